"""The five kinds of values plans and profiles are put together from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from tiknet_desktop.contracts.resources import OPTION_KINDS
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.plan_facts import option_value
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.fields import Field, Stepper
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import KeyValue, Label, Rule
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, ResourceSpec
from ui.panes.plans.desk import Desk, FieldsDialog, Removal, ask_fields, edit_and_delete, row_pills
from ui.panes.plans.quantities import SHORTEST_IDLE, QuantityField, RateField, TimeField, VolumeField
from ui.panes.plans.words import list_words, option_words, pending_tip, quoted

MOST_DEVICES: Final = 1_000

KINDS: Final[dict[str, Text]] = {
    "validity": Text("plans", "Validities"),
    "rate_limit": Text("plans", "Speeds"),
    "data_limit": Text("plans", "Volumes"),
    "shared_users": Text("plans", "Devices"),
    "idle_timeout": Text("plans", "Idle times"),
}
_NEW: Final[dict[str, Text]] = {
    "validity": Text("plans", "New validity"),
    "rate_limit": Text("plans", "New speed"),
    "data_limit": Text("plans", "New volume"),
    "shared_users": Text("plans", "New number of devices"),
    "idle_timeout": Text("plans", "New idle time"),
}
_HEADS: Final[dict[str, Text]] = {
    "validity": Text("plans", "Valid for"),
    "rate_limit": Text("plans", "Speed"),
    "data_limit": Text("plans", "Volume"),
    "shared_users": Text("plans", "Devices at once"),
    "idle_timeout": Text("plans", "Cut when idle for"),
}
_GLYPHS: Final[dict[str, str]] = {
    "validity": "ri.calendar-event-line",
    "rate_limit": "ri.speed-line",
    "data_limit": "ri.database-2-line",
    "shared_users": "ri.smartphone-line",
    "idle_timeout": "ri.timer-line",
}
assert set(KINDS) == set(OPTION_KINDS)


def option_spec(desk: Desk, kind: str) -> ResourceSpec:
    """The list of one kind of option."""

    async def add(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _edit(desk, kind, pane, None)

    return ResourceSpec(
        key=f"options.{kind}",
        resource=kind,
        title=KINDS[kind],
        columns=_columns(desk, kind),
        count=lambda count, total: translate("plans", "%Ln value(s)", "", count),
        empty=EmptySpec(
            _GLYPHS[kind],
            Text("plans", "No value of this kind yet"),
            Text("plans", "Values are made by themselves when a plan needs them."),
        ),
        search=Text("plans", "Value"),
        actions=_actions(desk, kind),
        primary=ActionSpec(
            "new", _NEW[kind], add, "ri.add-line", shortcut="Ctrl+N", permission=Permission.SETTING_ACCESS
        ),
        detail=lambda pane, record, drawer: _detail(desk, kind, pane, record, drawer),
        row="row_compact",
        permission=Permission.SETTING_ACCESS,
        also=("plans", "hotspot_profiles", "outbox"),
    )


def _users(desk: Desk, kind: str, record: Record) -> tuple[str, ...]:
    return desk.facts.users_of_option.get(kind, {}).get(record["id"] or -1, ())


def _columns(desk: Desk, kind: str) -> tuple[ColumnSpec, ...]:
    def words(record: Record) -> Cell:
        return Cell(
            option_words(kind, record["value"]), strong=True, pending=bool(record.pending), tip=pending_tip(record)
        )

    def users(record: Record) -> Cell:
        names = _users(desk, kind, record)
        return Cell(list_words(names) if names else formatting.MISSING, ink="text" if names else "text_faint")

    return (
        ColumnSpec("words", _HEADS[kind], words, 240, sort="value", export=lambda record: record["value"]),
        ColumnSpec("users", Text("plans", "Used by"), users),
        ColumnSpec(
            "value",
            Text("plans", "As the server writes it"),
            lambda record: Cell(str(record["value"] or ""), code=True, ink="text_muted"),
            190,
            priority=1,
        ),
    )


def _detail(desk: Desk, kind: str, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    desk.look_again(pane, record)
    drawer.set_head(option_words(kind, record["value"]), str(KINDS[kind]), avatar=False)
    names = _users(desk, kind, record)
    state: tuple[Words, str] = (Text("plans", "In use"), "success") if names else (Text("plans", "Not used"), "neutral")
    row_pills(drawer, record, state)
    pane.add_drawer_actions(record, ("edit",))
    body = drawer.body
    body.addWidget(KeyValue(_HEADS[kind], option_words(kind, record["value"])))
    body.addWidget(KeyValue(Text("plans", "As the server writes it"), str(record["value"] or ""), code=True))
    body.addWidget(Rule())
    body.addWidget(Label(Text("plans", "Used by"), "section"))
    for name in names:
        body.addWidget(Label(name, "body", elide=True))
    if not names:
        body.addWidget(Label(Text("plans", "Nothing uses this value."), "small", "text_muted"))
    body.addStretch(1)


def _actions(desk: Desk, kind: str) -> tuple[ActionSpec, ...]:
    def used(records: Sequence[Record]) -> Words | None:
        names = _users(desk, kind, records[0])
        return Text("plans", "Used by {plans}").fill(plans=list_words(names)) if names else None

    return edit_and_delete(
        desk,
        kind,
        partial(_edit, desk, kind),
        Removal(
            lambda record: Text("plans", "Delete {value}?").fill(value=quoted(option_words(kind, record["value"]))),
            Text("plans", "Nothing uses this value. It can be made again at any time."),
            Text("plans", "Delete the value"),
            refuse=used,
        ),
    )


class DevicesField(Field):
    """A number of devices."""

    def __init__(self) -> None:
        self._stepper = Stepper(1, 1, MOST_DEVICES, name=_HEADS["shared_users"])
        super().__init__(_HEADS["shared_users"], self._stepper)

    def value(self) -> int:
        """The number."""
        return self._stepper.value()

    def set_value(self, value: int) -> None:
        """Show a number."""
        self._stepper.set_value(value)


def _field(kind: str) -> Any:
    if kind == "rate_limit":
        return RateField(_HEADS[kind])
    if kind == "data_limit":
        return VolumeField(_HEADS[kind])
    if kind == "shared_users":
        return DevicesField()
    if kind == "idle_timeout":
        return TimeField(_HEADS[kind], ("minutes", "hours"), least=SHORTEST_IDLE)
    return TimeField(_HEADS[kind])


async def _edit(desk: Desk, kind: str, pane: ResourcePane, record: Record | None) -> None:
    await desk.load()
    field = _field(kind)
    if isinstance(field, QuantityField):
        field.require()
    known = option_value(kind, record["value"]) if record is not None else None
    if known is not None:
        field.set_value(known)

    async def save() -> Any:
        return await desk.services.plans.save_option(kind, field.value(), record.key if record is not None else "")

    names = _users(desk, kind, record) if record is not None else ()
    intro: Words = Text("plans", "It changes for {plans} too.").fill(plans=list_words(names)) if names else ""
    dialog = FieldsDialog(
        pane,
        pane.context,
        Text("plans", "Edit the value") if record is not None else _NEW[kind],
        [field],
        save,
        submit=Text("plans", "Save the value"),
        intro=intro,
        places={"value": field},
    )
    await ask_fields(dialog)
