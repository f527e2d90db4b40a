"""Checks of what is typed into fields, shared by forms."""

from __future__ import annotations

import re
from typing import Final

from ui.kit.i18n import Text, Words

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def looks_like_email(text: str) -> Words | None:
    """What is wrong with an e-mail address, or ``None``."""
    return None if _EMAIL.fullmatch(text) else Text("kit.checks", "Write it like name@shop.com")
