"""What nobody caught, said once in words, with the details to copy; the program goes on."""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiknet_desktop.platform import crash

if TYPE_CHECKING:
    from ui.kit.toasts import ToastHost
    from ui.shell.window import Window

_QUIET_SECONDS = 30.0
"""The same fault is not said again within this time: a timer that fails would cover the window with it."""

_log = logging.getLogger(__name__)


class FaultTeller:
    """Says faults in a window. ``logs`` is the folder whose last lines go into the details.

    Make it on the loop's thread; :meth:`tell_from_any_thread` is the one method for others.
    """

    def __init__(self, window: Window, logs: Path) -> None:
        self._window, self._logs = window, logs
        self._loop = asyncio.get_running_loop()
        self._said: dict[str, float] = {}
        self._before_the_shop: ToastHost | None = None

    def tell_from_any_thread(self, error: BaseException) -> None:
        """Something nobody expected, already in the log."""
        self._loop.call_soon_threadsafe(self.tell, error)

    def task_failed(self, name: str, error: BaseException) -> None:
        """A task of the registry ended with ``error``."""
        _log.error("task failed: %s", name, exc_info=error)
        self.tell(error)

    def loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """The event loop's exception handler."""
        error = context.get("exception")
        _log.error("event loop: %s", context.get("message", ""), exc_info=error)
        if isinstance(error, Exception):
            self.tell(error)

    def tell(self, error: BaseException) -> None:
        """Say it, unless it was said a moment ago or nobody can see the window."""
        if not self._window.isVisible() or not self._is_news(error):
            return
        from ui.kit.i18n import Text
        from ui.kit.messages import describe

        self._toasts().say(
            lambda: describe(error).sentence,
            "danger",
            Text("shell.fault_page", "Copy the details"),
            partial(self._copy, error),
        )

    def _is_news(self, error: BaseException) -> bool:
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        key = f"{type(error).__name__} {getattr(error, 'code', '')} {place}"
        now = time.monotonic()
        news = now - self._said.get(key, -_QUIET_SECONDS) >= _QUIET_SECONDS
        if news:
            self._said[key] = now
        return news

    def _toasts(self) -> ToastHost:
        """Those of the shop; before it is open, some on the window itself."""
        if self._window.workspace is not None:
            return self._window.workspace.toasts
        from ui.kit.toasts import ToastHost

        if self._before_the_shop is None:
            self._before_the_shop = ToastHost(self._window)
        return self._before_the_shop

    def _copy(self, error: BaseException) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(crash.report(self._logs, error).text)
