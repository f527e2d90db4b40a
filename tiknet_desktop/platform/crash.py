"""What happens when the program breaks: nothing is hidden, nothing is sent behind anyone's back.

Python errors nobody caught go to one function. Crashes below Python are written to a file by faulthandler, and the next
start finds it. A file that marks the running program tells an unclean end, such as a power cut, from a clean one.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import logging
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from tiknet_desktop import __version__
from tiknet_desktop.platform.logging import recent_lines
from tiknet_desktop.platform.redaction import redact

_log = logging.getLogger(__name__)

ErrorSink = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class PreviousRun:
    """How the run before this one ended without saying goodbye. ``traces`` is empty after a power cut or a kill."""

    started_at: datetime | None
    version: str
    traces: str


@dataclass(frozen=True, slots=True)
class CrashReport:
    """Everything a report would hold, as text a person can read before deciding to send it."""

    text: str


class CrashWatch:
    """Watches over one run of the program. ``folder`` is the log folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mark = folder / "running.json"
        self._traces = folder / "crash.txt"
        self._file: IO[str] | None = None

    def start(self) -> PreviousRun | None:
        """Begin watching; tells about the run before when it did not end cleanly.

        Raises:
            OSError: the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        previous = self._previous()
        self._mark.write_text(
            json.dumps({"pid": os.getpid(), "version": __version__, "started_at": datetime.now(UTC).isoformat()}),
            "utf-8",
        )
        self._file = self._traces.open("w", encoding="utf-8")
        faulthandler.enable(self._file, all_threads=True)
        return previous

    def stop(self) -> None:
        """The program ends cleanly."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
        for path in (self._mark, self._traces):
            with contextlib.suppress(FileNotFoundError):
                path.unlink()

    def _previous(self) -> PreviousRun | None:
        try:
            mark = json.loads(self._mark.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            mark = {}  # written when the power went: an unclean end all the same
        try:
            traces = self._traces.read_text("utf-8", "replace")
        except OSError:
            traces = ""
        if traces:
            kept = self._folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
            kept.write_text(traces, "utf-8")
        try:
            started = datetime.fromisoformat(str(mark.get("started_at")))
        except ValueError:
            started = None
        return PreviousRun(started, str(mark.get("version") or ""), traces)


def install_hooks(sink: ErrorSink) -> Callable[[], None]:
    """Send errors nobody caught, on any thread, to the log and to ``sink``. The returned function puts the old hooks back.

    ``sink`` may be called on any thread. Qt's own messages and the event loop have their hooks elsewhere
    (:func:`tiknet_desktop.runtime.loop.run`, the interface's start).
    """
    before, threads_before = sys.excepthook, threading.excepthook

    def tell(error: BaseException, where: str) -> None:
        _log.error("uncaught error in %s", where, exc_info=error)
        try:
            sink(error)
        except Exception:  # noqa: BLE001 - a fault while showing a fault must not loop
            _log.exception("the error could not be shown")

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            before(kind, error, trace)
            return
        tell(error, "the main thread")

    def on_thread_error(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            tell(args.exc_value, args.thread.name if args.thread else "a thread")

    sys.excepthook = on_error
    threading.excepthook = on_thread_error

    def undo() -> None:
        sys.excepthook = before
        threading.excepthook = threads_before

    return undo


def report(folder: Path, error: BaseException | None = None, traces: str = "") -> CrashReport:
    """A report about ``error`` or about the ``traces`` of the run before, with the end of the log."""
    parts = [
        f"TikNet Desktop {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()} {platform.machine()}",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
    ]
    if error is not None:
        parts += ["", redact("".join(traceback.format_exception(error))).rstrip()]
    if traces:
        parts += ["", redact(traces).rstrip()]
    parts += ["", "Log:", *recent_lines(folder, 100)]
    return CrashReport("\n".join(parts))
