"""Turning two-factor sign-in on and off."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import pyotp

from embedded_server.database import now
from embedded_server.features.accounts import passwords, second_factor
from embedded_server.features.accounts.models import Account
from embedded_server.features.accounts.throttle import PROOFS
from embedded_server.wire import WireError, invalid

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

_ISSUER = "TikNet"
_RECOVERY_CODES = 8
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def _recovery_code() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(2))


def status(account: Account, *, extras: bool) -> dict[str, Any]:
    """Whether it is on; extras say how many recovery codes are left."""
    row: dict[str, Any] = {"is_enabled": account.totp_enabled_at is not None}
    if extras:
        row["recovery_codes_left"] = len(account.totp_recovery.split(",")) if account.totp_recovery else 0
    return row


def set_up(server: ServerContext, account_id: int) -> dict[str, Any]:
    """A fresh secret for an authenticator; sign-in stays as it is until a code from it comes back.

    Raises:
        WireError: 400, it is on already.
    """
    with server.database.write() as session:
        account = session.get_one(Account, account_id, with_for_update=True)
        _refuse_when_on(account)
        secret = pyotp.random_base32()
        account.totp_locked = server.vault.lock(secret)
        address = account.email
    url = pyotp.TOTP(secret).provisioning_uri(name=address, issuer_name=_ISSUER)
    return {"is_enabled": False, "secret": secret, "otpauth_url": url}


def _refuse_when_on(account: Account) -> None:
    if account.totp_enabled_at is not None:
        raise invalid(non_field_errors="Two-factor authentication is already enabled.")


def turn_on(server: ServerContext, account_id: int, code: str) -> dict[str, Any]:
    """Turn it on with a code from the authenticator; recovery codes, shown once.

    Raises:
        WireError: 400 for a wrong code or without a set-up, 429 after too many wrong ones.
    """
    subject = f"two factor:{account_id}"
    with server.database.write() as session:
        PROOFS.refuse_when_locked(session, subject)
        account = session.get_one(Account, account_id, with_for_update=True)
        _refuse_when_on(account)
        secret = server.vault.unlock(account.totp_locked)
        if secret and second_factor.step_of(secret, code) is not None:
            PROOFS.forget(session, subject)
            recovery = [_recovery_code() for _ in range(_RECOVERY_CODES)]
            hashes = [second_factor.recovery_hash(server.vault, account_id, text) for text in recovery]
            account.totp_recovery = ",".join(hashes)
            account.totp_enabled_at, account.totp_last_step = now(), 0
            return {"is_enabled": True, "recovery_codes": recovery}
        PROOFS.count(session, subject)
    raise _wrong_code()


def turn_off(server: ServerContext, account_id: int, *, code: str, password: str) -> dict[str, Any]:
    """Turn it off with a code, a recovery code or the password; nothing to prove where it is off.

    Raises:
        WireError: 400 without a right proof, 429 after too many wrong ones.
    """
    subject = f"two factor:{account_id}"
    with server.database.write() as session:
        PROOFS.refuse_when_locked(session, subject)
        account = session.get_one(Account, account_id)
        enabled = account.totp_enabled_at is not None
    if enabled and not (code or password):
        raise invalid(code="This field is required.")
    proved = not enabled or (bool(password) and passwords.password_matches(account.password_hash, password))
    with server.database.write() as session:
        PROOFS.refuse_when_locked(session, subject)
        account = session.get_one(Account, account_id, with_for_update=True)
        proved = proved or (bool(code) and second_factor.is_valid(server.vault, account, code))
        if proved:
            PROOFS.forget(session, subject)
            account.totp_locked, account.totp_enabled_at, account.totp_recovery = "", None, ""
        else:
            PROOFS.count(session, subject)
    if not proved:
        raise _wrong_code() if code else invalid(password="The password is not correct.")
    return {"is_enabled": False}


def _wrong_code() -> WireError:
    return invalid(code="Code invalide ou expiré.")
