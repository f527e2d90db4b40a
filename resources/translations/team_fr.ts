<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>team</name>
    <message>
        <source>Person, thing or code</source>
        <translation>Personne, objet ou code</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Qui a fait quoi</translation>
    </message>
    <message>
        <source>Lines are only ever added: nobody can change or remove one.</source>
        <translation>Les lignes s’ajoutent seulement&#xa0;: personne ne peut en changer ou en retirer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien encore</translation>
    </message>
    <message>
        <source>What people do from now on stands here.</source>
        <translation>Ce que chacun fait désormais s’inscrit ici.</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Copier la ligne</translation>
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
        <source>%Ln line(s) written</source>
        <translation>
            <numerusform>%Ln ligne écrite</numerusform>
            <numerusform>%Ln lignes écrites</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
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
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>ce mois</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>le mois dernier</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 mois</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>me</source>
        <translation>moi</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>{who} signed in</source>
        <translation>{who} s’est connecté</translation>
    </message>
    <message>
        <source>A sign-in as {who} was refused</source>
        <translation>Une connexion au nom de {who} a été refusée</translation>
    </message>
    <message>
        <source>{who} opened the account</source>
        <translation>{who} a ouvert le compte</translation>
    </message>
    <message>
        <source>{who} changed their profile</source>
        <translation>{who} a changé son profil</translation>
    </message>
    <message>
        <source>{who} confirmed an e-mail address</source>
        <translation>{who} a confirmé une adresse e-mail</translation>
    </message>
    <message>
        <source>{who} changed their password</source>
        <translation>{who} a changé son mot de passe</translation>
    </message>
    <message>
        <source>{who} asked for a new password</source>
        <translation>{who} a demandé un nouveau mot de passe</translation>
    </message>
    <message>
        <source>{who} set a new password with a code</source>
        <translation>{who} a choisi un nouveau mot de passe avec un code</translation>
    </message>
    <message>
        <source>{who} worked on two-factor sign-in</source>
        <translation>{who} a réglé sa double vérification</translation>
    </message>
    <message>
        <source>{who} turned two-factor sign-in off</source>
        <translation>{who} a désactivé sa double vérification</translation>
    </message>
    <message>
        <source>{who} signed a device out</source>
        <translation>{who} a déconnecté un appareil de son compte</translation>
    </message>
    <message>
        <source>{who} sold {what}</source>
        <translation>{who} a vendu {what}</translation>
    </message>
    <message>
        <source>{who} took the sale {what} back</source>
        <translation>{who} a annulé la vente {what}</translation>
    </message>
    <message>
        <source>{who} made the batch {what}</source>
        <translation>{who} a créé le lot {what}</translation>
    </message>
    <message>
        <source>{who} cancelled vouchers of {what}</source>
        <translation>{who} a annulé des tickets de {what}</translation>
    </message>
    <message>
        <source>{who} added the customer {what}</source>
        <translation>{who} a ajouté le client {what}</translation>
    </message>
    <message>
        <source>{who} changed the customer {what}</source>
        <translation>{who} a modifié le client {what}</translation>
    </message>
    <message>
        <source>{who} deleted the customer {what}</source>
        <translation>{who} a supprimé le client {what}</translation>
    </message>
    <message>
        <source>{who} blocked or unblocked {what}</source>
        <translation>{who} a bloqué ou débloqué {what}</translation>
    </message>
    <message>
        <source>{who} changed the access of {what}</source>
        <translation>{who} a changé l’accès de {what}</translation>
    </message>
    <message>
        <source>{who} made the code {what}</source>
        <translation>{who} a créé le code {what}</translation>
    </message>
    <message>
        <source>{who} changed the code {what}</source>
        <translation>{who} a modifié le code {what}</translation>
    </message>
    <message>
        <source>{who} deleted the code {what}</source>
        <translation>{who} a supprimé le code {what}</translation>
    </message>
    <message>
        <source>{who} disconnected {what}</source>
        <translation>{who} a déconnecté {what}</translation>
    </message>
    <message>
        <source>{who} created the plan {what}</source>
        <translation>{who} a créé le forfait {what}</translation>
    </message>
    <message>
        <source>{who} changed the plan {what}</source>
        <translation>{who} a modifié le forfait {what}</translation>
    </message>
    <message>
        <source>{who} deleted the plan {what}</source>
        <translation>{who} a supprimé le forfait {what}</translation>
    </message>
    <message>
        <source>{who} created the profile {what}</source>
        <translation>{who} a créé le profil {what}</translation>
    </message>
    <message>
        <source>{who} changed the profile {what}</source>
        <translation>{who} a modifié le profil {what}</translation>
    </message>
    <message>
        <source>{who} deleted the profile {what}</source>
        <translation>{who} a supprimé le profil {what}</translation>
    </message>
    <message>
        <source>{who} added the router {what}</source>
        <translation>{who} a ajouté le routeur {what}</translation>
    </message>
    <message>
        <source>{who} changed the router {what}</source>
        <translation>{who} a modifié le routeur {what}</translation>
    </message>
    <message>
        <source>{who} removed the router {what}</source>
        <translation>{who} a retiré le routeur {what}</translation>
    </message>
    <message>
        <source>{who} restarted the router {what}</source>
        <translation>{who} a redémarré le routeur {what}</translation>
    </message>
    <message>
        <source>{who} restarted the hotspot of {what}</source>
        <translation>{who} a relancé le hotspot de {what}</translation>
    </message>
    <message>
        <source>{who} asked for the withdrawal {what}</source>
        <translation>{who} a demandé le retrait {what}</translation>
    </message>
    <message>
        <source>{who} added the payment method {what}</source>
        <translation>{who} a ajouté le moyen de paiement {what}</translation>
    </message>
    <message>
        <source>{who} changed the payment method {what}</source>
        <translation>{who} a modifié le moyen de paiement {what}</translation>
    </message>
    <message>
        <source>{who} removed the payment method {what}</source>
        <translation>{who} a retiré le moyen de paiement {what}</translation>
    </message>
    <message>
        <source>{who} chose the payment method {what}</source>
        <translation>{who} a choisi le moyen de paiement {what}</translation>
    </message>
    <message>
        <source>{who} asked for a code for a payment method</source>
        <translation>{who} a demandé un code pour un moyen de paiement</translation>
    </message>
    <message>
        <source>{who} confirmed a payment method with a code</source>
        <translation>{who} a confirmé un moyen de paiement par un code</translation>
    </message>
    <message>
        <source>{who} exported transactions</source>
        <translation>{who} a exporté des opérations</translation>
    </message>
    <message>
        <source>{who} exported vouchers</source>
        <translation>{who} a exporté des tickets</translation>
    </message>
    <message>
        <source>{who} invited {what}</source>
        <translation>{who} a invité {what}</translation>
    </message>
    <message>
        <source>{who} changed the account of {what}</source>
        <translation>{who} a modifié le compte de {what}</translation>
    </message>
    <message>
        <source>{who} deleted the account of {what}</source>
        <translation>{who} a supprimé le compte de {what}</translation>
    </message>
    <message>
        <source>{who} gave {what} a role</source>
        <translation>{who} a donné un rôle à {what}</translation>
    </message>
    <message>
        <source>{who} gave {what} another role</source>
        <translation>{who} a changé le rôle de {what}</translation>
    </message>
    <message>
        <source>{who} gave {what} a router</source>
        <translation>{who} a confié un routeur à {what}</translation>
    </message>
    <message>
        <source>{who} took a router from {what}</source>
        <translation>{who} a retiré un routeur à {what}</translation>
    </message>
    <message>
        <source>{who} invited {what} again</source>
        <translation>{who} a réinvité {what}</translation>
    </message>
    <message>
        <source>{who} created the role {what}</source>
        <translation>{who} a créé le rôle {what}</translation>
    </message>
    <message>
        <source>{who} changed the role {what}</source>
        <translation>{who} a modifié le rôle {what}</translation>
    </message>
    <message>
        <source>{who} deleted the role {what}</source>
        <translation>{who} a supprimé le rôle {what}</translation>
    </message>
    <message>
        <source>{who} recorded a subscription payment</source>
        <translation>{who} a enregistré un paiement d’abonnement</translation>
    </message>
    <message>
        <source>{who} changed the settings</source>
        <translation>{who} a changé les réglages</translation>
    </message>
    <message>
        <source>{who} asked support for help</source>
        <translation>{who} a demandé de l’aide</translation>
    </message>
    <message>
        <source>{who} answered support</source>
        <translation>{who} a répondu à l’assistance</translation>
    </message>
    <message>
        <source>{who} blocked {what}</source>
        <translation>{who} a bloqué {what}</translation>
    </message>
    <message>
        <source>{who} unblocked {what}</source>
        <translation>{who} a débloqué {what}</translation>
    </message>
    <message>
        <source>{who}: {operation} {what}</source>
        <translation>{who}&#xa0;: {operation} {what}</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Sales taken back</source>
        <translation>Ventes annulées</translation>
    </message>
    <message>
        <source>New batches</source>
        <translation>Nouveaux lots</translation>
    </message>
    <message>
        <source>Cancelled vouchers</source>
        <translation>Tickets annulés</translation>
    </message>
    <message>
        <source>Blocked customers</source>
        <translation>Clients bloqués</translation>
    </message>
    <message>
        <source>Deleted customers</source>
        <translation>Clients supprimés</translation>
    </message>
    <message>
        <source>Changed plans</source>
        <translation>Forfaits modifiés</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>Retraits</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Invitations</translation>
    </message>
    <message>
        <source>Changed roles</source>
        <translation>Rôles modifiés</translation>
    </message>
    <message>
        <source>Router restarts</source>
        <translation>Redémarrages de routeur</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>Réglages modifiés</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Refused sign-ins</source>
        <translation>Connexions refusées</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>client</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rôle</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>forfait</translation>
    </message>
    <message>
        <source>price</source>
        <translation>prix</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>montant</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>codes</translation>
    </message>
    <message>
        <source>seller</source>
        <translation>vendeur</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>paid by</source>
        <translation>payé par</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motif</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqué</translation>
    </message>
    <message>
        <source>active</source>
        <translation>actif</translation>
    </message>
    <message>
        <source>router</source>
        <translation>routeur</translation>
    </message>
    <message>
        <source>routers</source>
        <translation>routeurs</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adresse</translation>
    </message>
    <message>
        <source>validity</source>
        <translation>validité</translation>
    </message>
    <message>
        <source>state</source>
        <translation>état</translation>
    </message>
    <message>
        <source>language</source>
        <translation>langue</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>cash</source>
        <translation>espèces</translation>
    </message>
    <message>
        <source>mobile money</source>
        <translation>mobile money</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>crédit</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu’un</translation>
    </message>
    <message>
        <source>{email} can sign in with this password. It is shown only now: copy it, print it or write it down.</source>
        <translation>{email} peut se connecter avec ce mot de passe. Il ne s’affiche que maintenant&#xa0;: copiez-le, imprimez-le ou notez-le.</translation>
    </message>
    <message>
        <source>Temporary password</source>
        <translation>Mot de passe provisoire</translation>
    </message>
    <message>
        <source>{shop}

E-mail: {email}
Temporary password: {password}

Change it after signing in.</source>
        <translation>{shop}

E-mail&#xa0;: {email}
Mot de passe provisoire&#xa0;: {password}

Changez-le après la première connexion.</translation>
    </message>
    <message>
        <source>The account is ready</source>
        <translation>Le compte est prêt</translation>
    </message>
    <message>
        <source>I have the password</source>
        <translation>J’ai le mot de passe</translation>
    </message>
    <message>
        <source>The role was not given yet: give it in the list.</source>
        <translation>Le rôle n’est pas encore donné&#xa0;: donnez-le dans la liste.</translation>
    </message>
    <message>
        <source>The routers were not given yet: give them in the list.</source>
        <translation>Les routeurs ne sont pas encore confiés&#xa0;: confiez-les dans la liste.</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>Rôle de {name}</translation>
    </message>
    <message>
        <source>Give the role</source>
        <translation>Donner le rôle</translation>
    </message>
    <message>
        <source>It holds at once, also where this person is signed in already.</source>
        <translation>Il vaut tout de suite, même là où cette personne est déjà connectée.</translation>
    </message>
    <message>
        <source>{name} has the new role</source>
        <translation>{name} a son nouveau rôle</translation>
    </message>
    <message>
        <source>These rights are this person’s own and replace those of the role, until a role is given again.</source>
        <translation>Ces droits sont propres à cette personne et remplacent ceux du rôle, jusqu’à ce qu’un rôle soit redonné.</translation>
    </message>
    <message>
        <source>Rights of {name}</source>
        <translation>Droits de {name}</translation>
    </message>
    <message>
        <source>Save the rights</source>
        <translation>Enregistrer les droits</translation>
    </message>
    <message>
        <source>{name} has the new rights</source>
        <translation>{name} a ses nouveaux droits</translation>
    </message>
    <message>
        <source>Routers of {name}</source>
        <translation>Routeurs de {name}</translation>
    </message>
    <message>
        <source>This person sees and sells on the routers you tick. With none ticked: on all of them.</source>
        <translation>Cette personne voit les routeurs cochés et y vend. Si aucun n’est coché&#xa0;: sur tous.</translation>
    </message>
    <message>
        <source>Save the routers</source>
        <translation>Enregistrer les routeurs</translation>
    </message>
    <message>
        <source>Routers of {name} saved</source>
        <translation>Routeurs de {name} enregistrés</translation>
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
        <source>Details of {name}</source>
        <translation>Coordonnées de {name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Switch {name} off?</source>
        <translation>Suspendre {name}&#xa0;?</translation>
    </message>
    <message>
        <source>This person is signed out everywhere at once and cannot sign in until you switch them on again.</source>
        <translation>Cette personne est déconnectée partout, tout de suite, et ne peut plus se connecter avant que vous ne la réactiviez.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Leave on</source>
        <translation>Garder l’accès</translation>
    </message>
    <message>
        <source>{name} is switched off</source>
        <translation>{name} est suspendu</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Réactiver</translation>
    </message>
    <message>
        <source>{name} can sign in again</source>
        <translation>{name} peut de nouveau se connecter</translation>
    </message>
    <message>
        <source>The invitation is on its way to {email}</source>
        <translation>L’invitation part vers {email}</translation>
    </message>
    <message>
        <source>Delete the account of {name}?</source>
        <translation>Supprimer le compte de {name}&#xa0;?</translation>
    </message>
    <message>
        <source>{name} ({email}) is signed out everywhere and the account is gone for good. Sales and the list of who did what keep the name.</source>
        <translation>{name} ({email}) est déconnecté partout et le compte disparaît pour de bon. Les ventes et la liste «&#xa0;Qui a fait quoi&#xa0;» gardent son nom.</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>Supprimer le compte</translation>
    </message>
    <message>
        <source>Keep the account</source>
        <translation>Garder le compte</translation>
    </message>
    <message>
        <source>The account of {name} is deleted</source>
        <translation>Le compte de {name} est supprimé</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Inviter</translation>
    </message>
    <message>
        <source>You cannot change your own access</source>
        <translation>Vous ne pouvez pas changer votre propre accès</translation>
    </message>
    <message>
        <source>Change the role…</source>
        <translation>Changer le rôle…</translation>
    </message>
    <message>
        <source>Own rights…</source>
        <translation>Droits propres…</translation>
    </message>
    <message>
        <source>Routers…</source>
        <translation>Routeurs…</translation>
    </message>
    <message>
        <source>Name and phone…</source>
        <translation>Nom et téléphone…</translation>
    </message>
    <message>
        <source>Send the invitation again</source>
        <translation>Renvoyer l’invitation</translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Delete the account…</source>
        <translation>Supprimer le compte…</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>No role yet</source>
        <translation>Pas encore de rôle</translation>
    </message>
    <message>
        <source>What each role may do stands in the tab Roles.</source>
        <translation>Ce que chaque rôle peut faire se lit dans l’onglet Rôles.</translation>
    </message>
    <message>
        <source>Only on these routers (none ticked: on all)</source>
        <translation>Seulement sur ces routeurs (aucun coché&#xa0;: sur tous)</translation>
    </message>
    <message>
        <source>Invite a worker</source>
        <translation>Inviter un collaborateur</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Créer le compte</translation>
    </message>
    <message>
        <source>What the role allows</source>
        <translation>Ce que le rôle permet</translation>
    </message>
    <message>
        <source>What can be done with {role}</source>
        <translation>Actions pour {role}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Who works here, and with which role</source>
        <translation>Qui travaille ici, et avec quel rôle</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>What each role allows</source>
        <translation>Ce que chaque rôle permet</translation>
    </message>
    <message>
        <source>Every sale, change and sign-in, with its author</source>
        <translation>Chaque vente, changement et connexion, avec son auteur</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Équipe</translation>
    </message>
    <message>
        <source>You work alone for now</source>
        <translation>Vous travaillez seul pour l’instant</translation>
    </message>
    <message>
        <source>Invite a seller: they sign in with their own name and see only what you allow.</source>
        <translation>Invitez un vendeur&#xa0;: il se connecte sous son nom et ne voit que ce que vous permettez.</translation>
    </message>
    <message>
        <source>Name, e-mail or role</source>
        <translation>Nom, e-mail ou rôle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routeurs</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invité</translation>
    </message>
    <message numerus="yes">
        <source>%Ln worker(s)</source>
        <translation>
            <numerusform>%Ln collaborateur</numerusform>
            <numerusform>%Ln collaborateurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln worker(s) of {total}</source>
        <translation>
            <numerusform>%Ln collaborateur sur {total}</numerusform>
            <numerusform>%Ln collaborateurs sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activée</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivée</translation>
    </message>
    <message>
        <source>Two-factor sign-in</source>
        <translation>Double vérification</translation>
    </message>
    <message>
        <source>What this person may do</source>
        <translation>Ce que cette personne peut faire</translation>
    </message>
    <message>
        <source>Nothing yet: give them a role.</source>
        <translation>Rien encore&#xa0;: donnez-lui un rôle.</translation>
    </message>
    <message>
        <source>Name of the role</source>
        <translation>Nom du rôle</translation>
    </message>
    <message>
        <source>Evening seller</source>
        <translation>Vendeur du soir</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Nouveau rôle</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Annuler les changements</translation>
    </message>
    <message>
        <source>A role says what a worker may do.</source>
        <translation>Un rôle dit ce qu’un collaborateur peut faire.</translation>
    </message>
    <message>
        <source>This server does not say which rights its roles hold; they cannot be shown or changed here.</source>
        <translation>Ce serveur ne dit pas quels droits ont ses rôles&#xa0;; ils ne peuvent être ni affichés ni changés ici.</translation>
    </message>
    <message>
        <source>A change holds at once for everybody who has the role. The owner may always do everything.</source>
        <translation>Un changement vaut tout de suite pour tous ceux qui ont le rôle. Le propriétaire peut toujours tout faire.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln personne</numerusform>
            <numerusform>%Ln personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>You cannot change your own role</source>
        <translation>Vous ne pouvez pas changer votre propre rôle</translation>
    </message>
    <message>
        <source>This role may do more than you</source>
        <translation>Ce rôle peut faire plus que vous</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not saved</source>
        <translation>
            <numerusform>%Ln changement non enregistré</numerusform>
            <numerusform>%Ln changements non enregistrés</numerusform>
        </translation>
    </message>
    <message>
        <source>The rights are saved</source>
        <translation>Les droits sont enregistrés</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Delete the role…</source>
        <translation>Supprimer le rôle…</translation>
    </message>
    <message>
        <source>Delete: give its people another role first</source>
        <translation>Supprimer&#xa0;: donnez d’abord un autre rôle à ses personnes</translation>
    </message>
    <message>
        <source>Create the role</source>
        <translation>Créer le rôle</translation>
    </message>
    <message>
        <source>It may do nothing at first: tick its rights in the table.</source>
        <translation>Il ne peut rien faire au début&#xa0;: cochez ses droits dans le tableau.</translation>
    </message>
    <message>
        <source>Rename {role}</source>
        <translation>Renommer {role}</translation>
    </message>
    <message>
        <source>Delete the role {role}?</source>
        <translation>Supprimer le rôle {role}&#xa0;?</translation>
    </message>
    <message>
        <source>Nobody has it. It cannot be brought back; a new one would have to be ticked again.</source>
        <translation>Personne ne l’a. Il ne peut pas être rétabli&#xa0;; il faudrait en cocher un nouveau.</translation>
    </message>
    <message>
        <source>Delete the role</source>
        <translation>Supprimer le rôle</translation>
    </message>
    <message>
        <source>Keep the role</source>
        <translation>Garder le rôle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Counter and customers</source>
        <translation>Comptoir et clients</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Forfaits</translation>
    </message>
    <message>
        <source>Money and figures</source>
        <translation>Argent et chiffres</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>La boutique</translation>
    </message>
    <message>
        <source>Sell vouchers and add customers</source>
        <translation>Vendre des tickets et ajouter des clients</translation>
    </message>
    <message>
        <source>See customers and their vouchers</source>
        <translation>Voir les clients et leurs tickets</translation>
    </message>
    <message>
        <source>Change, block and unblock customers</source>
        <translation>Modifier, bloquer et débloquer les clients</translation>
    </message>
    <message>
        <source>Delete customers</source>
        <translation>Supprimer des clients</translation>
    </message>
    <message>
        <source>See plans and prices</source>
        <translation>Voir les forfaits et les prix</translation>
    </message>
    <message>
        <source>Create plans</source>
        <translation>Créer des forfaits</translation>
    </message>
    <message>
        <source>Change plans and prices</source>
        <translation>Modifier les forfaits et les prix</translation>
    </message>
    <message>
        <source>Delete plans</source>
        <translation>Supprimer des forfaits</translation>
    </message>
    <message>
        <source>Change hotspot profiles</source>
        <translation>Modifier les profils hotspot</translation>
    </message>
    <message>
        <source>See the money: wallet and sales of all</source>
        <translation>Voir l’argent : portefeuille et ventes de tous</translation>
    </message>
    <message>
        <source>See reports</source>
        <translation>Voir les rapports</translation>
    </message>
    <message>
        <source>Add, change and remove routers</source>
        <translation>Ajouter, modifier et retirer des routeurs</translation>
    </message>
    <message>
        <source>All the rest: team, settings, withdrawals</source>
        <translation>Tout le reste : équipe, réglages, retraits</translation>
    </message>
    <message>
        <source>Give this only to somebody you trust like yourself.</source>
        <translation>À ne donner qu’à une personne de toute confiance.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>You can only give rights that you have yourself</source>
        <translation>Vous ne pouvez donner que les droits que vous avez vous-même</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Gérant</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
</context>
</TS>
