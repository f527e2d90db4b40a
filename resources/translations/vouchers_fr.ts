<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>vouchers</name>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>All gone</source>
        <translation>Écoulé</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Vendu</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>On the routers</source>
        <translation>Sur les routeurs</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Créé par</translation>
    </message>
    <message>
        <source>Batches of vouchers</source>
        <translation>Lots de tickets</translation>
    </message>
    <message>
        <source>No batch yet</source>
        <translation>Aucun lot pour l’instant</translation>
    </message>
    <message>
        <source>A batch is what you print at once: so many vouchers of one plan.</source>
        <translation>Un lot, c’est ce que vous imprimez d’un coup&#xa0;: tant de tickets d’un forfait.</translation>
    </message>
    <message>
        <source>Batch or plan</source>
        <translation>Lot ou forfait</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>Nouveau lot</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln lot</numerusform>
            <numerusform>%Ln lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) of {total}</source>
        <translation>
            <numerusform>%Ln lot sur {total}</numerusform>
            <numerusform>%Ln lots sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Every voucher of this batch was printed on this computer</source>
        <translation>Tous les tickets de ce lot ont été imprimés sur cet ordinateur</translation>
    </message>
    <message>
        <source>Nothing of this batch is left to cancel</source>
        <translation>Il ne reste rien à annuler dans ce lot</translation>
    </message>
    <message numerus="yes">
        <source>%Ln code(s) will open nothing any more, also those already on paper.</source>
        <translation>
            <numerusform>%Ln code ne donnera plus accès, même déjà imprimé.</numerusform>
            <numerusform>%Ln codes ne donneront plus accès, même déjà imprimés.</numerusform>
        </translation>
    </message>
    <message>
        <source>They would have sold for {amount}.</source>
        <translation>Ils valaient {amount}.</translation>
    </message>
    <message>
        <source>What is sold or in use stays valid. This cannot be undone.</source>
        <translation>Ce qui est vendu ou en cours reste valable. C’est définitif.</translation>
    </message>
    <message>
        <source>Cancel what is left of the batch {batch}?</source>
        <translation>Annuler ce qui reste du lot {batch}&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln voucher(s)</source>
        <comment>the button</comment>
        <translation>
            <numerusform>Annuler %Ln ticket</numerusform>
            <numerusform>Annuler %Ln tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Nothing of this batch opens the door any more</source>
        <translation>Plus aucun code de ce lot ne donne accès</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Its vouchers</source>
        <translation>Ses tickets</translation>
    </message>
    <message>
        <source>Print only what was not printed</source>
        <translation>Imprimer seulement ce qui ne l’a pas été</translation>
    </message>
    <message>
        <source>Cancel what is left…</source>
        <translation>Annuler ce qui reste…</translation>
    </message>
    <message>
        <source>The server makes the codes of this batch.</source>
        <translation>C’est le serveur qui crée les codes de ce lot.</translation>
    </message>
    <message>
        <source>What is left sells for</source>
        <translation>Valeur du reste</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Vendu le</translation>
    </message>
    <message>
        <source>First used</source>
        <translation>Première connexion</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>In stock, not on the routers yet</source>
        <translation>En stock, pas encore sur les routeurs</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} sur {whole}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>The voucher as it prints</source>
        <translation>Le ticket tel qu’il s’imprime</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Show the batch {batch}</source>
        <translation>Voir le lot {batch}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimé</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>sur cet ordinateur</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>opens nothing any more</source>
        <translation>ne donne plus accès</translation>
    </message>
    <message>
        <source>How many vouchers</source>
        <translation>Nombre de tickets</translation>
    </message>
    <message>
        <source>Length of the code</source>
        <translation>Longueur du code</translation>
    </message>
    <message>
        <source>Random characters</source>
        <translation>Caractères au hasard</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Commence par</translation>
    </message>
    <message>
        <source>Letters and digits, the same on every voucher</source>
        <translation>Lettres et chiffres, les mêmes sur chaque ticket</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>Nom du lot</translation>
    </message>
    <message>
        <source>By itself: the date and four characters</source>
        <translation>Sinon&#xa0;: la date et quatre caractères</translation>
    </message>
    <message>
        <source>New batch of vouchers</source>
        <translation>Nouveau lot de tickets</translation>
    </message>
    <message>
        <source>There is no connection. The server makes the codes: the batch is kept on this computer and made as soon as the connection is back.</source>
        <translation>Pas de connexion. C’est le serveur qui crée les codes&#xa0;: le lot est gardé sur cet ordinateur et sera créé dès le retour de la connexion.</translation>
    </message>
    <message>
        <source>The batch sells for {amount}</source>
        <translation>Valeur du lot&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Choose a plan</source>
        <translation>Choisissez un forfait</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln voucher(s)</source>
        <translation>
            <numerusform>Créer %Ln ticket</numerusform>
            <numerusform>Créer %Ln tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>Billions of combinations: nobody finds a code by guessing.</source>
        <translation>Des milliards de combinaisons&#xa0;: personne ne devine un code.</translation>
    </message>
    <message>
        <source>Too easy to guess: {each} combinations for each voucher.</source>
        <translation>Trop facile à deviner&#xa0;: {each} combinaisons pour chaque ticket.</translation>
    </message>
    <message>
        <source>{all} combinations: {each} for each voucher.</source>
        <translation>{all} combinaisons&#xa0;: {each} pour chaque ticket.</translation>
    </message>
    <message>
        <source>At least {length}</source>
        <translation>Au moins {length}</translation>
    </message>
    <message>
        <source>Only letters A to Z and digits</source>
        <translation>Seulement des lettres de A à Z et des chiffres</translation>
    </message>
    <message>
        <source>At most 8 characters</source>
        <translation>8 caractères au plus</translation>
    </message>
    <message>
        <source>There is a batch of this name: choose another</source>
        <translation>Un lot porte déjà ce nom&#xa0;: choisissez-en un autre</translation>
    </message>
    <message>
        <source>At most 40 characters</source>
        <translation>40 caractères au plus</translation>
    </message>
    <message>
        <source>From 1 to 10,000</source>
        <translation>De 1 à 10 000</translation>
    </message>
    <message>
        <source>There is no plan to print vouchers of yet</source>
        <translation>Il n’y a pas encore de forfait dont imprimer des tickets</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Parties de cette page</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Batch {batch} is on its way</source>
        <translation>Le lot {batch} est en route</translation>
    </message>
    <message>
        <source>Batch {batch} is kept on this computer and waits for the server</source>
        <translation>Le lot {batch} est gardé sur cet ordinateur et attend le serveur</translation>
    </message>
    <message>
        <source>Batch {batch} is cancelled: nothing was made</source>
        <translation>Le lot {batch} est annulé&#xa0;: rien n’a été créé</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rétablir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) in stock</source>
        <translation>
            <numerusform>%Ln ticket en stock</numerusform>
            <numerusform>%Ln tickets en stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln plan(s) to print again soon</source>
        <translation>
            <numerusform>%Ln forfait à réimprimer bientôt</numerusform>
            <numerusform>%Ln forfaits à réimprimer bientôt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) ready to print</source>
        <translation>
            <numerusform>%Ln ticket prêt à imprimer</numerusform>
            <numerusform>%Ln tickets prêts à imprimer</numerusform>
        </translation>
    </message>
    <message>
        <source>This server makes codes without batches. The vouchers themselves are all in the list.</source>
        <translation>Ce serveur crée des codes sans lots. Les tickets eux-mêmes sont tous dans la liste.</translation>
    </message>
    <message>
        <source>There is nothing to print</source>
        <translation>Il n’y a rien à imprimer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln made</source>
        <translation>
            <numerusform>%Ln créé</numerusform>
            <numerusform>%Ln créés</numerusform>
        </translation>
    </message>
    <message>
        <source>{made} of {total} made</source>
        <translation>{made} sur {total} créés</translation>
    </message>
    <message>
        <source>Waiting for the server, which makes the codes.</source>
        <translation>En attente du serveur, qui crée les codes.</translation>
    </message>
    <message>
        <source>Waiting for the server, which makes the codes: it starts when the connection is back.</source>
        <translation>En attente du serveur, qui crée les codes&#xa0;: cela commence au retour de la connexion.</translation>
    </message>
    <message>
        <source>goes on when the connection is back</source>
        <translation>la suite au retour de la connexion</translation>
    </message>
    <message>
        <source>the last part is being made</source>
        <translation>la dernière partie est en cours</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not made</source>
        <translation>
            <numerusform>%Ln non créé</numerusform>
            <numerusform>%Ln non créés</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>It does not take this plan or codes of this form.</source>
        <translation>Il n’accepte pas ce forfait ou cette forme de code.</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Refusé par le serveur</translation>
    </message>
    <message>
        <source>The server&apos;s answer was lost. See in the list whether the vouchers are there.</source>
        <translation>La réponse du serveur s’est perdue. Regardez dans la liste si les tickets y sont.</translation>
    </message>
    <message>
        <source>the codes are on their way to this computer</source>
        <translation>les codes arrivent sur cet ordinateur</translation>
    </message>
    <message>
        <source>all on the routers</source>
        <translation>tous sur les routeurs</translation>
    </message>
    <message>
        <source>{there} of {made} on the routers</source>
        <translation>{there} sur {made} sur les routeurs</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>Avancement du lot</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Give up the rest</source>
        <translation>Renoncer au reste</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Ranger</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln other batch(es) on the way</source>
        <translation>
            <numerusform>et %Ln autre lot en route</numerusform>
            <numerusform>et %Ln autres lots en route</numerusform>
        </translation>
    </message>
    <message>
        <source>None printed</source>
        <translation>Aucun imprimé</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Stock bas</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Suffisant</translation>
    </message>
    <message>
        <source>more than a year</source>
        <translation>plus d’un an</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s)</source>
        <translation>
            <numerusform>environ %Ln heure</numerusform>
            <numerusform>environ %Ln heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln day(s)</source>
        <translation>
            <numerusform>environ %Ln jour</numerusform>
            <numerusform>environ %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Stock by plan</source>
        <translation>Stock par forfait</translation>
    </message>
    <message>
        <source>Warning level…</source>
        <translation>Seuil d’alerte…</translation>
    </message>
    <message>
        <source>New batch of this plan</source>
        <translation>Nouveau lot de ce forfait</translation>
    </message>
    <message>
        <source>Warning level of all plans…</source>
        <translation>Seuil de tous les forfaits…</translation>
    </message>
    <message>
        <source>Save the codes…</source>
        <translation>Enregistrer les codes…</translation>
    </message>
    <message>
        <source>No stock to count</source>
        <translation>Aucun stock à compter</translation>
    </message>
    <message>
        <source>Each plan you print vouchers of has its line here.</source>
        <translation>Chaque forfait dont vous imprimez des tickets a sa ligne ici.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) left</source>
        <translation>
            <numerusform>%Ln ticket restant</numerusform>
            <numerusform>%Ln tickets restants</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a plan in the list first</source>
        <translation>Choisissez d’abord un forfait dans la liste</translation>
    </message>
    <message>
        <source>A4 sheets (PDF)</source>
        <translation>Feuilles A4 (PDF)</translation>
    </message>
    <message>
        <source>List (CSV)</source>
        <translation>Liste (CSV)</translation>
    </message>
    <message>
        <source>Save the vouchers of “{plan}”</source>
        <translation>Enregistrer les tickets de «&#xa0;{plan}&#xa0;»</translation>
    </message>
    <message>
        <source>Vouchers saved: {name}</source>
        <translation>Tickets enregistrés&#xa0;: {name}</translation>
    </message>
    <message>
        <source>When is “{plan}” low?</source>
        <translation>À partir de quand «&#xa0;{plan}&#xa0;» est-il bas&#x202f;?</translation>
    </message>
    <message>
        <source>When is a plan low?</source>
        <translation>À partir de quand un forfait est-il bas&#x202f;?</translation>
    </message>
    <message>
        <source>Warn below</source>
        <translation>Alerte sous</translation>
    </message>
    <message>
        <source>Vouchers left; 0 never warns</source>
        <translation>Tickets restants&#x202f;; 0 n’alerte jamais</translation>
    </message>
    <message>
        <source>Vouchers left; plans with a level of their own keep it</source>
        <translation>Tickets restants&#x202f;; les forfaits qui ont leur propre seuil le gardent</translation>
    </message>
    <message>
        <source>Keep this level</source>
        <translation>Garder ce seuil</translation>
    </message>
    <message>
        <source>Its unsold vouchers</source>
        <translation>Ses tickets en stock</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Gone in 7 days</source>
        <translation>Partis en 7 jours</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Suffit pour</translation>
    </message>
    <message>
        <source>Sells for</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>No voucher printed yet</source>
        <translation>Aucun ticket imprimé pour l’instant</translation>
    </message>
    <message>
        <source>Make a batch of codes, print it and cut it: whoever sells needs no computer.</source>
        <translation>Créez un lot de codes, imprimez-le et découpez-le&#xa0;: le vendeur n’a pas besoin d’ordinateur.</translation>
    </message>
    <message>
        <source>Code, plan or batch</source>
        <translation>Code, forfait ou lot</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) of {total}</source>
        <translation>
            <numerusform>%Ln ticket sur {total}</numerusform>
            <numerusform>%Ln tickets sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln code(s) copied</source>
        <translation>
            <numerusform>%Ln code copié</numerusform>
            <numerusform>%Ln codes copiés</numerusform>
        </translation>
    </message>
    <message>
        <source>A used, expired or cancelled voucher opens nothing any more</source>
        <translation>Un ticket utilisé, expiré ou annulé ne donne plus accès</translation>
    </message>
    <message>
        <source>Cancel the voucher {code}?</source>
        <translation>Annuler le ticket {code}&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln voucher(s)?</source>
        <translation>
            <numerusform>Annuler %Ln ticket&#x202f;?</numerusform>
            <numerusform>Annuler %Ln tickets&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{codes} and %Ln other(s)</source>
        <translation>
            <numerusform>{codes} et %Ln autre</numerusform>
            <numerusform>{codes} et %Ln autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sold or used voucher(s) stay as they are.</source>
        <translation>
            <numerusform>%Ln ticket vendu ou utilisé reste tel quel.</numerusform>
            <numerusform>%Ln tickets vendus ou utilisés restent tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>C’est définitif.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) cancelled</source>
        <translation>
            <numerusform>%Ln ticket annulé</numerusform>
            <numerusform>%Ln tickets annulés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept: sold or used</source>
        <translation>
            <numerusform>%Ln gardé&#xa0;: vendu ou utilisé</numerusform>
            <numerusform>%Ln gardés&#xa0;: vendus ou utilisés</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Annuler…</translation>
    </message>
</context>
</TS>
