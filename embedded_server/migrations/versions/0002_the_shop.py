"""Routers, profiles, plans, customers, hotspot users, assignments, the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make them. Numbers are never given twice (``sqlite_autoincrement``): old movements refer to them."""
    op.create_table(
        "assigned_plans",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("customer_id", NUMBER, nullable=True),
        sa.Column("customer_name", sa.String(length=201), nullable=False),
        sa.Column("customer_username", sa.String(length=100), nullable=False),
        sa.Column("hotspot_user_id", NUMBER, nullable=True),
        sa.Column("plan_id", NUMBER, nullable=False),
        sa.Column("plan_name", sa.String(length=100), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("validity_seconds", NUMBER, nullable=False),
        sa.Column("assigned_date", sa.String(27), nullable=False),
        sa.Column("expiry_date", sa.String(27), nullable=True),
        sa.Column("assigned_by", sa.String(length=100), nullable=True),
        sa.Column("router_name", sa.String(length=100), nullable=True),
        sa.Column("reference", sa.String(length=100), nullable=True),
        sa.Column("transaction_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_assigned_plans_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assigned_plans")),
        sa.UniqueConstraint("partner_id", "reference", name=op.f("uq_assigned_plans_partner_id_reference")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("assigned_plans", schema=None) as batch_op:
        batch_op.create_index("ix_assigned_plans_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_assigned_plans_partner_id_id", ["partner_id", "id"], unique=False)
        batch_op.create_index("ix_assigned_plans_status_expiry_date", ["status", "expiry_date"], unique=False)

    op.create_table(
        "customers",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("username", sa.String(length=100), nullable=False),
        sa.Column("assigned_username", sa.String(length=100), nullable=True),
        sa.Column("first_name", sa.String(length=100), nullable=False),
        sa.Column("last_name", sa.String(length=100), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("date_added", sa.String(27), nullable=False),
        sa.Column("plan_id", NUMBER, nullable=True),
        sa.Column("plan_name", sa.String(length=100), nullable=True),
        sa.Column("expires_at", sa.String(27), nullable=True),
        sa.Column("data_limit", NUMBER, nullable=True),
        sa.Column("data_used", NUMBER, nullable=False),
        sa.Column("devices_allowed", sa.Integer(), nullable=True),
        sa.Column("devices_online", sa.Integer(), nullable=False),
        sa.Column("last_seen", sa.String(27), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_customers_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("partner_id", "username", name=op.f("uq_customers_partner_id_username")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.create_index("ix_customers_partner_id_id", ["partner_id", "id"], unique=False)
        batch_op.create_index("ix_customers_partner_id_phone", ["partner_id", "phone"], unique=False)

    op.create_table(
        "ledger_accounts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_ledger_accounts_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_accounts")),
        sa.UniqueConstraint("partner_id", "code", name=op.f("uq_ledger_accounts_partner_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ledger_postings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reverses_id", NUMBER, nullable=True),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_ledger_postings_partner_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["ledger_postings.id"], name=op.f("fk_ledger_postings_reverses_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_postings")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_ledger_postings_reverses_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ledger_postings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_postings_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "plan_options",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=50), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_plan_options_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_options")),
        sa.UniqueConstraint("partner_id", "kind", "value", name=op.f("uq_plan_options_partner_id_kind_value")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "routers",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("ref", sa.String(length=10), nullable=False),
        sa.Column("ip_address", sa.String(length=255), nullable=False),
        sa.Column("username", sa.String(length=100), nullable=False),
        sa.Column("password_locked", sa.Text(), nullable=False),
        sa.Column("secret_locked", sa.Text(), nullable=False),
        sa.Column("dns_name", sa.String(length=255), nullable=False),
        sa.Column("api_port", sa.Integer(), nullable=False),
        sa.Column("coa_port", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_reason", sa.String(length=60), nullable=False),
        sa.Column("last_seen", sa.String(27), nullable=True),
        sa.Column("version", sa.String(length=60), nullable=False),
        sa.Column("board_name", sa.String(length=60), nullable=False),
        sa.Column("active_users", sa.Integer(), nullable=False),
        sa.Column("uptime_seconds", NUMBER, nullable=True),
        sa.Column("location", sa.String(length=255), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_routers_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routers")),
        sa.UniqueConstraint("ref", name=op.f("uq_routers_ref")),
        sa.UniqueConstraint("slug", name=op.f("uq_routers_slug")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("routers", schema=None) as batch_op:
        batch_op.create_index("ix_routers_partner_id_id", ["partner_id", "id"], unique=False)

    op.create_table(
        "hotspot_profiles",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("router_ids", sa.JSON(), nullable=False),
        sa.Column("rate_limit_id", NUMBER, nullable=True),
        sa.Column("idle_timeout_id", NUMBER, nullable=True),
        sa.Column("is_for_promo", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["idle_timeout_id"], ["plan_options.id"], name=op.f("fk_hotspot_profiles_idle_timeout_id")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_hotspot_profiles_partner_id")),
        sa.ForeignKeyConstraint(["rate_limit_id"], ["plan_options.id"], name=op.f("fk_hotspot_profiles_rate_limit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotspot_profiles")),
        sa.UniqueConstraint("slug", name=op.f("uq_hotspot_profiles_slug")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("hotspot_profiles", schema=None) as batch_op:
        batch_op.create_index("ix_hotspot_profiles_partner_id_id", ["partner_id", "id"], unique=False)

    op.create_table(
        "ledger_entries",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("posting_id", NUMBER, nullable=False),
        sa.Column("account_id", NUMBER, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["ledger_accounts.id"], name=op.f("fk_ledger_entries_account_id")),
        sa.ForeignKeyConstraint(["posting_id"], ["ledger_postings.id"], name=op.f("fk_ledger_entries_posting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ledger_entries", schema=None) as batch_op:
        batch_op.create_index("ix_ledger_entries_account_id_amount", ["account_id", "amount"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_entries_posting_id"), ["posting_id"], unique=False)

    op.create_table(
        "movements",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("book", sa.String(length=10), nullable=False),
        sa.Column("payment_reference", sa.String(length=100), nullable=False),
        sa.Column("amount_paid", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("type", sa.String(length=10), nullable=False),
        sa.Column("related_model", sa.String(length=40), nullable=False),
        sa.Column("model_id", NUMBER, nullable=True),
        sa.Column("account_id", NUMBER, nullable=True),
        sa.Column("customer_id", NUMBER, nullable=True),
        sa.Column("customer_username", sa.String(length=100), nullable=False),
        sa.Column("customer_firstname", sa.String(length=100), nullable=False),
        sa.Column("customer_email", sa.String(length=254), nullable=False),
        sa.Column("plan_name", sa.String(length=100), nullable=True),
        sa.Column("router_name", sa.String(length=100), nullable=True),
        sa.Column("assigned_by", sa.String(length=100), nullable=True),
        sa.Column("payment_kind", sa.String(length=20), nullable=False),
        sa.Column("posting_id", NUMBER, nullable=True),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_movements_partner_id")),
        sa.ForeignKeyConstraint(["posting_id"], ["ledger_postings.id"], name=op.f("fk_movements_posting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movements")),
        sa.UniqueConstraint("partner_id", "payment_reference", name=op.f("uq_movements_partner_id_payment_reference")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("movements", schema=None) as batch_op:
        batch_op.create_index("ix_movements_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_movements_partner_id_book_id", ["partner_id", "book", "id"], unique=False)
        batch_op.create_index("ix_movements_partner_id_created_at", ["partner_id", "created_at"], unique=False)

    op.create_table(
        "router_jobs",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("router_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.String(27), nullable=False),
        sa.Column("last_error", sa.String(length=255), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("done_at", sa.String(27), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_router_jobs_partner_id")),
        sa.ForeignKeyConstraint(
            ["router_id"], ["routers.id"], name=op.f("fk_router_jobs_router_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_router_jobs")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("router_jobs", schema=None) as batch_op:
        batch_op.create_index("ix_router_jobs_router_id_kind_subject", ["router_id", "kind", "subject"], unique=False)
        batch_op.create_index(
            "ix_router_jobs_router_id_state_next_attempt_at", ["router_id", "state", "next_attempt_at"], unique=False
        )

    op.create_table(
        "plans",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("profile_id", NUMBER, nullable=False),
        sa.Column("validity_id", NUMBER, nullable=False),
        sa.Column("data_limit_id", NUMBER, nullable=True),
        sa.Column("shared_users_id", NUMBER, nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_for_roaming", sa.Boolean(), nullable=False),
        sa.Column("is_for_promo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["data_limit_id"], ["plan_options.id"], name=op.f("fk_plans_data_limit_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_plans_partner_id")),
        sa.ForeignKeyConstraint(["profile_id"], ["hotspot_profiles.id"], name=op.f("fk_plans_profile_id")),
        sa.ForeignKeyConstraint(["shared_users_id"], ["plan_options.id"], name=op.f("fk_plans_shared_users_id")),
        sa.ForeignKeyConstraint(["validity_id"], ["plan_options.id"], name=op.f("fk_plans_validity_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("slug", name=op.f("uq_plans_slug")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.create_index("ix_plans_partner_id_id", ["partner_id", "id"], unique=False)

    op.create_table(
        "hotspot_users",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("partner_id", NUMBER, nullable=False),
        sa.Column("username", sa.String(length=100), nullable=False),
        sa.Column("password", sa.String(length=100), nullable=False),
        sa.Column("mac_address", sa.String(length=17), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("profile_id", NUMBER, nullable=True),
        sa.Column("plan_id", NUMBER, nullable=True),
        sa.Column("customer_id", NUMBER, nullable=True),
        sa.Column("bytes_used", NUMBER, nullable=False),
        sa.Column("uptime_used", NUMBER, nullable=False),
        sa.Column("first_used_at", sa.String(27), nullable=True),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_hotspot_users_customer_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_hotspot_users_partner_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_hotspot_users_plan_id")),
        sa.ForeignKeyConstraint(["profile_id"], ["hotspot_profiles.id"], name=op.f("fk_hotspot_users_profile_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotspot_users")),
        sa.UniqueConstraint("partner_id", "username", name=op.f("uq_hotspot_users_partner_id_username")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("hotspot_users", schema=None) as batch_op:
        batch_op.create_index("ix_hotspot_users_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_hotspot_users_partner_id_id", ["partner_id", "id"], unique=False)
    _seal_the_ledger()


def _seal_the_ledger() -> None:
    """Refuse to change or remove what was posted: corrections are reversals."""
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(
            "CREATE FUNCTION ledger_is_sealed() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"
        )
    for table in ("ledger_postings", "ledger_entries"):
        for verb in ("UPDATE", "DELETE"):
            if dialect == "sqlite":
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                    " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
                )
            elif dialect == "postgresql":
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                    " FOR EACH ROW EXECUTE FUNCTION ledger_is_sealed()"
                )
