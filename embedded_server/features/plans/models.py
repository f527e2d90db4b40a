"""Plans: what is sold, for how long, at what price."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Amount, Base, Moment, Number


class Plan(Tracked, Base):
    """A plan. Options are referred to by id (wire conventions, section 12, row 6)."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_partner_id_id", "partner_id", "id"),)
    feed = "plans"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    price: Mapped[Decimal] = mapped_column(Amount)
    profile_id: Mapped[int] = mapped_column(ForeignKey("hotspot_profiles.id"))
    validity_id: Mapped[int] = mapped_column(ForeignKey("plan_options.id"))
    data_limit_id: Mapped[int | None] = mapped_column(ForeignKey("plan_options.id"))
    shared_users_id: Mapped[int | None] = mapped_column(ForeignKey("plan_options.id"))
    description: Mapped[str] = mapped_column(Text, default="")
    is_active: Mapped[bool] = mapped_column(default=True)
    is_for_roaming: Mapped[bool] = mapped_column(default=False)
    is_for_promo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
