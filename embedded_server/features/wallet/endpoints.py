"""Wallet, movements of money, counters."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from embedded_server import exports, periods
from embedded_server.database import now
from embedded_server.exports import Cell, Column
from embedded_server.features.wallet import ledger, service
from embedded_server.features.wallet.ledger import Book
from embedded_server.listing import Listing, encoded_rows, find_page, numbered_pages, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Reply, invalid, not_found, plain_date
from tiknet_desktop.domain.money import wire_amount

ENDPOINTS = Endpoints()

_RETRIEVED = "Transactions retrieved successfully."
_FILTERS = (
    ("status", "string", "success (completed) | pending | failed"),
    ("type", "string", "revenue | payout"),
    ("model_type", "string", "plan | additionaldevice | withdrawalrequest"),
    *periods.QUERY,
)


class WalletRow(BaseModel):
    """``data`` of the balance."""

    partner: str
    wallet_balance: str
    last_updated: str


@ENDPOINTS.read("wallet_balance", data=WalletRow)
def wallet_balance(call: Call) -> Reply:
    """What can be withdrawn: always the sum of the ledger's entries."""
    row = call.snapshot.row(
        "SELECT o.name, a.first_name, o.created_at FROM partners AS o"
        " LEFT JOIN accounts AS a ON a.partner_id = o.id AND a.is_owner WHERE o.id = :partner",
        {"partner": call.partner},
    )
    changed = datetime.fromisoformat(service.last_change(call.snapshot, call.partner) or row[2])
    data = {
        "partner": row[0] or row[1] or "",
        "wallet_balance": wire_amount(ledger.balance(call.snapshot, call.partner, Book.WALLET)),
        "last_updated": plain_date(changed or now()),
    }
    return Reply(data, "Wallet balance retrieved successfully.")


def _filtered(call: Call, listing: Listing, book: str, *, with_totals: bool) -> Reply:
    etag = call.list_etag(*(("wallet_transactions", "assigned_transactions") if not book else (listing.resource,)))
    query = call.list_query
    condition, values = service.filters(call.parameters)
    page = find_page(call.snapshot, listing, call.partner, query, condition, values)
    more: dict[str, Any] = {}
    if with_totals:
        tests = " AND ".join(filter(None, (condition, call.view.condition(listing.resource))))
        more["totals"] = service.totals(call.snapshot, call.partner, book, tests, values | call.view.parameters)
    data = numbered_pages(page, query, call.url, call.parameters, "paginate_data", **more)
    return Reply(data, _RETRIEVED, etag=etag)


@ENDPOINTS.read("wallet_transactions", query=_FILTERS)
def wallet_transactions(call: Call) -> Reply:
    """Online payments and payouts: filtered, by pages, with totals."""
    return _filtered(call, service.WALLET, "wallet", with_totals=True)


@ENDPOINTS.read("assigned_plan_transactions", query=_FILTERS)
def assigned_plan_transactions(call: Call) -> Reply:
    """Plans sold by the staff."""
    return _filtered(call, service.ASSIGNED, "assigned", with_totals=False)


@ENDPOINTS.read("filter_transactions", query=_FILTERS)
def filter_transactions(call: Call) -> Reply:
    """Movements of both kinds, filtered."""
    return _filtered(call, service.EVERY, "", with_totals=True)


@ENDPOINTS.read("wallet_all_transactions")
def wallet_all_transactions(call: Call) -> Reply:
    """Every wallet movement as a plain array."""
    return Reply(encoded_rows(call.snapshot, service.WALLET, call.partner, call.list_query), _RETRIEVED)


@ENDPOINTS.read("assigned_wallet_transactions")
def assigned_wallet_transactions(call: Call) -> Reply:
    """Movements made by assigned plans as a plain array."""
    return Reply(encoded_rows(call.snapshot, service.ASSIGNED, call.partner, call.list_query), _RETRIEVED)


@ENDPOINTS.read("transaction_details")
def transaction_details(call: Call) -> Reply:
    """One movement in full."""
    number = row_number(call.path["id"])
    row = service.EVERY.one(call.snapshot, call.partner, "t.id = :id", extras=call.extras, view=call.view, id=number)
    if row is None:
        raise not_found("Transaction introuvable")
    return Reply(row | {"model_name": row["related_model"]}, "Détails de la transaction")


@ENDPOINTS.read("counters_balance")
def counters_balance(call: Call) -> Reply:
    """Revenue so far, as numbers; ``assinged`` is spelled so on the wire."""
    books = ledger.balances(call.snapshot, call.partner)
    online, assigned = -books.get(Book.ONLINE_REVENUE, Decimal(0)), -books.get(Book.ASSIGNED_REVENUE, Decimal(0))
    data = {
        "online_revenue_counter": float(online),
        "assinged_revenue_counter": float(assigned),
        "total_revenue": float(online + assigned),
    }
    return Reply(data)


@ENDPOINTS.read("assigned_wallet_balance")
def assigned_wallet_balance(call: Call) -> Reply:
    """What the staff took in for assigned plans."""
    books = ledger.balances(call.snapshot, call.partner)
    return Reply({"balance": wire_amount(-books.get(Book.ASSIGNED_REVENUE, Decimal(0)))})


@ENDPOINTS.read("additional_device_transactions", query=_FILTERS)
def additional_device_transactions(call: Call) -> Reply:
    """Sales of extra devices by pages, filtered; rows as in the other lists of transactions."""
    query = call.list_query
    condition, values = service.filters(call.parameters)
    tests = " AND ".join(text for text in ("t.related_model = 'additionaldevice'", condition) if text)
    page = find_page(call.snapshot, service.EVERY, call.partner, query, tests, values)
    return Reply(numbered_pages(page, query, call.url, call.parameters), _RETRIEVED)


class PurchasedRow(BaseModel):
    """A plan that was bought online."""

    id: int
    customer: int | None
    customer_name: str
    customer_phone: str
    plan: int | None
    plan_name: str | None
    price: str
    purchased_at: str


class PurchasedPage(BaseModel):
    """A page of them."""

    count: int
    next: str | None
    previous: str | None
    results: list[PurchasedRow]


@ENDPOINTS.read("list_purchased_plans", data=PurchasedPage)
def list_purchased_plans(call: Call) -> Reply:
    """Plans customers paid for online, by pages, newest first."""
    query = call.list_query
    page = find_page(call.snapshot, service.PURCHASED, call.partner, query)
    return Reply(numbered_pages(page, query, call.url, call.parameters), "Purchased plans retrieved successfully.")


class Export(Body):
    """Body of an export. Dates are YYYY-MM-DD, both included."""

    format: Literal["csv", "xlsx"]
    date_from: Annotated[str, Field(max_length=10)] | None = None
    date_to: Annotated[str, Field(max_length=10)] | None = None
    status: Annotated[str, Field(max_length=20)] | None = None
    type: Annotated[str, Field(max_length=20)] | None = None
    model_type: Annotated[str, Field(max_length=40)] | None = None
    book: Literal["wallet", "assigned"] | None = None


_COLUMNS = (
    Column("created_at", "created_at", Cell.MOMENT, 22),
    Column("payment_reference", "payment_reference", width=30),
    Column("type", "type"),
    Column("status", "status"),
    Column("amount_paid", "amount_paid", Cell.AMOUNT),
    Column("payment_kind", "payment_kind"),
    Column("plan_name", "plan_name", width=24),
    Column("customer_firstname", "customer_firstname", width=20),
    Column("customer_username", "customer_username", width=24),
    Column("assigned_by", "assigned_by"),
    Column("router_name", "router_name"),
    Column("related_model", "related_model"),
    Column("id", "id", Cell.NUMBER, 10),
)


@ENDPOINTS.read("export_transactions", body=Export, media=(exports.CSV, exports.XLSX))
def export_transactions(call: Call) -> Reply:
    """Movements as a file, oldest first: CSV in UTF-8, or a workbook with amounts as numbers and moments as dates (UTC)."""
    body: Export = call.body
    asked = {"status": body.status or "", "type": body.type or "", "model_type": body.model_type or ""}
    condition, values = service.filters(asked)
    first = periods.day_of(body.date_from or "", "date_from")
    days, day_values = periods.within("t.created_at", first, periods.day_of(body.date_to or "", "date_to"))
    condition = " AND ".join(text for text in (condition, *days) if text)
    values |= day_values
    listing = {"wallet": service.WALLET, "assigned": service.ASSIGNED}.get(body.book or "", service.EVERY)
    condition = " AND ".join(filter(None, (condition, call.view.condition(listing.resource))))
    values |= call.view.parameters
    found = call.snapshot.rows(f"{listing.select(condition)} ORDER BY t.id", {"partner": call.partner, **values})
    rows = listing.made(call.snapshot, call.partner, found, extras=True)
    if body.format == "csv":
        return exports.file_reply(exports.csv_file(_COLUMNS, rows), "csv", "transactions")
    try:
        return exports.file_reply(exports.xlsx_file("Transactions", _COLUMNS, rows), "xlsx", "transactions")
    except exports.TooManyRowsError as error:
        raise invalid(format="Too many rows for a sheet; choose fewer days, or csv.") from error
