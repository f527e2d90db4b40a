"""Verified copies of a server's database: taken while it runs, put back, checked."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import URL, make_url

from embedded_server.change_log import new_database_id
from embedded_server.settings import Settings
from embedded_server.vault import KEY_FILE


class BackupError(Exception):
    """What went wrong, in words for whoever runs the command."""


def _postgres(settings: Settings) -> URL | None:
    """The address of a PostgreSQL database; None where the data are in a SQLite file."""
    url = make_url(settings.url)
    if url.get_backend_name() == "postgresql":
        return url
    if url.get_backend_name() != "sqlite":
        raise BackupError(f"databases of the kind {url.get_backend_name()} are not handled here")
    return None


def _postgres_backups() -> ModuleType:
    try:
        from embedded_server import postgres_backups
    except ImportError as error:
        raise BackupError("PostgreSQL needs the package psycopg; install tiknet-desktop[postgresql]") from error
    return postgres_backups


def _source(settings: Settings) -> Path:
    name = make_url(settings.url).database
    if not name or name == ":memory:":
        raise BackupError("a database in memory cannot be copied")
    return Path(name)


def _existing(settings: Settings) -> Path:
    file = _source(settings)
    if not file.is_file():
        raise BackupError(f"there is no database in {settings.data_dir}")
    return file


def _problems(file: Path) -> list[str]:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            found += [
                f"row {row[1]} of {row[0]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")
            ]
            found += _unbalanced(connection)
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return found


def _unbalanced(connection: sqlite3.Connection) -> list[str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger_entries'").fetchone():
        return ["it is not a database of this server"]
    rows = connection.execute(
        "SELECT posting_id FROM ledger_entries GROUP BY posting_id HAVING sum(amount) <> 0 LIMIT 5"
    )
    return [f"posting {row[0]} does not add up" for row in rows]


def backup(settings: Settings, target: Path) -> dict[str, Any]:
    """Copy the database to a file while it is in use, and verify the copy. The key is copied beside it.

    Raises:
        BackupError: the copy is not sound; it is removed.
    """
    partial = target.with_name(f"{target.name}.part")
    url = _postgres(settings)
    if url is None:
        _copy(_existing(settings), partial)
    else:
        try:
            _postgres_backups().backup(url, partial)
        except BackupError:
            partial.unlink(missing_ok=True)
            raise
    partial.replace(target)
    key = settings.data_dir / KEY_FILE
    if key.is_file():
        copied = target.with_name(f"{target.name}.key")
        shutil.copyfile(key, copied)
        copied.chmod(0o600)
    return {"file": str(target), "bytes": target.stat().st_size, "ok": True}


def _copy(file: Path, partial: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    problems = _problems(partial)
    if problems:
        partial.unlink()
        raise BackupError(f"the database is damaged: {problems[0]}")


def restore(settings: Settings, source: Path) -> dict[str, Any]:
    """Put a backup in place of the database; what was there is kept beside it. Stop the server first.

    The restored database gets a new identity, so that clients read everything again.

    Raises:
        BackupError: the file is no sound backup.
    """
    if not source.is_file():
        raise BackupError(f"there is no file {source}")
    url = _postgres(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if url is None:
        where = str(_source(settings))
        _put_back(source, _source(settings))
    else:
        where = url.render_as_string(hide_password=True)
        _postgres_backups().restore(url, source)
    key = source.with_name(f"{source.name}.key")
    if key.is_file():
        shutil.copyfile(key, settings.data_dir / KEY_FILE)
        (settings.data_dir / KEY_FILE).chmod(0o600)
    return {"file": where, "ok": True}


def _put_back(source: Path, target: Path) -> None:
    problems = _problems(source)
    if problems:
        raise BackupError(f"{source} is not a sound backup: {problems[0]}")
    partial = target.with_name(f"{target.name}.part")
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
        old.backup(new)
        new.execute("UPDATE change_state SET database = ? WHERE id = 1", (new_database_id(),))
        new.commit()
    if target.exists():
        _refuse_when_used(target)
        target.replace(target.with_name(f"{target.name}.replaced"))
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    partial.replace(target)


def _refuse_when_used(file: Path) -> None:
    """An exclusive lock is had only while no server has the file open in WAL mode."""
    try:
        with closing(sqlite3.connect(file, timeout=0.2)) as connection:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
    except sqlite3.OperationalError as error:
        raise BackupError("the database is in use; stop the server first") from error


def check(settings: Settings) -> dict[str, Any]:
    """Check the database file, its references and that every posting adds up.

    Raises:
        BackupError: something is wrong; the first problem is named.
    """
    url = _postgres(settings)
    if url is not None:
        _postgres_backups().check(url)
        return {"file": url.render_as_string(hide_password=True), "ok": True}
    file = _existing(settings)
    problems = _problems(file)
    if problems:
        raise BackupError(f"{len(problems)} problem(s), first: {problems[0]}; restore a backup")
    return {"file": str(file), "ok": True}
