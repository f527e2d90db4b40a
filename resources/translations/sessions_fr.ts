<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>sessions</name>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
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
        <source>Disconnect {name}?</source>
        <translation>Déconnecter {name}&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %Ln device(s)?</source>
        <translation>
            <numerusform>Déconnecter&#xa0;%Ln appareil&#xa0;?</numerusform>
            <numerusform>Déconnecter&#xa0;%Ln appareils&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan stays valid: it is possible to connect again at once.</source>
        <translation>Le forfait reste valable&#xa0;: on peut se reconnecter aussitôt.</translation>
    </message>
    <message>
        <source>The connection of {device} on {router} is cut now.</source>
        <translation>La connexion de {device} sur {router} est coupée maintenant.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln other(s)</source>
        <translation>
            <numerusform>{names} et&#xa0;%Ln autre</numerusform>
            <numerusform>{names} et&#xa0;%Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Keep the connection</source>
        <translation>Garder la connexion</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) disconnected</source>
        <translation>
            <numerusform>%Ln appareil déconnecté</numerusform>
            <numerusform>%Ln appareils déconnectés</numerusform>
        </translation>
    </message>
    <message>
        <source>This code belongs to no customer: it is a voucher</source>
        <translation>Ce code n’appartient à aucun client&#xa0;: c’est un ticket</translation>
    </message>
    <message>
        <source>Device address copied</source>
        <translation>Adresse de l’appareil copiée</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Ouvrir le client</translation>
    </message>
    <message>
        <source>Copy the device address</source>
        <translation>Copier l’adresse de l’appareil</translation>
    </message>
    <message>
        <source>ends within 15 minutes</source>
        <translation>finit sous 15 minutes</translation>
    </message>
    <message>
        <source>vouchers</source>
        <translation>tickets</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>clients</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of {total}</source>
        <translation>
            <numerusform>%Ln session sur {total}</numerusform>
            <numerusform>%Ln sessions sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected now</source>
        <translation>
            <numerusform>%Ln appareil connecté maintenant</numerusform>
            <numerusform>%Ln appareils connectés maintenant</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: there is no connection</source>
        <translation>Inconnu&#xa0;: pas de connexion</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected at {time}</source>
        <translation>
            <numerusform>%Ln appareil connecté à {time}</numerusform>
            <numerusform>%Ln appareils connectés à {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown now</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Connected for</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>Adresse IP</translation>
    </message>
    <message>
        <source>Device address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>Data of this session</source>
        <translation>Données de cette session</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>Personne n’est connecté</translation>
    </message>
    <message>
        <source>A device shows here as soon as somebody signs in to the Wi-Fi.</source>
        <translation>Un appareil s’affiche ici dès que quelqu’un entre sur le Wi-Fi.</translation>
    </message>
    <message>
        <source>Name, code or address</source>
        <translation>Nom, code ou adresse</translation>
    </message>
</context>
</TS>
