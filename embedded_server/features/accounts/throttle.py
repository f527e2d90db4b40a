"""Slows down guessing and mail floods, per account and never per client address (conventions of the server, "Limits")."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from embedded_server.database import moment_text, now
from embedded_server.features.accounts.models import SignInAttempts
from embedded_server.wire import WireError, refusal

_FIRST_LOCK = timedelta(seconds=60)
_LONGEST_LOCK = timedelta(minutes=15)
_WINDOW = timedelta(minutes=15)
_KEPT = timedelta(days=2)

_ADD = text(
    "INSERT INTO sign_in_attempts (address_hash, failures, first_at) VALUES (:hash, 0, :moment)"
    " ON CONFLICT (address_hash) DO NOTHING"
)


def throttled(seconds: float) -> WireError:
    """429 that says when to come back."""
    wait = max(int(seconds), 1)
    return refusal(
        429, f"Request was throttled. Expected available in {wait} seconds.", headers={"Retry-After": str(wait)}
    )


@dataclass(frozen=True, slots=True)
class Throttle:
    """Counts events of one kind per subject; each one past the free ones locks the subject for longer."""

    prefix: str
    free: int

    def _record(self, session: Session, subject: str) -> SignInAttempts:
        hashed = hashlib.sha256(f"{self.prefix}{subject}".encode()).hexdigest()
        session.execute(_ADD, {"hash": hashed, "moment": moment_text(now())})
        return session.scalars(
            select(SignInAttempts).where(SignInAttempts.address_hash == hashed).with_for_update()
        ).one()

    def refuse_when_locked(self, session: Session, subject: str) -> None:
        """Refuse a subject that had too many.

        Raises:
            WireError: 429.
        """
        locked = self._record(session, subject).locked_until
        if locked is not None and locked > now():
            raise throttled((locked - now()).total_seconds())

    def count(self, session: Session, subject: str) -> None:
        """Remember one."""
        known = self._record(session, subject)
        quiet = known.locked_until is None or known.locked_until < now() - _WINDOW
        if now() - known.first_at > _WINDOW and quiet:
            known.failures, known.first_at = 0, now()
        known.failures += 1
        excess = known.failures - self.free
        if excess >= 0:
            known.locked_until = now() + min(_FIRST_LOCK * 2 ** min(excess, 8), _LONGEST_LOCK)

    def forget(self, session: Session, subject: str) -> None:
        """Clear the record."""
        known = self._record(session, subject)
        known.failures, known.locked_until = 0, None


SIGN_IN = Throttle("", 10)
"""Wrong passwords and wrong second factors, by address."""
CODE_MAILS = Throttle("code mail:", 10)
"""Mails with a code, by address, whether or not somebody has it."""
CODE_TRIES = Throttle("code try:", 30)
"""Wrong codes, by address: more than one code's worth of tries."""
PROOFS = Throttle("proof:", 10)
"""Wrong passwords, recovery codes and second factors of somebody signed in, by account."""
OWNER_PINS = Throttle("owner pin:", 5)
"""Wrong PINs of the owner, by the account that typed them."""


def forget_old(session: Session) -> None:
    """Drop records nobody was locked by for two days."""
    limit = now() - _KEPT
    session.execute(
        delete(SignInAttempts).where(
            SignInAttempts.first_at < limit,
            SignInAttempts.locked_until.is_(None) | (SignInAttempts.locked_until < limit),
        )
    )
