<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>sell</name>
    <message>
        <source>Blocked</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Name or phone</source>
        <translation>Nom ou téléphone</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Take the customer away</source>
        <translation>Retirer le client</translation>
    </message>
    <message>
        <source>Do not create a customer</source>
        <translation>Ne pas créer de client</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Customer (optional)</source>
        <translation>Client (facultatif)</translation>
    </message>
    <message>
        <source>Write a name and a phone number.</source>
        <translation>Écrivez un nom et un téléphone.</translation>
    </message>
    <message>
        <source>The customer is created with the sale.</source>
        <translation>Le client est créé avec la vente.</translation>
    </message>
    <message>
        <source>Blocked: this customer cannot connect until you unblock them.</source>
        <translation>Bloqué&#xa0;: ce client ne pourra pas se connecter.</translation>
    </message>
    <message>
        <source>Leave empty for an anonymous voucher.</source>
        <translation>Laissez vide pour un ticket anonyme.</translation>
    </message>
    <message>
        <source>Create “{name}”</source>
        <translation>Créer «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Amount received, in {unit}</source>
        <translation>Montant reçu, en {unit}</translation>
    </message>
    <message>
        <source>Look at the payment message on your phone before you take the sale.</source>
        <translation>Regardez le message de paiement avant d’encaisser.</translation>
    </message>
    <message>
        <source>{name} will owe you {amount}.</source>
        <translation>{name} vous devra {amount}.</translation>
    </message>
    <message>
        <source>The amount is added to what the customer owes you.</source>
        <translation>Le montant s’ajoute à ce que le client vous doit.</translation>
    </message>
    <message>
        <source>A customer gets one plan at a time.</source>
        <translation>Un client reçoit un forfait à la fois.</translation>
    </message>
    <message>
        <source>Credit needs a customer: choose one, or create one.</source>
        <translation>Le crédit demande un client&#xa0;: choisissez-le ou créez-le.</translation>
    </message>
    <message>
        <source>Received {amount}</source>
        <translation>Reçu {amount}</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Il manque</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>Monnaie à rendre</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Vendre</translation>
    </message>
    <message>
        <source>No plan on sale</source>
        <translation>Aucun forfait en vente</translation>
    </message>
    <message>
        <source>Create a plan with its price; it appears here at once.</source>
        <translation>Créez un forfait avec son prix, il s’affiche ici aussitôt.</translation>
    </message>
    <message>
        <source>Open the plans</source>
        <translation>Ouvrir les forfaits</translation>
    </message>
    <message>
        <source>Ask the owner to create one; it appears here by itself.</source>
        <translation>Demandez au propriétaire d’en créer un.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder à nouveau</translation>
    </message>
    <message>
        <source>The sale is being recorded</source>
        <translation>La vente s’enregistre</translation>
    </message>
    <message>
        <source>Choose a plan</source>
        <translation>Choisissez un forfait</translation>
    </message>
    <message>
        <source>This plan has no price</source>
        <translation>Ce forfait n’a pas de prix</translation>
    </message>
    <message>
        <source>Credit needs a customer</source>
        <translation>Le crédit demande un client</translation>
    </message>
    <message>
        <source>Choose or create the customer, or empty the field</source>
        <translation>Choisissez ou créez le client, ou videz le champ</translation>
    </message>
    <message>
        <source>{amount} is still missing</source>
        <translation>Il manque {amount}</translation>
    </message>
    <message>
        <source>Sold by {name}</source>
        <translation>Vendu par {name}</translation>
    </message>
    <message>
        <source>Offline: kept on this computer, sent later.</source>
        <translation>Hors ligne&#xa0;: gardé sur cet ordinateur, envoyé plus tard.</translation>
    </message>
    <message>
        <source>Recorded on this computer first, then confirmed.</source>
        <translation>Enregistré d’abord sur cet ordinateur, puis confirmé.</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Encaisser</translation>
    </message>
    <message>
        <source>Sell {amount} on credit</source>
        <translation>Vendre {amount} à crédit</translation>
    </message>
    <message>
        <source>Take {amount}</source>
        <translation>Encaisser {amount}</translation>
    </message>
    <message>
        <source>Receipt sent to {printer}</source>
        <translation>Reçu envoyé à {printer}</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>Receipt saved: {name}</source>
        <translation>Reçu enregistré&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Codes copied</source>
        <translation>Codes copiés</translation>
    </message>
    <message>
        <source>Code copied</source>
        <translation>Code copié</translation>
    </message>
    <message>
        <source>Key {number}</source>
        <translation>Touche {number}</translation>
    </message>
    <message>
        <source>Search a plan</source>
        <translation>Chercher un forfait</translation>
    </message>
    <message>
        <source>Plans before</source>
        <translation>Forfaits précédents</translation>
    </message>
    <message>
        <source>More plans</source>
        <translation>Autres forfaits</translation>
    </message>
    <message>
        <source>No plan matches</source>
        <translation>Aucun forfait trouvé</translation>
    </message>
    <message>
        <source>Keys 1 to {last} · page {page} of {pages}</source>
        <translation>Touches 1 à {last} · page {page} sur {pages}</translation>
    </message>
    <message numerus="yes">
        <source>Keys 1 to %n</source>
        <translation>
            <numerusform>Touche %n</numerusform>
            <numerusform>Touches 1 à %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>Réimprimer</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>receipt {number}</source>
        <translation>reçu {number}</translation>
    </message>
    <message>
        <source>Your sales appear here, with their code, to show or print them again.</source>
        <translation>Vos ventes s’affichent ici, avec leur code.</translation>
    </message>
    <message>
        <source>Number, code, customer or plan</source>
        <translation>Numéro, code, client ou forfait</translation>
    </message>
    <message>
        <source>No sale matches. Try fewer letters.</source>
        <translation>Aucune vente ne correspond. Essayez moins de lettres.</translation>
    </message>
    <message>
        <source>All sales</source>
        <translation>Toutes les ventes</translation>
    </message>
    <message>
        <source>Your last sales</source>
        <translation>Vos dernières ventes</translation>
    </message>
    <message>
        <source>Only the last ones</source>
        <translation>Les dernières seulement</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Print after payment</source>
        <translation>Imprimer après l’encaissement</translation>
    </message>
    <message>
        <source>Voucher preview</source>
        <translation>Aperçu du ticket</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>New sale</source>
        <translation>Nouvelle vente</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>This sale has no code.</source>
        <translation>Cette vente n’a pas de code.</translation>
    </message>
    <message>
        <source>Print on another printer…</source>
        <translation>Imprimer sur une autre imprimante…</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Reçu {number}</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>pas encore confirmé</translation>
    </message>
    <message>
        <source>confirmed by the server</source>
        <translation>confirmé par le serveur</translation>
    </message>
    <message>
        <source>Copy the codes</source>
        <translation>Copier les codes</translation>
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
        <source>Customer credit</source>
        <translation>Crédit client</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>À confirmer</translation>
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
        <source>Taken back</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then take the sale again.</source>
        <translation>Le disque est plein. Libérez de la place, puis encaissez.</translation>
    </message>
    <message>
        <source>Another program holds the shop’s file. Close it, then take the sale again.</source>
        <translation>Un autre programme tient le fichier. Fermez-le, puis encaissez.</translation>
    </message>
    <message>
        <source>The shop’s file cannot be read. Restart the program, then take the sale again.</source>
        <translation>Le fichier est illisible. Relancez le programme, puis encaissez.</translation>
    </message>
    <message>
        <source>Your role does not allow sales. Ask the owner for access.</source>
        <translation>Votre rôle ne permet pas de vendre. Demandez au propriétaire.</translation>
    </message>
    <message>
        <source>You are signed out. Sign in, then take the sale again.</source>
        <translation>Vous êtes déconnecté. Connectez-vous, puis encaissez.</translation>
    </message>
    <message>
        <source>The plan or the customer no longer exists. Choose another one.</source>
        <translation>Le forfait ou le client n’existe plus. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Check the quantity, the amount and the customer.</source>
        <translation>Vérifiez la quantité, le montant et le client.</translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n autre</numerusform>
            <numerusform>+ %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again. If it goes on, send the details to support.</source>
        <translation>Réessayez. Si cela continue, envoyez les détails à l’aide.</translation>
    </message>
    <message>
        <source>The sale was not recorded.</source>
        <translation>La vente n’est pas enregistrée.</translation>
    </message>
    <message>
        <source>How many of {piece}</source>
        <translation>Combien de {piece}</translation>
    </message>
    <message>
        <source>Cash counted ({unit})</source>
        <translation>Espèces comptées ({unit})</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Count and close till no. {number}</source>
        <translation>Compter et clôturer la caisse n°&#xa0;{number}</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Laisser ouverte</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Clôturer la caisse</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>At opening</source>
        <translation>À l’ouverture</translation>
    </message>
    <message>
        <source>Cash expected</source>
        <translation>Espèces attendues</translation>
    </message>
    <message>
        <source>Write the amount in figures</source>
        <translation>Écrivez le montant en chiffres</translation>
    </message>
    <message>
        <source>Count the cash in the drawer.</source>
        <translation>Comptez les espèces du tiroir.</translation>
    </message>
    <message>
        <source>The server has not answered for this sale yet. Settle it in the sync centre first.</source>
        <translation>Le serveur n’a pas encore répondu pour cette vente. Réglez-la d’abord dans la synchronisation.</translation>
    </message>
    <message>
        <source>This sale no longer stands.</source>
        <translation>Cette vente ne compte plus.</translation>
    </message>
    <message>
        <source>The server in use takes no sale back.</source>
        <translation>Le serveur utilisé ne reprend pas de vente.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Wrong plan, wrong amount…</source>
        <translation>Mauvais forfait, mauvais montant…</translation>
    </message>
    <message>
        <source>Owner’s PIN</source>
        <translation>Code PIN du propriétaire</translation>
    </message>
    <message>
        <source>{amount} goes out of the till.</source>
        <translation>{amount} sortent de la caisse.</translation>
    </message>
    <message>
        <source>{amount} is taken out of the accounts.</source>
        <translation>{amount} sont retirés des comptes.</translation>
    </message>
    <message>
        <source>The code {codes} stops working.</source>
        <translation>Le code {codes} ne fonctionne plus.</translation>
    </message>
    <message>
        <source>Take back sale {number}?</source>
        <translation>Annuler la vente {number}&#xa0;?</translation>
    </message>
    <message>
        <source>Take the sale back</source>
        <translation>Annuler la vente</translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation>Garder la vente</translation>
    </message>
    <message>
        <source>Sale {number} taken back</source>
        <translation>Vente {number} annulée</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>Till open</source>
        <translation>Caisse ouverte</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Ouvrir la caisse</translation>
    </message>
    <message>
        <source>Open since {time}</source>
        <translation>Ouverte depuis {time}</translation>
    </message>
    <message>
        <source>Nobody has opened the till: sales go on, nothing is counted.</source>
        <translation>Personne n’a ouvert la caisse&#xa0;: les ventes continuent, rien n’est compté.</translation>
    </message>
    <message>
        <source>Open the till…</source>
        <translation>Ouvrir la caisse…</translation>
    </message>
    <message>
        <source>Earlier tills…</source>
        <translation>Caisses précédentes…</translation>
    </message>
    <message>
        <source>Count and close…</source>
        <translation>Compter et clôturer…</translation>
    </message>
    <message>
        <source>Put cash in…</source>
        <translation>Ajouter des espèces…</translation>
    </message>
    <message>
        <source>Take cash out…</source>
        <translation>Retirer des espèces…</translation>
    </message>
    <message>
        <source>Cash in the drawer now ({unit})</source>
        <translation>Espèces dans le tiroir ({unit})</translation>
    </message>
    <message>
        <source>From now on cash sales are added up. At the end you count and see the difference.</source>
        <translation>Les ventes en espèces s’additionnent à partir de maintenant. À la fin, vous comptez et voyez l’écart.</translation>
    </message>
    <message>
        <source>Till no. {number} is open</source>
        <translation>Caisse n°&#xa0;{number} ouverte</translation>
    </message>
    <message>
        <source>Put cash into the drawer</source>
        <translation>Ajouter des espèces au tiroir</translation>
    </message>
    <message>
        <source>Take cash out of the drawer</source>
        <translation>Retirer des espèces du tiroir</translation>
    </message>
    <message>
        <source>Amount ({unit})</source>
        <translation>Montant ({unit})</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>Change, paper, transport…</source>
        <translation>Monnaie, papier, transport…</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clôturée</translation>
    </message>
    <message>
        <source>Cash counted</source>
        <translation>Espèces comptées</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Till no. {number}</source>
        <translation>Caisse n°&#xa0;{number}</translation>
    </message>
    <message>
        <source>No till has been closed on this computer yet</source>
        <translation>Aucune caisse clôturée sur cet ordinateur</translation>
    </message>
    <message>
        <source>No. {number} · {time} · {seller}</source>
        <translation>N°&#xa0;{number} · {time} · {seller}</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Caisse {number}</translation>
    </message>
    <message>
        <source>Save the closing</source>
        <translation>Enregistrer la clôture</translation>
    </message>
    <message>
        <source>Closing saved: {name}</source>
        <translation>Clôture enregistrée&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Cash put in</source>
        <translation>Espèces ajoutées</translation>
    </message>
    <message>
        <source>Cash taken out</source>
        <translation>Espèces retirées</translation>
    </message>
    <message>
        <source>Sales taken back</source>
        <translation>Ventes annulées</translation>
    </message>
    <message>
        <source>The count is right</source>
        <translation>Le compte est juste</translation>
    </message>
    <message>
        <source>{amount} missing</source>
        <translation>Il manque {amount}</translation>
    </message>
    <message>
        <source>{amount} too much</source>
        <translation>{amount} de trop</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Vouchers sold</source>
        <translation>Tickets vendus</translation>
    </message>
    <message>
        <source>Total sold</source>
        <translation>Total vendu</translation>
    </message>
    <message>
        <source>Cash at opening</source>
        <translation>Espèces à l’ouverture</translation>
    </message>
    <message>
        <source>Cash sales</source>
        <translation>Ventes en espèces</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Sales not yet confirmed</source>
        <translation>Ventes pas encore confirmées</translation>
    </message>
</context>
</TS>
