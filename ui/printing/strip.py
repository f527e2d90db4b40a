"""Tickets on a roll, one after the other: the lines of the template as content for a painter or for ESC/POS."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ui.kit.i18n import Text
from ui.printing.content import WIDTH_80_MM, Block, Line, Picture, QrCode, Rule
from ui.printing.qr import login_link
from ui.printing.template import Size, TicketTemplate, ticket_rows
from ui.printing.ticket import Ticket

_PX: Final[Mapping[str, Mapping[Size, int]]] = {
    "shop": {"small": 26, "normal": 34, "large": 42},
    "price": {"small": 26, "normal": 34, "large": 42},
    "code": {"small": 44, "normal": 54, "large": 62},
    "text": {"small": 21, "normal": 24, "large": 30},
}
_LOGO: Final = (300, 110)
_QR_SIDE: Final = {True: 264, False: 224}


def strip_blocks(ticket: Ticket, template: TicketTemplate, width: int, logo: Path | None = None) -> list[Block]:
    """What stands on the strip from top to bottom, everything in the middle."""
    blocks: list[Block] = []
    if template.logo and logo is not None:
        blocks.append(Picture(logo, *_LOGO))
    for row in ticket_rows(ticket, template):
        sizes = _PX.get(row.field, _PX["text"])
        weight = 600 if row.strong else 500
        if row.caption:
            blocks.append(Line(row.caption, px=22, centred=True, gap=2))
        coded = row.field == "code"
        blocks.append(Line(row.left, px=sizes[row.size], weight=weight, centred=True, code=coded, gap=6))
        if row.right:
            blocks += [Line(row.right, px=sizes[row.right_size], weight=600, centred=True, gap=4), Rule()]
        if coded and template.qr and ticket.login_url:
            blocks.append(QrCode(login_link(ticket.login_url, ticket.code), _QR_SIDE[width >= WIDTH_80_MM]))
            blocks.append(Line(str(Text("ticket", "Scan it or type the code when you connect.")), px=21, centred=True))
    return [*blocks, Rule()]
