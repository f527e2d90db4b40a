<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>support</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Short answers, also without a connection</source>
        <translation>Des réponses courtes, même sans connexion</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Your questions to support, and its answers</source>
        <translation>Vos questions à l’assistance et ses réponses</translation>
    </message>
    <message>
        <source>Help and support</source>
        <translation>Aide et assistance</translation>
    </message>
    <message>
        <source>Search in the help</source>
        <translation>Chercher dans l’aide</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Ouvrir la page</translation>
    </message>
    <message>
        <source>Show the tour again</source>
        <translation>Revoir la visite</translation>
    </message>
    <message>
        <source>All keyboard shortcuts</source>
        <translation>Tous les raccourcis clavier</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermée</translation>
    </message>
    <message>
        <source>Cannot sell</source>
        <translation>Impossible de vendre</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Quelque chose ne va pas</translation>
    </message>
    <message>
        <source>A question</source>
        <translation>Une question</translation>
    </message>
    <message>
        <source>This server does not take requests for help</source>
        <translation>Ce serveur ne reçoit pas de demandes d’aide</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>How urgent</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>Dernier message</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>Aucune demande pour l’instant</translation>
    </message>
    <message>
        <source>Describe what is wrong; the answer comes here.</source>
        <translation>Décrivez ce qui ne va pas&#xa0;; la réponse arrive ici.</translation>
    </message>
    <message>
        <source>Words of a request</source>
        <translation>Mots d’une demande</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln demande</numerusform>
            <numerusform>%Ln demandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of {total}</source>
        <translation>
            <numerusform>%Ln demande sur {total}</numerusform>
            <numerusform>%Ln demandes sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>Demander de l’aide</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>En quelques mots</translation>
    </message>
    <message>
        <source>The printer does not cut</source>
        <translation>L’imprimante ne coupe pas</translation>
    </message>
    <message>
        <source>Make it shorter</source>
        <translation>Raccourcissez</translation>
    </message>
    <message>
        <source>What happens, and since when</source>
        <translation>Ce qui se passe, et depuis quand</translation>
    </message>
    <message>
        <source>No passwords and no PIN, please: nobody needs them to help.</source>
        <translation>Ni mot de passe ni PIN&#xa0;: personne n’en a besoin pour vous aider.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>It is kept here and sent as soon as the server answers.</source>
        <translation>La demande est gardée ici et part dès que le serveur répond.</translation>
    </message>
    <message>
        <source>The request is kept on this computer and on its way.</source>
        <translation>La demande est gardée sur cet ordinateur et va partir.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Your reply</source>
        <translation>Votre réponse</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>attend le serveur</translation>
    </message>
    <message>
        <source>refused: see the sync centre</source>
        <translation>refusée&#xa0;: voir la synchronisation</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
</context>
</TS>
