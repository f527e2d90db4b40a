"""Customers: rows, look-up, changes, blocking."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from embedded_server.change_log import touch
from embedded_server.database import now
from embedded_server.features.accounts.countries import COUNTRIES
from embedded_server.features.customers.models import CUSTOMER_OFFSET, Customer
from embedded_server.features.hotspot_profiles import service as profiles
from embedded_server.features.hotspot_users import service as hotspot_users
from embedded_server.features.plans import service as plans
from embedded_server.features.plans.models import Plan
from embedded_server.listing import Listing, row_number
from embedded_server.view import view_in
from embedded_server.wire import WireError, invalid, not_found
from tiknet_desktop.domain.ids import CODE_ALPHABET, RESERVED_WORDS, slug_of

MISSING = "Customer not found for this partner."


def customer_number(row_id: int) -> int:
    """The ``customer`` id of a row."""
    return row_id + CUSTOMER_OFFSET


def _start(row: Sequence[Any]) -> dict[str, Any]:
    return {"id": row[0], "customer": row[0] + CUSTOMER_OFFSET, "blocked": bool(row[1]), "date_added": row[2]}


def _end(row: Sequence[Any]) -> dict[str, Any]:
    added = row[2]
    return {
        "first_name": row[5],
        "last_name": row[6],
        "email": row[7],
        "phone": row[8],
        "country_name": COUNTRIES.get(row[9]) if row[9] else None,
        "formatted_date_added": f"{added[5:7]}/{added[8:10]}/{added[:4]} {added[11:16]}",
    }


def _extras(row: Sequence[Any]) -> dict[str, Any]:
    return {
        "plan": row[10],
        "plan_name": row[11],
        "expires_at": row[12],
        "data_limit": row[13],
        "data_used": row[14],
        "devices_allowed": row[15],
        "devices_online": row[16],
        "last_seen": row[17],
        "note": row[18],
    }


def _names(row: Sequence[Any]) -> dict[str, Any]:
    return {"username": row[3], "assigned_username": row[4]}


def _full_row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = _start(row) | _names(row) | _end(row)
    return wire | _extras(row) if extras else wire


def _short_row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    """Rows of the paginated list as captured: without user names, which the newer list has."""
    return _full_row(row, extras) if extras else _start(row) | _end(row)


def _listing(make: Any) -> Listing:
    names = (
        *("id", "blocked", "date_added", "username", "assigned_username", "first_name", "last_name", "email", "phone"),
        *("country", "plan_id", "plan_name", "expires_at", "data_limit", "data_used", "devices_allowed"),
        *("devices_online", "last_seen", "note"),
    )
    sortable = (
        *("first_name", "last_name", "phone", "blocked", "date_added", "plan_name", "expires_at", "data_used"),
        *("devices_online", "last_seen"),
    )
    return Listing(
        resource="customers",
        source="customers AS t",
        columns=tuple(f"t.{name}" for name in names),
        make=make,
        search=("t.search_text",),
        folded=True,
        sorts={name: f"t.{name}" for name in sortable},
    )


LISTING = _listing(_full_row)
SHORT_LISTING = _listing(_short_row)


def find_customer(session: Session, partner: int, reference: object) -> Customer | None:
    """A customer by user name, access code, ``customer`` id or row id, of those that are shown."""
    mine = select(Customer).where(Customer.partner_id == partner)
    text = str(reference)
    found = session.scalar(mine.where(Customer.username == text))
    if found is None and row_number(text):
        number = row_number(text)
        found = session.scalar(mine.where(Customer.id == number - CUSTOMER_OFFSET)) or session.scalar(
            mine.where(Customer.id == number)
        )
    if found is None and text:
        found = session.scalar(mine.where(Customer.assigned_username == text))
    return found if found is not None and view_in(session).shows_plan(found.plan_id) else None


def customer(session: Session, partner: int, reference: object, missing: str = MISSING) -> Customer:
    """A customer by whatever names one.

    Raises:
        WireError: 404, there is none, or the caller does not see it.
    """
    found = find_customer(session, partner, reference)
    if found is None:
        raise not_found(missing)
    return found


def _new_username(session: Session, partner: int, first_name: str) -> str:
    """A name that is also a login a router keeps safely: capitals and digits (RouterOS notes, section 4.3)."""
    base = slug_of(first_name).upper().replace("_", "-")[:16].strip("-")
    while True:
        name = f"{base}-{''.join(secrets.choice(CODE_ALPHABET) for _ in range(5))}"
        known = session.scalar(select(Customer.id).where(Customer.partner_id == partner, Customer.username == name))
        if known is None and not hotspot_users.taken_names(session, partner, [name]):
            return name


def create_customer(session: Session, partner: int, values: Mapping[str, Any]) -> Customer:
    """Add a customer. With a password it also gets its login, which opens once a plan is assigned.

    Raises:
        WireError: 400, the user name is taken or reserved, or, with a password, nothing a router keeps.
    """
    username = (values.get("username") or "").strip()
    if username:
        if username.lower() in RESERVED_WORDS:
            raise invalid(username="This name is reserved.")
        if session.scalar(select(Customer.id).where(Customer.partner_id == partner, Customer.username == username)):
            raise invalid(username="A user with that username already exists.")
    if values.get("password"):
        hotspot_users.refuse_odd_login({"username": username, "password": values["password"]})
        if username and hotspot_users.taken_names(session, partner, [username]):
            raise invalid(username="A user with that username already exists.")
    made = Customer(
        partner_id=partner,
        username=username or _new_username(session, partner, values["first_name"]),
        first_name=values["first_name"],
        last_name=values.get("last_name") or None,
        email=values.get("email") or "",
        phone=values["phone"],
        country=values.get("country"),
        blocked=False,
        date_added=now(),
        data_used=0,
        devices_online=0,
        note=values.get("note") or "",
    )
    session.add(made)
    session.flush()
    if values.get("password"):
        hotspot_users.add_login(session, partner, made.id, made.username, str(values["password"]))
    return made


def update_customer(session: Session, found: Customer, values: Mapping[str, Any]) -> Customer:
    """Change a customer."""
    for name in ("first_name", "last_name", "email", "phone", "note"):
        if name in values and (values[name] is not None or name == "last_name"):
            setattr(found, name, values[name])
    session.flush()
    return found


def delete_customer(session: Session, found: Customer) -> None:
    """Remove a customer and the accounts that are its own; the routers follow."""
    for account in hotspot_users.users_of_customer(session, found.id):
        hotspot_users.delete_user(session, account)
    session.delete(found)
    session.flush()


def block(session: Session, found: Customer, *, blocked: bool) -> None:
    """Block or unblock a customer; its accounts are switched off and its devices thrown out on every router."""
    if found.blocked != blocked:
        found.blocked = blocked
        hotspot_users.tell_routers(session, hotspot_users.users_of_customer(session, found.id))


def assign_policy(session: Session, partner: int, found: Customer, policy: int | None) -> None:
    """Give a customer the rate and idle time of a profile, or take them away; the routers follow.

    Raises:
        WireError: 400, the partner has no such profile.
    """
    if policy is not None:
        try:
            profiles.profile(session, partner, policy)
        except WireError as error:
            raise invalid(network_policy_id=f'Invalid pk "{policy}" - object does not exist.') from error
    if found.network_policy_id != policy:
        found.network_policy_id = policy
        hotspot_users.tell_routers(session, hotspot_users.users_of_customer(session, found.id))


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """The plan a customer holds now."""

    plan_id: int
    plan_name: str
    expires_at: datetime | None
    data_limit: int | None
    devices_allowed: int
    username: str


def hold_plan(found: Customer, plan: HeldPlan) -> None:
    """Show a plan at its customer."""
    found.plan_id, found.plan_name, found.expires_at = plan.plan_id, plan.plan_name, plan.expires_at
    found.data_limit, found.devices_allowed = plan.data_limit, plan.devices_allowed
    found.assigned_username = plan.username
    found.data_used = 0


@plans.when_renamed
def show_new_name(session: Session, plan: Plan) -> None:
    """Customers who hold a plan show its new name."""
    holds = Customer.partner_id == plan.partner_id, Customer.plan_id == plan.id, Customer.plan_name != plan.name
    touch(session, plan.partner_id, "customers", session.scalars(select(Customer.id).where(*holds)))
    session.execute(update(Customer).where(*holds).values(plan_name=plan.name))


def drop_plan(found: Customer) -> None:
    """Show that a customer holds no plan: its sale was taken back."""
    found.plan_id = found.plan_name = found.expires_at = found.data_limit = found.devices_allowed = None


def record_presence(
    session: Session, partner: int, online: Mapping[int, int], used: Mapping[int, int], moment: datetime
) -> None:
    """Devices now connected, by row id; everybody else has none."""
    gone = session.scalars(
        select(Customer).where(Customer.partner_id == partner, Customer.devices_online > 0, Customer.id.not_in(online))
    )
    for found in gone:
        found.devices_online = 0
    ids = list(online)
    for start in range(0, len(ids), 500):
        for found in session.scalars(select(Customer).where(Customer.id.in_(ids[start : start + 500]))):
            found.devices_online = online[found.id]
            found.last_seen = moment
            found.data_used = max(found.data_used, used.get(found.id, 0))
