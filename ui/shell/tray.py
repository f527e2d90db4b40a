"""The icon beside the clock: new notifications as messages, a small menu. Only where the system has such a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit.i18n import Text, say

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from ui.shell.workspace import Workspace

_MOST_AT_ONCE = 3
_COLLECT_MS = 400
_SHOWN_MS = 8_000


class Tray(QObject):
    """Watches the notifications of a workspace; :meth:`tell` shows one. Follows the settings ``tray`` and ``sound``."""

    def __init__(self, workspace: Workspace, icon: QSystemTrayIcon | None = None) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.services: Services = workspace.services
        self._seen: set[str] | None = None
        self.icon = icon or QSystemTrayIcon(workspace.window().windowIcon(), self)
        self.icon.setToolTip("TikNet")
        self.icon.activated.connect(self._pressed)
        self.icon.messageClicked.connect(self._open_notifications)
        self._menu = QMenu()
        self.icon.setContextMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._fill_menu()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COLLECT_MS)
        self._soon.timeout.connect(self._look)
        self._stop = self.services.bus.subscribe(self._heard)
        workspace.destroyed.connect(self._stop)
        self._follow_setting()
        self._look()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for words, work in (
            (Text("shell.tray", "Open TikNet"), self._open),
            (Text("shell.tray", "Sell"), self._sell),
            (Text("shell.tray", "Quit"), self._quit),
        ):
            self._menu.addAction(str(words)).triggered.connect(work)

    def _follow_setting(self) -> None:
        self.icon.setVisible(bool(self.services.settings.get("tray")))

    def _heard(self, change: Any) -> None:
        if change.resource == "settings":
            self._follow_setting()
        elif change.resource == "notifications":
            self._soon.start()

    # ------------------------------------------------------------ messages
    def _look(self) -> None:
        if self.services.account.signed_in:
            self._workspace.context.spawn(self._tell_new(), name="tray", owner=self._workspace)

    async def _tell_new(self) -> None:
        query = RecordQuery(
            "notifications", filters=(Filter("is_read", FilterOp.EQ, False),), sort=(Sort("created_at", True),)
        )
        rows = (await self.services.records.page(query, 0, 50)).rows
        if self._seen is not None:  # what was unread before the program looked is no news
            for record in [row for row in rows if row.key not in self._seen][:_MOST_AT_ONCE]:
                self.tell(record)
        self._seen = {*(self._seen or ()), *(row.key for row in rows)}

    def tell(self, record: Record) -> None:
        """Show a notification; while the counter is locked only what kind it is, never an amount."""
        from ui.panes.notifications.pane import KINDS, kind_of

        if self.services.settings.get("sound"):
            QApplication.beep()
        if not self.icon.isVisible():
            return
        kind = KINDS.get(kind_of(record))
        words = say(kind[0]) if kind is not None else say(Text("shell.tray", "New notification"))
        if self.services.security.locked:
            title, text = "TikNet", words
        else:
            title, text = str(record["title"] or words), str(record["message"] or "")
        self.icon.showMessage(title, text, self.icon.icon(), _SHOWN_MS)

    # ------------------------------------------------------------ the menu
    def _pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._open()

    def _open(self) -> None:
        window = self._workspace.window()
        getattr(window, "bring_up", window.show)()

    def _sell(self) -> None:
        self._open()
        self._workspace.go("sell")

    def _open_notifications(self) -> None:
        self._open()
        self._workspace.go("notifications")

    def _quit(self) -> None:
        self._workspace.window().close()


def tray_there() -> bool:
    """Whether the system has a place for the icon."""
    return QGuiApplication.platformName() != "offscreen" and QSystemTrayIcon.isSystemTrayAvailable()
