"""What can be done with the receipt of a sale: print, print again, keep as PDF, copy the codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.platform.receipt_printers import ReceiptPrinterError
from ui.kit import dialogs
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, language, say
from ui.kit.messages import Message
from ui.printing import jobs
from ui.printing.content import dots_of
from ui.printing.faults import PrintingError, print_fault
from ui.printing.receipt import Receipt, write_receipt_pdf
from ui.printing.receipts import next_duplicate, note_receipt, print_receipt, sale_receipt

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale


class Paperwork:
    """Prints receipts for a pane. ``fault`` hears what went wrong, ``None`` when all is well again."""

    def __init__(self, context: PaneContext, parent: QWidget, fault: Callable[[Message | None], None]) -> None:
        self._context, self._parent, self._fault = context, parent, fault
        self._services = context.services

    def receipt(self, sale: Sale, duplicate: int = 0) -> Receipt:
        """The receipt of a sale as it stands on paper."""
        return sale_receipt(self._services, sale, duplicate)

    async def next_duplicate(self, sale: Sale, *, again: bool = False) -> int:
        """What the next paper of this sale is: 0 the original, else the number of the duplicate."""
        return await next_duplicate(self._services, sale, again=again)

    async def print_sale(self, sale: Sale, *, again: bool = False, ask: bool = False) -> int | None:
        """Print on the remembered printer, or ask for one. Answers the number of the duplicate, ``None`` if not printed.

        ``again`` marks a duplicate even if this computer never printed the sale; ``ask`` offers all printers.
        """
        self._fault(None)
        try:
            printed = await print_receipt(self._context, self._parent, sale, again=again, ask=ask)
        except (PrintingError, ReceiptPrinterError) as error:
            self._fault(print_fault(error))
            return None
        if printed is None:
            return None
        self._context.toast(Text("sell", "Receipt sent to {printer}").fill(printer=printed.printer), "info")
        return printed.duplicate

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
            await note_receipt(self._services, sale, "pdf", path.name, duplicate, "pdf_not_written")
            return None
        await note_receipt(self._services, sale, "pdf", path.name, duplicate)
        self._context.toast(Text("sell", "Receipt saved: {name}").fill(name=path.name))
        return duplicate

    def copy_codes(self, sale: Sale) -> None:
        """Put the codes on the clipboard as they are read aloud, one a line."""
        QGuiApplication.clipboard().setText("\n".join(shown_code(code) for code in sale.codes if code))
        self._context.toast(Text("sell", "Codes copied") if len(sale.codes) > 1 else Text("sell", "Code copied"))
