"""Requests for help and what is said about them. They stay on this server: its owner answers, or prints them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import Reader, now, session_reader
from embedded_server.features.support.models import SupportMessage, SupportTicket
from embedded_server.listing import Listing
from embedded_server.wire import not_found

MISSING = "Support ticket not found."
STATUSES = ("NEW", "OPEN", "CLOSED")
INBOUND, OUTBOUND = "INBOUND", "OUTBOUND"


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = dict(
        zip(("id", "subject", "description", "status", "priority", "created_at", "updated_at"), row[:7], strict=True)
    )
    if extras:
        wire["messages_count"] = row[7]
    return wire


LISTING = Listing(
    resource="support_tickets",
    source="support_tickets AS t",
    columns=(
        *("t.id", "t.subject", "t.description", "t.status", "t.priority", "t.created_at", "t.updated_at"),
        "(SELECT count(*) FROM support_messages AS m WHERE m.ticket_id = t.id)",
    ),
    make=_row,
    order="t.created_at DESC, t.id DESC",
    search=("t.subject", "t.description"),
    sorts={name: f"t.{name}" for name in ("subject", "status", "priority", "created_at", "updated_at")},
    tracked=False,
)


def ticket(session: Session, partner: int, reference: str) -> SupportTicket:
    """A request by its id.

    Raises:
        WireError: 404.
    """
    found = session.scalar(
        select(SupportTicket).where(SupportTicket.partner_id == partner, SupportTicket.id == reference.lower())
    )
    if found is None:
        raise not_found(MISSING)
    return found


def open_ticket(session: Session, partner: int, account_id: int, values: Mapping[str, Any]) -> SupportTicket:
    """Ask for help; the description is the first message."""
    moment = now()
    made = SupportTicket(
        id=str(uuid.uuid4()),
        partner_id=partner,
        account_id=account_id,
        subject=values["subject"],
        description=values["description"],
        status="NEW",
        priority=values["priority"],
        created_at=moment,
        updated_at=moment,
    )
    session.add(made)
    session.flush()
    _say(session, made, INBOUND, _name(session, account_id), made.description)
    return made


def reply(session: Session, found: SupportTicket, account_id: int, content: str) -> SupportMessage:
    """Add a message of the partner; a request that was closed is open again."""
    message = _say(session, found, INBOUND, _name(session, account_id), content)
    found.updated_at = message.sent_at
    if found.status == "CLOSED":
        found.status = "OPEN"
    session.flush()
    return message


def answer(session: Session, reference: str, sender: str, content: str, *, close: bool = False) -> SupportMessage:
    """Add a message of whoever helps.

    Raises:
        LookupError: no such request.
    """
    found = session.get(SupportTicket, reference)
    if found is None:
        raise LookupError(reference)
    message = _say(session, found, OUTBOUND, sender, content)
    found.updated_at, found.status = message.sent_at, "CLOSED" if close else "OPEN"
    session.flush()
    return message


def _say(session: Session, found: SupportTicket, direction: str, sender: str, content: str) -> SupportMessage:
    message = SupportMessage(
        ticket_id=found.id, direction=direction, sender_name=sender[:201], content=content, sent_at=now()
    )
    session.add(message)
    session.flush()
    return message


def _name(session: Session, account_id: int) -> str:
    row = session_reader(session).row(
        "SELECT first_name, last_name, email FROM accounts WHERE id = :account", {"account": account_id}
    )
    return " ".join(part for part in row[:2] if part) or str(row[2])


def message_row(row: Sequence[Any]) -> dict[str, Any]:
    """A message on the wire."""
    return {
        "id": row[0],
        "direction": row[1],
        "sender_name": row[2],
        "content": row[3],
        "attachments": [],
        "sent_at": row[4],
        "is_internal": False,
    }


def messages(reader: Reader, reference: str) -> list[dict[str, Any]]:
    """What was said, oldest first."""
    rows = reader.rows(
        "SELECT id, direction, sender_name, content, sent_at FROM support_messages WHERE ticket_id = :ticket ORDER BY id",
        {"ticket": reference},
    )
    return [message_row(row) for row in rows]
