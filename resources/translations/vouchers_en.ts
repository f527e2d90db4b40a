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
        <source>Cancel %Ln voucher(s)</source>
        <comment>the button</comment>
        <translation>
            <numerusform>Cancel %Ln voucher</numerusform>
            <numerusform>Cancel %Ln vouchers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln voucher(s)</source>
        <translation>
            <numerusform>Make %Ln voucher</numerusform>
            <numerusform>Make %Ln vouchers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) in stock</source>
        <translation>
            <numerusform>%Ln voucher in stock</numerusform>
            <numerusform>%Ln vouchers in stock</numerusform>
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
        <source>%Ln voucher(s) ready to print</source>
        <translation>
            <numerusform>%Ln voucher ready to print</numerusform>
            <numerusform>%Ln vouchers ready to print</numerusform>
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
        <source>about %Ln hour(s)</source>
        <translation>
            <numerusform>about %Ln hour</numerusform>
            <numerusform>about %Ln hours</numerusform>
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
        <source>%Ln voucher(s) left</source>
        <translation>
            <numerusform>%Ln voucher left</numerusform>
            <numerusform>%Ln vouchers left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) of {total}</source>
        <translation>
            <numerusform>%Ln voucher of {total}</numerusform>
            <numerusform>%Ln vouchers of {total}</numerusform>
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
        <source>Cancel %Ln voucher(s)?</source>
        <translation>
            <numerusform>Cancel %Ln voucher?</numerusform>
            <numerusform>Cancel %Ln vouchers?</numerusform>
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
        <source>%Ln sold or used voucher(s) stay as they are.</source>
        <translation>
            <numerusform>%Ln sold or used voucher stays as it is.</numerusform>
            <numerusform>%Ln sold or used vouchers stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) cancelled</source>
        <translation>
            <numerusform>%Ln voucher cancelled</numerusform>
            <numerusform>%Ln vouchers cancelled</numerusform>
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
