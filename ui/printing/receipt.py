"""The receipt of a sale: one description for the screen, for PDF, for printers of the system and for ESC/POS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QPainter

from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.domain.money import Currency, format_money
from ui.printing.content import DOTS_PER_MM, WIDTH_58_MM, WIDTH_80_MM, Block, Line, QrCode, Rule
from ui.printing.press import blocks_height, blocks_image, blocks_pages, draw_blocks, write_roll_pdf
from ui.printing.qr import login_link

__all__ = [
    "DOTS_PER_MM",
    "WIDTH_58_MM",
    "WIDTH_80_MM",
    "Receipt",
    "draw_receipt",
    "receipt_blocks",
    "receipt_height",
    "receipt_image",
    "receipt_pages",
    "write_receipt_pdf",
]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What stands on a receipt.

    ``made_at`` is aware; it is printed in local time. ``duplicate`` counts reprints; 0 is the original. ``allowance``
    is the line under the plan's name, for example ``24 h · 2 Go · 1 appareil``; ``note`` a sentence of the owner's.
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
    note: str = ""

    @property
    def total(self) -> Decimal:
        """What the customer owes."""
        return self.price * self.quantity


def receipt_blocks(receipt: Receipt, language: str, width: int = WIDTH_80_MM) -> list[Block]:
    """What stands on the receipt from top to bottom. ``language`` writes the amounts."""
    return list(_blocks(receipt, language, width))


def _blocks(receipt: Receipt, language: str, width: int) -> Iterator[Block]:
    translate = QCoreApplication.translate

    def money(amount: Decimal) -> str:
        return format_money(amount, receipt.currency, language)

    yield Line(receipt.shop, px=38, weight=600, centred=True, gap=4)
    for line in receipt.shop_lines:
        yield Line(line, centred=True, gap=2)
    yield Rule()
    moment = receipt.made_at.astimezone().strftime("%d/%m/%Y %H:%M")
    yield Line(translate("receipt", "Receipt no. {number}").format(number=receipt.number), moment)
    if receipt.duplicate:
        yield Line(translate("receipt", "Duplicate {count}").format(count=receipt.duplicate), weight=600)
    yield Line(translate("receipt", "Sold by"), receipt.seller)
    yield Rule()
    yield Line(f"{receipt.quantity} × {receipt.plan}", money(receipt.total), px=26, weight=600)
    if receipt.allowance:
        yield Line(receipt.allowance)
    yield Rule()
    yield Line(translate("receipt", "Total"), money(receipt.total), px=34, weight=600)
    if receipt.received is not None:
        yield Line(receipt.payment, money(receipt.received))
        yield Line(translate("receipt", "Change given"), money(receipt.received - receipt.total))
    else:
        yield Line(translate("receipt", "Paid by"), receipt.payment)
    yield Rule()
    if receipt.codes:
        one, many = translate("receipt", "Your access code"), translate("receipt", "Your access codes")
        caption = one if len(receipt.codes) == 1 else many
        yield Line(caption, px=24, centred=True, gap=2)
        for code in receipt.codes:
            px = 62 if len(receipt.codes) == 1 else 44
            yield Line(shown_code(code), px=px, weight=600, centred=True, code=True, gap=10)
    if len(receipt.codes) == 1 and receipt.login_url:
        side = 264 if width >= WIDTH_80_MM else 224
        yield QrCode(login_link(receipt.login_url, receipt.codes[0]), side)
    if receipt.codes:
        first = (
            translate("receipt", "1. Connect to the Wi-Fi {name}").format(name=receipt.wifi_name)
            if receipt.wifi_name
            else translate("receipt", "1. Connect to the Wi-Fi")
        )
        yield Line(first, weight=600, gap=4)
        if len(receipt.codes) > 1:
            second = translate("receipt", "2. Type one code per person")
        elif receipt.login_url:
            second = translate("receipt", "2. Scan the QR or type the code")
        else:
            second = translate("receipt", "2. Type the code")
        yield Line(second, weight=600, gap=4)
    if receipt.validity:
        yield Line(receipt.validity)
    if receipt.note:
        yield Line(receipt.note)
    yield Rule()
    yield Line(translate("receipt", "Keep this receipt in case of a problem."), px=21, centred=True, gap=2)
    yield Line(translate("receipt", "Thank you and enjoy the Wi-Fi"), px=24, weight=600, centred=True, gap=20)


def receipt_height(receipt: Receipt, language: str, width: int = WIDTH_80_MM) -> int:
    """Dots the receipt is long."""
    return blocks_height(receipt_blocks(receipt, language, width), width)


def receipt_pages(receipt: Receipt, language: str, width: int, room: int) -> list[tuple[int, int]]:
    """First and last dot of each page when a page holds ``room`` dots; no line and no picture is cut."""
    return blocks_pages(receipt_blocks(receipt, language, width), width, room)


def draw_receipt(painter: QPainter, receipt: Receipt, language: str, width: int = WIDTH_80_MM) -> None:
    """Draw the receipt at the painter's origin, one unit a printer dot."""
    draw_blocks(painter, receipt_blocks(receipt, language, width), width)


def receipt_image(receipt: Receipt, language: str, width: int = WIDTH_80_MM, scale: float = 1.0) -> QImage:
    """The receipt as a picture, ``scale`` px a dot."""
    return blocks_image(receipt_blocks(receipt, language, width), width, scale)


def write_receipt_pdf(receipt: Receipt, language: str, path: Path, width: int = WIDTH_80_MM) -> None:
    """Write the receipt as a PDF of one page as long as the receipt.

    Raises:
        OSError: the file cannot be written.
    """
    write_roll_pdf([receipt_blocks(receipt, language, width)], receipt.number, path, width)
