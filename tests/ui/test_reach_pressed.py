"""Actions of lists that no other test of the interface presses: each is pressed once, and its dialog filled in and confirmed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QMenu, QWidget
from shiboken6 import delete

from embedded_server.features.accounts.service import NewMember, add_member
from tests.core.served_services import desktop_of
from tests.server.shops import PASSWORD, ServedShop
from tests.ui.conftest import Run, until
from tests.ui.opened import Window, plain, texts
from tiknet_desktop.contracts.resources import OPTION_KINDS
from tiknet_desktop.services import Services
from tiknet_desktop.storage.records import RecordQuery
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.fields import Stepper, TextField
from ui.kit.pane import ResourcePane

PATIENCE = 40.0
OPENS_MENUS = pytest.mark.qt_log_ignore(r"This plugin does not support (raise\(\)|grabbing the keyboard)")
"""For tests that open menus: the off-screen platform says so for each of them."""
UNUSED = {"data_limit": "3GB", "shared_users": 9, "validity": "9d", "rate_limit": "9M/9M", "idle_timeout": "9m"}
OTHER = {"data_limit": "4", "shared_users": "8", "validity": "8", "rate_limit": "8", "idle_timeout": "8"}


@asynccontextmanager
async def window(folder: Path, served: ServedShop, package: Any) -> AsyncIterator[tuple[Services, Any]]:
    """A pane on the services of a computer."""
    async with desktop_of(folder, served) as services:
        with opened(services, package) as pane:
            yield services, pane


@contextmanager
def opened(services: Services, package: Any) -> Iterator[Any]:
    """A pane, shown."""
    pane = package.create_pane(Window(services))
    pane.resize(1158, 738)
    pane.show()
    try:
        yield pane
    finally:
        delete(pane)


def idle(services: Services) -> bool:
    """Whether nothing that was pressed is at work any more."""
    return all(name.startswith("sync") or "watch" in name for name in services.tasks.names)


def asked() -> Dialog | None:
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()]
    return shown[-1] if shown else None


def said(pane: Any) -> str:
    """What the pane said in toasts."""
    return " | ".join(plain(words) for words, _ in pane.context.said)


def save_into(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Whoever is asked where a file shall go says: there."""

    async def here(*_: Any) -> Path:
        return target

    monkeypatch.setattr("ui.kit.dialogs.save_path", here)


async def undo(services: Services, pane: Any) -> None:
    """Press what takes back the action said last."""
    _, on_action = pane.context.said[-1]
    assert on_action is not None, pane.context.said[-1]
    on_action()
    await until(lambda: idle(services), PATIENCE)
    assert pane.context.said[-1][0] == "C’est annulé", pane.context.said[-1]


async def dialog_of(kind: type[Any], words: str = "") -> Any:
    """The dialog of this kind that says these words, as soon as it is on screen."""

    def there() -> bool:
        found = asked()
        return isinstance(found, kind) and words in texts(found)

    await until(there, PATIENCE)
    return asked()


async def closed(services: Services) -> None:
    """The dialog is gone and what it asked for is done."""
    await until(lambda: asked() is None and idle(services), PATIENCE)


async def choose(words: str) -> None:
    """Click an entry of the open menu."""
    await until(_menu, PATIENCE)
    menu = _menu()
    assert menu is not None
    entry = next((one for one in menu.actions() if plain(one.text()) == words), None)
    assert entry is not None, f"{words!r} is none of {[one.text() for one in menu.actions()]}"
    assert entry.isEnabled(), entry.toolTip()
    menu.close()
    entry.trigger()


async def choose_of(pane: ResourcePane, key: str, words: str) -> None:
    """Open the menu of a line of a list, and click an entry of it."""

    def height() -> int:
        """Where the line stands, −1 while it is not in sight."""
        place = pane.model.row_of(key) if pane.isVisible() else -1
        pane.table.go_to_row(place)
        top = pane.table.rowViewportPosition(place) + 2
        return top if place >= 0 and pane.table.rowAt(top) == place else -1

    await until(lambda: height() >= 0, PATIENCE)
    pane.table.menu_requested.emit(QPoint(12, height()))
    await choose(words)


def _menu() -> QMenu | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()), None)


async def listed(services: Services, resource: str, **equal: Any) -> Any:
    """A row, as soon as it is on this computer."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while (row := await services.records.find(resource, **equal)) is None:
        assert asyncio.get_running_loop().time() < end, f"{resource} {equal} did not arrive"
        await services.records.refresh(resource)
    return row


async def press(services: Services, pane: ResourcePane, key: str, record: Any, text: str = "") -> None:
    """Run an action of a list as its menu does; change something in its dialog, and confirm."""
    action = next(one for one in pane.spec.actions if one.key == key)
    assert not (action.hidden and action.hidden((record,)))
    assert not (action.refuse and action.refuse((record,)))
    pane.run(action, (record,))
    await until(lambda: asked() is not None or idle(services), PATIENCE)
    question = asked()
    if question is not None:
        fill(question, text)
        confirm(question)
        await until(lambda: asked() is None, PATIENCE)
    await until(lambda: idle(services), PATIENCE)


def fill(dialog: Dialog, text: str) -> None:
    """Choose the next of every choice, tick the first free box, and type into the first field."""
    for combo in _shown(dialog, QComboBox):
        combo.setCurrentIndex((combo.currentIndex() + 1) % max(combo.count(), 1))
    free = next((box for box in _shown(dialog, QCheckBox) if not box.isChecked()), None)
    if free is not None:
        free.setChecked(True)
    for stepper in _shown(dialog, Stepper)[:1]:
        stepper.set_value(stepper.value() + 1)
    for field in [one for one in _shown(dialog, TextField) if not one.edit.isReadOnly()][:1]:
        field.edit.setText(text or f"{field.edit.text()} bis")


def confirm(dialog: Dialog | None) -> None:
    """Press what does it: the red button where there is one."""
    assert dialog is not None
    buttons = [one for one in _shown(dialog, Button) if one.isEnabled()]
    for kind in ("danger_fill", "danger", "primary"):
        found = next((one for one in buttons if one.kind == kind), None)
        if found is not None:
            found.click()
            return
    raise AssertionError("nothing to confirm with")


def _shown(dialog: Dialog, kind: type[Any]) -> list[Any]:
    return [one for one in dialog.findChildren(kind) if isinstance(one, QWidget) and one.isVisibleTo(dialog)]


async def sent(services: Services) -> None:
    """Everything that was pressed is done."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while (counts := await services.sync_centre.counts()).pending:
        assert asyncio.get_running_loop().time() < end
        await asyncio.sleep(0.02)
    assert not counts.attention, await services.sync_centre.entries("attention", 0, 5)


def test_values_and_profiles_of_plans_are_changed_and_deleted(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import plans

    for kind, value in UNUSED.items():
        owner.post(f"/{kind.replace('_', '-')}/create/", json={"value": value})
    owner.post("/hotspot/profiles/create/", json={"name": "Unused", "routers": []})
    owner.post("/additional-devices/create/", json={"value": 1, "price": 100})

    async def day() -> None:
        async with window(tmp_path / "a", served, plans) as (services, pane):
            await until(lambda: idle(services), PATIENCE)
            for kind in OPTION_KINDS:
                await services.records.refresh(kind)
                pane.open_tab("options")
                await until(lambda: idle(services), PATIENCE)
                row = (await services.records.page(RecordQuery(kind), 0, 50)).rows[-1]
                pane._switches["options"][0].changed.emit(kind)
                options = pane.lists[f"options.{kind}"]
                await press(services, options, "edit", row, OTHER[kind])
                await sent(services)
                row = await services.records.get(kind, row.key)
                await press(services, options, "delete", row)
                await sent(services)
            pane.open_tab("profiles")
            row = await listed(services, "hotspot_profiles", name="Unused")
            await press(services, pane.lists["profiles"], "edit", row)
            await sent(services)
            row = await services.records.get("hotspot_profiles", row.key)
            await press(services, pane.lists["profiles"], "delete", row)
            pane.open_tab("devices")
            await services.records.refresh("additional_devices")
            row = (await services.records.page(RecordQuery("additional_devices"), 0, 5)).rows[0]
            await press(services, pane.lists["devices"], "edit", row, "250")
            await sent(services)

    run(day())


def test_a_worker_gets_another_role_routers_and_the_invitation_again(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import team

    body = {"name": "Nearby", "ip_address": "127.0.0.8", "username": "u", "password": "p", "api_port": 1}
    owner.post("/routers-add/", json=body)
    add_member(
        served.context.database, served.owner.partner_id, NewMember("essi@example.com", PASSWORD, "Essi", "Worker")
    )

    async def day() -> None:
        async with window(tmp_path / "a", served, team) as (services, pane):
            await listed(services, "routers", name="Nearby")
            row = await listed(services, "collaborators", email="essi@example.com")
            people = next(one for one in [pane, *pane.findChildren(ResourcePane)] if isinstance(one, ResourcePane))
            for key in ("role", "routers", "resend", "routers"):
                row = await listed(services, "collaborators", email="essi@example.com")
                await press(services, people, key, row)

    run(day())
