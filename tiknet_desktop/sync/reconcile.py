"""Which rows of the cache may go, and whether the cache agrees with the server's digest. Decisions only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LEAST_SUSPICIOUS = 20
SUSPICIOUS_SHARE = 0.30


class SuspiciousShrinkError(Exception):
    """So many rows would vanish that an error of the server is likelier than the truth. Nothing was removed."""

    def __init__(self, resource: str, missing: int, held: int) -> None:
        self.resource = resource
        self.missing = missing
        self.held = held
        super().__init__(f"{resource}: {missing} of {held} rows are missing")


def check_share(resource: str, missing: int, held: int) -> None:
    """Refuse to drop more than 20 rows or 30 % of what is held, whichever is more.

    Raises:
        SuspiciousShrinkError: the share is suspicious.
    """
    if missing > max(LEAST_SUSPICIOUS, int(held * SUSPICIOUS_SHARE)):
        raise SuspiciousShrinkError(resource, missing, held)


@dataclass(slots=True)
class ScanWatch:
    """Watches a whole-list scan for pages that drift: rows that move between pages while they are read."""

    first_ids: tuple[str, ...] = ()
    first_count: int | None = None
    rows: int = 0

    def first_page(self, ids: tuple[str, ...], count: int | None) -> None:
        """Remember how the scan began."""
        self.first_ids, self.first_count = ids, count

    def drifted(self, ids: tuple[str, ...], count: int | None, seen: int) -> bool:
        """Whether the list moved: the first page looks different now, or the number of rows does not add up."""
        if ids != self.first_ids or count != self.first_count:
            return True
        return count is not None and seen != count


def disagreeing(digest: Mapping[str, Any], held: Mapping[str, tuple[int, int]]) -> tuple[str, ...]:
    """Resources whose count or checksum differs from the server's digest. ``held`` has both, computed here."""
    different = []
    for name, theirs in digest.items():
        if name not in held or not isinstance(theirs, Mapping):
            continue
        count, checksum = held[name]
        if theirs.get("count") != count or _checksum(theirs.get("checksum")) != checksum:
            different.append(name)
    return tuple(different)


def _checksum(value: Any) -> int | None:
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        try:
            return int(value or "0", 16)
        except ValueError:
            return None
    return None
