"""Customers of a partner."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Base, Moment, Number
from embedded_server.listing import folded

CUSTOMER_OFFSET = 1_000_000
"""``customer`` (the id that assign-plan wants) is the row's ``id`` plus this: the two are never mistaken for each other."""


class Customer(Tracked, Base):
    """A person who buys access. Plan and usage are copies kept for lists; their truth is elsewhere."""

    __tablename__ = "customers"
    __table_args__ = (
        UniqueConstraint("partner_id", "username"),
        Index("ix_customers_partner_id_id", "partner_id", "id"),
        Index("ix_customers_partner_id_phone", "partner_id", "phone"),
    )
    feed = "customers"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    username: Mapped[str] = mapped_column(String(100))
    assigned_username: Mapped[str | None] = mapped_column(String(100))
    first_name: Mapped[str] = mapped_column(String(100))
    last_name: Mapped[str | None] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    country: Mapped[str | None] = mapped_column(String(2))
    blocked: Mapped[bool] = mapped_column(default=False)
    date_added: Mapped[datetime] = mapped_column(Moment)
    plan_id: Mapped[int | None] = mapped_column(Number)
    plan_name: Mapped[str | None] = mapped_column(String(100))
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    data_limit: Mapped[int | None] = mapped_column(Number)
    data_used: Mapped[int] = mapped_column(Number, default=0)
    devices_allowed: Mapped[int | None]
    devices_online: Mapped[int] = mapped_column(default=0)
    last_seen: Mapped[datetime | None] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(Text, default="")
    network_policy_id: Mapped[int | None] = mapped_column(Number)
    """A hotspot profile whose rate and idle time hold for this customer, whatever its plan gives."""
    search_text: Mapped[str] = mapped_column(Text, default="")


def search_text(*parts: str | None) -> str:
    """What the search box looks into."""
    return folded(" ".join(part for part in parts if part))


@event.listens_for(Customer, "before_insert")
@event.listens_for(Customer, "before_update")
def _fold(_mapper: Mapper[Customer], _connection: Connection, row: Customer) -> None:
    row.search_text = search_text(
        row.first_name, row.last_name, row.phone, row.email, row.username, row.assigned_username, row.plan_name
    )
