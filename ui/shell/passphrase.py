"""The passphrase of computers without a keyring: asked at start, chosen when somebody wants to stay signed in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.containers import Note
from ui.kit.fields import TextField
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.shell.front import FrontPage

LEAST_LETTERS: Final = 8

Try = Callable[[str], Awaitable[Any]]
"""``await try(passphrase)``; raises a typed error with a code."""


class UnlockPage(FrontPage):
    """Asks for the passphrase before the shop opens. ``unlocked`` when it fits, ``later`` to go on without."""

    unlocked = Signal()
    later = Signal()

    def __init__(self, unlock: Try, spawn: Callable[..., Any], parent: QWidget | None = None) -> None:
        title = Text("shell.passphrase", "Unlock your sign-in")
        super().__init__(title, column(), parent=parent)
        self._unlock, self._spawn = unlock, spawn
        self.passphrase = TextField(Text("shell.passphrase", "Passphrase"), secret=True)
        self.passphrase.edit.returnPressed.connect(self.submit)
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        self.later_button = Button(Text("shell.passphrase", "Later"))
        self.later_button.clicked.connect(self.later)
        self.submit_button = Button(Text("shell.passphrase", "Unlock"), "primary")
        self.submit_button.clicked.connect(self.submit)
        content = column(
            Label(
                Text("shell.passphrase", "Your passphrase opens the sign-in kept on this computer."),
                "body",
                "text_muted",
                wrap=True,
            ),
            self.fault_box,
            self.passphrase,
            Label(
                Text(
                    "shell.passphrase",
                    "Later: the shop opens all the same. Sending waits until you sign in with your password.",
                ),
                "small",
                "text_muted",
                wrap=True,
            ),
            row(None, self.later_button, self.submit_button, spacing=8),
            spacing=14,
        )
        self.show_content(title, content)
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Try the passphrase."""
        if not self.passphrase.validate():
            self.passphrase.edit.setFocus()
            return
        self.fault_box.hide()
        self._busy(True)
        self._spawn(self._run(self.passphrase.value()), name="unlock", owner=self)

    async def _run(self, passphrase: str) -> None:
        try:
            await self._unlock(passphrase)
        except Exception as error:  # noqa: BLE001 - said to the person
            self._busy(False)
            self.fault.set_words(describe(error).sentence)
            self.fault_box.show()
            self.passphrase.edit.setFocus()
            self.passphrase.edit.selectAll()
            return
        self.unlocked.emit()

    def _busy(self, busy: bool) -> None:
        self.submit_button.setEnabled(not busy)
        self.later_button.setEnabled(not busy)
        words = Text("shell.passphrase", "Unlocking…") if busy else Text("shell.passphrase", "Unlock")
        self.submit_button.set_words(words)


class _TwoPassphrasesError(Exception):
    """What was typed twice is not the same."""

    def __init__(self) -> None:
        self.code = "invalid_input"
        self.fields = {"again": [str(Text("shell.passphrase", "Not the same as above: write it once more"))]}
        super().__init__(self.code)


def _long_enough(text: str) -> Words | None:
    if len(text) >= LEAST_LETTERS:
        return None
    return Text("shell.passphrase", "At least 8 characters: a short sentence works well")


async def ask_new_passphrase(parent: QWidget, protect: Try) -> bool:
    """Let the person choose a passphrase and protect the sign-in with it; whether it was done."""

    async def save(values: dict[str, Any]) -> bool:
        if values["passphrase"] != values["again"]:
            raise _TwoPassphrasesError
        await protect(values["passphrase"])
        return True

    done = await ask_form(
        parent,
        Text("shell.passphrase", "Protect your sign-in"),
        (
            FieldSpec(
                "passphrase",
                Text("shell.passphrase", "Passphrase"),
                "secret",
                check=_long_enough,
                help=Text("shell.passphrase", "Asked at each start. Nobody else keeps it."),
            ),
            FieldSpec("again", Text("shell.passphrase", "Passphrase, once more"), "secret"),
        ),
        save,
        submit=Text("shell.passphrase", "Protect"),
        intro=Text(
            "shell.passphrase",
            "This computer has no keyring. A passphrase keeps you signed in, in a file that only it opens.",
        ),
    )
    return bool(done)


async def ask_passphrase(parent: QWidget, unlock: Try) -> bool:
    """Ask for the passphrase while the shop is open; whether it fitted."""

    async def save(values: dict[str, Any]) -> bool:
        await unlock(values["passphrase"])
        return True

    done = await ask_form(
        parent,
        Text("shell.passphrase", "Unlock your sign-in"),
        (FieldSpec("passphrase", Text("shell.passphrase", "Passphrase"), "secret"),),
        save,
        submit=Text("shell.passphrase", "Unlock"),
        intro=Text("shell.passphrase", "Your passphrase opens the sign-in kept on this computer."),
    )
    return bool(done)
