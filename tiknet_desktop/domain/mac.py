"""Hardware addresses in the canonical upper-case colon form (wire conventions, section 10)."""

from __future__ import annotations

import re

_SEPARATED = re.compile(r"[0-9A-F]{2}(?:([:-])[0-9A-F]{2})(?:\1[0-9A-F]{2}){4}")


class InvalidMacError(ValueError):
    """The text is not a hardware address."""


def canonical_mac(text: str) -> str:
    """``aa-bb-cc-dd-ee-ff`` becomes ``AA:BB:CC:DD:EE:FF``.

    Raises:
        InvalidMacError: not six pairs of hexadecimal digits.
    """
    upper = text.strip().upper()
    if _SEPARATED.fullmatch(upper) is None:
        raise InvalidMacError(text)
    return upper.replace("-", ":")
