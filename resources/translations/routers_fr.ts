<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>routers</name>
    <message>
        <source>Switched off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Possible once back online</source>
        <translation>Possible une fois en ligne</translation>
    </message>
    <message>
        <source>The router does not answer: nothing can be sent to it</source>
        <translation>Le routeur ne répond pas&#xa0;: rien ne peut lui être envoyé</translation>
    </message>
    <message>
        <source>No router yet</source>
        <translation>Aucun routeur encore</translation>
    </message>
    <message>
        <source>Add yours: its address, a user and a password are enough.</source>
        <translation>Ajoutez le vôtre&#xa0;: son adresse, un utilisateur et un mot de passe suffisent.</translation>
    </message>
    <message>
        <source>Find a router</source>
        <translation>Chercher un routeur</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} reachable</source>
        <translation>
            <numerusform>%Ln joignable sur {total}</numerusform>
            <numerusform>%Ln joignables sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln router(s)</source>
        <translation>
            <numerusform>%Ln routeur</numerusform>
            <numerusform>%Ln routeurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln router(s) of {total}</source>
        <translation>
            <numerusform>%Ln routeur sur {total}</numerusform>
            <numerusform>%Ln routeurs sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) reach the router as soon as it answers</source>
        <translation>
            <numerusform>%Ln changement partira dès que le routeur répondra</numerusform>
            <numerusform>%Ln changements partiront dès que le routeur répondra</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu à</translation>
    </message>
    <message>
        <source>Login page</source>
        <translation>Page de connexion</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Injoignable</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Accès refusé</translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation>Changements en attente</translation>
    </message>
    <message>
        <source>some</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>jamais vu</translation>
    </message>
    <message>
        <source>seen {when}</source>
        <translation>vu à {when}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln online</source>
        <comment>devices connected to a router</comment>
        <translation>
            <numerusform>%Ln connecté</numerusform>
            <numerusform>%Ln connectés</numerusform>
        </translation>
    </message>
    <message>
        <source>Everyone connected through this router is cut.</source>
        <translation>Toutes les personnes connectées par ce routeur sont coupées.</translation>
    </message>
    <message>
        <source>Nobody is connected now.</source>
        <translation>Personne n’est connecté en ce moment.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected device(s) are cut.</source>
        <translation>
            <numerusform>%Ln appareil connecté est coupé.</numerusform>
            <numerusform>%Ln appareils connectés sont coupés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Control access works</source>
        <translation>Accès de contrôle joignable</translation>
    </message>
    <message>
        <source>No control access: turn on the “api” service</source>
        <translation>Pas d’accès de contrôle&#xa0;: activez le service «&#xa0;api&#xa0;»</translation>
    </message>
    <message>
        <source>Rights complete</source>
        <translation>Droits complets</translation>
    </message>
    <message>
        <source>Rights are missing: give the user the group “full”</source>
        <translation>Des droits manquent&#xa0;: donnez à l’utilisateur le groupe «&#xa0;full&#xa0;»</translation>
    </message>
    <message>
        <source>RouterOS recent enough</source>
        <translation>RouterOS assez récent</translation>
    </message>
    <message>
        <source>RouterOS is too old: update the router</source>
        <translation>RouterOS est trop ancien&#xa0;: mettez le routeur à jour</translation>
    </message>
    <message>
        <source>Licence sufficient</source>
        <translation>Licence suffisante</translation>
    </message>
    <message>
        <source>This licence limits how many people can connect</source>
        <translation>Cette licence limite le nombre de connexions</translation>
    </message>
    <message>
        <source>Device mode allows the hotspot</source>
        <translation>Le mode de l’appareil permet le hotspot</translation>
    </message>
    <message>
        <source>The device mode blocks the hotspot: allow it on the router</source>
        <translation>Le mode de l’appareil bloque le hotspot&#xa0;: autorisez-le sur le routeur</translation>
    </message>
    <message>
        <source>Device mode is fine</source>
        <translation>Mode de l’appareil correct</translation>
    </message>
    <message>
        <source>The router is flagged: look at its device mode</source>
        <translation>Le routeur est signalé&#xa0;: regardez son mode d’appareil</translation>
    </message>
    <message>
        <source>Hotspot active</source>
        <translation>Hotspot actif</translation>
    </message>
    <message>
        <source>The hotspot does not work</source>
        <translation>Le hotspot ne fonctionne pas</translation>
    </message>
    <message>
        <source>No hotspot: set one up on the router</source>
        <translation>Aucun hotspot&#xa0;: configurez-en un sur le routeur</translation>
    </message>
    <message>
        <source>The hotspot is switched off: turn it on</source>
        <translation>Le hotspot est désactivé&#xa0;: activez-le</translation>
    </message>
    <message>
        <source>Time set by the network</source>
        <translation>Heure réglée par NTP</translation>
    </message>
    <message>
        <source>The clock is not set by the network: turn on NTP</source>
        <translation>L’heure n’est pas réglée par le réseau&#xa0;: activez NTP</translation>
    </message>
    <message>
        <source>Clock on time</source>
        <translation>Horloge à l’heure</translation>
    </message>
    <message>
        <source>The clock is wrong: validity periods would be too</source>
        <translation>L’horloge est fausse&#xa0;: les validités le seraient aussi</translation>
    </message>
    <message>
        <source>The clock cannot be read</source>
        <translation>L’horloge est illisible</translation>
    </message>
    <message>
        <source>Other check</source>
        <translation>Autre vérification</translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln device(s)</source>
        <translation>
            <numerusform>%Ln appareil au plus</numerusform>
            <numerusform>%Ln appareils au plus</numerusform>
        </translation>
    </message>
    <message>
        <source>on time</source>
        <translation>à l’heure</translation>
    </message>
    <message>
        <source>{span} fast</source>
        <translation>avance de {span}</translation>
    </message>
    <message>
        <source>{span} slow</source>
        <translation>retard de {span}</translation>
    </message>
    <message>
        <source>Restart the hotspot of {router}?</source>
        <translation>Redémarrer le hotspot de {router}&#xa0;?</translation>
    </message>
    <message>
        <source>{people} They sign in again by themselves after about ten seconds. No plan loses time.</source>
        <translation>{people} La connexion revient seule après une dizaine de secondes. Aucun forfait ne perd de temps.</translation>
    </message>
    <message>
        <source>Restart the hotspot</source>
        <translation>Redémarrer le hotspot</translation>
    </message>
    <message>
        <source>Cut nobody</source>
        <translation>Ne couper personne</translation>
    </message>
    <message>
        <source>Restart the router {router}?</source>
        <translation>Redémarrer le routeur {router}&#xa0;?</translation>
    </message>
    <message>
        <source>{people} Internet is away for one to two minutes. Nothing is erased.</source>
        <translation>{people} Internet s’arrête une à deux minutes. Rien n’est effacé.</translation>
    </message>
    <message>
        <source>Restart the router</source>
        <translation>Redémarrer le routeur</translation>
    </message>
    <message>
        <source>Its address, its password and its measurements are erased here and on the server.</source>
        <translation>Son adresse, son mot de passe et ses mesures sont effacés ici et sur le serveur.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still waiting for this router are lost.</source>
        <translation>
            <numerusform>%Ln changement encore en attente pour ce routeur est perdu.</numerusform>
            <numerusform>%Ln changements encore en attente pour ce routeur sont perdus.</numerusform>
        </translation>
    </message>
    <message>
        <source>The router itself keeps running: its users stay connected.</source>
        <translation>Le routeur lui-même continue&#xa0;: ses utilisateurs restent connectés.</translation>
    </message>
    <message>
        <source>Remove the router {router}?</source>
        <translation>Retirer le routeur {router}&#xa0;?</translation>
    </message>
    <message>
        <source>Remove {router}</source>
        <translation>Retirer {router}</translation>
    </message>
    <message>
        <source>Keep the router</source>
        <translation>Garder le routeur</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>Mémoire utilisée</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Débit</translation>
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
        <source>Devices online</source>
        <translation>Appareils connectés</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>appareils</translation>
    </message>
    <message>
        <source>offline since {time}</source>
        <translation>hors ligne depuis {time}</translation>
    </message>
    <message>
        <source>working memory of the router</source>
        <translation>mémoire vive du routeur</translation>
    </message>
    <message>
        <source>{unit} of {total}</source>
        <translation>{unit} sur {total}</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connectés</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Interfaces</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Parties de cette page</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1&#xa0;h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24&#xa0;h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7&#xa0;j</translation>
    </message>
    <message>
        <source>Period of the charts</source>
        <translation>Période des graphiques</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routeurs</translation>
    </message>
    <message>
        <source>Back to the list of routers</source>
        <translation>Retour à la liste des routeurs</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>The router is restarting</source>
        <translation>Le routeur redémarre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>{router} has not answered since {time}.</source>
        <translation>{router} ne répond plus depuis {time}.</translation>
    </message>
    <message>
        <source>Check that it has power and that its cable is plugged in.</source>
        <translation>Vérifiez son alimentation et son câble.</translation>
    </message>
    <message>
        <source>{cure} The last values stay shown.</source>
        <translation>{cure} Les dernières valeurs restent affichées.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Vérifier maintenant</translation>
    </message>
    <message>
        <source>Remove this router</source>
        <translation>Retirer ce routeur</translation>
    </message>
    <message>
        <source>The hotspot is being restarted…</source>
        <translation>Le hotspot redémarre…</translation>
    </message>
    <message>
        <source>Hotspot restarted: {names}</source>
        <translation>Hotspot redémarré&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Hotspot restarted</source>
        <translation>Hotspot redémarré</translation>
    </message>
    <message>
        <source>Order sent at {time}. {router} is about to restart.</source>
        <translation>Ordre envoyé à {time}. {router} va redémarrer.</translation>
    </message>
    <message>
        <source>It is usually back within two minutes.</source>
        <translation>Il revient en général en moins de deux minutes.</translation>
    </message>
    <message>
        <source>{router} is restarting (order of {time}).</source>
        <translation>{router} redémarre (ordre de {time}).</translation>
    </message>
    <message>
        <source>{router} is not back yet (order of {time}).</source>
        <translation>{router} n’est pas encore revenu (ordre de {time}).</translation>
    </message>
    <message>
        <source>Look at its lights: if they are off, check the power.</source>
        <translation>Regardez ses voyants&#xa0;: s’ils sont éteints, vérifiez l’alimentation.</translation>
    </message>
    <message>
        <source>{router} is back.</source>
        <translation>{router} est de retour.</translation>
    </message>
    <message>
        <source>Up for {span}, order of {time}.</source>
        <translation>Allumé depuis {span}, ordre de {time}.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>en ordre</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problème</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>RouterOS</source>
        <translation>RouterOS</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Up for</source>
        <translation>Allumé depuis</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>This router</source>
        <translation>Ce routeur</translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation>niveau {level}</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Pas encore vérifié.</translation>
    </message>
    <message>
        <source>Four numbers from 0 to 255, like 192.168.88.1</source>
        <translation>Quatre nombres de 0 à 255, comme 192.168.88.1</translation>
    </message>
    <message>
        <source>An address like 192.168.88.1, or a name without spaces</source>
        <translation>Une adresse comme 192.168.88.1, ou un nom sans espace</translation>
    </message>
    <message>
        <source>A number from 1 to 65535, usually 8728</source>
        <translation>Un nombre de 1 à 65535, en général 8728</translation>
    </message>
    <message>
        <source>At most 100 characters</source>
        <translation>100 caractères au plus</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Secure connection (TLS)</source>
        <translation>Connexion sécurisée (TLS)</translation>
    </message>
    <message>
        <source>User of the router</source>
        <translation>Utilisateur du routeur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Empty: stays as it is</source>
        <translation>Vide&#xa0;: reste comme avant</translation>
    </message>
    <message>
        <source>RADIUS secret</source>
        <translation>Secret RADIUS</translation>
    </message>
    <message>
        <source>Edit the router</source>
        <translation>Modifier le routeur</translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation>Ajouter un routeur</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>The program connects right away and says what is missing, if anything is.</source>
        <translation>Le programme se connecte aussitôt et dit ce qui manque, s’il manque quelque chose.</translation>
    </message>
    <message>
        <source>The router is being asked</source>
        <translation>Le routeur est interrogé</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>With TLS the port is 8729</source>
        <translation>Avec TLS, le port est 8729</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Online for</source>
        <translation>Connecté depuis</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>People connected</source>
        <translation>Personnes connectées</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>Personne n’est connecté</translation>
    </message>
    <message>
        <source>People appear here as soon as they sign in to the Wi-Fi.</source>
        <translation>Les personnes apparaissent ici dès leur connexion au Wi-Fi.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected</source>
        <translation>
            <numerusform>%Ln appareil connecté</numerusform>
            <numerusform>%Ln appareils connectés</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose somebody in the list first</source>
        <translation>Choisissez d’abord une personne dans la liste</translation>
    </message>
    <message>
        <source>Disconnect {person}?</source>
        <translation>Déconnecter {person}&#xa0;?</translation>
    </message>
    <message>
        <source>The connection is cut now. The plan stays valid: signing in again is possible.</source>
        <translation>La connexion est coupée tout de suite. Le forfait reste valable&#xa0;: une reconnexion est possible.</translation>
    </message>
    <message>
        <source>Leave connected</source>
        <translation>Laisser connecté</translation>
    </message>
    <message>
        <source>{person} is no longer connected</source>
        <translation>{person} n’est plus connecté</translation>
    </message>
    <message>
        <source>{person} is disconnected</source>
        <translation>{person} est déconnecté</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Câble</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Pont</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Réseau virtuel</translation>
    </message>
    <message>
        <source>PPPoE line</source>
        <translation>Ligne PPPoE</translation>
    </message>
    <message>
        <source>Mobile network</source>
        <translation>Réseau mobile</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>No cable</source>
        <translation>Sans câble</translation>
    </message>
    <message>
        <source>Nothing answers at the other end</source>
        <translation>Rien ne répond à l’autre bout</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Receives</source>
        <translation>Reçoit</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Envoie</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>No interface</source>
        <translation>Aucune interface</translation>
    </message>
    <message>
        <source>The router names none.</source>
        <translation>Le routeur n’en nomme aucune.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interface(s)</source>
        <translation>
            <numerusform>%Ln interface</numerusform>
            <numerusform>%Ln interfaces</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked as soon as the connection is back.</source>
        <translation>Vérifié dès le retour de la connexion.</translation>
    </message>
    <message>
        <source>This router is no longer in the list</source>
        <translation>Ce routeur n’est plus dans la liste</translation>
    </message>
    <message>
        <source>Router saved</source>
        <translation>Routeur enregistré</translation>
    </message>
    <message>
        <source>{router} is removed</source>
        <translation>{router} est retiré</translation>
    </message>
</context>
</TS>
