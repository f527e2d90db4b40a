"""The headline figures: the union of both sets of keys the remote has shown (wire conventions, section 12, row 13)."""

from __future__ import annotations

from embedded_server.features.customers import service as customers
from embedded_server.features.wallet import ledger, service
from embedded_server.features.wallet.ledger import Book
from embedded_server.listing import kept_count
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply
from tiknet_desktop.domain.money import wire_amount

ENDPOINTS = Endpoints()


@ENDPOINTS.read("get_dashboard")
def get_dashboard(call: Call) -> Reply:
    """Newest customers and movements, totals, balance."""
    reader, partner = call.snapshot, call.partner
    etag = call.list_etag(
        "customers", "routers", "plans", "hotspot_users", "wallet_transactions", "assigned_transactions"
    )
    view = call.view
    money, people = "wallet_transactions" in view.listed, "customers" in view.listed
    data = {
        "last_customers": customers.LISTING.first(reader, partner, 10, view=view) if people else [],
        "transactions": service.EVERY.first(reader, partner, 8, extras=call.extras, view=view) if money else [],
        "total_hotspot_users": kept_count(reader, partner, "hotspot_users")[0],
        "success_transactions_total_amount": float(service.revenue(reader, partner)),
        "total_customers": kept_count(reader, partner, "customers")[0],
        "total_routers": kept_count(reader, partner, "routers")[0],
        "total_plans": kept_count(reader, partner, "plans")[0],
        "wallet_balance": wire_amount(ledger.balance(reader, partner, Book.WALLET)),
    }
    return Reply(data, "Dashboard data retrieved.", etag=etag)
