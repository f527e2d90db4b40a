"""Requests for help. Creating, reading and answering them are extensions: the catalogue knows only the list."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from embedded_server.database import Reader, session_reader
from embedded_server.features.support import service
from embedded_server.listing import all_rows
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import REQUIRED, Body, PlainText, Reply, invalid, not_found

ENDPOINTS = Endpoints()

Words = Annotated[PlainText, Field(min_length=1, max_length=10_000)]


class NewTicket(Body):
    """Body of a request for help."""

    subject: Annotated[PlainText, Field(min_length=1, max_length=200)]
    description: Words
    priority: Literal["LOW", "MEDIUM", "HIGH"] = "MEDIUM"


class NewMessage(Body):
    """Body of a reply."""

    content: Words | None = None


class TicketRow(BaseModel):
    """A request on the wire."""

    id: str
    subject: str
    description: str
    status: str
    priority: str
    created_at: str
    updated_at: str


class MessageRow(BaseModel):
    """A message. INBOUND: from the partner. OUTBOUND: from whoever helps."""

    id: int
    direction: str
    sender_name: str
    content: str
    attachments: list[Any]
    sent_at: str
    is_internal: bool


class TicketWithMessages(TicketRow):
    """A request and what was said."""

    messages: list[MessageRow]


def _status_filter(call: Call) -> tuple[str, dict[str, Any]]:
    status = call.parameters.get("status", "").upper()
    if not status:
        return "", {}
    if status not in service.STATUSES:
        raise invalid(status=f'"{status[:40]}" is not a valid choice.')
    return "t.status = :status", {"status": status}


@ENDPOINTS.read("list_support_tickets", data=list[TicketRow], query=(("status", "string", "NEW | OPEN | CLOSED"),))
def list_support_tickets(call: Call) -> Reply:
    """Requests for help as a plain array, newest first; one slice of it where a page is asked for."""
    condition, values = _status_filter(call)
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query, condition, values)
    return Reply(rows, "Support tickets retrieved successfully.")


@ENDPOINTS.write("create_support_ticket", body=NewTicket, data=TicketWithMessages, status=201)
def create_support_ticket(call: Call) -> Reply:
    """Ask for help."""
    made = service.open_ticket(call.transaction, call.partner, call.who.account_id, call.body.model_dump())
    return Reply(_whole(session_reader(call.transaction), call, made.id), "Support ticket created successfully.")


@ENDPOINTS.read("get_support_ticket", data=TicketWithMessages)
def get_support_ticket(call: Call) -> Reply:
    """One request with its messages."""
    return Reply(_whole(call.snapshot, call, call.path["id"].lower()))


@ENDPOINTS.write("reply_support_ticket", body=NewMessage, data=MessageRow, status=201)
def reply_support_ticket(call: Call) -> Reply:
    """Add a message; a request that was closed is open again."""
    found = service.ticket(call.transaction, call.partner, call.path["id"])
    if call.body.content is None:
        raise invalid(content=REQUIRED)
    made = service.reply(call.transaction, found, call.who.account_id, call.body.content)
    rows = service.messages(session_reader(call.transaction), found.id)
    return Reply(next(row for row in rows if row["id"] == made.id), "Reply sent successfully.")


def _whole(reader: Reader, call: Call, reference: str) -> dict[str, Any]:
    row = service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=reference)
    if row is None:
        raise not_found(service.MISSING)
    return row | {"messages": service.messages(reader, row["id"])}
