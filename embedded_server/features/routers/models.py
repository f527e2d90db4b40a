"""Routers of a partner and the work that waits for them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Base, Moment, Number


class Router(Tracked, Base):
    """A router. Password and secret are locked (``vault``)."""

    __tablename__ = "routers"
    __table_args__ = (Index("ix_routers_partner_id_id", "partner_id", "id"),)
    feed = "routers"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    name: Mapped[str] = mapped_column(String(100))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    ref: Mapped[str] = mapped_column(String(10), unique=True)
    ip_address: Mapped[str] = mapped_column(String(255))
    username: Mapped[str] = mapped_column(String(100), default="admin")
    password_locked: Mapped[str] = mapped_column(Text, default="")
    secret_locked: Mapped[str] = mapped_column(Text, default="")
    dns_name: Mapped[str] = mapped_column(String(255), default="")
    api_port: Mapped[int] = mapped_column(default=8728)
    coa_port: Mapped[int] = mapped_column(default=3799)
    is_active: Mapped[bool] = mapped_column(default=True)
    status: Mapped[str] = mapped_column(String(20), default="unknown")
    status_reason: Mapped[str] = mapped_column(String(60), default="")
    last_seen: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[str] = mapped_column(String(60), default="")
    board_name: Mapped[str] = mapped_column(String(60), default="")
    active_users: Mapped[int] = mapped_column(default=0)
    uptime_seconds: Mapped[int | None] = mapped_column(Number)
    location: Mapped[str] = mapped_column(String(255), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class RouterJob(Base):
    """Something on a router that may differ from the database: a user or a profile, by name.

    A job says only what to look at; what is right is read from the database when it runs, so it may run twice, late, or
    after its cause has been undone.
    """

    __tablename__ = "router_jobs"
    __table_args__ = (
        Index("ix_router_jobs_router_id_state_next_attempt_at", "router_id", "state", "next_attempt_at"),
        Index("ix_router_jobs_router_id_kind_subject", "router_id", "kind", "subject"),
        Index("ix_router_jobs_partner_id_subject", "partner_id", "subject"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    router_id: Mapped[int] = mapped_column(ForeignKey("routers.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    """user | renew | plan | profile."""
    subject: Mapped[str] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(10), default="queued")
    """queued | running | done | failed."""
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime] = mapped_column(Moment)
    last_error: Mapped[str] = mapped_column(String(255), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
