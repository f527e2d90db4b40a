"""The printing service in memory: a journal in a list, and printers that keep what they get."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tiknet_desktop.platform.receipt_printers import PrinterChoice
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services.printing import PrintJob
from tiknet_desktop.storage.prints import PrintPage, PrintRow


class PaperTrail:
    """``printing`` of the services. ``failure`` is raised instead of printing, ``full`` instead of writing the journal."""

    def __init__(self, bus: Any = None) -> None:
        self._bus = bus
        self.rows: list[PrintRow] = []
        self.sent: list[tuple[PrinterChoice, bytes]] = []
        self.failure: BaseException | None = None
        self.full: BaseException | None = None
        self.logo: Path | None = None

    async def journal(self, offset: int = 0, limit: int = 100, search: str = "") -> PrintPage:
        """Newest first."""
        found = [row for row in reversed(self.rows) if search.lower() in f"{row.title} {row.who} {row.printer}".lower()]
        rows = (replace(row, details={}) for row in found[offset : offset + limit])
        return PrintPage(tuple(rows), len(found))

    async def times(self, kind: str, subject: str) -> int:
        """What was printed."""
        return sum(row.times for row in self.rows if (row.kind, row.subject, row.result) == (kind, subject, "printed"))

    async def get(self, print_id: str) -> PrintRow | None:
        """One line."""
        return next((row for row in self.rows if row.id == print_id), None)

    async def record(self, job: PrintJob) -> PrintRow:
        """Keep a line."""
        if self.full is not None:
            raise self.full
        values = {name: getattr(job, name) for name in job.__slots__}
        row = PrintRow(
            id=f"p{len(self.rows):04d}",
            at=datetime.now(UTC),
            result="failed" if job.error else "printed",
            who="Akossiwa Mensah",
            **values,
        )
        self.rows.append(row)
        if self._bus is not None:
            self._bus.publish(ChangeSet("prints", frozenset({row.id})))
        return row

    def date(self, row: PrintRow, at: datetime) -> None:
        """Make a line older."""
        self.rows[self.rows.index(row)] = replace(row, at=at)

    async def send(self, printer: PrinterChoice, data: bytes) -> None:
        """Keep the bytes."""
        if self.failure is not None:
            raise self.failure
        self.sent.append((printer, data))

    def logo_path(self) -> Path | None:
        """The shop's logo."""
        return self.logo

    async def keep_logo(self, chosen: Path) -> Path:
        """Keep it where it is."""
        self.logo = chosen
        return chosen

    def forget_logo(self) -> None:
        """No logo any more."""
        self.logo = None
