"""Payout destinations: rows, look-up, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from embedded_server.database import now
from embedded_server.features.payment_methods.models import PaymentMethod
from embedded_server.listing import Listing, folded, row_number
from embedded_server.slugs import free_slug
from embedded_server.wire import detail

MOBILE_MONEY, BANK = "mobile_money", "bank_transfer"
KINDS = (MOBILE_MONEY, BANK)

_OPERATORS = (
    *("mtn", "momo", "moov", "flooz", "t-money", "tmoney", "togocom", "yas", "mixx", "orange", "wave", "airtel"),
    *("m-pesa", "mpesa", "vodafone", "telecel", "tigo", "celtiis", "free", "mobile", "glo", "opay", "wizall"),
)


def kind_of(name: str, wanted: str | None) -> str:
    """The kind a client names, else the one a name suggests: mobile money operators are few and known."""
    if wanted in KINDS:
        return wanted
    if wanted == "bank":
        return BANK
    words = folded(name)
    return MOBILE_MONEY if any(operator in words for operator in _OPERATORS) else BANK


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {"id": row[0], "name": row[1], "slug": row[2], "numbers": row[3], "description": row[4]}
    if extras:
        wire |= {"kind": row[5], "is_default": bool(row[6]), "created_at": row[7]}
    return wire


LISTING = Listing(
    resource="payment_methods",
    source="payment_methods AS t",
    columns=("t.id", "t.name", "t.slug", "t.numbers", "t.description", "t.kind", "t.is_default", "t.created_at"),
    make=_row,
    order="t.id ASC",
    search=("t.name", "t.numbers"),
    sorts={"name": "t.name", "created_at": "t.created_at"},
    tracked=False,
)


def method(session: Session, partner: int, reference: object) -> PaymentMethod:
    """A destination by slug or id.

    Raises:
        WireError: 404 in the bare form of this view.
    """
    found = session.scalar(
        select(PaymentMethod).where(
            PaymentMethod.partner_id == partner,
            (PaymentMethod.slug == str(reference)) | (PaymentMethod.id == row_number(reference)),
        )
    )
    if found is None:
        raise detail(404, "Not found.")
    return found


def destination(session: Session, partner: int, reference: object) -> PaymentMethod | None:
    """The destination a payout names: id or slug, or the first of a kind (wire conventions, section 12, row 20)."""
    mine = select(PaymentMethod).where(PaymentMethod.partner_id == partner)
    kind = {"mobile_money": MOBILE_MONEY, "bank_transfer": BANK, "bank": BANK}.get(str(reference).lower())
    if kind is not None:
        first = mine.where(PaymentMethod.kind == kind).order_by(PaymentMethod.is_default.desc(), PaymentMethod.id)
        return session.scalar(first.limit(1))
    return session.scalar(
        mine.where((PaymentMethod.slug == str(reference)) | (PaymentMethod.id == row_number(reference)))
    )


def create_method(session: Session, partner: int, values: Mapping[str, Any]) -> PaymentMethod:
    """Add a destination; the first one is the default."""
    first = session.scalar(select(PaymentMethod.id).where(PaymentMethod.partner_id == partner).limit(1)) is None
    made = PaymentMethod(
        partner_id=partner,
        slug=free_slug(session, PaymentMethod.slug, values["name"]),
        name=values["name"],
        numbers=values["numbers"],
        description=values.get("description"),
        kind=kind_of(values["name"], values.get("type")),
        is_default=False,
        created_at=now(),
    )
    session.add(made)
    session.flush()
    if first or values.get("is_default"):
        make_default(session, made)
    return made


def update_method(session: Session, partner: int, reference: object, values: Mapping[str, Any]) -> PaymentMethod:
    """Change a destination; what was paid to it keeps its old name and numbers. The slug stays."""
    found = method(session, partner, reference)
    for name in ("name", "numbers"):
        if values.get(name) is not None:
            setattr(found, name, values[name])
    if "description" in values:
        found.description = values["description"]
    if values.get("type") is not None or values.get("name") is not None:
        found.kind = kind_of(found.name, values.get("type"))
    session.flush()
    if values.get("is_default"):
        make_default(session, found)
    return found


def delete_method(session: Session, partner: int, reference: object) -> None:
    """Remove a destination; the oldest of the others becomes the default in its place."""
    found = method(session, partner, reference)
    was_default = found.is_default
    session.delete(found)
    session.flush()
    if was_default:
        oldest = select(PaymentMethod).where(PaymentMethod.partner_id == partner).order_by(PaymentMethod.id).limit(1)
        following = session.scalar(oldest)
        if following is not None:
            following.is_default = True


def make_default(session: Session, found: PaymentMethod) -> None:
    """Make a destination the one that is offered first."""
    session.execute(
        update(PaymentMethod)
        .where(PaymentMethod.partner_id == found.partner_id, PaymentMethod.id != found.id)
        .values(is_default=False)
    )
    found.is_default = True
    session.flush()
