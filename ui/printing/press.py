"""Draws or measures the content of a roll: on screen, into PDF, for printers of the system, and as dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ui.kit.theme import theme
from ui.printing.content import DOTS_PER_MM, SMALLEST_PX, Block, Line, Picture, QrCode, Rule
from ui.printing.logo import fitted, logo_image
from ui.printing.qr import qr_image

MARGIN = 24
"""Dots left white at both sides and at the top."""


def paper_font(px: float, weight: int, *, code: bool = False) -> QFont:
    """The font of everything on paper; ``px`` may be a fraction on sheets.

    Without the features of the screen, and without the raised hyphen between capitals: PDFs lose which sign a substituted
    shape stands for, and a code could not be found, copied or read aloud.
    """
    font = QFont(theme().font("body", "codes" if code else "numbers"))
    font.clearFeatures()
    font.setFeature(QFont.Tag("calt"), 0)
    font.setPixelSize(round(px))
    font.setWeight(QFont.Weight(weight))
    return font


def _fitted(font: QFont, text: str, width: int) -> QFont:
    """The font, smaller where the text would not fit, but never below what the printer can draw."""
    smaller = QFont(font)
    while QFontMetrics(smaller).horizontalAdvance(text) > width and smaller.pixelSize() > SMALLEST_PX:
        smaller.setPixelSize(smaller.pixelSize() - 1)
    return smaller


def _wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The text in lines that fit; a single word longer than a line is left whole."""
    metrics, lines = QFontMetrics(font), [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class _Press:
    """Draws blocks one under the other on a painter, or only measures them when there is none."""

    def __init__(self, painter: QPainter | None, width: int, margin: int = MARGIN) -> None:
        self.painter, self.width, self.margin, self.y = painter, width, margin, margin

    def put(self, block: Block) -> None:
        if isinstance(block, Rule):
            self._rule()
        elif isinstance(block, QrCode):
            self._image(qr_image(block.text, block.side))
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._line(block)

    def _rule(self) -> None:
        self.y += 11
        if self.painter:
            self.painter.setPen(QPen(Qt.GlobalColor.black, 2, Qt.PenStyle.DashLine))
            self.painter.drawLine(self.margin, self.y, self.width - self.margin, self.y)
        self.y += 15

    def _image(self, image: QImage) -> None:
        if self.painter:
            self.painter.drawImage(QPointF((self.width - image.width()) / 2, self.y), image)
        self.y += image.height() + 8

    def _picture(self, block: Picture) -> None:
        picture = logo_image(block.path)
        if picture is None:
            return
        across, down = fitted(picture, block.width, block.height)
        if self.painter:
            self.painter.drawImage(QRectF((self.width - across) / 2, self.y, across, down), picture)
        self.y += round(down) + 12

    def _line(self, line: Line) -> None:
        room = self.width - 2 * self.margin
        font = paper_font(line.px, line.weight, code=line.code)
        if line.right:
            both = f"{line.left}  {line.right}"
            font = _fitted(font, both, room)
            stacked = QFontMetrics(font).horizontalAdvance(both) > room
            self._text(line.left, font, Qt.AlignmentFlag.AlignLeft, advance=stacked, line=line)
            self._text(line.right, font, Qt.AlignmentFlag.AlignRight, advance=True, line=line)
            return
        font = _fitted(font, line.left, room)
        align = Qt.AlignmentFlag.AlignHCenter if line.centred else Qt.AlignmentFlag.AlignLeft
        for text in _wrapped(line.left, font, room):
            self._text(text, font, align, advance=True, line=line)

    def _text(self, text: str, font: QFont, align: Qt.AlignmentFlag, *, advance: bool, line: Line) -> None:
        height = round(font.pixelSize() * 1.25)
        if self.painter:
            self.painter.setFont(font)
            self.painter.setPen(Qt.GlobalColor.black)
            box = QRect(self.margin, self.y, self.width - 2 * self.margin, height)
            self.painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, text)
        if advance:
            self.y += height + line.gap


def blocks_height(blocks: Sequence[Block], width: int) -> int:
    """Dots the content is long."""
    press = _Press(None, width)
    for block in blocks:
        press.put(block)
    return press.y


def blocks_pages(blocks: Sequence[Block], width: int, room: int) -> list[tuple[int, int]]:
    """First and last dot of each page when a page holds ``room`` dots; no line and no picture is cut."""
    press, pages, start = _Press(None, width), [], 0
    for block in blocks:
        before = press.y
        press.put(block)
        if press.y - start > room and before > start:
            pages.append((start, before))
            start = before
    return [*pages, (start, press.y)]


def draw_blocks(painter: QPainter, blocks: Sequence[Block], width: int) -> None:
    """Draw the content at the painter's origin, one unit a printer dot."""
    press = _Press(painter, width)
    for block in blocks:
        press.put(block)


def blocks_image(blocks: Sequence[Block], width: int, scale: float = 1.0) -> QImage:
    """The content as a picture, ``scale`` px a dot."""
    height = blocks_height(blocks, width)
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    draw_blocks(painter, blocks, width)
    painter.end()
    return image


def picture_width(block: Picture) -> int:
    """Dots a logo is wide; 0 when it cannot be read."""
    picture = logo_image(block.path)
    return 0 if picture is None else round(fitted(picture, block.width, block.height)[0])


def block_dots(block: Block, width: int) -> QImage:
    """One block as black and white dots, for printers that get it as a picture."""
    height = max(1, blocks_height([block], width) - MARGIN)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(0, -MARGIN)
    draw_blocks(painter, [block], width)
    painter.end()
    flags = Qt.ImageConversionFlag.MonoOnly | (
        Qt.ImageConversionFlag.DiffuseDither if isinstance(block, Picture) else Qt.ImageConversionFlag.ThresholdDither
    )
    return image.convertToFormat(QImage.Format.Format_Mono, flags)


def check_writable(path: Path) -> None:
    """QPdfWriter says nothing when it cannot write; this does.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("wb"):
        pass


def roll_pdf_pages(rolls: Iterable[Sequence[Block]], title: str, path: Path, width: int) -> Iterator[int]:
    """Write contents as a PDF, each on a page as long as it is; yields pages done, so that others can work in between.

    Raises:
        OSError: the file cannot be written.
    """
    check_writable(path)
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setResolution(round(DOTS_PER_MM * 25.4) * 3)
    painter = QPainter()
    try:
        for page, blocks in enumerate(rolls, start=1):
            size = QSizeF(width / DOTS_PER_MM, blocks_height(blocks, width) / DOTS_PER_MM)
            sheet = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
            writer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
            begun = writer.newPage() if painter.isActive() else painter.begin(writer)
            if not begun:
                raise OSError(f"{path}: page {page} of the PDF was not begun")
            painter.save()
            painter.scale(writer.width() / width, writer.width() / width)
            draw_blocks(painter, blocks, width)
            painter.restore()
            yield page
    finally:
        ended = not painter.isActive() or painter.end()
    if not ended:
        raise OSError(f"{path}: the PDF was not finished")


def write_roll_pdf(rolls: Iterable[Sequence[Block]], title: str, path: Path, width: int) -> None:
    """All of :func:`roll_pdf_pages` at once.

    Raises:
        OSError: the file cannot be written.
    """
    for _ in roll_pdf_pages(rolls, title, path, width):
        pass
