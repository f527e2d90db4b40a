"""Movements of money as the API shows them, their filters and totals, and the sale that makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import Reader, amount_text, now
from embedded_server.features.customers.service import customer_number
from embedded_server.features.wallet import ledger
from embedded_server.features.wallet.ledger import Book
from embedded_server.features.wallet.models import Movement
from embedded_server.listing import Listing
from embedded_server.periods import bounds, within
from embedded_server.wire import invalid, shown_date

_MODEL_TYPES = {"plan": 1, "additionaldevice": 2, "withdrawalrequest": 3}


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    assigned = row[17] == "assigned"
    wire = {
        "id": row[0],
        "user": row[1],
        "customer": None if row[2] is None else customer_number(row[2]),
        "payment_reference": row[3],
        "amount_paid": amount_text(row[4]),
        "status": row[5],
        "type": row[6],
        "model_type": _MODEL_TYPES.get(row[7], 0),
        "model_id": row[8],
        "related_model": row[7],
        "created_at": row[9],
        "partner_name": row[10] or row[18] or "",
        "partner_email": row[11],
        "customer_username": row[12],
        "customer_firstname": row[13],
        "customer_email": row[14],
        "formatted_created_at": shown_date(row[9]),
    }
    if assigned or extras:
        wire |= {"plan_name": row[15], "router_name": row[16], "assigned_by": row[19]}
    if extras:
        wire["payment_kind"] = row[20]
    return wire


def _listing(book: str) -> Listing:
    return Listing(
        resource=f"{book}_transactions" if book else "movements",
        source=(
            "movements AS t JOIN partners AS o ON o.id = t.partner_id"
            " LEFT JOIN accounts AS a ON a.partner_id = t.partner_id AND a.is_owner"
        ),
        columns=(
            *("t.id", "t.account_id", "t.customer_id", "t.payment_reference", "t.amount_paid", "t.status", "t.type"),
            *("t.related_model", "t.model_id", "t.created_at", "o.name", "a.email", "t.customer_username"),
            *("t.customer_firstname", "t.customer_email", "t.plan_name", "t.router_name", "t.book", "a.first_name"),
            *("t.assigned_by", "t.payment_kind"),
        ),
        make=_row,
        search=("t.payment_reference", "t.customer_username", "t.customer_firstname", "t.plan_name"),
        sorts={
            **{name: f"t.{name}" for name in ("amount_paid", "status", "type", "created_at", "customer_username")},
            "plan_name": "t.plan_name",
            "assigned_by": "t.assigned_by",
        },
        where=f"t.book = '{book}'" if book else "",
        counted=() if book else ("wallet_transactions", "assigned_transactions"),
    )


WALLET = _listing("wallet")
ASSIGNED = _listing("assigned")
EVERY = _listing("")


def _purchased_row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    name = " ".join(part for part in (row[7] or row[5], row[8]) if part) or row[4]
    wire = {
        "id": row[0],
        "customer": None if row[1] is None else customer_number(row[1]),
        "customer_name": name,
        "customer_phone": row[9] or "",
        "plan": row[2],
        "plan_name": row[3],
        "price": amount_text(row[10]),
        "purchased_at": row[6],
    }
    if extras:
        wire |= {"customer_username": row[4], "payment_reference": row[11]}
    return wire


PURCHASED = Listing(
    resource="purchased_plans",
    source="movements AS t LEFT JOIN customers AS c ON c.id = t.customer_id AND c.partner_id = t.partner_id",
    columns=(
        *("t.id", "t.customer_id", "t.model_id", "t.plan_name", "t.customer_username", "t.customer_firstname"),
        *("t.created_at", "c.first_name", "c.last_name", "c.phone", "t.amount_paid", "t.payment_reference"),
    ),
    make=_purchased_row,
    search=("t.customer_username", "t.customer_firstname", "t.plan_name", "c.last_name", "c.phone"),
    sorts={"purchased_at": "t.created_at", "plan_name": "t.plan_name", "price": "t.amount_paid"},
    where="t.book = 'wallet' AND t.related_model = 'plan' AND t.status = 'success' AND t.type = 'revenue'",
    tracked=False,
)
"""Plans customers paid for online."""

REVERSED = "reversed"
"""Status of a sale that was taken back. It stays in the list and counts nowhere."""

_STATUSES = {
    "success": "success",
    "completed": "success",
    "pending": "pending",
    "failed": "failed",
    REVERSED: REVERSED,
}
_TYPES = ("revenue", "payout")


def filters(parameters: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Condition and parameters for status, type, model, period and dates of a query string.

    Raises:
        WireError: 400 that names the filter.
    """
    conditions: list[str] = []
    values: dict[str, Any] = {}
    for name, choices in (("status", _STATUSES), ("type", {name: name for name in _TYPES})):
        text = parameters.get(name, "")
        if text:
            if text not in choices:
                raise invalid(**{name: f'"{text[:40]}" is not a valid choice.'})
            values[f"f_{name}"] = choices[text]
            conditions.append(f"t.{name} = :f_{name}")
    if parameters.get("model_type"):
        values["f_model"] = parameters["model_type"].lower()[:40]
        conditions.append("t.related_model = :f_model")
    days, day_values = within("t.created_at", *bounds(parameters))
    conditions += days
    values |= day_values
    return " AND ".join(conditions), values


def totals(reader: Reader, partner: int, book: str, condition: str, values: Mapping[str, Any]) -> dict[str, str]:
    """The six sums of a filtered book, as decimal text (form P2). A sale that was taken back is in none of them."""
    counted = f"t.status != '{REVERSED}'"
    tests = "".join(f" AND {text}" for text in (f"t.book = '{book}'" if book else "", counted, condition) if text)
    rows = reader.rows(
        f"SELECT t.type, t.status, sum(t.amount_paid) FROM movements AS t WHERE t.partner_id = :partner{tests}"
        " GROUP BY t.type, t.status",
        {"partner": partner, **values},
    )

    def total(**wanted: str) -> str:
        chosen = (row[2] for row in rows if wanted in ({}, {"type": row[0]}, {"status": row[1]}))
        return amount_text(int(sum(chosen))) or "0.00"

    return {
        "total_amount": total(),
        "total_revenue": total(type="revenue"),
        "total_payout": total(type="payout"),
        "total_pending": total(status="pending"),
        "total_success": total(status="success"),
        "total_failed": total(status="failed"),
    }


def revenue(reader: Reader, partner: int) -> Decimal:
    """Everything sold successfully, online and by the staff."""
    row = reader.row(
        "SELECT sum(amount_paid) FROM movements WHERE partner_id = :partner AND status = 'success' AND type = 'revenue'",
        {"partner": partner},
    )
    return Decimal(row[0] or 0).scaleb(-2)


def last_change(reader: Reader, partner: int) -> str | None:
    """When money last moved in the wallet."""
    row = reader.row(
        "SELECT max(created_at) FROM movements WHERE partner_id = :partner AND book = 'wallet'", {"partner": partner}
    )
    return None if row is None else row[0]


PAYMENT_BOOKS = {"cash": Book.CASH, "mobile_money": Book.MOBILE_MONEY, "credit": Book.CREDIT}


@dataclass(frozen=True, slots=True)
class StaffSale:
    """A plan sold by the staff."""

    reference: str
    amount: Decimal
    plan_id: int
    plan_name: str
    account_id: int | None
    payment_kind: str = "cash"
    customer_id: int | None = None
    customer_username: str = ""
    customer_firstname: str = ""
    customer_email: str = ""
    router_name: str | None = None
    assigned_by: str | None = None


def _post_sale(session: Session, partner: int, amount: Decimal, payment_kind: str) -> int | None:
    if not amount:
        return None
    amounts = {PAYMENT_BOOKS[payment_kind]: amount, Book.ASSIGNED_REVENUE: -amount}
    return ledger.post(session, partner, "staff_sale", amounts)


def record_sale(session: Session, partner: int, sale: StaffSale) -> Movement:
    """Write a sale of the staff: the movement and its posting."""
    posting = _post_sale(session, partner, sale.amount, sale.payment_kind)
    movement = Movement(
        partner_id=partner,
        book="assigned",
        payment_reference=sale.reference,
        amount_paid=sale.amount,
        status="success",
        type="revenue",
        related_model="plan",
        model_id=sale.plan_id,
        account_id=sale.account_id,
        customer_id=sale.customer_id,
        customer_username=sale.customer_username,
        customer_firstname=sale.customer_firstname,
        customer_email=sale.customer_email,
        plan_name=sale.plan_name,
        router_name=sale.router_name,
        assigned_by=sale.assigned_by,
        payment_kind=sale.payment_kind,
        posting_id=posting,
        created_at=now(),
    )
    session.add(movement)
    session.flush()
    return movement


def _movement(session: Session, partner: int, movement_id: int) -> Movement:
    return session.scalars(select(Movement).where(Movement.id == movement_id, Movement.partner_id == partner)).one()


def sold_by(session: Session, partner: int, movement_id: int | None) -> int | None:
    """The account that made a sale; None where nobody of the shop did."""
    mine = select(Movement.account_id).where(Movement.id == movement_id, Movement.partner_id == partner)
    return session.scalar(mine)


def reverse_sale(session: Session, partner: int, movement_id: int) -> None:
    """Take a sale of the staff back: its posting is mirrored, and no report counts it any more.

    Raises:
        AlreadyReversedError: it was taken back before.
    """
    movement = _movement(session, partner, movement_id)
    if movement.status == REVERSED:
        raise ledger.AlreadyReversedError(movement_id)
    movement.status = REVERSED
    if movement.posting_id is not None:
        ledger.reverse(session, partner, movement.posting_id)
    session.flush()


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who really made a sale that was recorded without them, and how it was paid."""

    reference: str
    account_id: int
    payment_kind: str
    assigned_by: str | None


def attribute_sale(session: Session, partner: int, movement_id: int, receipt: Receipt) -> None:
    """Give a recorded sale its receipt; paid in another way than was recorded, its posting is replaced."""
    movement = _movement(session, partner, movement_id)
    if movement.payment_kind != receipt.payment_kind:
        if movement.posting_id is not None:
            ledger.reverse(session, partner, movement.posting_id)
        movement.posting_id = _post_sale(session, partner, movement.amount_paid, receipt.payment_kind)
    movement.payment_kind, movement.payment_reference = receipt.payment_kind, receipt.reference
    movement.account_id, movement.assigned_by = receipt.account_id, receipt.assigned_by
    session.flush()


@dataclass(frozen=True, slots=True)
class OnlinePayment:
    """What a customer paid through the portal: for a plan or for an extra device."""

    reference: str
    amount: Decimal
    related_model: str = "plan"
    model_id: int | None = None
    plan_name: str | None = None
    customer_id: int | None = None
    customer_username: str = ""
    customer_firstname: str = ""
    customer_email: str = ""
    router_name: str | None = None


def record_online_payment(session: Session, partner: int, payment: OnlinePayment) -> Movement:
    """Write money that came in online: it is held for the partner, who can withdraw it.

    The same reference again is the movement that was written; nothing is counted twice.
    """
    known = session.scalar(
        select(Movement).where(Movement.partner_id == partner, Movement.payment_reference == payment.reference)
    )
    if known is not None:
        return known
    amounts = {Book.WALLET: payment.amount, Book.ONLINE_REVENUE: -payment.amount}
    movement = Movement(
        partner_id=partner,
        book="wallet",
        payment_reference=payment.reference,
        amount_paid=payment.amount,
        status="success",
        type="revenue",
        related_model=payment.related_model,
        model_id=payment.model_id,
        account_id=None,
        customer_id=payment.customer_id,
        customer_username=payment.customer_username,
        customer_firstname=payment.customer_firstname,
        customer_email=payment.customer_email,
        plan_name=payment.plan_name,
        router_name=payment.router_name,
        assigned_by=None,
        payment_kind="online",
        posting_id=ledger.post(session, partner, "online_sale", amounts) if payment.amount else None,
        created_at=now(),
    )
    session.add(movement)
    session.flush()
    return movement


def record_payout(session: Session, partner: int, account_id: int, reference: str, amount: Decimal) -> Movement:
    """Write a payout that was asked for: the wallet is lower at once, the movement is pending.

    Raises:
        BalanceTooLowError: the wallet does not hold that much.
    """
    posting = ledger.post(
        session,
        partner,
        "payout",
        {Book.PAYOUTS: amount, Book.WALLET: -amount},
        not_below_zero=frozenset({Book.WALLET}),
    )
    movement = Movement(
        partner_id=partner,
        book="wallet",
        payment_reference=reference,
        amount_paid=amount,
        status="pending",
        type="payout",
        related_model="withdrawalrequest",
        model_id=None,
        account_id=account_id,
        payment_kind="payout",
        posting_id=posting,
        created_at=now(),
    )
    session.add(movement)
    session.flush()
    return movement


def settle_payout(session: Session, partner: int, movement_id: int, *, paid: bool) -> None:
    """End a pending payout: paid, or refused, which gives the money back by reversing its posting."""
    movement = _movement(session, partner, movement_id)
    movement.status = "success" if paid else "failed"
    if not paid and movement.posting_id is not None:
        ledger.reverse(session, partner, movement.posting_id)
    session.flush()


def reference_used(session: Session, partner: int, reference: str) -> bool:
    """Whether a movement carries this reference."""
    found = session.scalar(
        select(Movement.id).where(Movement.partner_id == partner, Movement.payment_reference == reference)
    )
    return found is not None
