<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>support</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of {total}</source>
        <translation>
            <numerusform>%Ln request of {total}</numerusform>
            <numerusform>%Ln requests of {total}</numerusform>
        </translation>
    </message>
</context>
</TS>
