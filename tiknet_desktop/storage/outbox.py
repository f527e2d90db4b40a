"""Actions on their way to the server: kept, merged, claimed, settled, undone.

Every function runs inside the caller's transaction on the writing connection, and the rows an action shows in change in the
same transaction. Status: queued → inflight → done | failed | unknown | conflict; undone by a person (design, section 5).
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.contracts.resources import resource as declared_resource
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.storage import cache, sales
from tiknet_desktop.storage.codec import Stored, encode, moment_text
from tiknet_desktop.storage.entries import COLUMNS, HIDDEN, Entry, NewEntry, dump, entry_of, error_text
from tiknet_desktop.storage.errors import NotSendableError, UnknownRowError
from tiknet_desktop.storage.records import EntryError, EntryStatus

LONGEST_WAIT = 15 * 60.0
"""Seconds. An entry that seems to wait longer was given its time by a wrong clock and is due."""

KEPT_DONE = 2_000
KEPT_DAYS = 60

_OPEN = "status NOT IN ('done', 'undone')"


@dataclass(slots=True)
class Changed:
    """Resources and local keys an outbox step changed; ``sales`` are sale ids."""

    keys: dict[str, set[str]] = field(default_factory=dict)
    sales: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Note the row and the sale of ``entry``."""
        self.keys.setdefault(entry.resource, set()).add(entry.local_key)
        if entry.sale_id:
            self.sales.add(entry.sale_id)

    def join(self, other: Changed) -> None:
        """Note everything that another step changed too."""
        for resource_name, keys in other.keys.items():
            self.keys.setdefault(resource_name, set()).update(keys)
        self.sales |= other.sales


def append(connection: Connection, new: NewEntry) -> Entry | None:
    """Keep an action and show it. Merges with what was never sent; ``None`` when it cancelled out with it.

    Raises:
        UnknownRowError: the row to change does not exist.
        BadRowError: a changed value does not fit its field.
    """
    changes = _stored_changes(new)
    if not new.creates and not new.apart:
        merged = _merge(connection, new, changes)
        if merged is not _APART:
            return merged  # type: ignore[return-value]
    row = cache.stored_row(connection, new.resource, new.local_key)
    codec = cache.row_sql(new.resource).codec
    if row is None and not new.creates:
        raise UnknownRowError(f"{new.resource} {new.local_key}")
    base = {name: row[codec.index[name]] for name in changes if name != HIDDEN} if row is not None else {}
    remote_id = connection.exec_driver_sql(
        f"SELECT _remote FROM cache_{new.resource} WHERE _key = ?", (new.local_key,)
    ).scalar()
    connection.exec_driver_sql(
        "INSERT INTO outbox (id, idempotency_key, operation, resource, local_key, remote_id, creates, path, body, changes,"
        " base, natural, depends_on, sale_id, subject, summary, status, sent, attempts, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, ?)",
        (
            new.id,
            new.id,
            new.operation,
            new.resource,
            new.local_key,
            remote_id,
            int(new.creates),
            dump(new.path),
            dump(new.body),
            dump(changes),
            dump(base),
            dump(new.natural),
            json.dumps(list(new.depends_on)),
            new.sale_id,
            new.subject,
            dump(new.summary),
            _now(),
        ),
    )
    if new.creates:
        cache.add_local_row(connection, new.resource, new.local_key, changes)
    cache.rebase(connection, new.resource, new.local_key)
    return get(connection, new.id)


_APART = object()


def _merge(connection: Connection, new: NewEntry, changes: dict[str, Stored]) -> Entry | object | None:
    """Join ``new`` with the newest open action on the same row, if that was never sent."""
    entries = cache.open_entries(connection, new.resource, new.local_key)
    unsent = [entry for entry in entries if entry.status is EntryStatus.QUEUED and not entry.sent]
    if not unsent or unsent[-1] is not entries[-1]:
        return _APART
    if HIDDEN in changes:
        created = entries[0].creates and not entries[0].sent and len(unsent) == len(entries)
        if created and not _dependents(connection, entries[0].id):
            for entry in entries:
                _set(connection, entry, EntryStatus.UNDONE)
            cache.rebase(connection, new.resource, new.local_key)
            return None
        for entry in unsent:
            if not entry.creates and not _dependents(connection, entry.id):
                _set(connection, entry, EntryStatus.UNDONE)
        cache.rebase(connection, new.resource, new.local_key)
        return _APART
    last = unsent[-1]
    if last.operation != new.operation or last.path != dict(new.path) or last.creates:
        return _APART
    joined = {**last.changes, **changes}
    base = dict(last.base)
    row = cache.stored_row(connection, new.resource, new.local_key)
    codec = cache.row_sql(new.resource).codec
    for name in changes:
        if name not in base and row is not None:
            base[name] = row[codec.index[name]]
    if all(base.get(name) == value for name, value in joined.items()):
        _set(connection, last, EntryStatus.UNDONE)
        cache.rebase(connection, new.resource, new.local_key)
        return None
    connection.exec_driver_sql(
        "UPDATE outbox SET body = ?, changes = ?, base = ?, summary = ? WHERE seq = ?",
        (dump({**last.body, **new.body}), dump(joined), dump(base), dump({**last.summary, **new.summary}), last.seq),
    )
    cache.rebase(connection, new.resource, new.local_key)
    return get(connection, last.id)


def get(connection: Connection, entry_id: str) -> Entry:
    """One action.

    Raises:
        UnknownRowError: there is none with this id.
    """
    row = connection.exec_driver_sql(f"SELECT {COLUMNS} FROM outbox WHERE id = ?", (entry_id,)).first()
    if row is None:
        raise UnknownRowError(entry_id)
    return entry_of(row)


def creating_entry(connection: Connection, resource_name: str, local_key: str) -> str | None:
    """Id of the open action that creates a row; ``None`` when the server has it, or nobody makes it."""
    found = connection.exec_driver_sql(
        f"SELECT id FROM outbox WHERE resource = ? AND local_key = ? AND creates = 1 AND {_OPEN}",
        (resource_name, local_key),
    ).scalar()
    return None if found is None else str(found)


def of_sale(connection: Connection, sale_id: str) -> list[Entry]:
    """The actions of a sale, in order."""
    rows = connection.exec_driver_sql(f"SELECT {COLUMNS} FROM outbox WHERE sale_id = ? ORDER BY seq", (sale_id,))
    return [entry_of(row) for row in rows]


def claim(connection: Connection, now: float, limit: int = 1) -> list[Entry]:
    """Mark the next due actions ``inflight`` and hand them out, oldest first, at most one per row.

    An action waits while an earlier one on the same row is open and while anything it depends on is not done. ``now`` is
    epoch seconds.
    """
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM outbox o WHERE status = 'queued' AND (next_at IS NULL OR next_at <= ? OR next_at > ?)"
        " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.resource = o.resource AND e.local_key = o.local_key"
        f" AND e.seq < o.seq AND e.{_OPEN})"
        " AND NOT EXISTS (SELECT 1 FROM json_each(o.depends_on) d JOIN outbox e ON e.id = d.value"
        " WHERE e.status <> 'done') ORDER BY seq LIMIT ?",
        (now, now + LONGEST_WAIT * 2, limit),
    ).all()
    claimed = []
    for row in rows:
        entry = entry_of(row)
        connection.exec_driver_sql(
            "UPDATE outbox SET status = 'inflight', sent = sent + 1, attempts = attempts + 1, sent_at = ?, next_at = NULL"
            " WHERE seq = ?",
            (_now(), entry.seq),
        )
        claimed.append(get(connection, entry.id))
    return claimed


def next_due(connection: Connection) -> float | None:
    """Epoch seconds at which the next waiting action is due; ``None`` when none waits for a time."""
    value = connection.exec_driver_sql("SELECT min(next_at) FROM outbox WHERE status = 'queued'").scalar()
    return None if value is None else float(value)


def hurry(connection: Connection) -> None:
    """The server is back: nobody waits out a pause that was meant for its absence."""
    connection.exec_driver_sql("UPDATE outbox SET next_at = NULL WHERE status = 'queued' AND next_at IS NOT NULL")


def release(
    connection: Connection, entry: Entry, *, at: float | None, error: EntryError | None, reached: bool
) -> Changed:
    """Put an action back into the queue, due ``at`` epoch seconds. ``reached``: the request may have left this computer."""
    connection.exec_driver_sql(
        "UPDATE outbox SET status = 'queued', next_at = ?, error = ?, sent = max(sent - ?, 0) WHERE seq = ?",
        (at, error_text(error), 0 if reached else 1, entry.seq),
    )
    return _after(connection, entry)


def mark_unknown(connection: Connection, entry: Entry, error: EntryError | None) -> Changed:
    """The action was sent and nobody knows what became of it."""
    return _settle(connection, entry, EntryStatus.UNKNOWN, error)


def mark_failed(connection: Connection, entry: Entry, error: EntryError) -> Changed:
    """The server refused the action; it stays, shown as refused, until a person retries or undoes it."""
    return _settle(connection, entry, EntryStatus.FAILED, error)


def mark_conflict(
    connection: Connection, entry: Entry, error: EntryError | None, theirs: Mapping[str, Stored] | None
) -> Changed:
    """The server's row contradicts the action; ``theirs`` are the server's values, ``None`` when the row is gone there."""
    connection.exec_driver_sql(
        "UPDATE outbox SET theirs = ? WHERE seq = ?", (dump(theirs) if theirs else None, entry.seq)
    )
    return _settle(connection, entry, EntryStatus.CONFLICT, error)


def complete(connection: Connection, entry: Entry, answer: Mapping[str, Any] | None) -> Changed:
    """The server did it: confirm the row, write what the server answered into the actions that wait for it."""
    changed = _settle(connection, entry, EntryStatus.DONE, None, rebase=False)
    merged, remote_id = cache.confirm_row(connection, entry, answer)
    codec = cache.row_sql(entry.resource).codec
    known: dict[str, Any] = dict(zip(codec.names, merged, strict=True)) if merged is not None else {}
    known.update({name: value for name, value in (answer or {}).items() if not isinstance(value, (dict, list))})
    if remote_id is not None:
        connection.exec_driver_sql(
            "UPDATE outbox SET remote_id = ? WHERE resource = ? AND local_key = ?",
            (remote_id, entry.resource, entry.local_key),
        )
    for dependent in _dependents(connection, entry.id):
        connection.exec_driver_sql(
            "UPDATE outbox SET path = ?, body = ? WHERE seq = ?",
            (
                dump(_filled(dependent.path, entry.id, known)),
                dump(_filled(dependent.body, entry.id, known)),
                dependent.seq,
            ),
        )
    return changed


def settle_effects(connection: Connection, effects: Sequence[tuple[str, str]]) -> Changed:
    """Creates whose effect a pull has found are done, unless their answer is still on its way."""
    changed = Changed()
    for entry_id, _ in effects:
        entry = get(connection, entry_id)
        if entry.status is not EntryStatus.INFLIGHT:
            changed.join(complete(connection, entry, None))
    return changed


def recover(connection: Connection) -> int:
    """After a start: what was being sent when the program ended has an unknown outcome. Returns how many there were."""
    rows = connection.exec_driver_sql(f"SELECT {COLUMNS} FROM outbox WHERE status = 'inflight'").all()
    for row in rows:
        _settle(connection, entry_of(row), EntryStatus.UNKNOWN, EntryError("interrupted"))
    return len(rows)


def replay_all(connection: Connection) -> None:
    """Show every open action again, after the cache was refilled or salvaged."""
    rows = connection.exec_driver_sql(f"SELECT DISTINCT resource, local_key FROM outbox WHERE {_OPEN}").all()
    for resource_name, local_key in rows:
        cache.rebase(connection, resource_name, local_key)


def with_status(connection: Connection, status: EntryStatus) -> list[Entry]:
    """Actions in one status, oldest first."""
    rows = connection.exec_driver_sql(f"SELECT {COLUMNS} FROM outbox WHERE status = ? ORDER BY seq", (status.value,))
    return [entry_of(row) for row in rows]


def retry(connection: Connection, entry_id: str) -> Changed:
    """Send again now. After a refusal under a new idempotency key, since servers may answer a known key from memory.

    Raises:
        NotSendableError: the action is being sent, done or undone.
    """
    entry = get(connection, entry_id)
    if entry.status not in (EntryStatus.QUEUED, EntryStatus.FAILED, EntryStatus.UNKNOWN, EntryStatus.CONFLICT):
        raise NotSendableError(entry.status.value)
    key = entry.idempotency_key if entry.status in (EntryStatus.QUEUED, EntryStatus.UNKNOWN) else new_ulid()
    connection.exec_driver_sql(
        "UPDATE outbox SET status = 'queued', next_at = NULL, error = NULL, theirs = NULL, attempts = 0,"
        " idempotency_key = ? WHERE seq = ?",
        (key, entry.seq),
    )
    return _after(connection, entry)


def undo(connection: Connection, entry_id: str) -> Changed:
    """Give the action up: the row shows the server's values again. What depends on it is given up with it.

    Raises:
        NotSendableError: the action is being sent, done or undone already.
    """
    entry = get(connection, entry_id)
    if not entry.status.open or entry.status is EntryStatus.INFLIGHT:
        raise NotSendableError(entry.status.value)
    dependents = [other for other in _dependents(connection, entry.id) if other.status.open]
    if any(other.status is EntryStatus.INFLIGHT for other in dependents):
        raise NotSendableError(EntryStatus.INFLIGHT.value)
    changed = Changed()
    for other in dependents:
        changed.join(undo(connection, other.id))
    changed.join(_settle(connection, entry, EntryStatus.UNDONE, None))
    return changed


def resolve(connection: Connection, entry_id: str, *, keep_mine: bool) -> Changed:
    """End a conflict: send ours on top of the server's values, or keep the server's.

    Raises:
        NotSendableError: the action is in no conflict.
    """
    entry = get(connection, entry_id)
    if entry.status is not EntryStatus.CONFLICT:
        raise NotSendableError(entry.status.value)
    if not keep_mine:
        return undo(connection, entry_id)
    base = {**entry.base, **(entry.theirs or {})}
    connection.exec_driver_sql("UPDATE outbox SET base = ? WHERE seq = ?", (dump(base), entry.seq))
    return retry(connection, entry_id)


def counts(connection: Connection) -> dict[EntryStatus, int]:
    """How many actions are in each status."""
    rows = connection.exec_driver_sql("SELECT status, count(*) FROM outbox GROUP BY status")
    found = {EntryStatus(status): int(count) for status, count in rows}
    return {status: found.get(status, 0) for status in EntryStatus}


_FILTERS = {
    "all": "1",
    "attention": "status IN ('failed', 'unknown', 'conflict')",
    "pending": "status IN ('queued', 'inflight')",
    "done": "status IN ('done', 'undone')",
}


def listed(connection: Connection, which: str, offset: int, limit: int) -> list[Entry]:
    """Actions for the Sync centre, newest first. ``which``: ``all``, ``attention``, ``pending`` or ``done``."""
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM outbox WHERE {_FILTERS[which]} ORDER BY seq DESC LIMIT ? OFFSET ?", (limit, offset)
    )
    return [entry_of(row) for row in rows]


def waits_for(connection: Connection, entry: Entry) -> str | None:
    """Id of the action that must end before this one is sent, if any."""
    row = connection.exec_driver_sql(
        f"SELECT id FROM outbox WHERE resource = ? AND local_key = ? AND seq < ? AND {_OPEN}"
        " UNION ALL SELECT e.id FROM json_each(?) d JOIN outbox e ON e.id = d.value WHERE e.status <> 'done' LIMIT 1",
        (entry.resource, entry.local_key, entry.seq, json.dumps(list(entry.depends_on))),
    ).first()
    return None if row is None else str(row[0])


def prune(connection: Connection) -> int:
    """Forget old actions that are done or undone; open ones and recent history stay. Returns how many went."""
    limit = moment_text(datetime.now(UTC) - timedelta(days=KEPT_DAYS))
    cursor = connection.exec_driver_sql(
        "DELETE FROM outbox WHERE status IN ('done', 'undone') AND settled_at < ?"
        " AND seq < (SELECT max(seq) FROM outbox) - ?"
        " AND NOT EXISTS (SELECT 1 FROM outbox o, json_each(o.depends_on) d WHERE d.value = outbox.id"
        f" AND o.{_OPEN})",
        (limit, KEPT_DONE),
    )
    return int(cursor.rowcount)


def _stored_changes(new: NewEntry) -> dict[str, Stored]:
    declared = declared_resource(new.resource)
    return {name: 1 if name == HIDDEN else encode(declared.field(name), value) for name, value in new.changes.items()}


def _dependents(connection: Connection, entry_id: str) -> list[Entry]:
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM outbox o WHERE {_OPEN} AND EXISTS"
        " (SELECT 1 FROM json_each(o.depends_on) d WHERE d.value = ?) ORDER BY seq",
        (entry_id,),
    )
    return [entry_of(row) for row in rows]


def _filled(arguments: Any, entry_id: str, known: Mapping[str, Any]) -> Any:
    """``arguments`` with the places that wait for ``entry_id`` filled in; what the server did not say is left out."""
    if isinstance(arguments, Mapping):
        filled = {}
        for name, value in arguments.items():
            if isinstance(value, Mapping) and value.get("$from") == entry_id:
                if known.get(value["field"]) is not None:
                    filled[name] = known[value["field"]]
            else:
                filled[name] = _filled(value, entry_id, known)
        return filled
    if isinstance(arguments, list):
        return [_filled(value, entry_id, known) for value in arguments]
    return arguments


def _set(connection: Connection, entry: Entry, status: EntryStatus) -> None:
    connection.exec_driver_sql(
        "UPDATE outbox SET status = ?, settled_at = ? WHERE seq = ?", (status.value, _now(), entry.seq)
    )


def _settle(
    connection: Connection, entry: Entry, status: EntryStatus, error: EntryError | None, *, rebase: bool = True
) -> Changed:
    connection.exec_driver_sql(
        "UPDATE outbox SET status = ?, error = ?, next_at = NULL, settled_at = ? WHERE seq = ?",
        (status.value, error_text(error), _now(), entry.seq),
    )
    return _after(connection, entry, rebase=rebase)


def _after(connection: Connection, entry: Entry, *, rebase: bool = True) -> Changed:
    if rebase:
        cache.rebase(connection, entry.resource, entry.local_key)
    if entry.sale_id:
        sales.refresh_state(connection, entry.sale_id)
    changed = Changed()
    changed.add(entry)
    return changed


def _now() -> str:
    return moment_text(datetime.fromtimestamp(time.time(), UTC))
