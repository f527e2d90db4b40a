"""Copies of the database: what comes back is what was there, and nothing is lost by a restore that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, text

from embedded_server import postgres_backups
from embedded_server.backups import BackupError, backup, check, restore
from embedded_server.context import open_context
from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.features.routers.models import Router
from embedded_server.features.routers.service import create_router
from embedded_server.models import metadata
from embedded_server.sample_data import seed
from embedded_server.settings import Settings
from tests.server.databases import POSTGRESQL, SQLITE, server_settings
from tests.server.shops import OWNER, PASSWORD

ROUTER = {"name": "R", "ip_address": "127.0.0.1", "username": "u", "password": "of the router", "api_port": 1}


@contextmanager
def _opened(settings: Settings) -> Iterator[Any]:
    context = open_context(settings)
    try:
        yield context
    finally:
        context.database.close()


def _filled(folder: Path, customers: int = 12) -> Settings:
    settings = server_settings(folder)
    with _opened(settings) as context:
        owner = create_owner(context.database, NewOwner(OWNER, PASSWORD))
        seed(context, OWNER, customers=customers, transactions=30)
        with context.database.write() as session:
            create_router(session, owner.partner_id, ROUTER, context.vault)
    return settings


def _contents(settings: Settings) -> dict[str, list[Any]]:
    with _opened(settings) as context, context.database.read() as reader:
        return {
            name: sorted((tuple(row) for row in reader.rows(f"SELECT * FROM {name}")), key=repr)
            for name in metadata.tables
            if name != "change_state"
        }


def test_what_comes_back_is_what_was_there_with_another_identity(tmp_path: Path) -> None:
    settings, elsewhere = _filled(tmp_path / "data"), server_settings(tmp_path / "elsewhere")
    done = backup(settings, tmp_path / "copy")
    assert (done["ok"], done["bytes"]) == (True, (tmp_path / "copy").stat().st_size)
    assert not list(tmp_path.glob("*.part"))
    assert restore(elsewhere, tmp_path / "copy")["ok"] is True
    assert _contents(elsewhere) == _contents(settings)
    assert check(elsewhere)["ok"] is True
    with _opened(settings) as old, _opened(elsewhere) as new:
        # Clients must read everything again; secrets of routers are readable with the key that came along.
        assert new.database_id != old.database_id
        with new.database.read_session() as session:
            locked = session.query(Router.password_locked).scalar()
        assert new.vault.unlock(locked) == "of the router"
        with new.database.write() as session:
            create_router(session, 1, ROUTER | {"name": "Numbers go on"}, new.vault)


def test_a_restore_keeps_what_it_replaces(tmp_path: Path, database: str) -> None:
    settings = _filled(tmp_path / "data")
    backup(settings, tmp_path / "copy")
    before = _contents(settings)
    for name in ("first", "second"):
        with _opened(settings) as context, context.database.write() as session:
            session.execute(text("UPDATE partners SET name = :name"), {"name": name})
        restore(settings, tmp_path / "copy")
        assert _contents(settings) == before
        assert _replaced_name(settings, database) == name


def _replaced_name(settings: Settings, database: str) -> str:
    if database == SQLITE:
        kept = Settings(settings.data_dir, database_url=f"sqlite:///{settings.data_dir / 'server.sqlite.replaced'}")
        table = "partners"
    else:
        kept, table = settings, f"{postgres_backups.REPLACED}.partners"
    with _opened(kept) as context, context.database.read() as reader:
        return str(reader.row(f"SELECT name FROM {table}")[0])


@pytest.mark.parametrize("harm", ["cut", "garbled", "something else", "missing"])
def test_a_file_that_is_no_sound_backup_changes_nothing(tmp_path: Path, harm: str) -> None:
    settings = _filled(tmp_path / "data")
    copy = tmp_path / "copy"
    backup(settings, copy)
    good = copy.read_bytes()
    middle = len(good) // 2
    harmed = {
        "cut": good[:middle],
        "garbled": good[:middle] + bytes(9000) + good[middle + 9000 :],
        "something else": b"x",
    }
    before = _contents(settings)
    if harm == "missing":
        copy.unlink()
    else:
        copy.write_bytes(harmed[harm])
    with pytest.raises(BackupError):
        restore(settings, copy)
    assert _contents(settings) == before


def test_a_posting_that_does_not_add_up_is_found(tmp_path: Path) -> None:
    settings = _filled(tmp_path / "data")
    assert check(settings)["ok"] is True
    with _opened(settings) as context, context.database.write() as session:
        one_more = "SELECT posting_id, account_id, 1 FROM ledger_entries ORDER BY id LIMIT 1"
        session.execute(text(f"INSERT INTO ledger_entries (posting_id, account_id, amount) {one_more}"))
    with pytest.raises(BackupError, match="does not add up"):
        check(settings)
    with pytest.raises(BackupError, match="does not add up"):
        backup(settings, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_database_that_is_in_use_is_not_replaced(tmp_path: Path) -> None:
    settings = _filled(tmp_path / "data")
    backup(settings, tmp_path / "copy")
    with _opened(settings) as context:
        with context.database.read() as reader:
            reader.row("SELECT 1")
        with pytest.raises(BackupError, match="stop the server first"):
            restore(settings, tmp_path / "copy")


@pytest.fixture
def postgres_only(database: str) -> None:
    if database != POSTGRESQL:
        pytest.skip("about PostgreSQL's own programs")


@pytest.mark.usefixtures("postgres_only")
def test_a_restore_that_was_killed_half_way_loses_nothing(tmp_path: Path) -> None:
    settings = _filled(tmp_path / "data")
    backup(settings, tmp_path / "copy")
    with _opened(settings) as context, context.database.write() as session:
        session.execute(text("UPDATE partners SET name = 'before the restore'"))
    url = make_url(settings.url)
    with postgres_backups._connection(url) as connection:
        postgres_backups._set_aside(connection)
    restore(settings, tmp_path / "copy")
    assert _replaced_name(settings, POSTGRESQL) == "before the restore"


@pytest.mark.usefixtures("postgres_only")
def test_an_archive_of_another_database_is_put_away_again(tmp_path: Path) -> None:
    settings, other = _filled(tmp_path / "data"), server_settings(tmp_path / "other")
    url = make_url(other.url)
    with postgres_backups._connection(url) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        connection.execute("CREATE TABLE recipes (id int)")
    postgres_backups._run(url, "pg_dump", "--format=custom", "--schema=public", f"--file={tmp_path / 'recipes'}")
    before = _contents(settings)
    with pytest.raises(BackupError, match="not a database of this server"):
        restore(settings, tmp_path / "recipes")
    assert _contents(settings) == before
    with pytest.raises(BackupError, match="not a database of this server"):
        check(other)


@pytest.mark.usefixtures("postgres_only")
def test_without_the_programs_the_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = server_settings(tmp_path / "data")
    monkeypatch.setattr(postgres_backups, "_PACKAGED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="apt-get install postgresql-client"):
        backup(settings, tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


def test_an_address_that_cannot_be_used_is_said_without_its_password(tmp_path: Path) -> None:
    nowhere = Settings(tmp_path, database_url="postgresql+psycopg://shop:secret@127.0.0.1:1/shop?connect_timeout=2")
    other = Settings(tmp_path, database_url="mysql://shop:secret@127.0.0.1/shop")
    for settings, words in ((nowhere, "cannot be reached"), (other, "mysql")):
        for run in (lambda s: check(s), lambda s: backup(s, tmp_path / "copy")):
            with pytest.raises(BackupError, match=words) as refused:
                run(settings)
            assert "secret" not in str(refused.value)
    environment = postgres_backups._environment(make_url(nowhere.url))
    assert (environment["PGPASSWORD"], environment["PGPORT"], environment["PGDATABASE"]) == ("secret", "1", "shop")
    with pytest.raises(BackupError, match="application_nonsense"):
        postgres_backups._environment(make_url(f"{nowhere.url}&application_nonsense=1"))
