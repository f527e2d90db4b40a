"""Vouchers: made in batches, known by what happens to their hotspot accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.change_log import touch
from embedded_server.database import Reader, amount_text, insert_rows, moment_text, now
from embedded_server.features.hotspot_users import service as hotspot_users
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.plan_assignment import service as assignments
from embedded_server.features.plans.service import Terms
from embedded_server.features.vouchers import stock
from embedded_server.features.vouchers.models import Voucher
from embedded_server.listing import Listing, row_number
from embedded_server.view import view_in
from embedded_server.wire import invalid, not_found
from tiknet_desktop.domain.durations import option_duration
from tiknet_desktop.domain.ids import CODE_ALPHABET, CODE_LENGTH, RESERVED_WORDS, new_access_code, new_ulid

MOST_AT_ONCE = 10_000
_SORTED = ("code", "plan_name", "price", "batch", "generated_at", "used_at", "expires_at")
SHORTEST_CODE, LONGEST_CODE, LONGEST_PREFIX = 4, 16, 8
_GUESSES = 1000
"""Possible codes per voucher of a batch, at least: who types at random must not find one."""
_ROUNDS = 50


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    used_at, assigned_at, expires_at, cancelled_at = row[8], row[9], row[12], row[13]
    # To clients that know no cancelling, a cancelled voucher must not look as if it could be sold.
    over = cancelled_at is not None or (expires_at is not None and expires_at <= moment_text(now()))
    wire = {
        "id": row[0],
        "code": row[1],
        "plan": row[2],
        "plan_name": row[3],
        "is_used": used_at is not None,
        "is_expired": over,
        "is_assigned": assigned_at is not None,
        "used_by": row[10],
        "generated_at": row[7],
        "used_at": used_at,
        "is_assigned_at": assigned_at,
    }
    if extras:
        wire |= {
            "price": amount_text(row[4]),
            "batch": row[5],
            "validity_value": option_duration(timedelta(seconds=row[6])),
            "expires_at": expires_at,
            "generated_by": row[11],
            "status": _status(wire, cancelled_at),
            "on_router": bool(row[14]),
        }
    return wire


def _status(wire: Mapping[str, Any], cancelled_at: str | None) -> str:
    """What :data:`stock.STATUS` says, of a row that was read."""
    if cancelled_at is not None:
        return "cancelled"
    if wire["is_expired"]:
        return "expired"
    if wire["is_used"]:
        return "used"
    return "assigned" if wire["is_assigned"] else "active"


LISTING = Listing(
    resource="vouchers",
    source=(
        "vouchers AS t LEFT JOIN hotspot_users AS u ON u.id = t.hotspot_user_id"
        " LEFT JOIN customers AS c ON c.id = u.customer_id"
    ),
    columns=(
        *("t.id", "t.code", "t.plan_id", "t.plan_name", "t.price", "t.batch", "t.validity_seconds"),
        *("t.generated_at", "t.used_at", "t.assigned_at", "coalesce(c.username, u.mac_address)", "t.generated_by"),
        *("t.expires_at", "t.cancelled_at", "t.on_router"),
    ),
    make=_row,
    search=("t.code", "t.plan_name", "t.batch"),
    sorts={name: f"t.{name}" for name in _SORTED},
)


def filters(parameters: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Condition and parameters for plan, batch and status of a query string.

    Raises:
        WireError: 400 that names the filter.
    """
    for name in ("plan", "batch"):
        if "\x00" in parameters.get(name, ""):
            raise invalid(**{name: "Null characters are not allowed."})
    conditions: list[str] = []
    values: dict[str, Any] = {}
    if parameters.get("plan"):
        conditions.append("t.plan_id IN (SELECT p.id FROM plans AS p WHERE p.id = :f_plan OR p.slug = :f_slug)")
        values |= {"f_plan": row_number(parameters["plan"]), "f_slug": parameters["plan"][:100]}
    if parameters.get("batch"):
        conditions.append("t.batch = :f_batch")
        values["f_batch"] = parameters["batch"][:100]
    status = parameters.get("status", "")
    if status:
        if status not in stock.STATES:
            raise invalid(status=f'"{status[:40]}" is not a valid choice.')
        conditions.append(f"{stock.STATUS} = :f_status")
        values |= {"f_status": status, "moment": moment_text(now())}
    return " AND ".join(conditions), values


_BATCHES = (
    "SELECT t.batch, max(t.plan_id), max(t.plan_name), max(t.price), count(*), "
    + ", ".join(f"sum(CASE WHEN {stock.STATUS} = '{state}' THEN 1 ELSE 0 END)" for state in stock.STATES)
    + ", sum(CASE WHEN t.on_router THEN 1 ELSE 0 END), max(t.generated_by), max(t.generated_at)"
    " FROM vouchers AS t WHERE t.partner_id = :partner GROUP BY t.batch"
    " ORDER BY max(t.generated_at) DESC, max(t.id) DESC"
)


def batches(reader: Reader, partner: int) -> list[dict[str, Any]]:
    """What was printed, newest first, and how much of it is left."""
    names = ("batch", "plan", "plan_name", "price", "count", *stock.STATES, "on_router", "generated_by", "generated_at")
    found = [
        dict(zip(names, row, strict=True))
        for row in reader.rows(_BATCHES, {"partner": partner, "moment": moment_text(now())})
    ]
    for entry in found:
        entry["price"] = amount_text(entry["price"])
    return found


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch is made of. Codes are the prefix and ``length`` random characters."""

    terms: Terms
    count: int
    account_id: int | None = None
    generated_by: str = ""
    name: str = ""
    length: int = CODE_LENGTH
    prefix: str = ""


def checked(session: Session, partner: int, batch: Batch) -> Batch:
    """The batch, if its codes can be made and are hard to guess, and its name stands for no other plan.

    Raises:
        WireError: 400 that names ``prefix``, ``length`` or ``batch``.
    """
    other = select(Voucher.id).where(
        Voucher.partner_id == partner, Voucher.batch == batch.name, Voucher.plan_id != batch.terms.id
    )
    if batch.name and session.scalar(other.limit(1)) is not None:
        raise invalid(batch="This batch holds vouchers of another plan.")
    if batch.prefix.startswith("-"):
        raise invalid(prefix="A prefix begins with a letter or a digit.")
    if batch.count * _GUESSES > len(CODE_ALPHABET) ** batch.length:
        most = len(CODE_ALPHABET) ** batch.length // _GUESSES
        raise invalid(length=f"At most {most} vouchers can have codes of {batch.length} characters.")
    return batch


def generate(session: Session, partner: int, batch: Batch) -> list[int]:
    """Make vouchers and have the routers take their accounts; ids in the order they are printed.

    Raises:
        WireError: 400 that names ``prefix``, ``length`` or ``batch``.
    """
    codes = _free_codes(session, partner, checked(session, partner, batch))
    moment = now()
    accounts = hotspot_users.add_tickets(session, partner, codes, batch.terms.profile_id, batch.terms.id)
    name = batch.name or new_ulid()
    rows = [
        {
            "partner_id": partner,
            "hotspot_user_id": account,
            "code": code,
            "plan_id": batch.terms.id,
            "plan_name": batch.terms.name,
            "price": batch.terms.price,
            "validity_seconds": batch.terms.validity_seconds,
            "batch": name,
            "generated_by": batch.generated_by,
            "account_id": batch.account_id,
            "generated_at": moment,
            **dict.fromkeys(("assigned_at", "used_at", "expires_at", "cancelled_at", "sale_id")),
            "on_router": False,
        }
        for code, account in zip(codes, accounts, strict=True)
    ]
    insert_rows(session, Voucher, rows)
    mine = Voucher.partner_id == partner, Voucher.batch == name, Voucher.generated_at == moment
    ids = list(session.scalars(select(Voucher.id).where(*mine).order_by(Voucher.id)))
    touch(session, partner, "vouchers", ids)
    return ids


def _free_codes(session: Session, partner: int, batch: Batch) -> list[str]:
    """Codes that neither an account nor a voucher has, a cancelled one included: it may still be in somebody's pocket."""
    codes: dict[str, None] = {}
    for _ in range(_ROUNDS):
        made = (batch.prefix + new_access_code(batch.length) for _ in range(batch.count - len(codes)))
        fresh = dict.fromkeys(code for code in made if code.lower() not in RESERVED_WORDS)
        for known in (*hotspot_users.taken_names(session, partner, list(fresh)), *_printed(session, partner, fresh)):
            fresh.pop(known, None)
        codes |= fresh
        if len(codes) == batch.count:
            return list(codes)
    raise invalid(length="Too few codes of this length and prefix are left.")


def _printed(session: Session, partner: int, codes: Iterable[str]) -> list[str]:
    wanted = list(codes)
    found: list[str] = []
    for start in range(0, len(wanted), 500):
        mine = Voucher.partner_id == partner, Voucher.code.in_(wanted[start : start + 500])
        found += session.scalars(select(Voucher.code).where(*mine))
    return found


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What became of vouchers that were to be cancelled."""

    cancelled: int
    kept: int
    """Sold or used before. Those cancelled earlier are in neither number."""


def cancel(session: Session, partner: int, *, batch: str = "", codes: Sequence[str] = ()) -> Cancelled:
    """Take the vouchers of a batch, or those with these codes, out of sale unless they are sold or used.

    Raises:
        WireError: 404, no voucher is in the batch or has one of the codes.
    """
    named = [select(Voucher).where(Voucher.batch == batch)] if batch else []
    named += [select(Voucher).where(Voucher.code.in_(codes[at : at + 500])) for at in range(0, len(codes), 500)]
    found: list[Voucher] = []
    for statement in named:
        found += session.scalars(statement.where(Voucher.partner_id == partner).order_by(Voucher.id))
    view = view_in(session)
    shown = [voucher for voucher in found if view.shows_plan(voucher.plan_id)]
    if not shown:
        raise not_found("Voucher not found.")
    living = [voucher for voucher in shown if voucher.cancelled_at is None]
    idle = [voucher for voucher in living if voucher.assigned_at is None and voucher.used_at is None]
    stock.cancel(session, partner, idle)
    return Cancelled(len(idle), len(living) - len(idle))


def record_first_use(
    session: Session, partner: int, moments: Mapping[int, datetime], router_name: str | None = None
) -> None:
    """Somebody logged in with vouchers; keys are hotspot user ids. One that nobody sold in our books was sold on paper:
    it is counted then, once, at its own price."""
    for voucher in stock.first_used(session, partner, moments):
        if voucher.assigned_at is not None or voucher.cancelled_at is not None or voucher.sale_id is not None:
            continue
        used_at = moments[voucher.hotspot_user_id]
        sale = assignments.record_paper_sale(
            session,
            partner,
            assignments.PaperSale(
                hotspot_user_id=voucher.hotspot_user_id,
                code=voucher.code,
                plan_id=voucher.plan_id,
                plan_name=voucher.plan_name,
                price=voucher.price,
                validity_seconds=voucher.validity_seconds,
                used_at=used_at,
                account_id=voucher.account_id,
                seller=voucher.generated_by,
                router_name=router_name,
            ),
        )
        voucher.assigned_at, voucher.sale_id = used_at, sale.id


def end_used(session: Session, limit: int = 500) -> int:
    """Vouchers whose time is over without an assignment that says so: their accounts end; how many.

    Those that were sold end with their assignment.
    """
    rows = session.execute(
        select(Voucher.partner_id, HotspotUser.id)
        .join(HotspotUser, HotspotUser.id == Voucher.hotspot_user_id)
        .where(
            Voucher.used_at.is_not(None),
            Voucher.expires_at < now(),
            Voucher.assigned_at.is_(None),
            HotspotUser.is_active,
        )
        .limit(limit)
    ).all()
    for partner, account in rows:
        hotspot_users.switch_off(session, partner, account)
        stock.ended(session, partner, [account])
    return len(rows)
