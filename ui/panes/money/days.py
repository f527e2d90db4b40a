"""Days: the choices of a period filter, and the form that asks from which day to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.periods import Period, month_of
from tiknet_desktop.storage.records import Filter, FilterOp
from ui.kit import formatting
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words
from ui.kit.spec import FilterChoice

_TYPED: Final = re.compile(r"(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})")


class WrongOrderError(ValueError):
    """The last day comes before the first."""

    code = "invalid_input"

    def __init__(self) -> None:
        self.fields = {"last": [str(Text("money", "This day comes before the first one"))]}
        super().__init__("last day before first")


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def shown_day(day: date) -> str:
    """``22/11/2026``, as it is typed."""
    return f"{day:%d/%m/%Y}"


def typed_day(text: str) -> date | None:
    """A day as people type it (22/11/2026) or as computers do (2026-11-22)."""
    found = _TYPED.fullmatch(text.strip())
    try:
        if found is not None:
            day, month, year = (int(part) for part in found.groups())
            return date(year, month, day)
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _check(text: str) -> Words | None:
    return None if typed_day(text) is not None else Text("money", "Write it like 22/11/2026")


async def ask_days(parent: QWidget, first: date, last: date) -> Period | None:
    """Ask for a first and a last day."""

    async def check(values: dict[str, Any]) -> Period:
        start, end = typed_day(values["first"]), typed_day(values["last"])
        assert start is not None
        assert end is not None
        if end < start:
            raise WrongOrderError
        return Period(start, end)

    chosen: Period | None = await ask_form(
        parent,
        Text("money", "Choose the days"),
        (
            FieldSpec("first", Text("money", "First day"), check=_check, placeholder="22/11/2026"),
            FieldSpec("last", Text("money", "Last day, included"), check=_check, placeholder="22/11/2026"),
        ),
        check,
        submit=Text("money", "Show these days"),
        values={"first": shown_day(first), "last": shown_day(last)},
        width=360,
    )
    return chosen


def days_words(period: Period) -> str:
    """``16 nov. – 22 nov.``, one day alone once."""
    if period.first == period.last:
        return formatting.short_date(period.first)
    return f"{formatting.short_date(period.first)} – {formatting.short_date(period.last)}"


def day_filters(field: str, period: Period) -> tuple[Filter, ...]:
    """Conditions that keep a column of moments within whole local days."""
    after = period.last + timedelta(days=1)
    start, end = (datetime.combine(day, time.min).astimezone(UTC) for day in (period.first, after))
    return Filter(field, FilterOp.GE, start), Filter(field, FilterOp.LT, end)


def day_choices(field: str, now: date | None = None) -> Sequence[FilterChoice]:
    """Today, yesterday, 7 days, this month, last month."""
    day = now or today()
    this_month = month_of(day)
    spans: tuple[tuple[str, Words, Period], ...] = (
        ("today", Text("money", "today"), Period(day, day)),
        ("yesterday", Text("money", "yesterday"), Period(day - timedelta(days=1), day - timedelta(days=1))),
        ("7d", Text("money", "last 7 days"), Period(day - timedelta(days=6), day)),
        ("month", Text("money", "this month"), this_month),
        ("last_month", Text("money", "last month"), this_month.before),
    )
    return [FilterChoice(key, words, day_filters(field, period)) for key, words, period in spans]
