"""Notifications of what happened: sales, payouts, low balance, new customers, routers, plans and subscriptions that end."""

from __future__ import annotations

from pydantic import BaseModel

from embedded_server.database import session_reader
from embedded_server.features.notifications import router_log, service
from embedded_server.listing import find_page, numbered_pages
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply, invalid

ENDPOINTS = Endpoints()

ROUTER_LOG = router_log
"""Loaded with the endpoints: a server that answers also writes down when routers come and go."""

_TRUE, _FALSE = ("true", "1", "yes"), ("", "false", "0", "no")


class NotificationRow(BaseModel):
    """A notification on the wire: type is transaction, payout, balance, user or critical.

    ``extras=1`` adds kind (sale, payout, balance, customer, router, expiry) and subject: the slug, user name or reference
    of what it is about.
    """

    id: int
    title: str
    message: str
    type: str
    is_read: bool
    created_at: str


class NotificationPage(BaseModel):
    """A page of them."""

    count: int
    next: str | None
    previous: str | None
    unread_count: int
    results: list[NotificationRow]


@ENDPOINTS.direct("list_notifications", data=NotificationPage, query=(("unread", "boolean", "only unread ones"),))
def list_notifications(call: Call) -> Reply:
    """What happened, newest first, by pages, in the partner's language; read marks are those of the caller.

    Who may not see transactions hears nothing of money; who was given some routers hears nothing of the others.
    """
    asked = call.parameters.get("unread", "").lower()
    if asked not in (*_TRUE, *_FALSE):
        raise invalid(unread="Must be a valid boolean.")
    query = call.list_query
    service.gather(call.server.database, call.partner)
    with call.server.database.read() as reader:
        condition, values = service.visible(reader, call.who)
        condition += " AND r.account_id IS NULL" if asked in _TRUE else ""
        values["account"] = call.who.account_id
        page = find_page(reader, service.LISTING, call.partner, query, condition, values)
        count = service.unread(reader, call.who)
    data = numbered_pages(page, query, call.url, call.parameters, unread_count=count)
    return Reply(data, "Notifications retrieved successfully.")


@ENDPOINTS.write("mark_notification_read", data=NotificationRow)
def mark_notification_read(call: Call) -> Reply:
    """Mark one notification as read, for the caller only. The id ``all`` marks every one and answers no row."""
    marked = service.mark_read(call.transaction, call.who, call.path["id"])
    if not marked:
        return Reply({}, "Notifications marked as read.")
    reader = session_reader(call.transaction)
    row = service.LISTING.one(
        reader, call.partner, "t.id = :id", extras=call.extras, id=marked, account=call.who.account_id
    )
    return Reply(row, "Notification marked as read.")
