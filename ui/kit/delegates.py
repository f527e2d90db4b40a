"""What a table tells about its cells: where their parts stand, how wide they would like to be, and the whole text of cut ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.kit.spec import Cell
from ui.kit.table_model import CellRole
from ui.kit.theme import theme

if TYPE_CHECKING:
    from ui.kit.table_view import TableView

EDGE = 16
"""Padding at the outer edges of a table, so its text meets the card title."""
INNER = 12
CHECK_ROOM = 40
"""Room of the check mark before the first column's text."""


def cell_area(rect: QRect, first: bool, last: bool, checkable: bool) -> QRect:
    """Where the text of a cell goes."""
    look = theme()
    left = look.px(EDGE) + (look.px(CHECK_ROOM) if checkable else 0) if first else look.px(INNER)
    return rect.adjusted(left, 0, -look.px(EDGE if last else INNER), 0)


def check_rect(rect: QRect) -> QRectF:
    """Where the check mark of a row or of the head goes."""
    side = theme().px(16)
    return QRectF(rect.left() + theme().px(15), rect.top() + round((rect.height() - side) / 2), side, side)


class CellDelegate(QStyledItemDelegate):
    """Sizes and tooltips; the painting is :class:`ui.kit.row_painter.RowPainter`'s."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = index.data(CellRole)
        width = theme().metrics("body").horizontalAdvance(cell.text) if isinstance(cell, Cell) else 40
        return QSize(width + theme().px(2 * INNER), theme().size("row_compact"))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A tooltip with the whole text where it is cut."""
        cell = index.data(CellRole)
        if not isinstance(cell, Cell):
            return False
        tip = cell.tip
        if not tip:
            first, last = index.column() == self._view.first_column, index.column() == self._view.last_column
            room = cell_area(option.rect, first, last, self._view.checkable).width()
            metrics = theme().metrics("body_strong" if cell.strong else "body")
            if (
                metrics.horizontalAdvance(cell.text) > room
                or theme().metrics("caption").horizontalAdvance(cell.sub) > room
            ):
                tip = "\n".join(part for part in (cell.text, cell.sub) if part)
        QToolTip.showText(event.globalPos(), tip, view)
        return bool(tip)
