"""The form of a new batch: plan, how many, what the codes look like, with a sample and what the batch is worth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.ids import CODE_LENGTH, shown_code
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.services.voucher_orders import (
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_PREFIX,
    MOST_CODES,
    SHORTEST_CODE,
    BatchRequest,
    check_request,
    combinations,
    sample_code,
    shortest_length,
)
from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.buttons import Button, Chip
from ui.kit.containers import Note
from ui.kit.context import is_online
from ui.kit.dialogs import Dialog, present
from ui.kit.fields import Combo, Field, Stepper, TextField
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.panes.vouchers.words import ROW_EXTRAS

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency
    from ui.kit.context import PaneContext

QUICK_COUNTS = (24, 100, 240, 500, 1_000)
"""Whole A4 sheets of 24 tickets, and round numbers."""
MILLION = 1_000_000


class BatchDialog(Dialog):
    """Asks for a batch. ``request()`` is what is entered; ``extras`` whether the server knows lengths, prefixes, names."""

    def __init__(
        self,
        parent: QWidget | None,
        plans: Sequence[Record],
        money: Currency,
        *,
        extras: bool = True,
        waits: bool = False,
        start: BatchRequest | None = None,
    ) -> None:
        self._plans = {plan.key: plan for plan in plans}
        self._money, self._extras = money, extras
        start = start or BatchRequest("", 100)
        self.plan = Combo([(plan.key, self._plan_words(plan)) for plan in plans], start.plan_key or None)
        self.plan_field = Field(Text("vouchers", "Plan"), self.plan)
        self.count = Stepper(start.count, 1, MOST_CODES, Text("vouchers", "How many vouchers"))
        self.count_field = Field(Text("vouchers", "How many vouchers"), self.count)
        self.length = Stepper(start.length, SHORTEST_CODE, LONGEST_CODE, Text("vouchers", "Length of the code"))
        self.length_field = Field(
            Text("vouchers", "Length of the code"), self.length, help=Text("vouchers", "Random characters")
        )
        self.prefix = TextField(
            Text("vouchers", "Begins with"),
            start.prefix,
            optional=True,
            features="codes",
            max_length=LONGEST_PREFIX,
            placeholder="TK",
            help=Text("vouchers", "Letters and digits, the same on every voucher"),
        )
        self.name = TextField(
            Text("vouchers", "Name of the batch"),
            start.name,
            optional=True,
            max_length=LONGEST_NAME,
            placeholder=Text("vouchers", "By itself: the date and four characters"),
        )
        self.sample = Label("", "title", features="codes", align=Qt.AlignmentFlag.AlignHCenter)
        self.room = Label("", "small", "text_muted", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.worth = Label("", "body_strong", align=Qt.AlignmentFlag.AlignHCenter)
        preview = Note(self.sample, self.room, self.worth, spacing=4, margins=(12, 10, 12, 10))
        super().__init__(parent, Text("vouchers", "New batch of vouchers"), width=480)
        if waits:
            self.body.addWidget(
                Note(
                    Label(
                        Text(
                            "vouchers",
                            "There is no connection. The server makes the codes: the batch is kept on this computer and"
                            " made as soon as the connection is back.",
                        ),
                        "small",
                        wrap=True,
                    ),
                    look="pending",
                )
            )
        self.body.addWidget(self.plan_field)
        self.chips = [self._chip(count) for count in QUICK_COUNTS]
        # Chips are 28 high, the field 34: three pixels below them and their middles meet.
        choices = column(None, row(*self.chips, spacing=6), spacing=0, margins=(0, 0, 0, 3))
        counting = row(self.count_field, choices, None, spacing=12)
        self.body.addLayout(counting)
        if extras:
            shape = row(self.length_field, self.prefix, spacing=16)
            shape.setStretch(1, 1)
            shape.setAlignment(self.length_field, Qt.AlignmentFlag.AlignTop)
            shape.setAlignment(self.prefix, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(shape)
            self.body.addWidget(self.name)
        else:
            for hidden in (self.length_field, self.prefix, self.name):
                hidden.setParent(self)
                hidden.hide()
        self.body.addWidget(preview)
        self.fault = Label("", "small", "danger", wrap=True)
        self._fault_box = Note(self.fault, look="danger")
        self._fault_box.hide()
        self.body.addWidget(self._fault_box)
        cancel = Button(Text("vouchers", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.submit = Button("", "primary")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self._submitted)
        self.add_buttons(cancel, self.submit)
        self._sample_of: tuple[int, str] | None = None
        self._wrong: set[str] = set()
        self.plan.chosen.connect(lambda _: self.refresh())
        self.count.changed.connect(lambda _: self.refresh())
        self.length.changed.connect(lambda _: self.refresh())
        self.prefix.edited.connect(self._prefix_edited)
        self.refresh()
        self.plan.setFocus()

    def _plan_words(self, plan: Record) -> str:
        if plan["price"] is None:
            return str(plan["name"])
        return f"{plan['name']} · {formatting.money(plan['price'], self._money)}"

    def _chip(self, count: int) -> Chip:
        chip = Chip(lambda: formatting.number(count))
        chip.clicked.connect(lambda: self.count.set_value(count))
        return chip

    def _prefix_edited(self, text: str) -> None:
        upper = text.upper()
        if upper != text:
            place = self.prefix.edit.cursorPosition()
            self.prefix.edit.setText(upper)
            self.prefix.edit.setCursorPosition(place)
        self.refresh()

    def request(self) -> BatchRequest:
        """What is entered."""
        return BatchRequest(
            str(self.plan.value() or ""),
            self.count.value(),
            self.length.value() if self._extras else CODE_LENGTH,
            self.prefix.value() if self._extras else "",
            self.name.value() if self._extras else "",
        )

    # ------------------------------------------------------------ what follows from it
    def refresh(self) -> None:
        """Show a sample, how many codes there could be, and what the batch is worth."""
        request = self.request()
        for chip, count in zip(self.chips, QUICK_COUNTS, strict=True):
            chip.set_active(count == request.count)
        shape = (request.length, request.prefix)
        if shape != self._sample_of:
            self._sample_of = shape
            self.sample.set_words(shown_code(sample_code(*shape)))
        self.room.set_words(room_words(request))
        plan = self._plans.get(request.plan_key)
        price: Decimal | None = plan["price"] if plan is not None else None
        self.worth.setVisible(price is not None)
        if price is not None:
            amount = formatting.money(price * request.count, self._money)
            self.worth.set_words(Text("vouchers", "The batch sells for {amount}").fill(amount=amount))
        count = request.count
        self.submit.set_words(lambda: _make_words(count))
        self._show_errors(_faults(request))

    def _show_errors(self, faults: dict[str, Words]) -> None:
        fields = {
            "count": self.count_field,
            "length": self.length_field,
            "prefix": self.prefix,
            "name": self.name,
            "plan": self.plan_field,
        }
        for key, field in fields.items():
            field.set_error(faults.get(key))
        if set(faults) != self._wrong:
            self._wrong = set(faults)
            self.adjustSize()

    def _submitted(self) -> None:
        request = self.request()
        faults = _faults(request)
        if not request.plan_key:
            faults["plan"] = Text("vouchers", "Choose a plan")
        self._show_errors(faults)
        if not faults:
            self.accept()

    def show_fault(self, error: BaseException, request: BatchRequest) -> None:
        """Say why the batch was not taken."""
        codes = error.fields if isinstance(error, InvalidInputError) else {}
        faults = {name: words for name in codes if (words := _fault_words(name, codes[name], request)) is not None}
        self._show_errors(faults)
        if not faults:
            self.fault.set_words(describe(error).sentence)
            self._fault_box.show()
        self.adjustSize()


def _make_words(count: int) -> str:
    return translate("vouchers", "Make %Ln voucher(s)", "", count)


def room_words(request: BatchRequest) -> Words:
    """How many codes of this shape there are, and how many for each ticket."""
    every = combinations(request.length)
    if every >= 1_000 * MILLION:
        return Text("vouchers", "Billions of combinations: nobody finds a code by guessing.")
    shown = formatting.number(every)
    each = formatting.number(every // max(1, request.count))
    if request.length < shortest_length(request.count):
        return Text("vouchers", "Too easy to guess: {each} combinations for each voucher.").fill(each=each)
    return Text("vouchers", "{all} combinations: {each} for each voucher.").fill(all=shown, each=each)


def _faults(request: BatchRequest) -> dict[str, Words]:
    try:
        check_request(request)
    except InvalidInputError as error:
        return {name: _fault_words(name, code, request) or "" for name, code in error.fields.items()}
    return {}


def _fault_words(name: str, code: str, request: BatchRequest) -> Words | None:
    """What is wrong with a field, said so that it can be put right."""
    if code == "too_tight":
        least = shortest_length(request.count)
        return Text("vouchers", "At least {length}").fill(length=least)
    return {
        ("prefix", "bad_prefix"): Text("vouchers", "Only letters A to Z and digits"),
        ("prefix", "too_long"): Text("vouchers", "At most 8 characters"),
        ("name", "taken"): Text("vouchers", "There is a batch of this name: choose another"),
        ("name", "too_long"): Text("vouchers", "At most 40 characters"),
        ("count", "out_of_range"): Text("vouchers", "From 1 to 10,000"),
    }.get((name, code))


async def ask_batch(context: PaneContext, parent: QWidget, plan_key: str = "") -> str | None:
    """Ask for a batch and order it; its name, or ``None`` when given up."""
    services = context.services
    rows = (await services.records.page(RecordQuery("plans", sort=(Sort("price"),)), 0, 200)).rows
    plans = [plan for plan in rows if plan["is_active"] is not False]
    if not plans:
        context.toast(Text("vouchers", "There is no plan to print vouchers of yet"), "info")
        if context.can_go("plans"):
            context.go("plans")
        return None
    kept: BatchRequest | None = BatchRequest(plan_key, 100)
    fault: BaseException | None = None
    while True:
        dialog = BatchDialog(
            parent,
            plans,
            services.account.currency,
            extras=context.offers(ROW_EXTRAS),
            waits=not is_online(services),
            start=kept,
        )
        if fault is not None and kept is not None:
            dialog.show_fault(fault, kept)
        accepted = await present(dialog)
        if not accepted:
            return None
        kept = dialog.request()
        try:
            name: str = await services.vouchers.order(kept)
        except Exception as error:  # noqa: BLE001 - shown in the form
            fault = error
        else:
            return name
