"""Days a report is about, the days it is compared with, and the steps of its charts. Days are those of this computer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

STEPS = ("day", "week", "month")
PRESETS = ("today", "7d", "month", "last_month")


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last day comes before the first")

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month."""
        return self == month_of(self.first)

    @property
    def before(self) -> Period:
        """What it is compared with: the month before a month, the same days of it for a month that has only begun, else as
        many days right before."""
        day_before = self.first - timedelta(days=1)
        if self.is_month:
            return month_of(day_before)
        if self.first.day == 1 and self.first.month == self.last.month and self.days > 1:
            start = day_before.replace(day=1)
            return Period(start, min(start + timedelta(days=self.days - 1), day_before))
        return Period(self.first - timedelta(days=self.days), day_before)

    def moments(self) -> tuple[datetime, datetime]:
        """Aware UTC moments of its beginning and of the beginning of the day after."""
        after = self.last + timedelta(days=1)
        return tuple(datetime.combine(day, time.min).astimezone(UTC) for day in (self.first, after))  # type: ignore[return-value]

    def starts(self, step: str) -> list[date]:
        """First days of every step it touches; the first one may begin before the period."""
        found: dict[date, None] = {}
        for number in range(self.days):
            found[step_start(self.first + timedelta(days=number), step)] = None
        return list(found)

    def query(self) -> dict[str, str]:
        """The two parameters every report takes (wire conventions, section 8)."""
        return {"start_date": self.first.isoformat(), "end_date": self.last.isoformat()}


def step_start(day: date, step: str) -> date:
    """The first day of the day, week (its Monday) or month a day lies in."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def month_of(day: date) -> Period:
    """The month a day lies in."""
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def preset(name: str, today: date) -> Period:
    """One of :data:`PRESETS`.

    Raises:
        KeyError: there is no such preset.
    """
    first = today.replace(day=1)
    return {
        "today": Period(today, today),
        "7d": Period(today - timedelta(days=6), today),
        "month": Period(first, today),
        "last_month": month_of(first - timedelta(days=1)),
    }[name]


def fitting_step(period: Period) -> str:
    """A step that leaves a chart readable: days up to two months, weeks up to eight, else months."""
    if period.days <= 62:
        return "day"
    return "week" if period.days <= 240 else "month"
