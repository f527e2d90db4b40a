"""A shop with customers, sessions and actions on their way, kept in memory and shaped like the services."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from tests.ui.signed_in import Link, Person
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.storage.records import EntryError, Filter, Page, Record, RecordQuery, RowState

GIGABYTE = 1_000_000_000
MEGABYTE = 1_000_000


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Freshness:
    state: str = "fresh"
    synced_at: datetime | None = None
    error: Any = None
    source: str = "server"


@dataclass
class View:
    """An action as the sync centre gets it."""

    id: str
    operation: str
    resource: str
    subject: str
    status: str
    created_at: datetime
    key: str = ""
    summary: Mapping[str, Any] = field(default_factory=dict)
    attempts: int = 0
    next_attempt_at: datetime | None = None
    waits_for: str | None = None
    error: Any = None
    mine: Mapping[str, Any] | None = None
    theirs: Mapping[str, Any] | None = None
    settled_at: datetime | None = None


@dataclass
class Disconnected:
    done: tuple[str, ...]
    failed: dict[str, Any]


@dataclass
class Counts:
    pending: int
    unknown: int
    conflict: int
    refused: int
    done: int


@dataclass
class Usage:
    used: int | None
    limit: int | None
    fetched_at: datetime | None


_PEOPLE: tuple[tuple[str, str, str, str | None, float | None, float | None, float, int, int, bool], ...] = (
    # first, last, phone, plan, hours left, GB allowed, GB used, devices online, allowed, blocked
    ("Afi", "Dossou", "+228 90 12 45 08", "Semaine", 4.5, 5, 4.58, 1, 2, False),
    ("Koffi", "Adjovi", "+228 91 33 07 62", "Journée", 7, 2, 0.9, 1, 1, False),
    ("Ablavi", "Kponton", "+228 92 80 14 77", "Semaine", 19, 5, 1.8, 1, 2, False),
    ("Yao", "Amégan", "+228 99 05 61 20", "Journée", 21.6, 2, 0.2, 1, 1, False),
    ("Sènan", "Houngbédji", "+229 01 97 44 18", "Mois pro", 42, None, 31, 3, 5, False),
    ("Mawuli", "Tettey", "+228 90 77 23 51", "Semaine", 50, 5, 2.4, 0, 2, True),
    ("Essi", "Lawson", "+228 93 18 90 04", "Semaine", 68, 5, 0.3, 2, 2, False),
    ("Rachidi", "Alassani", "+228 98 41 36 29", "Nuit × 5", 82, 5, 0.05, 1, 1, False),
    ("Délali", "Agbeko", "+228 91 62 58 83", "Semaine", 90, 5, 4.12, 1, 2, False),
    ("Ismaël", "Ouro-Gnao", "+228 90 29 71 16", "Mois", 101, 20, 10.6, 2, 3, False),
    ("Clarisse", "Zinsou", "+229 01 66 12 90", "Semaine", 118, 5, 1.1, 1, 2, False),
    ("Kokou", "Gbédjangni", "+228 92 04 87 35", "Mois", 145, 20, 8, 1, 3, False),
    ("Adjoa", "Mensah-Kouassi épouse Amouzou", "+228 70 11 22 33", "Mois", 310, 20, 19.4, 0, 3, False),
    ("Bernard", "Quenum", "+229 01 90 45 45", "Journée", -5, 2, 2, 0, 1, False),
    ("Nadège", "Soglo", "+229 01 62 01 77", None, None, None, 0, 0, 0, False),
)


def customers() -> list[Record]:
    """Fifteen people in every state; the third waits for the server."""
    moment = now()
    made = []
    for number, (first, last, phone, plan, hours, limit, used, online, allowed, blocked) in enumerate(_PEOPLE, 1):
        values = {
            "id": number,
            "username": f"C{number:03d}-{first[:2].upper()}",
            "first_name": first,
            "last_name": last,
            "phone": phone,
            "email": f"{first.lower()}@example.test" if number % 3 else "",
            "blocked": blocked,
            "date_added": moment - timedelta(days=30 + number * 9),
            "plan_name": plan,
            "expires_at": None if hours is None else moment + timedelta(hours=hours),
            "data_limit": None if limit is None else int(limit * GIGABYTE),
            "data_used": int(used * GIGABYTE),
            "devices_allowed": allowed or None,
            "devices_online": online,
            "last_seen": moment - timedelta(hours=number),
            "note": "Passe le dimanche matin. Téléphone et tablette." if number == 3 else None,
        }
        made.append(Record("customers", f"c{number:02d}", values, fetched_at=moment - timedelta(minutes=1)))
    return made


def sessions() -> list[Record]:
    """Ten connections on two routers."""
    moment = now()
    made = []
    for number, person in enumerate([one for one in _PEOPLE if one[7]], 1):
        first, last, _, plan, hours, *_ = person
        customer = next(index for index, one in enumerate(_PEOPLE, 1) if one is person)
        values = {
            "key": f"s{number}",
            "username": f"C{customer:03d}-{first[:2].upper()}",
            "customer_name": f"{first} {last}",
            "plan_name": plan,
            "router_name": "hEX-Tokoin" if number % 3 else "hAP-Bè-Plage",
            "router_slug": "hex-tokoin" if number % 3 else "hap-be-plage",
            "router_dns_name": "tokoin.wifi" if number % 3 else "be.wifi",
            "ip_address": f"10.5.50.{10 + number}",
            "mac_address": f"A4:5E:60:1B:7C:{0x40 + number:02X}",
            "uptime": timedelta(minutes=11 * number + 4),
            "bytes_in": number * 31 * MEGABYTE,
            "bytes_out": number * 402 * MEGABYTE,
            "session_time_left": timedelta(hours=hours or 0) if hours and hours < 24 else None,
        }
        made.append(Record("network_sessions", f"s{number}", values, fetched_at=moment - timedelta(seconds=8)))
    return made


def entries() -> list[View]:
    """Actions in every state, newest first."""
    moment = now()

    def ago(minutes: float) -> datetime:
        return moment - timedelta(minutes=minutes)

    return [
        View(
            "e1",
            "assign_plan",
            "assigned_plans",
            "7KQ4-M2PX",
            "inflight",
            ago(0.2),
            summary={"plan": "Journée", "price": "500"},
        ),
        View(
            "e2",
            "update_customer",
            "customers",
            "Ablavi Kponton",
            "queued",
            ago(1),
            key="c03",
            summary={"phone": "+228 92 80 14 77"},
            waits_for="e3",
        ),
        View(
            "e3",
            "assign_plan",
            "assigned_plans",
            "H9TD-3RWC",
            "queued",
            ago(5),
            summary={"plan": "Journée", "price": "500"},
            attempts=1,
            next_attempt_at=moment + timedelta(minutes=1),
        ),
        View("e4", "create_customer", "customers", "Efua Darko", "unknown", ago(10), key="c90", summary={}),
        View(
            "e5",
            "update_plan",
            "plans",
            "Journée",
            "conflict",
            ago(14),
            key="p1",
            mine={"price": Decimal(600)},
            theirs={"price": Decimal(550)},
        ),
        View(
            "e6",
            "create_customer",
            "customers",
            "Komi Agbessi",
            "failed",
            ago(78),
            key="c91",
            error=EntryError("validation", 400, "phone: already used", {"phone": ["already used"]}),
        ),
        View(
            "e7",
            "block_or_unblock_customer",
            "customers",
            "Mawuli Tettey",
            "done",
            ago(91),
            key="c06",
            summary={"blocked": True},
            settled_at=ago(91),
        ),
        View(
            "e8",
            "generate_vouchers",
            "vouchers",
            "1 heure",
            "done",
            ago(102),
            summary={"quantity": 50},
            settled_at=ago(100),
        ),
        View(
            "e9",
            "assign_plan",
            "assigned_plans",
            "K2HX-7TBD",
            "done",
            ago(124),
            summary={"plan": "Mois", "price": "8000"},
            settled_at=ago(124),
        ),
        View(
            "e10", "create_customer", "customers", "Clarisse Zinsou", "done", ago(131), key="c11", settled_at=ago(131)
        ),
    ]


def _matches(record: Record, condition: Filter) -> bool:
    value = record.state if condition.field == "state" else record[condition.field]
    wanted, op = condition.value, str(condition.op)
    if op == "empty":
        return value in (None, "")
    if op == "not_empty":
        return value not in (None, "")
    if op == "ne":
        return bool(value != wanted)
    if value is None:
        return False
    tests: dict[str, Callable[[], bool]] = {
        "eq": lambda: value == wanted,
        "in": lambda: value in wanted,
        "lt": lambda: value < wanted,
        "le": lambda: value <= wanted,
        "gt": lambda: value > wanted,
        "ge": lambda: value >= wanted,
        "contains": lambda: str(wanted).lower() in str(value).lower(),
    }
    return tests[op]()


class Records:
    """Rows in lists; keeps every query it was asked."""

    def __init__(self, rows: dict[str, list[Record]]) -> None:
        self.rows = rows
        self.queries: list[RecordQuery] = []
        self.freshness_of = {name: Freshness(synced_at=now() - timedelta(minutes=1)) for name in rows}
        self.refreshed: list[str] = []
        self.visible: list[str] = []
        self.broken: Exception | None = None

    async def glance(self, query: Any, limit: int) -> None:
        """Everything here is counted at once."""

    async def page(self, query: RecordQuery, offset: int, limit: int) -> Page:
        if self.broken is not None:
            raise self.broken
        self.queries.append(query)
        every = self.rows.get(query.resource, [])
        words = query.search.lower().split()
        found = [
            record
            for record in every
            if all(_matches(record, condition) for condition in query.filters)
            and all(any(word in str(value).lower() for value in record.values.values()) for word in words)
        ]
        for order in reversed(query.sort):
            found.sort(key=lambda record: (record[order.field] is None, record[order.field] or 0) if not isinstance(record[order.field], str) else (False, record[order.field].lower()), reverse=order.descending)  # fmt: skip
        return Page(tuple(found[offset : offset + limit]), len(found), len(every), offset)

    async def get(self, resource: str, key: str) -> Record | None:
        return next((record for record in self.rows.get(resource, []) if record.key == key), None)

    async def find(self, resource: str, **equal: Any) -> Record | None:
        rows = self.rows.get(resource, [])
        return next((row for row in rows if all(row[name] == value for name, value in equal.items())), None)

    async def freshness(self, resource: str) -> Freshness:
        return self.freshness_of.get(resource, Freshness("never"))

    async def refresh(self, resource: str) -> None:
        self.refreshed.append(resource)

    def set_visible(self, resources: Sequence[str]) -> None:
        self.visible = list(resources)


class Customers:
    """Blocks and adds at once in memory, with an entry on its way."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def block(self, keys: Sequence[str]) -> None:
        self._set(keys, True)

    async def unblock(self, keys: Sequence[str]) -> None:
        self._set(keys, False)

    def _set(self, keys: Sequence[str], blocked: bool) -> None:
        rows = self._shop.records.rows["customers"]
        for index, record in enumerate(rows):
            if record.key not in keys:
                continue
            values = {**record.values, "blocked": blocked}
            rows[index] = replace(record, values=values, pending=frozenset({"blocked"}), state=RowState.PENDING)
            name = f"{record['first_name']} {record['last_name']}"
            self._shop.add_entry("block_or_unblock_customer", record.key, name, {"blocked": blocked})
        self._shop.changed("customers", "outbox")

    async def create(self, new: Any) -> str:
        key = f"new{len(self._shop.records.rows['customers'])}"
        values = {"first_name": new.first_name, "last_name": new.last_name, "phone": new.phone, "email": new.email}
        record = Record("customers", key, values, frozenset(values), RowState.PENDING, now())
        self._shop.records.rows["customers"].append(record)
        self._shop.add_entry("create_customer", key, f"{new.first_name} {new.last_name}".strip(), {})
        self._shop.changed("customers", "outbox")
        return key

    async def usage(self, key: str) -> Usage:
        return Usage(2 * GIGABYTE, 5 * GIGABYTE, now())

    async def transactions(self, key: str, limit: int = 20) -> list[Record]:
        moment = now()
        rows = []
        for days, plan, amount in ((6, "Semaine", 2500), (13, "Semaine", 2500), (19, "Journée", 500)):
            values = {"created_at": moment - timedelta(days=days), "plan_name": plan, "amount_paid": Decimal(amount)}
            rows.append(Record("wallet_transactions", f"t{days}", values, fetched_at=moment - timedelta(minutes=3)))
        return rows[:limit]


class Sessions:
    def __init__(self) -> None:
        self.disconnected: list[str] = []

    async def disconnect(self, keys: Sequence[str]) -> Disconnected:
        self.disconnected += keys
        return Disconnected(tuple(keys), {})


class SyncCentre:
    """The list of actions; what is done to them is kept in ``calls``."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.list = entries()
        self.calls: list[tuple[str, ...]] = []
        self.synced = 0

    async def entries(self, which: str, offset: int, limit: int) -> list[View]:
        wanted = {
            "all": ("queued", "inflight", "unknown", "conflict", "failed", "done", "undone"),
            "attention": ("unknown", "conflict", "failed"),
            "pending": ("queued", "inflight"),
            "done": ("done",),
        }[which]
        return [entry for entry in self.list if entry.status in wanted][offset : offset + limit]

    async def counts(self) -> Counts:
        def of(*statuses: str) -> int:
            return sum(entry.status in statuses for entry in self.list)

        return Counts(of("queued", "inflight"), of("unknown"), of("conflict"), of("failed"), of("done"))

    def _settle(self, id: str, status: str) -> None:
        for index, entry in enumerate(self.list):
            if entry.id == id:
                self.list[index] = replace(entry, status=status, settled_at=now() if status == "done" else None)
        self._shop.changed("outbox")

    async def retry(self, id: str) -> None:
        self.calls.append(("retry", id))
        self._settle(id, "queued")

    async def undo(self, id: str) -> None:
        self.calls.append(("undo", id))
        entry = next(entry for entry in self.list if entry.id == id)
        self._settle(id, "undone")
        rows = self._shop.records.rows["customers"]
        for index, record in enumerate(rows):
            if record.key == entry.key and "blocked" in entry.summary:
                values = {**record.values, "blocked": not entry.summary["blocked"]}
                rows[index] = replace(record, values=values, pending=frozenset(), state=RowState.CLEAN)
        self._shop.changed("customers")

    async def resolve(self, id: str, keep: str) -> None:
        self.calls.append(("resolve", id, keep))
        self._settle(id, "queued" if keep == "mine" else "undone")

    async def inventory(self) -> list[tuple[str, int | None, datetime | None, str]]:
        moment = now()
        return [
            ("customers", 1284, moment - timedelta(minutes=1), "fresh"),
            ("hotspot_users", 3960, moment - timedelta(minutes=1), "fresh"),
            ("plans", 6, moment - timedelta(minutes=1), "fresh"),
            ("hotspot_profiles", 4, moment - timedelta(minutes=1), "fresh"),
            ("routers", 3, moment, "fresh"),
            ("network_sessions", 38, moment - timedelta(hours=3), "stale"),
            ("assigned_plans", 1906, moment - timedelta(minutes=2), "syncing"),
            ("assigned_transactions", 1906, moment - timedelta(minutes=2), "fresh"),
            ("wallet_transactions", 8412, None, "forbidden"),
            ("notifications", None, None, "not_offered"),
        ]

    async def sync_now(self) -> None:
        self.synced += 1


class Settings:
    def __init__(self) -> None:
        self.kept: dict[str, Any] = {"data_budget_mb": 20}

    def get(self, name: str, default: Any = None) -> Any:
        return self.kept.get(name, default)

    def set(self, name: str, value: Any) -> None:
        self.kept[name] = value


class Undoing:
    """Withdraws what was put into the outbox since a mark."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def mark(self, resource: str = "", keys: Sequence[str] = ()) -> int:
        return len(self._shop.sync_centre.list)

    async def since(self, mark: int) -> tuple[View, ...]:
        fresh = self._shop.sync_centre.list
        return tuple(fresh[: len(fresh) - mark])

    async def take_back(self, deeds: Sequence[View]) -> SimpleNamespace:
        for view in deeds:
            self._shop.sync_centre.list.remove(view)
        return SimpleNamespace(done=len(deeds), late=0)


class Shop:
    """Everything a pane is given as ``services``."""

    def __init__(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self.bus = ChangeBus(loop)
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = TaskRegistry(on_error=lambda name, error: self.failures.append((name, error)), loop=loop)
        self.sync = SimpleNamespace(capabilities=frozenset({"row-extras"}))
        self.records = Records(
            {
                "customers": customers(),
                "network_sessions": sessions(),
                "plans": [
                    Record("plans", f"p{number}", {"name": name, "price": Decimal(price)})
                    for number, (name, price) in enumerate((("Journée", 500), ("Semaine", 2500), ("Mois", 8000)), 1)
                ],
                "routers": [],
            }
        )
        self.customers = Customers(self)
        self.sessions = Sessions()
        self.sync_centre = SyncCentre(self)
        self.undoing = Undoing(self)
        self.connectivity = Link()
        self.account = Person(seller_name="Akossiwa")
        self.settings = Settings()

    def add_entry(self, operation: str, key: str, subject: str, summary: Mapping[str, Any]) -> None:
        entry = View(f"n{len(self.sync_centre.list)}", operation, "customers", subject, "queued", now(), key, summary)
        self.sync_centre.list.insert(0, entry)

    def changed(self, *resources: str) -> None:
        for name in resources:
            self.bus.publish(ChangeSet(name))
