"""Time-based codes (RFC 6238) and their recovery codes, as sign-in and the two-factor operations check them."""

from __future__ import annotations

import hashlib
import hmac
import re
import time

import pyotp

from embedded_server.features.accounts.models import Account
from embedded_server.vault import Vault
from embedded_server.wire import WireError, refusal

_STEP_SECONDS = 30
_PASSWORD_AND_CODE = re.compile(r"(.+?)[ ,]?([0-9]{6})", re.DOTALL)


def required() -> WireError:
    """401 of a right password without its second factor."""
    text = "Two-factor code required: send it as code, or type it right after the password."
    return refusal(401, text, {"two_factor": ["required"]})


def wrong() -> WireError:
    """401 of a second factor that is wrong or was used before."""
    return refusal(401, "Two-factor code is not valid.", {"two_factor": ["invalid"]})


def split_password(text: str) -> tuple[str, str]:
    """Password and code typed in one field; no code where the text does not end in six digits."""
    match = _PASSWORD_AND_CODE.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def step_of(secret: str, code: str) -> int | None:
    """The time step a code belongs to, now or one step away; None where it is wrong."""
    typed = "".join(code.split())
    if not (typed.isascii() and typed.isdigit() and len(typed) == 6):
        return None
    totp = pyotp.TOTP(secret)
    present = int(time.time()) // _STEP_SECONDS
    for step in (present, present - 1, present + 1):
        if hmac.compare_digest(totp.at(step * _STEP_SECONDS), typed):
            return step
    return None


def recovery_hash(vault: Vault, account_id: int, code: str) -> str:
    """How a recovery code is kept."""
    plain = re.sub(r"[\s-]+", "", code).upper()
    key = vault.derived("two-factor recovery")
    return hmac.new(key, f"{account_id}:{plain}".encode(), hashlib.sha256).hexdigest()[:32]


def is_valid(vault: Vault, account: Account, factor: str) -> bool:
    """Whether a factor proves the account, without spending it."""
    return step_of(vault.unlock(account.totp_locked), factor) is not None or (
        recovery_hash(vault, account.id, factor) in account.totp_recovery.split(",")
    )


def spend(vault: Vault, account: Account, factor: str) -> bool:
    """Whether a factor is right; none works twice. The caller holds the account's row and commits."""
    step = step_of(vault.unlock(account.totp_locked), factor)
    if step is not None:
        if step <= account.totp_last_step:
            return False
        account.totp_last_step = step
        return True
    kept = account.totp_recovery.split(",") if account.totp_recovery else []
    hashed = recovery_hash(vault, account.id, factor)
    if hashed not in kept:
        return False
    kept.remove(hashed)
    account.totp_recovery = ",".join(kept)
    return True
