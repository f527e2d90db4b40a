"""Who did what: the server's list, page by page; nobody can change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from tiknet_desktop.api.errors import Forbidden, NotOffered
from tiknet_desktop.services.team import AuditEntry, AuditQuestion
from tiknet_desktop.services.team import AuditPage as Answer
from tiknet_desktop.storage.records import Filter, Page, Record, RecordQuery
from ui.kit import dialogs, formatting, states
from ui.kit.containers import Card
from ui.kit.context import BusListener, PaneContext
from ui.kit.filter_bar import FilterBar, FilterChip
from ui.kit.i18n import Text, say, translate
from ui.kit.labels import IconLabel, Label, Rule
from ui.kit.layout import column, holder, row
from ui.kit.messages import describe
from ui.kit.spec import Cell, ColumnSpec, FilterChoice, FilterSpec
from ui.kit.table_model import RecordTableModel
from ui.kit.table_view import TableView
from ui.kit.truth import Truth, TruthLabel
from ui.panes.team.audit_words import ACTIONS, details, sentence, who
from ui.panes.team.words import full_name, role_name

MOST_PEOPLE: Final = 200
MOST_EXPORTED: Final = 50_000
EXPORT_PAGE: Final = 500


class AuditPage(QWidget):
    """Filters, the table, and what it is."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.filter_bar = FilterBar(Text("team", "Person, thing or code"), _filters())
        self.filter_bar.columns_button.hide()
        columns = _columns()
        self.model = RecordTableModel(self._load, partial(self._spawn, "page"), columns, parent=self)
        self.table = TableView(columns, row="row_comfortable", name=Text("team", "Who did what"))
        self.table.setModel(self.model)
        self.count = Label("", "small", "text_muted")
        self.truth = TruthLabel()
        self._last: Answer | None = None
        self._asked = False
        self._host = states.StateHost(self._card())
        body = holder(column(self._host, spacing=0, margins=(24, 12, 24, 16)))
        whole = column(self.filter_bar, body, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)
        self._connect()
        self._listener = BusListener(self, self.services.bus, ("connectivity", "account"), lambda _: self.refresh())

    def _card(self) -> Card:
        promise = row(
            IconLabel("ri.lock-2-line", "text_faint", 14),
            Label(Text("team", "Lines are only ever added: nobody can change or remove one."), "caption", "text_faint"),
            spacing=6,
        )
        footer = row(self.count, None, promise, None, self.truth, spacing=12, margins=(15, 6, 15, 7))
        card = Card(self.table, Rule(), footer, spacing=0, margins=(1, 1, 1, 0))
        card.body.setStretch(0, 1)
        return card

    def _connect(self) -> None:
        self.filter_bar.changed.connect(self.reload)
        self.filter_bar.export_button.clicked.connect(self._choose_export)
        for chip in self.filter_bar.chips:
            chip.opened.connect(partial(self._load_choices, chip))
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self.table.menu_requested.connect(self._menu)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.filter_bar.search.setFocus),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.refresh),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _spawn(self, name: str, work: Any) -> Any:
        return self.context.spawn(work, name=f"audit: {name}", owner=self)

    # ------------------------------------------------------------ reading
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._host.show_state(Card(states.Skeleton(), margins=(16, 12, 16, 8)))
            self.reload()
        else:
            self.refresh()
            self._listener.shown()

    def reload(self) -> None:
        """Search or filters changed."""
        self.model.set_query(
            RecordQuery("audit", search=self.filter_bar.search.text().strip(), filters=self.filter_bar.filters())
        )

    def refresh(self) -> None:
        """Ask the server again for what is in view."""
        if self.model.ever_loaded:
            self.model.refresh(self.table.visible_rows())
        else:
            self.model.query = None
            self.reload()

    async def _load(self, query: RecordQuery, offset: int, limit: int) -> Page:
        answer = await self.services.team.audit(question_of(query), offset // limit + 1, limit)
        if answer.error is not None and answer.fetched_at is None:
            raise answer.error
        self._last = answer
        rows = tuple(
            Record("audit", str(entry.id), {"entry": entry}, fetched_at=answer.fetched_at) for entry in answer.entries
        )
        return Page(rows, answer.count, answer.count, offset)

    def _loaded(self) -> None:
        total = self.model.count
        self.count.set_words(lambda: translate("team", "%Ln line(s)", "", total))
        if self._last is not None:
            source: Any = "computer" if self._last.error is not None else "server"
            self.truth.set_truth(Truth(self._last.fetched_at, source, timedelta(minutes=10)))
        if total:
            self._host.show_content()
        elif self.filter_bar.is_filtering():
            self._host.show_state(Card(states.no_match(self.filter_bar.clear), margins=(1, 1, 1, 1)))
        else:
            empty = states.empty(
                "ri.history-line", Text("team", "Nothing yet"), Text("team", "What people do from now on stands here.")
            )
            self._host.show_state(Card(empty, margins=(1, 1, 1, 1)))

    def _failed(self, error: BaseException) -> None:
        state: QWidget
        if isinstance(error, NotOffered):
            state = states.not_offered()
        elif isinstance(error, Forbidden) or getattr(error, "code", "") == "not_allowed":
            state = states.forbidden(self.services.account.role_name)
        elif getattr(error, "status", 0) is None:
            state = states.never_loaded(self.refresh)
        else:
            message = describe(error)
            state = states.error(message.title, message.text, self.refresh, message.details)
        self._host.show_state(Card(state, margins=(1, 1, 1, 1)))

    def _load_choices(self, chip: FilterChip) -> None:
        if chip.spec.load is not None and not chip.choices:
            self._spawn("choices", self._fetch_choices(chip))

    async def _fetch_choices(self, chip: FilterChip) -> None:
        assert chip.spec.load is not None
        chip.set_choices(await chip.spec.load(self.context))

    def _menu(self, where: Any) -> None:
        menu = QMenu(self)
        menu.addAction(str(Text("team", "Copy the line"))).triggered.connect(self.table.copy_rows)
        menu.popup(self.table.viewport().mapToGlobal(where))

    # ------------------------------------------------------------ export
    def _choose_export(self) -> None:
        menu = QMenu(self)
        for words, kind in ((Text("team", "Spreadsheet (XLSX)"), "xlsx"), (Text("team", "Text (CSV)"), "csv")):
            menu.addAction(str(words)).triggered.connect(partial(self._start_export, kind))
        button = self.filter_bar.export_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _start_export(self, kind: str, _checked: bool = False) -> None:
        self._spawn("export", self.export(kind))

    async def export(self, kind: str, path: Path | None = None) -> Path | None:
        """Write every line the filters leave to a file; asks where when no path is given."""
        from ui.kit.export import write_csv, write_xlsx

        title = say(Text("team", "Who did what"))
        path = path or await dialogs.save_path(
            self,
            Text("team", "Export the list"),
            f"{title}.{kind}",
            "XLSX (*.xlsx)" if kind == "xlsx" else "CSV (*.csv)",
        )
        if path is None:
            return None
        try:
            table = await self._whole_table()
            await self.services.executors.work(
                *((write_xlsx, path, table, title) if kind == "xlsx" else (write_csv, path, table))
            )
        except Exception as error:  # noqa: BLE001 - said; the list stays as it is
            self.context.toast(describe(error).sentence, "danger")
            return None
        total = len(table) - 1
        self.context.toast(lambda: translate("team", "%Ln line(s) written", "", total))
        return path

    async def _whole_table(self) -> list[list[object]]:
        query = self.model.query or RecordQuery("audit")
        head = (
            Text("team", "When"),
            Text("team", "Who"),
            Text("team", "E-mail"),
            Text("team", "Role"),
            Text("team", "What"),
            Text("team", "Operation"),
            Text("team", "About"),
            Text("team", "Details"),
            Text("team", "Address"),
        )
        table: list[list[object]] = [[say(words) for words in head]]
        page = 1
        while len(table) <= MOST_EXPORTED:
            answer = await self.services.team.audit(question_of(query), page, EXPORT_PAGE)
            if answer.error is not None:
                raise answer.error  # half a period in a file would look like all of it
            table += [_exported(entry) for entry in answer.entries]
            if page * EXPORT_PAGE >= answer.count or not answer.entries:
                break
            page += 1
        return table

    def retranslate(self) -> None:
        self.model.forget_cells()


def question_of(query: RecordQuery, today: date | None = None) -> AuditQuestion:
    """What to ask the server for the filters chosen."""
    values: Mapping[str, Any] = {one.field: one.value for one in query.filters}
    start, end = period(str(values.get("period") or ""), today or formatting.local(datetime.now(UTC)).date())
    return AuditQuestion(
        account=values.get("account"),
        operation=str(values.get("operation") or ""),
        start=start,
        end=end,
        search=query.search,
    )


def period(name: str, today: date) -> tuple[date | None, date | None]:
    """First and last day of a period by its name."""
    first = today.replace(day=1)
    match name:
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "week":
            return today - timedelta(days=6), today
        case "month":
            return first, today
        case "last_month":
            last = first - timedelta(days=1)
            return last.replace(day=1), last
        case "year":
            return today - timedelta(days=364), today
        case _:
            return None, None


def _filters() -> tuple[FilterSpec, ...]:
    return (
        FilterSpec(
            "period",
            Text("team", "Period"),
            tuple(
                FilterChoice(key, words, (Filter("period", "eq", key),))
                for key, words in (
                    ("today", Text("team", "today")),
                    ("yesterday", Text("team", "yesterday")),
                    ("week", Text("team", "7 days")),
                    ("month", Text("team", "this month")),
                    ("last_month", Text("team", "last month")),
                    ("year", Text("team", "12 months")),
                )
            ),
        ),
        FilterSpec("person", Text("team", "Person"), load=_people),
        FilterSpec(
            "action",
            Text("team", "Action"),
            tuple(FilterChoice(key, words, (Filter("operation", "eq", key),)) for key, words in ACTIONS),
        ),
    )


async def _people(context: PaneContext) -> Sequence[FilterChoice]:
    page = await context.services.records.page(RecordQuery("collaborators"), 0, MOST_PEOPLE)
    mine = context.services.account.profile.get("id")
    found = []
    if mine is not None:
        found.append(FilterChoice("me", Text("team", "me"), (Filter("account", "eq", mine),)))
    return [
        *found,
        *(
            FilterChoice(record.key, full_name(record), (Filter("account", "eq", record["id"]),))
            for record in page.rows
            if record["id"] not in (None, mine)
        ),
    ]


def _columns() -> tuple[ColumnSpec, ...]:
    def entry(record: Record) -> AuditEntry:
        found: AuditEntry = record["entry"]
        return found

    return (
        ColumnSpec(
            "when",
            Text("team", "When"),
            lambda record: Cell(
                formatting.day_and_time(entry(record).at),
                tip=formatting.full_moment(entry(record).at),
                ink="text_muted",
            ),
            150,
        ),
        ColumnSpec(
            "what",
            Text("team", "What happened"),
            lambda record: Cell(
                say(sentence(entry(record))), sub=details(entry(record)), tip=entry(record).summary, strong=True
            ),
        ),
        ColumnSpec(
            "who",
            Text("team", "Who"),
            lambda record: Cell(who(entry(record)), sub=entry(record).email),
            210,
            priority=1,
        ),
        ColumnSpec(
            "role",
            Text("team", "Role"),
            lambda record: say(role_name(entry(record).role)) or formatting.MISSING,
            130,
            priority=2,
        ),
        ColumnSpec(
            "address",
            Text("team", "Address"),
            lambda record: Cell(entry(record).address or formatting.MISSING, ink="text_muted"),
            120,
            priority=3,
        ),
    )


def _exported(entry: AuditEntry) -> list[object]:
    return [
        entry.at,
        entry.name,
        entry.email,
        say(role_name(entry.role)),
        say(sentence(entry)),
        entry.operation,
        entry.subject,
        entry.summary,
        entry.address,
    ]
