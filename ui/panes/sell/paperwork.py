"""What can be done with the receipt of a sale: print, print again, keep as PDF, copy the codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.platform.receipt_printers import PrinterChoice, ReceiptPrinterError
from tiknet_desktop.services.printing import PrintJob
from ui.kit import dialogs
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, language, say
from ui.kit.messages import Message
from ui.printing import jobs
from ui.printing import printer as printing
from ui.printing.content import dots_of
from ui.printing.faults import PrintingError, fault_code, print_fault
from ui.printing.receipt import Receipt, receipt_blocks, write_receipt_pdf
from ui.printing.sale_receipt import receipt_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from tiknet_desktop.services.sales import Sale


class Paperwork:
    """Prints receipts for a pane. ``fault`` hears what went wrong, ``None`` when all is well again."""

    def __init__(self, context: PaneContext, parent: QWidget, fault: Callable[[Message | None], None]) -> None:
        self._context, self._parent, self._fault = context, parent, fault
        self._services = context.services

    def receipt(self, sale: Sale, duplicate: int = 0) -> Receipt:
        """The receipt of a sale as it stands on paper."""
        return receipt_of(sale, self._services.account.currency, self._services.settings, duplicate)

    async def next_duplicate(self, sale: Sale, *, again: bool = False) -> int:
        """What the next paper of this sale is: 0 the original, else the number of the duplicate."""
        times = await self._services.printing.times("receipt", sale.id)
        return max(times, 1) if again else int(times)

    async def print_sale(self, sale: Sale, *, again: bool = False, ask: bool = False) -> int | None:
        """Print on the remembered printer, or ask for one. Answers the number of the duplicate, ``None`` if not printed.

        ``again`` marks a duplicate even if this computer never printed the sale; ``ask`` offers all printers.
        """
        self._fault(None)
        choice = jobs.current_printer(self._services.settings)
        duplicate = await self.next_duplicate(sale, again=again)
        receipt = self.receipt(sale, duplicate)
        way, where = (choice.kind, choice.name) if choice is not None else ("system", "")
        try:
            if choice is not None and choice.direct and not ask:
                content = partial(receipt_blocks, receipt, language())
                await jobs.send_rolls(
                    self._services, choice, [content], open_drawer=sale.payment == "cash" and not again
                )
            else:
                way = "system"
                device = await self._system_printer(ask)
                if device is None:
                    return None
                where = device.printerName() or Path(device.outputFileName()).name
                printing.print_receipts([receipt], language(), device)
        except (PrintingError, ReceiptPrinterError) as error:
            self._fault(print_fault(error))
            await self._record(sale, way, where, duplicate, fault_code(error))
            return None
        await self._record(sale, way, where, duplicate)
        self._context.toast(Text("sell", "Receipt sent to {printer}").fill(printer=where), "info")
        return duplicate

    async def _system_printer(self, ask: bool) -> QPrinter | None:
        """The remembered printer of the system, or the one a person chooses; that one is remembered."""
        settings = self._services.settings
        remembered = str(settings.get("receipt_printer") or "")
        if remembered and not ask:
            return printing.named_printer(remembered)
        chosen = await printing.choose_printer(self._parent, remembered)
        if chosen is not None and chosen.printerName():
            jobs.remember_printer(settings, PrinterChoice("system", chosen.printerName(), jobs.roll_width(settings)))
        return chosen

    async def _record(self, sale: Sale, way: str, where: str, duplicate: int, error: str = "") -> None:
        job = PrintJob("receipt", sale.id, sale.number, way, where, duplicate=duplicate, error=error)
        await jobs.record(self._services, job)

    async def save_pdf(self, sale: Sale) -> int | None:
        """Ask where and write the receipt as PDF. Answers the number of the duplicate, ``None`` if not written."""
        self._fault(None)
        name = say(Text("sell", "Receipt {number}").fill(number=sale.number)) + ".pdf"
        path = await dialogs.save_path(self._parent, Text("sell", "Save the receipt"), name, "PDF (*.pdf)")
        if path is None:
            return None
        duplicate = await self.next_duplicate(sale)
        try:
            width = dots_of(jobs.roll_width(self._services.settings))
            write_receipt_pdf(self.receipt(sale, duplicate), language(), path, width)
        except OSError as error:
            self._fault(print_fault(PrintingError("pdf_not_written", str(path), str(error))))
            await self._record(sale, "pdf", path.name, duplicate, "pdf_not_written")
            return None
        await self._record(sale, "pdf", path.name, duplicate)
        self._context.toast(Text("sell", "Receipt saved: {name}").fill(name=path.name))
        return duplicate

    def copy_codes(self, sale: Sale) -> None:
        """Put the codes on the clipboard as they are read aloud, one a line."""
        QGuiApplication.clipboard().setText("\n".join(shown_code(code) for code in sale.codes if code))
        self._context.toast(Text("sell", "Codes copied") if len(sale.codes) > 1 else Text("sell", "Code copied"))
