"""The signed-in window: rail, pages built when first opened, status bar, palette, toasts, shortcuts."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from tiknet_desktop.domain.permissions import Permission
from ui.kit.containers import Banner
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, language
from ui.kit.layout import column, holder
from ui.kit.theme import theme
from ui.kit.toasts import ToastHost
from ui.shell.navigation import Entry, available, create
from ui.shell.notices import Notices
from ui.shell.preferences import Preferences
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from tiknet_desktop.services.account import AccountService

log = logging.getLogger(__name__)

_GREETING_MS = 2_000
"""After the first screen, before what nobody waits for."""
FOLD_BELOW = 1100
"""Window width (design pixels) below which the rail folds to icons."""


class _Context(PaneContext):
    """Connects panes with the window."""

    def __init__(self, services: Services, workspace: Workspace) -> None:
        super().__init__(services)
        self._workspace = workspace

    def go(self, pane: str, key: str | None = None, **options: object) -> None:
        self._workspace.go(pane, key, **options)

    def can_go(self, pane: str) -> bool:
        return pane in self._workspace.entries

    def palette(self) -> None:
        self._workspace.open_palette()

    def leave(self) -> None:
        self._workspace.sign_out_requested.emit()

    def shortcuts(self) -> None:
        self._workspace.show_shortcuts()

    def tour(self) -> None:
        self._workspace.start_tour()


class Workspace(QWidget):
    """``go(pane_id)`` opens a pane; ``panes`` holds those built so far."""

    sign_out_requested = Signal()
    sign_in_requested = Signal()
    lock_requested = Signal()

    def __init__(self, services: Services, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services, self.preferences = services, preferences
        self.setProperty("box", "window")
        self.context = _Context(services, self)
        self.entries: dict[str, Entry] = {entry.id: entry for entry in available(self.context.allowed)}
        self.panes: dict[str, QWidget] = {}
        self.current = ""
        self.rail = Rail()
        self.rail.show_entries([entry for entry in self.entries.values() if entry.rail])
        self.pages = QStackedWidget()
        self.status = StatusBar(self.context)
        self.sign_in_notice = Banner(
            Text("shell.workspace", "Your sign-in has ended"),
            Text("shell.workspace", "Everything stays readable and sales are kept here; sign in to send them."),
            glyph="ri.lock-2-line",
            action=Text("shell.workspace", "Sign in"),
        )
        self.sign_in_notice.acted.connect(self.sign_in_requested)
        self.notices = Notices()
        self._lay_out()
        self.toasts = ToastHost(self, lambda: self.status.height() + self._kept_free()[1], lambda: self._kept_free()[0])
        self.context.toasts = self.toasts
        self._palette: QWidget | None = None
        self.tour_overlay: Any = None
        self.tray: QObject | None = None
        self._connect()
        self.show_person()
        self._show_sign_in_need()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        notice = self._notice = holder(column(self.sign_in_notice, margins=(24, 12, 24, 0)), "page")
        middle.addLayout(column(notice, self.notices, self.pages, spacing=0), 1)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.rail.person_pressed.connect(self._open_account_menu)
        self.status.pressed.connect(self._go_if_there)
        self.status.attention.connect(self._show_attention)
        self._stop_listening = self.services.bus.subscribe(self._heard)
        self.destroyed.connect(self._stop_listening)
        keys: list[tuple[str | QKeySequence.StandardKey, Any]] = [
            ("Ctrl+K", self.open_palette),
            ("Ctrl+/", self.show_shortcuts),
            ("Ctrl+L", self.lock_requested.emit),
            (QKeySequence.StandardKey.ZoomIn, partial(self.preferences.step_zoom, 1)),
            ("Ctrl+=", partial(self.preferences.step_zoom, 1)),
            (QKeySequence.StandardKey.ZoomOut, partial(self.preferences.step_zoom, -1)),
            ("Ctrl+0", partial(self.preferences.step_zoom, 0)),
            ("F1", self.open_help),
        ]
        taken: set[str] = set()
        for key, slot in keys:
            sequence = QKeySequence(key)
            if sequence.toString() in taken:  # on some platforms two of these are the same key
                continue
            taken.add(sequence.toString())
            QShortcut(sequence, self).activated.connect(slot)
        self._pane_keys: dict[str, QShortcut] = {}
        self._give_keys()

    def _give_keys(self) -> None:
        """Each pane answers to its key while this person may open it."""
        for gone in self._pane_keys.keys() - self.entries.keys():
            self._pane_keys.pop(gone).deleteLater()
        for entry in self.entries.values():
            if entry.rail and entry.shortcut and entry.id not in self._pane_keys:
                key = self._pane_keys[entry.id] = QShortcut(QKeySequence(entry.shortcut), self)
                key.activated.connect(partial(self.go, entry.id))

    def _heard(self, change: Any) -> None:
        if change.resource == "account":
            self._show_allowed()
            self.show_person()
            self._show_sign_in_need()

    def _show_sign_in_need(self) -> None:
        self._notice.setVisible(self.services.account.sign_in_needed)

    def _show_allowed(self) -> None:
        """The rail follows the rights of this person; who stands where they may no longer be goes to the first pane."""
        if not self.services.account.signed_in:
            return  # between two accounts nobody has rights
        entries = {entry.id: entry for entry in available(self.context.allowed)}
        if not entries or list(entries) == list(self.entries):
            return
        for gone in self.entries.keys() - entries.keys():
            widget = self.panes.pop(gone, None)
            if widget is not None:
                self.pages.removeWidget(widget)
                widget.deleteLater()
        self.entries = entries
        self._give_keys()
        self.rail.show_entries([entry for entry in entries.values() if entry.rail])
        self.go(self.current if self.current in entries else next(iter(entries)))

    # ------------------------------------------------------------ pages
    def start(self) -> None:
        """Open the pane of last time (Today at first), then let the status bar count."""
        wanted = str(self.preferences.read("last_pane", "today"))
        first = next(iter(self.entries), "")
        self.go(wanted if wanted in self.entries else "today" if "today" in self.entries else first)
        QTimer.singleShot(0, self, self.status.refresh)
        QTimer.singleShot(_GREETING_MS, self, self._greet)

    def go(self, pane: str, key: str | None = None, **options: object) -> None:
        """Open a pane, built at its first visit; ``key`` shows that row. Unknown panes are ignored."""
        entry = self.entries.get(pane)
        if entry is None:
            log.info("pane %s is not available", pane)
            return
        widget = self.panes.get(pane)
        if widget is None:
            widget = self.panes[pane] = create(entry, self.context)
            self.pages.addWidget(widget)
        if self.current != pane:
            fresh = widget.focusWidget() is None  # else the stack goes back to where the person was
            self.pages.setCurrentWidget(widget)
            if fresh:  # the stack would choose the first button of the page
                table = getattr(widget, "table", None)
                (table if isinstance(table, QWidget) else widget).setFocus()
        self.current = pane
        self.toasts.place()
        self.rail.set_active(pane)
        self.preferences.keep("last_pane", pane)
        if key is not None or options:
            open_record = getattr(widget, "open_record", None)
            if open_record is not None:
                open_record(key, **options)

    def _kept_free(self) -> tuple[int, int]:
        """Pixels at the right and at the bottom that the open pane keeps for itself."""
        kept = getattr(self.panes.get(self.current), "kept_free", None)
        return kept() if kept is not None else (0, 0)

    def _go_if_there(self, pane: str) -> None:
        if pane in self.entries:
            self.go(pane)

    def _show_attention(self, count: int) -> None:
        item = self.rail.items.get("sync_centre")
        if item is not None:
            item.set_badge(count)

    # ------------------------------------------------------------ person
    def show_person(self) -> None:
        """Shop at the top, person at the bottom, title of the window."""
        account = self.services.account
        shop = account.shop_name
        self.rail.brand.show_words("TikNet", shop)
        self.rail.person.show_words(
            account.seller_name or Text("shell.workspace", "Signed in"), account.role_name or role_words(account)
        )
        window = self.window()
        window.setWindowTitle(f"{shop} – TikNet" if shop else "TikNet")

    def _open_account_menu(self) -> None:
        menu = self.account_menu()
        person = self.rail.person
        size = menu.sizeHint()
        menu.popup(person.mapToGlobal(person.rect().topLeft()) - _down(size.height() + theme().px(4)))

    def account_menu(self) -> QMenu:
        """Theme, language, zoom, keys, sign out."""
        menu = QMenu(self)
        if "account" in self.entries:
            mine = Text("shell.workspace", "My account")
            menu.addAction(str(mine)).triggered.connect(lambda: self.go("account"))
        menu.addAction(f"{Text('shell.workspace', 'Lock')}\tCtrl+L").triggered.connect(self.lock_requested)
        menu.addSeparator()
        looks = menu.addMenu(str(Text("shell.workspace", "Theme")))
        for mode, words in (
            ("light", Text("shell.workspace", "Light")),
            ("dark", Text("shell.workspace", "Dark")),
            ("system", Text("shell.workspace", "As the system")),
        ):
            action = looks.addAction(str(words))
            action.setCheckable(True)
            action.setChecked(theme().mode == mode)
            action.triggered.connect(partial(self._set_theme, mode))
        tongues = menu.addMenu(str(Text("shell.workspace", "Language")))
        for code, name in (("fr", "Français"), ("en", "English")):
            action = tongues.addAction(name)
            action.setCheckable(True)
            action.setChecked(language() == code)
            action.triggered.connect(partial(self._set_language, code))
        sizes = menu.addMenu(str(Text("shell.workspace", "Size")))
        for step, words, keys in (
            (1, Text("shell.workspace", "Larger"), "Ctrl++"),
            (-1, Text("shell.workspace", "Smaller"), "Ctrl+-"),
            (0, Text("shell.workspace", "Normal size"), "Ctrl+0"),
        ):
            sizes.addAction(f"{words}\t{keys}").triggered.connect(partial(self._step_zoom, step))
        help_words = Text("shell.workspace", "Help")
        menu.addAction(f"{help_words}\tF1").triggered.connect(self.open_help)
        menu.addAction(f"{Text('shell.workspace', 'Keyboard shortcuts')}\tCtrl+/").triggered.connect(
            self.show_shortcuts
        )
        menu.addSeparator()
        menu.addAction(str(Text("shell.workspace", "Sign out"))).triggered.connect(self.sign_out_requested)
        return menu

    def _set_theme(self, mode: Any, _checked: bool = False) -> None:
        self.preferences.set_theme(mode)

    def _set_language(self, code: str, _checked: bool = False) -> None:
        self.preferences.set_language(code)

    def _step_zoom(self, step: int, _checked: bool = False) -> None:
        self.preferences.step_zoom(step)

    # ------------------------------------------------------------ palette, keys
    def open_palette(self) -> None:
        """Ctrl+K."""
        from ui.shell.palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(self.context, self.commands, self)
        assert isinstance(self._palette, CommandPalette)
        self._palette.open()

    def commands(self) -> list[Any]:
        """Everything the palette offers besides people and codes."""
        from ui.shell.creating import CREATIONS
        from ui.shell.palette import Command

        found = [
            Command(entry.title, partial(self.go, entry.id), f"{entry.glyph}-line", key=entry.shortcut)
            for entry in self.entries.values()
        ]
        found += [
            Command(made.words, partial(made.begin, self.go, self.panes.get), made.glyph)
            for made in CREATIONS
            if made.allowed(self.context)
        ]
        found += [
            Command(Text("shell.workspace", "Sync now"), self._sync_now, "ri.refresh-line", keywords="sync"),
            Command(
                Text("shell.workspace", "Light theme"),
                partial(self.preferences.set_theme, "light"),
                "ri.sun-line",
                keywords="theme clair",
            ),
            Command(
                Text("shell.workspace", "Dark theme"),
                partial(self.preferences.set_theme, "dark"),
                "ri.moon-line",
                keywords="theme sombre",
            ),
            Command(
                "Français",
                partial(self.preferences.set_language, "fr"),
                "ri.global-line",
                keywords="french langue language",
            ),
            Command(
                "English",
                partial(self.preferences.set_language, "en"),
                "ri.global-line",
                keywords="anglais langue language",
            ),
            Command(
                Text("shell.workspace", "Larger"),
                partial(self.preferences.step_zoom, 1),
                "ri.zoom-in-line",
                key="Ctrl++",
                keywords="zoom",
            ),
            Command(
                Text("shell.workspace", "Smaller"),
                partial(self.preferences.step_zoom, -1),
                "ri.zoom-out-line",
                key="Ctrl+-",
                keywords="zoom",
            ),
            Command(
                Text("shell.workspace", "Keyboard shortcuts"), self.show_shortcuts, "ri.keyboard-box-line", key="Ctrl+/"
            ),
            Command(Text("shell.workspace", "Show the tour"), self.start_tour, "ri.map-pin-line"),
            Command(Text("shell.workspace", "Lock"), self.lock_requested.emit, "ri.lock-2-line", key="Ctrl+L"),
            Command(Text("shell.workspace", "Sign out"), self.sign_out_requested.emit, "ri.logout-box-r-line"),
        ]
        return found

    def _sync_now(self) -> None:
        self.context.spawn(self.services.sync_centre.sync_now(), name="sync now", owner=self)

    def show_shortcuts(self) -> None:
        """The sheet of keys."""
        from ui.kit.dialogs import ShortcutSheet
        from ui.shell.shortcuts import groups

        ShortcutSheet(self, groups(self.entries.values(), self.current)).open()

    # ------------------------------------------------------------ help, tour, messages beside the clock
    def open_help(self) -> None:
        """F1: the help of the open pane."""
        self.go("support", None, topic=self.current)

    def start_tour(self) -> None:
        """Show the tour of the window; ending it in any way is remembered."""
        from ui.shell.tour import Tour, steps_for

        if self.tour_overlay is None:
            self.tour_overlay = Tour(self, steps_for(self.rail, self.rail.items.get, self.status, self._search_tool))
            self.tour_overlay.ended.connect(self._end_tour)

    def _search_tool(self) -> QWidget | None:
        from ui.kit.tools import SearchTool

        return next((one for one in self.pages.findChildren(SearchTool) if one.isVisible()), None)

    def _end_tour(self) -> None:
        self.tour_overlay = None
        self.preferences.keep("tour_done", True)
        self.setFocus()

    def _greet(self) -> None:
        """Once the first screen stands: the icon beside the clock, and for a newcomer the tour."""
        from PySide6.QtGui import QGuiApplication

        from ui.shell.tray import Tray, tray_there

        if tray_there():
            self.tray = Tray(self)
        on_screen = QGuiApplication.platformName() != "offscreen"  # tests and pictures ask for it themselves
        if on_screen and self.isVisible() and not self.preferences.read("tour_done", True):
            self.start_tour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def restyle(self) -> None:
        self._fold()

    def _fold(self) -> None:
        self.rail.fold(self.width() < theme().px(FOLD_BELOW))

    def retranslate(self) -> None:
        self.show_person()


def _down(pixels: int) -> Any:
    from PySide6.QtCore import QPoint

    return QPoint(0, pixels)


def role_words(account: AccountService) -> Words:
    """Owner, manager or worker, told by what the person may do."""
    permissions = account.permissions
    if Permission.SETTING_ACCESS in permissions:
        return Text("shell.workspace", "Owner")
    if Permission.CREATE_PLANS in permissions or Permission.TRANSACTION_VIEWING in permissions:
        return Text("shell.workspace", "Manager")
    return Text("shell.workspace", "Seller") if permissions else ""
