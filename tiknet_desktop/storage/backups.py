"""Copies of what cannot be had again: the outbox, the sales, the samples. The cache is left out; the server has it.

The ladder keeps the newest copy of each of the last hours, days and weeks.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tiknet_desktop.storage.schema import DURABLE_TABLES, MIGRATIONS

_log = logging.getLogger(__name__)

HOURS, DAYS, WEEKS = 12, 14, 8
_STAMP = "%Y%m%dT%H%M%SZ"


def back_up(path: Path, now: datetime) -> Path:
    """Copy the durable tables of ``path`` into ``backups/`` beside it, from one consistent snapshot. Blocks; call on a
    worker thread.

    Raises:
        sqlite3.Error: the copy could not be written or is not sound; the earlier copies are untouched.
    """
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{now.astimezone(UTC):{_STAMP}}.sqlite"
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        for statements in MIGRATIONS:
            for statement in statements:
                copy.execute(statement)
        _copy_tables(path, copy)
        copy.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        with closing(sqlite3.connect(unfinished)) as written:
            copy.backup(written)
            found = written.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        unfinished.unlink()
        raise sqlite3.DatabaseError(str(found))
    unfinished.replace(target)
    return target


def thin_out(folder: Path) -> list[Path]:
    """Remove copies the ladder no longer keeps; returns them."""
    dated = [(moment, file) for file in folder.glob("*.sqlite") if (moment := moment_of(file)) is not None]
    dated.sort(reverse=True)
    kept: set[Path] = set()
    for pattern, limit in (("%Y%m%d%H", HOURS), ("%Y%m%d", DAYS), ("%G%V", WEEKS)):
        kept |= _newest_of_each(dated, pattern, limit)
    removed = [file for _, file in dated if file not in kept]
    for file in removed:
        file.unlink(missing_ok=True)
    return removed


def due(folder: Path, now: datetime, seconds: float = 3600) -> bool:
    """Whether the newest copy is older than ``seconds``, or dated in the future by a wrong clock."""
    moments = [moment for file in folder.glob("*.sqlite") if (moment := moment_of(file)) is not None]
    return not moments or not 0 <= (now.astimezone(UTC) - max(moments)).total_seconds() < seconds


def _copy_tables(path: Path, copy: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)) as source:
        source.execute("BEGIN")
        for table in DURABLE_TABLES:
            cursor = source.execute(f"SELECT * FROM {table}")
            marks = ", ".join("?" * len(cursor.description))
            while rows := cursor.fetchmany(1000):
                copy.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        source.execute("COMMIT")


def _newest_of_each(dated: Sequence[tuple[datetime, Path]], pattern: str, limit: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for moment, file in dated:
        newest.setdefault(moment.strftime(pattern), file)
        if len(newest) > limit:
            break
    return set(list(newest.values())[:limit])


def moment_of(file: Path) -> datetime | None:
    """When a copy was made, aware UTC, by its name; ``None`` for another file."""
    try:
        return datetime.strptime(file.stem.rpartition("-")[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
