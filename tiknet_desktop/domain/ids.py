"""Identifiers: sortable ids for rows and actions, slugs, and access codes people read aloud and type."""

from __future__ import annotations

import re
import secrets
import time
import unicodedata

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits of an access code: none of 0 O 1 I L U, which people confuse (look, section 8)."""

CODE_LENGTH = 8

RESERVED_WORDS = frozenset(
    {"list", "create", "paginate-list", "all", "filter", "export", "wallet", "assigned", "additional-devices"}
    | {"assigned-plans", "tickets", "true", "false", "yes", "no"}
)
"""Words that are never a slug, a username or a code: literal path segments (wire conventions, section 2) and words that
RouterOS reads as truth values (RouterOS notes, section 4.3)."""

_SHOWN = re.compile(rf"[{CODE_ALPHABET}]{{4}}-[{CODE_ALPHABET}]{{0,4}}", re.IGNORECASE)
_NOT_SLUG = re.compile(r"[^a-z0-9_]+")


def new_ulid() -> str:
    """A 26-character identifier that sorts by the time it was made (milliseconds), random beyond that."""
    value = (int(time.time() * 1000) << 80) | secrets.randbits(80)
    return "".join(_CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))


def slug_of(name: str) -> str:
    """A slug for a name: lower case ASCII letters, digits, ``_`` and ``-``; ``item`` where nothing is left."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = _NOT_SLUG.sub("-", ascii_name).strip("-")[:60].strip("-") or "item"
    return f"{slug}-1" if slug in RESERVED_WORDS else slug


def new_access_code(length: int = CODE_LENGTH) -> str:
    """A random access code without separator. It always holds a letter, so no tool takes it for a number."""
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(length))
        if not code.isdigit():
            return code


def shown_code(code: str) -> str:
    """A code as it stands on paper: ``7KQ4-M2PX``. Codes of another length are left as they are."""
    return f"{code[:4]}-{code[4:]}" if len(code) == CODE_LENGTH and "-" not in code else code


def typed_code(text: str) -> str:
    """What a person typed, as the code is stored: upper case, without separators and spaces."""
    return re.sub(r"[\s-]+", "", text).upper()


def searched_code(text: str) -> str:
    """What to look for: a code as it stands on paper, also half typed, without its dash; anything else as it is."""
    return text.replace("-", "") if _SHOWN.fullmatch(text.strip()) else text
