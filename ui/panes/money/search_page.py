"""Asking the server for movements this computer need not hold: any kind, any days, page by page."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from tiknet_desktop.api.errors import Forbidden, NotOffered
from tiknet_desktop.services.errors import NotAllowedError
from tiknet_desktop.services.money import UNFILTERED, Found, Search
from tiknet_desktop.services.periods import Period
from ui.kit import dialogs, formatting, states
from ui.kit.buttons import Button, IconButton
from ui.kit.containers import Card, Drawer
from ui.kit.context import PaneContext
from ui.kit.fields import Combo, SearchField
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import Label, Pill, Rule
from ui.kit.layout import clear, column, flow, holder, row
from ui.kit.messages import describe
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.panes.money.days import ask_days, days_words, today
from ui.panes.money.details import CADENCE, movement_lines
from ui.panes.money.listing import copy_reference, movement_columns, open_customer
from ui.panes.money.words import STATUSES, signed_amount, status_of

KINDS: Final[tuple[tuple[str, Words], ...]] = (
    ("all", Text("money", "All movements")),
    ("wallet", Text("money", "Wallet")),
    ("staff", Text("money", "Sold by the staff")),
    ("devices", Text("money", "Additional devices")),
    ("plans", Text("money", "Plans bought")),
    ("wallet_all", Text("money", "Whole wallet at once")),
    ("staff_all", Text("money", "All sales of the staff at once")),
)
_SUMS: Final[tuple[tuple[str, Words], ...]] = (
    ("total_revenue", Text("money", "In")),
    ("total_payout", Text("money", "Out")),
    ("total_pending", Text("money", "Under way")),
    ("total_failed", Text("money", "Failed")),
)
FIRST_DAYS: Final = 90


class ServerSearch(QWidget):
    """Kind, days, state and words at the top; the page the server answered below, with its age when it is an older answer."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        day = today()
        self.period: Period | None = Period(day - timedelta(days=FIRST_DAYS - 1), day)
        self.found: Found | None = None
        self.page = 1
        self._asked = 0
        self.kind = Combo(KINDS, "all", name=Text("money", "Which movements"), quiet=True)
        self.search = SearchField(Text("money", "Reference, customer or plan"))
        self.days = Button(self._days_words, "secondary", "ri.calendar-event-line")
        self.state = Combo(
            [("", Text("money", "Any state")), *((key, STATUSES[key][0]) for key in ("success", "pending", "failed"))],
            "",
            name=Text("money", "State"),
            quiet=True,
        )
        self.direction = Combo(
            [
                ("", Text("money", "In and out")),
                ("revenue", Text("money", "money in")),
                ("payout", Text("money", "money out")),
            ],
            "",
            name=Text("money", "Direction"),
            quiet=True,
        )
        self.export_button = IconButton("ri.download-2-line", Text("money", "Export"))
        self.columns = movement_columns(context, "search")
        self.table = TableView(self.columns, row="row_comfortable", name=Text("money", "Movements on the server"))
        self.model = RowsModel(self.columns, self.table)
        self.table.setModel(self.model)
        self.count = Label("", "small", "text_muted")
        self.sums = Label("", "small", "text", elide=True)
        self.truth = TruthLabel()
        self.previous = IconButton("ri.arrow-left-s-line", Text("money", "Page before"), size="small")
        self.following = IconButton("ri.arrow-right-s-line", Text("money", "Next page"), size="small")
        self.drawer = Drawer()
        self._host = states.StateHost(self._card())
        self._lay_out()
        self._connect()

    def _card(self) -> Card:
        footer = row(self.count, self.previous, self.following, self.sums, self.truth, margins=(15, 5, 15, 5))
        footer.setStretch(3, 1)
        card = Card(self.table, Rule(), footer, spacing=0, margins=(1, 1, 1, 0))
        card.body.setStretch(0, 1)
        return card

    def _lay_out(self) -> None:
        bar = flow(
            self.search,
            self.kind,
            self.days,
            self.state,
            self.direction,
            None,
            self.export_button,
            spacing=8,
            margins=(24, 6, 24, 0),
        )
        left = column(holder(bar), spacing=0)
        left.addWidget(holder(column(self._host, spacing=0, margins=(24, 12, 24, 16))), 1)
        outer = row(holder(left), self.drawer, spacing=0)
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.restyle()

    def restyle(self) -> None:
        self.search.setFixedWidth(theme().px(210))

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _: self.ask())
        self.state.chosen.connect(lambda _: self.ask())
        self.direction.chosen.connect(lambda _: self.ask())
        self.search.searched.connect(lambda _: self.ask())
        self.search.down_pressed.connect(self.table.setFocus)
        self.days.clicked.connect(lambda: self._spawn("days", self._choose_days()))
        self.previous.clicked.connect(lambda: self.ask(self.page - 1))
        self.following.clicked.connect(lambda: self.ask(self.page + 1))
        self.export_button.clicked.connect(self._choose_export)
        self.table.current_row_changed.connect(self._show_row)
        self.table.row_activated.connect(self._show_row)
        self.drawer.closed.connect(self.table.setFocus)

    def _spawn(self, name: str, work: Any) -> None:
        self.context.spawn(work, name=f"money search: {name}", owner=self)

    def _days_words(self) -> str:
        return days_words(self.period) if self.period is not None else str(Text("money", "Any day"))

    # ------------------------------------------------------------ asking
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.found is None and not self._asked:
            self.ask()

    def question(self, page: int = 1) -> Search:
        """What is asked now."""
        period = self.period
        return Search(
            kind=str(self.kind.value()),
            first=period.first if period else None,
            last=period.last if period else None,
            status=str(self.state.value() or ""),
            type=str(self.direction.value() or ""),
            text=self.search.text(),
            page=page,
        )

    def ask(self, page: int = 1) -> None:
        """Ask the server; what is on screen stays until it answers."""
        self.page = max(1, page)
        self._asked += 1
        filtered = self.kind.value() not in UNFILTERED
        for control in (self.days, self.state, self.direction, self.search):
            control.setVisible(filtered)
        if self.found is None:
            self._host.show_state(Card(states.Skeleton(), margins=(16, 12, 16, 8)))
        self._spawn("ask", self._ask(self.question(self.page), self._asked))

    async def _ask(self, question: Search, number: int) -> None:
        try:
            found = await self.services.money.search(question)
        except NotAllowedError:
            if number == self._asked:
                self._show_state(states.forbidden(self.services.account.role_name))
            return
        if number == self._asked:
            self.found = found
            self._show()

    def _show_state(self, state: states.StateView) -> None:
        self._host.show_state(Card(state, margins=(1, 1, 1, 1)))

    def _show(self) -> None:
        found = self.found
        assert found is not None
        error = found.reading.error
        if found.reading.value is None and error is not None:
            self._show_fault(error)
            return
        self.model.show(found.rows)
        if not found.rows:
            self._show_state(
                states.StateView(
                    "ri.search-line",
                    Text("money", "The server has no such movement"),
                    Text("money", "Choose other days, another kind or another state."),
                )
            )
            return
        shown, total = len(found.rows), found.count
        self.count.set_words(lambda: _count(shown, total, self.page))
        money = self.services.account.currency
        pairs = [
            f"{say(words)} {formatting.money(found.totals[name], money)}"
            for name, words in _SUMS
            if found.totals.get(name)
        ]
        if found.refused:
            pairs.append(translate("money", "%Ln line(s) could not be read", "", found.refused))
        self.sums.set_words("   ".join(pairs))
        more = total > shown and self.kind.value() not in ("wallet_all", "staff_all")
        self.previous.setVisible(more)
        self.following.setVisible(more)
        self.previous.setEnabled(self.page > 1)
        self.following.setEnabled(self.page * self.question().page_size < total)
        self.truth.set_truth(Truth(found.reading.fetched_at, "server", CADENCE))
        self._host.show_content()

    def _show_fault(self, error: Exception) -> None:
        if isinstance(error, NotOffered):
            self._show_state(
                states.not_offered(Text("money", "This server has no such search. Your lists stay readable."))
            )
        elif isinstance(error, Forbidden):
            self._show_state(states.forbidden(self.services.account.role_name))
        else:
            message = describe(error)
            self._show_state(states.error(message.title, message.text, self.ask, message.details))

    async def _choose_days(self) -> None:
        period = self.period or Period(today() - timedelta(days=FIRST_DAYS), today())
        chosen = await ask_days(self, period.first, period.last)
        if chosen is not None:
            self.show_days(chosen.first, chosen.last)

    def show_days(self, first: date, last: date) -> None:
        """Ask about other days."""
        self.period = Period(first, last)
        self.days.retranslate()
        self.ask()

    # ------------------------------------------------------------ one row
    def _show_row(self, position: int) -> None:
        if not 0 <= position < len(self.model.rows):
            return
        record = self.model.rows[position]
        for box in (self.drawer.pills, self.drawer.actions, self.drawer.body):
            clear(box)
        amount = signed_amount(record, self.services.account.currency)
        self.drawer.set_head(amount, str(record["payment_reference"] or ""), False)
        self.drawer.pills.addWidget(Pill(*status_of(record)))
        self.drawer.pills.addStretch(1)
        if record["customer_username"] and self.context.can_go("customers"):
            customer = Button(Text("money", "Open the customer"), "primary")
            customer.clicked.connect(lambda: self._spawn("customer", open_customer(self, [record])))
            self.drawer.actions.addWidget(customer)
        copy = Button(Text("money", "Copy the reference"))
        copy.clicked.connect(lambda: self._spawn("copy", copy_reference(self, [record])))
        self.drawer.actions.addWidget(copy)
        self.drawer.actions.addStretch(1)
        movement_lines(record, self.drawer.body)
        assert self.found is not None
        self.drawer.body.addWidget(TruthLabel(Truth(self.found.reading.fetched_at, "server", CADENCE)))
        self.drawer.body.addStretch(1)
        self.drawer.reveal()

    # ------------------------------------------------------------ files
    def _choose_export(self) -> None:
        menu = QMenu(self)
        for suffix in ("xlsx", "csv"):
            here = Text("money", "This page ({kind})").fill(kind=suffix.upper())
            there = Text("money", "All these days, written by the server ({kind})").fill(kind=suffix.upper())
            menu.addAction(str(here)).triggered.connect(partial(self._export, suffix, False))
            menu.addAction(str(there)).triggered.connect(partial(self._export, suffix, True))
        menu.popup(self.export_button.mapToGlobal(self.export_button.rect().bottomLeft()))

    def _export(self, suffix: str, by_server: bool, _checked: bool = False) -> None:
        self._spawn("export", self.export(suffix, by_server=by_server))

    async def export(self, suffix: str, *, by_server: bool, path: Path | None = None) -> None:
        """Write the page shown, or let the server write everything of these days."""
        from ui.kit.export import table_of, write_csv, write_xlsx

        name = f"{say(Text('money', 'Movements'))}.{suffix}"
        path = path or await dialogs.save_path(
            self, Text("money", "Save the list"), name, f"{suffix.upper()} (*.{suffix})"
        )
        if path is None:
            return
        asked = self.question()
        try:
            if by_server:
                book = {"wallet": "wallet", "staff": "assigned"}.get(asked.kind.removesuffix("_all"), "")
                await self.services.money.export(
                    path, first=asked.first, last=asked.last, book=book, status=asked.status
                )
            else:
                table = table_of(self.columns, self.model.rows)
                write = self.services.executors.work
                if suffix == "xlsx":
                    await write(write_xlsx, path, table, say(Text("money", "Movements")))
                else:
                    await write(write_csv, path, table)
        except Exception as error:  # noqa: BLE001 - shown with what to do
            self.context.toast(describe(error).sentence, "warning")
            return
        self.context.toast(Text("money", "Saved: {name}").fill(name=path.name))

    def retranslate(self) -> None:
        if self.found is not None:
            self._show()


def _count(shown: int, total: int, page: int) -> str:
    if shown == total:
        return translate("money", "%Ln movement(s)", "", total)
    words = translate("money", "%Ln movement(s) of {total} · page {page}", "", shown)
    return words.format(total=formatting.number(total), page=page)
