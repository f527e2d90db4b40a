"""A4 sheets of tickets with cut lines: one layout for the preview, for PDF and for the printers of the system.

Measures are twentieths of a millimetre (508 to the inch), the resolution PDFs are written in. At 3 by 8 a ticket is
65 × 34 mm (look, section 8); other divisions share the same area, and everything on a ticket grows and shrinks with it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ui.kit import formatting
from ui.kit.i18n import Text, translate
from ui.printing.logo import fitted, logo_image
from ui.printing.press import check_writable, paper_font
from ui.printing.qr import QUIET_ZONE, draw_modules, qr_family
from ui.printing.template import TicketRow, TicketTemplate, ticket_rows
from ui.printing.ticket import Ticket, paper_ink

PER_MM: Final = 20
RESOLUTION: Final = 508
PAGE_WIDTH, PAGE_HEIGHT = 210 * PER_MM, 297 * PER_MM
_AREA: Final = QRectF(7.5 * PER_MM, 10.5 * PER_MM, 195 * PER_MM, 272 * PER_MM)
"""Where the tickets are; the cut lines reach out of it to the edge printers can still print."""
_REACH: Final = 4 * PER_MM
_STANDARD_WIDTH, _STANDARD_HEIGHT = 65 * PER_MM, 34 * PER_MM

_MM: Final = {
    "text": {"small": 2.4, "normal": 2.75, "large": 3.4},
    "head": {"small": 2.9, "normal": 3.4, "large": 4.2},
    "code": {"small": 4.6, "normal": 5.6, "large": 6.6},
}
"""Size of the letters on a ticket of 65 × 34 mm."""
_CAPTION_MM, _FOOTER_MM, _SMALLEST_MM = 2.3, 2.6, 1.5
_PADDING_MM, _TOP_MM, _QR_MM, _LOGO_MM = 3.0, 2.6, 20.0, 7.0
_LINE: Final = 1.26
"""Height of a line in sizes of its letters."""
_LOOSEST_MM: Final = 1.0
_GROWN: Final = 1.4
_SHRUNK: Final = 0.72
"""How much larger lines become on small tickets with room to spare, and how much smaller before they end with …"""


@dataclass(frozen=True, slots=True)
class SheetJob:
    """A batch of tickets for paper. ``made_at`` is aware; ``who`` prints it; ``batch`` may be empty."""

    tickets: tuple[Ticket, ...]
    template: TicketTemplate
    batch: str
    who: str
    made_at: datetime
    logo: Path | None = None

    @property
    def pages(self) -> int:
        """How many sheets it takes."""
        return max(1, -(-len(self.tickets) // self.template.per_page))

    def footer(self) -> str:
        """``Lot L-2611-07 · Journée · 24 tickets · imprimé le 21/11/2026 à 14:02 par Akossiwa``."""
        plans = {ticket.plan for ticket in self.tickets}
        moment = formatting.local(self.made_at)
        parts = [
            str(Text("sheet", "Batch {name}").fill(name=self.batch)) if self.batch else "",
            plans.pop() if len(plans) == 1 else "",
            translate("sheet", "%Ln voucher(s)", "", len(self.tickets)),
            str(
                Text("sheet", "printed {day} at {time} by {name}").fill(
                    day=f"{moment:%d/%m/%Y}", time=f"{moment:%H:%M}", name=self.who
                )
                if self.who
                else Text("sheet", "printed {day} at {time}").fill(day=f"{moment:%d/%m/%Y}", time=f"{moment:%H:%M}")
            ),
        ]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Set:
    """Words ready to be drawn: cut to their room, in a font that fits. ``drop`` leads from the middle to the base line."""

    words: str
    font: QFont
    width: float
    drop: float


class SheetPress:
    """Draws the pages of a job. What tickets have in common is measured once."""

    def __init__(self, job: SheetJob) -> None:
        self.job = job
        template = job.template
        self.width = _AREA.width() / template.columns
        self.height = _AREA.height() / template.rows
        scale = min(self.width / _STANDARD_WIDTH, self.height / _STANDARD_HEIGHT)
        self._mm = PER_MM * scale
        self._padding = _PADDING_MM * PER_MM * min(1.6, max(0.8, scale))
        self._logo = logo_image(job.logo) if template.logo else None
        self._set: dict[tuple[str, int, int, bool, int], _Set] = {}

    # ------------------------------------------------------------ pages
    def draw_page(self, painter: QPainter, page: int) -> None:
        """Draw one sheet at the painter's origin, :data:`PAGE_WIDTH` by :data:`PAGE_HEIGHT`; pages count from 0."""
        template = self.job.template
        self._cut_lines(painter)
        first = page * template.per_page
        for place, ticket in enumerate(self.job.tickets[first : first + template.per_page]):
            down, across = divmod(place, template.columns)
            x, y = _AREA.left() + across * self.width, _AREA.top() + down * self.height
            self.draw_ticket(painter, ticket, QRectF(x, y, self.width, self.height))
        self._footer(painter, page)

    def _cut_lines(self, painter: QPainter) -> None:
        template = self.job.template
        pen = QPen(paper_ink("control_border"), 0.18 * PER_MM)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        for across in range(template.columns + 1):
            x = _AREA.left() + across * self.width
            painter.drawLine(QPointF(x, _AREA.top() - _REACH), QPointF(x, _AREA.bottom() + _REACH))
        for down in range(template.rows + 1):
            y = _AREA.top() + down * self.height
            painter.drawLine(QPointF(_AREA.left() - _REACH, y), QPointF(_AREA.right() + _REACH, y))

    def _footer(self, painter: QPainter, page: int) -> None:
        box = QRectF(_AREA.left(), _AREA.bottom() + _REACH, _AREA.width(), 5 * PER_MM)
        number = str(Text("sheet", "page {page} of {pages}").fill(page=page + 1, pages=self.job.pages))
        px = round(_FOOTER_MM * PER_MM)
        right = self._fit(number, px, 400, box.width())
        self._put(painter, right, box.right() - right.width, box.top(), box.height())
        left = self._fit(self.job.footer(), px, 400, box.width() - right.width - 4 * PER_MM)
        self._put(painter, left, box.left(), box.top(), box.height())

    # ------------------------------------------------------------ one ticket
    def draw_ticket(self, painter: QPainter, ticket: Ticket, cell: QRectF) -> None:
        """Draw a ticket into its cell."""
        inner = cell.adjusted(self._padding, 0, -self._padding, 0)
        top, bottom = cell.top() + _TOP_MM * self._mm, cell.bottom() - _TOP_MM * self._mm * 0.8
        rows = ticket_rows(ticket, self.job.template)
        coded = bool(ticket.login_url) and self.job.template.qr
        body = rows
        if rows and rows[0].field in ("shop", "price"):
            top = self._head(painter, rows[0], inner, top)
            body = rows[1:]
        elif self._logo is not None:
            top = self._head(painter, None, inner, top)
        room = inner
        if coded:
            number = next((row for row in body if row.field == "number"), None)
            body = [row for row in body if row is not number]
            left = self._code_square(painter, ticket, number, inner, top, bottom)
            room = QRectF(inner.left(), 0, left - inner.left(), 0)
        self._body(painter, body, room, top, bottom)

    def _head(self, painter: QPainter, row: TicketRow | None, inner: QRectF, top: float) -> float:
        """Logo, shop and price side by side; answers where the rest begins."""
        sizes = _MM["head"]
        x, height = inner.left(), 0.0
        if row is not None:
            height = max(sizes[row.size], sizes[row.right_size] if row.right else 0.0) * self._mm * _LINE
        if self._logo is not None:
            across, down = fitted(self._logo, 2.2 * _LOGO_MM * self._mm, _LOGO_MM * self._mm)
            height = max(height, down)
            painter.drawImage(QRectF(x, top + (height - down) / 2, across, down), self._logo)
            x += across + 2 * self._mm
        if row is None:
            return top + height + 0.8 * self._mm
        right_edge = inner.right()
        if row.right:
            price = self._fit(row.right, round(sizes[row.right_size] * self._mm), 600, inner.width() * 0.6)
            self._put(painter, price, inner.right() - price.width, top, height)
            right_edge -= price.width + 2 * self._mm
        shop = self._fit(row.left, round(sizes[row.size] * self._mm), 600, right_edge - x)
        self._put(painter, shop, x, top, height)
        return top + height + 0.8 * self._mm

    def _code_square(
        self, painter: QPainter, ticket: Ticket, number: TicketRow | None, inner: QRectF, top: float, bottom: float
    ) -> float:
        """The QR code at the right with the number under it; answers where the room at its left ends."""
        modules = qr_family(ticket.login_url, len(ticket.code)).modules(ticket.code)
        below = _MM["text"][number.size] * self._mm * _LINE if number is not None else 0.0
        whole = min(_QR_MM * self._mm, (bottom - below - top) * 1.12, inner.width() * 0.5)
        unit = whole / (modules.side + 2 * QUIET_ZONE)
        dark = unit * modules.side
        # The quiet zone lies in the padding of the ticket, so that the dark square ends where the price does.
        box = QRectF(inner.right() - dark, top + max(0.0, (bottom - below - top - dark) / 2), dark, dark)
        draw_modules(painter, modules, box)
        if number is not None:
            words = self._fit(number.left, round(_MM["text"][number.size] * self._mm), 400, whole)
            self._put(painter, words, inner.right() - words.width, bottom - below, below)
        return box.left() - QUIET_ZONE * unit

    def _body(self, painter: QPainter, rows: Sequence[TicketRow], room: QRectF, top: float, bottom: float) -> None:
        """The lines at the left, spread over the height; smaller when there are too many, larger on small tickets."""
        heights = [self._row_height(row) for row in rows]
        total, free = sum(heights), bottom - top
        if not total:
            return
        most = min(_GROWN, max(1.0, PER_MM / self._mm))
        scale = min(most, free / total)
        gap = min(_LOOSEST_MM * self._mm, max(0.0, free - total * scale) / (len(rows) + 1))
        y = top + gap / 2
        for row, height in zip(rows, heights, strict=True):
            self._row(painter, row, room, y, scale)
            y += height * scale + gap

    def _row_height(self, row: TicketRow) -> float:
        size = _MM["code" if row.field == "code" else "text"][row.size]
        return (
            size * (1.16 if row.field == "code" else _LINE) + (_CAPTION_MM * 1.1 if row.caption else 0.0)
        ) * self._mm

    def _row(self, painter: QPainter, row: TicketRow, room: QRectF, y: float, scale: float) -> None:
        mm = self._mm * scale
        if row.caption:
            caption = self._fit(row.caption, round(_CAPTION_MM * mm), 400, room.width())
            self._put(painter, caption, room.left(), y, _CAPTION_MM * mm * 1.1)
            y += _CAPTION_MM * mm * 1.1
        coded = row.field == "code"
        px = round(_MM["code" if coded else "text"][row.size] * mm)
        words = self._fit(row.left, px, 600 if row.strong else 400, room.width(), code=coded)
        self._put(painter, words, room.left(), y, px * (1.16 if coded else _LINE))

    # ------------------------------------------------------------ words
    def _fit(self, words: str, px: int, weight: int, room: float, *, code: bool = False) -> _Set:
        """The words in a font that fits: a code is made smaller and never cut, other words end with … at last."""
        key = (words, px, weight, code, int(room))
        found = self._set.get(key)
        if found is None:
            found = _fit(words, px, weight, room, code)
            if len(self._set) < 4_096:
                self._set[key] = found
        return found

    def _put(self, painter: QPainter, words: _Set, x: float, y: float, height: float) -> None:
        painter.setFont(words.font)
        painter.setPen(_INK)
        painter.drawText(QPointF(x, y + height / 2 + words.drop), words.words)


_INK: Final = QPen(Qt.GlobalColor.black)


@functools.lru_cache(maxsize=256)
def _font(px: int, weight: int, code: bool) -> tuple[QFont, QFontMetricsF]:
    font = paper_font(px, weight, code=code)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font, QFontMetricsF(font)


def _fit(words: str, px: int, weight: int, room: float, code: bool) -> _Set:
    least = round(_SMALLEST_MM * PER_MM) if not code else 8
    font, metrics = _font(px, weight, code)
    width = metrics.horizontalAdvance(words)
    if width > room > 0:
        px = max(least, int(px * room / width) if code else max(int(px * _SHRUNK), int(px * room / width)))
        font, metrics = _font(px, weight, code)
        width = metrics.horizontalAdvance(words)
        if width > room and not code:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(words)
    return _Set(words, font, width, (metrics.ascent() - metrics.descent()) / 2)


# ---------------------------------------------------------------- where it goes
def page_image(job: SheetJob, page: int = 0, width: int = 827) -> QImage:
    """A page as a picture, ``width`` px wide."""
    image = QImage(width, round(width * PAGE_HEIGHT / PAGE_WIDTH), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(width / PAGE_WIDTH, width / PAGE_WIDTH)
    SheetPress(job).draw_page(painter, page)
    painter.end()
    return image


def ticket_image(job: SheetJob, width: int, place: int = 0) -> QImage:
    """One ticket of a sheet as a picture, ``width`` px wide."""
    press = SheetPress(job)
    image = QImage(width, round(width * press.height / press.width), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(width / press.width, width / press.width)
    press.draw_ticket(painter, job.tickets[place], QRectF(0, 0, press.width, press.height))
    painter.end()
    return image


def begin_pdf(path: Path, title: str) -> QPdfWriter:
    """A PDF of A4 pages.

    Raises:
        OSError: the file cannot be written.
    """
    check_writable(path)
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("TikNet")
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setResolution(RESOLUTION)
    return writer


def print_pages(job: SheetJob, device: Any, pages: range | None = None) -> Iterator[int]:
    """Draw pages on a QPdfWriter or QPrinter one by one, so that others can work in between; yields how many are done.
    ``pages`` counts from 0; all of them when it is left out.

    Raises:
        OSError: the device did not take them.
    """
    press, painter = SheetPress(job), QPainter()
    if not painter.begin(device):
        raise OSError("the paper was not begun")
    try:
        for done, page in enumerate(pages if pages is not None else range(job.pages)):
            if done and not device.newPage():
                raise OSError(f"page {page + 1} was not begun")
            painter.save()
            scale = device.logicalDpiX() / RESOLUTION
            painter.scale(scale, scale)
            press.draw_page(painter, page)
            painter.restore()
            yield done + 1
    finally:
        ended = painter.end()
    if not ended:
        raise OSError("the paper was not finished")


def write_sheets_pdf(job: SheetJob, path: Path, progress: Callable[[int], object] | None = None) -> None:
    """Write all pages as a PDF.

    Raises:
        OSError: the file cannot be written.
    """
    for done in print_pages(job, begin_pdf(path, job.batch or str(job.made_at.date()))):
        if progress is not None:
            progress(done)
