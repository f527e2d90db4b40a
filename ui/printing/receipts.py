"""Printing the receipt of a sale on the printer that was chosen, from the counter or from the journal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from tiknet_desktop.platform.receipt_printers import PrinterChoice, ReceiptPrinterError
from tiknet_desktop.services.printing import PrintJob
from ui.kit.i18n import language
from ui.printing import jobs
from ui.printing import printer as system
from ui.printing.faults import PrintingError, fault_code
from ui.printing.receipt import Receipt, receipt_blocks
from ui.printing.sale_receipt import receipt_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from tiknet_desktop.services.sales import Sale


@dataclass(frozen=True, slots=True)
class Printed:
    """A receipt that went out: the number of the duplicate, 0 for the original, and the name of the printer."""

    duplicate: int
    printer: str


def sale_receipt(services: Any, sale: Sale, duplicate: int = 0) -> Receipt:
    """The receipt of a sale as it stands on paper."""
    return receipt_of(sale, services.account.currency, services.settings, duplicate)


async def next_duplicate(services: Any, sale: Sale, *, again: bool = False) -> int:
    """What the next paper of this sale is: 0 the original, else the number of the duplicate. ``again`` is never 0."""
    times = int(await services.printing.times("receipt", sale.id))
    return max(times, 1) if again else times


async def print_receipt(
    services: Any, parent: QWidget | None, sale: Sale, *, again: bool = False, ask: bool = False
) -> Printed | None:
    """Print on the chosen printer, or ask for one of the system; ``None`` when the person changes their mind.

    ``again`` marks a duplicate even if this computer never printed the sale; ``ask`` offers all printers of the system.
    The journal gets a line either way.

    Raises:
        ReceiptPrinterError, PrintingError: it was not printed.
    """
    choice = jobs.current_printer(services.settings)
    direct = choice if choice is not None and choice.direct and not ask else None
    duplicate = await next_duplicate(services, sale, again=again)
    receipt = sale_receipt(services, sale, duplicate)
    way, where = (direct.kind, direct.name) if direct is not None else ("system", choice.name if choice else "")
    try:
        if direct is not None:
            content = partial(receipt_blocks, receipt, language())
            await jobs.send_rolls(services, direct, [content], open_drawer=sale.payment == "cash" and not duplicate)
        else:
            device = await _system_printer(services.settings, parent, ask)
            if device is None:
                return None
            where = device.printerName() or Path(device.outputFileName()).name
            system.print_receipts([receipt], language(), device)
    except (PrintingError, ReceiptPrinterError) as error:
        await note_receipt(services, sale, way, where, duplicate, fault_code(error))
        raise
    await note_receipt(services, sale, way, where, duplicate)
    return Printed(duplicate, where)


async def note_receipt(services: Any, sale: Sale, way: str, where: str, duplicate: int, error: str = "") -> None:
    """Write a receipt into the journal."""
    await jobs.record(services, PrintJob("receipt", sale.id, sale.number, way, where, duplicate=duplicate, error=error))


async def _system_printer(settings: Any, parent: QWidget | None, ask: bool) -> QPrinter | None:
    """The remembered printer of the system, or the one a person chooses; that one is remembered."""
    remembered = str(settings.get("receipt_printer") or "")
    if remembered and not ask:
        return system.named_printer(remembered)
    chosen = await system.choose_printer(parent, remembered)
    if chosen is not None and chosen.printerName():
        jobs.remember_printer(settings, PrinterChoice("system", chosen.printerName(), jobs.roll_width(settings)))
    return chosen
