"""Rows as the rest of the application sees them, and how it asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class RowState(StrEnum):
    """What stands between a row and the server."""

    CLEAN = "clean"
    PENDING = "pending"
    """Changed here; the change waits for the server."""
    FAILED = "failed"
    """The server refused the change."""
    CONFLICT = "conflict"
    """The server's row changed under ours; a person decides."""
    UNKNOWN = "unknown"
    """The change was sent and its outcome is not known."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the server's values with the actions of this computer replayed on them.

    ``key`` is ours and stays the same when a row made here gets its number from the server. ``pending`` names the fields
    whose shown value has not been confirmed.
    """

    resource: str
    key: str
    values: Mapping[str, Any]
    pending: frozenset[str] = frozenset()
    state: RowState = RowState.CLEAN
    fetched_at: datetime | None = None

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)


class FilterOp(StrEnum):
    """How a filter compares. ``contains`` ignores case and accents."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    LT = "lt"
    LE = "le"
    GT = "gt"
    GE = "ge"
    EMPTY = "empty"
    NOT_EMPTY = "not_empty"
    CONTAINS = "contains"


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one field. The pseudo-field ``state`` filters by :class:`RowState`.

    ``value`` is what the decoded field holds: ``Decimal``, aware ``datetime``, ``timedelta``, ``bool``; a sequence for
    ``in``.
    """

    field: str
    op: FilterOp | str = FilterOp.EQ
    value: Any = None


@dataclass(frozen=True, slots=True)
class Sort:
    """Order by one field. Text sorts without regard to case and accents."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """Which rows of a resource, in which order. Words of ``search`` must all occur, anywhere in the searchable fields."""

    resource: str
    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[Sort, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A window of rows. ``count`` rows match the query, the resource holds ``total``.

    Where ``counted`` is false, ``count`` is only what was met so far: at least so many match.
    """

    rows: tuple[Record, ...]
    count: int
    total: int
    offset: int
    counted: bool = True


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as it was last read; ``value`` is ``None`` when it never was. ``fetched_at`` is aware UTC."""

    name: str
    value: Mapping[str, Any] | None = None
    fetched_at: datetime | None = None


class EntryStatus(StrEnum):
    """Where an action on its way to the server stands."""

    QUEUED = "queued"
    INFLIGHT = "inflight"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"
    UNDONE = "undone"

    @property
    def open(self) -> bool:
        """Whether the action still shows in the rows it changes."""
        return self not in (EntryStatus.DONE, EntryStatus.UNDONE)


@dataclass(frozen=True, slots=True)
class EntryError:
    """Why an action did not go through, in the words of :class:`tiknet_desktop.api.errors.ApiError`."""

    code: str
    status: int | None = None
    detail: str = ""
    fields: Mapping[str, list[str]] = field(default_factory=lambda: MappingProxyType({}))
