"""Asking for a withdrawal: the form, and what happens when the answer gets lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tiknet_desktop.api.errors import ApiError, NotOffered
from tiknet_desktop.services.money import CLOUD_FEES, masked
from tiknet_desktop.services.payouts import Attempt, AttemptOpenError, OutcomeUnknownError
from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.amounts import AmountField, typed_amount
from ui.kit.buttons import Button
from ui.kit.containers import Note
from ui.kit.context import PaneContext, needs_server
from ui.kit.dialogs import ask, present
from ui.kit.fields import Combo, Field
from ui.kit.form import FieldSpec, FormDialog
from ui.kit.i18n import Text, Words
from ui.kit.labels import IconLabel, KeyValue, Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.kit.truth import Truth, TruthLabel

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency

TOO_LITTLE: Final = ("insufficient", "insuffisant", "balance", "solde")


@dataclass(frozen=True, slots=True)
class Ready:
    """What the form needs to know: destinations, the wallet, whether the server pays out without a fee."""

    methods: Sequence[Record]
    wallet: Any
    no_fee: bool
    money: Currency


class WithdrawDialog(FormDialog):
    """Amount with “all”, destination, and below what it costs and what remains, before anything is sent."""

    def __init__(self, parent: QWidget | None, ready: Ready, values: Mapping[str, Any] | None = None) -> None:
        self.ready = ready
        default = next((one for one in ready.methods if one["is_default"]), ready.methods[0])
        fields = (
            FieldSpec(
                "amount",
                Text("money", "Amount, in {currency}").fill(currency=ready.money.sign),
                check=self._check_amount,
                placeholder="0",
                money=ready.money,
            ),
            FieldSpec(
                "payment_method",
                Text("money", "Sent to"),
                "choice",
                choices=[(one.key, _destination(one)) for one in ready.methods],
            ),
        )
        super().__init__(
            parent,
            Text("money", "Withdraw money"),
            fields,
            submit=Text("money", "Ask for the withdrawal"),
            values={"payment_method": default.key, **(values or {})},
        )
        amount = self.form.fields["amount"]
        assert isinstance(amount, AmountField)
        self._field, self.amount = amount, amount.edit
        self.amount.textEdited.connect(lambda _: self._show())
        field = self.form.fields["payment_method"]
        assert isinstance(field, Field)
        assert isinstance(field.control, Combo)
        field.control.chosen.connect(lambda _: self._show())
        self.all = Button(
            Text("money", "All: {amount}").fill(amount=partial(formatting.money, ready.wallet.available, ready.money)),
            "link",
        )
        self.all.clicked.connect(self.take_all)
        self.all.setVisible(bool(ready.wallet.available))
        self.available = KeyValue(
            Text("money", "In the wallet"), partial(formatting.money, ready.wallet.available, ready.money)
        )
        self.fee = KeyValue(Text("money", "Fee"))
        self.received = KeyValue(Text("money", "You receive"))
        self.remains = KeyValue(Text("money", "Stays in the wallet"))
        self.fee_note = Label("", "caption", "text_muted", wrap=True)
        sums = Note(
            self.available, self.fee, self.received, self.remains, self.fee_note, TruthLabel(self._truth()), spacing=6
        )
        fields_box = self.form.layout()
        assert isinstance(fields_box, QVBoxLayout)
        fields_box.insertLayout(1, row_right(self.all))
        self.body.addWidget(sums)
        self._show()

    def _truth(self) -> Truth:
        return Truth(self.ready.wallet.wallet_at)

    def typed(self) -> Decimal | None:
        """The amount as it stands."""
        return self.amount.amount()

    def take_all(self) -> None:
        """Fill in all there is."""
        self._field.set_amount(self.ready.wallet.available)
        self._show()
        self.amount.setFocus()

    def method(self) -> Record:
        """The destination chosen."""
        key = self.form.values()["payment_method"]
        return next(one for one in self.ready.methods if one.key == key)

    def _check_amount(self, text: str) -> Words | None:
        amount = typed_amount(text, self.ready.money)
        available = self.ready.wallet.available
        if not amount:
            return Text("money", "Write an amount above zero")
        if available is not None and amount > available:
            return Text("money", "The wallet holds {amount} only").fill(
                amount=formatting.money(available, self.ready.money)
            )
        return None

    def fee_of(self, amount: Decimal) -> Decimal | None:
        """The fee: none on our own server; the cloud's own program reckons with a share it does not tell here."""
        if self.ready.no_fee:
            return Decimal(0)
        share = CLOUD_FEES.get(str(self.method()["kind"] or ""))
        return None if share is None else (amount * share).quantize(self.ready.money.unit)

    def _show(self) -> None:
        money = self.ready.money
        amount = self.typed() or Decimal(0)
        fee = self.fee_of(amount)
        if self.ready.no_fee:
            self.fee.set_value(Text("money", "none"))
            self.fee_note.set_words(Text("money", "This server takes no fee; your operator may."))
            self.received.set_value(formatting.money(amount, money))
        elif fee is None:
            self.fee.set_value(Text("money", "not told by the server"))
            self.fee_note.set_words(
                Text("money", "The TikNet app reckons with 2 % for mobile money and 1.5 % for a bank.")
            )
            self.received.set_value("")
        else:
            self.fee.set_value(Text("money", "about {amount}").fill(amount=formatting.money(fee, money)))
            self.fee_note.set_words(
                Text("money", "The server does not tell its fee; this is what the TikNet app reckons.")
            )
            self.received.set_value(Text("money", "about {amount}").fill(amount=formatting.money(amount - fee, money)))
        available = self.ready.wallet.available
        self.remains.set_value(
            "" if available is None else formatting.money(max(Decimal(0), available - amount), money)
        )

    def show_fault(self, error: BaseException) -> None:
        said = str(getattr(error, "detail", "")).lower()
        if any(word in said for word in TOO_LITTLE):
            self._field.set_error(Text("money", "The wallet holds less than this now"))
            return
        super().show_fault(error)


def row_right(widget: QWidget) -> QHBoxLayout:
    """The widget at the right edge."""
    line = row(None, widget)
    line.setAlignment(widget, Qt.AlignmentFlag.AlignRight)
    return line


def _destination(record: Record) -> str:
    return f"{record['name']} · {masked(str(record['numbers'] or ''))}"


async def read_ready(context: PaneContext) -> Ready:
    """What the form needs, from this computer."""
    services = context.services
    query = RecordQuery("payment_methods", sort=(Sort("name"),))
    methods = (await services.records.page(query, 0, 200)).rows
    return Ready(
        [one for one in methods if one["id"] is not None],
        await services.money.wallet(),
        context.offers("idempotency-key"),
        services.account.currency,
    )


async def withdraw(owner: QWidget, context: PaneContext) -> Record | None:
    """Ask for the amount and send it. A lost answer leaves an attempt, which the pane shows; nothing is sent twice.

    Answers the new row; ``None`` when given up or lost.
    """
    services = context.services
    refusal = needs_server(services)
    if refusal is not None:
        context.toast(refusal, "info")
        return None
    if await services.payouts.attempt() is not None:
        context.toast(Text("money", "First settle the withdrawal whose answer was lost"), "warning")
        return None
    kept: Mapping[str, Any] | None = None
    fault: BaseException | None = None
    try:
        await services.records.refresh("wallet")  # money is asked for against what there is now
    except ApiError as error:
        if not isinstance(error, NotOffered):  # a server without a balance may pay out all the same, and decides
            context.toast(describe(error).sentence, "warning")
            return None
    while True:
        ready = await read_ready(context)
        if not ready.methods:
            context.toast(Text("money", "First add the payment method that receives the money"), "info")
            return None
        dialog = WithdrawDialog(owner, ready, kept)
        if fault is not None:
            dialog.show_fault(fault)
        if not await present(dialog):
            return None
        kept, amount, key = dialog.form.values(), dialog.typed(), dialog.method().key
        assert amount is not None
        try:
            made: Record | None = await services.payouts.withdraw(amount, key)
        except (OutcomeUnknownError, AttemptOpenError):
            return None  # the notice above the pane tells, and stays until it is settled
        except Exception as error:  # noqa: BLE001 - shown in the form
            fault = error
            continue
        context.toast(Text("money", "The withdrawal is asked for"))
        return made


class AttemptNotice(QWidget):
    """A withdrawal whose answer was lost: what it was, looking for it, and only then sending it again or forgetting it."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        self.context, self.services = context, context.services
        self.attempt: Attempt | None = None
        self.title = Label("", "body_strong", elide=True)
        self.text = Label("", "small", "text_muted", wrap=True)
        self.look = Button(Text("money", "Look for it"), "primary", "ri.search-line")
        self.again = Button(Text("money", "Send it again"))
        self.forget = Button(Text("money", "Forget it"), "quiet")
        words = column(self.title, self.text, spacing=1)
        icon = IconLabel("ri.question-line", "warning", 20)
        line = row(icon, words, self.look, self.again, self.forget, spacing=10)
        line.setStretch(1, 1)
        super().__init__(parent)
        note = Note(line, look="warning", margins=(14, 8, 10, 8))
        self.setLayout(column(note, margins=(24, 0, 24, 6)))  # margins of its own: hidden, it takes no room
        self.look.clicked.connect(lambda: self._spawn("look", self._look()))
        self.again.clicked.connect(lambda: self._spawn("again", self._again()))
        self.forget.clicked.connect(lambda: self._spawn("forget", self._forget()))
        self.hide()

    def _spawn(self, name: str, work: Any) -> None:
        self.context.spawn(work, name=f"money: {name}", owner=self)

    async def refresh(self) -> None:
        """Show the attempt that is open, or hide."""
        attempt = await self.services.payouts.attempt()
        if attempt == self.attempt and attempt is not None:
            return
        self.attempt = attempt
        self.setVisible(attempt is not None)
        self.again.hide()
        self.forget.hide()
        if attempt is not None:
            self.retranslate()

    def retranslate(self) -> None:
        attempt = self.attempt
        if attempt is None:
            return
        self.title.set_words(
            Text("money", "No answer came for a withdrawal of {amount} to {name}").fill(
                amount=partial(formatting.money, attempt.amount, self.services.account.currency),
                name=attempt.method_name,
            )
        )
        self.text.set_words(
            Text("money", "Sent {when}. It may have been done: look for it before anything is sent again.").fill(
                when=partial(formatting.day_and_time, attempt.sent_at)
            )
        )

    async def _look(self) -> None:
        try:
            seen = await self.services.payouts.look_up()
        except Exception as error:  # noqa: BLE001 - said in the notice
            self.text.set_words(describe(error).sentence)
            return
        if seen.found is not None:
            self._tell_found(seen.found)
            return
        if not seen.settled:
            self.text.set_words(
                Text(
                    "money",
                    "The server does not list it yet, but it may still be on its way. Look again in two minutes.",
                )
            )
            return
        self.text.set_words(Text("money", "The server does not have it: it was not done. Send it again, or forget it."))
        self.again.show()
        self.forget.show()

    def _tell_found(self, record: Record) -> None:
        self.attempt = None
        self.hide()
        self.context.toast(
            Text("money", "Found: the server has it under {reference}").fill(reference=record["reference"] or "")
        )

    async def _again(self) -> None:
        try:
            made = await self.services.payouts.repeat()
        except OutcomeUnknownError:
            self.attempt = None
            await self.refresh()
            return
        except AttemptOpenError:
            self.text.set_words(Text("money", "It may still be on its way. Look again in two minutes."))
            return
        except Exception as error:  # noqa: BLE001 - said in the notice
            self.text.set_words(describe(error).sentence)
            await self.refresh()
            return
        self.attempt = None
        self.hide()
        if made is not None:
            self.context.toast(Text("money", "The withdrawal is asked for"))

    async def _forget(self) -> None:
        sure = await ask(
            self,
            Text("money", "Forget this withdrawal?"),
            Text("money", "The server does not have it. You can ask for it anew at any time."),
            act=Text("money", "Forget it"),
            keep=Text("money", "Keep it"),
            danger=True,
        )
        if not sure:
            return
        try:
            await self.services.payouts.give_up()
        except Exception as error:  # noqa: BLE001 - said in the notice
            self.text.set_words(describe(error).sentence)
            return
        self.attempt = None
        self.hide()
