"""The drawer in the header of Sell: open it, put cash in or take it out, count and close it, print what was counted."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QWidget

from tiknet_desktop.services.errors import ServiceError
from tiknet_desktop.storage.errors import StorageError
from tiknet_desktop.storage.tills import TillRow
from ui.kit import dialogs, formatting
from ui.kit.amounts import typed_amount
from ui.kit.buttons import Button
from ui.kit.containers import Note
from ui.kit.context import BusListener, PaneContext
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import KeyValue, Label
from ui.kit.layout import column, holder
from ui.kit.messages import describe
from ui.panes.sell.counting import ClosingDialog
from ui.panes.sell.till_words import difference_words, till_paper
from ui.printing.till_paper import write_till_pdf

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency


class TillButton(Button):
    """Says whether a till is open and offers what can be done with it."""

    def __init__(self, context: PaneContext, owner: QWidget) -> None:
        super().__init__(Text("sell", "Till"), "secondary", glyph="ri.hand-coin-line")
        self._context, self._owner = context, owner
        self._services = context.services
        self.till: TillRow | None = None
        self.clicked.connect(self.open_menu)
        self._listener = BusListener(owner, self._services.bus, ("tills", "account"), lambda _: self.reload())

    def reload(self) -> None:
        """Read the state of the drawer again."""
        if self._services.account.signed_in:  # else the shop was closed meanwhile
            self._spawn("till", self._load())

    async def _load(self) -> None:
        if not self._services.account.signed_in:
            return
        self.till = await self._services.tills.current()
        words = Text("sell", "Till open") if self.till is not None else Text("sell", "Open the till")
        self.set_words(words)
        self.setToolTip(
            say(Text("sell", "Open since {time}").fill(time=formatting.day_and_time(self.till.opened_at, inside=True)))
            if self.till is not None
            else say(Text("sell", "Nobody has opened the till: sales go on, nothing is counted."))
        )

    def _spawn(self, name: str, work: Any) -> None:
        self._context.spawn(work, name=f"sell: {name}", owner=self._owner)

    def menu_actions(self) -> list[tuple[Words, Any]]:
        """What can be done now."""
        if self.till is None:
            return [
                (Text("sell", "Open the till…"), lambda: self._spawn("open till", self.open_till())),
                (Text("sell", "Earlier tills…"), lambda: self._spawn("tills", self.show_past())),
            ]
        return [
            (Text("sell", "Count and close…"), lambda: self._spawn("close till", self.close_till())),
            (Text("sell", "Put cash in…"), lambda: self._spawn("cash in", self.move_cash(1))),
            (Text("sell", "Take cash out…"), lambda: self._spawn("cash out", self.move_cash(-1))),
            (Text("sell", "Earlier tills…"), lambda: self._spawn("tills", self.show_past())),
        ]

    def open_menu(self) -> None:
        """Show the menu under the button."""
        menu = QMenu(self)
        for words, act in self.menu_actions():
            menu.addAction(say(words)).triggered.connect(act)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    # ---------------------------------------------------------------- steps
    @property
    def _money(self) -> Currency:
        return self._services.account.currency

    def _amount_field(self, label: Text) -> FieldSpec:
        def check(text: str) -> Words | None:
            return None if typed_amount(text, self._money) is not None else Text("sell", "Write the amount in figures")

        return FieldSpec("amount", label.fill(unit=self._money.sign), check=check, money=self._money)

    async def open_till(self) -> None:
        """Ask what is in the drawer and open it."""

        async def save(values: dict[str, Any]) -> TillRow:
            return await self._services.tills.open(values["amount"] or Decimal(0))

        till = await ask_form(
            self._owner,
            Text("sell", "Open the till"),
            [self._amount_field(Text("sell", "Cash in the drawer now ({unit})"))],
            save,
            submit=Text("sell", "Open the till"),
            intro=Text("sell", "From now on cash sales are added up. At the end you count and see the difference."),
        )
        if till is not None:
            self._context.toast(Text("sell", "Till no. {number} is open").fill(number=till.number))

    async def move_cash(self, sign: int) -> None:
        """Ask for an amount and a reason, and note that cash went in or out."""

        async def save(values: dict[str, Any]) -> Any:
            amount = values["amount"] or Decimal(0)
            return await self._services.tills.move(sign * amount, values["reason"])

        title = Text("sell", "Put cash into the drawer") if sign > 0 else Text("sell", "Take cash out of the drawer")
        await ask_form(
            self._owner,
            title,
            [
                self._amount_field(Text("sell", "Amount ({unit})")),
                FieldSpec("reason", Text("sell", "What for"), placeholder=Text("sell", "Change, paper, transport…")),
            ],
            save,
            submit=Text("sell", "Note it"),
        )

    async def close_till(self) -> None:
        """Count, close, and offer the paper."""
        till = self.till
        if till is None:
            return
        figures = await self._services.tills.figures(till.id)
        dialog = ClosingDialog(self._owner, till, figures, self._money)
        accepted = await dialogs.present(dialog)
        counted, note = dialog.counted(), dialog.note()
        if not accepted or counted is None:
            return
        try:
            closed = await self._services.tills.close(counted, note)
        except (ServiceError, StorageError, OSError) as error:
            message = describe(error)
            self._context.toast(message.sentence, "danger")
            return
        await self.show_till(closed)

    async def show_till(self, till: TillRow) -> None:
        """A closed till, with its paper."""
        assert till.counted is not None and till.expected is not None and till.difference is not None
        lines = holder(
            column(
                KeyValue(Text("sell", "Seller"), till.seller or formatting.MISSING),
                KeyValue(Text("sell", "Opened"), formatting.day_and_time(till.opened_at)),
                KeyValue(Text("sell", "Closed"), formatting.day_and_time(till.closed_at)),
                KeyValue(Text("sell", "Cash expected"), formatting.money(till.expected, self._money)),
                KeyValue(Text("sell", "Cash counted"), formatting.money(till.counted, self._money)),
                Note(Label(difference_words(till.difference, self._money), "section")),
                spacing=6,
            )
        )
        save = Button(Text("sell", "Save as PDF…"), "secondary", glyph="ri.download-2-line")
        save.clicked.connect(lambda: self._spawn("till pdf", self.save_pdf(till)))
        title = Text("sell", "Till no. {number}").fill(number=till.number)
        await dialogs.tell(self._owner, title, lines, save)

    async def show_past(self) -> None:
        """Choose one of the earlier tills."""
        found = await self._services.tills.past(12)
        if not found:
            self._context.toast(Text("sell", "No till has been closed on this computer yet"), "info")
            return
        menu = QMenu(self)
        for till in found:
            words = Text("sell", "No. {number} · {time} · {seller}").fill(
                number=till.number, time=formatting.day_and_time(till.closed_at, inside=True), seller=till.seller
            )
            menu.addAction(say(words)).triggered.connect(partial(self._show, till))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _show(self, till: TillRow, _checked: bool = False) -> None:
        self._spawn("show till", self.show_till(till))

    async def save_pdf(self, till: TillRow) -> Path | None:
        """Ask where and write the paper to sign."""
        name = say(Text("sell", "Till {number}").fill(number=till.number)) + ".pdf"
        path = await dialogs.save_path(self._owner, Text("sell", "Save the closing"), name, "PDF (*.pdf)")
        if path is None:
            return None
        figures = await self._services.tills.figures(till.id)
        account = self._services.account
        try:
            write_till_pdf(till_paper(str(account.shop_name), till, figures, account.currency), path)
        except OSError as error:
            self._context.toast(describe(error).sentence, "danger")
            return None
        self._context.toast(Text("sell", "Closing saved: {name}").fill(name=path.name))
        return path
