"""A list pane from a :class:`~ui.kit.spec.ResourceSpec`: header, search, filters, table, footer, drawer, states."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from tiknet_desktop.contracts.resources import resource as declared
from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit import dialogs, states
from ui.kit.buttons import Button, IconButton
from ui.kit.containers import Banner, Card, Drawer, PageHeader
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.filter_bar import BulkBar, FilterBar, FilterChip, action_menu
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import Label, Rule
from ui.kit.layout import NO_LIMIT, clear, column, holder, rescale, row
from ui.kit.messages import describe
from ui.kit.spec import ActionSpec, FilterChoice, ResourceSpec
from ui.kit.table_model import RecordTableModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme
from ui.kit.tools import SearchTool, connection_banner
from ui.kit.truth import Truth, TruthLabel

DRAWER_BESIDE_FROM = 1180
"""Window width (design pixels) from which the drawer stands beside the table; below it takes its place."""
CHECK_ALL_LIMIT = 5000


class ResourcePane(QWidget):
    """A whole list screen. Give it a context and a spec; subclass only to add what data cannot say.

    Useful from actions: ``context``, ``services``, ``table``, ``drawer``, ``current_record()``, ``refresh()``,
    ``show_fault(error)``, ``open_record(key)``.
    """

    def __init__(self, context: PaneContext, spec: ResourceSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services, self.spec = context, context.services, spec
        self._sort = spec.default_sort
        self._shown_key: str | None = None
        self._row_actions = [action for action in spec.actions if context.allowed(action.permission)]
        bulk = any(action.bulk for action in self._row_actions)
        self.header = PageHeader(spec.title)
        self._add_header_tools()
        self.filter_bar = FilterBar(spec.search, spec.filters)
        self.bulk_bar = BulkBar()
        self.bulk_bar.hide()
        self.model = RecordTableModel(
            self.services.records.page,
            partial(self._spawn, "page"),
            spec.columns,
            checkable=bulk,
            glance=self.services.records.glance,
            parent=self,
        )
        self.table = TableView(spec.columns, row=spec.row, checkable=bulk, name=spec.title)
        self.table.setModel(self.model)
        self.count = Label("", "small", "text_muted")
        self.truth = TruthLabel()
        self.drawer = Drawer()
        self._banner_box = column(spacing=0)
        self._host = states.StateHost(self._card())
        self._keep_columns_soon = QTimer(self)
        self._keep_columns_soon.setSingleShot(True)
        self._keep_columns_soon.setInterval(500)
        self._keep_columns_soon.timeout.connect(self._remember_columns)
        self._lay_out()
        self._connect()
        self._restore_columns()
        self._listener = BusListener(
            self, self.services.bus, (spec.resource, "freshness", "connectivity", "account", *spec.also), self._changed
        )
        self._first_show = True

    # ------------------------------------------------------------ construction
    def _add_header_tools(self) -> None:
        self.header.add(SearchTool(self.context))
        if self.spec.extra_tools is not None:
            self.header.add(*self.spec.extra_tools(self))
        primary = self.spec.primary
        self.primary_button: Button | None = None
        if primary is not None and self.context.allowed(primary.permission):
            self.primary_button = Button(
                primary.title,
                "primary",
                primary.glyph or "ri.add-line",
                hint=primary.shortcut,
                shortcut=primary.shortcut or None,
            )
            self.primary_button.clicked.connect(lambda: self.run(primary, ()))
            self.header.add(self.primary_button)

    def _card(self) -> Card:
        footer = row(self.count, None, self.truth, margins=(15, 6, 15, 7))
        footer.setStretch(1, 1)
        card = Card(self.table, Rule(), footer, spacing=0, margins=(1, 1, 1, 0))
        card.body.setStretch(0, 1)
        return card

    def _lay_out(self) -> None:
        left = column(self.header, self._banner_box, self.filter_bar, self.bulk_bar, spacing=0)
        left.addWidget(holder(column(self._host, spacing=0, margins=(24, 12, 24, 16))), 1)
        self._left = QWidget()
        self._left.setLayout(left)
        outer = row(self._left, self.drawer, spacing=0)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.filter_bar.changed.connect(self.reload)
        self.filter_bar.search.down_pressed.connect(self._into_table)
        self.filter_bar.columns_button.clicked.connect(self._choose_columns)
        self.filter_bar.export_button.clicked.connect(self._choose_export)
        for chip in self.filter_bar.chips:
            chip.opened.connect(partial(self._load_choices, chip))
        self.bulk_bar.cleared.connect(lambda: self.model.check_records(()))
        self.table.sort_requested.connect(self._sort_by)
        self.table.current_row_changed.connect(self._row_chosen)
        self.table.row_activated.connect(self._row_chosen)
        self.table.menu_requested.connect(self._context_menu)
        self.table.widths_changed.connect(self._keep_columns_soon.start)
        self.table.check_all_requested.connect(self._check_all)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self.model.checked_changed.connect(self._show_bulk)
        self.drawer.closed.connect(self._drawer_closed)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.focus_search),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.pull),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        for action in self._row_actions:
            if action.shortcut:
                shortcut = QShortcut(QKeySequence(action.shortcut), self.table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(partial(self._run_on_selection, action))

    def _spawn(self, name: str, work: object) -> object:
        return self.context.spawn(work, name=f"{self.spec.key}: {name}", owner=self)  # type: ignore[arg-type]

    # ------------------------------------------------------------ data
    def query(self) -> RecordQuery:
        """What the list shows now."""
        return RecordQuery(
            self.spec.resource,
            search=self.filter_bar.search.text().strip(),
            filters=(*self.spec.base_filters, *self.filter_bar.filters()),
            sort=self._sort,
        )

    def reload(self) -> None:
        """Search, filters or order changed."""
        self.model.set_query(self.query())

    def refresh(self) -> None:
        """Read again what is in view."""
        if self.model.ever_loaded:
            self.model.refresh(self.table.visible_rows())
        else:
            self.reload()
        self._spawn("state", self._show_state())

    def pull(self) -> None:
        """Ask the server for news of this list now."""
        self._spawn("pull", self._pull())

    async def _pull(self) -> None:
        try:
            await self.services.records.refresh(self.spec.resource)
        except Exception as error:  # noqa: BLE001 - shown
            self.show_fault(error)

    def _changed(self, changed: set[str]) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible([self.spec.resource])
        if self._first_show:
            self._first_show = False
            if self._sort:
                self.table.show_sort(self._sort[0].field, self._sort[0].descending)
            self.reload()
            self._spawn("state", self._show_state())
        else:
            self._listener.shown()

    def _loaded(self) -> None:
        if self.model.counted:
            self.count.set_words(lambda: self.spec.count(self.model.count, self.model.total))
        if self._shown_key is not None:
            position = self.model.row_of(self._shown_key)
            if position >= 0:
                if position != self.table.currentIndex().row():
                    self.table.go_to_row(position)
                record = self.model.record(position)
                if record is not None:
                    self._fill_drawer(record)
        self._spawn("state", self._show_state())

    def _failed(self, error: BaseException) -> None:
        message = describe(error)
        self._host.show_state(
            states.error(
                Text("kit.pane", "This list could not be opened"), message.sentence, self.reload, message.details
            )
        )

    async def _show_state(self) -> None:
        freshness = await self.services.records.freshness(self.spec.resource)
        self._show_truth(freshness)
        self._show_banner()
        state: QWidget | None = None
        if not self.context.allowed(self.spec.permission) or (freshness.state == "forbidden" and not self.model.total):
            state = states.forbidden(self.services.account.role_name)
        elif freshness.state == "not_offered" and not self.model.total:
            state = states.not_offered()
        elif not self.model.ever_loaded:
            state = None if isinstance(self._host.state, states.StateView) else states.Skeleton()
            if state is None:
                return
        elif self.model.total == 0 and freshness.state == "never":
            state = states.never_loaded(self.pull) if not self._online() else states.Skeleton()
        elif self.model.total == 0 and freshness.state == "syncing" and freshness.synced_at is None:
            state = states.Skeleton()
        elif self.model.total == 0 and freshness.state == "error":
            message = describe(freshness.error)
            state = states.error(message.title, message.text, self.pull, message.details)
        elif self.model.total == 0:
            state = self._empty()
        elif self.model.count == 0:
            state = states.no_match(self.filter_bar.clear)
        if state is None:
            self._host.show_content()
        elif type(state) is not type(self._host.state) or isinstance(state, states.StateView):
            self._host.show_state(
                Card(state, margins=(1, 1, 1, 1))
                if isinstance(state, states.StateView)
                else Card(state, margins=(16, 12, 16, 8))
            )
        if self.spec.context is not None:
            self.header.set_context(await self.spec.context(self))

    def _empty(self) -> states.StateView:
        primary = self.spec.primary if self.primary_button is not None else None
        empty = self.spec.empty
        action: Words = primary.title if primary else ""
        return states.empty(
            empty.glyph, empty.title, empty.text, action, (lambda: self.run(primary, ())) if primary else None
        )

    def _online(self) -> bool:
        return is_online(self.services)

    def _show_truth(self, freshness: object) -> None:
        pending = sum(1 for record in self._records_in_view() if record.pending)
        state: Words = ""
        if pending:
            state = lambda: translate("kit.pane", "%n change(s) not confirmed yet", "", pending)  # noqa: E731
        try:
            cadence = declared(self.spec.resource).cadence
        except KeyError:
            cadence = 300
        moment = getattr(freshness, "synced_at", None)
        if moment is None and not self.model.total:
            self.truth.set_truth(None)
            return
        # The rows are what the server said at that moment, however long ago: the age tells, not the place.
        self.truth.set_truth(Truth(moment, "server", timedelta(seconds=cadence), state, pending=pending > 0))

    def _records_in_view(self) -> list[Record]:
        first, last = self.table.visible_rows()
        return [
            record
            for record in (self.model.record(position) for position in range(first, last + 1))
            if record is not None
        ]

    def _show_banner(self) -> None:
        offline = not is_online(self.services)
        if offline and self._banner_box.count() == 0:
            self._banner_box.addLayout(
                row(connection_banner(self.services.connectivity, self.pull), margins=(24, 6, 24, 6))
            )
        elif not offline:
            clear(self._banner_box)

    # ------------------------------------------------------------ table
    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.filter_bar.search.setFocus()
        self.filter_bar.search.selectAll()

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.currentIndex().row() < 0:
            self.table.go_to_row(0)

    def _sort_by(self, field: str, descending: bool) -> None:
        self._sort = (Sort(field, descending),)
        self.reload()

    def current_record(self) -> Record | None:
        """The record of the current row."""
        return self.model.record(self.table.currentIndex().row())

    def _row_chosen(self, position: int) -> None:
        record = self.model.record(position)
        if record is None:
            return
        if self.spec.detail is not None and (record.key != self._shown_key or self.drawer.isHidden()):
            self._shown_key = record.key
            self._fill_drawer(record)
            self._reveal_drawer()

    def open_record(self, key: str, **options: object) -> None:
        """Show a row and its details, whatever the filters leave."""
        self._spawn("open", self._open(key))

    async def _open(self, key: str) -> None:
        record = await self.services.records.get(self.spec.resource, key)
        if record is None:
            self.context.toast(Text("kit.pane", "It is no longer on this computer"), "info")
            return
        self._shown_key = key
        position = self.model.row_of(key)
        if position >= 0:
            self.table.go_to_row(position)
        if self.spec.detail is not None:
            self._fill_drawer(record)
            self._reveal_drawer()

    # ------------------------------------------------------------ drawer
    def _fill_drawer(self, record: Record) -> None:
        if self.spec.detail is None:
            return
        for box in (self.drawer.pills, self.drawer.actions, self.drawer.body):
            clear(box)
        self.spec.detail(self, record, self.drawer)

    def add_drawer_actions(self, record: Record, shown: Sequence[str]) -> None:
        """Put actions into the drawer: the first of ``shown`` filled, the others outlined, the rest in the ⋮ menu."""
        actions = {
            action.key: action
            for action in self._row_actions
            if action.single and not (action.hidden and action.hidden([record]))
        }
        first = True
        for key in shown:
            action = actions.pop(key, None)
            if action is None:
                continue
            button = Button(action.title, "danger" if action.danger else "primary" if first else "secondary")
            button.clicked.connect(lambda _=False, action=action: self.run(action, [record]))
            refusal = action.refuse([record]) if action.refuse else None
            if refusal is not None:
                button.disable(refusal)
            first = first and action.danger
            self.drawer.actions.addWidget(button)
        self.drawer.actions.addStretch(1)
        if actions:
            more = IconButton("ri.more-2-line", Text("kit.pane", "More actions"))
            more.clicked.connect(
                lambda: self._menu_of(list(actions.values()), [record]).popup(
                    more.mapToGlobal(more.rect().bottomLeft())
                )
            )
            self.drawer.actions.addWidget(more)

    def _drawer_closed(self) -> None:
        self._shown_key = None
        self._left.show()
        self.table.clearSelection()
        self.table.setFocus()

    def _reveal_drawer(self) -> None:
        if self.window().width() < theme().px(DRAWER_BESIDE_FROM):
            self._left.hide()  # before the drawer shows: side by side they would widen the window
            self.drawer.show()  # it takes all the room at once: sliding in would end at its width beside a table
        else:
            self.drawer.reveal()
        self._place_drawer()

    def _place_drawer(self) -> None:
        narrow = self.window().width() < theme().px(DRAWER_BESIDE_FROM)
        open_ = not self.drawer.isHidden()
        self._left.setVisible(not (narrow and open_))
        if narrow and open_:
            self.drawer.setMinimumWidth(0)
            self.drawer.setMaximumWidth(NO_LIMIT)
        elif open_:
            self.drawer.setFixedWidth(theme().size("drawer"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.drawer.isHidden():
            self._place_drawer()

    # ------------------------------------------------------------ actions
    def run(self, action: ActionSpec, records: Sequence[Record]) -> None:
        """Run an action on rows; what it raises is shown."""
        self._spawn(action.key, self._run(action, records))

    async def _run(self, action: ActionSpec, records: Sequence[Record]) -> None:
        try:
            result = action.run(self, records)
            if inspect.isawaitable(result):
                await result
        except Exception as error:  # noqa: BLE001 - shown with what to do
            self.show_fault(error)

    def show_fault(self, error: BaseException) -> None:
        """Say in a banner above the list what failed; it stays until it is closed."""
        message = describe(error)
        clear(self._banner_box)
        banner = Banner(
            message.title, message.text, look="danger", glyph="ri.error-warning-line", action=Text("kit.pane", "Close")
        )
        banner.acted.connect(lambda: clear(self._banner_box))
        self._banner_box.addLayout(row(banner, margins=(24, 6, 24, 6)))

    def _run_on_selection(self, action: ActionSpec) -> None:
        records = (
            list(self.model.checked.values())
            if action.bulk and self.model.checked
            else [r for r in [self.current_record()] if r]
        )
        if (
            records
            and not (action.refuse and action.refuse(records))
            and not (action.hidden and action.hidden(records))
        ):
            self.run(action, records)

    def _choices_of(
        self, actions: Sequence[ActionSpec], records: Sequence[Record]
    ) -> list[tuple[ActionSpec, Words | None, Callable[[], object]]]:
        return [
            (action, action.refuse(records) if action.refuse else None, partial(self.run, action, records))
            for action in actions
            if not (action.hidden and action.hidden(records))
        ]

    def _menu_of(self, actions: Sequence[ActionSpec], records: Sequence[Record]) -> QMenu:
        plain = self._choices_of([action for action in actions if not action.danger], records)
        danger = self._choices_of([action for action in actions if action.danger], records)
        return action_menu(self, [*plain, *([None] if plain and danger else []), *danger])

    def _context_menu(self, where: QPoint) -> None:
        position = self.table.rowAt(where.y())
        record = self.model.record(position if position >= 0 else self.table.currentIndex().row())
        if record is None:
            return
        menu = self._menu_of([action for action in self._row_actions if action.single], [record])
        if menu.actions():
            menu.addSeparator()
        copy = menu.addAction(str(Text("kit.pane", "Copy the line")))
        copy.triggered.connect(self.table.copy_rows)
        menu.popup(self.table.viewport().mapToGlobal(where))

    def _show_bulk(self) -> None:
        records = list(self.model.checked.values())
        self.bulk_bar.setVisible(bool(records))
        self.filter_bar.setVisible(not records)
        if not records:
            return
        count = len(records)
        choices = self._choices_of([action for action in self._row_actions if action.bulk], records)
        export = ActionSpec("export", Text("kit.pane", "Export"), lambda pane, rows: None, "ri.download-2-line")
        choices.append((export, None, self._choose_export))
        self.bulk_bar.offer(lambda: translate("kit.pane", "%Ln selected", "", count), choices)

    def _check_all(self) -> None:
        self._spawn("check all", self._check_everything())

    async def _check_everything(self) -> None:
        page = await self.services.records.page(self.query(), 0, CHECK_ALL_LIMIT)
        self.model.check_records(page.rows)

    # ------------------------------------------------------------ filters, columns, export
    def _load_choices(self, chip: FilterChip) -> None:
        if chip.spec.load is not None and not chip.choices:
            self._spawn("choices", self._fetch_choices(chip))

    async def _fetch_choices(self, chip: FilterChip) -> None:
        assert chip.spec.load is not None
        chip.set_choices(await chip.spec.load(self.context))

    def set_filter(self, key: str, choice_key: str | None) -> None:
        """Choose a filter from outside (an alert of Today, the palette)."""
        chip = self.filter_bar.chip(key)
        if chip is not None:
            choice: FilterChoice | None = next((one for one in chip.choices if one.key == choice_key), None)
            chip.choose(choice)

    def _settings_key(self) -> str:
        return f"columns.{self.spec.key}"

    def _restore_columns(self) -> None:
        kept = self.services.settings.get(self._settings_key())
        if isinstance(kept, dict):
            self.table.remember(kept)

    def _remember_columns(self) -> None:
        self.services.settings.set(self._settings_key(), self.table.remembered())

    def _choose_columns(self) -> None:
        menu = QMenu(self)
        for spec in self.spec.columns:
            action = menu.addAction(say(spec.title))
            action.setCheckable(True)
            action.setChecked(spec.key in self.table.chosen_columns())
            action.setEnabled(spec is not self.spec.columns[0])
            action.toggled.connect(partial(self._toggle_column, spec.key))
        menu.popup(self.filter_bar.columns_button.mapToGlobal(self.filter_bar.columns_button.rect().bottomLeft()))

    def _toggle_column(self, key: str, on: bool) -> None:
        chosen = self.table.chosen_columns()
        self.table.choose_columns(chosen | {key} if on else chosen - {key})

    def _choose_export(self) -> None:
        menu = QMenu(self)
        menu.addAction(str(Text("kit.pane", "Spreadsheet (XLSX)"))).triggered.connect(
            lambda: self._spawn("export", self.export("xlsx"))
        )
        menu.addAction(str(Text("kit.pane", "Text (CSV)"))).triggered.connect(
            lambda: self._spawn("export", self.export("csv"))
        )
        button = self.filter_bar.export_button if self.filter_bar.isVisible() else self.bulk_bar
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    async def export(self, kind: str, path: Path | None = None) -> Path | None:
        """Write the marked rows, or all the list shows, to a file; asks where when no path is given."""
        from ui.kit.export import EXPORT_PAGE, table_of, write_csv, write_xlsx

        records = list(self.model.checked.values())
        name = f"{say(self.spec.title)}.{kind}"
        path = path or await dialogs.save_path(
            self, Text("kit.pane", "Export the list"), name, "XLSX (*.xlsx)" if kind == "xlsx" else "CSV (*.csv)"
        )
        if path is None:
            return None
        columns = [spec for spec in self.spec.columns if spec.key in self.table.chosen_columns()]
        try:
            if not records:
                query, offset = self.query(), 0
                while True:
                    page = await self.services.records.page(query, offset, EXPORT_PAGE)
                    records += page.rows
                    offset += EXPORT_PAGE
                    if offset >= page.count:
                        break
            table = table_of(columns, records)
            if kind == "xlsx":
                await self.services.executors.work(write_xlsx, path, table, say(self.spec.title))
            else:
                await self.services.executors.work(write_csv, path, table)
        except OSError as error:
            self.show_fault(error)
            return None
        total = len(records)
        self.context.toast(lambda: translate("kit.pane", "%Ln row(s) written", "", total))
        return path

    # ------------------------------------------------------------ keys, language
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.model.checked:
            self.model.check_records(())
        elif event.key() == Qt.Key.Key_Escape and not self.drawer.isHidden():
            self.drawer.dismiss()
        elif (
            len(event.text()) == 1
            and event.text().isprintable()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.filter_bar.search.setFocus()
            self.filter_bar.search.setText(self.filter_bar.search.text() + event.text())
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        rescale(self)
        self._place_drawer()

    def retranslate(self) -> None:
        record = self.current_record()
        if record is not None and not self.drawer.isHidden():
            self._fill_drawer(record)
        self._show_bulk()
        self._spawn("state", self._show_state())
