"""The ledger (append-only, double entry) and the movements shown to people."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.change_log import Tracked
from embedded_server.database import Amount, Base, Moment, Number


class LedgerAccount(Base):
    """One account of a partner's books; its balance is the sum of its entries and is kept nowhere."""

    __tablename__ = "ledger_accounts"
    __table_args__ = (UniqueConstraint("partner_id", "code"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    code: Mapped[str] = mapped_column(String(40))


class LedgerPosting(Base):
    """One fact: entries that add up to nothing. A correction is another posting that reverses it, once."""

    __tablename__ = "ledger_postings"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("ledger_postings.id"), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class LedgerEntry(Base):
    """One side of a posting: positive is debit."""

    __tablename__ = "ledger_entries"
    __table_args__ = (Index("ix_ledger_entries_account_id_amount", "account_id", "amount"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    posting_id: Mapped[int] = mapped_column(ForeignKey("ledger_postings.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("ledger_accounts.id"))
    amount: Mapped[Decimal] = mapped_column(Amount)


class Movement(Tracked, Base):
    """A transaction as the API shows it. ``book`` says in which list it stands."""

    __tablename__ = "movements"
    __table_args__ = (
        UniqueConstraint("partner_id", "payment_reference"),
        Index("ix_movements_partner_id_book_id", "partner_id", "book", "id"),
        Index("ix_movements_partner_id_created_at", "partner_id", "created_at"),
        Index("ix_movements_customer_id", "customer_id"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    book: Mapped[str] = mapped_column(String(10))
    """wallet (paid online, held for the partner) | assigned (sold by the staff)."""
    payment_reference: Mapped[str] = mapped_column(String(100))
    amount_paid: Mapped[Decimal] = mapped_column(Amount)
    status: Mapped[str] = mapped_column(String(10))
    """success | pending | failed | reversed."""
    type: Mapped[str] = mapped_column(String(10))
    """revenue | payout."""
    related_model: Mapped[str] = mapped_column(String(40), default="plan")
    model_id: Mapped[int | None] = mapped_column(Number)
    account_id: Mapped[int | None] = mapped_column(Number)
    customer_id: Mapped[int | None] = mapped_column(Number)
    customer_username: Mapped[str] = mapped_column(String(100), default="")
    customer_firstname: Mapped[str] = mapped_column(String(100), default="")
    customer_email: Mapped[str] = mapped_column(String(254), default="")
    plan_name: Mapped[str | None] = mapped_column(String(100))
    router_name: Mapped[str | None] = mapped_column(String(100))
    assigned_by: Mapped[str | None] = mapped_column(String(100))
    payment_kind: Mapped[str] = mapped_column(String(20), default="online")
    posting_id: Mapped[int | None] = mapped_column(ForeignKey("ledger_postings.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)

    def feed_resource(self) -> str:
        """Each book is a resource of its own."""
        return f"{self.book}_transactions"
