"""The lock of the counter: the shop hides behind a PIN and stays exactly as it was, a sale under way included."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from ui.kit.buttons import Button
from ui.kit.containers import Note
from ui.kit.fields import TextField
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import Avatar, IconLabel, Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.shell.front import FrontPage

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class LockPage(FrontPage):
    """Asks for the PIN; after too many wrong ones, or when it is forgotten, for the password. ``opened`` when one fits."""

    opened = Signal()

    def __init__(
        self,
        security: Any,
        check_password: Callable[[str], Awaitable[Any]],
        spawn: Callable[..., Any],
        *,
        name: str,
        shop: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Text("shell.lock", "The shop is locked"), column(), width=380, parent=parent)
        self._security, self._check_password, self._spawn = security, check_password, spawn
        self._name, self._shop = name, shop
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_wait)
        self.by_password = False
        self.field = TextField("")
        self.open_button = Button("")
        self.fault = Label("", "small", "danger", wrap=True)
        if security.pin_state().password_needed:
            self.ask_password(too_often=True)
        else:
            self.ask_pin()

    def _step(self, field: TextField, other: Button | None, intro: Words) -> None:
        self.field = field
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        self.open_button = Button(Text("shell.lock", "Open the shop"), "primary", size="large")
        self.open_button.clicked.connect(self.submit)
        field.edit.returnPressed.connect(self.submit)
        who = row(
            Avatar(self._name, 40),
            column(
                Label(self._name, "section", elide=True),
                Label(self._shop, "small", "text_muted", elide=True),
                spacing=0,
            ),
            IconLabel("ri.lock-2-line", "text_faint", 20),
            spacing=12,
        )
        who.setStretch(1, 1)
        items: list[Any] = [who, Label(intro, "body", "text_muted", wrap=True), self.fault_box, field, self.open_button]
        if other is not None:
            items.append(row(None, other, None))
        self.show_content(Text("shell.lock", "The shop is locked"), column(*items, spacing=14))
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_pin(self) -> None:
        """The field of the PIN."""
        self.by_password = False
        other = Button(Text("shell.lock", "Forgotten? Open with the password"), "link")
        other.clicked.connect(lambda: self.ask_password())
        self._step(
            TextField(Text("shell.lock", "PIN"), secret=True, features="codes", max_length=8),
            other,
            Text("shell.lock", "Everything is as you left it."),
        )
        self._show_wait()

    def ask_password(self, *, too_often: bool = False) -> None:
        """The field of the password; the server checks it, or this computer where there is no link."""
        self.by_password = True
        self._tick.stop()
        back = Button(Text("shell.lock", "Use the PIN"), "link")
        back.clicked.connect(self.ask_pin)
        intro = (
            Text("shell.lock", "The PIN was wrong too often. Type the password of your account.")
            if too_often
            else Text("shell.lock", "Type the password of your account.")
        )
        self._step(TextField(Text("shell.lock", "Password"), secret=True), None if too_often else back, intro)
        self._show_wait()

    def submit(self) -> None:
        """Try what is typed."""
        if not self.open_button.isEnabled() or not self.field.validate():
            return
        self.fault_box.hide()
        self.open_button.setEnabled(False)
        self._spawn(self._try(self.field.edit.text()), name="unlock", owner=self)

    async def _try(self, typed: str) -> None:
        try:
            if self.by_password:
                await self._check_password(typed)
                self._security.forgive()
                self.opened.emit()
            elif await self._security.check_pin(typed):
                self.opened.emit()
            else:
                self._wrong()
        except Exception as error:  # noqa: BLE001 - said to the person
            self._say(describe(error).sentence)
        finally:
            if isValid(self):
                self.open_button.setEnabled(True)
                self._show_wait()

    def _wrong(self) -> None:
        state = self._security.pin_state()
        if state.password_needed:
            self.ask_password(too_often=True)
            return
        self.field.edit.clear()
        left = state.tries_left
        if left:
            wrong = Text("shell.lock", "This is not the PIN.")
            self._say(lambda: " ".join((str(wrong), translate("shell.lock", "%Ln try(ies) left", "", left) + ".")))
        else:
            self._say(Text("shell.lock", "This is not the PIN."))
        self.field.edit.setFocus()

    def _say(self, words: Words) -> None:
        self.fault.set_words(words)
        self.fault_box.show()

    def _show_wait(self) -> None:
        """Count the wait down; nothing can be tried meanwhile."""
        wait: timedelta = self._security.password_wait if self.by_password else self._security.pin_state().wait
        seconds = -(-wait // timedelta(seconds=1))
        self.open_button.setEnabled(not seconds)
        self.field.edit.setEnabled(not seconds)
        if seconds:
            self.open_button.set_words(lambda: translate("shell.lock", "Wait %Ln second(s)", "", seconds))
            if not self._tick.isActive():
                self._tick.start()
            return
        self.open_button.set_words(Text("shell.lock", "Open the shop"))
        if self._tick.isActive():
            self._tick.stop()
            self.field.edit.setFocus()


class CounterLock(QObject):
    """Watches for input and locks the window; unlocked, everything is as before.

    ``show_page(page)`` puts the lock page over the shop, ``drop_page()`` takes it away. Dialogs that are open are hidden
    and come back.
    """

    locked = Signal()
    opened = Signal()

    def __init__(
        self,
        services: Services,
        show_page: Callable[[QWidget], None],
        drop_page: Callable[[], None],
        on_no_pin: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self._show_page, self._drop_page, self._on_no_pin = show_page, drop_page, on_no_pin
        self.page: LockPage | None = None
        self._hidden: list[QDialog] = []
        self._windows: list[QWindow] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock_now)
        self._stop_listening = services.bus.subscribe(self._heard)
        self.destroyed.connect(self._stop_listening)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())
        self._wait_again()

    def watch_window(self, window: QWidget) -> None:
        """Count what happens in a window as input."""
        self._watch(window.windowHandle())

    def end(self) -> None:
        """Watch no more; the account is closed."""
        self._stop_listening()
        self._idle.stop()
        for window in self._windows:
            if isValid(window):
                window.removeEventFilter(self)
        self._windows.clear()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._watch)
        self.services.security.set_locked(False)

    # A filter on the few native windows sees each input once; one on the application would see every event of every widget.
    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            self._windows = [one for one in self._windows if isValid(one)]
            window.installEventFilter(self)
            self._windows.append(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self._idle.isActive():
            self._idle.start()
        return False

    def _heard(self, change: Any) -> None:
        if change.resource == "settings":
            self._wait_again()

    def _wait_again(self) -> None:
        after = self.services.security.lock_after if self.page is None else None
        if after is None:
            self._idle.stop()
        else:
            self._idle.start(int(after.total_seconds() * 1000))

    # ------------------------------------------------------------ locking
    def lock_now(self) -> None:
        """Lock, if there is a PIN; else show where one is set."""
        if self.page is not None:
            return
        if not self.services.security.pin_set():
            self._on_no_pin()
            return
        self._idle.stop()
        self._hidden = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        for dialog in self._hidden:
            dialog.hide()
        for popup in QApplication.topLevelWidgets():
            if popup.windowType() == Qt.WindowType.Popup and popup.isVisible():
                popup.close()
        account = self.services.account
        self.page = LockPage(
            self.services.security,
            self.services.security.check_password,
            self.services.tasks.spawn,
            name=account.seller_name,
            shop=account.shop_name,
        )
        self.page.opened.connect(self.open_shop, Qt.ConnectionType.QueuedConnection)
        self.services.security.set_locked(True)
        self._show_page(self.page)
        self.locked.emit()

    def open_shop(self) -> None:
        """Show the shop again, with the dialogs that were open."""
        if self.page is None:
            return
        self.page = None
        self.services.security.set_locked(False)
        self._drop_page()
        hidden, self._hidden = self._hidden, []
        for dialog in hidden:
            if isValid(dialog):
                dialog.show()
        self._wait_again()
        self.opened.emit()
