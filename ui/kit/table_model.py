"""Rows of a query, a page at a time: the table never holds more than it shows and a little around it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from shiboken6 import isValid

from tiknet_desktop.storage.records import Page, Record, RecordQuery
from ui.kit.i18n import say
from ui.kit.spec import Cell, ColumnSpec

AnyIndex = QModelIndex | QPersistentModelIndex
LoadPage = Callable[[RecordQuery, int, int], Awaitable[Page]]
Glance = Callable[[RecordQuery, int], Awaitable[Page | None]]
Spawn = Callable[[Coroutine[Any, Any, Any]], Any]

CellRole: Final = int(Qt.ItemDataRole.UserRole)
"""The :class:`Cell` to paint."""
RecordRole: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The :class:`Record` of the row, ``None`` while it is being fetched."""
KeyRole: Final = int(Qt.ItemDataRole.UserRole) + 2

COUNT_AFTER: Final = 0.03
"""Seconds between the first rows of a search and the counting of all: they are painted meanwhile, and who types on saves it."""

PAGE_ROWS: Final = 100
PAGES_KEPT: Final = 24
_LOADING: Final = Cell(loading=True)
_ROW_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _Row:
    """A record and the cells made from it so far."""

    __slots__ = ("cells", "record")

    def __init__(self, record: Record) -> None:
        self.record = record
        self.cells: dict[str, Cell] = {}


class RecordTableModel(QAbstractTableModel):
    """A table over ``records.page(query, offset, limit)``.

    Rows not fetched yet show as grey bars; their page is asked for when they are painted. :meth:`set_query` starts anew;
    :meth:`refresh` reads the pages in view again and keeps scroll position, current row and check marks, all by key.
    """

    loaded = Signal()
    """A page arrived; ``count`` and ``total`` are right."""
    failed = Signal(object)
    """Reading failed; carries the exception."""
    checked_changed = Signal()

    def __init__(
        self,
        load: LoadPage,
        spawn: Spawn,
        columns: Sequence[ColumnSpec],
        *,
        checkable: bool = False,
        glance: Glance | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load, self._spawn, self._glance = load, spawn, glance
        self.columns = tuple(columns)
        self.checkable = checkable
        self.query: RecordQuery | None = None
        self.count = 0
        self.total = 0
        self.counted = True
        """Whether ``count`` is final; rows of a search show before everything that matches is counted."""
        self.ever_loaded = False
        self.checked: dict[str, Record] = {}
        self._pages: OrderedDict[int, list[_Row]] = OrderedDict()
        self._generation = 0
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._fetch_soon = QTimer(self)
        self._fetch_soon.setSingleShot(True)
        self._fetch_soon.setInterval(8)
        self._fetch_soon.timeout.connect(self._fetch_wanted)

    # ------------------------------------------------------------ what to show
    def set_query(self, query: RecordQuery) -> None:
        """Show other rows; the present ones stay until the first page is there."""
        if query == self.query and self.ever_loaded:
            return
        self.query = query
        self._generation += 1
        self._asked.clear()
        self._wanted.clear()
        self._spawn(self._start(query, self._generation))

    async def _start(self, query: RecordQuery, generation: int) -> None:
        if self._glance is not None and self.ever_loaded and query.search:
            early = await self._reading(self._glance(query, PAGE_ROWS), generation)
            if early is not None:
                self._begin(early)
                await asyncio.sleep(COUNT_AFTER)
                if generation != self._generation or not isValid(self):
                    return
                page = await self._read(query, 0, generation)
                if page is not None:
                    self._replace({0: page})
                return
            if generation != self._generation:
                return
        page = await self._read(query, 0, generation)
        if page is not None:
            self._begin(page)

    def _begin(self, page: Page) -> None:
        self.beginResetModel()
        self._pages.clear()
        self._pages[0] = [_Row(record) for record in page.rows]
        self.count, self.total, self.counted = page.count, page.total, page.counted
        self.ever_loaded = True
        self.endResetModel()
        self.loaded.emit()

    async def _read(self, query: RecordQuery, number: int, generation: int) -> Page | None:
        return await self._reading(self._load(query, number * PAGE_ROWS, PAGE_ROWS), generation)

    async def _reading(self, asked: Awaitable[Page | None], generation: int) -> Page | None:
        try:
            page = await asked
        except Exception as error:  # noqa: BLE001 - whatever it was, the pane shows it
            if isValid(self) and generation == self._generation:
                self.failed.emit(error)
            return None
        return page if isValid(self) and generation == self._generation else None

    def refresh(self, visible: tuple[int, int] | None = None) -> None:
        """Read again what is shown, after something changed. ``visible`` is the first and last row in view."""
        if self.query is None:
            return
        first, last = visible or (0, PAGE_ROWS - 1)
        numbers = range(max(0, first) // PAGE_ROWS, max(0, last) // PAGE_ROWS + 1)
        self._generation += 1
        self._asked.clear()
        self._spawn(self._again(self.query, list(numbers), self._generation))

    async def _again(self, query: RecordQuery, numbers: list[int], generation: int) -> None:
        fresh: dict[int, Page] = {}
        for number in numbers:
            page = await self._read(query, number, generation)
            if page is None:
                return
            fresh[number] = page
        self._replace(fresh)

    def _replace(self, fresh: dict[int, Page]) -> None:
        newest = next(reversed(fresh.values()))
        before = self.count
        if newest.count > before:
            self.beginInsertRows(QModelIndex(), before, newest.count - 1)
        elif newest.count < before:
            self.beginRemoveRows(QModelIndex(), newest.count, before - 1)
        self._pages.clear()
        for number, page in fresh.items():
            self._pages[number] = [_Row(record) for record in page.rows]
        self.count, self.total, self.counted = newest.count, newest.total, newest.counted
        if newest.count > before:
            self.endInsertRows()
        elif newest.count < before:
            self.endRemoveRows()
        for page in fresh.values():
            for record in page.rows:
                if record.key in self.checked:
                    self.checked[record.key] = record
        if self.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self.count - 1, len(self.columns) - 1))
        self.ever_loaded = True
        self.loaded.emit()

    def forget_cells(self) -> None:
        """Language or currency changed: make the cells again."""
        for rows in self._pages.values():
            for row in rows:
                row.cells.clear()
        if self.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self.count - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # ------------------------------------------------------------ fetching
    def _want(self, number: int) -> None:
        if number not in self._asked:
            if number in self._wanted:
                self._wanted.remove(number)
            self._wanted.append(number)
            if not self._fetch_soon.isActive():
                self._fetch_soon.start()

    def _fetch_wanted(self) -> None:
        # Only the pages painted last matter; those a fast scroll passed by are dropped.
        wanted, self._wanted = self._wanted[-3:], []
        if self.query is None:
            return
        for number in wanted:
            self._asked.add(number)
            self._spawn(self._fetch(self.query, number, self._generation))

    async def _fetch(self, query: RecordQuery, number: int, generation: int) -> None:
        page = await self._read(query, number, generation)
        if page is None:
            return
        self._asked.discard(number)
        if page.count != self.count:
            self._replace({number: page})
            return
        self._pages[number] = [_Row(record) for record in page.rows]
        self._pages.move_to_end(number)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        if page.rows:
            top = number * PAGE_ROWS
            self.dataChanged.emit(
                self.index(top, 0), self.index(min(self.count, top + len(page.rows)) - 1, len(self.columns) - 1)
            )
        self.loaded.emit()

    def _row(self, row: int) -> _Row | None:
        number, place = divmod(row, PAGE_ROWS)
        rows = self._pages.get(number)
        if rows is None or place >= len(rows):
            return None
        return rows[place]

    def record(self, row: int) -> Record | None:
        """The record of a row, ``None`` while it is being fetched."""
        found = self._row(row)
        return found.record if found else None

    def row_of(self, key: str) -> int:
        """The row of a key among the pages in memory, −1 when it is not there."""
        for number, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.record.key == key:
                    return number * PAGE_ROWS + place
        return -1

    # ------------------------------------------------------------ check marks
    def set_checked(self, row: int, on: bool) -> None:
        """Mark a row for bulk actions."""
        record = self.record(row)
        if record is None or (record.key in self.checked) == on:
            return
        if on:
            self.checked[record.key] = record
        else:
            del self.checked[record.key]
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        self.checked_changed.emit()

    def is_checked(self, row: int) -> bool:
        """Whether a row is marked."""
        record = self.record(row)
        return record is not None and record.key in self.checked

    def check_records(self, records: Sequence[Record]) -> None:
        """Mark exactly these."""
        self.checked = {record.key: record for record in records}
        if self.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self.count - 1, len(self.columns) - 1))
        self.checked_changed.emit()

    # ------------------------------------------------------------ Qt
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _ROW_FLAGS

    def cell(self, row: int, column: int) -> Cell:
        """What to paint; asks for the page when it is not in memory."""
        found = self._row(row)
        if found is None:
            self._want(row // PAGE_ROWS)
            return _LOADING
        spec = self.columns[column]
        made = found.cells.get(spec.key)
        if made is None:
            made = found.cells[spec.key] = spec.content(found.record)
        return made

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= self.count:
            return None
        if role == CellRole:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            found = self._row(index.row())
            if found is None:
                return ""
            return self.cell(index.row(), index.column()).spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.cell(index.row(), index.column()).tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[index.column()])
        if role == RecordRole:
            return self.record(index.row())
        if role == KeyRole:
            record = self.record(index.row())
            return record.key if record else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return say(self.columns[section].title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None


class RowsModel(QAbstractTableModel):
    """A short list kept in memory (latest sales, routers of a card): ``show(rows)`` replaces it.

    ``columns`` are :class:`ColumnSpec`; their ``cell`` gets whatever the rows are.
    """

    def __init__(self, columns: Sequence[ColumnSpec], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []

    def cell(self, row: int, column: int) -> Cell:
        """What to paint."""
        return self.columns[column].content(self.rows[row])

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        spec = self.columns[index.column()]
        if role == CellRole:
            return spec.content(self.rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spec.content(self.rows[index.row()]).spoken()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(spec)
        if role == RecordRole:
            return self.rows[index.row()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return say(self.columns[section].title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None


def _alignment(spec: ColumnSpec) -> int:
    return _RIGHT if spec.right else _LEFT
