"""Toasts: short, true sentences at the lower right, at most two, never for errors that need action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit import paint
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import IconLabel, Label, Meter
from ui.kit.layout import column, rescale, row
from ui.kit.theme import theme

_GLYPHS = {
    "success": ("ri.checkbox-circle-fill", "success"),
    "info": ("ri.information-line", "accent_text"),
    "warning": ("ri.error-warning-fill", "warning"),
    "danger": ("ri.error-warning-fill", "danger"),
    "pending": ("ri.time-line", "pending"),
}


class Overlay(QWidget):
    """A panel that paints its own shadow in its margin; the parent of toasts and progress cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def restyle(self) -> None:
        rescale(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_overlay(QPainter(self), self.rect())


class Toast(Overlay):
    """One sentence with at most one action; leaves after 6 s, waits while the pointer is on it."""

    WIDTH = 330

    def __init__(
        self,
        words: Words,
        tone: str = "success",
        action: Words = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        glyph, ink = _GLYPHS[tone]
        self.message = Label(words, "body", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.close_button = IconButton("ri.close-line", Text("kit.toasts", "Close message"), size="small")
        self.close_button.clicked.connect(self.close)
        self.action = Button(action, "link")
        self.action.setVisible(bool(action))
        if on_action is not None:
            self.action.clicked.connect(lambda: (self.close(), on_action()))
        shadow = paint.SHADOW_MARGIN
        layout = row(
            IconLabel(glyph, ink, 18),
            self.message,
            self.action,
            self.close_button,
            spacing=10,
            margins=(14 + shadow, 7 + shadow, 8 + shadow, 7 + shadow),
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAccessibleName(say(words))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(theme().tokens["motion"]["toast_stay_ms"])
        self._timer.timeout.connect(self.close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        self.setFixedWidth(theme().px(self.WIDTH) + 2 * theme().px(paint.SHADOW_MARGIN))

    def start(self) -> None:
        """Count the seconds from now."""
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()


class ProgressCard(Overlay):
    """Long work: name, meter, “620 of 1,000 · about 4 s left”, Stop. Survives leaving the pane."""

    def __init__(
        self,
        words: Words,
        glyph: str = "ri.refresh-line",
        on_stop: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = Label(words, "label", elide=True)
        self.meter = Meter(0.0, name=words)
        self.note = Label("", "caption", "text_muted")
        self.stop = Button(Text("kit.toasts", "Stop"), "link")
        self.stop.setVisible(on_stop is not None)
        if on_stop is not None:
            self.stop.clicked.connect(lambda: on_stop())
        head = row(IconLabel(glyph, "accent_text", 18), self.name, self.stop, spacing=10)
        head.setStretch(1, 1)
        shadow = paint.SHADOW_MARGIN
        self.setLayout(
            column(head, self.meter, self.note, spacing=7, margins=(14 + shadow, 12 + shadow, 14 + shadow, 12 + shadow))
        )
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        self.setFixedWidth(theme().px(Toast.WIDTH) + 2 * theme().px(paint.SHADOW_MARGIN))

    def show_progress(self, done: int, total: int, note: Words) -> None:
        """``note`` is the whole sentence under the meter."""
        self.meter.set_share(done / total if total else 0.0)
        self.note.set_words(note)


class ToastHost(QObject):
    """Places toasts and progress cards above the status bar of a window: ``host.say(words, …)``."""

    MOST = 2

    def __init__(
        self, window: QWidget, bottom: Callable[[], int] = lambda: 0, right: Callable[[], int] = lambda: 0
    ) -> None:
        """``bottom`` and ``right`` are pixels at these edges that nothing may cover."""
        super().__init__(window)
        self._window, self._bottom, self._right = window, bottom, right
        self._shown: list[Overlay] = []
        window.installEventFilter(self)
        theme().changed.connect(self.place)

    def say(
        self, words: Words, tone: str = "success", action: Words = "", on_action: Callable[[], object] | None = None
    ) -> Toast:
        """Show a sentence; say only what is true (“Saved on this computer”, not “Sent”)."""
        toasts = [overlay for overlay in self._shown if isinstance(overlay, Toast)]
        for old in toasts[: max(0, len(toasts) - self.MOST + 1)]:
            old.close()
        toast = Toast(words, tone, action, on_action, self._window)
        self._add(toast)
        toast.start()
        return toast

    def progress(
        self, words: Words, glyph: str = "ri.refresh-line", on_stop: Callable[[], object] | None = None
    ) -> ProgressCard:
        """Show a progress card; close it with ``card.close()``."""
        card = ProgressCard(words, glyph, on_stop, self._window)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(card)
        return card

    def shown(self) -> list[Overlay]:
        """What is on screen."""
        return list(self._shown)

    def _add(self, overlay: Overlay) -> None:
        self._shown.append(overlay)
        overlay.installEventFilter(self)
        _fit(overlay)
        overlay.show()
        overlay.raise_()
        self.place()

    def place(self) -> None:
        """Stack from the bottom up."""
        margin = theme().px(paint.SHADOW_MARGIN)
        y = self._window.height() - self._bottom() + margin - theme().px(12)
        for overlay in reversed(self._shown):
            _fit(overlay)
            y -= overlay.height()
            room = self._window.width() - self._right()
            overlay.move(max(0, room - overlay.width() + margin - theme().px(16)), y)
            y += 2 * margin - theme().px(8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.place()
        elif event.type() == QEvent.Type.Close and watched in self._shown:
            self._shown.remove(watched)
            QTimer.singleShot(0, self, self.place)
        return super().eventFilter(watched, event)


def _fit(overlay: Overlay) -> None:
    """As high as its words need at its width; Qt asks wrapped words for the height they prefer, and cuts them."""
    layout, width = overlay.layout(), overlay.maximumWidth()
    if layout is not None:
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        overlay.resize(width, tall)
