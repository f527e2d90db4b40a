"""Counting the drawer: notes and coins one kind a line, or the sum at once; the difference stands beside it as one types."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from tiknet_desktop.domain.money import Currency
from tiknet_desktop.services.tills import TillFigures
from tiknet_desktop.storage.tills import TillRow
from ui.kit import formatting
from ui.kit.amounts import AmountField
from ui.kit.buttons import Button
from ui.kit.containers import Note
from ui.kit.dialogs import Dialog
from ui.kit.fields import LineEdit, TextField
from ui.kit.i18n import Text, Words
from ui.kit.labels import KeyValue, Label, Rule
from ui.kit.layout import column, holder
from ui.kit.reflow import Reflow
from ui.kit.theme import theme
from ui.panes.sell.till_words import MOVEMENTS, difference_words
from ui.panes.sell.words import PAYMENTS

_FRANCS: Final = (10_000, 5_000, 2_000, 1_000, 500, 250, 200, 100, 50, 25, 10, 5)
PIECES: Final = {"XOF": _FRANCS, "XAF": tuple(piece for piece in _FRANCS if piece not in (250, 200))}
"""Notes and coins in circulation, largest first (BCEAO, BEAC). Elsewhere only the sum is asked for."""


class PieceGrid(QWidget):
    """How many of each note and coin. ``on_change`` hears the sum, ``None`` while nothing is counted."""

    def __init__(self, money: Currency, on_change: object) -> None:
        super().__init__()
        self._money, self._on_change = money, on_change
        self.counts: dict[int, LineEdit] = {}
        self._sums: dict[int, Label] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        pieces = PIECES.get(money.code, ())
        half = (len(pieces) + 1) // 2
        for index, piece in enumerate(pieces):
            line, side = index % half, index // half * 3
            name = formatting.money(Decimal(piece), money)
            edit = LineEdit("0")
            edit.setValidator(QIntValidator(0, 99_999, edit))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setAccessibleName(str(Text("sell", "How many of {piece}").fill(piece=name)))
            edit.textEdited.connect(self._changed)
            total = Label("", "small", "text_muted", align=Qt.AlignmentFlag.AlignRight)
            self.counts[piece], self._sums[piece] = edit, total
            grid.addWidget(Label(name, "body", align=Qt.AlignmentFlag.AlignRight), line, side)
            grid.addWidget(edit, line, side + 1)
            grid.addWidget(total, line, side + 2)
        self._grid = grid
        self.setLayout(grid)
        self.restyle()

    def restyle(self) -> None:
        look = theme()
        self._grid.setHorizontalSpacing(look.px(8))
        self._grid.setVerticalSpacing(look.px(4))
        for edit in self.counts.values():
            edit.setFixedWidth(look.px(58))
        for total in self._sums.values():
            total.setMinimumWidth(look.px(84))

    def total(self) -> Decimal | None:
        """The sum; ``None`` while nothing is counted."""
        found = [piece * int(edit.text()) for piece, edit in self.counts.items() if edit.text()]
        return Decimal(sum(found)) if found else None

    def _changed(self) -> None:
        for piece, edit in self.counts.items():
            amount = Decimal(piece * int(edit.text() or 0))
            self._sums[piece].set_words(formatting.money(amount, self._money) if amount else "")
        assert callable(self._on_change)
        self._on_change(self.total())


class ClosingDialog(Dialog):
    """What should be in the drawer, what is, and the difference. Accepted with :meth:`counted` and :meth:`note`."""

    def __init__(self, parent: QWidget | None, till: TillRow, figures: TillFigures, money: Currency) -> None:
        self._money, self._figures = money, figures
        self.pieces = PieceGrid(money, self._pieces_changed)
        self.sum = AmountField(
            Text("sell", "Cash counted ({unit})").fill(unit=money.sign), money, check=self._check_sum
        )
        self.sum.edited.connect(self._sum_typed)
        self.remark = TextField(Text("sell", "Note"), optional=True, max_length=200)
        self.difference = Label("", "section")
        self._verdict = Note(self.difference)
        left = holder(column(self.pieces, self.sum, self.remark, None, spacing=12))
        right = holder(column(*self._lines(till), self._verdict, None, spacing=6))
        right.setMinimumWidth(theme().px(260))
        body = Reflow(left, right, narrow=1, shares=(3, 2), gutter=24, wide_from=720)
        title = Text("sell", "Count and close till no. {number}").fill(number=till.number)
        super().__init__(parent, title, body, width=860)
        cancel = Button(Text("sell", "Keep it open"))
        cancel.clicked.connect(self.reject)
        self.submit = Button(Text("sell", "Close the till"), "primary")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self._submitted)
        self.add_buttons(cancel, self.submit)
        self._show_difference()

    def _lines(self, till: TillRow) -> list[QWidget]:
        figures = self._figures
        lines: list[QWidget] = [
            KeyValue(Text("sell", "Opened"), formatting.day_and_time(till.opened_at)),
            KeyValue(Text("sell", "Seller"), till.seller or formatting.MISSING),
            Rule(),
            KeyValue(Text("sell", "At opening"), self._amount(figures.opening)),
        ]
        lines += [KeyValue(PAYMENTS[one.payment], self._amount(one.amount)) for one in figures.taken if one.count]
        for kind, words in MOVEMENTS.items():
            amount = sum((one.amount for one in figures.movements if one.kind == kind), Decimal(0))
            if amount:
                lines.append(KeyValue(words, self._amount(amount)))
        lines += [Rule(), KeyValue(Text("sell", "Cash expected"), self._amount(figures.expected))]
        return lines

    def _amount(self, amount: Decimal) -> str:
        return formatting.money(amount, self._money)

    def _check_sum(self, text: str) -> Words | None:
        return None if self.sum.amount() is not None else Text("sell", "Write the amount in figures")

    def _pieces_changed(self, total: Decimal | None) -> None:
        self.sum.set_amount(total)
        self._show_difference()

    def _sum_typed(self, _: str) -> None:
        for edit in self.pieces.counts.values():  # the sum was typed: what was counted before no longer makes it up
            edit.clear()
        self._show_difference()

    def counted(self) -> Decimal | None:
        """The sum counted."""
        return self.sum.amount()

    def note(self) -> str:
        """What the seller says about it."""
        return self.remark.value()

    def _show_difference(self) -> None:
        counted = self.counted()
        if counted is None:
            self.difference.set_words(Text("sell", "Count the cash in the drawer."))
            self.difference.set_color("text_muted")
            return
        self.difference.set_words(difference_words(counted - self._figures.expected, self._money))
        self.difference.set_color("text" if counted == self._figures.expected else "warning")

    def _submitted(self) -> None:
        if self.sum.validate():
            self.accept()
