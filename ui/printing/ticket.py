"""The ticket as the customer gets it: shop and price, plan, code, QR, Wi-Fi name. Measures in units of 1/290 of its width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from tiknet_desktop.domain.ids import shown_code
from ui.kit import paint
from ui.kit.i18n import Text
from ui.kit.theme import theme
from ui.printing.qr import login_link, qr_image

WIDTH: Final = 290
HEIGHT: Final = 344
_MARGIN: Final = 18
_QR: Final = 160


@dataclass(frozen=True, slots=True)
class Ticket:
    """What stands on a ticket, already in words. Without a ``code`` it is a preview: its place stays open.

    ``code`` is as it is stored, which is what the QR code carries; paper shows it in two groups. ``plan`` is the plan's
    name; the counter's preview writes all the plan gives there, sheets and strips have ``validity``, ``volume`` and
    ``devices`` apart. Without ``login_url`` there is no QR code.
    """

    shop: str
    price: str
    plan: str
    number: str = ""
    code: str = ""
    wifi_name: str = ""
    login_url: str = ""
    validity: str = ""
    volume: str = ""
    devices: str = ""


def packed(tickets: Sequence[Ticket]) -> dict[str, Any]:
    """Tickets for the journal: what they have in common once, then the code and the number of each."""
    if not tickets:
        return {"common": {}, "tickets": []}
    own = ("code", "number")
    shared = {name: getattr(tickets[0], name) for name in Ticket.__slots__ if name not in own}
    common = {name: value for name, value in shared.items() if all(getattr(t, name) == value for t in tickets)}
    differing = [name for name in Ticket.__slots__ if name not in common and name not in own]
    return {
        "common": common,
        "differing": differing,
        "tickets": [[getattr(ticket, name) for name in (*own, *differing)] for ticket in tickets],
    }


def unpacked(kept: Mapping[str, Any]) -> tuple[Ticket, ...]:
    """The tickets of :func:`packed`; none when the line cannot be read."""
    common, differing = kept.get("common"), kept.get("differing", [])
    if not isinstance(common, Mapping) or not isinstance(differing, list):
        return ()
    names = ("code", "number", *differing)
    known = set(Ticket.__slots__)
    if (
        not known.issuperset(names)
        or not known.issuperset(common)
        or not {"shop", "price", "plan"} <= {*common, *names}
    ):
        return ()
    return tuple(
        Ticket(**common, **dict(zip(names, line, strict=True)))
        for line in kept.get("tickets", ())
        if isinstance(line, list) and len(line) == len(names)
    )


def paper_ink(token: str) -> QColor:
    """A colour of the light theme: paper looks the same in both themes."""
    return QColor(theme().tokens["light"][token])


def draw_ticket(painter: QPainter, ticket: Ticket) -> None:
    """Draw the ticket at the painter's origin, :data:`WIDTH` by :data:`HEIGHT`; scale the painter for other sizes."""
    middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
    centre = Qt.AlignmentFlag.AlignCenter
    room = WIDTH - 2 * _MARGIN
    box = QRectF((WIDTH - _QR) / 2, 130, _QR, _QR)
    if ticket.code and ticket.login_url:
        _draw_qr(painter, box, login_link(ticket.login_url, ticket.code))
    elif not ticket.code:
        _draw_qr(painter, box, ticket.login_url or ticket.shop or "-", pale=True)
        note = QRectF(box.center().x() - 56, box.center().y() - 24, 112, 48)
        painter.setPen(QPen(paper_ink("border"), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(note, 8, 8)
        words = str(Text("ticket", "The code appears\nafter the sale"))
        _text(painter, note, words, 11, 500, centre, muted=True)
    price_width = _text(painter, QRectF(_MARGIN, 14, room, 22), ticket.price, 14, 600, right | middle)
    _text(painter, QRectF(_MARGIN, 14, room - price_width - 10, 22), ticket.shop, 14, 600, middle)
    number_width = 0.0
    if ticket.number:
        number = str(Text("ticket", "no. {number}").fill(number=ticket.number))
        number_width = _text(painter, QRectF(_MARGIN, 37, room, 16), number, 11, 400, right | middle, muted=True) + 8
    _text(painter, QRectF(_MARGIN, 37, room - number_width, 16), ticket.plan, 11, 400, middle, muted=True)
    pen = QPen(paper_ink("control_border"), 1)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawLine(QPointF(_MARGIN, 61.5), QPointF(WIDTH - _MARGIN, 61.5))
    _text(painter, QRectF(_MARGIN, 70, room, 16), str(Text("ticket", "Access code")), 12, 400, centre, muted=True)
    if ticket.code:
        _text(painter, QRectF(_MARGIN, 87, room, 34), shown_code(ticket.code), 26, 600, centre, code=True)
    else:
        _draw_open_code(painter, QRectF(_MARGIN, 87, room, 34))
    if ticket.wifi_name:
        words = str(Text("ticket", "Wi-Fi: {name}").fill(name=ticket.wifi_name))
        _text(painter, QRectF(_MARGIN, 299, room, 18), words, 13, 600, centre)
    _text(
        painter,
        QRectF(_MARGIN, 317, room, 16),
        str(Text("ticket", "Scan it or type the code when you connect.")),
        11,
        400,
        centre,
        muted=True,
    )


def _text(
    painter: QPainter,
    box: QRectF,
    words: str,
    px: int,
    weight: int,
    align: Qt.AlignmentFlag,
    *,
    muted: bool = False,
    code: bool = False,
) -> float:
    """Write ``words`` into ``box``, cut with … where they are too long; answers how wide they are."""
    font = QFont(theme().font("body", "codes" if code else "numbers"))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    painter.setFont(font)
    painter.setPen(paper_ink("text_muted") if muted else QColor(Qt.GlobalColor.black))
    shown = words if "\n" in words else paint.elided(painter.fontMetrics(), words, int(box.width()))
    painter.drawText(box, align, shown)
    return float(painter.fontMetrics().horizontalAdvance(shown))


def _draw_open_code(painter: QPainter, box: QRectF) -> None:
    """Two groups of four marks where the code will stand."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper_ink("skeleton"))
    width, gap, middle = 14.0, 5.0, 16.0
    x = box.center().x() - (8 * width + 6 * gap + middle) / 2
    for place in range(8):
        painter.drawRoundedRect(QRectF(x, box.top() + 8, width, 18), 3, 3)
        x += width + (middle if place == 3 else gap)


def _draw_qr(painter: QPainter, box: QRectF, text: str, *, pale: bool = False) -> None:
    """A code in whole pixels per module, as large as the box allows; ``pale`` so that nobody scans a preview."""
    ratio = painter.transform().m11() * (painter.device().devicePixelRatioF() if painter.device() else 1.0)
    image = qr_image(text, max(1, round(box.width() * ratio)))
    if pale:
        image = _paled(image)
    side = image.width() / ratio
    painter.drawImage(QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side), image)


def _paled(image: QImage) -> QImage:
    pale = QImage(image)
    painter = QPainter(pale)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
    painter.fillRect(pale.rect(), paper_ink("skeleton"))
    painter.end()
    return pale
