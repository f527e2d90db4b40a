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
    <name>preview</name>
    <message>
        <source>Preview of the paper</source>
        <translation>Aperçu du papier</translation>
    </message>
</context>
<context>
    <name>print_journal</name>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>Feuilles A4</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rouleau</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Page d’essai</translation>
    </message>
    <message>
        <source>Till closing</source>
        <translation>Clôture de caisse</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimé</translation>
    </message>
    <message>
        <source>Reprinted</source>
        <translation>Réimprimé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Par qui</translation>
    </message>
    <message>
        <source>Search a receipt, a batch, a person or a printer</source>
        <translation>Chercher un reçu, un lot, une personne ou une imprimante</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
    <message>
        <source>Print journal</source>
        <translation>Journal d’impression</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was printed yet</source>
        <translation>Rien n’a encore été imprimé</translation>
    </message>
    <message>
        <source>Every receipt and every sheet of vouchers is noted here, with who printed it.</source>
        <translation>Chaque reçu et chaque feuille de tickets est noté ici, avec qui l’a imprimé.</translation>
    </message>
    <message>
        <source>Choose a line first</source>
        <translation>Choisissez d’abord une ligne</translation>
    </message>
    <message>
        <source>This cannot be printed again from here</source>
        <translation>Ceci ne se réimprime pas d’ici</translation>
    </message>
    <message>
        <source>The sale of this receipt is not on this computer.</source>
        <translation>La vente de ce reçu n’est pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Sent to {printer}</source>
        <translation>Envoyé à {printer}</translation>
    </message>
</context>
<context>
    <name>print_tickets</name>
    <message>
        <source>PDF file</source>
        <translation>Fichier PDF</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>Feuilles A4</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rouleau</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Change templates…</source>
        <translation>Modifier les modèles…</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Exemplaires</translation>
    </message>
    <message>
        <source>From page</source>
        <translation>De la page</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Print vouchers</source>
        <translation>Imprimer les tickets</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>From voucher</source>
        <translation>Du ticket</translation>
    </message>
    <message>
        <source>To page</source>
        <translation>À la page</translation>
    </message>
    <message>
        <source>To voucher</source>
        <translation>Au ticket</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Save the vouchers</source>
        <translation>Enregistrer les tickets</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
    <message>
        <source>Vouchers saved: {name}</source>
        <translation>Tickets enregistrés&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Vouchers sent to {printer}</source>
        <translation>Tickets envoyés à {printer}</translation>
    </message>
    <message>
        <source>Printing vouchers</source>
        <translation>Impression des tickets</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
</context>
<context>
    <name>printer_chooser</name>
    <message>
        <source>Ask each time</source>
        <translation>Demander à chaque fois</translation>
    </message>
    <message>
        <source>Printer of this computer</source>
        <translation>Imprimante de cet ordinateur</translation>
    </message>
    <message>
        <source>Receipt printer on the network</source>
        <translation>Imprimante de reçus sur le réseau</translation>
    </message>
    <message>
        <source>Receipt printer by USB cable</source>
        <translation>Imprimante de reçus en USB</translation>
    </message>
    <message>
        <source>Receipt printer at a serial port</source>
        <translation>Imprimante de reçus sur port série</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>Fichier PDF</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The printer prints it on its test slip, for example 192.168.1.87.</source>
        <translation>L’imprimante l’indique sur son ticket d’essai, par exemple 192.168.1.87.</translation>
    </message>
    <message>
        <source>Device or queue</source>
        <translation>Appareil ou file</translation>
    </message>
    <message>
        <source>For example /dev/usb/lp0, or the name of the printer under Windows and macOS.</source>
        <translation>Par exemple /dev/usb/lp0, ou le nom de l’imprimante sous Windows et macOS.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>For example COM3 or /dev/ttyUSB0; also a Bluetooth printer that is paired.</source>
        <translation>Par exemple COM3 ou /dev/ttyUSB0&#xa0;; aussi une imprimante Bluetooth associée.</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>Laquelle</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Width of the roll</source>
        <translation>Largeur du rouleau</translation>
    </message>
    <message>
        <source>It cuts the paper</source>
        <translation>Elle coupe le papier</translation>
    </message>
    <message>
        <source>It draws QR codes itself (turn off if they do not come out)</source>
        <translation>Elle dessine les QR codes elle-même (décochez s’ils ne sortent pas)</translation>
    </message>
    <message>
        <source>Its accents come out right (turn off if they do not)</source>
        <translation>Ses accents sortent bien (décochez sinon)</translation>
    </message>
    <message>
        <source>A till drawer is connected to it</source>
        <translation>Un tiroir-caisse y est branché</translation>
    </message>
    <message>
        <source>Use this printer</source>
        <translation>Utiliser cette imprimante</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimer une page d’essai</translation>
    </message>
    <message>
        <source>Printer for receipts and strips</source>
        <translation>Imprimante des reçus et des rouleaux</translation>
    </message>
    <message>
        <source>This computer has no printer yet. Set one up in the system.</source>
        <translation>Cet ordinateur n’a pas encore d’imprimante. Installez-en une dans le système.</translation>
    </message>
    <message>
        <source>Found:</source>
        <translation>Trouvé&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing found yet.</source>
        <translation>Rien trouvé pour l’instant.</translation>
    </message>
    <message>
        <source>Write it like 192.168.1.87, or 192.168.1.87:9100</source>
        <translation>Écrivez-la comme 192.168.1.87 ou 192.168.1.87:9100</translation>
    </message>
    <message>
        <source>Receipts go to {printer} from now on.</source>
        <translation>Les reçus vont désormais à {printer}.</translation>
    </message>
    <message>
        <source>You are asked before each receipt.</source>
        <translation>La question est posée avant chaque reçu.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Impression…</translation>
    </message>
    <message>
        <source>The test page was sent. Look at its accents and scan its QR code.</source>
        <translation>La page d’essai est partie. Regardez ses accents et scannez son QR code.</translation>
    </message>
    <message>
        <source>Choose the printer for receipts</source>
        <translation>Choisissez l’imprimante des reçus</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
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
    <name>samples</name>
    <message>
        <source>Test page</source>
        <translation>Page d’essai</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Journée</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Bord gauche</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Bord droit</translation>
    </message>
    <message>
        <source>If the accents are right and the QR code can be scanned, this printer is ready.</source>
        <translation>Si les accents sont justes et que le QR code se scanne, cette imprimante est prête.</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>Batch {name}</source>
        <translation>Lot {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s)</source>
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
    <name>template_editor</name>
    <message>
        <source>Template</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>A4 sheet</source>
        <translation>Feuille A4</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rouleau</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>QR code that opens the login page</source>
        <translation>QR code qui ouvre la page de connexion</translation>
    </message>
    <message>
        <source>“Access code” above the code</source>
        <translation>«&#xa0;Code d’accès&#xa0;» au-dessus du code</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation>Retirer le logo</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>Votre mot</translation>
    </message>
    <message>
        <source>For example: Open every day from 7 to 22</source>
        <translation>Par exemple&#xa0;: Ouvert tous les jours de 7 h à 22 h</translation>
    </message>
    <message>
        <source>One voucher</source>
        <translation>Un ticket</translation>
    </message>
    <message>
        <source>Whole sheet</source>
        <translation>Toute la feuille</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>What stands on a voucher</source>
        <translation>Ce qui figure sur un ticket</translation>
    </message>
    <message>
        <source>This template belongs to the program: save it under a name of yours</source>
        <translation>Ce modèle appartient au programme&#xa0;: enregistrez-le sous votre propre nom</translation>
    </message>
    <message>
        <source>This template belongs to the program</source>
        <translation>Ce modèle appartient au programme</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Rien n’a changé</translation>
    </message>
    <message>
        <source>One voucher after the other on {width} mm paper</source>
        <translation>Un ticket après l’autre sur papier de {width} mm</translation>
    </message>
    <message>
        <source>{count} vouchers of {width} × {height} mm per sheet</source>
        <translation>{count} tickets de {width} × {height} mm par feuille</translation>
    </message>
    <message>
        <source>Save the template as</source>
        <translation>Enregistrer le modèle sous</translation>
    </message>
    <message>
        <source>Template saved: {name}</source>
        <translation>Modèle enregistré&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Delete the template “{name}”?</source>
        <translation>Supprimer le modèle «&#xa0;{name}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Vouchers already printed stay as they are. The template cannot be brought back.</source>
        <translation>Les tickets déjà imprimés restent tels quels. Le modèle ne pourra pas être récupéré.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Choose your logo</source>
        <translation>Choisissez votre logo</translation>
    </message>
    <message>
        <source>Choose a PNG, JPG or SVG picture of at most 4 MB.</source>
        <translation>Choisissez une image PNG, JPG ou SVG de 4 Mo au plus.</translation>
    </message>
    <message>
        <source>Voucher templates</source>
        <translation>Modèles de tickets</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Use this template</source>
        <translation>Utiliser ce modèle</translation>
    </message>
    <message>
        <source>Shop name</source>
        <translation>Nom de la boutique</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Data volume</source>
        <translation>Volume de données</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Code d’accès</translation>
    </message>
    <message>
        <source>Wi-Fi name</source>
        <translation>Nom du Wi-Fi</translation>
    </message>
    <message>
        <source>When the time starts</source>
        <translation>Début de la durée</translation>
    </message>
    <message>
        <source>Voucher number</source>
        <translation>Numéro du ticket</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Petit</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grand</translation>
    </message>
    <message>
        <source>Size of {field}</source>
        <translation>Taille de {field}</translation>
    </message>
    <message>
        <source>Move {field} up</source>
        <translation>Monter {field}</translation>
    </message>
    <message>
        <source>Move {field} down</source>
        <translation>Descendre {field}</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down move it.</source>
        <translation>Alt+Haut et Alt+Bas le déplacent.</translation>
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
        <source>Fingerprint of these figures: {mark}</source>
        <translation>Empreinte de ces chiffres&#xa0;: {mark}</translation>
    </message>
</context>
</TS>
