"""The sessions pane: who is connected, disconnecting one or many, what is known without a connection."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from tests.ui.customer_shop import Disconnected, Shop
from tests.ui.opened import dialog, opened, plain, press, press_soon, texts
from tiknet_desktop.api.errors import Unreachable
from tiknet_desktop.storage.records import Record
from ui.kit.buttons import Button
from ui.kit.i18n import say, set_language
from ui.kit.labels import Pill
from ui.panes.sessions import create_pane


@pytest.fixture
def counter(qt_loop: asyncio.AbstractEventLoop) -> Iterator[Shop]:
    shop = Shop(qt_loop)
    yield shop
    qt_loop.run_until_complete(shop.tasks.close())
    assert not shop.failures


def cell(pane: Any, key: str, column: str) -> Any:
    index = next(i for i, spec in enumerate(pane.model.columns) if spec.key == column)
    return pane.model.cell(pane.model.row_of(key), index)


def disconnect_action(pane: Any) -> Any:
    return next(action for action in pane._row_actions if action.key == "disconnect")


def test_each_line_says_who_where_how_long_and_how_much(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    assert cell(pane, "s1", "person").text == "Afi Dossou"
    assert cell(pane, "s1", "person").sub == "C001-AF"
    assert cell(pane, "s1", "router").text == "hEX-Tokoin"
    assert cell(pane, "s1", "address").sub == "A4:5E:60:1B:7C:41"
    assert cell(pane, "s1", "uptime").text == "15\u00a0min"
    assert cell(pane, "s1", "received").text == "402\u00a0Mo"
    assert cell(pane, "s1", "left").text.startswith("4\u00a0h")
    assert pane.header.context.full_text() == "11 appareils connectés maintenant"


def test_a_ticket_without_a_customer_shows_its_code(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    values = {
        "key": "t",
        "username": "7KQ4M2PX",
        "uptime": timedelta(minutes=3),
        "session_time_left": timedelta(minutes=4),
    }
    counter.records.rows["network_sessions"].append(Record("network_sessions", "t", values))
    pane = opened(create_pane, counter, qtbot, run)
    assert cell(pane, "t", "person").text == "7KQ4M2PX"
    assert cell(pane, "t", "left").ink == "warning"


def test_the_router_filter_leaves_one_router(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.records.rows["routers"] = [Record("routers", "r1", {"name": "hAP-Bè-Plage", "dns_name": "be.wifi"})]
    pane = opened(create_pane, counter, qtbot, run)
    chip = pane.filter_bar.chip("router")
    chip.opened.emit()
    run(until(lambda: chip.choices))
    pane.set_filter("router", "r1")
    run(until(lambda: pane.model.count == 3))
    assert {pane.model.record(row)["router_name"] for row in range(3)} == {"hAP-Bè-Plage"}


def test_a_server_without_extras_has_no_columns_for_them(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.sync.capabilities = frozenset()
    pane = opened(create_pane, counter, qtbot, run)
    assert not {spec.key for spec in pane.table.columns} & {"plan", "left"}


def test_disconnecting_one_names_the_person_and_the_device(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.open_record("s1")
    run(until(lambda: not len(counter.tasks)))
    press_soon(run, pane.drawer, "Déconnecter")
    run(until(lambda: dialog() is not None))
    asked = dialog()
    assert asked is not None
    assert plain(asked.title.full_text()) == "Déconnecter Afi Dossou ?"
    assert "A4:5E:60:1B:7C:41" in texts(asked)
    press(asked, "Déconnecter")
    run(until(lambda: counter.sessions.disconnected == ["s1"]))
    assert pane.context.said[-1][0] == "1 appareil déconnecté"


def test_many_are_disconnected_at_once_and_a_partial_result_is_told(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    async def partly(keys: list[str]) -> Disconnected:
        return Disconnected(tuple(keys[:-1]), {keys[-1]: Unreachable("disconnect_session", code="timeout")})

    counter.sessions.disconnect = partly  # type: ignore[method-assign,assignment]
    pane = opened(create_pane, counter, qtbot, run)
    qtbot.keyClick(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    run(until(lambda: len(pane.model.checked) == 11))
    press_soon(run, pane.bulk_bar, "Déconnecter")
    run(until(lambda: dialog() is not None))
    asked = dialog()
    assert asked is not None
    assert plain(asked.title.full_text()) == "Déconnecter 11 appareils ?"
    assert "et 8 autres" in texts(asked)
    press(asked, "Déconnecter")
    run(until(lambda: pane.context.said))
    assert pane.context.said[-1][0] == "10 appareils déconnectés"
    assert len(pane.model.checked) == 1
    assert pane._banner_box.count() == 1


def test_offline_disconnecting_is_greyed_with_the_reason_and_ages_are_shown(
    counter: Shop, qtbot: QtBot, run: Run[Any]
) -> None:
    counter.connectivity.state = "offline"
    known = counter.records.freshness_of["network_sessions"]
    known.state, known.synced_at, known.source = "stale", datetime.now(UTC) - timedelta(hours=2), "computer"
    pane = opened(create_pane, counter, qtbot, run)
    assert pane.model.count == 11
    assert pane.header.context.full_text().startswith("11 appareils connectés à ")
    record = pane.model.record(0)
    assert "la connexion sera revenue" in say(disconnect_action(pane).refuse([record]))
    pane.table.go_to_row(0)
    run(until(lambda: not len(counter.tasks)))
    button = next(one for one in pane.drawer.findChildren(Button) if one.text() == "Déconnecter")
    assert not button.isEnabled()
    assert "la connexion sera revenue" in button.toolTip()
    assert pane.drawer.findChildren(Pill)[-1].accessibleName() == "Inconnu"


def test_the_drawer_leads_to_the_customer(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.open_record("s1")
    run(until(lambda: not len(counter.tasks)))
    press_soon(run, pane.drawer, "Ouvrir le client")
    run(until(lambda: pane.context.went))
    assert pane.context.went == [("customers", "c01", {})]


def test_nobody_connected_is_said_in_one_sentence(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.records.rows["network_sessions"].clear()
    pane = opened(create_pane, counter, qtbot, run)
    assert "Personne n’est connecté" in texts(pane)


def test_english_reads_as_english(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    set_language("en")
    pane = opened(create_pane, counter, qtbot, run)
    assert pane.header.context.full_text() == "11 devices connected now"
    assert pane.count.text() == "11 sessions"
