"""The settings on the real server of this computer: what is changed holds at once, and what cannot be changed says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.server.shops import ServedShop, serve_shop
from tests.ui.conftest import Run, until
from tests.ui.inspection import faults_of
from tests.ui.opened import dialog, plain, press, texts
from tests.ui.served_pane import shown
from tiknet_desktop.services.settings import SETTINGS
from ui.kit.fields import Combo
from ui.kit.i18n import language, set_language
from ui.kit.theme import theme
from ui.panes.settings import create_pane
from ui.panes.settings.about import AboutSection
from ui.panes.settings.backup import BackupSection
from ui.panes.settings.data import DataSection
from ui.panes.settings.look import LookSection
from ui.panes.settings.pane import SECTIONS, SettingsPane
from ui.panes.settings.server import ServerSection
from ui.panes.settings.shop import ShopSection, wrong_login_url


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    shop = serve_shop(tmp_path_factory.mktemp("settings"))
    yield shop
    shop.stop()


async def section(pane: SettingsPane, shop: Any, key: str) -> Any:
    """A section, filled."""
    before = len(shop.services.tasks)
    pane.open_section(key)
    await until(lambda: len(shop.services.tasks) <= before)
    return pane.pages[key]


@pytest.mark.parametrize(("code", "mode"), [("fr", "light"), ("en", "dark")])
def test_every_section_fits_in_both_languages(
    served: ServedShop, tmp_path: Path, run: Run[Any], code: str, mode: Any
) -> None:
    async def day() -> None:
        set_language(code)
        theme().switch(mode)
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            for size in ((1158, 738), (964, 610)):
                pane.window().resize(*size)
                pane.setGeometry(0, 0, *size)
                for spec in SECTIONS:
                    await section(pane, shop, spec.key)
                    assert faults_of(pane) == [], spec.key

    run(day())


def test_what_is_chosen_in_the_look_holds_at_once(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            look = await section(pane, shop, "look")
            assert isinstance(look, LookSection)
            choose(look.named["language"], "en")
            assert language() == "en"
            assert shop.services.settings.get("language") == "en"
            assert "Look" in texts(look)
            choose(look.named["theme"], "dark")
            assert theme().name == "dark"
            choose(look.named["zoom"], 125)
            assert (theme().zoom, shop.services.settings.get("zoom")) == (1.25, 125)

    run(day())


def choose(combo: Any, value: object) -> None:
    """Choose as a person does."""
    assert isinstance(combo, Combo)
    combo.set_value(value)
    assert combo.value() == value
    combo.activated.emit(combo.currentIndex())


def test_the_shop_is_written_by_keyboard_and_a_wrong_address_is_refused(
    served: ServedShop, tmp_path: Path, run: Run[Any]
) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            part = await section(pane, shop, "shop")
            assert isinstance(part, ShopSection)
            kept = shop.services.settings
            part.name.edit.setFocus()
            part.name.edit.selectAll()
            QTest.keyClicks(part.name.edit, "Chez Afi")
            QTest.keyClick(part.name.edit, Qt.Key.Key_Return)
            assert kept.get("shop_name") == "Chez Afi"
            part.login_url.edit.setText("wifi.afi.tg/login")
            QTest.keyClick(part.login_url.edit, Qt.Key.Key_Return)
            assert kept.get("login_url") == ""
            assert "http://" in part.login_url.error()
            part.login_url.edit.setText("http://wifi.afi.tg/login")
            QTest.keyClick(part.login_url.edit, Qt.Key.Key_Return)
            assert kept.get("login_url") == "http://wifi.afi.tg/login"
            assert part.login_url.error() == ""
            assert "FCFA" in texts(part)

    run(day())


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("http://wifi.afi.tg/login", True),
        ("https://10.5.50.1/login", True),
        ("wifi.afi.tg", False),
        ("http://wifi afi/login", False),
        ("http://", False),
        ("http://login", False),
        ("http://wifi.afi.tg/login?x=1", False),
        ("http://[::1", False),
    ],
)
def test_login_addresses(address: str, fine: bool) -> None:
    assert (wrong_login_url(address) is None) is fine


def test_notifications_are_chosen_on_the_server_and_wait_for_it(
    served: ServedShop, tmp_path: Path, run: Run[Any]
) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            part = await section(pane, shop, "data")
            assert isinstance(part, DataSection)
            await until(lambda: part.kinds["sale"].isVisible())
            part.kinds["sale"].click()

            def told() -> bool:
                return part._value.get("notification_kinds", {}).get("sale") is False

            await until(told)
            answer = await shop.services.online.ask("get_settings")
            assert answer["notification_kinds"]["sale"] is False
            shop.transport.online = False
            shop.services.connectivity.probe_now()
            await until(lambda: not part.online() and not part.enabled.isEnabled(), 90)
            assert "modifiable quand il répond" in texts(part)

    run(day())


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_a_low_balance_is_typed_as_amounts_are_written(
    served: ServedShop, tmp_path: Path, run: Run[Any], spoken: str
) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            part = await section(pane, shop, "data")
            await until(lambda: part.low.isVisible() and bool(part._value))
            part.low.edit.clear()
            QTest.keyClicks(part.low.edit, "12500")
            assert plain(part.low.value()) == ("12 500" if spoken == "fr" else "12,500")
            QTest.keyClick(part.low.edit, Qt.Key.Key_Return)
            await until(lambda: part._value["low_balance_threshold"] == "12500.00")

    set_language(spoken)
    run(day())


def test_a_refused_change_is_shown_as_it_is(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            part = await section(pane, shop, "data")
            await until(lambda: bool(part._value))
            before = part._value["low_balance_threshold"]
            part._send(low_balance_threshold="-5")
            await until(lambda: part._banner_box.count() == 1)
            assert part._value["low_balance_threshold"] == before

    run(day())


def test_a_server_without_preferences_says_so(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async def without(shop: Any) -> None:
            shop.transport.missing = {"get_settings"}
            from tiknet_desktop.storage import states

            store = shop.services.account._shop().store
            await store.write(lambda connection: connection.exec_driver_sql("DELETE FROM documents"))
            await store.write(states.mark, "settings", states.FreshnessState.NOT_OFFERED)

        async with shown(create_pane, tmp_path, served, prepare=without, wait=False) as (pane, shop):
            part = await section(pane, shop, "data")
            await until(lambda: "Ce serveur ne l’offre pas" in texts(part))
            assert not part.enabled.isVisible()

    run(day())


def test_a_copy_is_made_and_brought_back_after_a_question(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            part = await section(pane, shop, "backup")
            assert isinstance(part, BackupSection)
            before = len(part.found)
            press(part, "Sauvegarder maintenant")
            await until(lambda: len(part.found) > before and part.now.isEnabled())
            press(part, "Restaurer…")
            await until(lambda: dialog() is not None)
            assert "Rien n’est écrasé" in texts(dialog())  # type: ignore[arg-type]
            press(dialog(), "Ramener")
            await until(lambda: any("Rien ne manquait" in words for words, _ in pane.context.said))

    run(day())


def test_the_server_is_told_in_words_and_changed_only_after_a_question(
    served: ServedShop, tmp_path: Path, run: Run[Any]
) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            part = await section(pane, shop, "server")
            assert isinstance(part, ServerSection)
            await until(lambda: "tiknet-embedded" in texts(part))
            await until(lambda: "économise des données" in plain(texts(part)))
            left: list[bool] = []
            pane.context.leave = lambda: left.append(True)
            press(part, "Utiliser un autre serveur…")
            await until(lambda: dialog() is not None)
            press(dialog(), "Rester ici")
            await until(lambda: dialog() is None)
            assert left == []
            press(part, "Utiliser un autre serveur…")
            await until(lambda: dialog() is not None)
            press(dialog(), "Se déconnecter")
            await until(lambda: left == [True])

    run(day())


def test_the_installation_is_looked_over(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            part = await section(pane, shop, "about")
            assert isinstance(part, AboutSection)
            await until(lambda: "Les données de cet ordinateur sont saines." in texts(part))
            assert part.results.count() == 6
            press(part, "Licences des composants…")
            await until(lambda: dialog() is not None)
            assert "httpx" in texts(dialog())  # type: ignore[arg-type]
            press(dialog(), "Fermer")

    run(day())


def test_a_setting_is_found_by_its_words_without_accents(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, _):
            pane.search.setFocus()
            QTest.keyClicks(pane.search, "theme")
            assert [topic.name for _, topic in pane.found()] == ["theme"]
            QTest.keyClick(pane.search, Qt.Key.Key_Return)
            look = pane.pages["look"]
            await until(lambda: QApplication.focusWidget() is not None)
            assert pane.current == "look"
            assert look.named["theme"].hasFocus()
            pane.search.clear()
            QTest.keyClicks(pane.search, "qqqq")
            assert pane.found() == []
            pane._show_found()
            await until(lambda: "Rien trouvé" in texts(pane))
            pane.open_record(None, section="backup")
            assert pane.current == "backup"
            pane.open_section("nowhere")
            assert pane.current == "backup"

    run(day())


def test_every_topic_points_to_a_control_and_every_setting_is_declared(
    served: ServedShop, tmp_path: Path, run: Run[Any]
) -> None:
    declared = {setting.name for setting in SETTINGS}
    assert {"tour_done", "tray", "sound", "login_url"} <= declared

    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            for spec in SECTIONS:
                page = await section(pane, shop, spec.key)
                for topic in spec.topics:
                    assert not topic.name or topic.name in page.named, (spec.key, topic.name)

    run(day())
