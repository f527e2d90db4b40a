"""Money as it is known: what the wallet holds, movements of every kind, payout destinations."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sqlalchemy.engine import Connection

from tiknet_desktop.api.answer import page_of, rows
from tiknet_desktop.api.errors import ApiError, NotOffered, ValidationRefused
from tiknet_desktop.contracts.resources import WALLET_TRANSACTIONS, resource
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.domain.money import InvalidAmountError, parse_amount
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.services.online import OnlineService, Reading
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import cache
from tiknet_desktop.storage.codec import codec_of
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort

MOBILE_MONEY, BANK = "mobile_money", "bank_transfer"
CLOUD_FEES: Final[Mapping[str, Decimal]] = {MOBILE_MONEY: Decimal("0.02"), BANK: Decimal("0.015")}
"""What the mobile client of the cloud reckons with; no server tells its fees (endpoint catalogue, create_withdrawal)."""
_UNDER_WAY: Final = ("pending", "approved")

SEARCHES: Final[Mapping[str, str]] = {
    "all": "filter_transactions",
    "wallet": "wallet_transactions",
    "wallet_all": "wallet_all_transactions",
    "staff": "assigned_plan_transactions",
    "staff_all": "assigned_wallet_transactions",
    "devices": "additional_device_transactions",
    "plans": "list_partner_transactions",
}
"""Kinds of server search and the operations that answer them. ``…_all`` lists and ``plans`` know no filters."""
UNFILTERED: Final = frozenset({"wallet_all", "staff_all", "plans"})


@dataclass(frozen=True, slots=True)
class Wallet:
    """What is known about the shop's money. Amounts are ``None`` where the server never told; moments are aware UTC.

    ``under_way`` is the sum of payouts that are asked for and not paid, ``under_way_count`` how many.
    """

    balance: Decimal | None
    available: Decimal | None
    online: Decimal | None
    counter: Decimal | None
    total: Decimal | None
    under_way: Decimal
    under_way_count: int
    wallet_at: datetime | None
    counters_at: datetime | None


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of what a list shows. ``revenue`` and ``payouts`` count what went through; ``pending`` and ``failed`` the rest."""

    count: int
    revenue: Decimal
    payouts: Decimal
    pending: Decimal
    failed: Decimal


@dataclass(frozen=True, slots=True)
class Search:
    """A question to the server. ``kind`` is a key of :data:`SEARCHES`; days are local and both included."""

    kind: str = "all"
    first: date | None = None
    last: date | None = None
    status: str = ""
    type: str = ""
    text: str = ""
    page: int = 1
    page_size: int = 50

    def query(self) -> dict[str, Any]:
        """The parameters as the server wants them."""
        if self.kind in UNFILTERED:
            return {"page": self.page, "page_size": self.page_size} if self.kind == "plans" else {}
        asked = {
            "start_date": self.first.isoformat() if self.first else "",
            "end_date": self.last.isoformat() if self.last else "",
            "status": self.status,
            "type": self.type,
            "search": self.text.strip(),
            "page": self.page,
            "page_size": self.page_size,
        }
        return {name: value for name, value in asked.items() if value != ""}


@dataclass(frozen=True, slots=True)
class Found:
    """A page the server answered. ``count`` rows match in all. ``reading`` tells age and fault; ``refused`` rows could not
    be read."""

    rows: tuple[Record, ...]
    count: int
    totals: Mapping[str, Decimal]
    reading: Reading
    refused: int = 0


@dataclass(frozen=True, slots=True)
class MethodDraft:
    """A payout destination as typed: operator or bank, number, kind (:data:`MOBILE_MONEY` or :data:`BANK`)."""

    name: str
    numbers: str
    kind: str = MOBILE_MONEY
    description: str = ""
    is_default: bool = False

    def body(self) -> dict[str, Any]:
        """What is sent."""
        return {
            "name": self.name.strip(),
            "numbers": self.numbers.strip(),
            "description": self.description.strip() or None,
            "type": self.kind,
            "is_default": self.is_default,
        }


@dataclass(frozen=True, slots=True)
class CodeSent:
    """The server mailed a code that confirms a destination; give it back to :meth:`MoneyService.confirm_method`."""

    otp_id: str
    draft: MethodDraft
    key: str | None


def masked(numbers: str) -> str:
    """An account number of which only the last four characters can be read."""
    kept = [place for place, character in enumerate(numbers) if character.isalnum()][-4:]
    return "".join(
        character if place in kept or not character.isalnum() else "•" for place, character in enumerate(numbers)
    )


class MoneyService:
    """Use cases of the money pane."""

    def __init__(self, shop: ShopHolder, online: OnlineService, own_server: Callable[[], bool] = lambda: True) -> None:
        """``own_server`` tells, before the server could be asked, whether it is one of ours."""
        self._shop = shop
        self._online = online
        self._own_server = own_server

    # ------------------------------------------------------------ reading
    async def wallet(self) -> Wallet:
        """The wallet as last read; asks nothing."""
        return await self._shop().store.read(_wallet)

    async def totals(self, query: RecordQuery) -> Totals:
        """Sums of a list of transactions, from the cache."""
        read = self._shop().store.read

        async def total(*conditions: Filter) -> Decimal:
            narrowed = replace(query, filters=(*query.filters, *conditions), sort=())
            found: Decimal | None = await read(_aggregate, narrowed, "amount_paid", "sum")
            return found or Decimal(0)

        done = Filter("status", FilterOp.IN, ("success", "completed"))
        return Totals(
            count=await read(_aggregate, replace(query, sort=()), "id", "count"),
            revenue=await total(done, Filter("type", FilterOp.EQ, "revenue")),
            payouts=await total(done, Filter("type", FilterOp.EQ, "payout")),
            pending=await total(Filter("status", FilterOp.EQ, "pending")),
            failed=await total(Filter("status", FilterOp.EQ, "failed")),
        )

    async def sellers(self) -> list[str]:
        """Everybody who sold something, by name."""
        return await self._shop().store.read(_sellers)

    async def latest(self, limit: int = 8) -> list[Record]:
        """The newest movements of both kinds, newest first."""
        newest = (Sort("created_at", descending=True),)
        found: list[Record] = []
        for name in ("wallet_transactions", "assigned_transactions"):
            found += (await self._shop().store.page(RecordQuery(name, sort=newest), 0, limit)).rows
        long_ago = datetime.min.replace(tzinfo=UTC)
        return sorted(found, key=lambda one: one["created_at"] or long_ago, reverse=True)[:limit]

    async def search(self, asked: Search) -> Found:
        """Ask the server for movements the cache need not hold; the same question is answered from memory offline.

        Raises:
            NotAllowedError: this person may not.
            KeyError: no such kind.
        """
        reading = await self._online.reading(SEARCHES[asked.kind], query=asked.query() | self._extras())
        found = rows(reading.value)
        if asked.kind == "plans":
            found = [_plan_purchase(row) for row in found if isinstance(row, Mapping)]
        good, refused = codec_of(WALLET_TRANSACTIONS).read(found)
        page = page_of(reading.value)
        totals = page.totals if page is not None and page.totals else {}
        return Found(
            tuple(Record(WALLET_TRANSACTIONS.name, key, values) for key, values in good),
            page.count if page is not None and page.count is not None else len(good),
            {name: amount for name, value in totals.items() if (amount := _amount(value)) is not None},
            reading,
            refused,
        )

    async def details(self, number: int) -> Reading:
        """Everything the server tells about one movement."""
        return await self._online.reading("transaction_details", path={"id": number}, query=self._extras())

    async def export(
        self, target: Path, *, first: date | None = None, last: date | None = None, book: str = "", status: str = ""
    ) -> int:
        """Let the server write a file of movements (CSV or XLSX by the name of ``target``); its size in bytes.

        Raises:
            NotAllowedError, ApiError: the server did not make it.
            OSError: it cannot be written there.
        """
        asked = {
            "format": target.suffix.removeprefix(".").lower() or "csv",
            "date_from": first.isoformat() if first else None,
            "date_to": last.isoformat() if last else None,
            "book": book or None,
            "status": status or None,
        }
        body = {name: value for name, value in asked.items() if value is not None}
        return await self._online.download("export_transactions", target, body=body)

    def _extras(self) -> dict[str, Any]:
        """The same before and after the server told what it offers: an answer is kept under its question."""
        capabilities = self._shop().engine.capabilities
        offered = self._own_server() if capabilities is None else "row-extras" in capabilities
        return {"extras": 1} if offered else {}

    # ------------------------------------------------------------ destinations
    async def save_method(
        self, draft: MethodDraft, key: str | None = None, *, by_code: bool = False, attempt: str = ""
    ) -> str | CodeSent:
        """Add a destination, or change the one with this key. Answers its key; or a :class:`CodeSent` where the server
        wants a code first, or ``by_code`` asks for one. A form passes one ``attempt`` for all its tries: after a lost
        answer the same destination is not added twice.

        Raises:
            InvalidInputError: a name or number is missing.
            NotAllowedError, RowGoneError, ApiError: it was not saved.
        """
        missing = {name: "required" for name in ("name", "numbers") if not getattr(draft, name).strip()}
        if missing:
            raise InvalidInputError(**missing)
        shop = self._shop()
        path = await self._method_path(shop, key)
        operation = "update_payment_method" if key else "create_payment_method"
        if not by_code:
            try:
                key_of_try = _try_key(attempt, draft) if await has_keys(shop) else None
                data = await shop.ask(operation, path=path, body=draft.body(), idempotency_key=key_of_try)
            except ApiError as error:
                if not _wants_code(error):
                    raise
            else:
                return await self._saved(shop, data, key)
        step = "update" if key else "create"
        sent = await shop.ask(f"payment_method_{step}_request_otp", path=path, body=draft.body())
        otp_id = sent.get("otp_id") if isinstance(sent, Mapping) else None
        return CodeSent(str(otp_id or ""), draft, key)

    async def confirm_method(self, sent: CodeSent, code: str) -> str:
        """Give the mailed code; the destination's key.

        Raises:
            NotAllowedError, RowGoneError, ApiError: the code does not fit or the server did not save it.
        """
        shop = self._shop()
        path = await self._method_path(shop, sent.key)
        body = {**sent.draft.body(), "code": code.strip(), "otp_id": sent.otp_id}
        step = "update" if sent.key else "create"
        data = await shop.ask(f"payment_method_{step}_verify_otp", path=path, body=body)
        return await self._saved(shop, data, sent.key)

    async def method(self, key: str) -> Reading:
        """One destination as the server holds it now, else as last read."""
        return await self._online.reading("get_payment_method", path=await self._method_path(self._shop(), key))

    async def make_default(self, key: str) -> None:
        """Offer this destination first.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        shop = self._shop()
        row = await shop.record("payment_methods", key)
        await shop.ask("set_default_payment_method", path={"id": row["id"]})
        shop.engine.touched("payment_methods")

    async def delete_method(self, key: str) -> None:
        """Remove a destination; payouts made to it keep its name.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not removed.
        """
        shop = self._shop()
        row = await shop.record("payment_methods", key)
        await shop.ask("delete_payment_method", path=await self._method_path(shop, key))
        await shop.store.write(cache.remove_rows, "payment_methods", [str(row["id"])])
        shop.publish_rows("payment_methods", {key})
        shop.engine.touched("payment_methods")

    async def _method_path(self, shop: Shop, key: str | None) -> dict[str, Any]:
        if key is None:
            return {}
        row = await shop.record("payment_methods", key)
        reference = row["slug"] or row["id"]  # some servers leave the slug out
        return {"slug": reference, "id": row["id"]}

    async def _saved(self, shop: Shop, data: Any, key: str | None) -> str:
        shop.engine.touched("payment_methods")
        return await keep_row(shop, "payment_methods", data) or key or ""


async def has_keys(shop: Shop) -> bool:
    """Whether this server recognises a repeated request by its ``Idempotency-Key``.

    Raises:
        ApiError: it could not be asked.
    """
    return "idempotency-key" in await shop.api.capabilities()


def _wants_code(error: ApiError) -> bool:
    """Whether a server refuses because a destination must be confirmed by a code first."""
    if isinstance(error, NotOffered):
        return True
    said = f"{error.detail} {' '.join(error.fields)}".lower()
    return isinstance(error, ValidationRefused) and ("otp" in said or "code" in error.fields)


def _try_key(attempt: str, draft: MethodDraft) -> str:
    """The same for the same draft within an attempt: a server refuses a key that comes back with another body."""
    if not attempt:
        return new_ulid()
    text = json.dumps([attempt, draft.body()], sort_keys=True)
    return sha256(text.encode()).hexdigest()[:32]


async def keep_row(shop: Shop, name: str, data: Any) -> str:
    if not isinstance(data, Mapping) or data.get(resource(name).key) is None:
        return ""
    applied = await shop.store.write(cache.apply_rows, name, [data])
    shop.publish_rows(name, applied.keys)
    return next(iter(applied.keys), "")


def _plan_purchase(row: Mapping[str, Any]) -> dict[str, Any]:
    """A purchase of ``transactions/`` in the form of the other lists: it has names, no amount and no state."""
    routers = row.get("routers")
    first = routers[0] if isinstance(routers, Sequence) and not isinstance(routers, str) and routers else None
    return {
        **row,
        "customer": row.get("customer") if isinstance(row.get("customer"), int) else None,
        "customer_firstname": row.get("customer_name"),
        "amount_paid": row.get("amount_paid") or row.get("price"),
        "created_at": row.get("created_at") or row.get("assigned_date"),
        "related_model": "plan",
        "type": row.get("type") or "revenue",
        "router_name": first.get("name") if isinstance(first, Mapping) else first,
    }


def _amount(value: object) -> Decimal | None:
    try:
        return parse_amount(value)
    except InvalidAmountError:
        return None  # absent or unreadable: shown as unknown


def _aggregate(connection: Connection, query: RecordQuery, field: str, function: str) -> Any:
    from tiknet_desktop.storage import search

    return search.aggregate(connection, query, field, function)


def _first_amount(value: Mapping[str, Any] | None, *names: str) -> Decimal | None:
    for name in names:
        amount = _amount((value or {}).get(name))
        if amount is not None:
            return amount
    return None


def _wallet(connection: Connection) -> Wallet:
    from tiknet_desktop.storage import states

    wallet, counters = states.document(connection, "wallet"), states.document(connection, "counters")
    staff = states.document(connection, "assigned_wallet")
    under_way = RecordQuery("withdrawals", filters=(Filter("status", FilterOp.IN, _UNDER_WAY),))
    balance = _first_amount(wallet.value, "wallet_balance", "balance")
    return Wallet(
        balance=balance,
        available=_first_amount(wallet.value, "available_balance", "available", "wallet_balance", "balance"),
        online=_first_amount(counters.value, "online_revenue_counter"),
        counter=_first_amount(counters.value, "assinged_revenue_counter", "assigned_revenue_counter")
        if counters.value
        else _first_amount(staff.value, "balance"),
        total=_first_amount(counters.value, "total_revenue"),
        under_way=_aggregate(connection, under_way, "amount", "sum") or Decimal(0),
        under_way_count=_aggregate(connection, under_way, "id", "count"),
        wallet_at=wallet.fetched_at,
        counters_at=counters.fetched_at or staff.fetched_at,
    )


def _sellers(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT DISTINCT assigned_by FROM cache_assigned_transactions WHERE assigned_by <> '' ORDER BY assigned_by"
    )
    return [str(name) for (name,) in found]
