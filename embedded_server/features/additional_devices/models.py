"""Offers of extra devices."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Amount, Base, Moment, Number


class AdditionalDevice(Base):
    """A number of extra devices for a price. MAC address and customer are kept for clients that send them."""

    __tablename__ = "additional_devices"
    __table_args__ = (Index("ix_additional_devices_partner_id_id", "partner_id", "id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    value: Mapped[int]
    price: Mapped[Decimal] = mapped_column(Amount)
    mac_address: Mapped[str | None] = mapped_column(String(17))
    customer: Mapped[str | None] = mapped_column(String(100))
    created_at: Mapped[datetime] = mapped_column(Moment)
