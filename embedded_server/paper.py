"""Just enough PDF for vouchers and plain tables: pages of text, lines and filled squares in millimetres, Latin text.

Our own, because no PDF library is among the dependencies and Qt, which prints in the application, is not on servers.
Format: ISO 32000-1, sections 7.5 (file structure), 8.5 (paths) and 9.4 (text); fonts are the standard ones (9.6.2.2).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 210.0, 297.0
_POINTS = 72 / 25.4
_FONTS = ("Helvetica", "Helvetica-Bold", "Courier-Bold")
PLAIN, BOLD, CODE = range(3)


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


class Paper:
    """A4 pages, drawn from the top left corner."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._pages: list[list[bytes]] = []

    def page(self) -> None:
        """Begin a page."""
        self._pages.append([])

    def text(self, x: float, y: float, text: str, size: float = 9, font: int = PLAIN) -> None:
        """A line of text whose baseline is ``y`` millimetres from the top; ``size`` in points."""
        place = f"BT /F{font} {size:g} Tf {x * _POINTS:.2f} {(HEIGHT - y) * _POINTS:.2f} Td (".encode()
        self._pages[-1].append(place + _escaped(text) + b") Tj ET")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A thin rectangle."""
        self._rectangle(x, y, width, height, "0.4 w", "S")

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """A black rectangle."""
        self._rectangle(x, y, width, height, "", "f")

    def _rectangle(self, x: float, y: float, width: float, height: float, before: str, paint: str) -> None:
        bottom = (HEIGHT - y - height) * _POINTS
        numbers = f"{x * _POINTS:.2f} {bottom:.2f} {width * _POINTS:.2f} {height * _POINTS:.2f}"
        self._pages[-1].append(f"{before} {numbers} re {paint}".strip().encode())

    def squares(self, x: float, y: float, side: float, matrix: Sequence[Sequence[int]]) -> None:
        """A pattern of black squares, such as a QR code; ``side`` is the width of the whole in millimetres."""
        step = side / len(matrix)
        for line, row in enumerate(matrix):
            start = None
            for place, dark in enumerate((*row, 0)):
                if dark and start is None:
                    start = place
                elif not dark and start is not None:
                    self.fill(x + start * step, y + line * step, (place - start) * step, step)
                    start = None

    def file(self) -> bytes:
        """The document."""
        if not self._pages:
            self.page()
        fonts = " ".join(f"/F{n} {3 + n} 0 R" for n in range(len(_FONTS)))
        first = 4 + len(_FONTS)
        kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(self._pages)))
        box = f"[0 0 {WIDTH * _POINTS:.2f} {HEIGHT * _POINTS:.2f}]"
        objects: list[bytes] = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} /MediaBox {box}"
            f" /Resources << /Font << {fonts} >> >> >>".encode(),
            *(
                f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
                for name in _FONTS
            ),
            b"<< /Title (" + _escaped(self._title) + b") >>",
        ]
        for number, commands in enumerate(self._pages):
            stream = zlib.compress(b"\n".join(commands))
            content = first + 2 * number + 1
            objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {content} 0 R >>".encode())
            head = f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
            objects.append(head + stream + b"\nendstream")
        return _file(objects, info=3 + len(_FONTS))


def _file(objects: Sequence[bytes], info: int) -> bytes:
    parts = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"]
    size, offsets = len(parts[0]), []
    for number, body in enumerate(objects, start=1):
        offsets.append(size)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(parts[-1])
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, entries))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, info, size))
    return b"".join(parts)
