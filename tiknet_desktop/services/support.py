"""Requests for help: written here even without a connection, read with what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.engine import Connection

from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.services.editing import EditingService
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.services.online import OnlineService, Reading
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import cache
from tiknet_desktop.storage.codec import parse_moment
from tiknet_desktop.storage.entries import Entry
from tiknet_desktop.storage.records import EntryStatus

PRIORITIES: Final = ("LOW", "MEDIUM", "HIGH")
LONGEST_SUBJECT: Final = 200
LONGEST_TEXT: Final = 10_000
_REPLY: Final = "reply_support_ticket"
_RESOURCE: Final = "support_tickets"


@dataclass(frozen=True, slots=True)
class Message:
    """Something said in a request. ``mine``: by this shop. ``sent_at`` is aware UTC. ``state`` is ``sent``, ``waiting`` for
    the server, or ``refused`` by it."""

    text: str
    sender: str
    mine: bool
    sent_at: datetime | None
    state: str = "sent"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A request with its messages, oldest first. ``error`` says why the server did not answer just now; ``fetched_at``
    (aware UTC) is when it last did."""

    messages: tuple[Message, ...]
    fetched_at: datetime | None
    error: ApiError | None = None


class SupportService:
    """Asking for help, and reading what comes back."""

    def __init__(self, shop: ShopHolder, editing: EditingService, online: OnlineService) -> None:
        self._shop = shop
        self._editing = editing
        self._online = online

    async def write(self, subject: str, description: str, priority: str = "MEDIUM") -> str:
        """Ask for help; the key of the request. It waits here while the server is away.

        Raises:
            InvalidInputError: something is empty or too long.
        """
        _check(subject=(subject, LONGEST_SUBJECT), description=(description, LONGEST_TEXT))
        if priority not in PRIORITIES:
            raise InvalidInputError(priority="unknown")
        body = {"subject": subject.strip(), "description": description.strip(), "priority": priority}
        return (await self._editing.create(_RESOURCE, {**body, "status": "NEW"}, body)).key

    async def reply(self, key: str, text: str) -> None:
        """Say something more in a request. It waits here while the server is away.

        Raises:
            InvalidInputError: it is empty or too long.
            RowGoneError: the request is no longer there.
        """
        _check(content=(text, LONGEST_TEXT))
        # Two messages are two messages: joined with one that still waits, the first would be lost.
        await self._editing.act(_REPLY, _RESOURCE, key, {}, {"content": text.strip()}, apart=True)

    async def conversation(self, key: str, *, ask: bool = True) -> Conversation:
        """What was said in a request, from the server when it answers, else as last known, with what still waits here.
        ``ask`` false reads only this computer.

        Raises:
            RowGoneError: the request is no longer there.
        """
        shop = self._shop()
        row = await shop.record(_RESOURCE, key)
        path = {"id": row["id"]}
        reading = Reading(None, None)
        if row["id"] is not None:
            way = self._online.reading if ask else self._online.known
            reading = await way("get_support_ticket", path=path)
        said = _said(reading.value)
        if not said and row["description"]:
            state = "waiting" if row["id"] is None else "sent"
            said = [Message(str(row["description"]), shop.email, True, row["created_at"], state)]
        said += await shop.store.read(_waiting, key, shop.email)
        return Conversation(tuple(said), reading.fetched_at, reading.error)


def _check(**texts: tuple[str, int]) -> None:
    wrong = {
        name: "required" if not text.strip() else "too_long"
        for name, (text, longest) in texts.items()
        if not 0 < len(text.strip()) <= longest
    }
    if wrong:
        raise InvalidInputError(**wrong)


def _said(value: Any) -> list[Message]:
    messages = value.get("messages") if isinstance(value, Mapping) else None
    return [
        Message(
            str(one.get("content") or ""),
            str(one.get("sender_name") or ""),
            one.get("direction") != "OUTBOUND",
            parse_moment(str(one["sent_at"])) if one.get("sent_at") else None,
        )
        for one in messages or ()
        if isinstance(one, Mapping) and not one.get("is_internal")
    ]


def _waiting(connection: Connection, key: str, sender: str) -> list[Message]:
    return [
        Message(str(entry.body.get("content") or ""), sender, True, entry.created_at, _state(entry))
        for entry in cache.open_entries(connection, _RESOURCE, key)
        if entry.operation == _REPLY
    ]


def _state(entry: Entry) -> str:
    return "refused" if entry.status is EntryStatus.FAILED else "waiting"
