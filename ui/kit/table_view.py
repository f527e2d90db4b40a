"""The one table: fixed rows, hover, selection bar, check marks, painted head with sort arrows, remembered columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.kit import icons, paint
from ui.kit.delegates import CellDelegate, cell_area, check_rect
from ui.kit.i18n import Words, say
from ui.kit.row_painter import RowPainter
from ui.kit.spec import ColumnSpec
from ui.kit.table_model import AnyIndex, RecordTableModel
from ui.kit.theme import theme

STRETCH_MINIMUM = 150
COLUMN_MINIMUM = 48


class Header(QHeaderView):
    """Own painting: sentence case, muted, aligned with its column; the sorted one in full ink with an arrow."""

    check_pressed = Signal()

    def __init__(self, view: TableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.sorted_by = ""
        self.descending = False
        self._hover = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(theme().px(COLUMN_MINIMUM))
        self.sectionEntered.connect(self._entered)

    def _entered(self, section: int) -> None:
        self._hover = section
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.viewport().update()
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().size("table_header"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._view.checkable and check_rect(QRect(0, 0, 1, self.height())).adjusted(-8, -8, 8, 8).contains(
            event.position()
        ):
            self.check_pressed.emit()
            return
        super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme()
        columns = self._view.columns
        if section >= len(columns):
            return
        spec = columns[section]
        first, last = section == self._view.first_column, section == self._view.last_column
        painter.save()
        painter.setPen(look.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if first and self._view.checkable:
            paint.paint_check(painter, check_rect(rect), self._view.head_state())
        area = cell_area(rect, first, last, self._view.checkable)
        on = bool(spec.sort) and spec.sort == self.sorted_by
        title = say(spec.title)
        metrics = look.metrics("label")
        arrow = look.px(14)
        room = area.width() - (arrow + look.px(4) if on else 0)
        shown = paint.elided(metrics, title, room)
        width = metrics.horizontalAdvance(shown)
        painter.setFont(look.font("label"))
        painter.setPen(look.color("text" if on or (section == self._hover and spec.sort) else "text_muted"))
        left = area.right() + 1 - width if spec.right else area.left()
        painter.drawText(QRect(left, area.top(), width + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        if on:
            x = left - arrow - look.px(4) if spec.right else left + width + look.px(4)
            box = QRectF(x, round(area.center().y() - arrow / 2 + 0.5), arrow, arrow)
            icons.paint_glyph(painter, box, "ri.arrow-down-line" if self.descending else "ri.arrow-up-line", "text")
        painter.restore()


class TableView(QTableView):
    """A table over a :class:`RecordTableModel` or any model that answers ``CellRole``.

    One row is current (it drives the drawer); marks for bulk actions are apart: Space, Ctrl+click, Shift+click, Ctrl+A.
    """

    sort_requested = Signal(str, bool)
    row_activated = Signal(int)
    current_row_changed = Signal(int)
    menu_requested = Signal(QPoint)
    widths_changed = Signal()
    check_all_requested = Signal()

    def __init__(
        self,
        columns: Sequence[ColumnSpec],
        *,
        row: str = "row_compact",
        checkable: bool = False,
        name: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.checkable = checkable
        self.first_column = 0
        self.last_column = len(self.columns) - 1
        self._row_token, self._name = row, name
        self._widths: dict[str, int] = {}
        self._chosen: set[str] = {column.key for column in self.columns if not column.optional}
        self._anchor = -1
        self._laying_out = False
        self.head = Header(self)
        self.setHorizontalHeader(self.head)
        self.hovered_row = -1
        self._rows = RowPainter(self)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        # An opaque viewport is moved when it scrolls, and only the rows that come into sight are painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.head.sectionClicked.connect(self._sort_by)
        self.head.sectionResized.connect(self._section_resized)
        self.head.check_pressed.connect(self._head_check)
        self.customContextMenuRequested.connect(self.menu_requested)
        self.doubleClicked.connect(lambda index: self.row_activated.emit(index.row()))
        self.retranslate()
        self.restyle()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self.selectionModel().currentRowChanged.connect(lambda now, _: self.current_row_changed.emit(now.row()))
            if isinstance(model, RecordTableModel):
                model.checked_changed.connect(self.head.viewport().update)
            model.modelReset.connect(self.lay_out_columns)
        self.lay_out_columns()

    # ------------------------------------------------------------ look
    def restyle(self) -> None:
        height = theme().size(self._row_token)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
        self.head.setFixedHeight(theme().size("table_header"))
        self.lay_out_columns()

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._name))
        model = self.model()
        if isinstance(model, RecordTableModel):
            model.forget_cells()
        self.head.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().size("table_header") + 2 * theme().size(self._row_token))

    # ------------------------------------------------------------ columns
    def chosen_columns(self) -> set[str]:
        """Keys of the columns the person wants to see."""
        return set(self._chosen)

    def choose_columns(self, keys: set[str]) -> None:
        """Show these columns (as far as there is room)."""
        self._chosen = keys & {column.key for column in self.columns}
        self.lay_out_columns()
        self.widths_changed.emit()

    def remembered(self) -> dict[str, object]:
        """What to keep in the settings: chosen columns and widths in design pixels."""
        return {"columns": sorted(self._chosen), "widths": dict(self._widths)}

    def remember(self, kept: Mapping[str, object]) -> None:
        """Restore what :meth:`remembered` gave; unknown columns are ignored."""
        known = {column.key for column in self.columns}
        columns, widths = kept.get("columns"), kept.get("widths")
        if isinstance(columns, list) and set(columns) & known:
            self._chosen = set(columns) & known
        if isinstance(widths, Mapping):
            self._widths = {key: int(value) for key, value in widths.items() if key in known and isinstance(value, int)}
        self.lay_out_columns()

    def lay_out_columns(self) -> None:
        """Fit the columns into the width: the stretching one takes what is left, the least important go first."""
        if self.model() is None or self._laying_out or not self.columns:
            return
        self._laying_out = True
        look = theme()
        room = self.viewport().width()
        shown = [index for index, column in enumerate(self.columns) if column.key in self._chosen] or [0]
        stretch = next((index for index in shown if self.columns[index].width == 0), shown[-1])

        def left_over(indexes: list[int]) -> int:
            return room - sum(self._width(index) for index in indexes if index != stretch)

        while left_over(shown) < look.px(STRETCH_MINIMUM) and len(shown) > 1:
            candidates = [index for index in shown if index != stretch and self.columns[index].priority > 0]
            if not candidates:
                break
            shown.remove(max(candidates, key=lambda index: (self.columns[index].priority, index)))
        self.first_column, self.last_column = shown[0], shown[-1]
        for index in range(len(self.columns)):
            self.setColumnHidden(index, index not in shown)
            if index in shown:
                self.setColumnWidth(
                    index, max(look.px(60), left_over(shown)) if index == stretch else self._width(index)
                )
        self._laying_out = False
        self.viewport().update()

    def _width(self, index: int) -> int:
        spec = self.columns[index]
        return theme().px(self._widths.get(spec.key, spec.width or 160))

    def _section_resized(self, section: int, before: int, now: int) -> None:
        if self._laying_out or section >= len(self.columns) or self.columns[section].width == 0:
            return
        self._widths[self.columns[section].key] = max(COLUMN_MINIMUM, round(now / theme().zoom))
        self.lay_out_columns()
        self.widths_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._rows.paint(painter, event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out_columns()

    # ------------------------------------------------------------ sorting
    def show_sort(self, field: str, descending: bool) -> None:
        """Draw the arrow there."""
        self.head.sorted_by, self.head.descending = field, descending
        self.head.viewport().update()

    def _sort_by(self, section: int) -> None:
        field = self.columns[section].sort
        if field:
            descending = not self.head.descending if field == self.head.sorted_by else False
            self.show_sort(field, descending)
            self.sort_requested.emit(field, descending)

    # ------------------------------------------------------------ check marks
    def head_state(self) -> Qt.CheckState:
        """What the mark in the head shows."""
        model = self.model()
        if not isinstance(model, RecordTableModel) or not model.checked:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if len(model.checked) >= model.count else Qt.CheckState.PartiallyChecked

    def _head_check(self) -> None:
        model = self.model()
        if isinstance(model, RecordTableModel) and model.checked:
            model.check_records(())
        else:
            self.check_all_requested.emit()

    def _toggle(self, row: int) -> None:
        model = self.model()
        if isinstance(model, RecordTableModel) and self.checkable and row >= 0:
            model.set_checked(row, not model.is_checked(row))
            self._anchor = row

    def _check_range(self, row: int) -> None:
        model = self.model()
        if isinstance(model, RecordTableModel) and self.checkable:
            start = self._anchor if self._anchor >= 0 else self.currentIndex().row()
            for each in range(min(start, row), max(start, row) + 1):
                model.set_checked(each, True)

    # ------------------------------------------------------------ pointer and keys
    def visible_rows(self) -> tuple[int, int]:
        """First and last row in view."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return max(0, first), last if last >= 0 else max(0, self.model().rowCount() - 1 if self.model() else 0)

    def go_to_row(self, row: int) -> None:
        """Make a row current and bring it into view."""
        if self.model() is not None and 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, self.first_column))
            self.selectRow(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.checkable and event.button() == Qt.MouseButton.LeftButton:
            rect = self.visualRect(index)
            on_mark = index.column() == self.first_column and check_rect(rect).adjusted(-8, -10, 8, 10).contains(
                event.position()
            )
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._check_range(index.row())
                return
            if on_mark or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._toggle(index.row())
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        before = self.hovered_row
        if row == before:
            return
        self.hovered_row = row
        for changed in (before, row):
            if changed >= 0:
                top = self.rowViewportPosition(changed)
                self.viewport().update(QRect(0, top, self.viewport().width(), self.rowHeight(changed)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.checkable:
            self.check_all_requested.emit()
        elif key == Qt.Key.Key_Space and self.checkable:
            self._toggle(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.row_activated.emit(row)
        elif (
            key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            and self.checkable
        ):
            self._check_range(row)
            self.go_to_row(row + (1 if key == Qt.Key.Key_Down else -1))
            self._check_range(self.currentIndex().row())
        elif key == Qt.Key.Key_Menu:
            self.menu_requested.emit(self.visualRect(self.currentIndex()).bottomLeft())
        elif key == Qt.Key.Key_Home:
            self.go_to_row(0)
        elif key == Qt.Key.Key_End and self.model() is not None:
            self.go_to_row(self.model().rowCount() - 1)
        elif len(event.text()) == 1 and event.text().isprintable() and not event.modifiers():
            event.ignore()  # typing goes to the search field of the pane
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Off: typing belongs to the search field."""

    def copy_rows(self) -> None:
        """Put the marked rows, or the current one, on the clipboard as tab-separated text."""
        model = self.model()
        if model is None:
            return
        columns = [index for index in range(len(self.columns)) if not self.isColumnHidden(index)]
        if isinstance(model, RecordTableModel) and model.checked:
            lines = [
                [str(self.columns[index].exported(record) or "") for index in columns]
                for record in model.checked.values()
            ]
        else:
            row = self.currentIndex().row()
            lines = [[str(model.index(row, index).data() or "") for index in columns]] if row >= 0 else []
        if lines:
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def scroll_to_top(self) -> None:
        """Show the first row."""
        self.scrollToTop()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
