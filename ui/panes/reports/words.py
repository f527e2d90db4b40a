"""How figures read: comparisons in words, names of groups, months, and amounts in a second currency."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Final

from tiknet_desktop.domain.money import Currency
from tiknet_desktop.services.periods import Period
from tiknet_desktop.services.reports import Rate
from ui.kit import formatting
from ui.kit.i18n import Text, Words, language, say, translate

SAME: Final = 0.005
"""Changes smaller than this share read as no change."""

PAYMENTS: Final[dict[str, Words]] = {
    "cash": Text("reports", "Cash"),
    "mobile_money": Text("reports", "Mobile money"),
    "credit": Text("reports", "Credit"),
    "online": Text("reports", "Online"),
}
NAMELESS: Final[dict[str, Words]] = {
    "plan": Text("reports", "Without a plan"),
    "seller": Text("reports", "Seller not named"),
    "router": Text("reports", "Router not named"),
    "payment_kind": Text("reports", "Not told"),
}
REPORT_KINDS: Final[dict[str, Words]] = {
    "Transactions": Text("reports", "Movements"),
    "Revenue": Text("reports", "Revenue"),
    "Customers": Text("reports", "Customers"),
    "Plans": Text("reports", "Plans"),
    "Routers": Text("reports", "Routers"),
    "Sellers": Text("reports", "Sellers"),
    "Monthly report": Text("reports", "Monthly report"),
    "Withdrawals": Text("reports", "Withdrawals"),
    "Vouchers": Text("reports", "Vouchers"),
}


@dataclass(frozen=True, slots=True)
class Purse:
    """The shop's currency and, when somebody wants it, a second one at the server's rate."""

    money: Currency
    rate: Rate | None = None

    def amount(self, value: Decimal | None) -> str:
        """In the shop's currency."""
        return formatting.money(value, self.money)

    def second(self, value: Decimal | None) -> str:
        """``≈ 997 EUR``, or nothing."""
        if self.rate is None or value is None:
            return ""
        return f"≈\N{NO-BREAK SPACE}{formatting.money(self.rate.of(value), self.rate.to)}"


def group_name(by: str, name: str) -> str:
    """A group as people call it."""
    if by == "payment_kind" and name in PAYMENTS:
        return say(PAYMENTS[name])
    return name or say(NAMELESS.get(by, ""))


def change(now: Decimal | float, before: Decimal | float | None) -> tuple[str, str]:
    """A comparison for a table, with its ink: ``+12 %`` or ``new``; the sign is read, the colour only helps."""
    if before is None:
        return formatting.MISSING, "text_faint"
    if not before:
        return (str(Text("reports", "new")), "text_muted") if now else (formatting.MISSING, "text_faint")
    share = float((Decimal(str(now)) - Decimal(str(before))) / Decimal(str(before)))
    if abs(share) < SAME:
        return "=", "text_muted"
    sign, ink = ("+", "success") if share > 0 else ("−", "danger")
    return sign + formatting.percent(abs(share)), ink


def comparison(
    now: Decimal | float, before: Decimal | float | None, shown: Callable[[Any], str] = formatting.number
) -> str:
    """A comparison as a sentence: ``12 % more than before (48 500 FCFA)``."""
    if before is None:
        return str(Text("reports", "the period before is not known"))
    if not before:
        return str(Text("reports", "nothing in the period before") if now else Text("reports", "nothing before either"))
    share = float((Decimal(str(now)) - Decimal(str(before))) / Decimal(str(before)))
    told = shown(before)
    if abs(share) < SAME:
        return str(Text("reports", "as before ({before})").fill(before=told))
    words = (
        Text("reports", "{share} more than before ({before})")
        if share > 0
        else Text("reports", "{share} less than before ({before})")
    )
    return str(words.fill(share=partial(formatting.percent, abs(share)), before=told))


def month_name(day: date) -> str:
    """``Novembre 2026``."""
    months = (
        translate("reports", "January"),
        translate("reports", "February"),
        translate("reports", "March"),
        translate("reports", "April"),
        translate("reports", "May"),
        translate("reports", "June"),
        translate("reports", "July"),
        translate("reports", "August"),
        translate("reports", "September"),
        translate("reports", "October"),
        translate("reports", "November"),
        translate("reports", "December"),
    )
    return f"{months[day.month - 1]} {day.year}"


def step_label(day: date, step: str, period: Period) -> str:
    """What stands under a bar: ``lun. 16`` in a week; in a month the day alone, with its month where one begins;
    ``16/11`` for a week; ``11/2026`` for a month."""
    if step == "month":
        return f"{day:%m/%Y}"
    shown = max(day, period.first)
    if step == "week":
        return f"{shown.day}/{shown.month}"
    if period.days <= 8:
        name = formatting.weekday(day)
        return f"{name.lower() if language() == 'fr' else name} {day.day}"
    return formatting.short_date(day) if day.day == 1 and day != period.first else str(day.day)


def period_words(period: Period) -> str:
    """``16 nov. – 22 nov.``, a whole month by its name."""
    if period.is_month:
        return month_name(period.first)
    if period.days == 1:
        return formatting.short_date(period.first)
    return f"{formatting.short_date(period.first)} – {formatting.short_date(period.last)}"
