"""Password hashes (Argon2id), and the texts of printed recovery codes."""

from __future__ import annotations

import os
import re
import secrets
import threading
from functools import cache
from typing import Annotated

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import Field, StringConstraints

# 19 MiB, two passes, one lane: the lowest setting the OWASP cheat sheet accepts; a shop's laptop has 4 GB.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_AT_ONCE = threading.BoundedSemaphore(min(os.cpu_count() or 1, 4))
"""More at once would end no sooner; each takes 19 MiB, and there are forty request threads."""

SHORTEST = 6
LONGEST = 1024

# Spaces belong to a password, though bodies are stripped otherwise.
AnyPassword = Annotated[str, StringConstraints(strip_whitespace=False), Field(min_length=1, max_length=LONGEST)]
"""A password somebody claims to have."""


def weakness(password: str) -> str | None:
    """Why a new password cannot be taken, in words of the wire; None where it can."""
    if len(password) < SHORTEST:
        return f"Ensure this field has at least {SHORTEST} characters."
    return None


def password_hash(password: str) -> str:
    """The Argon2id hash of a password."""
    with _AT_ONCE:
        return _HASHER.hash(password)


@cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_hex(16))


def password_matches(stored: str | None, password: str) -> bool:
    """Whether a password is the right one. Takes as long for an address nobody has (``None``)."""
    expected = stored or _nobody()
    try:
        with _AT_ONCE:
            return _HASHER.verify(expected, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


_RECOVERY_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _GROUP = 4, 4


def new_recovery_code() -> str:
    """A recovery code: 78 random bits in four groups."""
    return "-".join("".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))


def typed_recovery_code(text: str) -> str | None:
    """What somebody typed as the code was hashed; None where it cannot be a recovery code."""
    plain = re.sub(r"[\s-]+", "", text).upper()
    if len(plain) != _GROUPS * _GROUP or any(letter not in _RECOVERY_ALPHABET for letter in plain):
        return None
    return "-".join(plain[start : start + _GROUP] for start in range(0, len(plain), _GROUP))
