"""Batches of codes on their way: the parts they are sent in, and what became of them.

A batch is ordered in parts of at most :data:`PART` codes, sent one after the other under one batch name. Each part is an
action of the outbox: it survives a power cut and has its effect once. What became of a batch is read from its parts.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.ids import CODE_ALPHABET, CODE_LENGTH, new_access_code, new_ulid
from tiknet_desktop.services.errors import InvalidInputError, RowGoneError
from tiknet_desktop.storage import outbox, search
from tiknet_desktop.storage.database import fact, set_fact
from tiknet_desktop.storage.entries import COLUMNS, Entry, NewEntry, entry_of
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import EntryError, EntryStatus

PART: Final = 1_000
"""Codes of one request: small enough to answer over a slow line, and what a stop lets finish."""

MOST_CODES: Final = 10_000
SHORTEST_CODE: Final = 4
LONGEST_CODE: Final = 16
LONGEST_PREFIX: Final = 8
LONGEST_NAME: Final = 40

GUESSES: Final = 1_000
"""Possible codes for each code of a batch, at least: who types at random must not find one."""

KEPT_ORDERS: Final = timedelta(days=2)
"""Batches that are complete are shown as orders for this long, unless they are put away."""

_PREFIX: Final = re.compile(r"[A-Z0-9]+")
"""No dash: on paper and on screen dashes only group the characters of a code."""
_AWAY: Final = "vouchers:away"


class OrderState(StrEnum):
    """Where a batch stands on its way."""

    WAITING = "waiting"
    """Nothing has been sent: it waits for the server."""
    MAKING = "making"
    STOPPED = "stopped"
    """A person stopped it; what was made stays."""
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """A part was sent and its answer got lost; it cannot be repeated without a look."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """A batch to be made. ``length`` counts the random characters after ``prefix``; ``name`` empty: it gets one."""

    plan_key: str
    count: int
    length: int = CODE_LENGTH
    prefix: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """A batch as ordered on this computer. ``total`` codes were asked for, ``made`` of them exist. ``sending``: a part is on
    its way now; ``unsent`` codes can still be stopped. ``here`` is how many codes this computer has fetched, ``valid`` how
    many of those are neither cancelled nor over, ``on_router`` how many of the valid ones the routers have taken; all
    ``None`` where the server does not know batches."""

    batch: str
    plan_name: str
    price: Decimal | None
    total: int
    made: int
    state: OrderState
    created_at: datetime
    sending: bool = False
    unsent: int = 0
    here: int | None = None
    valid: int | None = None
    on_router: int | None = None
    error: EntryError | None = None
    entry_id: str = ""
    """The action that stands in the way, or the next one to be sent."""
    untouched: bool = True
    """Whether no part that was taken back had been sent: only then can the batch go on without making codes twice."""

    @property
    def value(self) -> Decimal | None:
        """What the whole batch sells for."""
        return None if self.price is None else self.price * self.total

    @property
    def can_stop(self) -> bool:
        """Whether something has not been sent yet."""
        return self.state in (OrderState.WAITING, OrderState.MAKING) and self.unsent > 0

    @property
    def can_resume(self) -> bool:
        """Whether it can go on: after a stop, or by sending again what is in the way."""
        return self.state in (OrderState.REFUSED, OrderState.UNKNOWN) or (
            self.state is OrderState.STOPPED and self.untouched
        )


def combinations(length: int) -> int:
    """How many codes of this length there can be."""
    return int(len(CODE_ALPHABET) ** length)


def shortest_length(count: int) -> int:
    """The shortest code length that leaves enough combinations for a batch."""
    return next(length for length in range(SHORTEST_CODE, LONGEST_CODE + 1) if combinations(length) >= count * GUESSES)


def sample_code(length: int, prefix: str) -> str:
    """A code as the batch will hold them; it opens nothing."""
    return prefix + new_access_code(length)


def check_request(request: BatchRequest) -> None:
    """Whether this batch can be ordered.

    Raises:
        InvalidInputError: ``count`` (out_of_range), ``length`` (out_of_range, too_tight), ``prefix`` (bad_prefix,
            too_long), ``name`` (too_long).
    """
    wrong: dict[str, str] = {}
    if not 1 <= request.count <= MOST_CODES:
        wrong["count"] = "out_of_range"
    if not SHORTEST_CODE <= request.length <= LONGEST_CODE:
        wrong["length"] = "out_of_range"
    elif "count" not in wrong and request.length < shortest_length(request.count):
        wrong["length"] = "too_tight"
    if len(request.prefix) > LONGEST_PREFIX:
        wrong["prefix"] = "too_long"
    elif request.prefix and not _PREFIX.fullmatch(request.prefix):
        wrong["prefix"] = "bad_prefix"
    if len(request.name) > LONGEST_NAME:
        wrong["name"] = "too_long"
    if wrong:
        raise InvalidInputError(**wrong)


# ---------------------------------------------------------------- parts of a batch


def _parts(connection: Connection, batch: str | None = None) -> dict[str, dict[int, Entry]]:
    """By batch and number of the part: the newest action for it."""
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM outbox WHERE resource = 'voucher_batches' AND operation = 'generate_vouchers'"
        " AND (? IS NULL OR subject = ?) ORDER BY seq",
        (batch, batch),
    )
    found: dict[str, dict[int, Entry]] = {}
    for row in rows:
        entry = entry_of(row)
        found.setdefault(entry.subject, {})[int(entry.summary.get("part", 1))] = entry
    return found


def order(connection: Connection, request: BatchRequest, batches: bool) -> tuple[str, Changed]:
    """Queue the parts of a batch; its name and what changed. ``batches``: the server knows names, lengths and prefixes.

    Raises:
        RowGoneError: the plan is no longer there.
        InvalidInputError: the ``name`` is taken.
    """
    plan = search.get(connection, "plans", request.plan_key)
    if plan is None:
        raise RowGoneError(f"plans {request.plan_key}")
    name = request.name.strip() or _free_name(connection)
    if request.name.strip() and _name_taken(connection, name):
        raise InvalidInputError(name="taken")
    body: dict[str, Any] = {"plan": plan["id"]}
    waits: list[str] = []
    if plan["id"] is None:  # the plan was made here and the server has not numbered it yet
        creating = outbox.creating_entry(connection, "plans", plan.key)
        if creating is None:
            raise RowGoneError(f"plans {request.plan_key}")
        body["plan"] = {"$from": creating, "field": "id"}
        waits.append(creating)
    if batches:
        body |= {"batch": name, "length": request.length, "prefix": request.prefix}
    counts = [min(PART, request.count - start) for start in range(0, request.count, PART)]
    told = {
        "plan": str(plan["name"] or ""),
        "price": None if plan["price"] is None else str(plan["price"]),
        "parts": len(counts),
        "total": request.count,
    }
    changed = Changed()
    for number, count in enumerate(counts, start=1):
        shown = _shown(plan["id"], told, name) if number == 1 else None
        _append(connection, changed, name, number, count, {**body, "count": count}, told, waits, shown)
    return name, changed


def _shown(plan: object, told: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What the list of batches shows of a batch nobody has made yet."""
    return {
        "batch": name,
        "plan": plan if isinstance(plan, int) else None,
        "plan_name": told["plan"],
        "price": None if told["price"] is None else Decimal(told["price"]),
        "count": told["total"],
        "generated_at": datetime.now(UTC),
    }


def _append(
    connection: Connection,
    changed: Changed,
    batch: str,
    number: int,
    count: int,
    body: Mapping[str, Any],
    told: Mapping[str, Any],
    waits: list[str],
    shown: Mapping[str, Any] | None,
) -> None:
    """Queue a part behind those in ``waits``; the first one (``shown``) makes the row the others belong to."""
    row = search.find(connection, "voucher_batches", {"batch": batch}) if shown is None else None
    creates = row is None
    key = new_ulid() if row is None else row.key
    entry = NewEntry(
        operation="generate_vouchers",
        resource="voucher_batches",
        local_key=key,
        id=new_ulid(),
        # The outbox joins unsent actions on one row and path; each part must stay a request of its own.
        path={"part": str(number)},
        body=body,
        changes=dict(shown or ({"batch": batch} if creates else {})),
        creates=creates,
        # While the first part is all that was sent, a server row with its count is its effect.
        natural={"batch": batch, "count": count} if number == 1 and creates else {},
        depends_on=tuple(waits),
        subject=batch,
        summary={"quantity": count, "part": number, **told},
    )
    kept = outbox.append(connection, entry)
    changed.keys.setdefault("voucher_batches", set()).add(key)
    waits[:] = [entry.id if kept is None else kept.id]


def _free_name(connection: Connection) -> str:
    """A short name nobody has used: the date and four characters, so that two computers do not choose the same."""
    while True:
        mark = "".join(secrets.choice(CODE_ALPHABET) for _ in range(4))
        name = f"{datetime.now(UTC).astimezone():%y%m%d}-{mark}"
        if not _name_taken(connection, name):
            return name


def _name_taken(connection: Connection, name: str) -> bool:
    return (
        search.find(connection, "voucher_batches", {"batch": name}) is not None
        or search.find(connection, "vouchers", {"batch": name}) is not None
        or any(entry.status is not EntryStatus.UNDONE for entry in _parts(connection, name).get(name, {}).values())
    )


def orders(connection: Connection) -> list[BatchOrder]:
    """Batches that are on their way, were stopped, or became complete lately; newest first."""
    away = set(json.loads(fact(connection, _AWAY) or "[]"))
    since = datetime.now(UTC) - KEPT_ORDERS
    found = [_read(batch, list(parts.values())) for batch, parts in _parts(connection).items() if batch not in away]
    kept = [
        order
        for order in found
        if order is not None and (order.state is not OrderState.DONE or order.created_at >= since)
    ]
    counted = _fetched(connection, [order.batch for order in kept if order.here is not None])
    told = [_with_codes(order, counted) for order in kept]
    return sorted(told, key=lambda order: order.created_at, reverse=True)


def _with_codes(order: BatchOrder, counted: Mapping[str, tuple[int, int, int]]) -> BatchOrder:
    if order.here is None:
        return order
    here, valid, on_router = counted.get(order.batch, (0, 0, 0))
    return replace(order, here=here, valid=valid, on_router=on_router)


def _fetched(connection: Connection, batches: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """By batch: how many codes this computer has, how many are valid, and how many of those the routers have."""
    if not batches:
        return {}
    marks = ", ".join("?" * len(batches))
    rows = connection.exec_driver_sql(
        "SELECT batch, count(*), sum(valid), sum(valid AND on_router = 1) FROM"
        " (SELECT batch, on_router, status NOT IN ('cancelled', 'expired') AS valid FROM cache_vouchers"
        f" WHERE batch IN ({marks})) GROUP BY batch",
        tuple(batches),
    )
    return {batch: (int(here), int(valid or 0), int(taken or 0)) for batch, here, valid, taken in rows}


_IN_THE_WAY = {
    EntryStatus.FAILED: OrderState.REFUSED,
    EntryStatus.CONFLICT: OrderState.REFUSED,
    EntryStatus.UNKNOWN: OrderState.UNKNOWN,
}


def _read(batch: str, parts: Sequence[Entry]) -> BatchOrder | None:
    """The batch its parts make up; ``None`` for one that was cancelled before anything was made."""
    made = sum(_quantity(entry) for entry in parts if entry.status is EntryStatus.DONE)
    statuses = {entry.status for entry in parts}
    if not made and statuses == {EntryStatus.UNDONE}:
        return None
    blocking = next((entry for entry in parts if entry.status in _IN_THE_WAY), None)
    coming = next((entry for entry in parts if entry.status in (EntryStatus.INFLIGHT, EntryStatus.QUEUED)), None)
    sent = EntryStatus.INFLIGHT in statuses or any(e.sent for e in parts if e.status is EntryStatus.QUEUED)
    if blocking is not None:
        state = _IN_THE_WAY[blocking.status]
    elif coming is not None:
        state = OrderState.MAKING if made or sent else OrderState.WAITING
    else:
        state = OrderState.STOPPED if EntryStatus.UNDONE in statuses else OrderState.DONE
    first = parts[0]
    price = first.summary.get("price")
    known = 0 if "batch" in first.body else None  # else the server has no batches: nothing can be counted by them
    standing = blocking or coming
    return BatchOrder(
        batch=batch,
        plan_name=str(first.summary.get("plan") or ""),
        price=None if price is None else Decimal(str(price)),
        total=int(first.summary.get("total") or sum(_quantity(entry) for entry in parts)),
        made=made,
        state=state,
        created_at=first.created_at,
        sending=EntryStatus.INFLIGHT in statuses,
        unsent=sum(_quantity(e) for e in parts if e.status is EntryStatus.QUEUED and not e.sent),
        here=known,
        valid=known,
        on_router=known,
        error=standing.error if standing is not None else None,
        entry_id=standing.id if standing is not None else "",
        untouched=not any(entry.sent for entry in parts if entry.status is EntryStatus.UNDONE),
    )


def _quantity(entry: Entry) -> int:
    return int(entry.body.get("count") or 0)


def stop(connection: Connection, batch: str) -> Changed:
    """Take back every part that was not sent."""
    unsent = [e for e in _in_order(connection, batch) if e.status is EntryStatus.QUEUED and not e.sent]
    return _undo_all(connection, unsent)


def give_up(connection: Connection, batch: str) -> Changed:
    """Take back every part that is not done."""
    return _undo_all(connection, [entry for entry in _in_order(connection, batch) if entry.status.open])


def _undo_all(connection: Connection, entries: Sequence[Entry]) -> Changed:
    """Take parts back, the last one first: an earlier one would take those behind it along."""
    changed = Changed()
    for entry in reversed(entries):
        changed.join(outbox.undo(connection, entry.id))
    return changed


def _in_order(connection: Connection, batch: str) -> list[Entry]:
    parts = _parts(connection, batch).get(batch, {})
    return [parts[number] for number in sorted(parts)]


def resume(connection: Connection, batch: str) -> Changed:
    """Queue again what was taken back, send again what was refused or got lost.

    Raises:
        InvalidInputError: nothing is known of this batch (unknown), or a part that was taken back may have been made
            (was_sent).
    """
    parts = _in_order(connection, batch)
    if not parts:
        raise InvalidInputError(batch="unknown")
    changed = Changed()
    waits: list[str] = []
    for entry in parts:
        if entry.status in _IN_THE_WAY:
            changed.keys.setdefault("voucher_batches", set()).update(
                outbox.retry(connection, entry.id).keys.get("voucher_batches", set())
            )
        if entry.status is EntryStatus.UNDONE and entry.sent:
            raise InvalidInputError(batch="was_sent")
        if entry.status is EntryStatus.UNDONE:
            told = {name: value for name, value in entry.summary.items() if name not in ("quantity", "part")}
            number = int(entry.summary.get("part", 1))
            shown = _shown(entry.body.get("plan"), told, batch) if number == 1 else None
            _append(connection, changed, batch, number, _quantity(entry), entry.body, told, waits, shown)
        elif entry.status is not EntryStatus.DONE:
            waits[:] = [entry.id]
    _bring_back(connection, batch)
    return changed


def put_away(connection: Connection, batch: str) -> None:
    """Show a batch as an order no longer."""
    away = [name for name in json.loads(fact(connection, _AWAY) or "[]") if name != batch]
    set_fact(connection, _AWAY, json.dumps([*away, batch][-200:]))


def _bring_back(connection: Connection, batch: str) -> None:
    away = json.loads(fact(connection, _AWAY) or "[]")
    if batch in away:
        set_fact(connection, _AWAY, json.dumps([name for name in away if name != batch]))
