"""The owner's PIN: by it somebody at the counter does, once, what is the owner's to allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from embedded_server.features.accounts import passwords
from embedded_server.features.accounts.throttle import OWNER_PINS
from embedded_server.wire import refusal

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

_TEXTS = {
    "required": "The owner's PIN is required.",
    "wrong": "Wrong PIN.",
    "not_set": "No owner PIN is set. Ask the owner to do this, or to set one in the settings.",
}


def require(server: ServerContext, partner: int, account_id: int, pin: str) -> None:
    """Let a call go on only with the right PIN. Opens its own transactions: wrong tries count.

    Raises:
        WireError: 403 without the right one, 429 after five wrong ones.
    """
    with server.database.read() as reader:
        row = reader.row(
            "SELECT owner_pin_hash FROM partner_settings WHERE partner_id = :partner", {"partner": partner}
        )
    stored = row[0] if row else ""
    if not stored or not pin:
        _refuse("required" if stored else "not_set")
    subject = str(account_id)
    with server.database.write() as session:
        OWNER_PINS.refuse_when_locked(session, subject)
    right = passwords.password_matches(stored, pin)
    with server.database.write() as session:
        # Guesses that ran at the same time count too.
        OWNER_PINS.refuse_when_locked(session, subject)
        if right:
            OWNER_PINS.forget(session, subject)
        else:
            OWNER_PINS.count(session, subject)
    if not right:
        _refuse("wrong")


def _refuse(why: str) -> None:
    raise refusal(403, _TEXTS[why], {"pin": [why]})
