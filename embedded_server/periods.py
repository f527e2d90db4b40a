"""Days and periods in query strings: ``start_date``, ``end_date`` (both included) and ``period`` (wire conventions, section 8).

Days are UTC days: every country of the product keeps UTC or is one to three hours ahead of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from embedded_server.database import moment_text, now
from embedded_server.wire import REQUIRED, invalid

QUERY = (
    ("period", "string", "today | this_week | this_month | this_year"),
    ("start_date", "string", "YYYY-MM-DD, included"),
    ("end_date", "string", "YYYY-MM-DD, included"),
    ("start", "string", "ISO 8601 moment, included; instead of days, for a till session"),
    ("end", "string", "ISO 8601 moment, not included; now where it is absent"),
)
"""The parameters of figures over time, for the OpenAPI document."""


def day_of(text: str, field: str) -> date | None:
    """A day of a request; None where it is empty.

    Raises:
        WireError: 400 that names the field.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise invalid(**{field: "Date has wrong format. Use YYYY-MM-DD."}) from error


def moment_of(text: str, field: str) -> datetime | None:
    """A moment of a request, UTC where it names no zone; None where it is empty.

    Raises:
        WireError: 400 that names the field.
    """
    if not text:
        return None
    try:
        # A plus sign that was not escaped arrives as a space.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise invalid(**{field: "Datetime has wrong format. Use ISO 8601."}) from error


def period_start(period: str) -> date:
    """The first day of a named period that ends today.

    Raises:
        WireError: 400, no such period.
    """
    today = now().date()
    starts = {
        "today": today,
        "this_week": today - timedelta(days=today.weekday()),
        "this_month": today.replace(day=1),
        "this_year": today.replace(month=1, day=1),
    }
    if period not in starts:
        raise invalid(period=f'"{period[:40]}" is not a valid choice.')
    return starts[period]


def bounds(parameters: Mapping[str, str]) -> tuple[date | None, date | None]:
    """First and last day a query asks for; None where it sets no bound."""
    start, end = (
        day_of(parameters.get("start_date", ""), "start_date"),
        day_of(parameters.get("end_date", ""), "end_date"),
    )
    if parameters.get("period"):
        start = max(filter(None, (start, period_start(parameters["period"]))))
    return start, end


def within(column: str, start: date | None, end: date | None) -> tuple[list[str], dict[str, str]]:
    """Conditions and parameters that keep a column of moments between two days."""
    conditions: list[str] = []
    values: dict[str, str] = {}
    if start:
        conditions.append(f"{column} >= :f_start")
        values["f_start"] = moment_text(datetime(start.year, start.month, start.day, tzinfo=UTC))
    if end:
        conditions.append(f"{column} < :f_end")
        values["f_end"] = f"{end.isoformat()}T24"
    return conditions, values


@dataclass(frozen=True, slots=True)
class Span:
    """Whole days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Span:
        """As many days right before."""
        return Span(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def parameters(self) -> dict[str, str]:
        """``:start`` and ``:end`` for a condition ``>= :start AND < :end`` on a column of moments."""
        return {"start": f"{self.first.isoformat()}T", "end": f"{self.last.isoformat()}T24"}


@dataclass(frozen=True, slots=True)
class Moments(Span):
    """From one moment to another, the second not included; ``first`` and ``last`` are the days they touch."""

    start: datetime
    end: datetime

    @property
    def before(self) -> Span:
        """As long right before."""
        return moments(self.start - (self.end - self.start), self.start)

    def parameters(self) -> dict[str, str]:
        """``:start`` and ``:end`` as in a span of days."""
        return {"start": moment_text(self.start), "end": moment_text(self.end)}


def moments(start: datetime, end: datetime) -> Moments:
    """The span between two moments."""
    return Moments(start.date(), max(start, end - timedelta(microseconds=1)).date(), start, end)


_MOST_DAYS = 3660


def span_of(parameters: Mapping[str, str], default_days: int = 30) -> Span:
    """The days, or the moments, a query asks for; the last thirty days where it asks for none.

    Raises:
        WireError: 400, the last day comes first, or more than ten years.
    """
    opened, closed = moment_of(parameters.get("start", ""), "start"), moment_of(parameters.get("end", ""), "end")
    if opened or closed:
        return _between(opened, closed or now())
    start, end = bounds(parameters)
    last = end or now().date()
    if start is None and (last - date.min).days < default_days:
        raise invalid(end_date="This date is too early.")
    first = start or last - timedelta(days=default_days - 1)
    if first > last:
        raise invalid(end_date="The last day must not come before the first.")
    if (last - first).days >= _MOST_DAYS or (first - date.min).days < _MOST_DAYS:
        raise invalid(start_date="At most ten years can be asked for at once.")
    return Span(first, last)


def _between(start: datetime | None, end: datetime) -> Span:
    if start is None:
        raise invalid(start=REQUIRED)
    if start > end:
        raise invalid(end="The end must not come before the start.")
    if (end - start).days >= _MOST_DAYS or (start.date() - date.min).days < _MOST_DAYS:
        raise invalid(start="At most ten years can be asked for at once.")
    return moments(start, end)


def month_span(text: str) -> Span:
    """The days of a month, ``YYYY-MM``.

    Raises:
        WireError: 400, no such month.
    """
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise invalid(month="Month has wrong format. Use YYYY-MM.") from error
    if not 1970 <= first.year < 9999:
        raise invalid(month="Month has wrong format. Use YYYY-MM.")
    following = (first + timedelta(days=32)).replace(day=1)
    return Span(first, following - timedelta(days=1))
