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
    <name>shell.creating</name>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>New batch of vouchers</source>
        <translation>Nouveau lot de tickets</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Nouveau forfait</translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation>Ajouter un routeur</translation>
    </message>
    <message>
        <source>New person in the team</source>
        <translation>Nouvelle personne dans l’équipe</translation>
    </message>
    <message>
        <source>New request for help</source>
        <translation>Nouvelle demande d’aide</translation>
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
        <source>Printed on vouchers and receipts.</source>
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
        <source>Print</source>
        <translation>Imprimer</translation>
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
    <name>shell.lock</name>
    <message>
        <source>The shop is locked</source>
        <translation>La boutique est verrouillée</translation>
    </message>
    <message>
        <source>Open the shop</source>
        <translation>Ouvrir la boutique</translation>
    </message>
    <message>
        <source>Forgotten? Open with the password</source>
        <translation>Oublié&#xa0;? Ouvrir avec le mot de passe</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Everything is as you left it.</source>
        <translation>Tout est comme vous l’avez laissé.</translation>
    </message>
    <message>
        <source>Use the PIN</source>
        <translation>Utiliser le code PIN</translation>
    </message>
    <message>
        <source>The PIN was wrong too often. Type the password of your account.</source>
        <translation>Trop de codes PIN faux. Tapez le mot de passe de votre compte.</translation>
    </message>
    <message>
        <source>Type the password of your account.</source>
        <translation>Tapez le mot de passe de votre compte.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>This is not the PIN.</source>
        <translation>Ce n’est pas le code PIN.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln try(ies) left</source>
        <translation>
            <numerusform>Encore&#xa0;%Ln essai</numerusform>
            <numerusform>Encore&#xa0;%Ln essais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %Ln second(s)</source>
        <translation>
            <numerusform>Attendez&#xa0;%Ln seconde</numerusform>
            <numerusform>Attendez&#xa0;%Ln secondes</numerusform>
        </translation>
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
    <name>shell.recovery</name>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>Un nouveau mot de passe</translation>
    </message>
    <message>
        <source>Back to the sign-in</source>
        <translation>Retour à la connexion</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>We send a code of six digits to your address.</source>
        <translation>Nous envoyons un code à six chiffres à votre adresse.</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Envoyer le code</translation>
    </message>
    <message>
        <source>I have my printed recovery code</source>
        <translation>J’ai mon code de secours imprimé</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Look into your mail</source>
        <translation>Regardez vos e-mails</translation>
    </message>
    <message>
        <source>We sent a code to {email}. It is good for a few minutes.</source>
        <translation>Nous avons envoyé un code à {email}. Il est valable quelques minutes.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Envoyer un autre code</translation>
    </message>
    <message>
        <source>Another code is on its way; the one before is void.</source>
        <translation>Un autre code est en route&#xa0;; le précédent ne vaut plus.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Code de secours</translation>
    </message>
    <message>
        <source>Type the recovery code that was shown when the shop was set up. It works once; you get another.</source>
        <translation>Tapez le code de secours affiché à l’installation de la boutique. Il sert une fois&#xa0;; vous en recevrez un autre.</translation>
    </message>
    <message>
        <source>Send me a code by e-mail instead</source>
        <translation>M’envoyer plutôt un code par e-mail</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>A short sentence is best.</source>
        <translation>Une courte phrase est le mieux.</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Nouveau mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>It holds at once; every device that is signed in has to type it.</source>
        <translation>Il vaut tout de suite&#xa0;; chaque appareil connecté devra le taper.</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Choisir ce mot de passe</translation>
    </message>
    <message>
        <source>Not the same as above</source>
        <translation>Différent de la ligne au-dessus</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>Je l’ai gardé</translation>
    </message>
    <message>
        <source>Your new recovery code</source>
        <translation>Votre nouveau code de secours</translation>
    </message>
    <message>
        <source>The new password holds. The old recovery code is spent: this one takes its place and is shown only now.</source>
        <translation>Le nouveau mot de passe est en place. L’ancien code de secours est épuisé&#xa0;: celui-ci le remplace et ne s’affiche que maintenant.</translation>
    </message>
    <message>
        <source>At least 6 characters</source>
        <translation>Au moins 6 caractères</translation>
    </message>
</context>
<context>
    <name>shell.registration</name>
    <message>
        <source>A new account</source>
        <translation>Un nouveau compte</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Nom de la boutique</translation>
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
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>With the country code.</source>
        <translation>Avec l’indicatif du pays.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation>Créer le compte</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>This code is wrong or too old: take the newest one</source>
        <translation>Ce code est faux ou trop ancien&#xa0;: prenez le plus récent</translation>
    </message>
    <message>
        <source>Another code is on its way; the one before is void.</source>
        <translation>Un autre code est en route&#xa0;; le précédent ne vaut plus.</translation>
    </message>
    <message>
        <source>Look into your mail</source>
        <translation>Regardez vos e-mails</translation>
    </message>
    <message>
        <source>We sent a code to {email}. The account exists when you have typed it.</source>
        <translation>Nous avons envoyé un code à {email}. Le compte existera quand vous l’aurez tapé.</translation>
    </message>
    <message>
        <source>Open the shop</source>
        <translation>Ouvrir la boutique</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Envoyer un autre code</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Changer l’adresse</translation>
    </message>
    <message>
        <source>Write first name and last name, like Akossiwa Mensah</source>
        <translation>Écrivez le prénom et le nom, comme Akossiwa Mensah</translation>
    </message>
    <message>
        <source>Write it with the country code, like +228 90 00 11 22</source>
        <translation>Écrivez-le avec l’indicatif, comme +228 90 00 11 22</translation>
    </message>
    <message>
        <source>At least 6 characters: a short sentence works well</source>
        <translation>Au moins 6 caractères&#xa0;: une courte phrase convient bien</translation>
    </message>
</context>
<context>
    <name>shell.shortcuts</name>
    <message>
        <source>Find anything</source>
        <translation>Tout trouver</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Chercher dans cette liste</translation>
    </message>
    <message>
        <source>Ask the server for news</source>
        <translation>Demander les nouveautés au serveur</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Aide de cette page</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation>Plus grand ou plus petit</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Taille normale</translation>
    </message>
    <message>
        <source>These shortcuts</source>
        <translation>Ces raccourcis</translation>
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
        <source>Show the details</source>
        <translation>Montrer les détails</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
</context>
<context>
    <name>shell.sign_in</name>
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
        <source>The new password holds. Sign in with it.</source>
        <translation>Le nouveau mot de passe est en place. Connectez-vous avec lui.</translation>
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
        <source>Forgotten the password?</source>
        <translation>Mot de passe oublié&#xa0;?</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Créer un compte</translation>
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
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Phone lost? Type one of your recovery codes instead.</source>
        <translation>Téléphone perdu&#xa0;? Tapez plutôt un de vos codes de secours.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Type the six digits your authenticator app shows for TikNet.</source>
        <translation>Tapez les six chiffres que votre application d’authentification affiche pour TikNet.</translation>
    </message>
    <message>
        <source>Two-factor sign-in</source>
        <translation>Double vérification</translation>
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
        <source>Data exchanged with the server today</source>
        <translation>Données échangées avec le serveur aujourd’hui</translation>
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
    <name>shell.tour</name>
    <message>
        <source>Everything has its place here</source>
        <translation>Tout a sa place ici</translation>
    </message>
    <message>
        <source>Selling at the top, people and vouchers below, then money and settings.</source>
        <translation>La vente en haut, puis les clients et les tickets, l’argent et les réglages.</translation>
    </message>
    <message>
        <source>Sell in seconds</source>
        <translation>Vendre en quelques secondes</translation>
    </message>
    <message>
        <source>F2 from anywhere. It works without a connection: sales wait here.</source>
        <translation>F2 depuis n’importe où. Fonctionne sans connexion&#xa0;: les ventes attendent ici.</translation>
    </message>
    <message>
        <source>Your customers</source>
        <translation>Vos clients</translation>
    </message>
    <message>
        <source>Find them by name, phone or code; extend or block them with one click.</source>
        <translation>Trouvez-les par nom, téléphone ou code&#xa0;; prolongez ou bloquez en un clic.</translation>
    </message>
    <message>
        <source>How things stand</source>
        <translation>Où en sont les choses</translation>
    </message>
    <message>
        <source>Server, routers, what waits and the data of today, always in this line.</source>
        <translation>Serveur, routeurs, ce qui attend et les données du jour, toujours sur cette ligne.</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Tout trouver</translation>
    </message>
    <message>
        <source>Ctrl+K finds pages, customers, codes and actions.</source>
        <translation>Ctrl+K trouve pages, clients, codes et actions.</translation>
    </message>
    <message>
        <source>Help is one key away</source>
        <translation>L’aide à portée de touche</translation>
    </message>
    <message>
        <source>F1 explains the page you are on. This tour can be shown again from there.</source>
        <translation>F1 explique la page ouverte. Cette visite peut y être revue.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
</context>
<context>
    <name>shell.tray</name>
    <message>
        <source>Open TikNet</source>
        <translation>Ouvrir TikNet</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Vendre</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>New notification</source>
        <translation>Nouvelle notification</translation>
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
        <source>My account</source>
        <translation>Mon compte</translation>
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
        <source>Help</source>
        <translation>Aide</translation>
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
        <source>Show the tour</source>
        <translation>Montrer la visite</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
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
