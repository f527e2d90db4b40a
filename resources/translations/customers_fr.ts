<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>customers</name>
    <message>
        <source>Block {name}?</source>
        <translation>Bloquer {name}&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln customer(s)?</source>
        <translation>
            <numerusform>Bloquer&#xa0;%Ln client&#xa0;?</numerusform>
            <numerusform>Bloquer&#xa0;%Ln clients&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Block the customer</source>
        <translation>Bloquer le client</translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln customer(s)</source>
        <translation>
            <numerusform>Bloquer&#xa0;%Ln client</numerusform>
            <numerusform>Bloquer&#xa0;%Ln clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the access</source>
        <translation>Garder l’accès</translation>
    </message>
    <message>
        <source>The connection is cut at once.</source>
        <translation>Sa connexion est coupée tout de suite.</translation>
    </message>
    <message>
        <source>The connection is cut as soon as this computer reaches the server again.</source>
        <translation>Sa connexion sera coupée dès que cet ordinateur aura retrouvé le serveur.</translation>
    </message>
    <message>
        <source>The time of the plan keeps running.</source>
        <translation>Le temps de son forfait continue de courir.</translation>
    </message>
    <message>
        <source>The plan has already ended.</source>
        <translation>Son forfait est déjà terminé.</translation>
    </message>
    <message>
        <source>The time of the plan keeps running until {when}.</source>
        <translation>Le temps de son forfait continue de courir jusqu’à&#xa0;: {when}.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln other(s)</source>
        <translation>
            <numerusform>{names} et&#xa0;%Ln autre</numerusform>
            <numerusform>{names} et&#xa0;%Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Their connections are cut at once.</source>
        <translation>Leurs connexions sont coupées tout de suite.</translation>
    </message>
    <message>
        <source>Their connections are cut as soon as this computer reaches the server again.</source>
        <translation>Leurs connexions seront coupées dès que cet ordinateur aura retrouvé le serveur.</translation>
    </message>
    <message>
        <source>The time of their plans keeps running.</source>
        <translation>Le temps de leurs forfaits continue de courir.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{name} is not connected</source>
        <translation>{name} n’a pas de session en cours</translation>
    </message>
    <message>
        <source>Disconnect {name}?</source>
        <translation>Déconnecter {name}&#xa0;?</translation>
    </message>
    <message>
        <source>The connection is cut now. The plan stays valid: the customer can connect again at once.</source>
        <translation>La connexion est coupée maintenant. Le forfait reste valable&#xa0;: le client peut se reconnecter aussitôt.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Keep the connection</source>
        <translation>Garder la connexion</translation>
    </message>
    <message>
        <source>{name} was disconnected</source>
        <translation>Connexion de {name} coupée</translation>
    </message>
    <message>
        <source>Phone number copied</source>
        <translation>Numéro copié</translation>
    </message>
    <message>
        <source>Only digits, spaces and + at the start, like +228 90 12 45 08</source>
        <translation>Chiffres et espaces seulement, + au début, comme +228 90 12 45 08</translation>
    </message>
    <message numerus="yes">
        <source>%Ln digit(s) missing, like 90 12 45 08</source>
        <translation>
            <numerusform>Il manque&#xa0;%Ln chiffre, comme 90 12 45 08</numerusform>
            <numerusform>Il manque&#xa0;%Ln chiffres, comme 90 12 45 08</numerusform>
        </translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>The customer is found by this number</source>
        <translation>On retrouve le client par ce numéro</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Kept on this computer and sent when the network is back.</source>
        <translation>Gardé sur cet ordinateur et envoyé au retour du réseau.</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Add the customer</source>
        <translation>Ajouter le client</translation>
    </message>
    <message>
        <source>Sell a plan</source>
        <translation>Vendre un forfait</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Débloquer</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Change speed…</source>
        <translation>Changer le débit…</translation>
    </message>
    <message>
        <source>Plans and payments…</source>
        <translation>Forfaits et paiements…</translation>
    </message>
    <message>
        <source>Copy the phone number</source>
        <translation>Copier le numéro</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Déconnecter…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Expire bientôt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>Sans forfait</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Unlimited</source>
        <translation>Illimité</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>The server refused the last change. See the sync centre.</source>
        <translation>Le serveur a refusé le dernier changement. Voyez la synchronisation.</translation>
    </message>
    <message>
        <source>Changed here and on the server. Choose in the sync centre.</source>
        <translation>Modifié ici et sur le serveur. Choisissez dans la synchronisation.</translation>
    </message>
    <message>
        <source>Recorded on this computer, not yet confirmed by the server.</source>
        <translation>Enregistré sur cet ordinateur, pas encore confirmé par le serveur.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Client depuis</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Volume left</source>
        <translation>Volume restant</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Volume used</source>
        <translation>Volume utilisé</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu à</translation>
    </message>
    <message>
        <source>Not yet confirmed</source>
        <translation>Pas encore confirmé</translation>
    </message>
    <message>
        <source>within 24 hours</source>
        <translation>sous 24 heures</translation>
    </message>
    <message>
        <source>within 7 days</source>
        <translation>sous 7 jours</translation>
    </message>
    <message>
        <source>within 30 days</source>
        <translation>sous 30 jours</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>To choose</source>
        <translation>À choisir</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>It is being sent right now</source>
        <translation>L’envoi est en cours</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>pas encore confirmé</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Devices connected</source>
        <translation>Appareils connectés</translation>
    </message>
    <message>
        <source>Present session</source>
        <translation>Session en cours</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Pas connecté</translation>
    </message>
    <message>
        <source>Not connected · last seen {when}</source>
        <translation>Pas connecté · vu {when}</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Received / sent</source>
        <translation>Reçu / envoyé</translation>
    </message>
    <message>
        <source>Last purchases</source>
        <translation>Derniers achats</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>Nothing bought yet</source>
        <translation>Aucun achat pour l’instant</translation>
    </message>
    <message>
        <source>{left} of {limit}</source>
        <translation>{left} sur {limit}</translation>
    </message>
    <message>
        <source>Another speed</source>
        <translation>Autre débit</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Sale of a plan</source>
        <translation>Vente d’un forfait</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Changed data</source>
        <translation>Données modifiées</translation>
    </message>
    <message>
        <source>A change</source>
        <translation>Un changement</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>refusé par le serveur</translation>
    </message>
    <message>
        <source>the answer was lost</source>
        <translation>la réponse s’est perdue</translation>
    </message>
    <message>
        <source>also changed on the server</source>
        <translation>modifié aussi sur le serveur</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation>Aucun client pour l’instant</translation>
    </message>
    <message>
        <source>Add the first one, or sell a voucher: it works without a connection too.</source>
        <translation>Ajoutez le premier ou vendez un ticket&#xa0;: cela marche aussi sans réseau.</translation>
    </message>
    <message>
        <source>Name, phone or code</source>
        <translation>Nom, téléphone ou code</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) of {total}</source>
        <translation>
            <numerusform>%Ln client sur {total}</numerusform>
            <numerusform>%Ln clients sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected now</source>
        <translation>
            <numerusform>%Ln connecté maintenant</numerusform>
            <numerusform>%Ln connectés maintenant</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Supprimer {name}&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln customer(s)?</source>
        <translation>
            <numerusform>Supprimer&#xa0;%Ln client&#xa0;?</numerusform>
            <numerusform>Supprimer&#xa0;%Ln clients&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the customer</source>
        <translation>Supprimer le client</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln customer(s)</source>
        <translation>
            <numerusform>Supprimer %Ln client</numerusform>
            <numerusform>Supprimer %Ln clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>The connection is cut and the rest of the plan is lost. Past sales stay in the books.</source>
        <translation>La connexion est coupée et le reste du forfait est perdu. Les ventes passées restent dans les comptes.</translation>
    </message>
    <message>
        <source>Plan: {plan}.</source>
        <translation>Forfait&#xa0;: {plan}.</translation>
    </message>
    <message>
        <source>This server sets no speed for single customers</source>
        <translation>Ce serveur ne fixe pas de débit par client</translation>
    </message>
    <message>
        <source>The speeds are not on this computer yet: they need the server once</source>
        <translation>Les débits ne sont pas encore sur cet ordinateur&#xa0;: il faut le serveur une fois</translation>
    </message>
    <message>
        <source>As the plan says</source>
        <translation>Selon le forfait</translation>
    </message>
    <message>
        <source>Speed of {name}</source>
        <translation>Débit de {name}</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>It counts from the next connection, until it is changed back</source>
        <translation>Compte dès la prochaine connexion, jusqu’au retour en arrière</translation>
    </message>
    <message>
        <source>Change the speed</source>
        <translation>Changer le débit</translation>
    </message>
    <message>
        <source>Plans from the counter</source>
        <translation>Du comptoir</translation>
    </message>
    <message>
        <source>Plans bought online</source>
        <translation>Achetés en ligne</translation>
    </message>
    <message>
        <source>Paid at the counter</source>
        <translation>Payé au comptoir</translation>
    </message>
    <message>
        <source>Paid online</source>
        <translation>Payé en ligne</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>pas encore utilisé</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est listé</translation>
    </message>
    <message>
        <source>Plans and payments</source>
        <translation>Forfaits et paiements</translation>
    </message>
    <message>
        <source>Plans and payments of {name}</source>
        <translation>Forfaits et paiements de {name}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Rien ici pour le moment</translation>
    </message>
    <message>
        <source>The plan held now is not known.</source>
        <translation>Le forfait en cours n’est pas connu.</translation>
    </message>
    <message>
        <source>Holds {plan} now, until {when}.</source>
        <translation>Détient {plan}, fin {when}.</translation>
    </message>
    <message>
        <source>Holds no plan now.</source>
        <translation>Ne détient aucun forfait en ce moment.</translation>
    </message>
    <message>
        <source>Used: {amount}.</source>
        <translation>Utilisé&#xa0;: {amount}.</translation>
    </message>
    <message>
        <source>Used: {amount} of {limit}.</source>
        <translation>Utilisé&#xa0;: {amount} sur {limit}.</translation>
    </message>
</context>
</TS>
