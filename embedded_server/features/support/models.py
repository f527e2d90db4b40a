"""Requests for help."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Moment, Number


class SupportTicket(Base):
    """One request; ``id`` is a random UUID."""

    __tablename__ = "support_tickets"
    __table_args__ = (Index("ix_support_tickets_partner_id_created_at", "partner_id", "created_at"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    account_id: Mapped[int] = mapped_column(Number)
    subject: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))
    """NEW | OPEN | CLOSED."""
    priority: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)


class SupportMessage(Base):
    """One message of a request, the description included. INBOUND: from the partner."""

    __tablename__ = "support_messages"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    ticket_id: Mapped[str] = mapped_column(ForeignKey("support_tickets.id", ondelete="CASCADE"), index=True)
    direction: Mapped[str] = mapped_column(String(10))
    sender_name: Mapped[str] = mapped_column(String(201))
    content: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[datetime] = mapped_column(Moment)
