"""An ordinary start: one program per data folder, logs, crash notes, then the window."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from tiknet_desktop.app import complain
from tiknet_desktop.app.refusal import refuse
from tiknet_desktop.platform import crash
from tiknet_desktop.platform import logging as program_log
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.runtime import loop
from tiknet_desktop.runtime.single_instance import InstanceLock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tiknet_desktop.__main__ import Options
    from tiknet_desktop.app.desktop import Desktop
    from tiknet_desktop.platform.crash import PreviousRun
    from tiknet_desktop.services.container import Services

_ASK_AGAIN_SECONDS = 1.0

_log = logging.getLogger(__name__)


class AlreadyRunningError(Exception):
    """Another process has the data folder and does not come to the front."""

    code = "already_running"


def run_shop(options: Options) -> int:
    """Open the last shop, or ask where it lives; the exit code.

    A second start brings the first window to the front and ends with 0. What prevents a start is said in a window, in the
    person's language, and in one line on stderr.
    """
    paths = Paths.of(options.data_dir)
    lock = InstanceLock(paths.data)
    try:
        paths.prepare()
        program_log.start(paths.logs)
        if not lock.acquire():
            if lock.poke():
                return 0
            complain("TikNet is running already for this folder but does not answer")
            return refuse(options, paths, AlreadyRunningError())
        watch = crash.CrashWatch(paths.logs)
        previous = watch.start()
    except OSError as error:
        lock.release()
        complain(f"the folder {paths.data} cannot be used: {error.strerror}; free some space or use --data-dir")
        return refuse(options, paths, error)
    if previous is not None:
        _log.warning("the last run did not end cleanly", extra={"began": previous.started_at, "crash": previous.traces})
    try:
        return loop.run(lambda app: _main(app, options, paths, lock, previous))
    finally:
        watch.stop()
        lock.release()


async def _main(
    app: QApplication, options: Options, paths: Paths, lock: InstanceLock, previous: PreviousRun | None
) -> int:
    from tiknet_desktop.app.desktop import Desktop
    from tiknet_desktop.app.dress import dress
    from tiknet_desktop.services.settings import SettingsService

    settings = SettingsService(paths.data / "settings.json")
    dress(app, settings, options)
    desktop = Desktop(paths, settings, server_url=options.server, previous=previous)
    lock.on_raise = desktop.raise_from_any_thread
    undo = crash.install_hooks(desktop.faults.tell_from_any_thread)
    code = 0
    try:
        if not await _open(desktop):
            code = 1
        elif options.email and options.password is not None:
            code = await _sign_in(desktop, options.email, options.password)
        if code == 0 or desktop.window.isVisible():
            desktop.window.show()
            await desktop.wait_closed()
    finally:
        await desktop.close()
        undo()
    return code


async def _open(desktop: Desktop) -> bool:
    """Show the shop; where its data cannot be used say why in the window, and wait there."""
    try:
        await desktop.open()
    except Exception as error:  # noqa: BLE001 - whatever prevents the start is said in the window
        from ui.shell.fault_page import FaultPage

        _log.exception("the shop cannot be opened")
        page = FaultPage(error)
        page.closing.connect(desktop.stop)
        desktop.window.show_front(page)
        desktop.window.show()
        return False
    return True


async def _keep_signed_in(services: Services, email: str, password: str) -> None:
    """Sign in whenever the server asks for it: a counter without a person who knows the password goes on selling."""
    from tiknet_desktop.api.errors import ApiError, Unreachable

    while True:
        await asyncio.sleep(_ASK_AGAIN_SECONDS)
        if not services.account.sign_in_needed or not services.connectivity.usable:
            continue
        try:
            await services.account.sign_in(email, password)
        except Unreachable:
            continue
        except ApiError as error:
            _log.warning("sign-in was refused: %s", error.code)  # the window asks the person
            return


async def _sign_in(desktop: Desktop, email: str, password: str) -> int:
    from tiknet_desktop.api.errors import ApiError, Unreachable
    from tiknet_desktop.storage.errors import StorageError

    services = desktop.services
    assert services is not None
    if not services.account.signed_in or services.account.email.lower() != email.lower():
        try:
            await services.account.sign_in(email, password)
        except Unreachable:
            return complain("the server does not answer; check the connection and the address")
        except (ApiError, StorageError) as error:
            return complain(f"sign-in was refused ({error.code})")
        desktop.show_shop()
    services.tasks.spawn(_keep_signed_in(services, email, password), name="keep signed in")
    return 0
