"""Roles: rows, look-up by slug, number or name, and the rule that nobody gives away what they do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from embedded_server.database import now
from embedded_server.features.accounts.models import Account, Role
from embedded_server.listing import row_number
from embedded_server.slugs import free_slug
from embedded_server.tokens import Principal, permissions_of
from embedded_server.wire import MISSING_PERMISSION, WireError, detail, invalid, refusal
from tiknet_desktop.domain.permissions import Permission

_SPOKEN = {"admin": "administrator", "owner": "administrator", "agent": "worker", "viewer": "worker"}
"""Names of other builds for the starting roles (wire conventions, section 13)."""


def row_of(role: Role) -> dict[str, Any]:
    """A role on the wire."""
    return {
        "id": role.id,
        "name": role.name,
        "slug": role.slug,
        "description": role.description,
        "permissions": numbers_of(role.permissions),
        "actif": role.is_active,
    }


def numbers_of(kept: str | None) -> list[int]:
    """Permission numbers as kept, in order."""
    return sorted(int(number) for number in (kept or "").split(",") if number)


def all_roles(session: Session, partner: int) -> list[dict[str, Any]]:
    """Every role of a partner."""
    return [row_of(role) for role in session.scalars(select(Role).where(Role.partner_id == partner).order_by(Role.id))]


def role(session: Session, partner: int, reference: str) -> Role:
    """A role by slug or number.

    Raises:
        WireError: 404, form E4.
    """
    found = session.scalar(
        select(Role).where(Role.partner_id == partner, (Role.slug == reference) | (Role.id == row_number(reference)))
    )
    if found is None:
        raise detail(404, "Not found.")
    return found


def named_role(session: Session, partner: int, reference: object) -> Role | None:
    """A role by number, slug or name, as bodies give it."""
    text = str(reference).strip()
    name = _SPOKEN.get(text.lower(), text.lower())
    found = session.scalars(
        select(Role)
        .where(
            Role.partner_id == partner,
            (Role.slug == text) | (Role.id == row_number(text)) | (func.lower(Role.name) == name),
        )
        .order_by(Role.id)
    ).all()
    exact = [candidate for candidate in found if candidate.slug == text or candidate.id == row_number(text)]
    return next(iter(exact or found), None)


def checked_permissions(values: Iterable[Any]) -> str:
    """Permission numbers as they are kept.

    Raises:
        WireError: 400 in the words of the remote's framework: names instead of numbers, unknown numbers.
    """
    numbers = set()
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | str) or _not_a_number(value):
            raise invalid(permissions=f"Incorrect type. Expected pk value, received {type(value).__name__}.")
        number = row_number(value)
        if not 1 <= number <= len(Permission):
            raise invalid(permissions=f'Invalid pk "{str(value)[:40]}" - object does not exist.')
        numbers.add(number)
    return ",".join(str(number) for number in sorted(numbers))


def _not_a_number(value: int | str) -> bool:
    return isinstance(value, str) and not (value.strip().isascii() and value.strip().isdigit())


def refuse_beyond(who: Principal, kept: str | None) -> None:
    """Nobody gives what they do not hold themselves.

    Raises:
        WireError: 403.
    """
    if not who.is_owner and not permissions_of(kept) <= who.permissions:
        raise refusal(403, MISSING_PERMISSION)


def create(session: Session, who: Principal, fields: Mapping[str, Any]) -> Role:
    """Add a role."""
    kept = checked_permissions(fields["permissions"])
    refuse_beyond(who, kept)
    made = Role(
        partner_id=who.partner_id,
        name=fields["name"],
        slug=free_slug(session, Role.slug, fields["name"]),
        description=fields["description"],
        permissions=kept,
        is_active=fields["actif"],
        created_at=now(),
    )
    session.add(made)
    session.flush()
    return made


def change(session: Session, who: Principal, reference: str, changes: Mapping[str, Any]) -> Role:
    """Change a role; who holds it has the new permissions at their next call.

    Raises:
        WireError: 404, 403 for permissions the caller lacks, 400 for one's own role.
    """
    found = role(session, who.partner_id, reference)
    # A role with more than the caller holds is not theirs to change either.
    refuse_beyond(who, found.permissions)
    if changes.get("permissions") is not None:
        kept = checked_permissions(changes["permissions"])
        refuse_beyond(who, kept)
        found.permissions = kept
    if changes.get("name"):
        found.name = changes["name"]
    if "description" in changes:
        found.description = changes["description"]
    if changes.get("actif") is not None:
        found.is_active = changes["actif"]
    session.flush()
    return found


def delete(session: Session, who: Principal, reference: str) -> None:
    """Remove a role nobody has.

    Raises:
        WireError: 404, 403 for a role beyond the caller, 400 while somebody has it.
    """
    found = role(session, who.partner_id, reference)
    refuse_beyond(who, found.permissions)
    held = select(func.count()).select_from(Account).where(Account.role_id == found.id, Account.deleted_at.is_(None))
    if session.scalar(held):
        raise in_use()
    session.execute(update(Account).where(Account.role_id == found.id).values(role_id=None))
    session.delete(found)
    session.flush()


def in_use() -> WireError:
    """400: somebody has the role."""
    return refusal(400, "This role is assigned to somebody. Give them another role first.")
