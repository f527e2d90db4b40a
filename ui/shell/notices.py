"""Strips above the pages: what a person should know and may put away. Each says one thing, with at most one action."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import IconButton
from ui.kit.containers import Banner
from ui.kit.i18n import Text, Words, translate
from ui.kit.layout import column
from ui.kit.messages import Message


class Notice(Banner):
    """A banner with a ×. ``closed`` when the person puts it away."""

    closed = Signal()

    def __init__(self, title: Words, text: Words = "", **look: Any) -> None:
        super().__init__(title, text, **look)
        self.close_button = IconButton("ri.close-line", Text("shell.notices", "Close the message"), size="small")
        self.close_button.clicked.connect(self.closed)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.close_button)


class Notices(QWidget):
    """The strips, one under the other; takes no room when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "page")
        self._shown: dict[str, Notice] = {}
        self._column = column(spacing=8, margins=(24, 12, 24, 0))
        self.setLayout(self._column)
        self.hide()

    def show_notice(self, key: str, notice: Notice, on_closed: Callable[[], object] | None = None) -> Notice:
        """Show a notice; one with the same key gives way."""
        self.remove(key)
        self._shown[key] = notice
        self._column.addWidget(notice)
        notice.closed.connect(partial(self.remove, key))
        if on_closed is not None:
            notice.closed.connect(lambda: on_closed())
        self.show()
        return notice

    def remove(self, key: str) -> None:
        """Take a notice away, if it is there."""
        notice = self._shown.pop(key, None)
        if notice is not None:
            notice.hide()
            self._column.removeWidget(notice)
            notice.deleteLater()
        self.setVisible(bool(self._shown))

    def get(self, key: str) -> Notice | None:
        """The notice on screen under this key."""
        return self._shown.get(key)


def salvage_notice(actions: int, sales: int, kept_as: Path) -> Notice:
    """The shop's file was damaged: what was saved, and where the damaged file lies. The action copies its path."""
    saved_actions = translate("shell.notices", "%Ln action(s)", "saved from a damaged file", actions)
    saved_sales = translate("shell.notices", "%Ln sale(s)", "saved from a damaged file", sales)
    notice = Notice(
        Text("shell.notices", "The shop’s file was damaged and has been repaired"),
        Text("shell.notices", "Saved: {sales} and {actions}. The rest is read again. Damaged file: {file}").fill(
            sales=saved_sales, actions=saved_actions, file=str(kept_as)
        ),
        glyph="ri.tools-line",
        action=Text("shell.notices", "Copy the path"),
    )
    notice.text.setToolTip(str(kept_as))
    return notice


def unprotected_notice() -> Notice:
    """No keyring: the password is asked at the next start unless a passphrase protects the sign-in."""
    return Notice(
        Text("shell.notices", "Your password is asked again at the next start"),
        Text("shell.notices", "This computer has no keyring. A passphrase can keep you signed in."),
        look="info",
        glyph="ri.key-2-line",
        action=Text("shell.notices", "Protect with a passphrase…"),
    )


def locked_notice() -> Notice:
    """The encrypted file waits for its passphrase."""
    return Notice(
        Text("shell.notices", "Your sign-in is locked"),
        Text("shell.notices", "Unlock it with your passphrase, or sign in with your password."),
        look="info",
        glyph="ri.lock-2-line",
        action=Text("shell.notices", "Unlock…"),
    )


def server_notice(message: Message) -> Notice:
    """The server on this computer did not start; the action tries again."""
    return Notice(
        message.title,
        message.text,
        look="danger",
        glyph="ri.error-warning-line",
        action=Text("shell.notices", "Try again"),
    )


def unclean_end_notice() -> Notice:
    """The program broke last time; the action copies the details."""
    return Notice(
        Text("shell.notices", "TikNet closed by accident last time"),
        Text("shell.notices", "Nothing is lost. The details help support to find the cause."),
        look="info",
        glyph="ri.information-line",
        action=Text("shell.notices", "Copy the details"),
    )
