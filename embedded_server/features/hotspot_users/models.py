"""Accounts on the hotspot: of customers, or tickets that belong to whoever holds the code."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Base, Moment, Number


class HotspotUser(Tracked, Base):
    """A hotspot account as it must be on the routers. ``plan_id`` is the plan applied to it last."""

    __tablename__ = "hotspot_users"
    __table_args__ = (
        UniqueConstraint("partner_id", "username"),
        Index("ix_hotspot_users_partner_id_id", "partner_id", "id"),
        Index("ix_hotspot_users_customer_id", "customer_id"),
    )
    feed = "hotspot_users"
    silent = frozenset({"bytes_used", "uptime_used", "first_used_at"})

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    username: Mapped[str] = mapped_column(String(100))
    password: Mapped[str] = mapped_column(String(100))
    mac_address: Mapped[str | None] = mapped_column(String(17))
    is_active: Mapped[bool] = mapped_column(default=True)
    profile_id: Mapped[int | None] = mapped_column(ForeignKey("hotspot_profiles.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    bytes_used: Mapped[int] = mapped_column(Number, default=0)
    """High-water mark over all routers: a power cut must not give usage back (RouterOS notes, section 3.4)."""
    uptime_used: Mapped[int] = mapped_column(Number, default=0)
    first_used_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
