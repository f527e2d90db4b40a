"""The customers pane: rows and states, search, filters and order, blocking and taking back, adding, keys, languages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from tests.ui.customer_shop import Shop
from tests.ui.opened import dialog, opened, plain, press, press_soon, texts
from tests.ui.real_shop import RealShop
from tiknet_desktop.api.errors import ServerFault
from tiknet_desktop.storage.records import Record, RowState
from ui.kit.checks import looks_like_email
from ui.kit.context import PaneContext
from ui.kit.form import FormDialog
from ui.kit.i18n import Text, say, set_language
from ui.kit.states import StateView
from ui.panes.customers import create_pane
from ui.panes.customers.actions import check_phone
from ui.panes.customers.columns import ACTIVE, columns, data_left, devices_text, state


@pytest.fixture
def counter(qt_loop: asyncio.AbstractEventLoop) -> Iterator[Shop]:
    shop = Shop(qt_loop)
    yield shop
    qt_loop.run_until_complete(shop.tasks.close())
    assert not shop.failures


@pytest.fixture
def real(qt_loop: asyncio.AbstractEventLoop, tmp_path: Path) -> Iterator[RealShop]:
    shop = RealShop(tmp_path, qt_loop)
    qt_loop.run_until_complete(shop.open(240))
    yield shop
    qt_loop.run_until_complete(shop.close())
    assert not shop.failures


def cell(pane: Any, key: str, column: str) -> Any:
    index = next(i for i, spec in enumerate(pane.model.columns) if spec.key == column)
    return pane.model.cell(pane.model.row_of(key), index)


def choose(pane: Any, run: Run[Any], chip_key: str, choice_key: str) -> None:
    chip = pane.filter_bar.chip(chip_key)
    chip.opened.emit()
    run(until(lambda: chip.choices))
    pane.set_filter(chip_key, choice_key)
    run(until(lambda: not len(pane.services.tasks)))


# ---------------------------------------------------------------- rows


def test_rows_show_name_state_expiry_volume_and_devices(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    assert cell(pane, "c01", "name").text == "Afi Dossou"
    assert cell(pane, "c01", "name").sub == "+228 90 12 45 08"
    assert cell(pane, "c01", "state").pill == ("Expire bientôt", "warning")
    assert cell(pane, "c06", "state").pill == ("Bloqué", "danger")
    assert cell(pane, "c14", "state").pill == ("Expiré", "neutral")
    assert cell(pane, "c15", "state").pill == ("Sans forfait", "neutral")
    assert cell(pane, "c05", "left").text == "Illimité"
    assert cell(pane, "c01", "left").share < 0.15
    assert cell(pane, "c14", "left").text == "Épuisé"
    assert cell(pane, "c10", "devices").text == "2/3"
    assert pane.count.text() == "15 clients"
    assert pane.header.context.full_text() == "15 clients · 11 connectés maintenant"


def test_state_follows_time_and_what_the_server_sends() -> None:
    now = datetime.now(UTC)

    def of(**values: Any) -> str:
        words = state(Record("customers", "k", {"plan_name": "Day", **values}), now=now)[0]
        assert isinstance(words, Text)
        return words.source

    assert of(expires_at=now + timedelta(hours=13)) == "Active"
    assert of(expires_at=now + timedelta(hours=11)) == "Expires soon"
    assert of(expires_at=now) == "Expired"
    assert of(blocked=True, expires_at=now + timedelta(days=2)) == "Blocked"
    assert state(Record("customers", "k", {"blocked": False}), extras=False)[0] == ACTIVE


def test_usage_beyond_the_limit_leaves_nothing_rather_than_less() -> None:
    assert data_left(Record("customers", "k", {"data_limit": 5, "data_used": 9})) == (0, 5)
    assert data_left(Record("customers", "k", {"data_limit": None, "data_used": 9})) is None
    assert devices_text(Record("customers", "k", {"devices_online": None, "devices_allowed": 3})) == "0/3"


def test_a_server_without_extras_has_no_columns_for_them(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.sync.capabilities = frozenset()
    pane = opened(create_pane, counter, qtbot, run)
    keys = {spec.key for spec in pane.table.columns}
    assert not keys & {"plan", "expires", "left", "devices", "used", "last_seen"}
    assert [chip.spec.key for chip in pane.filter_bar.chips] == ["state"]
    assert cell(pane, "c15", "state").pill == ("Actif", "success")
    pane.table.go_to_row(0)
    run(until(lambda: "2 Go" in texts(pane.drawer)))  # usage is asked for


# ---------------------------------------------------------------- search, filters, order


def test_typing_in_the_table_searches(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    qtbot.keyClicks(pane.table, "a")
    qtbot.keyClicks(pane.filter_bar.search, "djo")
    run(until(lambda: any(query.search == "adjo" for query in counter.records.queries)))
    run(until(lambda: pane.model.count == 2))
    assert pane.count.text() == "2 clients sur 15"


@pytest.mark.parametrize(
    ("chip", "choice", "fields"),
    [
        ("state", "active", {"blocked", "expires_at"}),
        ("state", "soon", {"blocked", "expires_at"}),
        ("state", "expired", {"blocked", "expires_at"}),
        ("state", "blocked", {"blocked"}),
        ("state", "none", {"blocked", "plan_name"}),
        ("state", "waiting", {"state"}),
        ("expires", "7", {"expires_at"}),
        ("plan", "p2", {"plan_name"}),
        ("online", "online", {"devices_online"}),
    ],
)
def test_every_filter_reaches_the_query(
    counter: Shop, qtbot: QtBot, run: Run[Any], chip: str, choice: str, fields: set[str]
) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    choose(pane, run, chip, choice)
    assert {condition.field for condition in pane.query().filters} == fields
    assert counter.records.queries[-2].filters or counter.records.queries[-1].filters


def test_filters_find_the_right_rows_in_the_real_cache(real: RealShop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, real, qtbot, run)
    assert pane.model.count == 240
    choose(pane, run, "state", "blocked")
    assert pane.model.count == 2
    choose(pane, run, "state", "expired")
    now = datetime.now(UTC)
    shown = [pane.model.record(row) for row in range(min(pane.model.count, 100))]
    assert shown and all(record["expires_at"] <= now and not record["blocked"] for record in shown)


def test_every_sortable_column_orders_the_real_cache(real: RealShop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, real, qtbot, run)
    for index, spec in enumerate(columns(True)):
        if not spec.sort:
            continue
        pane.table._sort_by(index)
        run(until(lambda: not len(real.tasks)))
        assert pane.query().sort[0].field == spec.sort
        assert pane.model.record(0) is not None, spec.key


def test_the_column_chooser_is_remembered(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane._toggle_column("plan", False)
    pane._toggle_column("email", True)
    run(until(lambda: "columns.customers" in counter.settings.kept))
    again = opened(create_pane, counter, qtbot, run)
    assert "plan" not in again.table.chosen_columns()
    assert "email" in again.table.chosen_columns()


# ---------------------------------------------------------------- drawer


def test_the_drawer_shows_access_session_and_purchases(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.open_record("c03")
    run(until(lambda: "Derniers achats" in texts(pane.drawer)))
    shown = texts(pane.drawer)
    assert "Ablavi Kponton" in shown
    assert "3,2 Go sur 5 Go" in shown
    assert "hAP-Bè-Plage" in shown
    assert "2 500 FCFA" in shown
    assert "Passe le dimanche matin" in shown
    assert "serveur" in shown  # the age of session and purchases


def test_sell_goes_to_the_counter_with_this_customer(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.open_record("c03")
    run(until(lambda: not len(counter.tasks)))
    press_soon(run, pane.drawer, "Vendre un forfait")
    run(until(lambda: pane.context.went))
    assert pane.context.went == [("sell", None, {"customer": "c03"})]


def test_a_narrow_window_shows_the_drawer_in_place_of_the_table(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run, size=(964, 610))
    pane.table.go_to_row(0)
    assert pane.drawer.isVisible()
    assert not pane.table.isVisible()
    assert pane.width() == 964
    qtbot.keyClick(pane.drawer, Qt.Key.Key_Escape)
    assert pane.table.isVisible()


# ---------------------------------------------------------------- block, unblock, undo


def test_blocking_names_the_person_and_says_what_happens(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.open_record("c03")
    run(until(lambda: not len(counter.tasks)))
    press_soon(run, pane.drawer, "Bloquer")
    run(until(lambda: dialog() is not None))
    asked = dialog()
    assert asked is not None
    assert plain(asked.title.full_text()) == "Bloquer Ablavi Kponton ?"
    assert "coupée tout de suite" in texts(asked)
    assert "continue de courir" in texts(asked)
    press(asked, "Garder l’accès")
    run(until(lambda: not len(counter.tasks)))
    assert not (run(counter.records.get("customers", "c03")))["blocked"]


def test_offline_the_question_does_not_promise_an_instant_cut(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.connectivity.state = "offline"
    pane = opened(create_pane, counter, qtbot, run)
    pane.open_record("c03")
    run(until(lambda: not len(counter.tasks)))
    press_soon(run, pane.drawer, "Bloquer")
    run(until(lambda: dialog() is not None))
    asked = dialog()
    assert asked is not None
    assert "dès que cet ordinateur aura retrouvé le serveur" in texts(asked)
    press(asked, "Garder l’accès")
    run(until(lambda: not len(counter.tasks)))


def test_a_block_shows_as_pending_and_can_be_taken_back(real: RealShop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, real, qtbot, run)
    pane.table.go_to_row(0)
    run(until(lambda: not len(real.tasks)))
    record = pane.current_record()
    assert not record["blocked"]
    press_soon(run, pane.drawer, "Bloquer")
    run(until(lambda: dialog() is not None))
    press(dialog(), "Bloquer le client")
    run(until(lambda: cell(pane, record.key, "state").pending))
    assert cell(pane, record.key, "state").pill == ("Bloqué", "danger")
    run(until(lambda: "pas encore confirmé" in texts(pane.drawer)))
    assert "pas encore confirmée" in pane.truth.text()
    assert real.engine.pokes == 1
    words, take_back = pane.context.said[-1]
    assert words == "Enregistré sur cet ordinateur"
    take_back()
    run(until(lambda: not cell(pane, record.key, "state").pending))
    assert cell(pane, record.key, "state").pill[0] != "Bloqué"
    assert run(real.sync_centre.counts()).pending == 0


def test_the_pending_note_of_the_drawer_takes_it_back_too(real: RealShop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, real, qtbot, run)
    pane.table.go_to_row(0)
    key = pane.current_record().key
    run(real.customers.block([key]))
    run(until(lambda: "pas encore confirmé" in texts(pane.drawer)))
    press_soon(run, pane.drawer, "Annuler")
    run(until(lambda: not cell(pane, key, "state").pending))
    run(until(lambda: "pas encore confirmé" not in texts(pane.drawer)))


def test_what_is_being_sent_is_answered_by_its_opposite(real: RealShop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, real, qtbot, run)
    pane.table.go_to_row(0)
    record = pane.current_record()
    press_soon(run, pane.drawer, "Bloquer")
    run(until(lambda: dialog() is not None))
    press(dialog(), "Bloquer le client")
    run(until(lambda: pane.context.said and "Enregistré" in pane.context.said[-1][0]))
    _, take_back = pane.context.said[-1]
    entry = run(real.sync_centre.entries("pending", 0, 1))[0]
    run(real.settle(entry.id, "inflight"))
    take_back()
    run(until(lambda: "annulé" in pane.context.said[-1][0]))
    waiting = run(real.sync_centre.entries("pending", 0, 5))
    assert (waiting[0].operation, dict(waiting[0].mine)) == ("block_or_unblock_customer", {"blocked": False})
    assert len(waiting) == 2
    assert cell(pane, record.key, "state").pill[0] != "Bloqué"


def test_unblocking_asks_nothing(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.open_record("c06")
    run(until(lambda: not len(counter.tasks)))
    press_soon(run, pane.drawer, "Débloquer")
    run(until(lambda: cell(pane, "c06", "state").pending))
    assert dialog() is None
    assert cell(pane, "c06", "state").pill == ("Actif", "success")


def test_many_are_blocked_at_once_with_their_names(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    for row in range(4):
        pane.model.set_checked(row, True)
    assert pane.bulk_bar.isVisible()
    run(until(lambda: "4 sélectionnés" in texts(pane.bulk_bar)))
    press_soon(run, pane.bulk_bar, "Bloquer")
    run(until(lambda: dialog() is not None))
    asked = dialog()
    assert asked is not None
    assert plain(asked.title.full_text()) == "Bloquer 4 clients ?"
    assert "et 1 autre" in texts(asked)
    press(asked, "Bloquer 4 clients")
    run(until(lambda: not pane.model.checked and not len(counter.tasks)))
    assert sum(entry.operation == "block_or_unblock_customer" and entry.status == "queued" for entry in counter.sync_centre.list) == 4  # fmt: skip


def test_a_refused_change_leads_to_the_sync_centre(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    rows = counter.records.rows["customers"]
    rows[0] = replace(rows[0], state=RowState.FAILED, pending=frozenset({"blocked"}))
    counter.add_entry("block_or_unblock_customer", "c01", "Afi Dossou", {"blocked": True})
    counter.sync_centre.list[0] = replace(counter.sync_centre.list[0], status="failed")
    pane = opened(create_pane, counter, qtbot, run)
    assert "refusé" in cell(pane, "c01", "state").tip
    pane.open_record("c01")
    run(until(lambda: "refusé par le serveur" in texts(pane.drawer)))
    press_soon(run, pane.drawer, "Voir")
    assert pane.context.went[-1][0] == "sync_centre"


# ---------------------------------------------------------------- a new customer


def test_a_new_customer_is_kept_without_a_connection(real: RealShop, qtbot: QtBot, run: Run[Any]) -> None:
    real.connectivity.state = "offline"
    pane = opened(create_pane, real, qtbot, run)
    pane.primary_button.click()
    run(until(lambda: isinstance(dialog(), FormDialog)))
    form = dialog()
    assert isinstance(form, FormDialog)
    form.submit.click()
    assert form.form.fields["first_name"].error()  # type: ignore[attr-defined]
    for key, value in (("first_name", "Efua"), ("phone", "90 12"), ("email", "efua")):
        form.form.fields[key].edit.setText(value)  # type: ignore[attr-defined]
    form.submit.click()
    assert form.form.fields["phone"].error().replace("\u00a0", " ") == "Il manque 4 chiffres, comme 90 12 45 08"  # type: ignore[attr-defined]
    form.form.fields["phone"].edit.setText("90 12 45 08")  # type: ignore[attr-defined]
    form.form.fields["email"].edit.setText("efua@boutique.com")  # type: ignore[attr-defined]
    form.submit.click()
    run(until(lambda: pane.model.total == 241))
    run(until(lambda: "Efua" in texts(pane.drawer)))
    assert run(real.sync_centre.counts()).pending == 1


@pytest.mark.parametrize("text", ["90 12 45 08", "+228 90-12-45-08", "0022890124508"])
def test_usual_ways_to_write_a_phone_number_are_taken(text: str) -> None:
    assert check_phone(text) is None


@pytest.mark.parametrize("text", ["90 12", "ninety", "90 12 45 O8"])
def test_a_phone_number_that_cannot_be_is_explained(text: str) -> None:
    assert check_phone(text) is not None


def test_an_address_without_an_at_sign_is_explained() -> None:
    assert say(looks_like_email("efua.example") or "")
    assert looks_like_email("efua@example.test") is None


# ---------------------------------------------------------------- keyboard, offline, states, language


def test_the_keyboard_alone_opens_and_closes_the_drawer(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Down)
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert pane.drawer.isVisible()
    first = pane.drawer.name.full_text()
    qtbot.keyClick(pane.table, Qt.Key.Key_Down)
    assert pane.drawer.name.full_text() != first
    qtbot.keyClick(pane.table, Qt.Key.Key_Space)
    assert len(pane.model.checked) == 1
    qtbot.keyClick(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    run(until(lambda: len(pane.model.checked) == 15))
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.model.checked
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.drawer.isVisible()


def test_copying_puts_the_line_on_the_clipboard(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    pane.table.go_to_row(pane.model.row_of("c01"))
    pane.table.copy_rows()
    assert "Afi Dossou" in QGuiApplication.clipboard().text()


def test_disconnecting_needs_the_server_and_says_so(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    record = run(counter.records.get("customers", "c01"))
    action = next(one for one in pane._row_actions if one.key == "disconnect")
    assert action.refuse([record]) is None
    counter.connectivity.state = "offline"
    assert "la connexion" in say(action.refuse([record]))
    counter.connectivity.state = "online"
    pane.run(action, [record])
    run(until(lambda: dialog() is not None))
    press(dialog(), "Déconnecter")
    run(until(lambda: counter.sessions.disconnected == ["s1"]))


def test_offline_the_rows_stay_with_their_age(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.connectivity.state = "offline"
    counter.records.freshness_of["customers"].synced_at = datetime.now(UTC) - timedelta(hours=2, minutes=26)
    pane = opened(create_pane, counter, qtbot, run)
    assert pane.model.count == 15
    assert pane.table.isVisible()
    assert "Hors ligne" in texts(pane)
    assert pane.truth.text()


def test_no_customer_yet_offers_to_add_one(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.records.rows["customers"].clear()
    pane = opened(create_pane, counter, qtbot, run)
    state_view = pane._host.state.findChild(StateView)
    assert state_view.title.full_text() == "Aucun client pour l’instant"
    assert state_view.button.text() == "Nouveau client"


def test_a_list_that_cannot_be_read_says_so(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    counter.records.broken = ServerFault("list_customers", status=500)
    pane = create_pane(PaneContext(counter))
    qtbot.addWidget(pane)
    pane.show()
    run(until(lambda: "pas pu s’ouvrir" in texts(pane) or "n’a pas pu" in texts(pane)))


def test_both_languages_are_complete_and_switch_live(counter: Shop, qtbot: QtBot, run: Run[Any]) -> None:
    pane = opened(create_pane, counter, qtbot, run)
    set_language("en")
    run(until(lambda: not len(counter.tasks)))
    assert cell(pane, "c01", "state").pill[0] == "Expires soon"
    assert pane.count.text() == "15 customers"
    assert pane.header.title.full_text() == "Customers"
    set_language("fr")
    assert cell(pane, "c01", "state").pill[0] == "Expire bientôt"
