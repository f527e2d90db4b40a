"""What stands on a roll, line by line, without saying how it gets there. A painter and ESC/POS both read these.

Measures are dots of a printer with 203 dpi: 576 across on 80 mm, 384 on 58 mm. No text below 21 dots (look, section 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

WIDTH_80_MM: Final = 576
WIDTH_58_MM: Final = 384
DOTS_PER_MM: Final = 8
SMALLEST_PX: Final = 21


@dataclass(frozen=True, slots=True)
class Line:
    """Words at the left (or in the middle), and at the right of the same line when there is room. ``px`` is the size of
    the letters, ``gap`` the room below."""

    left: str
    right: str = ""
    px: int = 22
    weight: int = 500
    centred: bool = False
    code: bool = False
    gap: int = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """A dashed line across."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code of error level M whose dark square is at most ``side`` wide."""

    text: str
    side: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The shop's logo, at most ``width`` wide and ``height`` high."""

    path: Path
    width: int
    height: int


Block = Line | Rule | QrCode | Picture


def dots_of(width_mm: float) -> int:
    """The width in dots that fits on a roll: rolls up to 65 mm take the layout of 58 mm."""
    return WIDTH_58_MM if width_mm <= 65 else WIDTH_80_MM
