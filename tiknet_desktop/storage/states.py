"""How old everything is: freshness of each resource, documents with their ETag, the place in the change feed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.storage.codec import moment_text, parse_moment
from tiknet_desktop.storage.entries import error_text
from tiknet_desktop.storage.records import DocumentRecord, EntryError


class FreshnessState(StrEnum):
    """What is known about a resource as a whole."""

    NEVER = "never"
    FRESH = "fresh"
    STALE = "stale"
    SYNCING = "syncing"
    NOT_OFFERED = "not_offered"
    FORBIDDEN = "forbidden"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Freshness:
    """State of one resource. ``synced_at`` is the end of the last complete read, aware UTC."""

    state: FreshnessState
    synced_at: datetime | None = None
    error: EntryError | None = None
    etag: str | None = None


def freshness(connection: Connection, resource_name: str) -> Freshness:
    """What is known about a resource; ``never`` for one that was not read yet."""
    row = connection.exec_driver_sql(
        "SELECT state, synced_at, error, etag FROM freshness WHERE resource = ?", (resource_name,)
    ).first()
    if row is None:
        return Freshness(FreshnessState.NEVER)
    state, synced_at, error, etag = row
    return Freshness(
        FreshnessState(state),
        parse_moment(synced_at) if synced_at else None,
        EntryError(**json.loads(error)) if error else None,
        etag,
    )


def mark(
    connection: Connection,
    resource_name: str,
    state: FreshnessState,
    *,
    error: EntryError | None = None,
    complete: bool = False,
    etag: str | None = None,
) -> None:
    """Note how a read went. ``complete`` sets the time of the last complete read to now."""
    now = moment_text(datetime.now(UTC)) if complete else None
    connection.exec_driver_sql(
        "INSERT INTO freshness (resource, state, synced_at, error, etag) VALUES (?, ?, ?, ?, ?) ON CONFLICT (resource)"
        " DO UPDATE SET state = excluded.state, synced_at = coalesce(excluded.synced_at, synced_at),"
        " error = excluded.error, etag = coalesce(excluded.etag, etag)",
        (resource_name, state.value, now, error_text(error), etag),
    )


def document(connection: Connection, name: str) -> DocumentRecord:
    """A document as last read."""
    row = connection.exec_driver_sql("SELECT value, fetched_at FROM documents WHERE name = ?", (name,)).first()
    if row is None or row[0] is None:
        return DocumentRecord(name)
    return DocumentRecord(name, json.loads(row[0]), parse_moment(row[1]) if row[1] else None)


def document_etag(connection: Connection, name: str) -> str | None:
    """The ETag a document came with."""
    value = connection.exec_driver_sql("SELECT etag FROM documents WHERE name = ?", (name,)).scalar()
    return None if value is None else str(value)


def keep_document(connection: Connection, name: str, value: Mapping[str, Any], etag: str | None) -> bool:
    """Keep a document; returns whether it differs from the one kept before."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    before = connection.exec_driver_sql("SELECT value FROM documents WHERE name = ?", (name,)).scalar()
    connection.exec_driver_sql(
        "INSERT INTO documents (name, value, etag, fetched_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
        " value = excluded.value, etag = excluded.etag, fetched_at = excluded.fetched_at",
        (name, text, etag, moment_text(datetime.now(UTC))),
    )
    return before != text


def forget_answers(connection: Connection, keep: int) -> None:
    """Drop the oldest answers to questions with arguments (their names hold a question mark) beyond ``keep``."""
    connection.exec_driver_sql(
        "DELETE FROM documents WHERE name LIKE '%?%' AND name NOT IN"
        " (SELECT name FROM documents WHERE name LIKE '%?%' ORDER BY fetched_at DESC LIMIT ?)",
        (keep,),
    )


def feed_place(connection: Connection) -> tuple[str | None, str | None]:
    """Database id and cursor up to which the change feed was read."""
    row = connection.exec_driver_sql('SELECT "database", "cursor" FROM feed WHERE id = 1').first()
    return (None, None) if row is None else (row[0], row[1])


def keep_feed_place(connection: Connection, database: str | None, cursor: str | None) -> None:
    """Note how far the change feed was read; in the transaction that keeps its rows."""
    connection.exec_driver_sql(
        'INSERT INTO feed (id, "database", "cursor") VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET'
        ' "database" = excluded."database", "cursor" = excluded."cursor"',
        (database, cursor),
    )
