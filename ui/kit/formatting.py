"""Numbers, amounts, times and sizes as people read them, in the language on screen.

Moments come in as aware UTC datetimes and are shown in local time, 24-hour clock. Money goes through
:mod:`tiknet_desktop.domain.money`, the one formatter.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from tiknet_desktop.domain.money import NO_BREAK_SPACE, Currency, currency, format_money, format_number
from tiknet_desktop.domain.phones import shown_phone
from ui.kit.i18n import language, translate

MISSING: Final = "–"
"""Shown where there is no value."""


def number(value: float | Decimal, digits: int = 0) -> str:
    """A number with grouped thousands."""
    exact = value if isinstance(value, (int, Decimal)) else Decimal(repr(value))
    return format_number(exact, language(), digits)


def money(amount: Decimal | None, in_currency: Currency | str = "XOF") -> str:
    """An amount with its unit: ``48 500 FCFA``."""
    if amount is None:
        return MISSING
    return format_money(amount, currency(in_currency) if isinstance(in_currency, str) else in_currency, language())


def money_parts(amount: Decimal, in_currency: Currency | str = "XOF") -> tuple[str, str]:
    """Number and unit apart, for places where the unit is smaller: ``("48 500", "FCFA")``."""
    chosen = currency(in_currency) if isinstance(in_currency, str) else in_currency
    if chosen.sign_first and language() != "fr":
        return format_money(amount, chosen, language()), ""
    return format_number(amount, language(), chosen.digits), chosen.sign


def percent(share: float, digits: int = 0) -> str:
    """A share (0–1) as ``44 %`` / ``44%``."""
    return number(share * 100, digits) + (f"{NO_BREAK_SPACE}%" if language() == "fr" else "%")


def phone(kept: object) -> str:
    """``+228 90 12 45 08``; empty where there is none."""
    return shown_phone(str(kept)) if kept else ""


def size_unit(power: int) -> str:
    """Unit of data of 1000**power bytes: o/Ko/Mo/Go or B/kB/MB/GB."""
    return (("o", "Ko", "Mo", "Go", "To") if language() == "fr" else ("B", "kB", "MB", "GB", "TB"))[power]


def size(amount: float | None) -> str:
    """An amount of data in bytes: ``3,2 Go`` / ``3.2 GB``, two or three figures."""
    if amount is None:
        return MISSING
    power, value = 0, float(amount)
    while value >= 1000 and power < 4:
        value /= 1000
        power += 1
    digits = 0 if power == 0 or value >= 100 or abs(value - round(value)) < 0.05 else 1
    return f"{number(value, digits)}{NO_BREAK_SPACE}{size_unit(power)}"


def rate(bits_per_second: float | None) -> str:
    """A speed: ``24,5 Mbit/s``."""
    if bits_per_second is None:
        return MISSING
    value, unit = bits_per_second, "bit/s"
    for name in ("kbit/s", "Mbit/s", "Gbit/s"):
        if value < 1000:
            break
        value, unit = value / 1000, name
    digits = 0 if value >= 100 or unit == "bit/s" or abs(value - round(value)) < 0.05 else 1
    return f"{number(value, digits)}{NO_BREAK_SPACE}{unit}"


def duration(span: timedelta | float | None, *, seconds: bool = False) -> str:
    """A length of time with at most two units: ``1 h 15``, ``3 j 4 h``, ``45 min``, ``12 s``."""
    if span is None:
        return MISSING
    total = int(span.total_seconds() if isinstance(span, timedelta) else span)
    space = NO_BREAK_SPACE
    day = translate("kit.formatting", "d", "unit: days")
    days, rest = divmod(max(0, total), 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, left = divmod(rest, 60)
    if days:
        return f"{days}{space}{day}" + (f"{space}{hours}{space}h" if hours else "")
    if hours:
        if language() == "fr":
            return f"{hours}{space}h" + (f"{space}{minutes:02d}" if minutes else "")
        return f"{hours}{space}h" + (f"{space}{minutes}{space}min" if minutes else "")
    if minutes:
        return f"{minutes}{space}min" + (f"{space}{left}{space}s" if seconds and left else "")
    return f"{left}{space}s"


def local(moment: datetime) -> datetime:
    """The moment in the time zone of this computer."""
    return moment.astimezone()


def clock(moment: datetime | None, *, seconds: bool = False) -> str:
    """``14:02``."""
    if moment is None:
        return MISSING
    return local(moment).strftime("%H:%M:%S" if seconds else "%H:%M")


def _months() -> tuple[str, ...]:
    return (
        translate("kit.formatting", "Jan"),
        translate("kit.formatting", "Feb"),
        translate("kit.formatting", "Mar"),
        translate("kit.formatting", "Apr"),
        translate("kit.formatting", "May"),
        translate("kit.formatting", "Jun"),
        translate("kit.formatting", "Jul"),
        translate("kit.formatting", "Aug"),
        translate("kit.formatting", "Sep"),
        translate("kit.formatting", "Oct"),
        translate("kit.formatting", "Nov"),
        translate("kit.formatting", "Dec"),
    )


def weekday(day: date, *, short: bool = True) -> str:
    """``Dim.`` / ``Sun``, or the whole name."""
    names = (
        (
            translate("kit.formatting", "Mon"),
            translate("kit.formatting", "Tue"),
            translate("kit.formatting", "Wed"),
            translate("kit.formatting", "Thu"),
            translate("kit.formatting", "Fri"),
            translate("kit.formatting", "Sat"),
            translate("kit.formatting", "Sun"),
        )
        if short
        else (
            translate("kit.formatting", "Monday"),
            translate("kit.formatting", "Tuesday"),
            translate("kit.formatting", "Wednesday"),
            translate("kit.formatting", "Thursday"),
            translate("kit.formatting", "Friday"),
            translate("kit.formatting", "Saturday"),
            translate("kit.formatting", "Sunday"),
        )
    )
    return names[day.weekday()]


def short_date(day: date, today: date | None = None) -> str:
    """``22 nov.``, with the year when it is another one."""
    now = today or datetime.now(UTC).astimezone().date()
    text = f"{day.day}{NO_BREAK_SPACE}{_months()[day.month - 1]}"
    return text if day.year == now.year else f"{text} {day.year}"


def long_date(day: date) -> str:
    """``Samedi 21 novembre 2026``."""
    months = (
        translate("kit.formatting", "January"),
        translate("kit.formatting", "February"),
        translate("kit.formatting", "March"),
        translate("kit.formatting", "April"),
        translate("kit.formatting", "May", "full month"),
        translate("kit.formatting", "June"),
        translate("kit.formatting", "July"),
        translate("kit.formatting", "August"),
        translate("kit.formatting", "September"),
        translate("kit.formatting", "October"),
        translate("kit.formatting", "November"),
        translate("kit.formatting", "December"),
    )
    return f"{weekday(day, short=False)} {day.day} {months[day.month - 1]} {day.year}"


def day(moment: datetime | None, now: datetime | None = None, *, inside: bool = False) -> str:
    """``Aujourd’hui``, ``Demain``, ``Hier`` or ``Dim. 22 nov.``; with ``inside`` as in the middle of a sentence."""
    if moment is None:
        return MISSING
    today = local(now or datetime.now(UTC)).date()
    that = local(moment).date()
    near = {
        0: translate("kit.formatting", "Today"),
        1: translate("kit.formatting", "Tomorrow"),
        -1: translate("kit.formatting", "Yesterday"),
    }.get((that - today).days)
    words = near or f"{weekday(that)} {short_date(that, today)}"
    if inside and (near or language() == "fr"):  # English days of the week keep their capital
        words = words[0].lower() + words[1:]
    return words


def day_and_time(moment: datetime | None, now: datetime | None = None, *, inside: bool = False) -> str:
    """``Aujourd’hui 18:30``, ``Dim. 22 nov. 09:12``; with ``inside`` as in the middle of a sentence."""
    if moment is None:
        return MISSING
    return f"{day(moment, now, inside=inside)} {clock(moment)}"


def full_moment(moment: datetime | None) -> str:
    """The whole date and time, for tooltips and exports."""
    if moment is None:
        return MISSING
    return f"{long_date(local(moment).date())} {clock(moment, seconds=True)}"


def time_or_day(moment: datetime | None, now: datetime | None = None) -> str:
    """``14:02`` today, ``20 nov. 18:40`` on another day: the first part of a truth label."""
    if moment is None:
        return MISSING
    today = local(now or datetime.now(UTC)).date()
    that = local(moment).date()
    return clock(moment) if that == today else f"{short_date(that, today)} {clock(moment)}"


def ago(moment: datetime, now: datetime | None = None) -> str:
    """``il y a 2 h 26`` / ``2 h 26 min ago``."""
    span = (now or datetime.now(UTC)) - moment
    return translate("kit.formatting", "{span} ago").format(span=duration(max(span, timedelta(minutes=1))))
