"""What a client may use beyond the remote's API: capabilities, the change feed, the digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from embedded_server.change_log import FEED_RESOURCES, row_mark
from embedded_server.database import Reader
from embedded_server.features.customers import service as customers
from embedded_server.features.hotspot_profiles import service as profiles
from embedded_server.features.hotspot_users import service as hotspot_users
from embedded_server.features.plan_assignment import service as assignments
from embedded_server.features.plans import service as plans
from embedded_server.features.routers import service as routers
from embedded_server.features.vouchers import service as vouchers
from embedded_server.features.wallet import service as wallet
from embedded_server.listing import Listing
from embedded_server.registrar import Call, Endpoints
from embedded_server.view import View
from embedded_server.wire import Reply, WireError, refusal
from tiknet_desktop import __version__

ENDPOINTS = Endpoints()

FEATURES = (
    "idempotency-key",
    "etag",
    "change-feed",
    "digest",
    "row-extras",
    "router-samples",
    "search",
    "ordering",
    "updated-since",
)

_LISTINGS: Mapping[str, Listing] = {
    "routers": routers.LISTING,
    "plans": plans.LISTING,
    "hotspot_profiles": profiles.LISTING,
    "customers": customers.LISTING,
    "hotspot_users": hotspot_users.LISTING,
    "assigned_plans": assignments.LISTING,
    "assigned_transactions": wallet.ASSIGNED,
    "wallet_transactions": wallet.WALLET,
    "vouchers": vouchers.LISTING,
}
_LARGEST = 5000
_KEPT_DIGESTS = 512


@ENDPOINTS.read("capabilities", inline=True)
def capabilities(call: Call) -> Reply:
    """What this server offers."""
    data = {
        "server": "tiknet-embedded",
        "version": __version__,
        "database": call.server.database_id,
        "features": list(FEATURES),
    }
    return Reply(data, "Capabilities retrieved successfully.")


def _gone() -> WireError:
    return refusal(410, "The cursor is too old or belongs to another database; read everything again.")


def _state(reader: Reader) -> tuple[str, int, int]:
    row = reader.row("SELECT database, seq, oldest FROM change_state WHERE id = 1")
    return str(row[0]), int(row[1]), int(row[2])


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a client is in the feed."""

    seq: int
    snapshot: int | None
    """The newest change when the client began to read everything; None once it has."""

    def cursor(self, database: str) -> str:
        """As the client keeps it."""
        return f"{database}:{self.seq}" + ("" if self.snapshot is None else f":{self.snapshot}")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise _gone()
    return int(text)


def _position(cursor: str, database: str, newest: int, oldest: int) -> _Position:
    """The place a cursor stands for.

    Deletions before ``oldest`` are forgotten. That is a loss only to a client that had read the row: one still reading
    everything had read nothing when its snapshot began, so what counts for it is the beginning.

    Raises:
        WireError: 410.
    """
    if not cursor:
        return _Position(0, newest)
    name, _, numbers = cursor.partition(":")
    place, marked, beginning = numbers.partition(":")
    if name != database:
        raise _gone()
    position = _Position(_number(place), _number(beginning) if marked else None)
    begun = position.seq if position.snapshot is None else position.snapshot
    if position.seq > newest or begun > newest or begun < oldest:
        raise _gone()
    return position


def _limit(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1000
    return min(max(number, 1), _LARGEST)


def _identity(database: str, view: View) -> str:
    """What a cursor is bound to: the database, and for whoever does not see all of it, what is seen.

    Where that changes the client starts over: rows may have come into view or gone without a change of their own.
    """
    return f"{database}~{view.tag}" if view.tag else database


@ENDPOINTS.read("changes")
def changes(call: Call) -> Reply:
    """Rows changed since a cursor, each once, at its newest; without a cursor everything that is there.

    Rows that the caller does not see (any more) come as deleted.
    """
    reader, partner, view = call.snapshot, call.partner, call.view
    database, newest, oldest = _state(reader)
    identity = _identity(database, view)
    start = _position(call.parameters.get("since", ""), identity, newest, oldest)
    limit = _limit(call.parameters.get("limit"))
    # What was deleted before a snapshot began never reached its reader.
    alive = "" if start.snapshot is None else " AND (NOT deleted OR seq > :snapshot)"
    listed = ", ".join(f"'{name}'" for name in view.listed) or "NULL"
    values = {"partner": partner, "start": start.seq, "limit": limit + 1, "snapshot": start.snapshot}
    log = reader.rows(
        "SELECT resource, row_id, seq, deleted FROM change_log WHERE partner_id = :partner AND seq > :start"
        f"{alive} AND resource IN ({listed}) ORDER BY seq LIMIT :limit",
        values,
    )
    has_more = len(log) > limit
    reached = log[limit - 1][2] if has_more else newest
    reading = start.snapshot is not None and reached < start.snapshot
    entries = _entries(reader, partner, log[:limit], view)
    if start.snapshot is not None:
        # Nor does what is not shown come up in a snapshot.
        entries = [one for one in entries if not one["deleted"] or one["version"] > start.snapshot]
    data = {
        "database": database,
        "cursor": _Position(reached, start.snapshot if reading else None).cursor(identity),
        "has_more": has_more,
        "changes": entries,
    }
    return Reply(data, "Changes retrieved successfully.")


def _entries(reader: Reader, partner: int, log: list[Any], view: View) -> list[dict[str, Any]]:
    wanted: dict[str, list[int]] = {}
    for resource, row_id, _, deleted in log:
        if not deleted:
            wanted.setdefault(resource, []).append(row_id)
    rows = {name: _LISTINGS[name].by_ids(reader, partner, ids, extras=True, view=view) for name, ids in wanted.items()}
    for router in rows.get("routers", {}).values():
        routers.concealed(router)
    entries = []
    for resource, row_id, seq, _ in log:
        row = rows.get(resource, {}).get(row_id)
        entries.append({"resource": resource, "id": row_id, "deleted": row is None, "version": seq, "row": row})
    return entries


@ENDPOINTS.read("digest")
def digest(call: Call) -> Reply:
    """Count and checksum of each resource: XOR of the first 8 bytes of sha256("<id>:<version>").

    Rows the caller does not see do not count; a resource whose list the caller may not read is empty.
    """
    reader, view = call.snapshot, call.view
    database, newest, _ = _state(reader)
    kept = {
        row[0]: (row[1], row[2], row[3])
        for row in reader.rows(
            "SELECT resource, live, checksum, seq FROM change_digests WHERE partner_id = :partner",
            {"partner": call.partner},
        )
    }
    resources = {}
    for name in FEED_RESOURCES:
        live, checksum, seq = kept.get(name, (0, _EMPTY, 0)) if name in view.listed else (0, _EMPTY, 0)
        if live and view.condition(name):
            live, checksum = _seen_digest(call, name, seq)
        resources[name] = {"count": live, "checksum": checksum}
    data = {"database": database, "cursor": f"{_identity(database, view)}:{newest}", "resources": resources}
    return Reply(data, "Digest retrieved successfully.")


_EMPTY = f"{0:016x}"


def _seen_digest(call: Call, name: str, seq: int) -> tuple[int, str]:
    """Count and checksum of the rows a confined caller sees, worked out once per change of the resource."""
    kept: dict[tuple[int, str, str], tuple[int, int, str]] = call.server.parts.setdefault("digests of views", {})
    key = (call.partner, name, call.view.tag)
    known = kept.get(key)
    if known is None or known[0] != seq:
        rows = call.snapshot.rows(
            "SELECT row_id, seq FROM change_log WHERE partner_id = :partner AND resource = :resource AND NOT deleted"
            f" AND row_id IN (SELECT t.id FROM {_LISTINGS[name].source.split()[0]} AS t"
            f" WHERE t.partner_id = :partner AND {call.view.condition(name)})",
            {"partner": call.partner, "resource": name, **call.view.parameters},
        )
        checksum = 0
        for row_id, version in rows:
            checksum ^= row_mark(row_id, version)
        if len(kept) >= _KEPT_DIGESTS:
            kept.clear()
        known = kept[key] = (seq, len(rows), f"{checksum:016x}")
    return known[1], known[2]
