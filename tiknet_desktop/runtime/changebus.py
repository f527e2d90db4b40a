"""Notices that something changed, from whoever changed it to whoever shows it."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What changed.

    ``resource`` is a declared resource or one of ``outbox``, ``connectivity``, ``freshness``, ``settings``, ``documents``,
    ``capabilities``, ``account``. ``keys`` are local row keys; ``None`` means any row may differ. ``origin`` lets a
    subscriber recognise its own change.
    """

    resource: str
    keys: frozenset[str] | None = None
    origin: str = ""


Subscriber = Callable[[ChangeSet], None]


class ChangeBus:
    """Delivers every published change, in order, to every subscriber on the thread of the event loop.

    Made outside a running loop, it holds changes back until :meth:`bind`.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self._subscribers: dict[object, Subscriber] = {}
        self._waiting: deque[ChangeSet] = deque()
        self._lock = threading.Lock()
        self._scheduled = False
        self._loop = loop
        if loop is None:
            try:
                self._loop = asyncio.get_running_loop()
            except RuntimeError:
                self._loop = None

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Name the loop whose thread delivers; changes published before are delivered now."""
        with self._lock:
            self._loop = loop
            self._schedule()

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Call ``callback`` for every change from now on. The returned function ends that; calling it twice is harmless."""
        token = object()
        self._subscribers[token] = callback

        def unsubscribe() -> None:
            self._subscribers.pop(token, None)

        return unsubscribe

    def publish(self, change: ChangeSet) -> None:
        """Tell every subscriber, from any thread. Returns at once; delivery follows on the loop."""
        with self._lock:
            self._waiting.append(change)
            self._schedule()

    def _schedule(self) -> None:
        if self._scheduled or not self._waiting or self._loop is None:
            return
        if self._loop.is_closed():
            self._waiting.clear()  # the program is ending; nobody is left to look
            return
        self._scheduled = True
        self._loop.call_soon_threadsafe(self._deliver)

    def _deliver(self) -> None:
        with self._lock:
            changes = list(self._waiting)
            self._waiting.clear()
            self._scheduled = False
        for change in changes:
            for token, callback in list(self._subscribers.items()):
                if token not in self._subscribers:  # ended by an earlier subscriber of this round
                    continue
                try:
                    callback(change)
                except Exception:  # noqa: BLE001 - one faulty pane must not silence the others
                    _log.exception("a subscriber failed", extra={"resource": change.resource})
