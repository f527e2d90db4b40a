<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>vouchers</name>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) of {total}</source>
        <translation>
            <numerusform>%Ln batch of {total}</numerusform>
            <numerusform>%Ln batches of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln code(s) will open nothing any more, also those already on paper.</source>
        <translation>
            <numerusform>%Ln code will open nothing any more, even if it is already on paper.</numerusform>
            <numerusform>%Ln codes will open nothing any more, also those already on paper.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln ticket(s)</source>
        <comment>the button</comment>
        <translation>
            <numerusform>Cancel %Ln ticket</numerusform>
            <numerusform>Cancel %Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln ticket(s)</source>
        <translation>
            <numerusform>Make %Ln ticket</numerusform>
            <numerusform>Make %Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) in stock</source>
        <translation>
            <numerusform>%Ln ticket in stock</numerusform>
            <numerusform>%Ln tickets in stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln plan(s) to print again soon</source>
        <translation>
            <numerusform>%Ln plan to print again soon</numerusform>
            <numerusform>%Ln plans to print again soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) ready to print</source>
        <translation>
            <numerusform>%Ln ticket ready to print</numerusform>
            <numerusform>%Ln tickets ready to print</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln made</source>
        <translation>
            <numerusform>%Ln made</numerusform>
            <numerusform>%Ln made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not made</source>
        <translation>
            <numerusform>%Ln not made</numerusform>
            <numerusform>%Ln not made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln other batch(es) on the way</source>
        <translation>
            <numerusform>and %Ln other batch on the way</numerusform>
            <numerusform>and %Ln other batches on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln day(s)</source>
        <translation>
            <numerusform>about %Ln day</numerusform>
            <numerusform>about %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) left</source>
        <translation>
            <numerusform>%Ln ticket left</numerusform>
            <numerusform>%Ln tickets left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) of {total}</source>
        <translation>
            <numerusform>%Ln ticket of {total}</numerusform>
            <numerusform>%Ln tickets of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln code(s) copied</source>
        <translation>
            <numerusform>%Ln code copied</numerusform>
            <numerusform>%Ln codes copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln ticket(s)?</source>
        <translation>
            <numerusform>Cancel %Ln ticket?</numerusform>
            <numerusform>Cancel %Ln tickets?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{codes} and %Ln other(s)</source>
        <translation>
            <numerusform>{codes} and %Ln other</numerusform>
            <numerusform>{codes} and %Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sold or used ticket(s) stay as they are.</source>
        <translation>
            <numerusform>%Ln sold or used ticket stays as it is.</numerusform>
            <numerusform>%Ln sold or used tickets stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) cancelled</source>
        <translation>
            <numerusform>%Ln ticket cancelled</numerusform>
            <numerusform>%Ln tickets cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept: sold or used</source>
        <translation>
            <numerusform>%Ln kept: sold or used</numerusform>
            <numerusform>%Ln kept: sold or used</numerusform>
        </translation>
    </message>
</context>
</TS>
