"""Batches on their way: how many codes are made and on the routers; stop, go on, print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tiknet_desktop.services.voucher_orders import BatchOrder, OrderState
from ui.kit import formatting
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import IconLabel, Label, Meter
from ui.kit.layout import clear, column, rescale, row
from ui.kit.messages import describe

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN = 2
"""Cards at once; the list below needs the room."""

Act = Callable[[str, BatchOrder], object]

_LOOKS: Mapping[OrderState, tuple[str, str, str]] = {
    OrderState.WAITING: ("pending", "ri.time-line", "pending"),
    OrderState.MAKING: ("card", "ri.coupon-3-line", "accent_text"),
    OrderState.STOPPED: ("card", "ri.forbid-2-line", "text_muted"),
    OrderState.REFUSED: ("danger", "ri.close-circle-fill", "danger"),
    OrderState.UNKNOWN: ("warning", "ri.question-line", "warning"),
    OrderState.DONE: ("card", "ri.checkbox-circle-fill", "success"),
}
"""Box, glyph and ink of each state."""


def headline(order: BatchOrder) -> str:
    """“261122-7KQ4 · Journée · 2 000 tickets”."""
    tickets = translate("vouchers", "%Ln voucher(s)", "", order.total)
    return _joined(order.batch, order.plan_name, tickets)


def standing(order: BatchOrder, is_online: bool) -> str:
    """Where the batch stands, in one sentence."""
    made = translate("vouchers", "%Ln made", "", order.made)
    of_all = str(
        Text("vouchers", "{made} of {total} made").fill(
            made=formatting.number(order.made), total=formatting.number(order.total)
        )
    )
    if order.state is OrderState.WAITING:
        if is_online:
            return str(Text("vouchers", "Waiting for the server, which makes the codes."))
        return str(
            Text("vouchers", "Waiting for the server, which makes the codes: it starts when the connection is back.")
        )
    if order.state is OrderState.MAKING:
        if not is_online:
            return _joined(of_all, Text("vouchers", "goes on when the connection is back"))
        if not order.unsent:
            return _joined(of_all, Text("vouchers", "the last part is being made"))
        return of_all
    if order.state is OrderState.STOPPED:
        left = translate("vouchers", "%Ln not made", "", order.total - order.made)
        return _joined(Text("vouchers", "Stopped"), made, left)
    if order.state is OrderState.REFUSED:
        why: object = describe(order.error, "generate_vouchers").text if order.error is not None else ""
        if order.error is not None and order.error.code == "validation":
            why = Text("vouchers", "It does not take this plan or codes of this form.")
        return _joined(Text("vouchers", "Refused by the server"), of_all, why)
    if order.state is OrderState.UNKNOWN:
        lost = Text("vouchers", "The server's answer was lost. See in the list whether the vouchers are there.")
        return _joined(of_all, lost)
    if order.on_router is None:
        return made
    if not printable(order):
        return _joined(made, Text("vouchers", "the codes are on their way to this computer"))
    valid = order.valid or 0
    if order.on_router >= valid:
        return _joined(made, Text("vouchers", "all on the routers"))
    there = Text("vouchers", "{there} of {made} on the routers").fill(
        there=formatting.number(order.on_router), made=formatting.number(valid)
    )
    return _joined(made, there)


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if str(part))


def printable(order: BatchOrder) -> bool:
    """Whether this computer has every code that was made."""
    return order.here is not None and order.here >= order.made > 0


class OrderCard(QFrame):
    """One batch on its way."""

    def __init__(self, order: BatchOrder, is_online: bool, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order, self._online, self._act = order, is_online, act
        look, glyph, ink = _LOOKS[order.state]
        self.setProperty("box", look)
        self.title = Label(lambda: headline(self.order), "body_strong", elide=True)
        self.text = Label(lambda: standing(self.order, self._online), "small", "text_muted", elide=True)
        self.meter = Meter(self._share(), "accent", Text("vouchers", "Progress of the batch"))
        self.meter.setVisible(order.state not in (OrderState.WAITING, OrderState.DONE))
        words = column(self.title, self.text, self.meter, spacing=3)
        self.buttons = row(*self._buttons(), spacing=6)
        layout = row(IconLabel(glyph, ink, 20), words, self.buttons, spacing=12, margins=(14, 8, 10, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAccessibleName(headline(order))
        self.setAccessibleDescription(standing(order, is_online))

    def same_shape(self, order: BatchOrder, is_online: bool) -> bool:
        """Whether only numbers differ, so that a button under the pointer can stay where it is."""
        return _shape(self.order, self._online) == _shape(order, is_online)

    def update_order(self, order: BatchOrder) -> None:
        """Show how far it is now."""
        self.order = order
        self.text.retranslate()
        self.meter.set_share(self._share())
        self.setAccessibleDescription(standing(order, self._online))

    def _share(self) -> float:
        return self.order.made / self.order.total if self.order.total else 0.0

    def _button(self, key: str, words: Words, kind: str = "secondary") -> Button:
        button = Button(words, kind, size="small")  # type: ignore[arg-type]
        button.clicked.connect(lambda: self._act(key, self.order))
        return button

    def _buttons(self) -> list[QWidget]:
        order, found = self.order, list[QWidget]()
        if order.state is OrderState.DONE and printable(order):
            found.append(self._button("print", Text("vouchers", "Print")))
        if order.can_stop:
            stop = Text("vouchers", "Stop") if order.state is OrderState.MAKING else Text("vouchers", "Cancel")
            found.append(self._button("stop", stop))
        if order.can_resume:
            again = (
                Text("vouchers", "Continue") if order.state is OrderState.STOPPED else Text("vouchers", "Send again")
            )
            found.append(self._button("resume", again))
        if order.state in (OrderState.REFUSED, OrderState.UNKNOWN):
            found.append(self._button("give_up", Text("vouchers", "Give up the rest")))
        if order.state is OrderState.STOPPED and printable(order):
            found.append(self._button("print", Text("vouchers", "Print")))
        if order.state in (OrderState.DONE, OrderState.STOPPED):
            away = IconButton("ri.close-line", Text("vouchers", "Put away"), size="small")
            away.clicked.connect(lambda: self._act("put_away", self.order))
            found.append(away)
        return found


def _shape(order: BatchOrder, is_online: bool) -> tuple[object, ...]:
    return order.batch, order.state, order.can_stop, order.can_resume, printable(order), is_online


class OrderCards(QWidget):
    """The newest batches on their way, those that need a person first."""

    def __init__(self, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self.cards: list[OrderCard] = []
        self.more = Label("", "small", "text_muted")
        self._box: QVBoxLayout = column(spacing=8)
        self.setLayout(column(self._box, self.more, spacing=4, margins=(24, 2, 24, 8)))
        self.more.hide()
        self.hide()

    def show_orders(self, orders: Sequence[BatchOrder], is_online: bool) -> None:
        """Show these."""
        coming = [order for order in orders if order.state is not OrderState.DONE]
        ranked = sorted(coming, key=lambda order: _RANK[order.state])
        # What is complete is only said while nothing is on its way; the list of batches has them all.
        chosen = ranked[:SHOWN] or list(orders[:1])
        if len(chosen) == len(self.cards) and all(
            card.same_shape(order, is_online) for card, order in zip(self.cards, chosen, strict=True)
        ):
            for card, order in zip(self.cards, chosen, strict=True):
                card.update_order(order)
        else:
            clear(self._box)
            self.cards = [OrderCard(order, is_online, self._act) for order in chosen]
            for card in self.cards:
                self._box.addWidget(card)
        rest = max(0, len(ranked) - len(chosen))
        self.more.setVisible(rest > 0)
        self.more.set_words(lambda: translate("vouchers", "and %Ln other batch(es) on the way", "", rest))
        self.setVisible(bool(chosen))

    def restyle(self) -> None:
        rescale(self)

    def focus_first(self) -> None:
        """Go to the first button of the first card."""
        for card in self.cards:
            button = card.findChild(Button)
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return


_RANK: Mapping[OrderState, int] = {
    OrderState.REFUSED: 0,
    OrderState.UNKNOWN: 0,
    OrderState.MAKING: 1,
    OrderState.WAITING: 2,
    OrderState.STOPPED: 3,
}
