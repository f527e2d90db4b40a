"""Rows and columns without ceremony.

Items: a widget, a layout, ``None`` for a stretch, an ``int`` for a gap in design pixels. Spacing and margins are design
pixels too; they follow the zoom when the window is rebuilt or restyled through :func:`rescale`.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.kit.theme import theme

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
_Box = TypeVar("_Box", bound=QBoxLayout)


def _fill(layout: _Box, items: tuple[Item, ...], spacing: int, margins: Margins) -> _Box:
    px = theme().px
    layout.setContentsMargins(*(px(side) for side in margins))
    layout.setSpacing(px(spacing))
    layout.setProperty("design", (spacing, *margins))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(px(item))
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


def row(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items side by side."""
    return _fill(QHBoxLayout(), items, spacing, margins)


def column(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items one under the other."""
    return _fill(QVBoxLayout(), items, spacing, margins)


def holder(layout: QLayout, box: str = "") -> QWidget:
    """A plain widget around a layout; ``box`` names its look in the style sheet."""
    widget = QWidget()
    if box:
        widget.setProperty("box", box)
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
            continue
        inner = item.layout()
        if inner is not None:
            clear(inner)
            inner.deleteLater()


def rescale(widget: QWidget) -> None:
    """Give the layouts below ``widget`` their design spacing at the present zoom."""
    px = theme().px
    for layout in widget.findChildren(QLayout):
        design = layout.property("design")
        if design is not None:
            spacing, left, top, right, bottom = design
            layout.setContentsMargins(px(left), px(top), px(right), px(bottom))
            layout.setSpacing(px(spacing))
            layout.invalidate()
