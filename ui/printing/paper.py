"""Paper on screen: black on white in both themes, on a sunken ground. Shows a ticket or a receipt."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.kit.i18n import language
from ui.kit.layout import column, rescale
from ui.kit.theme import theme
from ui.printing.receipt import WIDTH_80_MM, Receipt, draw_receipt, receipt_height
from ui.printing.ticket import HEIGHT, WIDTH, Ticket, draw_ticket, paper_ink

SHRINK = 1.12
"""How much too long a receipt may be to be shown smaller instead of scrolled; more could not be read."""


class PaperSheet(QWidget):
    """The sheet itself; its height follows its width and what stands on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: Ticket | Receipt | None = None
        self._measured = (0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_content(self, content: Ticket | Receipt | None) -> None:
        """Show a ticket or a receipt."""
        if content == self._content:
            return
        self._content = content
        self._measure()
        self.updateGeometry()
        self.update()

    def content(self) -> Ticket | Receipt | None:
        """What stands on the paper."""
        return self._content

    def _measure(self) -> None:
        if isinstance(self._content, Receipt):
            self._measured = (WIDTH_80_MM, receipt_height(self._content, language()))
        else:
            self._measured = (WIDTH, HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, down = self._measured
        return round(width * down / across) if across else 0

    def sizeHint(self) -> QSize:
        width = theme().px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), 0)

    def retranslate(self) -> None:
        if self._content is not None:
            self._measure()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setPen(QPen(paper_ink("border"), 1))
        painter.setBrush(Qt.GlobalColor.white)
        radius = theme().radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._content is None:
            return
        scale = self.width() / self._measured[0]
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, isinstance(self._content, Receipt))
        if isinstance(self._content, Receipt):
            draw_receipt(painter, self._content, language())
        else:
            draw_ticket(painter, self._content)


class PaperView(QScrollArea):
    """The sheet on its ground; scrolls when the receipt is longer than the room there is.

    ``ground`` is the sunken margin around the paper, in design pixels.
    """

    def __init__(self, ground: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = ground
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = PaperSheet()
        self._ground = QFrame()
        self._ground.setProperty("box", "note")
        layout = column(spacing=0, margins=(ground, ground, ground, ground))
        layout.addWidget(self.sheet)
        layout.addStretch(1)
        self._ground.setLayout(layout)
        self.setWidget(self._ground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.restyle()

    def show_content(self, content: Ticket | Receipt | None) -> None:
        """Show a ticket or a receipt, from its top."""
        if content == self.sheet.content():
            return
        self.sheet.show_content(content)
        self.verticalScrollBar().setValue(0)
        self._fit()

    def _fit(self) -> None:
        """The sheet is as wide as there is room and as long as its width asks for; a little smaller before it scrolls.

        Whether it scrolls is decided here and not by Qt: a bar that comes takes width, which makes the paper shorter, so
        that the bar goes again.
        """
        margin = theme().px(self._margin)
        width, room = max(1, self.width() - 2 * margin), self.height() - 2 * margin
        height = max(1, self.sheet.heightForWidth(width))
        fits = height <= room * SHRINK
        if not fits:
            width = max(1, width - self.verticalScrollBar().sizeHint().width())
            height = max(1, self.sheet.heightForWidth(width))
        elif height > room:
            width, height = int(width * room / height), room
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn)
        across = max(1, self.width() - (0 if fits else self.verticalScrollBar().sizeHint().width()))
        self._ground.setMaximumWidth(across)
        self.sheet.setFixedSize(width, height)
        ground = self._ground.layout()
        assert ground is not None
        side = max(margin, (across - width) // 2)
        ground.setContentsMargins(side, margin, side, margin)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        margin = theme().px(self._margin)
        room = max(1, (self.width() or theme().px(WIDTH)) - 2 * margin)
        return QSize(theme().px(WIDTH), self.sheet.heightForWidth(room) + 2 * margin)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        rescale(self)
        self._fit()

    def retranslate(self) -> None:
        self.sheet.retranslate()
        self._fit()
