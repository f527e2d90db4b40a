"""A counter in memory, shaped like the services, for the Sell pane. Sales are kept in a list; a gate can hold them back."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.ui.printing_double import PaperTrail
from tests.ui.sample_services import SampleRecords, SampleSettings
from tests.ui.signed_in import Link, Person
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.sales import Sale, SaleRequest
from tiknet_desktop.storage.records import Record
from tiknet_desktop.storage.sales import SaleState

CODES = ("7KQ4M2PX", "H9TD3RWC", "B4NV8XKE", "XN9K2QN6", "GD7CY83M", "W84JQWCQ", "EVW42Z3W", "ZQJ94FG5")
_PLANS = (
    ("1 heure", 100, "1h", "500MB", 1),
    ("Nuit", 300, "10h", "2GB", 1),
    ("Journée", 500, "1d", "2GB", 1),
    ("Semaine", 2_500, "7d", "5GB", 2),
    ("Mois", 8_000, "30d", "20GB", 3),
    ("Mois pro", 15_000, "30d", None, 5),
)
_PEOPLE = (
    ("Afi", "Dossou", "+228 90 11 22 33", False),
    ("Koffi", "Adjovi", "+228 91 45 67 01", False),
    ("Ablavi", "Kponton", "+228 92 10 20 30", False),
    ("Mawuli", "Tettey", "+228 93 77 08 15", True),
    ("Sènan", "Houngbédji", "+229 97 00 12 34", False),
)


def plan(key: str, name: str, price: int, validity: str, volume: str | None, devices: int) -> Record:
    """A plan as the cache gives it."""
    values = {
        "id": int(key.removeprefix("p")),
        "slug": key,
        "name": name,
        "price": Decimal(price),
        "validity_value": validity,
        "data_limit_value": volume,
        "data_limit": None if volume is None else 7,
        "shared_users_value": devices,
        "is_active": True,
    }
    return Record("plans", key, values)


def plans(count: int = 6) -> list[Record]:
    """Plans of a shop, cheapest first."""
    made = [plan(f"p{number}", *_PLANS[(number - 1) % 6]) for number in range(1, min(count, 6) + 1)]
    more = range(7, count + 1)
    made += [plan(f"p{place}", f"Forfait {place}", 12_000 + 500 * place, f"{place}d", "10GB", 2) for place in more]
    return made


def people() -> list[Record]:
    """Customers of a shop."""
    return [
        Record(
            "customers",
            f"c{number}",
            {"first_name": first, "last_name": last, "phone": phone, "username": f"C{number:04d}", "blocked": blocked},
        )
        for number, (first, last, phone, blocked) in enumerate(_PEOPLE, start=1)
    ]


class CounterSales:
    """``sales`` of the services. While ``gate`` is clear, a sale waits; ``failure`` is raised instead of selling."""

    def __init__(self, owner: CounterServices) -> None:
        self._owner = owner
        self.kept: list[Sale] = []
        self.requests: list[SaleRequest] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.failure: BaseException | None = None

    async def sell(self, request: SaleRequest) -> Sale:
        """Keep a sale and tell the bus."""
        self.requests.append(request)
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        sold = await self._owner.records.get("plans", request.plan_key)
        assert sold is not None
        buyer = await self._owner.records.get("customers", request.customer_key or "")
        name = f"{buyer['first_name']} {buyer['last_name']}" if buyer is not None else ""
        if request.new_customer is not None:
            name = f"{request.new_customer.first_name} {request.new_customer.last_name}"
        sale = self.make(sold, request, name)
        self.kept.insert(0, sale)
        self._owner.bus.publish(ChangeSet("sales", frozenset({sale.id})))
        return sale

    def make(self, sold: Record, request: SaleRequest, name: str, **other: Any) -> Sale:
        """A sale of that plan, not kept."""
        total = sold["price"] * request.quantity
        number = len(self.kept) + 1
        given: dict[str, Any] = {
            "id": f"s{number:04d}",
            "number": f"2611-{840 + number:04d}",
            "created_at": datetime.now(UTC),
            "plan_name": sold["name"],
            "price": sold["price"],
            "quantity": request.quantity,
            "total": total,
            "received": request.received,
            "change": None if request.received is None else request.received - total,
            "payment": request.payment,
            "codes": (CODES * 13)[number - 1 : number - 1 + request.quantity],
            "customer_name": name,
            "seller": "Akossiwa",
            "state": SaleState.PENDING,
            "login_url": "http://wifi.example.test/login",
            "wifi_name": "TIKNET-TOKOIN",
            "shop_name": "Boutique Tokoin",
            "validity": sold["validity_value"],
            "data_limit": sold["data_limit_value"],
            "devices": sold["shared_users_value"],
        }
        return Sale(**{**given, **other})

    async def recent(self, limit: int = 10, offset: int = 0) -> list[Sale]:
        """Newest first."""
        await asyncio.sleep(0)
        return self.kept[offset : offset + limit]

    async def get(self, sale_id: str) -> Sale | None:
        """One sale."""
        return next((sale for sale in self.kept if sale.id == sale_id), None)

    def settle(self, sale_id: str, **changes: Any) -> None:
        """The server answered."""
        from dataclasses import replace

        self.kept = [replace(sale, **changes) if sale.id == sale_id else sale for sale in self.kept]
        self._owner.bus.publish(ChangeSet("sales", frozenset({sale_id})))


class NoTill:
    """``tills`` of a shop that counts nothing."""

    async def current(self) -> None:
        """No till is open."""

    async def past(self, limit: int = 50) -> list[Any]:
        """None was closed."""
        return []


class CounterServices:
    """What the Sell pane is given."""

    def __init__(self, loop: asyncio.AbstractEventLoop, plan_count: int = 6) -> None:
        self.bus = ChangeBus(loop)
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = TaskRegistry(on_error=lambda name, error: self.failures.append((name, error)), loop=loop)
        self.records = SampleRecords({"plans": plans(plan_count), "customers": people()})
        self.records.synced_at = datetime.now(UTC) - timedelta(minutes=1)
        self.settings = SampleSettings()
        self.settings.values |= {
            "wifi_name": "TIKNET-TOKOIN",
            "login_url": "http://wifi.example.test/login",
            "shop_address": "12 rue du Marché, Lomé",
            "shop_phone": "+228 90 00 11 22",
        }
        self.connectivity = Link(since=datetime.now(UTC))
        self.account = Person(role_name="Vendeur")
        self.sales = CounterSales(self)
        self.printing = PaperTrail(self.bus)
        self.tills = NoTill()
        self.sync = None

    def sold_before(self, count: int = 4) -> None:
        """A morning's sales."""
        for number in range(count):
            sold = self.records.rows["plans"][(2, 3, 0, 2, 5)[number % 5]]
            sale = self.sales.make(
                sold,
                SaleRequest(sold.key, 3 if number == 2 else 1),
                "Koffi Adjovi" if number == 1 else "",
                state=SaleState.CONFIRMED,
                created_at=datetime.now(UTC) - timedelta(minutes=7 * (count - number)),
            )
            self.sales.kept.insert(0, sale)
