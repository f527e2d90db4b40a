"""Wrong tries of a secret: counted across restarts, and after some each must wait longer than the one before."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from tiknet_desktop.services.settings import SettingsService

_log = logging.getLogger(__name__)

FREE_TRIES: Final = 5
"""Wrong tries before the first wait."""
TRIES_WITH_PIN: Final = 10
"""Wrong PINs after which only the password opens."""
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=15)


class Attempts:
    """Tries of one secret, kept in the settings under a name."""

    def __init__(self, settings: SettingsService, name: str, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._name = f"{name}.tries"
        self._now = now

    @property
    def wrong(self) -> int:
        """Wrong tries since the last right one."""
        return self._kept()[0]

    @property
    def wait(self) -> timedelta:
        """How long nothing may be tried."""
        # A clock set back must not lock for years.
        return min(max(self._kept()[1] - self._now(), timedelta()), LONGEST_WAIT)

    def count(self) -> None:
        """One more was wrong."""
        wrong = self.wrong + 1
        rounds = min(wrong - FREE_TRIES, 10)
        wait = min(FIRST_WAIT * 2 ** max(rounds, 0), LONGEST_WAIT) if rounds >= 0 else timedelta()
        self._keep(wrong, self._now() + wait)

    def exhaust(self) -> None:
        """As many as there are were wrong: what would be compared is lost."""
        self._keep(TRIES_WITH_PIN, self._now())

    def forgive(self) -> None:
        """Forget the wrong ones."""
        if self._settings.get(self._name) is not None:
            self._settings.set(self._name, None)

    def _kept(self) -> tuple[int, datetime]:
        kept = self._settings.get(self._name)
        if not isinstance(kept, dict):
            return 0, self._now()
        try:
            return int(kept["wrong"]), datetime.fromisoformat(kept["until"])
        except (KeyError, TypeError, ValueError):
            return TRIES_WITH_PIN, self._now()  # somebody edited the file

    def _keep(self, wrong: int, until: datetime) -> None:
        try:
            self._settings.set(self._name, {"wrong": wrong, "until": until.isoformat()})
        except OSError as error:
            _log.warning("the tries were not kept: %s", error)  # they count until the program ends
