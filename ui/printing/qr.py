"""QR codes of login links, always of error level M.

Working out one code takes some 15 ms, most of it for choosing the mask. A thousand tickets differ in their codes alone, and
everything from the bytes to the modules is linear over bits (Reed–Solomon, placement and mask; ISO/IEC 18004): for a family
of links the modules are worked out once, then what each bit of the code changes, and each further code is a few XORs.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

QUIET_ZONE: Final = 4
"""Modules of white around the code; scanners need them (look, section 8)."""
_OVERLAP: Final = 0.03
"""Shapes reach this far into the next one, else some viewers show white hairs between them."""


def login_link(base: str, code: str) -> str:
    """The address a phone opens after a scan: the hotspot's login page with the code as name and password."""
    separator = "&" if "?" in base else "?"
    return f"{base}{separator}username={code}&password={code}"


class Modules:
    """The dark modules of a code: ``bits`` holds the rows one after the other, the first module of a row lowest."""

    __slots__ = ("bits", "side")

    def __init__(self, side: int, bits: int) -> None:
        self.side, self.bits = side, bits

    def rows(self) -> Iterator[int]:
        """The rows from the top, the left module in the lowest bit."""
        whole = (1 << self.side) - 1
        for y in range(self.side):
            yield self.bits >> (y * self.side) & whole

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Left, top and length of every run of dark modules in a row."""
        for y, row in enumerate(self.rows()):
            left, rest = 0, row
            while rest:
                skipped = (rest & -rest).bit_length() - 1
                rest >>= skipped
                left += skipped
                length = (~rest & (rest + 1)).bit_length() - 1
                yield left, y, length
                rest >>= length
                left += length


def _worked_out(data: bytes, version: int | None = None, mask: int | None = None) -> tuple[Modules, Any]:
    code = segno.make(data, error="m", mode="byte", version=version, mask=mask, micro=False, boost_error=False)
    side, bits, place = len(code.matrix), 0, 0
    for row in code.matrix:
        for dark in row:
            if dark:
                bits |= 1 << place
            place += 1
    return Modules(side, bits), code


@functools.lru_cache(maxsize=64)
def modules_of(text: str) -> Modules:
    """The modules of any text."""
    return _worked_out(text.encode())[0]


class QrFamily:
    """The codes of all links with one login page and access codes of one length (ASCII, as ours are)."""

    def __init__(self, base: str, sample: str) -> None:
        self._base = base
        self._sample = sample
        self._link = login_link(base, sample).encode()
        self._modules, made = _worked_out(self._link)
        self._version, self._mask = made.version, made.mask
        self._places = self._places_of(sample)
        self._bits: dict[tuple[int, int], int] = {}
        self._letters: dict[tuple[int, int], int] = {}

    def _places_of(self, sample: str) -> list[tuple[int, ...]]:
        """Where each letter of the code stands in the link: twice, as name and as password."""
        changed = login_link(self._base, "\0" * len(sample)).encode()
        free = [place for place, byte in enumerate(changed) if byte == 0]
        return [tuple(free[index :: len(sample)]) for index in range(len(sample))]

    def modules(self, code: str) -> Modules:
        """The code's link; anything that does not fit the family is worked out by itself."""
        if len(code) != len(self._sample) or not code.isascii():
            return modules_of(login_link(self._base, code))
        bits = self._modules.bits
        for index, (letter, standard) in enumerate(zip(code.encode(), self._sample.encode(), strict=True)):
            if letter != standard:
                bits ^= self._letter(index, letter ^ standard)
        return Modules(self._modules.side, bits)

    def _letter(self, index: int, difference: int) -> int:
        found = self._letters.get((index, difference))
        if found is None:
            found = 0
            for bit in range(7):
                if difference >> bit & 1:
                    found ^= self._bit(index, bit)
            self._letters[index, difference] = found
        return found

    def _bit(self, index: int, bit: int) -> int:
        """Which modules turn when this bit of this letter turns."""
        found = self._bits.get((index, bit))
        if found is None:
            data = bytearray(self._link)
            for place in self._places[index]:
                data[place] ^= 1 << bit
            turned, _ = _worked_out(bytes(data), self._version, self._mask)
            found = self._bits[index, bit] = turned.bits ^ self._modules.bits
        return found


@functools.lru_cache(maxsize=8)
def qr_family(base: str, length: int) -> QrFamily:
    """The family of a login page and a length of codes."""
    return QrFamily(base, ("2A3B4C5D6E7F8G9H" * (length // 16 + 1))[:length])


class _Tiles:
    """The shapes of dark modules of codes of one size, made once: eight modules of a row at a time, by their bits."""

    def __init__(self, side: int, unit: float) -> None:
        self._unit, self._octets = unit, (side + 7) // 8
        self._known: dict[int, list[QRectF]] = {}

    def shapes(self, modules: Modules) -> list[QRectF]:
        """The shapes of a code whose upper left corner is the origin."""
        found: list[QRectF] = []
        known, place = self._known, 0
        for row in modules.rows():
            for octet in row.to_bytes(self._octets, "little"):
                if octet:
                    shapes = known.get(place + octet)
                    if shapes is None:
                        shapes = known[place + octet] = self._made(place >> 8, octet)
                    found += shapes
                place += 256
        return found

    def _made(self, place: int, octet: int) -> list[QRectF]:
        unit, (top, eighth) = self._unit, divmod(place, self._octets)
        deep = unit * (1 + _OVERLAP)
        runs = Modules(8, octet).runs()
        return [
            QRectF(
                (eighth * 8 + left) * unit, top * unit, (length + (_OVERLAP if left + length == 8 else 0)) * unit, deep
            )
            for left, _, length in runs
        ]


@functools.lru_cache(maxsize=8)
def _tiles(side: int, unit: float) -> _Tiles:
    return _Tiles(side, unit)


def draw_modules(painter: QPainter, modules: Modules, box: QRectF) -> None:
    """Fill the dark modules into a square box as shapes, without the quiet zone. The pen and brush are changed."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.translate(box.topLeft())
    painter.drawRects(_tiles(modules.side, round(box.width() / modules.side, 4)).shapes(modules))
    painter.translate(-box.topLeft())


def modules_image(modules: Modules, size: int) -> QImage:
    """The code with its quiet zone, its dark square at most ``size`` px wide in whole px per module."""
    module = max(1, size // modules.side)
    side = modules.side + 2 * QUIET_ZONE
    image = QImage(side * module, side * module, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for left, top, length in modules.runs():
        place = ((left + QUIET_ZONE) * module, (top + QUIET_ZONE) * module)
        painter.fillRect(*place, length * module, module, Qt.GlobalColor.black)
    painter.end()
    return image


def qr_image(text: str, size: int) -> QImage:
    """The text as a QR code, its dark square at most ``size`` px wide in whole px per module, the quiet zone around it."""
    return modules_image(modules_of(text), size)


def packed_rows(rows: Sequence[int] | Iterable[int], side: int, module: int, quiet: int) -> list[bytes]:
    """The code as rows of dots, eight to a byte, the leftmost highest: what receipt printers take as raster."""
    width = (side + 2 * quiet) * module
    octets = (width + 7) // 8
    blank = bytes(octets)
    lines = [blank] * (quiet * module)
    for row in rows:
        dots = 0
        for x in range(side):
            if row >> x & 1:
                dots |= ((1 << module) - 1) << (octets * 8 - (x + 1 + quiet) * module)
        lines += [dots.to_bytes(octets, "big")] * module
    return lines + [blank] * (quiet * module)
