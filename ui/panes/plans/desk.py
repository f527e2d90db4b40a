"""What the tabs of this pane share: the facts behind the lists, reading a row again, and a dialog made of any fields."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.plan_facts import PlanFacts
from tiknet_desktop.storage.records import Record, RowState
from ui.kit.buttons import Button
from ui.kit.containers import Drawer, Note
from ui.kit.context import PaneContext, is_online
from ui.kit.dialogs import Dialog, present
from ui.kit.fields import Field
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label, Pill
from ui.kit.messages import describe, field_fault
from ui.kit.pane import ResourcePane
from ui.kit.spec import ResourceSpec
from ui.panes.plans.words import KEPT_HERE

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

    def currency(self) -> Any:
        """The currency of the shop."""
        return getattr(getattr(self.services, "account", None), "currency", "XOF") or "XOF"

    def online(self) -> bool:
        """Whether the server answers now."""
        return is_online(self.services)

    def kept(self, owner: QWidget, resource: str, keys: Sequence[str]) -> None:
        """Say that a change is recorded here, and offer to take it back as long as it has not been sent."""
        wanted = [key for key in keys if key]

        def take_back() -> None:
            self.context.spawn(self._take_back(owner, resource, wanted), name="plans: undo", owner=owner)

        self.context.toast(KEPT_HERE, "pending", Text("plans", "Undo"), take_back)

    async def _take_back(self, owner: QWidget, resource: str, keys: Sequence[str]) -> None:
        waiting = await self.services.sync_centre.entries("pending", 0, 500)
        ours = [one for one in waiting if one.resource == resource and one.key in keys and str(one.status) == "queued"]
        newest: dict[str, Any] = {}
        for one in ours:  # newest first: only the last change of each row is taken back
            newest.setdefault(one.key, one)
        for one in newest.values():
            await self.services.sync_centre.undo(one.id)
            if await self.services.records.get(resource, one.key) is None:
                _forget(owner, one.key)
        if not newest:
            self.context.toast(Text("plans", "It has been sent already: change it again instead"), "info")

    def look_again(self, pane: QWidget, record: Record) -> None:
        """Have a row that somebody opens read from the server, unless that was done a moment ago."""
        place, now = (record.resource, record.key), time.monotonic()
        known = self._asked.get(place)
        if (known is not None and now - known < REREAD_AFTER) or not self.online():
            return
        self._asked[place] = now
        self.context.spawn(self.services.editing.reread(*place), name="plans: read again", owner=pane)


def _forget(owner: QWidget, key: str) -> None:
    """Close the details of a row that is no longer there."""
    for one in [owner, *owner.findChildren(ListPane)]:
        if isinstance(one, ListPane) and one.shown_key() == key:
            one.drawer.dismiss()


class ListPane(ResourcePane):
    """A list under the tabs: the header belongs to the whole pane."""

    def __init__(self, context: PaneContext, spec: ResourceSpec, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, spec, parent)
        self.desk = desk
        self.header.hide()
        self.setFocusProxy(self.table)

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
        complaints = dict(getattr(error, "fields", None) or {})
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
