"""A shop's file seen from the event loop: transactions run on the threads that own the connections."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.engine import Connection

from tiknet_desktop.contracts.resources import RESOURCES
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.storage import backups, filling, outbox, reversals, search
from tiknet_desktop.storage.database import Opening, ShopDatabase
from tiknet_desktop.storage.errors import StorageError
from tiknet_desktop.storage.records import Page, RecordQuery

_log = logging.getLogger(__name__)
_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


class Store:
    """One account's data. ``opening`` says whether the file had to be salvaged or the cache starts empty."""

    def __init__(self, path: Path, executors: Executors) -> None:
        self.database = ShopDatabase(path)
        self.opening: Opening | None = None
        self._executors = executors
        self._reader = search.RecordReader()

    async def open(self) -> Opening:
        """Open the file, show open actions again, note what was being sent as unknown.

        Raises:
            StorageError: the file cannot be used.
        """
        opening = await self._executors.write(self._open)
        self.opening = opening
        return opening

    def _open(self) -> Opening:
        opening = self.database.open()
        self.database.write(outbox.recover)
        if opening.refilled or opening.salvaged:
            self.database.write(outbox.replay_all)
        self.database.write(reversals.finish)
        self.database.write(outbox.prune)
        return opening

    async def write(
        self, fn: Callable[Concatenate[Connection, _Args], _Result], *args: _Args.args, **kwargs: _Args.kwargs
    ) -> _Result:
        """Run ``fn`` in one transaction.

        Raises:
            DiskFullError: no room; nothing was kept.
        """
        return await self._executors.write(lambda: self.database.write(fn, *args, **kwargs))

    async def write_relaxed(
        self, fn: Callable[Concatenate[Connection, _Args], _Result], *args: _Args.args, **kwargs: _Args.kwargs
    ) -> _Result:
        """As :meth:`write`, but a power cut may undo it: for rows the server has anyway."""
        return await self._executors.write(lambda: self.database.write_relaxed(fn, *args, **kwargs))

    async def read(
        self, fn: Callable[Concatenate[Connection, _Args], _Result], *args: _Args.args, **kwargs: _Args.kwargs
    ) -> _Result:
        """Run ``fn`` on a consistent snapshot."""
        return await self._executors.read(lambda: self.database.read(fn, *args, **kwargs))

    async def page(self, query: RecordQuery, offset: int, limit: int) -> Page:
        """Rows of a query."""
        return await self.read(self._reader.page, query, offset, limit)

    async def glance(self, query: RecordQuery, limit: int) -> Page | None:
        """The first rows of a search before it is counted, where they are quickly found."""
        return await self.read(self._reader.glance, query, limit)

    async def keys(self, query: RecordQuery) -> list[str]:
        """Keys of everything that matches."""
        return await self.read(self._reader.keys, query)

    def forget_counts(self, resource_name: str) -> None:
        """The resource changed: counts kept for it are stale."""
        self._reader.forget(resource_name)

    async def index(self, resource_name: str) -> None:
        """Bring the search index up to date in small transactions, so that nobody waits long for the writer."""
        for name in await self.write(filling.missing_indexes, resource_name):
            await self.write_relaxed(filling.make_index, resource_name, name)
        while await self.write_relaxed(search.index_some, resource_name):
            await asyncio.sleep(0)

    async def index_all(self) -> None:
        """Index what an earlier run left."""
        for declared in RESOURCES:
            await self.index(declared.name)
        await self.write(search.optimize)

    async def check_integrity(self) -> list[str]:
        """Check the whole file on a worker thread; empty when it is sound."""
        return await self._executors.work(self.database.integrity_problems)

    async def back_up_if_due(self) -> Path | None:
        """Make a copy of the durable tables when the last one is old; returns its path."""
        folder = self.database.path.parent / "backups"
        now = datetime.now(UTC)
        if not backups.due(folder, now):
            return None
        try:
            made = await self._executors.work(backups.back_up, self.database.path, now)
            await self._executors.work(backups.thin_out, folder)
        except (sqlite3.Error, OSError) as error:
            _log.warning("no backup was made: %s", error)
            raise StorageError(str(error)) from error
        return made

    async def close(self) -> None:
        """Close the file once queued work is done."""
        await self._executors.read(_nothing)
        with contextlib.suppress(StorageError):
            await self.write(search.optimize)
        await self._executors.write(self.database.close)


def _nothing() -> Any:
    """Reached when everything queued before on the thread is done."""
    return None
