"""What a plan gives, in words: ``24 h · 2 Go · 1 appareil``. The same on tiles, tickets and receipts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from tiknet_desktop.domain.data_sizes import InvalidDataSizeError, parse_data_size
from tiknet_desktop.domain.durations import InvalidDurationError, parse_duration
from ui.kit import formatting
from ui.kit.i18n import Text, translate

DAY: Final = timedelta(days=1)


def validity_words(written: str | None, label: str | None = None) -> str:
    """``24 h``, ``7 jours`` for wire text such as ``1d``; ``label``, the server's own words, when it has another form."""
    try:
        span = parse_duration(written or "")
    except InvalidDurationError:
        return label or written or ""
    if span > DAY and span % DAY == timedelta(0):
        return translate("plan_words", "%Ln day(s)", "", span // DAY)
    if span == DAY:
        return f"24{formatting.NO_BREAK_SPACE}h"
    return formatting.duration(span)


def volume_words(written: str | None, *, limited: bool = False) -> str:
    """``2 Go``, ``unlimited``; empty when the server names a limit but not how much."""
    if not written:
        return "" if limited else str(Text("plan_words", "unlimited"))
    try:
        return formatting.size(parse_data_size(written))
    except InvalidDataSizeError:
        return written


def devices_words(count: int | None, label: str | None = None) -> str:
    """``2 appareils``."""
    if count:
        return translate("plan_words", "%Ln device(s)", "", count)
    return label or ""


def joined(*parts: str) -> str:
    """The parts that say something, with points between them."""
    return " · ".join(part for part in parts if part)


def plan_allowance(plan: Mapping[str, Any]) -> str:
    """``24 h · 2 Go · 1 appareil`` of a plan's row."""
    return joined(
        validity_words(plan.get("validity_value"), plan.get("formatted_validity")),
        volume_words(plan.get("data_limit_value"), limited=plan.get("data_limit") is not None),
        devices_words(plan.get("shared_users_value"), plan.get("shared_users_label")),
    )
