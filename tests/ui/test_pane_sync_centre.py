"""The sync centre: counters, every state with its next step, taking back, sending again, choosing, keys."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from tests.ui.customer_shop import Shop, View
from tests.ui.opened import dialog, opened, press, texts
from tests.ui.real_shop import RealShop
from tiknet_desktop.contracts.operations import OPERATIONS, OfflinePolicy
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES
from tiknet_desktop.storage.records import EntryError
from ui.kit import icons
from ui.kit.i18n import set_language
from ui.panes.sync_centre import create_pane, words


@pytest.fixture
def counter(qt_loop: asyncio.AbstractEventLoop) -> Iterator[Shop]:
    shop = Shop(qt_loop)
    yield shop
    qt_loop.run_until_complete(shop.tasks.close())
    assert not shop.failures


@pytest.fixture
def real(qt_loop: asyncio.AbstractEventLoop, tmp_path: Path) -> Iterator[RealShop]:
    shop = RealShop(tmp_path, qt_loop)
    qt_loop.run_until_complete(shop.open(12))
    yield shop
    qt_loop.run_until_complete(shop.close())
    assert not shop.failures


def choose(pane: Any, run: Run[Any], key: str) -> None:
    pane.table.go_to_row(pane.model.row_of(key))
    run(until(lambda: pane.detail.entry is not None and pane.detail.entry.id == key))
    run(until(lambda: not len(pane.services.tasks)))


def line(pane: Any, key: str) -> list[Any]:
    row = pane.model.row_of(key)
    return [pane.model.cell(row, column) for column in range(len(pane.model.columns))]


# ---------------------------------------------------------------- words


def test_every_action_that_can_wait_has_a_name_and_a_glyph() -> None:
    waiting = {one.id for one in OPERATIONS if one.policy is OfflinePolicy.QUEUE}
    assert waiting <= set(words.ACTIONS)
    assert {one.glyph.removeprefix("ri.") for one in words.ACTIONS.values()} <= set(icons.charmap())


def test_everything_kept_here_has_a_name() -> None:
    assert {one.name for one in (*RESOURCES, *DOCUMENTS)} <= set(words.RESOURCE_NAMES)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    "code", ["validation", "forbidden", "object_missing", "not_offered", "conflict", "never_heard_of"]
)
def test_a_refusal_is_told_in_plain_words(code: str) -> None:
    error = EntryError(code, 400, "Ce champ doit être unique.")
    assert words.short_reason(error)
    assert "Ce champ" not in words.long_reason(error)
    assert words.long_reason(error).endswith(".")


@pytest.mark.usefixtures("dressed")
def test_a_refused_field_is_named_as_people_call_it() -> None:
    error = EntryError("validation", 400, "", {"phone": ["already used"]})
    assert "Téléphone" in words.long_reason(error)


# ---------------------------------------------------------------- list


def test_counters_agree_with_their_words(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    assert [one.accessibleName() for one in pane.counters.values()] == [
        "3 en attente",
        "1 à vérifier",
        "1 à choisir",
        "1 refusée",
        "4 confirmées",
    ]
    assert pane.chips["attention"].text() == "À traiter  3"


def test_each_action_says_what_where_it_stands_and_what_follows(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    _, action, state, follows = line(pane, "e1")
    assert action.text == "Vente «\u00a0Journée\u00a0»"
    assert action.sub == "7KQ4-M2PX · 500\u00a0FCFA"
    assert state.pill == ("En attente", "pending")
    assert follows.text == "envoi en cours"
    assert line(pane, "e2")[3].text == "après la vente"
    assert line(pane, "e3")[3].text.startswith("essai 2 à ")
    assert line(pane, "e4")[2].pill == ("À vérifier", "unknown")
    assert line(pane, "e5")[2].pill == ("À choisir", "conflict")
    assert line(pane, "e6")[3].text == "Téléphone\u00a0: à corriger"
    assert line(pane, "e7")[1].text == "Blocage"
    assert line(pane, "e8")[1].text == "Lot de 50 tickets"


def test_offline_waiting_actions_say_so(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.connectivity.state = "offline"
    pane = opened(create_pane, counter, qtbot, run)
    assert line(pane, "e3")[3].text == "au retour du réseau"
    assert pane.header.context.full_text().startswith("Hors ligne · ")
    choose(pane, run, "e3")
    assert not pane.detail.buttons["retry"].isEnabled()
    assert pane.detail.buttons["retry"].toolTip() == "Pas de connexion en ce moment"
    assert pane.detail.buttons["undo"].isEnabled()


@pytest.mark.parametrize(("view", "count"), [("attention", 3), ("pending", 3), ("done", 4), ("all", 10)])
def test_chips_narrow_the_list(counter: Shop, qtbot: QtBot, run: Run[Any], view: str, count: int) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.chips[view].click()
    run(until(lambda: pane.model.count == count))
    assert pane.chips[view].isChecked()


def test_what_needs_a_person_is_chosen_when_it_opens(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    assert pane.detail.entry.id == "e4"


def test_nothing_yet_is_said_calmly(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.sync_centre.list.clear()
    pane = opened(create_pane, counter, qtbot, run)
    assert "Aucune action pour l’instant" in texts(pane)
    assert "Rien à décider" in texts(pane)


# ---------------------------------------------------------------- deciding


def test_nothing_is_preselected_in_a_conflict_and_the_choice_is_sent(
    counter: Shop, qtbot: QtBot, run: Run[Any]
) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e5")
    keep = pane.detail.buttons["keep"]
    assert pane.detail.choice.choice() == ""
    assert not keep.isEnabled()
    assert keep.toolTip() == "Choisissez d’abord une version"
    cards = pane.detail.choice.cards
    assert cards["mine"].value() == "600\u00a0FCFA"
    assert cards["server"].value() == "550\u00a0FCFA"
    assert "Serveur" in cards["server"].accessibleName()
    cards["server"].click()
    assert keep.text() == "Garder 550\u00a0FCFA"
    keep.click()
    run(until(lambda: ("resolve", "e5", "server") in counter.sync_centre.calls))
    run(until(lambda: pane.counters["conflict"].accessibleName() == "0 à choisir"))


def test_deciding_later_changes_nothing(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e5")
    pane.detail.choice.choose("mine")
    pane.detail.buttons["later"].click()
    assert counter.sync_centre.calls == []
    assert pane.detail.entry is None


def test_a_lost_answer_tells_where_to_look(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e4")
    assert "Regardez dans les clients" in texts(pane.detail)
    pane.detail.buttons["retry"].click()
    run(until(lambda: ("retry", "e4") in counter.sync_centre.calls))


def test_giving_up_a_refused_action_asks_first(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e6")
    assert "« Téléphone »" in texts(pane.detail)
    pane.detail.buttons["give_up"].click()
    run(until(lambda: dialog() is not None))
    press(dialog(), "Garder l’action")  # type: ignore[arg-type]
    run(until(lambda: not len(counter.tasks)))
    assert counter.sync_centre.calls == []
    pane.detail.buttons["give_up"].click()
    run(until(lambda: dialog() is not None))
    press(dialog(), "Abandonner l’action")  # type: ignore[arg-type]
    run(until(lambda: ("undo", "e6") in counter.sync_centre.calls))


def test_correcting_leads_to_the_row(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e6")
    pane.detail.buttons["correct"].click()
    assert pane.context.went == [("customers", "c91", {})]


def test_a_sale_is_not_taken_back_without_asking(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e3")
    pane.detail.buttons["undo"].click()
    run(until(lambda: dialog() is not None))
    assert "Reprenez le reçu" in texts(dialog())  # type: ignore[arg-type]
    press(dialog(), "Abandonner l’action")  # type: ignore[arg-type]
    run(until(lambda: ("undo", "e3") in counter.sync_centre.calls))


def test_what_is_being_sent_cannot_be_touched(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e1")
    assert not pane.detail.buttons["undo"].isEnabled()
    assert pane.detail.buttons["undo"].toolTip() == "L’envoi est en cours"


def test_a_conflict_over_several_fields_names_each(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    moment = datetime.now(UTC)
    mine, theirs = {"phone": "91", "blocked": True}, {"phone": "92", "blocked": False}
    counter.sync_centre.list.insert(
        0, View("m", "update_customer", "customers", "Afi", "conflict", moment, mine=mine, theirs=theirs)
    )
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "m")
    assert pane.detail.choice.cards["mine"].accessibleName().startswith("Cet ordinateur, Téléphone 91, Accès Bloqué")
    pane.detail.choice.choose("server")
    assert pane.detail.buttons["keep"].isEnabled()


def test_a_row_gone_from_the_server_is_told(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    entry = counter.sync_centre.list[4]
    counter.sync_centre.list[4] = replace(entry, theirs=None)
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e5")
    assert "n’existe plus" in texts(pane.detail)
    assert pane.detail.choice.cards["server"].value() == "Supprimé"


# ---------------------------------------------------------------- data and progress


def test_the_inventory_tells_states_counts_and_the_budget(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    shown = texts(pane.inventory)
    assert "1 284" in shown
    assert "non offert" in shown
    assert "2,4 Mo sur 20 Mo" in shown
    counter.settings.set("data_budget_mb", 0)
    pane.refresh()
    assert "sur 20" not in texts(pane.inventory)


def test_synchronising_shows_how_far_it_is_and_ends(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    lines = [("customers", 5, datetime.now(UTC) - timedelta(minutes=9), "fresh"), ("plans", 2, None, "never")]

    async def inventory() -> Any:
        return list(lines)

    counter.sync_centre.inventory = inventory  # type: ignore[method-assign]
    qtbot.keyClick(pane, Qt.Key.Key_F5)
    run(until(lambda: "0 sur 2" in texts(pane.inventory)))
    assert counter.sync_centre.synced == 1
    assert not pane.sync_button.isEnabled()
    assert pane.sync_button.toolTip() == "La synchronisation est en cours"
    lines[0] = ("customers", 5, datetime.now(UTC), "fresh")
    run(until(lambda: "1 sur 2" in texts(pane.inventory)))
    lines[1] = ("plans", 2, datetime.now(UTC), "fresh")
    run(until(pane.sync_button.isEnabled))


# ---------------------------------------------------------------- keys, the real thing, languages


def test_the_keyboard_alone_decides(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.activateWindow()
    pane.setFocus()
    choose(pane, run, "e5")
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    qtbot.keyClick(pane.detail.choice.cards["mine"], Qt.Key.Key_Right)
    assert pane.detail.choice.choice() == "server"
    qtbot.keyClick(pane.detail.choice.cards["server"], Qt.Key.Key_Left)
    assert pane.detail.choice.choice() == "mine"
    qtbot.keyClick(pane.detail.buttons["keep"], Qt.Key.Key_Space)
    run(until(lambda: ("resolve", "e5", "mine") in counter.sync_centre.calls))


def test_delete_takes_a_waiting_action_back(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, "e2")
    pane._delete_pressed()
    run(until(lambda: ("undo", "e2") in counter.sync_centre.calls))
    assert pane.context.said[-1][0] == "Annulée\u00a0: elle ne partira pas"


def test_an_action_on_the_real_file_appears_and_is_taken_back(real: RealShop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, real, qtbot, run)
    key = run(real.records.keys(pane_query()))[0]
    run(real.customers.block([key]))
    run(until(lambda: pane.counters["pending"].accessibleName() == "1 en attente"))
    run(until(lambda: pane.model.count == 1))
    pane.table.go_to_row(0)
    run(until(lambda: "undo" in pane.detail.buttons))
    pane.detail.buttons["undo"].click()
    run(until(lambda: pane.counters["pending"].accessibleName() == "0 en attente"))
    assert not run(real.records.get("customers", key))["blocked"]


def pane_query() -> Any:
    from tiknet_desktop.storage.records import RecordQuery, Sort

    return RecordQuery("customers", sort=(Sort("first_name"),))


def test_another_pane_can_point_at_an_action(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.show_view("done")
    run(until(lambda: pane.model.count == 4))
    pane.open_record("e6")
    run(until(lambda: pane.detail.entry is not None and pane.detail.entry.id == "e6"))


def test_both_languages_switch_live(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    set_language("en")
    assert pane.chips["attention"].text() == "Need you  3"
    assert line(pane, "e7")[2].pill[0] == "Confirmed"
    assert pane.counters["refused"].accessibleName() == "1 refused"
    assert "Check, then send again" in [one.text() for one in pane.detail.buttons.values()]
