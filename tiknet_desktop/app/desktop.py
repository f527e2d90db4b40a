"""One run of the window: which page to show, and an orderly end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from tiknet_desktop.app import CLOUD
from tiknet_desktop.app.local_server import HOME, LocalServer
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.runtime.loop import on_stop_signals
from tiknet_desktop.services.container import Services, open_services
from tiknet_desktop.services.errors import PendingWorkError
from tiknet_desktop.services.settings import SettingsService

if TYPE_CHECKING:
    from tiknet_desktop.platform.secrets import SecretStore
    from ui.shell.first_start import NewShop
    from ui.shell.window import Window

_log = logging.getLogger(__name__)

_FIRST_SCREEN_SECONDS = 0.4
"""Until the first pane has read its rows and painted them."""


class Desktop:
    """The window with its services.

    ``settings`` are of this computer. ``server_url`` set: that server and no choice of another. :meth:`open` shows the
    right page; :meth:`wait_closed` returns when the person or the system ends the program; :meth:`close` leaves nothing
    running.
    """

    def __init__(
        self,
        paths: Paths,
        settings: SettingsService,
        *,
        server_url: str | None = None,
        secrets: SecretStore | None = None,
    ) -> None:
        from ui.shell.preferences import Preferences
        from ui.shell.window import Window

        self.paths, self.settings = paths, settings
        self.window: Window = Window(Preferences(settings))
        self.services: Services | None = None
        self.local: LocalServer | None = None
        self._server_url = server_url
        self._secrets = secrets
        self._closed = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._undo_signals: Callable[[], None] | None = None
        self._starting: asyncio.Task[None] | None = None
        self.window.closing.connect(self._closed.set)

    # ------------------------------------------------------------ life
    async def open(self, *, page: bool = True) -> None:
        """Open the services and show the page that fits: the shop, sign-in or first start.

        The server on this computer starts in the background, after the window could be painted. ``page`` false leaves
        the choice of the page to the caller.

        Raises:
            OSError, StorageError: the data folder or the last account cannot be used.
        """
        self._undo_signals = on_stop_signals(self._closed.set)
        home = "cloud" if self._server_url else str(self.settings.get("home"))
        if home == "computer":
            self.local = LocalServer(self.paths.server, int(self.settings.get("server_port")))
            self.settings.set("server_port", self.local.port)
        self.services = await open_services(
            self.paths,
            self._base_url(home),
            home=HOME if self.local is not None else "",
            local=self.local is not None,
            secrets=self._secrets,
            settings=self.settings,
            begin=False,
        )
        if not page:
            pass
        elif self.services.account.signed_in:
            self.show_shop()
        elif home:
            self.show_sign_in()
        else:
            self.show_first_start()
        self._starting = self.services.tasks.spawn(self._go_online(), name="go online")

    async def local_server_started(self) -> bool:
        """Wait for the server on this computer; whether it answers."""
        if self._starting is not None:
            await self._starting
        return self.local is not None and self.local.running

    def _base_url(self, home: str) -> str:
        if self.local is not None:
            return self.local.url
        return self._server_url or (str(self.settings.get("server_url")) if home == "cloud" else "") or CLOUD

    async def wait_closed(self) -> None:
        """Until the window is closed or the program is told to stop."""
        await self._closed.wait()

    def stop(self) -> None:
        """Ask for the end."""
        self._closed.set()

    async def close(self) -> None:
        """End everything in order; within seconds."""
        self.window.hide()
        if self._undo_signals is not None:
            self._undo_signals()
        self.window.leave_workspace()
        if self.services is not None:
            await self.services.close()
        if self.local is not None:
            await asyncio.get_running_loop().run_in_executor(None, self.local.stop)

    async def _go_online(self) -> None:
        """Start the server here and the exchange with it once the first screen stands: both cost more than the screen."""
        services = self.services
        assert services is not None
        await asyncio.sleep(_FIRST_SCREEN_SECONDS)
        if self.local is not None:
            await self._start_local(services, self.local)
        services.account.begin()

    async def _start_local(self, services: Services, local: LocalServer) -> None:
        try:
            await services.executors.work(local.start)
        except Exception as error:  # noqa: BLE001 - whatever it is, the shop stays readable and the person is told
            _log.exception("the server on this computer does not start")
            self._say_fault(error)
            return

    # ------------------------------------------------------------ pages
    def show_shop(self) -> None:
        """The shop, from the cache."""
        assert self.services is not None
        workspace = self.window.show_workspace(self.services)
        workspace.sign_out_requested.connect(self._sign_out)
        workspace.sign_in_requested.connect(self._offer_sign_in)

    def show_sign_in(self, reason: Any = "") -> None:
        """Sign-in to the server in use."""
        from ui.kit.i18n import Text
        from ui.shell.sign_in import SignInPage

        services = self.services
        assert services is not None
        where = Text("shell.sign_in", "This computer") if services.server.local else services.server.base_url
        page = SignInPage(
            self._sign_in,
            services.tasks.spawn,
            server=str(where),
            email=services.account.email,
            reason=reason,
            can_change_home=self._server_url is None,
        )
        page.other_home.connect(self.show_first_start)
        self.window.leave_workspace()
        self.window.show_front(page)

    def show_first_start(self) -> None:
        """Cloud or this computer."""
        from ui.shell.first_start import FirstStartPage

        assert self.services is not None
        page = FirstStartPage(self._set_up, self.services.tasks.spawn)
        page.cloud_chosen.connect(self._choose_cloud)
        page.finished.connect(self.show_shop)
        self.window.show_front(page)

    def _offer_sign_in(self) -> None:
        from ui.kit.i18n import Text

        self.show_sign_in(Text("shell.sign_in", "Your sign-in has ended. Sign in again; nothing is lost."))

    def _choose_cloud(self) -> None:
        assert self.services is not None
        self.services.tasks.spawn(self._use_cloud(), name="use the cloud")

    async def _use_cloud(self) -> None:
        services = self.services
        assert services is not None
        await services.account.use_server(self._base_url("cloud"))
        await self._end_local()
        self.settings.set("home", "cloud")
        if services.account.signed_in:
            self.show_shop()
        else:
            self.show_sign_in()

    async def _end_local(self) -> None:
        local, self.local = self.local, None
        if local is not None and self.services is not None:
            await self.services.executors.work(local.stop)

    async def _sign_in(self, email: str, password: str) -> None:
        assert self.services is not None
        await self.services.account.sign_in(email, password)
        self.show_shop()

    def _sign_out(self) -> None:
        assert self.services is not None
        self.services.tasks.spawn(self._leave(), name="sign out")

    async def _leave(self) -> None:
        from ui.kit.dialogs import ask
        from ui.kit.i18n import Text, translate

        services = self.services
        assert services is not None
        try:
            await services.account.sign_out()
        except PendingWorkError as error:
            count = error.count
            leave = await ask(
                self.window,
                Text("shell.workspace", "Sign out before everything is sent?"),
                partial(
                    translate,
                    "shell.workspace",
                    "%Ln action(s) wait for the server. They stay on this computer and are sent when you sign in again.",
                    "",
                    count,
                ),
                keep=Text("shell.workspace", "Stay signed in"),
                act=Text("shell.workspace", "Sign out"),
                danger=True,
            )
            if not leave:
                return
            await services.account.sign_out(force=True)
        self.show_sign_in()

    # ------------------------------------------------------------ a shop on this computer
    async def _set_up(self, shop: NewShop) -> str:
        """Make the shop: its server, its owner, its settings; signed in when this returns the recovery code."""
        services = self.services
        assert services is not None
        if self.local is None:
            self.local = LocalServer(self.paths.server, int(self.settings.get("server_port")))
        local = self.local
        if not local.running:
            await services.executors.work(local.start)
        code = await services.executors.work(
            partial(
                local.create_owner,
                email=shop.email,
                password=shop.password,
                first_name=shop.first_name,
                last_name=shop.last_name,
                country=shop.country,
                business_name=shop.shop_name,
            )
        )
        self.settings.set("server_port", local.port)
        self.settings.set("home", "computer")
        self.settings.set("shop_name", shop.shop_name)
        await services.account.use_server(local.url, home=HOME, local=True)
        await services.account.sign_in(shop.email, shop.password)
        return code

    # ------------------------------------------------------------ faults
    def _say_fault(self, error: BaseException) -> None:
        from ui.kit.messages import describe

        workspace = self.window.workspace
        if workspace is not None:
            workspace.toasts.say(describe(error).sentence, "danger")

    def uncaught_on_any_thread(self, error: BaseException) -> None:
        """Something nobody expected: said once, in words; the details are in the log and the program goes on."""
        self._loop.call_soon_threadsafe(self._say_fault, error)

    def raise_from_any_thread(self) -> None:
        """Show the window: the program was started a second time."""
        self._loop.call_soon_threadsafe(self.window.bring_up)
