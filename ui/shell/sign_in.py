"""Sign-in: e-mail and password, the server's address in sight, one sentence when it fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

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

SignIn = Callable[..., Awaitable[Any]]
"""``await sign_in(email, password[, second factor])``; raises a typed error with a code."""


SIGN_IN_ENDED: Final = Text("shell.sign_in", "Your sign-in has ended. Sign in again; nothing is lost.")
PASSWORD_CHANGED: Final = Text("shell.sign_in", "The new password holds. Sign in with it.")
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
    """``submit`` runs ``sign_in`` through ``spawn``; where the account has a second factor its code is asked for in a second
    step. ``other_home`` asks to choose cloud or this computer again, ``forgotten(e-mail)`` for a new password,
    ``registration_wanted`` for a new account."""

    other_home = Signal()
    forgotten = Signal(str)
    registration_wanted = Signal()

    def __init__(
        self,
        sign_in: SignIn,
        spawn: Callable[..., Any],
        *,
        server: Words = "",
        email: str = "",
        reason: Words = "",
        can_change_home: bool = True,
        can_recover: bool = False,
        can_register: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Text("shell.sign_in", "Sign in"), column(), parent=parent)
        self._sign_in, self._spawn = sign_in, spawn
        self._server, self._reason = server, reason
        self._can_change_home, self._can_recover, self._can_register = can_change_home, can_recover, can_register
        self.asking_code = False
        self.email = TextField(Text("shell.sign_in", "E-mail"), email, check=looks_like_email)
        self.password = TextField(Text("shell.sign_in", "Password"), secret=True)
        self.code = TextField("")
        self._kept = ("", "")
        self.show_first_step()

    # ------------------------------------------------------------ e-mail and password
    def show_first_step(self) -> None:
        """E-mail and password."""
        self.asking_code = False
        self._kept = ("", "")
        email = self.email.value()
        self.email = TextField(Text("shell.sign_in", "E-mail"), email, check=looks_like_email)
        self.password = TextField(Text("shell.sign_in", "Password"), secret=True)
        self._make_button(Text("shell.sign_in", "Sign in"))
        intro = Label(
            self._reason or Text("shell.sign_in", "Your shop opens as you left it, even without a connection."),
            "body",
            "text_muted",
            wrap=True,
        )
        fields = column(intro, self.fault_box, self.email, self.password, 2, self.submit_button, spacing=14)
        more = row(spacing=8)
        if self._can_recover:
            lost = Button(Text("shell.sign_in", "Forgotten the password?"), "link")
            lost.clicked.connect(lambda: self.forgotten.emit(self.email.value()))
            more.addWidget(lost)
        more.addStretch(1)
        if self._can_register:
            new = Button(Text("shell.sign_in", "Create an account"), "link")
            new.clicked.connect(self.registration_wanted)
            more.addWidget(new)
        if more.count() > 1:
            fields.addLayout(more)
        fields.addLayout(self._where())
        self.show_content(Text("shell.sign_in", "Sign in"), fields)
        for field in (self.email, self.password):
            field.edit.returnPressed.connect(self.submit)
        (self.password if email else self.email).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_button(self, words: Words) -> None:
        self._words = words
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        self.submit_button = Button(words, "primary", size="large")
        self.submit_button.clicked.connect(self.submit)

    def _where(self) -> QHBoxLayout:
        where = row(
            IconLabel("ri.server-line", "text_faint", 14),
            Label(self._server, "caption", "text_faint", elide=True),
            spacing=6,
        )
        change = Button(Text("shell.sign_in", "Change"), "link")
        change.clicked.connect(self.other_home)
        change.setVisible(self._can_change_home)
        where.addWidget(change)
        return where

    # ------------------------------------------------------------ the second factor
    def ask_code(self, email: str = "", password: str = "") -> None:
        """The password was right: the code of the app, or a recovery code."""
        self.asking_code = True
        self._kept = (email, password)
        self.code = TextField(
            Text("shell.sign_in", "Code"),
            features="codes",
            placeholder="123456",
            max_length=24,
            help=Text("shell.sign_in", "Phone lost? Type one of your recovery codes instead."),
        )
        self._make_button(Text("shell.sign_in", "Sign in"))
        back = Button(Text("shell.sign_in", "Back"), "link")
        back.clicked.connect(self.show_first_step)
        intro = Text("shell.sign_in", "Type the six digits your authenticator app shows for TikNet.")
        self.show_content(
            Text("shell.sign_in", "Two-factor sign-in"),
            column(
                Label(intro, "body", "text_muted", wrap=True),
                self.fault_box,
                self.code,
                2,
                self.submit_button,
                row(back, None),
                spacing=14,
            ),
        )
        self.code.edit.returnPressed.connect(self.submit)
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ signing in
    def submit(self) -> None:
        """Check the fields, then sign in."""
        if not self.submit_button.isEnabled():
            return
        fields = (self.code,) if self.asking_code else (self.email, self.password)
        checks = [field.validate() for field in fields]
        if not all(checks):
            fields[checks.index(False)].edit.setFocus()
            return
        self.fault_box.hide()
        self._busy(True)
        arguments = (
            (*self._kept, self.code.value()) if self.asking_code else (self.email.value(), self.password.value())
        )
        self._spawn(self._run(*arguments), name="sign in", owner=self)

    async def _run(self, email: str, password: str, *code: str) -> None:
        try:
            await self._sign_in(email, password, *code)
        except Exception as error:  # noqa: BLE001 - said to the person
            if getattr(error, "code", "") == "two_factor_required" and not code:
                self.ask_code(email, password)
            else:
                self.show_fault(error)
        finally:
            self._busy(False)

    def _busy(self, busy: bool) -> None:
        self.submit_button.setEnabled(not busy)
        self.submit_button.set_words(Text("shell.sign_in", "Signing in…") if busy else self._words)

    def show_fault(self, error: BaseException) -> None:
        """Say why it failed."""
        self.fault.set_words(describe(error).sentence)
        self.fault_box.show()
        field = self.code if self.asking_code else self.password
        field.edit.setFocus()
        field.edit.selectAll()
