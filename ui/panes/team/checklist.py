"""A dialog that ticks some of several things: routers of a worker, rights of a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.kit.buttons import CheckBox
from ui.kit.i18n import Words, say
from ui.kit.labels import Label
from ui.kit.layout import column, holder
from ui.kit.theme import theme

MOST_ROWS = 15
"""Lines shown before the list scrolls."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to tick. ``refusal`` greys it and says why."""

    key: Any
    words: Words
    ticked: bool = False
    refusal: Words = ""


Group = tuple[Words, Sequence[Choice]]


class Checklist(QWidget):
    """Lines to tick, in groups; scrolls when they are many."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[Any, CheckBox] = {}
        lines = column(spacing=2)
        count = 0
        for title, choices in groups:
            if say(title):
                lines.addWidget(Label(title, "label", "text_muted"))
                count += 1
            for choice in choices:
                box = CheckBox(choice.words, choice.ticked)
                if choice.refusal:
                    box.setEnabled(False)
                    box.setToolTip(say(choice.refusal))
                    box.setAccessibleDescription(say(choice.refusal))
                self.boxes[choice.key] = box
                lines.addWidget(box)
                count += 1
            lines.addSpacing(theme().px(6))
        lines.addStretch(1)
        inside = holder(lines)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setLayout(column(self._scroll, spacing=0))
        self._count = count
        self.restyle()

    def restyle(self) -> None:
        look = theme()
        line = look.size("control_small") + look.px(2)
        self.setFixedHeight(line * min(self._count, MOST_ROWS) + look.px(14))

    def ticked(self) -> frozenset[Any]:
        """Keys of the ticked lines."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())
