"""Figures of a period: what they are, how they read in a server's answer, and how they come out of this computer's rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.money import InvalidAmountError, parse_amount
from tiknet_desktop.services.periods import Period, step_start
from tiknet_desktop.storage import states
from tiknet_desktop.storage.codec import moment_text
from tiknet_desktop.storage.states import FreshnessState

PAYMENT_KINDS: Final = ("cash", "mobile_money", "credit", "online")
NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a series; ``day`` is its first day."""

    day: date
    amount: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Sales of one seller, router, plan or kind of payment. An empty ``name`` stands for those that name none; ``paid`` is
    the amount per kind of payment, where it is known."""

    name: str
    amount: Decimal
    count: int
    paid: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Revenue:
    """What came in: online payments and sales of the staff."""

    total: Decimal
    online: Decimal
    assigned: Decimal
    sales: int
    series: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Customers:
    """Growth. ``None`` where it is not known: this computer cannot tell who was active then."""

    total: int
    new: int
    active: int | None
    paying: int | None
    blocked: int
    series: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class RouterFigures:
    """One router. Bytes are those of its users; ``None`` where it is not known."""

    name: str
    revenue: Decimal
    sales: int
    active_users: int | None = None
    peak_users: int | None = None
    bytes_in: int | None = None
    bytes_out: int | None = None
    outages: int | None = None
    offline_seconds: int | None = None


# ---------------------------------------------------------------- a server's answer


def amount(value: object) -> Decimal:
    """An amount of a report; zero where there is none."""
    try:
        return parse_amount(value)
    except InvalidAmountError:
        return NOTHING


def number(value: object) -> int:
    """A count of a report; zero where there is none."""
    return int(amount(value))


def _maybe(row: Mapping[str, Any], name: str) -> int | None:
    return None if row.get(name) is None else number(row[name])


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _maps(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def points_from(value: object) -> tuple[Point, ...]:
    """``series`` of revenue or customers."""
    found = [(_day(one.get("date")), one) for one in _maps(value)]
    return tuple(Point(day, amount(one.get("amount")), number(one.get("count"))) for day, one in found if day)


def revenue_from(value: Mapping[str, Any]) -> Revenue:
    """``analytics_revenue``; the catalogue promises a total and a series only."""
    series = points_from(value.get("series"))
    sales = _maybe(value, "sales")
    return Revenue(
        amount(value.get("total_revenue")),
        amount(value.get("online_revenue")),
        amount(value.get("assigned_revenue")),
        sum(point.count for point in series) if sales is None else sales,
        series,
    )


def groups_from(value: object) -> tuple[Group, ...]:
    """``groups`` of revenue, or the rows of ``analytics_plans``."""
    return tuple(
        Group(
            str(one.get("name") if one.get("name") is not None else one.get("plan_name") or ""),
            amount(one.get("amount", one.get("revenue"))),
            number(one.get("count", one.get("sales"))),
            {kind: amount(one[kind]) for kind in PAYMENT_KINDS if kind in one},
        )
        for one in _maps(value)
    )


def customers_from(value: Mapping[str, Any]) -> Customers:
    """``analytics_customers``."""
    return Customers(
        number(value.get("total_customers")),
        number(value.get("new_customers")),
        _maybe(value, "active_customers"),
        _maybe(value, "paying_customers"),
        number(value.get("blocked_customers")),
        points_from(value.get("series")),
    )


def routers_from(value: object) -> tuple[RouterFigures, ...]:
    """``analytics_routers``."""
    return tuple(
        RouterFigures(
            str(one.get("router_name") or ""),
            amount(one.get("revenue")),
            number(one.get("sales")),
            **{
                name: _maybe(one, name)
                for name in ("active_users", "peak_users", "bytes_in", "bytes_out", "outages", "offline_seconds")
            },
        )
        for one in _maps(value)
    )


# ---------------------------------------------------------------- this computer's rows


@dataclass(frozen=True, slots=True)
class Sold:
    """Sales of one hour that have everything else in common."""

    day: date
    online: bool
    plan: str
    seller: str
    router: str
    kind: str
    amount: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Known:
    """What this computer knows of a period. ``as_of`` is the older of the two lists' last reads, ``complete`` whether both
    were ever read to their end."""

    sold: tuple[Sold, ...]
    as_of: datetime | None
    complete: bool


_WALLET = (
    "SELECT substr(created_at, 1, 13), plan_name, '', router_name, coalesce(payment_kind, 'online'), sum(amount_paid),"
    " count(*) FROM cache_wallet_transactions WHERE created_at >= ? AND created_at < ? AND type = 'revenue'"
    " AND status IN ('success', 'completed') AND _hidden = 0 GROUP BY 1, 2, 3, 4, 5"
)
_STAFF = (
    "SELECT substr(created_at, 1, 13), plan_name, assigned_by, router_name, coalesce(payment_kind, ''),"
    " sum(amount_paid), count(*) FROM cache_assigned_transactions WHERE created_at >= ? AND created_at < ?"
    " AND type = 'revenue' AND status IN ('success', 'completed') AND _hidden = 0 GROUP BY 1, 2, 3, 4, 5"
)
_ASSIGNED = (
    "SELECT substr(assigned_date, 1, 13), plan_name, assigned_by, router_name, '', sum(price), count(*)"
    " FROM cache_assigned_plans WHERE assigned_date >= ? AND assigned_date < ? AND coalesce(status, '') <> 'reversed'"
    " AND _hidden = 0 AND _state <> 'failed' GROUP BY 1, 2, 3, 4, 5"
)


def known_sales(connection: Connection, period: Period) -> Known:
    """Successful sales of a period as the lists here hold them. Where a server has no list of the staff's transactions, the
    assignments of plans stand for them."""
    staff = states.freshness(connection, "assigned_transactions")
    assigned = staff.synced_at is None and staff.state is not FreshnessState.FRESH
    lists = ("wallet_transactions", "assigned_plans" if assigned else "assigned_transactions")
    read = [states.freshness(connection, name).synced_at for name in lists]
    start, end = (moment_text(moment) for moment in period.moments())
    sold: list[Sold] = []
    for statement, online in ((_WALLET, True), (_ASSIGNED if assigned else _STAFF, False)):
        for hour, plan, seller, router, kind, cents, count in connection.exec_driver_sql(statement, (start, end)):
            day = datetime.fromisoformat(f"{hour}:00:00").replace(tzinfo=UTC).astimezone().date()
            cash = Decimal(cents or 0).scaleb(-2)
            sold.append(Sold(day, online, plan or "", seller or "", router or "", kind or "", cash, count))
    moments = [moment for moment in read if moment is not None]
    return Known(tuple(sold), min(moments, default=None), len(moments) == len(lists))


def revenue_of(sold: Iterable[Sold], period: Period, step: str) -> Revenue:
    """Revenue over time out of single sales."""
    steps: dict[date, list[Any]] = {start: [NOTHING, 0] for start in period.starts(step)}
    online = assigned = NOTHING
    for one in sold:
        place = steps[step_start(one.day, step)]
        place[0] += one.amount
        place[1] += one.count
        if one.online:
            online += one.amount
        else:
            assigned += one.amount
    series = tuple(Point(day, total, count) for day, (total, count) in steps.items())
    return Revenue(online + assigned, online, assigned, sum(point.count for point in series), series)


NAME_OF: Final[Mapping[str, Callable[[Sold], str]]] = {
    "plan": lambda one: one.plan,
    "seller": lambda one: one.seller,
    "router": lambda one: one.router,
    "payment_kind": lambda one: one.kind,
}
"""Ways to group sales."""


def groups_of(sold: Iterable[Sold], by: str) -> tuple[Group, ...]:
    """Sales per group, the dearest first; sellers are the staff's."""
    name_of = NAME_OF[by]
    found: dict[str, list[Any]] = {}
    for one in sold:
        if by == "seller" and one.online:
            continue
        entry = found.setdefault(name_of(one), [NOTHING, 0, {}])
        entry[0] += one.amount
        entry[1] += one.count
        if one.kind:
            entry[2][one.kind] = entry[2].get(one.kind, NOTHING) + one.amount
    made = (Group(name, total, count, paid) for name, (total, count, paid) in found.items())
    return tuple(sorted(made, key=lambda group: (-group.amount, group.name)))


def seller_days_of(sold: Iterable[Sold]) -> dict[tuple[str, date], tuple[Decimal, int]]:
    """What every seller took in on every day."""
    found: dict[tuple[str, date], tuple[Decimal, int]] = {}
    for one in sold:
        if not one.online:
            total, count = found.get((one.seller, one.day), (NOTHING, 0))
            found[one.seller, one.day] = (total + one.amount, count + one.count)
    return found


def known_customers(connection: Connection, period: Period, step: str) -> Customers:
    """Growth out of the rows of customers."""
    start, end = (moment_text(moment) for moment in period.moments())
    steps: dict[date, int] = dict.fromkeys(period.starts(step), 0)
    for hour, count in connection.exec_driver_sql(
        "SELECT substr(date_added, 1, 13), count(*) FROM cache_customers WHERE date_added >= ? AND date_added < ?"
        " AND _hidden = 0 GROUP BY 1",
        (start, end),
    ):
        day = datetime.fromisoformat(f"{hour}:00:00").replace(tzinfo=UTC).astimezone().date()
        steps[step_start(day, step)] += count
    total, blocked = connection.exec_driver_sql(
        "SELECT count(*), sum(CASE WHEN blocked THEN 1 ELSE 0 END) FROM cache_customers WHERE _hidden = 0"
    ).one()
    series = tuple(Point(day, NOTHING, count) for day, count in steps.items())
    return Customers(int(total), sum(steps.values()), None, None, int(blocked or 0), series)


def known_payouts(connection: Connection, period: Period) -> Decimal:
    """Payouts that were paid in a period."""
    start, end = (moment_text(moment) for moment in period.moments())
    cents = connection.exec_driver_sql(
        "SELECT sum(amount_paid) FROM cache_wallet_transactions WHERE created_at >= ? AND created_at < ?"
        " AND type = 'payout' AND status IN ('success', 'completed') AND _hidden = 0",
        (start, end),
    ).scalar()
    return Decimal(cents or 0).scaleb(-2)
