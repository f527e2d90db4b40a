"""Vouchers on A4 sheets, to be cut apart: plan, price, validity, code, and a QR code that logs in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from embedded_server.paper import BOLD, CODE, HEIGHT, WIDTH, Paper
from tiknet_desktop.domain.durations import duration_label, parse_duration
from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.domain.money import Currency, plain_money

_ACROSS, _DOWN = 3, 8
_MARGIN = 9.0
_QR_SIDE = 22.0


@dataclass(frozen=True, slots=True)
class Shop:
    """What stands on every voucher. ``login_host`` is the name of the hotspot's login page; empty: no QR code."""

    name: str
    money: Currency
    login_host: str = ""


def login_address(host: str, code: str) -> str:
    """The page that logs a code in at a hotspot."""
    return f"http://{host}/login?username={quote(code)}&password={quote(code)}"


def voucher_sheets(shop: Shop, vouchers: Sequence[Mapping[str, Any]]) -> bytes:
    """A PDF of vouchers, twenty-four to a page."""
    import segno

    paper = Paper(f"{shop.name} – vouchers".lstrip(" –"))
    width, height = (WIDTH - 2 * _MARGIN) / _ACROSS, (HEIGHT - 2 * _MARGIN) / _DOWN
    for index, voucher in enumerate(vouchers):
        place = index % (_ACROSS * _DOWN)
        if place == 0:
            paper.page()
        x, y = _MARGIN + place % _ACROSS * width, _MARGIN + place // _ACROSS * height
        code = str(voucher["code"])
        paper.frame(x, y, width, height)
        paper.text(x + 3, y + 6, shop.name[:24], 9, BOLD)
        paper.text(x + 3, y + 11, str(voucher["plan_name"])[:26], 8)
        paper.text(x + 3, y + 19, shown_code(code), 13, CODE)
        paper.text(x + 3, y + 26, plain_money(Decimal(voucher["price"]), shop.money), 10, BOLD)
        paper.text(x + 3, y + 31, duration_label(parse_duration(voucher["validity_value"])), 8)
        if shop.login_host:
            symbol = segno.make(login_address(shop.login_host, code), error="l", micro=False)
            paper.squares(
                x + width - _QR_SIDE - 3, y + height - _QR_SIDE - 3, _QR_SIDE, [list(r) for r in symbol.matrix]
            )
    return paper.file()
