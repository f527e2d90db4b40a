"""The ledger: postings whose entries add up to nothing, balances that are always their sum, reversals as corrections."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from embedded_server.database import Reader, now
from embedded_server.features.wallet.models import LedgerAccount, LedgerEntry, LedgerPosting


class Book(StrEnum):
    """Accounts of a partner's ledger. Debit is positive."""

    WALLET = "wallet"
    """Held for the partner by whoever takes payments online; can be withdrawn."""
    CASH = "cash"
    MOBILE_MONEY = "mobile_money"
    CREDIT = "credit"
    """Owed by customers."""
    PAYOUTS = "payouts"
    """Asked for or paid out."""
    ONLINE_REVENUE = "revenue_online"
    ASSIGNED_REVENUE = "revenue_assigned"


class UnbalancedPostingError(ValueError):
    """The entries of a posting do not add up to nothing."""


class AlreadyReversedError(ValueError):
    """A posting is reversed at most once."""


class BalanceTooLowError(ValueError):
    """The posting would take more out of an account than is in it."""


def _account(session: Session, partner_id: int, code: Book) -> LedgerAccount:
    wanted = select(LedgerAccount).where(LedgerAccount.partner_id == partner_id, LedgerAccount.code == code.value)
    found = session.scalar(wanted)
    if found is None:
        # Two first sales at once on PostgreSQL: one inserts, the other finds it.
        session.execute(
            text("INSERT INTO ledger_accounts (partner_id, code) VALUES (:partner, :code) ON CONFLICT DO NOTHING"),
            {"partner": partner_id, "code": code.value},
        )
        found = session.scalars(wanted).one()
    return found


def post(
    session: Session,
    partner_id: int,
    kind: str,
    amounts: Mapping[Book, Decimal],
    *,
    reverses: int | None = None,
    not_below_zero: frozenset[Book] = frozenset(),
) -> int:
    """Write one fact; the posting's id. Accounts are locked in one order, so that two postings cannot deadlock.

    Raises:
        UnbalancedPostingError: the amounts do not add up to nothing.
        BalanceTooLowError: an account in ``not_below_zero`` would end below zero.
    """
    if len(amounts) < 2 or sum(amounts.values()) != 0:
        raise UnbalancedPostingError(kind)
    accounts = {code: _account(session, partner_id, code) for code in sorted(amounts)}
    if not_below_zero:
        # A row lock where the database has them; SQLite has one writer anyway.
        wanted = [accounts[code].id for code in sorted(amounts)]
        session.scalars(
            select(LedgerAccount.id).where(LedgerAccount.id.in_(wanted)).order_by(LedgerAccount.id).with_for_update()
        ).all()
    posting = LedgerPosting(partner_id=partner_id, kind=kind, reverses_id=reverses, created_at=now())
    session.add(posting)
    session.flush()
    for code, amount in amounts.items():
        if code in not_below_zero and _sum(session, accounts[code].id) + amount < 0:
            raise BalanceTooLowError(code)
        session.add(LedgerEntry(posting_id=posting.id, account_id=accounts[code].id, amount=amount))
    session.flush()
    return posting.id


def reverse(session: Session, partner_id: int, posting_id: int) -> int:
    """Undo a posting by another that mirrors it; the new posting's id.

    Raises:
        AlreadyReversedError: it was reversed before.
        LookupError: the partner has no such posting.
    """
    posting = session.scalar(
        select(LedgerPosting).where(LedgerPosting.id == posting_id, LedgerPosting.partner_id == partner_id)
    )
    if posting is None:
        raise LookupError(posting_id)
    if session.scalar(select(LedgerPosting.id).where(LedgerPosting.reverses_id == posting_id)) is not None:
        raise AlreadyReversedError(posting_id)
    rows = session.execute(
        select(LedgerAccount.code, LedgerEntry.amount)
        .join(LedgerAccount, LedgerAccount.id == LedgerEntry.account_id)
        .where(LedgerEntry.posting_id == posting_id)
    ).all()
    mirrored = {Book(code): -amount for code, amount in rows}
    return post(session, partner_id, f"{posting.kind}_reversal", mirrored, reverses=posting_id)


def _sum(session: Session, account_id: int) -> Decimal:
    total = session.scalar(select(func.sum(LedgerEntry.amount)).where(LedgerEntry.account_id == account_id))
    return total if total is not None else Decimal(0)


def balances(reader: Reader, partner_id: int) -> dict[Book, Decimal]:
    """Balance of every account that has entries."""
    rows = reader.rows(
        "SELECT a.code, sum(e.amount) FROM ledger_accounts AS a JOIN ledger_entries AS e ON e.account_id = a.id"
        " WHERE a.partner_id = :partner GROUP BY a.code",
        {"partner": partner_id},
    )
    return {Book(row[0]): Decimal(row[1]).scaleb(-2) for row in rows}


def balance(reader: Reader, partner_id: int, code: Book) -> Decimal:
    """Balance of one account: the sum of its entries."""
    row = reader.row(
        "SELECT sum(e.amount) FROM ledger_accounts AS a JOIN ledger_entries AS e ON e.account_id = a.id"
        " WHERE a.partner_id = :partner AND a.code = :code",
        {"partner": partner_id, "code": code.value},
    )
    return Decimal(row[0] or 0).scaleb(-2)
