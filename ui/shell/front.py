"""The quiet page before the shop is open: the mark, one card, nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.i18n import Words, language
from ui.kit.labels import Label, Mark
from ui.kit.layout import clear, column, holder, rescale, row
from ui.kit.theme import theme


class FrontPage(QWidget):
    """A card of ``width`` design pixels in the middle of the window; it scrolls when the window is low.

    Whoever cannot read it finds the other language below: ``language_chosen`` with its code.
    """

    language_chosen = Signal(str)

    def __init__(self, title: Words, content: QLayout, *, width: int = 420, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._width = width
        self.title = Label(title, "title", wrap=True)
        self._content = column(content, spacing=0)
        self.card = Card(self.title, self._content, spacing=14, margins=(28, 24, 28, 24))
        brand = row(None, Mark(36), Label("TikNet", "title"), None, spacing=12)
        middle = column(None, brand, 8, spacing=10, margins=(16, 16, 16, 16))
        middle.addLayout(row(None, self.card, None))  # a row asks for the height its width needs; an alignment does not
        self.tongue = Button(_other_language, "quiet", "ri.global-line", size="small")
        self.tongue.clicked.connect(lambda: self.language_chosen.emit("en" if language() == "fr" else "fr"))
        middle.addLayout(row(None, self.tongue, None))
        middle.addStretch(2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder(middle, "page"))
        self.setLayout(column(scroll, spacing=0))
        self.restyle()

    def show_content(self, title: Words, content: QLayout) -> None:
        """Another step in the same card."""
        clear(self._content)
        self.title.set_words(title)
        self._content.addLayout(content)

    def restyle(self) -> None:
        rescale(self)
        self.card.setFixedWidth(theme().px(self._width))


def _other_language() -> str:
    """Named in itself: whoever looks for it cannot read the one on screen."""
    return "English" if language() == "fr" else "Français"
