"""Brings a database to the newest schema, in process and from a frozen bundle alike.

A database that is already there is recognised without loading the migration library: it costs start-up time.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from embedded_server.database import MIGRATION_LOCK, Database, DatabaseTooNewError

HEAD = "0030_stock_reversals_audit"
"""The newest revision; a test compares it with the scripts."""

SCRIPTS = Path(__file__).parent / "migrations"


def current_revision(database: Database) -> str | None:
    """The revision a database stands at; None for an empty one."""
    try:
        with database.engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError:
        return None


def migrate(database: Database) -> None:
    """Run the migrations that are missing. A SQLite file is copied beside itself first.

    Raises:
        DatabaseTooNewError: the database knows a revision that this program does not.
    """
    revision = current_revision(database)
    if revision == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise DatabaseTooNewError(f"revision {revision} is newer than this program")
    if revision is not None and database.file is not None:
        _copy_before(database.file, revision)
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            # Several processes may start at once; who comes second finds everything done.
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _copy_before(file: Path, revision: str) -> None:
    target = file.with_suffix(f".before-{HEAD}-from-{revision}.sqlite")
    source, copy = sqlite3.connect(file), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
