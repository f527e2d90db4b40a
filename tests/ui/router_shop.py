"""A shop with three routers, kept in memory and shaped like the services, for the Today and Routers panes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from tests.ui.signed_in import Link, Person
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.sync_centre import OutboxCounts
from tiknet_desktop.services.today import Alert
from tiknet_desktop.storage.records import DocumentRecord, Page, Record, RecordQuery

MEGABIT = 1_000_000
HOURS = tuple(range(7, 21))
LAST_WEEK = (1400, 2900, 4600, 6200, 8300, 9800, 10100, 7600, 6900, 8200, 9900, 10600, 8400, 4300)
TODAY = (1600, 3100, 5200, 7400, 9500, 10300, 10600, 500)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Freshness:
    state: str = "fresh"
    synced_at: datetime | None = None
    error: Any = None
    source: str = "server"


@dataclass
class Series:
    t: Any
    cpu: Any
    memory_used: Any
    memory_total: Any
    rx: Any
    tx: Any
    active: Any


def series(seconds: float, gap: tuple[float, float] | None = None, points: int = 400, end: float = 0.0) -> Series:
    """Readings up to now; ``gap`` is a stretch without any, in seconds before now."""
    rng = np.random.default_rng(7)
    last = (end or now().timestamp()) - 0.5
    t = np.linspace(last - seconds, last, points)
    walk = 8 * np.sin(np.linspace(0, 5, points)) + rng.normal(0, 1.5, points)
    cpu = np.clip(38 + walk * 1.2 + rng.normal(0, 3, points), 4, 96)
    rx = np.clip(18 + walk * 0.6 + rng.normal(0, 2, points), 0.5, 60) * MEGABIT
    tx = rx * 0.24
    active = np.clip(np.round(24 + walk * 0.3), 1, 60)
    memory = np.clip(112 + walk * 0.2, 80, 200) * 1e6
    total = np.full(points, 256e6)
    if gap is not None:
        away = (t > last - gap[0]) & (t < last - gap[1])
        for values in (cpu, rx, tx, active, memory, total):
            values[away] = np.nan
    return Series(t, cpu, memory, total, rx, tx, active)


@dataclass
class Figures:
    sales_total: Decimal = Decimal(48_500)
    sales_count: int = 67
    sales_pending: int = 2
    sales_last_week_same_time: Decimal = Decimal(43_300)
    tickets_sold: int = 67
    best_plan_name: str | None = "Journée"
    best_plan_count: int = 41
    active_users: int | None = 38
    routers_online: int = 2
    routers_total: int = 3
    wallet_balance: Decimal | None = Decimal(312_750)
    wallet_available: Decimal | None = Decimal(250_000)
    by_hour: tuple[tuple[int, Decimal], ...] = tuple(
        (hour, Decimal(value)) for hour, value in zip(HOURS, TODAY, strict=False)
    )
    by_hour_last_week: tuple[tuple[int, Decimal], ...] = tuple(
        (hour, Decimal(value)) for hour, value in zip(HOURS, LAST_WEEK, strict=False)
    )
    as_of_sales: datetime | None = None
    as_of_routers: datetime | None = None
    as_of_wallet: datetime | None = None


@dataclass
class Sale:
    id: str
    number: str
    created_at: datetime
    plan_name: str
    price: Decimal
    quantity: int
    total: Decimal
    codes: tuple[str, ...]
    state: str
    customer_name: str = ""


class Records:
    def __init__(self, shop: RouterShop) -> None:
        self.shop = shop
        self.rows: dict[str, list[Record]] = {}
        self.states: dict[str, Freshness] = {}
        self.documents: dict[str, DocumentRecord] = {}
        self.refreshed: list[str] = []
        self.visible: Sequence[str] = ()
        self.failure: Exception | None = None

    async def glance(self, query: Any, limit: int) -> None:
        """Everything here is counted at once."""

    async def page(self, query: RecordQuery, offset: int, limit: int) -> Page:
        if self.failure:
            raise self.failure
        rows = self.rows.get(query.resource, [])
        chosen = [row for row in rows if query.search.lower() in str(row["name"] or "").lower()]
        for one in query.filters:
            chosen = [
                row
                for row in chosen
                if (row[one.field] in one.value if str(one.op) == "in" else row[one.field] == one.value)
            ]
        return Page(tuple(chosen[offset : offset + limit]), len(chosen), len(rows), offset)

    async def get(self, resource: str, key: str) -> Record | None:
        return next((row for row in self.rows.get(resource, []) if row.key == key), None)

    async def find(self, resource: str, **equal: Any) -> Record | None:
        for row in self.rows.get(resource, []):
            if all(row[name] == value for name, value in equal.items()):
                return row
        return None

    async def freshness(self, resource: str) -> Freshness:
        return self.states.get(resource) or Freshness("fresh", now() - timedelta(seconds=20))

    async def refresh(self, resource: str) -> None:
        self.refreshed.append(resource)

    def set_visible(self, resources: Sequence[str]) -> None:
        self.visible = tuple(resources)

    async def document(self, name: str) -> DocumentRecord:
        return self.documents.get(name) or DocumentRecord(name)

    def change(self, resource: str, key: str, **values: Any) -> None:
        self.rows[resource] = [
            replace(row, values={**row.values, **values}) if row.key == key else row for row in self.rows[resource]
        ]
        self.shop.bus.publish(ChangeSet(resource, frozenset({key})))


class Watch:
    def __init__(self, shop: RouterShop, key: str) -> None:
        self.shop, self.key = shop, key
        self.running = False
        self.starts = 0
        self.state = "online"
        self.offline_since: datetime | None = None
        self.facts: dict[str, Any] = {"board-name": "hEX RB750Gr3", "version": "7.16.2", "uptime": "31m12s"}
        self.series = series(300, gap=(140, 100))

    def start(self) -> None:
        self.running = True
        self.starts += 1

    def stop(self) -> None:
        self.running = False

    def snapshot(self, seconds: float) -> Series:
        return self.series


class Routers:
    def __init__(self, shop: RouterShop) -> None:
        self.shop = shop
        self.calls: list[tuple[Any, ...]] = []
        self.watches: dict[str, Watch] = {}
        self.failure: Exception | None = None
        self.histories: list[str] = []

    def _called(self, *what: Any) -> None:
        self.calls.append(what)
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure

    def watch(self, key: str) -> Watch:
        return self.watches.setdefault(key, Watch(self.shop, key))

    async def history(self, key: str, span: str) -> Series:
        self.histories.append(span)
        seconds = {"1h": 3600, "24h": 86400, "7d": 7 * 86400}[span]
        return series(seconds, gap=(seconds * 0.68, seconds * 0.51))

    async def reboot(self, key: str) -> None:
        self._called("reboot", key)

    async def restart_hotspot(self, key: str) -> list[str]:
        self._called("restart_hotspot", key)
        return ["hotspot1"]

    async def add(self, new: Any) -> str:
        self._called("add", new)
        return "r9"

    async def update(self, key: str, changes: Any) -> None:
        self._called("update", key, changes)

    async def delete(self, key: str) -> None:
        self._called("delete", key)

    async def active_users(self, key: str) -> list[dict[str, Any]]:
        names = (
            "TK-7KQ4-M2PX",
            "TK-H9TD-3RWC",
            "afi.lawson",
            "kossi.adjovi",
            "TK-B4NV-8XKE",
            "mawuli.tettey",
            "TK-M7PA-6YHD",
        )
        return [
            {
                "service": "hotspot",
                "username": name,
                "ip_address": f"10.5.50.{20 + index}",
                "mac_address": f"A4:5E:60:1B:7C:{index:02X}",
                "uptime": timedelta(minutes=7 * index + 3),
                "bytes_in": 12_000_000 * (index + 1),
                "bytes_out": 88_000_000 * (index + 1),
                "key": f"s{index}",
            }
            for index, name in enumerate(names)
        ]

    async def interfaces(self, key: str) -> list[dict[str, Any]]:
        return [
            _interface("ether1", "ether", True, 21.4, 5.1, "Internet"),
            _interface("bridge-wifi", "bridge", True, 5.0, 20.9, "Hotspot"),
            _interface("wlan1", "wlan", True, 4.9, 20.6, ""),
            _interface("ether2", "ether", False, 0.0, 0.0, ""),
            _interface("ether3", "ether", False, 0.0, 0.0, "", disabled=True),
        ]

    async def check(self, key: str) -> list[dict[str, Any]]:
        return [
            {"code": "api_access", "state": "ok", "detail": ""},
            {"code": "rights", "state": "ok", "detail": ""},
            {"code": "hotspot", "state": "ok", "detail": "servers=bridge-wifi"},
            {"code": "licence", "state": "ok", "detail": "level=4, sessions=200"},
            {"code": "ntp", "state": "warning", "detail": "enabled=false"},
            {"code": "clock_drift", "state": "ok", "detail": "seconds=2", "values": {"seconds": "2"}},
        ]


def _interface(
    name: str, kind: str, running: bool, rx: float, tx: float, comment: str, disabled: bool = False
) -> dict[str, Any]:
    return {
        "name": name,
        "type": kind,
        "running": running,
        "disabled": disabled,
        "mac_address": "48:8F:5A:11:22:33",
        "rx_bits_per_second": rx * MEGABIT,
        "tx_bits_per_second": tx * MEGABIT,
        "rx_byte": int(rx * 9e9),
        "tx_byte": int(tx * 9e9),
        "comment": comment,
    }


class Today:
    def __init__(self, shop: RouterShop) -> None:
        self.shop = shop
        fresh = now() - timedelta(seconds=10)
        self.shown = Figures(as_of_sales=fresh, as_of_routers=fresh, as_of_wallet=now() - timedelta(seconds=70))
        self.failure: Exception | None = None
        self.alert_list = [
            Alert("router_unreachable", "hAP-Agbalépédo", now() - timedelta(minutes=82), 1, "routers", "r3"),
            Alert("actions_attention", count=2, pane="sync_centre"),
        ]
        self.sales = [
            _sale(2, "7KQ4M2PX", "Journée", 500, "pending"),
            _sale(7, "H9TD3RWC", "Journée", 500, "pending"),
            _sale(13, "B4NV8XKE", "Semaine", 2500, "confirmed"),
            _sale(18, "M7PA6YHD", "1 heure", 100, "confirmed"),
            _sale(20, "T3QC9VRJ", "Nuit", 300, "confirmed"),
        ]

    async def figures(self) -> Figures:
        if self.failure:
            raise self.failure
        return self.shown

    async def alerts(self) -> list[Alert]:
        return self.alert_list

    async def latest_sales(self, limit: int = 5) -> list[Sale]:
        return self.sales[:limit]

    async def live_series(self, seconds: float) -> Series:
        return series(seconds, gap=(seconds * 0.6, seconds * 0.5))


def _sale(minutes: int, code: str, plan: str, price: int, state: str) -> Sale:
    amount = Decimal(price)
    made = now() - timedelta(minutes=minutes)
    return Sale(code, f"B-{minutes:04d}", made, plan, amount, 1, amount, (code,), state)


class Sessions:
    def __init__(self) -> None:
        self.disconnected: list[Sequence[str]] = []
        self.failure: Exception | None = None

    async def disconnect(self, keys: Sequence[str]) -> None:
        if self.failure is not None:
            raise self.failure
        self.disconnected.append(tuple(keys))


class SyncCentre:
    def __init__(self) -> None:
        self.shown = OutboxCounts(pending=2, unknown=1, conflict=1, refused=0, done=40)

    async def counts(self) -> OutboxCounts:
        return self.shown


class Settings:
    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, name: str, default: Any = None) -> Any:
        return self.kept.get(name, default)

    def set(self, name: str, value: Any) -> None:
        self.kept[name] = value


def router(key: str, name: str, status: str | None, **more: Any) -> Record:
    values: dict[str, Any] = {
        "id": int(key[1:]),
        "name": name,
        "slug": name.lower(),
        "ip_address": "192.168.88.1",
        "username": "tiknet",
        "dns_name": "wifi.tiknet",
        "api_port": 8728,
        "coa_port": 3799,
        "is_active": True,
        "status": status,
        "last_seen": now() - timedelta(seconds=8),
        "version": "7.16.2",
        "board_name": "hEX RB750Gr3",
        "active_users": 0,
        "uptime": timedelta(days=3, hours=4),
        "pending_jobs": 0,
        "location": "",
    }
    return Record("routers", key, {**values, **more}, fetched_at=now() - timedelta(seconds=8))


class Editing:
    """Rows are as the server has them."""

    async def reread(self, resource: str, key: str) -> bool:
        """Nothing newer."""
        return True


class RouterShop:
    """The services of a shop: two routers answer, the third has not for 82 minutes."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.bus = ChangeBus(loop)
        self.tasks = TaskRegistry(loop=loop)
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks.on_error = lambda name, error: self.failures.append((name, error))
        self.records = Records(self)
        self.routers = Routers(self)
        self.today = Today(self)
        self.sessions = Sessions()
        self.sync_centre = SyncCentre()
        self.sync = None
        self.connectivity = Link(last_sync=now())
        self.account = Person(seller_name="Akossiwa", role_name="Owner")
        self.settings = Settings()
        self.editing = Editing()
        self.records.rows["routers"] = [
            router("r1", "hEX-Tokoin", "online", active_users=24, location="Boutique"),
            router("r2", "hAP-Bè-Plage", "online", active_users=14, location="Bè", ip_address="10.8.0.12"),
            router(
                "r3",
                "hAP-Agbalépédo",
                "unreachable",
                active_users=11,
                location="Agbalépédo",
                last_seen=now() - timedelta(minutes=82),
                status_reason="router_timeout",
                pending_jobs=2,
                version="6.49.17",
                board_name="hAP ac²",
                ip_address="10.8.0.13",
            ),
        ]
        self.records.documents["wallet"] = DocumentRecord("wallet", {"balance": "312750.00"}, now())

    def go_offline(self, minutes: int = 146) -> None:
        """The server is away; nothing has come from it for ``minutes``."""
        since = now() - timedelta(minutes=minutes)
        self.connectivity.state, self.connectivity.since = "offline", since
        seen = since - timedelta(minutes=2)
        self.records.rows["routers"] = [
            replace(row, values={**row.values, "last_seen": seen}, fetched_at=seen)
            for row in self.records.rows["routers"]
        ]
        for name in ("routers", "wallet", "network_sessions"):
            self.records.states[name] = Freshness("stale", seen)
        self.today.shown = replace(self.today.shown, sales_pending=7, as_of_routers=seen, as_of_wallet=seen)
        self.sync_centre.shown = OutboxCounts(7, 0, 0, 0, 40)
        self.today.sales = [replace(sale, state="pending") for sale in self.today.sales]
        self.bus.publish(ChangeSet("connectivity"))

    def make_empty(self) -> None:
        """A shop on its first day."""
        self.records.rows["routers"] = []
        self.today.shown = Figures(
            *(Decimal(0), 0, 0, Decimal(0), 0, None, 0, None, 0, 0, Decimal(0), Decimal(0)),
            by_hour=tuple((hour, Decimal(0)) for hour in range(24)),
            by_hour_last_week=tuple((hour, Decimal(0)) for hour in range(24)),
            as_of_wallet=now(),
        )
        self.sync_centre.shown = OutboxCounts(0, 0, 0, 0, 0)
        self.today.alert_list = []
        self.today.sales = []
