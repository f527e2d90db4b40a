<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>reports</name>
    <message numerus="yes">
        <source>Report saved: %Ln page(s)</source>
        <translation>
            <numerusform>Report saved: %Ln page</numerusform>
            <numerusform>Report saved: %Ln pages</numerusform>
        </translation>
    </message>
</context>
</TS>
