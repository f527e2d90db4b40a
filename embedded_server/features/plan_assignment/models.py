"""Plans given to customers and tickets by the staff."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Amount, Base, Moment, Number


class AssignedPlan(Tracked, Base):
    """One assignment. Name and price are those of the day; ``reference`` is the seller's receipt number."""

    __tablename__ = "assigned_plans"
    __table_args__ = (
        UniqueConstraint("partner_id", "reference"),
        Index("ix_assigned_plans_partner_id_id", "partner_id", "id"),
        Index("ix_assigned_plans_customer_id", "customer_id"),
        Index("ix_assigned_plans_status_expiry_date", "status", "expiry_date"),
        Index("ix_assigned_plans_hotspot_user_id", "hotspot_user_id"),
    )
    feed = "assigned_plans"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    customer_id: Mapped[int | None] = mapped_column(Number)
    customer_name: Mapped[str] = mapped_column(String(201), default="")
    customer_username: Mapped[str] = mapped_column(String(100), default="")
    hotspot_user_id: Mapped[int | None] = mapped_column(Number)
    plan_id: Mapped[int] = mapped_column(Number)
    plan_name: Mapped[str] = mapped_column(String(100))
    price: Mapped[Decimal] = mapped_column(Amount)
    status: Mapped[str] = mapped_column(String(20))
    """active | expired | unused (a ticket nobody has logged in with) | reversed (taken back)."""
    validity_seconds: Mapped[int] = mapped_column(Number)
    assigned_date: Mapped[datetime] = mapped_column(Moment)
    expiry_date: Mapped[datetime | None] = mapped_column(Moment)
    assigned_by: Mapped[str | None] = mapped_column(String(100))
    router_name: Mapped[str | None] = mapped_column(String(100))
    reference: Mapped[str | None] = mapped_column(String(100))
    transaction_id: Mapped[int | None] = mapped_column(Number)
    reversed_at: Mapped[datetime | None] = mapped_column(Moment)
    reversed_by: Mapped[str | None] = mapped_column(String(201))
    reversal_reason: Mapped[str | None] = mapped_column(String(500))
