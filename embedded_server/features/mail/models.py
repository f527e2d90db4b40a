"""Mails that wait to be sent, and how they are sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Moment, Number


class QueuedMail(Base):
    """A mail written in the transaction of its cause. Its text is locked, and gone once it is sent."""

    __tablename__ = "queued_mails"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    recipient: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    text_locked: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    next_attempt_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    """None: sent, or given up."""
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    last_error: Mapped[str] = mapped_column(String(255), default="")


class MailSettings(Base):
    """The mail server of this installation; one row. The environment (``TIKNET_MAIL``) goes first."""

    __tablename__ = "mail_settings"

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(String(255), default="")
    sender: Mapped[str] = mapped_column(String(254), default="")
    password_locked: Mapped[str] = mapped_column(Text, default="")
