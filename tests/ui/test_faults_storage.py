"""The disk under the shop: full, damaged, written by a newer program. Said in the window; nothing acknowledged is lost."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Run, until
from tests.ui.real_desktop import pane, press, reads, running, said
from tests.ui.real_shop import customer_row
from tests.ui.test_pane_sell import press as keys
from tests.ui.test_pane_sell_offline import PLANS
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.app.start import _open
from tiknet_desktop.platform import logging as program_log
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.storage import cache
from tiknet_desktop.storage.database import set_fact
from tiknet_desktop.storage.store import Store

SERVER = "http://127.0.0.1:9/v1"
EMAIL = "akossiwa@example.test"
OWNER = {"first_name": "Akossiwa", "last_name": "Mensah", "role": "Owner"}


def _file(folder: Path) -> Path:
    return Paths.of(folder).account(SERVER, EMAIL) / "shop.sqlite"


async def _as_left(folder: Path) -> None:
    """The files of an account that synced once: two plans and three customers."""
    executors = Executors()
    store = Store(_file(folder), executors)
    await store.open()
    await store.write(cache.apply_rows, "plans", PLANS)
    await store.write(
        cache.apply_rows, "customers", [customer_row(number, datetime.now(UTC)) for number in range(1, 4)]
    )
    await store.write(set_fact, "user", json.dumps(OWNER))
    await store.close()
    executors.close()
    kept = {"home": "cloud", "last_account": {"identity": SERVER, "email": EMAIL}, "shop_name": "Boutique Tokoin"}
    (folder / "settings.json").write_text(json.dumps(kept), encoding="utf-8")


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond a page: the kernel refuses as it does when the disk is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def _sales(desktop: Desktop) -> int:
    assert desktop.services is not None
    return len(await desktop.services.sales.recent(50))


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_a_full_disk_refuses_a_sale_and_a_block_and_keeps_what_was_there(tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        await _as_left(tmp_path)
        program_log.start(tmp_path / "logs")
        async with running(tmp_path, server_url=SERVER) as desktop:
            sell = await pane(desktop, "sell", lambda made: made.plans.tiles)
            keys(sell, "2", Qt.Key.Key_Return)
            await until(lambda: sell.phase == "done" and not sell.settling.isActive())
            keys(sell, Qt.Key.Key_Return)
            assert await _sales(desktop) == 1
            with full_disk():
                keys(sell, "1", Qt.Key.Key_Return)
                shown = await reads("La vente n’est pas enregistrée.")
                assert "Le disque est plein." in shown
                assert sell.phase != "done"
                customers = await pane(desktop, "customers", lambda made: made.model.rowCount() == 3)
                customers.table.selectRow(0)
                customers.table.setFocus()
                keys(customers, Qt.Key.Key_Return)
                await until(lambda: "Bloquer" in said())
                press("Bloquer")
                await reads("Bloquer le client")
                press("Bloquer le client")
                await reads("Le disque de cet ordinateur est plein.")
                assert not any(customers.model.record(row).pending for row in range(3))
                assert await _sales(desktop) == 1
            sell = await pane(desktop, "sell")
            keys(sell, Qt.Key.Key_Return)
            await until(lambda: sell.phase == "done" and not sell.settling.isActive())
            assert await _sales(desktop) == 2
        program_log.stop()

    run(day())


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_the_program_ends_in_order_on_a_full_disk(tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        await _as_left(tmp_path)
        async with running(tmp_path, server_url=SERVER) as desktop:
            await pane(desktop, "customers", lambda made: made.model.rowCount() == 3)
            with full_disk():
                desktop.window.close()
                await desktop.wait_closed()
                await desktop.close()
            assert desktop.services is not None
            assert not len(desktop.services.tasks)

    run(day())


def test_a_damaged_file_is_repaired_and_the_window_says_what_was_saved(tmp_path: Path, run: Run[Any]) -> None:
    async def two_days() -> None:
        await _as_left(tmp_path)
        async with running(tmp_path, server_url=SERVER) as desktop:
            sell = await pane(desktop, "sell", lambda made: made.plans.tiles)
            keys(sell, "2", Qt.Key.Key_Return)
            await until(lambda: sell.phase == "done" and not sell.settling.isActive())
        _file(tmp_path).write_bytes(b"SQLite format 4\0" + _file(tmp_path).read_bytes()[16:])
        async with running(tmp_path, server_url=SERVER) as desktop:
            shown = await reads("Le fichier de la boutique était abîmé : il est réparé")
            assert "1 vente" in shown or "0 vente" in shown
            [kept] = _file(tmp_path).parent.glob("shop.damaged-*.sqlite")
            assert str(kept) in shown
            press("Fermer le message")
            await until(lambda: "abîmé" not in said())

    run(two_days())


def test_a_file_of_a_newer_program_is_left_alone_and_the_window_says_so(tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        await _as_left(tmp_path)
        with closing(sqlite3.connect(_file(tmp_path))) as file:
            file.execute("PRAGMA user_version = 99")
        desktop = Desktop(Paths.of(tmp_path), SettingsService(tmp_path / "settings.json"), server_url=SERVER)
        try:
            assert not await _open(desktop)
            shown = await reads("Une version plus récente du programme a écrit le fichier de cette boutique.")
            assert "Installez la dernière version pour l’ouvrir." in shown
            press("Fermer")
            await desktop.wait_closed()
        finally:
            await desktop.close()
            desktop.window.deleteLater()
        with closing(sqlite3.connect(_file(tmp_path))) as file:
            assert file.execute("PRAGMA user_version").fetchone() == (99,)

    run(day())
