"""The closing of a till on A4, to be signed: what was expected, what was counted, two lines for names, and the fingerprint
that tells this paper from a changed one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ui.kit.theme import theme
from ui.printing.press import check_writable

_DPI = 300
_MM = _DPI / 25.4
_WIDTH_MM, _LINE_MM = 174.0, 7.2


@dataclass(frozen=True, slots=True)
class TillLine:
    """One line: what, how much, and whether it matters most. Without words it is a rule."""

    words: str = ""
    value: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TillPaper:
    """What stands on the paper, in words. ``fingerprint`` is that of the closing."""

    shop: str
    number: int
    lines: tuple[TillLine, ...]
    fingerprint: str


def write_till_pdf(paper: TillPaper, path: Path) -> None:
    """Write the paper.

    Raises:
        OSError: it cannot be written there.
    """
    check_writable(path)
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout.Unit.Millimeter)
    writer.setResolution(_DPI)
    writer.setTitle(_title(paper))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"{path}: the PDF was not begun")
    draw_till(painter, paper)
    if not painter.end():
        raise OSError(f"{path}: the PDF was not finished")


def _title(paper: TillPaper) -> str:
    words = QCoreApplication.translate("till_paper", "Till closing no. {number}")
    return words.format(number=paper.number)


def draw_till(painter: QPainter, paper: TillPaper) -> None:
    """Draw at 300 dots per inch, from the upper left."""
    painter.setPen(Qt.GlobalColor.black)
    _text(painter, 0, 10, paper.shop, 13, strong=True)
    _text(painter, 0, 10, _title(paper), 11, right=True)
    _rule(painter, 12)
    top = 16.0
    for line in paper.lines:
        if not line.words:
            _rule(painter, top + _LINE_MM / 2)
        else:
            _text(painter, top, _LINE_MM, line.words, 10, strong=line.strong, width=_WIDTH_MM * 0.66)
            _text(painter, top, _LINE_MM, line.value, 10, strong=line.strong, right=True)
        top += _LINE_MM
    top += 14
    translate = QCoreApplication.translate
    for place, words in enumerate(
        (translate("till_paper", "Signature of the seller"), translate("till_paper", "Signature of the owner"))
    ):
        left = place * (_WIDTH_MM / 2 + 5)
        _rule(painter, top + 18, left, left + _WIDTH_MM / 2 - 5)
        _text(painter, top + 19, 6, words, 9, left=left)
    mark = translate("till_paper", "Fingerprint of these figures: {mark}").format(mark=paper.fingerprint)
    _text(painter, top + 34, 5, mark, 7)


def _text(
    painter: QPainter,
    top: float,
    height: float,
    words: str,
    points: int,
    *,
    strong: bool = False,
    right: bool = False,
    left: float = 0.0,
    width: float = _WIDTH_MM,
) -> None:
    font = QFont(theme().font("body_strong" if strong else "body"))  # a copy: the theme's own is on every screen
    font.setPixelSize(round(points / 72 * _DPI))
    painter.setFont(font)
    place = QRectF(left * _MM, top * _MM, width * _MM, height * _MM)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, shown)


def _rule(painter: QPainter, at: float, left: float = 0.0, right: float = _WIDTH_MM) -> None:
    painter.setPen(QPen(Qt.GlobalColor.black, 0.2 * _MM))
    painter.drawLine(round(left * _MM), round(at * _MM), round(right * _MM), round(at * _MM))
