"""How many codes of each plan are left, and which went to paper on this computer. Read from the cache: works offline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sqlalchemy.engine import Connection

from tiknet_desktop.storage.codec import moment_text
from tiknet_desktop.storage.database import fact, set_fact

LOW_STOCK: Final = 20
"""Tickets left of a plan below which a warning is due, until somebody sets another number."""

PACE: Final = timedelta(days=7)
"""The time over which it is counted how fast tickets go."""

_PRINTED: Final = "vouchers:printed"

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


@dataclass(frozen=True, slots=True)
class StockLine:
    """How many codes of a plan there are in each state. ``on_router`` counts unsold codes the routers know; ``gone`` those
    that were sold or first used in the last :data:`PACE`. ``threshold`` is when ``left`` counts as low; ``on_sale`` is
    whether the plan is still sold."""

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
    on_sale: bool = True

    @property
    def ever(self) -> int:
        """All codes ever made of this plan that are still known."""
        return self.left + self.sold + self.used + self.expired + self.cancelled

    @property
    def low(self) -> bool:
        """Whether more should be printed; never for a plan that has no printed tickets at all."""
        return self.ever > 0 and self.left < self.threshold

    @property
    def urgent(self) -> bool:
        """Whether somebody should print now: low, of a plan that is sold, and tickets of it went lately."""
        return self.low and self.on_sale and self.gone > 0

    @property
    def days_left(self) -> float | None:
        """For how many days the rest lasts at the present pace; ``None`` when none went lately."""
        return None if not self.gone else self.left / (self.gone / PACE.days)

    @property
    def value(self) -> Decimal | None:
        """What the unsold codes sell for."""
        return None if self.price is None else self.price * self.left


def unsold(connection: Connection, batch: str) -> tuple[int, Decimal]:
    """How many codes of a batch nobody has bought, and what they sell for."""
    count, hundredths = connection.exec_driver_sql(
        f"SELECT count(*), coalesce(sum(price), 0) FROM cache_vouchers WHERE batch = :batch AND {_STATUS} = 'active'",
        {"batch": batch, "now": moment_text(datetime.now(UTC))},
    ).one()
    return int(count), Decimal(int(hundredths)) / 100


_COUNTS: Final = (
    f"SELECT plan, {_STATUS} AS state, count(*), sum(on_router = 1), sum(coalesce(is_assigned_at, used_at) >= :since),"
    " max(plan_name), max(price) FROM cache_vouchers WHERE _hidden = 0 GROUP BY plan, state"
)


@dataclass(slots=True)
class _Counted:
    """What the cache holds of one plan's codes."""

    by_state: dict[str, int] = field(default_factory=dict)
    on_router: int = 0
    gone: int = 0
    plan_name: str = ""
    price: int | None = None

    def of(self, state: VoucherState) -> int:
        return self.by_state.get(state, 0)


def _counted(connection: Connection, now: datetime) -> dict[int | None, _Counted]:
    found: dict[int | None, _Counted] = {}
    values = {"now": moment_text(now), "since": moment_text(now - PACE)}
    for plan, state, count, on_router, gone, name, price in connection.exec_driver_sql(_COUNTS, values):
        line = found.setdefault(plan, _Counted())
        line.by_state[state] = int(count)
        line.gone += int(gone or 0)
        line.plan_name = line.plan_name or str(name or "")
        line.price = line.price if price is None else max(int(price), line.price or 0)
        if state == VoucherState.ACTIVE:
            line.on_router = int(on_router or 0)
    return found


def stock(connection: Connection, thresholds: Mapping[str, int], now: datetime) -> list[StockLine]:
    """What is left of each plan, the scarcest first. ``thresholds`` by plan number as text; under the empty text that of the others."""
    usual = thresholds.get("", LOW_STOCK)
    counted = _counted(connection, now)
    plans = {
        plan: (str(key), str(name or ""), price, bool(active))
        for plan, key, name, price, active in connection.exec_driver_sql(
            "SELECT id, _key, name, price, coalesce(is_active, 1) FROM cache_plans WHERE _hidden = 0 AND id IS NOT NULL"
        )
    }
    lines = []
    for plan in [*counted, *(plan for plan in plans if plan not in counted and plans[plan][3])]:
        key, name, price, active = plans.get(plan, (None, "", None, False))
        codes = counted.get(plan) or _Counted()
        paid = price if price is not None else codes.price
        lines.append(
            StockLine(
                plan,
                key,
                name or codes.plan_name,
                None if paid is None else Decimal(int(paid)) / 100,
                left=codes.of(VoucherState.ACTIVE),
                sold=codes.of(VoucherState.ASSIGNED),
                used=codes.of(VoucherState.USED),
                expired=codes.of(VoucherState.EXPIRED),
                cancelled=codes.of(VoucherState.CANCELLED),
                on_router=codes.on_router,
                gone=codes.gone,
                threshold=int(thresholds.get(str(plan), usual)),
                on_sale=active,
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


def printed(connection: Connection) -> Printed:
    """Which codes went to paper on this computer."""
    return Printed(json.loads(fact(connection, _PRINTED) or "[]"))


def mark_printed(connection: Connection, ids: Sequence[int]) -> None:
    """Note that these went to paper."""
    set_fact(connection, _PRINTED, json.dumps((printed(connection) | ids).ranges))
