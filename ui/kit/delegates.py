"""Paints whole table cells: text in one or two lines, pill, pending clock, meter, check mark, grey bars while loading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.kit import icons, paint
from ui.kit.spec import Cell
from ui.kit.table_model import CellRole, RecordTableModel
from ui.kit.theme import theme

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

    def __init__(self, view: QAbstractItemView) -> None:
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
        model = index.model()
        checkable = isinstance(model, RecordTableModel) and model.checkable
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        column, row = index.column(), index.row()
        first, last = self._edges(column)
        cell = index.data(CellRole)
        if not isinstance(cell, Cell):
            cell = Cell(str(index.data() or ""))
        right = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight))
        painter.save()
        if selected:
            painter.fillRect(rect, look.color("selected"))
            if first:
                painter.fillRect(QRect(rect.left(), rect.top(), look.px(3), rect.height()), look.color("accent"))
        elif row == self.hovered_row:
            painter.fillRect(rect, look.color("hover"))
        painter.setPen(look.color("rule"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if first and checkable and isinstance(model, RecordTableModel):
            state = Qt.CheckState.Checked if model.is_checked(row) else Qt.CheckState.Unchecked
            paint.paint_check(painter, check_rect(rect), state)
        area = cell_area(rect, first, last, checkable)
        if cell.loading:
            self._paint_bars(painter, area, right)
        elif cell.pill is not None:
            self._paint_pill(painter, area, cell, right)
        else:
            self._paint_text(painter, area, cell, right)
        if first and row == self._view.currentIndex().row() and self._view.hasFocus():
            self._paint_focus(painter, rect)
        painter.restore()

    def _edges(self, column: int) -> tuple[bool, bool]:
        from ui.kit.table_view import TableView

        if isinstance(self._view, TableView):
            return column == self._view.first_column, column == self._view.last_column
        return column == 0, False

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
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter
        if cell.glyph:
            side = look.px(16)
            icons.paint_glyph(
                painter,
                QRectF(area.left(), round(area.center().y() - side / 2 + 0.5), side, side),
                cell.glyph,
                "text_muted" if cell.ink == "text" else cell.ink,
            )
            area = area.adjusted(look.px(24), 0, 0, 0)
        if cell.pending:
            side = look.px(13)
            left = area.left() if right else area.right() - side
            icons.paint_glyph(
                painter, QRectF(left, round(area.center().y() - side / 2 + 0.5), side, side), "ri.time-line", "pending"
            )
            area = area.adjusted(look.px(18), 0, 0, 0) if right else area.adjusted(0, 0, -look.px(18), 0)
        role = "body_strong" if cell.strong else "body"
        features = "codes" if cell.code else "numbers"
        metrics = look.metrics(role, features)
        painter.setFont(look.font(role, features))
        painter.setPen(look.color(cell.ink))
        two = bool(cell.sub) or cell.share is not None
        top = area
        if two:
            height = look.line("body") + (look.line("caption") if cell.sub else look.px(10))
            start = area.top() + (area.height() - height) // 2
            top = QRect(area.left(), start, area.width(), look.line("body"))
        painter.drawText(top, align | middle, paint.elided(metrics, cell.text, area.width()))
        if cell.sub:
            painter.setFont(look.font("caption"))
            painter.setPen(look.color("text_faint"))
            low = QRect(area.left(), top.bottom(), area.width(), look.line("caption"))
            painter.drawText(low, align | middle, paint.elided(look.metrics("caption"), cell.sub, area.width()))
        if cell.share is not None:
            track = QRectF(area.left(), top.bottom() + look.px(4), area.width(), look.px(4))
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
            first, last = self._edges(index.column())
            model = index.model()
            room = cell_area(option.rect, first, last, isinstance(model, RecordTableModel) and model.checkable).width()
            metrics = theme().metrics("body_strong" if cell.strong else "body")
            if (
                metrics.horizontalAdvance(cell.text) > room
                or theme().metrics("caption").horizontalAdvance(cell.sub) > room
            ):
                tip = "\n".join(part for part in (cell.text, cell.sub) if part)
        QToolTip.showText(event.globalPos(), tip, view)
        return bool(tip)
