"""For how long the tickets that are left will do, in words."""

from __future__ import annotations

from typing import Final

from ui.kit.i18n import Text, translate

LONG_ENOUGH_DAYS: Final = 365


def lasting(days: float) -> str:
    """“about 3 hours”, “about 4 days”, from how fast tickets went lately."""
    if days > LONG_ENOUGH_DAYS:
        return str(Text("vouchers", "more than a year"))
    if days < 2:
        hours = max(1, round(days * 24))
        return translate("vouchers", "about %Ln hour(s)", "", hours)
    return translate("vouchers", "about %Ln day(s)", "", round(days))
