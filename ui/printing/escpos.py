"""The content of a roll as ESC/POS, the language of receipt printers (Epson's ESC/POS command reference).

Text goes out in code page 858, which has the French letters and the euro. A line that holds anything else – another script,
a picture sign – is drawn here and sent as dots, so nothing ends as a question mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QImage

from ui.printing.content import Block, Line, Picture, QrCode, Rule, dots_of
from ui.printing.press import block_dots, picture_width
from ui.printing.qr import QUIET_ZONE, modules_of, packed_rows

ESC, FS, GS = b"\x1b", b"\x1c", b"\x1d"
INITIALISE: Final = ESC + b"@"
NO_KANJI: Final = FS + b"."
"""Printers made for Chinese read two accents in a row as one character until they are told not to."""
CODE_PAGE_858: Final = ESC + b"t\x13"
ENCODING: Final = "cp858"
LEFT, CENTRE = ESC + b"a\x00", ESC + b"a\x01"
DRAWER: Final = ESC + b"p\x00\x19\xfa"
"""A pulse of 50 ms on the first pin, then 500 ms of rest."""
CUT: Final = GS + b"V\x42\x00"
"""Feed to the cutter and cut, leaving a point."""
TEAR: Final = b"\n" * 4
"""Without a cutter: the last line goes past the edge."""

CHARACTER_DOTS: Final = 12
"""Width of a character of font A; it is 24 dots high."""
_STRIP_ROWS: Final = 128
"""Rows of dots sent at a time: small buffers of cheap printers hold so many."""
_LARGE_PX, _HUGE_PX, _BOLD = 30, 50, 600

_SAME: Final = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "…": "...",
        "œ": "oe",
        "Œ": "OE",
        "•": "·",
    }
)
"""What people read as the same sign and the code page has not."""


@dataclass(frozen=True, slots=True)
class EscPosOptions:
    """What the printer is and can do; see :class:`tiknet_desktop.platform.receipt_printers.PrinterChoice`."""

    width_mm: int = 58
    native_qr: bool = True
    cut: bool = True
    drawer: bool = False
    accents: bool = True

    @property
    def dots(self) -> int:
        """Dots across the paper."""
        return dots_of(self.width_mm)


class _Writer:
    """Collects bytes and sends a change of style only when there is one."""

    def __init__(self, options: EscPosOptions) -> None:
        self.options = options
        self.data = bytearray()
        self._style: tuple[bytes, bytes, bytes] | None = None

    def put(self, block: Block) -> None:
        if isinstance(block, Rule):
            self._rule()
        elif isinstance(block, QrCode):
            self._qr(block)
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._line(block)

    def _dress(self, *, centred: bool = False, bold: bool = False, wide: int = 1, high: int = 1) -> None:
        wanted = (
            CENTRE if centred else LEFT,
            ESC + b"E" + (b"\x01" if bold else b"\x00"),
            GS + b"!" + bytes([(wide - 1) << 4 | (high - 1)]),
        )
        for place, command in enumerate(wanted):
            if self._style is None or self._style[place] != command:
                self.data += command
        self._style = wanted

    # ------------------------------------------------------------ text
    def _rule(self) -> None:
        self._dress()
        self.data += b"-" * (self.options.dots // CHARACTER_DOTS) + b"\n"

    def _line(self, line: Line) -> None:
        left, right = self._plain(line.left), self._plain(line.right)
        if left is None or right is None:
            self._dots(block_dots(line, self.options.dots))
            return
        wide, high = self._size(line, max(len(left) + 2 + len(right) if right else 0, len(left)))
        columns = self.options.dots // CHARACTER_DOTS // wide
        self._dress(centred=line.centred and not right, bold=line.weight >= _BOLD, wide=wide, high=high)
        for text in laid_out(left, right, columns):
            self.data += text.encode(ENCODING) + b"\n"

    def _plain(self, text: str) -> str | None:
        found = plain(text)
        return found if found is None or self.options.accents or found.isascii() else None

    def _size(self, line: Line, length: int) -> tuple[int, int]:
        """Times wider and higher than a plain character; narrower where the words would not fit."""
        high = 3 if line.px >= _HUGE_PX else 2 if line.px >= _LARGE_PX else 1
        columns = self.options.dots // CHARACTER_DOTS
        wide = next((times for times in range(high, 1, -1) if length * times <= columns), 1)
        return (wide, high) if high < 3 or wide == 3 else (wide, 2)

    # ------------------------------------------------------------ pictures
    def _qr(self, block: QrCode) -> None:
        modules = modules_of(block.text)
        module = max(1, min(16, block.side // modules.side))
        if not self.options.native_qr:
            self._raster(packed_rows(list(modules.rows()), modules.side, module, QUIET_ZONE), centred=True)
            return
        self._dress(centred=True)
        text = block.text.encode()
        self.data += (
            _qr_command(b"\x41\x32\x00")  # model 2
            + _qr_command(b"\x43" + bytes([module]))
            + _qr_command(b"\x45\x31")  # level M
            + _qr_command(b"\x50\x30" + text)
            + _qr_command(b"\x51\x30")
            + b"\n"
        )

    def _picture(self, block: Picture) -> None:
        """No wider than it is: at 9600 baud every byte takes a millisecond."""
        width = min(self.options.dots, picture_width(block))
        if width:
            self._raster(_rows_of(block_dots(block, width)), centred=True)

    def _dots(self, image: QImage) -> None:
        self._raster(_rows_of(image), centred=False)

    def _raster(self, rows: Sequence[bytes], *, centred: bool) -> None:
        self._dress(centred=centred)
        octets = len(rows[0]) if rows else 0
        for start in range(0, len(rows), _STRIP_ROWS):
            strip = rows[start : start + _STRIP_ROWS]
            self.data += GS + b"v0\x00" + octets.to_bytes(2, "little") + len(strip).to_bytes(2, "little")
            self.data += b"".join(strip)


def plain(text: str) -> str | None:
    """The text in signs of the code page, ``None`` when it has others."""
    same = text.translate(_SAME)
    try:
        same.encode(ENCODING)
    except UnicodeEncodeError:
        return None
    return same if same.isprintable() else None


def laid_out(left: str, right: str, columns: int) -> list[str]:
    """The two sides of a line in as many lines as they need; the right one ends at the edge."""
    if right and len(left) + 1 + len(right) <= columns:
        return [left + " " * (columns - len(left) - len(right)) + right]
    lines = _wrapped(left, columns)
    return [*lines, *(text.rjust(columns) for text in _wrapped(right, columns))] if right else lines


def _wrapped(text: str, columns: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if len(longer) <= columns:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        pieces = [word[place : place + columns] for place in range(0, len(word), columns)] or [""]
        lines[-1:] = pieces
    return lines


def _qr_command(content: bytes) -> bytes:
    return GS + b"(k" + (len(content) + 1).to_bytes(2, "little") + b"\x31" + content


def _rows_of(image: QImage) -> list[bytes]:
    """Rows of a picture of one bit; a set bit is a black dot."""
    octets = (image.width() + 7) // 8
    black = 0 if image.color(0) & 0xFF < 128 else 1
    held, stride = bytes(image.constBits()), image.bytesPerLine()
    spare = octets * 8 - image.width()
    edge = (0xFF << spare) & 0xFF
    rows = []
    for y in range(image.height()):
        row = held[y * stride : y * stride + octets]
        if black == 0:
            row = bytes(octet ^ 0xFF for octet in row)
        rows.append(row[:-1] + bytes([row[-1] & edge]))
    return rows


def encoded(blocks: Iterable[Block], options: EscPosOptions, *, open_drawer: bool = False) -> bytes:
    """The content as one job. ``open_drawer`` opens the till first, if there is one."""
    writer = _Writer(options)
    writer.data += INITIALISE + NO_KANJI + CODE_PAGE_858
    if open_drawer and options.drawer:
        writer.data += DRAWER
    for block in blocks:
        writer.put(block)
    writer.data += CUT if options.cut else TEAR
    return bytes(writer.data)


def encoded_strips(strips: Iterable[Sequence[Block]], options: EscPosOptions) -> bytes:
    """Tickets one after the other, each cut off by itself."""
    return b"".join(encoded(blocks, options) for blocks in strips)
