"""Reading the help: topics at the left, what a page is for and how its tasks are done at the right."""

from __future__ import annotations

import unicodedata
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.help import TOPICS, HelpTopic, topic_of
from ui.kit.buttons import Button
from ui.kit.containers import Card, ScrollPage
from ui.kit.context import PaneContext
from ui.kit.dialogs import Keycap
from ui.kit.fields import SearchField
from ui.kit.i18n import Text, say
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import clear, column, flow, holder, row
from ui.kit.theme import theme
from ui.shell.navigation import ENTRIES, Entry
from ui.shell.rail import RailItem


def plain(text: str) -> str:
    """Small letters without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))


class HelpReader(QWidget):
    """The help of every page; works without a connection."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.current = ""
        self.search = SearchField(Text("support", "Search in the help"))
        self.search.searched.connect(lambda _: self._filter())
        self.search.returnPressed.connect(self._open_first)
        self.items: dict[str, RailItem] = {}
        entries = {entry.id: entry for entry in ENTRIES}
        self._list = column(spacing=2)
        for topic in TOPICS:
            item = RailItem(Entry(f"help.{topic.pane}", entries[topic.pane].title, entries[topic.pane].glyph, 0))
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            item.clicked.connect(partial(self._clicked, topic.pane))
            self.items[topic.pane] = item
            self._list.addWidget(item)
        self.nothing = Label(Text("support", "Nothing found"), "small", "text_muted", wrap=True)
        self.nothing.hide()
        side = ScrollPage(holder(self._list), self.nothing, None, spacing=6, margins=(0, 0, 8, 8))
        left = self._left = holder(column(row(self.search, 8, spacing=0), side, spacing=10, margins=(24, 2, 0, 0)))
        self.page = ScrollPage(margins=(24, 2, 24, 16))
        body = row(left, self.page, spacing=0)
        body.setStretch(1, 1)
        self.setLayout(body)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self.restyle()
        self.open_topic(TOPICS[0].pane)
        self.setFocusProxy(self.search)

    def restyle(self) -> None:
        self._left.setFixedWidth(theme().px(250))
        if self.current:
            self.open_topic(self.current)

    def open_topic(self, pane: str) -> None:
        """Show the help of a page; unknown ones are ignored."""
        topic = topic_of(pane)
        if topic is None:
            return
        self.current = pane
        self.items[pane].setChecked(True)
        clear(self.page.body)
        entry = self.items[pane].entry
        box = column(spacing=14)
        box.addWidget(self._purpose(topic, entry))
        for task in topic.tasks:
            steps = [_step(number, step) for number, step in enumerate(task.steps, 1)]
            box.addWidget(Card(Label(task.title, "section", wrap=True), *steps, spacing=8, margins=(18, 14, 18, 16)))
        if topic.keys:
            lines = [_key_line(keys, meaning) for keys, meaning in topic.keys]
            box.addWidget(Card(Label(Text("support", "Keys"), "section"), *lines, spacing=8, margins=(18, 14, 18, 16)))
        box.addWidget(self._more())
        whole = holder(box)
        whole.setMaximumWidth(theme().px(720))
        self.page.body.addWidget(whole)
        self.page.body.addStretch(1)
        self.page.verticalScrollBar().setValue(0)

    def _purpose(self, topic: HelpTopic, entry: Entry) -> QWidget:
        words = column(Label(entry.title, "title"), Label(topic.purpose, "body", "text_muted", wrap=True), spacing=4)
        icon = IconLabel(f"{entry.glyph}-line", "accent_text", 24)
        line = row(icon, words, spacing=14)
        line.setStretch(1, 1)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        if self.context.can_go(topic.pane) and topic.pane != "support":
            button = Button(Text("support", "Open the page"))
            button.clicked.connect(lambda: self.context.go(topic.pane))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder(line)

    def _more(self) -> QWidget:
        tour = Button(Text("support", "Show the tour again"))
        tour.clicked.connect(self.context.tour)
        keys = Button(Text("support", "All keyboard shortcuts"))
        keys.clicked.connect(self.context.shortcuts)
        return holder(flow(tour, keys))

    def _clicked(self, pane: str, _checked: bool = False) -> None:
        self.open_topic(pane)

    # ------------------------------------------------------------ search
    def found(self) -> list[str]:
        """Topics in which every word of the search stands."""
        wanted = plain(self.search.text()).split()
        hits = []
        for topic in TOPICS:
            text = plain(" ".join((say(self.items[topic.pane].entry.title), topic.text())))
            if all(word in text for word in wanted):
                hits.append(topic.pane)
        return hits

    def _filter(self) -> None:
        hits = self.found()
        for pane, item in self.items.items():
            item.setVisible(pane in hits)
        self.nothing.setVisible(not hits)

    def _open_first(self) -> None:
        hits = self.found()
        if hits:
            self.open_topic(hits[0])


def _step(number: int, words: Text) -> QWidget:
    place = Label(f"{number}.", "body", "text_muted", wrap=True)  # wrapped as the sentence is: their first lines meet
    place.setFixedWidth(theme().px(20))
    line = row(place, Label(words, "body", wrap=True), spacing=4)
    line.setStretch(1, 1)
    return holder(line)


def _key_line(keys: str, meaning: Text) -> QWidget:
    line = row(Label(meaning, "body", elide=True), Keycap(keys), spacing=8)
    line.setStretch(0, 1)
    return holder(line)
