"""Vouchers: codes printed beforehand."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Amount, Base, Moment, Number


class Voucher(Base):
    """One code of a batch. The hotspot account of that name is what works; its use and sale are read there.

    Name, price and validity are those of the day it was printed.
    """

    __tablename__ = "vouchers"
    __table_args__ = (
        Index("ix_vouchers_partner_id_id", "partner_id", "id"),
        Index("ix_vouchers_hotspot_user_id", "hotspot_user_id"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    hotspot_user_id: Mapped[int] = mapped_column(Number)
    plan_id: Mapped[int] = mapped_column(Number)
    plan_name: Mapped[str] = mapped_column(String(100))
    price: Mapped[Decimal] = mapped_column(Amount)
    validity_seconds: Mapped[int] = mapped_column(Number)
    batch: Mapped[str] = mapped_column(String(40))
    generated_by: Mapped[str] = mapped_column(String(100), default="")
    generated_at: Mapped[datetime] = mapped_column(Moment)
