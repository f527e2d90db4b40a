<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>customers</name>
    <message numerus="yes">
        <source>Block %Ln customer(s)?</source>
        <translation>
            <numerusform>Block %Ln customer?</numerusform>
            <numerusform>Block %Ln customers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln customer(s)</source>
        <translation>
            <numerusform>Block %Ln customer</numerusform>
            <numerusform>Block %Ln customers</numerusform>
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
        <source>%Ln digit(s) missing, like 90 12 45 08</source>
        <translation>
            <numerusform>%Ln digit missing, like 90 12 45 08</numerusform>
            <numerusform>%Ln digits missing, like 90 12 45 08</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) of {total}</source>
        <translation>
            <numerusform>%Ln customer of {total}</numerusform>
            <numerusform>%Ln customers of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected now</source>
        <translation>
            <numerusform>%Ln connected now</numerusform>
            <numerusform>%Ln connected now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln customer(s)?</source>
        <translation>
            <numerusform>Delete %Ln customer?</numerusform>
            <numerusform>Delete %Ln customers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln customer(s)</source>
        <translation>
            <numerusform>Delete %Ln customer</numerusform>
            <numerusform>Delete %Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
</TS>
