"""The drawer of one movement: what the list knows at once, then all the server tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from tiknet_desktop.api.errors import NotOffered
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.i18n import Text, Words
from ui.kit.labels import KeyValue, Label, Pill, Rule
from ui.kit.layout import clear, column, holder
from ui.kit.messages import describe
from ui.kit.truth import Truth, TruthLabel
from ui.panes.money.words import buyer, payment, signed_amount, status_of, thing

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from ui.kit.pane import ResourcePane

CADENCE: Final = timedelta(minutes=10)


def movement_lines(record: Record, body: QVBoxLayout) -> None:
    """What a row of a list tells."""
    lines: list[tuple[Words, str, bool]] = [
        (Text("money", "What"), thing(record), False),
        (Text("money", "When"), formatting.day_and_time(record["created_at"]), False),
        (Text("money", "Paid by"), payment(record), False),
        (Text("money", "Customer"), buyer(record), False),
        (Text("money", "Code"), str(record["customer_username"] or ""), True),
        (Text("money", "Seller"), str(record["assigned_by"] or ""), False),
        (Text("money", "Router"), str(record["router_name"] or ""), False),
        (Text("money", "Reference"), str(record["payment_reference"] or ""), True),
    ]
    for words, value, code in lines:
        if value and value != formatting.MISSING:
            body.addWidget(KeyValue(words, value, code=code))


class MovementDetails(QObject):
    """Fills the drawer of a list of movements; the last answer is kept, so a refresh does not blink."""

    def __init__(self, pane: ResourcePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._services: Services = pane.services
        self._known: dict[str, Any] = {}
        self._box: QVBoxLayout | None = None
        self._key = ""

    def fill(self, record: Record, drawer: Drawer) -> None:
        """Show a movement."""
        self._key = record.key
        drawer.set_head(
            signed_amount(record, self._services.account.currency), str(record["payment_reference"] or ""), False
        )
        drawer.pills.addWidget(Pill(*status_of(record)))
        if record.pending:
            drawer.pills.addWidget(Pill(Text("money", "To confirm"), "pending"))
        drawer.pills.addStretch(1)
        self._pane.add_drawer_actions(record, ("customer",))
        movement_lines(record, drawer.body)
        if record.fetched_at is not None:
            drawer.body.addWidget(TruthLabel(Truth(record.fetched_at, cadence=CADENCE)))
        self._box = column(spacing=9)
        drawer.body.addWidget(holder(self._box))
        drawer.body.addStretch(1)
        reading = self._known.get(record.key)
        if reading is not None:
            self._show(reading)
        elif record["id"] is not None:
            self._pane.context.spawn(self._read(record), name="money: movement", owner=self._pane)

    async def _read(self, record: Record) -> None:
        reading = await self._services.money.details(record["id"])
        self._known = {record.key: reading}
        if record.key == self._key:
            self._show(reading)

    def _show(self, reading: Any) -> None:
        box = self._box
        if box is None:
            return
        clear(box)
        if not isinstance(reading.value, Mapping):
            if reading.error is not None and not isinstance(reading.error, NotOffered):
                box.addWidget(Rule())
                box.addWidget(Label(describe(reading.error).sentence, "small", "text_muted", wrap=True))
            return
        told = reading.value
        lines: list[tuple[Words, object, bool]] = [
            (Text("money", "E-mail of the customer"), told.get("customer_email"), False),
            (Text("money", "Kept in the name of"), told.get("partner_name"), False),
            (Text("money", "Number on the server"), told.get("id"), True),
        ]
        box.addWidget(Rule())
        box.addWidget(Label(Text("money", "On the server"), "section"))
        for words, value, code in lines:
            if value not in (None, ""):
                box.addWidget(KeyValue(words, str(value), code=code))
        box.addWidget(TruthLabel(Truth(reading.fetched_at, "server", CADENCE)))
