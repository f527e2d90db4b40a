<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>shell.lock</name>
    <message numerus="yes">
        <source>%Ln try(ies) left</source>
        <translation>
            <numerusform>%Ln try left</numerusform>
            <numerusform>%Ln tries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %Ln second(s)</source>
        <translation>
            <numerusform>Wait&#xa0;%Ln second</numerusform>
            <numerusform>Wait&#xa0;%Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell.notices</name>
    <message numerus="yes">
        <source>%Ln action(s)</source>
        <comment>saved from a damaged file</comment>
        <translation>
            <numerusform>%Ln action</numerusform>
            <numerusform>%Ln actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <comment>saved from a damaged file</comment>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell.rail</name>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <translation>
            <numerusform>%Ln to decide</numerusform>
            <numerusform>%Ln to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell.sign_in</name>
    <message numerus="yes">
        <source>%Ln action(s) wait for the server. They stay on this computer and are sent when you sign in again.</source>
        <translation>
            <numerusform>%Ln action waits for the server. It stays on this computer and is sent when you sign in again.</numerusform>
            <numerusform>%Ln actions wait for the server. They stay on this computer and are sent when you sign in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell.status</name>
    <message numerus="yes">
        <source>%Ln pending</source>
        <comment>actions</comment>
        <translation>
            <numerusform>%Ln pending</numerusform>
            <numerusform>%Ln pending</numerusform>
        </translation>
    </message>
</context>
</TS>
