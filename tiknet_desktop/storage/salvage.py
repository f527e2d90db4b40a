"""Carrying the outbox and the sales over from a damaged file, and from the newest backup what the file has lost."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

_log = logging.getLogger(__name__)

_SIDE_FILES = ("-wal", "-shm")
_TABLES = ("facts", "sales", "outbox", "prints")  # the new file has its own cache shape already: facts never overwrite
_STEP = 64


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was carried over, and where the damaged file is kept. ``from_backup`` of the actions came from a backup."""

    actions: int
    sales: int
    from_backup: int
    kept_as: Path


def put_aside(path: Path) -> Path:
    """Move a damaged file and its side files out of the way; returns the new path of the main file."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    for suffix in ("", *_SIDE_FILES):
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.replace(aside.with_name(aside.name + suffix))
    return aside


def salvage(connection: Connection, damaged: Path, path: Path) -> Salvaged:
    """Copy every readable durable row of ``damaged`` into the new file, then what only the newest backup has.

    An action that is known from a backup alone may have been sent since: it comes back as ``unknown``, so that its effect
    is looked for before anything is sent.
    """
    for table in _TABLES:
        for row in _readable_rows(damaged, table):
            _insert(connection, table, row)
    from_backup = 0
    backup = newest_backup(path)
    if backup is not None:
        from_backup, _ = bring_back(connection, backup)
    actions = int(connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one())
    sales = int(connection.exec_driver_sql("SELECT count(*) FROM sales").scalar_one())
    return Salvaged(actions, sales, from_backup, damaged)


def bring_back(connection: Connection, backup: Path) -> tuple[int, int]:
    """Copy from a backup what the open file has lost; what is there stays as it is. How many actions and sales came back.

    Actions come back as ``unknown``: their effect is looked for before anything is sent.
    """
    actions = sales = 0
    for table in _TABLES:
        for row in _readable_rows(backup, table):
            if table == "outbox":
                row.pop("seq", None)
                if row["status"] in ("queued", "inflight"):
                    row["status"] = "unknown"
            added = _insert(connection, table, row)
            actions += added if table == "outbox" else 0
            sales += added if table == "sales" else 0
    return actions, sales


def newest_backup(path: Path) -> Path | None:
    """The newest backup beside the file, if there is any."""
    found = sorted((path.parent / "backups").glob("*.sqlite"))
    return found[-1] if found else None


def _insert(connection: Connection, table: str, row: dict[str, Any]) -> int:
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    cursor = connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", tuple(row.values())
    )
    return cursor.rowcount


def _readable_rows(path: Path, table: str) -> Iterator[dict[str, Any]]:
    """Rows of ``table`` that can still be read, from both ends towards the damage."""
    try:
        with closing(sqlite3.connect(path)) as source:
            source.row_factory = sqlite3.Row
            source.execute("PRAGMA cell_size_check=ON")
            columns = [row["name"] for row in source.execute(f"PRAGMA table_info('{table}')")]
            seen: set[int] = set()
            for direction in ("ASC", "DESC"):
                yield from _walk(source, table, columns, direction, seen)
    except sqlite3.DatabaseError as error:
        _log.warning("nothing can be read of %s: %s", table, error)


def _walk(
    source: sqlite3.Connection, table: str, columns: list[str], direction: str, seen: set[int]
) -> Iterator[dict[str, Any]]:
    compare, position = (">", -(2**62)) if direction == "ASC" else ("<", 2**62)
    step = _STEP
    while columns:
        try:
            rows = source.execute(
                f"SELECT rowid AS salvage_rowid, * FROM {table} NOT INDEXED WHERE rowid {compare} ?"
                f" ORDER BY rowid {direction} LIMIT {step}",
                (position,),
            ).fetchall()
        except sqlite3.DatabaseError as error:
            if step > 1:  # the damage lies within this step: go on row by row up to it
                step = 1
                continue
            _log.warning("reading %s stopped at row %s: %s", table, position, error)
            return
        if not rows:
            return
        for row in rows:
            position = int(row["salvage_rowid"])
            if position not in seen:
                seen.add(position)
                yield {name: row[name] for name in columns}
