"""What is shown once and kept nowhere: a temporary password, recovery codes. It can be copied, printed and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit import dialogs
from ui.kit.buttons import Button
from ui.kit.containers import Note
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.kit.theme import theme

Spawn = Callable[..., Any]


class OnceCard(Note):
    """Codes in large figures, two in a line when there are many. ``sheet`` makes the text for paper and file; ``spawn`` is the
    context's or the task registry's."""

    def __init__(
        self,
        name: Words,
        codes: Sequence[str],
        sheet: Callable[[], str],
        spawn: Spawn,
        *,
        can_save: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.codes = tuple(codes)
        self._sheet, self._spawn = sheet, spawn
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(24))
        grid.setVerticalSpacing(theme().px(6))
        wide = 2 if len(codes) > 3 else 1
        for number, code in enumerate(codes):
            role = "title" if wide == 1 else "section"
            label = Label(code, role, features="codes", selectable=True, align=Qt.AlignmentFlag.AlignHCenter)
            label.setAccessibleName(f"{say(name)} {code}")
            grid.addWidget(label, number // wide, number % wide)
        copy = Button(Text("kit.once", "Copy"), glyph="ri.file-copy-line", size="small")
        copy.clicked.connect(self.copy)
        paper = Button(Text("kit.once", "Print"), glyph="ri.printer-line", size="small")
        paper.clicked.connect(lambda: self._spawn(self.print(), name="print what is shown once", owner=self))
        self.said = Label("", "small", "text_muted", wrap=True)
        self.said.hide()
        buttons = row(None, copy, paper, spacing=8)
        if can_save:
            save = Button(Text("kit.once", "Save"), glyph="ri.download-2-line", size="small")
            save.clicked.connect(lambda: self._spawn(self.save(), name="save what is shown once", owner=self))
            buttons.addWidget(save)
        buttons.addStretch(1)
        super().__init__(column(grid, buttons, self.said, spacing=12), margins=(16, 16, 16, 12), parent=parent)

    def copy(self) -> None:
        """To the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self.codes))
        self._say(Text("kit.once", "Copied"))

    async def print(self) -> None:
        """On paper, through the system's print dialog."""
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if await dialogs.present(QPrintDialog(printer, self)):
            sheet = QTextDocument()
            sheet.setPlainText(self._sheet())
            sheet.print_(printer)

    async def save(self) -> None:
        """Into a text file the person chooses."""
        path = await dialogs.save_path(self, Text("kit.once", "Save the codes"), "TikNet.txt", "TXT (*.txt)")
        if path is None:
            return
        try:
            path.write_text(self._sheet(), encoding="utf-8")
        except OSError as error:
            self._say(describe(error).sentence)
        else:
            self._say(Text("kit.once", "Saved. Keep the file away from this computer."))

    def _say(self, words: Words) -> None:
        self.said.set_words(words)
        self.said.show()
