<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>plans</name>
    <message>
        <source>Accounts on the routers</source>
        <translation>Comptes sur les routeurs</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Pas encore de compte</translation>
    </message>
    <message>
        <source>Every voucher and every customer gets one by itself.</source>
        <translation>Chaque ticket et chaque client en reçoit un automatiquement.</translation>
    </message>
    <message>
        <source>Name or MAC address</source>
        <translation>Nom ou adresse MAC</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Nouveau compte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln compte</numerusform>
            <numerusform>%Ln comptes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) of {total}</source>
        <translation>
            <numerusform>%Ln compte sur {total}</numerusform>
            <numerusform>%Ln comptes sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Any device</source>
        <translation>Tout appareil</translation>
    </message>
    <message>
        <source>May connect</source>
        <translation>Peut se connecter</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routeurs</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>The password is not shown here. A new one can be given.</source>
        <translation>Le mot de passe n’est pas affiché ici. On peut en donner un nouveau.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Réactiver</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>Nouveau mot de passe…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Give {name} a new password?</source>
        <translation>Donner un nouveau mot de passe à {name}&#xa0;?</translation>
    </message>
    <message>
        <source>The old one stops working. A voucher on paper with this code no longer connects.</source>
        <translation>L’ancien ne fonctionne plus. Un ticket imprimé avec ce code ne connecte plus.</translation>
    </message>
    <message>
        <source>Give a new password</source>
        <translation>Donner un nouveau mot de passe</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <translation>Garder l’ancien</translation>
    </message>
    <message>
        <source>New password of {name}</source>
        <translation>Nouveau mot de passe de {name}</translation>
    </message>
    <message>
        <source>Write it down now: it is shown this once. It counts when the server has confirmed it.</source>
        <translation>Notez-le maintenant&#xa0;: il n’est affiché qu’une fois. Il compte dès que le serveur l’a confirmé.</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>Je l’ai noté</translation>
    </message>
    <message>
        <source>Delete the account {name}?</source>
        <translation>Supprimer le compte {name}&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln account(s)?</source>
        <translation>
            <numerusform>Supprimer&#xa0;%Ln compte&#xa0;?</numerusform>
            <numerusform>Supprimer&#xa0;%Ln comptes&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Who uses it is cut and cannot connect again, even with time left.</source>
        <translation>Qui l’utilise est coupé et ne peut plus se connecter, même s’il lui reste du temps.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Without spaces, quotes or slashes</source>
        <translation>Sans espace, guillemet ni barre oblique</translation>
    </message>
    <message>
        <source>Six pairs, like A4:5E:60:1B:7C:40</source>
        <translation>Six paires, comme A4:5E:60:1B:7C:40</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Empty: stays as it is</source>
        <translation>Vide&#xa0;: reste comme il est</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>reste comme il est</translation>
    </message>
    <message>
        <source>Only this device may use the account</source>
        <translation>Seul cet appareil peut utiliser le compte</translation>
    </message>
    <message>
        <source>Edit the account</source>
        <translation>Modifier le compte</translation>
    </message>
    <message>
        <source>Save the account</source>
        <translation>Enregistrer le compte</translation>
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
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>It is being saved</source>
        <translation>Enregistrement en cours</translation>
    </message>
    <message>
        <source>Additional devices</source>
        <translation>Appareils supplémentaires</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offer(s)</source>
        <translation>
            <numerusform>%Ln offre</numerusform>
            <numerusform>%Ln offres</numerusform>
        </translation>
    </message>
    <message>
        <source>No offer yet</source>
        <translation>Pas encore d’offre</translation>
    </message>
    <message>
        <source>Sell a place for one more phone on a running plan.</source>
        <translation>Vendez une place pour un téléphone de plus sur un forfait en cours.</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Offre</translation>
    </message>
    <message>
        <source>New offer</source>
        <translation>Nouvelle offre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more device(s)</source>
        <translation>
            <numerusform>%Ln appareil de plus</numerusform>
            <numerusform>%Ln appareils de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>For each device</source>
        <translation>Par appareil</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>En vente</translation>
    </message>
    <message>
        <source>More devices</source>
        <translation>Appareils en plus</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Delete the offer {name}?</source>
        <translation>Supprimer l’offre {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Nobody can buy it any more. What was sold of it stays.</source>
        <translation>Personne ne peut plus l’acheter. Ce qui est vendu reste.</translation>
    </message>
    <message>
        <source>Delete the offer</source>
        <translation>Supprimer l’offre</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>An amount, like 500</source>
        <translation>Un montant, comme 500</translation>
    </message>
    <message>
        <source>Price, in {currency}</source>
        <translation>Prix, en {currency}</translation>
    </message>
    <message>
        <source>Edit the offer</source>
        <translation>Modifier l’offre</translation>
    </message>
    <message>
        <source>Save the offer</source>
        <translation>Enregistrer l’offre</translation>
    </message>
    <message>
        <source>This is more than a plan can cost</source>
        <translation>C’est plus qu’un forfait ne peut coûter</translation>
    </message>
    <message>
        <source>At most 100 characters</source>
        <translation>100 caractères au plus</translation>
    </message>
    <message>
        <source>Week-end</source>
        <translation>Week-end</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Counts from the first connection</source>
        <translation>Compte dès la première connexion</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Devices at once</source>
        <translation>Appareils simultanés</translation>
    </message>
    <message>
        <source>Cut when idle for</source>
        <translation>Coupure si inactif</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Promotion</translation>
    </message>
    <message>
        <source>Valid on every router of the network (roaming)</source>
        <translation>Valable sur tous les routeurs du réseau (itinérance)</translation>
    </message>
    <message>
        <source>Chosen by itself</source>
        <translation>Choisi automatiquement</translation>
    </message>
    <message>
        <source>Hotspot profile</source>
        <translation>Profil hotspot</translation>
    </message>
    <message>
        <source>Back to the plans</source>
        <translation>Revenir aux forfaits</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Nouveau forfait</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Enregistrer le forfait</translation>
    </message>
    <message>
        <source>What the customer gets</source>
        <translation>Ce que le client reçoit</translation>
    </message>
    <message>
        <source>None ticked: all of them</source>
        <translation>Aucun coché&#xa0;: tous</translation>
    </message>
    <message>
        <source>The technical side of the speed; leave it alone unless you know why</source>
        <translation>Le côté technique du débit&#xa0;; à laisser tel quel sauf raison précise</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>›  Edit</source>
        <translation>›  Modifier</translation>
    </message>
    <message>
        <source>›  New</source>
        <translation>›  Nouveau</translation>
    </message>
    <message>
        <source>As the profile says</source>
        <translation>Selon le profil choisi</translation>
    </message>
    <message>
        <source>the new plan</source>
        <translation>le nouveau forfait</translation>
    </message>
    <message>
        <source>Leave without saving {name}?</source>
        <translation>Quitter sans enregistrer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>What was typed is lost.</source>
        <translation>Ce qui a été saisi est perdu.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (copie)</translation>
    </message>
    <message>
        <source>{name} (copy {number})</source>
        <translation>{name} (copie {number})</translation>
    </message>
    <message>
        <source>The profile {name} stays as it is.</source>
        <translation>Le profil {name} reste comme il est.</translation>
    </message>
    <message>
        <source>The profile {name} exists already and is used.</source>
        <translation>Le profil {name} existe déjà et est repris.</translation>
    </message>
    <message>
        <source>The profile {name} changes; no other plan uses it.</source>
        <translation>Le profil {name} change&#xa0;; aucun autre forfait ne l’utilise.</translation>
    </message>
    <message>
        <source>A new profile {name} is made.</source>
        <translation>Un nouveau profil {name} est créé.</translation>
    </message>
    <message>
        <source>Preview of the voucher</source>
        <translation>Aperçu du ticket</translation>
    </message>
    <message>
        <source>The voucher</source>
        <translation>Le ticket</translation>
    </message>
    <message>
        <source>On the router</source>
        <translation>Sur le routeur</translation>
    </message>
    <message>
        <source>Who is affected</source>
        <translation>Qui est concerné</translation>
    </message>
    <message>
        <source>Ends after</source>
        <translation>Se termine après</translation>
    </message>
    <message>
        <source>Also used by {plans}</source>
        <translation>Sert aussi à&#xa0;: {plans}</translation>
    </message>
    <message>
        <source>There is no router yet: it is written as soon as there is one.</source>
        <translation>Pas encore de routeur&#xa0;: il sera écrit dès qu’il y en a un.</translation>
    </message>
    <message>
        <source>{router}: written within seconds</source>
        <translation>{router}&#xa0;: écrit en quelques secondes</translation>
    </message>
    <message>
        <source>{router}: written when the connection is back</source>
        <translation>{router}&#xa0;: écrit au retour de la connexion</translation>
    </message>
    <message>
        <source>{router}: written when the router is back</source>
        <translation>{router}&#xa0;: écrit au retour du routeur</translation>
    </message>
    <message>
        <source>Nobody yet: it is a new plan.</source>
        <translation>Personne encore&#xa0;: c’est un nouveau forfait.</translation>
    </message>
    <message>
        <source>This computer does not know who holds it.</source>
        <translation>Cet ordinateur ne sait pas qui le détient.</translation>
    </message>
    <message>
        <source>Nobody holds it now.</source>
        <translation>Personne ne le détient en ce moment.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) in stock get the new terms; look at what is printed.</source>
        <translation>
            <numerusform>%Ln ticket en stock prend les nouvelles conditions&#xa0;; regardez ce qui est imprimé.</numerusform>
            <numerusform>%Ln tickets en stock prennent les nouvelles conditions&#xa0;; regardez ce qui est imprimé.</numerusform>
        </translation>
    </message>
    <message>
        <source>The new price counts for new sales only.</source>
        <translation>Le nouveau prix ne vaut que pour les nouvelles ventes.</translation>
    </message>
    <message>
        <source>Held now by {holders}.</source>
        <translation>Détenu en ce moment par {holders}.</translation>
    </message>
    <message>
        <source>Speed, volume and devices change for them too, at their next connection. Their end stays.</source>
        <translation>Débit, volume et appareils changent aussi pour eux, à la prochaine connexion. Leur fin ne bouge pas.</translation>
    </message>
    <message>
        <source>The new terms count from the next sale.</source>
        <translation>Les nouvelles conditions valent dès la prochaine vente.</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Forfaits</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Pas encore de forfait</translation>
    </message>
    <message>
        <source>A plan is what you sell: a price, a time, a speed. Make the first one.</source>
        <translation>Un forfait est ce que vous vendez&#xa0;: un prix, une durée, un débit. Créez le premier.</translation>
    </message>
    <message>
        <source>Name of a plan</source>
        <translation>Nom d’un forfait</translation>
    </message>
    <message numerus="yes">
        <source>%Ln plan(s)</source>
        <translation>
            <numerusform>%Ln forfait</numerusform>
            <numerusform>%Ln forfaits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln plan(s) of {total}</source>
        <translation>
            <numerusform>%Ln forfait sur {total}</numerusform>
            <numerusform>%Ln forfaits sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Détenteurs</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois</translation>
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
        <source>Roaming</source>
        <translation>Itinérance</translation>
    </message>
    <message>
        <source>Marked as</source>
        <translation>Marqué</translation>
    </message>
    <message>
        <source>On the routers</source>
        <translation>Sur les routeurs</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>People and sales</source>
        <translation>Clients et ventes</translation>
    </message>
    <message>
        <source>{count} · {amount}</source>
        <translation>{count} · {amount}</translation>
    </message>
    <message>
        <source>Sold this month</source>
        <translation>Vendus ce mois</translation>
    </message>
    <message>
        <source>Sold so far</source>
        <translation>Vendus en tout</translation>
    </message>
    <message>
        <source>Show these sales</source>
        <translation>Voir ces ventes</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>Take off sale</source>
        <translation>Retirer de la vente</translation>
    </message>
    <message>
        <source>Put on sale</source>
        <translation>Remettre en vente</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Delete the plan {name}?</source>
        <translation>Supprimer le forfait {name}&#xa0;?</translation>
    </message>
    <message>
        <source>It was never sold. It leaves the list and the routers, and cannot be brought back.</source>
        <translation>Il n’a jamais été vendu. Il quitte la liste et les routeurs, sans retour possible.</translation>
    </message>
    <message>
        <source>Delete the plan</source>
        <translation>Supprimer le forfait</translation>
    </message>
    <message numerus="yes">
        <source>It was sold %Ln time(s).</source>
        <translation>
            <numerusform>Il a été vendu %Ln fois.</numerusform>
            <numerusform>Il a été vendu %Ln fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is off sale already: nobody new gets it.</source>
        <translation>Il est déjà retiré de la vente&#xa0;: personne de nouveau ne le reçoit.</translation>
    </message>
    <message>
        <source>Off sale nobody new gets it; who holds it keeps it.</source>
        <translation>Hors vente, personne de nouveau ne le reçoit&#xa0;; qui le détient le garde.</translation>
    </message>
    <message>
        <source>{name} cannot be deleted. Take it off sale?</source>
        <translation>{name} ne peut pas être supprimé. Le retirer de la vente&#xa0;?</translation>
    </message>
    <message>
        <source>{name} cannot be deleted</source>
        <translation>{name} ne peut pas être supprimé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s) in stock.</source>
        <translation>
            <numerusform>%Ln ticket en stock.</numerusform>
            <numerusform>%Ln tickets en stock.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep on sale</source>
        <translation>Laisser en vente</translation>
    </message>
    <message>
        <source>Validities</source>
        <translation>Validités</translation>
    </message>
    <message>
        <source>Speeds</source>
        <translation>Débits</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Idle times</source>
        <translation>Inactivité</translation>
    </message>
    <message>
        <source>New validity</source>
        <translation>Nouvelle validité</translation>
    </message>
    <message>
        <source>New speed</source>
        <translation>Nouveau débit</translation>
    </message>
    <message>
        <source>New volume</source>
        <translation>Nouveau volume</translation>
    </message>
    <message>
        <source>New number of devices</source>
        <translation>Nouveau nombre d’appareils</translation>
    </message>
    <message>
        <source>New idle time</source>
        <translation>Nouveau délai d’inactivité</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln valeur</numerusform>
            <numerusform>%Ln valeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>No value of this kind yet</source>
        <translation>Pas encore de valeur de ce genre</translation>
    </message>
    <message>
        <source>Values are made by themselves when a plan needs them.</source>
        <translation>Les valeurs se créent d’elles-mêmes quand un forfait en a besoin.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>As the server writes it</source>
        <translation>Écriture du serveur</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisée</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Non utilisée</translation>
    </message>
    <message>
        <source>Nothing uses this value.</source>
        <translation>Rien n’utilise cette valeur.</translation>
    </message>
    <message>
        <source>Used by {plans}</source>
        <translation>Utilisé par {plans}</translation>
    </message>
    <message>
        <source>Delete {value}?</source>
        <translation>Supprimer {value}&#xa0;?</translation>
    </message>
    <message>
        <source>Nothing uses this value. It can be made again at any time.</source>
        <translation>Rien n’utilise cette valeur. On peut la recréer à tout moment.</translation>
    </message>
    <message>
        <source>Delete the value</source>
        <translation>Supprimer la valeur</translation>
    </message>
    <message>
        <source>It changes for {plans} too.</source>
        <translation>Elle change aussi pour {plans}.</translation>
    </message>
    <message>
        <source>Edit the value</source>
        <translation>Modifier la valeur</translation>
    </message>
    <message>
        <source>Save the value</source>
        <translation>Enregistrer la valeur</translation>
    </message>
    <message>
        <source>What you sell: a price, a time, a speed</source>
        <translation>Ce que vous vendez&#xa0;: un prix, une durée, un débit</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>The speeds the routers know</source>
        <translation>Les débits que connaissent les routeurs</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>The values plans are put together from</source>
        <translation>Les valeurs dont se composent les forfaits</translation>
    </message>
    <message>
        <source>One more phone on a running plan</source>
        <translation>Un téléphone de plus sur un forfait en cours</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Names that may connect through the routers</source>
        <translation>Les noms qui peuvent se connecter par les routeurs</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Vendus</translation>
    </message>
    <message>
        <source>Who got which plan, from whom and until when</source>
        <translation>Qui a reçu quel forfait, de qui et jusqu’à quand</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Au comptoir</translation>
    </message>
    <message>
        <source>Bought online</source>
        <translation>Achetés en ligne</translation>
    </message>
    <message>
        <source>Parts of this pane</source>
        <translation>Parties de cette page</translation>
    </message>
    <message>
        <source>Hotspot profiles</source>
        <translation>Profils hotspot</translation>
    </message>
    <message>
        <source>No profile yet</source>
        <translation>Pas encore de profil</translation>
    </message>
    <message>
        <source>A profile is a speed on the routers. It is made with the first plan.</source>
        <translation>Un profil est un débit sur les routeurs. Il se crée avec le premier forfait.</translation>
    </message>
    <message>
        <source>Name of a profile</source>
        <translation>Nom d’un profil</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Nouveau profil</translation>
    </message>
    <message numerus="yes">
        <source>%Ln profile(s)</source>
        <translation>
            <numerusform>%Ln profil</numerusform>
            <numerusform>%Ln profils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profile(s) of {total}</source>
        <translation>
            <numerusform>%Ln profil sur {total}</numerusform>
            <numerusform>%Ln profils sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>Aucun forfait</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) on the routers</source>
        <translation>
            <numerusform>%Ln compte sur les routeurs</numerusform>
            <numerusform>%Ln comptes sur les routeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Used by {plans}: give them another speed first</source>
        <translation>Utilisé par {plans}&#xa0;: donnez-leur d’abord un autre débit</translation>
    </message>
    <message>
        <source>Accounts on the routers use it</source>
        <translation>Des comptes sur les routeurs l’utilisent</translation>
    </message>
    <message>
        <source>Delete the profile {name}?</source>
        <translation>Supprimer le profil {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Nothing uses it. It leaves the list and the routers.</source>
        <translation>Rien ne l’utilise. Il quitte la liste et les routeurs.</translation>
    </message>
    <message>
        <source>Delete the profile</source>
        <translation>Supprimer le profil</translation>
    </message>
    <message>
        <source>{plans} get the new speed too.</source>
        <translation>Le nouveau débit vaut aussi pour {plans}.</translation>
    </message>
    <message>
        <source>Edit the profile</source>
        <translation>Modifier le profil</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>Enregistrer le profil</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>semaines</translation>
    </message>
    <message>
        <source>months of 30 days</source>
        <translation>mois de 30 jours</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Fill this in to continue</source>
        <translation>À remplir pour continuer</translation>
    </message>
    <message>
        <source>A number above zero, like 2 or 1.5</source>
        <translation>Un nombre au-dessus de zéro, comme 2 ou 1,5</translation>
    </message>
    <message>
        <source>A whole number of minutes, hours or days</source>
        <translation>Un nombre entier de minutes, d’heures ou de jours</translation>
    </message>
    <message>
        <source>At most ten years</source>
        <translation>Dix ans au plus</translation>
    </message>
    <message>
        <source>Down, to the customer</source>
        <translation>Reçu, vers le client</translation>
    </message>
    <message>
        <source>Up, from the customer</source>
        <translation>Envoyé, depuis le client</translation>
    </message>
    <message>
        <source>down</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>up</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Pas utilisé</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s)</source>
        <translation>
            <numerusform>%Ln vente</numerusform>
            <numerusform>%Ln ventes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) of {total}</source>
        <translation>
            <numerusform>%Ln vente sur {total}</numerusform>
            <numerusform>%Ln ventes sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>This customer is not on this computer</source>
        <translation>Ce client n’est pas sur cet ordinateur</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Ouvrir le client</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>ce mois</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Vendu</translation>
    </message>
    <message>
        <source>Sold at the counter</source>
        <translation>Vendus au comptoir</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Nothing sold yet</source>
        <translation>Rien de vendu encore</translation>
    </message>
    <message>
        <source>What the counter sells stands here, also without a connection.</source>
        <translation>Ce que vend le comptoir se trouve ici, même sans connexion.</translation>
    </message>
    <message>
        <source>Customer, plan, seller or receipt</source>
        <translation>Client, forfait, vendeur, reçu</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>Acheté</translation>
    </message>
    <message>
        <source>Nothing bought online yet</source>
        <translation>Rien d’acheté en ligne encore</translation>
    </message>
    <message>
        <source>What customers pay on the login page stands here.</source>
        <translation>Ce que les clients paient sur la page de connexion se trouve ici.</translation>
    </message>
    <message>
        <source>Customer or plan</source>
        <translation>Client ou forfait</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Unlimited</source>
        <translation>Illimité</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>Hors vente</translation>
    </message>
    <message>
        <source>Recorded on this computer</source>
        <translation>Enregistré sur cet ordinateur</translation>
    </message>
    <message>
        <source>{down} down / {up} up</source>
        <translation>{down} reçu / {up} envoyé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voucher(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>{customers} and {vouchers}</source>
        <translation>{customers} et {vouchers}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln other(s)</source>
        <translation>
            <numerusform>{names} et %Ln autre</numerusform>
            <numerusform>{names} et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>«&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>The server refused the last change. See the sync centre.</source>
        <translation>Le serveur a refusé la dernière modification. Voir la synchronisation.</translation>
    </message>
    <message>
        <source>Changed here and on the server. Choose in the sync centre.</source>
        <translation>Modifié ici et sur le serveur. À choisir dans la synchronisation.</translation>
    </message>
    <message>
        <source>Recorded on this computer, not yet confirmed by the server.</source>
        <translation>Enregistré sur cet ordinateur, pas encore confirmé par le serveur.</translation>
    </message>
</context>
</TS>
