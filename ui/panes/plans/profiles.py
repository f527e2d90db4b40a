"""Hotspot profiles: the speeds the routers know, and who uses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.plan_drafts import LONGEST_NAME
from tiknet_desktop.services.plan_facts import option_value
from tiknet_desktop.storage.records import Filter, FilterOp, Record, Sort
from ui.kit import formatting
from ui.kit.buttons import CheckBox
from ui.kit.containers import Drawer
from ui.kit.dialogs import ask
from ui.kit.fields import TextField
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import KeyValue, Label, Rule
from ui.kit.layout import column, holder
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, FilterChoice, FilterSpec, ResourceSpec
from ui.panes.plans.desk import Desk, FieldsDialog, ask_fields, delete_action, edit_action, row_pills
from ui.panes.plans.quantities import SHORTEST_IDLE, RateField, TimeField
from ui.panes.plans.words import list_words, option_words, pending_tip, quoted, rate_text_words


def profiles_spec(desk: Desk) -> ResourceSpec:
    """The list of hotspot profiles."""

    async def add(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _edit(desk, pane, None)

    return ResourceSpec(
        key="hotspot_profiles",
        resource="hotspot_profiles",
        title=Text("plans", "Hotspot profiles"),
        columns=_columns(desk),
        count=_count,
        empty=EmptySpec(
            "ri.speed-line",
            Text("plans", "No profile yet"),
            Text("plans", "A profile is a speed on the routers. It is made with the first plan."),
        ),
        search=Text("plans", "Name of a profile"),
        filters=(
            FilterSpec(
                "state",
                Text("plans", "State"),
                (
                    FilterChoice("on", Text("plans", "Active"), (Filter("is_active", FilterOp.NE, False),)),
                    FilterChoice("off", Text("plans", "Switched off"), (Filter("is_active", FilterOp.EQ, False),)),
                ),
            ),
        ),
        actions=_actions(desk),
        primary=ActionSpec(
            "new",
            Text("plans", "New profile"),
            add,
            "ri.add-line",
            shortcut="Ctrl+N",
            permission=Permission.HOTSPOT_PROFILE_MANAGEMENT,
        ),
        default_sort=(Sort("name"),),
        detail=lambda pane, record, drawer: _detail(desk, pane, record, drawer),
        also=("plans", "hotspot_users", "routers", "outbox"),
    )


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("plans", "%Ln profile(s)", "", total)
    return translate("plans", "%Ln profile(s) of {total}", "", count).format(total=formatting.number(total))


def _state(record: Record) -> tuple[Words, str]:
    if record["is_active"] is False:
        return Text("plans", "Switched off"), "neutral"
    return Text("plans", "Active"), "success"


def router_names(desk: Desk, record: Record) -> str:
    """On which routers a profile is; "all" without a choice."""
    numbers = {one["id"] if isinstance(one, dict) else one for one in record["routers"] or ()}
    names = [str(one["name"]) for one in desk.facts.routers if one["id"] in numbers]
    return list_words(names) if names else str(Text("plans", "All"))


def _plans_of(desk: Desk, record: Record) -> tuple[str, ...]:
    return desk.facts.plans_of_profile.get(record["id"] or -1, ())


def _idle(record: Record) -> str:
    return option_words("idle_timeout", record["idle_timeout_value"]) or str(Text("plans", "Never"))


def _columns(desk: Desk) -> tuple[ColumnSpec, ...]:
    def state(record: Record) -> Cell:
        words, tone = _state(record)
        return Cell(pill=(say(words), tone), pending=bool(record.pending), tip=pending_tip(record))

    def plans(record: Record) -> str:
        return list_words(_plans_of(desk, record)) or formatting.MISSING

    def accounts(record: Record) -> str:
        return formatting.number(desk.facts.accounts_of_profile.get(record["id"] or -1, 0))

    return (
        ColumnSpec(
            "name",
            Text("plans", "Profile"),
            lambda record: Cell(str(record["name"] or ""), strong=True),
            sort="name",
            export=lambda record: record["name"],
        ),
        ColumnSpec("rate", Text("plans", "Speed"), lambda record: rate_text_words(record["rate_limit_value"]), 180),
        ColumnSpec("idle", Text("plans", "Cut when idle for"), _idle, 140, priority=3),
        ColumnSpec("plans", Text("plans", "Plans"), plans, 230, priority=1),
        ColumnSpec("accounts", Text("plans", "Accounts"), accounts, 92, right=True, priority=2),
        ColumnSpec("routers", Text("plans", "Routers"), lambda record: router_names(desk, record), 130, priority=4),
        ColumnSpec("state", Text("plans", "State"), state, 130, sort="is_active"),
    )


def _detail(desk: Desk, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    desk.look_again(pane, record)
    drawer.set_head(str(record["name"] or ""), rate_text_words(record["rate_limit_value"]), avatar=False)
    row_pills(drawer, record, _state(record))
    pane.add_drawer_actions(record, ("edit",))
    body = drawer.body
    body.addWidget(KeyValue(Text("plans", "Speed"), rate_text_words(record["rate_limit_value"])))
    body.addWidget(KeyValue(Text("plans", "Cut when idle for"), _idle(record)))
    body.addWidget(KeyValue(Text("plans", "Routers"), router_names(desk, record)))
    if record["is_for_promo"]:
        body.addWidget(KeyValue(Text("plans", "Marked as"), Text("plans", "Promotion")))
    body.addWidget(Rule())
    body.addWidget(Label(Text("plans", "Used by"), "section"))
    names = _plans_of(desk, record)
    for name in names:
        body.addWidget(Label(name, "body", elide=True))
    if not names:
        body.addWidget(Label(Text("plans", "No plan"), "small", "text_muted"))
    accounts = desk.facts.accounts_of_profile.get(record["id"] or -1, 0)
    if accounts:
        words = lambda: translate("plans", "%Ln account(s) on the routers", "", accounts)  # noqa: E731
        body.addWidget(Label(words, "small", "text_muted"))
    body.addStretch(1)


def _actions(desk: Desk) -> tuple[ActionSpec, ...]:
    def used(records: Sequence[Record]) -> Words | None:
        names = _plans_of(desk, records[0])
        if names:
            return Text("plans", "Used by {plans}: give them another speed first").fill(plans=list_words(names))
        if desk.facts.accounts_of_profile.get(records[0]["id"] or -1):
            return Text("plans", "Accounts on the routers use it")
        return None

    async def edit(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _edit(desk, pane, records[0])

    async def delete(pane: ResourcePane, records: Sequence[Record]) -> None:
        record = records[0]
        sure = await ask(
            pane,
            Text("plans", "Delete the profile {name}?").fill(name=quoted(record["name"])),
            Text("plans", "Nothing uses it. It leaves the list and the routers."),
            act=Text("plans", "Delete the profile"),
            keep=Text("plans", "Keep it"),
            danger=True,
        )
        if sure:
            await desk.services.editing.delete("hotspot_profiles", [record.key])
            pane.drawer.dismiss()

    return (
        edit_action(edit, Permission.HOTSPOT_PROFILE_MANAGEMENT),
        delete_action(delete, Permission.HOTSPOT_PROFILE_MANAGEMENT, refuse=used),
    )


async def _edit(desk: Desk, pane: ResourcePane, record: Record | None) -> None:
    await desk.load()
    presets = await desk.services.plans.presets()
    name = TextField(Text("plans", "Name"), str(record["name"]) if record is not None else "", max_length=LONGEST_NAME)
    rate = RateField(Text("plans", "Speed"))
    idle = TimeField(
        Text("plans", "Cut when idle for"), ("minutes", "hours"), nothing=Text("plans", "Never"), least=SHORTEST_IDLE
    )
    rate.set_presets([None, *presets.rates[:2]])
    idle.set_presets([None, *presets.idles[:3]])
    chosen = {one["id"] if isinstance(one, dict) else one for one in (record["routers"] if record else ()) or ()}
    boxes = {
        one["id"]: CheckBox(str(one["name"] or ""), one["id"] in chosen)
        for one in desk.facts.routers
        if one["id"] is not None
    }
    active = CheckBox(Text("plans", "Active"), record is None or record["is_active"] is not False)
    promo = CheckBox(Text("plans", "Promotion"), record is not None and bool(record["is_for_promo"]))
    if record is not None:
        rate.set_value(option_value("rate_limit", record["rate_limit_value"]))
        idle.set_value(option_value("idle_timeout", record["idle_timeout_value"]))

    async def save() -> Any:
        return await desk.services.plans.save_profile(
            name.value(),
            rate.value(),
            idle.value(),
            [number for number, box in boxes.items() if box.isChecked()],
            is_active=active.isChecked(),
            is_for_promo=promo.isChecked(),
            key=record.key if record is not None else "",
        )

    routers: list[QWidget] = []
    if len(boxes) > 1:
        note = Label(Text("plans", "None ticked: all of them"), "caption", "text_muted")
        routers = [holder(column(Label(Text("plans", "Routers"), "label"), *boxes.values(), note, spacing=2))]
    used = _plans_of(desk, record) if record is not None else ()
    intro: Words = Text("plans", "{plans} get the new speed too.").fill(plans=list_words(used)) if used else ""
    dialog = FieldsDialog(
        pane,
        pane.context,
        Text("plans", "Edit the profile") if record is not None else Text("plans", "New profile"),
        [name, rate, idle, *routers, holder(column(active, promo, spacing=2))],
        save,
        submit=Text("plans", "Save the profile"),
        intro=intro,
        places={"name": name, "rate_limit": rate, "idle_timeout": idle},
    )
    key = await ask_fields(dialog)
    if key:
        pane.open_record(key)
