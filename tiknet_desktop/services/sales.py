"""Selling: the sale is written here first, the server hears of it as soon as it can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Protocol

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.ids import new_access_code, new_ulid
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services.customers import CustomerDraft, NewCustomer, customer_name, draft, path_name
from tiknet_desktop.services.errors import InvalidInputError, RowGoneError
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import outbox, search
from tiknet_desktop.storage import sales as sale_rows
from tiknet_desktop.storage.entries import NewEntry
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import Record
from tiknet_desktop.storage.sales import SaleRow, SaleState

PAYMENTS = ("cash", "mobile_money", "credit")
MOST_TICKETS = 100


@dataclass(frozen=True, slots=True)
class SaleRequest:
    """What is sold to whom. Without a customer, tickets with a code of their own. ``received`` is what was handed over."""

    plan_key: str
    quantity: int = 1
    customer_key: str | None = None
    new_customer: NewCustomer | None = None
    payment: str = "cash"
    received: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale as a receipt shows it. Codes are stored without separator. ``created_at`` is aware UTC.

    The validity parts come from the plan: ``validity`` is wire text such as ``1d``, ``data_limit`` such as ``1GB``,
    ``devices`` a count; each ``None`` where the plan has no such limit or the server does not say.
    """

    id: str
    number: str
    created_at: datetime
    plan_name: str
    price: Decimal
    quantity: int
    total: Decimal
    received: Decimal | None
    change: Decimal | None
    payment: str
    codes: tuple[str, ...]
    customer_name: str
    seller: str
    state: SaleState
    login_url: str = ""
    wifi_name: str = ""
    shop_name: str = ""
    validity: str | None = None
    validity_label: str | None = None
    data_limit: str | None = None
    devices: int | None = None
    rate: str | None = None
    plan_key: str = ""
    customer_key: str | None = None
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


class Seller(Protocol):
    """Who sells, and in whose name."""

    @property
    def seller_name(self) -> str: ...

    @property
    def shop_name(self) -> str: ...


class SaleService:
    """Use cases of the Sell pane."""

    def __init__(self, shop: ShopHolder, settings: SettingsService, seller: Seller) -> None:
        self._shop = shop
        self._settings = settings
        self._seller = seller

    async def sell(self, request: SaleRequest) -> Sale:
        """Write a sale and queue what makes it work on the server and the router. Safe on the disk when this returns.

        Raises:
            InvalidInputError: quantity, payment or the amount handed over cannot be.
            NotAllowedError: this person may not sell.
            RowGoneError: the plan or the customer is no longer there.
            DiskFullError: nothing was sold.
        """
        _check(request)
        shop = self._shop()
        shop.require("assign_plan")
        sale, changed = await shop.store.write(self._write, request)
        shop.publish(changed)
        shop.bus.publish(ChangeSet("sales", frozenset({sale.id})))
        shop.engine.poke()
        return _sale(sale)

    async def recent(self, limit: int = 10, offset: int = 0) -> list[Sale]:
        """The newest sales of this computer first."""
        return [_sale(row) for row in await self._shop().store.read(sale_rows.recent, limit, offset)]

    async def get(self, sale_id: str) -> Sale | None:
        """One sale, or ``None``."""
        row = await self._shop().store.read(sale_rows.get, sale_id)
        return None if row is None else _sale(row)

    def _write(self, connection: Connection, request: SaleRequest) -> tuple[SaleRow, Changed]:
        plan = search.get(connection, "plans", request.plan_key)
        if plan is None:
            raise RowGoneError(request.plan_key)
        sale_id, now = new_ulid(), datetime.now(UTC)
        number = sale_rows.next_number(connection, now.astimezone())
        mark = sale_rows.computer_mark(connection)
        price = plan["price"] if plan["price"] is not None else Decimal(0)
        total = price * request.quantity
        if request.received is not None and request.payment == "cash" and request.received < total:
            raise InvalidInputError(received="too_small")
        buyer = self._buyer(connection, request, sale_id)
        units = [buyer] if buyer is not None else [_ticket(plan, sale_id) for _ in range(request.quantity)]
        sale = SaleRow(
            id=sale_id,
            number=number,
            created_at=now,
            plan_key=plan.key,
            plan_name=str(plan["name"] or ""),
            price=price,
            quantity=request.quantity,
            total=total,
            received=request.received,
            payment=request.payment,
            codes=tuple(unit.code for unit in units),
            customer_key=buyer.customer_key if buyer is not None else None,
            customer_name=buyer.name if buyer is not None else "",
            seller=self._seller.seller_name,
            details=self._details(plan),
        )
        sale_rows.add(connection, sale)
        changed = Changed()
        for position, unit in enumerate(units, start=1):
            # Unique over every computer of the shop: the server knows an assignment again by it.
            reference = f"{number}-{mark}" if len(units) == 1 else f"{number}.{position}-{mark}"
            for entry in (*unit.entries, _assignment(sale, plan, unit, reference)):
                outbox.append(connection, entry)
                changed.keys.setdefault(entry.resource, set()).add(entry.local_key)
        return sale, changed

    def _buyer(self, connection: Connection, request: SaleRequest, sale_id: str) -> _Unit | None:
        if request.new_customer is not None:
            made: CustomerDraft = draft(request.new_customer, sale_id=sale_id)
            return _Unit(
                made.code,
                made.name,
                (made.entry,),
                made.entry.local_key,
                {"customer": made.code, "customer_id": {"$from": made.entry.id, "field": "customer"}},
            )
        if request.customer_key is None:
            return None
        row = search.get(connection, "customers", request.customer_key)
        if row is None:
            raise RowGoneError(request.customer_key)
        arguments: dict[str, Any] = {"customer": path_name(row)}
        waits: tuple[str, ...] = ()
        if row["customer"] is not None:
            arguments["customer_id"] = row["customer"]
        else:  # made here and not yet known to the server
            creating = outbox.creating_entry(connection, "customers", row.key)
            if creating is not None:
                arguments["customer_id"] = {"$from": creating, "field": "customer"}
                waits = (creating,)
        return _Unit(str(row["username"] or ""), customer_name(row), (), row.key, arguments, waits, row["customer"])

    def _details(self, plan: Record) -> dict[str, Any]:
        return {
            "login_url": self._settings.get("login_url"),
            "wifi_name": self._settings.get("wifi_name"),
            "shop_name": self._seller.shop_name,
            "validity": plan["validity_value"],
            "validity_label": plan["formatted_validity"],
            "data_limit": plan["data_limit_value"],
            "devices": plan["shared_users_value"],
            "rate": plan["rate_limit_value"],
        }


@dataclass(frozen=True, slots=True)
class _Unit:
    """One thing sold: the code that opens the door, what makes it, and how assign-plan names its owner."""

    code: str
    name: str
    entries: tuple[NewEntry, ...]
    customer_key: str | None
    owner: Mapping[str, Any]
    waits: tuple[str, ...] = ()
    number: int | None = None


def _check(request: SaleRequest) -> None:
    if not 1 <= request.quantity <= MOST_TICKETS:
        raise InvalidInputError(quantity="out_of_range")
    if request.quantity > 1 and (request.customer_key or request.new_customer):
        raise InvalidInputError(quantity="one_per_customer")
    if request.payment not in PAYMENTS:
        raise InvalidInputError(payment="unknown")
    if request.customer_key and request.new_customer:
        raise InvalidInputError(customer="two_given")


def _ticket(plan: Record, sale_id: str) -> _Unit:
    code = new_access_code()
    entry = NewEntry(
        operation="create_hotspot_user",
        resource="hotspot_users",
        local_key=new_ulid(),
        id=new_ulid(),
        body={"username": code, "password": code, "profile": plan["profile"], "is_active": True},
        changes={
            "username": code,
            "is_active": True,
            "profile": plan["profile"],
            "profile_name": plan["profile_name"],
            "created_at": datetime.now(UTC),
        },
        creates=True,
        natural={"username": code},
        subject=code,
        summary={"plan": plan["name"]},
        sale_id=sale_id,
    )
    return _Unit(code, "", (entry,), None, {"customer": code})


def _assignment(sale: SaleRow, plan: Record, unit: _Unit, reference: str) -> NewEntry:
    body: dict[str, Any] = {**unit.owner, "plan": plan["slug"], "tag": sale.seller, "reference": reference}
    body["payment_kind"] = sale.payment
    if plan["id"] is not None:
        body["plan_id"] = plan["id"]
    return NewEntry(
        operation="assign_plan",
        resource="assigned_plans",
        local_key=new_ulid(),
        id=new_ulid(),
        body=body,
        changes={
            "customer_name": unit.name or unit.code,
            "customer": unit.number,
            "customer_username": unit.code,
            "plan": plan["id"],
            "plan_name": plan["name"],
            "price": sale.price,
            "status": "active",
            "assigned_date": sale.created_at,
            "assigned_by": sale.seller,
            "reference": reference,
        },
        creates=True,
        natural={"reference": reference},
        depends_on=[*(entry.id for entry in unit.entries), *unit.waits],
        subject=unit.name or unit.code,
        summary={"plan": plan["name"], "price": str(sale.price), "number": sale.number},
        sale_id=sale.id,
    )


_PARTS: Mapping[str, Callable[[Any], Any]] = {
    "login_url": lambda value: value or "",
    "wifi_name": lambda value: value or "",
    "shop_name": lambda value: value or "",
    "validity": lambda value: value,
    "validity_label": lambda value: value,
    "data_limit": lambda value: value,
    "devices": lambda value: value,
    "rate": lambda value: value,
}


def _sale(row: SaleRow) -> Sale:
    return Sale(
        id=row.id,
        number=row.number,
        created_at=row.created_at,
        plan_name=row.plan_name,
        price=row.price,
        quantity=row.quantity,
        total=row.total,
        received=row.received,
        change=row.change,
        payment=row.payment,
        codes=row.codes,
        customer_name=row.customer_name,
        seller=row.seller,
        state=row.state,
        plan_key=row.plan_key,
        customer_key=row.customer_key,
        details=row.details,
        **{name: read(row.details.get(name)) for name, read in _PARTS.items()},
    )
