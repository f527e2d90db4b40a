"""Sheets and strips through the printers of the system and into files."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from tests.ui.sell_double import CounterServices
from tests.ui.test_printing_jobs import _pages, _printer
from tests.ui.test_printing_sheets import sheet, tickets
from tiknet_desktop.platform.receipt_printers import PrinterChoice
from ui.printing import jobs, printer
from ui.printing.faults import PrintingError
from ui.printing.sale_receipt import sale_tickets
from ui.printing.strip import strip_blocks
from ui.printing.template import SHORT_STRIP, STRIP


def _laser(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A printer of the system that writes into a file."""

    def named(name: str) -> QPrinter:
        assert name == "Laser"
        return _printer(path, QPageSize(QPageSize.PageSizeId.Letter))

    monkeypatch.setattr(printer, "named_printer", named)


async def test_sheets_go_to_a_printer_of_the_system_as_a4_whatever_is_in_it(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laser(tmp_path / "out.pdf", monkeypatch)
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    laser = PrinterChoice("system", "Laser")
    await jobs.print_sheets(laser, sheet(count=70), pages=range(1, 3), progress=progress)
    assert [(round(width), round(height)) for width, height in _pages(tmp_path / "out.pdf")] == [(210, 297)] * 2
    assert seen == [(1, 2), (2, 2)]


async def test_a_stopped_job_of_the_system_is_an_error(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laser(tmp_path / "out.pdf", monkeypatch)
    with pytest.raises(PrintingError) as raised:
        await jobs.print_sheets(PrinterChoice("system", "Laser"), sheet(count=70), progress=lambda done, total: False)
    assert raised.value.code == "cancelled"


async def test_strips_go_to_a_printer_of_the_system_each_on_a_page_of_its_length(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll = QPageSize(QSizeF(58, 200), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    monkeypatch.setattr(printer, "named_printer", lambda name: _printer(tmp_path / "out.pdf", roll))
    contents = [partial(strip_blocks, ticket, STRIP) for ticket in tickets(3)]
    await jobs.print_rolls(None, PrinterChoice("system", "Laser"), contents, "L-1")
    pages = _pages(tmp_path / "out.pdf")
    assert [round(width) for width, _ in pages] == [58] * 3
    assert all(80 < height < 160 for _, height in pages)


async def test_strips_become_a_pdf_of_the_width_of_the_roll(dressed: QApplication, tmp_path: Path) -> None:
    contents = [partial(strip_blocks, ticket, SHORT_STRIP) for ticket in tickets(12)]
    choice = PrinterChoice("pdf", str(tmp_path / "roll.pdf"), 80)
    await jobs.print_rolls(None, choice, contents, "L-1")
    assert [round(width) for width, _ in _pages(tmp_path / "roll.pdf")] == [72] * 12
    with pytest.raises(PrintingError) as raised:
        await jobs.print_rolls(None, PrinterChoice("pdf", str(tmp_path / "gone" / "x.pdf"), 80), contents, "L-1")
    assert raised.value.code == "pdf_not_written"


def test_a_sale_of_several_codes_is_as_many_tickets(dressed: QApplication, qt_loop: asyncio.AbstractEventLoop) -> None:
    services = CounterServices(qt_loop)
    services.sold_before(3)
    sale = services.sales.kept[0]
    made = sale_tickets(sale, services.account.currency)
    assert [ticket.code for ticket in made] == list(sale.codes)
    assert [ticket.number for ticket in made] == [f"{sale.number}.{place}" for place in (1, 2, 3)]
    assert {(ticket.plan, ticket.volume) for ticket in made} == {("1 heure", "500\u00a0Mo")}
