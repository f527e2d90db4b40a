<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sell</name>
    <message numerus="yes">
        <source>Keys 1 to %n</source>
        <translation>
            <numerusform>Key %n</numerusform>
            <numerusform>Keys 1 to %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
