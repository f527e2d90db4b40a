<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>plans</name>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) of {total}</source>
        <translation>
            <numerusform>%Ln account of {total}</numerusform>
            <numerusform>%Ln accounts of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln account(s)?</source>
        <translation>
            <numerusform>Delete %Ln account?</numerusform>
            <numerusform>Delete %Ln accounts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offer(s)</source>
        <translation>
            <numerusform>%Ln offer</numerusform>
            <numerusform>%Ln offers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more device(s)</source>
        <translation>
            <numerusform>%Ln more device</numerusform>
            <numerusform>%Ln more devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln plan(s)</source>
        <translation>
            <numerusform>%Ln plan</numerusform>
            <numerusform>%Ln plans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln plan(s) of {total}</source>
        <translation>
            <numerusform>%Ln plan of {total}</numerusform>
            <numerusform>%Ln plans of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was sold %Ln time(s).</source>
        <translation>
            <numerusform>It was sold once.</numerusform>
            <numerusform>It was sold %Ln times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) in stock.</source>
        <translation>
            <numerusform>%Ln voucher in stock.</numerusform>
            <numerusform>%Ln vouchers in stock.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profile(s)</source>
        <translation>
            <numerusform>%Ln profile</numerusform>
            <numerusform>%Ln profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profile(s) of {total}</source>
        <translation>
            <numerusform>%Ln profile of {total}</numerusform>
            <numerusform>%Ln profiles of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) on the routers</source>
        <translation>
            <numerusform>%Ln account on the routers</numerusform>
            <numerusform>%Ln accounts on the routers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln sale</numerusform>
            <numerusform>%Ln sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) of {total}</source>
        <translation>
            <numerusform>%Ln sale of {total}</numerusform>
            <numerusform>%Ln sales of {total}</numerusform>
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
        <source>%Ln voucher(s)</source>
        <translation>
            <numerusform>%Ln voucher</numerusform>
            <numerusform>%Ln vouchers</numerusform>
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
        <source>%Ln voucher(s) in stock get the new terms; look at what is printed.</source>
        <translation>
            <numerusform>%Ln voucher in stock gets the new terms; look at what is printed.</numerusform>
            <numerusform>%Ln vouchers in stock get the new terms; look at what is printed.</numerusform>
        </translation>
    </message>
</context>
</TS>
