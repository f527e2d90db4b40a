"""Payouts: asked for against the ledger, settled by whoever runs the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import amount_text, now
from embedded_server.features.payment_methods import service as payment_methods
from embedded_server.features.plans.service import price_of
from embedded_server.features.wallet import service as wallet
from embedded_server.features.wallet.ledger import BalanceTooLowError
from embedded_server.features.withdrawals.models import Withdrawal
from embedded_server.listing import Listing
from embedded_server.periods import bounds, within
from embedded_server.wire import invalid, refusal, shown_date
from tiknet_desktop.domain.ids import new_ulid

PENDING, APPROVED, REJECTED, COMPLETED = "pending", "approved", "rejected", "completed"
_FOLLOWING = {PENDING: (APPROVED, REJECTED, COMPLETED), APPROVED: (COMPLETED, REJECTED)}


class SettlementError(ValueError):
    """A payout cannot take that state now."""


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {
        "id": row[0],
        "partner": row[1],
        "partner_name": row[2] or row[3] or "",
        "partner_email": row[4] or "",
        "payment_method": row[5],
        "payment_method_name": row[6],
        "payment_method_numbers": row[7],
        "amount": amount_text(row[8]),
        "reference": row[9],
        "status": row[10],
        "requested_at": row[11],
        "processed_at": row[12],
        "formatted_requested_at": shown_date(row[11]),
    }
    if extras:
        wire["transaction"] = row[13]
    return wire


LISTING = Listing(
    resource="withdrawals",
    source=(
        "withdrawals AS t JOIN partners AS o ON o.id = t.partner_id"
        " LEFT JOIN accounts AS a ON a.partner_id = t.partner_id AND a.is_owner"
    ),
    columns=(
        *("t.id", "t.partner_id", "o.name", "a.first_name", "a.email", "t.payment_method_id", "t.payment_method_name"),
        *("t.payment_method_numbers", "t.amount", "t.reference", "t.status", "t.requested_at", "t.processed_at"),
        "t.movement_id",
    ),
    make=_row,
    search=("t.reference", "t.payment_method_name", "t.payment_method_numbers"),
    sorts={name: f"t.{name}" for name in ("amount", "status", "requested_at", "processed_at")},
    tracked=False,
)


def filters(parameters: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Condition and parameters for status, period and dates of a query string.

    Raises:
        WireError: 400 that names the filter.
    """
    conditions, found = within("t.requested_at", *bounds(parameters))
    values: dict[str, Any] = dict(found)
    status = parameters.get("status", "")
    if status:
        if status not in (PENDING, APPROVED, REJECTED, COMPLETED):
            raise invalid(status=f'"{status[:40]}" is not a valid choice.')
        conditions.append("t.status = :f_status")
        values["f_status"] = status
    return " AND ".join(conditions), values


@dataclass(frozen=True, slots=True)
class Request:
    """What a payout names."""

    account_id: int
    amount: object
    payment_method: object


def ask(session: Session, partner: int, request: Request) -> Withdrawal:
    """Ask for a payout; the wallet is lower at once.

    Raises:
        WireError: 400 for an amount that is none, a destination that is unknown, or too little money.
    """
    amount = _amount(request.amount)
    method = payment_methods.destination(session, partner, request.payment_method)
    if method is None:
        raise invalid(payment_method=f'Invalid pk "{str(request.payment_method)[:60]}" - object does not exist.')
    reference = f"WD-{new_ulid()}"
    try:
        movement = wallet.record_payout(session, partner, request.account_id, reference, amount)
    except BalanceTooLowError as error:
        raise refusal(400, "Insufficient balance.") from error
    if movement.posting_id is None:
        raise TypeError("a payout has a posting")
    made = Withdrawal(
        partner_id=partner,
        account_id=request.account_id,
        payment_method_id=method.id,
        payment_method_name=method.name,
        payment_method_numbers=method.numbers,
        amount=amount,
        reference=reference,
        status=PENDING,
        posting_id=movement.posting_id,
        movement_id=movement.id,
        requested_at=movement.created_at,
        processed_at=None,
    )
    session.add(made)
    session.flush()
    movement.model_id = made.id
    session.flush()
    return made


def _amount(value: object) -> Decimal:
    amount = price_of(value, "amount")
    if amount == 0:
        raise invalid(amount="Ensure this value is greater than 0.")
    return amount


def settle(session: Session, reference: str, status: str) -> Withdrawal:
    """Approve, reject or complete a payout. Rejecting gives the money back; the same state again changes nothing.

    Raises:
        LookupError: no payout has this reference.
        SettlementError: it cannot take that state any more.
    """
    found = session.scalar(select(Withdrawal).where(Withdrawal.reference == reference).with_for_update())
    if found is None:
        raise LookupError(reference)
    if found.status == status:
        return found
    if status not in _FOLLOWING.get(found.status, ()):
        raise SettlementError(f"a payout that is {found.status} cannot become {status}")
    found.status = status
    if status != APPROVED:
        found.processed_at = now()
        wallet.settle_payout(session, found.partner_id, found.movement_id, paid=status == COMPLETED)
    session.flush()
    return found
