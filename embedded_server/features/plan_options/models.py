"""The five kinds of options a plan or profile is put together from."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Number


class PlanOption(Base):
    """One value of one kind: a validity, a data limit, a number of devices, a rate, an idle time."""

    __tablename__ = "plan_options"
    __table_args__ = (UniqueConstraint("partner_id", "kind", "value"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(50))
