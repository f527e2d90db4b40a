"""Payouts and where they go, extra devices, subscriptions, vouchers, notifications, settings, support, router traffic."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0020_money_reports_vouchers"
down_revision = "0010_accounts_and_staff"


def _number(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, NUMBER, nullable=null)


def _text(name: str, length: int, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=null)


def _amount(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _moment(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(27), nullable=null)


def _table(name: str, *parts: Any, key: tuple[str, ...] = ("id",), counted: bool = True, **references: str) -> None:
    """A table with its keys; ``references`` are columns and what they refer to, ``!`` where rows go with it."""
    foreign = [
        sa.ForeignKeyConstraint(
            [column],
            [target.rstrip("!")],
            name=op.f(f"fk_{name}_{column}"),
            ondelete="CASCADE" if target.endswith("!") else None,
        )
        for column, target in references.items()
    ]
    # Numbers are never given twice: payouts and printed vouchers are referred to on paper.
    op.create_table(
        name,
        *parts,
        *foreign,
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")),
        sqlite_autoincrement=counted and key == ("id",),
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def upgrade() -> None:
    """Make them."""
    _money()
    _selling()
    _telling()
    _index("assigned_plans", "hotspot_user_id")
    op.add_column("customers", _number("network_policy_id", null=True))


def _money() -> None:
    _table(
        "payment_methods",
        *(_number("id"), _number("partner_id"), _text("slug", 80), _text("name", 100), _text("numbers", 100)),
        sa.Column("description", sa.Text(), nullable=True),
        _text("kind", 20),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        _moment("created_at"),
        _unique("payment_methods", "slug"),
        partner_id="partners.id",
    )
    _index("payment_methods", "partner_id", "id")
    _table(
        "withdrawals",
        *(_number("id"), _number("partner_id"), _number("account_id"), _number("payment_method_id")),
        *(_text("payment_method_name", 100), _text("payment_method_numbers", 100), _amount("amount")),
        *(_text("reference", 40), _text("status", 10), _number("posting_id"), _number("movement_id")),
        *(_moment("requested_at"), _moment("processed_at", null=True), _unique("withdrawals", "reference")),
        partner_id="partners.id",
        posting_id="ledger_postings.id",
        movement_id="movements.id",
    )
    _index("withdrawals", "partner_id", "id")
    _table(
        "subscriptions",
        *(_number("id"), _number("partner_id"), _number("tier_id"), _amount("price"), _text("payment_reference", 100)),
        *(_text("payment_provider", 20), _moment("start_date"), _moment("end_date"), _moment("created_at")),
        _unique("subscriptions", "payment_reference"),
        partner_id="partners.id",
    )
    _index("subscriptions", "partner_id", "end_date")


def _selling() -> None:
    _table(
        "additional_devices",
        *(_number("id"), _number("partner_id"), sa.Column("value", sa.Integer(), nullable=False), _amount("price")),
        *(_text("mac_address", 17, null=True), _text("customer", 100, null=True), _moment("created_at")),
        partner_id="partners.id",
    )
    _index("additional_devices", "partner_id", "id")
    _table(
        "vouchers",
        *(_number("id"), _number("partner_id"), _number("hotspot_user_id"), _number("plan_id")),
        *(_text("plan_name", 100), _amount("price"), _number("validity_seconds"), _text("batch", 40)),
        *(_text("generated_by", 100), _moment("generated_at")),
        partner_id="partners.id",
    )
    _index("vouchers", "partner_id", "id")
    _index("vouchers", "hotspot_user_id")
    _table(
        "router_traffic",
        *(_number("router_id"), _text("day", 10), _number("partner_id"), _number("bytes_in"), _number("bytes_out")),
        sa.Column("peak_users", sa.Integer(), nullable=False),
        key=("router_id", "day"),
        partner_id="partners.id",
        router_id="routers.id!",
    )


def _telling() -> None:
    _table(
        "notifications",
        *(_number("id"), _number("partner_id"), _text("event", 80), _text("kind", 20), _text("title", 200)),
        sa.Column("message", sa.Text(), nullable=False),
        *(_text("subject", 100), _moment("created_at"), _unique("notifications", "partner_id", "event")),
        partner_id="partners.id",
    )
    _index("notifications", "partner_id", "created_at")
    _table(
        "notification_reads",
        *(_number("account_id"), _number("notification_id")),
        key=("account_id", "notification_id"),
        account_id="accounts.id",
        notification_id="notifications.id!",
    )
    _table(
        "notification_progress",
        *(_number("partner_id"), _number("movement_id"), _number("customer_id"), _number("router_change_id")),
        key=("partner_id",),
        partner_id="partners.id",
    )
    _table(
        "router_state_changes",
        *(_number("id"), _number("partner_id"), _number("router_id"), _text("state", 20), _text("reason", 60)),
        _moment("changed_at"),
        partner_id="partners.id",
    )
    _index("router_state_changes", "partner_id", "id")
    _table(
        "partner_settings",
        *(_number("partner_id"), sa.Column("notifications_enabled", sa.Boolean(), nullable=False)),
        *(_text("language", 2), _amount("low_balance"), sa.Column("muted", sa.JSON(), nullable=False)),
        key=("partner_id",),
        partner_id="partners.id",
    )
    _table(
        "support_tickets",
        *(_text("id", 36), _number("partner_id"), _number("account_id"), _text("subject", 200)),
        sa.Column("description", sa.Text(), nullable=False),
        *(_text("status", 10), _text("priority", 10), _moment("created_at"), _moment("updated_at")),
        counted=False,
        partner_id="partners.id",
    )
    _index("support_tickets", "partner_id", "created_at")
    _table(
        "support_messages",
        *(_number("id"), _text("ticket_id", 36), _text("direction", 10), _text("sender_name", 201)),
        *(sa.Column("content", sa.Text(), nullable=False), _moment("sent_at")),
        ticket_id="support_tickets.id!",
    )
    _index("support_messages", "ticket_id")
