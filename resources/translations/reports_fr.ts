<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>reports</name>
    <message>
        <source>The server tells no rate for {currency}: choose another one</source>
        <translation>Le serveur n’indique aucun taux pour {currency}&#xa0;: choisissez-en une autre</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>{code} · 1 {base} = {rate}</source>
        <translation>{code} · 1 {base} = {rate}</translation>
    </message>
    <message>
        <source>Currency of {country}</source>
        <translation>Monnaie de&#xa0;: {country}</translation>
    </message>
    <message>
        <source>Rates come from the server; it changes no amount that was paid.</source>
        <translation>Les taux viennent du serveur&#xa0;; aucun montant payé ne change.</translation>
    </message>
    <message>
        <source>This server tells no rate for {currency}.</source>
        <translation>Ce serveur n’indique aucun taux pour {currency}.</translation>
    </message>
    <message>
        <source>Show amounts in a second currency</source>
        <translation>Afficher aussi dans une autre monnaie</translation>
    </message>
    <message>
        <source>Second currency</source>
        <translation>Deuxième monnaie</translation>
    </message>
    <message>
        <source>Show amounts so</source>
        <translation>Afficher ainsi</translation>
    </message>
    <message>
        <source>Every sale is confirmed</source>
        <translation>Toutes les ventes sont confirmées</translation>
    </message>
    <message>
        <source>Sales not confirmed yet</source>
        <translation>Ventes pas encore confirmées</translation>
    </message>
    <message>
        <source>The till is closed</source>
        <translation>La caisse est fermée</translation>
    </message>
    <message>
        <source>The till is still open</source>
        <translation>La caisse est encore ouverte</translation>
    </message>
    <message>
        <source>Nothing needs a decision</source>
        <translation>Rien n’attend de décision</translation>
    </message>
    <message>
        <source>Actions that need a decision</source>
        <translation>Actions qui attendent une décision</translation>
    </message>
    <message>
        <source>Every withdrawal is paid</source>
        <translation>Tous les retraits sont payés</translation>
    </message>
    <message>
        <source>Withdrawals not paid yet</source>
        <translation>Retraits pas encore payés</translation>
    </message>
    <message>
        <source>The month is over and all of it is here</source>
        <translation>Le mois est fini et complet ici</translation>
    </message>
    <message>
        <source>The month is not over yet</source>
        <translation>Le mois n’est pas encore fini</translation>
    </message>
    <message>
        <source>Not all of the month has been read yet</source>
        <translation>Le mois n’a pas encore été lu en entier</translation>
    </message>
    <message>
        <source>Before the month is closed</source>
        <translation>Avant de clore le mois</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Mois précédent</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Mois suivant</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Recettes</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>Retraits</translation>
    </message>
    <message>
        <source>Plans sold</source>
        <translation>Forfaits vendus</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>Nouveaux clients</translation>
    </message>
    <message>
        <source>This server reports on: {kinds}</source>
        <translation>Rapports de ce serveur&#xa0;: {kinds}</translation>
    </message>
    <message>
        <source>made on {when} by {who}</source>
        <translation>fait le {when} par {who}</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message numerus="yes">
        <source>Report saved: %Ln page(s)</source>
        <translation>
            <numerusform>Rapport enregistré&#xa0;:&#xa0;%Ln page</numerusform>
            <numerusform>Rapport enregistré&#xa0;:&#xa0;%Ln pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the workbook</source>
        <translation>Enregistrer le classeur</translation>
    </message>
    <message>
        <source>Workbook saved: {name}</source>
        <translation>Classeur enregistré&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Added up from what this computer knew on {when}</source>
        <translation>Additionné d’après ce que cet ordinateur savait le {when}</translation>
    </message>
    <message>
        <source>As the server answered on {when}</source>
        <translation>Selon la réponse du serveur le {when}</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>Vendeurs</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Sales by</source>
        <translation>Ventes par</translation>
    </message>
    <message>
        <source>Nothing was sold in this month.</source>
        <translation>Rien n’a été vendu ce mois-ci.</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
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
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Best seller</source>
        <translation>Meilleur vendeur</translation>
    </message>
    <message>
        <source>only the server knows</source>
        <translation>seul le serveur le sait</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Paid online</source>
        <translation>Payé en ligne</translation>
    </message>
    <message>
        <source>Over the counter</source>
        <translation>Au comptoir</translation>
    </message>
    <message>
        <source>Revenue over time, in {currency}</source>
        <translation>Recettes dans le temps, en {currency}</translation>
    </message>
    <message>
        <source>Revenue by</source>
        <translation>Recettes par</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>With a plan now</source>
        <translation>Avec un forfait</translation>
    </message>
    <message>
        <source>Bought something</source>
        <translation>Ont acheté</translation>
    </message>
    <message>
        <source>New customers, number</source>
        <translation>Nouveaux clients, nombre</translation>
    </message>
    <message>
        <source>No customer was added in this period.</source>
        <translation>Aucun client ajouté sur cette période.</translation>
    </message>
    <message>
        <source>{count} of them blocked</source>
        <translation>dont {count} bloqués</translation>
    </message>
    <message>
        <source>none is blocked</source>
        <translation>aucun n’est bloqué</translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>Revenue by plan, in {currency}</source>
        <translation>Recettes par forfait, en {currency}</translation>
    </message>
    <message>
        <source>Brings in most</source>
        <translation>Rapporte le plus</translation>
    </message>
    <message>
        <source>Sold most often</source>
        <translation>Le plus vendu</translation>
    </message>
    <message>
        <source>Average sale</source>
        <translation>Vente moyenne</translation>
    </message>
    <message>
        <source>nothing sold in this period</source>
        <translation>rien de vendu sur la période</translation>
    </message>
    <message>
        <source>{share} of the revenue</source>
        <translation>{share} des recettes</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} fois</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Forfaits</translation>
    </message>
    <message>
        <source>Revenue by router, in {currency}</source>
        <translation>Recettes par routeur, en {currency}</translation>
    </message>
    <message>
        <source>Data carried by router, in {unit}</source>
        <translation>Données par routeur, en {unit}</translation>
    </message>
    <message>
        <source>No data was counted in this period.</source>
        <translation>Aucune donnée comptée sur cette période.</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routeurs</translation>
    </message>
    <message>
        <source>No router took part in this period.</source>
        <translation>Aucun routeur sur cette période.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Users now</source>
        <translation>Connectés</translation>
    </message>
    <message>
        <source>Most users</source>
        <translation>Maximum</translation>
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
        <source>Outages</source>
        <translation>Coupures</translation>
    </message>
    <message>
        <source>Close of the month</source>
        <translation>Clôture du mois</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Figures, and what they were before</source>
        <translation>Les chiffres, et ce qu’ils étaient avant</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Classeur</translation>
    </message>
    <message>
        <source>Report as PDF</source>
        <translation>Rapport en PDF</translation>
    </message>
    <message>
        <source>Kinds of report</source>
        <translation>Types de rapport</translation>
    </message>
    <message>
        <source>There is nothing to write yet</source>
        <translation>Rien à écrire pour l’instant</translation>
    </message>
    <message>
        <source>Monthly report</source>
        <translation>Rapport mensuel</translation>
    </message>
    <message>
        <source>{change} · before {value}</source>
        <translation>{change} · avant {value}</translation>
    </message>
    <message>
        <source>{online} paid online, {counter} over the counter, {sales} sales. {comparison}.</source>
        <translation>{online} payés en ligne, {counter} au comptoir, {sales} ventes. {comparison}.</translation>
    </message>
    <message>
        <source>Revenue by day, in {currency}</source>
        <translation>Recettes par jour, en {currency}</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Établi par</translation>
    </message>
    <message>
        <source>Seen by the owner</source>
        <translation>Vu par le propriétaire</translation>
    </message>
    <message>
        <source>{who}: name, date, signature</source>
        <translation>{who}&#xa0;: nom, date, signature</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Somme</translation>
    </message>
    <message>
        <source>Kinds of payment</source>
        <translation>Modes de paiement</translation>
    </message>
    <message>
        <source>Days with sales</source>
        <translation>Jours de vente</translation>
    </message>
    <message>
        <source>page {number} of {count}</source>
        <translation>page {number} sur {count}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mois dernier</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>par jour</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>par semaine</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Step of the charts</source>
        <translation>Pas des graphiques</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Autres jours</translation>
    </message>
    <message>
        <source>against {days}</source>
        <translation>comparé à {days}</translation>
    </message>
    <message>
        <source>From what this computer knows</source>
        <translation>D’après ce que cet ordinateur connaît</translation>
    </message>
    <message>
        <source>Last known figures</source>
        <translation>Derniers chiffres connus</translation>
    </message>
    <message>
        <source>This server no longer offers this report.</source>
        <translation>Ce serveur n’offre plus ce rapport.</translation>
    </message>
    <message>
        <source>Not all lists have been read yet: the figures are too low rather than too high.</source>
        <translation>Toutes les listes ne sont pas encore lues&#xa0;: les chiffres sont plutôt trop bas.</translation>
    </message>
    <message>
        <source>This report is not offered by this server; it is added up from the lists here.</source>
        <translation>Rapport non offert par ce serveur&#xa0;; il est additionné d’après les listes d’ici.</translation>
    </message>
    <message>
        <source>The server did not answer; the figures are added up from the lists here.</source>
        <translation>Le serveur n’a pas répondu&#xa0;; les chiffres sont additionnés d’après les listes d’ici.</translation>
    </message>
    <message>
        <source>this period</source>
        <translation>cette période</translation>
    </message>
    <message>
        <source>period before</source>
        <translation>période précédente</translation>
    </message>
    <message>
        <source>View as table</source>
        <translation>Voir en tableau</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Nothing was sold in this period.</source>
        <translation>Rien n’a été vendu sur cette période.</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Période précédente</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Without a plan</source>
        <translation>Sans forfait</translation>
    </message>
    <message>
        <source>Seller not named</source>
        <translation>Vendeur non nommé</translation>
    </message>
    <message>
        <source>Router not named</source>
        <translation>Routeur non nommé</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Non indiqué</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>the period before is not known</source>
        <translation>la période précédente n’est pas connue</translation>
    </message>
    <message>
        <source>nothing in the period before</source>
        <translation>rien à la période précédente</translation>
    </message>
    <message>
        <source>nothing before either</source>
        <translation>rien avant non plus</translation>
    </message>
    <message>
        <source>as before ({before})</source>
        <translation>comme avant ({before})</translation>
    </message>
    <message>
        <source>{share} more than before ({before})</source>
        <translation>{share} de plus qu’avant ({before})</translation>
    </message>
    <message>
        <source>{share} less than before ({before})</source>
        <translation>{share} de moins qu’avant ({before})</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Janvier</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Février</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Mars</translation>
    </message>
    <message>
        <source>April</source>
        <translation>Avril</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juin</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juillet</translation>
    </message>
    <message>
        <source>August</source>
        <translation>Août</translation>
    </message>
    <message>
        <source>September</source>
        <translation>Septembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Octobre</translation>
    </message>
    <message>
        <source>November</source>
        <translation>Novembre</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Décembre</translation>
    </message>
    <message>
        <source>Sellers by day</source>
        <translation>Vendeurs par jour</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
</context>
</TS>
