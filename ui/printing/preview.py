"""The first page as it will come out: a sheet or a strip, on a sunken ground, fitted into the room there is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.i18n import Text
from ui.kit.theme import theme
from ui.printing.content import WIDTH_58_MM, WIDTH_80_MM
from ui.printing.press import blocks_image
from ui.printing.sheets import PAGE_HEIGHT, PAGE_WIDTH, SheetJob, page_image, ticket_image
from ui.printing.strip import strip_blocks
from ui.printing.ticket import paper_ink

_GROUND = 14
_FRAME = 80
"""Design pixels a dialog needs around what it holds: its shadow, its margins and a little of the window."""


def room_in(parent: QWidget | None, width: int, height: int) -> tuple[int, int]:
    """Width and height in design pixels for a dialog's content that would like so much: small windows and large zooms
    leave less."""
    if parent is None:
        return width, height
    window, zoom = parent.window(), theme().px(100) / 100
    wide, high = round(window.width() / zoom) - _FRAME, round(window.height() / zoom) - 2 * _FRAME - 50
    return max(420, min(width, wide)), max(150, min(height, high))


class PagePreview(QWidget):
    """Shows a page of a job; drawn again only when something changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: SheetJob | None = None
        self._page = 0
        self._roll_mm = 58
        self._close_up = False
        self._picture: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_job(self, job: SheetJob, page: int = 0, roll_mm: int = 58) -> None:
        """Show a page of a job; on rolls the ticket of that number, on paper ``roll_mm`` wide."""
        if (job, page, roll_mm) != (self._job, self._page, self._roll_mm):
            self._job, self._page, self._roll_mm = job, page, roll_mm
            self._picture = None
            self.update()

    def set_close_up(self, on: bool) -> None:
        """Show one ticket of the sheet, large enough to be read."""
        if on != self._close_up:
            self._close_up, self._picture = on, None
            self.update()

    def job(self) -> SheetJob | None:
        """What is shown."""
        return self._job

    def retranslate(self) -> None:
        self.setAccessibleName(str(Text("preview", "Preview of the paper")))
        self._picture = None

    def restyle(self) -> None:
        self._picture = None

    def sizeHint(self) -> QSize:
        return QSize(theme().px(330), theme().px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(150), theme().px(100))

    def _draw(self, room: QSize) -> QImage:
        assert self._job is not None
        ratio = self.devicePixelRatioF()
        if self._job.template.paper == "a4" and self._close_up:
            picture = ticket_image(self._job, max(60, round(room.width() * ratio)))
            if picture.height() > room.height() * ratio:
                picture = ticket_image(self._job, round(room.height() * ratio * picture.width() / picture.height()))
        elif self._job.template.paper == "a4":
            width = min(room.width(), round(room.height() * PAGE_WIDTH / PAGE_HEIGHT))
            picture = page_image(self._job, self._page, max(60, round(width * ratio)))
        else:
            dots = WIDTH_58_MM if self._roll_mm == 58 else WIDTH_80_MM
            ticket = self._job.tickets[min(self._page, len(self._job.tickets) - 1)]
            whole = blocks_image(strip_blocks(ticket, self._job.template, dots, self._job.logo), dots)
            # Both widths at one scale, so that the narrow roll looks narrow.
            share = min(room.width() / WIDTH_80_MM, room.height() / whole.height(), 1.0)
            picture = whole.scaledToWidth(
                max(40, round(dots * share * ratio)), Qt.TransformationMode.SmoothTransformation
            )
        picture.setDevicePixelRatio(ratio)
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), look.radius("control"), look.radius("control"))
        if self._job is None or not self._job.tickets:
            return
        margin = look.px(_GROUND)
        room = QSize(max(60, self.width() - 2 * margin), max(60, self.height() - 2 * margin))
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._draw(room)
        size = self._picture.deviceIndependentSize()
        x, y = round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2)
        painter.drawImage(x, y, self._picture)
        painter.setPen(QPen(paper_ink("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x - 0.5, y - 0.5, size.width() + 1, size.height() + 1))

    def resizeEvent(self, event: object) -> None:
        self._picture = None
