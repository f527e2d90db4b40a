"""Receipts on rolls and sheets, and the ticket on screen."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from tests.ui.test_printing_receipt import _grey, _receipt
from ui.printing.faults import PrintingError
from ui.printing.paper import PaperView
from ui.printing.plan_words import joined, validity_words, volume_words
from ui.printing.printer import named_printer, print_receipts, printer_names
from ui.printing.receipt import WIDTH_80_MM, receipt_height, receipt_pages
from ui.printing.sale_receipt import is_access_code
from ui.printing.ticket import HEIGHT, WIDTH, Ticket, draw_ticket

POINTS_PER_MM = 72 / 25.4


def _printer(path: Path, paper: QPageSize) -> QPrinter:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(path))
    device.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    return device


def _pages(path: Path) -> list[tuple[float, float]]:
    """Width and height in mm of each page of a PDF."""
    boxes = re.findall(rb"/MediaBox \[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", path.read_bytes())
    return [(float(width) / POINTS_PER_MM, float(height) / POINTS_PER_MM) for width, height in boxes]


@pytest.mark.parametrize("width", [58, 80])
def test_a_roll_gets_one_page_as_long_as_the_receipt(dressed: QApplication, tmp_path: Path, width: int) -> None:
    path = tmp_path / "roll.pdf"
    roll = QPageSize(QSizeF(width, 200), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    print_receipts([_receipt(), _receipt(duplicate=1)], "fr", _printer(path, roll))
    pages = _pages(path)
    assert [round(page[0]) for page in pages] == [width, width]
    assert pages[1][1] > pages[0][1] > 80


def test_many_codes_go_on_overleaf_on_sheets(dressed: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    many = _receipt(tuple(f"7KQ4M2{place:02d}" for place in range(60)))
    print_receipts([many], "fr", _printer(path, QPageSize(QPageSize.PageSizeId.A4)))
    assert [round(page[0]) for page in _pages(path)] == [210, 210]


def test_pages_follow_on_without_a_gap_and_within_the_room(dressed: QApplication) -> None:
    many = _receipt(tuple(f"7KQ4M2{place:02d}" for place in range(60)))
    spans = receipt_pages(many, "fr", WIDTH_80_MM, 1_000)
    assert spans[0][0] == 0
    assert spans[-1][1] == receipt_height(many, "fr")
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    assert all(end - start <= 1_000 for start, end in spans)


def test_a_printer_that_is_not_there_is_an_error_with_its_name(dressed: QApplication) -> None:
    assert "Comptoir" not in printer_names()
    with pytest.raises(PrintingError) as raised:
        named_printer("Comptoir")
    assert (raised.value.code, raised.value.printer) == ("printer_gone", "Comptoir")


def _picture(ticket: Ticket, scale: int = 2) -> np.ndarray:
    image = QImage(WIDTH * scale, HEIGHT * scale, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(scale, scale)
    draw_ticket(painter, ticket)
    painter.end()
    return _grey(image)


def test_the_qr_of_a_ticket_opens_the_login_page(dressed: QApplication) -> None:
    ticket = Ticket("Boutique Tokoin", "500 FCFA", "Journée", "2611-0843", "7KQ4M2PX", "TIKNET", "http://w.test/login")
    found = zxingcpp.read_barcodes(_picture(ticket))
    assert [code.text for code in found] == ["http://w.test/login?username=7KQ4M2PX&password=7KQ4M2PX"]


def test_a_preview_holds_no_code_that_could_be_scanned(dressed: QApplication) -> None:
    found = zxingcpp.read_barcodes(
        _picture(Ticket("Boutique Tokoin", "500 FCFA", "Journée", login_url="http://w.test/"))
    )
    assert not any("username" in code.text for code in found)


def test_paper_is_white_in_the_dark_theme_and_scrolls_when_long(dressed: QApplication) -> None:
    from ui.kit.theme import theme

    theme().switch("dark")
    view = PaperView()
    view.resize(320, 400)
    view.show()
    view.show_content(_receipt())
    dressed.sendPostedEvents()
    pixels = _grey(view.sheet.grab().toImage())
    assert pixels[:, 20].min() > 250 or (pixels > 250).mean() > 0.6
    assert view.sheet.height() > view.viewport().height()
    assert view.horizontalScrollBar().maximum() == 0
    view.close()
    view.deleteLater()


def test_only_codes_of_ours_carry_their_password_in_the_qr() -> None:
    assert is_access_code("7KQ4M2PX")
    assert not is_access_code("koffi")
    assert not is_access_code("7KQ4M2P0")


def test_what_a_plan_gives_is_said_in_the_language_on_screen(dressed: QApplication) -> None:
    assert validity_words("7d") == "7 jours"
    assert validity_words("1d") == "24\u00a0h"
    assert validity_words("whenever", "30 Days") == "30 Days"
    assert volume_words("500MB") == "500\u00a0Mo"
    assert volume_words(None) == "illimité"
    assert joined("24 h", "", "1 appareil") == "24 h · 1 appareil"
