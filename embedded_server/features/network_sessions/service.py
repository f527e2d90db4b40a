"""Who is connected: sessions of all routers with the names of their customers, and what they leave in the books."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from embedded_server.context import ServerContext
from embedded_server.database import Reader, now
from embedded_server.features.customers import service as customers
from embedded_server.features.hotspot_users import service as hotspot_users
from embedded_server.features.plan_assignment import service as assignments
from embedded_server.features.routers import service as routers
from embedded_server.features.routers.access import Access, Place, RouterError
from embedded_server.features.routers.watcher import View
from embedded_server.features.vouchers import service as vouchers
from embedded_server.routeros import provisioning
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.records import ActiveUser
from tiknet_desktop.domain.durations import format_duration

_AT_ONCE = 16
_SWEEP_EVERY = 900.0  # seconds


@dataclass(frozen=True, slots=True)
class RouterSessions:
    """The sessions of one router, or why they are not known."""

    place: Place
    active: Sequence[ActiveUser]
    error: RouterError | None = None


def read_sessions(access: Access, places: Sequence[Place]) -> list[RouterSessions]:
    """Ask routers side by side: a dead one delays the answer, not the others."""

    def ask(place: Place) -> RouterSessions:
        try:
            return RouterSessions(place, access.gateway(place).active_users())
        except RouterError as error:
            return RouterSessions(place, (), error)

    with ThreadPoolExecutor(min(_AT_ONCE, max(len(places), 1)), thread_name_prefix="sessions") as pool:
        return list(pool.map(ask, places))


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a user name belongs to: customer, plan, and when the plan ends."""

    customer: str = ""
    plan: str = ""
    ends: datetime | None = None

    def time_left(self, session_seconds: int | None) -> timedelta | None:
        """How long the connection can last: what the router allows, or until the plan ends, whichever is sooner; ``None``
        when neither has an end."""
        ends = [] if self.ends is None else [max(self.ends - now(), timedelta())]
        if session_seconds is not None:
            ends.append(timedelta(seconds=session_seconds))
        return min(ends, default=None)


_OWNERS = (
    "SELECT u.username, c.first_name, c.last_name, coalesce(l.name, c.plan_name), coalesce(c.expires_at,"
    " (SELECT max(a.expiry_date) FROM assigned_plans AS a WHERE a.hotspot_user_id = u.id AND a.status = 'active'))"
    " FROM hotspot_users AS u LEFT JOIN customers AS c ON c.id = u.customer_id LEFT JOIN plans AS l ON l.id = u.plan_id"
    " WHERE u.partner_id = :partner AND u.username IN ({places})"
)


def owners(reader: Reader, partner: int, usernames: Iterable[str]) -> dict[str, Owner]:
    """Owners by user name."""
    names = list(dict.fromkeys(usernames))
    found: dict[str, Owner] = {}
    for start in range(0, len(names), 500):
        chunk = names[start : start + 500]
        places = ", ".join(f":n{index}" for index in range(len(chunk)))
        parameters = {"partner": partner} | {f"n{index}": name for index, name in enumerate(chunk)}
        for username, first, last, plan, ends in reader.rows(_OWNERS.format(places=places), parameters):
            name = " ".join(part for part in (first, last) if part)
            found[username] = Owner(name, plan or "", None if ends is None else datetime.fromisoformat(ends))
    return found


def group_row(sessions: RouterSessions, known: Mapping[str, Owner], *, extras: bool) -> dict[str, Any]:
    """One router with its sessions on the wire."""
    group: dict[str, Any] = {
        "router_dns_name": sessions.place.dns_name,
        "router_ip": sessions.place.ip_address,
        "active_users": [_session_row(user, known, extras) for user in sessions.active],
    }
    if extras:
        group |= {
            "router_name": sessions.place.name,
            "router_slug": sessions.place.slug,
            "state": "online" if sessions.error is None else sessions.error.code,
        }
    return group


def _session_row(user: ActiveUser, known: Mapping[str, Owner], extras: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "username": user.user,
        "ip_address": user.address,
        "mac_address": user.mac_address,
        "uptime": format_duration(timedelta(seconds=user.uptime_seconds)),
        "bytes_in": user.bytes_in,
        "bytes_out": user.bytes_out,
    }
    if extras:
        owner = known.get(user.user, Owner())
        left = owner.time_left(user.session_seconds_left)
        row |= {
            "customer_name": owner.customer,
            "plan_name": owner.plan,
            "session_time_left": None if left is None else format_duration(left),
            "login_by": user.login_by,
        }
    return row


@dataclass(frozen=True, slots=True)
class Seen:
    """What a router says about a user."""

    devices: int
    bytes_used: int
    uptime_used: int
    since: datetime


def record_activity(server: ServerContext, place: Place, view: View, gateway: RouterGateway) -> None:
    """Write who was seen into the books: devices, usage as high-water marks, first use of tickets."""
    names = {user.user for user in view.active}
    usage = provisioning.read_usage(gateway, sorted(names)) if names else {}
    moment = now()
    seen: dict[str, Seen] = {}
    for name in names:
        mine = [user for user in view.active if user.user == name]
        used = usage.get(name)
        longest = max(user.uptime_seconds for user in mine)
        seen[name] = Seen(
            devices=len(mine),
            bytes_used=used.bytes_in + used.bytes_out if used else sum(u.bytes_in + u.bytes_out for u in mine),
            uptime_used=used.uptime_seconds if used else longest,
            since=moment - timedelta(seconds=longest),
        )
    with server.database.write() as session:
        _record(session, place.partner_id, place.name, seen, moment)
    missed = _came_and_went(server, place, gateway, names)
    if missed:
        with server.database.write() as session:
            _record_missed(session, place, missed, moment)


def _came_and_went(server: ServerContext, place: Place, gateway: RouterGateway, active: set[str]) -> dict[str, int]:
    """Seconds online by user name, of users who are not connected now. Asked at the first contact and then rarely: the
    router counts while this computer is off, and a list of all users is long."""
    sweeps: dict[int, float] = server.parts.setdefault("usage sweeps", {})
    if time.monotonic() - sweeps.get(place.id, -_SWEEP_EVERY) < _SWEEP_EVERY:
        return {}
    usage = provisioning.read_usage(gateway)
    sweeps[place.id] = time.monotonic()
    return {name: used.uptime_seconds for name, used in usage.items() if used.uptime_seconds and name not in active}


def _record_missed(session: Session, place: Place, missed: Mapping[str, int], moment: datetime) -> None:
    """Tickets that were used while nobody looked. When is not known; at the latest as long ago as they were online."""
    # What a router is about to be told anew still carries the usage of the plan before.
    waiting = routers.waiting_users(session, place.partner_id, list(missed))
    first_used: dict[int, datetime] = {}
    for account in hotspot_users.named(session, place.partner_id, [name for name in missed if name not in waiting]):
        if account.first_used_at is None and account.customer_id is None:
            account.first_used_at = first_used[account.id] = moment - timedelta(seconds=missed[account.username])
            account.uptime_used = max(account.uptime_used, missed[account.username])
    _start(session, place.partner_id, place.name, first_used)


def _record(session: Session, partner: int, router_name: str, seen: dict[str, Seen], moment: datetime) -> None:
    first_used: dict[int, datetime] = {}
    online: dict[int, int] = {}
    used: dict[int, int] = {}
    for account in hotspot_users.named(session, partner, list(seen)):
        facts = seen[account.username]
        if account.first_used_at is None:
            account.first_used_at = facts.since
            first_used[account.id] = facts.since
        account.bytes_used = max(account.bytes_used, facts.bytes_used)
        account.uptime_used = max(account.uptime_used, facts.uptime_used)
        if account.customer_id is not None:
            online[account.customer_id] = online.get(account.customer_id, 0) + facts.devices
            used[account.customer_id] = max(used.get(account.customer_id, 0), account.bytes_used)
    customers.record_presence(session, partner, online, used, moment)
    _start(session, partner, router_name, first_used)


def _start(session: Session, partner: int, router_name: str, first_used: dict[int, datetime]) -> None:
    if first_used:
        assignments.start_tickets(session, partner, first_used)
        vouchers.record_first_use(session, partner, first_used, router_name)
