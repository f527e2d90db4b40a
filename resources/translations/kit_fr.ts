<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>kit.charts</name>
    <message>
        <source>View as table</source>
        <translation>Voir en tableau</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>{name}: no data</source>
        <translation>{name}&#xa0;: aucune donnée</translation>
    </message>
    <message>
        <source>{name} {value}, maximum {maximum} at {time}</source>
        <translation>{name} {value}, maximum {maximum} à {time}</translation>
    </message>
    <message>
        <source>maximum {maximum} at {time}</source>
        <translation>maximum {maximum} à {time}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
</context>
<context>
    <name>kit.checks</name>
    <message>
        <source>Write it like name@shop.com</source>
        <translation>Écrivez-la comme nom@boutique.com</translation>
    </message>
</context>
<context>
    <name>kit.containers</name>
    <message>
        <source>Close details</source>
        <translation>Fermer les détails</translation>
    </message>
</context>
<context>
    <name>kit.context</name>
    <message>
        <source>Needs the server: try again when the connection is back</source>
        <translation>Il faut le serveur&#xa0;: réessayez quand la connexion sera revenue</translation>
    </message>
</context>
<context>
    <name>kit.dialogs</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>kit.fields</name>
    <message>
        <source>{label} (optional)</source>
        <translation>{label} (facultatif)</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Montrer ce qui est tapé</translation>
    </message>
    <message>
        <source>Fill this in to continue</source>
        <translation>Remplissez ce champ pour continuer</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Un de moins</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Un de plus</translation>
    </message>
</context>
<context>
    <name>kit.filter_bar</name>
    <message>
        <source>{filter}: {choice}</source>
        <translation>{filter}&#xa0;: {choice}</translation>
    </message>
    <message>
        <source>Nothing to choose from yet</source>
        <translation>Rien à choisir pour l’instant</translation>
    </message>
    <message>
        <source>Take the filter away</source>
        <translation>Retirer le filtre</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Effacer la sélection</translation>
    </message>
</context>
<context>
    <name>kit.form</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>kit.formatting</name>
    <message>
        <source>d</source>
        <comment>unit: days</comment>
        <translation>j</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>janv.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>févr.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mars</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>avr.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>juin</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>juil.</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>août</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>oct.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>déc.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Lun.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Mar.</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mer.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Jeu.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Ven.</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sam.</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Dim.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Lundi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Mardi</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mercredi</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Jeudi</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Vendredi</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samedi</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Dimanche</translation>
    </message>
    <message>
        <source>January</source>
        <translation>janvier</translation>
    </message>
    <message>
        <source>February</source>
        <translation>février</translation>
    </message>
    <message>
        <source>March</source>
        <translation>mars</translation>
    </message>
    <message>
        <source>April</source>
        <translation>avril</translation>
    </message>
    <message>
        <source>May</source>
        <comment>full month</comment>
        <translation>mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>juin</translation>
    </message>
    <message>
        <source>July</source>
        <translation>juillet</translation>
    </message>
    <message>
        <source>August</source>
        <translation>août</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octobre</translation>
    </message>
    <message>
        <source>November</source>
        <translation>novembre</translation>
    </message>
    <message>
        <source>December</source>
        <translation>décembre</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>{span} ago</source>
        <translation>il y a {span}</translation>
    </message>
</context>
<context>
    <name>kit.gallery</name>
    <message>
        <source>Offline since 11:38. You can keep selling.</source>
        <translation>Hors ligne depuis 11:38. Vous pouvez continuer à vendre.</translation>
    </message>
    <message>
        <source>Your sales are kept on this computer and sent when the connection is back.</source>
        <translation>Vos ventes sont enregistrées sur cet ordinateur et partiront dès le retour du réseau.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Composants</translation>
    </message>
    <message>
        <source>Everything in one place</source>
        <translation>Tout au même endroit</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Vendre</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
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
    <message>
        <source>12% more than last Saturday</source>
        <translation>+12&#xa0;% par rapport à samedi dernier</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>2 to confirm</source>
        <translation>2 à confirmer</translation>
    </message>
    <message>
        <source>41 of them “Day”</source>
        <translation>dont 41 tickets «&#xa0;Journée&#xa0;»</translation>
    </message>
    <message>
        <source>2 of 3 routers reachable</source>
        <translation>2 routeurs joignables sur 3</translation>
    </message>
    <message>
        <source>250,000 FCFA ready</source>
        <translation>250&#x202f;000&#xa0;FCFA disponibles au retrait</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer pour de bon</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>View all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Possible once online</source>
        <translation>Possible une fois en ligne</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Expire bientôt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
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
        <source>Small</source>
        <translation>Petit</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>State: active</source>
        <translation>État&#xa0;: actif</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
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
        <translation>Crédit client</translation>
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
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>Imprimer le reçu</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>2 characters are missing, like A4:5E:60:1B:7C:92</source>
        <translation>Il manque 2 caractères, comme A4:5E:60:1B:7C:92</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Name, phone or code</source>
        <translation>Nom, téléphone ou code</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Name or phone</source>
        <translation>Nom ou téléphone</translation>
    </message>
    <message>
        <source>Leave empty for an anonymous voucher.</source>
        <translation>Laissez vide pour un ticket anonyme.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Volume left</source>
        <translation>Volume restant</translation>
    </message>
    <message>
        <source>Unlimited</source>
        <translation>Illimité</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payé</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Devices at a time: 1 → 2</source>
        <translation>Appareils simultanés&#xa0;: 1 → 2</translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation>pas encore confirmé</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>No voucher in stock</source>
        <translation>Aucun ticket en stock</translation>
    </message>
    <message>
        <source>Create a batch: it is ready to sell, even without a connection.</source>
        <translation>Créez un lot&#xa0;: il sera prêt à vendre, même sans réseau.</translation>
    </message>
    <message>
        <source>Create a batch</source>
        <translation>Créer un lot</translation>
    </message>
    <message>
        <source>The reports could not be opened</source>
        <translation>Les rapports n’ont pas pu s’ouvrir</translation>
    </message>
</context>
<context>
    <name>kit.key_names</name>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
</context>
<context>
    <name>kit.messages</name>
    <message>
        <source>There is no connection.</source>
        <translation>Il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>Check the Wi-Fi or the cable, then try again.</source>
        <translation>Vérifiez le Wi-Fi ou le câble, puis réessayez.</translation>
    </message>
    <message>
        <source>The server is not answering.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>It may be restarting. Try again in a minute.</source>
        <translation>Il redémarre peut-être. Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>The server cannot be found.</source>
        <translation>Le serveur est introuvable.</translation>
    </message>
    <message>
        <source>Check the connection and the address of the server.</source>
        <translation>Vérifiez la connexion et l’adresse du serveur.</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>Le serveur a mis trop de temps à répondre.</translation>
    </message>
    <message>
        <source>The connection is slow. Try again.</source>
        <translation>La connexion est lente. Réessayez.</translation>
    </message>
    <message>
        <source>The connection is not safe.</source>
        <translation>La connexion n’est pas sûre.</translation>
    </message>
    <message>
        <source>Check the date of this computer; if it is right, ask your technician.</source>
        <translation>Vérifiez la date de cet ordinateur&#xa0;; si elle est juste, appelez votre technicien.</translation>
    </message>
    <message>
        <source>The connection was cut.</source>
        <translation>La connexion a été coupée.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>This network asks you to sign in first.</source>
        <translation>Ce réseau demande d’abord de se connecter.</translation>
    </message>
    <message>
        <source>Open its sign-in page in a browser, then try again.</source>
        <translation>Ouvrez sa page de connexion dans un navigateur, puis réessayez.</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>La réponse n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>Something between here and the server answered in its place. Try again.</source>
        <translation>Un équipement a répondu à la place du serveur. Réessayez.</translation>
    </message>
    <message>
        <source>Try again; if it goes on, send the details to support.</source>
        <translation>Réessayez&#xa0;; si cela continue, envoyez les détails à l’assistance.</translation>
    </message>
    <message>
        <source>The answer was cut short.</source>
        <translation>La réponse est arrivée incomplète.</translation>
    </message>
    <message>
        <source>The connection is weak. Try again.</source>
        <translation>Le réseau est faible. Réessayez.</translation>
    </message>
    <message>
        <source>The server gave no answer.</source>
        <translation>Le serveur n’a rien répondu.</translation>
    </message>
    <message>
        <source>This server may be newer than this program. Look for an update.</source>
        <translation>Ce serveur est peut-être plus récent que ce logiciel. Cherchez une mise à jour.</translation>
    </message>
    <message>
        <source>Your sign-in has ended.</source>
        <translation>Votre connexion au compte a pris fin.</translation>
    </message>
    <message>
        <source>Sign in again; nothing is lost.</source>
        <translation>Reconnectez-vous&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>The e-mail or the password is not right.</source>
        <translation>L’e-mail ou le mot de passe n’est pas le bon.</translation>
    </message>
    <message>
        <source>Check both; capitals count in the password.</source>
        <translation>Vérifiez les deux&#xa0;; les majuscules comptent dans le mot de passe.</translation>
    </message>
    <message>
        <source>This account asks for a second proof.</source>
        <translation>Ce compte demande une double vérification.</translation>
    </message>
    <message>
        <source>Type the six digits of the authenticator app.</source>
        <translation>Tapez les six chiffres de l’application d’authentification.</translation>
    </message>
    <message>
        <source>This code does not fit.</source>
        <translation>Ce code ne convient pas.</translation>
    </message>
    <message>
        <source>Take the newest one of the app, or a recovery code; each works once.</source>
        <translation>Prenez le plus récent de l’application, ou un code de secours&#xa0;; chacun sert une fois.</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>Votre rôle ne le permet pas.</translation>
    </message>
    <message>
        <source>Ask the owner for access.</source>
        <translation>Demandez l’accès au propriétaire.</translation>
    </message>
    <message>
        <source>This server does not have this.</source>
        <translation>Ce serveur ne l’offre pas.</translation>
    </message>
    <message>
        <source>There is nothing to set up here.</source>
        <translation>Il n’y a rien à régler ici.</translation>
    </message>
    <message>
        <source>It no longer exists on the server.</source>
        <translation>Cela n’existe plus sur le serveur.</translation>
    </message>
    <message>
        <source>Someone may have deleted it. Refresh the list.</source>
        <translation>Quelqu’un l’a peut-être supprimé. Actualisez la liste.</translation>
    </message>
    <message>
        <source>The server refused what was entered.</source>
        <translation>Le serveur a refusé la saisie.</translation>
    </message>
    <message>
        <source>Correct the fields marked in red.</source>
        <translation>Corrigez les champs marqués en rouge.</translation>
    </message>
    <message>
        <source>It was changed elsewhere in the meantime.</source>
        <translation>Cela a changé ailleurs entre-temps.</translation>
    </message>
    <message>
        <source>Look at both versions and choose.</source>
        <translation>Comparez les deux versions et choisissez.</translation>
    </message>
    <message>
        <source>The server is still working on it.</source>
        <translation>Le serveur y travaille encore.</translation>
    </message>
    <message>
        <source>Wait a moment; it is not done twice.</source>
        <translation>Attendez un instant&#xa0;; ce ne sera pas fait deux fois.</translation>
    </message>
    <message>
        <source>The server holds another action under this number.</source>
        <translation>Le serveur a déjà une autre action sous ce numéro.</translation>
    </message>
    <message>
        <source>Check in the sync centre before repeating it.</source>
        <translation>Vérifiez dans Synchronisation avant de recommencer.</translation>
    </message>
    <message>
        <source>Too many tries.</source>
        <translation>Trop d’essais.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>Attendez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>The server answered with an error.</source>
        <translation>Le serveur a répondu par une erreur.</translation>
    </message>
    <message>
        <source>Your data are safe. Try again later.</source>
        <translation>Vos données sont intactes. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The server cannot be reached for now.</source>
        <translation>Le serveur est injoignable pour l’instant.</translation>
    </message>
    <message>
        <source>The server answered in a way this program does not know.</source>
        <translation>Le serveur a répondu d’une façon que ce programme ne connaît pas.</translation>
    </message>
    <message>
        <source>Your data are safe. Try again; if it goes on, send the details to support.</source>
        <translation>Vos données sont intactes. Réessayez&#xa0;; si cela continue, envoyez les détails à l’assistance.</translation>
    </message>
    <message>
        <source>Too much is being asked of the server at once.</source>
        <translation>Trop de demandes partent vers le serveur en même temps.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The address of the server cannot be used.</source>
        <translation>L’adresse du serveur ne convient pas.</translation>
    </message>
    <message>
        <source>Correct it, like https://example.com/v1.</source>
        <translation>Corrigez-la, comme https://example.com/v1.</translation>
    </message>
    <message>
        <source>The server sends us elsewhere.</source>
        <translation>Le serveur nous renvoie ailleurs.</translation>
    </message>
    <message>
        <source>Check its address: it may have moved.</source>
        <translation>Vérifiez son adresse&#xa0;: il a peut-être changé de place.</translation>
    </message>
    <message>
        <source>Something else listens at this address. Check the address and its port.</source>
        <translation>Un autre programme répond à cette adresse. Vérifiez l’adresse et le port.</translation>
    </message>
    <message>
        <source>The answer is too large.</source>
        <translation>La réponse est trop grande.</translation>
    </message>
    <message>
        <source>Your data are safe. Send the details to support.</source>
        <translation>Vos données sont intactes. Envoyez les détails à l’assistance.</translation>
    </message>
    <message>
        <source>The server was set up anew.</source>
        <translation>Le serveur a été réinstallé.</translation>
    </message>
    <message>
        <source>Everything is read again; nothing is lost.</source>
        <translation>Tout est relu&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>The disk of this computer is full.</source>
        <translation>Le disque de cet ordinateur est plein.</translation>
    </message>
    <message>
        <source>Nothing was changed. Delete or move some files, then try again.</source>
        <translation>Rien n’a été modifié. Supprimez ou déplacez des fichiers, puis réessayez.</translation>
    </message>
    <message>
        <source>The shop’s file is damaged and could not be repaired.</source>
        <translation>Le fichier de la boutique est abîmé et n’a pas pu être réparé.</translation>
    </message>
    <message>
        <source>It is kept as it is. Call support before doing anything else.</source>
        <translation>Il reste tel quel. Appelez l’assistance avant toute autre action.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this shop’s file.</source>
        <translation>Une version plus récente du programme a écrit le fichier de cette boutique.</translation>
    </message>
    <message>
        <source>Install the newest version to open it.</source>
        <translation>Installez la dernière version pour l’ouvrir.</translation>
    </message>
    <message>
        <source>Another program holds the shop’s file.</source>
        <translation>Un autre programme occupe le fichier de la boutique.</translation>
    </message>
    <message>
        <source>Close the other program or wait for the virus scan, then try again.</source>
        <translation>Fermez l’autre programme ou attendez la fin de l’analyse antivirus, puis réessayez.</translation>
    </message>
    <message>
        <source>The shop’s file cannot be used.</source>
        <translation>Le fichier de la boutique est inutilisable pour l’instant.</translation>
    </message>
    <message>
        <source>Check that the disk is connected and may be written, then try again.</source>
        <translation>Vérifiez que le disque est branché et accepte l’écriture, puis réessayez.</translation>
    </message>
    <message>
        <source>This action cannot be changed any more.</source>
        <translation>Cette action ne peut plus être modifiée.</translation>
    </message>
    <message>
        <source>It is being sent or is done. Look at it in the sync centre.</source>
        <translation>Elle est en cours d’envoi ou terminée. Voyez-la dans le centre de synchronisation.</translation>
    </message>
    <message>
        <source>It is no longer on this computer.</source>
        <translation>Cet élément n’est plus sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>Actualisez la liste.</translation>
    </message>
    <message>
        <source>The disk cannot be written.</source>
        <translation>Le disque refuse l’écriture.</translation>
    </message>
    <message>
        <source>It is protected against writing. Choose another folder or disk.</source>
        <translation>Il est protégé en écriture. Choisissez un autre dossier ou un autre disque.</translation>
    </message>
    <message>
        <source>This folder cannot be written.</source>
        <translation>Ce dossier refuse l’écriture.</translation>
    </message>
    <message>
        <source>Give yourself the right to write in it, or choose another folder.</source>
        <translation>Donnez-vous le droit d’y écrire, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Another program holds a file of the shop.</source>
        <translation>Un autre programme occupe un fichier de la boutique.</translation>
    </message>
    <message>
        <source>A file of the shop is damaged.</source>
        <translation>Un fichier de la boutique est abîmé.</translation>
    </message>
    <message>
        <source>The disk of this computer fails.</source>
        <translation>Le disque de cet ordinateur donne des erreurs.</translation>
    </message>
    <message>
        <source>Save your files on another disk soon, then try again.</source>
        <translation>Copiez vite vos fichiers sur un autre disque, puis réessayez.</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>Ce n’est pas possible maintenant.</translation>
    </message>
    <message>
        <source>Refresh the page, then try again.</source>
        <translation>Actualisez la page, puis réessayez.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Personne n’est connecté.</translation>
    </message>
    <message>
        <source>Sign in, then try again.</source>
        <translation>Connectez-vous, puis réessayez.</translation>
    </message>
    <message>
        <source>Some actions wait for the server.</source>
        <translation>Des actions attendent le serveur.</translation>
    </message>
    <message>
        <source>They are sent when the connection is back.</source>
        <translation>Elles partent au retour de la connexion.</translation>
    </message>
    <message>
        <source>Something is missing or cannot be used.</source>
        <translation>Il manque quelque chose, ou une valeur ne convient pas.</translation>
    </message>
    <message>
        <source>The server has not confirmed it yet.</source>
        <translation>Le serveur ne l’a pas encore confirmé.</translation>
    </message>
    <message>
        <source>Wait until it is sent, then try again.</source>
        <translation>Attendez l’envoi, puis réessayez.</translation>
    </message>
    <message>
        <source>The keyring of this computer refused.</source>
        <translation>Le trousseau de cet ordinateur a refusé.</translation>
    </message>
    <message>
        <source>You stay signed in until the program closes.</source>
        <translation>Vous restez connecté jusqu’à la fermeture du programme.</translation>
    </message>
    <message>
        <source>This passphrase does not fit.</source>
        <translation>Cette phrase secrète n’ouvre pas le fichier.</translation>
    </message>
    <message>
        <source>Check it; capitals and spaces count.</source>
        <translation>Vérifiez-la&#xa0;; majuscules et espaces comptent.</translation>
    </message>
    <message>
        <source>The protected file cannot be read any more.</source>
        <translation>Le fichier protégé n’est plus lisible.</translation>
    </message>
    <message>
        <source>Sign in with your password, then protect it again.</source>
        <translation>Choisissez Plus tard, connectez-vous avec votre mot de passe, puis protégez-le de nouveau.</translation>
    </message>
    <message>
        <source>Another program uses the port of this shop’s server.</source>
        <translation>Un autre programme occupe le port du serveur de cette boutique.</translation>
    </message>
    <message>
        <source>Close it or restart the computer, then start TikNet again.</source>
        <translation>Fermez-le ou redémarrez l’ordinateur, puis relancez TikNet.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this shop’s server data.</source>
        <translation>Une version plus récente du programme a écrit les données du serveur de cette boutique.</translation>
    </message>
    <message>
        <source>The server on this computer did not start.</source>
        <translation>Le serveur de cet ordinateur n’a pas démarré.</translation>
    </message>
    <message>
        <source>Your data are safe. Close the program and start it again.</source>
        <translation>Vos données sont intactes. Fermez le programme et relancez-le.</translation>
    </message>
    <message>
        <source>The key of this shop does not fit its data.</source>
        <translation>La clé de cette boutique ne correspond pas à ses données.</translation>
    </message>
    <message>
        <source>Put the file server.key back from your backup, then start again.</source>
        <translation>Remettez le fichier server.key de votre sauvegarde, puis relancez.</translation>
    </message>
    <message>
        <source>This e-mail already has a shop on this computer.</source>
        <translation>Cette adresse a déjà une boutique sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Sign in with it, or choose another e-mail.</source>
        <translation>Connectez-vous avec elle, ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>TikNet is already open for this shop but does not answer.</source>
        <translation>TikNet est déjà ouvert pour cette boutique mais ne répond pas.</translation>
    </message>
    <message>
        <source>Wait a minute. If it does not come up, restart the computer.</source>
        <translation>Attendez une minute. S’il ne revient pas, redémarrez l’ordinateur.</translation>
    </message>
    <message>
        <source>The router refuses the connection.</source>
        <translation>Le routeur refuse la connexion.</translation>
    </message>
    <message>
        <source>Turn on the “api” service of the router, or check the port (8728, with TLS 8729).</source>
        <translation>Activez le service «&#xa0;api&#xa0;» du routeur ou vérifiez le port (8728, avec TLS 8729).</translation>
    </message>
    <message>
        <source>The router does not answer.</source>
        <translation>Le routeur ne répond pas.</translation>
    </message>
    <message>
        <source>Check that it has power, that its cable is plugged in and that the address is right.</source>
        <translation>Vérifiez son alimentation, son câble et l’adresse.</translation>
    </message>
    <message>
        <source>The router refuses this user or this password.</source>
        <translation>Le routeur refuse cet utilisateur ou ce mot de passe.</translation>
    </message>
    <message>
        <source>Type them as in WinBox; capitals count.</source>
        <translation>Saisissez-les comme dans WinBox&#xa0;; les majuscules comptent.</translation>
    </message>
    <message>
        <source>The secure connection (TLS) does not match.</source>
        <translation>La connexion sécurisée (TLS) ne correspond pas.</translation>
    </message>
    <message>
        <source>Turn TLS off for port 8728, or give the router a certificate and use port 8729.</source>
        <translation>Désactivez TLS pour le port 8728, ou donnez un certificat au routeur et utilisez le port 8729.</translation>
    </message>
    <message>
        <source>The router shows another certificate than before.</source>
        <translation>Le routeur présente un autre certificat qu’avant.</translation>
    </message>
    <message>
        <source>If you replaced the router, remove it here and add it again. If not, ask your technician.</source>
        <translation>Si vous avez remplacé le routeur, retirez-le ici puis ajoutez-le. Sinon, demandez à votre technicien.</translation>
    </message>
    <message>
        <source>The router does not accept connections from this address.</source>
        <translation>Le routeur n’accepte pas les connexions depuis cette adresse.</translation>
    </message>
    <message>
        <source>On the router, under IP › Services › api, allow the address of this server.</source>
        <translation>Sur le routeur, dans IP › Services › api, autorisez l’adresse de ce serveur.</translation>
    </message>
    <message>
        <source>This name does not exist on the network.</source>
        <translation>Ce nom n’existe pas sur le réseau.</translation>
    </message>
    <message>
        <source>Check its spelling, or write the IP address, like 192.168.88.1.</source>
        <translation>Vérifiez l’orthographe ou écrivez l’adresse IP, comme 192.168.88.1.</translation>
    </message>
    <message>
        <source>The connection broke in the middle.</source>
        <translation>La connexion s’est coupée en chemin.</translation>
    </message>
    <message>
        <source>The router may be restarting. Wait a minute and look at its state before trying again.</source>
        <translation>Le routeur redémarre peut-être. Attendez une minute et regardez son état avant de recommencer.</translation>
    </message>
    <message>
        <source>This router user may not do that.</source>
        <translation>Cet utilisateur du routeur n’a pas ce droit.</translation>
    </message>
    <message>
        <source>Give it the group “full”, or a group with api, read, write, test and sensitive.</source>
        <translation>Donnez-lui le groupe «&#xa0;full&#xa0;», ou un groupe avec api, read, write, test et sensitive.</translation>
    </message>
    <message>
        <source>The device mode of the router blocks this.</source>
        <translation>Le mode appareil (device-mode) du routeur bloque cette action.</translation>
    </message>
    <message>
        <source>Allow it on the router under System › Device mode, then try again.</source>
        <translation>Autorisez-la sur le routeur, sous System › Device mode, puis réessayez.</translation>
    </message>
    <message>
        <source>The router refused the command.</source>
        <translation>Le routeur a refusé la commande.</translation>
    </message>
    <message>
        <source>Nothing else was changed. Look at the details or ask your technician.</source>
        <translation>Rien d’autre n’a changé. Regardez les détails ou demandez à votre technicien.</translation>
    </message>
    <message>
        <source>This router cannot do that.</source>
        <translation>Ce routeur ne sait pas faire cela.</translation>
    </message>
    <message>
        <source>Update RouterOS, then try again.</source>
        <translation>Mettez RouterOS à jour, puis réessayez.</translation>
    </message>
    <message>
        <source>The router did not keep what was written.</source>
        <translation>Le routeur n’a pas gardé ce qui a été écrit.</translation>
    </message>
    <message>
        <source>Look at it with WinBox, then try again.</source>
        <translation>Regardez-le avec WinBox, puis réessayez.</translation>
    </message>
    <message>
        <source>Something went wrong with the router.</source>
        <translation>Un problème est survenu avec le routeur.</translation>
    </message>
    <message>
        <source>Look at its state, then try again.</source>
        <translation>Regardez son état, puis réessayez.</translation>
    </message>
    <message>
        <source>Already used: choose another one</source>
        <translation>Déjà utilisé&#xa0;: choisissez-en un autre</translation>
    </message>
    <message>
        <source>Fill this in to continue</source>
        <translation>Remplissez ce champ pour continuer</translation>
    </message>
    <message>
        <source>Write it like name@shop.com</source>
        <translation>Écrivez-le comme nom@boutique.com</translation>
    </message>
    <message>
        <source>Make it longer</source>
        <translation>Écrivez plus de caractères</translation>
    </message>
    <message>
        <source>Choose a password that is harder to guess</source>
        <translation>Choisissez un mot de passe plus difficile à deviner</translation>
    </message>
    <message>
        <source>Make it shorter</source>
        <translation>Écrivez moins de caractères</translation>
    </message>
    <message>
        <source>Write a number</source>
        <translation>Écrivez un nombre</translation>
    </message>
    <message>
        <source>Write more</source>
        <translation>Écrivez davantage</translation>
    </message>
    <message>
        <source>Choose another number</source>
        <translation>Choisissez un autre nombre</translation>
    </message>
    <message>
        <source>One at a time for a customer</source>
        <translation>Un à la fois pour un client</translation>
    </message>
    <message>
        <source>Choose one customer, or create one</source>
        <translation>Choisissez un client, ou créez-en un</translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation>Choisissez dans la liste</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>Quatre à huit chiffres</translation>
    </message>
    <message>
        <source>Choose another one than before</source>
        <translation>Choisissez-en un autre qu’avant</translation>
    </message>
    <message>
        <source>This code is wrong or too old: take the newest one</source>
        <translation>Ce code est faux ou trop ancien&#xa0;: prenez le plus récent</translation>
    </message>
    <message>
        <source>This is not the password; capitals count</source>
        <translation>Ce n’est pas le mot de passe&#xa0;; les majuscules comptent</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>L’action n’a pas abouti.</translation>
    </message>
    <message>
        <source>Your data are safe. Try again.</source>
        <translation>Vos données sont intactes. Réessayez.</translation>
    </message>
</context>
<context>
    <name>kit.once</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Save the codes</source>
        <translation>Enregistrer les codes</translation>
    </message>
    <message>
        <source>Saved. Keep the file away from this computer.</source>
        <translation>Enregistré. Gardez le fichier loin de cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>kit.pane</name>
    <message>
        <source>This list could not be opened</source>
        <translation>Cette liste n’a pas pu s’ouvrir</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not confirmed yet</source>
        <translation>
            <numerusform>%n modification pas encore confirmée</numerusform>
            <numerusform>%n modifications pas encore confirmées</numerusform>
        </translation>
    </message>
    <message>
        <source>It is no longer on this computer</source>
        <translation>Cet élément n’est plus sur cet ordinateur</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Copier la ligne</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionné</numerusform>
            <numerusform>%Ln sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Spreadsheet (XLSX)</source>
        <translation>Tableur (XLSX)</translation>
    </message>
    <message>
        <source>Text (CSV)</source>
        <translation>Texte (CSV)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exporter la liste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written</source>
        <translation>
            <numerusform>%Ln ligne écrite</numerusform>
            <numerusform>%Ln lignes écrites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit.saving</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>kit.states</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>Change the search or take a filter away.</source>
        <translation>Changez la recherche ou retirez un filtre.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>This page appears as soon as the connection is back.</source>
        <translation>Cette page s’affichera dès que le réseau reviendra.</translation>
    </message>
    <message>
        <source>This page appears as soon as the connection is back. Last try at {time}.</source>
        <translation>Cette page s’affichera dès que le réseau reviendra. Dernier essai à {time}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Never loaded on this computer</source>
        <translation>Jamais chargé sur cet ordinateur</translation>
    </message>
    <message>
        <source>This server does not have this. There is nothing to set up here.</source>
        <translation>Ce serveur ne l’offre pas. Il n’y a rien à régler ici.</translation>
    </message>
    <message>
        <source>Not offered by this server</source>
        <translation>Non offert par ce serveur</translation>
    </message>
    <message>
        <source>Your role “{role}” does not allow this. Ask {person} for access.</source>
        <translation>Votre rôle «&#xa0;{role}&#xa0;» ne le permet pas. Demandez l’accès à {person}.</translation>
    </message>
    <message>
        <source>Your role “{role}” does not allow this. Ask the owner for access.</source>
        <translation>Votre rôle «&#xa0;{role}&#xa0;» ne le permet pas. Demandez l’accès au propriétaire.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask the owner for access.</source>
        <translation>Votre rôle ne le permet pas. Demandez l’accès au propriétaire.</translation>
    </message>
    <message>
        <source>Reserved for other roles</source>
        <translation>Réservé à d’autres rôles</translation>
    </message>
    <message>
        <source>The server answered with an error. Your data are safe.</source>
        <translation>Le serveur a répondu par une erreur. Vos données sont intactes.</translation>
    </message>
    <message>
        <source>Offline since {time}. You can keep selling.</source>
        <translation>Hors ligne depuis {time}. Vous pouvez continuer à vendre.</translation>
    </message>
    <message>
        <source>Offline. You can keep selling.</source>
        <translation>Hors ligne. Vous pouvez continuer à vendre.</translation>
    </message>
    <message>
        <source>Your sales are kept on this computer and sent when the connection is back.</source>
        <translation>Vos ventes sont enregistrées sur cet ordinateur et partiront dès le retour du réseau.</translation>
    </message>
</context>
<context>
    <name>kit.toasts</name>
    <message>
        <source>Close message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>kit.tools</name>
    <message>
        <source>Find a customer or a code</source>
        <translation>Chercher un client ou un code</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Chercher (Ctrl+K)</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread notification(s)</source>
        <translation>
            <numerusform>%Ln notification non lue</numerusform>
            <numerusform>%Ln notifications non lues</numerusform>
        </translation>
    </message>
    <message>
        <source>This network asks you to sign in: open its page in a browser.</source>
        <translation>Ce réseau demande de se connecter&#xa0;: ouvrez sa page dans un navigateur.</translation>
    </message>
</context>
<context>
    <name>kit.truth</name>
    <message>
        <source>never loaded on this computer</source>
        <translation>jamais chargé sur cet ordinateur</translation>
    </message>
    <message>
        <source>live</source>
        <translation>en direct</translation>
    </message>
    <message>
        <source>router {name}</source>
        <translation>routeur {name}</translation>
    </message>
    <message>
        <source>router</source>
        <translation>routeur</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>This has not been received from the server yet.</source>
        <translation>Rien n’a encore été reçu du serveur.</translation>
    </message>
    <message>
        <source>Recorded on this computer; the server confirms it as soon as there is a connection.</source>
        <translation>Enregistré sur cet ordinateur&#xa0;; le serveur le confirmera dès qu’il y aura du réseau.</translation>
    </message>
    <message>
        <source>As the server answered at that time.</source>
        <translation>Tel que le serveur l’a répondu à ce moment-là.</translation>
    </message>
    <message>
        <source>As the router answered at that time.</source>
        <translation>Tel que le routeur l’a répondu à ce moment-là.</translation>
    </message>
</context>
<context>
    <name>kit.undo</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Recorded on this computer</source>
        <translation>Enregistré sur cet ordinateur</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>C’est annulé</translation>
    </message>
    <message>
        <source>It has been sent already and cannot be taken back</source>
        <translation>C’est déjà envoyé&#xa0;: impossible de l’annuler</translation>
    </message>
</context>
</TS>
