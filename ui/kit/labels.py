"""Things that are read: labels, pills, dots, meters, avatars, key–value lines, rules."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.kit import icons, paint
from ui.kit.i18n import Words, say
from ui.kit.layout import row
from ui.kit.theme import theme


class Label(QLabel):
    """Text in a role of the type scale and a colour token; follows theme, zoom and language.

    ``elide=True`` cuts with … and shows the whole text as tooltip. ``wrap=True`` breaks lines.
    """

    def __init__(
        self,
        words: Words = "",
        role: str = "body",
        color: str = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
        align: Qt.AlignmentFlag | None = None,
        features: str = "numbers",
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._role, self._color, self._features = role, color, features
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if align is not None:
            self.setAlignment(align | (Qt.AlignmentFlag.AlignVCenter if not wrap else Qt.AlignmentFlag.AlignTop))
        elif wrap:
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)  # spare height goes below
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        elif not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.restyle()
        self.retranslate()

    def set_words(self, words: Words) -> None:
        """Show other words."""
        self._words = words
        self.retranslate()

    def set_color(self, token: str) -> None:
        """Show in another colour token."""
        if token != self._color:
            self._color = token
            self.restyle()

    def set_role(self, role: str) -> None:
        """Show in another step of the type scale."""
        if role != self._role:
            self._role = role
            self.restyle()

    def full_text(self) -> str:
        """The whole text, also when it is shown cut."""
        return say(self._words)

    def retranslate(self) -> None:
        text = say(self._words)
        if self._elide:
            self._cut(text)
            self.setAccessibleName(text)
        elif text != self.text():
            self.setText(text)

    def restyle(self) -> None:
        self.setFont(theme().font(self._role, self._features))
        self._take_ink()
        if self._elide:
            self._cut(say(self._words))

    def _take_ink(self) -> None:
        palette = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            palette.setColor(group, QPalette.ColorRole.WindowText, theme().color(self._color))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A new parent brings back font and palette of the first polish: a role and an ink of long ago.
        if event.type() == QEvent.Type.StyleChange:
            font = theme().font(self._role, self._features)
            if self.font() != font:
                self.setFont(font)
            if self.palette().color(QPalette.ColorRole.WindowText).rgba() != theme().color(self._color).rgba():
                self._take_ink()

    def _cut(self, text: str) -> None:
        room = self.contentsRect().width()
        shown = (
            paint.elided(self.fontMetrics(), text, room) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else text
        )
        self.setText(shown)
        self.setToolTip(text if shown != text else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._cut(say(self._words))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._elide:
            margins = self.contentsMargins()
            width = self.fontMetrics().horizontalAdvance(say(self._words)) + margins.left() + margins.right() + 2
            return QSize(width, max(hint.height(), theme().line(self._role)))
        if not self.wordWrap():
            return QSize(hint.width(), max(hint.height(), theme().line(self._role)))
        return hint

    def minimumSizeHint(self) -> QSize:
        if self._elide:
            return QSize(theme().px(24), self.sizeHint().height())
        if self.wordWrap():
            return super().minimumSizeHint()
        return self.sizeHint()


class IconLabel(QWidget):
    """A still glyph; decorative unless ``name`` says what it means."""

    def __init__(
        self, glyph: str, color: str = "text_muted", side: int = 18, name: Words = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glyph, self._color, self._side, self._name = glyph, color, side, name
        self.restyle()
        self.retranslate()

    def set_glyph(self, glyph: str, color: str | None = None) -> None:
        """Show another glyph."""
        self._glyph = glyph
        self._color = color or self._color
        self.update()

    def restyle(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._name))
        self.setToolTip(say(self._name))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint_glyph(QPainter(self), QRectF(self.rect()), self._glyph, self._color)


class Pill(QWidget):
    """A status in at most two words. Tones: success, warning, danger, neutral, pending, conflict, unknown, info."""

    def __init__(
        self, words: Words, tone: paint.Tone | str = "neutral", glyph: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._tone, self._glyph = words, tone, glyph
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_state(self, words: Words, tone: str, glyph: str | None = None) -> None:
        """Show another state."""
        self._words, self._tone, self._glyph = words, tone, glyph
        self.retranslate()
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(paint.pill_width(say(self._words)), theme().size("pill"))

    def retranslate(self) -> None:
        self.restyle()
        self.setAccessibleName(say(self._words))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.paint_pill(painter, 0, self.height() / 2, say(self._words), self._tone, self._glyph)


class Dot(QWidget):
    """A status dot: ``full`` fine, ``ring`` offline, ``bar`` partial. Always beside words."""

    def __init__(self, tone: str = "success", shape: str = "full", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._shape = tone, shape
        self.restyle()

    def set_state(self, tone: str, shape: str) -> None:
        """Show another state."""
        self._tone, self._shape = tone, shape
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(theme().px(10), theme().px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_dot(QPainter(self), QRectF(self.rect()), self._tone, self._shape)


class Meter(QWidget):
    """A thin bar from 0 to 1; its value is always written next to it."""

    def __init__(
        self, share: float = 0.0, tone: str = "accent", name: Words = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._tone, self._name = share, tone, name
        self.restyle()
        self.retranslate()

    def set_share(self, share: float, tone: str | None = None) -> None:
        """Fill to ``share`` (0–1)."""
        self._share = share
        self._tone = tone or self._tone
        self.retranslate()
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(4))
        self.setMinimumWidth(theme().px(40))

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._name))
        self.setAccessibleDescription(f"{round(self._share * 100)} %")

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_meter(QPainter(self), QRectF(self.rect()), self._share, self._tone)


class Avatar(QWidget):
    """The initials of a person in a soft circle; decorative, the name stands beside it."""

    def __init__(self, name: str, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._side = name, side
        self.restyle()

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.update()

    @staticmethod
    def initials(name: str) -> str:
        """First letters of the first and last word."""
        words = [word for word in name.split() if word[:1].isalnum()]
        if not words:
            return "?"
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()

    def restyle(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent_soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme().color("accent_text"))
        painter.setFont(theme().font("label" if self._side < 48 else "section"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.initials(self._name))


class Mark(QWidget):
    """The product mark."""

    def __init__(self, side: int = 30, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.restyle()

    def restyle(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_mark(QPainter(self), QRectF(self.rect()))


class Swatch(QWidget):
    """The sample of a series in a legend: a line in its dash style, or a block for bars."""

    def __init__(
        self,
        series: int | str,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        block: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._series, self._style, self._block = series, style, block
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(theme().px(10 if self._block else 16), theme().px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme().series(self._series) if isinstance(self._series, int) else theme().color(self._series)
        if self._block:
            painter.fillRect(self.rect(), color)
            return
        painter.setPen(QPen(color, 2, self._style))
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)


class Rule(QFrame):
    """A 1 px horizontal rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "rule")
        self.setFixedHeight(1)


class KeyValue(QWidget):
    """A line of a drawer or facts card: key muted at the left, value at the right, optional mark before the value."""

    def __init__(
        self,
        key: Words,
        value: Words | None = None,
        *,
        code: bool = False,
        mark: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = Label(key, "small", "text_muted")
        self.value = Label(
            "", "body", features="codes" if code else "numbers", elide=True, align=Qt.AlignmentFlag.AlignRight
        )
        if code:
            self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = row(self.key, *([mark] if mark else []), self.value, spacing=8)
        layout.setStretchFactor(self.value, 1)
        self.setLayout(layout)
        self.set_value(value)

    def set_value(self, value: Words | None) -> None:
        """Show another value; ``None`` and an empty string show a dash."""
        self.value.set_words("–" if value is None or value == "" else value)
