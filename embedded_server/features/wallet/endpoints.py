"""Wallet, movements of money, counters."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from embedded_server.database import now
from embedded_server.features.wallet import ledger, service
from embedded_server.features.wallet.ledger import Book
from embedded_server.listing import Listing, all_rows, find_page, numbered_pages, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply, not_found, plain_date
from tiknet_desktop.domain.money import wire_amount

ENDPOINTS = Endpoints()

_RETRIEVED = "Transactions retrieved successfully."


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
        more["totals"] = service.totals(call.snapshot, call.partner, book, condition, values)
    data = numbered_pages(page, query, call.url, call.parameters, "paginate_data", **more)
    return Reply(data, _RETRIEVED, etag=etag)


@ENDPOINTS.read("wallet_transactions")
def wallet_transactions(call: Call) -> Reply:
    """Online payments and payouts: filtered, by pages, with totals."""
    return _filtered(call, service.WALLET, "wallet", with_totals=True)


@ENDPOINTS.read("assigned_plan_transactions")
def assigned_plan_transactions(call: Call) -> Reply:
    """Plans sold by the staff."""
    return _filtered(call, service.ASSIGNED, "assigned", with_totals=False)


@ENDPOINTS.read("filter_transactions")
def filter_transactions(call: Call) -> Reply:
    """Movements of both kinds, filtered."""
    return _filtered(call, service.EVERY, "", with_totals=True)


@ENDPOINTS.read("wallet_all_transactions")
def wallet_all_transactions(call: Call) -> Reply:
    """Every wallet movement as a plain array."""
    return Reply(all_rows(call.snapshot, service.WALLET, call.partner, call.list_query), _RETRIEVED)


@ENDPOINTS.read("assigned_wallet_transactions")
def assigned_wallet_transactions(call: Call) -> Reply:
    """Movements made by assigned plans as a plain array."""
    return Reply(all_rows(call.snapshot, service.ASSIGNED, call.partner, call.list_query), _RETRIEVED)


@ENDPOINTS.read("transaction_details")
def transaction_details(call: Call) -> Reply:
    """One movement in full."""
    number = row_number(call.path["id"])
    row = service.EVERY.one(call.snapshot, call.partner, "t.id = :id", extras=call.extras, id=number)
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
