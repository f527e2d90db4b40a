"""A recovery code as it is shown once: read, copy or print it, then say that it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.kit.buttons import Button, CheckBox
from ui.kit.containers import Note
from ui.kit.i18n import Text
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import column, row

TITLE = Text("shell.first_start", "Your recovery code")


class RecoveryCode(QWidget):
    """The code of a new shop; ``kept`` when the person says it is written down and goes on."""

    kept = Signal()

    def __init__(self, code: str, spawn: Callable[..., Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._spawn = code, spawn
        shown = Label(code, "title", features="codes", selectable=True, align=Qt.AlignmentFlag.AlignHCenter)
        shown.setAccessibleName(str(Text("shell.first_start", "Recovery code")))
        copy = Button(Text("shell.first_start", "Copy"), "secondary", "ri.file-copy-line")
        copy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(code))
        paper = Button(Text("shell.first_start", "Print"), "secondary", "ri.printer-line")
        paper.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        paper.clicked.connect(lambda: self._spawn(self._print(), name="print recovery code", owner=self))
        self.kept_box = CheckBox(Text("shell.first_start", "I have written the code down in a safe place"))
        self.done_button = Button(Text("shell.first_start", "Open the shop"), "primary")
        self._allow(False)
        self.kept_box.toggled.connect(self._allow)
        self.done_button.clicked.connect(self.kept)
        why = Label(
            Text(
                "shell.first_start",
                "This code is the only way back if you forget your password: nobody else keeps it. Write it on paper and keep it away from this computer.",
            ),
            "body",
            "text_muted",
            wrap=True,
        )
        box = Note(
            column(
                row(None, IconLabel("ri.key-2-line", "text_muted", 18), shown, None, spacing=12),
                row(None, copy, paper, None, spacing=8),
                spacing=12,
            ),
            margins=(16, 18, 16, 16),
        )
        content = QVBoxLayout(self)
        content.setContentsMargins(0, 0, 0, 0)
        content.addLayout(column(why, box, self.kept_box, row(None, self.done_button), spacing=16))

    async def _print(self) -> None:
        """On paper, through the system's print dialog."""
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.kit.dialogs import present

        printer = QPrinter()
        if await present(QPrintDialog(printer, self)):
            sheet = QTextDocument()
            sheet.setPlainText(f"TikNet\n\n{Text('shell.first_start', 'Recovery code')}\n\n{self._code}\n")
            sheet.print_(printer)

    def _allow(self, kept: bool) -> None:
        if kept:
            self.done_button.enable()
        else:
            self.done_button.disable(Text("shell.first_start", "Write the code down first"))
