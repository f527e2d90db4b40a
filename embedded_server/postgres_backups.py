"""Copies of a server's PostgreSQL database, with PostgreSQL's own programs: taken while it runs, put back, checked.

Passwords reach the programs through the environment, never through arguments. A restore moves what was there to the schema
``tiknet_replaced`` and brings it back where anything fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import URL

from embedded_server.backups import BackupError
from embedded_server.change_log import new_database_id

REPLACED = "tiknet_replaced"
"""Where a restore keeps what was there, until the next one."""
_SCHEMA = "public"
_PACKAGED = Path("/usr/lib/postgresql")
"""Debian keeps one folder per version."""


def _parameters(url: URL) -> dict[str, str]:
    """The address as libpq's own parameters."""
    named = {"host": url.host, "port": url.port, "user": url.username, "password": url.password, "dbname": url.database}
    given = {name: str(value) for name, value in named.items() if value not in (None, "")}
    return given | {name: value for name, value in url.query.items() if isinstance(value, str)}


def _environment(url: URL) -> dict[str, str]:
    """The address as libpq reads it from the environment."""
    variables = {
        option.keyword.decode(): option.envvar.decode()
        for option in psycopg.pq.Conninfo.get_defaults()
        if option.envvar
    }
    given = _parameters(url)
    unknown = sorted(set(given) - set(variables))
    if unknown:
        raise BackupError(f"the option {unknown[0]} of the database address cannot be handed to pg_dump")
    return {variables[name]: value for name, value in given.items()}


def _program(name: str) -> str:
    folders = sorted(_PACKAGED.glob(f"*/bin/{name}"), key=lambda file: int(file.parts[-3])) if os.name != "nt" else []
    found = str(folders[-1]) if folders else shutil.which(name)
    if found is None:
        raise BackupError(
            f"{name} is not installed; install PostgreSQL's client programs (Debian: apt-get install postgresql-client)"
        )
    return found


def _run(url: URL, name: str, *arguments: str) -> None:
    done = subprocess.run(
        [_program(name), *arguments],
        env=os.environ | _environment(url) | {"LC_MESSAGES": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "error" in line.lower()] or done.stderr.splitlines()
        raise BackupError(lines[0].strip() if lines else f"{name} ended with {done.returncode}")


def _connection(url: URL) -> psycopg.Connection[tuple[Any, ...]]:
    try:
        return psycopg.connect(**_parameters(url), autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise BackupError(f"the database cannot be reached: {str(error).splitlines()[0]}") from error


def _has_tables(connection: psycopg.Connection[tuple[Any, ...]], schema: str = _SCHEMA) -> bool:
    table = f"{schema}.ledger_entries"
    return connection.execute("SELECT to_regclass(%s)", (table,)).fetchone() != (None,)


def _problems(connection: psycopg.Connection[tuple[Any, ...]]) -> list[str]:
    if not _has_tables(connection):
        return ["it is not a database of this server"]
    found = connection.execute(
        f"SELECT posting_id FROM {_SCHEMA}.ledger_entries GROUP BY posting_id HAVING sum(amount) <> 0 LIMIT 5"
    )
    return [f"posting {row[0]} does not add up" for row in found]


def backup(url: URL, partial: Path) -> None:
    """Write an archive (pg_dump's custom format) and read it to its end.

    Raises:
        BackupError: the database or the archive is not sound, or the programs are missing.
    """
    with _connection(url) as connection:
        problems = _problems(connection)
    if problems:
        raise BackupError(f"the database is damaged: {problems[0]}")
    _run(url, "pg_dump", "--format=custom", f"--schema={_SCHEMA}", "--no-owner", "--no-acl", f"--file={partial}")
    _verify(url, partial)


def _verify(url: URL, archive: Path) -> None:
    _run(url, "pg_restore", f"--file={os.devnull}", str(archive))


def restore(url: URL, source: Path) -> None:
    """Put an archive in place of what the database holds; that is kept in the schema :data:`REPLACED`.

    Raises:
        BackupError: the archive is not sound, the database is in use, or what came out of it is not sound.
    """
    try:
        _verify(url, source)
    except BackupError as error:
        raise BackupError(f"{source} is not a sound backup: {error}") from error
    with _connection(url) as connection:
        _refuse_when_used(connection)
        _bring_back(connection)
        _set_aside(connection)
        try:
            arguments = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", f"--schema={_SCHEMA}")
            _run(url, "pg_restore", *arguments, f"--dbname={url.database}", str(source))
            problems = _problems(connection)
            if problems:
                raise BackupError(f"{source} is not a sound backup: {problems[0]}")
            connection.execute(f"UPDATE {_SCHEMA}.change_state SET database = %s WHERE id = 1", (new_database_id(),))
        except (BackupError, psycopg.Error):
            _undo(connection)
            raise


def _refuse_when_used(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    others = connection.execute(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    ).fetchone()
    if others != (0,):
        raise BackupError("the database is in use; stop the server first")


def _set_aside(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    names = sql.Identifier(_SCHEMA), sql.Identifier(REPLACED)
    with connection.transaction():
        connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(names[1]))
        connection.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(*names))
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(names[0]))


def _undo(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    names = sql.Identifier(_SCHEMA), sql.Identifier(REPLACED)
    with connection.transaction():
        connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(names[0]))
        connection.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(names[1], names[0]))


def _bring_back(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """A restore that was killed half way left what was there set aside: it must not be taken for the old copy."""
    if not _has_tables(connection) and _has_tables(connection, REPLACED):
        _undo(connection)


def check(url: URL) -> None:
    """Check that the database can be read and that every posting adds up; references PostgreSQL keeps itself.

    Raises:
        BackupError: something is wrong; the first problem is named.
    """
    with _connection(url) as connection:
        problems = _problems(connection)
    if problems:
        raise BackupError(f"{len(problems)} problem(s), first: {problems[0]}; restore a backup")
