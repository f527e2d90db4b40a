<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>settings</name>
    <message numerus="yes">
        <source>%Ln fault(s) in the data file: save the log and ask for help.</source>
        <translation>
            <numerusform>%Ln fault in the data file: save the log and ask for help.</numerusform>
            <numerusform>%Ln faults in the data file: save the log and ask for help.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older copies are in the folder.</source>
        <translation>
            <numerusform>%Ln older copy is in the folder.</numerusform>
            <numerusform>%Ln older copies are in the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) and actions came back</source>
        <translation>
            <numerusform>%Ln sale or action came back</numerusform>
            <numerusform>%Ln sales and actions came back</numerusform>
        </translation>
    </message>
</context>
</TS>
