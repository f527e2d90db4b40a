"""The settings: sections at the left, the open one at the right, a search over all of them. Everything holds at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ui.kit.buttons import Button
from ui.kit.containers import PageHeader, ScrollPage
from ui.kit.context import PaneContext
from ui.kit.fields import Combo, SearchField
from ui.kit.i18n import Text, say
from ui.kit.labels import Label
from ui.kit.layout import NO_LIMIT, clear, column, holder, row
from ui.kit.theme import theme
from ui.kit.tools import SearchTool
from ui.panes.settings.rows import Section
from ui.shell.navigation import Entry
from ui.shell.rail import RailItem


@dataclass(frozen=True, slots=True)
class Topic:
    """A setting that can be found: its words, more words it is looked for by, and the control to point to."""

    words: Text
    name: str
    also: Text | None = None


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section: where it is built, and what is found in it."""

    key: str
    title: Text
    glyph: str
    make: Callable[[PaneContext], QWidget]
    topics: tuple[Topic, ...]


def _look(context: PaneContext) -> QWidget:
    from ui.panes.settings.look import LookSection

    return LookSection(context)


def _shop(context: PaneContext) -> QWidget:
    from ui.panes.settings.shop import ShopSection

    return ShopSection(context)


def _paper(context: PaneContext) -> QWidget:
    from ui.panes.settings.paper import PaperSection

    return PaperSection(context)


def _data(context: PaneContext) -> QWidget:
    from ui.panes.settings.data import DataSection

    return DataSection(context)


def _backup(context: PaneContext) -> QWidget:
    from ui.panes.settings.backup import BackupSection

    return BackupSection(context)


def _server(context: PaneContext) -> QWidget:
    from ui.panes.settings.server import ServerSection

    return ServerSection(context)


def _security(context: PaneContext) -> QWidget:
    from ui.panes.account.security import SecurityPage

    return SecurityPage(context)


def _about(context: PaneContext) -> QWidget:
    from ui.panes.settings.about import AboutSection

    return AboutSection(context)


SECTIONS: Final = (
    SectionSpec(
        "look",
        Text("settings", "Look and sound"),
        "ri.sun",
        _look,
        (
            Topic(Text("settings", "Language"), "language", Text("settings", "French English")),
            Topic(Text("settings", "Theme"), "theme", Text("settings", "dark light colours")),
            Topic(Text("settings", "Size"), "zoom", Text("settings", "zoom large small text")),
            Topic(Text("settings", "Sound"), "sound"),
            Topic(Text("settings", "Messages beside the clock"), "tray"),
        ),
    ),
    SectionSpec(
        "shop",
        Text("settings", "Shop"),
        "ri.map-pin",
        _shop,
        (
            Topic(Text("settings", "Shop name"), "shop_name"),
            Topic(Text("settings", "Address"), "shop_address"),
            Topic(Text("settings", "Phone"), "shop_phone"),
            Topic(Text("settings", "Wi-Fi name"), "wifi_name"),
            Topic(Text("settings", "Login address of the hotspot"), "login_url", Text("settings", "QR code")),
            Topic(Text("settings", "Note on receipts"), "receipt_note"),
            Topic(Text("settings", "Logo"), "shop_logo"),
            Topic(Text("settings", "Currency"), "", Text("settings", "money francs")),
        ),
    ),
    SectionSpec(
        "paper",
        Text("settings", "Printers and paper"),
        "ri.printer",
        _paper,
        (
            Topic(Text("settings", "Receipt printer"), "receipt_printer", Text("settings", "58 mm 80 mm USB network")),
            Topic(Text("settings", "Print after each sale"), "print_after_sale"),
            Topic(Text("settings", "Voucher templates"), "ticket_templates", Text("settings", "sheet A4 strip")),
            Topic(Text("settings", "Print journal"), "journal"),
        ),
    ),
    SectionSpec(
        "data",
        Text("settings", "Data and sync"),
        "ri.refresh",
        _data,
        (
            Topic(Text("settings", "Data per day"), "data_budget_mb", Text("settings", "internet megabytes budget")),
            Topic(Text("settings", "Last sync"), "last_sync"),
            Topic(Text("settings", "Notifications"), "notifications", Text("settings", "tell warn low balance")),
        ),
    ),
    SectionSpec(
        "backup",
        Text("settings", "Backup"),
        "ri.database-2",
        _backup,
        (Topic(Text("settings", "Back up now"), "backup", Text("settings", "copy restore save")),),
    ),
    SectionSpec(
        "server",
        Text("settings", "Server"),
        "ri.server",
        _server,
        (
            Topic(
                Text("settings", "Use another server…"), "server", Text("settings", "cloud this computer address port")
            ),
        ),
    ),
    SectionSpec(
        "security",
        Text("settings", "Security"),
        "ri.lock-2",
        _security,
        (
            Topic(Text("settings", "PIN and automatic lock"), ""),
            Topic(Text("settings", "Owner’s PIN for reversals"), ""),
            Topic(Text("settings", "Password and two-factor sign-in"), ""),
        ),
    ),
    SectionSpec(
        "about",
        Text("settings", "About"),
        "ri.information",
        _about,
        (
            Topic(Text("settings", "Version"), "version", Text("settings", "licence")),
            Topic(Text("settings", "Save the log…"), "log"),
            Topic(Text("settings", "Check of the installation"), "check", Text("settings", "fault problem disk clock")),
        ),
    ),
)


BESIDE_FROM: Final = 760
"""Width of the pane (design pixels) from which the sections stand beside the page."""


def plain(text: str) -> str:
    """Small letters without accents: what a search compares."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))


class SettingsPane(QWidget):
    """Header, list of sections, section. ``open_record(None, section="backup")`` opens one from elsewhere."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.pages: dict[str, QWidget] = {}
        self.current = ""
        self.header = PageHeader(
            Text("settings", "Settings"), Text("settings", "Every change holds at once, there is nothing to save.")
        )
        self.header.add(SearchTool(context))
        self.search = SearchField(Text("settings", "Find a setting"))
        self.search.searched.connect(self._show_found)
        self.search.returnPressed.connect(self._open_first)
        self.items: dict[str, RailItem] = {}
        self._list = column(spacing=2)
        for spec in SECTIONS:
            item = RailItem(Entry(f"settings.{spec.key}", spec.title, spec.glyph, 0))
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            item.clicked.connect(partial(self._clicked, spec.key))
            self.items[spec.key] = item
            self._list.addWidget(item)
        self._found = column(spacing=2)
        self._sections, self._hits = holder(self._list), holder(self._found)
        self._hits.hide()
        self._side = ScrollPage(self._sections, self._hits, None, spacing=0, margins=(0, 0, 8, 8))
        self._stack = QStackedWidget()
        self.choice = Combo([(spec.key, spec.title) for spec in SECTIONS], name=Text("settings", "Section"), quiet=True)
        self.choice.chosen.connect(lambda key: self.open_section(str(key)))
        self._bar = row(self.search, self.choice, spacing=8, margins=(0, 0, 8, 0))
        left = self._left = holder(column(self._bar, self._side, spacing=10, margins=(24, 8, 0, 0)))
        self._body = row(left, self._stack, spacing=0)
        self._body.setStretch(1, 1)
        self._narrow = False
        whole = column(self.header, self._body, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self.restyle()
        kept = self.services.settings.get("pane.settings")
        self.open_section(kept if kept in self.items else SECTIONS[0].key)
        self.setFocusProxy(self.items[self.current])

    def restyle(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The sections beside the page; where that leaves too little room, above it, one chosen from a list."""
        self._narrow = self.width() < theme().px(BESIDE_FROM)
        downwards, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(downwards if self._narrow else across)
        side = theme().px(250)
        self._left.setMinimumWidth(0 if self._narrow else side)
        self._left.setMaximumWidth(NO_LIMIT if self._narrow else side)
        self.choice.setVisible(self._narrow)
        self._bar.setContentsMargins(0, 0, theme().px(24 if self._narrow else 8), 0)
        self._show_side()

    def _show_side(self) -> None:
        searching = bool(self.search.text().strip())
        self._sections.setVisible(not searching)
        self._hits.setVisible(searching)
        self._side.setVisible(searching or not self._narrow)

    def open_section(self, key: str, name: str = "") -> None:
        """Show a section, built at its first visit; ``name`` points to a setting in it. Unknown ones are ignored."""
        spec = next((one for one in SECTIONS if one.key == key), None)
        if spec is None:
            return
        if key not in self.pages:
            self.pages[key] = spec.make(self.context)
            self._stack.addWidget(self.pages[key])
        self._stack.setCurrentWidget(self.pages[key])
        self.current = key
        self.items[key].setChecked(True)
        self.choice.set_value(key)
        self.services.settings.set("pane.settings", key)
        page = self.pages[key]
        if name and isinstance(page, Section):
            page.point_to(name)

    def open_record(self, key: str | None, *, section: str = "", setting: str = "", **_: object) -> None:
        """Open a section from elsewhere, at a setting."""
        self.open_section(section or key or self.current, setting)

    def _clicked(self, key: str, _checked: bool = False) -> None:
        self.open_section(key)

    # ------------------------------------------------------------ search
    def found(self) -> list[tuple[SectionSpec, Topic]]:
        """What the search field finds now."""
        wanted = plain(self.search.text()).split()
        if not wanted:
            return []
        hits = []
        for spec in SECTIONS:
            for topic in spec.topics:
                text = plain(" ".join((say(topic.words), say(topic.also or ""), say(spec.title))))
                if all(word in text for word in wanted):
                    hits.append((spec, topic))
        return hits

    def _show_found(self, _text: str = "") -> None:
        clear(self._found)
        self._show_side()
        if not self.search.text().strip():
            return
        hits = self.found()
        if not hits:
            self._found.addWidget(Label(Text("settings", "Nothing found"), "small", "text_muted"))
        for spec, topic in hits:
            button = Button(topic.words, "link", size="small")
            button.clicked.connect(partial(self._open_hit, spec.key, topic.name))
            self._found.addWidget(holder(column(row(button, None), _under(spec), spacing=0)))

    def _open_hit(self, key: str, name: str, _checked: bool = False) -> None:
        self.open_section(key, name)

    def _open_first(self) -> None:
        hits = self.found()
        if hits:
            self._open_hit(hits[0][0].key, hits[0][1].name)


def _under(spec: SectionSpec) -> QWidget:
    return holder(row(Label(spec.title, "caption", "text_faint"), None, margins=(4, 0, 0, 4)))
