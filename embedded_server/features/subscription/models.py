"""What a partner has bought from the platform."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Amount, Base, Moment, Number


class Subscription(Base):
    """One purchase; the payment reference counts once on the whole platform."""

    __tablename__ = "subscriptions"
    __table_args__ = (Index("ix_subscriptions_partner_id_end_date", "partner_id", "end_date"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    tier_id: Mapped[int] = mapped_column(Number)
    price: Mapped[Decimal] = mapped_column(Amount)
    payment_reference: Mapped[str] = mapped_column(String(100), unique=True)
    payment_provider: Mapped[str] = mapped_column(String(20))
    start_date: Mapped[datetime] = mapped_column(Moment)
    end_date: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
