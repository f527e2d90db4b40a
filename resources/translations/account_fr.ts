<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>account</name>
    <message>
        <source>Sign out everywhere else</source>
        <translation>Déconnecter tous les autres</translation>
    </message>
    <message>
        <source>TikNet on a computer {version}</source>
        <translation>TikNet sur ordinateur {version}</translation>
    </message>
    <message>
        <source>Unknown device</source>
        <translation>Appareil inconnu</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>Dernière activité</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln appareil</numerusform>
            <numerusform>%Ln appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>No other device</source>
        <translation>Aucun autre appareil</translation>
    </message>
    <message>
        <source>Sign this device out…</source>
        <translation>Déconnecter cet appareil…</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Cet appareil</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Sign {device} out?</source>
        <translation>Déconnecter {device}&#xa0;?</translation>
    </message>
    <message>
        <source>Whoever uses it has to type the password again. Use this for a lost or lent device.</source>
        <translation>Il faudra y retaper le mot de passe. Utile pour un appareil perdu ou prêté.</translation>
    </message>
    <message>
        <source>Sign the device out</source>
        <translation>Déconnecter l’appareil</translation>
    </message>
    <message>
        <source>Leave it signed in</source>
        <translation>Le laisser connecté</translation>
    </message>
    <message>
        <source>The device is signed out</source>
        <translation>L’appareil est déconnecté</translation>
    </message>
    <message>
        <source>Sign out everywhere else?</source>
        <translation>Déconnecter tous les autres appareils&#xa0;?</translation>
    </message>
    <message>
        <source>Every other computer, phone and browser of this account has to type the password again.</source>
        <translation>Il faudra retaper le mot de passe sur tous les autres ordinateurs, téléphones et navigateurs de ce compte.</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Ne rien changer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) signed out</source>
        <translation>
            <numerusform>%Ln appareil déconnecté</numerusform>
            <numerusform>%Ln appareils déconnectés</numerusform>
        </translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Trop court</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Solide</translation>
    </message>
    <message>
        <source>make it longer: a short sentence works well</source>
        <translation>rallongez-le&#xa0;: une courte phrase convient bien</translation>
    </message>
    <message>
        <source>everybody tries this word first</source>
        <translation>tout le monde essaie d’abord ce mot</translation>
    </message>
    <message>
        <source>it holds a name that is easy to find</source>
        <translation>il contient un nom facile à trouver</translation>
    </message>
    <message>
        <source>too few different signs</source>
        <translation>trop peu de signes différents</translation>
    </message>
    <message>
        <source>add a second word or a number</source>
        <translation>ajoutez un deuxième mot ou un nombre</translation>
    </message>
    <message>
        <source>Strength of the password</source>
        <translation>Solidité du mot de passe</translation>
    </message>
    <message>
        <source>At least 6 characters; a short sentence is best.</source>
        <translation>Au moins 6 caractères&#xa0;; une courte phrase est le mieux.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Nouveau mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Every other computer, phone and browser of this account is signed out; this one stays.</source>
        <translation>Tous les autres ordinateurs, téléphones et navigateurs de ce compte sont déconnectés&#xa0;; celui-ci reste.</translation>
    </message>
    <message>
        <source>Not the same as above</source>
        <translation>Différent de la ligne au-dessus</translation>
    </message>
    <message>
        <source>Choose another one than before</source>
        <translation>Choisissez-en un autre qu’avant</translation>
    </message>
    <message>
        <source>Make it longer</source>
        <translation>Rallongez-le</translation>
    </message>
    <message>
        <source>This is not the present password; capitals count</source>
        <translation>Ce n’est pas le mot de passe actuel&#xa0;; les majuscules comptent</translation>
    </message>
    <message>
        <source>QR code for the authenticator app</source>
        <translation>Code QR pour l’application d’authentification</translation>
    </message>
    <message>
        <source>Key to type instead of the scan</source>
        <translation>Clé à taper au lieu du scan</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Copier la clé</translation>
    </message>
    <message>
        <source>The six digits the app shows</source>
        <translation>Les six chiffres de l’application</translation>
    </message>
    <message>
        <source>1. Scan this with an authenticator app (Aegis, Google Authenticator…).</source>
        <translation>1. Scannez ceci avec une application d’authentification (Aegis, Google Authenticator…).</translation>
    </message>
    <message>
        <source>No camera? Type this key into the app:</source>
        <translation>Pas de caméra&#xa0;? Tapez cette clé dans l’application&#xa0;:</translation>
    </message>
    <message>
        <source>2. Type what the app shows.</source>
        <translation>2. Tapez ce que l’application affiche.</translation>
    </message>
    <message>
        <source>Turn two-factor sign-in on</source>
        <translation>Activer la double vérification</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>This code does not fit: wait for the next one and type it</source>
        <translation>Ce code ne convient pas&#xa0;: attendez le suivant et tapez-le</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Keep the PIN</source>
        <translation>Garder le code PIN</translation>
    </message>
    <message>
        <source>Four to eight digits</source>
        <translation>Quatre à huit chiffres</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>You and your shop</source>
        <translation>Vous et votre boutique</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Password, second proof and PIN codes</source>
        <translation>Mot de passe, double vérification et codes PIN</translation>
    </message>
    <message>
        <source>Where this account is signed in</source>
        <translation>Où ce compte est connecté</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Your access to the TikNet platform</source>
        <translation>Votre accès à la plateforme TikNet</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change the e-mail…</source>
        <translation>Changer l’e-mail…</translation>
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
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>La boutique</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>No role</source>
        <translation>Sans rôle</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Stands on receipts as the seller.</source>
        <translation>Figure sur les reçus comme vendeur.</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Nom de la boutique</translation>
    </message>
    <message>
        <source>Edit the profile</source>
        <translation>Modifier le profil</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The profile is saved</source>
        <translation>Le profil est enregistré</translation>
    </message>
    <message>
        <source>Change the e-mail</source>
        <translation>Changer l’e-mail</translation>
    </message>
    <message>
        <source>New e-mail</source>
        <translation>Nouvel e-mail</translation>
    </message>
    <message>
        <source>Change and send a code</source>
        <translation>Changer et envoyer un code</translation>
    </message>
    <message>
        <source>You sign in with the new address from then on. We send it a code of six digits.</source>
        <translation>Vous vous connecterez désormais avec la nouvelle adresse. Nous y envoyons un code à six chiffres.</translation>
    </message>
    <message>
        <source>Code sent to {email}</source>
        <translation>Code envoyé à {email}</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Envoyer un autre code</translation>
    </message>
    <message>
        <source>This code is wrong or too old: take the newest one</source>
        <translation>Ce code est faux ou trop ancien&#xa0;: prenez le plus récent</translation>
    </message>
    <message>
        <source>The new e-mail is confirmed</source>
        <translation>Le nouvel e-mail est confirmé</translation>
    </message>
    <message>
        <source>Another code is on its way to {email}</source>
        <translation>Un autre code part vers {email}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Changing it signs every other device out.</source>
        <translation>Le changer déconnecte tous les autres appareils.</translation>
    </message>
    <message>
        <source>Turn on…</source>
        <translation>Activer…</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <translation>Désactiver…</translation>
    </message>
    <message>
        <source>Two-factor sign-in</source>
        <translation>Double vérification</translation>
    </message>
    <message>
        <source>Set a PIN…</source>
        <translation>Choisir un code PIN…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>PIN of this computer</source>
        <translation>Code PIN de cet ordinateur</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Se verrouiller seul</translation>
    </message>
    <message>
        <source>Owner’s PIN for reversals</source>
        <translation>Code PIN du propriétaire pour annuler une vente</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Sign-in of this computer</source>
        <translation>Connexion de cet ordinateur</translation>
    </message>
    <message>
        <source>This server does not offer it.</source>
        <translation>Ce serveur ne l’offre pas.</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>Non offert</translation>
    </message>
    <message>
        <source>Not known on this computer yet.</source>
        <translation>Pas encore connu sur cet ordinateur.</translation>
    </message>
    <message>
        <source>A stolen password is not enough any more: the app on your phone must agree.</source>
        <translation>Un mot de passe volé ne suffit plus&#xa0;: l’application de votre téléphone doit confirmer.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Signing in asks for the code of your app.</source>
        <translation>La connexion demande le code de votre application.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recovery code(s) left</source>
        <translation>
            <numerusform>%Ln code de secours restant</numerusform>
            <numerusform>%Ln codes de secours restants</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Ctrl+L locks the shop; the PIN opens it again. A sale under way stays as it is.</source>
        <translation>Ctrl+L verrouille la boutique&#xa0;; le code PIN la rouvre. Une vente en cours reste telle quelle.</translation>
    </message>
    <message>
        <source>Turned off</source>
        <translation>Désactivée</translation>
    </message>
    <message>
        <source>Turned on</source>
        <translation>Activée</translation>
    </message>
    <message>
        <source>Leave the counter without signing out: the shop hides until the PIN is typed.</source>
        <translation>Quittez le comptoir sans vous déconnecter&#xa0;: la boutique se cache jusqu’au code PIN.</translation>
    </message>
    <message>
        <source>A seller who takes a sale back has to type it.</source>
        <translation>Un vendeur qui annule une vente doit le taper.</translation>
    </message>
    <message>
        <source>It was ended. Sign in again; nothing is lost.</source>
        <translation>Elle a pris fin. Reconnectez-vous&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Signed in as {email}.</source>
        <translation>Connecté en tant que {email}.</translation>
    </message>
    <message>
        <source>Signed in as {email}, checked at {time}.</source>
        <translation>Connecté en tant que {email}, vérifié à {time}.</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>It was ended elsewhere (seen at {time}). Sign in again; nothing is lost.</source>
        <translation>Elle a été coupée ailleurs (vu à {time}). Reconnectez-vous&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>The new password holds. Other devices are signed out.</source>
        <translation>Le nouveau mot de passe est en place. Les autres appareils sont déconnectés.</translation>
    </message>
    <message>
        <source>Two-factor sign-in is on. Keep these codes</source>
        <translation>La double vérification est activée. Gardez ces codes</translation>
    </message>
    <message>
        <source>Each opens the account once without the phone. They are shown only now: print them or write them down, away from this computer.</source>
        <translation>Chacun ouvre le compte une fois sans le téléphone. Ils ne s’affichent que maintenant&#xa0;: imprimez-les ou notez-les, loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Code de secours</translation>
    </message>
    <message>
        <source>TikNet recovery codes of {email}</source>
        <translation>Codes de secours TikNet de {email}</translation>
    </message>
    <message>
        <source>Each works once.</source>
        <translation>Chacun sert une fois.</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Je les ai gardés</translation>
    </message>
    <message>
        <source>Turn two-factor sign-in off?</source>
        <translation>Désactiver la double vérification&#xa0;?</translation>
    </message>
    <message>
        <source>Prove that it is you</source>
        <translation>Prouvez que c’est vous</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>Code de l’application</translation>
    </message>
    <message>
        <source>Password or code</source>
        <translation>Mot de passe ou code</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>From then on the password alone opens the account.</source>
        <translation>Ensuite, le mot de passe seul ouvre le compte.</translation>
    </message>
    <message>
        <source>Two-factor sign-in is off</source>
        <translation>La double vérification est désactivée</translation>
    </message>
    <message>
        <source>Four to eight digits. If you forget it, your password opens the shop.</source>
        <translation>Quatre à huit chiffres. Si vous l’oubliez, votre mot de passe ouvre la boutique.</translation>
    </message>
    <message>
        <source>The PIN is set. Ctrl+L locks the shop.</source>
        <translation>Le code PIN est en place. Ctrl+L verrouille la boutique.</translation>
    </message>
    <message>
        <source>Remove the PIN of this computer?</source>
        <translation>Retirer le code PIN de cet ordinateur&#xa0;?</translation>
    </message>
    <message>
        <source>The shop no longer locks; whoever sits here sees everything.</source>
        <translation>La boutique ne se verrouille plus&#xa0;; qui s’assoit ici voit tout.</translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation>Retirer le code PIN</translation>
    </message>
    <message>
        <source>Four to eight digits that only you know. Sellers need it to take a sale back, on every computer of the shop.</source>
        <translation>Quatre à huit chiffres connus de vous seul. Les vendeurs en ont besoin pour annuler une vente, sur tous les ordinateurs de la boutique.</translation>
    </message>
    <message>
        <source>The owner’s PIN is set</source>
        <translation>Le code PIN du propriétaire est en place</translation>
    </message>
    <message>
        <source>Remove the owner’s PIN?</source>
        <translation>Retirer le code PIN du propriétaire&#xa0;?</translation>
    </message>
    <message>
        <source>Without it only people who may change settings can take a sale back.</source>
        <translation>Sans lui, seules les personnes qui gèrent les réglages peuvent annuler une vente.</translation>
    </message>
    <message>
        <source>This server does not offer the check.</source>
        <translation>Ce serveur n’offre pas cette vérification.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>After {time} without input</source>
        <translation>Après {time} sans activité</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Time used</source>
        <translation>Temps écoulé</translation>
    </message>
    <message>
        <source>No subscription</source>
        <translation>Pas d’abonnement</translation>
    </message>
    <message>
        <source>A shop whose server runs on this computer goes on working without a subscription; it is needed for the TikNet cloud.</source>
        <translation>Une boutique dont le serveur est sur cet ordinateur fonctionne sans abonnement&#xa0;; il n’est nécessaire que pour le cloud TikNet.</translation>
    </message>
    <message>
        <source>A payment that is entered before the end is added to it: no day is lost.</source>
        <translation>Un paiement saisi avant la fin s’y ajoute&#xa0;: aucun jour n’est perdu.</translation>
    </message>
    <message>
        <source>This shop has never had one.</source>
        <translation>Cette boutique n’en a jamais eu.</translation>
    </message>
    <message>
        <source>Ended on {day}</source>
        <translation>Terminé le {day}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln jour restant</numerusform>
            <numerusform>%Ln jours restants</numerusform>
        </translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Jusqu’au {day}</translation>
    </message>
    <message>
        <source>per year</source>
        <translation>par an</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>Enter a payment…</source>
        <translation>Saisir un paiement…</translation>
    </message>
    <message>
        <source>Payment for {tier}</source>
        <translation>Paiement pour {tier}</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Payé avec</translation>
    </message>
    <message>
        <source>Reference of the payment</source>
        <translation>Référence du paiement</translation>
    </message>
    <message>
        <source>Stands in the message or e-mail that confirms the payment.</source>
        <translation>Se trouve dans le message ou l’e-mail qui confirme le paiement.</translation>
    </message>
    <message>
        <source>Record the payment</source>
        <translation>Enregistrer le paiement</translation>
    </message>
    <message>
        <source>Pay {price} first, by mobile money or card on the page of Paystack or CinetPay. Then enter its reference here.</source>
        <translation>Payez d’abord {price}, par mobile money ou carte, sur la page de Paystack ou CinetPay. Saisissez ensuite la référence ici.</translation>
    </message>
    <message>
        <source>The payment is recorded</source>
        <translation>Le paiement est enregistré</translation>
    </message>
    <message>
        <source>Plans, vouchers, customers: no limit</source>
        <translation>Forfaits, tickets et clients sans limite</translation>
    </message>
    <message>
        <source>Live routers and sessions</source>
        <translation>Routeurs et sessions en direct</translation>
    </message>
    <message>
        <source>Reports and exports</source>
        <translation>Rapports et exports</translation>
    </message>
    <message>
        <source>Workers with roles of their own</source>
        <translation>Collaborateurs avec leurs rôles</translation>
    </message>
    <message>
        <source>More than one router</source>
        <translation>Plusieurs routeurs</translation>
    </message>
</context>
</TS>
