<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>help</name>
    <message>
        <source>Who you are here: profile, password, PIN, devices, subscription.</source>
        <translation>Qui vous êtes ici&#xa0;: profil, mot de passe, PIN, appareils, abonnement.</translation>
    </message>
    <message>
        <source>Lock the counter with a PIN</source>
        <translation>Verrouiller le comptoir par un PIN</translation>
    </message>
    <message>
        <source>Open Security and set a PIN.</source>
        <translation>Ouvrez Sécurité et choisissez un PIN.</translation>
    </message>
    <message>
        <source>Ctrl+L locks; the PIN opens again where you were.</source>
        <translation>Ctrl+L verrouille&#xa0;; le PIN rouvre là où vous étiez.</translation>
    </message>
    <message>
        <source>Make sign-in safer</source>
        <translation>Rendre la connexion plus sûre</translation>
    </message>
    <message>
        <source>Turn two-factor sign-in on and scan the QR code with your phone.</source>
        <translation>Activez la double vérification et scannez le QR avec votre téléphone.</translation>
    </message>
    <message>
        <source>Keep the recovery codes away from this computer.</source>
        <translation>Gardez les codes de secours loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>End a sign-in elsewhere</source>
        <translation>Fermer une connexion ailleurs</translation>
    </message>
    <message>
        <source>Open Devices and mark the one you do not know.</source>
        <translation>Ouvrez Appareils et cochez celui que vous ne connaissez pas.</translation>
    </message>
    <message>
        <source>End it, then change the password.</source>
        <translation>Fermez-la, puis changez le mot de passe.</translation>
    </message>
    <message>
        <source>Everybody who has an account with you: find, help, extend, block.</source>
        <translation>Tous ceux qui ont un compte chez vous&#xa0;: trouver, aider, prolonger, bloquer.</translation>
    </message>
    <message>
        <source>Add a customer</source>
        <translation>Ajouter un client</translation>
    </message>
    <message>
        <source>Press Ctrl+N and type a name and a phone number.</source>
        <translation>Appuyez sur Ctrl+N et saisissez un nom et un numéro de téléphone.</translation>
    </message>
    <message>
        <source>The account appears at once; it reaches the server when there is a connection.</source>
        <translation>Le compte s’affiche aussitôt&#xa0;; il part au serveur dès qu’il y a une connexion.</translation>
    </message>
    <message>
        <source>Block somebody who shares a code</source>
        <translation>Bloquer quelqu’un qui partage un code</translation>
    </message>
    <message>
        <source>Mark the line and choose Block.</source>
        <translation>Cochez la ligne et choisissez Bloquer.</translation>
    </message>
    <message>
        <source>The person is off the network within a minute; unblock gives the access back.</source>
        <translation>La personne est coupée en moins d’une minute&#xa0;; débloquer lui rend l’accès.</translation>
    </message>
    <message>
        <source>See what somebody bought and used</source>
        <translation>Voir ce qu’une personne a acheté et consommé</translation>
    </message>
    <message>
        <source>Click the line: the details open at the right.</source>
        <translation>Cliquez sur la ligne&#xa0;: les détails s’ouvrent à droite.</translation>
    </message>
    <message>
        <source>Remaining volume, time and past payments stand there.</source>
        <translation>Le volume restant, le temps et les paiements passés s’y trouvent.</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Change the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>The wallet, every movement, payouts and where they go.</source>
        <translation>Le portefeuille, chaque opération, les retraits et leur destination.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Faire un retrait</translation>
    </message>
    <message>
        <source>Press Ctrl+N and choose where the money goes.</source>
        <translation>Appuyez sur Ctrl+N et choisissez où va l’argent.</translation>
    </message>
    <message>
        <source>The fee and what arrives are shown before you confirm.</source>
        <translation>Les frais et le montant reçu s’affichent avant de confirmer.</translation>
    </message>
    <message>
        <source>A request is never sent twice, even when an answer is lost.</source>
        <translation>Une demande n’est jamais envoyée deux fois, même si une réponse se perd.</translation>
    </message>
    <message>
        <source>Find a movement</source>
        <translation>Retrouver une opération</translation>
    </message>
    <message>
        <source>Filter by kind and by day, or search a reference.</source>
        <translation>Filtrez par type et par jour, ou cherchez une référence.</translation>
    </message>
    <message>
        <source>The totals under the list follow the filters.</source>
        <translation>Les totaux sous la liste suivent les filtres.</translation>
    </message>
    <message>
        <source>Add a payment method</source>
        <translation>Ajouter un moyen de paiement</translation>
    </message>
    <message>
        <source>Open the payment methods and choose New payment method.</source>
        <translation>Ouvrez les moyens de paiement et choisissez Nouveau moyen de paiement.</translation>
    </message>
    <message>
        <source>Mobile money and bank accounts are both possible.</source>
        <translation>Le mobile money et les comptes bancaires sont possibles.</translation>
    </message>
    <message>
        <source>What happened while you were away: sales, payouts, silent routers.</source>
        <translation>Ce qui s’est passé en votre absence&#xa0;: ventes, versements, routeurs muets.</translation>
    </message>
    <message>
        <source>Read what is new</source>
        <translation>Lire les nouveautés</translation>
    </message>
    <message>
        <source>The bell at the top counts what is unread.</source>
        <translation>La cloche en haut compte ce qui n’est pas lu.</translation>
    </message>
    <message>
        <source>Click a line, then go to what it is about.</source>
        <translation>Cliquez sur une ligne, puis allez à ce dont elle parle.</translation>
    </message>
    <message>
        <source>Be told of less</source>
        <translation>Être averti de moins de choses</translation>
    </message>
    <message>
        <source>Open Settings, then Data and sync.</source>
        <translation>Ouvrez Réglages, puis Données et synchro.</translation>
    </message>
    <message>
        <source>Untick the kinds you do not want.</source>
        <translation>Décochez les types que vous ne voulez pas.</translation>
    </message>
    <message>
        <source>See messages beside the clock</source>
        <translation>Voir les messages près de l’horloge</translation>
    </message>
    <message>
        <source>Open Settings, then Look and sound, and switch them on.</source>
        <translation>Ouvrez Réglages, puis Apparence et son, et activez-les.</translation>
    </message>
    <message>
        <source>While the counter is locked they show no amounts.</source>
        <translation>Pendant que le comptoir est verrouillé, ils ne montrent aucun montant.</translation>
    </message>
    <message>
        <source>What you sell: price, validity, volume, speed. A change reaches the routers by itself.</source>
        <translation>Ce que vous vendez&#xa0;: prix, validité, volume, débit. Un changement rejoint les routeurs tout seul.</translation>
    </message>
    <message>
        <source>Make a plan</source>
        <translation>Créer un forfait</translation>
    </message>
    <message>
        <source>Press Ctrl+N and give it a name and a price.</source>
        <translation>Appuyez sur Ctrl+N, donnez un nom et un prix.</translation>
    </message>
    <message>
        <source>Choose validity, volume and speed in words, such as 7 days or 2 M.</source>
        <translation>Choisissez validité, volume et débit en clair, comme 7 jours ou 2 M.</translation>
    </message>
    <message>
        <source>Look at the voucher on the right, then save.</source>
        <translation>Regardez le ticket à droite, puis enregistrez.</translation>
    </message>
    <message>
        <source>Change a price</source>
        <translation>Changer un prix</translation>
    </message>
    <message>
        <source>Open the plan and press Ctrl+E.</source>
        <translation>Ouvrez le forfait et appuyez sur Ctrl+E.</translation>
    </message>
    <message>
        <source>Type the new price and save: vouchers already sold keep theirs.</source>
        <translation>Saisissez le nouveau prix et enregistrez&#xa0;: les tickets déjà vendus gardent le leur.</translation>
    </message>
    <message>
        <source>Take a plan off sale</source>
        <translation>Retirer un forfait de la vente</translation>
    </message>
    <message>
        <source>Mark the plan and switch it off.</source>
        <translation>Cochez le forfait et désactivez-le.</translation>
    </message>
    <message>
        <source>Customers who have it keep it to its end.</source>
        <translation>Les clients qui l’ont le gardent jusqu’à la fin.</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Nouveau forfait</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Enregistrer le forfait</translation>
    </message>
    <message>
        <source>What the shop earned, by day, plan, router and seller; the month on paper.</source>
        <translation>Ce que la boutique a gagné, par jour, forfait, routeur et vendeur&#xa0;; le mois sur papier.</translation>
    </message>
    <message>
        <source>Compare two periods</source>
        <translation>Comparer deux périodes</translation>
    </message>
    <message>
        <source>Choose the period at the top.</source>
        <translation>Choisissez la période en haut.</translation>
    </message>
    <message>
        <source>The period before stands beside each figure.</source>
        <translation>La période d’avant est à côté de chaque chiffre.</translation>
    </message>
    <message>
        <source>Close the month</source>
        <translation>Clôturer le mois</translation>
    </message>
    <message>
        <source>Open the monthly report and choose the month.</source>
        <translation>Ouvrez le rapport mensuel et choisissez le mois.</translation>
    </message>
    <message>
        <source>Save it as PDF or as a workbook.</source>
        <translation>Enregistrez-le en PDF ou en classeur.</translation>
    </message>
    <message>
        <source>See who sold what</source>
        <translation>Voir qui a vendu quoi</translation>
    </message>
    <message>
        <source>Choose the view by seller.</source>
        <translation>Choisissez la vue par vendeur.</translation>
    </message>
    <message>
        <source>It counts what the server confirmed.</source>
        <translation>Elle compte ce que le serveur a confirmé.</translation>
    </message>
    <message>
        <source>Your routers live: load, traffic, people, and whether they are set up well.</source>
        <translation>Vos routeurs en direct&#xa0;: charge, trafic, personnes, et s’ils sont bien réglés.</translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation>Ajouter un routeur</translation>
    </message>
    <message>
        <source>Choose Add a router and type its address, user and password.</source>
        <translation>Choisissez Ajouter un routeur et saisissez son adresse, l’utilisateur et le mot de passe.</translation>
    </message>
    <message>
        <source>The checks say what is missing on it, in words.</source>
        <translation>Les vérifications disent en clair ce qui y manque.</translation>
    </message>
    <message>
        <source>Find out why it is slow</source>
        <translation>Comprendre pourquoi c’est lent</translation>
    </message>
    <message>
        <source>Open the router: processor, memory and traffic move live.</source>
        <translation>Ouvrez le routeur&#xa0;: processeur, mémoire et trafic bougent en direct.</translation>
    </message>
    <message>
        <source>Choose 24 h or 7 days to compare.</source>
        <translation>Choisissez 24 h ou 7 j pour comparer.</translation>
    </message>
    <message>
        <source>Restart the hotspot</source>
        <translation>Redémarrer le hotspot</translation>
    </message>
    <message>
        <source>Choose Restart the hotspot in the menu of the router.</source>
        <translation>Choisissez Redémarrer le hotspot dans le menu du routeur.</translation>
    </message>
    <message>
        <source>People sign in again with the code they have.</source>
        <translation>Les personnes se reconnectent avec le code qu’elles ont.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Sell access in seconds and hand over the voucher. Works without a connection: sales wait here.</source>
        <translation>Vendre un accès en quelques secondes et remettre le ticket. Fonctionne sans connexion&#xa0;: les ventes attendent ici.</translation>
    </message>
    <message>
        <source>Sell a voucher</source>
        <translation>Vendre un ticket</translation>
    </message>
    <message>
        <source>Press F2, then choose the plan with its number or the arrow keys.</source>
        <translation>Appuyez sur F2, puis choisissez le forfait par son numéro ou avec les flèches.</translation>
    </message>
    <message>
        <source>Type the quantity and how it is paid; a customer is not needed.</source>
        <translation>Tapez la quantité et le mode de paiement&#xa0;; un client n’est pas nécessaire.</translation>
    </message>
    <message>
        <source>Press Enter: the code and its QR appear, and the receipt prints if you want.</source>
        <translation>Appuyez sur Entrée&#xa0;: le code et son QR s’affichent, et le reçu s’imprime si vous le souhaitez.</translation>
    </message>
    <message>
        <source>Print a receipt again</source>
        <translation>Réimprimer un reçu</translation>
    </message>
    <message>
        <source>Find the sale among the last sales at the right.</source>
        <translation>Retrouvez la vente parmi les dernières ventes à droite.</translation>
    </message>
    <message>
        <source>Choose to print it again: the receipt says “Duplicata”.</source>
        <translation>Choisissez de la réimprimer&#xa0;: le reçu porte la mention «&#xa0;Duplicata&#xa0;».</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Fermer la caisse</translation>
    </message>
    <message>
        <source>Open the till menu and choose to close it.</source>
        <translation>Ouvrez le menu de la caisse et choisissez de la fermer.</translation>
    </message>
    <message>
        <source>Count the cash and type it in; the difference is shown.</source>
        <translation>Comptez les espèces et saisissez le montant&#xa0;; l’écart s’affiche.</translation>
    </message>
    <message>
        <source>Print or save the closing: it names you and the time.</source>
        <translation>Imprimez ou enregistrez la clôture&#xa0;: elle porte votre nom et l’heure.</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Vendre</translation>
    </message>
    <message>
        <source>Choose the plan</source>
        <translation>Choisir le forfait</translation>
    </message>
    <message>
        <source>More or fewer</source>
        <translation>Plus ou moins</translation>
    </message>
    <message>
        <source>Kind of payment</source>
        <translation>Mode de paiement</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Cash received</source>
        <translation>Espèces reçues</translation>
    </message>
    <message>
        <source>Sell, then the next customer</source>
        <translation>Vendre, puis client suivant</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>Imprimer le reçu</translation>
    </message>
    <message>
        <source>Who is on the network now, on which router, since when.</source>
        <translation>Qui est connecté en ce moment, sur quel routeur, depuis quand.</translation>
    </message>
    <message>
        <source>Find a device</source>
        <translation>Retrouver un appareil</translation>
    </message>
    <message>
        <source>Type a name, a code or an address in the search.</source>
        <translation>Tapez un nom, un code ou une adresse dans la recherche.</translation>
    </message>
    <message>
        <source>Filter by router when there are many.</source>
        <translation>Filtrez par routeur quand il y en a beaucoup.</translation>
    </message>
    <message>
        <source>Disconnect somebody</source>
        <translation>Déconnecter quelqu’un</translation>
    </message>
    <message>
        <source>Mark one or several lines.</source>
        <translation>Cochez une ou plusieurs lignes.</translation>
    </message>
    <message>
        <source>Choose Disconnect; with time left they can sign in again.</source>
        <translation>Choisissez Déconnecter&#xa0;; s’il reste du temps, la personne peut se reconnecter.</translation>
    </message>
    <message>
        <source>Open the customer behind a session</source>
        <translation>Ouvrir le client derrière une session</translation>
    </message>
    <message>
        <source>Click the line, then choose to open the customer.</source>
        <translation>Cliquez sur la ligne, puis choisissez d’ouvrir le client.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Look, shop, printers, data, backup, server and security of this computer.</source>
        <translation>Apparence, boutique, imprimantes, données, sauvegarde, serveur et sécurité de cet ordinateur.</translation>
    </message>
    <message>
        <source>Choose the receipt printer</source>
        <translation>Choisir l’imprimante de reçus</translation>
    </message>
    <message>
        <source>Open Printers and paper and choose how it is connected.</source>
        <translation>Ouvrez Imprimantes et papier et choisissez comment elle est branchée.</translation>
    </message>
    <message>
        <source>Print the test page and look at the accents.</source>
        <translation>Imprimez la page d’essai et regardez les accents.</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Faire une sauvegarde</translation>
    </message>
    <message>
        <source>Open Backup and press Back up now.</source>
        <translation>Ouvrez Sauvegarde et appuyez sur Sauvegarder maintenant.</translation>
    </message>
    <message>
        <source>Copy the folder to a key or another computer from time to time.</source>
        <translation>Copiez le dossier sur une clé ou un autre ordinateur de temps en temps.</translation>
    </message>
    <message>
        <source>Use less internet</source>
        <translation>Utiliser moins d’internet</translation>
    </message>
    <message>
        <source>Open Data and sync and choose how much a day may use.</source>
        <translation>Ouvrez Données et synchro et choisissez le volume par jour.</translation>
    </message>
    <message>
        <source>The bar shows what was used today.</source>
        <translation>La barre montre ce qui a été utilisé aujourd’hui.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>This help, and requests for help to the people behind TikNet.</source>
        <translation>Cette aide, et les demandes d’aide aux personnes derrière TikNet.</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>Demander de l’aide</translation>
    </message>
    <message>
        <source>Open Requests and press Ctrl+N.</source>
        <translation>Ouvrez Demandes et appuyez sur Ctrl+N.</translation>
    </message>
    <message>
        <source>Say what happens and since when; it is sent when there is a connection.</source>
        <translation>Dites ce qui se passe et depuis quand&#xa0;; c’est envoyé dès qu’il y a une connexion.</translation>
    </message>
    <message>
        <source>Read an answer</source>
        <translation>Lire une réponse</translation>
    </message>
    <message>
        <source>Click the request: the messages stand at the right.</source>
        <translation>Cliquez sur la demande&#xa0;: les messages sont à droite.</translation>
    </message>
    <message>
        <source>Reply below them; a closed request opens again.</source>
        <translation>Répondez dessous&#xa0;; une demande fermée se rouvre.</translation>
    </message>
    <message>
        <source>Send the log</source>
        <translation>Envoyer le journal</translation>
    </message>
    <message>
        <source>Open Settings, then About, and save the log.</source>
        <translation>Ouvrez Réglages, puis À propos, et enregistrez le journal.</translation>
    </message>
    <message>
        <source>It holds no passwords, codes or phone numbers.</source>
        <translation>Il ne contient ni mots de passe, ni codes, ni numéros de téléphone.</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Aide de cette page</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>What waits for the server, what went wrong, and what this computer keeps.</source>
        <translation>Ce qui attend le serveur, ce qui n’a pas marché, et ce que garde cet ordinateur.</translation>
    </message>
    <message>
        <source>See what waits</source>
        <translation>Voir ce qui attend</translation>
    </message>
    <message>
        <source>Everything listed as pending is safe here and goes by itself.</source>
        <translation>Tout ce qui est en attente est en sûreté ici et part tout seul.</translation>
    </message>
    <message>
        <source>An action can be undone as long as it was not sent.</source>
        <translation>Une action peut être annulée tant qu’elle n’est pas partie.</translation>
    </message>
    <message>
        <source>Deal with a refused action</source>
        <translation>Traiter une action refusée</translation>
    </message>
    <message>
        <source>Open it: the reason stands in the details.</source>
        <translation>Ouvrez-la&#xa0;: la raison est dans les détails.</translation>
    </message>
    <message>
        <source>Correct it and try again, or give it up.</source>
        <translation>Corrigez et réessayez, ou abandonnez.</translation>
    </message>
    <message>
        <source>Choose between two versions</source>
        <translation>Choisir entre deux versions</translation>
    </message>
    <message>
        <source>Something was changed here and on the server: both are shown.</source>
        <translation>Une chose a changé ici et sur le serveur&#xa0;: les deux sont montrées.</translation>
    </message>
    <message>
        <source>Choose one; the other is noted in the list.</source>
        <translation>Choisissez-en une&#xa0;; l’autre reste notée dans la liste.</translation>
    </message>
    <message>
        <source>Undo the action</source>
        <translation>Annuler l’action</translation>
    </message>
    <message>
        <source>Who works here, what each may do, and what was done.</source>
        <translation>Qui travaille ici, ce que chacun peut faire, et ce qui a été fait.</translation>
    </message>
    <message>
        <source>Take somebody on</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Press Ctrl+N and type name, address and role.</source>
        <translation>Appuyez sur Ctrl+N et saisissez nom, adresse et rôle.</translation>
    </message>
    <message>
        <source>Hand over the first password; it is shown once.</source>
        <translation>Remettez le premier mot de passe&#xa0;; il n’est montré qu’une fois.</translation>
    </message>
    <message>
        <source>Change what a role may do</source>
        <translation>Changer les droits d’un rôle</translation>
    </message>
    <message>
        <source>Open the roles and tick what is allowed.</source>
        <translation>Ouvrez les rôles et cochez ce qui est permis.</translation>
    </message>
    <message>
        <source>Save with Ctrl+S: it holds for everybody in that role.</source>
        <translation>Enregistrez avec Ctrl+S&#xa0;: cela vaut pour toutes les personnes de ce rôle.</translation>
    </message>
    <message>
        <source>Find out who did something</source>
        <translation>Savoir qui a fait quelque chose</translation>
    </message>
    <message>
        <source>Open Who did what and filter by person or day.</source>
        <translation>Ouvrez Qui a fait quoi et filtrez par personne ou par jour.</translation>
    </message>
    <message>
        <source>Nothing there can be changed or removed.</source>
        <translation>Rien n’y peut être modifié ni supprimé.</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Nouvelle personne</translation>
    </message>
    <message>
        <source>Name and phone</source>
        <translation>Nom et téléphone</translation>
    </message>
    <message>
        <source>Save the roles</source>
        <translation>Enregistrer les rôles</translation>
    </message>
    <message>
        <source>The day at a glance: sales, people on the network, routers, and what needs you.</source>
        <translation>La journée d’un coup d’œil&#xa0;: ventes, personnes connectées, routeurs, et ce qui vous attend.</translation>
    </message>
    <message>
        <source>See whether the day goes well</source>
        <translation>Voir si la journée va bien</translation>
    </message>
    <message>
        <source>The first figure is what was sold today; below it, last week at this time.</source>
        <translation>Le premier chiffre est le total vendu aujourd’hui&#xa0;; dessous, la semaine passée à la même heure.</translation>
    </message>
    <message>
        <source>The line under each figure says how old it is.</source>
        <translation>La ligne sous chaque chiffre dit de quand il date.</translation>
    </message>
    <message>
        <source>Deal with an alert</source>
        <translation>Traiter une alerte</translation>
    </message>
    <message>
        <source>Click the alert: it leads to the router or the customer it is about.</source>
        <translation>Cliquez sur l’alerte&#xa0;: elle mène au routeur ou au client concerné.</translation>
    </message>
    <message>
        <source>It goes away by itself once the cause is gone.</source>
        <translation>Elle disparaît d’elle-même quand la cause a disparu.</translation>
    </message>
    <message>
        <source>Read the charts</source>
        <translation>Lire les graphiques</translation>
    </message>
    <message>
        <source>The pale bars are last week, the dark ones today.</source>
        <translation>Les barres pâles sont la semaine passée, les foncées aujourd’hui.</translation>
    </message>
    <message>
        <source>A gap means nothing was measured then: it is not zero.</source>
        <translation>Un trou veut dire que rien n’a été mesuré&#xa0;: ce n’est pas zéro.</translation>
    </message>
    <message>
        <source>Codes made in advance: batches, stock per plan, paper.</source>
        <translation>Des codes faits d’avance&#xa0;: lots, stock par forfait, papier.</translation>
    </message>
    <message>
        <source>Make and print a batch</source>
        <translation>Faire et imprimer un lot</translation>
    </message>
    <message>
        <source>Press Ctrl+N, choose the plan and how many.</source>
        <translation>Appuyez sur Ctrl+N, choisissez le forfait et le nombre.</translation>
    </message>
    <message>
        <source>The batch goes on by itself, also after a power cut.</source>
        <translation>Le lot se poursuit tout seul, même après une coupure de courant.</translation>
    </message>
    <message>
        <source>Choose Print: sheets of A4 or strips, with a look before.</source>
        <translation>Choisissez Imprimer&#xa0;: feuilles A4 ou rouleaux, avec un aperçu avant.</translation>
    </message>
    <message>
        <source>Find one code</source>
        <translation>Retrouver un code</translation>
    </message>
    <message>
        <source>Type the code in the search, with or without its dash.</source>
        <translation>Tapez le code dans la recherche, avec ou sans son tiret.</translation>
    </message>
    <message>
        <source>Its state and its batch stand in the details.</source>
        <translation>Son état et son lot sont dans les détails.</translation>
    </message>
    <message>
        <source>Cancel what was lost</source>
        <translation>Annuler ce qui est perdu</translation>
    </message>
    <message>
        <source>Open the batch or mark the codes.</source>
        <translation>Ouvrez le lot ou cochez les codes.</translation>
    </message>
    <message>
        <source>Choose Cancel: codes already used or sold are kept.</source>
        <translation>Choisissez Annuler&#xa0;: les codes déjà utilisés ou vendus sont gardés.</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>Nouveau lot</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Cancel codes</source>
        <translation>Annuler des codes</translation>
    </message>
</context>
</TS>
