"""Filling an empty table: its sort indexes are made afterwards, which is several times faster than growing them row by row.

An interrupted fill leaves indexes missing; they are made at the next start.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

from tiknet_desktop.storage.schema import cache_table


def begin_fill(connection: Connection, resource_name: str) -> bool:
    """Drop the indexes of an empty table; a table with rows keeps them. Returns whether they were dropped.

    Indexes of the few rows with something special (hidden, not clean) stay: filling does not touch them, and without them
    every look at the list meanwhile reads the whole table.
    """
    table = cache_table(resource_name)
    if connection.exec_driver_sql(f"SELECT 1 FROM {table.name} LIMIT 1").first() is not None:
        return False
    for index in table.indexes:
        if index.dialect_options["sqlite"]["where"] is not None:
            continue
        connection.exec_driver_sql(f'DROP INDEX IF EXISTS "{index.name}"')
    return True


def missing_indexes(connection: Connection, resource_name: str) -> list[str]:
    """Names of the declared indexes a table lacks."""
    table = cache_table(resource_name)
    rows = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table.name,)
    )
    present = {str(name) for (name,) in rows}
    return sorted(str(index.name) for index in table.indexes if index.name not in present)


def make_index(connection: Connection, resource_name: str, name: str) -> None:
    """Make one declared index."""
    for index in cache_table(resource_name).indexes:
        if index.name == name:
            index.create(connection, checkfirst=True)
