<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>today</name>
    <message>
        <source>Needs attention</source>
        <translation>À traiter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) need attention</source>
        <translation>
            <numerusform>%Ln point à traiter</numerusform>
            <numerusform>%Ln points à traiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Tout est en ordre.</translation>
    </message>
    <message>
        <source>View all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routeurs</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln other router(s)</source>
        <translation>
            <numerusform>et %Ln autre routeur</numerusform>
            <numerusform>et %Ln autres routeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Three steps, then the shop runs. Each takes a few minutes.</source>
        <translation>Trois étapes et la boutique tourne. Chacune prend quelques minutes.</translation>
    </message>
    <message>
        <source>Welcome: open your shop</source>
        <translation>Bienvenue&#xa0;: ouvrez votre boutique</translation>
    </message>
    <message>
        <source>Connect your router</source>
        <translation>Connectez votre routeur</translation>
    </message>
    <message>
        <source>Its address, a user and a password are enough. The program checks the rest.</source>
        <translation>Son adresse, un utilisateur et un mot de passe suffisent. Le programme vérifie le reste.</translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation>Ajouter un routeur</translation>
    </message>
    <message>
        <source>Choose what you sell</source>
        <translation>Choisissez ce que vous vendez</translation>
    </message>
    <message>
        <source>A plan has a price, a duration and a speed, for example “1 hour, 100 FCFA”.</source>
        <translation>Un forfait a un prix, une durée et un débit, par exemple «&#xa0;1&#xa0;heure, 100&#xa0;FCFA&#xa0;».</translation>
    </message>
    <message>
        <source>Create a plan</source>
        <translation>Créer un forfait</translation>
    </message>
    <message>
        <source>Sell a first voucher</source>
        <translation>Vendez un premier ticket</translation>
    </message>
    <message>
        <source>Sell a voucher</source>
        <translation>Vendre un ticket</translation>
    </message>
    <message>
        <source>One click, and the receipt with its code is on screen, even without network.</source>
        <translation>Un clic, et le reçu avec son code est à l’écran, même sans réseau.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Sales per hour, in {currency}</source>
        <translation>Ventes par heure, en {currency}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>last {day}</source>
        <translation>{day} dernier</translation>
    </message>
    <message>
        <source>Devices online, all routers</source>
        <translation>Appareils connectés, tous les routeurs</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>appareils</translation>
    </message>
    <message>
        <source>Throughput, all routers, in Mbit/s</source>
        <translation>Débit de tous les routeurs, en Mbit/s</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Connectés</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
    <message>
        <source>Sales today</source>
        <translation>Ventes du jour</translation>
    </message>
    <message>
        <source>Vouchers sold</source>
        <translation>Tickets vendus</translation>
    </message>
    <message>
        <source>Devices online</source>
        <translation>Appareils connectés</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Portefeuille</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to send</source>
        <comment>sales</comment>
        <translation>
            <numerusform>%Ln à envoyer</numerusform>
            <numerusform>%Ln à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <comment>sales</comment>
        <translation>
            <numerusform>%Ln à confirmer</numerusform>
            <numerusform>%Ln à confirmer</numerusform>
        </translation>
    </message>
    <message>
        <source>to confirm</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>Until {time}: {today} today, {before} last {day}.</source>
        <translation>Jusqu’à {time}&#xa0;: {today} aujourd’hui, {before} {day} dernier.</translation>
    </message>
    <message>
        <source>none yet today</source>
        <translation>aucun encore aujourd’hui</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them “{plan}”</source>
        <comment>vouchers of one plan</comment>
        <translation>
            <numerusform>dont %Ln ticket «&#xa0;{plan}&#xa0;»</numerusform>
            <numerusform>dont %Ln tickets «&#xa0;{plan}&#xa0;»</numerusform>
        </translation>
    </message>
    <message>
        <source>no router yet</source>
        <translation>aucun routeur encore</translation>
    </message>
    <message>
        <source>as last seen</source>
        <translation>au dernier contact</translation>
    </message>
    <message numerus="yes">
        <source>%Ln router(s) of {total} reachable</source>
        <translation>
            <numerusform>%Ln routeur joignable sur {total}</numerusform>
            <numerusform>%Ln routeurs joignables sur {total}</numerusform>
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
        <source>withdrawals once back online</source>
        <translation>retrait possible une fois en ligne</translation>
    </message>
    <message>
        <source>{amount} ready to withdraw</source>
        <translation>{amount} disponibles au retrait</translation>
    </message>
    <message>
        <source>no sale yet today</source>
        <translation>aucune vente pour l’instant</translation>
    </message>
    <message>
        <source>no sale last {day} at this time</source>
        <translation>rien {day} dernier à cette heure</translation>
    </message>
    <message>
        <source>same as last {day}</source>
        <translation>comme {day} dernier</translation>
    </message>
    <message>
        <source>{share} compared with last {day}</source>
        <translation>{share} par rapport à {day} dernier</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Vendre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln site(s)</source>
        <translation>
            <numerusform>%Ln site</numerusform>
            <numerusform>%Ln sites</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The day could not be opened</source>
        <translation>La journée n’a pas pu s’ouvrir</translation>
    </message>
    <message>
        <source>{router} is not answering</source>
        <translation>{router} ne répond plus</translation>
    </message>
    <message>
        <source>{router} refuses access</source>
        <translation>{router} refuse l’accès</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) affected</source>
        <translation>
            <numerusform>%Ln client touché</numerusform>
            <numerusform>%Ln clients touchés</numerusform>
        </translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>Depuis {time}</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostiquer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln site(s) can no longer be seen from here</source>
        <translation>
            <numerusform>%Ln site n’est plus visible d’ici</numerusform>
            <numerusform>%Ln sites ne sont plus visibles d’ici</numerusform>
        </translation>
    </message>
    <message>
        <source>View</source>
        <translation>Voir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) wait for the network</source>
        <translation>
            <numerusform>%Ln action attend le réseau</numerusform>
            <numerusform>%Ln actions attendent le réseau</numerusform>
        </translation>
    </message>
    <message>
        <source>They leave by themselves</source>
        <translation>L’envoi se fera tout seul</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed on both sides</source>
        <translation>
            <numerusform>%Ln fiche a changé des deux côtés</numerusform>
            <numerusform>%Ln fiches ont changé des deux côtés</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose which version stays</source>
        <translation>Choisissez la version à garder</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) refused by the server</source>
        <translation>
            <numerusform>%Ln action refusée par le serveur</numerusform>
            <numerusform>%Ln actions refusées par le serveur</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>None left</source>
        <translation>Plus aucun</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>Nouveau lot</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) to check</source>
        <translation>
            <numerusform>%Ln action à vérifier</numerusform>
            <numerusform>%Ln actions à vérifier</numerusform>
        </translation>
    </message>
    <message>
        <source>Last contact {time} · the Wi-Fi goes on</source>
        <translation>Dernier contact {time} · le Wi-Fi continue</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) wait for {router}</source>
        <translation>
            <numerusform>%Ln changement attend {router}</numerusform>
            <numerusform>%Ln changements attendent {router}</numerusform>
        </translation>
    </message>
    <message>
        <source>They reach it by themselves</source>
        <translation>L’envoi se fera tout seul</translation>
    </message>
    <message>
        <source>The answer of the server was lost</source>
        <translation>La réponse du serveur s’est perdue</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Correct or give up each one</source>
        <translation>Corrigez ou abandonnez chacune</translation>
    </message>
    <message>
        <source>“{plan}” stock is running low</source>
        <translation>Stock «&#xa0;{plan}&#xa0;» bientôt épuisé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) left</source>
        <translation>
            <numerusform>%Ln ticket restant</numerusform>
            <numerusform>%Ln tickets restants</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>L’horloge de cet ordinateur est fausse</translation>
    </message>
    <message>
        <source>Set date and time in the system</source>
        <translation>Réglez la date et l’heure du système</translation>
    </message>
    <message>
        <source>Your sign-in has ended</source>
        <translation>Votre connexion au compte a expiré</translation>
    </message>
    <message>
        <source>Nothing is lost: sign in to send</source>
        <translation>Rien n’est perdu&#xa0;: connectez-vous pour envoyer</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>À confirmer</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmée</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>To choose</source>
        <translation>À choisir</translation>
    </message>
    <message>
        <source>Latest sales</source>
        <translation>Dernières ventes</translation>
    </message>
    <message>
        <source>No sale yet today.</source>
        <translation>Aucune vente pour l’instant.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Code or customer</source>
        <translation>Code ou client</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
</TS>
