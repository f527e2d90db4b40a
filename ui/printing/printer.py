"""Printing receipts and strips of tickets through the printers of the system. QtPrintSupport is loaded when something is first printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from ui.printing.content import DOTS_PER_MM, WIDTH_58_MM, WIDTH_80_MM, Block
from ui.printing.faults import PrintingError
from ui.printing.press import blocks_height, blocks_pages, draw_blocks
from ui.printing.receipt import Receipt, receipt_blocks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NARROW_PAPER_MM: Final = 65.0
"""Rolls up to this width are printed with the 58 mm layout."""
ROLL_MM: Final = 120.0
"""Paper up to this width is a roll: the page becomes as long as the receipt."""


def printer_names() -> list[str]:
    """Printers of this computer, the usual one first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = list(QPrinterInfo.availablePrinterNames())
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def named_printer(name: str) -> QPrinter:
    """The printer remembered under this name.

    Raises:
        PrintingError: it is no longer there.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    if QPrinterInfo.printerInfo(name).isNull():
        raise PrintingError("printer_gone", name)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    return printer


def print_receipts(receipts: list[Receipt], language: str, printer: Any) -> None:
    """Print receipts, each from a page of its own.

    Raises:
        PrintingError: the printer did not take the job.
    """
    print_rolls([partial(receipt_blocks, receipt, language) for receipt in receipts], receipts[0].number, printer)


def print_rolls(contents: Sequence[Callable[[int], Sequence[Block]]], title: str, printer: Any) -> None:
    """Print contents, each from a page of its own. On a roll the page is as wide as the roll and as long as the content; on
    sheets the content stands at its true size in the upper middle and goes on overleaf where it is longer. Each content is
    asked for with the width in dots it will have.

    Raises:
        PrintingError: the printer did not take the job.
    """
    from PySide6.QtPrintSupport import QPrinter

    width_mm = printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter).width()
    roll = width_mm <= ROLL_MM
    dots = WIDTH_58_MM if width_mm <= NARROW_PAPER_MM else WIDTH_80_MM
    printer.setDocName(title)
    painter = QPainter()
    for content in contents:
        blocks = content(dots)
        height = blocks_height(blocks, dots)
        if roll:
            _fit_roll(printer, width_mm, height / DOTS_PER_MM)
        per_dot = printer.logicalDpiX() / 25.4 / DOTS_PER_MM
        page = printer.pageRect(QPrinter.Unit.DevicePixel)
        pages = [(0, height)] if roll else blocks_pages(blocks, dots, int(page.height() / per_dot))
        for start, end in pages:
            begun = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not begun:
                raise PrintingError("not_printed", printer.printerName())
            painter.save()
            painter.translate(max(0.0, (page.width() - dots * per_dot) / 2), 0.0)
            painter.scale(per_dot, per_dot)
            painter.translate(0, -start)
            painter.setClipRect(0, start, dots, end - start)
            draw_blocks(painter, blocks, dots)
            painter.restore()
    if not painter.end() or printer.printerState() == QPrinter.PrinterState.Error:
        raise PrintingError("not_printed", printer.printerName())


def _fit_roll(printer: Any, width_mm: float, height_mm: float) -> None:
    size = QPageSize(QSizeF(width_mm, height_mm), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
