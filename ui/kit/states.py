"""The states every pane shows: loading, empty, never loaded, not offered, forbidden, error, offline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.containers import Banner
from ui.kit.i18n import Text, Words
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import clear, column, row
from ui.kit.theme import theme

Action = Callable[[], object]


class Skeleton(QWidget):
    """Grey bars where rows will be; still. Shown only after 150 ms and only if nothing is cached."""

    DELAY_MS = 150

    def __init__(
        self, rows: int = 6, row_height: int = 44, delayed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._row_height = rows, row_height
        self._drawn = not delayed
        self.setAccessibleName(str(Text("kit.states", "Loading")))
        if delayed:
            QTimer.singleShot(self.DELAY_MS, self, self._draw)

    def _draw(self) -> None:
        self._drawn = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._drawn:
            return
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("skeleton"))
        widths = ((120, 60), (96, 72), (140, 54), (108, 66))
        middle, right = self.width() * 0.55, self.width() - look.px(70)
        for index in range(self._rows):
            y = index * look.px(self._row_height) + look.px(10)
            if y + look.px(26) > self.height():
                break
            first, second = (look.px(value) for value in widths[index % len(widths)])
            ten, eight = look.px(10), look.px(8)
            painter.drawRoundedRect(QRectF(0, y, first, ten), ten / 2, ten / 2)
            painter.drawRoundedRect(QRectF(0, y + look.px(16), first * 0.6, eight), eight / 2, eight / 2)
            painter.drawRoundedRect(QRectF(middle, y + look.px(6), second, ten), ten / 2, ten / 2)
            painter.drawRoundedRect(QRectF(right, y + look.px(6), look.px(70), ten), ten / 2, ten / 2)


class StateView(QWidget):
    """An icon, a title, a sentence and at most one action, centred. Use the functions below for the usual ones."""

    def __init__(
        self,
        glyph: str,
        title: Words,
        text: Words = "",
        action: Words = "",
        on_action: Action | None = None,
        *,
        primary: bool = False,
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = IconLabel(glyph, "text_faint", 36)
        self.title = Label(title, "section", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.text = Label(text, "small", "text_muted", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.text.setMaximumWidth(theme().px(440))
        layout = column(None, spacing=5, margins=(26, 14, 26, 14))
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme().px(4))
        layout.addWidget(self.title)
        layout.addLayout(_centred(self.text))
        if not text:
            self.text.hide()
        self.button: Button | None = None
        if action:
            self.button = Button(action, "primary" if primary else "secondary")
            if on_action is not None:
                self.button.clicked.connect(lambda: on_action())
            layout.addSpacing(theme().px(6))
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        if details:
            copy = Button(Text("kit.states", "Copy details"), "link")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
            layout.addWidget(copy, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)


def _centred(label: Label) -> QVBoxLayout:
    outer = QVBoxLayout()
    inner = row(spacing=0)
    inner.addStretch(1)
    inner.addWidget(label, 1000)
    inner.addStretch(1)
    outer.addLayout(inner)
    return outer


def empty(glyph: str, title: Words, text: Words = "", action: Words = "", on_action: Action | None = None) -> StateView:
    """Nothing there yet: one sentence, one action."""
    return StateView(glyph, title, text, action, on_action, primary=True)


def no_match(on_clear: Action) -> StateView:
    """The search or the filters leave nothing."""
    return StateView(
        "ri.search-line",
        Text("kit.states", "Nothing matches"),
        Text("kit.states", "Change the search or take a filter away."),
        Text("kit.states", "Show everything"),
        on_clear,
    )


def never_loaded(on_retry: Action | None = None, last_try: Words = "") -> StateView:
    """Offline and nothing is kept on this computer."""
    text: Words = Text("kit.states", "This page appears as soon as the connection is back.")
    if last_try:
        text = Text("kit.states", "This page appears as soon as the connection is back. Last try at {time}.").fill(
            time=last_try
        )
    action: Words = Text("kit.states", "Try again") if on_retry else ""
    return StateView("ri.cloud-off-line", Text("kit.states", "Never loaded on this computer"), text, action, on_retry)


def not_offered(text: Words = "") -> StateView:
    """The server does not have this at all."""
    sentence = text or Text("kit.states", "This server does not have this. There is nothing to set up here.")
    return StateView("ri.forbid-2-line", Text("kit.states", "Not offered by this server"), sentence)


def forbidden(role: str = "", ask: str = "") -> StateView:
    """The role does not allow it: names the role and whom to ask."""
    if role and ask:
        text = Text("kit.states", "Your role “{role}” does not allow this. Ask {person} for access.").fill(
            role=role, person=ask
        )
    elif role:
        text = Text("kit.states", "Your role “{role}” does not allow this. Ask the owner for access.").fill(role=role)
    else:
        text = Text("kit.states", "Your role does not allow this. Ask the owner for access.")
    return StateView("ri.lock-2-line", Text("kit.states", "Reserved for other roles"), text)


def error(title: Words, text: Words = "", on_retry: Action | None = None, details: str = "") -> StateView:
    """Something failed: what, that the data are safe, retry, details to copy."""
    sentence = text or Text("kit.states", "The server answered with an error. Your data are safe.")
    action: Words = Text("kit.states", "Try again") if on_retry else ""
    return StateView("ri.error-warning-line", title, sentence, action, on_retry, details=details)


def offline_banner(since: Words = "", text: Words = "", on_retry: Action | None = None) -> Banner:
    """Cached data stay on screen; this strip says since when they are all there is."""
    title = (
        Text("kit.states", "Offline since {time}. You can keep selling.").fill(time=since)
        if since
        else Text("kit.states", "Offline. You can keep selling.")
    )
    banner = Banner(
        title,
        text or Text("kit.states", "Your sales are kept on this computer and sent when the connection is back."),
        action=Text("kit.states", "Try again") if on_retry else "",
        action_glyph="ri.refresh-line",
    )
    if on_retry is not None:
        banner.acted.connect(lambda: on_retry())
    return banner


class StateHost(QWidget):
    """Shows either the content or a state in its place."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.state: QWidget | None = None
        self._box = column(spacing=0)
        outer = column(content, spacing=0)
        outer.addLayout(self._box)
        self.setLayout(outer)

    def show_content(self) -> None:
        """The content itself."""
        clear(self._box)
        self.state = None
        self.content.show()

    def show_state(self, state: QWidget) -> None:
        """A state in place of the content."""
        clear(self._box)
        self.content.hide()
        self.state = state
        self._box.addWidget(state, 1)
        state.show()


__all__ = [
    "Skeleton",
    "StateHost",
    "StateView",
    "empty",
    "error",
    "forbidden",
    "never_loaded",
    "no_match",
    "not_offered",
    "offline_banner",
]
