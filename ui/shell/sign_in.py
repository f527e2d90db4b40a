"""Sign-in: e-mail and password, the server's address in sight, one sentence when it fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.checks import looks_like_email
from ui.kit.containers import Note
from ui.kit.dialogs import ask
from ui.kit.fields import TextField
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.shell.front import FrontPage

SignIn = Callable[[str, str], Awaitable[Any]]
"""``await sign_in(email, password)``; raises a typed error with a code."""


SIGN_IN_ENDED: Final = Text("shell.sign_in", "Your sign-in has ended. Sign in again; nothing is lost.")
THIS_COMPUTER: Final = Text("shell.sign_in", "This computer")


async def ask_to_leave(window: QWidget, count: int) -> bool:
    """Whether to sign out although ``count`` actions wait for the server."""
    return await ask(
        window,
        Text("shell.sign_in", "Sign out before everything is sent?"),
        lambda: translate(
            "shell.sign_in",
            "%Ln action(s) wait for the server. They stay on this computer and are sent when you sign in again.",
            "",
            count,
        ),
        keep=Text("shell.sign_in", "Stay signed in"),
        act=Text("shell.sign_in", "Sign out"),
        danger=True,
    )


class SignInPage(FrontPage):
    """``submit`` runs ``sign_in`` through ``spawn``; ``other_home`` asks to choose cloud or this computer again."""

    other_home = Signal()

    def __init__(
        self,
        sign_in: SignIn,
        spawn: Callable[..., Any],
        *,
        server: Words = "",
        email: str = "",
        reason: Words = "",
        can_change_home: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Text("shell.sign_in", "Sign in"), column(), parent=parent)
        self._sign_in, self._spawn = sign_in, spawn
        self.email = TextField(Text("shell.sign_in", "E-mail"), email, check=looks_like_email)
        self.password = TextField(Text("shell.sign_in", "Password"), secret=True)
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        self.submit_button = Button(Text("shell.sign_in", "Sign in"), "primary", size="large")
        self.submit_button.clicked.connect(self.submit)
        where = row(
            IconLabel("ri.server-line", "text_faint", 14), Label(server, "caption", "text_faint", elide=True), spacing=6
        )
        change = Button(Text("shell.sign_in", "Change"), "link")
        change.clicked.connect(self.other_home)
        change.setVisible(can_change_home)
        where.addWidget(change)
        intro = Label(
            reason or Text("shell.sign_in", "Your shop opens as you left it, even without a connection."),
            "body",
            "text_muted",
            wrap=True,
        )
        fields = column(intro, self.fault_box, self.email, self.password, 2, self.submit_button, spacing=14)
        fields.addLayout(where)
        self.show_content(Text("shell.sign_in", "Sign in"), fields)
        for field in (self.email, self.password):
            field.edit.returnPressed.connect(self.submit)
        (self.password if email else self.email).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Check the fields, then sign in."""
        checks = [self.email.validate(), self.password.validate()]
        if not all(checks):
            (self.password if checks[0] else self.email).edit.setFocus()
            return
        self.fault_box.hide()
        self._busy(True)
        self._spawn(self._run(self.email.value(), self.password.value()), name="sign in", owner=self)

    async def _run(self, email: str, password: str) -> None:
        try:
            await self._sign_in(email, password)
        except Exception as error:  # noqa: BLE001 - said to the person
            self.show_fault(error)
        finally:
            self._busy(False)

    def _busy(self, busy: bool) -> None:
        self.submit_button.setEnabled(not busy)
        self.submit_button.set_words(Text("shell.sign_in", "Signing in…") if busy else Text("shell.sign_in", "Sign in"))

    def show_fault(self, error: BaseException) -> None:
        """Say why it failed."""
        self.fault.set_words(describe(error).sentence)
        self.fault_box.show()
        self.password.edit.setFocus()
        self.password.edit.selectAll()
