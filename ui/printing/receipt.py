"""The receipt of a sale: one layout for the screen, for PDF and for 80 and 58 mm paper (look, section 8).

The paper of 203 dpi printers is 576 dots wide (80 mm) or 384 (58 mm): pure black, lines of two dots and more, no text
below 21 dots.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.domain.money import Currency, format_money
from ui.kit.theme import theme
from ui.printing.qr import login_link, qr_image

WIDTH_80_MM = 576
WIDTH_58_MM = 384
DOTS_PER_MM = 8


@dataclass(frozen=True, slots=True)
class Receipt:
    """What stands on a receipt.

    ``made_at`` is aware; it is printed in local time. ``duplicate`` counts reprints; 0 is the original. ``allowance``
    is the line under the plan's name, for example ``24 h · 2 Go · 1 appareil``.
    """

    shop: str
    shop_lines: tuple[str, ...]
    number: str
    made_at: datetime
    seller: str
    plan: str
    allowance: str
    quantity: int
    price: Decimal
    received: Decimal | None
    payment: str
    currency: Currency
    codes: tuple[str, ...]
    wifi_name: str
    login_url: str
    validity: str
    duplicate: int = 0

    @property
    def total(self) -> Decimal:
        """What the customer owes."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class _Line:
    left: str
    right: str = ""
    px: int = 22
    weight: int = 500
    centred: bool = False
    code: bool = False
    gap: int = 8


@dataclass(frozen=True, slots=True)
class _Rule:
    pass


@dataclass(frozen=True, slots=True)
class _Picture:
    image: QImage


_Block = _Line | _Rule | _Picture


def _blocks(receipt: Receipt, language: str, width: int) -> Iterator[_Block]:
    translate = QCoreApplication.translate

    def money(amount: Decimal) -> str:
        return format_money(amount, receipt.currency, language)

    yield _Line(receipt.shop, px=38, weight=600, centred=True, gap=4)
    for line in receipt.shop_lines:
        yield _Line(line, centred=True, gap=2)
    yield _Rule()
    moment = receipt.made_at.astimezone().strftime("%d/%m/%Y %H:%M")
    yield _Line(translate("receipt", "Receipt no. {number}").format(number=receipt.number), moment)
    if receipt.duplicate:
        yield _Line(translate("receipt", "Duplicate {count}").format(count=receipt.duplicate), weight=600)
    yield _Line(translate("receipt", "Sold by"), receipt.seller)
    yield _Rule()
    yield _Line(f"{receipt.quantity} × {receipt.plan}", money(receipt.total), px=26, weight=600)
    if receipt.allowance:
        yield _Line(receipt.allowance)
    yield _Rule()
    yield _Line(translate("receipt", "Total"), money(receipt.total), px=34, weight=600)
    if receipt.received is not None:
        yield _Line(receipt.payment, money(receipt.received))
        yield _Line(translate("receipt", "Change given"), money(receipt.received - receipt.total))
    else:
        yield _Line(translate("receipt", "Paid by"), receipt.payment)
    yield _Rule()
    if receipt.codes:
        one, many = translate("receipt", "Your access code"), translate("receipt", "Your access codes")
        caption = one if len(receipt.codes) == 1 else many
        yield _Line(caption, px=24, centred=True, gap=2)
        for code in receipt.codes:
            px = 62 if len(receipt.codes) == 1 else 44
            yield _Line(shown_code(code), px=px, weight=600, centred=True, code=True, gap=10)
    if len(receipt.codes) == 1 and receipt.login_url:
        side = 264 if width >= WIDTH_80_MM else 224
        yield _Picture(qr_image(login_link(receipt.login_url, receipt.codes[0]), side))
    if receipt.codes:
        first = (
            translate("receipt", "1. Connect to the Wi-Fi {name}").format(name=receipt.wifi_name)
            if receipt.wifi_name
            else translate("receipt", "1. Connect to the Wi-Fi")
        )
        yield _Line(first, weight=600, gap=4)
        if len(receipt.codes) > 1:
            second = translate("receipt", "2. Type one code per person")
        elif receipt.login_url:
            second = translate("receipt", "2. Scan the QR or type the code")
        else:
            second = translate("receipt", "2. Type the code")
        yield _Line(second, weight=600, gap=4)
    if receipt.validity:
        yield _Line(receipt.validity)
    yield _Rule()
    yield _Line(translate("receipt", "Keep this receipt in case of a problem."), px=21, centred=True, gap=2)
    yield _Line(translate("receipt", "Thank you and enjoy the Wi-Fi"), px=24, weight=600, centred=True, gap=20)


def _font(px: int, weight: int, code: bool) -> QFont:
    font = QFont(theme().font("body", "codes" if code else "numbers"))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    return font


def _fitted(font: QFont, text: str, width: int) -> QFont:
    """The font, smaller where the text would not fit, but never below what the printer can draw."""
    fitted = QFont(font)
    while QFontMetrics(fitted).horizontalAdvance(text) > width and fitted.pixelSize() > 21:
        fitted.setPixelSize(fitted.pixelSize() - 1)
    return fitted


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

    def __init__(self, painter: QPainter | None, width: int) -> None:
        self.painter, self.width, self.margin, self.y = painter, width, 24, 24

    def put(self, block: _Block) -> None:
        if isinstance(block, _Rule):
            self._rule()
        elif isinstance(block, _Picture):
            self._picture(block.image)
        else:
            self._line(block)

    def _rule(self) -> None:
        self.y += 11
        if self.painter:
            self.painter.setPen(QPen(Qt.GlobalColor.black, 2, Qt.PenStyle.DashLine))
            self.painter.drawLine(self.margin, self.y, self.width - self.margin, self.y)
        self.y += 15

    def _picture(self, image: QImage) -> None:
        if self.painter:
            self.painter.drawImage(QPointF((self.width - image.width()) / 2, self.y), image)
        self.y += image.height() + 8

    def _line(self, line: _Line) -> None:
        room = self.width - 2 * self.margin
        font = _font(line.px, line.weight, line.code)
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

    def _text(self, text: str, font: QFont, align: Qt.AlignmentFlag, *, advance: bool, line: _Line) -> None:
        height = round(font.pixelSize() * 1.25)
        if self.painter:
            self.painter.setFont(font)
            self.painter.setPen(Qt.GlobalColor.black)
            box = QRect(self.margin, self.y, self.width - 2 * self.margin, height)
            self.painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, text)
        if advance:
            self.y += height + line.gap


def receipt_height(receipt: Receipt, language: str, width: int = WIDTH_80_MM) -> int:
    """Dots the receipt is long."""
    press = _Press(None, width)
    for block in _blocks(receipt, language, width):
        press.put(block)
    return press.y


def receipt_pages(receipt: Receipt, language: str, width: int, room: int) -> list[tuple[int, int]]:
    """First and last dot of each page when a page holds ``room`` dots; no line and no picture is cut."""
    press, pages, start = _Press(None, width), [], 0
    for block in _blocks(receipt, language, width):
        before = press.y
        press.put(block)
        if press.y - start > room and before > start:
            pages.append((start, before))
            start = before
    return [*pages, (start, press.y)]


def draw_receipt(painter: QPainter, receipt: Receipt, language: str, width: int = WIDTH_80_MM) -> None:
    """Draw the receipt at the painter's origin, one unit a printer dot."""
    press = _Press(painter, width)
    for block in _blocks(receipt, language, width):
        press.put(block)


def receipt_image(receipt: Receipt, language: str, width: int = WIDTH_80_MM, scale: float = 1.0) -> QImage:
    """The receipt as a picture, ``scale`` px a dot."""
    height = receipt_height(receipt, language, width)
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    draw_receipt(painter, receipt, language, width)
    painter.end()
    return image


def write_receipt_pdf(receipt: Receipt, language: str, path: Path, width: int = WIDTH_80_MM) -> None:
    """Write the receipt as a PDF of one page as long as the receipt.

    Raises:
        OSError: the file cannot be written.
    """
    height = receipt_height(receipt, language, width)
    with path.open("wb"):  # QPdfWriter says nothing when it cannot write; this does
        pass
    writer = QPdfWriter(str(path))
    writer.setTitle(receipt.number)
    size = QSizeF(width / DOTS_PER_MM, height / DOTS_PER_MM)
    page = QPageSize(size, QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(round(DOTS_PER_MM * 25.4) * 3)
    painter = QPainter(writer)
    painter.scale(writer.width() / width, writer.width() / width)
    draw_receipt(painter, receipt, language, width)
    painter.end()
