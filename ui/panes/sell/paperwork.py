"""What can be done with the receipt of a sale: print, print again, keep as PDF, copy the codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.ids import shown_code
from ui.kit import dialogs
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, language, say
from ui.kit.messages import Message
from ui.printing import printer as printing
from ui.printing.journal import PrintJournal
from ui.printing.printer import NARROW_PAPER_MM, PrintingError
from ui.printing.receipt import WIDTH_58_MM, WIDTH_80_MM, Receipt, write_receipt_pdf
from ui.printing.sale_receipt import receipt_of

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale

_FAULTS = {
    "no_printer": (
        Text("sell", "This computer has no printer."),
        Text("sell", "Connect one and set it up in the system, or keep the receipt as PDF."),
    ),
    "printer_gone": (
        Text("sell", "The printer is no longer there."),
        Text("sell", "Check its cable and its power, or choose another printer."),
    ),
    "not_printed": (
        Text("sell", "The printer did not take the receipt."),
        Text("sell", "Check its paper and its power, then print again."),
    ),
}


class Paperwork:
    """Prints receipts for a pane. ``fault`` hears what went wrong, ``None`` when all is well again."""

    def __init__(self, context: PaneContext, parent: QWidget, fault: Callable[[Message | None], None]) -> None:
        self._context, self._parent, self._fault = context, parent, fault
        self._services = context.services
        self.journal = PrintJournal(self._services.settings)

    def receipt(self, sale: Sale, duplicate: int = 0) -> Receipt:
        """The receipt of a sale as it stands on paper."""
        return receipt_of(sale, self._services.account.currency, self._services.settings, duplicate)

    def next_duplicate(self, sale: Sale, *, again: bool = False) -> int:
        """What the next paper of this sale is: 0 the original, else the number of the duplicate."""
        times = self.journal.times(sale.id)
        return max(times, 1) if again else times

    async def print_sale(self, sale: Sale, *, again: bool = False, ask: bool = False) -> int | None:
        """Print on the remembered printer, or ask for one. Answers the number of the duplicate, ``None`` if not printed.

        ``again`` marks a duplicate even if this computer never printed the sale; ``ask`` offers all printers.
        """
        self._fault(None)
        remembered = str(self._services.settings.get("receipt_printer") or "")
        try:
            if remembered and not ask:
                device = printing.named_printer(remembered)
            else:
                chosen = await printing.choose_printer(self._parent, remembered)
                if chosen is None:
                    return None
                device = chosen
            duplicate = self.next_duplicate(sale, again=again)
            printing.print_receipts([self.receipt(sale, duplicate)], language(), device)
        except PrintingError as error:
            title, text = _FAULTS[error.code]
            self._fault(Message(say(title), say(text)))
            return None
        name = device.printerName()
        if name and name != remembered:
            self._services.settings.set("receipt_printer", name)
        self.journal.note(sale.id, "printer", self._services.account.seller_name)
        where = name or Path(device.outputFileName()).name
        self._context.toast(Text("sell", "Receipt sent to {printer}").fill(printer=where), "info")
        return duplicate

    async def save_pdf(self, sale: Sale) -> int | None:
        """Ask where and write the receipt as PDF. Answers the number of the duplicate, ``None`` if not written."""
        self._fault(None)
        name = say(Text("sell", "Receipt {number}").fill(number=sale.number)) + ".pdf"
        path = await dialogs.save_path(self._parent, Text("sell", "Save the receipt"), name, "PDF (*.pdf)")
        if path is None:
            return None
        narrow = int(self._services.settings.get("receipt_width_mm") or 0) <= NARROW_PAPER_MM
        duplicate = self.next_duplicate(sale)
        try:
            width = WIDTH_58_MM if narrow else WIDTH_80_MM
            write_receipt_pdf(self.receipt(sale, duplicate), language(), path, width)
        except OSError as error:
            self._fault(
                Message(
                    say(Text("sell", "The PDF was not written.")),
                    say(Text("sell", "Choose another folder, or free some space.")),
                    f"{path}\n{error}",
                )
            )
            return None
        self.journal.note(sale.id, "pdf", self._services.account.seller_name)
        self._context.toast(Text("sell", "Receipt saved: {name}").fill(name=path.name))
        return duplicate

    def copy_codes(self, sale: Sale) -> None:
        """Put the codes on the clipboard as they are read aloud, one a line."""
        QGuiApplication.clipboard().setText("\n".join(shown_code(code) for code in sale.codes if code))
        self._context.toast(Text("sell", "Codes copied") if len(sale.codes) > 1 else Text("sell", "Code copied"))
