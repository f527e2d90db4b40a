"""asyncio on Qt's event loop. Everything that knows qasync is in this file.

Facts this rests on: a nested event loop inside a coroutine stops every task for good; ``QApplication.quit()`` while the main
coroutine is pending ends in an error; sub-processes started through asyncio crash on Windows. So windows close by letting the
main coroutine return, dialogs are opened and awaited through a future, and sub-processes go through Qt.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from tiknet_desktop.runtime.garbage import LoopCollector

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

LoopErrorSink = Callable[[str, BaseException | None], None]


def _log_loop_error(message: str, error: BaseException | None) -> None:
    _log.error("event loop: %s", message, exc_info=error)


def _uses_pyside(_module: object) -> bool:
    return False


def spare_sources() -> None:
    """Keep PySide from reading the source of every module that is imported after it.

    It looks there for its own name, for optional features (``from __feature__ import``) that nothing here uses, and
    ``linecache`` then keeps 6 million characters of source: 30 MB. A bundle has no sources and already runs this way. Where a
    later PySide does it differently, nothing happens.
    """
    loader = sys.modules.get("shibokensupport.signature.loader")
    names = getattr(getattr(loader, "feature_imported", None), "__globals__", {})
    if "_mod_uses_pyside" in names:
        names["_mod_uses_pyside"] = _uses_pyside


def run(
    main: Callable[[QApplication], Coroutine[Any, Any, _Result]],
    *,
    application: Callable[[], QApplication] | None = None,
    on_error: LoopErrorSink | None = None,
) -> _Result:
    """Run ``main`` to its end on Qt's event loop and return its result.

    ``application`` makes the QApplication where none exists yet. Closing the last window does not end the program; ``main``
    returning does. ``on_error`` hears of exceptions in loop callbacks and in tasks that nobody awaited.
    """
    os.environ.setdefault("QT_API", "pyside6")  # qasync looks for a binding by this name
    from PySide6.QtWidgets import QApplication

    spare_sources()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = application() if application is not None else QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)

    from qasync import QEventLoop

    sink = on_error or _log_loop_error

    def hear(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        sink(str(context.get("message", "")), error if isinstance(error, BaseException) else None)

    def make_loop() -> asyncio.AbstractEventLoop:
        loop: asyncio.AbstractEventLoop = QEventLoop(app)
        loop.set_exception_handler(hear)
        return loop

    collectors: list[LoopCollector] = []

    def run_to_its_end() -> _Result:
        with asyncio.Runner(loop_factory=make_loop) as runner:
            collectors.append(LoopCollector(runner.get_loop()))
            collectors[0].start()
            return runner.run(main(app))

    try:
        return run_to_its_end()
    finally:
        # After the loop was closed and let go: collected later, on a worker's thread, its timers would outlive it.
        for collector in collectors:
            collector.stop()


def on_stop_signals(stop: Callable[[], None]) -> Callable[[], None]:
    """Call ``stop`` on the running loop at SIGTERM or Ctrl-C. The returned function undoes it.

    Python runs signal handlers only between its own instructions, and Qt's loop executes none while idle: a slow heartbeat
    gives it the chance. Threads other than the main one cannot hear signals; there it does nothing.
    """
    loop = asyncio.get_running_loop()
    names = [name for name in ("SIGTERM", "SIGINT", "SIGBREAK") if hasattr(signal, name)]
    earlier: dict[int, Any] = {}
    try:
        for name in names:
            number = getattr(signal, name)
            earlier[number] = signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))
    except ValueError:
        return lambda: None
    beat: asyncio.TimerHandle | None = None

    def heartbeat() -> None:
        nonlocal beat
        beat = loop.call_later(0.3, heartbeat)

    heartbeat()

    def undo() -> None:
        if beat is not None:
            beat.cancel()
        for number, handler in earlier.items():
            signal.signal(number, handler)

    return undo
