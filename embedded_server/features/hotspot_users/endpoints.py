"""Hotspot accounts."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from embedded_server.database import session_reader
from embedded_server.features.hotspot_users import service
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.listing import find_page, numbered_pages, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Name, Reply, RowId, refusal

ENDPOINTS = Endpoints()


class NewUser(Body):
    """Body of a new account. ``hotspot_profile`` is another name for ``profile``."""

    username: Name
    password: Name
    mac_address: Annotated[str, Field(max_length=17)] | None = None
    profile: RowId | None = None
    hotspot_profile: RowId | None = None
    is_active: bool = True


class UserChanges(Body):
    """Body of an update; what is absent stays."""

    username: Name | None = None
    password: Name | None = None
    mac_address: Annotated[str, Field(max_length=17)] | None = None
    profile: RowId | None = None
    hotspot_profile: RowId | None = None
    is_active: bool | None = None


class UserRow(BaseModel):
    """An account on the wire."""

    id: int
    mac_address: str | None
    username: str
    password: str
    is_active: bool
    routers: str


def _written(call: Call, user_id: int) -> dict[str, Any] | None:
    reader = session_reader(call.transaction)
    return service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=user_id)


def _found(call: Call, reference: str) -> HotspotUser:
    """The account a path names."""
    return service.user(call.transaction, call.partner, reference)


@ENDPOINTS.read("list_hotspot_users", inline=True)
def list_users(call: Call) -> Reply:
    """Accounts by pages."""
    etag = call.list_etag("hotspot_users", "hotspot_profiles", "routers")
    query = call.list_query
    page = find_page(call.snapshot, service.LISTING, call.partner, query)
    data = numbered_pages(page, query, call.url, call.parameters)
    return Reply(data, "Hotspot users retrieved successfully.", etag=etag)


@ENDPOINTS.read("get_hotspot_user", data=UserRow)
def get_user(call: Call) -> Reply:
    """One account by user name or id."""
    reference = call.path["username"]
    number = row_number(reference)
    options: dict[str, Any] = {"extras": call.extras, "view": call.view}
    row = service.LISTING.one(
        call.snapshot, call.partner, "t.username = :name", name=reference, **options
    ) or service.LISTING.one(call.snapshot, call.partner, "t.id = :id", id=number, **options)
    if row is None:
        raise service.missing()
    return Reply(row)


@ENDPOINTS.write("create_hotspot_user", body=NewUser, data=UserRow, status=201)
def create_user(call: Call) -> Reply:
    """Add an account; the routers take it as soon as they can be reached."""
    if call.body.profile is None and call.body.hotspot_profile is None:
        raise refusal(400, "Hotspot profile not selected.")
    made = service.create_user(call.transaction, call.partner, call.body.model_dump(exclude_unset=True))
    return Reply(_written(call, made.id), "Hotspot user created successfully.")


@ENDPOINTS.write("update_hotspot_user", body=UserChanges, data=UserRow)
def update_user(call: Call) -> Reply:
    """Change an account; partial bodies are fine."""
    changes = call.body.model_dump(exclude_unset=True)
    changed = service.update_user(call.transaction, _found(call, call.path["username"]), changes)
    return Reply(_written(call, changed.id), "User mis à jour")


@ENDPOINTS.write("delete_hotspot_user", status=204)
def delete_user(call: Call) -> Reply:
    """Remove an account, by id or user name."""
    service.delete_user(call.transaction, _found(call, call.path["id"]))
    return Reply(status=204)
