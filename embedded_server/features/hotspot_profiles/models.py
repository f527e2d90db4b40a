"""Hotspot profiles: the rate and the idle time a plan gives, and the routers it is sold on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Base, Moment, Number


class HotspotProfile(Tracked, Base):
    """A profile; no routers named means all of them."""

    __tablename__ = "hotspot_profiles"
    __table_args__ = (Index("ix_hotspot_profiles_partner_id_id", "partner_id", "id"),)
    feed = "hotspot_profiles"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    router_ids: Mapped[list[int]] = mapped_column(JSON)
    rate_limit_id: Mapped[int | None] = mapped_column(ForeignKey("plan_options.id"))
    idle_timeout_id: Mapped[int | None] = mapped_column(ForeignKey("plan_options.id"))
    is_for_promo: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
