"""Payouts a partner has asked for."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Amount, Base, Moment, Number


class Withdrawal(Base):
    """One request. Name and numbers of the destination are those of the day, whatever happens to it later."""

    __tablename__ = "withdrawals"
    __table_args__ = (Index("ix_withdrawals_partner_id_id", "partner_id", "id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    account_id: Mapped[int] = mapped_column(Number)
    payment_method_id: Mapped[int] = mapped_column(Number)
    payment_method_name: Mapped[str] = mapped_column(String(100))
    payment_method_numbers: Mapped[str] = mapped_column(String(100))
    amount: Mapped[Decimal] = mapped_column(Amount)
    reference: Mapped[str] = mapped_column(String(40), unique=True)
    status: Mapped[str] = mapped_column(String(10))
    """pending | approved | rejected | completed."""
    posting_id: Mapped[int] = mapped_column(ForeignKey("ledger_postings.id"))
    movement_id: Mapped[int] = mapped_column(ForeignKey("movements.id"))
    requested_at: Mapped[datetime] = mapped_column(Moment)
    processed_at: Mapped[datetime | None] = mapped_column(Moment)
