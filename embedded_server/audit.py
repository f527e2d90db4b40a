"""The audit trail: who did what, when and from where. Rows are added with the effect they tell of and never change.

What a request held is shown by field name from one list, :data:`SHOWN`; anything else, secrets first of all, stays out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from embedded_server.database import Base, Moment, Number, now, session_reader

SHOWN = (
    *("name", "first_name", "last_name", "customer", "customer_id", "customer_name", "username", "role", "role_name"),
    *("plan", "plan_id", "profile", "price", "value", "amount", "count", "batch", "prefix", "length", "codes", "tag"),
    *("reference", "payment_kind", "payment_method", "payment_reference", "reason", "blocked", "is_active", "subject"),
    *("router_id", "routers", "ip_address", "api_port", "dns_name", "language", "notifications_enabled", "permissions"),
    *("low_balance_threshold", "validity", "data_limit", "shared_users", "rate_limit", "idle_timeout", "mac_address"),
    *("subscription_plan_id", "status", "priority", "numbers", "is_default", "business_name", "country"),
    *("format", "book", "model_type", "date_from", "date_to"),
)
"""Fields whose values may be read back, in the order they are told. Access codes are goods, not secrets: whoever may read
the trail may list them, and "who sold this code?" is what it is asked most."""
_LONGEST_VALUE, _LONGEST_SUMMARY = 80, 1000
_NOT_TOLD = frozenset({"refresh_token", "check_token", "mark_notification_read"})
"""Calls that programs make on and on."""
REFUSED_SIGN_IN = "login_refused"


class AuditEntry(Base):
    """Something somebody did. Triggers of the database refuse to change or delete it."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_partner_id_id", "partner_id", "id"),
        Index("ix_audit_entries_partner_id_at", "partner_id", "at"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[int | None] = mapped_column(Number)
    name: Mapped[str] = mapped_column(String(201))
    """As it was then, like address and role: accounts are renamed and removed."""
    email: Mapped[str] = mapped_column(String(254))
    role: Mapped[str] = mapped_column(String(100))
    operation: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(255))
    summary: Mapped[str] = mapped_column(String(1000))
    address: Mapped[str] = mapped_column(String(45))


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be told of a request."""

    operation: str
    subject: str = ""
    summary: str = ""
    address: str = ""


def told(operation: str) -> bool:
    """Whether a successful call of an operation that is no GET enters the trail."""
    return operation not in _NOT_TOLD


def subject_of(path: Mapping[str, str], body: object, data: object) -> str:
    """What a request was about: what its path names, with a name where that is a number; else what was made, or what
    the body names."""
    first = data[0] if isinstance(data, list) and data else data
    made: Mapping[str, Any] = first if isinstance(first, dict) else {}
    given = body.model_dump(exclude_unset=True) if isinstance(body, BaseModel) else {}
    if not path:
        told = ("slug", "username", "name", "plan_name", "reference", "id")
        codes = _text(given["codes"]) if given.get("codes") else ""
        return (_first(given, ("batch",)) or codes or _first(made, told) or _first(given, ("name",)))[:255]
    named = ", ".join(path.values())
    label = _first(made, ("username", "name", "plan_name", "subject")) if named.isdigit() else ""
    return f"{named} {label}".strip()[:255]


def _first(values: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((str(values[name]) for name in names if values.get(name) not in (None, "")), "")


def summary_of(asked: object) -> str:
    """What may be shown of a body or of a query string: ``plan: 3, count: 100``."""
    if isinstance(asked, BaseModel):
        given: Mapping[str, Any] = asked.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    elif isinstance(asked, Mapping):
        given = asked
    else:
        return ""
    parts = [f"{name}: {_text(given[name])}" for name in SHOWN if given.get(name) not in (None, "", [])]
    return ", ".join(parts)[:_LONGEST_SUMMARY]


def _text(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        head = ", ".join(str(entry) for entry in value[:5])
        return f"{head[:_LONGEST_VALUE]} …" if len(value) > 5 else head[:_LONGEST_VALUE]
    return str(value)[:_LONGEST_VALUE]


_ACTOR = (
    "SELECT a.partner_id, a.id, a.first_name, a.last_name, a.email, a.is_owner, r.name FROM accounts AS a"
    " LEFT JOIN roles AS r ON r.id = a.role_id WHERE"
)


def record(session: Session, account: int | str, deed: Deed) -> None:
    """Tell what an account, by id or address, did, in the transaction of its effect; an address that nobody has belongs
    to no trail."""
    wanted = "a.email = :account" if isinstance(account, str) else "a.id = :account"
    actor = session_reader(session).row(
        f"{_ACTOR} {wanted}", {"account": account.strip().lower()[:254] if isinstance(account, str) else account}
    )
    if actor is not None:
        _add(session, actor, deed)


def _add(session: Session, actor: Any, deed: Deed) -> None:
    session.add(
        AuditEntry(
            partner_id=actor[0],
            at=now(),
            account_id=actor[1],
            name=" ".join(part for part in (actor[2], actor[3]) if part)[:201],
            email=actor[4],
            role="Owner" if actor[5] else actor[6] or "",
            operation=deed.operation,
            subject=deed.subject[:255],
            summary=deed.summary,
            address=deed.address[:45],
        )
    )
