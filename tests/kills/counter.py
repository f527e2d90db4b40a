"""The counter: the real services that sell, cancel and count until they are killed. Every call that returned is told."""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

# Loaded once, before the forks: what the services load at their first use.
import anyio._backends._asyncio
import certifi
import h11
import httpcore
import httpx
import sqlalchemy.dialects.sqlite

from tests.kills.process import Fuse
from tests.kills.server import EMAIL, PASSWORD
from tiknet_desktop.api.errors import ApiError, SignInNeeded
from tiknet_desktop.api.http import HttpTransport, RawAnswer, Request
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import Services, open_services, sync_centre, tills
from tiknet_desktop.services.customers import NewCustomer
from tiknet_desktop.services.reversals import NotReversibleError, PartlyReversedError, Way
from tiknet_desktop.services.sales import Sale, SaleRequest
from tiknet_desktop.services.voucher_orders import BatchRequest
from tiknet_desktop.storage.records import Record, RecordQuery
from tiknet_desktop.storage.sales import SaleState

LOADED = (anyio, certifi, h11, httpcore, httpx, sqlalchemy, sync_centre, tills)

HOME = "counter"
Tell = Callable[..., None]

POINTS = {
    "statement": 600,
    "inside": 6_000,
    "commit": 30,
    "committed": 30,
    "sending": 10,
    "answered": 10,
    "read": 12,
    "changes": 3,
    "reverse_assigned_plan": 1,
}
"""Where a counter may fall, and how often it passes there in a long round. Besides the places of :class:`Fuse`: before a
request that changes something, after its answer, after the answer to a question, and after that of some operations."""


def file_of(folder: Path) -> Path:
    """The shop's file of a counter in ``folder``."""
    return Paths.of(folder).account(HOME, EMAIL) / "shop.sqlite"


class Keyring:
    """What the system's keyring is to a program: a password is there or it is not, whenever the program dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def _file(self, service: str, name: str) -> Path:
        return self._folder / f"{service}-{name}".replace(":", "_").replace(" ", "_")

    def get_password(self, service: str, name: str) -> str | None:
        file = self._file(service, name)
        return file.read_text() if file.exists() else None

    def set_password(self, service: str, name: str, value: str) -> None:
        file = self._file(service, name)
        partial = file.with_suffix(f".{os.getpid()}")
        partial.write_text(value)
        partial.replace(file)

    def delete_password(self, service: str, name: str) -> None:
        self._file(service, name).unlink(missing_ok=True)


class FusedTransport(HttpTransport):
    """The real connection, with places to fall around every request."""

    def __init__(self, url: str, fuse: Fuse, tell: Tell) -> None:
        super().__init__(url, user_agent="kill rounds")
        self._fuse = fuse
        self._tell = tell

    async def exchange(self, request: Request) -> RawAnswer:
        if request.changes:
            self._fuse.passed("sending")
        answer = await super().exchange(request)
        if request.changes:
            self._tell("sent", request.operation)
        self._fuse.passed("answered" if request.changes else "read")
        self._fuse.passed(request.operation)
        return answer


async def opened(folder: Path, url: str, fuse: Fuse, tell: Tell) -> Services:
    """The desktop as it starts after a crash: the last account from its cache, signed in by what the keyring holds."""
    paths = Paths.of(folder)
    services = await open_services(
        paths,
        url,
        home=HOME,
        local=True,
        secrets=SecretStore(paths.data, lambda: Keyring(folder / "keyring")),
        transport=FusedTransport(url, fuse, tell),
    )
    if services.account.salvaged is not None:
        tell("problem", "the shop's file was found damaged")
    if not services.account.signed_in:
        try:
            await services.account.sign_in(EMAIL, PASSWORD)
        except ApiError as error:
            if isinstance(error, SignInNeeded):
                tell("problem", f"the sign-in was refused: {error}")
            raise SystemExit(0) from error  # the server fell in between: a round without sales
    return services


class Counter:
    """One person at the counter who does one thing after another."""

    def __init__(self, services: Services, chance: random.Random, tell: Tell, *, till: bool) -> None:
        self._services = services
        self._chance = chance
        self._tell = tell
        self._deeds = {self._ticket: 10, self._customer: 4, self._newcomer: 2, self._batch: 2, self._reverse: 4}
        if till:
            self._deeds[self._drawer] = 3
        self._plans: tuple[Record, ...] = ()
        self._customers: tuple[Record, ...] = ()

    async def work(self) -> None:
        """For ever."""
        changed = asyncio.Event()
        forget = self._services.bus.subscribe(lambda _: changed.set())
        while not (self._plans and self._customers):
            changed.clear()
            self._plans = (await self._services.records.page(RecordQuery("plans"), 0, 10)).rows
            self._customers = (await self._services.records.page(RecordQuery("customers"), 0, 10)).rows
            if not (self._plans and self._customers):
                await changed.wait()
        forget()
        while True:
            await self._chance.choices(list(self._deeds), list(self._deeds.values()))[0]()
            await asyncio.sleep(self._chance.uniform(0, 0.25))  # the pace of the shop, not a wait for anything

    async def _sell(self, kind: str, request: SaleRequest) -> None:
        sale = await self._services.sales.sell(request)
        self._tell("sale", sale.id, kind, sale.quantity)

    async def _ticket(self) -> None:
        plan, payment = self._chance.choice(self._plans), self._chance.choice(("cash", "cash", "mobile_money"))
        quantity = self._chance.choice((1, 1, 1, 1, 2))
        price = plan["price"] or Decimal(0)
        received = price * quantity + self._chance.choice((0, 500)) if payment == "cash" else None
        await self._sell("ticket", SaleRequest(plan.key, quantity, payment=payment, received=received))

    async def _customer(self) -> None:
        plan, customer = self._chance.choice(self._plans), self._chance.choice(self._customers)
        payment = self._chance.choice(("cash", "credit"))
        await self._sell("customer", SaleRequest(plan.key, customer_key=customer.key, payment=payment))

    async def _newcomer(self) -> None:
        plan = self._chance.choice(self._plans)
        new = NewCustomer("Yawa", "Akakpo", f"+2289{self._chance.randrange(10**7):07}")
        await self._sell("new", SaleRequest(plan.key, new_customer=new))

    async def _batch(self) -> None:
        count = self._chance.randint(2, 5)
        name = await self._services.vouchers.order(BatchRequest(self._chance.choice(self._plans).key, count))
        self._tell("batch", name, count)

    async def _reverse(self) -> None:
        sales = [sale for sale in await self._services.sales.recent(60) if sale.state is not SaleState.REVERSED]
        confirmed = [sale for sale in sales if sale.state is SaleState.CONFIRMED]
        if confirmed and self._chance.random() < 0.7:
            sales = confirmed
        if sales:
            await take_back(self._services, self._chance.choice(sales), self._tell)

    async def _drawer(self) -> None:
        tills = self._services.tills
        till = await tills.current()
        if till is None:
            till = await tills.open(Decimal(self._chance.randrange(0, 50) * 100))
            self._tell("till", till.id)
        elif self._chance.random() < 0.2:
            closed = await tills.close(Decimal(1000))
            self._tell("closed", closed.id, closed.fingerprint)
        else:
            amount = Decimal(self._chance.choice((-500, 250, 1000)))
            moved = await tills.move(amount, "change")
            self._tell("move", moved.id, int(amount * 100))


async def take_back(services: Services, sale: Sale, tell: Tell) -> bool:
    """Reverse a sale where that is possible now; whether it was done."""
    possible = await services.reversals.possible(sale.id)
    if possible.way not in (Way.HERE, Way.SERVER):
        return False
    try:
        await services.reversals.reverse(sale.id, "wrong plan")
    except (ApiError, NotReversibleError, PartlyReversedError):
        return False  # the person reads it and may try again
    tell("reversed", sale.id)
    return True


def teller(pipe: int) -> Tell:
    """Tells facts as lines that arrive whole or not at all."""

    def tell(*words: object) -> None:
        os.write(pipe, (json.dumps(words) + "\n").encode())

    return tell


def trade(folder: Path, url: str, seed: int, fuse: Fuse) -> Callable[[int], None]:
    """Two people sell side by side while everything is synchronised, until somebody pulls the plug."""

    async def run(tell: Tell) -> None:
        services = await opened(folder, url, fuse, tell)
        tell("open")
        chance = random.Random(seed)
        await asyncio.gather(
            *(Counter(services, random.Random(chance.random()), tell, till=till).work() for till in (True, False))
        )

    def work(pipe: int) -> None:
        fuse.lay()
        asyncio.run(run(teller(pipe)))

    return work


def settle(folder: Path, url: str, half: Callable[[Path], list[str]], seconds: float = 90.0) -> Callable[[int], None]:
    """Let the outbox drain and the cache come up to date, finish the reversals ``half`` names as a person would, and tell
    how long it took and what the server says is in the till."""

    async def run(tell: Tell) -> None:
        began = time.monotonic()
        services = await opened(folder, url, Fuse(), tell)
        try:
            async with asyncio.timeout(seconds):
                await _drained(services)
                await _read(services)
                for sale_id in half(folder):
                    sale = await services.sales.get(sale_id)
                    if sale is None or not await take_back(services, sale, tell):
                        tell("problem", f"the half reversal of {sale_id} cannot be finished")
                await _read(services)
        except TimeoutError:
            tell("problem", f"not settled after {seconds:.0f} s: {await services.sync_centre.counts()}")
        balance = (await services.records.document("assigned_wallet")).value
        tell("settled", {"balance": str((balance or {}).get("balance")), "seconds": time.monotonic() - began})
        await services.close()

    def work(pipe: int) -> None:
        asyncio.run(run(teller(pipe)))

    return work


async def _drained(services: Services) -> None:
    changed = asyncio.Event()
    forget = services.bus.subscribe(lambda change: changed.set() if change.resource == "outbox" else None)
    while True:
        changed.clear()
        counts = await services.sync_centre.counts()
        if not (counts.pending or counts.unknown):
            break
        await changed.wait()
    forget()


async def _read(services: Services) -> None:
    """Everything once more from the server, over and above what the engine does by itself."""
    assert services.sync is not None
    for name in ("customers", "assigned_wallet"):  # the whole feed, and the document that is compared
        await services.sync.refresh(name)
