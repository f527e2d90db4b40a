"""The last sales of this computer: when, what, which code, how much, whether confirmed; show and reprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.money import Currency
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.i18n import Text
from ui.kit.labels import Label, Pill, Rule
from ui.kit.layout import column, rescale, row
from ui.kit.theme import theme
from ui.panes.sell.words import SALE_STATES, codes_words

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale

SHOWN = 5


class _Line(QWidget):
    """One sale; filled again instead of rebuilt, so that the focus stays."""

    def __init__(self, owner: RecentSales) -> None:
        super().__init__()
        self._sale: Sale | None = None
        self._money: Currency | None = None
        self.when = Label("", "body", "text_muted")
        self.plan = Label("", "body", elide=True)
        self.code = Label("", "body", features="codes", elide=True)
        self.amount = Label("", "body", align=Qt.AlignmentFlag.AlignRight)
        self.pill = Pill("", "pending")
        self.show_button = Button(Text("sell", "Show"), "link")
        self.reprint = Button(Text("sell", "Reprint"), "link")
        self.show_button.clicked.connect(lambda: self._sale and owner.show_requested.emit(self._sale.id))
        self.reprint.clicked.connect(lambda: self._sale and owner.reprint_requested.emit(self._sale.id))
        self.pill_box = QWidget()
        self.pill_box.setLayout(row(self.pill, None, spacing=0))
        line = row(
            self.when,
            self.plan,
            self.code,
            self.amount,
            8,
            self.pill_box,
            self.show_button,
            self.reprint,
            spacing=12,
        )
        line.setStretchFactor(self.plan, 3)
        line.setStretchFactor(self.code, 4)
        self.setLayout(line)
        self.restyle()

    def show_sale(self, sale: Sale, money: Currency) -> None:
        """Show a sale."""
        self._sale, self._money = sale, money
        self.retranslate()

    def retranslate(self) -> None:
        if self._sale is None or self._money is None:
            return
        sale = self._sale
        self.when.set_words(formatting.time_or_day(sale.created_at))
        self.when.setToolTip(formatting.full_moment(sale.created_at))
        self.plan.set_words(sale.plan_name if sale.quantity == 1 else f"{sale.quantity} × {sale.plan_name}")
        self.code.set_words(codes_words(sale.codes) if not sale.customer_name else sale.customer_name)
        self.amount.set_words(formatting.money(sale.total, self._money))
        self.pill.set_state(*SALE_STATES[str(sale.state)])
        number = Text("sell", "receipt {number}").fill(number=sale.number)
        for button, words in ((self.show_button, Text("sell", "Show")), (self.reprint, Text("sell", "Reprint"))):
            button.setAccessibleName(f"{words} {number}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_button.setVisible(self.width() >= theme().px(600))  # the whole code matters more

    def restyle(self) -> None:
        look = theme()
        rescale(self)
        self.code.setMinimumWidth(look.px(86))
        self.setFixedHeight(look.px(32))
        self.amount.setFixedWidth(look.px(92))


class RecentSales(Card):
    """The card under the form."""

    show_requested = Signal(str)
    reprint_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lines: list[_Line] = []
        self._rules: list[Rule] = []
        self._empty = Label(
            Text("sell", "Your sales appear here, with their code, to show or print them again."), "small", "text_muted"
        )
        self._box = column(self._empty, spacing=3)
        super().__init__(
            self._box,
            title=Text("sell", "Your last sales"),
            spacing=6,
            margins=(18, 12, 16, 10),
            parent=parent,
        )

    def show_sales(self, sales: list[Sale], money: Currency) -> None:
        """Show the newest sales, at most :data:`SHOWN`."""
        shown = sales[:SHOWN]
        while len(self.lines) < len(shown):
            if self.lines:
                rule = Rule()
                self._rules.append(rule)
                self._box.addWidget(rule)
            line = _Line(self)
            self.lines.append(line)
            self._box.addWidget(line)
        for index, line in enumerate(self.lines):
            used = index < len(shown)
            line.setVisible(used)
            if index:
                self._rules[index - 1].setVisible(used)
            if used:
                line.show_sale(shown[index], money)
        self._empty.setVisible(not shown)
        self._align()

    def _align(self) -> None:
        """Times of other days are longer: every line leaves them the same room."""
        used = [line for line in self.lines if not line.isHidden()]
        widest = max((line.when.sizeHint().width() for line in used), default=0)
        for line in used:
            line.when.setMinimumWidth(max(widest, theme().px(42)))
            line.pill_box.setFixedWidth(max(other.pill.width() for other in used) + theme().px(8))

    def restyle(self) -> None:
        super().restyle()
        self._align()

    def retranslate(self) -> None:
        self._align()
