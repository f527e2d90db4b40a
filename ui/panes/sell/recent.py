"""The last sales of this computer: when, what, which code, how much, whether confirmed; show and reprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.money import Currency
from tiknet_desktop.storage.codec import fold
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.fields import SearchField
from ui.kit.i18n import Text
from ui.kit.labels import Label, Pill, Rule
from ui.kit.layout import column, rescale, row
from ui.kit.theme import theme
from ui.panes.sell.words import SALE_STATES, codes_words

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale

SHOWN, MOST = 5, 200
"""Sales shown at first, and when all are asked for."""
STANDING = frozenset({"pending", "confirmed", "unknown", "conflict"})
"""States of sales that can be taken back, at least once they are settled."""


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
        self.take_back = Button(Text("sell", "Take back"), "link")
        self.take_back.clicked.connect(lambda: self._sale and owner.take_back_requested.emit(self._sale.id))
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
            self.take_back,
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
        self.take_back.setEnabled(str(sale.state) in STANDING)
        self.take_back.setAccessibleName(f"{Text('sell', 'Take the sale back')} {sale.number}")
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
    take_back_requested = Signal(str)
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lines: list[_Line] = []
        self._rules: list[Rule] = []
        self._empty = Label(
            Text("sell", "Your sales appear here, with their code, to show or print them again."), "small", "text_muted"
        )
        self._box = column(self._empty, spacing=3)
        self._sales: list[Sale] = []
        self._money: Currency | None = None
        self.all_shown = False
        self.search = SearchField(Text("sell", "Number, code, customer or plan"))
        self.search.searched.connect(lambda _: self._fill())
        self.search.hide()
        self._nothing = Label(Text("sell", "No sale matches. Try fewer letters."), "small", "text_muted")
        self._nothing.hide()
        self.more = Button(Text("sell", "All sales"), "link")
        self.more.clicked.connect(self._toggle)
        super().__init__(
            self.search,
            self._box,
            self._nothing,
            title=Text("sell", "Your last sales"),
            action=self.more,
            spacing=6,
            margins=(18, 12, 16, 10),
            parent=parent,
        )

    @property
    def limit(self) -> int:
        """How many sales it wants."""
        return MOST if self.all_shown else SHOWN

    def _toggle(self) -> None:
        self.all_shown = not self.all_shown
        self.more.set_words(Text("sell", "Only the last ones") if self.all_shown else Text("sell", "All sales"))
        self.search.setVisible(self.all_shown)
        if self.all_shown:
            self.search.setFocus()
        else:
            self.search.clear()
        self.more_requested.emit()

    def show_sales(self, sales: list[Sale], money: Currency) -> None:
        """Show the newest sales, at most :attr:`limit`, as far as they match what is searched."""
        self._sales, self._money = sales[: self.limit], money
        self._fill()

    def _fill(self) -> None:
        if self._money is None:
            return
        wanted = fold(self.search.text()).replace("-", "")
        shown = [sale for sale in self._sales if wanted in _findable(sale)] if wanted else self._sales
        self._show(shown, self._money)
        self._nothing.setVisible(bool(wanted) and not shown)

    def _show(self, shown: list[Sale], money: Currency) -> None:
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
        self._empty.setVisible(not self._sales)
        self.more.setVisible(len(self._sales) >= SHOWN or self.all_shown)
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


def _findable(sale: Sale) -> str:
    return fold(" ".join((sale.number, *sale.codes, sale.customer_name, sale.plan_name))).replace("-", "")
