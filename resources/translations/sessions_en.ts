<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sessions</name>
    <message numerus="yes">
        <source>Disconnect %Ln device(s)?</source>
        <translation>
            <numerusform>Disconnect %Ln device?</numerusform>
            <numerusform>Disconnect %Ln devices?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln other(s)</source>
        <translation>
            <numerusform>{names} and %Ln other</numerusform>
            <numerusform>{names} and %Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) disconnected</source>
        <translation>
            <numerusform>%Ln device disconnected</numerusform>
            <numerusform>%Ln devices disconnected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of {total}</source>
        <translation>
            <numerusform>%Ln session of {total}</numerusform>
            <numerusform>%Ln sessions of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected now</source>
        <translation>
            <numerusform>%Ln device connected now</numerusform>
            <numerusform>%Ln devices connected now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected at {time}</source>
        <translation>
            <numerusform>%Ln device connected at {time}</numerusform>
            <numerusform>%Ln devices connected at {time}</numerusform>
        </translation>
    </message>
</context>
</TS>
