"""A database from before vouchers knew their own state is brought up to date with what it holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from embedded_server.change_log import row_mark
from embedded_server.database import Database
from embedded_server.migrate import HEAD, SCRIPTS, current_revision, migrate
from tests.server.databases import POSTGRESQL, server_settings

BEFORE = "0020_money_reports_vouchers"
MADE, USED, SOLD = "2026-01-05T08:00:00.000000Z", "2026-01-06T09:30:00.000000Z", "2026-01-07T10:00:00.000000Z"


@pytest.fixture
def old(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    """A database at the revision before, empty."""
    if database == POSTGRESQL:
        found = Database(request.getfixturevalue("postgres").empty_url())
    else:
        found = Database(server_settings(tmp_path).url)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    with found.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
    yield found
    found.close()


def _insert(database: Database, table: str, *rows: dict[str, Any]) -> None:
    with database.engine.begin() as connection:
        for row in rows:
            names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), row)


def _account(number: int, code: str, first_used_at: str | None = None, *, active: bool = True) -> dict[str, Any]:
    return {
        "id": number,
        "partner_id": 1,
        "username": code,
        "password": code,
        "is_active": active,
        "bytes_used": 0,
        "uptime_used": 0,
        "first_used_at": first_used_at,
        "created_at": MADE,
    }


def _voucher(number: int, account: int) -> dict[str, Any]:
    return {
        "id": number,
        "partner_id": 1,
        "hotspot_user_id": account,
        "plan_id": 1,
        "plan_name": "Jour",
        "price": 30000,
        "validity_seconds": 86400,
        "batch": "Old",
        "generated_by": "Afi",
        "generated_at": MADE,
    }


def test_old_vouchers_keep_their_state_and_enter_the_feed(old: Database) -> None:
    partner = {"id": 1, "name": "Chez Afi", "currency": "XOF", "number_of_router": 1, "created_at": MADE}
    _insert(old, "partners", partner)
    _insert(old, "hotspot_users", _account(1, "IDLE"), _account(2, "USED", USED), _account(3, "SOLD"))
    _insert(old, "vouchers", *(_voucher(number, number) for number in (1, 2, 3, 4)))
    sale = {
        "partner_id": 1,
        "customer_name": "",
        "customer_username": "SOLD",
        "hotspot_user_id": 3,
        "plan_id": 1,
        "plan_name": "Jour",
        "price": 30000,
        "status": "unused",
        "validity_seconds": 86400,
        "assigned_date": SOLD,
    }
    _insert(old, "assigned_plans", sale)
    migrate(old)
    assert current_revision(old) == HEAD
    with old.engine.connect() as connection:
        rows = connection.execute(
            text("SELECT code, assigned_at, used_at, expires_at, cancelled_at, on_router FROM vouchers ORDER BY id")
        ).all()
        digest = connection.execute(text("SELECT live, checksum, seq FROM change_digests")).one()
        log = connection.execute(text("SELECT row_id, seq FROM change_log WHERE resource = 'vouchers'")).all()
        newest = connection.execute(text("SELECT seq FROM change_state")).scalar_one()
    expires = datetime(2026, 1, 7, 9, 30, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert [tuple(row) for row in rows] == [
        ("IDLE", None, None, None, None, False),
        ("USED", None, USED, expires, None, False),
        ("SOLD", SOLD, None, None, None, False),
        ("", None, None, None, MADE, False),
    ]
    checksum = 0
    for row_id, seq in log:
        checksum ^= row_mark(row_id, seq)
    assert (digest.live, digest.checksum, digest.seq) == (4, f"{checksum:016x}", newest)


def test_an_old_database_without_vouchers_moves_on(old: Database) -> None:
    migrate(old)
    assert current_revision(old) == HEAD
