"""Rows of the server in their tables, with the actions of this computer replayed on them.

A row holds the shown values. While actions are open ``_base`` keeps the server's own values beside them; for all other rows
the shown values are the server's and ``_base`` is empty. ``_hash`` is over the server's values: an equal hash costs no write.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.contracts.resources import resource as declared_resource
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.storage.codec import BadRowError, RowCodec, Stored, codec_of, moment_text
from tiknet_desktop.storage.entries import COLUMNS, HIDDEN, Entry, dump, entry_of
from tiknet_desktop.storage.records import EntryStatus, RowState

_OPEN = "status NOT IN ('done', 'undone')"
GONE = 9
"""``_missed`` of a row the server has dropped while an action on it is open; it goes when the action ends."""

_STATE_ORDER = (EntryStatus.CONFLICT, EntryStatus.UNKNOWN, EntryStatus.FAILED)
_ROW_STATES = {
    EntryStatus.CONFLICT: RowState.CONFLICT,
    EntryStatus.UNKNOWN: RowState.UNKNOWN,
    EntryStatus.FAILED: RowState.FAILED,
}


@dataclass(slots=True)
class Applied:
    """What a batch changed: local keys, rows put aside, and creates whose effect was recognised (entry id, remote id)."""

    keys: set[str] = field(default_factory=set)
    quarantined: int = 0
    unchanged: int = 0
    effects: list[tuple[str, str]] = field(default_factory=list)


class RowSql:
    """The statements of one cache table."""

    def __init__(self, resource_name: str) -> None:
        self.resource = declared_resource(resource_name)
        self.codec: RowCodec = codec_of(self.resource)
        self.table = f"cache_{resource_name}"
        self.columns = ", ".join(f'"{name}"' for name in self.codec.names)
        data = [*self.codec.names, *(f"_sort_{name}" for name in self.codec.sorted_text), "_search", "_fetched"]
        quoted = ", ".join(f'"{name}"' for name in data)
        marks = ", ".join("?" * len(data))
        self.insert = (
            f"INSERT INTO {self.table} ({quoted}, _key, _remote, _hash, _version) VALUES ({marks}, ?, ?, ?, ?)"
        )
        sets = ", ".join(f'"{name}" = ?' for name in data)
        self.update = f"UPDATE {self.table} SET {sets}, _hash = ?, _version = ?, _missed = 0 WHERE _n = ?"
        self.replay = (
            f"UPDATE {self.table} SET {sets}, _hash = ?, _version = ?, _remote = ?, _base = ?, _pending = ?, _state = ?,"
            " _hidden = ?, _missed = CASE WHEN ? THEN 0 ELSE _missed END WHERE _n = ?"
        )

    def data(self, stored: tuple[Stored, ...], fetched: str) -> tuple[Stored, ...]:
        """Column values of a row, derived columns included."""
        codec = self.codec
        return (*stored, *codec.derived(stored), fetched)


@cache
def row_sql(resource_name: str) -> RowSql:
    """The statements of a declared resource's table."""
    return RowSql(resource_name)


def digest_of(stored: tuple[Stored, ...]) -> str:
    """Hash of a server row."""
    return hashlib.blake2b(repr(stored).encode(), digest_size=12).hexdigest()


def apply_rows(
    connection: Connection,
    resource_name: str,
    rows: Sequence[Mapping[str, Any]],
    versions: Sequence[int | None] | None = None,
    spared: frozenset[str] = frozenset(),
) -> Applied:
    """Take complete server rows into the cache: new ones are added, changed ones rewritten, open actions replayed.

    Rows whose local key is in ``spared`` were changed by a push after these rows were asked for; they are left alone.
    """
    sql = row_sql(resource_name)
    codec = sql.codec
    applied = Applied()
    fetched = moment_text(datetime.now(UTC))
    incoming: dict[str, tuple[tuple[Stored, ...], int | None]] = {}
    for stored, version in _readable(connection, codec, rows, versions, applied):
        incoming[codec.remote_id(stored)] = (stored, version)
    known = _known(connection, sql, list(incoming))
    creating = _sent_creates(connection, resource_name) if len(known) < len(incoming) else []
    kept_keys = _keys_of_actions(connection, resource_name) if len(known) < len(incoming) else {}
    inserts: list[tuple[tuple[Stored, ...], tuple[str, str, str, int | None]]] = []
    updates: list[tuple[Stored, ...]] = []
    prefix = new_ulid()[:18]
    for remote_id, (stored, version) in incoming.items():
        row_hash = digest_of(stored)
        present = known.get(remote_id)
        if present is None:
            entry = _effect_among(creating, codec, stored)
            if entry is not None and _adopt(connection, sql, entry, stored, remote_id, row_hash, version):
                applied.effects.append((entry.id, remote_id))
                applied.keys.add(entry.local_key)
                continue
            key = kept_keys.get(remote_id) or f"{prefix}{len(inserts):08d}"
            inserts.append((stored, (key, remote_id, row_hash, version)))
            applied.keys.add(key)
            continue
        number, key, old_hash, state, old_version, missed = present
        if key in spared:
            continue
        if old_hash == row_hash and (version is None or version == old_version) and not missed:
            applied.unchanged += 1
            continue
        if state == RowState.CLEAN:
            updates.append((*sql.data(stored, fetched), row_hash, version, number))
        else:
            rebase(connection, resource_name, key, fresh=stored, row_hash=row_hash, version=version)
        if old_hash != row_hash:
            applied.keys.add(key)
    raw = connection.connection
    if inserts:
        derived = codec.derived_all([stored for stored, _ in inserts])
        raw.cursor().executemany(
            sql.insert,
            [(*stored, *more, fetched, *own) for (stored, own), more in zip(inserts, derived, strict=True)],
        )
    if updates:
        raw.cursor().executemany(sql.update, updates)
    for _, (key, remote_id, _, _) in inserts:
        if remote_id in kept_keys:
            rebase(connection, resource_name, key)
    return applied


def _readable(
    connection: Connection,
    codec: RowCodec,
    rows: Sequence[Mapping[str, Any]],
    versions: Sequence[int | None] | None,
    applied: Applied,
) -> Iterator[tuple[tuple[Stored, ...], int | None]]:
    """The rows that can be read, with their versions; the others are put aside and counted in ``applied``."""
    marks = versions or [None] * len(rows)
    try:
        yield from zip(codec.stored_all(rows), marks, strict=True)
        return
    except BadRowError:
        pass  # one by one, to put aside only what cannot be read
    for position, (row, version) in enumerate(zip(rows, marks, strict=True)):
        try:
            stored = codec.stored(row)
        except BadRowError as error:
            applied.quarantined += 1
            _quarantine(connection, codec.resource.name, row, position, str(error))
            continue
        yield stored, version


def _known(
    connection: Connection, sql: RowSql, remote_ids: list[str]
) -> dict[str, tuple[int, str, str, str, int, int]]:
    if connection.exec_driver_sql(f"SELECT 1 FROM {sql.table} LIMIT 1").first() is None:
        return {}
    known: dict[str, tuple[int, str, str, str, int, int]] = {}
    for start in range(0, len(remote_ids), 1000):
        some = remote_ids[start : start + 1000]
        cursor = connection.connection.cursor()
        cursor.execute(
            f"SELECT _remote, _n, _key, _hash, _state, _version, _missed FROM {sql.table}"
            f" WHERE _remote IN ({', '.join('?' * len(some))})",
            some,
        )
        for remote, *rest in cursor.fetchall():
            known[remote] = tuple(rest)
    return known


def _sent_creates(connection: Connection, resource_name: str) -> list[Entry]:
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM outbox WHERE resource = ? AND creates = 1 AND sent > 0 AND {_OPEN}", (resource_name,)
    )
    return [entry_of(row) for row in rows]


def _keys_of_actions(connection: Connection, resource_name: str) -> dict[str, str]:
    """Local keys that actions already use for server rows: after a refill the rows come back under them."""
    rows = connection.exec_driver_sql(
        f"SELECT remote_id, local_key FROM outbox WHERE resource = ? AND remote_id IS NOT NULL AND {_OPEN}",
        (resource_name,),
    )
    return {str(remote_id): str(local_key) for remote_id, local_key in rows}


def _effect_among(creating: list[Entry], codec: RowCodec, stored: tuple[Stored, ...]) -> Entry | None:
    for entry in creating:
        if entry.matches(dict(zip(codec.names, stored, strict=True))):
            return entry
    return None


def _adopt(
    connection: Connection,
    sql: RowSql,
    entry: Entry,
    stored: tuple[Stored, ...],
    remote_id: str,
    row_hash: str,
    version: int | None,
) -> bool:
    """Join a server row with the local row whose create it is the effect of."""
    mine = connection.exec_driver_sql(
        f"SELECT _n FROM {sql.table} WHERE _key = ? AND _remote IS NULL", (entry.local_key,)
    ).first()
    if mine is None:
        return False
    connection.exec_driver_sql(f"UPDATE {sql.table} SET _remote = ? WHERE _n = ?", (remote_id, mine[0]))
    rebase(connection, sql.resource.name, entry.local_key, fresh=stored, row_hash=row_hash, version=version)
    return True


def _quarantine(connection: Connection, resource_name: str, row: Any, position: int, reason: str) -> None:
    key = str(row.get("id", position)) if isinstance(row, Mapping) else str(position)
    secrets = {name for f in declared_resource(resource_name).fields if f.secret for name in f.wire_names}
    kept = {k: v for k, v in row.items() if k not in secrets} if isinstance(row, Mapping) else None
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO quarantine (resource, position, reason, row) VALUES (?, ?, ?, ?)",
        (resource_name, key, reason, json.dumps(kept, default=str)),
    )


def open_entries(connection: Connection, resource_name: str, local_key: str) -> list[Entry]:
    """Open actions on one row, oldest first."""
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM outbox WHERE resource = ? AND local_key = ? AND {_OPEN} ORDER BY seq",
        (resource_name, local_key),
    )
    return [entry_of(row) for row in rows]


def stored_row(connection: Connection, resource_name: str, local_key: str) -> tuple[Stored, ...] | None:
    """The shown values of a row as stored, or ``None``."""
    sql = row_sql(resource_name)
    row = connection.exec_driver_sql(f"SELECT {sql.columns} FROM {sql.table} WHERE _key = ?", (local_key,)).first()
    return None if row is None else tuple(row)


def base_row(connection: Connection, resource_name: str, local_key: str) -> tuple[Stored, ...] | None:
    """The server's values of a row as stored, or ``None``."""
    sql = row_sql(resource_name)
    row = connection.exec_driver_sql(
        f"SELECT _base, {sql.columns} FROM {sql.table} WHERE _key = ?", (local_key,)
    ).first()
    if row is None:
        return None
    return tuple(json.loads(row[0])) if row[0] is not None else tuple(row[1:])


def add_local_row(connection: Connection, resource_name: str, local_key: str, changes: Mapping[str, Stored]) -> None:
    """Add a row that the server does not know yet."""
    sql = row_sql(resource_name)
    stored = tuple(changes.get(name) for name in sql.codec.names)
    empty = (None,) * len(stored)
    connection.exec_driver_sql(
        sql.insert, (*sql.data(stored, moment_text(datetime.now(UTC))), local_key, None, None, None)
    )
    connection.exec_driver_sql(f"UPDATE {sql.table} SET _base = ? WHERE _key = ?", (dump(list(empty)), local_key))


def rebase(
    connection: Connection,
    resource_name: str,
    local_key: str,
    *,
    fresh: tuple[Stored, ...] | None = None,
    row_hash: str | None = None,
    version: int | None = None,
) -> None:
    """Compute the shown row again: the server's values (``fresh`` when they just came) plus every open action in order.

    Fresh values that differ from what an action was based on, in a field the action changes, put the action in conflict.
    """
    sql = row_sql(resource_name)
    row = connection.exec_driver_sql(
        f"SELECT _n, _remote, _hash, _version, _missed, _base, {sql.columns} FROM {sql.table} WHERE _key = ?",
        (local_key,),
    ).first()
    entries = open_entries(connection, resource_name, local_key)
    if row is None:
        creating = next((entry for entry in entries if entry.creates), None)
        if creating is not None:  # the cache was refilled: the row lives in the outbox alone
            add_local_row(connection, resource_name, local_key, creating.changes)
            rebase(connection, resource_name, local_key)
        return
    number, remote, old_hash, old_version, missed, base_text, *shown = row
    if not entries and (remote is None or (missed >= GONE and fresh is None)):
        connection.exec_driver_sql(f"DELETE FROM {sql.table} WHERE _n = ?", (number,))
        return
    base = fresh if fresh is not None else (tuple(json.loads(base_text)) if base_text is not None else tuple(shown))
    if fresh is not None and entries:
        _mark_conflicts(connection, sql.codec, entries, fresh)
        entries = open_entries(connection, resource_name, local_key)
    values = list(base)
    pending: set[str] = set()
    hidden = 0
    for entry in entries:
        for name, value in entry.changes.items():
            if name == HIDDEN:
                hidden = 1
            else:
                values[sql.codec.index[name]] = value
                pending.add(name)
    statuses = {entry.status for entry in entries}
    state = next((_ROW_STATES[status] for status in _STATE_ORDER if status in statuses), RowState.PENDING)
    connection.exec_driver_sql(
        sql.replay,
        (
            *sql.data(tuple(values), moment_text(datetime.now(UTC))),
            row_hash if fresh is not None else old_hash,
            version if fresh is not None and version is not None else old_version,
            remote,
            dump(list(base)) if entries else None,
            " ".join(sorted(pending)),
            state if entries else RowState.CLEAN,
            hidden,
            fresh is not None,
            number,
        ),
    )


def _mark_conflicts(connection: Connection, codec: RowCodec, entries: list[Entry], fresh: tuple[Stored, ...]) -> None:
    touched: set[str] = set()
    for entry in entries:
        theirs = {}
        for name, mine in entry.changes.items():
            if name == HIDDEN or name in touched or name not in entry.base:
                continue
            now = fresh[codec.index[name]]
            if now != entry.base[name] and now != mine:
                theirs[name] = now
        touched |= set(entry.changes)
        if theirs and entry.status is EntryStatus.QUEUED and not entry.creates:
            connection.exec_driver_sql(
                "UPDATE outbox SET status = 'conflict', theirs = ?, error = NULL WHERE seq = ?",
                (dump(theirs), entry.seq),
            )


def confirm_row(
    connection: Connection,
    entry: Entry,
    answer: Mapping[str, Any] | None,
) -> tuple[tuple[Stored, ...] | None, str | None]:
    """The server did ``entry``: its changes become the server's values, then what it answered.

    Call after the entry is marked done. Returns the server's values as known now and the remote id; a created row whose
    number is not known is dropped, since the next pull brings the real one.
    """
    sql = row_sql(entry.resource)
    codec = sql.codec
    base = base_row(connection, entry.resource, entry.local_key)
    if entry.removes:
        connection.exec_driver_sql(f"DELETE FROM {sql.table} WHERE _key = ?", (entry.local_key,))
        return None, entry.remote_id
    if base is None:
        return None, entry.remote_id
    values = list(base)
    for name, value in entry.changes.items():
        values[codec.index[name]] = value
    if answer:
        _merge_answer(codec, values, answer)
    merged = tuple(values)
    remote_id = entry.remote_id
    if merged[codec.index[sql.resource.key]] is not None:
        remote_id = codec.remote_id(merged)
    if remote_id is None:
        rebase(connection, entry.resource, entry.local_key)
        return merged, None
    connection.exec_driver_sql(
        f"DELETE FROM {sql.table} WHERE _remote = ? AND _key <> ?", (remote_id, entry.local_key)
    )  # a pull was quicker than the answer
    connection.exec_driver_sql(f"UPDATE {sql.table} SET _remote = ? WHERE _key = ?", (remote_id, entry.local_key))
    # No hash: the answer may lack fields that lists have, so the next pull writes the row once more.
    rebase(connection, entry.resource, entry.local_key, fresh=merged, row_hash=None)
    return merged, remote_id


def _merge_answer(codec: RowCodec, values: list[Stored], answer: Mapping[str, Any]) -> None:
    padded = dict(answer)
    padded.setdefault(
        codec.resource.field(codec.resource.key).wire_names[0], values[codec.index[codec.resource.key]] or 0
    )
    try:
        stored = codec.stored(padded)
    except BadRowError:
        return  # an answer that is no row of this resource: the changes alone stand
    for name in codec.sent(answer):
        values[codec.index[name]] = stored[codec.index[name]]


def remove_rows(connection: Connection, resource_name: str, remote_ids: Sequence[str]) -> set[str]:
    """Drop rows the server no longer has, except where an action is open; returns the local keys dropped."""
    sql = row_sql(resource_name)
    gone: set[str] = set()
    for start in range(0, len(remote_ids), 500):
        some = list(remote_ids[start : start + 500])
        marks = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(
            f"DELETE FROM {sql.table} WHERE _remote IN ({marks}) AND _state = 'clean' RETURNING _key", tuple(some)
        )
        gone |= {str(key) for (key,) in rows}
        connection.exec_driver_sql(f"UPDATE {sql.table} SET _missed = {GONE} WHERE _remote IN ({marks})", tuple(some))
    return gone


def replace_rows(connection: Connection, resource_name: str, rows: Sequence[Mapping[str, Any]]) -> Applied:
    """Make a live resource hold exactly these rows."""
    applied = apply_rows(connection, resource_name, rows)
    codec = row_sql(resource_name).codec
    present = set()
    for row in rows:
        try:
            present.add(codec.remote_id(codec.stored(row)))
        except BadRowError:
            continue
    applied.keys |= remove_rows(connection, resource_name, sorted(remote_ids(connection, resource_name) - present))
    return applied


def remote_ids(connection: Connection, resource_name: str) -> set[str]:
    """What the server calls the rows the cache holds."""
    cursor = connection.connection.cursor()
    cursor.execute(f"SELECT _remote FROM cache_{resource_name} WHERE _remote IS NOT NULL")
    found: set[str] = set()
    while some := cursor.fetchmany(2000):
        found.update(row[0] for row in some)
        time.sleep(0)  # let the interface have the interpreter between chunks
    return found


def note_missed(connection: Connection, resource_name: str, missing: Sequence[str]) -> list[str]:
    """Count one more complete scan without these rows; returns those missed twice in a row."""
    sql = row_sql(resource_name)
    twice: list[str] = []
    for start in range(0, len(missing), 500):
        some = tuple(missing[start : start + 500])
        marks = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(
            f"UPDATE {sql.table} SET _missed = _missed + 1 WHERE _remote IN ({marks}) RETURNING _remote, _missed", some
        )
        twice += [str(remote) for remote, missed in rows if missed >= 2]
    return twice


def row_versions(connection: Connection, resource_name: str) -> tuple[int, int]:
    """Count and checksum of a resource as the server's digest has them: XOR over rows of the first eight bytes of
    ``sha256(f"{id}:{version}")``, as an integer."""
    cursor = connection.connection.cursor()
    cursor.execute(
        f"SELECT _remote, _version FROM cache_{resource_name} WHERE _remote IS NOT NULL AND _missed < {GONE}"
    )
    count, checksum = 0, 0
    while some := cursor.fetchmany(2000):
        for remote, version in some:
            checksum ^= int.from_bytes(hashlib.sha256(f"{remote}:{version}".encode()).digest()[:8], "big")
        count += len(some)
        time.sleep(0)
    return count, checksum
