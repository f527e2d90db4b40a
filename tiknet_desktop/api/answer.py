"""What a call hands back, and the rows inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class PageInfo:
    """The paging part of a list answer. ``next`` and ``previous`` are addresses as the server wrote them, or ``None``."""

    count: int | None
    next: str | None
    previous: str | None
    totals: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ApiAnswer:
    """A successful answer, unwrapped.

    ``data`` is the payload: object, array, scalar or ``None``. ``not_modified`` answers (304) have no data. ``date`` is the
    server's clock, aware UTC. ``route`` tells which path was served.
    """

    data: Any
    status: int
    etag: str | None = None
    message: str = ""
    not_modified: bool = False
    date: datetime | None = None
    page: PageInfo | None = None
    route: str = ""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a server offers beyond the catalogue. A server without a capabilities document offers none of it."""

    features: frozenset[str] = field(default_factory=frozenset)
    database: str | None = None
    server: str = ""
    version: str = ""

    def __contains__(self, feature: str) -> bool:
        return feature in self.features


def rows(answer: ApiAnswer | Any) -> list[Any]:
    """The rows of a list answer in any of its forms: ``data[]``, ``results``, ``paginate_data`` (wire conventions, 3).

    Anything else has no rows.
    """
    data = answer.data if isinstance(answer, ApiAnswer) else answer
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping):
        for name in ("results", "paginate_data"):
            if isinstance(data.get(name), list):
                return list(data[name])
    return []


def is_list(data: Any) -> bool:
    """Whether ``data`` has one of the list forms."""
    return isinstance(data, list) or (
        isinstance(data, Mapping) and any(isinstance(data.get(name), list) for name in ("results", "paginate_data"))
    )


def page_of(data: Any) -> PageInfo | None:
    """The paging part of ``data``, or ``None`` for a plain array or an object that is no list."""
    if not isinstance(data, Mapping) or not is_list(data):
        return None
    count, totals = data.get("count"), data.get("totals")
    following, before = data.get("next"), data.get("previous")
    return PageInfo(
        count=count if isinstance(count, int) and not isinstance(count, bool) else None,
        next=following if isinstance(following, str) and following else None,
        previous=before if isinstance(before, str) and before else None,
        totals=totals if isinstance(totals, Mapping) else None,
    )
