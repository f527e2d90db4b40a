"""The sync centre: counters, every action with its next step, the chosen one, and what this computer holds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tiknet_desktop.storage.records import Filter, Page, Record, RecordQuery
from ui.kit import formatting, states
from ui.kit.buttons import Button, Chip
from ui.kit.containers import Banner, Card, PageHeader, ScrollPage
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import NO_LIMIT, clear, column, flow, holder, rescale, row
from ui.kit.messages import describe
from ui.kit.reflow import Reflow
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.table_model import RecordTableModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme
from ui.kit.tools import SearchTool, connection_banner
from ui.panes.sync_centre import words
from ui.panes.sync_centre.detail import EntryCard, Situation
from ui.panes.sync_centre.inventory import InventoryCard

EDGE: Final = 24
"""Page padding; the scroll bar of the side stands in it."""
SIDE_WIDTH: Final = 396
NARROW_SIDE_WIDTH: Final = 330
NARROW_BELOW: Final = 1040
STACKED_BELOW: Final = 760
"""Widths in design pixels."""
LIST_HEIGHT: Final = 300
SIDE_HEIGHT: Final = 420
AGES_MS: Final = 20_000
"""How often ages and next tries are worked out again."""
PROGRESS_SECONDS: Final = 0.4
LONGEST_SYNC: Final = timedelta(minutes=3)
RETRY_TIME: Final = timedelta(seconds=4)
"""How long a try without a connection is shown as running."""

_COUNTERS: Final = (
    ("pending", "ri.time-line", "pending", lambda n: translate("sync_centre", "%Ln pending", "", n)),
    ("unknown", "ri.question-line", "neutral", lambda n: translate("sync_centre", "%Ln to check", "", n)),
    ("conflict", "ri.git-merge-line", "warning", lambda n: translate("sync_centre", "%Ln to choose", "", n)),
    ("refused", "ri.close-circle-line", "danger", lambda n: translate("sync_centre", "%Ln refused", "", n)),
    ("done", "ri.checkbox-circle-line", "success", lambda n: translate("sync_centre", "%Ln confirmed", "", n)),
)
_LEADING_NUMBER: Final = re.compile(r"^[\d\s.,\u202f\u00a0]+")
_VIEWS: Final = (
    ("all", Text("sync_centre", "All")),
    ("attention", Text("sync_centre", "Need you")),
    ("pending", Text("sync_centre", "Waiting")),
    ("done", Text("sync_centre", "Confirmed ones")),
)


class Counter(Card):
    """A number with its glyph and word; ``sentence`` is both, with the word in agreement (“1 refusée”, “2 refusées”)."""

    def __init__(self, glyph: str, ink: str, sentence: Callable[[int], str], parent: QWidget | None = None) -> None:
        self._sentence = sentence
        self._number = Label(formatting.MISSING, "title")
        self._word = Label(lambda: _LEADING_NUMBER.sub("", sentence(0)), "body", "text_muted", elide=True)
        line = row(IconLabel(glyph, ink, 20), self._number, self._word, spacing=10)
        super().__init__(line, margins=(16, 8, 8, 8), parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_number(self, number: int) -> None:
        """Show a count."""
        self._number.set_words(lambda: formatting.number(number))
        self._word.set_words(lambda: _LEADING_NUMBER.sub("", self._sentence(number)))
        self.setAccessibleName(self._sentence(number))

    def restyle(self) -> None:
        super().restyle()
        self.setFixedHeight(theme().px(56))


class SyncCentrePane(QWidget):
    """Nothing here is ever lost: what waits, what needs a person, what is done."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self._counts: Any = None
        self._view = "all"
        self._operations: dict[str, str] = {}
        self._read_at: dict[str, datetime | None] = {}
        self._chosen_id = ""
        self._picked_for_them = False
        self._sync_started: datetime | None = None
        self._build_header()
        self.counters = {name: Counter(glyph, ink, text) for name, glyph, ink, text in _COUNTERS}
        self._build_list()
        self.detail = EntryCard()
        self.inventory = InventoryCard()
        self._side = ScrollPage(self.detail, self.inventory, spacing=14, margins=(0, 0, EDGE, 0))
        self._side.body.setStretch(1, 1)
        self._banner_box = column(spacing=0, margins=(EDGE, 0, EDGE, 0))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self._listener = BusListener(
            self, self.services.bus, ("outbox", "freshness", "connectivity", "settings", "account"), self._changed
        )
        self._ages = QTimer(self)
        self._ages.setInterval(AGES_MS)
        self._ages.timeout.connect(self._tick)

    # ------------------------------------------------------------ construction
    def _build_header(self) -> None:
        self.sync_button = Button(
            Text("sync_centre", "Synchronise"),
            "primary",
            "ri.refresh-line",
            hint="F5",
            shortcut=QKeySequence(Qt.Key.Key_F5),
        )
        self.search_tool = SearchTool(self.context)
        self.header = PageHeader(Text("sync_centre", "Sync centre"), "", self.search_tool, self.sync_button)

    def _build_list(self) -> None:
        columns = (
            ColumnSpec("time", Text("sync_centre", "Time"), self._time_cell, 82),
            ColumnSpec("action", Text("sync_centre", "Action"), self._action_cell),
            ColumnSpec("state", Text("sync_centre", "State"), self._state_cell, 128),
            ColumnSpec("next", Text("sync_centre", "Next"), self._next_cell, 172, priority=1),
        )
        self.chips = {key: Chip(text, active=key == self._view) for key, text in _VIEWS}
        self.model = RecordTableModel(self._load, partial(self._spawn, "page"), columns, parent=self)
        self.table = TableView(columns, row="row_comfortable", name=Text("sync_centre", "Actions"))
        self.table.setModel(self.model)
        self.count = Label("", "small", "text_muted")
        self._host = states.StateHost(self.table)

    def _lay_out(self) -> None:
        tiles = row(
            Reflow(*self.counters.values(), narrow=3, gutter=12, wide_from=STACKED_BELOW), margins=(0, 0, EDGE, 0)
        )
        title = Label(Text("sync_centre", "Actions"), "section")
        chips = row(title, spacing=16, margins=(16, 0, 16, 0))
        chips.addLayout(flow(*self.chips.values(), spacing=8), 1)
        actions = Card(chips, self._host, spacing=8, margins=(1, 12, 1, 8))
        actions.body.setStretch(1, 1)
        self._actions = holder(row(actions))
        self._low = row(self._actions, self._side, spacing=14)
        self._low.setStretch(0, 1)
        body = ScrollPage(spacing=14, margins=(EDGE, 6, 0, 16))
        body.body.addLayout(tiles)
        body.body.addLayout(self._low, 1)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addLayout(self._banner_box)
        outer.addWidget(body, 1)
        self.setLayout(outer)
        self._fit_side()

    def _connect(self) -> None:
        self.sync_button.clicked.connect(self.sync_now)
        self.inventory.refresh_asked.connect(self.sync_now)
        for key, chip in self.chips.items():
            chip.clicked.connect(partial(self.show_view, key))
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self.table.current_row_changed.connect(self._row_chosen)
        self.table.row_activated.connect(self._row_activated)
        self.detail.undone.connect(lambda entry: self._act("undo", self._undo(entry)))
        self.detail.given_up.connect(lambda entry: self._act("give up", self._give_up(entry)))
        self.detail.retried.connect(lambda entry: self._act("retry", self._retry(entry)))
        self.detail.resolved.connect(lambda entry, keep: self._act("resolve", self._resolve(entry, keep)))
        self.detail.corrected.connect(self._correct)
        self.detail.postponed.connect(self._let_go)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete_pressed)

    def _spawn(self, name: str, work: Any) -> Any:
        return self.context.spawn(work, name=f"sync centre: {name}", owner=self)

    # ------------------------------------------------------------ reading
    async def _load(self, query: RecordQuery, offset: int, limit: int) -> Page:
        """Actions as rows of the kit's table; the key of a row is the id of its action."""
        view = str(query.filters[0].value)
        entries = await self.services.sync_centre.entries(view, offset, limit)
        counts = await self.services.sync_centre.counts()
        self._show_counts(counts)
        self._operations.update({entry.id: entry.operation for entry in entries})
        rows = tuple(
            Record("outbox", entry.id, {"entry": entry, "after": self._after(entry)}, fetched_at=entry.created_at)
            for entry in entries
        )
        # Undone actions are listed but not counted, so only a page that is not full tells the exact end.
        count = offset + len(rows) if len(rows) < limit else offset + len(rows) + 1
        return Page(rows, count, count, offset)

    def _after(self, entry: Any) -> str:
        return self._operations.get(str(entry.waits_for), str(entry.waits_for)) if entry.waits_for else ""

    def _query(self) -> RecordQuery:
        return RecordQuery("outbox", filters=(Filter("view", "eq", self._view),))

    def show_view(self, view: str, _checked: bool = False) -> None:
        """Show ``all``, ``attention``, ``pending`` or ``done``."""
        self._view = view
        for key, chip in self.chips.items():
            chip.set_active(key == view)
        self.model.set_query(self._query())

    def refresh(self) -> None:
        """Read again what is in view."""
        if self.model.ever_loaded:
            self.model.refresh(self.table.visible_rows())
        else:
            self.model.set_query(self._query())
        self._spawn("inventory", self._show_inventory())
        self._show_connection()

    def _changed(self, changed: set[str]) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ages.start()
        self.refresh()
        self._listener.shown()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._ages.stop()

    def _tick(self) -> None:
        """Next tries and ages move on."""
        self.model.forget_cells()
        self._show_connection()

    # ------------------------------------------------------------ cells
    def _time_cell(self, record: Record) -> Cell:
        entry = record["entry"]
        day = formatting.local(entry.created_at).date()
        today = formatting.local(datetime.now(UTC)).date()
        return Cell(
            formatting.clock(entry.created_at),
            sub="" if day == today else formatting.short_date(day, today),
            ink="text_muted",
            tip=formatting.full_moment(entry.created_at),
        )

    def _action_cell(self, record: Record) -> Cell:
        entry = record["entry"]
        return Cell(words.title(entry), sub=words.subject(entry, self.services.account.currency), strong=True)

    def _state_cell(self, record: Record) -> Cell:
        text, tone = words.state(record["entry"])
        return Cell(pill=(say(text), tone))

    def _next_cell(self, record: Record) -> Cell:
        entry = record["entry"]
        return Cell(words.next_step(entry, self._online(), record["after"]), ink="text_muted")

    def _online(self) -> bool:
        return is_online(self.services)

    # ------------------------------------------------------------ showing
    def _show_counts(self, counts: Any) -> None:
        self._counts = counts
        for name, counter in self.counters.items():
            counter.show_number(getattr(counts, name))
        attention = counts.unknown + counts.conflict + counts.refused
        for key, number in (("attention", attention), ("pending", counts.pending)):
            base = dict(_VIEWS)[key]
            self.chips[key].set_words(base if not number else partial(_with_number, base, number))

    def _loaded(self) -> None:
        if not self.model.count:
            self._show_empty()
        else:
            self._host.show_content()
        if not self._chosen_id:
            self._pick_first()
        position = self.model.row_of(self._chosen_id) if self._chosen_id else -1
        if position >= 0:
            if self.table.currentIndex().row() != position:
                self.table.go_to_row(position)
            self._show_chosen()
        elif not self.detail.entry:
            self.detail.show_nothing(self._attention())
        elif self._chosen_id and self.model.count <= len(self._entries()):
            self._forget_choice()

    def _entries(self) -> list[Any]:
        records = (self.model.record(position) for position in range(min(self.model.count, 100)))
        return [record["entry"] for record in records if record is not None]

    def _attention(self) -> int:
        counts = self._counts
        return counts.unknown + counts.conflict + counts.refused if counts is not None else 0

    def _pick_first(self) -> None:
        """When the pane opens, what needs a person is chosen for them; later the choice is theirs."""
        if self._picked_for_them:
            return
        self._picked_for_them = True
        for entry in self._entries():
            if str(entry.status) in ("conflict", "unknown", "failed"):
                self._chosen_id = entry.id
                return

    def _show_empty(self) -> None:
        state = {
            "attention": (
                Text("sync_centre", "Nothing needs you"),
                Text("sync_centre", "Refused and doubtful actions would stand here."),
            ),
            "pending": (
                Text("sync_centre", "Nothing waits"),
                Text("sync_centre", "Everything has left this computer."),
            ),
        }.get(
            self._view,
            (
                Text("sync_centre", "No action yet"),
                Text("sync_centre", "Sales and changes made on this computer are listed here."),
            ),
        )
        self._host.show_state(states.StateView("ri.checkbox-circle-line", *state))
        if not self.detail.entry:
            self.detail.show_nothing(self._attention())

    def _failed(self, error: BaseException) -> None:
        message = describe(error)
        self._host.show_state(
            states.error(
                Text("sync_centre", "The actions could not be read"), message.text, self.refresh, message.details
            )
        )

    def _row_chosen(self, position: int) -> None:
        record = self.model.record(position)
        if record is not None:
            self._chosen_id = record.key
            self._show_chosen()

    def _row_activated(self, position: int) -> None:
        self._row_chosen(position)
        self.detail.focus_first()

    def _show_chosen(self) -> None:
        record = self.model.record(self.model.row_of(self._chosen_id))
        if record is None:
            return
        entry = record["entry"]
        if str(entry.status) == "conflict" and entry.resource not in self._read_at:
            self._spawn("age", self._read_age(entry.resource))
        self.detail.show_entry(entry, self._situation(entry))

    def _situation(self, entry: Any) -> Situation:
        target = words.PANES.get(entry.resource, "")
        return Situation(
            self._online(),
            self.services.account.currency,
            self._read_at.get(entry.resource),
            bool(target) and self.context.can_go(target),
        )

    async def _read_age(self, resource: str) -> None:
        self._read_at[resource] = (await self.services.records.freshness(resource)).synced_at
        self._show_chosen()

    def _forget_choice(self) -> None:
        self._chosen_id = ""
        self.table.clearSelection()
        self.detail.show_nothing(self._attention())

    def _let_go(self) -> None:
        self._forget_choice()
        self.table.setFocus()

    async def _show_inventory(self) -> None:
        self.inventory.show_lines(await self.services.sync_centre.inventory())

    def _show_connection(self) -> None:
        link = self.services.connectivity
        synced = link.last_sync
        self.inventory.show_data(int(link.bytes_today), int(self.services.settings.get("data_budget_mb") or 0))
        state: Words = {
            "online": Text("sync_centre", "Server connected"),
            "slow": Text("sync_centre", "Server connected, slow network"),
            "captive_portal": Text("sync_centre", "This network asks you to sign in"),
            "server_down": Text("sync_centre", "The server does not answer"),
        }.get(str(link.state), Text("sync_centre", "Offline"))
        if synced is None:
            self.header.set_context(
                Text("sync_centre", "{state} · never synchronised on this computer").fill(state=partial(say, state))
            )
        else:
            self.header.set_context(
                Text("sync_centre", "{state} · last full sync at {time}").fill(
                    state=partial(say, state), time=partial(formatting.time_or_day, synced)
                )
            )
        self._show_sync_button()
        self._show_banner()

    def _show_sync_button(self) -> None:
        if self._sync_started is not None:
            self.sync_button.disable(Text("sync_centre", "The synchronisation is running"))
        else:
            self.sync_button.enable()

    def _show_banner(self) -> None:
        if not self._online() and self._banner_box.count() == 0:
            self._banner_box.addWidget(connection_banner(self.services.connectivity, self.sync_now))
        elif self._online() and not self._faulty():
            clear(self._banner_box)

    def _faulty(self) -> bool:
        item = self._banner_box.itemAt(0)
        banner = item.widget() if item is not None else None
        return banner is not None and bool(banner.property("fault"))

    def show_fault(self, error: BaseException) -> None:
        """Say above the list what failed; it stays until it is closed."""
        message = describe(error)
        clear(self._banner_box)
        banner = Banner(
            message.title,
            message.text,
            look="danger",
            glyph="ri.error-warning-line",
            action=Text("sync_centre", "Close"),
        )
        banner.setProperty("fault", True)
        banner.acted.connect(lambda: clear(self._banner_box))
        self._banner_box.addWidget(banner)

    # ------------------------------------------------------------ acting
    def sync_now(self) -> None:
        """Send and read everything now; the card shows how far it is."""
        if self._sync_started is None:
            self._sync_started = datetime.now(UTC)
            self._show_sync_button()
            self._spawn("sync", self._sync(self._sync_started))

    async def _sync(self, started: datetime) -> None:
        """Start it and watch the lists until each was read since then; the work itself goes on without us."""
        try:
            await self.services.sync_centre.sync_now()
            while datetime.now(UTC) - started < LONGEST_SYNC:
                self.inventory.show_lines(await self.services.sync_centre.inventory())
                done, total = self.inventory.progress_since(started)
                self.inventory.show_progress(done, total)
                if done == total or (not self._online() and datetime.now(UTC) - started > RETRY_TIME):
                    break
                await asyncio.sleep(PROGRESS_SECONDS)
        except Exception as error:  # noqa: BLE001 - shown
            self.show_fault(error)
        finally:
            self._sync_started = None
        self.inventory.show_progress(0, 0)
        self.refresh()

    def _act(self, name: str, work: Any) -> None:
        self._spawn(name, self._guarded(work))

    async def _guarded(self, work: Any) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - shown with what to do
            self.show_fault(error)

    async def _undo(self, entry: Any) -> None:
        if entry.operation in words.MONEY_OPERATIONS and not await self._sure(entry):
            return
        await self.services.sync_centre.undo(entry.id)
        self.context.toast(Text("sync_centre", "Taken back: it will not be sent"))

    async def _give_up(self, entry: Any) -> None:
        if await self._sure(entry):
            await self.services.sync_centre.undo(entry.id)
            self.context.toast(Text("sync_centre", "Given up: it will not be sent"))

    async def _sure(self, entry: Any) -> bool:
        if entry.operation == "assign_plan":
            text = Text(
                "sync_centre",
                "The access code will not work, and what depends on this sale is given up too. Take the receipt back.",
            )
        else:
            text = Text(
                "sync_centre",
                "It will not be sent, nor what depends on it. The values of the server are shown again.",
            )
        return await ask(
            self,
            Text("sync_centre", "Give up “{action}”?").fill(action=words.full_title(entry)),
            text,
            act=Text("sync_centre", "Give the action up"),
            keep=Text("sync_centre", "Keep the action"),
            danger=True,
        )

    async def _retry(self, entry: Any) -> None:
        await self.services.sync_centre.retry(entry.id)

    async def _resolve(self, entry: Any, keep: str) -> None:
        await self.services.sync_centre.resolve(entry.id, keep)
        self.context.toast(
            Text("sync_centre", "Your version will be sent")
            if keep == "mine"
            else Text("sync_centre", "The server’s version stays")
        )

    def _correct(self, entry: Any) -> None:
        self.context.go(words.PANES[entry.resource], getattr(entry, "key", "") or None)

    def _delete_pressed(self) -> None:
        entry = self.detail.entry
        if entry is None:
            return
        for key in ("undo", "give_up"):
            button = self.detail.buttons.get(key)
            if button is not None and button.isEnabled():
                button.click()
                return

    def open_record(self, key: str, **options: object) -> None:
        """Choose an action by its id."""
        self._chosen_id = key
        self._picked_for_them = True
        if self._view != "all":
            self.show_view("all")
        elif self.model.ever_loaded:
            self._loaded()

    # ------------------------------------------------------------ keys, size, language
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.table.hasFocus():
                self._forget_choice()
            else:
                self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()
        self.search_tool.fit(self.width())

    def _fit_side(self) -> None:
        """The side stands beside the list; with a large zoom, where neither would have room, below it."""
        px = theme().px
        stacked = self.width() < px(STACKED_BELOW)
        self._low.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        layout = self._actions.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, px(EDGE) if stacked else 0, 0)
        self._actions.setMinimumHeight(px(LIST_HEIGHT) if stacked else 0)
        self._side.setMinimumHeight(px(SIDE_HEIGHT) if stacked else 0)
        if stacked:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(NO_LIMIT)
        else:
            narrow = self.width() < px(NARROW_BELOW)
            self._side.setFixedWidth(px(NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH) + px(EDGE))

    def restyle(self) -> None:
        rescale(self)
        self._fit_side()

    def retranslate(self) -> None:
        if self._counts is not None:
            self._show_counts(self._counts)
        self._show_connection()
        if not self.detail.entry:
            self.detail.show_nothing(self._attention())
        if not self.model.count and self.model.ever_loaded:
            self._show_empty()


def _with_number(base: Words, number: int) -> str:
    return f"{say(base)}  {formatting.number(number)}"
