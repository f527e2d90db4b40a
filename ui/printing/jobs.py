"""From content to paper: the printer that was chosen, the job on its way, and the line in the journal."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tiknet_desktop.platform.receipt_printers import PrinterChoice
from tiknet_desktop.services.printing import PrintJob
from tiknet_desktop.storage.errors import StorageError
from ui.printing import printer as system
from ui.printing.content import Block
from ui.printing.escpos import EscPosOptions, encoded
from ui.printing.faults import PrintingError, fault_code
from ui.printing.press import roll_pdf_pages
from ui.printing.sheets import SheetJob, begin_pdf, print_pages

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

log = logging.getLogger(__name__)

Content = Callable[[int], Sequence[Block]]
"""What stands on a roll, for a width in dots."""
Progress = Callable[[int, int], bool]
"""Gets how many of how many are done; answers whether to go on."""
_STRIPS_AT_ONCE: Final = 10
_PAGES_AT_ONCE: Final = 50
"""Strips in one job of the system's queue: what a stop lets come out."""


def on(done: int, total: int) -> bool:
    """Progress nobody watches."""
    return True


def current_printer(settings: Any) -> PrinterChoice | None:
    """The printer receipts go to, if one was chosen. ``settings`` is the settings service."""
    direct = PrinterChoice.from_json(settings.get("receipt_device"))
    if direct is not None:
        return direct
    name = str(settings.get("receipt_printer") or "")
    return PrinterChoice("system", name, width_mm=roll_width(settings)) if name else None


def remember_printer(settings: Any, choice: PrinterChoice | None) -> None:
    """Print receipts there from now on; ``None`` asks at the next one."""
    if choice is not None and choice.direct:
        settings.set("receipt_device", choice.to_json())
    else:
        settings.set("receipt_device", None)
        settings.set("receipt_printer", choice.address if choice is not None and choice.kind == "system" else "")
    if choice is not None and choice.kind != "pdf":
        settings.set("receipt_width_mm", choice.width_mm)


def roll_width(settings: Any) -> int:
    """The width of rolls in the shop: 58 or 80 mm."""
    return 58 if int(settings.get("receipt_width_mm") or 0) <= system.NARROW_PAPER_MM else 80


def options_of(choice: PrinterChoice) -> EscPosOptions:
    """What the printer understands."""
    return EscPosOptions(choice.width_mm, choice.native_qr, choice.cut, choice.drawer, choice.accents)


async def send_rolls(
    services: Services,
    choice: PrinterChoice,
    contents: Sequence[Content],
    *,
    open_drawer: bool = False,
    progress: Progress = on,
) -> None:
    """Send contents to a printer that takes bytes, a few at a time.

    Raises:
        ReceiptPrinterError: not everything went out.
        PrintingError: somebody stopped it.
    """
    options = options_of(choice)
    for start in range(0, len(contents), _STRIPS_AT_ONCE):
        part = contents[start : start + _STRIPS_AT_ONCE]
        data = b"".join(
            encoded(content(options.dots), options, open_drawer=open_drawer and not start and not place)
            for place, content in enumerate(part)
        )
        await services.printing.send(choice, data)
        _go_on(progress, start + len(part), len(contents), choice)


async def print_rolls(
    services: Services, choice: PrinterChoice, contents: Sequence[Content], title: str, progress: Progress = on
) -> None:
    """Print contents on a roll, one after the other, on any kind of printer; a PDF goes to the path in ``address``.

    Raises:
        ReceiptPrinterError: a printer that takes bytes did not take all of them.
        PrintingError: a printer of the system did not take the job, or the PDF was not written.
    """
    if choice.direct:
        await send_rolls(services, choice, contents, progress=progress)
        return
    if choice.kind == "pdf":
        await _rolls_to_pdf(choice, contents, title, progress)
        return
    device = system.named_printer(choice.address)
    for start in range(0, len(contents), _PAGES_AT_ONCE):
        part = contents[start : start + _PAGES_AT_ONCE]
        system.print_rolls(part, title, device)
        await asyncio.sleep(0)
        _go_on(progress, start + len(part), len(contents), choice)
        device = system.named_printer(choice.address)


async def _rolls_to_pdf(choice: PrinterChoice, contents: Sequence[Content], title: str, progress: Progress) -> None:
    path, dots = Path(choice.address), options_of(choice).dots
    try:
        for done in roll_pdf_pages((content(dots) for content in contents), title, path, dots):
            if done % _STRIPS_AT_ONCE == 0:
                await asyncio.sleep(0)
                _go_on(progress, done, len(contents), choice)
    except OSError as error:
        raise PrintingError("pdf_not_written", choice.address, str(error)) from error
    except PrintingError:
        path.unlink(missing_ok=True)
        raise


def _go_on(progress: Progress, done: int, total: int, choice: PrinterChoice) -> None:
    if not progress(done, total) and done < total:
        raise PrintingError("cancelled", choice.name)


async def print_sheets(
    choice: PrinterChoice, job: SheetJob, *, copies: int = 1, pages: range | None = None, progress: Progress = on
) -> None:
    """Print sheets on a printer of the system, or write them as PDF to the path in ``address``; others work in between.
    ``pages`` counts from 0; all of them when it is left out.

    Raises:
        PrintingError: the printer did not take the job, the PDF was not written, or somebody stopped it.
    """
    pdf = choice.kind == "pdf"
    device: Any
    try:
        if pdf:
            device = begin_pdf(Path(choice.address), job.batch or str(job.made_at.date()))
        else:
            device = _sheet_printer(choice.address, job, copies)
        total = len(pages) if pages is not None else job.pages
        for done in print_pages(job, device, pages):
            await asyncio.sleep(0)
            if not progress(done, total) and done < total:
                if not pdf:
                    device.abort()
                raise PrintingError("cancelled", choice.name)
    except OSError as error:
        raise PrintingError("pdf_not_written" if pdf else "not_printed", choice.address, str(error)) from error
    except PrintingError as error:
        if pdf and error.code == "cancelled":
            Path(choice.address).unlink(missing_ok=True)
        raise


def _sheet_printer(name: str, job: SheetJob, copies: int) -> Any:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize

    device = system.named_printer(name)
    device.setFullPage(True)  # the layout keeps its own margins; the printer's would shift the cut lines
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    device.setDocName(job.batch or "TikNet")
    device.setCopyCount(max(1, copies))
    return device


async def record(services: Services, job: PrintJob) -> None:
    """Write the journal. The paper is out: a full disk must not make that look like a failure."""
    try:
        await services.printing.record(job)
    except (StorageError, OSError) as error:
        log.warning("the print journal was not written: %s", error)


async def print_test_page(services: Services, choice: PrinterChoice, contents: Content, title: str) -> None:
    """Print a page that shows whether accents, widths and the QR code come out, and note it.

    Raises:
        ReceiptPrinterError, PrintingError: it was not printed; the journal says so too.
    """
    note = partial(PrintJob, "test", "test", title, choice.kind, choice.name)
    try:
        await print_rolls(services, choice, [contents], title)
    except Exception as error:
        await record(services, note(error=fault_code(error)))
        raise
    await record(services, note())


def dated_name(words: str, moment: datetime, suffix: str = ".pdf") -> str:
    """A name for a file that no system refuses."""
    safe = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in words).strip() or "tickets"
    return f"{safe} {moment.astimezone():%Y-%m-%d}{suffix}"
