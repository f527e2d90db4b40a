<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>shell.countries</name>
    <message>
        <source>Togo</source>
        <translation>Togo</translation>
    </message>
    <message>
        <source>Benin</source>
        <translation>Bénin</translation>
    </message>
    <message>
        <source>Ivory Coast</source>
        <translation>Côte d’Ivoire</translation>
    </message>
    <message>
        <source>Senegal</source>
        <translation>Sénégal</translation>
    </message>
    <message>
        <source>Burkina Faso</source>
        <translation>Burkina Faso</translation>
    </message>
    <message>
        <source>Mali</source>
        <translation>Mali</translation>
    </message>
    <message>
        <source>Niger</source>
        <translation>Niger</translation>
    </message>
    <message>
        <source>Guinea-Bissau</source>
        <translation>Guinée-Bissau</translation>
    </message>
    <message>
        <source>Cameroon</source>
        <translation>Cameroun</translation>
    </message>
    <message>
        <source>Gabon</source>
        <translation>Gabon</translation>
    </message>
    <message>
        <source>Congo</source>
        <translation>Congo</translation>
    </message>
    <message>
        <source>Chad</source>
        <translation>Tchad</translation>
    </message>
    <message>
        <source>Central African Republic</source>
        <translation>République centrafricaine</translation>
    </message>
    <message>
        <source>Equatorial Guinea</source>
        <translation>Guinée équatoriale</translation>
    </message>
    <message>
        <source>Guinea</source>
        <translation>Guinée</translation>
    </message>
    <message>
        <source>Ghana</source>
        <translation>Ghana</translation>
    </message>
    <message>
        <source>Nigeria</source>
        <translation>Nigeria</translation>
    </message>
    <message>
        <source>Kenya</source>
        <translation>Kenya</translation>
    </message>
    <message>
        <source>Uganda</source>
        <translation>Ouganda</translation>
    </message>
    <message>
        <source>Tanzania</source>
        <translation>Tanzanie</translation>
    </message>
    <message>
        <source>Rwanda</source>
        <translation>Rwanda</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>Afrique du Sud</translation>
    </message>
</context>
<context>
    <name>shell.fault_page</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Nothing was deleted: sales and waiting actions are still on this computer.</source>
        <translation>Rien n’a été supprimé&#xa0;: les ventes et les actions en attente sont toujours sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The shop cannot be opened</source>
        <translation>La boutique ne peut pas s’ouvrir</translation>
    </message>
</context>
<context>
    <name>shell.first_start</name>
    <message>
        <source>Where does your shop live?</source>
        <translation>Où se trouve votre boutique&#xa0;?</translation>
    </message>
    <message>
        <source>TikNet cloud</source>
        <translation>Nuage TikNet</translation>
    </message>
    <message>
        <source>I already have a TikNet account, or several sites.</source>
        <translation>J’ai déjà un compte TikNet, ou plusieurs sites.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Everything stays here and works without Internet. You can join the cloud later.</source>
        <translation>Tout reste ici et marche sans Internet. Vous pourrez rejoindre le nuage plus tard.</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Nom de la boutique</translation>
    </message>
    <message>
        <source>Printed on tickets and receipts.</source>
        <translation>Imprimé sur les tickets et les reçus.</translation>
    </message>
    <message>
        <source>Your first and last name</source>
        <translation>Vos prénom et nom</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>At least 10 characters.</source>
        <translation>Au moins 10 caractères.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Decides the currency.</source>
        <translation>Détermine la monnaie.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Create the shop</source>
        <translation>Créer la boutique</translation>
    </message>
    <message>
        <source>Your shop</source>
        <translation>Votre boutique</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Code de secours</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Print the code</source>
        <translation>Imprimer le code</translation>
    </message>
    <message>
        <source>I have written the code down in a safe place</source>
        <translation>J’ai noté le code en lieu sûr</translation>
    </message>
    <message>
        <source>Open the shop</source>
        <translation>Ouvrir la boutique</translation>
    </message>
    <message>
        <source>Write the code down first</source>
        <translation>Notez d’abord le code</translation>
    </message>
    <message>
        <source>This code is the only way back if you forget your password: nobody else keeps it. Write it on paper and keep it away from this computer.</source>
        <translation>Ce code est le seul moyen de revenir si vous oubliez votre mot de passe&#xa0;: personne d’autre ne le garde. Notez-le sur papier et rangez-le loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>Votre code de secours</translation>
    </message>
    <message>
        <source>Write first name and last name, like Akossiwa Mensah</source>
        <translation>Écrivez prénom et nom, comme Akossiwa Mensah</translation>
    </message>
    <message>
        <source>At least 10 characters: a short sentence works well</source>
        <translation>Au moins 10 caractères&#xa0;: une courte phrase convient bien</translation>
    </message>
</context>
<context>
    <name>shell.navigation</name>
    <message>
        <source>Sell</source>
        <translation>Vendre</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Forfaits</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routeurs</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Argent</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Équipe</translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Help and support</source>
        <translation>Aide et assistance</translation>
    </message>
</context>
<context>
    <name>shell.notices</name>
    <message>
        <source>Close the message</source>
        <translation>Fermer le message</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s)</source>
        <comment>saved from a damaged file</comment>
        <translation>
            <numerusform>%Ln action</numerusform>
            <numerusform>%Ln actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <comment>saved from a damaged file</comment>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message>
        <source>The shop’s file was damaged and has been repaired</source>
        <translation>Le fichier de la boutique était abîmé&#xa0;: il est réparé</translation>
    </message>
    <message>
        <source>Saved: {sales} and {actions}. The rest is read again. Damaged file: {file}</source>
        <translation>Sauvé&#xa0;: {sales} et {actions}. Le reste est relu. Fichier abîmé&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Your password is asked again at the next start</source>
        <translation>Votre mot de passe sera demandé au prochain démarrage</translation>
    </message>
    <message>
        <source>This computer has no keyring. A passphrase can keep you signed in.</source>
        <translation>Cet ordinateur n’a pas de trousseau. Une phrase secrète peut vous garder connecté.</translation>
    </message>
    <message>
        <source>Protect with a passphrase…</source>
        <translation>Protéger par une phrase secrète…</translation>
    </message>
    <message>
        <source>Your sign-in is locked</source>
        <translation>Votre connexion est verrouillée</translation>
    </message>
    <message>
        <source>Unlock it with your passphrase, or sign in with your password.</source>
        <translation>Déverrouillez-la avec votre phrase secrète, ou connectez-vous avec votre mot de passe.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Déverrouiller…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>TikNet closed by accident last time</source>
        <translation>TikNet s’est fermé par accident la dernière fois</translation>
    </message>
    <message>
        <source>Nothing is lost. The details help support to find the cause.</source>
        <translation>Rien n’est perdu. Les détails aident l’assistance à trouver la cause.</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copier les détails</translation>
    </message>
</context>
<context>
    <name>shell.palette</name>
    <message>
        <source>Find a customer, a code, a page or an action</source>
        <translation>Chercher un client, un code, une page ou une action</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
</context>
<context>
    <name>shell.passphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Your passphrase opens the sign-in kept on this computer.</source>
        <translation>Votre phrase secrète ouvre la connexion gardée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Later: the shop opens all the same. Sending waits until you sign in with your password.</source>
        <translation>Plus tard&#xa0;: la boutique s’ouvre quand même. Les envois attendent votre mot de passe.</translation>
    </message>
    <message>
        <source>Unlock your sign-in</source>
        <translation>Déverrouiller votre connexion</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Déverrouillage…</translation>
    </message>
    <message>
        <source>Not the same as above: write it once more</source>
        <translation>Différente de la première&#xa0;: écrivez-la de nouveau</translation>
    </message>
    <message>
        <source>At least 8 characters: a short sentence works well</source>
        <translation>Au moins 8 caractères&#xa0;: une courte phrase convient bien</translation>
    </message>
    <message>
        <source>Protect your sign-in</source>
        <translation>Protéger votre connexion</translation>
    </message>
    <message>
        <source>Asked at each start. Nobody else keeps it.</source>
        <translation>Demandée à chaque démarrage. Personne d’autre ne la garde.</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>Phrase secrète, encore une fois</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Protéger</translation>
    </message>
    <message>
        <source>This computer has no keyring. A passphrase keeps you signed in, in a file that only it opens.</source>
        <translation>Cet ordinateur n’a pas de trousseau. Une phrase secrète vous garde connecté, dans un fichier qu’elle seule ouvre.</translation>
    </message>
</context>
<context>
    <name>shell.rail</name>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <translation>
            <numerusform>%Ln à décider</numerusform>
            <numerusform>%Ln à décider</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell.sign_in</name>
    <message>
        <source>Write it like name@shop.com</source>
        <translation>Écrivez-le comme nom@boutique.com</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Sign in again; nothing is lost.</source>
        <translation>Votre connexion a pris fin. Connectez-vous de nouveau&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Sign out before everything is sent?</source>
        <translation>Se déconnecter avant que tout soit envoyé&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) wait for the server. They stay on this computer and are sent when you sign in again.</source>
        <translation>
            <numerusform>%Ln action attend le serveur. Elle reste sur cet ordinateur et part à votre prochaine connexion.</numerusform>
            <numerusform>%Ln actions attendent le serveur. Elles restent sur cet ordinateur et partent à votre prochaine connexion.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Rester connecté</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Your shop opens as you left it, even without a connection.</source>
        <translation>Votre boutique s’ouvre telle que vous l’avez laissée, même sans réseau.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
</context>
<context>
    <name>shell.status</name>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message>
        <source>Last sync {time}</source>
        <translation>Dernière synchro {time}</translation>
    </message>
    <message>
        <source>{size} today</source>
        <translation>{size} aujourd’hui</translation>
    </message>
    <message>
        <source>Routers: out of sight</source>
        <translation>Routeurs&#xa0;: hors de vue</translation>
    </message>
    <message>
        <source>Routers: {online} of {total}</source>
        <translation>Routeurs&#xa0;: {online} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <comment>actions</comment>
        <translation>
            <numerusform>%Ln en attente</numerusform>
            <numerusform>%Ln en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing pending</source>
        <translation>Rien en attente</translation>
    </message>
    <message>
        <source>Server: connected</source>
        <translation>Serveur&#xa0;: connecté</translation>
    </message>
    <message>
        <source>Server: slow connection</source>
        <translation>Serveur&#xa0;: connexion lente</translation>
    </message>
    <message>
        <source>Server: this network asks you to sign in</source>
        <translation>Serveur&#xa0;: ce réseau demande de se connecter</translation>
    </message>
    <message>
        <source>Server: not answering since {time}</source>
        <translation>Serveur&#xa0;: ne répond plus depuis {time}</translation>
    </message>
    <message>
        <source>Server: offline</source>
        <translation>Serveur&#xa0;: hors ligne</translation>
    </message>
    <message>
        <source>Server: offline since {time}</source>
        <translation>Serveur&#xa0;: hors ligne depuis {time}</translation>
    </message>
</context>
<context>
    <name>shell.waiting_page</name>
    <message>
        <source>Customers, sales and a router with people online are being made up. Nothing leaves this computer.</source>
        <translation>Des clients, des ventes et un routeur avec des connectés sont inventés. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Opening the demonstration shop</source>
        <translation>Ouverture de la boutique de démonstration</translation>
    </message>
</context>
<context>
    <name>shell.workspace</name>
    <message>
        <source>Your sign-in has ended</source>
        <translation>Votre connexion au compte a pris fin</translation>
    </message>
    <message>
        <source>Everything stays readable and sales are kept here; sign in to send them.</source>
        <translation>Tout reste lisible et les ventes sont gardées ici&#xa0;; reconnectez-vous pour les envoyer.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Taille normale</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Tout chercher</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Chercher dans cette liste</translation>
    </message>
    <message>
        <source>Ask the server for news</source>
        <translation>Demander les nouvelles au serveur</translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation>Plus grand ou plus petit</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Next or previous line</source>
        <translation>Ligne suivante ou précédente</translation>
    </message>
    <message>
        <source>Mark the line</source>
        <translation>Cocher la ligne</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Gérant</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
</context>
</TS>
