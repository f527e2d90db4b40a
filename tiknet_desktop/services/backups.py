"""Copies of what cannot be had again: of this computer's own data, and of the server's where it runs in this program."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy.engine import Connection

from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.services.errors import InvalidInputError, RowGoneError
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import backups, salvage

KEPT_OF_SERVER: Final = 12
"""Copies of the server's database that are kept."""
_STAMP: Final = "%Y%m%dT%H%M%SZ"


class ServerCopies(Protocol):
    """The server that runs in this program. Both block."""

    def back_up(self, target: Path) -> None: ...

    def restore(self, source: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy. ``of`` is ``computer`` (sales and actions kept here) or ``server``. ``size`` in bytes, ``made_at`` aware UTC."""

    of: str
    path: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back from a copy of this computer."""

    actions: int
    sales: int


class BackupService:
    """Makes copies, lists them, takes them back."""

    def __init__(
        self, shop: ShopHolder, paths: Paths, executors: Executors, server: Callable[[], ServerCopies | None]
    ) -> None:
        self._shop = shop
        self._paths = paths
        self._executors = executors
        self._server = server

    @property
    def with_server(self) -> bool:
        """Whether the server's data are on this computer and copied too."""
        return self._server() is not None

    @property
    def folder(self) -> Path:
        """Where the copies of this computer's data are."""
        return self._shop().store.database.path.parent / "backups"

    @property
    def server_folder(self) -> Path:
        """Where the copies of the server are."""
        return self._paths.backups

    async def copies(self) -> list[Copy]:
        """All copies, newest first."""
        found = await self._executors.work(_found, self.folder, "computer")
        if self.with_server:
            found += await self._executors.work(_found, self.server_folder, "server")
        return sorted(found, key=lambda copy: copy.made_at, reverse=True)

    async def back_up_now(self) -> None:
        """Make a copy of everything on this computer.

        Raises:
            sqlite3.Error, OSError, BackupError: no sound copy was made; the earlier ones are untouched.
        """
        now = datetime.now(UTC)
        await self._executors.work(backups.back_up, self._shop().store.database.path, now)
        server = self._server()
        if server is not None:
            await self._executors.work(server.back_up, self.server_folder / f"server-{now:{_STAMP}}.sqlite")
            await self._executors.work(_thin_out, self.server_folder)

    async def restore(self, copy: Copy) -> Restored | None:
        """Take a copy back. Of this computer: what is missing here comes back, nothing is overwritten, and actions are
        checked before they are sent. Of the server: its data become those of the copy; what was there is kept beside.

        Raises:
            RowGoneError: the copy is no longer there.
            InvalidInputError: it is no sound copy.
            BackupError, OSError: it was not taken back.
        """
        if not await self._executors.work(copy.path.is_file):
            raise RowGoneError(str(copy.path.name))
        shop = self._shop()
        if copy.of == "server":
            server = self._server()
            if server is None:
                raise RowGoneError(str(copy.path.name))
            await self._executors.work(server.restore, copy.path)
            await shop.engine.pull_once()
            return None
        if not await self._executors.work(_is_sound, copy.path):
            raise InvalidInputError(copy="damaged")

        def take(connection: Connection) -> Restored:
            return Restored(*salvage.bring_back(connection, copy.path))

        restored = await shop.store.write(take)
        shop.publish()
        shop.bus.publish(ChangeSet("sales"))
        return restored


def _found(folder: Path, of: str) -> list[Copy]:
    found = []
    for file in folder.glob("*.sqlite"):
        moment = backups.moment_of(file)
        if moment is not None:
            found.append(Copy(of, file, moment, file.stat().st_size))
    return found


def _thin_out(folder: Path) -> None:
    for copy in sorted(_found(folder, "server"), key=lambda copy: copy.made_at)[:-KEPT_OF_SERVER]:
        copy.path.unlink(missing_ok=True)
        copy.path.with_name(f"{copy.path.name}.key").unlink(missing_ok=True)


def _is_sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as copy:
            return bool(copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
