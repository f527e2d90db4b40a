"""The one window: first start, sign-in, then the shop. Remembers where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.kit import paint
from ui.kit.theme import theme
from ui.shell.front import FrontPage
from ui.shell.preferences import Preferences
from ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from tiknet_desktop.services import Services


class Window(QWidget):
    """``show_workspace(services)``, or any front page through ``show_front``. ``closing`` when the person closes it.

    The caller decides what closing means (``main()`` ends the program in order); the window only hides.
    """

    closing = Signal()

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences()
        self.workspace: Workspace | None = None
        self._front: QWidget | None = None
        self._cover: QWidget | None = None
        self._stack = QStackedLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._stack)
        self.setProperty("box", "window")
        self.setWindowTitle("TikNet")
        self.setWindowIcon(application_icon())
        least = theme().tokens["size"]["min_window"]
        self.setMinimumSize(QSize(*least))
        if not self.preferences.restore_window(self):
            self.resize(1366, 768)

    def show_workspace(self, services: Services) -> Workspace:
        """The shop. A workspace of another account is taken down first."""
        self._drop_front()
        self._drop_workspace()
        self.workspace = Workspace(services, self.preferences)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_person()
        self.workspace.start()
        return self.workspace

    def show_front(self, page: QWidget) -> None:
        """A page before the shop: first start or sign-in."""
        self._drop_front()
        self._front = page
        if isinstance(page, FrontPage):
            page.language_chosen.connect(self.preferences.set_language)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle("TikNet")

    def cover(self, page: QWidget) -> None:
        """Hide the shop behind a page; it stays as it is."""
        self.uncover()
        self._cover = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def uncover(self) -> None:
        """Show what was covered."""
        if self._cover is None:
            return
        self._stack.removeWidget(self._cover)
        self._cover.deleteLater()
        self._cover = None
        below = self._front or self.workspace
        if below is not None:
            self._stack.setCurrentWidget(below)

    def leave_workspace(self) -> None:
        """Take the shop down, after signing out."""
        self._drop_workspace()

    def _drop_front(self) -> None:
        if self._front is not None:
            self._stack.removeWidget(self._front)
            self._front.deleteLater()
            self._front = None

    def _drop_workspace(self) -> None:
        self.uncover()
        if self.workspace is not None:
            self._stack.removeWidget(self.workspace)
            self.workspace.deleteLater()
            self.workspace = None

    def bring_up(self) -> None:
        """Show the window in front, when the program is started a second time."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.keep_window(self)
        event.accept()
        self.closing.emit()


def application_icon() -> QIcon:
    """The mark as window icon."""
    icon = QIcon()
    for side in (32, 64):
        picture = QPixmap(side, side)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        paint.paint_mark(painter, picture.rect().toRectF())
        painter.end()
        icon.addPixmap(picture)
    return icon
