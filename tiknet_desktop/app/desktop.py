"""One run of the window: which page to show, and an orderly end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from tiknet_desktop.app import CLOUD
from tiknet_desktop.app.faults import FaultTeller
from tiknet_desktop.app.local_server import HOME, LocalServer
from tiknet_desktop.app.secret_keeping import SecretKeeping
from tiknet_desktop.platform import crash
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.runtime.loop import on_stop_signals
from tiknet_desktop.services.container import Services, open_services
from tiknet_desktop.services.errors import PendingWorkError
from tiknet_desktop.services.settings import SettingsService

if TYPE_CHECKING:
    from tiknet_desktop.platform.crash import PreviousRun
    from tiknet_desktop.platform.secrets import SecretStore
    from ui.shell.first_start import NewShop
    from ui.shell.lock import CounterLock
    from ui.shell.window import Window
    from ui.shell.workspace import Workspace

_log = logging.getLogger(__name__)

_LOCK_WATCH_MS = 1_500
_FIRST_SCREEN_SECONDS = 0.4
"""Until the first pane has read its rows and painted them."""


class Desktop:
    """The window with its services.

    ``settings`` are of this computer; ``previous`` is the run before, where it did not end cleanly. ``server_url`` set: that server and no choice of another. :meth:`open` shows the
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
        previous: PreviousRun | None = None,
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
        self.faults = FaultTeller(self.window, paths.logs)
        self.keeping: SecretKeeping | None = None
        self.lock: CounterLock | None = None
        self._previous = previous
        self._after_unlocking = asyncio.Event()
        self._loop.set_exception_handler(self.faults.loop_failed)
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
            self._keep("server_port", self.local.port)
        self.services = await open_services(
            self.paths,
            self._base_url(home),
            home=HOME if self.local is not None else "",
            local=self.local is not None,
            secrets=self._secrets,
            settings=self.settings,
            begin=False,
        )
        self.services.local_server = self.local
        self.services.tasks.on_error = self._task_failed
        self.keeping = SecretKeeping(self.window, self.services)
        if page and self.keeping.locked:
            self.window.show_front(self.keeping.unlock_page(self._unlocked))
        else:
            self._after_unlocking.set()
            if page:
                self._show_page()
        self._starting = self.services.tasks.spawn(self._go_online(), name="go online")

    def _unlocked(self) -> None:
        self._after_unlocking.set()
        self._show_page()

    def _show_page(self) -> None:
        assert self.services is not None
        if self.services.account.signed_in:
            self.show_shop(locked=True)
        elif self._server_url or self.settings.get("home"):
            self.show_sign_in()
        else:
            self.show_first_start()

    def _keep(self, name: str, value: Any) -> None:
        """Keep a setting; a disk that refuses does not stop the start: the value holds for this run."""
        try:
            self.settings.set(name, value)
        except OSError as error:
            _log.warning("setting %s was not kept: %s", name, error)

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
        self._end_lock()
        self.window.leave_workspace()
        if self.keeping is not None:
            self.keeping.stop()
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
        await services.executors.work(services.secrets.settle)
        if self.keeping is not None and self.window.workspace is not None:
            self.keeping.show_in(self.window.workspace)
        await self._after_unlocking.wait()
        services.account.begin()

    async def _start_local(self, services: Services, local: LocalServer) -> None:
        try:
            await services.executors.work(local.start)
        except Exception as error:  # noqa: BLE001 - whatever it is, the shop stays readable and the person is told
            _log.exception("the server on this computer does not start")
            self._say_server_failed(error)
            return
        if local.url != services.server.base_url:  # its port was taken between the first screen and now
            self._keep("server_port", local.port)
            await services.account.use_server(local.url, home=HOME, local=True)
            if services.account.signed_in:
                self.show_shop()

    def _say_server_failed(self, error: Exception) -> None:
        """The shop stays readable; the person is told why nothing is sent, and may try again."""
        from ui.kit.messages import describe
        from ui.shell.notices import server_notice

        workspace, local, services = self.window.workspace, self.local, self.services
        if workspace is None or local is None or services is None:
            self.faults.tell(error)
            return

        def again() -> None:
            workspace.notices.remove("server")
            services.tasks.spawn(self._start_local(services, local), name="start the server again")

        workspace.notices.show_notice("server", server_notice(describe(error))).acted.connect(again)

    # ------------------------------------------------------------ pages
    def show_shop(self, *, locked: bool = False) -> None:
        """The shop, from the cache; behind its lock when it has a PIN and nobody has just typed the password."""
        assert self.services is not None
        services = self.services
        locked = locked or (self.lock is not None and self.lock.page is not None)
        self._end_lock()
        workspace = self.window.show_workspace(services)
        workspace.sign_out_requested.connect(self._sign_out)
        workspace.sign_in_requested.connect(self._offer_sign_in)
        workspace.lock_requested.connect(self._lock)
        self._say_aloud(workspace)
        if locked and self.settings.get(f"pin.{services.account.folder_name}") is not None:
            self._lock()
        else:  # not before the first screen: most shops have no PIN
            from PySide6.QtCore import QTimer

            QTimer.singleShot(_LOCK_WATCH_MS, workspace, self._watch_counter)

    def _watch_counter(self) -> CounterLock:
        from ui.shell.lock import CounterLock

        assert self.services is not None
        if self.lock is None:
            self.lock = CounterLock(
                self.services, self.window.cover, self.window.uncover, self._ask_for_pin, self.window
            )
            self.lock.watch_window(self.window)
        return self.lock

    def _lock(self) -> None:
        self._watch_counter().lock_now()

    def _end_lock(self) -> None:
        lock, self.lock = self.lock, None
        if lock is not None:
            lock.end()
            lock.deleteLater()

    def _ask_for_pin(self) -> None:
        """There is no PIN yet: show where one is chosen."""
        if self.window.workspace is not None:
            self.window.workspace.go("account", None, tab="security")

    def _say_aloud(self, workspace: Workspace) -> None:
        """What a person must know about this start: a repaired file, a crash, where the sign-in is kept."""
        from ui.shell.notices import salvage_notice, unclean_end_notice

        assert self.services is not None
        assert self.keeping is not None
        saved = self.services.account.salvaged
        if saved is not None:
            notice = salvage_notice(saved.actions, saved.sales, saved.kept_as)
            notice.acted.connect(partial(_copy, str(saved.kept_as)))
            workspace.notices.show_notice("salvage", notice)
        if self._previous is not None and self._previous.traces:
            notice = unclean_end_notice()
            notice.acted.connect(partial(self._copy_crash, self._previous.traces))
            workspace.notices.show_notice("crash", notice, self._forget_crash)
        self.keeping.show_in(workspace)

    def _copy_crash(self, traces: str) -> None:
        _copy(crash.report(self.paths.logs, traces=traces).text)

    def _forget_crash(self) -> None:
        self._previous = None

    def show_sign_in(self, reason: Any = "") -> None:
        """Sign-in to the server in use."""
        from ui.shell.sign_in import THIS_COMPUTER, SignInPage

        services = self.services
        assert services is not None
        where = THIS_COMPUTER if services.server.local else services.server.base_url
        page = SignInPage(
            self._sign_in,
            services.tasks.spawn,
            server=where,
            email=services.account.email,
            reason=reason,
            can_change_home=self._server_url is None,
            can_recover=True,
            can_register=not services.server.local,
        )
        page.other_home.connect(self.show_first_start)
        page.forgotten.connect(self.show_recovery)
        page.registration_wanted.connect(self.show_registration)
        self._end_lock()
        self.window.leave_workspace()
        self.window.show_front(page)

    def show_recovery(self, email: str = "") -> None:
        """A new password for somebody who forgot theirs."""
        from ui.shell.recovery import RecoveryPage

        services = self.services
        assert services is not None
        page = RecoveryPage(services.account, services.tasks.spawn, email, printed_first=services.server.local)
        page.left.connect(self.show_sign_in)
        page.recovered.connect(self._show_recovered)
        self.window.show_front(page)

    def _show_recovered(self) -> None:
        from ui.shell.sign_in import PASSWORD_CHANGED

        self.show_sign_in(PASSWORD_CHANGED)

    def show_registration(self) -> None:
        """A new account in the cloud."""
        from ui.shell.registration import RegistrationPage

        services = self.services
        assert services is not None
        page = RegistrationPage(services.account, services.tasks.spawn)
        page.left.connect(self.show_sign_in)
        page.finished.connect(self.show_shop)
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
        from ui.shell.sign_in import SIGN_IN_ENDED

        self.show_sign_in(SIGN_IN_ENDED)

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
            self.services.local_server = None
            await self.services.executors.work(local.stop)

    async def _sign_in(self, email: str, password: str, code: str = "") -> None:
        assert self.services is not None
        await self.services.account.sign_in(email, password, code)
        self.show_shop()

    def _sign_out(self) -> None:
        assert self.services is not None
        self.services.tasks.spawn(self._leave(), name="sign out")

    async def _leave(self) -> None:
        from ui.shell.sign_in import ask_to_leave

        services = self.services
        assert services is not None
        try:
            await services.account.sign_out()
        except PendingWorkError as error:
            if not await ask_to_leave(self.window, error.count):
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
        local = services.local_server = self.local
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

    def _task_failed(self, name: str, error: BaseException) -> None:
        """A task ended with an error nobody caught; those of panes whose account was closed meanwhile are not news."""
        if self.services is not None and not self.services.account.signed_in:
            _log.info("task failed after the account was closed: %s", name, exc_info=error)
            return
        self.faults.task_failed(name, error)

    # ------------------------------------------------------------ a second start
    def raise_from_any_thread(self) -> None:
        """Show the window: the program was started a second time."""
        self._loop.call_soon_threadsafe(self.window.bring_up)


def _copy(text: str) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(text)
