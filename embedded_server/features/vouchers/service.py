"""Vouchers: made in batches, known by what happens to their hotspot accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import Reader, amount_text, insert_rows, moment_text, now, session_reader
from embedded_server.features.hotspot_users import service as hotspot_users
from embedded_server.features.plans.service import Terms
from embedded_server.features.vouchers.models import Voucher
from embedded_server.listing import Listing, row_number
from embedded_server.wire import invalid
from tiknet_desktop.domain.durations import option_duration
from tiknet_desktop.domain.ids import new_access_code, new_ulid

MOST_AT_ONCE = 10_000
STATES = ("active", "assigned", "used", "expired")


def _expires_at(first_used: str, validity_seconds: int) -> str:
    return moment_text(datetime.fromisoformat(first_used) + timedelta(seconds=validity_seconds))


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    used_at, assigned_at = row[8], row[9]
    expires_at = _expires_at(used_at, row[6]) if used_at else None
    wire = {
        "id": row[0],
        "code": row[1],
        "plan": row[2],
        "plan_name": row[3],
        "is_used": used_at is not None,
        "is_expired": expires_at is not None and expires_at <= moment_text(now()),
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
        }
    return wire


_ASSIGNED_AT = "(SELECT min(a.assigned_date) FROM assigned_plans AS a WHERE a.hotspot_user_id = t.hotspot_user_id)"

LISTING = Listing(
    resource="vouchers",
    source=(
        "vouchers AS t JOIN hotspot_users AS u ON u.id = t.hotspot_user_id"
        " LEFT JOIN customers AS c ON c.id = u.customer_id"
    ),
    columns=(
        *("t.id", "u.username", "t.plan_id", "t.plan_name", "t.price", "t.batch", "t.validity_seconds"),
        *("t.generated_at", "u.first_used_at", _ASSIGNED_AT, "coalesce(c.username, u.mac_address)", "t.generated_by"),
    ),
    make=_row,
    search=("u.username", "t.plan_name", "t.batch"),
    sorts={
        **{name: f"t.{name}" for name in ("plan_name", "price", "batch", "generated_at")},
        "code": "u.username",
        "used_at": "u.first_used_at",
    },
    tracked=False,
)


def filters(reader: Reader, partner: int, parameters: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
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
        if status not in STATES:
            raise invalid(status=f'"{status[:40]}" is not a valid choice.')
        condition, more = _state(reader, partner, status)
        conditions.append(condition)
        values |= more
    return " AND ".join(conditions), values


def _state(reader: Reader, partner: int, status: str) -> tuple[str, dict[str, Any]]:
    if status in ("active", "assigned"):
        known = "EXISTS (SELECT 1 FROM assigned_plans AS a WHERE a.hotspot_user_id = t.hotspot_user_id)"
        return f"u.first_used_at IS NULL AND {known if status == 'assigned' else f'NOT {known}'}", {}
    expired, values = _over(reader, partner)
    if status == "expired":
        return expired, values
    return f"u.first_used_at IS NOT NULL AND NOT {expired}", values


def _over(reader: Reader, partner: int) -> tuple[str, dict[str, Any]]:
    """The condition that time is over: one moment per validity that was ever printed, of which there are few."""
    rows = reader.rows(
        "SELECT DISTINCT validity_seconds FROM vouchers WHERE partner_id = :partner", {"partner": partner}
    )
    moment = now()
    tests: list[str] = ["1 = 0"]
    values: dict[str, Any] = {}
    for index, (seconds,) in enumerate(rows):
        tests.append(f"(t.validity_seconds = :v{index} AND u.first_used_at <= :m{index})")
        values |= {f"v{index}": seconds, f"m{index}": moment_text(moment - timedelta(seconds=seconds))}
    return f"(u.first_used_at IS NOT NULL AND ({' OR '.join(tests)}))", values


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch is made of."""

    terms: Terms
    count: int
    generated_by: str = ""
    name: str = ""


def generate(session: Session, partner: int, batch: Batch) -> list[int]:
    """Make vouchers and have the routers take their accounts; ids in the order they are printed."""
    codes = _free_codes(session, partner, batch.count)
    moment = now()
    accounts = hotspot_users.add_tickets(session, partner, codes, batch.terms.profile_id, batch.terms.id)
    name = batch.name or new_ulid()
    rows = [
        {
            "partner_id": partner,
            "hotspot_user_id": account,
            "plan_id": batch.terms.id,
            "plan_name": batch.terms.name,
            "price": batch.terms.price,
            "validity_seconds": batch.terms.validity_seconds,
            "batch": name,
            "generated_by": batch.generated_by,
            "generated_at": moment,
        }
        for account in accounts
    ]
    insert_rows(session, Voucher, rows)
    mine = Voucher.partner_id == partner, Voucher.batch == name, Voucher.generated_at == moment
    return list(session.scalars(select(Voucher.id).where(*mine).order_by(Voucher.id)))


def _free_codes(session: Session, partner: int, count: int) -> list[str]:
    codes: dict[str, None] = {}
    while len(codes) < count:
        fresh = {new_access_code(): None for _ in range(count - len(codes))}
        for known in hotspot_users.named(session, partner, list(fresh)):
            fresh.pop(known.username, None)
        codes |= fresh
    return list(codes)


_OVER = (
    "SELECT v.partner_id, u.id FROM vouchers AS v JOIN hotspot_users AS u ON u.id = v.hotspot_user_id"
    " WHERE v.validity_seconds = :seconds AND u.is_active AND u.first_used_at < :moment"
    " AND NOT EXISTS (SELECT 1 FROM assigned_plans AS a WHERE a.hotspot_user_id = u.id) LIMIT :limit"
)


def end_used(session: Session, limit: int = 500) -> int:
    """Vouchers used without a sale in our books, whose time is over: their accounts end; how many.

    Those that were sold here end with their assignment.
    """
    reader = session_reader(session)
    moment, ended = now(), 0
    for (seconds,) in reader.rows("SELECT DISTINCT validity_seconds FROM vouchers"):
        before = moment_text(moment - timedelta(seconds=seconds))
        for partner, account in reader.rows(_OVER, {"seconds": seconds, "moment": before, "limit": limit}):
            hotspot_users.switch_off(session, partner, account)
            ended += 1
    return ended
