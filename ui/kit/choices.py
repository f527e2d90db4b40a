"""One choice of few, painted: the segmented control and the line of tabs.

Joined corners are not reliable in style sheets, so both are drawn here and share keyboard, hover and focus.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import paint
from ui.kit.i18n import Words, say
from ui.kit.theme import theme


class _Options(QWidget):
    """Keyboard, hover and focus of a row of exclusive painted choices."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, Words]], current: str | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._options = list(options)
        self._current = current if current is not None else (self._options[0][0] if self._options else "")
        self._hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        """Key of the choice."""
        return self._current

    def set_current(self, key: str, *, tell: bool = False) -> None:
        """Choose ``key``; ``tell`` also emits ``changed``."""
        if key == self._current:
            return
        self._current = key
        self.retranslate()
        if tell:
            self.changed.emit(key)

    def set_options(self, options: Sequence[tuple[str, Words]]) -> None:
        """Offer other choices; the current one stays when it is still among them."""
        self._options = list(options)
        if self._current not in [key for key, _ in self._options] and self._options:
            self._current = self._options[0][0]
        self.retranslate()

    def _index(self) -> int:
        return next((index for index, (key, _) in enumerate(self._options) if key == self._current), 0)

    def _rects(self) -> list[QRect]:
        raise NotImplementedError

    def retranslate(self) -> None:
        self.setAccessibleDescription(say(self._options[self._index()][1]) if self._options else "")
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def _at(self, event: QMouseEvent) -> int:
        position = event.position().toPoint()
        return next((index for index, rect in enumerate(self._rects()) if rect.contains(position)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event)
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.set_current(self._options[index][0], tell=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._options:
            super().keyPressEvent(event)
            return
        index = min(len(self._options) - 1, max(0, self._index() + step))
        self.set_current(self._options[index][0], tell=True)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segmented(_Options):
    """One choice of at most four: ``Segmented([("cash", Text(…)), …])``, signal ``changed(key)``."""

    def __init__(
        self,
        options: Sequence[tuple[str, Words]],
        current: str | None = None,
        name: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(options, current, parent)
        self._name = name
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._name))
        super().retranslate()

    def _rects(self) -> list[QRect]:
        look = theme()
        x, result = look.px(3), []
        metrics = look.metrics("label")
        for _, words in self._options:
            width = metrics.horizontalAdvance(say(words)) + look.px(28)
            result.append(QRect(x, look.px(3), width, self.sizeHint().height() - 2 * look.px(3)))
            x += width
        return result

    def sizeHint(self) -> QSize:
        look = theme()
        metrics = look.metrics("label")
        width = sum(metrics.horizontalAdvance(say(words)) + look.px(28) for _, words in self._options)
        return QSize(width + 2 * look.px(3), look.size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        radius = look.radius("control")
        paint.rounded(painter, QRectF(self.rect()), radius, "sunken", "border")
        for index, ((key, words), rect) in enumerate(zip(self._options, self._rects(), strict=True)):
            on = key == self._current
            if on:
                paint.rounded(painter, QRectF(rect), radius - 1, "accent_soft", "accent_text")
            elif index == self._hover:
                paint.rounded(painter, QRectF(rect), radius - 1, "hover")
            painter.setFont(look.font("label", weight=int(QFont.Weight.DemiBold) if on else 0))
            painter.setPen(look.color("disabled" if not self.isEnabled() else "accent_text" if on else "text_muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, say(words))
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), radius)


class Tabs(_Options):
    """The line of tabs under a page header; ``set_count`` writes a number after a title."""

    def __init__(
        self,
        options: Sequence[tuple[str, Words]],
        current: str | None = None,
        name: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(options, current, parent)
        self._counts: dict[str, str] = {}
        self._name = name
        self.retranslate()

    def set_count(self, key: str, count: str) -> None:
        """A number after the title of a tab; an empty string takes it away."""
        self._counts[key] = count
        self.restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._name))
        super().retranslate()

    def _title(self, key: str, words: Words) -> str:
        count = self._counts.get(key, "")
        return f"{say(words)}  {count}" if count else say(words)

    def _rects(self) -> list[QRect]:
        look = theme()
        x, result = 0, []
        metrics = look.metrics("body_strong")
        for key, words in self._options:
            width = metrics.horizontalAdvance(self._title(key, words)) + look.px(4)
            result.append(QRect(x, 0, width, look.px(34)))
            x += width + look.px(20)
        return result

    def sizeHint(self) -> QSize:
        rects = self._rects()
        return QSize(rects[-1].right() + 1 if rects else 0, theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        for index, ((key, words), rect) in enumerate(zip(self._options, self._rects(), strict=True)):
            on = key == self._current
            painter.setFont(look.font("body_strong" if on else "body"))
            painter.setPen(look.color("accent_text" if on else "text" if index == self._hover else "text_muted"))
            painter.drawText(
                rect.adjusted(look.px(2), 0, 0, -look.px(4)), Qt.AlignmentFlag.AlignVCenter, self._title(key, words)
            )
            if on:
                painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), look.color("accent_text"))
                if self.hasFocus():
                    paint.focus_ring(
                        painter, QRectF(rect.adjusted(0, look.px(3), 0, -look.px(4))), look.radius("check")
                    )
