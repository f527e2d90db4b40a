"""The print journal in the shop's own file: kept, counted, searched, and the old one taken over once."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.service_parts import opened, shop_server
from tests.core.storage_parts import open_database
from tests.core.test_platform_receipt_printers import LanPrinter
from tiknet_desktop.platform.receipt_printers import PrinterChoice, PrinterRefusedError
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.services.printing import OLD_JOURNAL, PrintJob
from tiknet_desktop.services.sales import SaleRequest
from tiknet_desktop.storage import backups, prints, schema
from tiknet_desktop.storage.records import RecordQuery


def job(subject: str = "s1", **more: object) -> PrintJob:
    values = {"kind": "receipt", "subject": subject, "title": "2611-0843", "way": "lan", "printer": "192.168.1.87"}
    return PrintJob(**{**values, **more})  # type: ignore[arg-type]


async def test_what_was_printed_is_counted_and_what_failed_is_only_told(tmp_path: Path) -> None:
    async with opened(tmp_path, shop_server()) as (services, _):
        heard: list[ChangeSet] = []
        services.bus.subscribe(heard.append)
        await services.printing.record(job())
        await services.printing.record(job(error="printer_refused"))
        await services.printing.record(job(way="pdf", printer="a.pdf", duplicate=1))
        assert await services.printing.times("receipt", "s1") == 2
        assert await services.printing.times("sheet", "s1") == 0
        page = await services.printing.journal()
        assert [(row.result, row.error, row.way) for row in page.rows] == [
            ("printed", "", "pdf"),
            ("failed", "printer_refused", "lan"),
            ("printed", "", "lan"),
        ]
        assert {row.who for row in page.rows} == {services.account.seller_name}
        assert any(change.resource == "prints" for change in heard)


async def test_the_journal_is_read_by_pages_searched_and_outlives_a_restart(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path, server) as (services, _):
        for number in range(25):
            details = {"codes": [f"7KQ4M{number:03d}"]}
            await services.printing.record(job("L-7", kind="sheet", title=f"Lot {number}_%", details=details, count=24))
    async with opened(tmp_path, server) as (services, _):
        second = await services.printing.journal(10, 10)
        assert (second.count, len(second.rows)) == (25, 10)
        assert second.rows[0].title == "Lot 14_%"
        found = await services.printing.journal(search="3_%")
        assert [row.title for row in found.rows] == ["Lot 23_%", "Lot 13_%", "Lot 3_%"]
        assert not found.rows[2].details  # a batch of ten thousand is not read to be listed
        kept = await services.printing.get(found.rows[2].id)
        assert kept is not None
        assert (kept.details["codes"], kept.count) == (["7KQ4M003"], 24)


async def test_the_journal_of_the_first_versions_is_taken_over_once(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path, server) as (services, _):
        plan = (await services.records.page(RecordQuery("plans"), 0, 1)).rows[0]
        sale = await services.sales.sell(SaleRequest(plan.key))
        services.settings.set(
            OLD_JOURNAL,
            {
                sale.id: {"times": 3, "way": "printer", "who": "Akossiwa", "at": "2026-11-20T10:00:00+00:00"},
                "another-shop": {"times": 1, "way": "pdf", "who": "Afi", "at": "2026-11-20T10:00:00+00:00"},
                "damaged": {"times": "x", "at": "yesterday"},
            },
        )
        assert await services.printing.times("receipt", sale.id) == 3
        rows = (await services.printing.journal()).rows
        assert [(row.title, row.times, row.who, row.way) for row in rows] == [(sale.number, 3, "Akossiwa", "system")]
    async with opened(tmp_path, server) as (services, _):
        assert await services.printing.times("receipt", sale.id) == 3
        assert (await services.printing.journal()).count == 1


def test_the_journal_is_in_every_backup_and_an_older_file_gets_it(tmp_path: Path) -> None:
    assert "prints" in schema.DURABLE_TABLES
    with closing(sqlite3.connect(tmp_path / "shop.sqlite")) as old:
        for statement in schema.MIGRATIONS[0]:
            old.execute(statement)
        old.execute("PRAGMA user_version = 1")
    with open_database(tmp_path) as database:
        now = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
        row = prints.PrintRow("p1", now, "receipt", "s1", "2611-0843", 1, "usb", "/dev/usb/lp0", "printed", 0, "Afi")
        database.write(prints.add, row)
        copy = backups.back_up(database.path, now)
        assert database.read(prints.get, "p1") == row
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT printer FROM prints").fetchall() == [("/dev/usb/lp0",)]


async def test_the_logo_is_kept_as_a_copy(tmp_path: Path) -> None:
    async with opened(tmp_path / "data", shop_server()) as (services, _):
        assert services.printing.logo_path() is None
        original = tmp_path / "shop.PNG"
        original.write_bytes(b"\x89PNG one")
        first = await services.printing.keep_logo(original)
        original.unlink()
        assert services.printing.logo_path() == first
        assert first.read_bytes() == b"\x89PNG one"
        other = tmp_path / "other.svg"
        other.write_text("<svg/>")
        second = await services.printing.keep_logo(other)
        assert services.printing.logo_path() == second
        assert not first.exists()
        with pytest.raises(InvalidInputError):
            await services.printing.keep_logo(tmp_path / "virus.exe")
        services.printing.forget_logo()
        assert services.printing.logo_path() is None
        assert not second.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the double printer speaks POSIX sockets")
async def test_bytes_go_to_a_printer_without_holding_anybody_up(tmp_path: Path) -> None:
    printer = LanPrinter()
    async with opened(tmp_path, shop_server()) as (services, _):
        await services.printing.send(PrinterChoice("lan", printer.address), b"\x1b@receipt")
        assert printer.received == b"\x1b@receipt"
        printer.close()
        with pytest.raises(PrinterRefusedError):
            await services.printing.send(PrinterChoice("lan", printer.address), b"\x1b@receipt")
