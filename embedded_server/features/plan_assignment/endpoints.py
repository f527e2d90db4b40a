"""Assigning plans."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from embedded_server.database import session_reader
from embedded_server.features.plan_assignment import service
from embedded_server.features.settings import owner_pin
from embedded_server.features.wallet import service as wallet
from embedded_server.listing import find_page, numbered_pages, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Reply, RowId, not_found
from tiknet_desktop.domain.permissions import Permission

ENDPOINTS = Endpoints()

Short = Annotated[str, Field(max_length=100)]


class Assignment(Body):
    """Body of an assignment, in either spelling of the remote, with what our own client adds."""

    customer_id: RowId | Short | None = None
    plan_id: RowId | Short | None = None
    customer: Short | None = None
    plan: Short | None = None
    router_id: RowId | None = None
    tag: Short | None = None
    reference: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    payment_kind: Literal["cash", "mobile_money", "credit"] = "cash"


class AssignedRow(BaseModel):
    """An assignment on the wire."""

    id: int
    customer: int | None
    customer_name: str
    plan: int
    plan_name: str
    price: str
    status: str
    assigned_date: str
    expiry_date: str | None
    assigned_by: str | None
    router_name: str | None


@ENDPOINTS.write("assign_plan", body=Assignment, data=AssignedRow)
def assign_plan(call: Call) -> Reply:
    """Give a plan to a customer or a ticket; the routers follow, now or when they are back."""
    request = service.Request(account_id=call.who.account_id, **call.body.model_dump())
    made = service.assign(call.transaction, call.partner, request)
    reader = session_reader(call.transaction)
    row = service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=made.id)
    return Reply(row, "Plan assigned successfully.")


class ReversalRequest(Body):
    """Body of a reversal. ``pin`` is the owner's, from whoever has no access to the settings."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
    pin: Annotated[str, Field(max_length=20)] = ""


def _owner_allows(call: Call) -> None:
    """Taking money back is the owner's: by their own rights, or by their PIN typed at the counter."""
    if not call.who.may(frozenset({Permission.SETTING_ACCESS})):
        owner_pin.require(call.server, call.partner, call.who.account_id, call.body.pin)


@ENDPOINTS.write(
    "reverse_assigned_plan", body=ReversalRequest, data=AssignedRow, errors=frozenset({429}), before=_owner_allows
)
def reverse_assigned_plan(call: Call) -> Reply:
    """Take a sale back: money, reports and access. An unused ticket or voucher ends too; its code is not sold again.

    Who lacks Setting Access sends the owner's PIN: 403 with ``data.pin`` = ``["required"]``, ``["wrong"]`` or
    ``["not_set"]``, 429 after five wrong ones. 400 with ``data.status`` where the sale was taken back before.
    """
    reader = session_reader(call.transaction)
    number = row_number(call.path["id"])
    if service.LISTING.one(reader, call.partner, "t.id = :id", extras=False, view=call.view, id=number) is None:
        raise not_found("Assigned plan not found.")
    name = reader.row("SELECT first_name, email FROM accounts WHERE id = :account", {"account": call.who.account_id})
    reversal = service.Reversal(call.body.reason, name[0] or name[1])
    made = service.reverse(call.transaction, call.partner, number, reversal)
    reader = session_reader(call.transaction)
    row = service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=made.id)
    return Reply(row, "Sale reversed successfully.")


@ENDPOINTS.read("list_assigned_plans", inline=True)
def list_assigned_plans(call: Call) -> Reply:
    """Assignments by pages, newest first."""
    etag = call.list_etag("assigned_plans")
    query = call.list_query
    page = find_page(call.snapshot, service.LISTING, call.partner, query)
    data = numbered_pages(page, query, call.url, call.parameters)
    return Reply(data, "Assigned plans retrieved successfully.", etag=etag)


@ENDPOINTS.read("list_partner_transactions")
def list_partner_transactions(call: Call) -> Reply:
    """Plan purchases by pages; the message is spelled as on the remote."""
    query = call.list_query
    page = find_page(call.snapshot, wallet.EVERY, call.partner, query, "t.related_model = 'plan'")
    for row in page.rows:
        row |= {"customer_name": row["customer_firstname"], "plan": row["model_id"], "routers": []}
        row.setdefault("plan_name", None)
    data = numbered_pages(page, query, call.url, call.parameters)
    return Reply(data, "Transactions retrieved successfuly.")
