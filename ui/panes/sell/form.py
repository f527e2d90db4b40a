"""What is sold and how it is paid: quantity, customer, payment, amount received, change."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from tiknet_desktop.domain.money import Currency
from tiknet_desktop.services.sales import MOST_TICKETS
from ui.kit import formatting
from ui.kit.amounts import AmountEdit
from ui.kit.buttons import Chip, Segmented
from ui.kit.containers import Card
from ui.kit.context import PaneContext
from ui.kit.fields import Stepper
from ui.kit.i18n import Text, say
from ui.kit.labels import IconLabel, Label, Rule
from ui.kit.layout import clear, column, holder, row
from ui.kit.theme import theme
from ui.panes.sell.amounts import quick_amounts
from ui.panes.sell.customer_field import CustomerField
from ui.panes.sell.keys import PAYMENT_KEY, QUANTITY_KEY, RECEIVED_KEY, keyed
from ui.panes.sell.words import PAYMENTS


class ReceivedEdit(AmountEdit):
    """What the customer hands over, larger than other amounts."""

    def restyle(self) -> None:
        super().restyle()
        self.setFont(theme().font("body_strong"))
        self.setMinimumWidth(theme().px(150))


class SaleForm(Card):
    """Everything about a sale but the plan. ``changed`` follows each change."""

    changed = Signal()

    def __init__(self, context: PaneContext, money: Currency, parent: QWidget | None = None) -> None:
        self._money = money
        self._price: Decimal | None = None
        self.quantity = Stepper(1, 1, MOST_TICKETS, Text("sell", "Quantity"))
        self.customer = CustomerField(context)
        self.payment = Segmented(list(PAYMENTS.items()), "cash", Text("sell", "Payment"))
        self.received = ReceivedEdit(money)
        self._received_label = Label(self._received_words, "label")
        self._chips = row(spacing=6)
        self.chips: list[Chip] = []
        self._chip_amounts: tuple[Decimal, ...] = ()
        self._change_glyph = IconLabel("ri.error-warning-fill", "danger", 14)
        self._change_label = Label("", "label", "text_muted")
        self._change = Label("", "display", align=Qt.AlignmentFlag.AlignRight)
        self._instead = Label(self._instead_words, "body", "text_muted", wrap=True)
        self._instead_glyph = IconLabel("ri.information-line", "text_muted", 18)
        quantity = column(keyed(Label(Text("sell", "Quantity"), "label"), QUANTITY_KEY), self.quantity, None, spacing=6)
        top = row(quantity, self.customer, spacing=24)
        top.setStretch(1, 1)
        how = column(keyed(Label(Text("sell", "Payment"), "label"), PAYMENT_KEY), self.payment, spacing=6)
        self._how = how
        cash = row(
            column(keyed(self._received_label, RECEIVED_KEY), self.received, None, spacing=6),
            column(29, self._chips, None, spacing=0),
            None,
            column(
                row(None, self._change_glyph, self._change_label, spacing=6, margins=(0, 4, 0, 0)),
                self._change,
                None,
                spacing=2,
            ),
            spacing=12,
        )
        self._cash = holder(cash)
        instead = row(self._instead_glyph, self._instead, spacing=8)
        instead.setStretch(1, 1)
        self._other = holder(column(instead, None, spacing=0, margins=(0, 6, 0, 0)))
        super().__init__(top, Rule(), how, self._cash, self._other, spacing=12, margins=(18, 14, 18, 12), parent=parent)
        self.quantity.changed.connect(self._update)
        self.customer.changed.connect(self._update)
        self.payment.changed.connect(self._update)
        self.received.amount_changed.connect(self._update)
        for edit in (self.quantity.edit, self.received):
            edit.installEventFilter(self)
        self.restyle()
        self.retranslate()

    def set_low(self, low: bool) -> None:
        """For a low window: the payment beside its label."""
        self._how.setDirection(QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom)
        self._how.setProperty("design", (16 if low else 6, 0, 0, 0, 0))
        self._how.setAlignment(Qt.AlignmentFlag.AlignLeft if low else Qt.AlignmentFlag(0))
        self.restyle()

    # ------------------------------------------------------------ values
    def set_price(self, price: Decimal | None, money: Currency) -> None:
        """The price of the chosen plan; ``None`` when there is none."""
        if (price, money) != (self._price, self._money):
            self._price, self._money = price, money
            self.received.set_currency(money)
            self._show()

    def total(self) -> Decimal | None:
        """What is to be paid."""
        return None if self._price is None else self._price * self.quantity.value()

    def amount_received(self) -> Decimal | None:
        """Cash handed over; ``None`` when nothing was typed or no cash is involved."""
        return self.received.amount() if self.payment.current() == "cash" else None

    def change(self) -> Decimal | None:
        """What to give back; negative when money is missing."""
        total, received = self.total(), self.amount_received()
        return None if total is None or received is None else received - total

    def missing_customer(self) -> bool:
        """Whether the payment needs a customer and there is none."""
        return self.payment.current() == "credit" and self.customer.buyer() is None

    def next_payment(self) -> None:
        """The next way to pay."""
        ways = list(PAYMENTS)
        self.payment.set_current(ways[(ways.index(self.payment.current()) + 1) % len(ways)], tell=True)

    def reset(self) -> None:
        """Ready for the next customer."""
        self.quantity.set_value(1)
        self.customer.clear()
        self.payment.set_current("cash", tell=True)
        self.received.set_amount(None)
        self._update()

    # ------------------------------------------------------------ words
    def _received_words(self) -> str:
        return str(Text("sell", "Amount received, in {unit}").fill(unit=self._money.sign))

    def _instead_words(self) -> str:
        total = self.total()
        shown = formatting.money(total, self._money) if total is not None else ""
        if self.payment.current() == "mobile_money":
            return str(Text("sell", "Look at the payment message on your phone before you take the sale."))
        buyer = self.customer.buyer()
        if buyer is not None and total is not None:
            return str(Text("sell", "{name} will owe you {amount}.").fill(name=buyer.name, amount=shown))
        return str(Text("sell", "The amount is added to what the customer owes you."))

    # ------------------------------------------------------------ display
    def _update(self, _: object = None) -> None:
        """Somebody changed something."""
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        alone = self.customer.buyer() is not None
        if alone:
            self.quantity.set_value(1)
        self.quantity.setEnabled(not alone)
        self.quantity.setToolTip(say(Text("sell", "A customer gets one plan at a time.")) if alone else "")
        cash = self.payment.current() == "cash"
        self._cash.setVisible(cash)
        self._other.setVisible(not cash)
        self.customer.set_need(
            str(Text("sell", "Credit needs a customer: choose one, or create one."))
            if self.payment.current() == "credit"
            else ""
        )
        self._show_chips()
        self._show_change()
        self._fit_chips()
        self._instead.retranslate()

    def _show_chips(self) -> None:
        total = self.total()
        amounts = quick_amounts(total, self._money) if total is not None else ()
        if amounts != self._chip_amounts or len(self.chips) != len(amounts):
            self._chip_amounts = amounts
            clear(self._chips)
            self.chips = []
            for amount in amounts:
                chip = Chip(formatting.number(amount, self._money.digits))
                chip.setAccessibleName(
                    str(Text("sell", "Received {amount}").fill(amount=formatting.money(amount, self._money)))
                )
                chip.clicked.connect(partial(self._chip_pressed, amount))
                self._chips.addWidget(chip)
                self.chips.append(chip)
        received = self.received.amount()
        for chip, amount in zip(self.chips, amounts, strict=True):
            chip.set_active(received == amount)

    def _chip_pressed(self, amount: Decimal, _: bool = False) -> None:
        self.received.set_amount(amount)

    def _fit_chips(self) -> None:
        """Show as many quick amounts as there is room for between the amount and the change."""
        gap = theme().px(12)
        taken = max(self.received.width(), self.received.minimumWidth()) + 3 * gap
        taken += max(self._change_label.sizeHint().width() + theme().px(20), self._change.sizeHint().width())
        room = self._cash.width() - taken
        for chip in self.chips:
            room -= chip.sizeHint().width() + theme().px(6)
            chip.setVisible(room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chips()

    def _show_change(self) -> None:
        change = self.change()
        short = change is not None and change < 0
        self._change_glyph.setVisible(short)
        self._change_label.set_words(Text("sell", "Still missing") if short else Text("sell", "Change to give back"))
        self._change_label.set_color("danger" if short else "text_muted")
        self._change.set_color("danger" if short else "text" if change is not None else "text_faint")
        self._change.set_role("display" if change is not None else "body")
        self._change.set_words(formatting.money(abs(change), self._money) if change is not None else formatting.MISSING)
        total = self.total()
        self.received.setPlaceholderText(formatting.number(total, self._money.digits) if total is not None else "")
        words = f"{self._change_label.full_text()} {self._change.full_text()}"
        self.received.setAccessibleDescription(words if change is not None else "")

    def change_text(self) -> tuple[str, str]:
        """Label and amount as shown, for tests and screen readers."""
        return self._change_label.full_text(), self._change.full_text()

    def retranslate(self) -> None:
        self.received.setAccessibleName(say(self._received_words))
        self._chip_amounts = ()
        self._show()

    def restyle(self) -> None:
        super().restyle()
        self._cash.setFixedHeight(theme().px(62))
        self._other.setFixedHeight(theme().px(62))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            step = {"+": 1, "-": -1, "−": -1}.get(event.text(), 0)
            if step:
                self.quantity.set_value(self.quantity.value() + step)
                return True
        return super().eventFilter(watched, event)
