"""The file of an account: what survives a damaged disk, a full one, a power cut, a new version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.core.storage_parts import block, customer, open_database
from tiknet_desktop.contracts.resources import RESOURCES
from tiknet_desktop.storage import backups, cache, outbox, schema, search
from tiknet_desktop.storage.database import ShopDatabase, fact, set_fact
from tiknet_desktop.storage.errors import DiskFullError, NewerSchemaError
from tiknet_desktop.storage.records import EntryStatus, RecordQuery, RowState


def test_commits_are_flushed_to_the_disk_and_readers_do_not_wait(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        assert database.write(_pragma, "synchronous") == 2
        assert database.read(_pragma, "journal_mode") == "wal"
        database.write_relaxed(cache.apply_rows, "customers", [customer(1)])
        assert database.write(_pragma, "synchronous") == 2


def test_the_declared_durable_tables_are_what_the_migrations_make(tmp_path: Path) -> None:
    with open_database(tmp_path) as database, closing(sqlite3.connect(database.path)) as plain:
        for table in schema.durable.sorted_tables:
            found = {row[1]: row[2] for row in plain.execute(f"PRAGMA table_info('{table.name}')")}
            declared = {column.name: column.type.compile().replace("FLOAT", "REAL") for column in table.columns}
            assert found == declared, table.name


def test_a_changed_shape_refills_the_cache_and_keeps_what_is_ours(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        database.write(cache.apply_rows, "customers", [customer(1), customer(2)])
        entry = block(database, "client1")
        database.write(set_fact, "cache_shape", "of an earlier version")
    with open_database(tmp_path) as database:
        assert database.read(search.RecordReader().page, RecordQuery("customers"), 0, 10).total == 0
        database.write(cache.apply_rows, "customers", [customer(1), customer(2)])
        row = database.read(search.get, "customers", entry.local_key)
        assert row is not None
        assert (row["blocked"], row.state) == (True, RowState.PENDING)


def test_a_file_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        path = database.path
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerSchemaError):
        ShopDatabase(path).open()
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (99,)


def test_a_full_disk_refuses_the_whole_action_and_keeps_everything_before(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        database.write(cache.apply_rows, "customers", [customer(number) for number in range(50)])
        first = block(database, "client1")
        database.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {_pragma(c, 'page_count')}"))
        with pytest.raises(DiskFullError):
            database.write(cache.apply_rows, "customers", [customer(number) for number in range(50, 3_000)])
        assert database.read(outbox.get, first.id).status is EntryStatus.QUEUED
        assert database.read(search.RecordReader().page, RecordQuery("customers"), 0, 1).total == 50
        database.write(lambda c: c.exec_driver_sql("PRAGMA max_page_count = 1000000"))
        database.write(cache.apply_rows, "customers", [customer(number) for number in range(50, 60)])
        assert database.integrity_problems() == []


@pytest.mark.parametrize("damage", ["header", "middle", "end"])
def test_a_damaged_file_is_put_aside_and_the_outbox_is_carried_over(tmp_path: Path, damage: str) -> None:
    with open_database(tmp_path) as database:
        database.write(cache.apply_rows, "customers", [customer(number) for number in range(400)])
        kept = [block(database, f"client{number}").id for number in range(150)]
        path = database.path
        backups.back_up(path, datetime.now(UTC))
    content = bytearray(path.read_bytes())
    roots = _pages_of(path, "outbox")
    start = {"header": 0, "middle": (roots[len(roots) // 2] - 1) * 4096, "end": (roots[-1] - 1) * 4096}[damage]
    content[start : start + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    database = ShopDatabase(path)
    opening = database.open()
    try:
        assert opening.salvaged is not None
        assert opening.salvaged.kept_as.exists()
        present = {entry.id for entry in database.read(outbox.listed, "all", 0, 1_000)}
        assert present == set(kept)
        assert database.integrity_problems() == []
    finally:
        database.close()


def test_an_action_known_from_a_backup_alone_is_looked_for_before_it_is_sent(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        database.write(cache.apply_rows, "customers", [customer(1)])
        entry = block(database, "client1")
        path = database.path
        backups.back_up(path, datetime.now(UTC))
    path.write_bytes(b"nothing that resembles a database" * 200)
    database = ShopDatabase(path)
    assert database.open().salvaged is not None
    assert database.read(outbox.get, entry.id).status is EntryStatus.UNKNOWN
    database.close()


def test_the_backup_ladder_thins_out_but_keeps_hours_days_and_weeks(tmp_path: Path) -> None:
    now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    for hours in range(0, 24 * 90, 2):
        stamp = now - timedelta(hours=hours)
        (tmp_path / f"shop-{stamp:%Y%m%dT%H%M%SZ}.sqlite").touch()
    backups.thin_out(tmp_path)
    left = sorted(tmp_path.glob("*.sqlite"))
    assert len(left) <= backups.HOURS + backups.DAYS + backups.WEEKS
    assert left[-1].name == f"shop-{now:%Y%m%dT%H%M%SZ}.sqlite"
    oldest = datetime.strptime(left[0].stem[5:], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert now - oldest > timedelta(days=45)


def test_a_backup_dated_in_the_future_does_not_stop_backups(tmp_path: Path) -> None:
    (tmp_path / "shop-20990101T000000Z.sqlite").touch()
    assert backups.due(tmp_path, datetime(2026, 11, 20, tzinfo=UTC))


def test_secrets_never_reach_the_file(tmp_path: Path) -> None:
    secret = "Xq7-router-secret"
    rows = {
        "routers": {"id": 1, "name": "R", "slug": "r", "password": secret, "secret": secret},
        "hotspot_users": {"id": 1, "username": "u", "password": secret},
    }
    with open_database(tmp_path) as database:
        for resource, row in rows.items():
            database.write(cache.apply_rows, resource, [row, {"name": "no id", "password": secret}])
        path = database.path
    written = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert secret.encode() not in written
    assert all(not field.secret for one in RESOURCES for field in cache.row_sql(one.name).codec.fields)


def test_facts_are_kept(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        database.write(set_fact, "name", "value")
    with open_database(tmp_path) as database:
        assert database.read(fact, "name") == "value"


def _pragma(connection: object, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()  # type: ignore[attr-defined]


def _pages_of(path: Path, table: str) -> list[int]:
    """Leaf pages of a table, found by what lies in them: dbstat is not compiled in everywhere."""
    content = path.read_bytes()
    marker = b"block_or_unblock_customer"
    return [n + 1 for n in range(len(content) // 4096) if marker in content[n * 4096 : n * 4096 + 4096] and n > 0]
