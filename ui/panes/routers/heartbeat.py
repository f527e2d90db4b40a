"""Four beats a second while something is on screen."""

from __future__ import annotations

from collections.abc import Callable

from ui.kit.charts import pulse


class Heartbeat:
    """Calls ``slot`` on the pulse all charts share, between :meth:`start` and :meth:`stop`; both may come twice."""

    def __init__(self, slot: Callable[[], object]) -> None:
        self._slot = slot
        self.running = False

    def start(self) -> None:
        """Begin."""
        if not self.running:
            self.running = True
            pulse().beat.connect(self._slot)
            pulse().join()

    def stop(self) -> None:
        """End."""
        if self.running:
            self.running = False
            pulse().beat.disconnect(self._slot)
            pulse().leave()
