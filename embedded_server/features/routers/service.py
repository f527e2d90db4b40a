"""Routers: rows, look-up, changes, and the queue of work that waits for them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from embedded_server.change_log import touch
from embedded_server.database import Reader, insert_rows, now
from embedded_server.features.routers.models import Router, RouterJob
from embedded_server.listing import Listing, row_number
from embedded_server.slugs import free_slug
from embedded_server.vault import Vault
from embedded_server.view import view_in
from embedded_server.wire import not_found, refusal
from tiknet_desktop.domain.durations import format_duration

_SHORT = ("id", "name", "ip_address", "is_active", "api_port", "dns_name")


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {
        "id": row[0],
        "name": row[1],
        "slug": row[2],
        "ref": row[3],
        "ip_address": row[4],
        "username": row[5],
        "password": row[6],
        "secret": row[7],
        "dns_name": row[8],
        "api_port": row[9],
        "coa_port": row[10],
        "is_active": bool(row[11]),
    }
    if extras:
        wire |= {
            "status": row[12],
            "status_reason": row[13],
            "last_seen": row[14],
            "version": row[15],
            "board_name": row[16],
            "active_users": row[17],
            "uptime": None if row[18] is None else _uptime(row[18]),
            "location": row[19],
            "pending_jobs": row[20],
        }
    return wire


def _uptime(seconds: int) -> str:
    from datetime import timedelta

    return format_duration(timedelta(seconds=seconds))


LISTING = Listing(
    resource="routers",
    source="routers AS t",
    columns=(
        *("t.id", "t.name", "t.slug", "t.ref", "t.ip_address", "t.username", "t.password_locked", "t.secret_locked"),
        *("t.dns_name", "t.api_port", "t.coa_port", "t.is_active", "t.status", "t.status_reason", "t.last_seen"),
        *("t.version", "t.board_name", "t.active_users", "t.uptime_seconds", "t.location"),
        "(SELECT count(*) FROM router_jobs AS j WHERE j.router_id = t.id AND j.state IN ('queued', 'running'))",
    ),
    make=_row,
    order="t.id ASC",
    search=("t.name", "t.ip_address", "t.dns_name"),
    sorts={name: f"t.{name}" for name in ("name", "is_active", "status", "last_seen", "active_users")},
)


def unlocked(row: dict[str, Any], vault: Vault) -> dict[str, Any]:
    """The row with password and secret readable, as the remote answers them."""
    row["password"] = vault.unlock(row["password"])
    row["secret"] = vault.unlock(row["secret"])
    return row


def concealed(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its secrets blanked: feeds and details of other things."""
    row["password"] = row["secret"] = ""
    return row


def shown_routers(reader: Reader, partner: int) -> dict[int, dict[str, Any]]:
    """Rows without secrets, by id, for profiles that name their routers."""
    rows = reader.rows(LISTING.select(), {"partner": partner})
    return {row[0]: concealed(_row(row, False)) for row in rows}


def short_routers(reader: Reader, partner: int) -> dict[int, dict[str, Any]]:
    """The few keys a plan shows of its routers, by id."""
    return {number: {key: row[key] for key in _SHORT} for number, row in shown_routers(reader, partner).items()}


def router_ids(session: Session, partner: int) -> set[int]:
    """Ids of all routers of a partner that are shown."""
    view = view_in(session)
    mine = session.scalars(select(Router.id).where(Router.partner_id == partner))
    return {number for number in mine if view.shows_router(number)}


def router(session: Session, partner: int, reference: object, missing: str = "Routeur introuvable") -> Router:
    """A router by slug or id.

    Raises:
        WireError: 404, there is none, or the caller was not given it.
    """
    found = session.scalar(
        select(Router).where(
            Router.partner_id == partner, (Router.slug == str(reference)) | (Router.id == row_number(reference))
        )
    )
    if found is None or not view_in(session).shows_router(found.id):
        raise not_found(missing)
    return found


def active_routers(session: Session, partner: int) -> list[Router]:
    """Routers in use that are shown."""
    view = view_in(session)
    used = session.scalars(select(Router).where(Router.partner_id == partner, Router.is_active))
    return [found for found in used if view.shows_router(found.id)]


_FIELDS = ("name", "ip_address", "username", "dns_name", "api_port", "coa_port", "is_active", "location")


def _apply(session: Session, found: Router, values: Mapping[str, Any], vault: Vault) -> None:
    name = (values.get("dns_name") or "").strip()
    if name:
        other = session.scalar(select(Router.id).where(Router.dns_name == name, Router.id != (found.id or 0)))
        if other is not None:
            raise refusal(400, "DNS déjà existant")
    for field in _FIELDS:
        if values.get(field) is not None:
            setattr(found, field, values[field])
    if values.get("password") is not None:
        found.password_locked = vault.lock(values["password"])
    if values.get("secret") is not None:
        found.secret_locked = vault.lock(values["secret"])


Welcome = Callable[[Session, int, int], None]
_welcomes: list[Welcome] = []


def when_added(welcome: Welcome) -> Welcome:
    """Have ``welcome(session, partner, router_id)`` called for each new router: features that keep things on routers
    register what a newcomer needs."""
    _welcomes.append(welcome)
    return welcome


Settled = Callable[[Session, int, Sequence[str]], None]
_settled: list[Settled] = []
ABOUT_USERS = ("user", "renew")
"""Kinds of jobs that are about an account."""


def when_settled(hear: Settled) -> Settled:
    """Have ``hear(session, partner, usernames)`` called when a router has done, or will never do, what it had to do
    about these accounts."""
    _settled.append(hear)
    return hear


def settled(session: Session, partner: int, usernames: Sequence[str]) -> None:
    """Tell those who asked: nothing waits for these accounts on one router any more."""
    if usernames:
        for hear in _settled:
            hear(session, partner, usernames)


def waiting_users(session: Session, partner: int, usernames: Sequence[str]) -> set[str]:
    """Those of these accounts that some router has yet to look at, or could not settle."""
    mine = RouterJob.partner_id == partner, RouterJob.kind.in_(ABOUT_USERS)
    found: set[str] = set()
    for start in range(0, len(usernames), 500):
        chunk = usernames[start : start + 500]
        found.update(session.scalars(select(RouterJob.subject).where(*mine, RouterJob.subject.in_(chunk))))
    return found


def create_router(session: Session, partner: int, values: Mapping[str, Any], vault: Vault) -> Router:
    """Add a router."""
    found = Router(
        partner_id=partner,
        slug=free_slug(session, Router.slug, values["name"]),
        ref=f"{secrets.randbelow(9_000_000_000) + 1_000_000_000}",
        created_at=now(),
        dns_name="",
        status="unknown",
    )
    with session.no_autoflush:
        _apply(session, found, values, vault)
    session.add(found)
    session.flush()
    for welcome in _welcomes:
        welcome(session, partner, found.id)
    return found


def update_router(session: Session, partner: int, reference: str, values: Mapping[str, Any], vault: Vault) -> Router:
    """Change a router."""
    found = router(session, partner, reference, "Router introuvable")
    _apply(session, found, values, vault)
    found.status, found.status_reason = "unknown", ""
    session.flush()
    return found


_CONFINED_TO_IT = text(
    "SELECT 1 FROM collaborator_routers AS c WHERE c.router_id = :router AND NOT EXISTS"
    " (SELECT 1 FROM collaborator_routers AS o WHERE o.account_id = c.account_id AND o.router_id <> :router)"
)


def delete_router(session: Session, partner: int, reference: str) -> int:
    """Remove a router and the work that waited for it; its id.

    Raises:
        WireError: 404, or 400 where a collaborator is confined to this router alone: without it they would see them all.
    """
    found = router(session, partner, reference, "Router introuvable")
    if session.execute(_CONFINED_TO_IT, {"router": found.id}).first() is not None:
        raise refusal(400, "Cannot delete the only router of a collaborator; give them another one first.")
    waited = session.scalars(
        select(RouterJob.subject).where(RouterJob.router_id == found.id, RouterJob.kind.in_(ABOUT_USERS)).distinct()
    ).all()
    session.execute(delete(RouterJob).where(RouterJob.router_id == found.id))
    session.delete(found)
    session.flush()
    settled(session, partner, waited)
    return found.id


def queue(
    session: Session, partner: int, kind: str, subjects: Iterable[str], *, router_ids: Sequence[int] = ()
) -> None:
    """Have routers look at these users, plans or profiles again: those named, or all that are in use.

    Called in the transaction of the cause; carried out by the workers once it is committed.
    """
    wanted = [found for found in active_routers(session, partner) if not router_ids or found.id in router_ids]
    names = list(dict.fromkeys(subjects))
    for found in wanted:
        waiting = _waiting(session, found.id, kind, names)
        moment = now()
        rows = [
            {
                "partner_id": partner,
                "router_id": found.id,
                "kind": kind,
                "subject": name,
                "state": "queued",
                "attempts": 0,
                "next_attempt_at": moment,
                "last_error": "",
                "created_at": moment,
                "done_at": None,
            }
            for name in names
            if name not in waiting
        ]
        insert_rows(session, RouterJob, rows)
        if names:
            touch(session, partner, "routers", (found.id,))


def _waiting(session: Session, router_id: int, kind: str, names: Sequence[str]) -> set[str]:
    """Names that already wait and have not been tried; one look at them will do."""
    statement = select(RouterJob.subject).where(
        RouterJob.router_id == router_id,
        RouterJob.kind == kind,
        RouterJob.state == "queued",
        RouterJob.attempts == 0,
    )
    if len(names) <= 100:
        statement = statement.where(RouterJob.subject.in_(names))
    return set(session.scalars(statement))


def due_jobs(session: Session, router_id: int, moment: datetime, limit: int) -> list[RouterJob]:
    """Jobs of a router whose time has come, oldest first."""
    return list(
        session.scalars(
            select(RouterJob)
            .where(RouterJob.router_id == router_id, RouterJob.state == "queued", RouterJob.next_attempt_at <= moment)
            .order_by(RouterJob.id)
            .limit(limit)
        )
    )
