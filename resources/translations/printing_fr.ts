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
        <source>This computer has no printer.</source>
        <translation>Cet ordinateur n’a pas d’imprimante.</translation>
    </message>
    <message>
        <source>Connect one and set it up in the system, or keep the paper as PDF.</source>
        <translation>Branchez-en une et installez-la dans le système, ou gardez le papier en PDF.</translation>
    </message>
    <message>
        <source>The printer is no longer there.</source>
        <translation>L’imprimante n’est plus là.</translation>
    </message>
    <message>
        <source>Check its cable and its power, or choose another printer.</source>
        <translation>Vérifiez son câble et son courant, ou choisissez une autre imprimante.</translation>
    </message>
    <message>
        <source>The printer did not take the paper.</source>
        <translation>L’imprimante n’a pas pris l’impression.</translation>
    </message>
    <message>
        <source>Check its paper and its power, then print again.</source>
        <translation>Vérifiez son papier et son courant, puis réimprimez.</translation>
    </message>
    <message>
        <source>There is no printer at “{printer}”.</source>
        <translation>Aucune imprimante à l’adresse «&#xa0;{printer}&#xa0;».</translation>
    </message>
    <message>
        <source>Check its address or its cable, or choose another printer.</source>
        <translation>Vérifiez son adresse ou son câble, ou choisissez une autre imprimante.</translation>
    </message>
    <message>
        <source>The printer “{printer}” refuses.</source>
        <translation>L’imprimante «&#xa0;{printer}&#xa0;» refuse.</translation>
    </message>
    <message>
        <source>Another program or another till may be printing. Wait a little, then print again.</source>
        <translation>Un autre programme ou une autre caisse imprime peut-être. Attendez un peu, puis réimprimez.</translation>
    </message>
    <message>
        <source>The printer “{printer}” does not answer.</source>
        <translation>L’imprimante «&#xa0;{printer}&#xa0;» ne répond pas.</translation>
    </message>
    <message>
        <source>Check that it is on, has paper and that its lid is closed, then print again.</source>
        <translation>Vérifiez qu’elle est allumée, qu’elle a du papier et que son capot est fermé, puis réimprimez.</translation>
    </message>
    <message>
        <source>This user of the computer may not use “{printer}”.</source>
        <translation>Cet utilisateur de l’ordinateur n’a pas accès à «&#xa0;{printer}&#xa0;».</translation>
    </message>
    <message>
        <source>Ask for the right to print (under Linux the groups lp and dialout), then sign in again.</source>
        <translation>Demandez le droit d’imprimer (sous Linux les groupes lp et dialout), puis rouvrez la session.</translation>
    </message>
    <message>
        <source>The connection to “{printer}” broke in the middle.</source>
        <translation>La connexion avec «&#xa0;{printer}&#xa0;» s’est coupée en cours d’impression.</translation>
    </message>
    <message>
        <source>What came out may not be whole. Throw it away and print again.</source>
        <translation>Ce qui est sorti est peut-être incomplet. Jetez-le et réimprimez.</translation>
    </message>
    <message>
        <source>“{printer}” has no paper left.</source>
        <translation>«&#xa0;{printer}&#xa0;» n’a plus de papier.</translation>
    </message>
    <message>
        <source>Put in a new roll, then print again.</source>
        <translation>Mettez un rouleau neuf, puis réimprimez.</translation>
    </message>
    <message>
        <source>“{printer}” did not print.</source>
        <translation>«&#xa0;{printer}&#xa0;» n’a pas imprimé.</translation>
    </message>
    <message>
        <source>Turn it off and on, then print again.</source>
        <translation>Éteignez-la, rallumez-la, puis réimprimez.</translation>
    </message>
    <message>
        <source>The PDF was not written.</source>
        <translation>Le PDF n’a pas été écrit.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Choisissez un autre dossier, ou libérez de la place.</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>Arrêté avant la fin.</translation>
    </message>
    <message>
        <source>The pages printed so far can be used.</source>
        <translation>Les pages déjà imprimées peuvent servir.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
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
<context>
    <name>till_paper</name>
    <message>
        <source>Till closing no. {number}</source>
        <translation>Clôture de caisse n°&#xa0;{number}</translation>
    </message>
    <message>
        <source>Signature of the seller</source>
        <translation>Signature du vendeur</translation>
    </message>
    <message>
        <source>Signature of the owner</source>
        <translation>Signature du propriétaire</translation>
    </message>
    <message>
        <source>Fingerprint of these figures</source>
        <translation>Empreinte de ces chiffres</translation>
    </message>
</context>
</TS>
