"""Accounts on the routers: names and passwords that may connect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from tiknet_desktop.domain.ids import new_access_code
from tiknet_desktop.domain.mac import InvalidMacError, canonical_mac
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, Sort
from ui.kit import formatting
from ui.kit.buttons import CheckBox
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext
from ui.kit.dialogs import ask, tell
from ui.kit.fields import Combo, Field, TextField
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import KeyValue, Label
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, FilterChoice, FilterSpec, ResourceSpec, date_column
from ui.panes.plans.desk import Desk, FieldsDialog, ask_fields, delete_action, edit_action, row_pills
from ui.panes.plans.words import pending_tip, quoted

_NAME: Final = re.compile(r"[^\s\"'\\/]{1,100}")
_EXTRAS: Final = "row-extras"


def accounts_spec(desk: Desk) -> ResourceSpec:
    """The list of accounts."""

    async def add(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _edit(desk, pane, None)

    extras = desk.context.offers(_EXTRAS)
    return ResourceSpec(
        key="hotspot_users",
        resource="hotspot_users",
        title=Text("plans", "Accounts on the routers"),
        columns=_columns(extras),
        count=_count,
        empty=EmptySpec(
            "ri.key-2-line",
            Text("plans", "No account yet"),
            Text("plans", "Every voucher and every customer gets one by itself."),
        ),
        search=Text("plans", "Name or MAC address"),
        filters=_filters(extras),
        actions=_actions(desk),
        primary=ActionSpec(
            "new",
            Text("plans", "New account"),
            add,
            "ri.add-line",
            shortcut="Ctrl+N",
            permission=Permission.CREATE_USERS,
        ),
        default_sort=(Sort("created_at", True),) if extras else (Sort("username"),),
        detail=lambda pane, record, drawer: _detail(desk, pane, record, drawer),
        row="row_compact",
        also=("hotspot_profiles", "outbox"),
    )


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("plans", "%Ln account(s)", "", total)
    return translate("plans", "%Ln account(s) of {total}", "", count).format(total=formatting.number(total))


def _state(record: Record) -> tuple[Words, str]:
    if record["is_active"] is False:
        return Text("plans", "Switched off"), "neutral"
    return Text("plans", "Active"), "success"


def _columns(extras: bool) -> tuple[ColumnSpec, ...]:
    def name(record: Record) -> Cell:
        return Cell(str(record["username"] or ""), strong=True, code=True)

    def state(record: Record) -> Cell:
        words, tone = _state(record)
        return Cell(pill=(say(words), tone), pending=bool(record.pending), tip=pending_tip(record))

    def plain(field: str) -> Any:
        return lambda record: Cell(
            str(record[field] or formatting.MISSING), ink="text" if record[field] else "text_faint"
        )

    profile = ColumnSpec(
        "profile",
        Text("plans", "Profile"),
        plain("profile_name"),
        170,
        sort="profile_name",
        priority=1,
        export=lambda record: record["profile_name"],
    )
    return (
        ColumnSpec("username", Text("plans", "Name"), name, sort="username", export=lambda record: record["username"]),
        *((profile,) if extras else ()),
        ColumnSpec("state", Text("plans", "State"), state, 140, sort="is_active"),
        ColumnSpec("mac", Text("plans", "MAC address"), plain("mac_address"), 160, priority=2),
        ColumnSpec("routers", Text("plans", "Routers"), plain("routers"), 160, priority=3),
        *((date_column("created_at", Text("plans", "Made"), priority=2),) if extras else ()),
    )


async def _profile_choices(context: PaneContext) -> Sequence[FilterChoice]:
    facts = await context.services.plans.facts()
    return tuple(
        FilterChoice(one.key, str(one["name"]), (Filter("profile", FilterOp.EQ, one["id"]),))
        for one in facts.profiles
        if one["id"] is not None
    )


def _filters(extras: bool) -> tuple[FilterSpec, ...]:
    state = FilterSpec(
        "state",
        Text("plans", "State"),
        (
            FilterChoice("on", Text("plans", "Active"), (Filter("is_active", FilterOp.NE, False),)),
            FilterChoice("off", Text("plans", "Switched off"), (Filter("is_active", FilterOp.EQ, False),)),
        ),
    )
    return (state, *((FilterSpec("profile", Text("plans", "Profile"), load=_profile_choices),) if extras else ()))


def _detail(desk: Desk, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    desk.look_again(pane, record)
    drawer.set_head(str(record["username"] or ""), str(record["profile_name"] or ""), avatar=False)
    row_pills(drawer, record, _state(record))
    pane.add_drawer_actions(record, ("edit", "off", "on"))
    body = drawer.body
    body.addWidget(KeyValue(Text("plans", "Name"), str(record["username"] or ""), code=True))
    if desk.context.offers(_EXTRAS):
        body.addWidget(KeyValue(Text("plans", "Profile"), str(record["profile_name"] or "")))
    body.addWidget(KeyValue(Text("plans", "MAC address"), str(record["mac_address"] or Text("plans", "Any device"))))
    body.addWidget(KeyValue(Text("plans", "Routers"), str(record["routers"] or "")))
    if record["created_at"] is not None:
        body.addWidget(KeyValue(Text("plans", "Made"), formatting.day_and_time(record["created_at"])))
    words = Text("plans", "The password is not shown here. A new one can be given.")
    body.addWidget(Label(words, "small", "text_muted", wrap=True))
    body.addStretch(1)


# ---------------------------------------------------------------- actions


def _actions(desk: Desk) -> tuple[ActionSpec, ...]:
    async def edit(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _edit(desk, pane, records[0])

    async def switch(pane: ResourcePane, records: Sequence[Record], on: bool) -> None:
        for one in records:
            if (one["is_active"] is not False) != on:
                await desk.services.editing.update("hotspot_users", one.key, {"is_active": on})
        pane.model.check_records(())

    async def off(pane: ResourcePane, records: Sequence[Record]) -> None:
        await switch(pane, records, False)

    async def on(pane: ResourcePane, records: Sequence[Record]) -> None:
        await switch(pane, records, True)

    async def password(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _new_password(desk, pane, records[0])

    async def delete(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _delete(desk, pane, records)

    return (
        edit_action(edit, Permission.UPDATE_USERS),
        ActionSpec(
            "off",
            Text("plans", "Switch off"),
            off,
            "ri.forbid-line",
            bulk=True,
            permission=Permission.UPDATE_USERS,
            hidden=lambda records: all(one["is_active"] is False for one in records),
        ),
        ActionSpec(
            "on",
            Text("plans", "Switch on"),
            on,
            "ri.user-follow-line",
            bulk=True,
            permission=Permission.UPDATE_USERS,
            hidden=lambda records: all(one["is_active"] is not False for one in records),
        ),
        ActionSpec(
            "password", Text("plans", "New password…"), password, "ri.key-2-line", permission=Permission.UPDATE_USERS
        ),
        delete_action(delete, Permission.DELETE_USERS, bulk=True),
    )


async def _new_password(desk: Desk, pane: ResourcePane, record: Record) -> None:
    name = quoted(record["username"])
    sure = await ask(
        pane,
        Text("plans", "Give {name} a new password?").fill(name=name),
        Text("plans", "The old one stops working. A voucher on paper with this code no longer connects."),
        act=Text("plans", "Give a new password"),
        keep=Text("plans", "Keep the old one"),
        danger=True,
    )
    if not sure:
        return
    password = await desk.services.plans.reset_password(record.key)
    await tell(
        pane,
        Text("plans", "New password of {name}").fill(name=name),
        Label(password, "title", features="codes", selectable=True),
        Label(
            Text("plans", "Write it down now: it is shown this once. It counts when the server has confirmed it."),
            "body",
            "text_muted",
            wrap=True,
        ),
        done=Text("plans", "I wrote it down"),
    )


async def _delete(desk: Desk, pane: ResourcePane, records: Sequence[Record]) -> None:
    count = len(records)
    name = quoted(records[0]["username"])
    question: Words = (
        Text("plans", "Delete the account {name}?").fill(name=name)
        if count == 1
        else lambda: translate("plans", "Delete %Ln account(s)?", "", count)
    )
    sure = await ask(
        pane,
        question,
        Text("plans", "Who uses it is cut and cannot connect again, even with time left."),
        act=Text("plans", "Delete"),
        keep=Text("plans", "Keep"),
        danger=True,
    )
    if sure:
        await desk.services.editing.delete("hotspot_users", [one.key for one in records])
        pane.model.check_records(())
        pane.drawer.dismiss()


def _name_fault(text: str) -> Words | None:
    return None if _NAME.fullmatch(text) else Text("plans", "Without spaces, quotes or slashes")


def _mac_fault(text: str) -> Words | None:
    try:
        canonical_mac(text)
    except InvalidMacError:
        return Text("plans", "Six pairs, like A4:5E:60:1B:7C:40")
    return None


async def _edit(desk: Desk, pane: ResourcePane, record: Record | None) -> None:
    await desk.load()
    profiles = [(one.key, str(one["name"])) for one in desk.facts.profiles if one["is_active"] is not False]
    current = next(
        (one.key for one in desk.facts.profiles if record is not None and one["id"] == record["profile"]), None
    )
    name = TextField(
        Text("plans", "Name"), str(record["username"]) if record else "", check=_name_fault, features="codes"
    )
    password = TextField(
        Text("plans", "Password"),
        "" if record is not None else new_access_code(),
        optional=record is not None,
        features="codes",
        max_length=100,
        help=Text("plans", "Empty: stays as it is") if record is not None else "",
    )
    choices: list[tuple[object, Words]] = [*profiles]
    if record is not None and current is None:
        choices.insert(0, ("", Text("plans", "stays as it is")))
    profile = Combo(choices, current, name=Text("plans", "Profile"))
    mac = TextField(
        Text("plans", "MAC address"),
        str(record["mac_address"] or "") if record is not None else "",
        optional=True,
        check=_mac_fault,
        features="codes",
        help=Text("plans", "Only this device may use the account"),
    )
    active = CheckBox(Text("plans", "May connect"), record is None or record["is_active"] is not False)

    async def save() -> Any:
        return await desk.services.plans.save_account(
            name.value(),
            str(profile.value() or "") if profile.value() != current else "",
            password=password.value(),
            mac_address=canonical_mac(mac.value()) if mac.value() else "",
            is_active=active.isChecked(),
            key=record.key if record is not None else "",
        )

    dialog = FieldsDialog(
        pane,
        pane.context,
        Text("plans", "Edit the account") if record is not None else Text("plans", "New account"),
        [name, password, Field(Text("plans", "Profile"), profile), mac, active],
        save,
        submit=Text("plans", "Save the account"),
        places={"username": name, "password": password, "mac_address": mac},
    )
    key = await ask_fields(dialog)
    if key:
        pane.open_record(key)
