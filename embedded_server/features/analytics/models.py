"""What routers have carried, kept because a router forgets it at every restart."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Number


class RouterTraffic(Base):
    """Traffic of hotspot users on one router on one day (UTC), in bytes, and the most users seen at once."""

    __tablename__ = "router_traffic"

    router_id: Mapped[int] = mapped_column(Number, ForeignKey("routers.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    bytes_in: Mapped[int] = mapped_column(Number, default=0)
    bytes_out: Mapped[int] = mapped_column(Number, default=0)
    peak_users: Mapped[int] = mapped_column(default=0)
