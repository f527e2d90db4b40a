<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>settings</name>
    <message>
        <source>Fine</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>The sign-in is kept in the key store of this computer.</source>
        <translation>La connexion est gardée dans le trousseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>The sign-in is kept in a file locked by your passphrase.</source>
        <translation>La connexion est gardée dans un fichier verrouillé par votre phrase secrète.</translation>
    </message>
    <message>
        <source>The sign-in is kept only until the program ends: this computer has no key store.</source>
        <translation>La connexion n’est gardée que jusqu’à la fermeture&#xa0;: cet ordinateur n’a pas de trousseau.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation>Dossier des données</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Licences of the parts…</source>
        <translation>Licences des composants…</translation>
    </message>
    <message>
        <source>Save the log…</source>
        <translation>Enregistrer le journal…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About TikNet Desktop</source>
        <translation>À propos de TikNet Desktop</translation>
    </message>
    <message>
        <source>The log holds no passwords, codes, names or phone numbers: it can be sent.</source>
        <translation>Le journal ne contient ni mots de passe, ni codes, ni noms, ni numéros&#xa0;: il peut être envoyé.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Check of the installation</source>
        <translation>Vérification de l’installation</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Vérification en cours</translation>
    </message>
    <message>
        <source>Licences of the parts</source>
        <translation>Licences des composants</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Enregistrer le journal</translation>
    </message>
    <message>
        <source>The log is saved.</source>
        <translation>Le journal est enregistré.</translation>
    </message>
    <message>
        <source>{size} free on the disk.</source>
        <translation>{size} libres sur le disque.</translation>
    </message>
    <message>
        <source>Only {size} free on the disk: make room before the next day of sales.</source>
        <translation>Plus que {size} libres sur le disque&#xa0;: faites de la place avant la prochaine journée.</translation>
    </message>
    <message>
        <source>The clock of this computer is right.</source>
        <translation>L’horloge de cet ordinateur est juste.</translation>
    </message>
    <message>
        <source>The clock is {span} off the server’s: set the time of this computer.</source>
        <translation>L’horloge s’écarte de {span} de celle du serveur&#xa0;: mettez cet ordinateur à l’heure.</translation>
    </message>
    <message>
        <source>The server answers.</source>
        <translation>Le serveur répond.</translation>
    </message>
    <message>
        <source>The server does not answer; you can keep selling.</source>
        <translation>Le serveur ne répond pas&#xa0;; vous pouvez continuer à vendre.</translation>
    </message>
    <message>
        <source>Receipts go to {printer}.</source>
        <translation>Les reçus vont à {printer}.</translation>
    </message>
    <message>
        <source>No receipt printer is chosen: you are asked at each receipt.</source>
        <translation>Aucune imprimante de reçus choisie&#xa0;: la question est posée à chaque reçu.</translation>
    </message>
    <message>
        <source>The data on this computer are sound.</source>
        <translation>Les données de cet ordinateur sont saines.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s) in the data file: save the log and ask for help.</source>
        <translation>
            <numerusform>%Ln défaut dans le fichier de données&#xa0;: enregistrez le journal et demandez de l’aide.</numerusform>
            <numerusform>%Ln défauts dans le fichier de données&#xa0;: enregistrez le journal et demandez de l’aide.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>A copy holds the whole shop: its server and what waits here. One of what waits here is made every hour.</source>
        <translation>Une copie contient toute la boutique&#xa0;: son serveur et ce qui attend ici. Ce qui attend ici est copié chaque heure.</translation>
    </message>
    <message>
        <source>A copy holds the sales and actions of this computer; the server keeps the rest. One is made every hour.</source>
        <translation>Une copie contient les ventes et les actions de cet ordinateur&#xa0;; le serveur garde le reste. Il s’en fait une chaque heure.</translation>
    </message>
    <message>
        <source>There is no copy yet.</source>
        <translation>Il n’y a pas encore de copie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older copies are in the folder.</source>
        <translation>
            <numerusform>%Ln copie plus ancienne est dans le dossier.</numerusform>
            <numerusform>%Ln copies plus anciennes sont dans le dossier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>A copy is being made</source>
        <translation>Une copie est en cours</translation>
    </message>
    <message>
        <source>The copy is made and checked.</source>
        <translation>La copie est faite et vérifiée.</translation>
    </message>
    <message>
        <source>Put the shop back to {time}?</source>
        <translation>Remettre la boutique à {time}&#xa0;?</translation>
    </message>
    <message>
        <source>What the server recorded since then is lost: sales, customers, payouts. Its present data are kept beside the copy.</source>
        <translation>Ce que le serveur a enregistré depuis est perdu&#xa0;: ventes, clients, versements. Ses données actuelles sont gardées à côté.</translation>
    </message>
    <message>
        <source>Put the shop back</source>
        <translation>Remettre la boutique</translation>
    </message>
    <message>
        <source>Bring back what was lost since {time}?</source>
        <translation>Ramener ce qui a été perdu depuis {time}&#xa0;?</translation>
    </message>
    <message>
        <source>Sales and actions missing on this computer come back from the copy. Nothing is overwritten; actions are checked before they are sent.</source>
        <translation>Les ventes et actions qui manquent sur cet ordinateur reviennent de la copie. Rien n’est écrasé&#xa0;; les actions sont vérifiées avant l’envoi.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Ramener</translation>
    </message>
    <message>
        <source>Keep things as they are</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>The shop is as it was then.</source>
        <translation>La boutique est telle qu’elle était alors.</translation>
    </message>
    <message>
        <source>Nothing was missing.</source>
        <translation>Rien ne manquait.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sale(s) and actions came back</source>
        <translation>
            <numerusform>%Ln vente ou action est revenue</numerusform>
            <numerusform>%Ln ventes et actions sont revenues</numerusform>
        </translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>Versements</translation>
    </message>
    <message>
        <source>Low balance</source>
        <translation>Solde bas</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>Nouveaux clients</translation>
    </message>
    <message>
        <source>Routers that do not answer</source>
        <translation>Routeurs qui ne répondent pas</translation>
    </message>
    <message>
        <source>Plans about to end</source>
        <translation>Forfaits qui vont se terminer</translation>
    </message>
    <message>
        <source>The server keeps this: it can be changed when it answers.</source>
        <translation>C’est le serveur qui garde cela&#xa0;: modifiable quand il répond.</translation>
    </message>
    <message>
        <source>Data used today</source>
        <translation>Données utilisées aujourd’hui</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Open the sync centre</source>
        <translation>Ouvrir la synchronisation</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Dernière synchronisation</translation>
    </message>
    <message>
        <source>Data per day</source>
        <translation>Données par jour</translation>
    </message>
    <message>
        <source>Above it, lists are refreshed less often; sales always go.</source>
        <translation>Au-delà, les listes sont relues moins souvent&#xa0;; les ventes partent toujours.</translation>
    </message>
    <message>
        <source>Data and sync</source>
        <translation>Données et synchro</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Langue des messages</translation>
    </message>
    <message>
        <source>Tell me when the balance is below, in {currency}</source>
        <translation>M’avertir quand le solde est sous, en {currency}</translation>
    </message>
    <message>
        <source>Zero never tells.</source>
        <translation>Zéro n’avertit jamais.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Notifications of the server</source>
        <translation>Notifications du serveur</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask the owner for access.</source>
        <translation>Votre rôle ne le permet pas. Demandez l’accès au propriétaire.</translation>
    </message>
    <message>
        <source>This server does not offer it.</source>
        <translation>Ce serveur ne l’offre pas.</translation>
    </message>
    <message>
        <source>Not known on this computer yet; it appears when the server answers.</source>
        <translation>Pas encore connu sur cet ordinateur&#xa0;; cela s’affiche quand le serveur répond.</translation>
    </message>
    <message>
        <source>{used} of {budget} used today</source>
        <translation>{used} sur {budget} utilisés aujourd’hui</translation>
    </message>
    <message>
        <source>{used} used today</source>
        <translation>{used} utilisés aujourd’hui</translation>
    </message>
    <message>
        <source>At {time}</source>
        <translation>À {time}</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Without limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of this window; receipts follow it.</source>
        <translation>De cette fenêtre&#xa0;; les reçus la suivent.</translation>
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
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Ctrl++ and Ctrl+- change it everywhere, Ctrl+0 goes back.</source>
        <translation>Ctrl++ et Ctrl+- la changent partout, Ctrl+0 revient à la normale.</translation>
    </message>
    <message>
        <source>This system has no place for them.</source>
        <translation>Ce système n’a pas de place pour eux.</translation>
    </message>
    <message>
        <source>Sound and messages</source>
        <translation>Son et messages</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>A short tone when a notification arrives.</source>
        <translation>Un son bref à l’arrivée d’une notification.</translation>
    </message>
    <message>
        <source>Messages beside the clock</source>
        <translation>Messages près de l’horloge</translation>
    </message>
    <message>
        <source>New notifications also show while another window is in front.</source>
        <translation>Les nouvelles notifications s’affichent même quand une autre fenêtre est devant.</translation>
    </message>
    <message>
        <source>Look and sound</source>
        <translation>Apparence et son</translation>
    </message>
    <message>
        <source>French English</source>
        <translation>français anglais</translation>
    </message>
    <message>
        <source>dark light colours</source>
        <translation>sombre clair couleurs</translation>
    </message>
    <message>
        <source>zoom large small text</source>
        <translation>zoom grand petit texte</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Shop name</source>
        <translation>Nom de la boutique</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Wi-Fi name</source>
        <translation>Nom du Wi-Fi</translation>
    </message>
    <message>
        <source>Login address of the hotspot</source>
        <translation>Adresse de connexion du hotspot</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>code QR</translation>
    </message>
    <message>
        <source>Note on receipts</source>
        <translation>Mention sur les reçus</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>money francs</source>
        <translation>argent francs</translation>
    </message>
    <message>
        <source>Printers and paper</source>
        <translation>Imprimantes et papier</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Imprimante de reçus</translation>
    </message>
    <message>
        <source>58 mm 80 mm USB network</source>
        <translation>58 mm 80 mm USB réseau</translation>
    </message>
    <message>
        <source>Print after each sale</source>
        <translation>Imprimer après chaque vente</translation>
    </message>
    <message>
        <source>Voucher templates</source>
        <translation>Modèles de tickets</translation>
    </message>
    <message>
        <source>sheet A4 strip</source>
        <translation>feuille A4 rouleau</translation>
    </message>
    <message>
        <source>Print journal</source>
        <translation>Journal d’impression</translation>
    </message>
    <message>
        <source>internet megabytes budget</source>
        <translation>internet mégaoctets budget</translation>
    </message>
    <message>
        <source>tell warn low balance</source>
        <translation>avertir prévenir solde bas</translation>
    </message>
    <message>
        <source>copy restore save</source>
        <translation>copie restaurer enregistrer</translation>
    </message>
    <message>
        <source>Use another server…</source>
        <translation>Utiliser un autre serveur…</translation>
    </message>
    <message>
        <source>cloud this computer address port</source>
        <translation>cloud cet ordinateur adresse port</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>PIN and automatic lock</source>
        <translation>PIN et verrouillage automatique</translation>
    </message>
    <message>
        <source>Owner’s PIN for reversals</source>
        <translation>PIN du propriétaire pour les annulations</translation>
    </message>
    <message>
        <source>Password and two-factor sign-in</source>
        <translation>Mot de passe et double vérification</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>licence</translation>
    </message>
    <message>
        <source>fault problem disk clock</source>
        <translation>défaut problème disque horloge</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Every change holds at once, there is nothing to save.</source>
        <translation>Chaque changement vaut aussitôt, il n’y a rien à enregistrer.</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Chercher un réglage</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Rubrique</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Change templates…</source>
        <translation>Modifier les modèles…</translation>
    </message>
    <message>
        <source>Open the journal…</source>
        <translation>Ouvrir le journal…</translation>
    </message>
    <message>
        <source>Vouchers and receipts</source>
        <translation>Tickets et reçus</translation>
    </message>
    <message>
        <source>The receipt comes out by itself.</source>
        <translation>Le reçu sort tout seul.</translation>
    </message>
    <message>
        <source>Sheets of A4 and strips: what stands on a voucher, how many on a page.</source>
        <translation>Feuilles A4 et rouleaux&#xa0;: ce qui figure sur un ticket, combien par page.</translation>
    </message>
    <message>
        <source>What was printed, what failed, what was printed again and by whom.</source>
        <translation>Ce qui a été imprimé, ce qui a échoué, ce qui a été réimprimé et par qui.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Répond</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lent</translation>
    </message>
    <message>
        <source>Sign-in page</source>
        <translation>Portail Wi-Fi</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Nothing is charged or sold twice when an answer is lost</source>
        <translation>Rien n’est débité ni vendu deux fois quand une réponse se perd</translation>
    </message>
    <message>
        <source>Only what changed is fetched, which saves data</source>
        <translation>Seul ce qui a changé est relu, ce qui économise des données</translation>
    </message>
    <message>
        <source>Lists are compared and repaired without reading them again</source>
        <translation>Les listes sont comparées et réparées sans tout relire</translation>
    </message>
    <message>
        <source>Live state of routers, customers and vouchers</source>
        <translation>État en direct des routeurs, clients et tickets</translation>
    </message>
    <message>
        <source>Live charts of each router</source>
        <translation>Graphiques en direct de chaque routeur</translation>
    </message>
    <message>
        <source>Search on the server</source>
        <translation>Recherche sur le serveur</translation>
    </message>
    <message>
        <source>The shop lives</source>
        <translation>La boutique se trouve</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Vérifier maintenant</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What this server can do</source>
        <translation>Ce que ce serveur sait faire</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>sur cet ordinateur</translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation>dans le cloud</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Sign out to use another server?</source>
        <translation>Se déconnecter pour utiliser un autre serveur&#xa0;?</translation>
    </message>
    <message>
        <source>Another server is another shop, with its own customers and sales. Those of this one stay on this computer and come back when you sign in here again.</source>
        <translation>Un autre serveur est une autre boutique, avec ses clients et ses ventes. Celles d’ici restent sur cet ordinateur et reviennent quand vous vous y reconnectez.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
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
        <source>Take the spaces out</source>
        <translation>Retirez les espaces</translation>
    </message>
    <message>
        <source>Begin with http://, for example http://wifi.shop/login</source>
        <translation>Commencez par http://, par exemple http://wifi.boutique/login</translation>
    </message>
    <message>
        <source>Write the name after http://, for example http://wifi.shop/login</source>
        <translation>Écrivez le nom après http://, par exemple http://wifi.boutique/login</translation>
    </message>
    <message>
        <source>Leave out everything from ? or # on: the code is added to the QR link</source>
        <translation>Retirez tout à partir de&#xa0;? ou de #&#xa0;: le code est ajouté au lien du QR</translation>
    </message>
    <message>
        <source>At the head of receipts and vouchers.</source>
        <translation>En tête des reçus et des tickets.</translation>
    </message>
    <message>
        <source>The QR code of each voucher opens it.</source>
        <translation>Le QR de chaque ticket l’ouvre.</translation>
    </message>
    <message>
        <source>As phones show it in their list of networks.</source>
        <translation>Tel que les téléphones l’affichent dans leur liste.</translation>
    </message>
    <message>
        <source>One line at the end of each receipt.</source>
        <translation>Une ligne à la fin de chaque reçu.</translation>
    </message>
    <message>
        <source>Network on vouchers</source>
        <translation>Réseau sur les tickets</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choisir une image…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>PNG, JPG or SVG, up to 4 MB; printed in black.</source>
        <translation>PNG, JPG ou SVG, jusqu’à 4 Mo&#xa0;; imprimé en noir.</translation>
    </message>
    <message>
        <source>{currency}, told by the server</source>
        <translation>{currency}, donnée par le serveur</translation>
    </message>
    <message>
        <source>Logo of the shop</source>
        <translation>Logo de la boutique</translation>
    </message>
</context>
</TS>
