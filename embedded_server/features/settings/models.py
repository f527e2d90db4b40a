"""Preferences of a partner."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Amount, Base


class PartnerSettings(Base):
    """One row per partner that has changed anything."""

    __tablename__ = "partner_settings"

    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"), primary_key=True)
    notifications_enabled: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str] = mapped_column(String(2))
    low_balance: Mapped[Decimal] = mapped_column(Amount)
    muted: Mapped[list[str]] = mapped_column(JSON)
    """Kinds of notification that are not wanted."""
    owner_pin_hash: Mapped[str] = mapped_column(String(255), default="")
    """Of the PIN by which the owner lets others take a sale back; empty: none is set."""
