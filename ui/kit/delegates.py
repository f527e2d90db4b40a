"""Paints whole table cells: text in one or two lines, pill, pending clock, meter, check mark, grey bars while loading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.kit import icons, paint
from ui.kit.spec import Cell
from ui.kit.table_model import CellRole, RecordTableModel, RowsModel
from ui.kit.theme import theme

if TYPE_CHECKING:
    from ui.kit.table_view import TableView

_SELECTED = QStyle.StateFlag.State_Selected

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
    """One drawing routine for every cell of every table: no style sheet cost, cached pictures."""

    hovered_row = -1

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = index.data(CellRole)
        width = theme().metrics("body").horizontalAdvance(cell.text) if isinstance(cell, Cell) else 40
        return QSize(width + theme().px(2 * INNER), theme().size("row_compact"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect = option.rect
        view = self._view
        column, row = index.column(), index.row()
        first, last = column == view.first_column, column == view.last_column
        model = index.model()
        assert isinstance(model, (RecordTableModel, RowsModel))
        cell = model.cell(row, column)
        right = view.columns[column].right
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(rect, look.color("selected"))
            if first:
                painter.fillRect(QRect(rect.left(), rect.top(), look.px(3), rect.height()), look.color("accent"))
        elif row == self.hovered_row:
            painter.fillRect(rect, look.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.color("rule"))
        if first and view.checkable and isinstance(model, RecordTableModel):
            state = Qt.CheckState.Checked if model.is_checked(row) else Qt.CheckState.Unchecked
            paint.paint_check(painter, check_rect(rect), state)
        area = cell_area(rect, first, last, view.checkable)
        if cell.loading:
            self._paint_bars(painter, area, right)
        elif cell.pill is not None:
            self._paint_pill(painter, area, cell, right)
        else:
            self._paint_text(painter, area, cell, right)
        if first and row == view.currentIndex().row() and view.hasFocus():
            self._paint_focus(painter, rect)
        painter.restore()

    @staticmethod
    def _paint_focus(painter: QPainter, rect: QRect) -> None:
        paint.focus_ring(painter, QRectF(rect.adjusted(theme().px(6), 2, -2, -3)), theme().radius("check"))

    @staticmethod
    def _paint_bars(painter: QPainter, area: QRect, right: bool) -> None:
        look = theme()
        width = min(area.width(), look.px(72))
        height = look.px(10)
        left = area.right() - width if right else area.left()
        paint.rounded(painter, QRectF(left, area.center().y() - height / 2, width, height), height / 2, "skeleton")

    @staticmethod
    def _paint_pill(painter: QPainter, area: QRect, cell: Cell, right: bool) -> None:
        assert cell.pill is not None
        words, tone = cell.pill
        look = theme()
        clock = look.size("pill") + look.px(6) if cell.pending else 0
        width = paint.pill_width(words)
        if width > area.width():
            words = paint.elided(look.metrics("badge"), words, area.width() - look.px(31))
            width = paint.pill_width(words)
        left = area.right() - width - clock if right else area.left()
        centre = area.top() + area.height() / 2
        paint.paint_pill(painter, left, centre, words, tone, cell.glyph or None)
        if cell.pending and width + clock <= area.width() + look.px(8):
            paint.paint_pending_clock(painter, left + width + look.px(6), centre)

    @staticmethod
    def _paint_text(painter: QPainter, area: QRect, cell: Cell, right: bool) -> None:
        look = theme()
        if cell.glyph:
            side = look.px(16)
            box = QRectF(area.left(), round(area.center().y() - side / 2 + 0.5), side, side)
            icons.paint_glyph(painter, box, cell.glyph, "text_muted" if cell.ink == "text" else cell.ink)
            area = area.adjusted(look.px(24), 0, 0, 0)
        if cell.pending:
            side = look.px(13)
            left = area.left() if right else area.right() - side
            box = QRectF(left, round(area.center().y() - side / 2 + 0.5), side, side)
            icons.paint_glyph(painter, box, "ri.time-line", "pending")
            area = area.adjusted(look.px(18), 0, 0, 0) if right else area.adjusted(0, 0, -look.px(18), 0)
        top, height = area.top(), area.height()
        if cell.sub or cell.share is not None:
            block = look.line("body") + (look.line("caption") if cell.sub else look.px(10))
            top += (height - block) // 2
            height = look.line("body")
        role, features = "body_strong" if cell.strong else "body", "codes" if cell.code else "numbers"
        paint.paint_line(painter, area.left(), top, area.width(), height, cell.text, role, cell.ink, features, right)
        if cell.sub:
            paint.paint_line(
                painter,
                area.left(),
                top + height,
                area.width(),
                look.line("caption"),
                cell.sub,
                "caption",
                "text_faint",
                "numbers",
                right,
            )
        if cell.share is not None:
            track = QRectF(area.left(), top + height + look.px(3), area.width(), look.px(4))
            paint.paint_meter(painter, track, cell.share, "warning" if cell.share < cell.low else "accent")

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
