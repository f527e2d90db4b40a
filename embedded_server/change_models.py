"""Tables of the change log."""

from __future__ import annotations

from sqlalchemy import Boolean, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Number


class ChangeState(Base):
    """The sequence and the identity of this database; one row."""

    __tablename__ = "change_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    database: Mapped[str] = mapped_column(String(36))
    seq: Mapped[int] = mapped_column(Number)
    oldest: Mapped[int] = mapped_column(Number)
    """Cursors before this number have missed tombstones that are gone."""


class ChangeLog(Base):
    """The last change of each row."""

    __tablename__ = "change_log"
    __table_args__ = (Index("ix_change_log_partner_seq", "partner_id", "seq"),)

    partner_id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    resource: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(Number)
    deleted: Mapped[bool] = mapped_column(Boolean)
    changed_at: Mapped[str] = mapped_column(String(27))


class ChangeDigest(Base):
    """Count and checksum of the live rows of a resource, kept with every change."""

    __tablename__ = "change_digests"

    partner_id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    resource: Mapped[str] = mapped_column(String(40), primary_key=True)
    live: Mapped[int] = mapped_column(Number)
    removed: Mapped[int] = mapped_column(Number)
    checksum: Mapped[str] = mapped_column(String(16))
    seq: Mapped[int] = mapped_column(Number)
