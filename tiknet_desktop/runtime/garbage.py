"""Collects reference cycles on the thread of the event loop only.

Python collects on whichever thread happens to allocate. When that is a thread of the executors and the cycle holds a widget,
its C++ part is destroyed there, with its timers, and the program dies. So automatic collection is switched off and the loop
does it, by the usual thresholds.
"""

from __future__ import annotations

import asyncio
import gc
from typing import Final

INTERVAL: Final = 0.5
"""Seconds between two looks at the counters."""


class LoopCollector:
    """Takes collection over from :meth:`start` to :meth:`stop`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._next: asyncio.TimerHandle | None = None
        self._was_enabled = False

    def start(self) -> None:
        """Switch automatic collection off and look from now on."""
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._next = self._loop.call_later(INTERVAL, self._look)

    def stop(self) -> None:
        """Give it back as it was."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
        if self._was_enabled:
            gc.enable()

    def _look(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                break
        self._next = self._loop.call_later(INTERVAL, self._look)
