"""Paper: bytes to receipt printers, the shop's logo, and the journal of what was printed, by whom, on what."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol

from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.platform.receipt_printers import PrinterChoice, send
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import prints
from tiknet_desktop.storage.prints import PrintPage, PrintRow

_log = logging.getLogger(__name__)

OLD_JOURNAL: Final = "pane.print_journal"
"""Where the settings of the first versions counted the receipts of this computer."""
LOGO_KINDS: Final = (".png", ".jpg", ".jpeg", ".svg")
MOST_LOGO_BYTES: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What a line of the journal says; the words are those of :class:`tiknet_desktop.storage.prints.PrintRow`."""

    kind: str
    subject: str
    title: str
    way: str
    printer: str
    count: int = 1
    duplicate: int = 0
    error: str = ""
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


class Person(Protocol):
    """Who prints."""

    @property
    def seller_name(self) -> str: ...


class PrintingService:
    """Use cases of everything that prints."""

    def __init__(
        self, shop: ShopHolder, settings: SettingsService, person: Person, executors: Executors, data: Path
    ) -> None:
        self._shop = shop
        self._settings = settings
        self._person = person
        self._executors = executors
        self._data = data
        self._taken_over: Shop | None = None

    # ------------------------------------------------------------ the journal
    async def journal(self, offset: int = 0, limit: int = 100, search: str = "") -> PrintPage:
        """Lines of this shop's journal, newest first, without their details; :meth:`get` has them."""
        await self._take_over()
        return await self._shop().store.read(prints.page, offset, limit, search)

    async def get(self, print_id: str) -> PrintRow | None:
        """One line, or ``None``."""
        return await self._shop().store.read(prints.get, print_id)

    async def times(self, kind: str, subject: str) -> int:
        """How often this went to paper or into a file on this computer."""
        await self._take_over()
        return await self._shop().store.read(prints.times, kind, subject)

    async def record(self, job: PrintJob) -> PrintRow:
        """Write a line of the journal: printed, or failed when the job carries an error.

        Raises:
            StorageError: the disk does not take it; what is on paper stays on paper.
        """
        await self._take_over()
        row = PrintRow(
            id=new_ulid(),
            at=datetime.now(UTC),
            kind=job.kind,
            subject=job.subject,
            title=job.title,
            count=job.count,
            way=job.way,
            printer=job.printer,
            result="failed" if job.error else "printed",
            duplicate=job.duplicate,
            who=self._person.seller_name,
            error=job.error,
            details=job.details,
        )
        shop = self._shop()
        await shop.store.write(prints.add, row)
        shop.bus.publish(ChangeSet("prints", frozenset({row.id})))
        return row

    async def _take_over(self) -> None:
        """Bring the counts of the first versions into the shop's file, once."""
        shop = self._shop()
        if self._taken_over is shop:
            return
        rows = _old_rows(self._settings.get(OLD_JOURNAL))
        taken = await shop.store.write(prints.import_once, rows)
        self._taken_over = shop
        if taken:
            _log.info("took %d lines over from the earlier print journal", taken)

    # ------------------------------------------------------------ printers that are spoken to directly
    async def send(self, printer: PrinterChoice, data: bytes) -> None:
        """Send bytes to a receipt printer, on a worker thread.

        Raises:
            ReceiptPrinterError: not all of it went out; ``sent`` says how much.
        """
        await self._executors.work(send, printer, data)

    # ------------------------------------------------------------ the logo
    def logo_path(self) -> Path | None:
        """The shop's picture for tickets, if there is one."""
        name = str(self._settings.get("shop_logo") or "")
        path = self._data / "logo" / Path(name).name
        return path if name and path.is_file() else None

    async def keep_logo(self, chosen: Path) -> Path:
        """Copy a picture into the data folder, where it stays when the original is gone; returns the copy.

        Raises:
            InvalidInputError: not a PNG, JPG or SVG file, or larger than 4 MB.
            OSError: it cannot be read or copied.
        """
        kept = await self._executors.work(self._copy_logo, chosen)
        before = self.logo_path()
        self._settings.set("shop_logo", kept.name)
        if before is not None:
            before.unlink(missing_ok=True)
        return kept

    def _copy_logo(self, chosen: Path) -> Path:
        if chosen.suffix.lower() not in LOGO_KINDS:
            raise InvalidInputError(logo="unknown")
        content = chosen.read_bytes()
        if len(content) > MOST_LOGO_BYTES:
            raise InvalidInputError(logo="too_large")
        folder = self._data / "logo"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A name of its own each time: a picture that is shown may still be held open by the system.
        kept = folder / f"{new_ulid()}{chosen.suffix.lower()}"
        kept.write_bytes(content)
        return kept

    def forget_logo(self) -> None:
        """Print without a logo from now on."""
        before = self.logo_path()
        self._settings.set("shop_logo", "")
        if before is not None:
            before.unlink(missing_ok=True)


def _old_rows(kept: object) -> list[PrintRow]:
    """The lines of the journal in the settings; what cannot be read is left out."""
    rows: list[PrintRow] = []
    for sale_id, entry in kept.items() if isinstance(kept, Mapping) else ():
        if not isinstance(entry, Mapping):
            continue
        try:
            at = datetime.fromisoformat(str(entry.get("at")))
            times = int(entry.get("times", 1))
        except ValueError as error:
            _log.warning("a line of the earlier print journal cannot be read: %s", error)
            continue
        rows.append(
            PrintRow(
                id=new_ulid(),
                at=at if at.tzinfo else at.replace(tzinfo=UTC),
                kind="receipt",
                subject=str(sale_id),
                title="",
                count=1,
                way="pdf" if entry.get("way") == "pdf" else "system",
                printer="",
                result="printed",
                duplicate=max(0, times - 1),
                who=str(entry.get("who") or ""),
                times=max(1, times),
            )
        )
    return rows
