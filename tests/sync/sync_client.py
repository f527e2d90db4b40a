"""One computer of the shop for tests: a real file, the real engine, a transport that can be mistreated."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.sync.reference_server import FaultyTransport, ReferenceServer
from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.api.tokens import MemoryTokens, Tokens
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.storage import cache, outbox, search
from tiknet_desktop.storage.entries import NewEntry
from tiknet_desktop.storage.records import Record, RecordQuery
from tiknet_desktop.storage.store import Store
from tiknet_desktop.sync.connectivity import Connectivity
from tiknet_desktop.sync.engine import SyncEngine


class SyncClient:
    """Open with :meth:`open`, end with :meth:`close`; :meth:`crash` drops everything but the file."""

    def __init__(self, path: Path, server: ReferenceServer) -> None:
        self.path = path
        self.server = server
        self.transport = FaultyTransport(server)
        self.now = time.time()
        self.changes: list[ChangeSet] = []

    async def open(self) -> SyncClient:
        self.executors = Executors()
        self.bus = ChangeBus()
        self.bus.subscribe(self.changes.append)
        self.store = Store(self.path, self.executors)
        await self.store.open()
        self.connectivity = Connectivity(self.bus)
        self.api = PartnerApi(
            self.transport.base_url,
            MemoryTokens(Tokens("access", "refresh")),
            transport=self.transport,  # type: ignore[arg-type]
            on_outcome=self.connectivity.note,
        )
        self.tasks = TaskRegistry()
        self.engine = SyncEngine(self.store, self.api, self.connectivity, self.bus, self.tasks, clock=lambda: self.now)
        return self

    async def close(self) -> None:
        await self.engine.stop()
        await self.tasks.close()
        await self.api.aclose()
        await self.store.close()
        self.executors.close()

    async def crash(self) -> None:
        """Forget everything that is not on the disk, as far as one process can."""
        await self.engine.stop()
        await self.executors.write(self.store.database.close)
        self.executors.close()
        await self.open()

    async def push(self) -> None:
        """One round of sending; faults are part of the game."""
        await self.store.write(outbox.hurry)
        self.now += 3_600 * 0.01
        try:
            await self.engine.push_once()
        except ApiError:
            return

    async def pull(self) -> bool:
        """One round of reading; returns whether all of it worked."""
        try:
            await self.engine.pull_once()
        except ApiError:
            return False
        return True

    async def act(self, entry: NewEntry) -> None:
        """Keep an action."""
        await self.store.write(outbox.append, entry)

    async def rows(self, resource: str) -> list[Record]:
        """Every visible row."""
        return list((await self.store.page(RecordQuery(resource), 0, 100_000)).rows)

    async def row(self, resource: str, **equal: Any) -> Record | None:
        """One row by values."""
        return await self.store.read(search.find, resource, equal)

    async def table(self, resource: str) -> dict[int, dict[str, Any]]:
        """Decoded values by server id."""
        return {record["id"]: dict(record.values) for record in await self.rows(resource)}

    async def entries(self, which: str = "all") -> list[Any]:
        """Actions, oldest first."""
        return list(reversed(await self.store.read(outbox.listed, which, 0, 1_000)))


def truth(server: ReferenceServer, resource: str) -> dict[int, dict[str, Any]]:
    """The server's rows, decoded as the client decodes them."""
    codec = cache.row_sql(resource).codec
    extras = "row-extras" in server.features
    return {
        row_id: codec.values(codec.stored(server._shown(resource, row, extras)))
        for row_id, row in server.rows[resource].items()
    }
