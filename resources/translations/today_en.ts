<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>today</name>
    <message numerus="yes">
        <source>%Ln thing(s) need attention</source>
        <translation>
            <numerusform>%Ln thing needs attention</numerusform>
            <numerusform>%Ln things need attention</numerusform>
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
        <source>and %Ln other router(s)</source>
        <translation>
            <numerusform>and %Ln other router</numerusform>
            <numerusform>and %Ln other routers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to send</source>
        <comment>sales</comment>
        <translation>
            <numerusform>%Ln to send</numerusform>
            <numerusform>%Ln to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <comment>sales</comment>
        <translation>
            <numerusform>%Ln to confirm</numerusform>
            <numerusform>%Ln to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them “{plan}”</source>
        <comment>vouchers of one plan</comment>
        <translation>
            <numerusform>%Ln of them “{plan}”</numerusform>
            <numerusform>%Ln of them “{plan}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln router(s) of {total} reachable</source>
        <translation>
            <numerusform>%Ln of {total} routers reachable</numerusform>
            <numerusform>%Ln of {total} routers reachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) affected</source>
        <translation>
            <numerusform>%Ln customer affected</numerusform>
            <numerusform>%Ln customers affected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln site(s) can no longer be seen from here</source>
        <translation>
            <numerusform>%Ln site can no longer be seen from here</numerusform>
            <numerusform>%Ln sites can no longer be seen from here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) wait for {router}</source>
        <translation>
            <numerusform>%Ln change waits for {router}</numerusform>
            <numerusform>%Ln changes wait for {router}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) wait for the network</source>
        <translation>
            <numerusform>%Ln action waits for the network</numerusform>
            <numerusform>%Ln actions wait for the network</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed on both sides</source>
        <translation>
            <numerusform>%Ln row changed on both sides</numerusform>
            <numerusform>%Ln rows changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) refused by the server</source>
        <translation>
            <numerusform>%Ln action refused by the server</numerusform>
            <numerusform>%Ln actions refused by the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) to check</source>
        <translation>
            <numerusform>%Ln action to check</numerusform>
            <numerusform>%Ln actions to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) left</source>
        <translation>
            <numerusform>%Ln voucher left</numerusform>
            <numerusform>%Ln vouchers left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln site(s)</source>
        <translation>
            <numerusform>%Ln site</numerusform>
            <numerusform>%Ln sites</numerusform>
        </translation>
    </message>
</context>
</TS>
