"""Hotspot profiles."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from embedded_server.database import session_reader
from embedded_server.features.hotspot_profiles import service
from embedded_server.features.hotspot_profiles.models import HotspotProfile
from embedded_server.listing import all_rows, find_page, numbered_pages, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Name, Reply, RowId, not_found

ENDPOINTS = Endpoints()


class NewProfile(Body):
    """Body of a new profile. ``routers`` empty: all of them."""

    routers: Annotated[list[RowId], Field(max_length=500)]
    name: Name
    rate_limit: RowId | None = None
    idle_timeout: RowId | None = None
    is_for_promo: bool = False
    is_active: bool = True


class ProfileChanges(Body):
    """Body of a profile update; what is absent stays."""

    routers: Annotated[list[RowId], Field(max_length=500)] | None = None
    name: Name | None = None
    rate_limit: RowId | None = None
    idle_timeout: RowId | None = None
    is_for_promo: bool | None = None
    is_active: bool | None = None


class ProfileRow(BaseModel):
    """A profile on the wire."""

    id: int
    slug: str
    routers: list[int]
    routers_detail: list[dict[str, Any]]
    name: str
    rate_limit: int | None
    idle_timeout: int | None
    is_for_promo: bool
    is_active: bool
    rate_limit_value: str
    idle_timeout_value: str


def _written(call: Call, profile_id: int) -> dict[str, Any] | None:
    reader = session_reader(call.transaction)
    return service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=profile_id)


def _found(call: Call) -> HotspotProfile:
    """The profile a path names."""
    return service.profile(call.transaction, call.partner, call.path["profile_slug"])


@ENDPOINTS.read("list_hotspot_profiles", data=list[ProfileRow], inline=True)
def list_profiles(call: Call) -> Reply:
    """All profiles."""
    etag = call.list_etag("hotspot_profiles", "routers")
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query)
    return Reply(rows, "Hotspot profiles retrieved successfully.", etag=etag)


@ENDPOINTS.read("list_hotspot_profiles_paginated")
def list_profiles_paginated(call: Call) -> Reply:
    """Profiles by pages."""
    etag = call.list_etag("hotspot_profiles", "routers")
    query = call.list_query
    page = find_page(call.snapshot, service.LISTING, call.partner, query)
    data = numbered_pages(page, query, call.url, call.parameters)
    return Reply(data, "Hotspot profiles retrieved successfully.", etag=etag)


@ENDPOINTS.read("get_hotspot_profile", data=ProfileRow)
def get_profile(call: Call) -> Reply:
    """One profile by slug or id."""
    reference = call.path["profile_slug"]
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
        raise not_found(service.MISSING)
    return Reply(row)


@ENDPOINTS.write("create_hotspot_profile", body=NewProfile, data=ProfileRow, status=201)
def create_profile(call: Call) -> Reply:
    """Add a profile."""
    made = service.create_profile(call.transaction, call.partner, call.body.model_dump())
    return Reply(_written(call, made.id), "Hotspot profile created successfully.")


@ENDPOINTS.write("update_hotspot_profile", body=ProfileChanges, data=ProfileRow)
def update_profile(call: Call) -> Reply:
    """Change a profile; partial bodies are fine."""
    changes = call.body.model_dump(exclude_unset=True)
    changed = service.update_profile(call.transaction, _found(call), changes)
    return Reply(_written(call, changed.id), "Profil mis à jour")


@ENDPOINTS.write("delete_hotspot_profile", status=204)
def delete_profile(call: Call) -> Reply:
    """Remove a profile that nothing uses."""
    service.delete_profile(call.transaction, _found(call))
    return Reply(status=204)
