"""A throw-away shop: sample data, a server, and a simulated router with live customers. Needs no network and no set-up."""

from __future__ import annotations

import asyncio
import logging
import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiknet_desktop.app import complain
from tiknet_desktop.app.local_server import LocalServer
from tiknet_desktop.platform import crash
from tiknet_desktop.platform import logging as program_log
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.runtime import loop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from embedded_server.simulator import SimulatorThread
    from tiknet_desktop.__main__ import Options
    from tiknet_desktop.app.desktop import Desktop

EMAIL = "demo@example.com"
ROUTER = "hEX-Tokoin"

_PROVISION_SECONDS = 10.0
"""How long the demonstration waits for its accounts to arrive on the router."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DemoSize:
    """How large the shop is."""

    customers: int = 1284
    transactions: int = 4200
    clients: int = 38


class DemoShop:
    """The parts of a demonstration in one folder. The blocking methods run off the event loop."""

    def __init__(self, folder: Path, size: DemoSize | None = None, *, with_tour: bool = False) -> None:
        self.folder = folder
        self.with_tour = with_tour
        self.size = size or DemoSize()
        self.password = secrets.token_urlsafe(16)
        self.router: SimulatorThread | None = None

    def build(self) -> None:
        """Make the owner and the data, and start the router. Blocks."""
        from embedded_server.simulator import SimulatorOptions, SimulatorThread

        local = LocalServer(Paths.of(self.folder).server)
        local.create_owner(
            email=EMAIL,
            password=self.password,
            first_name="Akossiwa",
            last_name="Mensah",
            country="TG",
            business_name="Boutique Tokoin",
        )
        local.seed(EMAIL, customers=self.size.customers, transactions=self.size.transactions)
        self.router = SimulatorThread(
            SimulatorOptions(
                port=0, clients=self.size.clients, users=0, identity=ROUTER, initial_uptime=6 * 86_400 + 11_000
            )
        )
        self.router.start()

    def settings(self) -> dict[str, Any]:
        """Settings of this computer in the demonstration."""
        return {
            "home": "computer",
            "shop_name": "Boutique Tokoin",
            "shop_address": "12 rue du Marché, Lomé",
            "shop_phone": "+228 90 00 11 22",
            "wifi_name": "TIKNET-TOKOIN",
            "login_url": "http://wifi.tokoin.example/login",
            "receipt_width_mm": 80,
            "data_budget_mb": 20,
            "tour_done": not self.with_tour,
        }

    async def enter(self, desktop: Desktop) -> None:
        """Sign in as the owner, connect the router, show the shop."""
        from tiknet_desktop.services.routers import NewRouter

        services = desktop.services
        assert services is not None
        assert self.router is not None
        if not await desktop.local_server_started():
            raise RuntimeError("the demonstration server does not answer")
        await services.account.sign_in(EMAIL, self.password)
        await services.routers.add(
            NewRouter(
                name=ROUTER,
                ip_address="127.0.0.1",
                api_port=self.router.port,
                username="admin",
                password="demo",
                dns_name="wifi.tokoin.example",
            )
        )
        await asyncio.get_running_loop().run_in_executor(None, self._gather_people)
        desktop.show_shop()

    def _gather_people(self) -> None:
        """Wait until the server has put the customers' accounts on the router, then let the people in."""
        assert self.router is not None
        until = time.monotonic() + _PROVISION_SECONDS
        while time.monotonic() < until and len(self.router.rows("/ip/hotspot/user")) <= self.size.clients:
            time.sleep(0.1)
        self.router.gather()

    def end(self) -> None:
        """Stop the router and remove the folder. Blocks."""
        if self.router is not None:
            self.router.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


async def open_demo(app: QApplication, demo: DemoShop, options: Options, *, show: bool = True) -> Desktop:
    """Build the shop while a page says so, then open it."""
    from tiknet_desktop.app.desktop import Desktop
    from tiknet_desktop.app.dress import dress
    from tiknet_desktop.platform.secrets import SecretStore
    from tiknet_desktop.services.settings import SettingsService
    from ui.shell.waiting_page import WaitingPage

    paths = Paths.of(demo.folder)
    paths.prepare()
    settings = SettingsService(paths.data / "settings.json")
    for name, value in demo.settings().items():
        settings.set(name, value)
    dress(app, settings, options)
    desktop = Desktop(paths, settings, secrets=SecretStore.in_memory(paths.data))
    desktop.window.show_front(WaitingPage())
    if show:
        desktop.window.show()
    try:
        await asyncio.get_running_loop().run_in_executor(None, demo.build)
        await desktop.open(page=False)
        await demo.enter(desktop)
    except BaseException:
        await desktop.close()
        raise
    return desktop


def run_demo(options: Options) -> int:
    """Open the demonstration; nothing of it is left afterwards. The exit code."""
    demo = DemoShop(Path(tempfile.mkdtemp(prefix="tiknet-demo-")), with_tour=options.tour)
    try:
        program_log.start(demo.folder / "logs")
        return loop.run(partial(_main, demo=demo, options=options))
    except OSError as error:
        return complain(f"the demonstration cannot start: {error}; free some space and try again")
    finally:
        program_log.stop()
        demo.end()


async def _main(app: QApplication, *, demo: DemoShop, options: Options) -> int:
    desktop = await open_demo(app, demo, options)
    undo = crash.install_hooks(desktop.faults.tell_from_any_thread)
    try:
        await desktop.wait_closed()
    finally:
        await desktop.close()
        undo()
    return 0
