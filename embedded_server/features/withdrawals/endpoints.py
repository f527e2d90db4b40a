"""Payouts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from embedded_server import periods
from embedded_server.database import moment_text
from embedded_server.features.withdrawals import service
from embedded_server.listing import all_rows
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import REQUIRED, Body, Money, Reply, invalid
from tiknet_desktop.domain.money import wire_amount

ENDPOINTS = Endpoints()


class Asked(Body):
    """Body of a payout; ``method`` is the report's word for ``payment_method``."""

    amount: Money | None = None
    payment_method: int | str | None = None
    method: int | str | None = None


class WithdrawalRow(BaseModel):
    """A payout in lists."""

    id: int
    partner: int
    partner_name: str
    partner_email: str
    payment_method: int
    payment_method_name: str
    payment_method_numbers: str
    amount: str
    reference: str
    status: str
    requested_at: str
    processed_at: str | None
    formatted_requested_at: str


_QUERY = (("status", "string", "pending | approved | rejected | completed"), *periods.QUERY)


@ENDPOINTS.read("list_withdrawals", data=list[WithdrawalRow], query=_QUERY)
def list_withdrawals(call: Call) -> Reply:
    """Payouts as a plain array, newest first; one slice of it where a page is asked for."""
    condition, values = service.filters(call.parameters)
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query, condition, values)
    return Reply(rows, "Withdrawals retrieved successfully.")


@ENDPOINTS.write("create_withdrawal", body=Asked, status=201)
def create_withdrawal(call: Call) -> Reply:
    """Ask for a payout: the balance is lower at once, and never below zero. There is no least amount."""
    body: Asked = call.body
    method = body.payment_method if body.payment_method not in (None, "") else body.method
    missing = {}
    if method in (None, ""):
        missing["payment_method"] = REQUIRED
    if body.amount in (None, ""):
        missing["amount"] = REQUIRED
    if missing:
        raise invalid(**missing)
    request = service.Request(account_id=call.who.account_id, amount=body.amount, payment_method=method)
    made = service.ask(call.transaction, call.partner, request)
    data: dict[str, Any] = {
        "id": made.id,
        "partner": made.partner_id,
        "payment_method": made.payment_method_id,
        "amount": wire_amount(made.amount),
        "reference": made.reference,
        "status": made.status,
        "requested_at": moment_text(made.requested_at),
        "processed_at": None,
    }
    return Reply(data, "Withdrawal request created")
