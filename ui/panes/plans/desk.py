"""What the tabs of this pane share: the facts behind the lists, reading a row again, and a dialog made of any fields."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.plan_drafts import LARGEST_PRICE
from tiknet_desktop.services.plan_facts import PlanFacts
from tiknet_desktop.storage.records import Record, RowState
from ui.kit.amounts import AmountField, typed_amount
from ui.kit.buttons import Button
from ui.kit.containers import Drawer, Note
from ui.kit.context import PaneContext, is_online
from ui.kit.dialogs import Dialog, ask, present
from ui.kit.fields import Field
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label, Pill
from ui.kit.messages import complaints_of, describe, field_fault
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, ResourceSpec, Run
from ui.kit.undo import Undoable
from ui.panes.plans.words import KEPT_HERE

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency

REREAD_AFTER: Final = 60.0
"""Seconds for which an opened row is not asked for again."""


class Desk:
    """Facts for all lists of the pane. ``load`` reads them anew; lists show them by ``ListPane.show_facts``."""

    def __init__(self, context: PaneContext) -> None:
        self.context, self.services = context, context.services
        self.facts = PlanFacts()
        self.loaded = False
        self.ever: dict[int, int] = {}
        self._asked: dict[tuple[str, str], float] = {}

    async def load(self) -> None:
        """Read the facts from the cache."""
        self.facts = await self.services.plans.facts()
        self.loaded = True

    def currency(self) -> Currency:
        """The currency of the shop."""
        return self.services.account.currency

    def price_field(self, value: Decimal | None = None) -> AmountField:
        """A price in the shop's currency, up to what a plan can cost."""
        money = self.currency()

        def fault(text: str) -> Words | None:
            amount = typed_amount(text, money)
            if amount is None:
                return Text("plans", "An amount, like 500")
            return Text("plans", "This is more than a plan can cost") if amount >= LARGEST_PRICE else None

        field = AmountField(Text("plans", "Price, in {currency}").fill(currency=money.sign), money, check=fault)
        field.set_amount(value)
        return field

    def online(self) -> bool:
        """Whether the server answers now."""
        return is_online(self.services)

    def undoable(self, owner: QWidget, resource: str, keys: Sequence[str] = ()) -> Undoable:
        """What is recorded inside can be taken back from the toast that follows."""

        def forget(gone: list[str]) -> None:
            self.context.spawn(self._dismiss(owner, gone), name="plans: taken back", owner=owner)

        return Undoable(self.context, owner, resource, keys, words=KEPT_HERE, after=forget)

    async def _dismiss(self, owner: QWidget, keys: Sequence[str]) -> None:
        """Close the details of rows that are no longer there."""
        lists = owner.window().findChildren(ListPane)
        for one in lists:
            key = one.shown_key()
            if key and key in keys and await self.services.records.get(one.spec.resource, key) is None:
                one.drawer.dismiss()

    def look_again(self, pane: QWidget, record: Record) -> None:
        """Have a row that somebody opens read from the server, unless that was done a moment ago."""
        place, now = (record.resource, record.key), time.monotonic()
        known = self._asked.get(place)
        if (known is not None and now - known < REREAD_AFTER) or not self.online():
            return
        self._asked[place] = now
        self.context.spawn(self.services.editing.reread(*place), name="plans: read again", owner=pane)


class ListPane(ResourcePane):
    """A list under the tabs: the header belongs to the whole pane."""

    def __init__(self, context: PaneContext, spec: ResourceSpec, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, spec, parent)
        self.desk = desk
        self.header.hide()
        self.setFocusProxy(self.table)

    async def _run(self, action: ActionSpec, records: Sequence[Record]) -> None:
        async with self.desk.undoable(self, self.spec.resource, [one.key for one in records]):
            await super()._run(action, records)

    def shown_key(self) -> str | None:
        """The row whose details are open."""
        return None if self.drawer.isHidden() else self._shown_key

    def show_facts(self) -> None:
        """Counts changed: write the cells and the drawer again."""
        self.model.forget_cells()
        record = self.current_record()
        if record is not None and not self.drawer.isHidden():
            self._fill_drawer(record)


def row_pills(drawer: Drawer, record: Record, state: tuple[Words, str]) -> None:
    """The state of a row, and what stands between it and the server."""
    drawer.pills.addWidget(Pill(*state))
    marks: dict[RowState, tuple[Words, str]] = {
        RowState.FAILED: (Text("plans", "Refused"), "danger"),
        RowState.CONFLICT: (Text("plans", "To choose"), "conflict"),
        RowState.UNKNOWN: (Text("plans", "To check"), "unknown"),
        RowState.PENDING: (Text("plans", "Pending"), "pending"),
    }
    mark = marks.get(record.state)
    if mark is not None:
        drawer.pills.addWidget(Pill(*mark))
    drawer.pills.addStretch(1)


class FieldsDialog(Dialog):
    """Fields of any kind in a dialog, which stays open until ``save`` went through. ``saved`` is what it returned."""

    def __init__(
        self,
        parent: QWidget,
        context: PaneContext,
        title: Words,
        fields: Sequence[QWidget],
        save: Callable[[], Awaitable[Any]],
        *,
        submit: Words,
        intro: Words = "",
        places: dict[str, QWidget] | None = None,
        width: int = 460,
    ) -> None:
        items = [Label(intro, "body", "text_muted", wrap=True)] if intro else []
        super().__init__(parent, title, *items, *fields, width=width)
        self.saved: Any = None
        self._context, self._fields, self._save = context, list(fields), save
        self._places = places or {}
        self.fault = Label("", "small", "danger", wrap=True)
        self._fault_box = Note(self.fault, look="danger")
        self._fault_box.hide()
        self.body.addWidget(self._fault_box)
        cancel = Button(Text("plans", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.submit = Button(submit, "primary")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self._submitted)
        self.add_buttons(cancel, self.submit)
        self.setFocusProxy(fields[0])
        fields[0].setFocus()

    def _submitted(self) -> None:
        wrong = [one for one in self._fields if hasattr(one, "validate") and not one.validate()]
        if wrong:
            wrong[0].setFocus()
            self.adjustSize()
        elif self.submit.isEnabled():
            self.submit.disable(Text("plans", "It is being saved"))
            self._context.spawn(self._try(), name="plans: save", owner=self)

    async def _try(self) -> None:
        try:
            self.saved = await self._save()
        except Exception as error:  # noqa: BLE001 - said in the dialog
            self.submit.enable()
            self._show_fault(error)
            return
        self.accept()

    def _show_fault(self, error: BaseException) -> None:
        complaints = complaints_of(error)
        placed = False
        for name, said in complaints.items():
            place = self._places.get(name)
            if isinstance(place, Field):
                place.set_error(field_fault(said if isinstance(said, str) else said[0]))
                placed = True
        message = describe(error)
        self.fault.set_words(message.sentence)
        self._fault_box.setVisible(not placed)
        self.adjustSize()


async def ask_fields(dialog: FieldsDialog) -> Any:
    """Show the dialog; what was saved, ``None`` when given up."""
    return dialog.saved if await present(dialog) else None


@dataclass(frozen=True, slots=True)
class Removal:
    """What is asked before a row is deleted: the question names it, ``loss`` says what goes with it."""

    question: Callable[[Record], Words]
    loss: Words
    act: Words
    refuse: Callable[[Sequence[Record]], Words | None] | None = None


def edit_action(run: Run, permission: Permission) -> ActionSpec:
    """“Edit”, as it stands in every list of this pane."""
    return ActionSpec("edit", Text("plans", "Edit"), run, "ri.pencil-line", shortcut="Ctrl+E", permission=permission)


def delete_action(run: Run, permission: Permission, **more: Any) -> ActionSpec:
    """“Delete…”, as it stands in every list of this pane."""
    return ActionSpec(
        "delete",
        Text("plans", "Delete…"),
        run,
        "ri.delete-bin-6-line",
        danger=True,
        shortcut="Delete",
        permission=permission,
        **more,
    )


def edit_and_delete(
    desk: Desk, resource: str, edit: Callable[[ResourcePane, Record], Awaitable[object]], removal: Removal
) -> tuple[ActionSpec, ActionSpec]:
    """The two things that can be done with a row by whoever may change settings."""

    async def change(pane: ResourcePane, records: Sequence[Record]) -> None:
        await edit(pane, records[0])

    async def delete(pane: ResourcePane, records: Sequence[Record]) -> None:
        record = records[0]
        keep = Text("plans", "Keep it")
        if await ask(pane, removal.question(record), removal.loss, act=removal.act, keep=keep, danger=True):
            await desk.services.editing.delete(resource, [record.key])
            pane.drawer.dismiss()

    may = Permission.SETTING_ACCESS
    return edit_action(change, may), delete_action(delete, may, refuse=removal.refuse)
