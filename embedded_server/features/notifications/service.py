"""Notifications: gathered from rows when somebody looks, told once, read per account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from embedded_server.database import Database, Reader, session_reader
from embedded_server.features.notifications.models import NotificationProgress
from embedded_server.features.notifications.sources import News, Progress, View, news
from embedded_server.features.settings.service import preferences
from embedded_server.listing import Listing, row_number
from embedded_server.tokens import Principal
from embedded_server.view import view_of
from embedded_server.wire import not_found
from tiknet_desktop.domain.money import currency
from tiknet_desktop.domain.permissions import Permission

TYPES = {
    "sale": "transaction",
    "payout": "payout",
    "balance": "balance",
    "customer": "user",
    "router": "critical",
    "expiry": "user",
}
"""The wire's ``type`` of each kind."""

_NEEDS = {
    "sale": Permission.TRANSACTION_VIEWING,
    "payout": Permission.TRANSACTION_VIEWING,
    "balance": Permission.TRANSACTION_VIEWING,
    "customer": Permission.READ_USERS,
    "expiry": Permission.READ_USERS,
}


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {
        "id": row[0],
        "title": row[1],
        "message": row[2],
        "type": TYPES[row[3]],
        "is_read": row[4] is not None,
        "created_at": row[5],
    }
    if extras:
        wire |= {"kind": row[3], "subject": row[6]}
    return wire


LISTING = Listing(
    resource="notifications",
    source=(
        "notifications AS t LEFT JOIN notification_reads AS r ON r.notification_id = t.id AND r.account_id = :account"
    ),
    columns=("t.id", "t.title", "t.message", "t.kind", "r.account_id", "t.created_at", "t.subject"),
    make=_row,
    order="t.created_at DESC, t.id DESC",
    search=("t.title", "t.message"),
    sorts={"created_at": "t.created_at"},
    tracked=False,
)


_SUBJECTS = {
    "sale": ("movements", "payment_reference"),
    "customer": ("customers", "username"),
    "router": ("routers", "slug"),
}
"""Table and column that say what a kind is about; the others are about the shop."""


def visible(reader: Reader, who: Principal) -> tuple[str, dict[str, Any]]:
    """The condition on what somebody may see and its parameters: no money without the right, nothing of routers beyond
    those given to them."""
    kinds = [kind for kind in TYPES if kind not in _NEEDS or who.may(frozenset({_NEEDS[kind]}))]
    tests = [f"t.kind IN ({', '.join(repr(kind) for kind in kinds)})"]
    view = view_of(reader, who)
    for kind, (table, column) in _SUBJECTS.items():
        shown = view.condition(table)
        if shown:
            mine = f"SELECT t.{column} FROM {table} AS t WHERE t.partner_id = :partner AND {shown}"
            tests.append(f"(t.kind != '{kind}' OR t.subject IN ({mine}))")
    return " AND ".join(tests), view.parameters


_PROGRESS = "SELECT movement_id, customer_id, router_change_id FROM notification_progress WHERE partner_id = :partner"
_KNOWN = "SELECT event FROM notifications WHERE partner_id = :partner AND event IN ({places})"


def pending(reader: Reader, partner: int) -> tuple[list[News], Progress, bool]:
    """What is to be told, how far it was read, and whether anything moved on."""
    row = reader.row(_PROGRESS, {"partner": partner})
    before = Progress(*row) if row is not None else Progress()
    code = reader.row("SELECT currency FROM partners WHERE id = :partner", {"partner": partner})[0]
    progress = Progress(**asdict(before))
    found = list(news(View(reader, partner, preferences(reader, partner), currency(code), progress)))
    known = _known(reader, partner, [item.event for item in found])
    return [item for item in found if item.event not in known], progress, progress != before


def _known(reader: Reader, partner: int, events: Sequence[str]) -> set[str]:
    if not events:
        return set()
    places = ", ".join(f":e{index}" for index in range(len(events)))
    parameters = {"partner": partner} | {f"e{index}": event for index, event in enumerate(events)}
    return {row[0] for row in reader.rows(_KNOWN.format(places=places), parameters)}


_TELL = text(
    "INSERT INTO notifications (partner_id, event, kind, title, message, subject, created_at)"
    " VALUES (:partner_id, :event, :kind, :title, :message, :subject, :created_at)"
    " ON CONFLICT (partner_id, event) DO NOTHING"
)


def gather(database: Database, partner: int) -> int:
    """Write down what has happened since the last look; how much. Costs no write when nothing has."""
    with database.read() as reader:
        fresh, progress, moved = pending(reader, partner)
    if not fresh and not moved:
        return 0
    with database.write() as session:
        row = session.get(NotificationProgress, partner) or NotificationProgress(partner_id=partner)
        row.movement_id = max(row.movement_id or 0, progress.movement_id)
        row.customer_id = max(row.customer_id or 0, progress.customer_id)
        row.router_change_id = max(row.router_change_id or 0, progress.router_change_id)
        session.add(row)
        session.flush()
        if fresh:
            session.execute(_TELL, [{"partner_id": partner, **asdict(item)} for item in fresh])
    return len(fresh)


def unread(reader: Reader, who: Principal) -> int:
    """How many notifications an account has not read."""
    allowed, values = visible(reader, who)
    row = reader.row(
        f"SELECT count(*) FROM {LISTING.source} WHERE t.partner_id = :partner AND r.account_id IS NULL AND {allowed}",
        {"partner": who.partner_id, "account": who.account_id, **values},
    )
    return int(row[0])


_READ = (
    "INSERT INTO notification_reads (account_id, notification_id) SELECT CAST(:account AS BIGINT), t.id"
    " FROM notifications AS t WHERE t.partner_id = :partner AND {condition} ON CONFLICT DO NOTHING"
)


def mark_read(session: Session, who: Principal, reference: str) -> int:
    """Mark one notification as read, or ``all``; the id, 0 for all.

    Raises:
        WireError: 404.
    """
    allowed, shown = visible(session_reader(session), who)
    values = {"account": who.account_id, "partner": who.partner_id, **shown}
    if reference == "all":
        session.execute(text(_READ.format(condition=allowed)), values)
        return 0
    number = row_number(reference)
    condition = f"t.id = :id AND {allowed}"
    known = session.execute(
        text(f"SELECT t.id FROM notifications AS t WHERE t.partner_id = :partner AND {condition}"),
        values | {"id": number},
    ).first()
    if known is None:
        raise not_found("Notification not found.")
    session.execute(text(_READ.format(condition=condition)), values | {"id": number})
    return number
