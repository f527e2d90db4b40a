<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>routers</name>
    <message numerus="yes">
        <source>%Ln online</source>
        <comment>devices connected to a router</comment>
        <translation>
            <numerusform>%Ln online</numerusform>
            <numerusform>%Ln online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected device(s) are cut.</source>
        <translation>
            <numerusform>%Ln connected device is cut.</numerusform>
            <numerusform>%Ln connected devices are cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln device(s)</source>
        <translation>
            <numerusform>at most %Ln device</numerusform>
            <numerusform>at most %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still waiting for this router are lost.</source>
        <translation>
            <numerusform>%Ln change still waiting for this router is lost.</numerusform>
            <numerusform>%Ln changes still waiting for this router are lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} reachable</source>
        <translation>
            <numerusform>%Ln of {total} reachable</numerusform>
            <numerusform>%Ln of {total} reachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln router(s)</source>
        <translation>
            <numerusform>%Ln router</numerusform>
            <numerusform>%Ln routers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln router(s) of {total}</source>
        <translation>
            <numerusform>%Ln of {total} routers</numerusform>
            <numerusform>%Ln of {total} routers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) reach the router as soon as it answers</source>
        <translation>
            <numerusform>%Ln change reaches the router as soon as it answers</numerusform>
            <numerusform>%Ln changes reach the router as soon as it answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected</source>
        <translation>
            <numerusform>%Ln device connected</numerusform>
            <numerusform>%Ln devices connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interface(s)</source>
        <translation>
            <numerusform>%Ln interface</numerusform>
            <numerusform>%Ln interfaces</numerusform>
        </translation>
    </message>
</context>
</TS>
