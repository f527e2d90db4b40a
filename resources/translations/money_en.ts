<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>money</name>
    <message numerus="yes">
        <source>%Ln movement(s)</source>
        <translation>
            <numerusform>%Ln movement</numerusform>
            <numerusform>%Ln movements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln movement(s) of {total}</source>
        <translation>
            <numerusform>%Ln movement of {total}</numerusform>
            <numerusform>%Ln movements of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment method(s)</source>
        <translation>
            <numerusform>%Ln payment method</numerusform>
            <numerusform>%Ln payment methods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withdrawal(s) not paid yet</source>
        <translation>
            <numerusform>%Ln withdrawal not paid yet</numerusform>
            <numerusform>%Ln withdrawals not paid yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be read</source>
        <translation>
            <numerusform>%Ln line could not be read</numerusform>
            <numerusform>%Ln lines could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln movement(s) of {total} · page {page}</source>
        <translation>
            <numerusform>%Ln movement of {total} · page {page}</numerusform>
            <numerusform>%Ln movements of {total} · page {page}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withdrawal(s)</source>
        <translation>
            <numerusform>%Ln withdrawal</numerusform>
            <numerusform>%Ln withdrawals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withdrawal(s) of {total}</source>
        <translation>
            <numerusform>%Ln withdrawal of {total}</numerusform>
            <numerusform>%Ln withdrawals of {total}</numerusform>
        </translation>
    </message>
</context>
</TS>
