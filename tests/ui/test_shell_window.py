"""The window: panes built when first opened, keys, status bar, palette, sign-in, first start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from tests.ui.sample_pane import sample_spec
from tests.ui.sample_services import SampleServices
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.storage.records import Record
from ui.kit.context import PaneContext
from ui.kit.dialogs import Keycap, ShortcutSheet
from ui.kit.i18n import language
from ui.kit.pane import ResourcePane
from ui.kit.theme import theme
from ui.shell import navigation, workspace
from ui.shell.first_start import FirstStartPage, NewShop
from ui.shell.palette import CommandPalette
from ui.shell.preferences import Preferences
from ui.shell.sign_in import SignInPage
from ui.shell.window import Window
from ui.shell.workspace import Workspace

PRESENT = {"sell", "today", "customers", "routers", "sync_centre"}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replaces the panes by small ones and notes which are built."""
    made: list[str] = []

    def create(entry: navigation.Entry, context: PaneContext) -> QWidget:
        made.append(entry.id)
        return ResourcePane(context, sample_spec([])) if entry.id == "customers" else QLabel(entry.id)

    monkeypatch.setattr(workspace, "create", create)
    monkeypatch.setattr(navigation, "exists", lambda entry: entry.id in PRESENT)
    return made


@pytest.fixture
def window(shop: SampleServices, built: list[str], qtbot: QtBot, run: Run[Any]) -> Iterator[Window]:
    made = Window(Preferences(shop.settings))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_workspace(shop)
    run(until(lambda: not len(shop.tasks)))
    yield made


def space(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_panes_are_built_when_first_opened(window: Window, built: list[str], qtbot: QtBot) -> None:
    assert built == ["today"]
    qtbot.mouseClick(space(window).rail.items["routers"], Qt.MouseButton.LeftButton)
    space(window).go("today")
    space(window).go("routers")
    assert built == ["today", "routers"]
    assert space(window).rail.items["routers"].isChecked()


def test_what_is_not_in_this_version_or_not_allowed_is_absent(
    shop: SampleServices, built: list[str], qtbot: QtBot, run: Run[Any]
) -> None:
    shop.account.permissions = frozenset(Permission) - {Permission.READ_USERS}
    made = Window()
    qtbot.addWidget(made)
    rail = made.show_workspace(shop).rail
    assert list(rail.items) == ["sell", "today", "routers", "sync_centre"]
    run(until(lambda: not len(shop.tasks)))


def test_rights_that_change_meanwhile_change_the_rail(window: Window, shop: SampleServices, run: Run[Any]) -> None:
    space(window).go("customers")
    shop.account.permissions = frozenset(Permission) - {Permission.READ_USERS}
    shop.bus.publish(ChangeSet("account"))
    run(until(lambda: "customers" not in space(window).rail.items))
    assert "customers" not in space(window).panes, "what may no longer be seen is taken down"
    assert space(window).current != "customers"
    shop.account.permissions = frozenset(Permission)
    shop.bus.publish(ChangeSet("account"))
    run(until(lambda: "customers" in space(window).rail.items))
    run(until(lambda: not len(shop.tasks)))


def test_a_page_that_comes_back_answers_to_its_key_at_once(
    window: Window, shop: SampleServices, qtbot: QtBot, run: Run[Any]
) -> None:
    def with_rights(permissions: frozenset[Permission], there: bool) -> None:
        shop.account.permissions = permissions
        shop.bus.publish(ChangeSet("account"))
        run(until(lambda: ("customers" in space(window).entries) is there))

    with_rights(frozenset(Permission) - {Permission.READ_USERS}, there=False)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert space(window).current == "today"
    with_rights(frozenset(Permission), there=True)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert space(window).current == "customers"
    run(until(lambda: not len(shop.tasks)))


def test_the_palette_makes_what_the_role_allows(
    window: Window, shop: SampleServices, qtbot: QtBot, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = {str(command.words) for command in space(window).commands()}
    assert {"Nouveau client", "Ajouter un routeur"} <= offered
    assert "Nouveau forfait" not in offered, "this version has no page of plans"
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(space(window), "go", lambda pane, key=None, **options: asked.append((pane, options)))
    next(one for one in space(window).commands() if str(one.words) == "Ajouter un routeur").run()
    assert asked == [("routers", {"add": True})]
    shop.account.permissions = frozenset(Permission) - {Permission.CREATE_USERS}
    assert "Nouveau client" not in {str(command.words) for command in space(window).commands()}


def test_the_palette_presses_the_main_button_of_a_list(
    window: Window, shop: SampleServices, qtbot: QtBot, run: Run[Any]
) -> None:
    space(window).go("customers")
    pane: Any = space(window).panes["customers"]
    pressed: list[str] = []
    pane.primary_button.clicked.disconnect()
    pane.primary_button.clicked.connect(lambda: pressed.append("new"))
    space(window).go("today")
    next(one for one in space(window).commands() if str(one.words) == "Nouveau client").run()
    qtbot.waitUntil(lambda: bool(pressed))
    assert space(window).current == "customers"
    run(until(lambda: not len(shop.tasks)))


def test_a_page_that_opens_takes_the_focus_itself(window: Window, shop: SampleServices, run: Run[Any]) -> None:
    space(window).rail.items["routers"].setFocus()
    space(window).go("customers")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert space(window).panes["customers"] is focused or space(window).panes["customers"].isAncestorOf(focused)
    assert "Chercher" not in focused.accessibleName()
    run(until(lambda: not len(shop.tasks)))


def test_a_front_page_can_be_read_in_the_other_language(shop: SampleServices, qtbot: QtBot) -> None:
    made = Window(Preferences(shop.settings))
    qtbot.addWidget(made)

    async def never(_: NewShop) -> str:
        raise AssertionError

    page = FirstStartPage(never, shop.tasks.spawn)
    made.show_front(page)
    made.show()
    assert page.tongue.text() == "English"
    page.tongue.click()
    assert language() == "en"
    assert (page.tongue.text(), page.title.text()) == ("Français", "Where does your shop live?")
    assert shop.settings.values["language"] == "en"


def test_the_window_is_named_after_shop_and_product(window: Window) -> None:
    assert window.windowTitle() == "Boutique Tokoin – TikNet"
    assert space(window).rail.person.accessibleName() == "Akossiwa Mensah, Propriétaire"


def test_the_badge_counts_what_needs_a_person(window: Window, shop: SampleServices, run: Run[Any]) -> None:
    item = space(window).rail.items["sync_centre"]
    assert (item.badge, item.accessibleDescription()) == (3, "3 à décider")
    shop.sync_centre.numbers.unknown = shop.sync_centre.numbers.conflict = shop.sync_centre.numbers.refused = 0
    shop.bus.publish(ChangeSet("outbox"))
    run(until(lambda: item.badge == 0))


def test_the_status_bar_says_what_is_true(window: Window, shop: SampleServices, run: Run[Any]) -> None:
    status = space(window).status
    assert status.server.words() == "Serveur\u00a0: connecté"
    assert status.pending.words() == "3 en attente"
    assert status.data.words() == "2,4\u00a0Mo aujourd’hui"
    assert not status.routers.isVisible()
    shop.records.rows["routers"] = [
        Record("routers", str(number), {"status": "online" if number else "unreachable"}) for number in range(3)
    ]
    shop.bus.publish(ChangeSet("routers"))
    run(until(lambda: status.routers.words()))
    assert status.routers.words() == "Routeurs\u00a0: 2 sur 3"
    shop.connectivity.state = "offline"
    shop.bus.publish(ChangeSet("connectivity"))
    run(until(lambda: status.server._dot == ("warning", "ring")))
    assert status.routers.words() == "Routeurs\u00a0: hors de vue", "nobody accuses a router we cannot ask about"
    assert status.server.words().startswith("Serveur\u00a0: hors ligne depuis")
    assert status.server._dot == ("warning", "ring")


def test_a_status_segment_opens_its_pane(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(space(window).status.pending, Qt.MouseButton.LeftButton)
    assert space(window).current == "sync_centre"


def test_the_palette_finds_pages_people_and_actions(
    window: Window, shop: SampleServices, qtbot: QtBot, run: Run[Any]
) -> None:
    space(window).open_palette()
    palette = space(window)._palette
    assert isinstance(palette, CommandPalette)
    qtbot.keyClicks(palette.edit, "synchronisation")
    assert palette.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Synchronisation"
    palette.edit.clear()
    palette.edit.setText("houngbédji")
    run(
        until(lambda: palette.list.count() and "Sènan" in palette.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole))
    )
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    pane = space(window).panes["customers"]
    assert isinstance(pane, ResourcePane)
    run(until(lambda: pane.drawer.isVisible()))
    assert pane.drawer.name.full_text() == "Sènan Houngbédji"
    assert not palette.isVisible()
    run(until(lambda: not len(shop.tasks)))


def test_the_palette_closes_with_escape(window: Window, qtbot: QtBot) -> None:
    space(window).open_palette()
    palette = space(window)._palette
    assert isinstance(palette, CommandPalette)
    assert palette.isVisible()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_look_is_changed_and_kept(window: Window, shop: SampleServices) -> None:
    preferences = space(window).preferences
    preferences.set_theme("dark")
    preferences.set_language("en")
    preferences.step_zoom(1)
    preferences.step_zoom(1)
    assert (theme().name, language(), theme().zoom) == ("dark", "en", 1.25)
    assert (shop.settings.values["theme"], shop.settings.values["language"], shop.settings.values["zoom"]) == (
        "dark",
        "en",
        125,
    )
    assert space(window).rail.items["today"].text() == "Today"


def test_the_window_comes_back_where_it_was(window: Window, shop: SampleServices, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    window.close()
    again = Window(Preferences(shop.settings))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 700)
    assert shop.settings.values["last_pane"] == "today"


@pytest.mark.parametrize(("zoom", "width", "height"), [(1.0, 1024, 640), (1.25, 1366, 768)])
def test_the_shell_holds_in_small_windows(
    window: Window, shop: SampleServices, run: Run[Any], zoom: float, width: int, height: int
) -> None:
    space(window).go("customers")
    theme().switch(zoom=zoom)
    window.resize(width, height)
    assert (window.width(), window.height()) == (width, height)
    assert window.minimumSizeHint().width() <= width
    assert window.minimumSizeHint().height() <= height
    assert space(window).rail.folded
    items = list(space(window).rail.items.values())
    assert all(item.geometry().bottom() < space(window).rail.person.geometry().top() for item in items)
    run(until(lambda: not len(shop.tasks)))


def test_the_sheet_lists_the_keys(window: Window, qtbot: QtBot) -> None:
    space(window).show_shortcuts()
    sheet = next(
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ShortcutSheet) and widget.isVisible()
    )
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Clients" in texts
    caps = {cap.accessibleName() for cap in sheet.findChildren(Keycap)}
    assert {"Espace", "Entrée", "Échap", "Ctrl+K"} <= caps, "keys are named as on the keyboard"
    sheet.reject()


def test_signing_in_says_in_words_why_it_failed(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    tries: list[tuple[str, str]] = []

    class WrongError(Exception):
        code = "wrong_credentials"

    async def sign_in(email: str, password: str) -> None:
        tries.append((email, password))
        if len(tries) == 1:
            raise WrongError

    page = SignInPage(sign_in, shop.tasks.spawn, server="https://api.example.test/v1")
    qtbot.addWidget(page)
    page.show()
    page.submit_button.click()
    assert tries == []
    assert page.email.error()
    page.email.set_value("akossiwa@tokoin.test")
    page.password.set_value(" secret words ")
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    run(until(lambda: page.fault_box.isVisible()))
    assert (
        page.fault.text()
        == "L’e-mail ou le mot de passe n’est pas le bon. Vérifiez les deux\u00a0; les majuscules comptent dans le mot de passe."
    )
    assert page.password.edit.echoMode() == QLineEdit.EchoMode.Password
    run(until(lambda: page.submit_button.isEnabled()))
    page.submit()
    run(until(lambda: len(tries) == 2))
    assert tries[1] == ("akossiwa@tokoin.test", " secret words ")
    run(until(lambda: not len(shop.tasks)))


def test_a_shop_is_set_up_on_this_computer_and_its_code_kept(shop: SampleServices, qtbot: QtBot, run: Run[Any]) -> None:
    made: list[NewShop] = []

    async def set_up(new: NewShop) -> str:
        made.append(new)
        return "K7QM-4D2P-9XRT"

    page = FirstStartPage(set_up, shop.tasks.spawn)
    qtbot.addWidget(page)
    page.show()
    qtbot.mouseClick(page.here_button, Qt.MouseButton.LeftButton)
    assert page.form is not None
    page.submit()
    assert made == []
    for key, value in (
        ("shop_name", "Boutique Tokoin"),
        ("name", "Akossiwa Mensah"),
        ("email", "a@tokoin.test"),
        ("password", "trois mots simples"),
    ):
        page.form.fields[key].set_value(value)  # type: ignore[attr-defined]
    page.submit()
    run(until(lambda: page.code))
    assert made == [NewShop("Boutique Tokoin", "Akossiwa", "Mensah", "a@tokoin.test", "trois mots simples", "TG")]
    assert not page.done_button.isEnabled()
    next(button for button in page.findChildren(type(page.done_button)) if button.text() == "Copier").click()
    assert QGuiApplication.clipboard().text() == "K7QM-4D2P-9XRT"
    page.kept_box.setChecked(True)
    with qtbot.waitSignal(page.finished):
        page.done_button.click()
    run(until(lambda: not len(shop.tasks)))


def test_the_cloud_leads_to_signing_in(shop: SampleServices, qtbot: QtBot) -> None:
    async def set_up(new: NewShop) -> str:
        return ""

    page = FirstStartPage(set_up, shop.tasks.spawn)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.cloud_chosen):
        page.cloud_button.click()
