"""Sheets and strips of tickets: every code on the page opens its own login page, nothing runs out of its ticket."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import segno
import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.test_printing_jobs import _pages
from tests.ui.test_printing_receipt import _grey
from tiknet_desktop.domain.ids import new_access_code
from ui.printing.content import WIDTH_58_MM, WIDTH_80_MM, Line, Picture, QrCode
from ui.printing.press import blocks_image
from ui.printing.qr import QrFamily, login_link, qr_family
from ui.printing.sheets import PAGE_HEIGHT, PAGE_WIDTH, SheetJob, page_image, write_sheets_pdf
from ui.printing.strip import strip_blocks
from ui.printing.template import COMPACT, LARGE, SHORT_STRIP, STANDARD, STRIP, TicketTemplate
from ui.printing.ticket import Ticket

LOGIN = "http://wifi.example.test/login"


def tickets(count: int, **more: str) -> tuple[Ticket, ...]:
    common = {
        "shop": "Boutique Tokoin",
        "price": "500 FCFA",
        "plan": "Journée",
        "wifi_name": "TIKNET-TOKOIN",
        "login_url": LOGIN,
        "validity": "24 h",
        "volume": "2 Go",
        "devices": "1 appareil",
    }
    return tuple(
        Ticket(number=f"2611-{820 + place:04d}", code=new_access_code(), **{**common, **more}) for place in range(count)
    )


def sheet(template: TicketTemplate = STANDARD, count: int = 60, **more: str) -> SheetJob:
    made = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
    return SheetJob(tickets(count, **more), template, "L-2611-07", "Akossiwa Mensah", made)


@pytest.mark.parametrize(("template", "on_page"), [(STANDARD, 24), (LARGE, 10)], ids=["standard", "large"])
def test_every_code_of_a_page_decodes_to_its_own_login_page(
    dressed: QApplication, template: TicketTemplate, on_page: int
) -> None:
    job = sheet(template)
    found = zxingcpp.read_barcodes(_grey(page_image(job, 0, 2480)))
    assert sorted(code.text for code in found) == sorted(login_link(LOGIN, t.code) for t in job.tickets[:on_page])


def test_the_last_page_holds_what_is_left(dressed: QApplication) -> None:
    job = sheet(count=50)
    assert job.pages == 3
    found = zxingcpp.read_barcodes(_grey(page_image(job, 2, 2480)))
    assert sorted(code.text for code in found) == sorted(login_link(LOGIN, t.code) for t in job.tickets[48:])


def test_the_footer_says_what_who_and_when(dressed: QApplication) -> None:
    words = sheet(count=24).footer()
    local = datetime(2026, 11, 21, 14, 2, tzinfo=UTC).astimezone()
    assert words == f"Lot L-2611-07 · Journée · 24 tickets · imprimé le 21/11/2026 à {local:%H:%M} par Akossiwa Mensah"
    mixed = replace(sheet(count=1), tickets=(*tickets(1), *tickets(1, plan="Nuit")), batch="", who="")
    assert mixed.footer() == f"2 tickets · imprimé le 21/11/2026 à {local:%H:%M}"


def _cells(job: SheetJob, width: int) -> list[np.ndarray]:
    """The inside of every ticket of the first page, without the cut lines."""
    pixels = _grey(page_image(job, 0, width))
    unit = width / PAGE_WIDTH
    across, down = 195 * 20 / job.template.columns, 272 * 20 / job.template.rows
    cells = []
    for row in range(job.template.rows):
        for column in range(job.template.columns):
            x, y = (7.5 * 20 + column * across) * unit, (10.5 * 20 + row * down) * unit
            cells.append(pixels[int(y) + 2 : int(y + down * unit) - 1, int(x) + 2 : int(x + across * unit) - 1])
    return cells


@pytest.mark.parametrize("template", [STANDARD, LARGE, COMPACT], ids=["standard", "large", "compact"])
@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_nothing_touches_the_edge_of_its_ticket(dressed: QApplication, template: TicketTemplate, long: bool) -> None:
    words = "Établissement Houngbédji & Fils – Cybercafé du Grand Marché de Lomé"
    job = sheet(template, shop=words, plan=words, wifi_name=words.replace(" ", "-")) if long else sheet(template)
    for cell in _cells(job, 1240):
        assert (cell < 200).any()
        for edge in (cell[:2], cell[-2:], cell[:, :3], cell[:, -3:]):
            assert (edge > 200).all()


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (5, 14), (5, 4), (1, 12)])
def test_any_division_of_the_sheet_keeps_its_words_inside(dressed: QApplication, columns: int, rows: int) -> None:
    for cell in _cells(sheet(replace(STANDARD, key="own", columns=columns, rows=rows), columns * rows), 1654):
        for edge in (cell[:2], cell[-2:], cell[:, :2], cell[:, -2:]):
            assert (edge > 200).all()


def test_cut_lines_are_dashed_and_run_into_the_margin(dressed: QApplication) -> None:
    pixels = _grey(page_image(sheet(count=1), 0, 2100))  # ten pixels to the millimetre
    line = pixels[65:105, 73:78].min(axis=1)  # above the first ticket, at its left edge
    assert (line < 235).any()
    assert (line > 235).any()
    assert (pixels[:40] > 250).all()


def test_a_pdf_has_all_pages_and_a_folder_that_refuses_is_an_error(dressed: QApplication, tmp_path: Path) -> None:
    seen: list[int] = []
    write_sheets_pdf(sheet(count=50), tmp_path / "sheets.pdf", seen.append)
    assert [(round(width), round(height)) for width, height in _pages(tmp_path / "sheets.pdf")] == [(210, 297)] * 3
    assert seen == [1, 2, 3]
    with pytest.raises(OSError, match="missing"):
        write_sheets_pdf(sheet(), tmp_path / "missing" / "sheets.pdf")


def test_the_logo_stands_on_the_ticket_and_a_broken_one_is_left_out(dressed: QApplication, tmp_path: Path) -> None:
    logo = QImage(80, 80, QImage.Format.Format_RGB32)
    logo.fill(0xFF000000)
    assert logo.save(str(tmp_path / "logo.png"))
    drawing = tmp_path / "logo.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'
    )
    job = sheet(LARGE, 10)
    without = _grey(page_image(job, 0, 1240))
    for path in (tmp_path / "logo.png", drawing):
        with_logo = _grey(page_image(replace(job, logo=path), 0, 1240))
        assert (with_logo < 128).sum() > (without < 128).sum() + 10 * 2_000
    (tmp_path / "broken.png").write_bytes(b"no picture")
    assert (_grey(page_image(replace(job, logo=tmp_path / "broken.png"), 0, 1240)) == without).all()


def test_the_codes_of_a_family_are_those_worked_out_one_by_one() -> None:
    for base, length in ((LOGIN, 8), ("http://10.5.50.1/login?dst=a%20b", 6), (LOGIN, 16)):
        family = QrFamily(base, "2A3B4C5D6E7F8G9H"[:length])
        for code in (new_access_code(length), "2A3B4C5D6E7F8G9H"[:length], "Z" * length):
            alone = segno.make(
                login_link(base, code).encode(),
                error="m",
                mode="byte",
                mask=family._mask,
                micro=False,
                boost_error=False,
            )
            bits = sum(1 << place for place, dark in enumerate(d for row in alone.matrix for d in row) if dark)
            assert family.modules(code).bits == bits


def test_codes_of_another_kind_still_get_their_qr() -> None:
    family = qr_family(LOGIN, 8)
    for code in ("koffi-adjovi", "né4"):
        modules = family.modules(code)
        pixels = np.full((modules.side + 8, modules.side + 8), 255, np.uint8)
        for left, top, length in modules.runs():
            pixels[top + 4, left + 4 : left + 4 + length] = 0
        found = zxingcpp.read_barcodes(np.kron(pixels, np.ones((4, 4), np.uint8)))
        assert [each.text for each in found] == [login_link(LOGIN, code)]


@pytest.mark.parametrize("width", [WIDTH_58_MM, WIDTH_80_MM])
def test_a_strip_opens_the_login_page_and_keeps_its_margins(dressed: QApplication, width: int) -> None:
    [ticket] = tickets(1)
    pixels = _grey(blocks_image(strip_blocks(ticket, STRIP, width), width))
    assert [code.text for code in zxingcpp.read_barcodes(pixels)] == [login_link(LOGIN, ticket.code)]
    assert (pixels[:, :16] == 255).all()
    assert (pixels[:, -16:] == 255).all()


def test_a_strip_holds_what_its_template_says(dressed: QApplication, tmp_path: Path) -> None:
    [ticket] = tickets(1)
    full = strip_blocks(ticket, STRIP, WIDTH_80_MM, tmp_path / "logo.png")
    assert isinstance(full[0], Picture)
    assert any(isinstance(block, QrCode) for block in full)
    short = strip_blocks(ticket, SHORT_STRIP, WIDTH_80_MM, tmp_path / "logo.png")
    words = [block.left for block in short if isinstance(block, Line)]
    assert not any(isinstance(block, (QrCode, Picture)) for block in short)
    assert words[:3] == ["Boutique Tokoin", "500 FCFA", "Journée · 24 h · 2 Go"]
    assert f"{ticket.code[:4]}-{ticket.code[4:]}" in words


def test_the_page_is_a4() -> None:
    assert PAGE_WIDTH / 210 == PAGE_HEIGHT / 297 == 20
