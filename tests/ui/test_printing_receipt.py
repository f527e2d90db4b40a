"""The receipt: its QR code opens the login page, its text stays on the paper, its PDF is one page."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tiknet_desktop.domain.money import currency
from ui.kit.theme import theme
from ui.printing.qr import login_link, qr_image
from ui.printing.receipt import WIDTH_58_MM, WIDTH_80_MM, Receipt, receipt_image, write_receipt_pdf


def _receipt(codes: tuple[str, ...] = ("7KQ4M2PX",), duplicate: int = 0) -> Receipt:
    return Receipt(
        shop="Boutique Tokoin",
        shop_lines=("12 rue du Marché, Lomé",),
        number="2611-0843",
        made_at=datetime(2026, 11, 21, 14, 2, tzinfo=UTC),
        seller="Akossiwa",
        plan="Journée",
        allowance="24 h · 2 Go · 1 appareil",
        quantity=max(len(codes), 1),
        price=Decimal(500),
        received=Decimal(1000),
        payment="Espèces",
        currency=currency("XOF"),
        codes=codes,
        wifi_name="TIKNET-TOKOIN",
        login_url="http://wifi.example.test/login",
        validity="Valable 24 h dès la première connexion.",
        duplicate=duplicate,
    )


def _grey(image: QImage) -> np.ndarray:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), dtype=np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


@pytest.mark.parametrize("width", [WIDTH_80_MM, WIDTH_58_MM])
def test_the_qr_on_the_paper_decodes_to_the_login_page_with_the_code(qtbot: QtBot, width: int) -> None:
    picture = receipt_image(_receipt(), "fr", width)
    found = zxingcpp.read_barcodes(_grey(picture))
    assert [code.text for code in found] == ["http://wifi.example.test/login?username=7KQ4M2PX&password=7KQ4M2PX"]


def test_a_login_page_that_has_a_query_keeps_it() -> None:
    assert login_link("http://a.test/login?dst=x", "AB") == "http://a.test/login?dst=x&username=AB&password=AB"


def test_the_quiet_zone_is_four_modules_of_white(qtbot: QtBot) -> None:
    pixels = _grey(qr_image("x", 100))
    module = pixels.shape[0] // (21 + 8)
    assert (pixels[: 4 * module] == 255).all()
    assert (pixels[:, : 4 * module] == 255).all()
    assert pixels[4 * module, 4 * module] == 0


@pytest.mark.parametrize("width", [WIDTH_80_MM, WIDTH_58_MM])
def test_nothing_is_drawn_in_the_margins(qtbot: QtBot, width: int) -> None:
    theme()
    pixels = _grey(receipt_image(_receipt(("7KQ4M2PX", "H9TD3RWC"), duplicate=1), "fr", width))
    assert (pixels[:, :16] == 255).all()
    assert (pixels[:, -16:] == 255).all()


def test_a_duplicate_is_longer_by_the_line_that_says_so(qtbot: QtBot) -> None:
    assert receipt_image(_receipt(duplicate=1), "fr").height() > receipt_image(_receipt(), "fr").height()


def test_the_pdf_is_written_and_a_folder_that_refuses_is_an_error(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "receipt.pdf"
    write_receipt_pdf(_receipt(), "fr", path)
    assert path.read_bytes().startswith(b"%PDF")
    with pytest.raises(OSError, match="missing"):
        write_receipt_pdf(_receipt(), "fr", tmp_path / "missing" / "receipt.pdf")
