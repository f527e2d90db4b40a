"""Two versions of the same thing side by side; a person chooses, nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.kit import icons, paint
from ui.kit.i18n import Words, say
from ui.kit.layout import row
from ui.kit.theme import theme


class VersionCard(QAbstractButton):
    """One version: where it is, the value large, who and when. Space or Enter chooses it."""

    def __init__(
        self, title: Words, lines: Sequence[tuple[str, str]], origin: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._lines, self._origin = title, list(lines), origin
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.restyle()

    def value(self) -> str:
        """The value of the only field, or all of them in one line."""
        return " · ".join(value for _, value in self._lines)

    def retranslate(self) -> None:
        parts = [f"{name} {value}".strip() for name, value in self._lines]
        self.setAccessibleName(", ".join((say(self._title), *parts, say(self._origin))))

    def restyle(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _line_height(self) -> int:
        return theme().line("title") if len(self._lines) == 1 else theme().line("body_strong") + theme().line("caption")

    def sizeHint(self) -> QSize:
        look = theme()
        height = look.px(20) + look.line("label") + look.px(3) + len(self._lines) * self._line_height()
        return QSize(look.px(160), height + look.px(3) + look.line("caption"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the choice moves between the two
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        fill = "accent_soft" if on else "hover" if self.underMouse() else "surface"
        line = "accent_text" if on else "control_border"
        paint.rounded(painter, rect, look.radius("card"), fill, line, 2.0 if on else 1.0)
        if self.hasFocus():
            paint.focus_ring(painter, rect.adjusted(3, 3, -3, -3), look.radius("control"))
        left, width = look.px(12), self.width() - 2 * look.px(12)
        y = look.px(10)
        side = look.px(16)
        painter.setFont(look.font("label"))
        painter.setPen(look.color("accent_text" if on else "text_muted"))
        title = paint.elided(look.metrics("label"), say(self._title), width - side - look.px(6))
        painter.drawText(left, y, width, look.line("label"), Qt.AlignmentFlag.AlignVCenter, title)
        mark = "ri.radio-button-line" if on else "ri.checkbox-blank-circle-line"
        box = QRectF(self.width() - left - side, y, side, side)
        icons.paint_glyph(painter, box, mark, "accent_text" if on else "text_faint")
        y += look.line("label") + look.px(3)
        y = self._paint_lines(painter, left, y, width)
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text_muted"))
        origin = paint.elided(look.metrics("caption"), say(self._origin), width)
        painter.drawText(left, y + look.px(3), width, look.line("caption"), Qt.AlignmentFlag.AlignVCenter, origin)

    def _paint_lines(self, painter: QPainter, left: int, y: int, width: int) -> int:
        look = theme()
        middle = Qt.AlignmentFlag.AlignVCenter
        single = len(self._lines) == 1
        for name, value in self._lines:
            if not single:
                painter.setFont(look.font("caption"))
                painter.setPen(look.color("text_muted"))
                painter.drawText(left, y, width, look.line("caption"), middle, name)
                y += look.line("caption")
            role = "title" if single else "body_strong"
            painter.setFont(look.font(role))
            painter.setPen(look.color("text"))
            painter.drawText(left, y, width, look.line(role), middle, paint.elided(look.metrics(role), value, width))
            y += look.line(role)
        return y


class VersionChoice(QWidget):
    """Two :class:`VersionCard` side by side; ``chosen`` tells which (``mine`` or ``server``)."""

    chosen = Signal(str)

    def __init__(self, mine: VersionCard, server: VersionCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {"mine": mine, "server": server}
        self._choice = ""
        for key, card in self.cards.items():
            card.clicked.connect(lambda _=False, key=key: self.choose(key))
        self.setLayout(row(mine, server, spacing=10))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def choice(self) -> str:
        """``mine``, ``server`` or an empty string."""
        return self._choice

    def choose(self, key: str) -> None:
        """Mark one; the other is left."""
        self._choice = key
        self.cards[key].setChecked(True)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: "mine", Qt.Key.Key_Right: "server"}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.cards[step].setFocus()
        self.choose(step)
