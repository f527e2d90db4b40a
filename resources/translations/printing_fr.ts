<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>plan_words</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln jour</numerusform>
            <numerusform>%Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>illimité</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln appareil</numerusform>
            <numerusform>%Ln appareils</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Print the receipt</source>
        <translation>Imprimer le reçu</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>Receipt no. {number}</source>
        <translation>Reçu n° {number}</translation>
    </message>
    <message>
        <source>Duplicate {count}</source>
        <translation>Duplicata {count}</translation>
    </message>
    <message>
        <source>Sold by</source>
        <translation>Vendu par</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Change given</source>
        <translation>Monnaie rendue</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Payé par</translation>
    </message>
    <message>
        <source>Your access code</source>
        <translation>Votre code d’accès</translation>
    </message>
    <message>
        <source>Your access codes</source>
        <translation>Vos codes d’accès</translation>
    </message>
    <message>
        <source>1. Connect to the Wi-Fi {name}</source>
        <translation>1. Connectez-vous au Wi-Fi {name}</translation>
    </message>
    <message>
        <source>1. Connect to the Wi-Fi</source>
        <translation>1. Connectez-vous au Wi-Fi</translation>
    </message>
    <message>
        <source>2. Scan the QR or type the code</source>
        <translation>2. Scannez le QR ou tapez le code</translation>
    </message>
    <message>
        <source>2. Type one code per person</source>
        <translation>2. Tapez un code par personne</translation>
    </message>
    <message>
        <source>2. Type the code</source>
        <translation>2. Tapez le code</translation>
    </message>
    <message>
        <source>Keep this receipt in case of a problem.</source>
        <translation>Gardez ce reçu en cas de problème.</translation>
    </message>
    <message>
        <source>Thank you and enjoy the Wi-Fi</source>
        <translation>Merci et bonne navigation</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Espèces</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>Mobile money</translation>
    </message>
    <message>
        <source>Customer credit</source>
        <translation>Crédit client</translation>
    </message>
    <message>
        <source>Tel. {phone}</source>
        <translation>Tél. {phone}</translation>
    </message>
    <message>
        <source>Wi-Fi hotspot</source>
        <translation>Point d’accès Wi-Fi</translation>
    </message>
    <message>
        <source>Cash received</source>
        <translation>Espèces reçues</translation>
    </message>
    <message>
        <source>Valid {span} from the first connection.</source>
        <translation>Valable {span} dès la première connexion.</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>Batch {name}</source>
        <translation>Lot {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>printed {day} at {time} by {name}</source>
        <translation>imprimé le {day} à {time} par {name}</translation>
    </message>
    <message>
        <source>printed {day} at {time}</source>
        <translation>imprimé le {day} à {time}</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>page {page} sur {pages}</translation>
    </message>
</context>
<context>
    <name>ticket</name>
    <message>
        <source>{span} from the first connection</source>
        <translation>{span} dès la 1re connexion</translation>
    </message>
    <message>
        <source>no. {number}</source>
        <translation>n° {number}</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Code d’accès</translation>
    </message>
    <message>
        <source>The code appears
after the sale</source>
        <translation>Le code s’affiche
après la vente</translation>
    </message>
    <message>
        <source>Wi-Fi: {name}</source>
        <translation>Wi-Fi&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Scan it or type the code when you connect.</source>
        <translation>Scannez ou tapez le code à la connexion.</translation>
    </message>
</context>
<context>
    <name>ticket_template</name>
    <message>
        <source>Standard, 24 per sheet</source>
        <translation>Standard, 24 par feuille</translation>
    </message>
    <message>
        <source>Large with logo, 10 per sheet</source>
        <translation>Grand avec logo, 10 par feuille</translation>
    </message>
    <message>
        <source>Compact, 40 per sheet</source>
        <translation>Compact, 40 par feuille</translation>
    </message>
    <message>
        <source>Roll with QR code</source>
        <translation>Rouleau avec QR code</translation>
    </message>
    <message>
        <source>Short roll, code only</source>
        <translation>Rouleau court, code seul</translation>
    </message>
</context>
</TS>
