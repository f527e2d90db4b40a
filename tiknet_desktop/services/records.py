"""Reading the cache: pages, rows, sums, documents, and how old they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES, resource
from tiknet_desktop.services.server import Server
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import search, states
from tiknet_desktop.storage.records import DocumentRecord, EntryError, Page, Record, RecordQuery
from tiknet_desktop.storage.states import FreshnessState

SLACK = 3
"""A resource is stale when it was not read for this many of its cadences."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old a resource is and why. ``source`` is ``server`` while it is kept up to date, else ``computer``."""

    state: FreshnessState
    synced_at: datetime | None = None
    error: EntryError | None = None
    source: Literal["server", "computer"] = "computer"


class RecordService:
    """Rows of every resource, from the cache of the open account."""

    def __init__(self, shop: ShopHolder, server: Server) -> None:
        self._shop = shop
        self._server = server

    async def page(self, query: RecordQuery, offset: int, limit: int) -> Page:
        """Rows of a query. See :class:`RecordQuery`."""
        return await self._shop().store.page(query, offset, limit)

    async def glance(self, query: RecordQuery, limit: int) -> Page | None:
        """The first rows of a new search before it is counted; ``None`` when :meth:`page` must look at everything."""
        return await self._shop().store.glance(query, limit)

    async def keys(self, query: RecordQuery) -> list[str]:
        """Keys of every match in order, for bulk actions and exports."""
        return await self._shop().store.keys(query)

    async def get(self, resource: str, key: str) -> Record | None:
        """One row, or ``None``."""
        return await self._shop().store.read(search.get, resource, key)

    async def find(self, resource: str, **equal: Any) -> Record | None:
        """The first row with these values, or ``None``."""
        return await self._shop().store.read(search.find, resource, equal)

    async def aggregate(self, query: RecordQuery, field: str, fn: str) -> Any:
        """``count``, ``sum``, ``min``, ``max`` or ``avg`` of a field over what matches."""
        return await self._shop().store.read(search.aggregate, query, field, fn)

    async def freshness(self, resource_name: str) -> Freshness:
        """State and age of a resource or a document."""
        shop = self._shop()
        known = await shop.store.read(states.freshness, resource_name)
        state = known.state
        online = self._server.connectivity.usable
        if resource_name in shop.engine.syncing:
            state = FreshnessState.SYNCING
        elif state is FreshnessState.FRESH and known.synced_at is not None:
            limit = timedelta(seconds=_cadence(resource_name) * SLACK)
            if not online or datetime.now(UTC) - known.synced_at > limit:
                state = FreshnessState.STALE
        fresh = state in (FreshnessState.FRESH, FreshnessState.SYNCING) and online
        return Freshness(state, known.synced_at, known.error, "server" if fresh else "computer")

    async def refresh(self, resource_name: str) -> None:
        """Read the resource or document from the server now; without a connection nothing happens.

        Raises:
            ApiError: the server did not answer usably.
        """
        await self._shop().engine.refresh(resource_name)

    def set_visible(self, resources: Sequence[str]) -> None:
        """Name what is on screen; it is read first and more often."""
        if self._shop.current is not None:
            self._shop.current.engine.set_visible(resources)

    async def document(self, name: str) -> DocumentRecord:
        """A document of the cache."""
        return await self._shop().store.read(states.document, name)


def _cadence(name: str) -> int:
    for document in DOCUMENTS:
        if document.name == name:
            return document.cadence
    return resource(name).cadence if name in {one.name for one in RESOURCES} else 300
