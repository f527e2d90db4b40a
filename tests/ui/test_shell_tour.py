"""The tour of the window, the sheet of keys, help by F1, and messages beside the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from tests.ui.inspection import faults_of
from tests.ui.opened import texts
from tiknet_desktop.storage.records import Page, Record
from ui.kit.dialogs import ShortcutSheet
from ui.kit.i18n import set_language
from ui.kit.theme import theme
from ui.shell.preferences import Preferences
from ui.shell.tour import Tour
from ui.shell.tray import Tray
from ui.shell.window import Window
from ui.shell.workspace import Workspace


@pytest.fixture
def workspace(shop: Any, qtbot: QtBot, run: Run[Any]) -> Iterator[Workspace]:
    """The shop in a window."""
    window = Window(Preferences(shop.settings))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    made = window.show_workspace(shop)
    made.go("customers")
    window.show()
    yield made
    run(until(lambda: not len(shop.tasks)))


def tour_of(workspace: Workspace) -> Tour:
    """The tour, shown."""
    workspace.start_tour()
    assert isinstance(workspace.tour_overlay, Tour)
    return workspace.tour_overlay


def test_the_tour_does_not_come_by_itself_here(workspace: Workspace, run: Run[Any]) -> None:
    workspace._greet()
    assert workspace.tour_overlay is None
    assert workspace.tray is None


def test_the_tour_is_walked_by_keyboard_and_never_comes_again(workspace: Workspace, shop: Any, run: Run[Any]) -> None:
    tour = tour_of(workspace)
    assert len(tour.steps) >= 5
    assert not tour.panel.back.isVisible()
    QTest.keyClick(tour.panel.next, Qt.Key.Key_Right)
    assert tour.place == 1
    QTest.keyClick(tour.panel.next, Qt.Key.Key_Left)
    assert tour.place == 0
    for place in range(len(tour.steps)):
        assert tour.place == place
        hole = tour.hole()
        assert hole.isNull() or not hole.intersects(tour.panel.geometry().adjusted(30, 30, -30, -30))
        tour.panel.next.click()
    assert workspace.tour_overlay is None
    assert shop.settings.get("tour_done") is True


def test_escape_ends_the_tour_and_tab_stays_in_it(workspace: Workspace, shop: Any, run: Run[Any]) -> None:
    tour = tour_of(workspace)
    tour.panel.next.click()
    assert tour.focusNextPrevChild(True)
    spot = workspace.rail.items["today"].mapTo(workspace, QPoint(5, 5))
    QTest.mouseClick(tour, Qt.MouseButton.LeftButton, pos=spot)
    assert workspace.tour_overlay is tour
    QTest.keyClick(tour.panel.next, Qt.Key.Key_Escape)
    assert workspace.tour_overlay is None
    assert shop.settings.get("tour_done") is True
    assert tour_of(workspace).place == 0  # asked for again


@pytest.mark.parametrize(("code", "mode", "size"), [("fr", "light", (1024, 640)), ("en", "dark", (1366, 768))])
def test_tour_and_keys_fit(workspace: Workspace, run: Run[Any], code: str, mode: Any, size: tuple[int, int]) -> None:
    theme().switch(mode)
    set_language(code)
    workspace.window().resize(*size)
    tour = tour_of(workspace)
    for place in range(len(tour.steps)):
        tour.show_step(place)
        assert faults_of(tour) == []
        assert tour.rect().contains(tour.panel.geometry())
    tour.end()
    workspace.show_shortcuts()
    (sheet,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, ShortcutSheet) and one.isVisible()]
    assert faults_of(sheet) == []
    assert sheet.height() <= size[1]
    sheet.reject()


def test_the_sheet_names_the_keys_of_every_page(workspace: Workspace, run: Run[Any]) -> None:
    from ui.help import TOPICS
    from ui.shell.shortcuts import groups

    shown = groups(workspace.entries.values(), "vouchers")
    assert next(iter(shown)) == "Tickets"
    everything = {keys for lines in shown.values() for keys, _ in lines}
    for topic in TOPICS:
        if topic.pane in workspace.entries:
            assert {keys for keys, _ in topic.keys} <= everything


def test_f1_opens_the_help_of_the_open_page(workspace: Workspace, run: Run[Any]) -> None:
    workspace.open_help()
    support: Any = workspace.panes["support"]
    assert support.pages["help"].current == "customers"
    run(until(lambda: "Ajouter un client" in texts(support)))
    workspace.open_help()
    assert support.pages["help"].current == "support"


class _Icon(QObject):
    """Stands in the place of the system's icon and remembers what it showed."""

    activated = Signal(object)
    messageClicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.menu: Any = None
        self.seen = True

    def setToolTip(self, text: str) -> None:
        self.tip = text

    def setContextMenu(self, menu: Any) -> None:
        self.menu = menu

    def setVisible(self, seen: bool) -> None:
        self.seen = seen

    def isVisible(self) -> bool:
        return self.seen

    def icon(self) -> QIcon:
        return QIcon()

    def showMessage(self, title: str, text: str, icon: QIcon, time: int) -> None:
        self.said.append((title, text))


class _Told:
    """Records that hold notifications."""

    def __init__(self, records: Any) -> None:
        self._records = records
        self.rows: list[Record] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)

    async def glance(self, query: Any, limit: int) -> None:
        """Everything here is counted at once."""

    async def page(self, query: Any, offset: int, limit: int) -> Any:
        if query.resource != "notifications":
            return await self._records.page(query, offset, limit)
        return Page(tuple(self.rows), len(self.rows), len(self.rows), 0)


class _Lock:
    locked = False


def notification(key: str, title: str) -> Record:
    """An unread sale."""
    values = {"title": title, "message": f"{title}.", "kind": "sale", "type": "transaction", "is_read": False}
    return Record("notifications", key, {**values, "created_at": datetime.now(UTC)})


def test_new_notifications_are_told_and_never_an_amount_while_locked(
    workspace: Workspace, shop: Any, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told, lock = _Told(shop.records), _Lock()
    monkeypatch.setattr(shop, "records", told)
    monkeypatch.setattr(shop, "security", lock, raising=False)
    shop.settings.set("tray", True)
    shop.settings.set("sound", False)
    told.rows = [notification("old", "Vente de 100 FCFA")]
    icon = _Icon()
    tray = Tray(workspace, icon)  # type: ignore[arg-type]
    run(until(lambda: tray._seen is not None))
    assert icon.said == []  # what was there before is no news
    told.rows = [notification("new", "Vente de 500 FCFA"), *told.rows]
    tray._look()
    run(until(lambda: len(icon.said) == 1))
    assert icon.said[0][0] == "Vente de 500 FCFA"
    lock.locked = True
    told.rows = [notification("later", "Vente de 900 FCFA"), *told.rows]
    tray._look()
    run(until(lambda: len(icon.said) == 2))
    assert icon.said[1] == ("TikNet", "Vente")
    shop.settings.set("tray", False)
    tray._follow_setting()
    tray.tell(notification("x", "Rien"))
    assert len(icon.said) == 2
    assert [action.text() for action in icon.menu.actions()] == ["Ouvrir TikNet", "Vendre", "Quitter"]
    went: list[str] = []
    monkeypatch.setattr(workspace, "go", went.append)
    monkeypatch.setattr(workspace.window(), "bring_up", lambda: None)  # this platform raises no windows
    icon.menu.actions()[1].trigger()
    icon.messageClicked.emit()
    assert went == ["sell", "notifications"]
