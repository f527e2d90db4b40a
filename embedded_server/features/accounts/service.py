"""Owners, starting roles, collaborators without an invitation, the profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from embedded_server.database import Database, moment_text, now
from embedded_server.features.accounts import passwords
from embedded_server.features.accounts.countries import country_code, country_name
from embedded_server.features.accounts.models import Account, Partner, Role
from embedded_server.tokens import permissions_of
from embedded_server.wire import invalid
from tiknet_desktop.domain.ids import slug_of
from tiknet_desktop.domain.money import Currency, currency, currency_of_country
from tiknet_desktop.domain.permissions import STARTING_ROLES, Permission

if TYPE_CHECKING:
    pass

_FIRST_ROLE = 1001
"""Role numbers leave room below: clients that count roles from 1 get the 404 they know, not somebody's role."""


class AddressUsedError(Exception):
    """An account with this e-mail address exists."""

    code = "address_used"


class OwnerUnknownError(Exception):
    """No owner has this e-mail address."""


@dataclass(frozen=True, slots=True)
class NewOwner:
    """What is needed to make an owner. ``country`` is an ISO code or a name."""

    email: str
    password: str
    first_name: str = ""
    last_name: str = ""
    country: str = "TG"
    business_name: str = ""
    phone: str = ""
    city: str = ""
    address: str = ""
    number_of_router: int = 1


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner that was made. The recovery code is shown once and kept nowhere."""

    account_id: int
    partner_id: int
    email: str
    first_name: str
    country: str | None
    currency: str
    recovery_code: str


def create_owner(database: Database, new: NewOwner) -> Owner:
    """Make a verified partner account with its three starting roles.

    Raises:
        AddressUsedError: the address belongs to an account.
        LookupError: the country is unknown.
        ValueError: the address or the password cannot be used.
    """
    email = new.email.strip().lower()
    if "@" not in email.strip("@") or any(char.isspace() for char in email) or len(email) > 254:
        raise ValueError("the e-mail address is not valid")
    if not 6 <= len(new.password) <= 1024:
        raise ValueError("the password needs at least 6 characters")
    country = country_code(new.country)
    hashed = passwords.password_hash(new.password)
    code = passwords.new_recovery_code()
    recovery = passwords.password_hash(code)
    with database.write() as session:
        account = add_owner(session, new, email, hashed, recovery_hash=recovery)
        partner = session.get_one(Partner, account.partner_id)
    return Owner(account.id, partner.id, email, new.first_name, country, partner.currency, code)


def add_owner(session: Session, new: NewOwner, email: str, password_hash: str, *, recovery_hash: str = "") -> Account:
    """A verified partner account with its three starting roles, in the caller's transaction.

    Raises:
        AddressUsedError: the address belongs to an account.
        LookupError: the country is unknown.
    """
    if address_used(session, email):
        raise AddressUsedError(email)
    country = country_code(new.country)
    partner = Partner(
        name=new.business_name,
        country=country,
        currency=currency_of_country(country).code,
        number_of_router=new.number_of_router,
        created_at=now(),
    )
    session.add(partner)
    session.flush()
    roles = add_starting_roles(session, partner.id)
    account = Account(
        partner_id=partner.id,
        role_id=roles["Administrator"].id,
        email=email,
        username=email,
        password_hash=password_hash,
        recovery_hash=recovery_hash,
        is_owner=True,
        is_active=True,
        is_verified=True,
        first_name=new.first_name or None,
        last_name=new.last_name or None,
        phone=new.phone or None,
        city=new.city or None,
        address=new.address or None,
        date_joined=now(),
    )
    session.add(account)
    session.flush()
    return account


def address_used(session: Session, email: str) -> bool:
    """Whether an account has this address."""
    return session.scalar(select(Account.id).where(Account.email == email)) is not None


def add_starting_roles(session: Session, partner_id: int) -> dict[str, Role]:
    """The three roles every owner starts with; slugs are unique on the platform."""
    roles = {}
    for name, permissions in STARTING_ROLES.items():
        role = Role(
            id=_next_role(session),
            partner_id=partner_id,
            name=name,
            slug=f"{slug_of(name)}-{partner_id}",
            permissions=",".join(str(permission.number) for permission in sorted(permissions, key=lambda p: p.number)),
            is_active=True,
            created_at=now(),
        )
        session.add(role)
        session.flush()
        roles[name] = role
    return roles


def _next_role(session: Session) -> int | None:
    """The number of the first role; later ones, and those of PostgreSQL, whose sequence starts there, count on."""
    if session.get_bind().dialect.name != "sqlite":
        return None
    return _FIRST_ROLE if (session.scalar(select(func.max(Role.id))) or 0) < _FIRST_ROLE else None


@dataclass(frozen=True, slots=True)
class NewMember:
    """A collaborator made without an invitation (tests, set-up)."""

    email: str
    password: str
    first_name: str
    role: str


def add_member(database: Database, partner_id: int, new: NewMember) -> int:
    """Add a collaborator with one of the partner's roles (by name); the account's id."""
    hashed = passwords.password_hash(new.password)
    with database.write() as session:
        role = session.scalars(select(Role).where(Role.partner_id == partner_id, Role.name == new.role)).one()
        account = Account(
            partner_id=partner_id,
            role_id=role.id,
            email=new.email.lower(),
            username=new.email.lower(),
            password_hash=hashed,
            is_active=True,
            is_verified=True,
            first_name=new.first_name,
            date_joined=now(),
        )
        session.add(account)
        session.flush()
        return account.id


def owner_of(session: Session, email: str) -> Account:
    """The owner with this address.

    Raises:
        OwnerUnknownError: nobody.
    """
    account = session.scalar(select(Account).where(Account.email == email.strip().lower(), Account.is_owner))
    if account is None:
        raise OwnerUnknownError(email)
    return account


def partner_currency(session: Session, partner_id: int) -> Currency:
    """The currency a partner's amounts are in."""
    return currency(session.scalars(select(Partner.currency).where(Partner.id == partner_id)).one())


# What is said about an account


def role_of(session: Session, account: Account) -> Role | None:
    return session.get(Role, account.role_id) if account.role_id else None


def permission_map(account: Account, role: Role | None) -> dict[str, bool]:
    """Label to bool for all thirteen permissions (wire conventions, section 4)."""
    held = permissions_held(account, role)
    return {permission.value: permission in held for permission in Permission}


def permissions_held(account: Account, role: Role | None) -> frozenset[Permission]:
    """What an account may do: an owner everything, others what they were given themselves, else what their role may."""
    if account.is_owner:
        return frozenset(Permission)
    if account.own_permissions is not None:
        return permissions_of(account.own_permissions)
    return permissions_of(role.permissions) if role and role.is_active else frozenset()


def signed_in_user(session: Session, account: Account) -> dict[str, Any]:
    partner = session.get_one(Partner, account.partner_id)
    role = role_of(session, account)
    return {
        "id": account.id,
        "first_name": account.first_name,
        "last_name": account.last_name,
        "email": account.email,
        "phone": account.phone,
        "date_joined": moment_text(account.date_joined),
        "city": account.city,
        "address": account.address,
        "country": country_name(partner.country),
        "number_of_router": partner.number_of_router,
        "role": {"name": role.name if role else "", "permissions": permission_map(account, role)},
        "partner": {"is_partner": account.is_owner},
    }


def profile(session: Session, account_id: int, *, extras: bool = False) -> dict[str, Any]:
    """The profile; extras add what our own client needs and the catalogue lacks."""
    account = session.get_one(Account, account_id)
    partner = session.get_one(Partner, account.partner_id)
    role = role_of(session, account)
    row: dict[str, Any] = {
        "id": account.id,
        "first_name": account.first_name,
        "last_name": account.last_name,
        "email": account.email,
        "phone": account.phone,
        "date": moment_text(account.date_joined),
        "user": account.id,
        "roles": {"name": role.name if role else None},
        "partner": {"id": partner.id, "name": partner.name},
        "country": country_name(partner.country),
        "state": account.state,
        "city": account.city,
        "addresse": account.address,
        "number_of_router": partner.number_of_router,
    }
    if extras:
        money = currency(partner.currency)
        row |= {
            "currency_code": money.code,
            "currency_symbol": money.sign,
            "permissions": permission_map(account, role),
            "is_owner": account.is_owner,
            "business_name": partner.name,
        }
    return row


_COMPACT = ("id", "first_name", "last_name", "phone", "date", "user", "roles", "partner", "country", "state")


def compact_profile(session: Session, account_id: int) -> dict[str, Any]:
    """What the token check answers with."""
    row = profile(session, account_id)
    return {name: row[name] for name in _COMPACT}


def update_profile(session: Session, account_id: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change what was sent and answer with the profile's own fields.

    Raises:
        WireError: 400, the address is used or the country unknown.
    """
    account = session.get_one(Account, account_id)
    partner = session.get_one(Partner, account.partner_id)
    for name in ("first_name", "last_name", "phone", "state", "city"):
        if name in changes:
            setattr(account, name, changes[name])
    if "addresse" in changes:
        account.address = changes["addresse"]
    if changes.get("email"):
        _change_address(session, account, str(changes["email"]).lower())
    if account.is_owner:
        _update_partner(partner, changes)
    session.flush()
    row = profile(session, account_id)
    wanted = (
        "first_name",
        "last_name",
        "email",
        "phone",
        "country",
        "state",
        "city",
        "addresse",
        "number_of_router",
    )
    return {name: row[name] for name in wanted}


def _change_address(session: Session, account: Account, email: str) -> None:
    other = session.scalar(select(Account.id).where(Account.email == email, Account.id != account.id))
    if other is not None:
        raise invalid(email="This email is already in use.")
    account.email = email


def _update_partner(partner: Partner, changes: Mapping[str, Any]) -> None:
    if "country" in changes:
        try:
            partner.country = country_code(changes["country"])
        except LookupError as error:
            raise invalid(country="Unknown country.") from error
    if changes.get("number_of_router") is not None:
        partner.number_of_router = changes["number_of_router"]
    if changes.get("business_name"):
        partner.name = changes["business_name"]
