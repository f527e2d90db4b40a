"""Phone numbers as people read them: ``+228 90 12 45 08``. What is kept and sent stays as it was typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_DIGITS: Final = re.compile(r"\+(2[1-69]\d)(\d{7,10})")
_BETWEEN: Final = re.compile(r"[\s.\-()]")

_GROUPS: Final = {
    ("221", 9): (2, 3, 2, 2),
    ("224", 9): (3, 2, 2, 2),
    ("233", 9): (2, 3, 4),
    ("234", 10): (3, 3, 4),
    ("237", 9): (1, 2, 2, 2, 2),
    ("245", 9): (3, 3, 3),
}
"""Habits that are not pairs, by country code and number of digits (Senegal, Guinea, Ghana, Nigeria, Cameroon,
Guinea-Bissau)."""


@lru_cache(maxsize=4_096)
def shown_phone(number: str) -> str:
    """An international number of an African country in groups; anything else as it is."""
    found = _DIGITS.fullmatch(_BETWEEN.sub("", number))
    if found is None:
        return number
    country, digits = found.groups()
    pairs = len(digits) // 2
    usual = (2,) * pairs if len(digits) % 2 == 0 else (3,) + (2,) * (pairs - 1)
    parts, start = [f"+{country}"], 0
    for size in _GROUPS.get((country, len(digits)), usual):
        parts.append(digits[start : start + size])
        start += size
    return " ".join(parts)
