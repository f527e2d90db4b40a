"""The words of every mail, in French and English: the server does not know which its reader prefers."""

from __future__ import annotations

from embedded_server.features.mail.transport import Message


def _span(seconds: int) -> tuple[str, str]:
    if seconds < 120:
        return f"{seconds} secondes", f"{seconds} seconds"
    return f"{seconds // 60} minutes", f"{seconds // 60} minutes"


def code_mail(recipient: str, code: str, seconds: int) -> Message:
    """A one-time code. It is the only number of six digits in the text (conventions of the server, "Mail")."""
    french, english = _span(seconds)
    return Message(
        recipient,
        "Votre code TikNet / Your TikNet code",
        f"Votre code de vérification / Your verification code:\n\n{code}\n\n"
        f"Il fonctionne une seule fois et expire dans {french}. Ne le donnez à personne.\n"
        "Si vous n'avez rien demandé, ignorez ce message.\n\n"
        f"It works once and expires in {english}. Give it to nobody.\n"
        "If you asked for nothing, ignore this message.\n",
    )


def invitation_mail(recipient: str, shop: str, role: str, password: str) -> Message:
    """How a collaborator signs in for the first time."""
    team = shop or "TikNet"
    french = f"Rôle : {role}\n" if role else ""
    english = f"Role: {role}\n" if role else ""
    return Message(
        recipient,
        f"{team} : votre accès TikNet / your TikNet account",
        f"Bonjour,\n\n{team} vous a ouvert un compte TikNet.\n{french}"
        f"Adresse : {recipient}\nMot de passe provisoire : {password}\n\n"
        "Changez ce mot de passe après votre première connexion.\n\n"
        f"Hello,\n\n{team} opened a TikNet account for you.\n{english}"
        "Sign in with the address and the temporary password above, then change the password.\n",
    )


def reminder_mail(recipient: str, shop: str) -> Message:
    """An invitation sent again to somebody who has signed in before: no password."""
    team = shop or "TikNet"
    return Message(
        recipient,
        f"{team} : votre accès TikNet / your TikNet account",
        f"Bonjour,\n\nVous avez un compte TikNet chez {team}, avec l'adresse {recipient}.\n"
        "Si vous avez oublié votre mot de passe, demandez un code sur l'écran de connexion.\n\n"
        f"Hello,\n\nYou have a TikNet account at {team} with the address {recipient}.\n"
        "If you forgot your password, ask for a code on the sign-in screen.\n",
    )


def password_changed_mail(recipient: str) -> Message:
    """Tells the owner of an account what happened to it."""
    return Message(
        recipient,
        "Mot de passe TikNet modifié / TikNet password changed",
        "Le mot de passe de votre compte TikNet vient d'être modifié.\n"
        "Si ce n'était pas vous, demandez tout de suite un code de réinitialisation.\n\n"
        "The password of your TikNet account was just changed.\n"
        "If that was not you, ask for a reset code at once.\n",
    )


def address_changed_mail(recipient: str, address: str) -> Message:
    """Tells the previous address of an account that it was replaced."""
    return Message(
        recipient,
        "Adresse TikNet modifiée / TikNet address changed",
        f"Votre compte TikNet utilise désormais l'adresse {address}.\n"
        "Si ce n'était pas vous, prévenez tout de suite le propriétaire.\n\n"
        f"Your TikNet account now uses the address {address}.\n"
        "If that was not you, tell the owner at once.\n",
    )


def trial_mail(recipient: str) -> Message:
    """Shows that mail works."""
    return Message(
        recipient,
        "TikNet : essai / test",
        "Les e-mails de votre serveur TikNet arrivent.\n\nMail from your TikNet server arrives.\n",
    )
