"""Lines of the cards of Today: one that needs attention, one router."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tiknet_desktop.storage.records import Record
from ui.kit import formatting, paint
from ui.kit.buttons import Button
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import IconLabel, Label, Pill
from ui.kit.layout import column, rescale, row
from ui.kit.theme import theme
from ui.panes.routers.words import connected, seen_at, status_pill

_KINDS: Final[dict[str, tuple[str, str]]] = {
    # kind → glyph and ink
    "router_unreachable": ("ri.router-line", "danger"),
    "router_refused": ("ri.router-line", "danger"),
    "routers_out_of_sight": ("ri.router-line", "warning"),
    "waiting": ("ri.cloud-off-line", "warning"),
    "conflict": ("ri.git-merge-line", "warning"),
    "refused": ("ri.close-circle-line", "danger"),
    "unknown": ("ri.question-line", "neutral"),
    "low_stock": ("ri.coupon-3-line", "warning"),
    "clock_skew": ("ri.time-line", "warning"),
}


def alert_words(alert: Any) -> tuple[str, str, str]:
    """Title, second line and link of something that needs a hand."""
    subject, count = alert.subject or "", alert.count or 0
    since = formatting.time_or_day(alert.since) if alert.since is not None else ""
    if alert.kind in ("router_unreachable", "router_refused"):
        title = str(Text("today", "{router} is not answering").fill(router=subject))
        if alert.kind == "router_refused":
            title = str(Text("today", "{router} refuses access").fill(router=subject))
        affected = translate("today", "%Ln customer(s) affected", "", count) if count else ""
        start = str(Text("today", "Since {time}").fill(time=since)) if since else ""
        return title, _joined(start, affected), str(Text("today", "Diagnose"))
    if alert.kind == "routers_out_of_sight":
        title = translate("today", "%Ln site(s) can no longer be seen from here", "", count)
        last = str(Text("today", "Last contact {time} · they go on by themselves").fill(time=since))
        return title, last if since else "", str(Text("today", "View"))
    if alert.kind == "waiting":
        title = translate("today", "%Ln action(s) wait for the network", "", count)
        return title, str(Text("today", "They leave by themselves")), str(Text("today", "View"))
    if alert.kind == "conflict":
        title = str(Text("today", "“{subject}” changed on both sides").fill(subject=subject))
        if count > 1:
            title = translate("today", "%Ln row(s) changed on both sides", "", count)
        return title, str(Text("today", "Choose which version stays")), str(Text("today", "Choose"))
    if alert.kind == "refused":
        title = translate("today", "%Ln action(s) refused by the server", "", count)
        return title, subject, str(Text("today", "Correct"))
    if alert.kind == "unknown":
        title = translate("today", "%Ln action(s) to check", "", count)
        return title, str(Text("today", "The answer of the server was lost")), str(Text("today", "Check"))
    if alert.kind == "low_stock":
        title = str(Text("today", "“{plan}” stock is running low").fill(plan=subject))
        return title, translate("today", "%Ln voucher(s) left", "", count), str(Text("today", "Print"))
    if alert.kind == "clock_skew":
        title = str(Text("today", "The clock of this computer is wrong"))
        return title, str(Text("today", "Set date and time, then restart")), str(Text("today", "View"))
    return subject, since, str(Text("today", "View"))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


class AlertRow(QWidget):
    """What happened, since when, and the one link that helps."""

    def __init__(self, alert: Any, on_open: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alert = alert
        glyph, ink = _KINDS.get(alert.kind, ("ri.information-line", "text_muted"))
        self.title = Label(lambda: alert_words(alert)[0], "label", elide=True)
        self.note = Label(lambda: alert_words(alert)[1], "small", "text_muted", elide=True)
        self.note.setVisible(bool(alert_words(alert)[1]))
        self.link = Button(lambda: alert_words(alert)[2], "link")
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
        title, note, _ = alert_words(self.alert)
        self.link.setAccessibleDescription(_joined(title, note))

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
        self.name = Label(str(record["name"] or ""), "label", elide=True)
        self.note = Label(self._note, "small", "text_muted", elide=True)
        self.people = Label(lambda: connected(record["active_users"] or 0), "small", "text_muted")
        # A number from a router nobody can see would look true.
        self.people.setVisible(record["active_users"] is not None and tone == "success")
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
        self.retranslate()

    def _note(self) -> str:
        return _joined(str(self.record["location"] or ""), seen_at(self.record["last_seen"]))

    def retranslate(self) -> None:
        words: Words = status_pill(self.record.values, self._away)[0]
        self.setAccessibleName(_joined(str(self.record["name"] or ""), say(words)))
        people = connected(self.record["active_users"] or 0) if not self.people.isHidden() else ""
        self.setAccessibleDescription(_joined(people, self._note()))

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
