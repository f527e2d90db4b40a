"""Which routers a collaborator is confined to."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Number


class CollaboratorRouter(Base):
    """A router given to a collaborator. Without any row the collaborator works on all of them."""

    __tablename__ = "collaborator_routers"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    router_id: Mapped[int] = mapped_column(
        Number, ForeignKey("routers.id", ondelete="CASCADE"), primary_key=True, index=True
    )
