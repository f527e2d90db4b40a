"""Keys of the counter, independent of the layout: on a French keyboard the digits of the upper row need Shift."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from ui.kit.dialogs import Keycap
from ui.kit.labels import Label
from ui.kit.layout import row

_FIRST_DIGIT_SCAN: Final = 2 if sys.platform == "win32" else 10
"""Scan code of the key left of all digits that writes 1: set 1 on Windows, evdev + 8 on X11 and Wayland."""
_IGNORED: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


CUSTOMER_KEY: Final = "C"
RECEIVED_KEY: Final = "R"
PAYMENT_KEY: Final = "P"
QUANTITY_KEY: Final = "+"
"""Initials of client, reçu, paiement; of customer, received, payment too."""


def keyed(label: Label, key: str) -> QHBoxLayout:
    """A label with the key that leads to its field."""
    line = row(label, Keycap(key), spacing=6)
    line.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return line


def has_command(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta is held: then the key belongs to a shortcut."""
    return bool(event.modifiers() & ~_IGNORED)


def digit_of(event: QKeyEvent) -> int | None:
    """1 to 9 for the digit keys of the upper row and of the keypad, with or without Shift."""
    if has_command(event):
        return None
    text = event.text()
    if len(text) == 1 and text in "123456789":
        return int(text)
    if sys.platform == "darwin" or event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return None
    place = event.nativeScanCode() - _FIRST_DIGIT_SCAN
    return place + 1 if 0 <= place <= 8 else None


def step_of(event: QKeyEvent) -> int:
    """1 for +, −1 for -, else 0. ``=`` counts as + because it is the same key without Shift."""
    if has_command(event) or digit_of(event) is not None:
        return 0
    return {"+": 1, "=": 1, "-": -1, "−": -1}.get(event.text(), 0)


def is_enter(event: QKeyEvent) -> bool:
    """Return or Enter pressed once; a held key repeats and must not sell again."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
