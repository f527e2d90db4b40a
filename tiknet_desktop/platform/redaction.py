"""Keeps secrets and people out of text that is written down: tokens, passwords, phone numbers, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

HIDDEN = "[hidden]"

_SECRET_NAMES = re.compile(
    r"pass(word|wd|phrase)?2?$|^pwd$|secret|token|^access$|^refresh$|authorization|cookie|otp|pin$|^code$|^codes$"
    r"|api_?key|idempotency",
    re.IGNORECASE,
)
_PERSONAL_NAMES = re.compile(r"phone|e?mail$|^numbers$|first_?name|last_?name|^customer_username$", re.IGNORECASE)
_KEEP_NAMES = frozenset(("code",))
"""``code`` beside ``operation`` and ``status`` is the code of an error; codes of people come in bodies, never logged."""

_PATTERNS = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+"), rf"\1 {HIDDEN}"),
    (re.compile(r"\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*"), HIDDEN),
    (
        re.compile(
            r"""(?ix)(["']?\b\w{0,40}?(?:password2?|passwd|passphrase|secret|token|access|refresh|otp)["']?\s*[=:]\s*)
            (?:"[^"]*"|'[^']*'|[^\s,;&}\]]+)"""
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"(://[^\s/:@]+:)[^\s/@]+@"), rf"\1{HIDDEN}@"),
    (re.compile(r"(?<![\w.+%-])[\w.+%-]{1,254}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+"), HIDDEN),
    # International form, or ten and more digits in a row: phone numbers. Shorter runs are ids and sizes.
    (re.compile(r"(?<![\w.])(?:\+|%2B|00)\d(?:[ .-]?\d){6,14}(?!\w)"), HIDDEN),
    (re.compile(r"(?<![\w.:-])\d{2}(?:[ -]\d{2}){3,5}(?![\w:-])"), HIDDEN),
    (re.compile(r"(?<![\w.])\d{10,15}(?![\w.])"), HIDDEN),
    (re.compile(r"(?<![\w.])(?:[79]\d|2[0-9]|0[1-9])\d{6}(?![\w.])"), HIDDEN),
)


def redact(text: str) -> str:
    """``text`` without secrets and personal data."""
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def redact_value(name: str, value: Any) -> Any:
    """A value as it may be logged under ``name``: numbers and flags as they are, the rest looked through."""
    if value is None or isinstance(value, bool):
        return value
    if name not in _KEEP_NAMES and (_SECRET_NAMES.search(name) or _PERSONAL_NAMES.search(name)):
        return HIDDEN
    if isinstance(value, int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): redact_value(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redact_value(name, inner) for inner in value]
    return redact(str(value))
