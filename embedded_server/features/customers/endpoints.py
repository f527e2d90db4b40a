"""Customers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from embedded_server.database import session_reader
from embedded_server.features.customers import service
from embedded_server.features.customers.models import Customer
from embedded_server.features.plan_assignment import service as assignments
from embedded_server.features.wallet import service as wallet
from embedded_server.listing import Listing, encoded_rows, find_page, numbered_pages
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import REQUIRED, Body, Email, LongText, Name, Reply, RowId, Text, invalid
from tiknet_desktop.domain.data_sizes import wire_data_size

ENDPOINTS = Endpoints()

_RETRIEVED = "Customers retrieved successfully."
Phone = Annotated[str, Field(max_length=40, pattern=r"^[0-9+(). /-]*$")]


class NewCustomer(Body):
    """Body of a new customer."""

    first_name: Name
    phone: Phone
    last_name: Text | None = None
    email: Email | None = None
    username: Text | None = None
    password: Text | None = None
    note: LongText | None = None


class CustomerChanges(Body):
    """Body of an update; what is absent stays."""

    first_name: Name | None = None
    last_name: Text | None = None
    email: Email | None = None
    phone: Phone | None = None
    note: LongText | None = None


class Blocking(Body):
    """Body of block-or-unblock; newer clients write ``is_blocked``."""

    blocked: bool | None = None
    is_blocked: bool | None = None


class CustomerRow(BaseModel):
    """A customer on the wire."""

    id: int
    customer: int
    blocked: bool
    date_added: str
    username: str
    assigned_username: str | None
    first_name: str
    last_name: str | None
    email: str
    phone: str
    country_name: str | None
    formatted_date_added: str


def _array(call: Call, listing: Listing) -> Reply:
    etag = call.list_etag("customers")
    return Reply(encoded_rows(call.snapshot, listing, call.partner, call.list_query), _RETRIEVED, etag=etag)


@ENDPOINTS.read("list_customers", data=list[CustomerRow])
def list_customers(call: Call) -> Reply:
    """All customers as a plain array; one slice of it where a page is asked for."""
    return _array(call, service.LISTING)


@ENDPOINTS.read("list_all_customers")
def list_all_customers(call: Call) -> Reply:
    """All customers, the older path."""
    return _array(call, service.SHORT_LISTING)


@ENDPOINTS.read("list_customers_paginated", inline=True)
def list_customers_paginated(call: Call) -> Reply:
    """Customers by pages, with search on name, e-mail and phone."""
    etag = call.list_etag("customers")
    query = call.list_query
    page = find_page(call.snapshot, service.SHORT_LISTING, call.partner, query)
    return Reply(numbered_pages(page, query, call.url, call.parameters), _RETRIEVED, etag=etag)


def _found(call: Call, session: Session, missing: str = service.MISSING) -> Customer:
    """The customer a path names."""
    return service.customer(session, call.partner, next(iter(call.path.values())), missing)


def _read(call: Call, missing: str = service.MISSING) -> Customer:
    with call.reading() as session:
        return _found(call, session, missing)


def _written(call: Call, customer_id: int) -> dict[str, Any] | None:
    reader = session_reader(call.transaction)
    return service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=customer_id)


@ENDPOINTS.write("create_customer", body=NewCustomer, data=CustomerRow, status=201)
def create_customer(call: Call) -> Reply:
    """Add a customer."""
    made = service.create_customer(call.transaction, call.partner, call.body.model_dump())
    return Reply(_written(call, made.id), "Customer created successfully.")


@ENDPOINTS.write("update_customer", body=CustomerChanges, data=CustomerRow)
def update_customer(call: Call) -> Reply:
    """Change a customer; partial bodies are fine."""
    found = _found(call, call.transaction)
    changed = service.update_customer(call.transaction, found, call.body.model_dump(exclude_unset=True))
    return Reply(_written(call, changed.id), "Customer updated successfully.")


@ENDPOINTS.write("delete_customer")
def delete_customer(call: Call) -> Reply:
    """Remove a customer, by user name or id."""
    service.delete_customer(call.transaction, _found(call, call.transaction))
    return Reply({}, "Customer deleted successfully.")


@ENDPOINTS.write("block_or_unblock_customer", body=Blocking)
def block_or_unblock_customer(call: Call) -> Reply:
    """Block or unblock a customer; the routers follow, now or when they are back."""
    blocked = call.body.blocked if call.body.blocked is not None else call.body.is_blocked
    found = _found(call, call.transaction)
    if blocked is None:
        raise invalid(blocked="This field is required.")
    service.block(call.transaction, found, blocked=blocked)
    text = "Customer blocked successfully." if found.blocked else "Customer unblocked successfully."
    return Reply({"blocked": found.blocked}, text)


@ENDPOINTS.read("customer_data_usage")
def customer_data_usage(call: Call) -> Reply:
    """What a customer has used of its data, in words of the wire."""
    found = _read(call, "Utilisateur non trouvé ou sans session")
    limit = found.data_limit
    data: dict[str, Any] = {
        "total_data_convert_bytes": wire_data_size(found.data_used),
        "total_limit_convert_bytes": "Unlimited" if limit is None else wire_data_size(limit),
        "total_remaining_convert_bytes": (
            "Unlimited" if limit is None else wire_data_size(max(limit - found.data_used, 0))
        ),
    }
    if call.extras:
        data |= {"data_used": found.data_used, "data_limit": limit}
    return Reply(data, "Données d’utilisation récupérées avec succès")


_SORTS = {"amount_asc": "t.amount_paid ASC", "amount_desc": "t.amount_paid DESC"}


def _movements(call: Call, listing: Listing) -> tuple[str, dict[str, Any], Listing]:
    found = _read(call)
    condition, values = wallet.filters(call.parameters)
    tests = " AND ".join(text for text in ("t.customer_id = :customer", condition) if text)
    return tests, values | {"customer": found.id}, listing


@ENDPOINTS.read("customer_transactions")
def customer_transactions(call: Call) -> Reply:
    """Movements of one customer, newest first or by amount."""
    condition, values, listing = _movements(call, wallet.EVERY)
    query = call.list_query
    order = _SORTS.get(call.parameters.get("sort", ""), "t.id DESC")
    limit = f" LIMIT {query.page_size} OFFSET {query.offset}" if query.paged else ""
    tests = " AND ".join(filter(None, (condition, call.view.condition(listing.resource))))
    sql = f"{listing.select(tests)} ORDER BY {order}{limit}"
    rows = call.snapshot.rows(sql, {"partner": call.partner, **values, **call.view.parameters})
    made = listing.made(call.snapshot, call.partner, rows, extras=query.extras)
    return Reply(made, "Transactions retrieved successfully.")


def _customer_page(call: Call, listing: Listing) -> Reply:
    condition, values, chosen = _movements(call, listing)
    query = call.list_query
    page = find_page(call.snapshot, chosen, call.partner, query, condition, values)
    data = numbered_pages(page, query, call.url, call.parameters, "paginate_data")
    return Reply(data, "Transactions retrieved successfully.")


@ENDPOINTS.read("customer_assigned_transactions")
def customer_assigned_transactions(call: Call) -> Reply:
    """Plans the staff sold to a customer."""
    return _customer_page(call, wallet.ASSIGNED)


@ENDPOINTS.read("customer_wallet_transactions")
def customer_wallet_transactions(call: Call) -> Reply:
    """What a customer paid online."""
    return _customer_page(call, wallet.WALLET)


@ENDPOINTS.read("customer_assigned_plans")
def customer_assigned_plans(call: Call) -> Reply:
    """Plans assigned to a customer."""
    found = _read(call)
    query = call.list_query
    page = find_page(
        call.snapshot, assignments.LISTING, call.partner, query, "t.customer_id = :customer", {"customer": found.id}
    )
    return Reply(numbered_pages(page, query, call.url, call.parameters), "Assigned plans retrieved successfully.")


@ENDPOINTS.read("customer_active_plan")
def customer_active_plan(call: Call) -> Reply:
    """The plan a customer holds now; null where it has none."""
    found = _read(call)
    return Reply({"active_plan": assignments.active_plan(call.snapshot, call.partner, found.id)})


class Policy(Body):
    """Body of a policy assignment: the key is required, null takes the policy away."""

    network_policy_id: RowId | None = None


@ENDPOINTS.read("customer_purchased_plans")
def customer_purchased_plans(call: Call) -> Reply:
    """Plans a customer bought online, newest first; rows as in ``purchased-plans/``."""
    found = _read(call)
    query = call.list_query
    page = find_page(
        call.snapshot, wallet.PURCHASED, call.partner, query, "t.customer_id = :customer", {"customer": found.id}
    )
    return Reply(numbered_pages(page, query, call.url, call.parameters), "Purchased plans retrieved successfully.")


@ENDPOINTS.write("assign_network_policy", body=Policy)
def assign_network_policy(call: Call) -> Reply:
    """Give a customer the rate and idle time of a hotspot profile, whatever its plan says; the routers follow.

    Policies are those of ``network-policies/list/``; null takes it away.
    """
    found = _found(call, call.transaction)
    if "network_policy_id" not in call.body.model_fields_set:
        raise invalid(network_policy_id=REQUIRED)
    service.assign_policy(call.transaction, call.partner, found, call.body.network_policy_id)
    return Reply({}, "Network policy assigned successfully.")
