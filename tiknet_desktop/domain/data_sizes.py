"""Amounts of data: ``500MB``, ``1GB`` and the French ``500MO`` (wire conventions, section 11). 1 kB is 1,000 bytes on paper
and on routers' input alike; router memory is given in binary units (``59.2MiB``)."""

from __future__ import annotations

import re
from decimal import Decimal

_FORM = re.compile(r"(\d{1,15}(?:[.,]\d{1,6})?)\s*([kmgt]?)(i?)[bo]?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


class InvalidDataSizeError(ValueError):
    """The text is not an amount of data."""


def parse_data_size(text: str) -> int:
    """Bytes in ``500MB``, ``1,5 Go``, ``59.2MiB``, ``1G`` or a bare number.

    Raises:
        InvalidDataSizeError: the text has another form.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise InvalidDataSizeError(text)
    number, prefix, binary = match.groups()
    base = 1024 if binary else 1000
    return int(Decimal(number.replace(",", ".")) * base ** _POWERS[prefix.lower()])


def wire_data_size(size: int) -> str:
    """Bytes as the API shows them: ``1.25 GB``."""
    for prefix, power in (("TB", 4), ("GB", 3), ("MB", 2), ("KB", 1)):
        if size >= 1000**power:
            return f"{Decimal(size) / 1000**power:.2f} {prefix}"
    return f"{size} B"


def binary_data_size(size: int) -> str:
    """Bytes as a router's console shows memory: ``59.2MiB``."""
    for prefix, power in (("GiB", 3), ("MiB", 2), ("KiB", 1)):
        if size >= 1024**power:
            return f"{Decimal(size) / 1024**power:.1f}{prefix}"
    return f"{size}B"


def option_data_size(size: int) -> str:
    """Bytes in the largest unit that keeps them exact, as data limit options write them: ``2GB``, ``500MB``."""
    for prefix, power in (("TB", 4), ("GB", 3), ("MB", 2), ("KB", 1)):
        if size and size % 1000**power == 0:
            return f"{size // 1000**power}{prefix}"
    return f"{size}B"
