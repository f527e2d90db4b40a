"""Routers as a technician uses them: what is wrong in plain words, orders that are asked twice and told truthfully."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.conftest import Run, until
from tests.ui.router_shop import Freshness, RouterShop, now, series
from tiknet_desktop.api.errors import NotOffered, ServerFault, Unreachable, ValidationRefused
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.storage.records import Record
from ui.kit import dialogs, states
from ui.kit.buttons import Button
from ui.kit.charts import gaps
from ui.kit.containers import Banner
from ui.kit.context import PaneContext
from ui.kit.i18n import say, set_language
from ui.kit.labels import Label
from ui.kit.theme import theme
from ui.panes.routers import create_pane
from ui.panes.routers.charts import SILENCE, up_to_now
from ui.panes.routers.errand import Restart, Stage
from ui.panes.routers.form import RouterDialog, address_fault, port_fault
from ui.panes.routers.pane import RoutersPane
from ui.panes.routers.words import check_words, fault_of, status_pill


class RouterFaultError(Exception):
    """An error of the server that names the router's own reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Toasts(PaneContext):
    """Remembers what was said."""

    def __init__(self, services: Any) -> None:
        super().__init__(services)
        self.said: list[str] = []

    def toast(self, words: Any, tone: str = "success", action: Any = "", on_action: Any = None) -> None:
        self.said.append(say(words))


@pytest.fixture
def routers(qt_loop: asyncio.AbstractEventLoop) -> Iterator[RouterShop]:
    shop = RouterShop(qt_loop)
    yield shop
    qt_loop.run_until_complete(shop.tasks.close())
    assert shop.failures == []


Opened = Callable[..., RoutersPane]


@pytest.fixture
def opened(routers: RouterShop, run: Run[Any]) -> Iterator[Opened]:
    """Open the pane at the list, or at the page of a router."""
    panes: list[RoutersPane] = []

    def open_pane(key: str | None = None, width: int = 1158, height: int = 738) -> RoutersPane:
        pane = create_pane(Toasts(routers))
        assert isinstance(pane, RoutersPane)
        panes.append(pane)
        pane.resize(width, height)
        pane.show()
        run(until(lambda: pane.list.model.ever_loaded))
        if key is not None:
            pane.open_record(key)
            run(until(lambda: pane.on_page() and pane.page.overview.checks))
        return pane

    yield open_pane
    for pane in panes:
        pane.close()
        pane.deleteLater()


def dialog() -> dialogs.Dialog | None:
    """The dialog on screen."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, dialogs.Dialog) and one.isVisible()]
    return found[-1] if found else None


def answer(run: Run[Any], act: bool) -> dialogs.Dialog:
    """Wait for the question and answer it."""
    run(until(dialog))
    shown = dialog()
    assert shown is not None
    buttons = [one for one in shown.findChildren(Button) if one.isVisible() and one.text()]
    buttons[1 if act else 0].click()
    run(until(lambda: dialog() is None))
    return shown


def strips(pane: RoutersPane) -> list[str]:
    """The sentences above the page."""
    return [banner.title.full_text() for banner in pane.page.findChildren(Banner) if banner.isVisible()]


def spoken(widget: Any) -> list[str]:
    return [label.full_text() for label in widget.findChildren(Label) if label.isVisible()]


# ---------------------------------------------------------------- list
def test_the_list_shows_state_people_version_and_waiting_changes(opened: Opened) -> None:
    pane = opened()
    model = pane.list.model
    lines = [[model.index(row, column).data() for column in range(7)] for row in range(3)]
    assert lines[0][:3] == ["hEX-Tokoin, Boutique", "En ligne", "24"]
    assert lines[2][:4] == ["hAP-Agbalépédo, Agbalépédo", "Injoignable", "–", "2"]
    assert lines[2][5].startswith("6.49.17")
    assert pane.list.count.full_text() == "3 routeurs"


def test_the_list_filters_by_state(opened: Opened, run: Run[Any]) -> None:
    pane = opened()
    pane.list.set_filter("status", "unreachable")
    run(until(lambda: pane.list.model.count == 1))
    assert pane.list.count.full_text() == "1 routeur sur 3"


def test_an_empty_list_offers_to_add_a_router(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    routers.make_empty()
    pane = opened()
    found: list[states.StateView] = []

    def offered() -> bool:
        found[:] = [view for view in pane.list.findChildren(states.StateView) if view.isVisible()]
        return bool(found)

    run(until(offered))
    assert found[0].button is not None and found[0].button.text() == "Ajouter un routeur"


@pytest.mark.parametrize(("state", "glyph"), [("not_offered", "ri.forbid-2-line"), ("forbidden", "ri.lock-2-line")])
def test_a_server_that_gives_no_routers_says_why(
    opened: Opened, routers: RouterShop, run: Run[Any], state: str, glyph: str
) -> None:
    routers.records.rows["routers"] = []
    routers.records.states["routers"] = Freshness(state)
    pane = opened()
    run(until(lambda: any(view.icon._glyph == glyph for view in pane.list.findChildren(states.StateView))))


def test_never_loaded_and_offline_is_not_the_same_as_empty(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    routers.records.rows["routers"] = []
    routers.records.states["routers"] = Freshness("never")
    routers.connectivity.state = "offline"
    pane = opened()
    run(until(lambda: any(v.icon._glyph == "ri.cloud-off-line" for v in pane.list.findChildren(states.StateView))))


def test_the_drawer_says_why_a_router_is_silent_and_what_to_do(opened: Opened, run: Run[Any]) -> None:
    pane = opened()
    pane.list.table.go_to_row(2)
    run(until(lambda: not pane.list.drawer.isHidden()))
    words = spoken(pane.list.drawer)
    assert "Le routeur ne répond pas." in words
    assert any("alimentation" in text for text in words)


def test_orders_are_refused_with_a_reason_while_offline(opened: Opened, routers: RouterShop) -> None:
    routers.go_offline()
    pane = opened()
    record = routers.records.rows["routers"][0]
    actions = {action.key: action for action in pane.list.spec.actions}
    for key in ("restart_hotspot", "reboot", "edit", "delete"):
        refuse = actions[key].refuse
        assert refuse is not None and say(refuse([record]) or "") == "Possible une fois en ligne"
    assert actions["open"].refuse is None


def test_a_seller_sees_routers_but_changes_nothing(opened: Opened, routers: RouterShop) -> None:
    routers.account.permissions = frozenset({Permission.READ_USERS})
    pane = opened()
    assert pane.list.primary_button is None
    assert [action.key for action in pane.list.spec.actions] == ["open"]


def test_a_router_opens_by_enter_and_escape_leads_back(opened: Opened) -> None:
    pane = opened()
    pane.list.table.setFocus()
    pane.list.table.go_to_row(1)
    QTest.keyClick(pane.list.table, Qt.Key.Key_Return)
    assert pane.on_page() and pane.page.header.title.full_text() == "hAP-Bè-Plage"
    QTest.keyClick(pane.page, Qt.Key.Key_Escape)
    assert not pane.on_page()


# ---------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("code", "title", "cure"),
    [
        ("router_refused", "refuse la connexion", "8728"),
        ("router_timeout", "ne répond pas", "alimentation"),
        ("router_wrong_password", "mot de passe", "WinBox"),
        ("router_tls_failed", "TLS", "8729"),
        ("router_not_allowed", "cette adresse", "Services"),
        ("router_unknown_host", "nom n’existe pas", "192.168.88.1"),
    ],
)
def test_each_reason_for_silence_has_its_own_sentence_and_cure(
    dressed: object, code: str, title: str, cure: str
) -> None:
    fault = fault_of(RouterFaultError(code))
    assert title in say(fault.title) and cure in say(fault.cure)


def test_the_routers_reason_is_found_inside_the_servers_error(dressed: object) -> None:
    wrapped = ServerFault("router_resources", status=500, detail="router_wrong_password: cannot log in")
    assert "mot de passe" in say(fault_of(wrapped).title)


def test_an_error_without_a_routers_reason_keeps_the_general_sentence(dressed: object) -> None:
    assert say(fault_of(Unreachable("reboot_router", code="dns")).title) == "Le serveur est introuvable."


@pytest.mark.parametrize(
    ("values", "away", "words", "tone"),
    [
        ({"status": "online"}, False, "En ligne", "success"),
        ({"status": "unreachable"}, False, "Injoignable", "danger"),
        ({"status": "refused"}, False, "Accès refusé", "danger"),
        ({"status": "unreachable"}, True, "Inconnu", "unknown"),
        ({"status": None}, False, "Inconnu", "unknown"),
        ({"status": "online", "is_active": False}, False, "Désactivé", "neutral"),
    ],
)
def test_the_state_says_only_what_we_can_know(
    dressed: object, values: dict[str, Any], away: bool, words: str, tone: str
) -> None:
    shown, shown_tone = status_pill(values, away)
    assert (say(shown), shown_tone) == (words, tone)


def test_a_check_that_fails_says_what_to_do(dressed: object) -> None:
    silent = {"code": "api_access", "state": "failed", "detail": "error=router_not_allowed, detail=closed"}
    title, more = check_words(silent)
    assert "api" in title and "Services" in more
    limited = {"code": "licence", "state": "warning", "detail": "level=1, sessions=1", "values": {"sessions": "1"}}
    assert check_words(limited)[1] == "1 appareil au plus"


# ---------------------------------------------------------------- page
def test_the_watch_runs_only_while_its_router_is_on_screen(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened("r1")
    first = routers.routers.watches["r1"]
    assert first.running
    pane.open_record("r2")
    run(until(lambda: routers.routers.watches.get("r2") and routers.routers.watches["r2"].running))
    assert not first.running
    pane.show_list()
    assert not routers.routers.watches["r2"].running
    pane.open_record("r1")
    run(until(lambda: first.running))
    pane.hide()
    assert not first.running


def test_the_live_charts_keep_outages_as_gaps(opened: Opened, run: Run[Any]) -> None:
    pane = opened("r1")
    chart = pane.page.overview.charts.cpu
    run(until(lambda: chart._times is not None and chart.value.text() not in ("", "–")))
    assert len(gaps(chart._times, chart._values[0])) == 1
    assert np.nanmin(chart._values[0]) > 0, "no outage is drawn as zero"
    run(until(lambda: chart.accessibleDescription().startswith("Processeur")))


def test_a_line_that_ends_before_now_is_an_outage() -> None:
    ended = series(60, end=1_000.0)
    times, (cpu,) = up_to_now(ended, ("cpu",), 1_100.0, SILENCE["live"])
    assert times[-1] == 1_100.0 and np.isnan(cpu[-1])
    assert gaps(times, cpu)[0][1] == 1_100.0
    times, (cpu,) = up_to_now(ended, ("cpu",), 1_001.0, SILENCE["live"])
    assert len(times) == len(ended.t)


def test_history_is_read_for_the_chosen_period(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened("r1")
    QTest.keyClick(pane.page.span, Qt.Key.Key_Right)
    run(until(lambda: routers.routers.histories == ["1h"]))
    chart = pane.page.overview.charts.traffic
    run(until(lambda: chart._window and chart._window[1] - chart._window[0] == 3_600))


def test_a_cut_router_says_since_when_and_keeps_its_last_values(
    opened: Opened, routers: RouterShop, run: Run[Any]
) -> None:
    pane = opened("r1")
    people = pane.page.overview.charts.people
    run(until(lambda: people.value.text() not in ("", "–")))
    before = people.value.text()
    watch = routers.routers.watches["r1"]
    watch.state, watch.offline_since = "unreachable", now() - timedelta(minutes=3)
    run(until(lambda: strips(pane)))
    assert strips(pane)[0].startswith("hEX-Tokoin ne répond plus depuis")
    assert people.value.text() == before
    assert say(people.note.full_text()).startswith("hors ligne depuis")
    assert pane.page.header.pill.accessibleName() == "Injoignable"
    assert not pane.page.hotspot_button.isEnabled()
    assert pane.page.hotspot_button.accessibleDescription()


def test_offline_the_page_keeps_everything_and_greys_orders_with_a_reason(opened: Opened, routers: RouterShop) -> None:
    routers.go_offline()
    pane = opened()
    pane.show_page(routers.records.rows["routers"][0])
    assert pane.page.header.pill.accessibleName() == "Inconnu"
    button = pane.page.hotspot_button
    assert not button.isEnabled() and button.toolTip() == button.accessibleDescription() == "Possible une fois en ligne"
    menu = {action.text(): action for action in pane.page.menu().actions() if action.text()}
    assert not menu["Redémarrer le routeur"].isEnabled()
    assert menu["Redémarrer le routeur"].toolTip() == "Possible une fois en ligne"


def test_restarting_asks_first_and_the_safe_answer_is_the_default(
    opened: Opened, routers: RouterShop, run: Run[Any]
) -> None:
    pane = opened("r1")
    pane.page.hotspot_button.click()
    run(until(dialog))
    shown = dialog()
    assert shown is not None
    stay, go = [one for one in shown.findChildren(Button) if one.isVisible() and one.text()]
    assert stay.isDefault() and stay.kind == "primary" and not go.isDefault() and go.kind == "danger"
    assert any("24 appareils connectés sont coupés" in text for text in spoken(shown))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    run(until(lambda: dialog() is None))
    assert routers.routers.calls == []


def test_restarting_the_hotspot_tells_what_the_server_answered(
    opened: Opened, routers: RouterShop, run: Run[Any]
) -> None:
    pane = opened("r1")
    pane.page.hotspot_button.click()
    answer(run, act=True)
    run(until(lambda: pane.context.said))  # type: ignore[attr-defined]
    assert routers.routers.calls == [("restart_hotspot", "r1")]
    assert "hotspot1" in pane.context.said[0]  # type: ignore[attr-defined]


def test_a_restart_is_only_called_done_once_the_uptime_proves_it(
    opened: Opened, routers: RouterShop, run: Run[Any]
) -> None:
    pane = opened("r1")
    pane.page.reboot()
    answer(run, act=True)
    run(until(lambda: strips(pane)))
    assert strips(pane)[0].startswith("Ordre envoyé à")
    assert not pane.page.hotspot_button.isEnabled()
    watch = routers.routers.watches["r1"]
    watch.state, watch.offline_since = "unreachable", now()
    run(until(lambda: "redémarre (ordre" in strips(pane)[0]))
    watch.state, watch.offline_since = "online", None
    watch.facts = {**watch.facts, "uptime": "12s"}
    run(until(lambda: strips(pane)[0] == "hEX-Tokoin est de retour."))
    assert pane.page.hotspot_button.isEnabled()
    assert routers.routers.calls == [("reboot", "r1")]
    watch.state, watch.offline_since = "unreachable", now()
    run(until(lambda: "ne répond plus" in strips(pane)[0]))


def test_an_order_that_fails_says_why_above_the_page(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened("r1")
    routers.routers.failure = RouterFaultError("router_timeout")
    pane.page.reboot()
    answer(run, act=True)
    run(until(lambda: strips(pane)))
    assert strips(pane) == ["Le routeur ne répond pas."]
    assert pane.page.restart is None


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_a_stale_reading_is_not_taken_for_a_router_that_is_back() -> None:
    clock = Clock()
    restart = Restart("r1", timedelta(seconds=30), clock)
    clock.now += timedelta(seconds=40)
    assert restart.saw("online", timedelta(seconds=30)) is Stage.SENT
    assert restart.saw("unreachable", timedelta(seconds=30)) is Stage.AWAY
    clock.now += timedelta(seconds=60)
    assert restart.saw("online", timedelta(seconds=35)) is Stage.BACK


def test_a_router_that_does_not_come_back_is_called_late() -> None:
    clock = Clock()
    restart = Restart("r1", timedelta(days=3), clock)
    assert restart.saw("unreachable", None) is Stage.AWAY
    clock.now += timedelta(minutes=6)
    assert restart.saw("unreachable", None) is Stage.LATE
    assert restart.saw("online", timedelta(seconds=9)) is Stage.BACK


# ---------------------------------------------------------------- people and interfaces
def test_somebody_is_put_off_after_a_question(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened("r1")
    pane.page.open_tab("connected")
    people = pane.page.connected
    run(until(lambda: people.rows))
    assert not people.disconnect_button.isEnabled()
    people.table.setFocus()
    people.table.go_to_row(2)
    assert people.disconnect_button.isEnabled()
    person = people.rows[2]
    routers.records.rows["network_sessions"] = [Record("network_sessions", "s9", dict(person))]
    QTest.keyClick(people.table, Qt.Key.Key_Delete)
    answer(run, act=True)
    run(until(lambda: routers.sessions.disconnected))
    assert routers.sessions.disconnected == [("s9",)]


def test_somebody_who_left_meanwhile_is_no_error(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened("r1")
    pane.page.open_tab("connected")
    people = pane.page.connected
    run(until(lambda: people.rows))
    people.table.go_to_row(0)
    people.disconnect_current()
    answer(run, act=True)
    run(until(lambda: pane.context.said))  # type: ignore[attr-defined]
    assert routers.sessions.disconnected == [] and "network_sessions" in routers.records.refreshed


def test_interfaces_show_what_runs_through_them(opened: Opened, run: Run[Any]) -> None:
    pane = opened("r1")
    pane.page.open_tab("interfaces")
    table = pane.page.interfaces.table
    run(until(lambda: pane.page.interfaces.rows))
    model = table.model()
    assert [model.index(0, column).data() for column in range(4)] == [
        "ether1, Internet",
        "Actif",
        "Câble",
        "21,4\N{NO-BREAK SPACE}Mbit/s",
    ]
    assert model.index(3, 1).data() == "Sans câble" and model.index(3, 3).data() == "–"


def test_a_server_without_interfaces_says_so(
    opened: Opened, routers: RouterShop, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(key: str) -> list[dict[str, Any]]:
        raise NotOffered("router_interfaces")

    monkeypatch.setattr(routers.routers, "interfaces", refuse)
    pane = opened("r1")
    pane.page.open_tab("interfaces")
    run(
        until(
            lambda: any(
                view.icon._glyph == "ri.forbid-2-line" and view.isVisible()
                for view in pane.page.interfaces.findChildren(states.StateView)
            )
        )
    )


# ---------------------------------------------------------------- form
def test_addresses_and_ports_are_checked_with_a_cure(dressed: object) -> None:
    assert address_fault("192.168.88.1") is None and address_fault("wifi.boutique") is None
    assert "0 à 255" in say(address_fault("192.168.88.300") or "")
    assert "sans espace" in say(address_fault("mon routeur") or "")
    assert port_fault("8728") is None and "65535" in say(port_fault("99999") or "")


def form_of(run: Run[Any], pane: RoutersPane) -> RouterDialog:
    run(until(dialog))
    shown = dialog()
    assert isinstance(shown, RouterDialog)
    return shown


def fill(shown: RouterDialog, **values: str) -> None:
    for key, value in values.items():
        shown.form.fields[key].set_value(value)  # type: ignore[attr-defined]


def test_an_empty_form_goes_to_its_first_gap(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened()
    pane.add()
    shown = form_of(run, pane)
    shown.submit.click()
    assert shown.form.fields["name"].error() and shown.isVisible()  # type: ignore[attr-defined]
    assert routers.routers.calls == []
    shown.reject()
    run(until(lambda: dialog() is None))


def test_the_port_follows_the_secure_connection(opened: Opened, run: Run[Any]) -> None:
    pane = opened()
    pane.add()
    shown = form_of(run, pane)
    tls, port = shown.form.fields["use_tls"], shown.form.fields["api_port"]
    tls.click()  # type: ignore[attr-defined]
    assert port.value() == "8729"  # type: ignore[attr-defined]
    fill(shown, api_port="18728")
    tls.click()  # type: ignore[attr-defined]
    assert port.value() == "18728"  # type: ignore[attr-defined]
    shown.reject()
    run(until(lambda: dialog() is None))


def test_a_wrong_password_is_corrected_without_adding_the_router_twice(
    opened: Opened, routers: RouterShop, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = [{"code": "api_access", "state": "failed", "detail": {"error": "router_wrong_password"}}]

    async def check(key: str) -> list[dict[str, Any]]:
        return findings

    monkeypatch.setattr(routers.routers, "check", check)
    pane = opened()
    pane.add()
    shown = form_of(run, pane)
    fill(shown, name="Boutique", ip_address="192.168.88.1", username="tiknet", password="faux")
    shown.submit.click()
    run(until(lambda: shown.submit.isEnabled() and shown.fault.full_text()))
    assert "mot de passe" in shown.fault.full_text()
    assert "WinBox" in shown.form.fields["password"].error()  # type: ignore[attr-defined]
    cure = shown.form.fields["password"]._note  # type: ignore[attr-defined]
    run(until(lambda: cure.height() >= cure.heightForWidth(cure.width())))
    findings.clear()
    fill(shown, password="juste")
    shown.submit.click()
    run(until(lambda: dialog() is None))
    names = [call[0] for call in routers.routers.calls]
    assert names == ["add", "update"]
    assert routers.routers.calls[0][1].password == "faux"
    assert routers.routers.calls[1][2] == {"password": "juste"}


def test_what_the_server_refuses_stands_beside_its_field(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened()
    routers.routers.failure = ValidationRefused("create_router", fields={"dns_name": ["already exists"]})
    pane.add()
    shown = form_of(run, pane)
    fill(shown, name="Boutique", ip_address="192.168.88.1", username="tiknet", password="x", dns_name="wifi.shop")
    shown.submit.click()
    run(until(lambda: shown.form.fields["dns_name"].error()))  # type: ignore[attr-defined]
    shown.reject()
    run(until(lambda: dialog() is None))


def test_editing_sends_only_what_changed_and_keeps_the_password(
    opened: Opened, routers: RouterShop, run: Run[Any]
) -> None:
    pane = opened()
    pane.edit(routers.records.rows["routers"][0])
    shown = form_of(run, pane)
    fill(shown, name="hEX-Marché")
    shown.submit.click()
    run(until(lambda: dialog() is None))
    assert routers.routers.calls == [("update", "r1", {"name": "hEX-Marché"})]


def test_removing_names_what_is_lost(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened()
    pane.delete(routers.records.rows["routers"][2])
    run(until(dialog))
    shown = dialog()
    assert shown is not None
    words = " ".join(spoken(shown))
    assert "hAP-Agbalépédo" in words and "mesures" in words and "2 changements" in words
    answer(run, act=True)
    run(until(lambda: routers.routers.calls))
    assert routers.routers.calls == [("delete", "r3")]


def test_a_router_removed_elsewhere_closes_its_page(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane = opened("r1")
    routers.records.rows["routers"] = routers.records.rows["routers"][1:]
    routers.bus.publish(ChangeSet("routers"))
    run(until(lambda: not pane.on_page()))


# ---------------------------------------------------------------- access
def test_every_button_of_the_page_has_a_name(opened: Opened) -> None:
    pane = opened("r1")
    nameless = [
        button
        for button in pane.page.findChildren(QAbstractButton)
        if button.isVisible() and not button.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize(("width", "zoom"), [(816, 1.0), (1106, 1.25), (1158, 1.0)])
def test_the_page_of_a_router_never_scrolls_sideways(opened: Opened, width: int, zoom: float) -> None:
    theme().switch("light", zoom)
    pane = opened("r1", width, 560)
    overview = pane.page.overview
    assert overview.widget().width() <= overview.viewport().width()
    for card in (*overview.charts.all, overview.facts):
        assert card.geometry().right() < overview.viewport().width()


def test_the_page_follows_the_language(opened: Opened) -> None:
    pane = opened("r1")
    set_language("en")
    assert pane.page.hotspot_button.text() == "Restart the hotspot"
    assert pane.page.header.pill.accessibleName() == "Online"
    assert "Control access works" in spoken(pane.page.overview.facts)
