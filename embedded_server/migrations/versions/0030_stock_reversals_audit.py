"""Vouchers that know their own state, sales taken back, the owner's PIN, the audit trail."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0030_stock_reversals_audit"
down_revision = "0020_money_reports_vouchers"


def upgrade() -> None:
    """Make them."""
    _vouchers()
    _fill_vouchers()
    _feed_vouchers()
    op.add_column("assigned_plans", sa.Column("reversed_at", sa.String(27), nullable=True))
    op.add_column("assigned_plans", sa.Column("reversed_by", sa.String(201), nullable=True))
    op.add_column("assigned_plans", sa.Column("reversal_reason", sa.String(500), nullable=True))
    op.add_column(
        "partner_settings", sa.Column("owner_pin_hash", sa.String(255), nullable=False, server_default=sa.text("''"))
    )
    _audit()


def _vouchers() -> None:
    for column in (
        sa.Column("code", sa.String(100), nullable=False, server_default=sa.text("''")),
        sa.Column("account_id", NUMBER, nullable=True),
        sa.Column("assigned_at", sa.String(27), nullable=True),
        sa.Column("used_at", sa.String(27), nullable=True),
        sa.Column("expires_at", sa.String(27), nullable=True),
        sa.Column("cancelled_at", sa.String(27), nullable=True),
        sa.Column("on_router", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("sale_id", NUMBER, nullable=True),
    ):
        op.add_column("vouchers", column)
    op.create_index("ix_vouchers_partner_id_code", "vouchers", ["partner_id", "code"])
    op.create_index("ix_vouchers_used_at_expires_at", "vouchers", ["used_at", "expires_at"])
    op.create_index("ix_router_jobs_partner_id_subject", "router_jobs", ["partner_id", "subject"])


def _fill_vouchers() -> None:
    """What was read elsewhere so far. A voucher whose account is gone was taken out of sale."""
    for column, source in (
        ("code", "coalesce((SELECT u.username FROM hotspot_users AS u WHERE u.id = v.hotspot_user_id), '')"),
        ("used_at", "(SELECT u.first_used_at FROM hotspot_users AS u WHERE u.id = v.hotspot_user_id)"),
        (
            "assigned_at",
            "(SELECT min(a.assigned_date) FROM assigned_plans AS a WHERE a.hotspot_user_id = v.hotspot_user_id)",
        ),
    ):
        op.execute(f"UPDATE vouchers AS v SET {column} = {source}")
    op.execute("UPDATE vouchers SET cancelled_at = generated_at WHERE code = ''")
    op.execute(
        "UPDATE vouchers AS v SET on_router = true WHERE EXISTS (SELECT 1 FROM hotspot_users AS u"
        " WHERE u.id = v.hotspot_user_id AND u.is_active)"
        " AND EXISTS (SELECT 1 FROM routers AS r WHERE r.partner_id = v.partner_id)"
        " AND NOT EXISTS (SELECT 1 FROM router_jobs AS j WHERE j.partner_id = v.partner_id AND j.subject = v.code)"
    )
    connection = op.get_bind()
    seconds = sa.text("SELECT id, used_at, validity_seconds FROM vouchers WHERE used_at IS NOT NULL")
    ends = [
        {
            "id": row.id,
            "end": (datetime.fromisoformat(row.used_at) + timedelta(seconds=row.validity_seconds))
            .astimezone(UTC)
            .strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        }
        for row in connection.execute(seconds)
    ]
    if ends:
        connection.execute(sa.text("UPDATE vouchers SET expires_at = :end WHERE id = :id"), ends)


def _feed_vouchers() -> None:
    """Vouchers that are there already enter the change feed and its digest."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT partner_id, id, generated_at FROM vouchers ORDER BY id")).all()
    if not rows:
        return
    last = connection.execute(
        sa.text("UPDATE change_state SET seq = seq + :count WHERE id = 1 RETURNING seq"), {"count": len(rows)}
    ).scalar_one()
    digests: dict[int, list[int]] = {}
    changes: list[dict[str, Any]] = []
    for seq, row in enumerate(rows, start=last - len(rows) + 1):
        changes.append({"partner": row.partner_id, "row": row.id, "seq": seq, "moment": row.generated_at})
        mark = int.from_bytes(hashlib.sha256(f"{row.id}:{seq}".encode()).digest()[:8], "big")
        digest = digests.setdefault(row.partner_id, [0, 0, 0])
        digest[0], digest[1], digest[2] = digest[0] + 1, digest[1] ^ mark, seq
    connection.execute(
        sa.text(
            "INSERT INTO change_log (partner_id, resource, row_id, seq, deleted, changed_at)"
            " VALUES (:partner, 'vouchers', :row, :seq, false, :moment)"
        ),
        changes,
    )
    connection.execute(
        sa.text(
            "INSERT INTO change_digests (partner_id, resource, live, removed, checksum, seq)"
            " VALUES (:partner, 'vouchers', :live, 0, :checksum, :seq)"
        ),
        [
            {"partner": partner, "live": live, "checksum": f"{checksum:016x}", "seq": seq}
            for partner, (live, checksum, seq) in digests.items()
        ],
    )


def _audit() -> None:
    """A table that takes new rows only, whoever writes to the database."""
    op.create_table(
        "audit_entries",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("account_id", NUMBER, nullable=True),
        sa.Column("name", sa.String(201), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("role", sa.String(100), nullable=False),
        sa.Column("operation", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("summary", sa.String(1000), nullable=False),
        sa.Column("address", sa.String(45), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_audit_entries_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_entries_partner_id_id", "audit_entries", ["partner_id", "id"])
    op.create_index("ix_audit_entries_partner_id_at", "audit_entries", ["partner_id", "at"])
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_entries_no_{event.lower()} BEFORE {event} ON audit_entries"
                " BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'audit entries are never changed'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries"
        " FOR EACH ROW EXECUTE FUNCTION audit_entries_stay()"
    )
    op.execute(
        "CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_stay()"
    )
