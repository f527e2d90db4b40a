"""Lines of the cards of Today: one that needs attention, one router."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tiknet_desktop.storage.records import Record
from ui.kit import paint
from ui.kit.buttons import Button
from ui.kit.i18n import Words, say
from ui.kit.labels import IconLabel, Label, Pill
from ui.kit.layout import column, rescale, row
from ui.kit.theme import theme
from ui.panes.routers.words import connected, seen_at, status_pill
from ui.panes.today.concerns import GLYPHS, Concern, concern_words, joined


class AlertRow(QWidget):
    """What happened, since when, and the one link that helps."""

    def __init__(self, alert: Concern, on_open: Callable[[], object] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alert = alert
        glyph, ink = GLYPHS.get(alert.kind, ("ri.information-line", "text_muted"))
        self.title = Label(lambda: concern_words(alert)[0], "label", elide=True)
        self.note = Label(lambda: concern_words(alert)[1], "small", "text_muted", elide=True)
        if not concern_words(alert)[1]:
            self.note.hide()
        self.link = Button(lambda: concern_words(alert)[2], "link")
        if on_open is None:
            self.link.hide()
        else:
            self.link.clicked.connect(lambda: on_open())
        layout = row(
            IconLabel(glyph, ink, 18),
            column(self.title, self.note, spacing=0),
            self.link,
            spacing=10,
            margins=(0, 9, 0, 9),
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.retranslate()

    def retranslate(self) -> None:
        # The link alone would be read as “Diagnose”: say of what.
        title, note, _ = concern_words(self.alert)
        self.link.setAccessibleDescription(joined(title, note))

    def restyle(self) -> None:
        rescale(self)


class RouterRow(QAbstractButton):
    """A router with its people and its state; a press opens it."""

    def __init__(self, record: Record, away: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self._away = away
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words, tone = status_pill(record.values, away)
        self.name = Label(lambda: str(self.record["name"] or ""), "label", elide=True)
        self.note = Label(self._note, "small", "text_muted", elide=True)
        self.people = Label(lambda: connected(self.record["active_users"] or 0), "small", "text_muted")
        self.pill = Pill(words, tone)
        layout = row(
            IconLabel("ri.router-line", "text_muted", 18),
            column(self.name, self.note, spacing=0),
            self.people,
            self.pill,
            spacing=10,
            margins=(8, 8, 8, 8),
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if isinstance(child, Label):  # inside a button labels would take the button's ink
                child.setForegroundRole(QPalette.ColorRole.WindowText)
        self.show_router(record, away)

    def show_router(self, record: Record, away: bool) -> None:
        """Show what is new of this router."""
        self.record, self._away = record, away
        words, tone = status_pill(record.values, away)
        self.pill.set_state(words, tone)
        for label in (self.name, self.note, self.people):
            label.retranslate()
        # A number from a router nobody can see would look true.
        self.people.setVisible(record["active_users"] is not None and tone == "success")
        self.retranslate()

    def _note(self) -> str:
        return joined(str(self.record["location"] or ""), seen_at(self.record["last_seen"]))

    def retranslate(self) -> None:
        words: Words = status_pill(self.record.values, self._away)[0]
        self.setAccessibleName(joined(str(self.record["name"] or ""), say(words)))
        people = connected(self.record["active_users"] or 0) if not self.people.isHidden() else ""
        self.setAccessibleDescription(joined(people, self._note()))

    def restyle(self) -> None:
        rescale(self)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, radius = QRectF(self.rect()), theme().radius("control")
        if self.isDown() or self.underMouse():
            paint.rounded(painter, rect, radius, "hover")
        if self.hasFocus():
            paint.focus_ring(painter, rect, radius)
