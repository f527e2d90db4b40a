"""A list pane made from data: search, filters, marks, drawer, export, every state."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from tests.ui.sample_pane import sample_spec
from tests.ui.sample_services import SampleServices
from tiknet_desktop.runtime.changebus import ChangeSet
from ui.kit.buttons import Button
from ui.kit.containers import Banner
from ui.kit.context import PaneContext
from ui.kit.i18n import set_language
from ui.kit.pane import ResourcePane
from ui.kit.states import Skeleton, StateView
from ui.kit.theme import theme

Done = list[tuple[str, list[str]]]


def open_pane(shop: SampleServices, qtbot: QtBot, run: Run[Any], done: Done | None = None) -> ResourcePane:
    pane = ResourcePane(PaneContext(shop), sample_spec([] if done is None else done))
    qtbot.addWidget(pane)
    pane.resize(1158, 700)
    pane.show()
    run(until(lambda: pane.model.ever_loaded and not len(shop.tasks)))
    return pane


def state_of(pane: ResourcePane) -> StateView | None:
    host = pane._host
    return host.state.findChild(StateView) if host.state is not None else None


def test_it_opens_on_its_rows_with_count_and_age(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    pane = open_pane(shop, qtbot, run)
    assert pane.table.isVisible()
    assert pane.count.text() == "1284 customer(s)"
    assert "1\u00a0modification" in pane.truth.text().replace(" ", "\u00a0")
    assert shop.records.asked[0][0].sort[0].field == "expires_at"


def test_search_and_filters_ask_for_other_rows(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    pane = open_pane(shop, qtbot, run)
    qtbot.keyClicks(pane.table, "y")  # typing anywhere searches
    qtbot.keyClicks(pane.filter_bar.search, "ao")
    run(until(lambda: pane.model.count < 1284))
    assert pane.filter_bar.search.text() == "yao"
    pane.set_filter("plan", "week")
    run(until(lambda: shop.records.asked[-1][0].filters != ()))
    chip = pane.filter_bar.chip("plan")
    assert chip is not None
    assert chip.text() == "Forfait\u00a0: semaine"
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    run(until(lambda: shop.records.asked[-1][0].filters == ()))


def test_a_search_without_result_offers_to_show_everything(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    pane = open_pane(shop, qtbot, run)
    pane.filter_bar.search.setText("nobody at all")
    run(until(lambda: state_of(pane) is not None))
    state = state_of(pane)
    assert state is not None
    assert state.button is not None
    assert state.title.text() == "Rien ne correspond"
    state.button.click()
    run(until(lambda: state_of(pane) is None and pane.model.count == 1284))
    assert pane.table.isVisible()


@pytest.mark.parametrize(
    ("freshness", "connection", "title"),
    [
        ("fresh", "online", "Aucun client"),
        ("never", "offline", "Jamais chargé sur cet ordinateur"),
        ("not_offered", "online", "Non offert par ce serveur"),
        ("forbidden", "online", "Réservé à d’autres rôles"),
    ],
)
def test_without_rows_it_says_why(
    shop: SampleServices, qtbot: QtBot, run: Run[Any], freshness: str, connection: str, title: str
) -> None:
    shop.records.rows["customers"] = []
    shop.records.state, shop.records.synced_at = freshness, None
    shop.connectivity.state = connection
    pane = open_pane(shop, qtbot, run)
    run(until(lambda: state_of(pane) is not None))
    state = state_of(pane)
    assert state is not None
    assert state.title.text() == title


def test_first_loading_shows_bars_in_place(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    shop.records.rows["customers"] = []
    shop.records.state, shop.records.synced_at = "never", None
    pane = open_pane(shop, qtbot, run)
    run(until(lambda: pane._host.state is not None))
    assert pane._host.state is not None
    assert pane._host.state.findChild(Skeleton) is not None


def test_a_list_that_cannot_be_read_says_so_and_offers_a_retry(
    shop: SampleServices, qtbot: QtBot, run: Run[Any]
) -> None:
    shop.records.failure = OSError("disk")
    pane = ResourcePane(PaneContext(shop), sample_spec([]))
    qtbot.addWidget(pane)
    pane.show()
    run(until(lambda: isinstance(pane._host.state, StateView)))
    shop.records.failure = None
    state = pane._host.state
    assert isinstance(state, StateView)
    assert state.button is not None
    state.button.click()
    run(until(lambda: pane.model.ever_loaded))


def test_offline_keeps_the_rows_and_says_since_when(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    pane = open_pane(shop, qtbot, run)
    shop.connectivity.state = "offline"
    shop.bus.publish(ChangeSet("connectivity"))
    run(until(lambda: bool(pane.findChildren(Banner))))
    assert pane.table.isVisible()
    assert pane.findChildren(Banner)[0].title.full_text().startswith("Hors ligne depuis")
    shop.connectivity.state = "online"
    shop.bus.publish(ChangeSet("connectivity"))
    run(until(lambda: not [banner for banner in pane.findChildren(Banner) if banner.isVisible()]))


def test_changes_reach_a_visible_pane_once_and_a_hidden_one_later(
    shop: SampleServices, qtbot: QtBot, run: Run[Any]
) -> None:
    pane = open_pane(shop, qtbot, run)
    pane.hide()
    asked = len(shop.records.asked)
    for _ in range(5):
        shop.bus.publish(ChangeSet("customers"))
    run(until(lambda: pane._listener._changed))
    assert len(shop.records.asked) == asked
    pane.show()
    run(until(lambda: len(shop.records.asked) > asked))
    run(until(lambda: not len(shop.tasks)))
    assert len(shop.records.asked) == asked + 1


def test_a_row_opens_its_drawer_and_escape_closes_it(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    pane = open_pane(shop, qtbot, run)
    pane.table.go_to_row(1)
    assert pane.drawer.isVisible()
    assert pane.drawer.name.full_text() == "Koffi Adjovi"
    qtbot.keyClick(pane.table, Qt.Key.Key_Down)
    assert pane.drawer.name.full_text() == "Ablavi Kponton"
    run(
        until(
            lambda: any(
                button.isVisible() and button.text() == "Prolonger" for button in pane.drawer.findChildren(Button)
            )
        )
    )
    kinds = [
        (button.text(), button.kind)
        for button in pane.drawer.findChildren(Button)
        if button.isVisible() and button.text() in ("Prolonger", "Bloquer")
    ]
    assert kinds == [("Prolonger", "primary"), ("Bloquer", "danger")]
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert pane.drawer.isHidden()
    assert pane.table.isVisible()


def test_the_drawer_takes_the_place_of_the_table_in_a_narrow_window(
    shop: SampleServices, qtbot: QtBot, run: Run[Any]
) -> None:
    pane = open_pane(shop, qtbot, run)
    pane.resize(900, 600)
    pane.table.go_to_row(1)
    assert pane.drawer.isVisible()
    assert not pane.table.isVisible()
    pane.drawer.dismiss()
    assert pane.table.isVisible()


def test_marked_rows_bring_the_bulk_bar(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    done: Done = []
    pane = open_pane(shop, qtbot, run, done)
    for row in (0, 2):
        pane.model.set_checked(row, True)
    assert pane.bulk_bar.isVisible()
    assert not pane.filter_bar.isVisible()
    assert pane.bulk_bar.count.text() == "2 sélectionnés"

    def blocking() -> list[Button]:
        return [
            button for button in pane.bulk_bar.findChildren(Button) if button.isVisible() and button.text() == "Bloquer"
        ]

    run(until(blocking))
    (block,) = blocking()
    block.click()
    run(until(lambda: done))
    assert done == [("block", ["k000000", "k000002"])]
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.bulk_bar.isVisible()


def test_a_refused_action_is_greyed_with_its_reason(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    pane = open_pane(shop, qtbot, run)
    record = pane.model.record(0)
    assert record is not None
    menu = pane._menu_of(pane._row_actions, [record])
    delete = next(action for action in menu.actions() if action.text() == "Supprimer")
    assert not delete.isEnabled()
    assert delete.toolTip() == "Impossible hors ligne"
    assert menu.actions()[-2:][0].text() == "Bloquer"  # dangerous ones last, apart


def test_a_failing_action_is_told_above_the_list(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    pane = open_pane(shop, qtbot, run)

    class OfflineError(Exception):
        code = "offline"

    pane.show_fault(OfflineError())
    assert pane.findChildren(Banner)[0].title.full_text() == "Il n’y a pas de connexion."


def test_exports_hold_what_the_list_shows(shop: SampleServices, qtbot: QtBot, run: Run[Any], tmp_path: Path) -> None:
    pane = open_pane(shop, qtbot, run)
    path = run(pane.export("csv", tmp_path / "clients.csv"))
    with path.open(encoding="utf-8-sig") as file:
        lines = list(csv.reader(file, delimiter=";"))
    assert lines[0] == ["Client", "Forfait", "État", "Expire", "Prix"]
    assert len(lines) == 1285
    assert lines[1][:3] == ["Afi Dossou", "Semaine", "Actif"]
    pane.model.set_checked(0, True)
    book = run(pane.export("xlsx", tmp_path / "clients.xlsx"))
    assert book.read_bytes()[:2] == b"PK"


def test_a_page_holds_at_the_smallest_window_and_at_large_zoom(
    shop: SampleServices, qtbot: QtBot, run: Run[Any]
) -> None:
    pane = open_pane(shop, qtbot, run)
    for zoom, width, height in ((1.0, 964, 610), (1.25, 1291, 730)):
        theme().switch(zoom=zoom)
        pane.resize(width, height)
        assert pane.minimumSizeHint().width() <= width
        assert pane.minimumSizeHint().height() <= height
        widths = [
            pane.table.columnWidth(index)
            for index in range(len(pane.table.columns))
            if not pane.table.isColumnHidden(index)
        ]
        assert sum(widths) == pane.table.viewport().width()


def test_an_open_pane_follows_the_language(
    shop: SampleServices, qtbot: QtBot, run: Run[Any], dressed: QApplication
) -> None:
    pane = open_pane(shop, qtbot, run)
    assert "14:02" in pane.truth.text() or "nov." in pane.truth.text()
    set_language("en")
    run(until(lambda: "not confirmed yet" in pane.truth.text()))
    assert pane.table.model().index(0, 3).data().split()[0] in {"Today", "Yesterday", "Tomorrow", "Sat", "Sun", "Mon"}
