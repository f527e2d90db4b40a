"""A restart on its way: order sent, router away, router back with a fresh uptime."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

PATIENCE = timedelta(minutes=5)
"""A router that is not back after this long needs somebody to look at it."""


class Stage(StrEnum):
    """How far a restart has come."""

    SENT = "sent"
    AWAY = "away"
    BACK = "back"
    LATE = "late"


class Restart:
    """Follows one restart by what is seen of the router; only a lower uptime proves that it happened."""

    def __init__(
        self, key: str, uptime_before: timedelta | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.key = key
        self.stage = Stage.SENT
        self._now = now
        self.sent_at = now()
        self._before = uptime_before
        self._was_away = False

    def saw(self, state: str, uptime: timedelta | None) -> Stage:
        """Tell what is seen now; answers how far the restart has come."""
        if self.stage is Stage.BACK:
            return self.stage
        elapsed = self._now() - self.sent_at
        if state == "online" and self._restarted(uptime, elapsed):
            self.stage = Stage.BACK
        elif elapsed > PATIENCE:
            self.stage = Stage.LATE
        elif state != "online":
            self.stage = Stage.AWAY
            self._was_away = True
        return self.stage

    def _restarted(self, uptime: timedelta | None, elapsed: timedelta) -> bool:
        if uptime is None:
            return False
        if self._before is not None and uptime < self._before:
            return True
        # A router that had only just started can come back with a higher uptime than before.
        return self._was_away and uptime <= elapsed + timedelta(seconds=2)
