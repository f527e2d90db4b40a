"""Vouchers: codes printed beforehand."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Amount, Base, Moment, Number


class Voucher(Tracked, Base):
    """One code of a batch. The hotspot account of that name is what works; ``stock`` notes here what becomes of it.

    Name, price and validity are those of the day it was printed. A row stays when its account is gone.
    """

    __tablename__ = "vouchers"
    __table_args__ = (
        Index("ix_vouchers_partner_id_id", "partner_id", "id"),
        Index("ix_vouchers_hotspot_user_id", "hotspot_user_id"),
        Index("ix_vouchers_partner_id_code", "partner_id", "code"),
        Index("ix_vouchers_used_at_expires_at", "used_at", "expires_at"),
    )
    feed = "vouchers"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    hotspot_user_id: Mapped[int] = mapped_column(Number)
    code: Mapped[str] = mapped_column(String(100))
    plan_id: Mapped[int] = mapped_column(Number)
    plan_name: Mapped[str] = mapped_column(String(100))
    price: Mapped[Decimal] = mapped_column(Amount)
    validity_seconds: Mapped[int] = mapped_column(Number)
    batch: Mapped[str] = mapped_column(String(40))
    generated_by: Mapped[str] = mapped_column(String(100), default="")
    account_id: Mapped[int | None] = mapped_column(Number)
    """Who generated it."""
    generated_at: Mapped[datetime] = mapped_column(Moment)
    assigned_at: Mapped[datetime | None] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)
    on_router: Mapped[bool] = mapped_column(default=False)
    """Whether every router in use has taken the account, and none has had to give it up since."""
    sale_id: Mapped[int | None] = mapped_column(Number)
    """The assignment that its first use recorded, where nobody had sold it in our books."""
