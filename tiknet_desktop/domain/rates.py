"""Rate limits: ``2M/1M`` on the wire is down/up; a router wants up/down (RouterOS notes, section 3.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPEED = re.compile(r"(\d{1,12})([kmg]?)", re.IGNORECASE)
_FACTORS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


class InvalidRateError(ValueError):
    """The text is not a rate limit."""


def parse_speed(text: str) -> int:
    """Bits per second in ``512k``, ``2M`` or a bare number.

    Raises:
        InvalidRateError: the text has another form.
    """
    match = _SPEED.fullmatch(text.strip())
    if match is None:
        raise InvalidRateError(text)
    return int(match.group(1)) * _FACTORS[match.group(2).lower()]


def format_speed(bits: int) -> str:
    """Bits per second in the shortest exact form: ``2M``, ``512k``, ``1500``."""
    for suffix in ("g", "m", "k"):
        if bits and bits % _FACTORS[suffix] == 0:
            return f"{bits // _FACTORS[suffix]}{suffix.upper() if suffix != 'k' else suffix}"
    return str(bits)


@dataclass(frozen=True, slots=True)
class RateLimit:
    """Speed towards the client and from it, in bits per second. Zero is unlimited."""

    down: int
    up: int

    @classmethod
    def parse(cls, text: str) -> RateLimit:
        """Read the API's ``down/up``; one speed alone counts for both ways.

        Raises:
            InvalidRateError: the text has another form.
        """
        down, _, up = text.replace(" ", "").partition("/")
        return cls(parse_speed(down), parse_speed(up or down))

    def wire(self) -> str:
        """``down/up``, as the API writes it."""
        return f"{format_speed(self.down)}/{format_speed(self.up)}"

    def router(self) -> str:
        """``up/down``: a router names what it receives from the client first."""
        return f"{format_speed(self.up)}/{format_speed(self.down)}"
