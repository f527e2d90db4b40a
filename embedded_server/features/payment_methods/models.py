"""Where a partner's payouts go."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Moment, Number


class PaymentMethod(Base):
    """A payout destination. ``kind`` is ``mobile_money`` or ``bank_transfer``; one of a partner's is its default."""

    __tablename__ = "payment_methods"
    __table_args__ = (Index("ix_payment_methods_partner_id_id", "partner_id", "id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    numbers: Mapped[str] = mapped_column(String(100))
    description: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    is_default: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
