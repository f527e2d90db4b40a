"""The drawer of one code: the ticket as it prints, its facts, and what happened to it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tiknet_desktop.services.voucher_stock import VoucherState
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Drawer
from ui.kit.i18n import Text, Words
from ui.kit.labels import KeyValue, Label, Pill, Rule
from ui.kit.layout import clear, column, holder, row
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.panes.vouchers.words import PRINTABLE, ROW_EXTRAS, code_of, preview_of, state_pill, voucher_state
from ui.printing.paper import PaperSheet
from ui.printing.plan_words import validity_words

if TYPE_CHECKING:
    from ui.panes.vouchers.tickets import TicketsList

log = logging.getLogger(__name__)

PREVIEW_WIDTH = 176
"""Design pixels: readable, and the history below is still in view."""


class TicketDetails:
    """Fills the drawer of the list and keeps it right while the row changes."""

    def __init__(self, pane: TicketsList) -> None:
        self._pane, self._services = pane, pane.services
        self._generation = 0

    def fill(self, record: Record, drawer: Drawer) -> None:
        """Show this code."""
        self._generation += 1
        state = voucher_state(record)
        drawer.set_head(code_of(record), str(record["plan_name"] or ""), avatar=False)
        drawer.pills.addWidget(Pill(*state_pill(record)))
        drawer.pills.addStretch(1)
        self._pane.add_drawer_actions(record, ("print", "copy") if state in PRINTABLE else ("copy",))
        if state in PRINTABLE:
            drawer.body.addWidget(self._preview(record))
        self._facts(record, drawer.body)
        drawer.body.addWidget(Rule())
        drawer.body.addWidget(Label(Text("vouchers", "History"), "section"))
        history = column(spacing=9)
        drawer.body.addWidget(holder(history))
        self._history(record, history, None, None)
        if record.fetched_at is not None:
            drawer.body.addWidget(TruthLabel(Truth(record.fetched_at)))
        drawer.body.addStretch(1)
        self._pane.context.spawn(
            self._complete(record, history, self._generation), name="vouchers: history", owner=self._pane
        )

    def _preview(self, record: Record) -> QWidget:
        sheet = PaperSheet()
        width = theme().px(PREVIEW_WIDTH)
        sheet.show_content(preview_of(record, self._services))
        sheet.setFixedSize(width, sheet.heightForWidth(width))
        sheet.setAccessibleName(str(Text("vouchers", "The voucher as it prints")))
        ground = holder(row(None, sheet, None, spacing=0, margins=(12, 12, 12, 12)), "note")
        ground.layout().setAlignment(sheet, Qt.AlignmentFlag.AlignCenter)  # type: ignore[union-attr]
        return ground

    def _facts(self, record: Record, body: QVBoxLayout) -> None:
        extras = self._pane.context.offers(ROW_EXTRAS)
        if extras:
            price = record["price"]
            words = "" if price is None else formatting.money(price, self._services.account.currency)
            body.addWidget(KeyValue(Text("vouchers", "Price"), words))
            body.addWidget(KeyValue(Text("vouchers", "Validity"), validity_words(record["validity_value"])))
            if record["batch"]:
                body.addLayout(self._batch_line(str(record["batch"])))
            if voucher_state(record) in PRINTABLE:
                there = Text("vouchers", "Yes") if record["on_router"] else Text("vouchers", "Not yet")
                body.addWidget(KeyValue(Text("vouchers", "On the routers"), there))

    def _batch_line(self, batch: str) -> Any:
        link = Button(batch, "link")
        link.setAccessibleName(str(Text("vouchers", "Show the batch {batch}").fill(batch=batch)))
        link.clicked.connect(lambda: self._pane.show_batch(batch))
        return row(Label(Text("vouchers", "Batch"), "small", "text_muted"), None, link, spacing=8)

    def _history(self, record: Record, box: QVBoxLayout, printed: bool | None, sale: Record | None) -> None:
        clear(box)
        for key, value in self._steps(record, printed, sale):
            box.addWidget(KeyValue(key, value))

    def _steps(self, record: Record, printed: bool | None, sale: Record | None) -> list[tuple[Words, str]]:
        def when(name: str) -> str:
            return formatting.day_and_time(record[name])

        def by(moment: str, person: object) -> str:
            return f"{moment} · {person}" if person else moment

        steps: list[tuple[Words, str]] = [(Text("vouchers", "Made"), by(when("generated_at"), record["generated_by"]))]
        if printed:
            steps.append((Text("vouchers", "Printed"), str(Text("vouchers", "on this computer"))))
        if record["is_assigned_at"] is not None:
            seller = sale["assigned_by"] if sale is not None else None
            steps.append((Text("vouchers", "Sold"), by(when("is_assigned_at"), seller)))
        if record["used_at"] is not None:
            steps.append((Text("vouchers", "First used"), by(when("used_at"), record["used_by"])))
        state = voucher_state(record)
        if record["expires_at"] is not None:
            over = Text("vouchers", "Ended") if state is VoucherState.EXPIRED else Text("vouchers", "Ends")
            steps.append((over, when("expires_at")))
        if state is VoucherState.CANCELLED:
            steps.append((Text("vouchers", "Cancelled"), str(Text("vouchers", "opens nothing any more"))))
        return steps

    async def _complete(self, record: Record, box: QVBoxLayout, generation: int) -> None:
        try:
            printed = record["id"] in await self._services.vouchers.printed()
            sale = None
            if record["is_assigned_at"] is not None:
                sale = await self._services.records.find("assigned_plans", customer_username=record["code"])
        except Exception as error:  # noqa: BLE001 - the rest of the drawer stands; the reason is in the log
            log.warning("the history of a ticket could not be read: %s", error)
            return
        if generation == self._generation and (printed or sale is not None):
            self._history(record, box, printed, sale)
