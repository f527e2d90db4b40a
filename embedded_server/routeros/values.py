"""RouterOS text values and what they mean.

The API sends and takes text only. This is the one table of conversions for durations, dates, sizes, rates,
booleans, hardware addresses and the encoding of free text (RouterOS manual, "API" and "Scripting", data types).
Every parser raises ``ValueError`` for text it does not know; none of them guesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

_UNITS_US = {
    "w": 604_800_000_000,
    "d": 86_400_000_000,
    "h": 3_600_000_000,
    "m": 60_000_000,
    "s": 1_000_000,
    "ms": 1000,
    "us": 1,
}
_UNIT_DURATION = re.compile(
    r"(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?(?:(\d+)us)?\Z", re.ASCII
)
_CLOCK_DURATION = re.compile(r"(?:(\d+)w)?(?:(\d+)d)?\s*(\d{1,3}):([0-5]?\d):([0-5]?\d)(?:\.(\d{1,6}))?\Z", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?\Z", re.ASCII)
_OLD_STAMP = re.compile(r"([A-Za-z]{3})/(\d\d)(?:/(\d{4}))?(?: (\d\d):(\d\d):(\d\d))?\Z", re.ASCII)
_CLOCK_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)\Z", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)\Z", re.ASCII)
_SCALED = re.compile(r"(\d+)(?:\.(\d+))?([kKMGT]?)\Z", re.ASCII)
_MAC = re.compile(r"[0-9A-Fa-f]{2}(?:[:.-]?[0-9A-Fa-f]{2}){5}\Z")
_BINARY = {"": 1, "k": 1024, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}
_DECIMAL = {"": 1, "k": 1000, "K": 1000, "M": 10**6, "G": 10**9, "T": 10**12}


def parse_duration(text: str) -> timedelta | None:
    """Read ``1w2d3h``, ``00:05:00``, ``1d 00:30:00``, ``9ms445us``, ``-29ms`` or bare seconds; ``none``/``never`` is None."""
    stripped = text.strip()
    if stripped in ("none", "never"):
        return None
    try:
        span = _duration_of(stripped.removeprefix("-"))
    except OverflowError:
        span = None
    if span is None:
        raise ValueError(f"not a RouterOS duration: {text[:60]!r}")
    return -span if stripped.startswith("-") else span


def _duration_of(body: str) -> timedelta | None:
    if body.isascii() and body.isdigit():
        return timedelta(seconds=_bounded(body))
    if body and (match := _UNIT_DURATION.match(body)):
        parts = zip(match.groups(default="0"), _UNITS_US.values(), strict=True)
        return timedelta(microseconds=sum(_bounded(part) * unit for part, unit in parts))
    if match := _CLOCK_DURATION.match(body):
        weeks, days, hours, minutes, seconds, fraction = match.groups(default="0")
        return timedelta(
            weeks=_bounded(weeks),
            days=_bounded(days),
            hours=int(hours),
            minutes=int(minutes),
            seconds=int(seconds),
            microseconds=int(fraction.ljust(6, "0")),
        )
    return None


def _bounded(digits: str) -> int:
    """Python's own limit for int() is no answer to a router that sends 5,000 digits."""
    if len(digits) > 15:
        raise OverflowError
    return int(digits)


def duration_seconds(text: str | None, default: int = 0) -> int:
    """Whole seconds of a duration text; ``default`` when it is absent, ``none`` or ``never``."""
    if text is None:
        return default
    span = parse_duration(text)
    return default if span is None else int(span.total_seconds())


def format_duration(span: timedelta | int) -> str:
    """Write the router's own form: ``1w2d3h4m5s``, zero parts dropped, ``0s`` for nothing."""
    left = span * 1_000_000 if isinstance(span, int) else span // timedelta(microseconds=1)
    sign = "-" if left < 0 else ""
    left = abs(left)
    parts = []
    for unit, size in _UNITS_US.items():
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count}{unit}")
    return sign + "".join(parts) if parts else "0s"


def parse_bool(text: str) -> bool:
    """``true``/``yes`` and ``false``/``no``: replies use the first of each pair, the console the second."""
    if text in ("true", "yes"):
        return True
    if text in ("false", "no"):
        return False
    raise ValueError(f"not a RouterOS boolean: {text!r}")


def _scaled(text: str, scale: dict[str, int], what: str) -> int:
    match = _SCALED.match(text.strip())
    if match is None:
        raise ValueError(f"not a RouterOS {what}: {text!r}")
    whole, fraction, suffix = match.groups()
    factor = scale[suffix]
    value = int(whole) * factor
    if fraction:
        value += int(fraction) * factor // 10 ** len(fraction)
    return value


def parse_size(text: str) -> int:
    """Bytes of a limit such as ``1073741824``, ``500M`` or ``10k`` (powers of 1024)."""
    return _scaled(text, _BINARY, "size")


def parse_rate(text: str) -> int:
    """Bits per second of ``512k``, ``1M`` or ``1024000`` (powers of 1000)."""
    return _scaled(text, _DECIMAL, "rate")


@dataclass(frozen=True)
class RateLimit:
    """Upload and download of the client in bits per second; the burst part is kept as text."""

    upload_bps: int
    download_bps: int
    burst: str = ""


def parse_rate_limit(text: str) -> RateLimit:
    """Read the first pair of a ``rate-limit``: ``rx[/tx] …`` where rx is what the client uploads."""
    head, _, burst = text.strip().partition(" ")
    upload, _, download = head.partition("/")
    return RateLimit(parse_rate(upload), parse_rate(download or upload), burst.strip())


def normalise_mac(text: str) -> str:
    """``AA:BB:CC:DD:EE:FF`` from any of the spellings the router takes."""
    if _MAC.match(text) is None:
        raise ValueError(f"not a MAC address: {text!r}")
    digits = re.sub(r"[:.-]", "", text).upper()
    return ":".join(digits[index : index + 2] for index in range(0, 12, 2))


def parse_date_time(text: str, today: datetime | None = None) -> datetime:
    """Router-local date and time, without a zone.

    Knows ``2026-09-16 14:49:40`` (from 7.10), ``sep/16/2026 14:49:40`` (before) and the shortened forms of
    ``next-run`` and the log, whose missing year or day is taken from ``today``.
    """
    if match := _ISO_STAMP.match(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - router-local by meaning
    if match := _OLD_STAMP.match(text):
        name = match[1].lower()
        if name not in _MONTHS or (match[3] is None and today is None):
            raise ValueError(f"not a RouterOS date: {text!r}")
        year = int(match[3]) if match[3] else today.year if today else 0
        hour, minute, second = (int(part or 0) for part in match.groups()[3:])
        return datetime(year, _MONTHS.index(name) + 1, int(match[2]), hour, minute, second)  # noqa: DTZ001
    if (match := _CLOCK_TIME.match(text)) and today is not None:
        return today.replace(hour=int(match[1]), minute=int(match[2]), second=int(match[3]), microsecond=0)
    raise ValueError(f"not a RouterOS date: {text!r}")


def check_date_and_time(date: str, time: str) -> None:
    """``ValueError`` unless these are a date of a router's lifetime and a ``HH:MM:SS`` of their own."""
    if _CLOCK_TIME.match(time) is None or not 1970 <= parse_date_time(f"{date} {time}").year <= 2100:
        raise ValueError(f"not a date and time: {date!r} {time!r}")


def format_date(moment: datetime, *, iso: bool) -> str:
    """``2026-09-16`` from 7.10 on, ``sep/16/2026`` before."""
    if iso:
        return f"{moment:%Y-%m-%d}"
    return f"{_MONTHS[moment.month - 1]}/{moment.day:02d}/{moment.year:04d}"


def format_date_time(moment: datetime, *, iso: bool) -> str:
    """Date in the style of the version, then ``HH:MM:SS``."""
    return f"{format_date(moment, iso=iso)} {moment:%H:%M:%S}"


def parse_gmt_offset(text: str) -> timedelta:
    """``+01:00`` as sent by ``/system/clock``."""
    match = _OFFSET.match(text)
    if match is None:
        raise ValueError(f"not a time zone offset: {text!r}")
    span = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -span if match[1] == "-" else span


def router_instant(date: str, time: str, gmt_offset: str) -> datetime:
    """The aware UTC instant a ``/system/clock`` row shows."""
    local = parse_date_time(f"{date} {time}")
    return local.replace(tzinfo=timezone(parse_gmt_offset(gmt_offset))).astimezone(UTC)


def decode_text(raw: str, code_page: str = "cp1252") -> str:
    """Free text from latin-1 transport: strict UTF-8 first, else the code page of the shop's Winbox.

    Bytes the code page leaves undefined stay as they came, so nothing is ever lost silently.
    """
    if raw.isascii():
        return raw
    data = raw.encode("latin-1")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(code_page)
    except UnicodeDecodeError:
        return raw


def encode_text(text: str) -> str:
    """Text for latin-1 transport, as UTF-8 bytes."""
    return text if text.isascii() else text.encode("utf-8").decode("latin-1")
