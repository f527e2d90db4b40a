"""Vouchers: ordering batches that the server makes, following them, cancelling codes, and how many are left.

A batch is ordered in parts of at most :data:`PART` codes, sent one after the other under one batch name. Each part is an
action of the outbox: it survives a power cut and has its effect once. What became of a batch is read from its parts.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.ids import CODE_ALPHABET, CODE_LENGTH, new_access_code, new_ulid
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services.errors import InvalidInputError, RowGoneError
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import outbox, search
from tiknet_desktop.storage.codec import moment_text
from tiknet_desktop.storage.database import fact, set_fact
from tiknet_desktop.storage.entries import COLUMNS, Entry, NewEntry, entry_of
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import EntryError, EntryStatus, Filter, FilterOp, Record, RecordQuery, Sort

PART: Final = 1_000
"""Codes of one request: small enough to answer over a slow line, and what a stop lets finish."""

MOST_CODES: Final = 10_000
SHORTEST_CODE: Final = 4
LONGEST_CODE: Final = 16
LONGEST_PREFIX: Final = 8
LONGEST_NAME: Final = 40

GUESSES: Final = 1_000
"""Possible codes for each code of a batch, at least: who types at random must not find one."""

LOW_STOCK: Final = 20
"""Tickets left of a plan below which a warning is due, until somebody sets another number."""

PACE: Final = timedelta(days=7)
"""The time over which it is counted how fast tickets go."""

KEPT_ORDERS: Final = timedelta(days=2)
"""Batches that are complete are shown as orders for this long, unless they are put away."""

_PREFIX: Final = re.compile(r"[A-Z0-9][A-Z0-9-]*")
_PRINTED: Final = "vouchers:printed"
_AWAY: Final = "vouchers:away"
_THRESHOLDS: Final = "pane.vouchers_low_stock"

_STATUS: Final = (
    "CASE WHEN status = 'used' AND expires_at IS NOT NULL AND expires_at <= :now THEN 'expired'"
    " WHEN status IS NOT NULL AND status <> '' THEN status WHEN is_expired = 1 THEN 'expired'"
    " WHEN is_used = 1 THEN 'used' WHEN is_assigned = 1 THEN 'assigned' ELSE 'active' END"
)
"""The state of a cached row; servers without row extras send three flags instead."""


class VoucherState(StrEnum):
    """What became of a code."""

    ACTIVE = "active"
    """Made and not sold."""
    ASSIGNED = "assigned"
    """Sold, not used yet."""
    USED = "used"
    """Somebody logged in; the time is running."""
    EXPIRED = "expired"
    CANCELLED = "cancelled"


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
    """A batch as ordered on this computer. ``total`` codes were asked for, ``made`` of them exist, ``on_router`` of those
    were taken by the routers (``None`` where the server does not tell). ``sending``: a part is on its way now; ``unsent``
    codes can still be stopped."""

    batch: str
    plan_name: str
    price: Decimal | None
    total: int
    made: int
    state: OrderState
    created_at: datetime
    sending: bool = False
    unsent: int = 0
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


@dataclass(frozen=True, slots=True)
class StockLine:
    """How many codes of a plan there are in each state. ``on_router`` counts unsold codes the routers know; ``gone`` those
    that were sold or first used in the last :data:`PACE`. ``threshold`` is when ``left`` counts as low."""

    plan: int | None
    plan_key: str | None
    plan_name: str
    price: Decimal | None
    left: int
    sold: int
    used: int
    expired: int
    cancelled: int
    on_router: int
    gone: int
    threshold: int

    @property
    def ever(self) -> int:
        """All codes ever made of this plan that are still known."""
        return self.left + self.sold + self.used + self.expired + self.cancelled

    @property
    def low(self) -> bool:
        """Whether more should be printed; never for a plan that has no printed tickets at all."""
        return self.ever > 0 and self.left < self.threshold

    @property
    def days_left(self) -> float | None:
        """For how many days the rest lasts at the present pace; ``None`` when none went lately."""
        return None if not self.gone else self.left / (self.gone / PACE.days)

    @property
    def value(self) -> Decimal | None:
        """What the unsold codes sell for."""
        return None if self.price is None else self.price * self.left


@dataclass(frozen=True, slots=True)
class Cancelled:
    """How many codes were cancelled, and how many stay because they were sold or used."""

    cancelled: int
    kept: int


def combinations(length: int) -> int:
    """How many codes of this length there can be."""
    return len(CODE_ALPHABET) ** length


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


class VoucherService:
    """Use cases of the Vouchers pane."""

    def __init__(self, shop: ShopHolder, settings: SettingsService) -> None:
        self._shop = shop
        self._settings = settings

    @property
    def batches_offered(self) -> bool:
        """Whether the server knows batches, code lengths, prefixes and cancelling."""
        capabilities = self._shop().engine.capabilities
        if capabilities is None:
            return self._settings.get("home") != "cloud"
        return "row-extras" in capabilities

    # ------------------------------------------------------------ ordering
    async def order(self, request: BatchRequest) -> str:
        """Keep a batch and send it as soon as the server answers; returns its name. Safe on the disk when this returns.

        Raises:
            InvalidInputError: as :func:`check_request`, or the ``name`` is taken.
            NotAllowedError: this person may not make codes.
            RowGoneError: the plan is no longer there.
            DiskFullError: nothing was ordered.
        """
        shop = self._shop()
        shop.require("generate_vouchers")
        if not self.batches_offered:
            request = replace(request, length=CODE_LENGTH, prefix="")
        check_request(request)
        name, changed = await shop.store.write(_order, request, self.batches_offered)
        self._announce(shop, changed)
        return name

    async def orders(self) -> list[BatchOrder]:
        """Batches ordered here that are on their way, were stopped, or became complete lately; newest first."""
        return await self._shop().store.read(_orders)

    async def stop(self, batch: str) -> None:
        """Send no further part of a batch; the one on its way is finished. What waits entirely is cancelled.

        Raises:
            NotSendableError: the next part was taken up this very moment.
        """
        shop = self._shop()
        self._announce(shop, await shop.store.write(_stop, batch))

    async def resume(self, batch: str) -> None:
        """Go on with a batch that was stopped, or send a refused part again.

        Raises:
            NotAllowedError: this person may not make codes.
            InvalidInputError: nothing is known of this batch (unknown), or a part that was taken back may have been made
                (was_sent).
            NotSendableError: the part in the way is being sent.
        """
        shop = self._shop()
        shop.require("generate_vouchers")
        self._announce(shop, await shop.store.write(_resume, batch, self.batches_offered))

    async def give_up(self, batch: str) -> None:
        """End a batch that cannot go on: what was made stays, the rest is not made.

        Raises:
            NotSendableError: a part is being sent.
        """
        shop = self._shop()
        self._announce(shop, await shop.store.write(_give_up, batch))

    async def put_away(self, batch: str) -> None:
        """Show a batch as an order no longer."""
        shop = self._shop()
        await shop.store.write(_put_away, batch)
        shop.bus.publish(ChangeSet("outbox"))

    # ------------------------------------------------------------ cancelling
    async def unsold(self, batch: str) -> tuple[int, Decimal]:
        """How many codes of a batch nobody has bought, and what they sell for."""
        return await self._shop().store.read(_unsold, batch)

    async def cancel(self, *, batch: str = "", codes: Sequence[str] = ()) -> Cancelled:
        """Take unsold codes out of sale for good, here and on the routers.

        Raises:
            NotAllowedError: this person may not.
            ApiError: the server did not do it.
        """
        shop = self._shop()
        body: dict[str, Any] = {"batch": batch} if batch else {"codes": list(codes)}
        data = await shop.ask("cancel_vouchers", body=body)
        shop.engine.touched("vouchers", "voucher_batches")
        told = data if isinstance(data, Mapping) else {}
        return Cancelled(int(told.get("cancelled") or 0), int(told.get("kept") or 0))

    # ------------------------------------------------------------ stock
    async def stock(self) -> list[StockLine]:
        """What is left of each plan, the scarcest first; plans without printed tickets last."""
        kept = self._settings.get(_THRESHOLDS)
        thresholds = {str(name): int(value) for name, value in kept.items()} if isinstance(kept, Mapping) else {}
        return await self._shop().store.read(_stock, thresholds, datetime.now(UTC))

    def threshold(self, plan: int | None = None) -> int:
        """When the stock of a plan counts as low; without one, of plans that have no number of their own."""
        kept = self._settings.get(_THRESHOLDS)
        thresholds = kept if isinstance(kept, Mapping) else {}
        return int(thresholds.get(str(plan), thresholds.get("", LOW_STOCK)))

    def set_threshold(self, value: int, plan: int | None = None) -> None:
        """Warn below ``value`` tickets of a plan; without one, of every plan that has no number of its own.

        Raises:
            OSError: the disk does not take it.
        """
        kept = self._settings.get(_THRESHOLDS)
        thresholds = dict(kept) if isinstance(kept, Mapping) else {}
        thresholds["" if plan is None else str(plan)] = value
        self._settings.set(_THRESHOLDS, thresholds)

    # ------------------------------------------------------------ paper
    async def printable(self, batch: str, *, unprinted: bool = False) -> list[Record]:
        """Codes of a batch that still open the door and are not in use, in the order they were made; ``unprinted`` leaves
        out those that went to paper on this computer."""
        store = self._shop().store
        usable = Filter("status", FilterOp.IN, (VoucherState.ACTIVE, VoucherState.ASSIGNED))
        query = RecordQuery(
            "vouchers", filters=(Filter("batch", FilterOp.EQ, batch), usable), sort=(Sort("generated_at"),)
        )
        rows: list[Record] = []
        while len(page := (await store.page(query, len(rows), PART)).rows):
            rows += page
        if unprinted:
            printed = await self.printed()
            rows = [row for row in rows if row["id"] is None or int(row["id"]) not in printed]
        return sorted(rows, key=lambda row: int(row["id"] or 0))

    async def printed(self) -> Printed:
        """Which codes went to paper on this computer."""
        return await self._shop().store.read(_printed)

    async def mark_printed(self, records: Iterable[Record]) -> None:
        """Note that these went to paper."""
        ids = sorted(int(record["id"]) for record in records if record["id"] is not None)
        shop = self._shop()
        await shop.store.write(_mark_printed, ids)
        shop.bus.publish(ChangeSet("prints"))

    def _announce(self, shop: Shop, changed: Changed) -> None:
        shop.publish(changed)
        shop.engine.poke()


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


def _order(connection: Connection, request: BatchRequest, batches: bool) -> tuple[str, Changed]:
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


def _orders(connection: Connection) -> list[BatchOrder]:
    away = set(json.loads(fact(connection, _AWAY) or "[]"))
    found = [
        order
        for batch, parts in _parts(connection).items()
        if (order := _read(connection, batch, list(parts.values()))) is not None and batch not in away
    ]
    since = datetime.now(UTC) - KEPT_ORDERS
    return sorted(
        (order for order in found if order.state is not OrderState.DONE or order.created_at >= since),
        key=lambda order: order.created_at,
        reverse=True,
    )


_IN_THE_WAY = {
    EntryStatus.FAILED: OrderState.REFUSED,
    EntryStatus.CONFLICT: OrderState.REFUSED,
    EntryStatus.UNKNOWN: OrderState.UNKNOWN,
}


def _read(connection: Connection, batch: str, parts: Sequence[Entry]) -> BatchOrder | None:
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
    taken: int | None = None
    if "batch" in first.body:
        taken = int(
            connection.exec_driver_sql(
                "SELECT count(*) FROM cache_vouchers WHERE batch = ? AND on_router = 1", (batch,)
            ).scalar_one()
        )
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
        on_router=taken,
        error=standing.error if standing is not None else None,
        entry_id=standing.id if standing is not None else "",
        untouched=not any(entry.sent for entry in parts if entry.status is EntryStatus.UNDONE),
    )


def _quantity(entry: Entry) -> int:
    return int(entry.body.get("count") or 0)


def _stop(connection: Connection, batch: str) -> Changed:
    unsent = [e for e in _in_order(connection, batch) if e.status is EntryStatus.QUEUED and not e.sent]
    return _undo_all(connection, unsent)


def _give_up(connection: Connection, batch: str) -> Changed:
    return _undo_all(connection, [entry for entry in _in_order(connection, batch) if entry.status.open])


def _undo_all(connection: Connection, entries: Sequence[Entry]) -> Changed:
    """Take parts back, the last one first: an earlier one would take those behind it along."""
    changed = Changed()
    for entry in reversed(entries):
        for name, keys in outbox.undo(connection, entry.id).keys.items():
            changed.keys.setdefault(name, set()).update(keys)
    return changed


def _in_order(connection: Connection, batch: str) -> list[Entry]:
    parts = _parts(connection, batch).get(batch, {})
    return [parts[number] for number in sorted(parts)]


def _resume(connection: Connection, batch: str, batches: bool) -> Changed:
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


def _put_away(connection: Connection, batch: str) -> None:
    away = [name for name in json.loads(fact(connection, _AWAY) or "[]") if name != batch]
    set_fact(connection, _AWAY, json.dumps([*away, batch][-200:]))


def _bring_back(connection: Connection, batch: str) -> None:
    away = json.loads(fact(connection, _AWAY) or "[]")
    if batch in away:
        set_fact(connection, _AWAY, json.dumps([name for name in away if name != batch]))


# ---------------------------------------------------------------- stock and paper


def _unsold(connection: Connection, batch: str) -> tuple[int, Decimal]:
    count, hundredths = connection.exec_driver_sql(
        f"SELECT count(*), coalesce(sum(price), 0) FROM cache_vouchers WHERE batch = :batch AND {_STATUS} = 'active'",
        {"batch": batch, "now": moment_text(datetime.now(UTC))},
    ).one()
    return int(count), Decimal(int(hundredths)) / 100


_COUNTS: Final = (
    "SELECT plan, max(plan_name), max(price),"
    + ",".join(f" sum(CASE WHEN state = '{state}' THEN 1 ELSE 0 END)" for state in VoucherState)
    + ", sum(CASE WHEN state = 'active' AND on_router = 1 THEN 1 ELSE 0 END),"
    " sum(CASE WHEN coalesce(is_assigned_at, used_at) >= :since THEN 1 ELSE 0 END)"
    f" FROM (SELECT *, {_STATUS} AS state FROM cache_vouchers WHERE _hidden = 0) GROUP BY plan"
)


def _stock(connection: Connection, thresholds: Mapping[str, int], now: datetime) -> list[StockLine]:
    usual = thresholds.get("", LOW_STOCK)
    values = {"now": moment_text(now), "since": moment_text(now - PACE)}
    counted = {row[0]: row for row in connection.exec_driver_sql(_COUNTS, values)}
    plans = {
        plan: (str(key), str(name or ""), price, bool(active))
        for plan, key, name, price, active in connection.exec_driver_sql(
            "SELECT id, _key, name, price, coalesce(is_active, 1) FROM cache_plans WHERE _hidden = 0 AND id IS NOT NULL"
        )
    }
    lines = []
    for plan in [*counted, *(plan for plan in plans if plan not in counted and plans[plan][3])]:
        key, name, price, _ = plans.get(plan, (None, "", None, False))
        row = counted.get(plan) or (plan, name, price, *(0,) * (len(VoucherState) + 2))
        paid = price if price is not None else row[2]
        lines.append(
            StockLine(
                plan,
                key,
                name or str(row[1] or ""),
                None if paid is None else Decimal(int(paid)) / 100,
                *(int(number or 0) for number in row[3:]),
                threshold=int(thresholds.get(str(plan), usual)),
            )
        )
    return sorted(lines, key=lambda line: (line.ever == 0, not line.low, line.left, line.plan_name.casefold()))


class Printed:
    """A set of voucher numbers, kept as ranges: whole batches are printed at a time, and their numbers follow each other."""

    def __init__(self, ranges: Iterable[Sequence[int]] = ()) -> None:
        self.ranges: list[tuple[int, int]] = _joined((int(first), int(last)) for first, last in ranges)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and any(first <= number <= last for first, last in self.ranges)

    def __or__(self, numbers: Iterable[int]) -> Printed:
        return Printed([*self.ranges, *((number, number) for number in numbers)])


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _printed(connection: Connection) -> Printed:
    return Printed(json.loads(fact(connection, _PRINTED) or "[]"))


def _mark_printed(connection: Connection, ids: Sequence[int]) -> None:
    set_fact(connection, _PRINTED, json.dumps((_printed(connection) | ids).ranges))
