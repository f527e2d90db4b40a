"""Signing in, refreshing tokens, ending sign-ins."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from starlette.requests import Request

from embedded_server.database import now
from embedded_server.features.accounts import passwords, second_factor, service
from embedded_server.features.accounts.models import Account, SignInSession
from embedded_server.features.accounts.throttle import SIGN_IN
from embedded_server.wire import WireError, not_found, refresh_not_valid, refusal

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

NO_ACCOUNT = "No active account found with the given credentials"


@dataclass(frozen=True, slots=True)
class Device:
    """Where a sign-in comes from."""

    name: str
    ip_address: str


def device_of(request: Request) -> Device:
    """What a request tells about its sender."""
    return Device(request.headers.get("user-agent", ""), request.client.host if request.client else "")


def sign_in(server: ServerContext, email: str, password: str, device: Device, factor: str = "") -> dict[str, Any]:
    """Tokens and the user for an address, a password and, where it is on, a second factor.

    A client that knows nothing of second factors sends address and password only: its user types the six digits right
    after the password.

    Raises:
        WireError: 401 for a wrong pair or without a right second factor, 429 after too many of them.
    """
    address = email.strip().lower()
    with server.database.write() as session:
        SIGN_IN.refuse_when_locked(session, address)
        account = session.scalar(select(Account).where(Account.email == address, Account.is_active))
    stored = account.password_hash if account and account.is_verified else None
    two_factor = account is not None and account.totp_enabled_at is not None
    known = passwords.password_matches(stored, password)
    if not known and two_factor and not factor:
        shorter, factor = second_factor.split_password(password)
        known = bool(factor) and passwords.password_matches(stored, shorter)
    if not known:
        with server.database.write() as session:
            SIGN_IN.count(session, address)
        raise refusal_of_credentials()
    if two_factor and not factor:
        raise second_factor.required()
    with server.database.write() as session:
        # Guesses that ran at the same time count too: the right one among them must not slip through.
        SIGN_IN.refuse_when_locked(session, address)
        account = session.scalars(select(Account).where(Account.email == address).with_for_update()).one()
        # Looked at again: a reset or a deletion may have come between.
        unchanged = account.is_active and account.password_hash == stored
        if unchanged and (account.totp_enabled_at is None or second_factor.spend(server.vault, account, factor)):
            SIGN_IN.forget(session, address)
            account.invitation_locked = ""
            tokens = open_session(server, session, account, device)
            return tokens | {"user": service.signed_in_user(session, account)}
        SIGN_IN.count(session, address)
    raise second_factor.wrong() if unchanged else refusal_of_credentials()


def refusal_of_credentials() -> WireError:
    """401 of a wrong password or an unknown address, which read the same."""
    return refusal(401, NO_ACCOUNT)


def open_session(server: ServerContext, session: Session, account: Account, device: Device) -> dict[str, str]:
    """A new sign-in session and its two tokens."""
    moment = now()
    sign_in = SignInSession(
        account_id=account.id,
        generation=_another_generation(),
        device=device.name[:255],
        ip_address=device.ip_address[:45],
        created_at=moment,
        last_active=moment,
        expires_at=moment + timedelta(seconds=server.settings.refresh_seconds),
    )
    session.add(sign_in)
    session.flush()
    return {
        "refresh": server.tokens.refresh(account.id, sign_in.id, sign_in.generation, 0),
        "access": server.tokens.access(account.id, sign_in.id),
    }


def _another_generation() -> int:
    """A number for a refresh token: random, so that two successors of one token are told apart."""
    return secrets.randbelow(2**31 - 1) + 1


def refreshed(server: ServerContext, token: str, device: Device) -> dict[str, Any]:
    """A new pair for a refresh token.

    The old refresh token stays good until its successor is used: clients that keep the first one (wire conventions,
    section 4) stay signed in, and so does one whose answer was lost on the way. Once a successor came back, the one
    before it and its other successors are spent; when such a token returns somebody has a copy, and the sign-in ends
    for both.

    Raises:
        WireError: form E5.
    """
    shown = server.tokens.refresh_claims(token)
    with server.database.write() as session:
        sign_in = session.get(SignInSession, shown.session_id, with_for_update=True)
        account = session.get(Account, shown.account_id)
        if (
            sign_in is not None
            and account is not None
            and account.is_active
            and sign_in.account_id == account.id
            and sign_in.revoked_at is None
            and sign_in.expires_at > now()
        ):
            if sign_in.generation in (shown.generation, shown.follows):
                sign_in.generation = shown.generation
                sign_in.last_active = now()
                sign_in.ip_address = device.ip_address[:45]
                sign_in.expires_at = now() + timedelta(seconds=server.settings.refresh_seconds)
                following = _another_generation()
                return {
                    "access": server.tokens.access(account.id, sign_in.id),
                    "refresh": server.tokens.refresh(account.id, sign_in.id, following, shown.generation),
                    "user": service.signed_in_user(session, account),
                }
            sign_in.revoked_at = now()
    raise refresh_not_valid()


def end_sessions(session: Session, account_id: int, *, only: int | None = None, but: int | None = None) -> int:
    """End sign-ins of an account: all, one, or all but one; how many ended."""
    statement = update(SignInSession).where(SignInSession.account_id == account_id, SignInSession.revoked_at.is_(None))
    if only is not None:
        statement = statement.where(SignInSession.id == only)
    if but is not None:
        statement = statement.where(SignInSession.id != but)
    result = session.execute(statement.values(revoked_at=now()))
    return int(getattr(result, "rowcount", 0))


def session_missing() -> WireError:
    """404 of a sign-in session."""
    return not_found("Session not found.")
