"""The print journal: what went to paper or failed, when, by whom, on what; with reprint."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from tiknet_desktop.platform.receipt_printers import ReceiptPrinterError
from tiknet_desktop.storage.prints import PrintRow
from tiknet_desktop.storage.records import Page, Record, RecordQuery
from ui.kit import formatting, states
from ui.kit.buttons import Button
from ui.kit.context import BusListener, PaneContext
from ui.kit.fields import SearchField
from ui.kit.i18n import Text, say, translate
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.states import StateHost
from ui.kit.table_model import RecordTableModel
from ui.kit.table_view import TableView
from ui.printing.faults import PrintingError, fault_words, print_fault
from ui.printing.print_tickets import reprint_tickets
from ui.printing.printer_chooser import KIND_WORDS
from ui.printing.receipts import print_receipt

_KINDS: Final = {
    "receipt": Text("print_journal", "Receipt"),
    "sheet": Text("print_journal", "A4 sheets"),
    "strip": Text("print_journal", "Roll"),
    "test": Text("print_journal", "Test page"),
    "till": Text("print_journal", "Till closing"),
}
_RESULTS: Final = {
    "printed": (Text("print_journal", "Printed"), "success"),
    "again": (Text("print_journal", "Reprinted"), "info"),
    "failed": (Text("print_journal", "Failed"), "danger"),
}


def _result(record: Record) -> str:
    if record["result"] == "failed":
        return "failed"
    return "again" if record["duplicate"] else "printed"


def _when(record: Record) -> Cell:
    return Cell(formatting.day_and_time(record["at"]), tip=formatting.full_moment(record["at"]))


def _what(record: Record) -> Cell:
    kind = _KINDS.get(record["kind"])
    words = say(kind) if kind is not None else str(record["kind"])
    title = "" if record["kind"] == "test" else record["title"]
    fault = fault_words(record["error"], record["printer"]) if record["error"] else None
    return Cell(f"{words} {title}".strip(), sub=fault[0] if fault is not None else "", strong=True)


def _how_many(record: Record) -> str:
    if record["kind"] in ("sheet", "strip"):
        return translate("print_journal", "%Ln voucher(s)", "", record["count"])
    return str(record["times"]) if record["times"] > 1 else "1"


def _state(record: Record) -> Cell:
    words, tone = _RESULTS[_result(record)]
    fault = fault_words(record["error"], record["printer"]) if record["error"] else None
    return Cell(pill=(say(words), tone), tip=" ".join(fault) if fault is not None else "")


def _where(record: Record) -> Cell:
    kind = KIND_WORDS.get(record["way"])
    return Cell(record["printer"] or (say(kind) if kind is not None else ""), tip=say(kind) if kind is not None else "")


COLUMNS: Final = (
    ColumnSpec("at", Text("print_journal", "When"), _when, 160),
    ColumnSpec("what", Text("print_journal", "What"), _what),
    ColumnSpec("count", Text("print_journal", "How many"), _how_many, 110, right=True, priority=3),
    ColumnSpec("result", Text("print_journal", "Result"), _state, 120, priority=0),
    ColumnSpec("printer", Text("print_journal", "Printer"), _where, 170, priority=2),
    ColumnSpec("who", Text("print_journal", "By whom"), lambda record: str(record["who"]), 150, priority=1),
)


def _record(row: PrintRow) -> Record:
    return Record("prints", row.id, {name: getattr(row, name) for name in row.__slots__})


class PrintJournalView(QWidget):
    """The journal as a list with a search; Enter or the button prints the line again."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search = SearchField(Text("print_journal", "Search a receipt, a batch, a person or a printer"))
        self.reprint = Button(Text("print_journal", "Print again"), "secondary", "ri.printer-line")
        self.count = Label("", "small", "text_muted")
        self.reason = Label("", "small", "danger", wrap=True)
        self.reason.hide()
        self.table = TableView(COLUMNS, row="row_comfortable", name=Text("print_journal", "Print journal"))
        self.model = RecordTableModel(self._load, self._spawn, COLUMNS, parent=self)
        self.table.setModel(self.model)
        self.host = StateHost(self.table)
        top = row(self.search, self.reprint, spacing=8)
        top.setStretch(0, 1)
        layout = column(top, spacing=10)
        layout.addWidget(self.host, 1)
        layout.addWidget(self.reason)
        layout.addWidget(self.count)
        self.setLayout(layout)
        self.search.searched.connect(self._ask)
        self.search.down_pressed.connect(self.table.setFocus)
        self.table.current_row_changed.connect(lambda _: self._selected())
        self.table.row_activated.connect(lambda _: self._again())
        self.table.menu_requested.connect(self._menu)
        self.reprint.clicked.connect(self._again)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self._listener = BusListener(self, context.services.bus, ("prints",), lambda _: self.model.refresh())
        self._selected()
        self._ask("")

    # ------------------------------------------------------------ rows
    async def _load(self, query: RecordQuery, offset: int, limit: int) -> Page:
        found = await self._context.services.printing.journal(offset, limit, query.search)
        return Page(tuple(_record(row) for row in found.rows), found.count, found.count, offset)

    def _spawn(self, work: object) -> object:
        return self._context.spawn(work, name="print journal", owner=self)  # type: ignore[arg-type]

    def _ask(self, text: str) -> None:
        self.model.set_query(RecordQuery("prints", text))

    def _loaded(self) -> None:
        self.count.set_words(lambda: translate("print_journal", "%Ln line(s)", "", self.model.count))
        if self.model.count:
            self.host.show_content()
        elif self.search.text():
            self.host.show_state(states.no_match(self._clear))
        else:
            self.host.show_state(
                states.empty(
                    "ri.printer-line",
                    Text("print_journal", "Nothing was printed yet"),
                    Text(
                        "print_journal", "Every receipt and every sheet of vouchers is noted here, with who printed it."
                    ),
                )
            )
        self._selected()

    def _failed(self, error: BaseException) -> None:
        message = describe(error)
        self.host.show_state(states.error(message.title, message.text, self.model.refresh, message.details))

    def _clear(self) -> None:
        self.search.clear()
        self._ask("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._listener.shown()

    def retranslate(self) -> None:
        self.count.retranslate()

    # ------------------------------------------------------------ again
    def current(self) -> Record | None:
        """The line chosen."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    def _selected(self) -> None:
        record = self.current()
        fault = fault_words(record["error"], record["printer"]) if record is not None and record["error"] else None
        self.reason.set_words(" ".join(fault) if fault is not None else "")
        self.reason.setVisible(fault is not None)
        if record is None:
            self.reprint.disable(Text("print_journal", "Choose a line first"))
        elif record["kind"] not in ("receipt", "sheet", "strip"):
            self.reprint.disable(Text("print_journal", "This cannot be printed again from here"))
        else:
            self.reprint.enable()

    def _menu(self, place: QPoint) -> None:
        record = self.current()
        if record is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again = QAction(say(Text("print_journal", "Print again")), menu)
        again.setEnabled(self.reprint.isEnabled())
        again.triggered.connect(self._again)
        menu.addAction(again)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _again(self) -> None:
        record = self.current()
        if record is not None and self.reprint.isEnabled():
            self._context.spawn(self._print_again(record), name="reprint", owner=self)

    async def _print_again(self, record: Record) -> None:
        if record["kind"] == "receipt":
            await self._receipt_again(record)
            return
        line = await self._context.services.printing.get(record.key)
        if line is not None:
            await reprint_tickets(self._context, self, line.details, line.subject or line.title)

    async def _receipt_again(self, record: Record) -> None:
        services = self._context.services
        sale = await services.sales.get(record["subject"])
        if sale is None:
            self._context.toast(Text("print_journal", "The sale of this receipt is not on this computer."), "danger")
            return
        try:
            printed = await print_receipt(self._context, self, sale, again=True)
        except (PrintingError, ReceiptPrinterError) as error:
            self._context.toast(
                print_fault(error).sentence, "danger", Text("print_journal", "Print again"), self._again
            )
            return
        if printed is not None:
            self._context.toast(Text("print_journal", "Sent to {printer}").fill(printer=printed.printer), "info")
