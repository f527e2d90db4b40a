"""Plans."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError

from embedded_server.database import session_reader
from embedded_server.features.plan_assignment import service as assignments
from embedded_server.features.plans import service
from embedded_server.features.plans.models import Plan
from embedded_server.listing import all_rows, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, LongText, Money, Name, Reply, RowId, refusal

ENDPOINTS = Endpoints()


class PlanBody(Body):
    """Body of a create or update. The profile is checked before the rest, as the remote does."""

    name: Name | None = None
    price: Money | None = None
    profile: RowId | None = None
    validity: RowId | None = None
    data_limit: RowId | None = None
    shared_users: RowId | None = None
    description: LongText | None = None
    is_active: bool | None = None
    is_for_promo: bool | None = None
    is_for_roaming: bool | None = None


class PlanRow(BaseModel):
    """A plan on the wire."""

    id: int
    slug: str
    profile: int
    profile_name: str
    name: str
    price: str
    price_display: str
    validity: int
    formatted_validity: str
    data_limit: int | None
    shared_users: int | None
    description: str
    is_active: bool
    is_for_roaming: bool
    is_for_promo: bool
    created_at: str
    validity_value: str
    shared_users_value: int | None
    shared_users_label: str | None
    routers: list[dict[str, Any]]


def _written(call: Call, plan_id: int) -> dict[str, Any] | None:
    reader = session_reader(call.transaction)
    return service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=plan_id)


def _found(call: Call) -> Plan:
    """The plan a path names."""
    return service.plan(call.transaction, call.partner, call.path["plan_slug"])


@ENDPOINTS.read("list_plans", data=list[PlanRow], inline=True)
def list_plans(call: Call) -> Reply:
    """All plans with their routers."""
    etag = call.list_etag("plans", "hotspot_profiles", "routers")
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query)
    return Reply(rows, "Plans retrieved successfully.", etag=etag)


@ENDPOINTS.read("get_plan", data=PlanRow)
def get_plan(call: Call) -> Reply:
    """One plan by slug or id."""
    reference = call.path["plan_slug"]
    row = service.LISTING.one(
        call.snapshot,
        call.partner,
        "(t.slug = :slug OR t.id = :id)",
        extras=call.extras,
        view=call.view,
        slug=reference,
        id=row_number(reference),
    )
    if row is None:
        raise service.missing()
    return Reply(row)


@ENDPOINTS.write("create_plan", body=PlanBody, data=PlanRow, status=201)
def create_plan(call: Call) -> Reply:
    """Add a plan."""
    made = service.create_plan(call.transaction, call.partner, call.body.model_dump(exclude_unset=True))
    return Reply(_written(call, made.id), "Plan created successfully.")


@ENDPOINTS.write("update_plan", body=PlanBody, data=PlanRow)
def update_plan(call: Call) -> Reply:
    """Change a plan; partial bodies are fine."""
    changes = call.body.model_dump(exclude_unset=True)
    changed = service.update_plan(call.transaction, _found(call), changes)
    return Reply(_written(call, changed.id), "Plan updated successfully.")


@ENDPOINTS.write("delete_plan", status=204)
def delete_plan(call: Call) -> Reply:
    """Remove a plan that nobody holds."""
    found = _found(call)
    in_use = refusal(400, "Cannot delete plan with active subscribers")
    if assignments.has_active(call.transaction, found.id):
        raise in_use
    call.transaction.delete(found)
    try:
        call.transaction.flush()
    except IntegrityError as error:
        raise in_use from error
    return Reply(status=204)
