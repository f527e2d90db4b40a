"""What a pane is given: the services and a way to the rest of the window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.kit.i18n import Text, Words

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from ui.kit.toasts import ToastHost

log = logging.getLogger(__name__)


NEEDS_SERVER: Final = Text("kit.context", "Needs the server: try again when the connection is back")
"""Why something that cannot wait is not possible without a connection."""


def is_online(services: Services) -> bool:
    """Whether the server answers now, as far as is known."""
    return services.connectivity.usable


def needs_server(services: Services) -> Words | None:
    """Why something that cannot wait is not possible now, or ``None``."""
    return None if is_online(services) else NEEDS_SERVER


class PaneContext:
    """Handed to every pane factory. The shell overrides what needs a window; without one nothing happens, for tests."""

    def __init__(self, services: Services, toasts: ToastHost | None = None) -> None:
        self.services = services
        self.toasts = toasts

    def go(self, pane: str, key: str | None = None, **options: object) -> None:
        """Open another pane, at a row when ``key`` is given. Panes receive it in ``open_record(key, **options)``."""
        log.debug("no window to open %s in", pane)

    def can_go(self, pane: str) -> bool:
        """Whether that pane exists in this version and for this person."""
        return False

    def palette(self) -> None:
        """Open the command palette."""

    def leave(self) -> None:
        """Sign out, to the page where another server can be chosen."""

    def shortcuts(self) -> None:
        """Show the sheet of keys."""

    def tour(self) -> None:
        """Show the tour of the window."""

    def toast(
        self, words: Words, tone: str = "success", action: Words = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say something true and short."""
        if self.toasts is not None:
            self.toasts.say(words, tone, action, on_action)

    def spawn(self, work: Coroutine[Any, Any, Any], *, name: str, owner: QWidget | None = None) -> Any:
        """Run a coroutine in the background; it ends with its owner."""
        task = self.services.tasks.spawn(work, name=name, owner=owner)
        if owner is not None:

            def end() -> None:
                task.cancel()

            def finished(_: object) -> None:
                if isValid(owner):  # else a pane that refreshes all day would gather connections all day
                    owner.destroyed.disconnect(end)

            owner.destroyed.connect(end)
            task.add_done_callback(finished)
        return task

    def allowed(self, permission: object | None) -> bool:
        """Whether this person may; ``None`` asks for nothing."""
        return permission is None or permission in self.services.account.permissions

    def offers(self, feature: str) -> bool:
        """Whether the server has an extra such as ``row-extras``. Before it could be asked: our own server has, the cloud
        has not."""
        sync = self.services.sync
        if sync is not None and sync.capabilities is not None:
            return feature in sync.capabilities
        return bool(self.services.settings.get("home") != "cloud")


class BusListener(QObject):
    """Listens to the change bus for a widget: changes are collected for ``delay`` ms, then ``refresh`` is called once.

    While the widget is hidden changes wait; they are delivered when it is shown (call :meth:`shown` from ``showEvent``).
    ``resources`` names what matters; an empty tuple means everything.
    """

    def __init__(
        self,
        owner: QWidget,
        bus: Any,
        resources: tuple[str, ...],
        refresh: Callable[[set[str]], object],
        delay: int = 70,
    ) -> None:
        super().__init__(owner)
        self._owner, self._resources, self._refresh = owner, resources, refresh
        self._changed: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self._deliver)
        self._stop: Callable[[], None] = bus.subscribe(self._heard)
        owner.destroyed.connect(self._stop)

    def _heard(self, change: Any) -> None:
        if self._resources and change.resource not in self._resources:
            return
        if not isValid(self):
            self._stop()
            return
        self._changed.add(change.resource)
        if self._owner.isVisible() and not self._timer.isActive():
            self._timer.start()

    def shown(self) -> None:
        """The owner is visible again: deliver what was missed."""
        if self._changed:
            self._timer.start()

    def _deliver(self) -> None:
        if not self._owner.isVisible():
            return
        changed, self._changed = self._changed, set()
        if changed:
            self._refresh(changed)
