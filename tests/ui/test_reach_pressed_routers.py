"""A router from the form to its removal, and a device cut off it, pressed on the real server with a router behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_server.simulator import SimulatorOptions, SimulatorThread
from tests.core.served_services import desktop_of
from tests.server.shops import ServedShop, serve_shop
from tests.ui.conftest import Run, until
from tests.ui.opened import texts
from tests.ui.test_reach_pressed import (
    OPENS_MENUS,
    PATIENCE,
    asked,
    choose,
    choose_of,
    closed,
    confirm,
    dialog_of,
    listed,
    opened,
    said,
)
from tiknet_desktop.services import Services
from ui.kit.dialogs import Dialog
from ui.panes.routers.form import RouterDialog


@pytest.fixture
def router() -> Iterator[SimulatorThread]:
    """A router with people on it, whose time stands still: nobody comes back by themselves."""
    options = SimulatorOptions(port=0, clients=3, bystanders=0, users=12, reboot_seconds=0.2, live=False)
    with SimulatorThread(options) as made:
        yield made


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ServedShop]:
    """A shop whose server talks to routers."""
    shop = serve_shop(tmp_path / "site", poll_routers=True)
    yield shop
    shop.stop()


def of_server(owner: httpx.Client) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = owner.get("/routers/list/").json()["data"]
    return rows


def written_down(owner: httpx.Client) -> list[str]:
    """What the server noted of routers and devices, oldest first."""
    rows = owner.get("/audit/?ordering=at&page_size=100").json()["data"]["results"]
    found = [row["operation"] for row in rows]
    return [one for one in found if one.endswith(("_router", "_session", "_hotspot"))]


async def add(services: Services, pane: Any, port: int) -> None:
    pane.list.primary_button.click()
    form = (await dialog_of(RouterDialog)).form
    values = {"name": "Comptoir", "ip_address": "127.0.0.1", "api_port": str(port)}
    for key, text in {**values, "username": "admin", "password": "demo"}.items():
        form.edit(key).setText(text)
    confirm(asked())
    await closed(services)
    await until(pane.on_page, PATIENCE)


async def rename(services: Services, pane: Any, name: str) -> None:
    pane.page.more.click()
    await choose("Modifier")
    form = (await dialog_of(RouterDialog)).form
    assert form.values()["name"] == "Comptoir"
    form.edit("name").setText(name)
    confirm(asked())
    await closed(services)


async def order(pane: Any, words: str) -> None:
    """Give an order of the menu and agree to what is asked."""
    pane.page.more.click()
    await choose(words)
    await dialog_of(Dialog)
    confirm(asked())
    await until(lambda: asked() is None, PATIENCE)


async def cut_off(services: Services, router: SimulatorThread) -> None:
    """Disconnect a device in the sessions pane."""
    from ui.panes import sessions

    user = router.rows("/ip/hotspot/active")[0]["user"]
    with opened(services, sessions) as pane:
        row = await listed(services, "network_sessions", username=user)
        await choose_of(pane, row.key, "Déconnecter")
        question = await dialog_of(Dialog)
        assert str(row["mac_address"]) in texts(question)
        confirm(question)
        await closed(services)
        assert "1 appareil déconnecté" in said(pane)
    assert user not in [one["user"] for one in router.rows("/ip/hotspot/active")]


@OPENS_MENUS
def test_a_router_is_added_checked_renamed_restarted_and_removed(
    tmp_path: Path, site: ServedShop, router: SimulatorThread, run: Run[Any]
) -> None:
    from ui.panes import routers

    owner = site.sign_in()

    async def day() -> None:
        async with desktop_of(tmp_path / "a", site) as services:
            with opened(services, routers) as pane:
                await until(lambda: pane.list.model.ever_loaded, PATIENCE)
                await add(services, pane, router.port)
                assert [one["name"] for one in of_server(owner)] == ["Comptoir"]
                assert len(router.rows("/ip/hotspot/active")) == 3
                await rename(services, pane, "Comptoir 2")
                assert [one["name"] for one in of_server(owner)] == ["Comptoir 2"]
                await until(lambda: "Comptoir 2" in texts(pane.page.header), PATIENCE)
                pane.page.more.click()
                await choose("Vérifier maintenant")
                await until(lambda: "Accès de contrôle joignable" in texts(pane.page.overview), PATIENCE)

            await cut_off(services, router)
            assert len(router.rows("/ip/hotspot/active")) == 2

            with opened(services, routers) as pane:
                pane.open_record((await listed(services, "routers", name="Comptoir 2")).key)
                await until(lambda: pane.on_page() and pane.page.hotspot_button.isEnabled(), PATIENCE)
                pane.page.hotspot_button.click()
                await dialog_of(Dialog)
                confirm(asked())
                await until(lambda: "Hotspot redémarré : hotspot1" in said(pane), PATIENCE)

                await until(lambda: pane.page.watch.state == "online", PATIENCE)
                before = router.rows("/system/resource")[0]["uptime"]
                await until(lambda: pane.page.hotspot_button.isEnabled(), PATIENCE)
                await order(pane, "Redémarrer le routeur")
                await until(lambda: pane.page.restart is not None, PATIENCE)
                await asyncio.get_running_loop().run_in_executor(None, router.returned)
                assert router.rows("/system/resource")[0]["uptime"] != before
                await until(lambda: pane.page.restart.stage == "back", PATIENCE)

                await order(pane, "Retirer ce routeur")
                await until(lambda: "Comptoir 2 est retiré" in said(pane), PATIENCE)
                assert of_server(owner) == []
                assert await services.records.find("routers", name="Comptoir 2") is None
                assert written_down(owner) == [
                    "create_router",
                    "update_router",
                    "disconnect_session",
                    "restart_hotspot",
                    "reboot_router",
                    "delete_router",
                ]

    run(day())
