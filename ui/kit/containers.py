"""Things that hold others: card, note, banner, page with its header, drawer, scrolling page."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import Text, Words
from ui.kit.labels import Avatar, IconLabel, Label, Pill
from ui.kit.layout import Item, Margins, column, rescale, row
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel


class Card(QFrame):
    """A white box with a border. ``Card(items…, title=…, action=…)``; items as in :func:`ui.kit.layout.column`.
    ``least`` is the height (design pixels) below which a page scrolls instead."""

    def __init__(
        self,
        *items: Item,
        title: Words = "",
        action: QWidget | None = None,
        spacing: int = 10,
        margins: Margins = (16, 14, 16, 14),
        least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", "card")
        self._least = least
        if least:
            self.setMinimumHeight(theme().px(least))
        self.title = Label(title, "section", elide=True) if title else None
        self.body = column(*items, spacing=spacing)
        outer = column(spacing=spacing, margins=margins)
        if self.title is not None:
            self.head = row(self.title, *([action] if action else []), spacing=8)
            self.head.setStretchFactor(self.title, 1)
            outer.addLayout(self.head)
        outer.addLayout(self.body, 1)
        self.setLayout(outer)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Append to the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def restyle(self) -> None:
        layout = self.layout()
        if layout is not None:
            rescale(self)
        if self._least:
            self.setMinimumHeight(theme().px(self._least))


class StatCard(Card):
    """A number of the day: title, large value with a quiet unit, a note, a truth label, an optional pill."""

    def __init__(self, title: Words, parent: QWidget | None = None) -> None:
        self._title = Label(title, "label", "text_muted", elide=True)
        self._value = Label("–", "display")
        self._unit = Label("", "body", "text_muted")
        self._note = Label("", "small", "text_muted", elide=True)
        self._truth = TruthLabel()
        self._pill = Pill("", "pending")
        self._pill.hide()
        top = row(self._title, self._pill, spacing=6)
        top.setStretch(0, 1)
        self._top = QWidget()
        self._top.setLayout(top)
        number = row(self._value, self._unit, None, spacing=6)
        number.setAlignment(self._value, Qt.AlignmentFlag.AlignBottom)
        number.setAlignment(self._unit, Qt.AlignmentFlag.AlignBottom)
        super().__init__(
            self._top, number, self._note, 3, self._truth, None, spacing=3, margins=(16, 10, 12, 10), parent=parent
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_value(
        self,
        value: Words,
        unit: Words = "",
        note: Words = "",
        truth: Truth | None = None,
        pill: tuple[Words, str] | None = None,
    ) -> None:
        """Show a value; ``pill`` is words and tone."""
        self._value.set_words(value)
        self._unit.set_words(unit)
        self._note.set_words(note)
        self._truth.set_truth(truth)
        self._truth.setVisible(truth is not None)
        self._pill.setVisible(pill is not None)
        if pill is not None:
            self._pill.set_state(*pill)

    def refresh_age(self) -> None:
        """Let the truth label move on."""
        self._truth.refresh()

    def restyle(self) -> None:
        super().restyle()
        look = theme()
        self._top.setFixedHeight(look.px(22))
        big, small = look.metrics("display"), look.metrics("body")
        lift = (
            (look.line("display") - big.height()) // 2
            + big.descent()
            - small.descent()
            - (look.line("body") - small.height()) // 2
        )
        self._unit.setContentsMargins(0, 0, 0, max(0, lift))
        self.setFixedHeight(look.px(124))
        self.setMinimumWidth(look.px(150))


class Note(QFrame):
    """A quiet box. ``look``: *note* (sunken), *pending* (dashed), *warning*, *danger*, *info*, *success*."""

    def __init__(
        self,
        *items: Item,
        look: str = "note",
        spacing: int = 2,
        margins: Margins = (12, 8, 12, 9),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", look)
        self.setLayout(column(*items, spacing=spacing, margins=margins))

    @classmethod
    def pending(cls, words: Words, truth: Truth, undo: Button | None = None) -> Note:
        """The note of a change that waits: what, when, and an undo link."""
        line = Label(words, "label", elide=True)
        top = row(IconLabel("ri.time-line", "pending", 14), line, *([undo] if undo else []), spacing=6)
        top.setStretch(1, 1)
        return cls(top, TruthLabel(truth), look="pending")


class Banner(QFrame):
    """A strip above the content: icon, one strong sentence, one quiet sentence, at most one action."""

    acted = Signal()

    def __init__(
        self,
        title: Words,
        text: Words = "",
        *,
        look: str = "warning",
        glyph: str = "ri.cloud-off-line",
        action: Words = "",
        action_glyph: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", look)
        ink = {"warning": "warning", "danger": "danger", "info": "accent_text", "success": "success"}.get(
            look, "text_muted"
        )
        self.icon = IconLabel(glyph, ink, 20)
        self.title = Label(title, "body_strong", elide=True)
        self.text = Label(text, "small", "text_muted", elide=True)
        self.button = Button(action, "secondary", action_glyph)
        if not action:
            self.button.hide()
        self.button.clicked.connect(self.acted)
        words = column(self.title, self.text, spacing=1)
        layout = row(self.icon, words, self.button, spacing=12, margins=(14, 8, 10, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.text.setVisible(bool(text))

    def set_words(self, title: Words, text: Words = "") -> None:
        """Show other sentences."""
        self.title.set_words(title)
        self.text.set_words(text)
        self.text.setVisible(bool(text))


class PageHeader(QWidget):
    """Title with a line of context at the left; search, notifications, one secondary and one primary at the right."""

    def __init__(self, title: Words, context: Words = "", *right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, "title", elide=True)
        self.context = Label(context, "small", "text_muted", elide=True)
        if not context:  # to show it now would make it a window of its own for a moment
            self.context.hide()
        self.pill = Pill("", "neutral")
        self.pill.hide()
        self._title_row = row(self.title, self.pill, spacing=10)
        self.right = row(*right, spacing=8)
        layout = row(column(self._title_row, self.context, spacing=0), self.right, spacing=12, margins=(24, 10, 24, 6))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.restyle()

    def set_title(self, title: Words) -> None:
        """Show another title."""
        self.title.set_words(title)

    def set_context(self, words: Words) -> None:
        """The line under the title: a date, a count, a breadcrumb."""
        self.context.set_words(words)
        self.context.setVisible(bool(words))

    def set_pill(self, words: Words | None, tone: str = "neutral") -> None:
        """A state after the title, or none; the title then only takes the room it needs."""
        self.pill.setVisible(words is not None)
        if words is not None:
            self.pill.set_state(words, tone)
            self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            if self._title_row.count() == 2:
                self._title_row.addStretch(1)

    def add(self, *widgets: QWidget) -> None:
        """Append at the right."""
        for widget in widgets:
            self.right.addWidget(widget)

    def restyle(self) -> None:
        rescale(self)
        self.setFixedHeight(theme().size("header"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for index in range(self.right.count()):
            item = self.right.itemAt(index)
            fit = getattr(item.widget() if item else None, "fit", None)
            if fit is not None:
                fit(event.size().width())


class ScrollPage(QScrollArea):
    """A page body that scrolls vertically, never sideways. Add to ``.body`` (a column with the page padding)."""

    def __init__(
        self, *items: Item, spacing: int = 14, margins: Margins = (24, 6, 24, 16), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = page = QWidget()
        page.setProperty("box", "page")
        self.body: QVBoxLayout = column(*items, spacing=spacing, margins=margins)
        page.setLayout(self.body)
        self.setWidget(page)

    def restyle(self) -> None:
        rescale(self)
        self._spare_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.setMaximumWidth(self.viewport().width())
        self._spare_bar()

    def _spare_bar(self) -> None:
        """The scroll bar stands in the page padding, so the right edge of the cards still meets the header's."""
        bar = self.width() - self.viewport().width()
        margins = self.body.contentsMargins()
        wanted = theme().px(self.body.property("design")[3])
        right = max(min(theme().px(4), wanted), wanted - bar)
        self.body.setContentsMargins(margins.left(), margins.top(), right, margins.bottom())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(160))


class Page(QWidget):
    """What a pane is: a header and, below it, a body. Hide/show tells the pane whether anybody looks at it."""

    def __init__(self, header: PageHeader, body: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = header
        layout = column(header, spacing=0)
        if isinstance(body, QWidget):
            layout.addWidget(body, 1)
        else:
            layout.addLayout(body, 1)
        self.setLayout(layout)


class Drawer(QFrame):
    """Details at the right, 348 px, beside the content. Escape or × closes it (``closed``).

    ``set_head`` writes name and line below; fill ``body`` (a column inside a scroll area); ``actions`` is the row of
    buttons. :meth:`clear` empties both.
    """

    closed = Signal()
    actions: QHBoxLayout  # type: ignore[assignment]  # the row of buttons; Qt's list of QActions is not used here

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "drawer")
        self.avatar = Avatar("", 40)
        self.name = Label("", "section", elide=True)
        self.sub = Label("", "small", "text_muted", elide=True)
        close = IconButton("ri.close-line", Text("kit.containers", "Close details"))
        close.clicked.connect(self.dismiss)
        head = row(self.avatar, column(self.name, self.sub, spacing=0), close, spacing=12)
        head.setStretch(1, 1)
        self.pills = row(spacing=6)
        self.actions = row(spacing=6)
        self._scroll = scroll = ScrollPage(spacing=9, margins=(20, 4, 16, 12))
        self.body = scroll.body
        outer = column(spacing=0)
        outer.addLayout(column(head, self.pills, self.actions, spacing=9, margins=(20, 16, 16, 6)))
        outer.addWidget(scroll, 1)
        self.setLayout(outer)
        self._motion = QPropertyAnimation(self, b"maximumWidth", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()
        self.restyle()

    def restyle(self) -> None:
        rescale(self)
        self._scroll.setMinimumHeight(theme().px(40))  # at a large zoom little is left below the buttons
        self.setFixedWidth(theme().size("drawer"))

    def set_head(self, name: str, sub: str = "", avatar: bool = True) -> None:
        """Who or what the details are about."""
        self.name.set_words(name)
        self.sub.set_words(sub)
        self.sub.setVisible(bool(sub))
        self.avatar.set_name(name)
        self.avatar.setVisible(avatar)
        self.setAccessibleName(name)

    def reveal(self) -> None:
        """Show the drawer; it slides in unless motion is off."""
        if self.isVisible():
            return
        width, time = theme().size("drawer"), theme().motion("drawer_ms")
        self.show()
        if time:
            self.setMinimumWidth(0)
            self._motion.stop()
            self._motion.setDuration(time)
            self._motion.setStartValue(0)
            self._motion.setEndValue(width)
            self._motion.finished.connect(self.restyle, Qt.ConnectionType.UniqueConnection)
            self._motion.start()

    def dismiss(self) -> None:
        """Hide the drawer and tell."""
        if not self.isHidden():
            self._motion.stop()
            self.restyle()
            self.hide()
            self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        beside, focused = self.parentWidget(), QApplication.focusWidget()
        if beside is not None and (focused is None or not beside.isAncestorOf(focused)):
            self.setFocus()  # it took the place of the table, and the focus went anywhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)


def with_drawer(page: QWidget, drawer: Drawer) -> QHBoxLayout:
    """The page and its drawer side by side."""
    layout = row(spacing=0)
    layout.addWidget(page, 1)
    layout.addWidget(drawer)
    return layout
