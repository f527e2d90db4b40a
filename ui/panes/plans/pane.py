"""The plans pane: six tabs of lists, and the editor of a plan as a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tiknet_desktop.services.plan_drafts import PlanDraft
from tiknet_desktop.storage.records import Record, RecordQuery
from ui.kit.buttons import Segmented, Tabs
from ui.kit.containers import PageHeader
from ui.kit.context import BusListener, PaneContext
from ui.kit.i18n import Text, Words
from ui.kit.layout import column, holder, row
from ui.kit.spec import ResourceSpec
from ui.kit.table_model import RecordTableModel
from ui.kit.table_view import TableView
from ui.kit.tools import SearchTool
from ui.panes.plans.accounts import accounts_spec
from ui.panes.plans.desk import Desk, ListPane
from ui.panes.plans.devices import devices_spec
from ui.panes.plans.editor import PlanEditor, duplicate_of
from ui.panes.plans.listing import ALSO, plans_spec
from ui.panes.plans.options import KINDS, option_spec
from ui.panes.plans.profiles import profiles_spec
from ui.panes.plans.sold import bought_spec, sold_spec

TABS: Final[tuple[tuple[str, Text, Text], ...]] = (
    ("plans", Text("plans", "Plans"), Text("plans", "What you sell: a price, a time, a speed")),
    ("profiles", Text("plans", "Profiles"), Text("plans", "The speeds the routers know")),
    ("options", Text("plans", "Options"), Text("plans", "The values plans are put together from")),
    ("devices", Text("plans", "Devices"), Text("plans", "One more phone on a running plan")),
    ("accounts", Text("plans", "Accounts"), Text("plans", "Names that may connect through the routers")),
    ("sold", Text("plans", "Sold"), Text("plans", "Who got which plan, from whom and until when")),
)
FACTS_AFTER_MS: Final = 400
"""Changes are collected this long before counts are made again: they look at many rows."""
SOLD: Final = (("counter", Text("plans", "At the counter")), ("online", Text("plans", "Bought online")))


class PlansPane(QWidget):
    """Tabs are built when they are first opened. ``open_record(key, tab=…, plan=…, add=…)`` opens a row, a tab,
    what belongs to a plan, or the editor."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.desk = Desk(context)
        self.lists: dict[str, ListPane] = {}
        self._pages: dict[str, QWidget] = {}
        self._switches: dict[str, tuple[Segmented, QStackedWidget]] = {}
        self._tab = "plans"
        self.header = PageHeader(Text("plans", "Plans"), TABS[0][2], SearchTool(context))
        self.tabs = Tabs([(key, title) for key, title, _ in TABS], "plans", Text("plans", "Parts of this pane"))
        self.tabs.changed.connect(self.open_tab)
        self._stack = QStackedWidget()
        front = column(self.header, row(self.tabs, None, margins=(24, 0, 24, 0)), spacing=0)
        front.addWidget(self._stack, 1)
        self._front = holder(front)
        self.editor: PlanEditor | None = None
        self._outer = QStackedWidget()
        self._outer.addWidget(self._front)
        self.setLayout(column(self._outer, spacing=0))
        self._listener = BusListener(
            self, self.services.bus, ("plans", *ALSO, *KINDS), lambda _: self._load_facts(), FACTS_AFTER_MS
        )
        for key, step in ((QKeySequence.StandardKey.NextChild, 1), (QKeySequence.StandardKey.PreviousChild, -1)):
            shortcut = QShortcut(QKeySequence(key), self._front)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step_tab, step))
        self.open_tab("plans")
        self.setFocusProxy(self.lists["plans"])

    # ------------------------------------------------------------ tabs
    def open_tab(self, key: str) -> None:
        """Show a tab."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._page(key)
            self._stack.addWidget(page)
        self._tab = key
        self.tabs.set_current(key)
        self._stack.setCurrentWidget(page)
        self.header.set_context(next(words for name, _, words in TABS if name == key))
        self._show_primary()

    def step_tab(self, step: int) -> None:
        """Show the next or the previous tab (Ctrl+Tab)."""
        names = [name for name, _, _ in TABS]
        self.open_tab(names[(names.index(self._tab) + step) % len(names)])
        self.current_list().table.setFocus()

    def _page(self, key: str) -> QWidget:
        if key == "options":
            return self._switch(key, tuple(KINDS.items()), lambda kind: option_spec(self.desk, kind))
        if key == "sold":
            makers: dict[str, Callable[[Desk], ResourceSpec]] = {"counter": sold_spec, "online": bought_spec}
            return self._switch(key, SOLD, lambda part: makers[part](self.desk))
        if key == "plans":
            return self._list(key, plans_spec(self.desk, self.edit))
        specs: dict[str, Callable[[Desk], ResourceSpec]] = {
            "profiles": profiles_spec,
            "devices": devices_spec,
            "accounts": accounts_spec,
        }
        return self._list(key, specs[key](self.desk))

    def _list(self, name: str, spec: ResourceSpec) -> ListPane:
        made = self.lists[name] = ListPane(self.context, spec, self.desk)
        if made.primary_button is not None:
            self.header.add(made.primary_button)
        return made

    def _switch(self, key: str, parts: Sequence[tuple[str, Words]], spec: Callable[[str], ResourceSpec]) -> QWidget:
        """A tab of several lists, one at a time."""
        switch = Segmented(parts, parts[0][0], next(title for name, title, _ in TABS if name == key))
        stack = QStackedWidget()
        self._switches[key] = (switch, stack)
        switch.changed.connect(partial(self._show_part, key, spec))
        page = column(row(switch, None, margins=(24, 10, 24, 0)), spacing=0)
        page.addWidget(stack, 1)
        self._show_part(key, spec, parts[0][0])
        return holder(page)

    def _show_part(self, key: str, spec: Callable[[str], ResourceSpec], part: str) -> None:
        switch, stack = self._switches[key]
        switch.set_current(part)
        name = f"{key}.{part}"
        if name not in self.lists:
            stack.addWidget(self._list(name, spec(part)))
        stack.setCurrentWidget(self.lists[name])
        self._show_primary()

    def show_part(self, key: str, part: str) -> None:
        """Open a tab at one of its lists: ``("options", "rate_limit")``."""
        self.open_tab(key)
        self._switches[key][0].set_current(part, tell=True)

    def current_list(self) -> ListPane:
        """The list in view."""
        if self._tab in self._switches:
            return self.lists[f"{self._tab}.{self._switches[self._tab][0].current()}"]
        return self.lists[self._tab]

    @property
    def model(self) -> RecordTableModel:
        """The rows in view."""
        return self.current_list().model

    @property
    def table(self) -> TableView:
        """The table in view."""
        return self.current_list().table

    def _show_primary(self) -> None:
        current = self.current_list() if self._tab in self._pages else None
        for one in self.lists.values():
            if one.primary_button is not None:
                one.primary_button.setVisible(one is current)

    # ------------------------------------------------------------ facts
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load_facts()
        self._listener.shown()

    def _load_facts(self) -> None:
        self.context.spawn(self._read_facts(), name="plans: facts", owner=self)

    async def _read_facts(self) -> None:
        try:
            await self.desk.load()
        except Exception as error:  # noqa: BLE001 - said above the list
            self.current_list().show_fault(error)
            return
        for one in self.lists.values():
            one.show_facts()

    # ------------------------------------------------------------ the editor
    def edit(self, record: Record | None, copy: bool = False) -> None:
        """Open the editor: for a new plan, for a plan, or for a copy of it."""
        self.context.spawn(self._edit(record, copy), name="plans: edit", owner=self)

    async def _edit(self, record: Record | None, copy: bool) -> None:
        if self.editor is None:
            self.editor = PlanEditor(self.desk, self._edited)
            self._outer.addWidget(self.editor)
        if record is None:
            self.editor.open(PlanDraft())
        else:
            try:
                draft = await self.services.plans.draft(record.key)
            except Exception as error:  # noqa: BLE001 - said above the list
                self.lists["plans"].show_fault(error)
                return
            if copy:
                page = await self.services.records.page(RecordQuery("plans"), 0, 500)
                taken = {str(one["name"]) for one in page.rows}
                self.editor.open(replace(duplicate_of(draft, taken)), changed=True)
            else:
                self.editor.open(draft, record.key, title=str(record["name"] or ""))
        self._outer.setCurrentWidget(self.editor)

    def editing(self) -> bool:
        """Whether the editor is in view."""
        return self.editor is not None and self._outer.currentWidget() is self.editor

    def _edited(self, key: str) -> None:
        self._outer.setCurrentWidget(self._front)
        self.open_tab("plans")
        self.lists["plans"].table.setFocus()
        if key:
            self.lists["plans"].open_record(key)

    # ------------------------------------------------------------ from outside
    def open_record(self, key: str | None = None, **options: object) -> None:
        """Show a plan; ``tab`` opens another list (with ``key`` a row of it), ``add`` the editor for a new plan."""
        tab, part = str(options.get("tab") or "plans"), str(options.get("part") or "")
        if options.get("add"):
            self.edit(None)
            return
        self._outer.setCurrentWidget(self._front)
        self.open_tab(tab if tab in {name for name, _, _ in TABS} else "plans")
        if part and tab in self._switches:
            self.show_part(tab, part)
        if key:
            self.current_list().open_record(key)
        elif options.get("plan"):
            self.context.spawn(self._filter_by_plan(str(options["plan"])), name="plans: filter", owner=self)

    async def _filter_by_plan(self, plan: str) -> None:
        """Leave only what belongs to a plan in the list in view."""
        view = self.current_list()
        chip = view.filter_bar.chip("plan")
        if chip is not None and chip.spec.load is not None:
            chip.set_choices(await chip.spec.load(self.context))
            view.set_filter("plan", plan)
