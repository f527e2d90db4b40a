"""Today as an owner reads it: numbers with their age, one link per concern, nothing hidden when the network is away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.conftest import Run, until
from tests.ui.router_shop import Freshness, RouterShop, router
from tiknet_desktop.api.errors import ServerFault
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services.sync_centre import OutboxCounts
from tiknet_desktop.services.today import Alert
from tiknet_desktop.storage.records import Record
from ui.kit import states
from ui.kit.containers import Banner, StatCard
from ui.kit.context import PaneContext
from ui.kit.i18n import set_language
from ui.kit.labels import Label, Pill
from ui.kit.theme import theme
from ui.kit.truth import TruthLabel
from ui.panes.today.concerns import concerns
from ui.panes.today.figures import comparison
from ui.panes.today.pane import TodayPane
from ui.panes.today.rows import AlertRow, RouterRow

NARROW = "\u202f"


class Window(PaneContext):
    """Remembers where it was asked to go."""

    def __init__(self, services: Any, missing: tuple[str, ...] = ()) -> None:
        super().__init__(services)
        self.gone: list[tuple[str, str | None, dict[str, object]]] = []
        self._missing = missing

    def go(self, pane: str, key: str | None = None, **options: object) -> None:
        self.gone.append((pane, key, options))

    def can_go(self, pane: str) -> bool:
        return pane not in self._missing


@pytest.fixture
def routers(qt_loop: asyncio.AbstractEventLoop) -> Iterator[RouterShop]:
    shop = RouterShop(qt_loop)
    yield shop
    qt_loop.run_until_complete(shop.tasks.close())
    assert shop.failures == []


Opened = Callable[..., tuple[TodayPane, Window]]


@pytest.fixture
def opened(routers: RouterShop, run: Run[Any]) -> Iterator[Opened]:
    """Open the pane and wait for its figures or for the state in their place."""
    panes: list[TodayPane] = []

    def open_pane(width: int = 1158, height: int = 738, missing: tuple[str, ...] = ()) -> tuple[TodayPane, Window]:
        window = Window(routers, missing)
        pane = TodayPane(window)
        panes.append(pane)
        pane.resize(width, height)
        pane.show()
        run(until(lambda: not isinstance(pane._host.state, states.Skeleton)))
        return pane, window

    yield open_pane
    for pane in panes:
        pane.close()
        pane.deleteLater()


def said(card: StatCard) -> list[str]:
    """Every sentence of a card that is on screen."""
    words = [label.full_text() for label in card.findChildren(Label) if label.isVisible()]
    return [text for text in words if text]


def state_of(pane: TodayPane) -> states.StateView:
    state = pane._host.state
    assert isinstance(state, states.StateView)
    return state


def concern_titles(pane: TodayPane) -> list[str]:
    return [line.title.full_text() for line in pane.attention.findChildren(AlertRow) if line.isVisible()]


def test_the_figures_of_the_day_stand_with_their_age_and_source(opened: Opened) -> None:
    pane, _ = opened()
    sales = said(pane.figures.sales)
    assert f"48{NARROW}500" in sales and "FCFA" in sales
    assert any(text.startswith("+12") for text in sales)
    assert any("cet ordinateur" in text and "à confirmer" in text for text in sales)
    pill = pane.figures.sales.findChild(Pill)
    assert pill is not None and pill.accessibleName() == "2 à confirmer"
    assert any("Journée" in text for text in said(pane.figures.tickets))
    assert "2 routeurs joignables sur 3" in said(pane.figures.devices)
    assert f"312{NARROW}750" in said(pane.figures.wallet)
    for card in pane.figures.cards:
        label = card.findChild(TruthLabel)
        assert label is not None and label.text()


def test_the_header_names_the_day_and_counts_the_sites(opened: Opened) -> None:
    pane, _ = opened()
    assert pane.header.context.full_text().endswith("3 sites")
    assert str(datetime.now().astimezone().year) in pane.header.context.full_text()


@pytest.mark.parametrize(
    ("today", "before", "words"),
    [(Decimal(0), Decimal(0), "aucune vente pour l’instant"), (Decimal(500), Decimal(0), "à cette heure")],
)
def test_a_day_without_comparison_says_so(dressed: object, today: Decimal, before: Decimal, words: str) -> None:
    assert words in comparison(today, before, datetime.now(UTC))


def test_a_weaker_day_has_a_minus(dressed: object) -> None:
    assert comparison(Decimal(50), Decimal(100), datetime(2026, 11, 21, 12, tzinfo=UTC)).startswith("−50")


def test_each_concern_leads_to_where_it_is_dealt_with(opened: Opened) -> None:
    pane, window = opened()
    lines = pane.attention.findChildren(AlertRow)
    assert [line.alert.kind for line in lines] == ["router_unreachable", "conflict", "unknown"]
    assert "hAP-Agbalépédo ne répond plus" in concern_titles(pane)
    assert "11 clients touchés" in lines[0].note.full_text()
    lines[0].link.click()
    lines[1].link.click()
    assert window.gone == [("routers", "r3", {}), ("sync_centre", None, {})]
    assert lines[0].link.accessibleDescription().startswith("hAP-Agbalépédo")


def test_a_concern_whose_pane_does_not_exist_stands_without_a_link(opened: Opened) -> None:
    pane, _ = opened(missing=("sync_centre",))
    lines = pane.attention.findChildren(AlertRow)
    assert [line.link.isVisible() for line in lines] == [True, False, False]


def test_news_leaves_the_focus_where_it_is(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane, _ = opened()
    line, router_line = pane.attention.findChildren(AlertRow)[0], pane.routers.findChildren(RouterRow)[0]
    routers.records.change("routers", "r1", active_users=25)
    run(until(lambda: router_line.people.text() == "25 connectés"))
    assert pane.attention.findChildren(AlertRow)[0] is line


def test_a_plan_that_runs_out_says_for_how_long_it_lasts_and_leads_to_a_new_batch(
    opened: Opened, routers: RouterShop
) -> None:
    low = Alert("low_stock", "1 heure", count=14, pane="vouchers", days=0.13, plan="k1")
    routers.today.alert_list = [low, replace(low, subject="Nuit", count=0), replace(low, subject="Mois", days=9.4)]
    pane, window = opened()
    assert concern_titles(pane) == [
        f"Stock « {name} » bientôt épuisé".replace(" »", "\u00a0»").replace("« ", "«\u00a0")
        for name in ("1 heure", "Nuit", "Mois")
    ]
    lines = pane.attention.findChildren(AlertRow)
    notes = [line.note.full_text().replace("\u00a0", " ") for line in lines]
    assert notes == [
        "14 tickets restants · environ 3 heures",
        "Plus aucun",
        "14 tickets restants · environ 9 jours",
    ]
    lines[0].link.click()
    assert window.gone == [("vouchers", None, {"add": True, "plan": "k1"})]


def test_who_may_make_no_codes_reads_of_the_stock_without_a_link(opened: Opened, routers: RouterShop) -> None:
    routers.today.alert_list = [Alert("low_stock", "1 heure", count=14, pane="vouchers", days=0.13, plan="k1")]
    routers.account.permissions = frozenset(Permission) - {Permission.CREATE_USERS}
    pane, _ = opened()
    assert not pane.attention.findChildren(AlertRow)[0].link.isVisible()


def test_a_calm_day_says_that_everything_is_in_order(opened: Opened, routers: RouterShop) -> None:
    routers.today.alert_list = []
    pane, _ = opened()
    assert concern_titles(pane) == []
    assert any(label.full_text() == "Tout est en ordre." for label in pane.attention.findChildren(Label))


def test_offline_everything_stays_with_its_age_and_routers_are_grey(opened: Opened, routers: RouterShop) -> None:
    routers.go_offline()
    pane, _ = opened()
    assert f"312{NARROW}750" in said(pane.figures.wallet)
    wallet_age = pane.figures.wallet.findChild(TruthLabel)
    assert wallet_age is not None
    assert wallet_age._icon._glyph == "ri.history-line"
    assert any(isinstance(widget, Banner) for widget in pane.findChildren(Banner))
    pills = [row.pill.accessibleName() for row in pane.routers.findChildren(RouterRow)]
    assert pills == ["Inconnu"] * 3
    assert not any(row.people.isVisible() for row in pane.routers.findChildren(RouterRow))
    titles = concern_titles(pane)
    assert titles == ["7 actions attendent le réseau", "3 sites ne sont plus visibles d’ici"]
    pill = pane.figures.sales.findChild(Pill)
    assert pill is not None and pill.accessibleName() == "7 à envoyer"


def test_coming_back_online_takes_the_strip_away(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    routers.go_offline()
    pane, _ = opened()
    routers.connectivity.state = "online"
    routers.bus.publish(ChangeSet("connectivity"))
    run(until(lambda: not [one for one in pane.findChildren(Banner) if one.isVisible()]))


def test_a_new_shop_is_led_by_the_hand(opened: Opened, routers: RouterShop) -> None:
    routers.make_empty()
    pane, window = opened()
    assert pane.steps.isVisible() and not pane.charts.isVisible() and not pane.sell.isVisible()
    buttons = [button for button in pane.steps.findChildren(QAbstractButton) if button.isVisible()]
    assert [button.accessibleName() for button in buttons] == [
        "Ajouter un routeur",
        "Créer un forfait",
        "Vendre un ticket",
    ]
    assert [getattr(button, "kind", "") for button in buttons] == ["primary", "secondary", "secondary"]
    buttons[0].click()
    assert window.gone == [("routers", None, {"add": True})]


def test_a_connected_router_ticks_the_first_step(opened: Opened, routers: RouterShop) -> None:
    routers.make_empty()
    routers.records.rows["routers"] = [router("r1", "hEX-Tokoin", "online", active_users=0)]
    pane, _ = opened()
    names = [button.accessibleName() for button in pane.steps.findChildren(QAbstractButton) if button.isVisible()]
    assert names == ["Créer un forfait", "Vendre un ticket"]
    assert pane.routers.isVisible()


def test_nothing_was_ever_loaded_and_there_is_no_network(opened: Opened, routers: RouterShop) -> None:
    routers.make_empty()
    routers.records.states["routers"] = Freshness("never")
    routers.connectivity.state = "offline"
    pane, _ = opened()
    assert state_of(pane).title.full_text() == "Jamais chargé sur cet ordinateur"


def test_a_failure_says_what_and_offers_to_try_again(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    routers.today.failure = ServerFault("get_dashboard", status=500)
    pane, _ = opened()
    button = state_of(pane).button
    assert button is not None
    routers.today.failure = None
    button.click()
    run(until(lambda: pane._host.state is None))


def test_a_later_failure_keeps_what_is_shown(opened: Opened, routers: RouterShop, run: Run[Any]) -> None:
    pane, _ = opened()
    routers.today.failure = ServerFault("get_dashboard", status=500)
    routers.bus.publish(ChangeSet("routers"))
    run(until(lambda: [one for one in pane.findChildren(Banner) if one.isVisible()]))
    assert pane._host.state is None and f"48{NARROW}500" in said(pane.figures.sales)


def test_a_role_without_the_right_is_told_so(opened: Opened, routers: RouterShop) -> None:
    routers.account.permissions = frozenset({Permission.READ_USERS})
    pane, _ = opened()
    assert state_of(pane).icon._glyph == "ri.lock-2-line"


def test_a_role_that_may_not_see_money_has_no_wallet(opened: Opened, routers: RouterShop) -> None:
    routers.account.permissions = frozenset({Permission.DASHBOARD_ACCESS})
    pane, _ = opened()
    assert pane.figures.wallet not in pane.figures.cards and len(pane.figures.cards) == 3


@pytest.mark.parametrize(("state", "words"), [("not_offered", "non offert"), ("forbidden", "réservé")])
def test_a_wallet_the_server_does_not_give_says_why(
    opened: Opened, routers: RouterShop, state: str, words: str
) -> None:
    routers.records.states["wallet"] = Freshness(state)
    routers.today.shown = replace(routers.today.shown, wallet_balance=None, wallet_available=None)
    pane, _ = opened()
    texts = said(pane.figures.wallet)
    assert "–" in texts and any(words in text for text in texts)


def test_the_hours_to_come_have_no_bar(opened: Opened, routers: RouterShop) -> None:
    routers.today.shown = replace(
        routers.today.shown, by_hour=tuple((hour, Decimal(0)) for hour in range(24)), sales_count=1
    )
    pane, _ = opened()
    present = datetime.now().astimezone().hour
    labels, today = pane.charts.sales._labels, pane.charts.sales._today
    for label, value in zip(labels, today, strict=True):
        assert (value is None) == (int(label.split("\N{NO-BREAK SPACE}")[0]) > present)


def test_the_live_charts_are_asked_for_only_while_they_are_looked_at(opened: Opened, run: Run[Any]) -> None:
    pane, _ = opened()
    assert not pane.charts._timer.isActive()
    QTest.keyClick(pane.charts.switch, Qt.Key.Key_Right)
    assert pane.charts.switch.current() == "people" and pane.charts._timer.isActive()
    run(until(lambda: pane.charts.people._times is not None))
    assert np.isnan(pane.charts.people._values[0]).any(), "an outage stays a gap"
    assert pane.charts.people.value.text() not in ("", "–")
    pane.hide()
    assert not pane.charts._timer.isActive()


def test_a_change_while_hidden_is_read_when_the_pane_is_shown_again(
    opened: Opened, routers: RouterShop, run: Run[Any]
) -> None:
    pane, _ = opened()
    pane.hide()
    routers.today.shown = replace(routers.today.shown, sales_total=Decimal(99_000))
    routers.bus.publish(ChangeSet("sales"))
    pane.show()
    run(until(lambda: f"99{NARROW}000" in said(pane.figures.sales)))


def test_the_latest_sales_show_their_state_and_open_their_receipt(opened: Opened) -> None:
    pane, window = opened()
    model = pane.sales.table.model()
    assert [model.index(line, 4).data() for line in range(3)] == ["À confirmer", "À confirmer", "Confirmée"]
    assert model.index(0, 1).data() == "7KQ4-M2PX"
    pane.sales.table.setFocus()
    pane.sales.table.go_to_row(1)
    QTest.keyClick(pane.sales.table, Qt.Key.Key_Return)
    assert window.gone == [("sell", "H9TD3RWC", {})]


def test_sales_of_other_counters_stand_beside_ours_and_none_twice(
    opened: Opened, routers: RouterShop, run: Run[Any]
) -> None:
    ours = routers.today.sales[0]
    fields = {"plan_name": "Mois", "price": Decimal(6_000), "customer_username": "C000012"}
    routers.records.rows["assigned_plans"] = [
        Record("assigned_plans", "a1", {**fields, "assigned_date": ours.created_at, "reference": ours.number}),
        Record(
            "assigned_plans",
            "a2",
            {**fields, "assigned_date": datetime.now(UTC), "reference": "X-1", "customer_name": "Afi Dossou"},
        ),
    ]
    pane, window = opened()
    model = pane.sales.table.model()
    assert [model.index(line, 1).data() for line in range(2)] == ["Afi Dossou", "7KQ4-M2PX"]
    pane.sales.table.row_activated.emit(0)
    assert window.gone == [], "its receipt is on the other computer"


def test_while_no_router_answers_the_devices_carry_the_last_contact(opened: Opened, routers: RouterShop) -> None:
    seen = datetime.now(UTC) - timedelta(minutes=50)
    for record in list(routers.records.rows["routers"]):
        routers.records.change("routers", record.key, status="unreachable", last_seen=seen)
    routers.today.shown = replace(routers.today.shown, routers_online=0)
    pane, _ = opened()
    label = pane.figures.devices.findChild(TruthLabel)
    assert label is not None and label._icon._glyph == "ri.history-line"


def test_a_router_opens_by_keyboard(opened: Opened) -> None:
    pane, window = opened()
    line = pane.routers.findChildren(RouterRow)[1]
    assert line.accessibleName() == "hAP-Bè-Plage · En ligne"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert window.gone == [("routers", "r2", {})]


@pytest.mark.parametrize(("width", "zoom"), [(816, 1.0), (1106, 1.25), (1158, 1.0)])
def test_the_page_never_scrolls_sideways(opened: Opened, width: int, zoom: float) -> None:
    theme().switch("light", zoom)
    pane, _ = opened(width, 560)
    inner = pane.page.widget()
    assert inner.width() <= pane.page.viewport().width()
    for card in (*pane.figures.cards, pane.charts, pane.attention, pane.sales, pane.routers):
        assert card.geometry().right() < pane.page.viewport().width()


def test_another_language_reaches_every_number(opened: Opened, run: Run[Any]) -> None:
    pane, _ = opened()
    set_language("en")
    run(until(lambda: "48,500" in said(pane.figures.sales)))
    assert pane.header.title.full_text() == "Today"
    assert pane.header.context.full_text().endswith("3 sites")


def test_while_we_are_offline_no_router_is_accused(routers: RouterShop) -> None:
    since = datetime.now(UTC) - timedelta(hours=1)
    alerts = [Alert("router_unreachable", "hAP", since, 1, "routers", "r3"), Alert("clock_skew", pane="settings")]
    found = concerns(alerts, OutboxCounts(2, 0, 0, 0, 0), routers.records.rows["routers"], True, since)
    assert [one.kind for one in found] == ["actions_waiting", "routers_out_of_sight", "clock_skew"]
