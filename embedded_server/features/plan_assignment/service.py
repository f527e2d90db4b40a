"""Giving plans to customers and tickets: the sale, what it changes at the account, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import Reader, amount_text, now, session_reader
from embedded_server.features.customers import service as customers
from embedded_server.features.customers.models import Customer
from embedded_server.features.hotspot_users import service as hotspot_users
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.plan_assignment.models import AssignedPlan
from embedded_server.features.plans import service as plans
from embedded_server.features.routers import service as routers
from embedded_server.features.vouchers import stock
from embedded_server.features.wallet import service as wallet
from embedded_server.listing import Listing
from embedded_server.view import view_in
from embedded_server.wire import invalid, not_found
from tiknet_desktop.domain.data_sizes import wire_data_size
from tiknet_desktop.domain.durations import option_duration
from tiknet_desktop.domain.ids import new_ulid

ACTIVE, EXPIRED, UNUSED, REVERSED = "active", "expired", "unused", "reversed"


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {
        "id": row[0],
        "customer": None if row[1] is None else customers.customer_number(row[1]),
        "customer_name": row[2],
        "plan": row[3],
        "plan_name": row[4],
        "price": amount_text(row[5]),
        "status": row[6],
        "assigned_date": row[7],
        "expiry_date": row[8],
        "assigned_by": row[9],
        "router_name": row[10],
    }
    if extras:
        wire |= {
            "customer_username": row[11],
            "reference": row[12],
            "username": row[13],
            "reversed_at": row[14],
            "reversed_by": row[15],
            "reversal_reason": row[16],
        }
    return wire


LISTING = Listing(
    resource="assigned_plans",
    source="assigned_plans AS t LEFT JOIN hotspot_users AS u ON u.id = t.hotspot_user_id",
    columns=(
        *("t.id", "t.customer_id", "t.customer_name", "t.plan_id", "t.plan_name", "t.price", "t.status"),
        *("t.assigned_date", "t.expiry_date", "t.assigned_by", "t.router_name", "t.customer_username", "t.reference"),
        *("u.username", "t.reversed_at", "t.reversed_by", "t.reversal_reason"),
    ),
    make=_row,
    search=("t.customer_name", "t.customer_username", "t.plan_name", "t.assigned_by", "t.reference"),
    sorts={
        name: f"t.{name}" for name in ("customer_name", "plan_name", "price", "status", "assigned_date", "expiry_date")
    },
)


def has_active(session: Session, plan_id: int) -> bool:
    """Whether somebody holds a plan."""
    statement = select(AssignedPlan.id).where(
        AssignedPlan.plan_id == plan_id, AssignedPlan.status.in_((ACTIVE, UNUSED))
    )
    return session.scalar(statement.limit(1)) is not None


def active_plan(reader: Reader, partner: int, customer_id: int) -> dict[str, Any] | None:
    """The newest plan of a customer that has not ended."""
    row = reader.row(
        "SELECT t.plan_name, t.status, t.validity_seconds, c.data_limit, t.expiry_date FROM assigned_plans AS t"
        " JOIN customers AS c ON c.id = t.customer_id WHERE t.partner_id = :partner AND t.customer_id = :customer"
        " AND t.status = 'active' ORDER BY t.id DESC LIMIT 1",
        {"partner": partner, "customer": customer_id},
    )
    if row is None:
        return None
    return {
        "plan_name": row[0],
        "status": row[1],
        "validity": option_duration(timedelta(seconds=row[2])),
        "data_limit": "Unlimited" if row[3] is None else wire_data_size(row[3]),
        "expires_at": row[4],
    }


@dataclass(frozen=True, slots=True)
class Request:
    """What an assignment names. Each of customer and plan comes in one of two spellings (section 12, row 5)."""

    account_id: int
    customer_id: int | str | None = None
    customer: str | None = None
    plan_id: int | str | None = None
    plan: str | None = None
    router_id: int | None = None
    tag: str | None = None
    reference: str | None = None
    payment_kind: str = "cash"


@dataclass(frozen=True, slots=True)
class Reversal:
    """Why a sale is taken back, and by whom."""

    reason: str
    by: str


def _references(request: Request) -> tuple[list[str], str]:
    who = [str(value) for value in (request.customer, request.customer_id) if value not in (None, "")]
    what = request.plan if request.plan not in (None, "") else request.plan_id
    missing: dict[str, str] = {}
    if not who:
        missing["customer_id"] = "This field is required."
    if what in (None, ""):
        missing["plan_id"] = "This field is required."
    if missing:
        raise invalid(**missing)
    return who, str(what)


def assign(session: Session, partner: int, request: Request) -> AssignedPlan:
    """Give a plan; the same reference again gives the assignment that was made.

    A voucher whose first use was counted as a sale on paper is not sold twice: a seller's receipt for it that arrives
    while it runs is the receipt of that sale.

    Raises:
        WireError: 400 for what is missing, 404 for a customer or plan that is not this partner's.
    """
    known = _known(session, partner, request) if request.reference else None
    if known is not None:
        return known
    who, what = _references(request)
    customer = next(filter(None, (customers.find_customer(session, partner, name) for name in who)), None)
    account = None if customer else hotspot_users.find_user(session, partner, who[0])
    if customer is None and account is None:
        raise not_found(customers.MISSING)
    if account is not None and account.customer_id is not None:
        customer = session.get(Customer, account.customer_id)
    terms = plans.find_terms(session_reader(session), partner, what, view_in(session))
    router = routers.router(session, partner, request.router_id) if request.router_id else None
    if account is None and customer is not None:
        account = hotspot_users.account_for(session, partner, customer.id, customer.username)
    if account is None:
        raise not_found(customers.MISSING)
    paper = None if customer else _paper_sale(session, partner, account, terms.id)
    if paper is not None:
        return _attribute(session, partner, paper, request)
    moment = now()
    # A ticket's time starts when somebody logs in with it; a customer's starts now.
    expiry = moment + timedelta(seconds=terms.validity_seconds) if customer else None
    made = AssignedPlan(
        partner_id=partner,
        customer_id=customer.id if customer else None,
        customer_name=" ".join(filter(None, (customer.first_name, customer.last_name))) if customer else "",
        customer_username=customer.username if customer else account.username,
        hotspot_user_id=account.id,
        plan_id=terms.id,
        plan_name=terms.name,
        price=terms.price,
        status=ACTIVE if customer else UNUSED,
        validity_seconds=terms.validity_seconds,
        assigned_date=moment,
        expiry_date=expiry,
        assigned_by=request.tag,
        router_name=router.name if router else None,
        reference=request.reference,
    )
    renewed = account.plan_id is not None
    account.plan_id, account.profile_id, account.is_active = terms.id, terms.profile_id, True
    account.bytes_used, account.uptime_used, account.first_used_at = 0, 0, None
    stock.sold(session, partner, account.id, moment)
    if customer:
        plan = customers.HeldPlan(terms.id, terms.name, expiry, terms.data_limit, terms.shared_users, account.username)
        customers.hold_plan(customer, plan)
    movement = wallet.record_sale(session, partner, _sale(session, partner, made, request))
    made.transaction_id = movement.id
    session.add(made)
    if renewed:
        hotspot_users.renew_on_routers(session, account)
    else:
        hotspot_users.tell_routers(session, [account])
    return made


def _known(session: Session, partner: int, request: Request) -> AssignedPlan | None:
    """The assignment that was made with this reference: the caller's own, or one the caller sees."""
    found = session.scalar(
        select(AssignedPlan).where(AssignedPlan.partner_id == partner, AssignedPlan.reference == request.reference)
    )
    if found is None or wallet.sold_by(session, partner, found.transaction_id) == request.account_id:
        return found
    reader = session_reader(session)
    shown = LISTING.one(reader, partner, "t.id = :id", extras=False, view=view_in(session), id=found.id)
    return found if shown is not None else None


def _paper_sale(session: Session, partner: int, account: HotspotUser, plan_id: int) -> AssignedPlan | None:
    """The sale that the first use of a voucher recorded, while it runs and has no receipt."""
    voucher = stock.of_account(session, partner, account.id)
    if voucher is None or voucher.sale_id is None:
        return None
    found = session.get(AssignedPlan, voucher.sale_id)
    runs = found is not None and found.status == ACTIVE and found.plan_id == plan_id
    if runs:
        voucher.sale_id = None
    return found if runs else None


def _attribute(session: Session, partner: int, made: AssignedPlan, request: Request) -> AssignedPlan:
    reference = request.reference or new_ulid()
    if wallet.reference_used(session, partner, reference):
        raise invalid(reference="This reference is in use.")
    made.reference, made.assigned_by = request.reference, request.tag or made.assigned_by
    if made.transaction_id is not None:
        receipt = wallet.Receipt(reference, request.account_id, request.payment_kind, made.assigned_by)
        wallet.attribute_sale(session, partner, made.transaction_id, receipt)
    session.flush()
    return made


@dataclass(frozen=True, slots=True)
class PaperSale:
    """A voucher sold on paper: nobody told us, until somebody logged in with it."""

    hotspot_user_id: int
    code: str
    plan_id: int
    plan_name: str
    price: Decimal
    validity_seconds: int
    used_at: datetime
    account_id: int | None
    seller: str
    router_name: str | None = None
    """Where it was used first."""


def record_paper_sale(session: Session, partner: int, sold: PaperSale) -> AssignedPlan:
    """Count a voucher as sold for cash by whoever printed it. Its time runs from its first use."""
    made = AssignedPlan(
        partner_id=partner,
        customer_username=sold.code,
        hotspot_user_id=sold.hotspot_user_id,
        plan_id=sold.plan_id,
        plan_name=sold.plan_name,
        price=sold.price,
        status=ACTIVE,
        validity_seconds=sold.validity_seconds,
        assigned_date=sold.used_at,
        expiry_date=sold.used_at + timedelta(seconds=sold.validity_seconds),
        assigned_by=sold.seller or None,
        router_name=sold.router_name,
    )
    sale = wallet.StaffSale(
        reference=new_ulid(),
        amount=sold.price,
        plan_id=sold.plan_id,
        plan_name=sold.plan_name,
        account_id=sold.account_id,
        customer_username=sold.code,
        router_name=made.router_name,
        assigned_by=made.assigned_by,
    )
    made.transaction_id = wallet.record_sale(session, partner, sale).id
    session.add(made)
    session.flush()
    return made


def _sale(session: Session, partner: int, made: AssignedPlan, request: Request) -> wallet.StaffSale:
    reference = request.reference or new_ulid()
    if wallet.reference_used(session, partner, reference):
        raise invalid(reference="This reference is in use.")
    customer = session.get(Customer, made.customer_id) if made.customer_id else None
    return wallet.StaffSale(
        reference=reference,
        amount=made.price,
        plan_id=made.plan_id,
        plan_name=made.plan_name,
        account_id=request.account_id,
        payment_kind=request.payment_kind,
        customer_id=made.customer_id,
        customer_username=made.customer_username,
        customer_firstname=customer.first_name if customer else "",
        customer_email=customer.email if customer else "",
        router_name=made.router_name,
        assigned_by=made.assigned_by,
    )


def reverse(session: Session, partner: int, number: int, reversal: Reversal) -> AssignedPlan:
    """Take a sale back: its posting is mirrored, no report counts it, and what it gave ends on the routers.

    A customer who holds an older plan on the same account goes on with that. A ticket or voucher ends for good, used or
    not: its code is known to somebody, so it never goes back into stock.

    Raises:
        WireError: 404, no such sale; 400, it was taken back before.
    """
    made = session.scalar(select(AssignedPlan).where(AssignedPlan.partner_id == partner, AssignedPlan.id == number))
    if made is None:
        raise not_found("Assigned plan not found.")
    if made.status == REVERSED:
        raise invalid(status="This sale has already been reversed.")
    gave_access = made.status in (ACTIVE, UNUSED)
    made.status, made.reversed_at = REVERSED, now()
    made.reversed_by, made.reversal_reason = reversal.by, reversal.reason
    if made.transaction_id is not None:
        wallet.reverse_sale(session, partner, made.transaction_id)
    session.flush()
    if made.hotspot_user_id is not None and gave_access:
        _end_access(session, partner, made, made.hotspot_user_id)
    return made


def _end_access(session: Session, partner: int, made: AssignedPlan, hotspot_user_id: int) -> None:
    """End what a sale gave, unless a newer one gave something else on the same account."""
    held = session.scalar(
        select(AssignedPlan)
        .where(AssignedPlan.hotspot_user_id == hotspot_user_id, AssignedPlan.status.in_((ACTIVE, UNUSED)))
        .order_by(AssignedPlan.id.desc())
        .limit(1)
    )
    if held is not None and held.id > made.id:
        return
    customer = session.get(Customer, made.customer_id) if made.customer_id else None
    if held is not None and _give_back(session, partner, held, customer):
        return
    stock.withdrawn(session, partner, hotspot_user_id)
    hotspot_users.switch_off(session, partner, hotspot_user_id)
    if customer is not None:
        customers.drop_plan(customer)


def _give_back(session: Session, partner: int, held: AssignedPlan, customer: Customer | None) -> bool:
    """Apply a plan that is still held again; False where the plan is gone."""
    terms = plans.terms(session_reader(session), partner).get(held.plan_id)
    account = session.get(HotspotUser, held.hotspot_user_id)
    if terms is None or account is None:
        return False
    account.plan_id, account.profile_id = terms.id, terms.profile_id
    if customer is not None:
        plan = customers.HeldPlan(
            terms.id, held.plan_name, held.expiry_date, terms.data_limit, terms.shared_users, account.username
        )
        customers.hold_plan(customer, plan)
    hotspot_users.renew_on_routers(session, account)
    return True


def start_tickets(session: Session, partner: int, first_used: dict[int, datetime]) -> None:
    """Tickets somebody has logged in with: their time runs from then. Keys are hotspot user ids."""
    statement = select(AssignedPlan).where(
        AssignedPlan.partner_id == partner,
        AssignedPlan.status == UNUSED,
        AssignedPlan.hotspot_user_id.in_(list(first_used)),
    )
    for ticket in session.scalars(statement):
        if ticket.hotspot_user_id is not None:
            ticket.status = ACTIVE
            ticket.expiry_date = first_used[ticket.hotspot_user_id] + timedelta(seconds=ticket.validity_seconds)


def end_expired(session: Session, limit: int = 500) -> int:
    """Plans whose time is over: the account is switched off unless a newer plan is on it; how many ended."""
    statement = (
        select(AssignedPlan)
        .where(AssignedPlan.status == ACTIVE, AssignedPlan.expiry_date < now())
        .order_by(AssignedPlan.id)
        .limit(limit)
    )
    ended = list(session.scalars(statement))
    for assigned in ended:
        assigned.status = EXPIRED
    session.flush()
    for assigned in ended:
        if assigned.hotspot_user_id is not None and not _still_held(session, assigned.hotspot_user_id):
            hotspot_users.switch_off(session, assigned.partner_id, assigned.hotspot_user_id)
            stock.ended(session, assigned.partner_id, [assigned.hotspot_user_id])
    return len(ended)


def _still_held(session: Session, hotspot_user_id: int) -> bool:
    statement = select(AssignedPlan.id).where(
        AssignedPlan.hotspot_user_id == hotspot_user_id, AssignedPlan.status.in_((ACTIVE, UNUSED))
    )
    return session.scalar(statement.limit(1)) is not None
