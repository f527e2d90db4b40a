"""Hotspot profiles: rows, look-up, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from embedded_server.database import Reader, now
from embedded_server.features.hotspot_profiles.models import HotspotProfile
from embedded_server.features.plan_options import service as options
from embedded_server.features.routers import service as routers
from embedded_server.listing import Listing, row_number
from embedded_server.slugs import free_slug
from embedded_server.view import View, view_in
from embedded_server.wire import WireError, invalid, not_found, refusal

MISSING = "Profil non trouvé"


def id_list(value: Any) -> list[int]:
    """A JSON list of ids as the driver hands it over: text from SQLite, a list from PostgreSQL."""
    return list(orjson.loads(value)) if isinstance(value, str | bytes) else list(value or ())


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {
        "id": row[0],
        "slug": row[1],
        "routers": id_list(row[2]),
        "routers_detail": [],
        "name": row[3],
        "rate_limit": row[4],
        "idle_timeout": row[6],
        "is_for_promo": bool(row[8]),
        "is_active": bool(row[9]),
        "rate_limit_value": row[5] or "",
        "idle_timeout_value": row[7] or "",
    }
    if extras:
        wire["created_at"] = row[10]
    return wire


def _with_routers(reader: Reader, partner: int, rows: list[dict[str, Any]]) -> None:
    known = routers.shown_routers(reader, partner)
    for row in rows:
        row["routers_detail"] = [known[router] for router in row["routers"] if router in known]


LISTING = Listing(
    resource="hotspot_profiles",
    source=(
        "hotspot_profiles AS t LEFT JOIN plan_options AS r ON r.id = t.rate_limit_id"
        " LEFT JOIN plan_options AS i ON i.id = t.idle_timeout_id"
    ),
    columns=(
        *("t.id", "t.slug", "t.router_ids", "t.name", "t.rate_limit_id", "r.value", "t.idle_timeout_id", "i.value"),
        *("t.is_for_promo", "t.is_active", "t.created_at"),
    ),
    make=_row,
    order="t.id ASC",
    search=("t.name",),
    sorts={"name": "t.name", "is_active": "t.is_active", "created_at": "t.created_at"},
    finish=_with_routers,
)


def profile(session: Session, partner: int, reference: object, missing: str = MISSING) -> HotspotProfile:
    """A profile by slug or id.

    Raises:
        WireError: 404, there is none, or the caller does not see it.
    """
    found = session.scalar(
        select(HotspotProfile).where(
            HotspotProfile.partner_id == partner,
            (HotspotProfile.slug == str(reference)) | (HotspotProfile.id == row_number(reference)),
        )
    )
    if found is None or not view_in(session).shows_profile(found.id):
        raise not_found(missing)
    return found


def _checked(
    session: Session, partner: int, values: Mapping[str, Any], before: Sequence[int] | None = None
) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: values[name] for name in ("name", "is_for_promo", "is_active") if values.get(name) is not None
    }
    if values.get("routers") is not None:
        wanted = list(dict.fromkeys(values["routers"]))
        unknown = set(wanted) - routers.router_ids(session, partner)
        if unknown:
            raise invalid(routers=f'Invalid pk "{min(unknown)}" - object does not exist.')
        fields["router_ids"] = _chosen(view_in(session), wanted, before)
    for name in ("rate_limit", "idle_timeout"):
        if name in values:
            fields[f"{name}_id"] = _option_id(session, partner, name, values[name])
    return fields


def _chosen(view: View, wanted: Sequence[int], before: Sequence[int] | None) -> list[int]:
    """The routers a profile is for; none means all. Whoever sees only some leaves the others as they were, and means
    their own by all."""
    if view.routers is None or (before is not None and list(wanted) == list(before)):
        return list(wanted)
    unseen = [number for number in before or () if number not in view.routers]
    return [*(wanted or sorted(view.routers)), *unseen]


def _option_id(session: Session, partner: int, kind: str, reference: int | None) -> int | None:
    if reference is None:
        return None
    try:
        return options.option(session, partner, kind, reference).id
    except WireError as error:
        raise invalid(**{kind: f'Invalid pk "{reference}" - object does not exist.'}) from error


def create_profile(session: Session, partner: int, values: Mapping[str, Any]) -> HotspotProfile:
    """Add a profile."""
    fields = _checked(session, partner, values)
    made = HotspotProfile(
        partner_id=partner,
        slug=free_slug(session, HotspotProfile.slug, fields["name"]),
        created_at=now(),
        **({"is_for_promo": False, "is_active": True} | fields),
    )
    session.add(made)
    session.flush()
    routers.queue(session, partner, "profile", [made.slug], router_ids=made.router_ids)
    return made


def update_profile(session: Session, found: HotspotProfile, values: Mapping[str, Any]) -> HotspotProfile:
    """Change a profile; the routers follow."""
    partner = found.partner_id
    for name, value in _checked(session, partner, values, found.router_ids).items():
        setattr(found, name, value)
    session.flush()
    routers.queue(session, partner, "profile", [found.slug], router_ids=found.router_ids)
    return found


def delete_profile(session: Session, found: HotspotProfile) -> None:
    """Remove a profile that no plan and no account uses."""
    session.delete(found)
    try:
        session.flush()
    except IntegrityError as error:
        raise refusal(400, "Cannot delete a profile that is in use.") from error
