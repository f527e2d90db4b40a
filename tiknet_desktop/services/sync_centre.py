"""The Sync centre: every action on its way, what stands against it, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES, resource
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import outbox, states
from tiknet_desktop.storage.codec import decode
from tiknet_desktop.storage.entries import HIDDEN, Entry
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import EntryError, EntryStatus
from tiknet_desktop.storage.states import FreshnessState


@dataclass(frozen=True, slots=True)
class OutboxEntryView:
    """One action for the screen. ``mine`` and ``theirs`` are decoded values by field; ``theirs`` is ``None`` outside
    conflicts and when the server's row is gone. ``waits_for`` is the id of the action that must end first."""

    id: str
    operation: str
    resource: str
    subject: str
    summary: Mapping[str, Any]
    status: EntryStatus
    created_at: datetime
    attempts: int
    next_attempt_at: datetime | None
    waits_for: str | None
    error: EntryError | None
    mine: Mapping[str, Any]
    theirs: Mapping[str, Any] | None
    key: str = ""
    sale_id: str | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many actions wait (sent ones included), have an unknown outcome, conflict, were refused, are done."""

    pending: int
    unknown: int
    conflict: int
    refused: int
    done: int

    @property
    def attention(self) -> int:
        """How many need a person."""
        return self.unknown + self.conflict + self.refused


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """What this computer holds of one resource or document."""

    resource: str
    count: int
    synced_at: datetime | None
    state: FreshnessState

    def __iter__(self) -> Any:
        return iter((self.resource, self.count, self.synced_at, self.state))


class SyncCentreService:
    """Use cases of the Sync centre."""

    def __init__(self, shop: ShopHolder) -> None:
        self._shop = shop

    async def entries(self, filter: str = "all", offset: int = 0, limit: int = 100) -> list[OutboxEntryView]:
        """Actions, newest first. ``filter``: ``all``, ``attention``, ``pending`` or ``done``."""
        return await self._shop().store.read(_views, filter, offset, limit)

    async def counts(self) -> OutboxCounts:
        """How many actions stand where."""
        found = await self._shop().store.read(outbox.counts)
        return OutboxCounts(
            pending=found[EntryStatus.QUEUED] + found[EntryStatus.INFLIGHT],
            unknown=found[EntryStatus.UNKNOWN],
            conflict=found[EntryStatus.CONFLICT],
            refused=found[EntryStatus.FAILED],
            done=found[EntryStatus.DONE],
        )

    async def retry(self, entry_id: str) -> None:
        """Send an action again now.

        Raises:
            NotSendableError: it is being sent, done or undone.
        """
        await self._step(outbox.retry, entry_id)

    async def undo(self, entry_id: str) -> None:
        """Give an action up, and what depends on it; the row shows the server's values again.

        Raises:
            NotSendableError: it is being sent, done or undone.
        """
        await self._step(outbox.undo, entry_id)

    async def resolve(self, entry_id: str, keep: str) -> None:
        """End a conflict: ``keep`` ``mine`` or ``server``.

        Raises:
            ValueError: ``keep`` is neither.
            NotSendableError: the action is in no conflict.
        """
        if keep not in ("mine", "server"):
            raise ValueError(keep)
        shop = self._shop()
        changed = await shop.store.write(outbox.resolve, entry_id, keep_mine=keep == "mine")
        shop.publish(changed)
        shop.engine.poke()

    async def inventory(self) -> list[InventoryLine]:
        """What this computer holds, resource by resource."""
        return await self._shop().store.read(_inventory)

    async def sync_now(self) -> None:
        """Send and read everything that is due or not, without waiting for the cadence."""
        await self._shop().engine.sync_now()

    async def _step(self, step: Any, entry_id: str) -> None:
        shop = self._shop()
        changed: Changed = await shop.store.write(step, entry_id)
        shop.publish(changed)
        shop.engine.poke()


def _views(connection: Connection, which: str, offset: int, limit: int) -> list[OutboxEntryView]:
    return [_view(connection, entry) for entry in outbox.listed(connection, which, offset, limit)]


def _view(connection: Connection, entry: Entry) -> OutboxEntryView:
    declared = resource(entry.resource)

    def decoded(values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: decode(declared.field(name), value) for name, value in values.items() if name != HIDDEN}

    return OutboxEntryView(
        id=entry.id,
        operation=entry.operation,
        resource=entry.resource,
        subject=entry.subject,
        summary=entry.summary,
        status=entry.status,
        created_at=entry.created_at,
        attempts=entry.attempts,
        next_attempt_at=datetime.fromtimestamp(entry.next_at, UTC) if entry.next_at else None,
        waits_for=outbox.waits_for(connection, entry) if entry.status is EntryStatus.QUEUED else None,
        error=entry.error,
        mine=decoded(entry.changes),
        theirs=decoded(entry.theirs) if entry.theirs is not None else None,
        key=entry.local_key,
        sale_id=entry.sale_id,
        settled_at=entry.settled_at,
    )


def _inventory(connection: Connection) -> list[InventoryLine]:
    lines = []
    for declared in RESOURCES:
        known = states.freshness(connection, declared.name)
        count = int(connection.exec_driver_sql(f"SELECT count(*) FROM cache_{declared.name}").scalar_one())
        lines.append(InventoryLine(declared.name, count, known.synced_at, known.state))
    for document in DOCUMENTS:
        known = states.freshness(connection, document.name)
        count = 1 if states.document(connection, document.name).value is not None else 0
        lines.append(InventoryLine(document.name, count, known.synced_at, known.state))
    return lines
