"""Hotspot accounts: rows, changes, and what each must be on a router."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from embedded_server.change_log import touch
from embedded_server.database import Reader, insert_rows, now
from embedded_server.features.hotspot_profiles import service as profiles
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.plans import service as plans
from embedded_server.features.routers import service as routers
from embedded_server.listing import Listing, row_number
from embedded_server.routeros.provisioning import keeps_name, keeps_text
from embedded_server.view import view_in
from embedded_server.wire import WireError, invalid, not_found
from tiknet_desktop.domain.ids import RESERVED_WORDS, new_access_code
from tiknet_desktop.domain.mac import InvalidMacError, canonical_mac
from tiknet_desktop.domain.rates import RateLimit


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {
        "id": row[0],
        "mac_address": row[1],
        "username": row[2],
        "password": row[3],
        "is_active": bool(row[4]),
        "routers": profiles.id_list(row[5]),
    }
    if extras:
        wire |= {
            "profile": row[6],
            "profile_name": row[7],
            "created_at": row[8],
            "plan": row[9],
            "customer": row[10],
        }
    return wire


def _with_routers(reader: Reader, partner: int, rows: list[dict[str, Any]]) -> None:
    names = {number: row["name"] for number, row in routers.shown_routers(reader, partner).items()}
    everywhere = ", ".join(names.values())
    for row in rows:
        chosen = row["routers"]
        row["routers"] = ", ".join(names[number] for number in chosen if number in names) if chosen else everywhere


LISTING = Listing(
    resource="hotspot_users",
    source="hotspot_users AS t LEFT JOIN hotspot_profiles AS p ON p.id = t.profile_id",
    columns=(
        *("t.id", "t.mac_address", "t.username", "t.password", "t.is_active", "p.router_ids", "t.profile_id", "p.name"),
        *("t.created_at", "t.plan_id", "t.customer_id"),
    ),
    make=_row,
    search=("t.username", "t.mac_address"),
    sorts={
        **{name: f"t.{name}" for name in ("username", "is_active", "created_at")},
        "profile_name": "p.name",
    },
    finish=_with_routers,
)


def user(session: Session, partner: int, reference: object) -> HotspotUser:
    """An account by user name, else by id.

    Raises:
        WireError: 404, there is none, or the caller does not see it.
    """
    mine = select(HotspotUser).where(HotspotUser.partner_id == partner)
    found = session.scalar(mine.where(HotspotUser.username == str(reference)))
    if found is None and row_number(reference):
        found = session.scalar(mine.where(HotspotUser.id == row_number(reference)))
    if found is None or not view_in(session).shows_account(found.plan_id, found.profile_id):
        raise missing()
    return found


def missing() -> WireError:
    """404 of an account."""
    return not_found("User not found.")


def find_user(session: Session, partner: int, username: str) -> HotspotUser | None:
    """An account by user name, of those that are shown."""
    found = session.scalar(
        select(HotspotUser).where(HotspotUser.partner_id == partner, HotspotUser.username == username)
    )
    shown = found is not None and view_in(session).shows_account(found.plan_id, found.profile_id)
    return found if shown else None


def users_of_customer(session: Session, customer_id: int) -> list[HotspotUser]:
    """The accounts of a customer."""
    return list(session.scalars(select(HotspotUser).where(HotspotUser.customer_id == customer_id)))


def _checked(session: Session, partner: int, values: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: values[name] for name in ("username", "password", "is_active") if values.get(name) is not None
    }
    refuse_odd_login(fields)
    if "mac_address" in values:
        try:
            fields["mac_address"] = canonical_mac(values["mac_address"]) if values["mac_address"] else None
        except InvalidMacError as error:
            raise invalid(mac_address="Enter a valid MAC address.") from error
    reference = values.get("profile") or values.get("hotspot_profile")
    if reference is not None:
        fields["profile_id"] = profiles.profile(session, partner, reference, "Invalid hotspot profile.").id
    return fields


def refuse_odd_login(fields: Mapping[str, Any]) -> None:
    """Refuse a user name or password that no router keeps, before a job of a router would.

    Raises:
        WireError: 400 that names the field.
    """
    username, password = str(fields.get("username") or ""), str(fields.get("password") or "")
    if username.lower() in RESERVED_WORDS:
        raise invalid(username="This name is reserved.")
    wrong: dict[str, str] = {}
    if username and not keeps_name(username):
        wrong["username"] = (
            "Enter at most 64 letters without accents, digits and . _ @ + - only; a letter or digit first."
        )
    if password and not keeps_text(password):
        wrong["password"] = "Enter letters without accents, digits, signs and blanks only."
    if wrong:
        raise invalid(**wrong)


def _free_name(session: Session, partner: int, username: str, own: str = "") -> None:
    if username != own and taken_names(session, partner, [username]):
        raise invalid(username="A user with that username already exists.")


def create_user(session: Session, partner: int, values: Mapping[str, Any]) -> HotspotUser:
    """Add an account and have the routers take it."""
    fields = _checked(session, partner, values)
    _free_name(session, partner, fields["username"])
    made = HotspotUser(partner_id=partner, created_at=now(), **({"is_active": True} | fields))
    session.add(made)
    session.flush()
    tell_routers(session, [made])
    return made


def add_tickets(session: Session, partner: int, codes: Sequence[str], profile_id: int, plan_id: int) -> list[int]:
    """Add accounts of a plan, name and password alike, in one go; their ids in the order of the codes."""
    moment = now()
    rows = [
        {
            "partner_id": partner,
            "username": code,
            "password": code,
            "mac_address": None,
            "is_active": True,
            "profile_id": profile_id,
            "plan_id": plan_id,
            "customer_id": None,
            "bytes_used": 0,
            "uptime_used": 0,
            "first_used_at": None,
            "created_at": moment,
        }
        for code in codes
    ]
    insert_rows(session, HotspotUser, rows)
    ids: dict[str, int] = {}
    for start in range(0, len(codes), 500):
        wanted = HotspotUser.partner_id == partner, HotspotUser.username.in_(codes[start : start + 500])
        ids |= {
            name: number
            for number, name in session.execute(select(HotspotUser.id, HotspotUser.username).where(*wanted))
        }
    made = [ids[code] for code in codes]
    touch(session, partner, "hotspot_users", made)
    routers.queue(session, partner, "user", codes)
    return made


def remove_tickets(session: Session, partner: int, codes: Mapping[int, str]) -> None:
    """Remove accounts, names by id, in one go; the routers follow."""
    ids = list(codes)
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        session.execute(delete(HotspotUser).where(HotspotUser.partner_id == partner, HotspotUser.id.in_(chunk)))
    touch(session, partner, "hotspot_users", ids, deleted=True)
    routers.queue(session, partner, "user", codes.values())


def add_login(session: Session, partner: int, customer_id: int, username: str, password: str) -> HotspotUser:
    """The login of a customer, closed until a plan is assigned; a name that is taken gives way to a new code."""
    if not keeps_name(username) or taken_names(session, partner, [username]):
        username = password = new_access_code()
        while taken_names(session, partner, [username]):
            username = password = new_access_code()
    made = HotspotUser(
        partner_id=partner,
        username=username,
        password=password[:100],
        is_active=False,
        customer_id=customer_id,
        created_at=now(),
    )
    session.add(made)
    session.flush()
    return made


def account_for(session: Session, partner: int, customer_id: int, username: str) -> HotspotUser:
    """The newest account of a customer; a new one under its user name, which is also the password, where it has none."""
    known = users_of_customer(session, customer_id)
    return known[-1] if known else add_login(session, partner, customer_id, username, username)


def renew_on_routers(session: Session, found: HotspotUser) -> None:
    """Have the routers forget what an account has used: it starts anew with another plan."""
    session.flush()
    routers.queue(session, found.partner_id, "renew", [found.username])


def update_user(session: Session, found: HotspotUser, values: Mapping[str, Any]) -> HotspotUser:
    """Change an account; the routers follow."""
    partner = found.partner_id
    fields = _checked(session, partner, values)
    before = found.username
    if "username" in fields:
        _free_name(session, partner, fields["username"], before)
    for name, value in fields.items():
        setattr(found, name, value)
    session.flush()
    routers.queue(session, partner, "user", {before, found.username})
    return found


def delete_user(session: Session, found: HotspotUser) -> None:
    """Remove an account; the routers follow."""
    session.delete(found)
    session.flush()
    routers.queue(session, found.partner_id, "user", [found.username])


def tell_routers(session: Session, users: Sequence[HotspotUser]) -> None:
    """Have the routers look at these accounts, which belong to one partner."""
    session.flush()
    if users:
        routers.queue(session, users[0].partner_id, "user", [found.username for found in users])


@dataclass(frozen=True, slots=True)
class RouterProfile:
    """A user profile as a router must have it. Rate is ``up/down``; seconds; None: no limit."""

    name: str
    rate_limit: str
    shared_users: int
    idle_seconds: int | None
    validity_seconds: int | None
    router_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RouterUser:
    """An account as a router must have it."""

    id: int
    username: str
    password: str
    mac_address: str | None
    disabled: bool
    profile: RouterProfile
    data_limit: int | None


def _rate(value: str | None) -> str:
    return RateLimit.parse(value).router() if value else ""


def _seconds(value: str | None) -> int | None:
    from tiknet_desktop.domain.durations import parse_duration

    return int(parse_duration(value).total_seconds()) if value else None


def router_profiles(reader: Reader, partner: int) -> dict[str, RouterProfile]:
    """What profiles and plans must be on routers, by slug: ``profile:<slug>`` and ``plan:<slug>``."""
    rows = reader.rows(
        "SELECT t.slug, r.value, i.value, t.router_ids FROM hotspot_profiles AS t"
        " LEFT JOIN plan_options AS r ON r.id = t.rate_limit_id LEFT JOIN plan_options AS i ON i.id = t.idle_timeout_id"
        " WHERE t.partner_id = :partner",
        {"partner": partner},
    )
    wanted = {
        f"profile:{row[0]}": RouterProfile(
            name=row[0],
            rate_limit=_rate(row[1]),
            shared_users=1,
            idle_seconds=_seconds(row[2]),
            validity_seconds=None,
            router_ids=tuple(profiles.id_list(row[3])),
        )
        for row in rows
    }
    for terms in plans.terms(reader, partner).values():
        wanted[f"plan:{terms.slug}"] = RouterProfile(
            name=f"plan-{terms.slug}",
            rate_limit=_rate(terms.rate_limit),
            shared_users=terms.shared_users,
            idle_seconds=_seconds(terms.idle_timeout),
            validity_seconds=terms.validity_seconds,
            router_ids=terms.router_ids,
        )
    return wanted


_WANTED = (
    "SELECT u.id, u.username, u.password, u.mac_address, u.is_active, c.blocked, p.slug, l.slug, u.plan_id, n.slug"
    " FROM hotspot_users AS u LEFT JOIN customers AS c ON c.id = u.customer_id"
    " LEFT JOIN hotspot_profiles AS p ON p.id = u.profile_id LEFT JOIN plans AS l ON l.id = u.plan_id"
    " LEFT JOIN hotspot_profiles AS n ON n.id = c.network_policy_id"
    " WHERE u.partner_id = :partner AND u.username IN ({places})"
)


def router_users(reader: Reader, partner: int, usernames: Iterable[str]) -> dict[str, RouterUser]:
    """What these accounts must be on routers; names that are gone are missing, and must not be there."""
    names = list(usernames)
    known = router_profiles(reader, partner)
    terms = plans.terms(reader, partner)
    wanted: dict[str, RouterUser] = {}
    for start in range(0, len(names), 500):
        chunk = names[start : start + 500]
        places = ", ".join(f":n{index}" for index in range(len(chunk)))
        parameters = {"partner": partner} | {f"n{index}": name for index, name in enumerate(chunk)}
        for row in reader.rows(_WANTED.format(places=places), parameters):
            profile = known.get(f"plan:{row[7]}") or known.get(f"profile:{row[6]}") or _PLAIN
            policy = known.get(f"profile:{row[9]}")
            if policy is not None:
                profile = _under_policy(profile, policy)
            wanted[row[1]] = RouterUser(
                id=row[0],
                username=row[1],
                password=row[2],
                mac_address=row[3],
                disabled=not row[4] or bool(row[5]),
                profile=profile,
                data_limit=terms[row[8]].data_limit if row[8] in terms else None,
            )
    return wanted


def _under_policy(profile: RouterProfile, policy: RouterProfile) -> RouterProfile:
    """What a plan gives, at the rate and idle time of a customer's network policy."""
    return replace(
        profile,
        name=f"{profile.name}--{policy.name}",
        rate_limit=policy.rate_limit,
        idle_seconds=policy.idle_seconds,
    )


_PLAIN = RouterProfile("default", "", 1, None, None, ())


def switch_off(session: Session, partner: int, user_id: int) -> None:
    """End an account; the routers follow."""
    found = session.scalar(select(HotspotUser).where(HotspotUser.partner_id == partner, HotspotUser.id == user_id))
    if found is not None and found.is_active:
        found.is_active = False
        tell_routers(session, [found])


def named(session: Session, partner: int, usernames: Sequence[str]) -> list[HotspotUser]:
    """Accounts with these names."""
    found: list[HotspotUser] = []
    for start in range(0, len(usernames), 500):
        chunk = usernames[start : start + 500]
        found += session.scalars(
            select(HotspotUser).where(HotspotUser.partner_id == partner, HotspotUser.username.in_(chunk))
        )
    return found


def taken_names(session: Session, partner: int, usernames: Sequence[str]) -> list[str]:
    """Those of these names that an account has."""
    found: list[str] = []
    for start in range(0, len(usernames), 500):
        mine = HotspotUser.partner_id == partner, HotspotUser.username.in_(usernames[start : start + 500])
        found += session.scalars(select(HotspotUser.username).where(*mine))
    return found


@routers.when_added
def provision_newcomer(session: Session, partner: int, router_id: int) -> None:
    """A new router gets every account that may log in: customers keep their codes when a router is replaced."""
    names = session.scalars(
        select(HotspotUser.username).where(HotspotUser.partner_id == partner, HotspotUser.is_active)
    ).all()
    routers.queue(session, partner, "user", names, router_ids=[router_id])
