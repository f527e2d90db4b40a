"""The paged table over memory and over a real SQLite file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from tests.ui.sample_pane import sample_spec
from tests.ui.sample_services import SampleServices, customers
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.storage import cache
from tiknet_desktop.storage.records import Filter, Page, Record, RecordQuery, Sort
from tiknet_desktop.storage.store import Store
from ui.kit.delegates import check_rect
from ui.kit.spec import Cell
from ui.kit.table_model import PAGE_ROWS, PAGES_KEPT, CellRole, KeyRole, RecordTableModel, RowsModel
from ui.kit.table_view import TableView

QUERY = RecordQuery("customers", sort=(Sort("expires_at"),))


def model_of(shop: SampleServices, checkable: bool = True) -> RecordTableModel:
    columns = sample_spec([]).columns
    return RecordTableModel(
        shop.records.page, lambda work: shop.tasks.spawn(work, name="page"), columns, checkable=checkable
    )


@pytest.fixture
def view(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> Iterator[TableView]:
    model = model_of(shop)
    table = TableView(model.columns, row="row_comfortable", checkable=True, name="Clients")
    qtbot.addWidget(table)
    model.setParent(table)
    table.setModel(model)
    table.resize(1000, 500)
    table.show()
    model.set_query(QUERY)
    run(until(lambda: model.ever_loaded))
    yield table


def model(view: TableView) -> RecordTableModel:
    found = view.model()
    assert isinstance(found, RecordTableModel)
    return found


def test_the_model_keeps_the_rules_of_qt(shop: SampleServices, run: Run[Any], qtmodeltester: ModelTester) -> None:
    tested = model_of(shop)
    tested.set_query(QUERY)
    run(until(lambda: tested.ever_loaded))
    qtmodeltester.check(tested)
    shop.records.rows["customers"] = customers(40)
    tested.refresh((0, 20))
    run(until(lambda: tested.count == 40))
    shop.records.rows["customers"] = customers(90)
    tested.refresh((0, 20))
    run(until(lambda: tested.count == 90))
    qtmodeltester.check(tested)


def test_a_short_list_keeps_the_rules_of_qt(dressed: QApplication, qtmodeltester: ModelTester) -> None:
    short = RowsModel(sample_spec([]).columns)
    short.show(customers(5))
    qtmodeltester.check(short)
    assert short.index(0, 0).data() == "Afi Dossou, +228 90 000000"


def test_only_pages_in_view_are_read(view: TableView, shop: SampleServices, run: Run[Any]) -> None:
    assert model(view).count == 1284
    assert {offset for _, offset, _ in shop.records.asked} == {0}
    view.scrollToBottom()
    view.viewport().repaint()
    run(until(lambda: model(view).record(1283) is not None))
    assert {offset for _, offset, _ in shop.records.asked} == {0, 1200}
    assert model(view).record(640) is None


def test_rows_on_their_way_show_as_grey_bars(view: TableView) -> None:
    cell = model(view).index(900, 0).data(CellRole)
    assert isinstance(cell, Cell)
    assert cell.loading
    assert model(view).index(900, 0).data() == ""


def test_rows_of_a_search_show_before_they_are_counted(shop: SampleServices, run: Run[Any]) -> None:
    found = customers(PAGE_ROWS)
    counting = asyncio.Event()

    async def glance(_query: RecordQuery, limit: int) -> Page:
        return Page(tuple(found[:limit]), limit, 1284, 0, counted=False)

    async def load(query: RecordQuery, offset: int, limit: int) -> Page:
        if query.search:
            await counting.wait()
        return Page(tuple(found), 300 if query.search else 1284, 1284, 0)

    typed = RecordTableModel(
        load, lambda work: shop.tasks.spawn(work, name="page"), sample_spec([]).columns, glance=glance
    )
    typed.set_query(QUERY)
    run(until(lambda: typed.ever_loaded))
    assert (typed.count, typed.counted) == (1284, True)
    typed.set_query(replace(QUERY, search="a"))
    run(until(lambda: not typed.counted))
    assert typed.count == PAGE_ROWS
    assert typed.record(0) is not None
    counting.set()
    run(until(lambda: typed.counted))
    assert typed.count == 300


def test_pages_far_from_view_are_forgotten(shop: SampleServices, run: Run[Any]) -> None:
    shop.records.rows["customers"] = customers(PAGE_ROWS * (PAGES_KEPT + 6))
    far = model_of(shop)
    far.set_query(QUERY)
    run(until(lambda: far.ever_loaded))
    for number in range(1, PAGES_KEPT + 6):
        far.cell(number * PAGE_ROWS, 0)
        run(until(lambda number=number: far.record(number * PAGE_ROWS) is not None))
    assert far.record(0) is None
    assert far.record((PAGES_KEPT + 5) * PAGE_ROWS) is not None


def test_a_refresh_keeps_scroll_place_marks_and_current_row(
    view: TableView, shop: SampleServices, run: Run[Any]
) -> None:
    view.go_to_row(40)
    view.verticalScrollBar().setValue(1500)
    model(view).set_checked(41, True)
    key = view.currentIndex().data(KeyRole)
    place = view.verticalScrollBar().value()
    pages = len(shop.records.asked)
    shop.records.rows["customers"] = [
        *customers(1284),
        *[Record("customers", "new", {**customers(1)[0].values, "expires_at": customers(1284)[-1]["expires_at"]})],
    ]
    model(view).refresh(view.visible_rows())
    run(until(lambda: model(view).count == 1285))
    assert len(shop.records.asked) == pages + 1
    assert view.verticalScrollBar().value() == place
    assert view.currentIndex().data(KeyRole) == key
    assert model(view).is_checked(41)


def test_the_newest_search_wins(shop: SampleServices, run: Run[Any]) -> None:
    racing = model_of(shop)
    for words in ("afi", "koffi", "yao"):
        racing.set_query(RecordQuery("customers", search=words, sort=(Sort("expires_at"),)))
    run(until(lambda: racing.ever_loaded))
    assert {racing.record(row)["first_name"] for row in range(3)} == {"Yao"}  # type: ignore[index]


def test_a_failure_is_told_and_the_rows_stay(view: TableView, shop: SampleServices, run: Run[Any]) -> None:
    told: list[BaseException] = []
    model(view).failed.connect(told.append)
    shop.records.failure = OSError("disk")
    model(view).refresh()
    run(until(lambda: bool(told)))
    assert model(view).record(0) is not None


def test_a_click_on_the_head_sorts_and_turns_around(view: TableView, qtbot: QtBot) -> None:
    column = next(index for index, spec in enumerate(view.columns) if spec.key == "price")
    where = QPoint(view.head.sectionViewportPosition(column) + 20, 10)
    with qtbot.waitSignal(view.sort_requested) as told:
        qtbot.mouseClick(view.head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["price", False]
    with qtbot.waitSignal(view.sort_requested) as told:
        qtbot.mouseClick(view.head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["price", True]


def test_rows_are_marked_from_keyboard_and_pointer(view: TableView, qtbot: QtBot) -> None:
    view.go_to_row(1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert list(model(view).checked) == ["k000001"]
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert list(model(view).checked) == ["k000001", "k000002"]
    mark = check_rect(view.visualRect(model(view).index(5, 0))).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert "k000005" in model(view).checked
    assert view.head_state() == Qt.CheckState.PartiallyChecked


def test_the_least_important_columns_go_first_when_room_is_short(view: TableView) -> None:
    def shown() -> list[str]:
        return [spec.key for index, spec in enumerate(view.columns) if not view.isColumnHidden(index)]

    assert shown() == ["name", "plan_name", "state", "expires_at", "price"]
    view.resize(520, 500)
    view.lay_out_columns()
    assert shown() == ["name", "state", "expires_at"]
    assert (
        sum(view.columnWidth(index) for index in range(len(view.columns)) if not view.isColumnHidden(index))
        == view.viewport().width()
    )
    assert view.columns[view.last_column].key == "expires_at"


def test_columns_and_widths_are_remembered(view: TableView) -> None:
    view.choose_columns({"name", "username", "price"})
    view.setColumnWidth(4, 150)
    kept = view.remembered()
    assert kept == {"columns": ["name", "price", "username"], "widths": {"price": 150}}
    view.choose_columns({"name"})
    view.remember({**kept, "widths": {"price": 150, "gone": 3}})
    assert view.remembered() == kept


def test_a_row_is_copied_as_it_reads(view: TableView, qtbot: QtBot) -> None:
    view.go_to_row(0)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t")[:3] == ["Afi Dossou, +228 90 000000", "Semaine", "Actif"]


def test_pages_come_from_a_real_file(
    qt_loop: asyncio.AbstractEventLoop, run: Run[Any], tmp_path: Path, qtbot: QtBot
) -> None:
    executors = Executors()
    store = Store(tmp_path / "shop.sqlite", executors)
    rows = [
        {
            "id": number,
            "username": f"C{number}",
            "first_name": f"Afi {number:04d}",
            "last_name": "Dossou",
            "phone": f"+228 {number}",
        }
        for number in range(350)
    ]
    failures: list[BaseException] = []

    async def read() -> tuple[int, str, int]:
        await store.open()
        await store.write(cache.apply_rows, "customers", rows)
        paged = RecordTableModel(store.page, qt_loop.create_task, sample_spec([]).columns)
        paged.failed.connect(failures.append)
        paged.set_query(RecordQuery("customers", sort=(Sort("first_name", descending=True),)))
        await until(lambda: paged.ever_loaded or failures)
        paged.cell(340, 0)
        await until(lambda: paged.record(340) is not None or failures)
        found = paged.record(340)
        assert found is not None
        paged.set_query(RecordQuery("customers", search="afi 0007", filters=(Filter("last_name", "eq", "Dossou"),)))
        await until(lambda: paged.count == 1 or failures)
        return paged.total, found["first_name"], paged.count

    try:
        assert run(read()) == (350, "Afi 0009", 1)
        assert failures == []
    finally:
        run(store.close())
        executors.close()
