"""The page of a start that failed: what is wrong and what to do, in words, with the details to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.i18n import Text
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.shell.front import FrontPage


class FaultPage(FrontPage):
    """Shown instead of the shop when its data cannot be opened. ``closing`` when the person gives up for now."""

    closing = Signal()

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        title = Text("shell.fault_page", "The shop cannot be opened")
        super().__init__(title, column(), width=460, parent=parent)
        self.message = describe(error)
        close = Button(Text("shell.fault_page", "Close"), "primary")
        close.clicked.connect(self.closing)
        copy = Button(Text("shell.fault_page", "Copy the details"), "secondary", "ri.file-copy-line")
        copy.clicked.connect(self._copy)
        content = column(
            Label(self.message.title, "body_strong", wrap=True),
            Label(self.message.text, "body", "text_muted", wrap=True),
            Label(
                Text("shell.fault_page", "Nothing was deleted: sales and waiting actions are still on this computer."),
                "small",
                "text_muted",
                wrap=True,
            ),
            row(None, copy, close, spacing=8),
            spacing=12,
        )
        self.show_content(title, content)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.message.sentence}\n\n{self.message.details}")
