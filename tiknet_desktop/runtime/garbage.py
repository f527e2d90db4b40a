"""Collects reference cycles on the thread of the event loop only.

Python collects on whichever thread happens to allocate. When that is a thread of the executors and the cycle holds a widget,
its C++ part is destroyed there, with its timers, and the program dies. So automatic collection is switched off and the loop
does it, by the usual thresholds.

A full collection walks every object, modules and declarations included: 40 to 80 ms, during which nothing moves on the screen.
What was made until the window stands stays until the end anyway (of 108,000 objects 139 could go), so it is left out of all
collections.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import Final

INTERVAL: Final = 0.5
"""Seconds between two looks at the counters."""

FIRST: Final = 3.0
"""Seconds until the first look: by then the window is painted, and what is there will stay."""


class LoopCollector:
    """Takes collection over from :meth:`start` to :meth:`stop`; ``first`` is the seconds until the first look."""

    def __init__(self, loop: asyncio.AbstractEventLoop, first: float = FIRST) -> None:
        self._loop: asyncio.AbstractEventLoop | None = loop
        self._first = first
        self._next: asyncio.TimerHandle | None = None
        self._was_enabled = False

    def start(self) -> None:
        """Switch automatic collection off and look from now on."""
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._look_again(self._first, self._look_first)

    def stop(self) -> None:
        """Collect what is left on the thread that may: closed windows, and the loop itself with its timer. Then give it back
        as it was."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
        self._loop = None
        gc.unfreeze()
        gc.collect()
        if self._was_enabled:
            gc.enable()

    def _look_first(self) -> None:
        gc.freeze()
        self._look_again(INTERVAL, self._look)

    def _look(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                break
        self._look_again(INTERVAL, self._look)

    def _look_again(self, seconds: float, look: Callable[[], None]) -> None:
        if self._loop is not None:
            self._next = self._loop.call_later(seconds, look)
