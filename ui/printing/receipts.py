"""Printing the receipt of a sale on the printer that was chosen, from the counter or from the journal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tiknet_desktop.platform.receipt_printers import ReceiptPrinterError
from tiknet_desktop.services.printing import PrintJob
from ui.kit.context import PaneContext
from ui.kit.i18n import language
from ui.printing import jobs
from ui.printing import printer as system
from ui.printing.faults import PrintingError, fault_code
from ui.printing.printer_chooser import choose_receipt_printer
from ui.printing.receipt import Receipt, receipt_blocks
from ui.printing.sale_receipt import receipt_of

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from tiknet_desktop.services.sales import Sale


@dataclass(frozen=True, slots=True)
class Printed:
    """A receipt that went out: the number of the duplicate, 0 for the original, and the name of the printer."""

    duplicate: int
    printer: str


def sale_receipt(services: Services, sale: Sale, duplicate: int = 0) -> Receipt:
    """The receipt of a sale as it stands on paper."""
    return receipt_of(sale, services.account.currency, services.settings, duplicate)


async def next_duplicate(services: Services, sale: Sale, *, again: bool = False) -> int:
    """What the next paper of this sale is: 0 the original, else the number of the duplicate. ``again`` is never 0."""
    times = int(await services.printing.times("receipt", sale.id))
    return max(times, 1) if again else times


async def print_receipt(
    context: PaneContext, parent: QWidget | None, sale: Sale, *, again: bool = False, ask: bool = False
) -> Printed | None:
    """Print on the chosen printer, or ask for one; ``None`` when the person changes their mind.

    ``again`` marks a duplicate even if this computer never printed the sale; ``ask`` offers all printers. The journal gets a
    line either way.

    Raises:
        ReceiptPrinterError, PrintingError: it was not printed.
    """
    services = context.services
    choice = None if ask else jobs.current_printer(services.settings)
    if choice is None:
        choice = await choose_receipt_printer(context, parent)
        if choice is None:
            return None
    duplicate = await next_duplicate(services, sale, again=again)
    receipt = sale_receipt(services, sale, duplicate)
    try:
        if choice.direct:
            content = partial(receipt_blocks, receipt, language())
            await jobs.send_rolls(services, choice, [content], open_drawer=sale.payment == "cash" and not duplicate)
        else:
            system.print_receipts([receipt], language(), system.named_printer(choice.address))
    except (PrintingError, ReceiptPrinterError) as error:
        await note_receipt(services, sale, choice.kind, choice.name, duplicate, fault_code(error))
        raise
    await note_receipt(services, sale, choice.kind, choice.name, duplicate)
    return Printed(duplicate, choice.name)


async def note_receipt(services: Services, sale: Sale, way: str, where: str, duplicate: int, error: str = "") -> None:
    """Write a receipt into the journal."""
    await jobs.record(services, PrintJob("receipt", sale.id, sale.number, way, where, duplicate=duplicate, error=error))
