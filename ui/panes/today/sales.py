"""The latest sales on Today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from PySide6.QtWidgets import QSizePolicy, QWidget

from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme

SHOWN: Final = 5
FEWER: Final = 4
"""Lines while a strip above the page takes their room."""

SALE_STATES: Final[dict[str, tuple[Words, str]]] = {
    "pending": (Text("today", "To confirm"), "pending"),
    "confirmed": (Text("today", "Confirmed"), "success"),
    "refused": (Text("today", "Refused"), "danger"),
    "unknown": (Text("today", "To check"), "unknown"),
    "conflict": (Text("today", "To choose"), "conflict"),
}


@dataclass(frozen=True, slots=True)
class SoldLine:
    """One sale as a line: made on this computer (``sale_id``), or elsewhere and known through the server."""

    created_at: datetime
    what: str
    plan_name: str
    total: Decimal
    state: str
    is_code: bool = False
    more: tuple[str, ...] = ()
    sale_id: str = ""


_ROW_STATES: Final = {
    "clean": "confirmed",
    "pending": "pending",
    "failed": "refused",
    "conflict": "conflict",
    "unknown": "unknown",
}


def sold_lines(sales: Sequence[Any], assigned: Sequence[Record]) -> list[SoldLine]:
    """Sales of this computer and of every other counter, newest first; none appears twice."""
    lines = [_line_of_sale(sale) for sale in sales]
    numbers = tuple(sale.number for sale in sales)
    for record in assigned:
        reference = str(record["reference"] or "")
        if record["assigned_date"] is None or (reference and numbers and reference.startswith(numbers)):
            continue
        name = str(record["customer_name"] or record["customer_username"] or "")
        is_code = not str(record["customer_name"] or "").strip() or name == record["customer_username"]
        lines.append(
            SoldLine(
                record["assigned_date"],
                shown_code(name) if is_code else name,
                str(record["plan_name"] or ""),
                record["price"] or Decimal(0),
                _ROW_STATES.get(str(record.state), "confirmed"),
                is_code,
            )
        )
    return sorted(lines, key=lambda line: line.created_at, reverse=True)[:SHOWN]


def _line_of_sale(sale: Any) -> SoldLine:
    codes = tuple(shown_code(code) for code in sale.codes)
    what = codes[0] if codes else sale.customer_name or sale.number
    return SoldLine(
        sale.created_at, what, sale.plan_name, sale.total, str(sale.state), bool(codes), codes[1:], str(sale.id)
    )


class LatestSales(Card):
    """Five lines: time, code, plan, amount, state; a double click or Enter opens the receipt."""

    def __init__(self, context: PaneContext, on_open: Callable[[Any], object], parent: QWidget | None = None) -> None:
        self.context = context
        self._on_open = on_open
        self._sales: list[SoldLine] = []
        self._lines = SHOWN
        self.more = Button(Text("today", "View all"), "link")
        self.more.setAccessibleDescription(str(Text("today", "Latest sales")))
        self.table = TableView(self._columns(), name=Text("today", "Latest sales"))
        self._model = RowsModel(self.table.columns, self.table)
        self.table.setModel(self._model)
        self.table.row_activated.connect(self._activated)
        self.nothing = Label(Text("today", "No sale yet today."), "small", "text_muted")
        self.nothing.hide()
        head = row(Label(Text("today", "Latest sales"), "section", elide=True), self.more, margins=(15, 0, 13, 0))
        head.setStretch(0, 1)
        quiet = row(self.nothing, margins=(15, 4, 15, 8))
        super().__init__(column(head, self.table, quiet, None, spacing=2), margins=(1, 10, 1, 8), parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.restyle()

    def _columns(self) -> tuple[ColumnSpec, ...]:
        money = self.context.services.account.currency

        def amount(sale: Any) -> Cell:
            return Cell(formatting.money(sale.total, money))

        return (
            ColumnSpec("time", Text("today", "Time"), _time, width=112),
            ColumnSpec("code", Text("today", "Code or customer"), _code, width=170),
            ColumnSpec("plan", Text("today", "Plan"), _plan),
            ColumnSpec("amount", Text("today", "Amount"), amount, width=120, right=True),
            ColumnSpec("state", Text("today", "State"), _state, width=140),
        )

    def show_sales(self, sales: Sequence[SoldLine]) -> None:
        """Show these sales, newest first."""
        self._sales = list(sales)
        self.restyle()
        self.table.setVisible(bool(sales))
        self.nothing.setVisible(not sales)

    def set_lines(self, count: int) -> None:
        """Show at most this many; whole lines only, a line cut in half would ask for a scroll bar."""
        if count != self._lines:
            self._lines = count
            self.restyle()

    def restyle(self) -> None:
        super().restyle()
        look = theme()
        self.table.setFixedHeight(look.size("table_header") + self._lines * look.size("row_compact"))
        if self._model.rows != self._sales[: self._lines]:
            self._model.show(self._sales[: self._lines])

    def _activated(self, position: int) -> None:
        if 0 <= position < len(self._model.rows):
            self._on_open(self._model.rows[position])


def _time(sale: Any) -> Cell:
    return Cell(formatting.time_or_day(sale.created_at), ink="text_muted", tip=formatting.full_moment(sale.created_at))


def _plan(sale: Any) -> Cell:
    return Cell(sale.plan_name)


def _code(line: Any) -> Cell:
    if not line.more:
        return Cell(line.what, code=line.is_code)
    return Cell(f"{line.what} +{len(line.more)}", code=True, tip="\n".join((line.what, *line.more)))


def _state(sale: Any) -> Cell:
    words, tone = SALE_STATES.get(sale.state, SALE_STATES["pending"])
    return Cell(pill=(say(words), tone))
