"""Tickets to paper: what is chosen goes to the print dialog, and what came out is remembered code by code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tiknet_desktop.storage.records import Record, RecordQuery
from ui.kit.context import PaneContext
from ui.kit.i18n import Text
from ui.panes.vouchers.words import ticket_of

if TYPE_CHECKING:
    from ui.printing.print_tickets import Kind

MOST_PLANS = 500


async def print_records(
    context: PaneContext, parent: QWidget, records: Sequence[Record], *, batch: str = "", kind: Kind = "sheet"
) -> int:
    """Print the tickets of these codes; how many went out: a person may choose some of the pages, or none."""
    if not records:
        context.toast(Text("vouchers", "There is nothing to print"), "info")
        return 0
    from ui.printing.print_tickets import print_tickets

    services = context.services
    rows = (await services.records.page(RecordQuery("plans"), 0, MOST_PLANS)).rows
    plans = {plan["id"]: plan for plan in rows}
    tickets = [ticket_of(record, services, plans.get(record["plan"])) for record in records]
    codes = {ticket.code for ticket in await print_tickets(context, parent, tickets, kind=kind, batch=batch)}
    out = [record for record in records if record["code"] in codes]
    if out:
        await services.vouchers.mark_printed(out)
    return len(out)
