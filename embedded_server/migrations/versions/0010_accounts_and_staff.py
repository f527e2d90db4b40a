"""Codes sent by mail, two-factor, collaborators and their routers, mails that wait."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0010_accounts_and_staff"
down_revision = "0002"


def upgrade() -> None:
    """Make them."""
    if op.get_bind().dialect.name == "postgresql":
        # Role numbers leave room below (accounts.service); a table with higher ones counts on from there.
        op.execute("SELECT setval('roles_id_seq', greatest(1000, (SELECT coalesce(max(id), 0) FROM roles)))")
    op.add_column("roles", sa.Column("description", sa.String(length=200), nullable=True))
    for column in (
        sa.Column("email_verified", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("deleted_at", sa.String(27), nullable=True),
        sa.Column("own_permissions", sa.String(length=60), nullable=True),
        sa.Column("invitation_locked", sa.Text(), nullable=False, server_default=""),
        sa.Column("totp_locked", sa.Text(), nullable=False, server_default=""),
        sa.Column("totp_enabled_at", sa.String(27), nullable=True),
        sa.Column("totp_last_step", NUMBER, nullable=False, server_default="0"),
        sa.Column("totp_recovery", sa.Text(), nullable=False, server_default=""),
    ):
        op.add_column("accounts", column)
    op.create_table(
        "one_time_codes",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("otp_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("account_id", NUMBER, nullable=True),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("payload_locked", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("expires_at", sa.String(27), nullable=False),
        sa.Column("used_at", sa.String(27), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_one_time_codes_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_codes")),
        sa.UniqueConstraint("otp_id", name=op.f("uq_one_time_codes_otp_id")),
    )
    op.create_index("ix_one_time_codes_purpose_subject", "one_time_codes", ["purpose", "subject"])
    op.create_index("ix_one_time_codes_account_id", "one_time_codes", ["account_id"])
    op.create_index("ix_one_time_codes_token_hash", "one_time_codes", ["token_hash"])
    op.create_index("ix_one_time_codes_created_at", "one_time_codes", ["created_at"])
    op.create_table(
        "collaborator_routers",
        sa.Column("account_id", NUMBER, nullable=False),
        sa.Column("router_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_collaborator_routers_account_id")),
        sa.ForeignKeyConstraint(
            ["router_id"], ["routers.id"], name=op.f("fk_collaborator_routers_router_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "router_id", name=op.f("pk_collaborator_routers")),
    )
    op.create_index("ix_collaborator_routers_router_id", "collaborator_routers", ["router_id"])
    op.create_table(
        "queued_mails",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text_locked", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("next_attempt_at", sa.String(27), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.String(27), nullable=True),
        sa.Column("last_error", sa.String(length=255), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queued_mails")),
    )
    op.create_index("ix_queued_mails_next_attempt_at", "queued_mails", ["next_attempt_at"])
    op.create_table(
        "mail_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=255), nullable=False),
        sa.Column("sender", sa.String(length=254), nullable=False),
        sa.Column("password_locked", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_settings")),
    )
