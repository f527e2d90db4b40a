"""The page while a demonstration shop is made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.i18n import Text
from ui.kit.labels import Label
from ui.kit.layout import column
from ui.shell.front import FrontPage


class WaitingPage(FrontPage):
    """Says what is being done; no spinner, it takes a few seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = Text(
            "shell.waiting_page",
            "Customers, sales and a router with people online are being made up. Nothing leaves this computer.",
        )
        super().__init__(
            Text("shell.waiting_page", "Opening the demonstration shop"),
            column(Label(words, "body", "text_muted", wrap=True)),
            parent=parent,
        )
