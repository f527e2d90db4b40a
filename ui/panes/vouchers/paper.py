"""Tickets to paper: what is chosen goes to the print dialog, and what came out is remembered code by code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tiknet_desktop.storage.records import Record
from ui.kit.context import PaneContext
from ui.kit.i18n import Text
from ui.panes.vouchers.words import ticket_of


async def print_records(
    context: PaneContext, parent: QWidget, records: Sequence[Record], *, batch: str = "", kind: str = "sheet"
) -> bool:
    """Print the tickets of these codes; whether they went out."""
    if not records:
        context.toast(Text("vouchers", "There is nothing to print"), "info")
        return False
    from ui.printing.sheets import print_tickets

    tickets = [ticket_of(record, context.services) for record in records]
    if not await print_tickets(context, parent, tickets, kind=kind, batch=batch):
        return False
    await context.services.vouchers.mark_printed(records)
    return True
