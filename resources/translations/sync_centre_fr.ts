<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>sync_centre</name>
    <message>
        <source>Sale</source>
        <translation>Vente</translation>
    </message>
    <message>
        <source>Access of a customer</source>
        <translation>Accès d’un client</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>Client modifié</translation>
    </message>
    <message>
        <source>Customer deleted</source>
        <translation>Client supprimé</translation>
    </message>
    <message>
        <source>Limits of a customer</source>
        <translation>Limites d’un client</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Nouveau forfait</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>Forfait modifié</translation>
    </message>
    <message>
        <source>Plan deleted</source>
        <translation>Forfait supprimé</translation>
    </message>
    <message>
        <source>New hotspot profile</source>
        <translation>Nouveau profil hotspot</translation>
    </message>
    <message>
        <source>Hotspot profile changed</source>
        <translation>Profil hotspot modifié</translation>
    </message>
    <message>
        <source>Hotspot profile deleted</source>
        <translation>Profil hotspot supprimé</translation>
    </message>
    <message>
        <source>New access code</source>
        <translation>Nouveau code d’accès</translation>
    </message>
    <message>
        <source>Access code changed</source>
        <translation>Code d’accès modifié</translation>
    </message>
    <message>
        <source>Access code deleted</source>
        <translation>Code d’accès supprimé</translation>
    </message>
    <message>
        <source>Additional device</source>
        <translation>Appareil supplémentaire</translation>
    </message>
    <message>
        <source>Additional device changed</source>
        <translation>Appareil supplémentaire modifié</translation>
    </message>
    <message>
        <source>Additional device deleted</source>
        <translation>Appareil supplémentaire supprimé</translation>
    </message>
    <message>
        <source>New data limit</source>
        <translation>Nouveau volume</translation>
    </message>
    <message>
        <source>Data limit changed</source>
        <translation>Volume modifié</translation>
    </message>
    <message>
        <source>Data limit deleted</source>
        <translation>Volume supprimé</translation>
    </message>
    <message>
        <source>New number of shared users</source>
        <translation>Appareils simultanés ajoutés</translation>
    </message>
    <message>
        <source>Number of shared users changed</source>
        <translation>Appareils simultanés modifiés</translation>
    </message>
    <message>
        <source>Number of shared users deleted</source>
        <translation>Appareils simultanés supprimés</translation>
    </message>
    <message>
        <source>New validity</source>
        <translation>Nouvelle validité</translation>
    </message>
    <message>
        <source>Validity changed</source>
        <translation>Validité modifiée</translation>
    </message>
    <message>
        <source>Validity deleted</source>
        <translation>Validité supprimée</translation>
    </message>
    <message>
        <source>New rate limit</source>
        <translation>Nouveau débit</translation>
    </message>
    <message>
        <source>Rate limit changed</source>
        <translation>Débit modifié</translation>
    </message>
    <message>
        <source>Rate limit deleted</source>
        <translation>Débit supprimé</translation>
    </message>
    <message>
        <source>New idle timeout</source>
        <translation>Nouveau délai d’inactivité</translation>
    </message>
    <message>
        <source>Idle timeout changed</source>
        <translation>Délai d’inactivité modifié</translation>
    </message>
    <message>
        <source>Idle timeout deleted</source>
        <translation>Délai d’inactivité supprimé</translation>
    </message>
    <message>
        <source>Notification read</source>
        <translation>Notification lue</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Réglages modifiés</translation>
    </message>
    <message>
        <source>Batch of vouchers</source>
        <translation>Lot de tickets</translation>
    </message>
    <message>
        <source>Support request</source>
        <translation>Demande d’aide</translation>
    </message>
    <message>
        <source>Answer to a support request</source>
        <translation>Réponse à une demande d’aide</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Retrait</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Vouchers and access codes</source>
        <translation>Tickets et codes d’accès</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Forfaits</translation>
    </message>
    <message>
        <source>Hotspot profiles</source>
        <translation>Profils hotspot</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routeurs</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Plan assignments</source>
        <translation>Attributions de forfait</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Figures of the day</source>
        <translation>Chiffres du jour</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Portefeuille</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Batches of vouchers</source>
        <translation>Lots de tickets</translation>
    </message>
    <message>
        <source>Data limits</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Numbers of devices</source>
        <translation>Nombres d’appareils</translation>
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
        <source>Idle timeouts</source>
        <translation>Délais d’inactivité</translation>
    </message>
    <message>
        <source>Additional devices</source>
        <translation>Appareils supplémentaires</translation>
    </message>
    <message>
        <source>Network policies</source>
        <translation>Règles de débit</translation>
    </message>
    <message>
        <source>Plans bought online</source>
        <translation>Forfaits achetés en ligne</translation>
    </message>
    <message>
        <source>Payment methods</source>
        <translation>Moyens de paiement</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>Retraits</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Collaborators</source>
        <translation>Collaborateurs</translation>
    </message>
    <message>
        <source>Devices signed in</source>
        <translation>Appareils connectés au compte</translation>
    </message>
    <message>
        <source>Support requests</source>
        <translation>Demandes d’aide</translation>
    </message>
    <message>
        <source>Subscriptions on sale</source>
        <translation>Abonnements proposés</translation>
    </message>
    <message>
        <source>Revenue counters</source>
        <translation>Compteurs de recettes</translation>
    </message>
    <message>
        <source>Revenue of the counter</source>
        <translation>Recettes du comptoir</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Settings of the shop</source>
        <translation>Réglages de la boutique</translation>
    </message>
    <message>
        <source>Double verification</source>
        <translation>Double vérification</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
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
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>En vente</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Shared users</source>
        <translation>Appareils simultanés</translation>
    </message>
    <message>
        <source>Data limit</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Hotspot profile</source>
        <translation>Profil hotspot</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Sale “{plan}”</source>
        <translation>Vente «&#xa0;{plan}&#xa0;»</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blocage</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Déblocage</translation>
    </message>
    <message>
        <source>Batch of {count} vouchers</source>
        <translation>Lot de {count} tickets</translation>
    </message>
    <message>
        <source>Price of the plan</source>
        <translation>Prix du forfait</translation>
    </message>
    <message>
        <source>Another action</source>
        <translation>Autre action</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
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
        <source>Undone</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>envoi en cours</translation>
    </message>
    <message>
        <source>once back online</source>
        <translation>au retour du réseau</translation>
    </message>
    <message>
        <source>try {number} at {time}</source>
        <translation>essai {number} à {time}</translation>
    </message>
    <message>
        <source>about to be sent</source>
        <translation>envoi imminent</translation>
    </message>
    <message>
        <source>answer lost</source>
        <translation>réponse perdue</translation>
    </message>
    <message>
        <source>choose the version</source>
        <translation>choisir la version</translation>
    </message>
    <message>
        <source>kept by the server</source>
        <translation>gardée par le serveur</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>pas envoyée</translation>
    </message>
    <message>
        <source>after the sale</source>
        <translation>après la vente</translation>
    </message>
    <message>
        <source>after the new customer</source>
        <translation>après le nouveau client</translation>
    </message>
    <message>
        <source>after the access code</source>
        <translation>après le code d’accès</translation>
    </message>
    <message>
        <source>after the new plan</source>
        <translation>après le nouveau forfait</translation>
    </message>
    <message>
        <source>after the new profile</source>
        <translation>après le nouveau profil</translation>
    </message>
    <message>
        <source>after the previous action</source>
        <translation>après l’action d’avant</translation>
    </message>
    <message>
        <source>{field} not accepted</source>
        <translation>{field}&#xa0;: à corriger</translation>
    </message>
    <message>
        <source>data not accepted</source>
        <translation>données à corriger</translation>
    </message>
    <message>
        <source>old</source>
        <translation>ancien</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>pas encore chargé</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>pas lu</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Data on this computer</source>
        <translation>Données sur cet ordinateur</translation>
    </message>
    <message>
        <source>Data used today</source>
        <translation>Données utilisées aujourd’hui</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>{used} of {budget}</source>
        <translation>{used} sur {budget}</translation>
    </message>
    <message>
        <source>{done} of {total} lists up to date</source>
        <translation>{done} sur {total} listes à jour</translation>
    </message>
    <message>
        <source>no longer exists</source>
        <translation>n’existe plus</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>non offert</translation>
    </message>
    <message>
        <source>already done otherwise</source>
        <translation>contredit le serveur</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>connectez-vous</translation>
    </message>
    <message>
        <source>what it needs is missing</source>
        <translation>il manque l’action d’avant</translation>
    </message>
    <message>
        <source>the server refused</source>
        <translation>refus du serveur</translation>
    </message>
    <message>
        <source>The server does not accept what stands in “{field}”. Correct it, then send it again.</source>
        <translation>Le serveur n’accepte pas ce qui est dans «&#xa0;{field}&#xa0;». Corrigez-le, puis renvoyez l’action.</translation>
    </message>
    <message>
        <source>The server does not accept these data. Correct them, then send them again.</source>
        <translation>Le serveur n’accepte pas ces données. Corrigez-les, puis renvoyez l’action.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask the owner for access, then send it again.</source>
        <translation>Votre rôle ne le permet pas. Demandez l’accès au propriétaire, puis renvoyez l’action.</translation>
    </message>
    <message>
        <source>What this was about no longer exists on the server. The action can be given up.</source>
        <translation>L’objet de cette action n’existe plus sur le serveur. Vous pouvez l’abandonner.</translation>
    </message>
    <message>
        <source>This server does not offer that. The action can be given up.</source>
        <translation>Ce serveur n’offre pas cela. Vous pouvez abandonner l’action.</translation>
    </message>
    <message>
        <source>The server holds something that contradicts this action. Look at it, then decide.</source>
        <translation>Le serveur contient autre chose, qui contredit cette action. Regardez, puis décidez.</translation>
    </message>
    <message>
        <source>The server no longer knows you. Sign in again, then send it again.</source>
        <translation>Le serveur ne vous reconnaît plus. Connectez-vous, puis renvoyez l’action.</translation>
    </message>
    <message>
        <source>The server refused this action. Your data are safe on this computer.</source>
        <translation>Le serveur a refusé cette action. Vos données sont intactes sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Look whether the sale stands in the sales of the server, with the same receipt number.</source>
        <translation>Regardez si la vente figure déjà dans les ventes du serveur, avec le même numéro de reçu.</translation>
    </message>
    <message>
        <source>Look at the wallet: is the amount already withdrawn? It is never sent twice on its own.</source>
        <translation>Regardez le portefeuille&#xa0;: le montant est-il déjà retiré&#xa0;? Rien n’est envoyé deux fois tout seul.</translation>
    </message>
    <message>
        <source>Look in the customers: is this person already there once?</source>
        <translation>Regardez dans les clients&#xa0;: cette personne y est-elle déjà&#xa0;?</translation>
    </message>
    <message>
        <source>Look at the customer: sending it again changes nothing more.</source>
        <translation>Regardez le client&#xa0;: un nouvel envoi ne change rien de plus.</translation>
    </message>
    <message>
        <source>Look on the server whether it is already done.</source>
        <translation>Regardez sur le serveur si c’est déjà fait.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Not blocked</source>
        <translation>Non bloqué</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Chosen action</source>
        <translation>Action choisie</translation>
    </message>
    <message>
        <source>Some actions need you</source>
        <translation>Des actions vous attendent</translation>
    </message>
    <message>
        <source>Choose one of them in the list to see what can be done.</source>
        <translation>Choisissez-en une dans la liste pour voir quoi faire.</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Rien à décider</translation>
    </message>
    <message>
        <source>What waits leaves by itself as soon as the server answers.</source>
        <translation>Ce qui attend part tout seul dès que le serveur répond.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>It is being sent. The server’s answer is awaited.</source>
        <translation>L’envoi est en cours. On attend la réponse du serveur.</translation>
    </message>
    <message>
        <source>Kept on this computer. It leaves by itself when the network is back.</source>
        <translation>Gardée sur cet ordinateur. Elle part toute seule au retour du réseau.</translation>
    </message>
    <message>
        <source>It leaves as soon as the action before it is confirmed.</source>
        <translation>Elle part dès que l’action d’avant est confirmée.</translation>
    </message>
    <message>
        <source>It leaves by itself in a moment.</source>
        <translation>Elle part toute seule dans un instant.</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Envoyer maintenant</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>It is being sent right now</source>
        <translation>L’envoi est en cours</translation>
    </message>
    <message>
        <source>There is no connection now</source>
        <translation>Pas de connexion en ce moment</translation>
    </message>
    <message>
        <source>It was sent at {time}, but the answer was lost: it may be done already.</source>
        <translation>Envoyée à {time}, mais la réponse s’est perdue&#xa0;: c’est peut-être déjà fait.</translation>
    </message>
    <message>
        <source>Check, then send again</source>
        <translation>Vérifier et renvoyer</translation>
    </message>
    <message>
        <source>You changed it here; on the server it no longer exists.</source>
        <translation>Vous l’avez modifié ici&#xa0;; sur le serveur il n’existe plus.</translation>
    </message>
    <message>
        <source>Changed here and on the server. Choose which version to keep.</source>
        <translation>Modifié ici et sur le serveur. Choisissez la version à garder.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>{time} · you</source>
        <translation>{time} · vous</translation>
    </message>
    <message>
        <source>seen at {time}</source>
        <translation>vu à {time}</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>Garder…</translation>
    </message>
    <message>
        <source>Choose a version first</source>
        <translation>Choisissez d’abord une version</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Décider plus tard</translation>
    </message>
    <message>
        <source>Keep {value}</source>
        <translation>Garder {value}</translation>
    </message>
    <message>
        <source>Keep my version</source>
        <translation>Garder ma version</translation>
    </message>
    <message>
        <source>Keep the server’s version</source>
        <translation>Garder celle du serveur</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>The server has done it.</source>
        <translation>Le serveur l’a confirmée.</translation>
    </message>
    <message>
        <source>It was taken back and not sent.</source>
        <translation>Elle a été annulée et ne part pas.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistrée</translation>
    </message>
    <message>
        <source>Confirmed at</source>
        <translation>Confirmée à</translation>
    </message>
    <message>
        <source>Undone at</source>
        <translation>Annulée à</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>pas encore confirmé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln en attente</numerusform>
            <numerusform>%Ln en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>%Ln à vérifier</numerusform>
            <numerusform>%Ln à vérifier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to choose</source>
        <translation>
            <numerusform>%Ln à choisir</numerusform>
            <numerusform>%Ln à choisir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refusée</numerusform>
            <numerusform>%Ln refusées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed</source>
        <translation>
            <numerusform>%Ln confirmée</numerusform>
            <numerusform>%Ln confirmées</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Need you</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Confirmed ones</source>
        <translation>Confirmées</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Rien à traiter</translation>
    </message>
    <message>
        <source>Refused and doubtful actions would stand here.</source>
        <translation>Les actions refusées ou incertaines s’affichent ici.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien n’attend</translation>
    </message>
    <message>
        <source>Everything has left this computer.</source>
        <translation>Tout est parti de cet ordinateur.</translation>
    </message>
    <message>
        <source>No action yet</source>
        <translation>Aucune action pour l’instant</translation>
    </message>
    <message>
        <source>Sales and changes made on this computer are listed here.</source>
        <translation>Les ventes et changements faits sur cet ordinateur s’affichent ici.</translation>
    </message>
    <message>
        <source>The actions could not be read</source>
        <translation>Les actions n’ont pas pu s’ouvrir</translation>
    </message>
    <message>
        <source>Server connected</source>
        <translation>Serveur connecté</translation>
    </message>
    <message>
        <source>Server connected, slow network</source>
        <translation>Serveur connecté, réseau lent</translation>
    </message>
    <message>
        <source>This network asks you to sign in</source>
        <translation>Ce réseau demande une connexion</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Le serveur ne répond pas</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>{state} · never synchronised on this computer</source>
        <translation>{state} · jamais synchronisé sur cet ordinateur</translation>
    </message>
    <message>
        <source>{state} · last full sync at {time}</source>
        <translation>{state} · dernière synchro complète à {time}</translation>
    </message>
    <message>
        <source>The synchronisation is running</source>
        <translation>La synchronisation est en cours</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Taken back: it will not be sent</source>
        <translation>Annulée&#xa0;: elle ne partira pas</translation>
    </message>
    <message>
        <source>Given up: it will not be sent</source>
        <translation>Abandonnée&#xa0;: elle ne partira pas</translation>
    </message>
    <message>
        <source>The access code will not work, and what depends on this sale is given up too. Take the receipt back.</source>
        <translation>Le code d’accès ne marchera pas et ce qui dépend de cette vente est abandonné aussi. Reprenez le reçu.</translation>
    </message>
    <message>
        <source>It will not be sent, nor what depends on it. The values of the server are shown again.</source>
        <translation>Elle ne partira pas, ni ce qui en dépend. Les valeurs du serveur s’affichent de nouveau.</translation>
    </message>
    <message>
        <source>Give up “{action}”?</source>
        <translation>Abandonner «&#xa0;{action}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Give the action up</source>
        <translation>Abandonner l’action</translation>
    </message>
    <message>
        <source>Keep the action</source>
        <translation>Garder l’action</translation>
    </message>
    <message>
        <source>Your version will be sent</source>
        <translation>Votre version va partir</translation>
    </message>
    <message>
        <source>The server’s version stays</source>
        <translation>La version du serveur reste</translation>
    </message>
</context>
</TS>
