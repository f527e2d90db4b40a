"""Rows and columns without ceremony.

Items: a widget, a layout, ``None`` for a stretch, an ``int`` for a gap in design pixels. Spacing and margins are design
pixels too; they follow the zoom when the window is rebuilt or restyled through :func:`rescale`.
"""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ui.kit.theme import theme

NO_LIMIT: Final = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX, which its Python module does not have: no largest width or height."""
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


class Flow(QLayout):
    """Widgets side by side that go on in a new line where the line is full; a widget wider than a line is cut to it.

    What follows :meth:`add_spring` stands at the right as long as everything fits in one line.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._spring: int | None = None

    def add_spring(self) -> None:
        """What is added from now on stands at the right."""
        self._spring = len(self._items)

    # ------------------------------------------------------------ what Qt asks
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # None: no more
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal if self._spring is not None else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return self._with_margins(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return self._with_margins(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    # ------------------------------------------------------------ lines
    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _lines(self, room: int) -> list[list[tuple[int, QLayoutItem]]]:
        lines: list[list[tuple[int, QLayoutItem]]] = []
        used = room + 1
        for index, item in enumerate(self._items):
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if used + self.spacing() + width > room:
                lines.append([])
                used = -self.spacing()
            lines[-1].append((index, item))
            used += self.spacing() + width
        return lines

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        lines = self._lines(area.width())
        heights = [max(item.sizeHint().height() for _, item in line) for line in lines]
        needed = sum(heights) + self.spacing() * max(0, len(lines) - 1)
        y = area.top() + (max(0, area.height() - needed) // 2 if place else 0)
        for line, height in zip(lines, heights, strict=True):
            x = area.left()
            for index, item in line:
                size = item.sizeHint().boundedTo(QSize(area.width(), height))
                if len(lines) == 1 and self._spring is not None and index >= self._spring:
                    x = max(x, area.right() + 1 - self._width_from(self._spring))
                if place:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return margins.top() + needed + margins.bottom()

    def _width_from(self, index: int) -> int:
        shown = [item.sizeHint().width() for item in self._items[index:] if not item.isEmpty()]
        return sum(shown) + self.spacing() * max(0, len(shown) - 1)


def flow(*widgets: QWidget | None, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> Flow:
    """Widgets side by side, in as many lines as they need; what follows ``None`` stands at the right of a single line."""
    layout = Flow()
    px = theme().px
    layout.setContentsMargins(*(px(side) for side in margins))
    layout.setSpacing(px(spacing))
    layout.setProperty("design", (spacing, *margins))
    for widget in widgets:
        if widget is None:
            layout.add_spring()
        else:
            layout.addWidget(widget)
    return layout


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


def release(layout: QLayout) -> None:
    """Take everything out of a layout for another arrangement; the widgets stay.

    ``takeAt`` would leave their old items alive, and Qt never forgets the heights that a second item was asked for.
    """
    while layout.count():
        item = layout.itemAt(0)
        widget = item.widget() if item is not None else None
        if widget is None:
            layout.takeAt(0)
        else:
            layout.removeWidget(widget)


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
