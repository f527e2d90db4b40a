"""Things that are pressed: buttons, icon buttons, links, chips, check box; also the choices of :mod:`ui.kit.choices`.

All are painted: the gap between icon and words, the shortcut beside them and the focus ring are beyond style sheets.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMenu, QPushButton, QSizePolicy, QWidget

from ui.kit import icons, paint
from ui.kit.choices import Segmented, Tabs
from ui.kit.i18n import Words, say
from ui.kit.theme import theme

__all__ = ["Button", "CheckBox", "Chip", "IconButton", "Kind", "Segmented", "Size", "Tabs"]

Kind = Literal["primary", "secondary", "quiet", "link", "danger", "danger_fill"]
Size = Literal["small", "normal", "large"]

_HEIGHT: Final = {"small": "control_small", "normal": "control", "large": "control_large"}
_PADDING: Final = {"small": 10, "normal": 14, "large": 20}
_LINK_PADDING: Final = 2
"""Room for the focus ring and no more: the words of a link stand on the edge of what is above them."""
_INK: Final = {
    "primary": "on_accent",
    "secondary": "text",
    "quiet": "text_muted",
    "link": "accent_text",
    "danger": "danger",
    "danger_fill": "on_accent",
}


class Button(QPushButton):
    """A push button.

    ``kind``: *primary* (one per view), *secondary* (outlined), *quiet* (no outline), *link*, *danger* (outlined, red ink),
    *danger_fill* (only the last step of something that cannot be undone). ``hint`` is the shortcut shown after the words.
    A disabled button must say why: use :meth:`disable`.
    """

    def __init__(
        self,
        words: Words = "",
        kind: Kind = "secondary",
        glyph: str | None = None,
        *,
        size: Size = "normal",
        hint: Words = "",
        shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self.kind, self._glyph, self._size, self._hint = words, kind, glyph, size, hint
        self._hovered = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.restyle()
        self.retranslate()
        if shortcut is not None:
            self.setShortcut(QKeySequence(shortcut))

    def set_words(self, words: Words) -> None:
        """Show other words."""
        self._words = words
        self.retranslate()

    def set_glyph(self, glyph: str | None) -> None:
        """Show another glyph before the words."""
        self._glyph = glyph
        self.updateGeometry()
        self.update()

    def disable(self, reason: Words) -> None:
        """Grey the button and say why in its tooltip and accessible description."""
        self.setEnabled(False)
        self.setToolTip(say(reason))
        self.setAccessibleDescription(say(reason))

    def enable(self) -> None:
        """The opposite of :meth:`disable`."""
        self.setEnabled(True)
        self.setToolTip("")
        self.setAccessibleDescription("")

    def restyle(self) -> None:
        weight = int(QFont.Weight.DemiBold) if self.kind in ("primary", "danger_fill") else 0
        self.setFont(theme().font("label" if self.kind == "link" or self._size == "small" else "body", weight=weight))
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()

    def retranslate(self) -> None:
        shortcut = self.shortcut()
        self.setText(say(self._words))
        if not shortcut.isEmpty():
            self.setShortcut(shortcut)
        self.setAccessibleName(say(self._words))
        self.updateGeometry()

    def _content_width(self) -> int:
        look = theme()
        words = say(self._words)
        width = self.fontMetrics().horizontalAdvance(words)
        if self._glyph:
            width += look.px(16) + (look.px(8) if words else 0)
        if say(self._hint):
            width += look.metrics("label").horizontalAdvance(say(self._hint)) + look.px(10)
        return width

    def sizeHint(self) -> QSize:
        look = theme()
        if self.kind == "link":
            return QSize(self._content_width() + 2 * look.px(_LINK_PADDING), look.px(24))
        padding = look.px(8 if self.kind == "quiet" else _PADDING[self._size])
        return QSize(self._content_width() + 2 * padding, look.size(_HEIGHT[self._size]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        enabled, hovered, down = self.isEnabled(), self._hovered and self.isEnabled(), self.isDown() or self.isChecked()
        radius = look.radius("control")
        ink = _INK[self.kind] if enabled else "disabled"
        if self.kind == "primary":
            fill = "accent_pressed" if down else "accent_hover" if hovered else "accent"
            paint.rounded(painter, rect, radius, fill if enabled else "sunken", None if enabled else "border")
        elif self.kind == "danger_fill":
            paint.rounded(painter, rect, radius, "danger_fill" if enabled else "sunken", None if enabled else "border")
        elif self.kind in ("secondary", "danger"):
            fill = "sunken" if down else "hover" if hovered else "surface"
            paint.rounded(painter, rect, radius, fill if enabled else "sunken", "border")
        elif self.kind == "quiet" and (hovered or down):
            paint.rounded(painter, rect, radius, "sunken" if down else "hover")
        if self.hasFocus() and self._shows_focus():
            self._paint_focus(painter, rect, radius)
        self._paint_content(painter, ink, hovered)

    def _shows_focus(self) -> bool:
        return bool(
            self.window().isActiveWindow() or self.window().testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        )

    def _paint_focus(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        if self.kind in ("primary", "danger_fill"):
            paint.rounded(painter, rect.adjusted(3, 3, -3, -3), max(1.0, radius - 2), None, "on_accent", 2.0)
        else:
            paint.focus_ring(painter, rect, radius)

    def _paint_content(self, painter: QPainter, ink: str, hovered: bool) -> None:
        look = theme()
        words, hint = say(self._words), say(self._hint)
        x = (self.width() - self._content_width()) / 2
        if self.kind == "link":
            x = look.px(_LINK_PADDING)
        if self._glyph:
            side = look.px(16)
            token = ink if self.kind not in ("secondary",) or not self.isEnabled() else "text_muted"
            icons.paint_glyph(
                painter, QRectF(round(x), round((self.height() - side) / 2), side, side), self._glyph, token
            )
            x += side + look.px(8)
        font = QFont(self.font())
        if self.kind == "link" and hovered:
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(look.color(ink))
        width = self.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRectF(x, 0, width + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if hint:
            painter.setFont(look.font("label"))
            painter.setPen(
                look.color(
                    "on_accent" if self.kind == "primary" and self.isEnabled() else "text_faint",
                    0.8 if self.kind == "primary" else 1.0,
                )
            )
            painter.drawText(
                QRectF(x + width + look.px(10), 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, hint
            )


class IconButton(Button):
    """A quiet square button with a glyph; ``name`` is read aloud and shown as tooltip."""

    def __init__(
        self,
        glyph: str,
        name: Words,
        *,
        size: Size = "normal",
        shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None,
        menu: QMenu | None = None,
        badge: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._name = name
        self._badge = badge
        super().__init__("", "quiet", glyph, size=size, shortcut=shortcut, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if menu is not None:
            self.clicked.connect(lambda: menu.popup(self.mapToGlobal(self.rect().bottomLeft())))

    def set_badge(self, count: int) -> None:
        """A small dot with the number of things that are new."""
        self._badge = count
        self.update()

    def set_name(self, name: Words) -> None:
        """What the button does now."""
        self._name = name
        self.retranslate()

    def retranslate(self) -> None:
        name = say(self._name)
        self.setAccessibleName(name)
        keys = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def sizeHint(self) -> QSize:
        side = theme().size(_HEIGHT[self._size])
        return QSize(side, side)

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._badge:
            painter = QPainter(self)
            side = theme().px(8)
            rect = QRectF(self.width() - side - theme().px(6), theme().px(6), side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("danger"))
            painter.drawEllipse(rect)


class Chip(QAbstractButton):
    """A rounded choice: a filter, a quick amount. ``removable`` adds × and emits ``removed`` when it is pressed."""

    removed = Signal()

    def __init__(
        self,
        words: Words,
        *,
        active: bool = False,
        removable: bool = False,
        glyph: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._removable, self._glyph = words, removable, glyph
        self.setCheckable(True)
        self.setChecked(active)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_words(self, words: Words) -> None:
        """Show other words."""
        self._words = words
        self.retranslate()

    def set_active(self, active: bool, removable: bool | None = None) -> None:
        """Soft accent when active; ``removable`` shows the ×."""
        self.setChecked(active)
        if removable is not None:
            self._removable = removable
        self.restyle()

    def nextCheckState(self) -> None:
        """The owner decides what a press means."""

    def restyle(self) -> None:
        self.setFont(theme().font("label"))
        self.setFixedSize(self.sizeHint())
        self.update()

    def retranslate(self) -> None:
        self.setText(say(self._words))
        self.setAccessibleName(say(self._words))
        self.restyle()

    def sizeHint(self) -> QSize:
        look = theme()
        width = look.metrics("label").horizontalAdvance(say(self._words)) + look.px(24)
        width += look.px(20) if self._removable else 0
        width += look.px(20) if self._glyph else 0
        return QSize(width, look.size("chip"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cross(self) -> QRectF:
        look = theme()
        side = look.px(14)
        return QRectF(self.width() - side - look.px(8), (self.height() - side) / 2, side, side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and self._cross().adjusted(-6, -6, 8, 6).contains(event.position()):
            self.setDown(False)
            self.removed.emit()
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        active = self.isChecked()
        ink = "disabled" if not self.isEnabled() else "accent_text" if active else "text_muted"
        fill = "accent_soft" if active else "hover" if self.underMouse() and self.isEnabled() else "surface"
        paint.rounded(painter, rect, radius, fill, "accent_text" if active else "border")
        if self.hasFocus():
            paint.focus_ring(painter, rect, radius)
        x = float(look.px(12))
        if self._glyph:
            side = look.px(14)
            icons.paint_glyph(
                painter, QRectF(round(x - look.px(2)), round((self.height() - side) / 2), side, side), self._glyph, ink
            )
            x += look.px(20)
        painter.setFont(self.font())
        painter.setPen(look.color(ink))
        painter.drawText(QRectF(x, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, say(self._words))
        if self._removable:
            icons.paint_glyph(painter, self._cross().toAlignedRect().toRectF(), "ri.close-line", ink)


class CheckBox(QCheckBox):
    """A check box with words; the words are part of the click target."""

    def __init__(self, words: Words, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setChecked(checked)
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.setMinimumHeight(theme().size("control_small"))

    def retranslate(self) -> None:
        self.setText(say(self._words))

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(
            look.metrics("body").horizontalAdvance(say(self._words)) + look.px(16 + 10 + 6), look.size("control_small")
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.px(16)
        box = QRectF(3, round((self.height() - side) / 2), side, side)
        paint.paint_check(painter, box, self.checkState(), self.hasFocus(), self.isEnabled())
        painter.setFont(self.font())
        painter.setPen(look.color("text" if self.isEnabled() else "disabled"))
        painter.drawText(
            QRectF(side + look.px(12), 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, say(self._words)
        )
