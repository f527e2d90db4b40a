"""Reports: figures of a period against the period before, the close of a month, a second currency.

The server is asked; its last answer stands in while it is away; and where it has no reports at all, or never answered, the
figures are added up from the rows on this computer, which says so. What cannot be known then is ``None``, never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from sqlalchemy.engine import Connection

from tiknet_desktop.api.errors import ApiError, NotOffered
from tiknet_desktop.domain.money import Currency, currency, currency_of_country
from tiknet_desktop.services import figures
from tiknet_desktop.services.figures import (
    Customers,
    Group,
    Known,
    Point,
    Revenue,
    RouterFigures,
    amount,
    customers_from,
    groups_from,
    known_customers,
    known_payouts,
    known_sales,
    number,
    points_from,
    revenue_from,
    routers_from,
)
from tiknet_desktop.services.online import OnlineService, Reading
from tiknet_desktop.services.periods import Period, fitting_step, month_of
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import states
from tiknet_desktop.storage.codec import moment_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures come from: ``server`` (just now), ``kept`` (an earlier answer) or ``computer`` (added up here).

    ``at`` is aware UTC. ``error`` is why the server did not answer just now. ``complete`` is false where lists of this
    computer were never read to their end.
    """

    source: str
    at: datetime | None
    error: ApiError | None = None
    complete: bool = True

    @property
    def not_offered(self) -> bool:
        """Whether the server has no such report at all."""
        return isinstance(self.error, NotOffered)


class NothingKeptError(LookupError):
    """No earlier answer to this question is kept on this computer."""


@dataclass(frozen=True, slots=True)
class Compared(Generic[T]):
    """Figures of a period and of the one before; ``before`` is ``None`` where that is not known."""

    now: T
    before: T | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Month:
    """Everything about one month. ``seller_days`` is added up here: (seller, day) to amount and count."""

    period: Period
    revenue: Revenue
    payouts: Decimal
    new_customers: int
    plans_sold: int
    plans: tuple[Group, ...]
    sellers: tuple[Group, ...]
    routers: tuple[Group, ...]
    payments: tuple[Group, ...]
    seller_days: Mapping[tuple[str, date], tuple[Decimal, int]]
    before: Mapping[str, Decimal]
    """``revenue``, ``payouts``, ``new_customers`` and ``plans_sold`` of the month before."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at before a month is closed. ``state``: ``ok``, ``open`` or ``unknown``."""

    code: str
    state: str
    count: int = 0
    amount: Decimal | None = None
    pane: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of ``base`` in another currency, as the server told."""

    base: str
    to: Currency
    rate: Decimal
    at: datetime | None

    def of(self, value: Decimal) -> Decimal:
        """An amount in the other currency."""
        return value * self.rate


class ReportService:
    """Use cases of the reports pane."""

    def __init__(self, shop: ShopHolder, online: OnlineService) -> None:
        self._shop = shop
        self._online = online

    # ------------------------------------------------------------ periods
    async def revenue(self, period: Period, step: str, *, kept: bool = False) -> Compared[Revenue]:
        """Revenue over time. With ``kept`` nothing is asked: the earlier answer, for a page that opens.

        Raises:
            NotAllowedError: this person may not see it.
            NothingKeptError: ``kept``, and there is no earlier answer.
        """
        return await self._compared(
            "analytics_revenue",
            period,
            {"group_by": step},
            revenue_from,
            lambda connection, span: _local(connection, span, lambda sold: figures.revenue_of(sold, span, step)),
            kept=kept,
        )

    async def groups(self, period: Period, by: str, *, kept: bool = False) -> Compared[tuple[Group, ...]]:
        """Revenue per ``plan``, ``seller``, ``router`` or ``payment_kind``, the dearest first; raises as :meth:`revenue`."""
        return await self._compared(
            "analytics_revenue",
            period,
            {"group_by": by},
            lambda value: groups_from(value.get("groups")),
            lambda connection, span: _local(connection, span, lambda sold: figures.groups_of(sold, by)),
            kept=kept,
            usable=lambda value: bool(value.get("groups")) or not number(value.get("total_revenue")),
        )

    async def customers(self, period: Period, step: str, *, kept: bool = False) -> Compared[Customers]:
        """Growth of customers; raises as :meth:`revenue`."""
        return await self._compared(
            "analytics_customers",
            period,
            {"group_by": step},
            customers_from,
            lambda connection, span: (known_customers(connection, span, step), *_read_at(connection, "customers")),
            kept=kept,
        )

    async def plans(self, period: Period, *, kept: bool = False) -> Compared[tuple[Group, ...]]:
        """Sales per plan, the dearest first; raises as :meth:`revenue`."""
        return await self._compared(
            "analytics_plans",
            period,
            {},
            groups_from,
            lambda connection, span: _local(connection, span, lambda sold: figures.groups_of(sold, "plan")),
            kept=kept,
            shape=list,
        )

    async def routers(self, period: Period, *, kept: bool = False) -> Compared[tuple[RouterFigures, ...]]:
        """Load, revenue and outages per router; raises as :meth:`revenue`."""
        return await self._compared(
            "analytics_routers",
            period,
            {},
            routers_from,
            lambda connection, span: _local(connection, span, _routers_of),
            kept=kept,
            shape=list,
        )

    async def _compared(
        self,
        operation: str,
        period: Period,
        query: Mapping[str, str],
        read: Callable[[Any], T],
        local: Callable[[Connection, Period], tuple[T, datetime | None, bool]],
        *,
        kept: bool,
        shape: type = Mapping,
        usable: Callable[[Any], bool] = lambda value: True,
    ) -> Compared[T]:
        ask = self._online.known if kept else self._online.reading
        told = await ask(operation, query={**query, **period.query()})
        if self._answered(told, shape, usable):
            earlier = await ask(operation, query={**query, **period.before.query()})
            before = read(earlier.value) if self._answered(earlier, shape, usable) else None
            return Compared(read(told.value), before, Origin("kept", told.fetched_at) if kept else _origin(told))
        if kept:
            raise NothingKeptError(operation)
        store = self._shop().store
        now, at, complete = await store.read(local, period)
        previous, _, _ = await store.read(local, period.before)
        return Compared(now, previous, Origin("computer", at, told.error, complete))

    @staticmethod
    def _answered(reading: Reading, shape: type, usable: Callable[[Any], bool]) -> bool:
        return isinstance(reading.value, shape) and usable(reading.value)

    # ------------------------------------------------------------ a month
    async def month(self, first: date) -> Month:
        """A month in figures, from ``monthly_report``, else added up here.

        Raises:
            NotAllowedError: this person may not see it.
        """
        period = month_of(first)
        reading = await self._online.reading("monthly_report", query={"month": f"{first:%Y-%m}"})
        known = await self._shop().store.read(known_sales, period)
        seller_days = figures.seller_days_of(known.sold)
        if isinstance(reading.value, Mapping):
            payments = (await self.groups(period, "payment_kind")).now
            return _told_month(period, reading, payments, seller_days)
        return await self._shop().store.read(_local_month, period, known, reading.error)

    async def checks(self, first: date, tills_open: int | None = None) -> list[Check]:
        """What to settle before a month is closed. ``tills_open`` is how many tills are open, ``None`` where this version
        keeps none."""
        found = await self._shop().store.read(_checks, month_of(first))
        if tills_open is not None:
            found.insert(1, Check("tills", "open" if tills_open else "ok", tills_open, pane="sell"))
        return found

    async def kinds(self) -> Reading:
        """Names of the reports this server offers (``list_report_types``)."""
        return await self._online.reading("list_report_types")

    # ------------------------------------------------------------ a second currency
    async def countries(self) -> list[tuple[str, str]]:
        """Countries the server knows, as (code, name); empty where it does not tell."""
        reading = await self._online.reading("list_countries")
        found = reading.value if isinstance(reading.value, list) else []
        return [
            (str(one["code"]), str(one.get("name") or one["code"]))
            for one in found
            if isinstance(one, Mapping) and one.get("code")
        ]

    async def currency_of(self, country: str) -> Currency:
        """The currency of a country: as the server says (``get_currency_code``, ``get_currency``), else as we know."""
        code = await self._online.reading("get_currency_code", query={"country": country})
        told = code.value.get("code") if isinstance(code.value, Mapping) else None
        if not told:
            return currency_of_country(country)
        known = currency(str(told))
        sign = await self._online.reading("get_currency", query={"country": country})
        symbol = sign.value.get("symbol") if isinstance(sign.value, Mapping) else None
        return known if known.sign != known.code or not symbol else Currency(known.code, str(symbol), known.digits)

    async def rates(self) -> Mapping[str, Rate]:
        """What one unit of the shop's currency is worth, by code; empty where the server tells no rate."""
        reading = await self._online.reading("get_exchange_rate")
        value = reading.value
        if not isinstance(value, Mapping) or not isinstance(value.get("rates"), Mapping):
            return {}
        base = str(value.get("base") or "")
        return {
            str(code): Rate(base, currency(str(code)), amount(told), reading.fetched_at)
            for code, told in value["rates"].items()
            if amount(told) > 0 and str(code) != base
        }


def _origin(reading: Reading) -> Origin:
    return Origin("server" if reading.error is None else "kept", reading.fetched_at, reading.error)


def _local(
    connection: Connection, period: Period, make: Callable[[tuple[figures.Sold, ...]], T]
) -> tuple[T, datetime | None, bool]:
    known = known_sales(connection, period)
    return make(known.sold), known.as_of, known.complete


def _read_at(connection: Connection, name: str) -> tuple[datetime | None, bool]:
    moment = states.freshness(connection, name).synced_at
    return moment, moment is not None


def _routers_of(sold: tuple[figures.Sold, ...]) -> tuple[RouterFigures, ...]:
    return tuple(
        RouterFigures(group.name, group.amount, group.count)
        for group in figures.groups_of(sold, "router")
        if group.name
    )


def _told_month(
    period: Period,
    reading: Reading,
    payments: tuple[Group, ...],
    seller_days: Mapping[tuple[str, date], tuple[Decimal, int]],
) -> Month:
    value = reading.value
    previous = value.get("previous") if isinstance(value.get("previous"), Mapping) else {}
    days: tuple[Point, ...] = points_from(value.get("by_day"))
    sales = number(value["sales"]) if value.get("sales") is not None else sum(point.count for point in days)
    return Month(
        period,
        Revenue(
            amount(value.get("revenue")),
            amount(value.get("online_revenue")),
            amount(value.get("assigned_revenue")),
            sales,
            days,
        ),
        amount(value.get("payouts")),
        number(value.get("new_customers")),
        number(value.get("plans_sold")),
        groups_from(value.get("by_plan")),
        groups_from(value.get("by_seller")),
        groups_from(value.get("by_router")),
        payments,
        seller_days,
        {name: amount(told) for name, told in previous.items() if name != "month"},
        _origin(reading),
    )


def _local_month(connection: Connection, period: Period, known: Known, error: ApiError | None) -> Month:
    sold = known.sold
    plans = figures.groups_of(sold, "plan")
    before = known_sales(connection, period.before)
    revenue, earlier = (
        figures.revenue_of(one.sold, span, "day") for one, span in ((known, period), (before, period.before))
    )
    return Month(
        period,
        revenue,
        known_payouts(connection, period),
        known_customers(connection, period, fitting_step(period)).new,
        sum(group.count for group in plans if group.name),
        plans,
        figures.groups_of(sold, "seller"),
        figures.groups_of(sold, "router"),
        figures.groups_of(sold, "payment_kind"),
        figures.seller_days_of(sold),
        {
            "revenue": earlier.total,
            "payouts": known_payouts(connection, period.before),
            "new_customers": Decimal(known_customers(connection, period.before, "day").new),
            "plans_sold": Decimal(sum(group.count for group in figures.groups_of(before.sold, "plan") if group.name)),
        },
        Origin("computer", known.as_of, error, known.complete),
    )


def _checks(connection: Connection, period: Period) -> list[Check]:
    start, end = (moment_text(moment) for moment in period.moments())
    sales, cents = connection.exec_driver_sql(
        "SELECT count(*), sum(total) FROM sales WHERE state IN ('pending', 'unknown', 'refused', 'conflict')"
        " AND created_at >= ? AND created_at < ?",
        (start, end),
    ).one()
    payouts, held = connection.exec_driver_sql(
        "SELECT count(*), sum(amount) FROM cache_withdrawals WHERE status IN ('pending', 'approved') AND _hidden = 0"
        " AND requested_at < ?",
        (end,),
    ).one()
    waiting = connection.exec_driver_sql(
        "SELECT count(*) FROM outbox WHERE status IN ('failed', 'unknown', 'conflict')"
    ).scalar_one()
    read = [states.freshness(connection, name).synced_at for name in ("wallet_transactions", "assigned_transactions")]
    over = period.moments()[1]
    known = [moment for moment in read if moment is not None]
    figures_state = "ok" if known and min(known) >= over else "unknown"
    if datetime.now(UTC) < over:
        figures_state = "open"
    return [
        Check("sales", "open" if sales else "ok", int(sales), Decimal(cents or 0).scaleb(-2), "sync_centre"),
        Check("actions", "open" if waiting else "ok", int(waiting), None, "sync_centre"),
        Check("payouts", "open" if payouts else "ok", int(payouts), Decimal(held or 0).scaleb(-2), "money"),
        Check("month_over", figures_state),
    ]
