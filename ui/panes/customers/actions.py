"""What can be done with customers: sell, block, unblock, disconnect, copy, add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QGuiApplication

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.checks import looks_like_email
from ui.kit.context import is_online, needs_server
from ui.kit.dialogs import ask
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, translate
from ui.kit.spec import ActionSpec
from ui.kit.undo import Undoable
from ui.panes.customers import changes
from ui.panes.customers.columns import full_name
from ui.panes.customers.history import show_history

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from ui.kit.pane import ResourcePane

NAMES_SHOWN: Final = 3
_PHONE: Final = re.compile(r"\+?[\d\s.\-()]+")
PHONE_DIGITS: Final = 8
"""Digits of the shortest phone number in the countries served (Togo, Benin before 2024)."""


# ---------------------------------------------------------------- block and unblock


async def block(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask, then block; the toast offers to take it back."""
    chosen = [record for record in records if not record["blocked"]]
    if not chosen:
        return
    count = len(chosen)
    question: Words = (
        Text("customers", "Block {name}?").fill(name=full_name(chosen[0]))
        if count == 1
        else lambda: translate("customers", "Block %Ln customer(s)?", "", count)
    )
    act: Words = (
        Text("customers", "Block the customer")
        if count == 1
        else lambda: translate("customers", "Block %Ln customer(s)", "", count)
    )
    keep = Text("customers", "Keep the access")
    if not await ask(
        pane, question, block_consequence(chosen, is_online(pane.services)), act=act, keep=keep, danger=True
    ):
        return
    keys = [record.key for record in chosen]
    async with Undoable(pane.context, pane, "customers", keys):
        await pane.services.customers.block(keys)
    pane.model.check_records(())


def block_consequence(records: Sequence[Record], is_online: bool) -> str:
    """What blocking does, in full sentences."""
    if len(records) == 1:
        cut = (
            Text("customers", "The connection is cut at once.")
            if is_online
            else Text("customers", "The connection is cut as soon as this computer reaches the server again.")
        )
        until = records[0]["expires_at"]
        if until is None:
            named = records[0].values.get("plan_name")
            runs = str(Text("customers", "The time of the plan keeps running.")) if named else ""
        elif until <= datetime.now(UTC):
            runs = str(Text("customers", "The plan has already ended."))
        else:
            runs = str(
                Text("customers", "The time of the plan keeps running until {when}.").fill(
                    when=formatting.time_or_day(until)
                )
            )
        return f"{cut} {runs}".strip()
    names = ", ".join(full_name(record) for record in records[:NAMES_SHOWN])
    more = len(records) - NAMES_SHOWN
    if more > 0:
        names = translate("customers", "{names} and %Ln other(s)", "", more).format(names=names)
    cut = (
        Text("customers", "Their connections are cut at once.")
        if is_online
        else Text("customers", "Their connections are cut as soon as this computer reaches the server again.")
    )
    runs = str(Text("customers", "The time of their plans keeps running."))
    return f"{names}.\n{cut} {runs}"


async def unblock(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Give the access back; nothing to ask."""
    keys = [record.key for record in records if record["blocked"]]
    if keys:
        async with Undoable(pane.context, pane, "customers", keys):
            await pane.services.customers.unblock(keys)
        pane.model.check_records(())


async def waiting_entries(services: Services, keys: Sequence[str]) -> list[Any]:
    """Actions on these customers that the server has not confirmed, newest first."""
    wanted = set(keys)
    found: list[Any] = []
    for which in ("pending", "attention"):
        found += [
            entry
            for entry in await services.sync_centre.entries(which, 0, 500)
            if entry.resource == "customers" and entry.key in wanted
        ]
    return found


# ---------------------------------------------------------------- connection


async def sessions_of(services: Services, record: Record) -> list[Record]:
    """Sessions of this customer among those last seen."""
    from tiknet_desktop.storage.records import Filter, RecordQuery

    if not record["username"]:
        return []
    query = RecordQuery("network_sessions", filters=(Filter("username", "eq", record["username"]),))
    return list((await services.records.page(query, 0, 20)).rows)


async def disconnect(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Cut the present connections of a customer; the plan stays."""
    sessions = [session for record in records for session in await sessions_of(pane.services, record)]
    name = full_name(records[0])
    if not sessions:
        pane.context.toast(Text("customers", "{name} is not connected").fill(name=name), "info")
        return
    sure = await ask(
        pane,
        Text("customers", "Disconnect {name}?").fill(name=name),
        Text("customers", "The connection is cut now. The plan stays valid: the customer can connect again at once."),
        act=Text("customers", "Disconnect"),
        keep=Text("customers", "Keep the connection"),
        danger=True,
    )
    if sure:
        result = await pane.services.sessions.disconnect([session.key for session in sessions])
        if result.failed:
            pane.show_fault(next(iter(result.failed.values())))
        else:
            pane.context.toast(Text("customers", "{name} was disconnected").fill(name=name))


async def copy_phone(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Put the phone number on the clipboard."""
    QGuiApplication.clipboard().setText(str(records[0]["phone"]))
    pane.context.toast(Text("customers", "Phone number copied"), "info")


async def sell(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Go and sell a plan to this customer."""
    pane.context.go("sell", customer=records[0].key)


# ---------------------------------------------------------------- a new customer


def check_phone(text: str) -> Words | None:
    """What is wrong with a phone number, said so that it can be put right."""
    if not _PHONE.fullmatch(text):
        return Text("customers", "Only digits, spaces and + at the start, like +228 90 12 45 08")
    missing = PHONE_DIGITS - sum(character.isdigit() for character in text)
    if missing > 0:
        return lambda: translate("customers", "%Ln digit(s) missing, like 90 12 45 08", "", missing)
    return None


FIELDS: Final = (
    FieldSpec("first_name", Text("customers", "First name")),
    FieldSpec("last_name", Text("customers", "Last name"), optional=True),
    FieldSpec(
        "phone",
        Text("customers", "Phone"),
        check=check_phone,
        placeholder="+228 90 12 45 08",
        help=Text("customers", "The customer is found by this number"),
        wire=("phone_number", "username"),
    ),
    FieldSpec("email", Text("customers", "E-mail"), optional=True, check=looks_like_email),
)


async def add(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask for a new customer and keep it; works without a connection."""
    from tiknet_desktop.services.customers import NewCustomer

    async def save(values: dict[str, Any]) -> str:
        key: str = await pane.services.customers.create(NewCustomer(**values))
        return key

    intro: Words = (
        ""
        if is_online(pane.services)
        else Text("customers", "Kept on this computer and sent when the network is back.")
    )
    async with Undoable(pane.context, pane, after=lambda _keys: pane.drawer.dismiss()):
        key = await ask_form(
            pane,
            Text("customers", "New customer"),
            FIELDS,
            save,
            submit=Text("customers", "Add the customer"),
            intro=intro,
        )
    if key is not None:
        pane.open_record(key)


async def edit(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask for the new name, phone or e-mail."""
    await changes.edit(pane, records, FIELDS)


# ---------------------------------------------------------------- as the kit wants them


def _cannot_copy(records: Sequence[Record]) -> bool:
    return not records[0]["phone"]


def actions(services: Services, can_sell: bool) -> tuple[ActionSpec, ...]:
    """Row and bulk actions; ``can_sell`` is whether this person has the sale pane."""
    sale = ActionSpec(
        "sell", Text("customers", "Sell a plan"), sell, "ri.shopping-bag-3-line", permission=Permission.CREATE_USERS
    )
    return (
        *((sale,) if can_sell else ()),
        ActionSpec(
            "block",
            Text("customers", "Block"),
            block,
            "ri.forbid-line",
            bulk=True,
            danger=True,
            permission=Permission.UPDATE_USERS,
            hidden=lambda records: all(record["blocked"] for record in records),
        ),
        ActionSpec(
            "unblock",
            Text("customers", "Unblock"),
            unblock,
            "ri.user-follow-line",
            bulk=True,
            permission=Permission.UPDATE_USERS,
            hidden=lambda records: not any(record["blocked"] for record in records),
        ),
        ActionSpec(
            "edit",
            Text("customers", "Edit…"),
            edit,
            "ri.pencil-line",
            shortcut="Ctrl+E",
            permission=Permission.UPDATE_USERS,
        ),
        ActionSpec(
            "speed",
            Text("customers", "Change speed…"),
            changes.change_speed,
            "ri.speed-line",
            permission=Permission.UPDATE_USERS,
        ),
        ActionSpec("history", Text("customers", "Plans and payments…"), show_history, "ri.history-line"),
        ActionSpec(
            "copy_phone",
            Text("customers", "Copy the phone number"),
            copy_phone,
            "ri.file-copy-line",
            hidden=_cannot_copy,
        ),
        ActionSpec(
            "disconnect",
            Text("customers", "Disconnect…"),
            disconnect,
            "ri.plug-line",
            permission=Permission.SETTING_ACCESS,
            refuse=lambda records: needs_server(services),
            hidden=lambda records: not any(record["devices_online"] for record in records),
        ),
        ActionSpec(
            "delete",
            Text("customers", "Delete…"),
            changes.delete,
            "ri.delete-bin-6-line",
            bulk=True,
            danger=True,
            permission=Permission.DELETE_USERS,
        ),
    )


def primary() -> ActionSpec:
    """The filled button of the header."""
    return ActionSpec(
        "new",
        Text("customers", "New customer"),
        add,
        "ri.add-line",
        shortcut="Ctrl+N",
        permission=Permission.CREATE_USERS,
    )
