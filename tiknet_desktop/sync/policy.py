"""What to do after each kind of answer, how long to wait, whose clock to trust. Pure decisions (design, section 5)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tiknet_desktop.api.answer import Capabilities
from tiknet_desktop.api.errors import (
    ApiError,
    Conflict,
    Forbidden,
    KeyReused,
    NotOffered,
    ObjectMissing,
    SignInNeeded,
    StillRunning,
    Throttled,
    ValidationRefused,
)
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.storage.entries import Entry
from tiknet_desktop.storage.records import EntryError

FIRST_WAIT = 2.0
LONGEST_WAIT = 15 * 60.0
MOST_SKEW = timedelta(minutes=5)
"""Beyond this difference between the clocks nothing is decided by time."""

KEY_LIFETIME = timedelta(hours=20)
"""Servers forget idempotency keys after a day or more; older actions are looked up instead of repeated."""

SETTLE_TIME = timedelta(seconds=30)
"""A request that got no answer may still be worked on: its effect is not declared missing before this."""

IDEMPOTENT = frozenset({"GET", "PUT", "PATCH", "DELETE"})


class Verdict(StrEnum):
    """What becomes of an action after an error."""

    AGAIN = "again"
    """Back into the queue."""
    LOOK = "look"
    """Outcome unknown and not repeatable: look for the effect first."""
    FAILED = "failed"
    CONFLICT = "conflict"
    GONE = "gone"
    """The object is not on the server any more while we wanted to change it."""
    DONE = "done"
    """What we wanted holds already."""
    SIGN_IN = "sign_in"
    """Nothing more can be sent before somebody signs in."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict; ``wait`` seconds before the next attempt; ``reached``: the request may have left this computer;
    ``pause``: the server as a whole cannot take requests now."""

    verdict: Verdict
    wait: float = 0.0
    reached: bool = True
    pause: bool = False


def backoff(attempts: int, chance: random.Random, retry_after: float | None = None) -> float:
    """Seconds until the next attempt: doubling, capped at 15 minutes, with full jitter; never before ``retry_after``."""
    ceiling = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 12))
    wait = chance.uniform(ceiling / 4, ceiling)
    return min(max(wait, retry_after or 0.0), max(LONGEST_WAIT, retry_after or 0.0))


def clock_trusted(skew: timedelta | None) -> bool:
    """Whether decisions by time may be taken: the clocks differ by no more than five minutes."""
    return skew is None or abs(skew) <= MOST_SKEW


def repeatable(entry: Entry, capabilities: Capabilities, age: timedelta | None) -> bool:
    """Whether an action whose outcome is unknown may be sent again without looking first.

    ``age`` is the time since it was first sent; ``None`` when the clocks cannot be trusted.
    """
    if operation(entry.operation).method in IDEMPOTENT:
        return True
    return "idempotency-key" in capabilities and age is not None and age < KEY_LIFETIME


def decide(
    error: ApiError, entry: Entry, capabilities: Capabilities, chance: random.Random, age: timedelta | None
) -> Decision:
    """What to do after ``error`` answered ``entry``."""
    method = operation(entry.operation).method
    wait = backoff(entry.attempts, chance, error.retry_after)
    if error.outcome_unknown:
        verdict = Verdict.AGAIN if repeatable(entry, capabilities, age) else Verdict.LOOK
        return Decision(verdict, wait, pause=error.status is None)
    if isinstance(error, SignInNeeded):
        return Decision(Verdict.SIGN_IN, reached=False, pause=True)
    if isinstance(error, Throttled):
        return Decision(Verdict.AGAIN, wait, reached=False, pause=True)
    if isinstance(error, StillRunning):
        return Decision(Verdict.AGAIN, wait)
    if isinstance(error, KeyReused):
        return Decision(Verdict.LOOK)
    if isinstance(error, ObjectMissing):
        return Decision(_missing(method))
    if isinstance(error, Conflict):
        return Decision(Verdict.CONFLICT)
    if isinstance(error, (Forbidden, NotOffered, ValidationRefused)):
        return Decision(Verdict.FAILED)
    if error.transient:
        # Nothing arrived, or the server says it did not do it. A server that answers is asked for other things meanwhile.
        return Decision(Verdict.AGAIN, wait, reached=error.status is not None, pause=error.status is None)
    return Decision(Verdict.AGAIN if error.status is None else Verdict.FAILED, wait, reached=error.status is not None)


def _missing(method: str) -> Verdict:
    if method == "DELETE":
        return Verdict.DONE
    return Verdict.GONE if method in ("PUT", "PATCH") else Verdict.FAILED


def error_of(error: ApiError) -> EntryError:
    """An API error as the outbox keeps it."""
    return EntryError(error.code, error.status, error.detail[:2000], dict(error.fields))
