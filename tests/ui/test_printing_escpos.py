"""What receipt printers get: golden bytes, accents, signs outside the code page as dots, QR codes that decode."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.test_printing_receipt import _receipt
from ui.printing.content import Line, Picture, QrCode, Rule
from ui.printing.escpos import CUT, DRAWER, EscPosOptions, encoded, encoded_strips, laid_out, plain
from ui.printing.receipt import receipt_blocks

START = b"\x1b@\x1c.\x1bt\x13"
PLAIN = b"\x1ba\x00\x1bE\x00\x1d!\x00"
NARROW = EscPosOptions(58)
LINK = "http://wifi.example.test/login?username=7KQ4M2PX&password=7KQ4M2PX"


class RollPrinter:
    """An independent reader of ESC/POS: keeps the lines of text with their style, and the dots of pictures."""

    def __init__(self, data: bytes) -> None:
        self.lines: list[tuple[str, str]] = []
        self.pictures: list[np.ndarray] = []
        self.qr: list[str] = []
        self.cuts = self.pulses = 0
        self._align, self._bold, self._size, self._text, self._stored = 0, 0, 0, b"", b""
        self._read(data)

    def _read(self, data: bytes) -> None:
        place = 0
        while place < len(data):
            two = data[place : place + 2]
            if two in (b"\x1b@", b"\x1c."):
                place += 2
            elif two == b"\x1bt":
                assert data[place + 2] == 19, "code page 858"
                place += 3
            elif two == b"\x1ba":
                self._align, place = data[place + 2], place + 3
            elif two == b"\x1bE":
                self._bold, place = data[place + 2], place + 3
            elif two == b"\x1d!":
                self._size, place = data[place + 2], place + 3
            elif two == b"\x1bp":
                self.pulses, place = self.pulses + 1, place + 5
            elif two == b"\x1dV":
                self.cuts, place = self.cuts + 1, place + 4
            elif two == b"\x1d(":
                length = int.from_bytes(data[place + 3 : place + 5], "little")
                self._qr(data[place + 5 : place + 5 + length])
                place += 5 + length
            elif two == b"\x1dv":
                octets = int.from_bytes(data[place + 4 : place + 6], "little")
                rows = int.from_bytes(data[place + 6 : place + 8], "little")
                held = np.frombuffer(data, np.uint8, octets * rows, place + 8).reshape(rows, octets)
                self.pictures.append(np.unpackbits(held, axis=1))
                place += 8 + octets * rows
            elif data[place] == 0x0A:
                style = (
                    f"{'LCR'[self._align]}{'B' if self._bold else ''}{(self._size >> 4) + 1}x{(self._size & 15) + 1}"
                )
                self.lines.append((self._text.decode("cp858"), style))
                self._text, place = b"", place + 1
            else:
                assert data[place] >= 0x20, f"an unknown command at {place}: {data[place : place + 4]!r}"
                self._text += data[place : place + 1]
                place += 1

    def _qr(self, command: bytes) -> None:
        if command[1] == 0x50:
            self._stored = command[3:]
        elif command[1] == 0x51:
            self.qr.append(self._stored.decode())

    def texts(self) -> list[str]:
        return [text for text, _ in self.lines]

    def seen(self) -> list[str]:
        """What a phone reads from the pictures, one under the other as on the paper."""
        paper = np.concatenate(self.pictures)
        return [code.text for code in zxingcpp.read_barcodes(np.where(paper, 0, 255).astype(np.uint8))]


def test_the_bytes_of_a_small_slip_are_exactly_these(dressed: QApplication) -> None:
    slip = [
        Line("Épicerie Sènan", px=38, weight=600, centred=True),
        Rule(),
        Line("Reçu n° 7", "500 FCFA"),
        QrCode("A", 100),
    ]
    assert encoded(slip, NARROW) == (
        START
        + b"\x1ba\x01\x1bE\x01\x1d!\x11"
        + b"\x90picerie S\x8anan\n"
        + PLAIN
        + b"-" * 32
        + b"\n"
        + b"Re\x87u n\xf8 7               500 FCFA\n"
        + b"\x1ba\x01"
        + b"\x1d(k\x04\x001A2\x00"
        + b"\x1d(k\x03\x001C\x04"
        + b"\x1d(k\x03\x001E1"
        + b"\x1d(k\x04\x001P0A"
        + b"\x1d(k\x03\x001Q0"
        + b"\n"
        + b"\x1dV\x42\x00"
    )


def test_without_a_cutter_the_paper_is_fed_and_the_drawer_opens_when_there_is_one(dressed: QApplication) -> None:
    line = [Line("x")]
    assert encoded(line, EscPosOptions(58, cut=False), open_drawer=True) == START + PLAIN + b"x\n" + b"\n\n\n\n"
    till = EscPosOptions(80, drawer=True)
    assert encoded(line, till, open_drawer=True) == START + DRAWER + PLAIN + b"x\n" + CUT
    assert DRAWER not in encoded(line, till)


@pytest.mark.parametrize("width", [58, 80])
def test_a_receipt_carries_the_words_of_the_painted_one(dressed: QApplication, width: int) -> None:
    options = EscPosOptions(width)
    blocks = receipt_blocks(_receipt(duplicate=2), "fr", options.dots)
    printed = RollPrinter(encoded(blocks, options))
    columns = {58: 32, 80: 48}[width]
    assert all(len(text) * (int(style[-3])) <= columns for text, style in printed.lines)
    whole = " ".join(" ".join(text.split()) for text in printed.texts())
    for block in blocks:
        if isinstance(block, Line):
            for words in (block.left, block.right):
                assert " ".join((plain(words) or "").split()) in whole
    assert ("7KQ4-M2PX", "CB3x3") in printed.lines
    assert any(text.startswith("Total") and text.endswith("500 FCFA") for text in printed.texts())
    assert printed.qr == [LINK]
    assert (printed.pictures, printed.cuts) == ([], 1)


@pytest.mark.parametrize("width", [58, 80])
def test_a_printer_without_qr_gets_dots_that_decode(dressed: QApplication, width: int) -> None:
    options = EscPosOptions(width, native_qr=False)
    printed = RollPrinter(encoded(receipt_blocks(_receipt(), "fr", options.dots), options))
    assert printed.qr == []
    assert printed.seen() == [LINK]
    assert all(picture.shape[1] <= options.dots for picture in printed.pictures)


def test_a_line_in_another_script_is_sent_as_dots_and_the_rest_stays_text(dressed: QApplication) -> None:
    printed = RollPrinter(encoded([Line("Café 24\u202fh"), Line("Wi-Fi 📶 मुफ़्त"), Line("l’œuvre …")], NARROW))
    assert printed.texts() == ["Café 24 h", "l'oeuvre ..."]
    [dots] = printed.pictures
    assert dots.shape[1] == 384
    assert 0.005 < dots.mean() < 0.4
    assert not dots[:, :16].any()


def test_a_logo_is_dots_no_wider_than_the_paper(dressed: QApplication, tmp_path: Path) -> None:
    logo = QImage(300, 100, QImage.Format.Format_RGB32)
    logo.fill(0xFF000000)
    assert logo.save(str(tmp_path / "logo.png"))
    printed = RollPrinter(encoded([Picture(tmp_path / "logo.png", 240, 120)], EscPosOptions(80)))
    dots = np.concatenate(printed.pictures)
    assert dots.shape == (dots.shape[0], 240)
    assert dots.any(axis=0).all()
    missing = encoded([Picture(tmp_path / "gone.png", 240, 120)], EscPosOptions(80))
    assert RollPrinter(missing).cuts == 1


def test_a_printer_without_french_letters_gets_them_as_dots(dressed: QApplication) -> None:
    printed = RollPrinter(encoded([Line("Reçu"), Line("Total", "500 FCFA")], EscPosOptions(58, accents=False)))
    assert [" ".join(text.split()) for text in printed.texts()] == ["Total 500 FCFA"]
    assert len(printed.pictures) == 1


def test_strips_are_cut_one_by_one(dressed: QApplication) -> None:
    assert RollPrinter(encoded_strips([[Line("A")], [Line("B")], [Line("C")]], NARROW)).cuts == 3


def test_long_words_never_run_over_the_edge() -> None:
    assert laid_out("a" * 40, "", 32) == ["a" * 32, "a" * 8]
    assert laid_out("ab cd", "12345", 8) == ["ab cd", "   12345"]
    assert laid_out("ab", "1", 8) == ["ab     1"]
    assert laid_out("", "", 8) == [""]
