"""A dialog that saves while it is open: it shows that it works, and when that fails it says why and stays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.containers import Note
from ui.kit.dialogs import Dialog
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.layout import Item
from ui.kit.messages import describe


class SavingDialog(Dialog):
    """A dialog that stays open while it saves, and when that fails says why. ``outcome`` holds what ``save`` returned."""

    def __init__(
        self,
        parent: QWidget | None,
        title: Words,
        *items: Item,
        submit: Words,
        save: Callable[[], Awaitable[Any]],
        spawn: Callable[..., Any],
        width: int = 460,
    ) -> None:
        super().__init__(parent, title, *items, width=width)
        self._save, self._spawn, self._words = save, spawn, submit
        self.outcome: Any = None
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        self.body.addWidget(self.fault_box)
        self.cancel = Button(Text("kit.saving", "Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.submit = Button(submit, "primary")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self.start)
        self.add_buttons(self.cancel, self.submit)

    def ready(self) -> bool:
        """Whether what is entered can be saved; says what is wrong."""
        return True

    def start(self) -> None:
        """Check, then save in the background."""
        if not self.ready() or not self.submit.isEnabled():
            return
        self.fault_box.hide()
        self.submit.setEnabled(False)
        self.submit.set_words(Text("kit.saving", "One moment…"))
        self._spawn(self._run(), name="save", owner=self)

    def reject(self) -> None:
        """Stay until the answer is there: it may hold what is shown once."""
        if self.submit.isEnabled():
            super().reject()

    async def _run(self) -> None:
        try:
            self.outcome = await self._save()
        except Exception as error:  # noqa: BLE001 - said in the dialog
            self.show_error(error)
        else:
            self.accept()
            return
        self.submit.setEnabled(True)
        self.submit.set_words(self._words)

    def show_error(self, error: BaseException) -> None:
        """Say why it was not saved."""
        self.say_fault(describe(error).sentence)

    def say_fault(self, words: Words) -> None:
        """Show a sentence in the red box."""
        self.fault.set_words(words)
        self.fault_box.show()
        self.adjustSize()
