"""The services on a real SQLite file with nobody on the other end: for panes and their benchmark."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.ui.signed_in import Link, Person
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.runtime.changebus import ChangeBus
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.customers import CustomerService
from tiknet_desktop.services.records import RecordService
from tiknet_desktop.services.sessions import SessionService
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.services.sync_centre import SyncCentreService
from tiknet_desktop.services.undoing import UndoService
from tiknet_desktop.storage import cache, outbox, states
from tiknet_desktop.storage.store import Store

FIRST_NAMES = (
    "Afi",
    "Koffi",
    "Ablavi",
    "Yao",
    "Sènan",
    "Mawuli",
    "Essi",
    "Rachidi",
    "Délali",
    "Ismaël",
    "Clarisse",
    "Kokou",
)
LAST_NAMES = ("Dossou", "Adjovi", "Kponton", "Amégan", "Houngbédji", "Tettey", "Lawson", "Alassani", "Agbeko", "Zinsou")
PLANS = ("Journée", "Semaine", "Mois", "Mois pro")


class NobodyThere:
    """Stands where the sync engine stands; nothing is sent."""

    has_feed = True
    syncing: frozenset[str] = frozenset()
    capabilities = None

    def __init__(self) -> None:
        self.pokes = 0
        self.visible: list[str] = []

    def poke(self) -> None:
        self.pokes += 1

    def set_visible(self, resources: Sequence[str]) -> None:
        self.visible = list(resources)

    async def refresh(self, name: str) -> None:
        """Nothing comes."""

    async def sync_now(self) -> None:
        """Nothing comes."""


def customer_row(number: int, moment: datetime) -> dict[str, Any]:
    """A customer as our server sends one with extras."""
    first, last = FIRST_NAMES[number % 12], LAST_NAMES[number // 12 % 10]
    expires = moment + timedelta(minutes=(number * 37) % 60_000 - 10_000)
    return {
        "id": number,
        "customer": number,
        "username": f"C{number:06d}",
        "first_name": first,
        "last_name": f"{last}-{number // 120}",
        "phone": f"+228 9{number % 10} {number // 10_000 % 100:02d} {number // 100 % 100:02d} {number % 100:02d}",
        "email": f"{first.lower()}{number}@example.test",
        "country_name": "Togo",
        "blocked": number % 97 == 0,
        "date_added": (moment - timedelta(days=number % 900)).isoformat(),
        "plan": number % 4 + 1,
        "plan_name": PLANS[number % 4],
        "expires_at": expires.isoformat(),
        "data_limit": (number % 5) * 2_000_000_000,
        "data_used": number * 7919 % 2_000_000_000,
        "devices_allowed": number % 3 + 1,
        "devices_online": 1 if number % 41 == 0 else 0,
        "last_seen": (moment - timedelta(minutes=number % 5_000)).isoformat(),
        "note": None,
    }


class RealShop:
    """Services shaped like :class:`tiknet_desktop.services.container.Services`, on one file."""

    def __init__(self, folder: Path, loop: asyncio.AbstractEventLoop | None = None, *, online: bool = True) -> None:
        self.bus = ChangeBus(loop)
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = TaskRegistry(on_error=lambda name, error: self.failures.append((name, error)), loop=loop)
        self.executors = Executors()
        self.store = Store(folder / "shop.sqlite", self.executors)
        self.engine = NobodyThere()
        self.connectivity = Link(state="online" if online else "offline")
        self.holder = ShopHolder()
        self.settings = SettingsService(folder / "settings.json", self.bus)
        self.account = Person(role_name="Owner", seller_name="Akossiwa")
        self.records = RecordService(self.holder, SimpleNamespace(connectivity=self.connectivity))  # type: ignore[arg-type]
        self.customers = CustomerService(self.holder, self.tasks)
        self.sessions = SessionService(self.holder)
        self.sync_centre = SyncCentreService(self.holder)
        self.undoing = UndoService(self.holder)
        self.sync = None

    async def open(self, customers: int = 0) -> None:
        """Open the file and fill in what a pull would have brought."""
        await self.store.open()
        self.holder.current = Shop(
            email="owner@example.test",
            store=self.store,
            api=None,  # type: ignore[arg-type]
            engine=self.engine,  # type: ignore[arg-type]
            bus=self.bus,
            permissions=frozenset(Permission),
        )
        moment = datetime.now(UTC)
        for start in range(1, customers + 1, 5_000):
            rows = [customer_row(number, moment) for number in range(start, min(start + 5_000, customers + 1))]
            await self.store.write(cache.apply_rows, "customers", rows)
        for name in ("customers", "plans"):
            await self.store.write(states.mark, name, states.FreshnessState.FRESH, complete=True)
        self.store.forget_counts("customers")
        await self.store.index("customers")

    async def add_plan(self, name: str, price: int) -> None:
        """A plan as the server sends one."""
        row = {"id": price, "slug": name.lower(), "name": name, "price": str(Decimal(price)), "is_active": True}
        await self.store.write(cache.apply_rows, "plans", [row])

    async def settle(self, entry_id: str, how: str) -> None:
        """Pretend the server answered an action: ``inflight``, ``failed``, …"""
        await self.store.write(_set_status, entry_id, how)

    async def close(self) -> None:
        """End everything."""
        await self.tasks.close()
        await self.store.close()
        self.executors.close()


def _set_status(connection: Any, entry_id: str, how: str) -> None:
    entry = outbox.get(connection, entry_id)
    connection.exec_driver_sql("UPDATE outbox SET status = ? WHERE id = ?", (how, entry_id))
    cache.rebase(connection, entry.resource, entry.local_key)
