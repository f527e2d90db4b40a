<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>money</name>
    <message>
        <source>This day comes before the first one</source>
        <translation>Ce jour vient avant le premier</translation>
    </message>
    <message>
        <source>Write it like 22/11/2026</source>
        <translation>Écrivez-le comme 22/11/2026</translation>
    </message>
    <message>
        <source>Choose the days</source>
        <translation>Choisir les jours</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day, included</source>
        <translation>Dernier jour, compris</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Afficher ces jours</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>ce mois</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>mois dernier</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Payé par</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>À confirmer</translation>
    </message>
    <message>
        <source>E-mail of the customer</source>
        <translation>E-mail du client</translation>
    </message>
    <message>
        <source>Kept in the name of</source>
        <translation>Au nom de</translation>
    </message>
    <message>
        <source>Number on the server</source>
        <translation>Numéro sur le serveur</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Sur le serveur</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Portefeuille</translation>
    </message>
    <message>
        <source>Sold by the staff</source>
        <translation>Vendu au comptoir</translation>
    </message>
    <message>
        <source>Additional devices</source>
        <translation>Appareils supplémentaires</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Encaissé</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouées</translation>
    </message>
    <message>
        <source>of what this computer knows</source>
        <translation>d’après ce que cet ordinateur connaît</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Autres jours</translation>
    </message>
    <message>
        <source>Everything, written by the server ({kind})</source>
        <translation>Tout, écrit par le serveur ({kind})</translation>
    </message>
    <message>
        <source>Save the server’s file</source>
        <translation>Enregistrer le fichier du serveur</translation>
    </message>
    <message>
        <source>Saved: {size}</source>
        <translation>Enregistré&#xa0;: {size}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>money in</source>
        <translation>entrées</translation>
    </message>
    <message>
        <source>money out</source>
        <translation>sorties</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>No customer belongs to this: it was a voucher</source>
        <translation>Aucun client derrière cette opération&#xa0;: c’était un ticket</translation>
    </message>
    <message>
        <source>Reference copied</source>
        <translation>Référence copiée</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Ouvrir le client</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>Copier la référence</translation>
    </message>
    <message numerus="yes">
        <source>%Ln movement(s)</source>
        <translation>
            <numerusform>%Ln opération</numerusform>
            <numerusform>%Ln opérations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln movement(s) of {total}</source>
        <translation>
            <numerusform>%Ln opération sur {total}</numerusform>
            <numerusform>%Ln opérations sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>No online payment yet</source>
        <translation>Aucun paiement en ligne pour l’instant</translation>
    </message>
    <message>
        <source>What customers pay through the portal, and your withdrawals, stand here.</source>
        <translation>Ici figurent ce que les clients paient sur le portail et vos retraits.</translation>
    </message>
    <message>
        <source>Nothing sold over the counter yet</source>
        <translation>Aucune vente au comptoir pour l’instant</translation>
    </message>
    <message>
        <source>Every sale of you and your staff stands here.</source>
        <translation>Chaque vente faite par vous et votre équipe figure ici.</translation>
    </message>
    <message>
        <source>No additional device sold yet</source>
        <translation>Aucun appareil supplémentaire vendu</translation>
    </message>
    <message>
        <source>What customers pay for further devices stands here.</source>
        <translation>Ici figure ce que les clients paient pour d’autres appareils.</translation>
    </message>
    <message>
        <source>Reference, customer or plan</source>
        <translation>Référence, client ou forfait</translation>
    </message>
    <message>
        <source>This number is too short</source>
        <translation>Ce numéro est trop court</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Operator or bank</source>
        <translation>Opérateur ou banque</translation>
    </message>
    <message>
        <source>Phone or account number</source>
        <translation>Numéro de téléphone ou de compte</translation>
    </message>
    <message>
        <source>The money goes to this number: check it twice</source>
        <translation>L’argent part vers ce numéro&#xa0;: relisez-le</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>In whose name it is</source>
        <translation>À quel nom il est</translation>
    </message>
    <message>
        <source>Offer it first for withdrawals</source>
        <translation>Le proposer en premier pour les retraits</translation>
    </message>
    <message>
        <source>Confirm by a code sent to my e-mail</source>
        <translation>Confirmer par un code envoyé à mon e-mail</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Modifier {name}</translation>
    </message>
    <message>
        <source>New payment method</source>
        <translation>Nouveau moyen de paiement</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Enregistrer les changements</translation>
    </message>
    <message>
        <source>Add the payment method</source>
        <translation>Ajouter le moyen de paiement</translation>
    </message>
    <message>
        <source>The payment method is saved</source>
        <translation>Le moyen de paiement est enregistré</translation>
    </message>
    <message>
        <source>Confirm {name}</source>
        <translation>Confirmer {name}</translation>
    </message>
    <message>
        <source>Code from the e-mail</source>
        <translation>Code reçu par e-mail</translation>
    </message>
    <message>
        <source>Six digits; they are good for some minutes</source>
        <translation>Six chiffres, valables quelques minutes</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>The server sent a code to your e-mail. Nothing is saved without it.</source>
        <translation>Le serveur a envoyé un code à votre e-mail. Rien n’est enregistré sans lui.</translation>
    </message>
    <message>
        <source>{name} is offered first from now on</source>
        <translation>{name} est désormais proposé en premier</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Retirer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>{number} can no longer receive withdrawals. Those already made keep its name.</source>
        <translation>{number} ne recevra plus de retraits. Ceux déjà faits gardent son nom.</translation>
    </message>
    <message>
        <source>Remove the payment method</source>
        <translation>Retirer le moyen de paiement</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>{name} was removed</source>
        <translation>{name} est retiré</translation>
    </message>
    <message>
        <source>Number copied</source>
        <translation>Numéro copié</translation>
    </message>
    <message>
        <source>First choice</source>
        <translation>Premier choix</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Proposé</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment method(s)</source>
        <translation>
            <numerusform>%Ln moyen de paiement</numerusform>
            <numerusform>%Ln moyens de paiement</numerusform>
        </translation>
    </message>
    <message>
        <source>On the server the number is another one now: refresh the list.</source>
        <translation>Sur le serveur, le numéro est maintenant différent&#xa0;: actualisez la liste.</translation>
    </message>
    <message>
        <source>Offer it first</source>
        <translation>Proposer en premier</translation>
    </message>
    <message>
        <source>Payment methods</source>
        <translation>Moyens de paiement</translation>
    </message>
    <message>
        <source>No payment method yet</source>
        <translation>Aucun moyen de paiement</translation>
    </message>
    <message>
        <source>Add the mobile money or bank account that receives your withdrawals.</source>
        <translation>Ajoutez le compte mobile money ou bancaire qui reçoit vos retraits.</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Nom ou numéro</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Show or hide the number</source>
        <translation>Afficher ou cacher le numéro</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copier le numéro</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>View all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>Last movements</source>
        <translation>Dernières opérations</translation>
    </message>
    <message>
        <source>No money has moved yet.</source>
        <translation>Aucun mouvement d’argent pour l’instant.</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>Retraits</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Envoyé vers</translation>
    </message>
    <message>
        <source>Withdrawals under way</source>
        <translation>Retraits en cours</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>Rien n’est en route.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et&#xa0;%Ln autre</numerusform>
            <numerusform>et&#xa0;%Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a payment method</source>
        <translation>Ajouter un moyen de paiement</translation>
    </message>
    <message>
        <source>Paid online</source>
        <translation>Payé en ligne</translation>
    </message>
    <message>
        <source>Sold over the counter</source>
        <translation>Vendu au comptoir</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Share paid online</source>
        <translation>Part payée en ligne</translation>
    </message>
    <message>
        <source>Since the beginning</source>
        <translation>Depuis le début</translation>
    </message>
    <message>
        <source>{share} was paid online: that part goes through the wallet. Cash stays in the shop.</source>
        <translation>{share} a été payé en ligne&#xa0;: cette part passe par le portefeuille. Les espèces restent à la boutique.</translation>
    </message>
    <message>
        <source>In the wallet</source>
        <translation>Dans le portefeuille</translation>
    </message>
    <message>
        <source>Over the counter</source>
        <translation>Au comptoir</translation>
    </message>
    <message>
        <source>withdrawals once back online</source>
        <translation>retraits dès le retour en ligne</translation>
    </message>
    <message>
        <source>{amount} can be withdrawn</source>
        <translation>{amount} à retirer</translation>
    </message>
    <message>
        <source>nothing is on its way</source>
        <translation>rien n’est en route</translation>
    </message>
    <message numerus="yes">
        <source>%Ln withdrawal(s) not paid yet</source>
        <translation>
            <numerusform>%Ln retrait pas encore payé</numerusform>
            <numerusform>%Ln retraits pas encore payés</numerusform>
        </translation>
    </message>
    <message>
        <source>not offered by this server</source>
        <translation>non offert par ce serveur</translation>
    </message>
    <message>
        <source>reserved for other roles</source>
        <translation>réservé à d’autres rôles</translation>
    </message>
    <message>
        <source>{share} of all that came in</source>
        <translation>{share} de tout ce qui est entré</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Argent</translation>
    </message>
    <message>
        <source>What came in, what goes out, and where to</source>
        <translation>Ce qui entre, ce qui sort et vers où</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Parts of money</source>
        <translation>Parties de l’argent</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Which movements</source>
        <translation>Quelles opérations</translation>
    </message>
    <message>
        <source>It is being asked for</source>
        <translation>La demande est en cours</translation>
    </message>
    <message>
        <source>{amount} in the wallet</source>
        <translation>{amount} dans le portefeuille</translation>
    </message>
    <message>
        <source>All movements</source>
        <translation>Toutes les opérations</translation>
    </message>
    <message>
        <source>Plans bought</source>
        <translation>Forfaits achetés</translation>
    </message>
    <message>
        <source>Whole wallet at once</source>
        <translation>Tout le portefeuille d’un coup</translation>
    </message>
    <message>
        <source>All sales of the staff at once</source>
        <translation>Toutes les ventes au comptoir d’un coup</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>Entrées et sorties</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Movements on the server</source>
        <translation>Opérations sur le serveur</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>N’importe quel jour</translation>
    </message>
    <message>
        <source>The server has no such movement</source>
        <translation>Le serveur n’a aucune opération de ce genre</translation>
    </message>
    <message>
        <source>Choose other days, another kind or another state.</source>
        <translation>Choisissez d’autres jours, un autre type ou un autre état.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be read</source>
        <translation>
            <numerusform>%Ln ligne illisible</numerusform>
            <numerusform>%Ln lignes illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>This server has no such search. Your lists stay readable.</source>
        <translation>Ce serveur n’a pas cette recherche. Vos listes restent lisibles.</translation>
    </message>
    <message>
        <source>This page ({kind})</source>
        <translation>Cette page ({kind})</translation>
    </message>
    <message>
        <source>All these days, written by the server ({kind})</source>
        <translation>Tous ces jours, écrits par le serveur ({kind})</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Enregistrer la liste</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Enregistré&#xa0;: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln movement(s) of {total} · page {page}</source>
        <translation>
            <numerusform>%Ln opération sur {total} · page {page}</numerusform>
            <numerusform>%Ln opérations sur {total} · page {page}</numerusform>
        </translation>
    </message>
    <message>
        <source>Amount, in {currency}</source>
        <translation>Montant, en {currency}</translation>
    </message>
    <message>
        <source>Withdraw money</source>
        <translation>Retirer de l’argent</translation>
    </message>
    <message>
        <source>Ask for the withdrawal</source>
        <translation>Demander le retrait</translation>
    </message>
    <message>
        <source>All: {amount}</source>
        <translation>Tout&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Frais</translation>
    </message>
    <message>
        <source>You receive</source>
        <translation>Vous recevez</translation>
    </message>
    <message>
        <source>Stays in the wallet</source>
        <translation>Reste dans le portefeuille</translation>
    </message>
    <message>
        <source>Write an amount above zero</source>
        <translation>Écrivez un montant supérieur à zéro</translation>
    </message>
    <message>
        <source>The wallet holds {amount} only</source>
        <translation>Le portefeuille ne contient que {amount}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucuns</translation>
    </message>
    <message>
        <source>This server takes no fee; your operator may.</source>
        <translation>Ce serveur ne prend pas de frais&#xa0;; votre opérateur peut en prendre.</translation>
    </message>
    <message>
        <source>not told by the server</source>
        <translation>non indiqués par le serveur</translation>
    </message>
    <message>
        <source>The TikNet app reckons with 2 % for mobile money and 1.5 % for a bank.</source>
        <translation>L’application TikNet compte 2&#xa0;% pour le mobile money et 1,5&#xa0;% pour une banque.</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>environ {amount}</translation>
    </message>
    <message>
        <source>The server does not tell its fee; this is what the TikNet app reckons.</source>
        <translation>Le serveur n’indique pas ses frais&#xa0;; voici ce que compte l’application TikNet.</translation>
    </message>
    <message>
        <source>The wallet holds less than this now</source>
        <translation>Le portefeuille contient maintenant moins que cela</translation>
    </message>
    <message>
        <source>First settle the withdrawal whose answer was lost</source>
        <translation>Réglez d’abord le retrait resté sans réponse</translation>
    </message>
    <message>
        <source>First add the payment method that receives the money</source>
        <translation>Ajoutez d’abord le moyen de paiement qui reçoit l’argent</translation>
    </message>
    <message>
        <source>The withdrawal is asked for</source>
        <translation>Le retrait est demandé</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>Le chercher</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>No answer came for a withdrawal of {amount} to {name}</source>
        <translation>Pas de réponse pour un retrait de {amount} vers {name}</translation>
    </message>
    <message>
        <source>Sent {when}. It may have been done: look for it before anything is sent again.</source>
        <translation>Envoyé&#xa0;: {when}. Il a pu être fait&#xa0;: cherchez-le avant tout nouvel envoi.</translation>
    </message>
    <message>
        <source>The server does not list it yet, but it may still be on its way. Look again in two minutes.</source>
        <translation>Le serveur ne le montre pas encore, mais il peut être en route. Cherchez de nouveau dans deux minutes.</translation>
    </message>
    <message>
        <source>The server does not have it: it was not done. Send it again, or forget it.</source>
        <translation>Le serveur ne l’a pas&#xa0;: il n’a pas été fait. Renvoyez-le ou oubliez-le.</translation>
    </message>
    <message>
        <source>Found: the server has it under {reference}</source>
        <translation>Trouvé&#xa0;: le serveur l’a sous {reference}</translation>
    </message>
    <message>
        <source>It may still be on its way. Look again in two minutes.</source>
        <translation>Il peut être encore en route. Cherchez de nouveau dans deux minutes.</translation>
    </message>
    <message>
        <source>Forget this withdrawal?</source>
        <translation>Oublier ce retrait&#xa0;?</translation>
    </message>
    <message>
        <source>The server does not have it. You can ask for it anew at any time.</source>
        <translation>Le serveur ne l’a pas. Vous pouvez le redemander à tout moment.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Accordé</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payé</translation>
    </message>
    <message>
        <source>Rejected: the money is back in the wallet</source>
        <translation>Refusé&#xa0;: l’argent est revenu dans le portefeuille</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’il est devenu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln withdrawal(s)</source>
        <translation>
            <numerusform>%Ln retrait</numerusform>
            <numerusform>%Ln retraits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withdrawal(s) of {total}</source>
        <translation>
            <numerusform>%Ln retrait sur {total}</numerusform>
            <numerusform>%Ln retraits sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Traité</translation>
    </message>
    <message>
        <source>No withdrawal yet</source>
        <translation>Aucun retrait pour l’instant</translation>
    </message>
    <message>
        <source>Withdraw what customers paid online to your mobile money or bank account.</source>
        <translation>Retirez vers votre mobile money ou votre banque ce que les clients ont payé en ligne.</translation>
    </message>
    <message>
        <source>Reference or destination</source>
        <translation>Référence ou destination</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Réussie</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Refusé</translation>
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
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Retrait</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Additional device</source>
        <translation>Appareil supplémentaire</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Banque</translation>
    </message>
</context>
</TS>
