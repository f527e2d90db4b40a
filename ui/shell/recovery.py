"""A forgotten password: the address, the code from the mail or the printed one, the new password."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.checks import looks_like_email
from ui.kit.containers import Note
from ui.kit.fields import TextField
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.kit.once import OnceCard
from ui.shell.front import FrontPage

SHORTEST = 6


class StepPage(FrontPage):
    """A page of steps: each has fields, one button and links; what fails is said above the fields."""

    left = Signal()
    """Back to the sign-in."""

    def __init__(
        self, title: Words, spawn: Callable[..., Any], *, width: int = 420, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, column(), width=width, parent=parent)
        self._spawn = spawn
        self._words: Words = ""
        self._work: Callable[[], Awaitable[Any]] | None = None
        self.fields: tuple[TextField, ...] = ()

    def step(
        self,
        title: Words,
        intro: Words,
        fields: tuple[TextField, ...],
        submit: Words,
        work: Callable[[], Awaitable[Any]],
        *links: Button,
    ) -> None:
        """Show a step; ``work`` runs when the button is pressed and every field is right."""
        self.fields, self._work, self._words = fields, work, submit
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        self.submit_button = Button(submit, "primary", size="large")
        self.submit_button.clicked.connect(self.submit)
        self.show_content(
            title,
            column(
                Label(intro, "body", "text_muted", wrap=True),
                self.fault_box,
                *fields,
                2,
                self.submit_button,
                column(*(row(link, None) for link in links), spacing=2),
                spacing=14,
            ),
        )
        for field in fields:
            field.edit.returnPressed.connect(self.submit)
        if fields:
            fields[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def link(self, words: Words, slot: Callable[[], Any]) -> Button:
        """A link below the button."""
        made = Button(words, "link")
        made.clicked.connect(lambda: slot())
        return made

    def submit(self) -> None:
        """Check the fields, then do what the step is for."""
        if self._work is None or not self.submit_button.isEnabled():
            return
        checks = [field.validate() for field in self.fields]
        if not all(checks):
            self.fields[checks.index(False)].edit.setFocus()
            return
        self.run(self._work)

    def run(self, work: Callable[[], Awaitable[Any]]) -> None:
        """Do something in the background; what fails is said."""
        self.fault_box.hide()
        self.submit_button.setEnabled(False)
        self.submit_button.set_words(Text("shell.recovery", "One moment…"))
        self._spawn(self._told(work), name="before the sign-in", owner=self)

    async def _told(self, work: Callable[[], Awaitable[Any]]) -> None:
        button, words = self.submit_button, self._words
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - said to the person
            self.show_fault(error)
        finally:
            if button is self.submit_button:
                button.setEnabled(True)
                button.set_words(words)

    def show_fault(self, error: BaseException) -> None:
        """Say why it failed."""
        self.say(describe(error).sentence)

    def say(self, words: Words) -> None:
        """A sentence in the red box."""
        self.fault.set_words(words)
        self.fault_box.show()
        if self.fields:
            self.fields[-1].edit.setFocus()


class RecoveryPage(StepPage):
    """``recovered`` when the new password holds. ``account`` is the account service; with ``printed_first`` the printed code
    is asked for at once: a server on this computer often sends no mail."""

    recovered = Signal()

    def __init__(
        self,
        account: Any,
        spawn: Callable[..., Any],
        email: str = "",
        *,
        printed_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Text("shell.recovery", "A new password"), spawn, parent=parent)
        self._account, self._email, self._otp = account, email, ""
        if printed_first:
            self.show_printed_step()
        else:
            self.show_address_step()

    def _back(self) -> Button:
        return self.link(Text("shell.recovery", "Back to the sign-in"), self.left.emit)

    def show_address_step(self) -> None:
        """Whose password it is."""
        self.email = TextField(Text("shell.recovery", "E-mail"), self._email, check=looks_like_email)
        self.step(
            Text("shell.recovery", "A new password"),
            Text("shell.recovery", "We send a code of six digits to your address."),
            (self.email,),
            Text("shell.recovery", "Send the code"),
            self._request,
            self.link(Text("shell.recovery", "I have my printed recovery code"), self.show_printed_step),
            self._back(),
        )

    async def _request(self) -> None:
        self._email = self.email.value()
        self._otp = await self._account.request_password_reset(self._email)
        self.show_code_step()

    def show_code_step(self) -> None:
        """The code from the mail."""
        self.code = TextField(Text("shell.recovery", "Code"), features="codes", placeholder="123456", max_length=24)
        self.step(
            Text("shell.recovery", "Look into your mail"),
            Text("shell.recovery", "We sent a code to {email}. It is good for a few minutes.").fill(email=self._email),
            (self.code,),
            Text("shell.recovery", "Go on"),
            self._verify,
            self.link(Text("shell.recovery", "Send another code"), lambda: self.run(self._again)),
            self._back(),
        )

    async def _again(self) -> None:
        self._otp = await self._account.request_password_reset(self._email, again=True)
        self.code.set_value("")
        self.code.set_help(Text("shell.recovery", "Another code is on its way; the one before is void."))

    async def _verify(self) -> None:
        token = await self._account.verify_password_reset(self._email, self.code.value(), self._otp)
        self.show_password_step(token)

    def show_printed_step(self) -> None:
        """The code printed when the shop was set up."""
        self.email = TextField(Text("shell.recovery", "E-mail"), self._email, check=looks_like_email)
        self.code = TextField(
            Text("shell.recovery", "Recovery code"), features="codes", placeholder="7KQ4-M2PX-H9TD-3RWC", max_length=40
        )
        self.step(
            Text("shell.recovery", "A new password"),
            Text(
                "shell.recovery",
                "Type the recovery code that was shown when the shop was set up. It works once; you get another.",
            ),
            (self.email, self.code),
            Text("shell.recovery", "Go on"),
            self._verify_printed,
            self.link(Text("shell.recovery", "Send me a code by e-mail instead"), self.show_address_step),
            self._back(),
        )

    async def _verify_printed(self) -> None:
        self._email, self._otp = self.email.value(), ""
        token = await self._account.verify_password_reset(self._email, self.code.value())
        self.show_password_step(token)

    def show_password_step(self, token: str) -> None:
        """The new password, twice."""
        self.new = TextField(
            Text("shell.recovery", "New password"),
            secret=True,
            check=_long_enough,
            help=Text("shell.recovery", "A short sentence is best."),
        )
        self.again = TextField(Text("shell.recovery", "New password again"), secret=True, check=self._same)

        async def save() -> None:
            following = await self._account.reset_password(token, self.new.value())
            if following:
                self.show_next_code(following)
            else:
                self.recovered.emit()

        self.step(
            Text("shell.recovery", "A new password"),
            Text("shell.recovery", "It holds at once; every device that is signed in has to type it."),
            (self.new, self.again),
            Text("shell.recovery", "Set the password"),
            save,
            self._back(),
        )

    def _same(self, text: str) -> Words | None:
        return None if text == self.new.value() else Text("shell.recovery", "Not the same as above")

    def show_next_code(self, code: str) -> None:
        """The recovery code that follows the spent one, this once."""
        done = Button(Text("shell.recovery", "I have kept it"), "primary", size="large")
        done.clicked.connect(self.recovered)
        self.show_content(
            Text("shell.recovery", "Your new recovery code"),
            column(
                Label(
                    Text(
                        "shell.recovery",
                        "The new password holds. The old recovery code is spent: this one takes its place and is shown only now.",
                    ),
                    "body",
                    "text_muted",
                    wrap=True,
                ),
                OnceCard(
                    Text("shell.recovery", "Recovery code"),
                    (code,),
                    lambda: f"TikNet\n\n{Text('shell.recovery', 'Recovery code')}: {code}\n",
                    self._spawn,
                    can_save=True,
                ),
                done,
                spacing=16,
            ),
        )
        done.setFocus(Qt.FocusReason.OtherFocusReason)


def _long_enough(text: str) -> Words | None:
    return None if len(text) >= SHORTEST else Text("shell.recovery", "At least 6 characters")
