"""Checks of what is typed into fields, shared by forms."""

from __future__ import annotations

from ui.kit.i18n import Text, Words


def looks_like_email(text: str) -> Words | None:
    """What is wrong with an e-mail address, or ``None``."""
    name, at, host = text.partition("@")
    fine = bool(at and name and "." in host.strip(".") and " " not in text)
    return None if fine else Text("kit.checks", "Write it like name@shop.com")
