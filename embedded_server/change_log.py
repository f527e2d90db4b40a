"""Which row changed last, in one gapless order: the ground of the change feed, the digest, kept counts and list ETags.

Every write transaction ends in :func:`record_changes`: rows of tracked models that it created, changed or deleted get
the next numbers of one sequence. The row of ``change_state`` is locked until the commit, so numbers appear in order.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar, NamedTuple

from sqlalchemy import event, text
from sqlalchemy.orm import Session

FEED_RESOURCES = (
    "routers",
    "plans",
    "hotspot_profiles",
    "customers",
    "hotspot_users",
    "assigned_plans",
    "assigned_transactions",
    "wallet_transactions",
    "vouchers",
)

_TOUCHED = "touched rows"


class Touched(NamedTuple):
    """A row of the feed."""

    partner_id: int
    resource: str
    row_id: int


class Tracked:
    """A model whose rows appear in the change feed."""

    feed: ClassVar[str] = ""
    silent: ClassVar[frozenset[str]] = frozenset()
    """Attributes whose change alone is nobody's news."""

    id: Any
    partner_id: Any

    def feed_resource(self) -> str:
        """The resource this row belongs to."""
        return self.feed


def touch(session: Session, partner_id: int, resource: str, row_ids: Iterable[int], *, deleted: bool = False) -> None:
    """Say that rows changed in a way the session cannot see (bulk statements, derived fields)."""
    touched: dict[Touched, bool] = session.info.setdefault(_TOUCHED, {})
    for row_id in row_ids:
        touched[Touched(partner_id, resource, row_id)] = deleted


@event.listens_for(Session, "after_flush")
def _collect(session: Session, _context: object) -> None:
    for instance in (*session.new, *session.dirty):
        if isinstance(instance, Tracked) and (instance in session.new or _is_news(session, instance)):
            touch(session, instance.partner_id, instance.feed_resource(), (instance.id,))
    for instance in session.deleted:
        if isinstance(instance, Tracked):
            touch(session, instance.partner_id, instance.feed_resource(), (instance.id,), deleted=True)


def _is_news(session: Session, instance: Tracked) -> bool:
    if not session.is_modified(instance):
        return False
    if not instance.silent:
        return True
    from sqlalchemy import inspect

    state = inspect(instance)
    return any(attribute.history.has_changes() for attribute in state.attrs if attribute.key not in instance.silent)


def row_mark(row_id: int, version: int) -> int:
    """The 64-bit number a row contributes to the checksum of its resource."""
    return int.from_bytes(hashlib.sha256(f"{row_id}:{version}".encode()).digest()[:8], "big")


_NEXT = text("UPDATE change_state SET seq = seq + :count WHERE id = 1 RETURNING seq")
_PUT = text(
    "INSERT INTO change_log (partner_id, resource, row_id, seq, deleted, changed_at)"
    " VALUES (:partner_id, :resource, :row_id, :seq, :deleted, :changed_at)"
    " ON CONFLICT (partner_id, resource, row_id)"
    " DO UPDATE SET seq = excluded.seq, deleted = excluded.deleted, changed_at = excluded.changed_at"
)
_PREVIOUS = "SELECT row_id, seq, deleted FROM change_log WHERE partner_id = :partner_id AND resource = :resource"
_DIGEST = text(
    "SELECT live, removed, checksum FROM change_digests WHERE partner_id = :partner_id AND resource = :resource"
)
_PUT_DIGEST = text(
    "INSERT INTO change_digests (partner_id, resource, live, removed, checksum, seq)"
    " VALUES (:partner_id, :resource, :live, :removed, :checksum, :seq)"
    " ON CONFLICT (partner_id, resource) DO UPDATE"
    " SET live = excluded.live, removed = excluded.removed, checksum = excluded.checksum, seq = excluded.seq"
)


def record_changes(session: Session) -> None:
    """Number what the session touched. Called once, right before the commit."""
    touched: dict[Touched, bool] = session.info.pop(_TOUCHED, {})
    if not touched:
        return
    last = session.execute(_NEXT, {"count": len(touched)}).scalar_one()
    changed_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    groups: dict[tuple[int, str], dict[int, tuple[int, bool]]] = {}
    for seq, (row, deleted) in enumerate(touched.items(), start=last - len(touched) + 1):
        groups.setdefault((row.partner_id, row.resource), {})[row.row_id] = (seq, deleted)
    for (partner_id, resource), rows in groups.items():
        _update_digest(session, partner_id, resource, rows)
        session.execute(
            _PUT,
            [
                {
                    "partner_id": partner_id,
                    "resource": resource,
                    "row_id": row_id,
                    "seq": seq,
                    "deleted": deleted,
                    "changed_at": changed_at,
                }
                for row_id, (seq, deleted) in rows.items()
            ],
        )


def _update_digest(session: Session, partner_id: int, resource: str, rows: Mapping[int, tuple[int, bool]]) -> None:
    key = {"partner_id": partner_id, "resource": resource}
    known = session.execute(_DIGEST, key).first()
    live, removed, checksum = (known.live, known.removed, int(known.checksum, 16)) if known else (0, 0, 0)
    previous = _previous(session, key, rows.keys(), live)
    for row_id, (seq, deleted) in rows.items():
        before = previous.get(row_id)
        if before is not None:
            checksum ^= row_mark(row_id, before)
            live -= 1
        if deleted:
            removed += before is not None
        else:
            checksum ^= row_mark(row_id, seq)
            live += 1
    session.execute(
        _PUT_DIGEST,
        key
        | {"live": live, "removed": removed, "checksum": f"{checksum:016x}", "seq": max(s for s, _ in rows.values())},
    )


def _previous(session: Session, key: dict[str, Any], row_ids: Iterable[int], live: int) -> dict[int, int]:
    """Versions of rows that are alive in the log, of those asked for."""
    if not live:
        return {}
    wanted = sorted(row_ids)
    found: dict[int, int] = {}
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        places = ", ".join(f":r{index}" for index in range(len(chunk)))
        parameters = key | {f"r{index}": row_id for index, row_id in enumerate(chunk)}
        for row in session.execute(text(f"{_PREVIOUS} AND row_id IN ({places})"), parameters):
            if not row.deleted:
                found[row.row_id] = row.seq
    return found


def new_database_id() -> str:
    """An identifier for a database file; a restored copy gets another one."""
    return str(uuid.uuid4())
