"""Password hashes (Argon2id) and the throttle of wrong sign-ins."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import now
from embedded_server.features.accounts.models import SignInAttempts
from embedded_server.wire import WireError, refusal

# 19 MiB, two passes, one lane: the lowest setting the OWASP cheat sheet accepts; a shop's laptop has 4 GB.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

FREE_TRIES = 10
_WINDOW = timedelta(minutes=15)
_FIRST_LOCK = timedelta(seconds=60)
_LONGEST_LOCK = timedelta(minutes=15)


def password_hash(password: str) -> str:
    """The Argon2id hash of a password."""
    return _HASHER.hash(password)


@cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_hex(16))


def password_matches(stored: str | None, password: str) -> bool:
    """Whether a password is the right one. Takes as long for an address nobody has (``None``)."""
    try:
        return _HASHER.verify(stored or _nobody(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def _attempts(session: Session, email: str) -> SignInAttempts:
    address = hashlib.sha256(email.encode()).hexdigest()
    known = session.scalar(select(SignInAttempts).where(SignInAttempts.address_hash == address))
    if known is None:
        known = SignInAttempts(address_hash=address, failures=0, first_at=now())
        session.add(known)
    return known


def throttled(seconds: float) -> WireError:
    """429 that says when to come back."""
    wait = max(int(seconds), 1)
    return refusal(
        429, f"Request was throttled. Expected available in {wait} seconds.", headers={"Retry-After": str(wait)}
    )


def refuse_when_locked(session: Session, email: str) -> None:
    """Refuse an address that had too many wrong passwords, the right one included.

    Raises:
        WireError: 429.
    """
    locked = _attempts(session, email).locked_until
    if locked is not None and locked > now():
        raise throttled((locked - now()).total_seconds())


def count_failure(session: Session, email: str) -> None:
    """Remember a wrong password; each one past ten locks the address for longer."""
    known = _attempts(session, email)
    if now() - known.first_at > _WINDOW and (known.locked_until is None or known.locked_until < now() - _WINDOW):
        known.failures, known.first_at = 0, now()
    known.failures += 1
    excess = known.failures - FREE_TRIES
    if excess >= 0:
        known.locked_until = now() + min(_FIRST_LOCK * 2 ** min(excess, 8), _LONGEST_LOCK)


def forget_failures(session: Session, email: str) -> None:
    """A right password clears the record."""
    known = _attempts(session, email)
    known.failures, known.locked_until = 0, None
