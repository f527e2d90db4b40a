"""The day at a glance: figures, alerts, latest sales and live values over all routers."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.money import InvalidAmountError, parse_amount
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.routers import RouterService
from tiknet_desktop.services.sales import Sale, SaleService
from tiknet_desktop.services.series import GAP_SECONDS, Series, series_of
from tiknet_desktop.services.server import Server
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.services.voucher_stock import StockLine
from tiknet_desktop.services.watch import RouterWatch
from tiknet_desktop.storage import outbox, samples, search, states
from tiknet_desktop.storage.codec import moment_text, parse_moment
from tiknet_desktop.storage.records import EntryStatus, Filter, Record, RecordQuery

LIVE_STEP = 2.0
"""Seconds between points of the live series, and between polls of a router watched for it alone."""

LOOK_AWAY = 15.0
"""Seconds after which nobody is assumed to look at the live series."""

MOST_WATCHED = 20
LONG_WAIT = timedelta(hours=1)

STOCK_MATTERS = frozenset({"vouchers", "plans", "settings", "account"})
"""Changes after which the stock is counted again; counting goes through all codes."""

MOST_STOCK_ALERTS = 3
"""The scarcest plans that are named; the stock page has them all."""


@dataclass(frozen=True, slots=True)
class TodayFigures:
    """Figures of the local day so far. Amounts are in the shop's currency.

    Sales are plans given at a counter of this shop, those still waiting for the server included; ``sales_pending`` of
    them wait. ``tickets_sold`` are sales without a customer. ``sales_last_week_same_time`` is the amount one week ago up
    to this time of day. ``as_of`` times are ends of the last complete read.
    """

    sales_total: Decimal
    sales_count: int
    sales_pending: int
    sales_last_week_same_time: Decimal
    tickets_sold: int
    best_plan_name: str | None
    best_plan_count: int
    active_users: int | None
    routers_online: int
    routers_total: int
    wallet_balance: Decimal | None
    wallet_available: Decimal | None
    by_hour: tuple[tuple[int, Decimal], ...]
    by_hour_last_week: tuple[tuple[int, Decimal], ...]
    as_of_sales: datetime | None
    as_of_routers: datetime | None
    as_of_wallet: datetime | None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something a person should know. ``kind``: ``router_unreachable``, ``router_jobs_waiting``, ``actions_attention``,
    ``actions_waiting``, ``clock_skew``, ``sign_in_needed``, ``low_stock`` (``days`` is for how long the rest lasts at the
    present pace). ``pane`` and ``key`` are where to look, ``plan`` the key of the plan to make more of."""

    kind: str
    subject: str = ""
    since: datetime | None = None
    count: int = 0
    pane: str = ""
    key: str | None = None
    days: float | None = None
    plan: str | None = None


class TodayService:
    """Use cases of the Today pane."""

    def __init__(
        self,
        shop: ShopHolder,
        sales: SaleService,
        routers: RouterService,
        server: Server,
        tasks: TaskRegistry,
        bus: ChangeBus,
        stock: Callable[[], Awaitable[list[StockLine]]],
    ) -> None:
        self._shop = shop
        self._sales = sales
        self._routers = routers
        self._server = server
        self._tasks = tasks
        self._count_stock = stock
        self._low_stock: list[Alert] = []
        self._stock_age, self._counted_at = 0, -1
        bus.subscribe(self._heard)
        self._live: dict[str, RouterWatch] = {}
        self._asked_at = 0.0
        self._guard: asyncio.Task[None] | None = None

    async def figures(self) -> TodayFigures:
        """Everything above the fold of the Today pane, from the cache."""
        return await self._shop().store.read(_figures, datetime.now(UTC).astimezone())

    async def alerts(self) -> list[Alert]:
        """What should be looked at, the most urgent first."""
        shop = self._shop()
        found: list[Alert] = []
        if shop.engine.sign_in_needed:
            found.append(Alert("sign_in_needed", pane="settings"))
        connectivity = self._server.connectivity
        if not connectivity.clock_trusted and connectivity.skew is not None:
            found.append(Alert("clock_skew", count=int(connectivity.skew.total_seconds()), pane="settings"))
        found += await shop.store.read(_alerts)
        return found + await self._stock_alerts()

    def _heard(self, change: ChangeSet) -> None:
        if change.resource in STOCK_MATTERS:
            self._stock_age += 1

    async def _stock_alerts(self) -> list[Alert]:
        """Plans of which tickets sell and hardly any are left, the one that ends first on top."""
        if self._counted_at != self._stock_age:
            age = self._stock_age  # a change that comes while it is counted asks for the next count
            urgent = [line for line in await self._count_stock() if line.urgent]
            urgent.sort(key=lambda line: line.days_left or 0)
            self._low_stock = [_stock_alert(line) for line in urgent[:MOST_STOCK_ALERTS]]
            self._counted_at = age
        return self._low_stock

    async def latest_sales(self, limit: int = 10) -> list[Sale]:
        """The newest sales of this computer first."""
        return await self._sales.recent(limit)

    async def live_series(self, seconds: float = 300) -> Series:
        """Active users and throughput summed over the routers, the last ``seconds``. Asking keeps the routers watched;
        fifteen seconds after the last question they are left alone."""
        shop = self._shop()
        self._asked_at = time.monotonic()
        if self._guard is None or self._guard.done():
            await self._begin()
            self._guard = self._tasks.spawn(self._look_away(), name="live totals", owner=self)
        now = time.time()
        since = now - seconds
        kept = await shop.store.read(_kept_samples, tuple(self._live), since - GAP_SECONDS, now)
        lines = []
        for key, watch in self._live.items():
            fresh = watch.samples_since(since - GAP_SECONDS)
            begun = fresh[0][0] or 0.0 if fresh else now
            lines.append([*(row for row in kept[key] if (row[0] or 0.0) < begun), *fresh])
        return series_of(summed(lines, since), gap=GAP_SECONDS)

    async def _begin(self) -> None:
        page = await self._shop().store.page(
            RecordQuery("routers", filters=(Filter("is_active", "ne", False),)), 0, MOST_WATCHED
        )
        for row in page.rows:
            if row["slug"] and row.key not in self._live:
                watch = self._routers.watch(row.key, LIVE_STEP)
                watch.start()
                self._live[row.key] = watch

    async def _look_away(self) -> None:
        try:
            while (rest := LOOK_AWAY - (time.monotonic() - self._asked_at)) > 0:
                await asyncio.sleep(rest)
        finally:
            watches, self._live = list(self._live.values()), {}
            for watch in watches:
                watch.stop()


def _kept_samples(
    connection: Connection, routers: tuple[str, ...], since: float, until: float
) -> dict[str, list[tuple[float | None, ...]]]:
    return {key: [*samples.series(connection, key, 1, since, until)] for key in routers}


def summed(lines: Sequence[Sequence[tuple[float | None, ...]]], since: float) -> list[tuple[float | None, ...]]:
    """Samples of several routers, each oldest first, as totals every :data:`LIVE_STEP` seconds from ``since`` on.

    Routers are read at different moments and, while nobody looks, only every half minute: each counts with its last
    reading until that is :data:`GAP_SECONDS` old. A reading without values is an outage and counts for nothing; where no
    router counts the total is empty. Processor load is the mean.
    """
    steps = sorted(
        {(row[0] or 0.0) // LIVE_STEP * LIVE_STEP for line in lines for row in line if (row[0] or 0) >= since}
    )
    places = [0] * len(lines)
    found: list[tuple[float | None, ...]] = []
    for step in steps:
        held: list[tuple[float | None, ...]] = []
        for index, line in enumerate(lines):
            while places[index] < len(line) and (line[places[index]][0] or 0.0) < step + LIVE_STEP:
                places[index] += 1
            last = line[places[index] - 1] if places[index] else None
            if last is not None and step - (last[0] or 0.0) <= GAP_SECONDS:
                held.append(last[1:])
        found.append((step, *_total(held)))
    return found


def _total(held: Sequence[tuple[float | None, ...]]) -> list[float | None]:
    totals: list[float | None] = []
    for position in range(len(samples.MEASURES)):
        known = [value for row in held if (value := row[position]) is not None]
        total = sum(known) if known else None
        totals.append(total / len(known) if total is not None and samples.MEASURES[position] == "cpu" else total)
    return totals


def _stock_alert(line: StockLine) -> Alert:
    return Alert("low_stock", line.plan_name, count=line.left, pane="vouchers", days=line.days_left, plan=line.plan_key)


def _figures(connection: Connection, now: datetime) -> TodayFigures:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    week = timedelta(days=7)
    today = _assigned(connection, midnight, now + timedelta(minutes=10))
    before = _assigned(connection, midnight - week, midnight - week + timedelta(days=1))
    plans = Counter(name for _, _, name, _, _ in today if name)
    best = plans.most_common(1)
    routers = search.RecordReader().page(connection, RecordQuery("routers"), 0, 1_000).rows
    wallet = states.document(connection, "wallet").value or {}
    return TodayFigures(
        sales_total=sum((price for _, price, *_ in today), Decimal(0)),
        sales_count=len(today),
        sales_pending=sum(1 for *_, state in today if state != "clean"),
        sales_last_week_same_time=sum((price for at, price, *_ in before if at <= now - week), Decimal(0)),
        tickets_sold=sum(1 for _, _, _, customer, _ in today if customer is None),
        best_plan_name=best[0][0] if best else None,
        best_plan_count=best[0][1] if best else 0,
        active_users=_active_users(connection, routers),
        routers_online=sum(1 for row in routers if _is_online(row)),
        routers_total=len(routers),
        wallet_balance=_amount(wallet, "wallet_balance", "balance"),
        wallet_available=_amount(wallet, "available_balance", "available", "withdrawable", "wallet_balance", "balance"),
        by_hour=_by_hour(today),
        by_hour_last_week=_by_hour(before),
        as_of_sales=states.freshness(connection, "assigned_plans").synced_at,
        as_of_routers=states.freshness(connection, "routers").synced_at,
        as_of_wallet=states.document(connection, "wallet").fetched_at,
    )


_Assigned = tuple[datetime, Decimal, str | None, Any, str]


def _assigned(connection: Connection, start: datetime, end: datetime) -> list[_Assigned]:
    rows = connection.exec_driver_sql(
        "SELECT assigned_date, price, plan_name, customer, _state FROM cache_assigned_plans"
        " WHERE assigned_date >= ? AND assigned_date < ? AND _hidden = 0 AND _state <> 'failed'",
        (moment_text(start), moment_text(end)),
    )
    return [
        (parse_moment(at), Decimal(price or 0) / 100, name, customer, state)
        for at, price, name, customer, state in rows
    ]


def _by_hour(sold: list[_Assigned]) -> tuple[tuple[int, Decimal], ...]:
    hours: dict[int, Decimal] = dict.fromkeys(range(24), Decimal(0))
    for at, price, *_ in sold:
        hours[at.astimezone().hour] += price
    return tuple(hours.items())


def _is_online(row: Record) -> bool:
    return row["status"] == "online" if row["status"] is not None else bool(row["is_active"])


def _active_users(connection: Connection, routers: tuple[Record, ...]) -> int | None:
    known = [row["active_users"] for row in routers if row["active_users"] is not None and _is_online(row)]
    if known:
        return sum(int(count) for count in known)
    if states.freshness(connection, "network_sessions").synced_at is None:
        return None
    return int(connection.exec_driver_sql("SELECT count(*) FROM cache_network_sessions").scalar_one())


def _amount(document: Any, *names: str) -> Decimal | None:
    for name in names:
        if document.get(name) is not None:
            try:
                return parse_amount(document[name])
            except (InvalidAmountError, InvalidOperation):
                continue
    return None


def _alerts(connection: Connection) -> list[Alert]:
    found: list[Alert] = []
    for row in search.RecordReader().page(connection, RecordQuery("routers"), 0, 1_000).rows:
        if row["is_active"] is not False and row["status"] in ("unreachable", "refused"):
            found.append(Alert("router_unreachable", str(row["name"] or ""), row["last_seen"], 1, "routers", row.key))
        elif row["pending_jobs"]:
            found.append(
                Alert("router_jobs_waiting", str(row["name"] or ""), None, int(row["pending_jobs"]), "routers", row.key)
            )
    counts = outbox.counts(connection)
    attention = counts[EntryStatus.FAILED] + counts[EntryStatus.UNKNOWN] + counts[EntryStatus.CONFLICT]
    if attention:
        found.append(Alert("actions_attention", count=attention, pane="sync_centre"))
    oldest = connection.exec_driver_sql("SELECT min(created_at) FROM outbox WHERE status = 'queued'").scalar()
    if oldest and datetime.now(UTC) - parse_moment(oldest) > LONG_WAIT:
        found.append(Alert("actions_waiting", "", parse_moment(oldest), counts[EntryStatus.QUEUED], "sync_centre"))
    return found
