"""Durations as the partner API writes them: ``30m``, ``1h``, ``7d``, ``1h23m45s`` (wire conventions, section 8)."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}
_FORM = re.compile(r"(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")


class InvalidDurationError(ValueError):
    """The text is not a duration."""


_CLOCK = re.compile(r"(?:(\d{1,6}) )?(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?")


def parse_duration(text: str) -> timedelta:
    """Read ``1w2d3h4m5s`` with any part left out; bare digits are seconds. Also ``[days ]hours:minutes[:seconds]``, as web
    frameworks write durations; fractions of a second are dropped.

    Raises:
        InvalidDurationError: the text has another form.
    """
    cleaned = text.strip().lower()
    if cleaned.isascii() and cleaned.isdigit():
        cleaned += "s"
    clock = _CLOCK.fullmatch(cleaned)
    if clock is not None:
        days, hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    match = _FORM.fullmatch(cleaned)
    if not cleaned or match is None or any(part and len(part) > 12 for part in match.groups()):
        raise InvalidDurationError(text)
    try:
        return timedelta(
            seconds=sum(int(part or 0) * size for part, size in zip(match.groups(), _UNITS.values(), strict=True))
        )
    except OverflowError as error:
        raise InvalidDurationError(text) from error


def format_duration(duration: timedelta) -> str:
    """Write a duration the way routers and the API do: ``1d2h``; nothing is ``0s``. Fractions of a second are dropped."""
    rest = max(int(duration.total_seconds()), 0)
    parts = []
    for unit, size in _UNITS.items():
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def option_duration(duration: timedelta) -> str:
    """Write a duration in one unit where it fits, as validity options do: ``30m``, ``24h`` becomes ``1d``, ``7d``."""
    seconds = int(duration.total_seconds())
    for unit in ("d", "h", "m"):
        count, rest = divmod(seconds, _UNITS[unit])
        if count and not rest:
            return f"{count}{unit}"
    return f"{seconds}s"


_ENGLISH = (("d", "Day", "Days"), ("h", "Hour", "Hours"), ("m", "Minute", "Minutes"))


def duration_label(duration: timedelta) -> str:
    """The wire's ``formatted_validity``: ``30 Minutes``, ``1 Day``."""
    seconds = int(duration.total_seconds())
    for unit, one, many in _ENGLISH:
        count, rest = divmod(seconds, _UNITS[unit])
        if count and not rest:
            return f"{count} {one if count == 1 else many}"
    return f"{seconds} Seconds"
