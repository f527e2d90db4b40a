"""How often each receipt went to paper, so that a reprint says so."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

log = logging.getLogger(__name__)

_SETTING: Final = "pane.print_journal"
_KEPT: Final = 500
"""Sales remembered, newest last."""


class PrintJournal:
    """Counts prints and PDF files per sale, over restarts. ``settings`` is the settings service."""

    def __init__(self, settings: Any) -> None:
        self._settings = settings

    def _entries(self) -> dict[str, Any]:
        kept = self._settings.get(_SETTING)
        return dict(kept) if isinstance(kept, Mapping) else {}

    def times(self, sale_id: str) -> int:
        """How often the receipt of this sale went to paper or into a file."""
        entry = self._entries().get(sale_id)
        return int(entry.get("times", 0)) if isinstance(entry, Mapping) else 0

    def note(self, sale_id: str, way: str, who: str) -> None:
        """The receipt went out by ``way`` (``printer`` or ``pdf``)."""
        entries = self._entries()
        times = self.times(sale_id) + 1
        entries.pop(sale_id, None)
        entries[sale_id] = {"times": times, "way": way, "who": who, "at": datetime.now(UTC).isoformat()}
        for oldest in list(entries)[: max(0, len(entries) - _KEPT)]:
            del entries[oldest]
        try:
            self._settings.set(_SETTING, entries)
        except OSError as error:  # the paper is out; a full disk must not make that look like a failure
            log.warning("the print journal was not written: %s", error)
