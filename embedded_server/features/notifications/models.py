"""What happened and somebody may want to know."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Moment, Number


class Notification(Base):
    """One event, told once: ``event`` names it within its partner."""

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("partner_id", "event"),
        Index("ix_notifications_partner_id_created_at", "partner_id", "created_at"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    event: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    """sale | payout | balance | customer | router | expiry."""
    title: Mapped[str] = mapped_column(String(200))
    message: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(String(100), default="")
    """Slug, user name or reference of what it is about."""
    created_at: Mapped[datetime] = mapped_column(Moment)


class NotificationRead(Base):
    """Who has read what."""

    __tablename__ = "notification_reads"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    notification_id: Mapped[int] = mapped_column(
        Number, ForeignKey("notifications.id", ondelete="CASCADE"), primary_key=True
    )


class NotificationProgress(Base):
    """How far the rows of a partner have been looked at."""

    __tablename__ = "notification_progress"

    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"), primary_key=True)
    movement_id: Mapped[int] = mapped_column(Number, default=0)
    customer_id: Mapped[int] = mapped_column(Number, default=0)
    router_change_id: Mapped[int] = mapped_column(Number, default=0)


class RouterStateChange(Base):
    """A router went away or came back: the ground of outages in notifications and analytics."""

    __tablename__ = "router_state_changes"
    __table_args__ = (Index("ix_router_state_changes_partner_id_id", "partner_id", "id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    router_id: Mapped[int] = mapped_column(Number)
    state: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(60), default="")
    changed_at: Mapped[datetime] = mapped_column(Moment)
