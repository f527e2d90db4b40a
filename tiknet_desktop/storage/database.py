"""The file of one account: opening, checking, migrating, and the two connections everything goes through."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tiknet_desktop.storage import schema
from tiknet_desktop.storage.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DiskFullError,
    NewerSchemaError,
    StorageError,
)
from tiknet_desktop.storage.salvage import Salvaged, put_aside, salvage

_log = logging.getLogger(__name__)
_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")

DAMAGE = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CORRUPT_INDEX", "SQLITE_CORRUPT_SEQUENCE"})
MMAP_BYTES = 48 * 1024 * 1024
"""How much of the file a connection maps; what is touched of it counts as memory of the program."""
BUSY_TIMEOUT_MS = 5_000


@dataclass(frozen=True, slots=True)
class Opening:
    """How opening went. ``salvaged`` tells what was saved when the file was damaged; ``refilled``: the cache starts empty."""

    salvaged: Salvaged | None
    refilled: bool


def typed_error(error: BaseException) -> StorageError | None:
    """The storage error behind a driver error, or ``None`` when it is a fault of our own."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(origin, sqlite3.Error):
        return None
    name = getattr(origin, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR"):
        return DiskFullError(str(origin))
    if name in DAMAGE or (not name and "malformed" in str(origin)):
        return DatabaseDamagedError(str(origin))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusyError(str(origin))
    if name in ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"):
        return StorageError(str(origin))
    return None


class ShopDatabase:
    """One SQLite file with a writing and a reading connection.

    WAL, ``synchronous=FULL``: what a transaction acknowledged survives a power cut. ``write`` belongs on the write thread,
    ``read`` on the read thread (:class:`tiknet_desktop.runtime.executors.Executors`).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine: Engine | None = None
        self._writer: Connection | None = None
        self._reader: Connection | None = None

    def open(self) -> Opening:
        """Open or make the file; a damaged one is put aside and what can be read of it is carried over.

        Raises:
            NewerSchemaError: a newer version wrote it.
            DiskFullError: no room.
            DatabaseDamagedError: neither the file nor a new one can be used.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        saved: Salvaged | None = None
        try:
            refilled = self._open_checked()
        except DatabaseDamagedError as damage:
            _log.error("the shop's file is damaged: %s", damage)
            self.close()
            aside = put_aside(self.path)
            refilled = self._open_checked()
            saved = self.write(salvage, aside, self.path)
            _log.warning("salvaged %s actions and %s sales; the damaged file is kept", saved.actions, saved.sales)
        return Opening(saved, refilled)

    def write(
        self,
        fn: Callable[Concatenate[Connection, _Args], _Result],
        *args: _Args.args,
        **kwargs: _Args.kwargs,
    ) -> _Result:
        """Run ``fn`` in one transaction on the writing connection: all of it is kept, or nothing.

        Raises:
            DiskFullError: no room; nothing was kept.
            StorageError: the file cannot be written for another reason.
        """
        if self._writer is None:
            raise StorageError("the file is closed")
        try:
            with self._writer.begin():
                return fn(self._writer, *args, **kwargs)
        except (DBAPIError, sqlite3.Error) as error:
            raise (typed_error(error) or error) from error

    def write_relaxed(
        self,
        fn: Callable[Concatenate[Connection, _Args], _Result],
        *args: _Args.args,
        **kwargs: _Args.kwargs,
    ) -> _Result:
        """Run ``fn`` in one transaction that a power cut may undo as a whole: for rows the server has anyway.

        The next ordinary transaction makes it durable along with itself.
        """
        if self._writer is None:
            raise StorageError("the file is closed")
        cursor = self._writer.connection.cursor()
        cursor.execute("PRAGMA synchronous=NORMAL")
        try:
            return self.write(fn, *args, **kwargs)
        finally:
            cursor.execute("PRAGMA synchronous=FULL")

    def read(
        self,
        fn: Callable[Concatenate[Connection, _Args], _Result],
        *args: _Args.args,
        **kwargs: _Args.kwargs,
    ) -> _Result:
        """Run ``fn`` on one consistent snapshot.

        Raises:
            StorageError: the file cannot be read.
        """
        if self._reader is None:
            raise StorageError("the file is closed")
        try:
            with self._reader.begin():
                return fn(self._reader, *args, **kwargs)
        except (DBAPIError, sqlite3.Error) as error:
            raise (typed_error(error) or error) from error

    def integrity_problems(self) -> list[str]:
        """Check the whole file on a connection of its own; empty when it is sound. Takes seconds on a large file."""
        connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
        finally:
            connection.close()
        return [] if found == ["ok"] else found

    def close(self) -> None:
        """Close both connections. Calling it twice is harmless."""
        for connection in (self._reader, self._writer):
            if connection is not None:
                connection.close()
        self._reader = self._writer = None
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _open_checked(self) -> bool:
        engine = create_engine("sqlite://", creator=self._connect, poolclass=NullPool)
        event.listen(engine, "begin", _begin)
        self._engine = engine
        try:
            self._writer = engine.connect()
            self._writer.info["begin"] = "BEGIN IMMEDIATE"
            version = self._version()
            if version > len(schema.MIGRATIONS):
                raise NewerSchemaError(str(version))
            if version:
                self._check_durable(version)
            refilled = self.write(_migrate, version)
            self._reader = engine.connect()
            self._reader.info["begin"] = "BEGIN"
            if version:
                self.read(_touch_cache)
        except (DBAPIError, sqlite3.Error) as error:
            self.close()
            raise (typed_error(error) or error) from error
        except StorageError:
            self.close()
            raise
        return refilled

    def _connect(self) -> sqlite3.Connection:
        # The connections are handed to threads of their own; never to two at once.
        connection = sqlite3.connect(
            self.path, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT_MS / 1000
        )
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA mmap_size={MMAP_BYTES}")
        connection.execute("PRAGMA cache_size=-16000")
        connection.execute("PRAGMA wal_autocheckpoint=4000")  # pages: a first sync folds 16 MB at a time into the file
        return connection

    def _version(self) -> int:
        assert self._writer is not None
        with self._writer.begin():
            return int(self._writer.exec_driver_sql("PRAGMA user_version").scalar_one())

    def _check_durable(self, version: int) -> None:
        """The quick check of the tables that cannot be refilled; the whole file is checked in the background."""
        assert self._writer is not None
        with self._writer.begin():
            names = self._writer.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
            for table in schema.DURABLE_TABLES:
                if table not in names and version < len(schema.MIGRATIONS):
                    continue  # the file is older than this table
                found = self._writer.exec_driver_sql(f"PRAGMA quick_check('{table}')").scalars().all()
                if found != ["ok"]:
                    raise DatabaseDamagedError("; ".join(str(line) for line in found))


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.info.get("begin", "BEGIN"))


def _migrate(connection: Connection, version: int) -> bool:
    for number, statements in enumerate(schema.MIGRATIONS[version:], start=version + 1):
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    shape = connection.exec_driver_sql("SELECT value FROM facts WHERE name = 'cache_shape'").scalar()
    if shape == schema.cache_shape():
        return False
    schema.rebuild_cache_tables(connection)
    return True


def _touch_cache(connection: Connection) -> None:
    """Read a little of every cache table, so that gross damage shows at once."""
    for name in schema.cache_table_names():
        connection.exec_driver_sql(f"SELECT * FROM {name} LIMIT 1").all()


def set_fact(connection: Connection, name: str, value: str | None) -> None:
    """Keep a fact about this account on this computer."""
    connection.exec_driver_sql(
        "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def fact(connection: Connection, name: str) -> str | None:
    """A fact kept earlier, or ``None``."""
    value: Any = connection.exec_driver_sql("SELECT value FROM facts WHERE name = ?", (name,)).scalar()
    return None if value is None else str(value)
