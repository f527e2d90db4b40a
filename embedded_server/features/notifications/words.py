"""What notifications say, in the language of the partner."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "sale": ("Sale", "{plan}: {amount}{customer}{seller}."),
        "payout_asked": ("Payout requested", "{amount} to {target}, reference {reference}."),
        "payout_completed": ("Payout completed", "{amount} to {target}, reference {reference}."),
        "payout_rejected": ("Payout rejected", "{amount} is back in the wallet, reference {reference}."),
        "balance": ("Low balance", "The wallet holds {amount}, less than {threshold}."),
        "customer": ("New customer", "{name}, {phone}."),
        "router_down": ("Router away: {router}", "It cannot be reached since {time} UTC ({reason})."),
        "router_up": ("Router back: {router}", "It answers again since {time} UTC."),
        "plans": ("Plans about to end", "{count} customers' plans end within a day."),
        "subscription_soon": ("Subscription about to end", "It ends on {day}."),
        "subscription_over": ("Subscription over", "It ended on {day}."),
    },
    "fr": {
        "sale": ("Vente", "{plan} : {amount}{customer}{seller}."),
        "payout_asked": ("Retrait demandé", "{amount} vers {target}, référence {reference}."),
        "payout_completed": ("Retrait payé", "{amount} vers {target}, référence {reference}."),
        "payout_rejected": ("Retrait refusé", "{amount} de retour dans le portefeuille, référence {reference}."),
        "balance": ("Solde bas", "Le portefeuille contient {amount}, moins que {threshold}."),
        "customer": ("Nouveau client", "{name}, {phone}."),
        "router_down": ("Routeur absent : {router}", "Injoignable depuis {time} UTC ({reason})."),
        "router_up": ("Routeur de retour : {router}", "Il répond de nouveau depuis {time} UTC."),
        "plans": ("Forfaits bientôt terminés", "Les forfaits de {count} clients se terminent d’ici un jour."),
        "subscription_soon": ("Abonnement bientôt terminé", "Il se termine le {day}."),
        "subscription_over": ("Abonnement terminé", "Il s’est terminé le {day}."),
    },
}


def said(language: str, template: str, **values: object) -> tuple[str, str]:
    """Title and message."""
    title, message = _WORDS[language][template]
    return title.format(**values)[:200], message.format(**values)
