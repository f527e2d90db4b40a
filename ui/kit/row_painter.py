"""Paints the rows of a table: text in one or two lines, pill, pending clock, meter, check mark, grey bars while loading.

The table paints itself in one go. A delegate asked cell by cell spends most of its time on being asked: options, indexes and
saved painter states, a hundred times a frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from ui.kit import icons, paint
from ui.kit.delegates import cell_area, check_rect
from ui.kit.spec import Cell
from ui.kit.table_model import RecordTableModel, RowsModel
from ui.kit.theme import theme

if TYPE_CHECKING:
    from ui.kit.table_view import TableView

PICTURES_KEPT: Final = 600
"""Pills kept as pictures; a list shows a few dozen different ones."""

_BAR_WIDTH, _BAR_HEIGHT = 72, 10


@dataclass(frozen=True, slots=True)
class _Column:
    """A column in sight: its number, its left edge and width, and where its text goes."""

    number: int
    left: int
    width: int
    area_left: int
    area_width: int
    right: bool
    first: bool


class RowPainter:
    """Draws what a :class:`TableView` shows of a :class:`RecordTableModel` or :class:`RowsModel`."""

    def __init__(self, view: TableView) -> None:
        self._view = view

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint ``region`` of the viewport: the ground, then every row that touches it."""
        view, look = self._view, theme()
        exposed = region.boundingRect()
        painter.fillRect(exposed, look.color("surface"))
        model = view.model()
        if not isinstance(model, (RecordTableModel, RowsModel)) or not model.rowCount():
            return
        columns = self._columns(exposed)
        first = view.rowAt(exposed.top())
        if not columns or first < 0:
            return
        selected = {index.row() for index in view.selectionModel().selectedRows()}
        scattered = region.rectCount() > 1
        width, count = view.viewport().width(), model.rowCount()
        top, row = view.rowViewportPosition(first), first
        while row < count and top <= exposed.bottom():
            rect = QRect(0, top, width, view.rowHeight(row))
            if not scattered or region.intersects(rect):
                self._paint_row(painter, model, row, rect, columns, row in selected)
            top += rect.height()
            row += 1

    def _columns(self, exposed: QRect) -> list[_Column]:
        view = self._view
        found = []
        for number, spec in enumerate(view.columns):
            if view.isColumnHidden(number):
                continue
            left, width = view.columnViewportPosition(number), view.columnWidth(number)
            if left > exposed.right() or left + width < exposed.left():
                continue
            first, last = number == view.first_column, number == view.last_column
            area = cell_area(QRect(left, 0, width, 1), first, last, view.checkable)
            found.append(_Column(number, left, width, area.left(), area.width(), spec.right, first))
        return found

    def _paint_row(
        self,
        painter: QPainter,
        model: RecordTableModel | RowsModel,
        row: int,
        rect: QRect,
        columns: list[_Column],
        selected: bool,
    ) -> None:
        view, look = self._view, theme()
        if selected:
            painter.fillRect(rect, look.color("selected"))
            painter.fillRect(QRect(rect.left(), rect.top(), look.px(3), rect.height()), look.color("accent"))
        elif row == view.hovered_row:
            painter.fillRect(rect, look.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.color("rule"))
        if model.cell(row, columns[0].number).loading:
            painter.drawPixmap(rect.topLeft(), self._loading_row(painter, rect, columns))
            return
        top, height = rect.top(), rect.height()
        for column in columns:
            if column.first:
                self._paint_first(painter, model, row, QRect(column.left, top, column.width, height))
            cell = model.cell(row, column.number)
            if cell.pill is not None:
                self._paint_pill(painter, column, top, height, cell)
            elif cell.text or cell.sub or cell.glyph or cell.share is not None or cell.pending:
                self._paint_text(painter, column, top, height, cell)

    def _paint_first(self, painter: QPainter, model: RecordTableModel | RowsModel, row: int, rect: QRect) -> None:
        """What the first cell wears besides its text: the mark for bulk actions and the ring of the keyboard."""
        view = self._view
        if view.checkable and isinstance(model, RecordTableModel):
            box = check_rect(rect)
            checked = Qt.CheckState.Checked if model.is_checked(row) else Qt.CheckState.Unchecked
            painter.drawPixmap(box.topLeft(), self._check(painter, box, checked))
        if row == view.currentIndex().row() and view.hasFocus():
            paint.focus_ring(painter, QRectF(rect.adjusted(theme().px(6), 2, -2, -3)), theme().radius("check"))

    # ------------------------------------------------------------ pictures kept
    @staticmethod
    def _check(painter: QPainter, box: QRectF, state: Qt.CheckState) -> QPixmap:
        cache, ratio = theme().pixmaps, painter.device().devicePixelRatioF()
        key = ("check", state, box.width(), ratio)
        found: QPixmap | None = cache.get(key)
        if found is None:
            found = cache[key] = _blank(box.width(), box.height(), ratio)
            with QPainter(found) as own:
                paint.paint_check(own, QRectF(0, 0, box.width(), box.height()), state)
        return found

    def _loading_row(self, painter: QPainter, rect: QRect, columns: list[_Column]) -> QPixmap:
        """A row on its way: one picture for all of them."""
        look, ratio = theme(), painter.device().devicePixelRatioF()
        key = ("loading", rect.size().toTuple(), tuple(columns), self._view.checkable, ratio)
        found: QPixmap | None = look.pixmaps.get(key)
        if found is not None:
            return found
        found = look.pixmaps[key] = _blank(rect.width(), rect.height(), ratio)
        height = look.px(_BAR_HEIGHT)
        with QPainter(found) as own:
            for column in columns:
                if column.first and self._view.checkable:
                    box = check_rect(QRect(column.left, 0, column.width, rect.height()))
                    paint.paint_check(own, box, Qt.CheckState.Unchecked)
                width = min(column.area_width, look.px(_BAR_WIDTH))
                edge = column.area_left + column.area_width - 1 - width if column.right else column.area_left
                bar = QRectF(edge, (rect.height() - 1) // 2 - height / 2, width, height)
                paint.rounded(own, bar, height / 2, "skeleton")
        return found

    # ------------------------------------------------------------ cells
    @staticmethod
    def _paint_pill(painter: QPainter, column: _Column, top: int, height: int, cell: Cell) -> None:
        assert cell.pill is not None
        words, tone = cell.pill
        look = theme()
        clock = look.size("pill") + look.px(6) if cell.pending else 0
        width = paint.pill_width(words)
        if width > column.area_width:
            words = paint.elided(look.metrics("badge"), words, column.area_width - look.px(31))
            width = paint.pill_width(words)
        left = column.area_left + column.area_width - 1 - width - clock if column.right else column.area_left
        centre = top + height / 2
        picture = _pill(painter, words, tone, cell.glyph)
        painter.drawPixmap(left, round(centre - look.size("pill") / 2), picture)
        if cell.pending and width + clock <= column.area_width + look.px(8):
            paint.paint_pending_clock(painter, left + width + look.px(6), centre)

    @staticmethod
    def _paint_text(painter: QPainter, column: _Column, top: int, height: int, cell: Cell) -> None:
        look = theme()
        left, width, right = column.area_left, column.area_width, column.right
        if cell.glyph or cell.pending:
            middle = top + (height - 1) // 2
            if cell.glyph:
                side = look.px(16)
                box = QRectF(left, round(middle - side / 2 + 0.5), side, side)
                icons.paint_glyph(painter, box, cell.glyph, "text_muted" if cell.ink == "text" else cell.ink)
                left, width = left + look.px(24), width - look.px(24)
            if cell.pending:
                side = look.px(13)
                edge = left if right else left + width - 1 - side
                box = QRectF(edge, round(middle - side / 2 + 0.5), side, side)
                icons.paint_glyph(painter, box, "ri.time-line", "pending")
                left, width = (left + look.px(18) if right else left), width - look.px(18)
        if cell.sub or cell.share is not None:
            block = look.line("body") + (look.line("caption") if cell.sub else look.px(10))
            top += (height - block) // 2
            height = look.line("body")
        role, features = "body_strong" if cell.strong else "body", "codes" if cell.code else "numbers"
        paint.paint_line(painter, left, top, width, height, cell.text, role, cell.ink, features, right)
        if cell.sub:
            below, line = top + height, look.line("caption")
            paint.paint_line(painter, left, below, width, line, cell.sub, "caption", "text_faint", "numbers", right)
        if cell.share is not None:
            track = QRectF(left, top + height + look.px(3), width, look.px(4))
            paint.paint_meter(painter, track, cell.share, "warning" if cell.share < cell.low else "accent")


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    found = QPixmap(round(width * ratio), round(height * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    return found


def _pill(painter: QPainter, words: str, tone: str, glyph: str) -> QPixmap:
    look, ratio = theme(), painter.device().devicePixelRatioF()
    key = ("pill", words, tone, glyph, ratio)
    found: QPixmap | None = look.pixmaps.get(key)
    if found is not None:
        return found
    if len(look.pixmaps) >= PICTURES_KEPT:
        look.pixmaps.clear()
    height = look.size("pill")
    found = look.pixmaps[key] = _blank(paint.pill_width(words), height, ratio)
    with QPainter(found) as own:
        paint.paint_pill(own, 0, height / 2, words, tone, glyph or None)
    return found
