"""Plans: rows, look-up, changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import Reader, amount_text, now
from embedded_server.features.hotspot_profiles import service as profiles
from embedded_server.features.plan_options import service as options
from embedded_server.features.plans.models import Plan
from embedded_server.features.routers import service as routers
from embedded_server.listing import Listing, row_number
from embedded_server.slugs import free_slug
from embedded_server.view import View, view_in
from embedded_server.wire import WireError, invalid, not_found, refusal
from tiknet_desktop.domain.data_sizes import parse_data_size
from tiknet_desktop.domain.durations import duration_label, parse_duration
from tiknet_desktop.domain.money import InvalidAmountError, currency, parse_amount, plain_money

LARGEST_PRICE = Decimal(10) ** 12


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    validity, shared = row[7], row[11]
    wire = {
        "id": row[0],
        "slug": row[1],
        "profile": row[2],
        "profile_name": row[3],
        "name": row[4],
        "price": amount_text(row[5]),
        "price_display": plain_money(Decimal(row[5]).scaleb(-2), currency(row[18])),
        "validity": row[6],
        "formatted_validity": duration_label(parse_duration(validity)),
        "data_limit": row[8],
        "shared_users": row[10],
        "description": row[12],
        "is_active": bool(row[13]),
        "is_for_roaming": bool(row[14]),
        "is_for_promo": bool(row[15]),
        "created_at": row[16],
        "validity_value": validity,
        "shared_users_value": int(shared) if shared else None,
        "shared_users_label": options.devices_label(int(shared)) if shared else None,
        "routers": profiles.id_list(row[17]),
    }
    if extras:
        wire |= {"data_limit_value": row[9], "rate_limit_value": row[19]}
    return wire


def _with_routers(reader: Reader, partner: int, rows: list[dict[str, Any]]) -> None:
    known = routers.short_routers(reader, partner)
    for row in rows:
        row["routers"] = [known[number] for number in row["routers"] or known if number in known]


LISTING = Listing(
    resource="plans",
    source=(
        "plans AS t JOIN hotspot_profiles AS p ON p.id = t.profile_id JOIN plan_options AS v ON v.id = t.validity_id"
        " LEFT JOIN plan_options AS d ON d.id = t.data_limit_id LEFT JOIN plan_options AS s ON s.id = t.shared_users_id"
        " LEFT JOIN plan_options AS r ON r.id = p.rate_limit_id JOIN partners AS o ON o.id = t.partner_id"
    ),
    columns=(
        *("t.id", "t.slug", "t.profile_id", "p.name", "t.name", "t.price", "t.validity_id", "v.value"),
        *("t.data_limit_id", "d.value", "t.shared_users_id", "s.value", "t.description", "t.is_active"),
        *("t.is_for_roaming", "t.is_for_promo", "t.created_at", "p.router_ids", "o.currency", "r.value"),
    ),
    make=_row,
    order="t.id ASC",
    search=("t.name", "t.description"),
    sorts={
        **{name: f"t.{name}" for name in ("name", "price", "is_active", "created_at")},
        "profile_name": "p.name",
    },
    finish=_with_routers,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan gives, in numbers. None: no limit."""

    id: int
    slug: str
    name: str
    price: Decimal
    profile_id: int
    validity_seconds: int
    data_limit: int | None
    shared_users: int
    rate_limit: str | None
    idle_timeout: str | None
    router_ids: tuple[int, ...]
    is_active: bool


_TERMS = (
    "SELECT t.id, t.slug, t.name, t.price, t.profile_id, v.value, d.value, s.value, r.value, i.value, p.router_ids,"
    " t.is_active FROM plans AS t JOIN hotspot_profiles AS p ON p.id = t.profile_id"
    " JOIN plan_options AS v ON v.id = t.validity_id LEFT JOIN plan_options AS d ON d.id = t.data_limit_id"
    " LEFT JOIN plan_options AS s ON s.id = t.shared_users_id LEFT JOIN plan_options AS r ON r.id = p.rate_limit_id"
    " LEFT JOIN plan_options AS i ON i.id = p.idle_timeout_id WHERE t.partner_id = :partner"
)


def terms(reader: Reader, partner: int) -> dict[int, Terms]:
    """The terms of all plans of a partner, by plan id."""
    return {row[0]: _terms(row) for row in reader.rows(_TERMS, {"partner": partner})}


def _terms(row: Sequence[Any]) -> Terms:
    return Terms(
        id=row[0],
        slug=row[1],
        name=row[2],
        price=Decimal(row[3]).scaleb(-2),
        profile_id=row[4],
        validity_seconds=int(parse_duration(row[5]).total_seconds()),
        data_limit=parse_data_size(row[6]) if row[6] else None,
        shared_users=int(row[7]) if row[7] else 1,
        rate_limit=row[8],
        idle_timeout=row[9],
        router_ids=tuple(profiles.id_list(row[10])),
        is_active=bool(row[11]),
    )


def find_terms(reader: Reader, partner: int, reference: object, view: View) -> Terms:
    """The terms of a plan by slug or id.

    Raises:
        WireError: 404, there is none, or it is not among those shown.
    """
    row = reader.row(
        f"{_TERMS} AND (t.slug = :slug OR t.id = :id)",
        {"partner": partner, "slug": str(reference), "id": row_number(reference)},
    )
    if row is None or not view.shows_plan(row[0]):
        raise missing()
    return _terms(row)


def missing() -> WireError:
    """404 of a plan."""
    return not_found("Plan not found.")


def plan(session: Session, partner: int, reference: object) -> Plan:
    """A plan by slug or id.

    Raises:
        WireError: 404, there is none, or the caller does not see it.
    """
    found = session.scalar(
        select(Plan).where(
            Plan.partner_id == partner, (Plan.slug == str(reference)) | (Plan.id == row_number(reference))
        )
    )
    if found is None or not view_in(session).shows_plan(found.id):
        raise missing()
    return found


def price_of(value: object, field: str = "price") -> Decimal:
    """An amount from a request.

    Raises:
        WireError: 400, no number, negative, too large, or more than two decimals.
    """
    try:
        amount = parse_amount(value)
    except InvalidAmountError as error:
        raise invalid(**{field: "A valid number is required."}) from error
    if amount < 0:
        raise invalid(**{field: "Ensure this value is greater than or equal to 0."})
    if amount >= LARGEST_PRICE:
        raise invalid(**{field: "Ensure that there are no more than 12 digits in total."})
    if amount != amount.quantize(Decimal("0.01")):
        raise invalid(**{field: "Ensure that there are no more than 2 decimal places."})
    return amount


def _checked(session: Session, partner: int, values: Mapping[str, Any]) -> dict[str, Any]:
    names = ("name", "description", "is_active", "is_for_promo", "is_for_roaming")
    fields: dict[str, Any] = {name: values[name] for name in names if values.get(name) is not None}
    if values.get("price") is not None:
        fields["price"] = price_of(values["price"])
    if values.get("profile") is not None:
        fields["profile_id"] = profiles.profile(session, partner, values["profile"], "Invalid hotspot profile.").id
    for name in ("validity", "data_limit", "shared_users"):
        if name in values and (values[name] is not None or name != "validity"):
            fields[f"{name}_id"] = _option_id(session, partner, name, values[name])
    return fields


def _option_id(session: Session, partner: int, kind: str, reference: int | None) -> int | None:
    if reference is None:
        return None
    try:
        return options.option(session, partner, kind, reference).id
    except WireError as error:
        raise invalid(**{kind: f'Invalid pk "{reference}" - object does not exist.'}) from error


def create_plan(session: Session, partner: int, values: Mapping[str, Any]) -> Plan:
    """Add a plan."""
    # The remote looks at the profile before anything else of the body.
    if values.get("profile") is None:
        raise refusal(400, "No hotspot profile selected.")
    profiles.profile(session, partner, values["profile"], "Invalid hotspot profile.")
    missing = {name: "This field is required." for name in ("name", "price", "validity") if values.get(name) is None}
    if missing:
        raise invalid(**missing)
    fields = _checked(session, partner, values)
    made = Plan(
        partner_id=partner,
        slug=free_slug(session, Plan.slug, fields["name"]),
        created_at=now(),
        **({"description": "", "is_active": True, "is_for_promo": False, "is_for_roaming": False} | fields),
    )
    session.add(made)
    session.flush()
    _tell_routers(session, partner, made)
    return made


def update_plan(session: Session, found: Plan, values: Mapping[str, Any]) -> Plan:
    """Change a plan; the routers follow, and a new name is shown at whoever holds it. What was sold keeps its own."""
    name_before = found.name
    for name, value in _checked(session, found.partner_id, values).items():
        setattr(found, name, value)
    session.flush()
    if found.name != name_before:
        for renamed in _renamings:
            renamed(session, found)
    _tell_routers(session, found.partner_id, found)
    return found


Renaming = Callable[[Session, Plan], None]
_renamings: list[Renaming] = []


def when_renamed(renaming: Renaming) -> Renaming:
    """Have ``renaming(session, plan)`` called for each plan with a new name: features that show a copy of it register."""
    _renamings.append(renaming)
    return renaming


def _tell_routers(session: Session, partner: int, found: Plan) -> None:
    profile = profiles.profile(session, partner, found.profile_id)
    routers.queue(session, partner, "plan", [found.slug], router_ids=profile.router_ids)
