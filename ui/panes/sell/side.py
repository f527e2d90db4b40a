"""The right side: ticket preview and the button that takes the money; after the sale the receipt and what to do with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QMenu, QSizePolicy, QWidget

from tiknet_desktop.domain.money import Currency
from ui.kit import formatting
from ui.kit.buttons import Button, CheckBox, IconButton
from ui.kit.containers import Note
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import IconLabel, Label, Pill
from ui.kit.layout import NO_LIMIT, column, holder, rescale, row
from ui.kit.messages import Message
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.panes.sell.words import SALE_STATES, codes_words
from ui.printing.paper import PaperView
from ui.printing.receipt import Receipt
from ui.printing.ticket import Ticket

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale


ROOMY_BAR: Final = 780
"""Width of the bar under the form from which everything has room in it."""
PAPER_WIDTH: Final = 290
"""Width of the paper beside the actions: a receipt of one code then fits a window of 640."""


class FaultNote(Note):
    """What went wrong and what to do, in place; details behind a link."""

    def __init__(self) -> None:
        self._title = Label("", "body_strong", "danger", wrap=True)
        self._text = Label("", "small", "text", wrap=True)
        self._copy = Button(Text("sell", "Copy details"), "link")
        self._details = ""
        self._copy.clicked.connect(self._copy_details)
        words = column(self._title, self._text, self._copy, spacing=2)
        icon = IconLabel("ri.error-warning-fill", "danger", 18)
        line = row(icon, words, spacing=10)
        line.setStretch(1, 1)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        super().__init__(line, look="danger", margins=(12, 10, 12, 8))
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Show a message, or nothing."""
        self.setVisible(message is not None)
        if message is None:
            return
        self._title.set_words(message.title)
        self._text.set_words(message.text)
        self._details = message.details
        self._copy.setVisible(bool(message.details))
        self.setAccessibleName(message.sentence)

    def sentence(self) -> str:
        """What is shown; empty when nothing is."""
        return "" if self.isHidden() else f"{self._title.full_text()} {self._text.full_text()}"

    def _copy_details(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self._details)


class PayBox(QWidget):
    """Total, the one filled button, and where the sale goes. Lies flat under the form in a narrow window."""

    pressed = Signal()
    print_after_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total_label = Label(Text("sell", "Total"), "body", "text_muted")
        self._total = Label("–", "title", align=Qt.AlignmentFlag.AlignRight)
        self.button = Button(Text("sell", "Take payment"), "primary", size="large", hint=Text("sell", "Enter"))
        self.button.clicked.connect(self.pressed)
        self.print_after = CheckBox(Text("sell", "Print after payment"))
        self.print_after.toggled.connect(self.print_after_changed)
        self.fault = FaultNote()
        self._where_icon = IconLabel("ri.computer-line", "text_faint", 12)
        self._where = Label("", "caption", "text_faint", elide=True)
        where = row(self._where_icon, self._where, spacing=5)
        where.setStretch(1, 1)
        self._notes = holder(column(self.print_after, where, spacing=4))
        total = row(self._total_label, self._total, spacing=12)
        total.setStretch(1, 1)
        self._total_box = holder(total)
        self._line = row(self._total_box, self.button, spacing=10)
        self._outer = column(self.fault, self._line, self._notes, spacing=10)
        self.setLayout(self._outer)
        self._flat = False
        self.lie_flat(False)

    def lie_flat(self, flat: bool) -> None:
        """Side by side for the bar under the form, or one under the other for the panel."""
        self._flat = flat
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        self._outer.setProperty("design", (8, 24, 9, 24, 9) if flat else (10, 0, 0, 0, 0))
        self._line.setProperty("design", (24, 0, 0, 0, 0) if flat else (10, 0, 0, 0, 0))
        self._outer.removeWidget(self._notes)
        self._line.removeWidget(self._notes)
        if flat:
            self._line.insertWidget(1, self._notes, 1)
        else:
            self._outer.addWidget(self._notes)
        self.restyle()

    def show_total(self, total: Decimal | None, money: Currency) -> None:
        """What is to be paid."""
        self._total.set_words(lambda: formatting.money(total, money))
        self._total.set_role("body" if total is None else "title")
        self._total.set_color("text_faint" if total is None else "text")

    def show_button(self, words: Words, reason: Words | None) -> None:
        """The words of the button; ``reason`` is why it cannot be pressed."""
        self.button.set_words(words)
        if reason is None:
            self.button.enable()
        else:
            self.button.disable(reason)

    def show_where(self, words: Words, glyph: str) -> None:
        """Where the sale is kept until the server knows of it."""
        self._where.set_words(words)
        self._where_icon.set_glyph(glyph)

    def restyle(self) -> None:
        rescale(self)
        self.button.setMinimumWidth(theme().px(200 if self._flat else 280))
        self._total_box.setMinimumWidth(theme().px(150))
        self._fit()

    def _fit(self) -> None:
        """A very narrow bar keeps total and button; at its usual width the button is as wide as in the panel."""
        roomy = not self._flat or self.width() >= theme().px(ROOMY_BAR)
        self._notes.setVisible(roomy)
        if self._flat:
            self.button.setMinimumWidth(theme().px(280 if roomy else 200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().px(480)), hint.height()) if self._flat else hint


class PreviewBox(QWidget):
    """The ticket as it will be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperView()
        self.setLayout(column(Label(Text("sell", "Voucher preview"), "section"), self.paper, None, spacing=12))

    def show_ticket(self, ticket: Ticket) -> None:
        """Show a ticket."""
        self.paper.show_content(ticket)

    def restyle(self) -> None:
        rescale(self)


class ReceiptBox(QWidget):
    """The receipt of a sale that is safe on this computer."""

    next_sale = Signal()
    print_pressed = Signal()
    other_printer_pressed = Signal()
    pdf_pressed = Signal()
    copy_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sale: Sale | None = None
        self._title = Label("", "section", elide=True)
        self.pill = Pill("", "pending")
        self.truth = TruthLabel()
        self._menu = QMenu(self)
        self._other = self._menu.addAction("")
        self._other.triggered.connect(self.other_printer_pressed)
        self._more = IconButton("ri.more-2-line", Text("sell", "More"), menu=self._menu)
        head = row(self._title, self.pill, self._more, spacing=8)
        head.setStretch(0, 1)
        self._head = holder(column(head, self.truth, spacing=0))
        self.paper = PaperView(ground=8)
        self.fault = FaultNote()
        self._change_label = Label(Text("sell", "Change to give back"), "body", "text_muted")
        self._change = Label("", "display", align=Qt.AlignmentFlag.AlignRight)
        change = row(self._change_label, self._change, spacing=8)
        change.setStretch(1, 1)
        self._change_box = holder(change)
        self.next_button = Button(
            Text("sell", "New sale"), "primary", "ri.add-line", size="large", hint=Text("sell", "Enter")
        )
        self.print_button = Button(Text("sell", "Print"), "secondary", "ri.printer-line")
        self.pdf_button = Button(Text("sell", "PDF"), "secondary")
        self.copy_button = Button(Text("sell", "Copy the code"), "secondary")
        self.next_button.clicked.connect(self.next_sale)
        self.print_button.clicked.connect(self.print_pressed)
        self.pdf_button.clicked.connect(self.pdf_pressed)
        self.copy_button.clicked.connect(self.copy_pressed)
        actions = row(self.print_button, self.pdf_button, self.copy_button, spacing=8)
        self._facts = holder(column(self.fault, self._change_box, self.next_button, actions, spacing=10))
        self._facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)
        self.lie_flat(False)
        self.retranslate()

    def lie_flat(self, flat: bool) -> None:
        """Paper beside the actions in a narrow window, above them in the panel."""
        for widget in (self._head, self.paper, self._facts):
            self._grid.removeWidget(widget)
        for place in range(4):
            self._grid.setRowStretch(place, 0)
            self._grid.setColumnStretch(place, 0)
        if flat:
            self._grid.addWidget(self.paper, 0, 0, 4, 1)
            self._grid.addWidget(self._head, 0, 1)
            self._grid.addWidget(self._facts, 1, 1)
            self._grid.setRowStretch(3, 1)
            self._grid.setColumnStretch(2, 1)
        else:
            self._grid.addWidget(self._head, 0, 0)
            self._grid.addWidget(self.paper, 1, 0)
            self._grid.addWidget(self._facts, 3, 0)
            self._grid.setRowStretch(1, 1)
        self._flat = flat
        self.restyle()

    def show_sale(self, sale: Sale, receipt: Receipt, money: Currency) -> None:
        """Show a sale and its receipt."""
        self._sale = sale
        self.paper.show_content(receipt)
        give = sale.change if sale.payment == "cash" else None
        self._change_box.setVisible(give is not None)
        self._change.set_words(lambda: formatting.money(give, money))
        if not any(sale.codes):
            self.copy_button.disable(Text("sell", "This sale has no code."))
        else:
            self.copy_button.enable()
        self.retranslate()

    def sale(self) -> Sale | None:
        """The sale shown."""
        return self._sale

    def retranslate(self) -> None:
        self._other.setText(say(Text("sell", "Print on another printer…")))
        sale = self._sale
        if sale is None:
            return
        self._title.set_words(Text("sell", "Receipt {number}").fill(number=sale.number))
        state = str(sale.state)
        self.pill.set_state(*SALE_STATES[state])
        waiting = state != "confirmed"
        self.truth.set_truth(
            Truth(
                sale.created_at,
                "computer",
                state=Text("sell", "not yet confirmed") if waiting else Text("sell", "confirmed by the server"),
                pending=waiting,
            )
        )
        self.next_button.setAccessibleDescription(self._spoken(sale))
        many = len(sale.codes) > 1
        self.copy_button.set_words(Text("sell", "Copy the codes") if many else Text("sell", "Copy the code"))

    def _spoken(self, sale: Sale) -> str:
        """What a screen reader says when the focus comes here after the sale."""
        parts = [self._title.full_text(), self.pill.accessibleName(), codes_words(sale.codes)]
        if not self._change_box.isHidden():
            parts.append(f"{self._change_label.full_text()} {self._change.full_text()}")
        return ", ".join(parts)

    def restyle(self) -> None:
        rescale(self)
        px = theme().px
        self._grid.setVerticalSpacing(px(12))
        self._grid.setHorizontalSpacing(px(24))
        for widget in (self._head, self._facts):
            widget.setMinimumWidth(px(300) if self._flat else 0)
        self.paper.setMinimumWidth(px(200))
        self.paper.setMaximumWidth(px(PAPER_WIDTH) if self._flat else NO_LIMIT)
