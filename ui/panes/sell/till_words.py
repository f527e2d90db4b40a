"""What is said about the drawer, on screen and on the paper to sign."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tiknet_desktop.domain.money import Currency
from tiknet_desktop.services.tills import TillFigures
from tiknet_desktop.storage.tills import TillRow
from ui.kit import formatting
from ui.kit.i18n import Text, say
from ui.panes.sell.words import PAYMENTS
from ui.printing.till_paper import TillLine, TillPaper

MOVEMENTS: Final = {
    "in": Text("sell", "Cash put in"),
    "out": Text("sell", "Cash taken out"),
    "reversal": Text("sell", "Sales taken back"),
}


def difference_words(difference: Decimal, money: Currency) -> Text:
    """What the count says: right, missing, too much."""
    amount = formatting.money(abs(difference), money)
    if difference == 0:
        return Text("sell", "The count is right")
    words = Text("sell", "{amount} missing") if difference < 0 else Text("sell", "{amount} too much")
    return words.fill(amount=amount)


def till_paper(shop: str, till: TillRow, figures: TillFigures, money: Currency) -> TillPaper:
    """The paper of a closed till."""
    assert till.counted is not None and till.expected is not None and till.difference is not None

    def line(words: Text | str, value: str, *, strong: bool = False) -> TillLine:
        return TillLine(str(words), value, strong)

    def amount(value: Decimal) -> str:
        return formatting.money(value, money)

    lines = [
        line(Text("sell", "Seller"), till.seller or formatting.MISSING),
        line(Text("sell", "Opened"), formatting.full_moment(till.opened_at)),
        line(Text("sell", "Closed"), formatting.full_moment(till.closed_at)),
        TillLine(),
        line(Text("sell", "Sales"), formatting.number(figures.sales)),
        line(Text("sell", "Vouchers sold"), formatting.number(figures.tickets)),
        *(line(f"{say(PAYMENTS[one.payment])} ({one.count})", amount(one.amount)) for one in figures.taken),
        line(Text("sell", "Total sold"), amount(figures.total), strong=True),
        TillLine(),
        line(Text("sell", "Cash at opening"), amount(figures.opening)),
        line(Text("sell", "Cash sales"), amount(figures.cash)),
        *(line(f"{say(MOVEMENTS[one.kind])} · {one.reason}", amount(one.amount)) for one in figures.movements),
        line(Text("sell", "Cash expected"), amount(till.expected), strong=True),
        line(Text("sell", "Cash counted"), amount(till.counted), strong=True),
        TillLine(),
        line(Text("sell", "Result"), say(difference_words(till.difference, money)), strong=True),
    ]
    if figures.unconfirmed:
        lines.append(line(Text("sell", "Sales not yet confirmed"), formatting.number(figures.unconfirmed)))
    if till.note:
        lines.append(line(Text("sell", "Note"), till.note))
    return TillPaper(shop, till.number, tuple(lines), till.fingerprint)
