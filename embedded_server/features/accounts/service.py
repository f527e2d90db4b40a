"""Owners, sign-in, refresh with rotation, sign-in sessions, the profile."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from embedded_server.context import ServerContext
from embedded_server.database import Database, moment_text, now
from embedded_server.features.accounts import passwords
from embedded_server.features.accounts.countries import country_code, country_name
from embedded_server.features.accounts.models import Account, Partner, Role, SignInSession
from embedded_server.tokens import permissions_of
from embedded_server.wire import WireError, invalid, not_found, refresh_not_valid, refusal
from tiknet_desktop.domain.ids import slug_of
from tiknet_desktop.domain.money import Currency, currency, currency_of_country
from tiknet_desktop.domain.permissions import STARTING_ROLES, Permission

_RECOVERY_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class AddressUsedError(Exception):
    """An account with this e-mail address exists."""


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
    code = "-".join("".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(4)) for _ in range(4))
    recovery = passwords.password_hash(code)
    with database.write() as session:
        if session.scalar(select(Account.id).where(Account.email == email)) is not None:
            raise AddressUsedError(email)
        partner = Partner(
            name=new.business_name,
            country=country,
            currency=currency_of_country(country).code,
            number_of_router=1,
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
            password_hash=hashed,
            recovery_hash=recovery,
            is_owner=True,
            is_active=True,
            is_verified=True,
            first_name=new.first_name or None,
            last_name=new.last_name or None,
            phone=new.phone or None,
            date_joined=now(),
        )
        session.add(account)
    return Owner(account.id, partner.id, email, new.first_name, country, partner.currency, code)


def add_starting_roles(session: Session, partner_id: int) -> dict[str, Role]:
    """The three roles every owner starts with; slugs are unique on the platform."""
    roles = {}
    for name, permissions in STARTING_ROLES.items():
        role = Role(
            partner_id=partner_id,
            name=name,
            slug=f"{slug_of(name)}-{partner_id}",
            permissions=",".join(str(permission.number) for permission in sorted(permissions, key=lambda p: p.number)),
            is_active=True,
            created_at=now(),
        )
        session.add(role)
        roles[name] = role
    session.flush()
    return roles


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


# Sign-in


@dataclass(frozen=True, slots=True)
class Device:
    """Where a sign-in comes from."""

    name: str
    ip_address: str


def sign_in(server: ServerContext, email: str, password: str, device: Device) -> dict[str, Any]:
    """Tokens and the user for an address and a password.

    Raises:
        WireError: 401 for a wrong pair, 429 after too many of them.
    """
    address = email.strip().lower()
    with server.database.write() as session:
        passwords.refuse_when_locked(session, address)
        account = session.scalar(select(Account).where(Account.email == address, Account.is_active))
        stored = account.password_hash if account and account.is_verified else None
    if not passwords.password_matches(stored, password):
        with server.database.write() as session:
            passwords.count_failure(session, address)
        raise refusal(401, "No active account found with the given credentials")
    with server.database.write() as session:
        # Guesses that ran at the same time count too: the right one among them must not slip through.
        passwords.refuse_when_locked(session, address)
        passwords.forget_failures(session, address)
        account = session.scalars(select(Account).where(Account.email == address)).one()
        tokens = open_session(server, session, account, device)
        return tokens | {"user": _signed_in_user(session, account)}


def open_session(server: ServerContext, session: Session, account: Account, device: Device) -> dict[str, str]:
    """A new sign-in session and its two tokens."""
    moment = now()
    sign_in = SignInSession(
        account_id=account.id,
        generation=1,
        device=device.name[:255],
        ip_address=device.ip_address[:45],
        created_at=moment,
        last_active=moment,
        expires_at=moment + timedelta(seconds=server.settings.refresh_seconds),
    )
    session.add(sign_in)
    session.flush()
    return {
        "refresh": server.tokens.refresh(account.id, sign_in.id, 1),
        "access": server.tokens.access(account.id, sign_in.id),
    }


def refreshed(server: ServerContext, token: str, device: Device) -> dict[str, Any]:
    """A new pair for a refresh token; the old one is spent. A spent one ends the sign-in: somebody has a copy.

    Raises:
        WireError: form E5.
    """
    account_id, session_id, generation = server.tokens.refresh_claims(token)
    with server.database.write() as session:
        sign_in = session.get(SignInSession, session_id)
        account = session.get(Account, account_id)
        usable = (
            sign_in is not None
            and account is not None
            and account.is_active
            and sign_in.account_id == account.id
            and sign_in.revoked_at is None
            and sign_in.expires_at > now()
        )
        reused = sign_in is not None and usable and generation != sign_in.generation
        if reused and sign_in is not None:
            sign_in.revoked_at = now()
        elif usable and sign_in is not None and account is not None:
            sign_in.generation += 1
            sign_in.last_active = now()
            sign_in.ip_address = device.ip_address[:45]
            sign_in.expires_at = now() + timedelta(seconds=server.settings.refresh_seconds)
            return {
                "access": server.tokens.access(account.id, sign_in.id),
                "refresh": server.tokens.refresh(account.id, sign_in.id, sign_in.generation),
                "user": _signed_in_user(session, account),
            }
    raise refresh_not_valid()


def end_sessions(session: Session, account_id: int, *, only: int | None = None) -> int:
    """End sign-ins of an account, all or one; how many ended."""
    statement = update(SignInSession).where(SignInSession.account_id == account_id, SignInSession.revoked_at.is_(None))
    if only is not None:
        statement = statement.where(SignInSession.id == only)
    result = session.execute(statement.values(revoked_at=now()))
    return int(getattr(result, "rowcount", 0))


# What is said about an account


def _role_of(session: Session, account: Account) -> Role | None:
    return session.get(Role, account.role_id) if account.role_id else None


def permission_map(account: Account, role: Role | None) -> dict[str, bool]:
    """Label to bool for all thirteen permissions (wire conventions, section 4)."""
    held = permissions_of(role.permissions) if role and role.is_active else frozenset()
    return {permission.value: account.is_owner or permission in held for permission in Permission}


def _signed_in_user(session: Session, account: Account) -> dict[str, Any]:
    partner = session.get_one(Partner, account.partner_id)
    role = _role_of(session, account)
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
    role = _role_of(session, account)
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


def session_missing() -> WireError:
    """404 of a sign-in session."""
    return not_found("Session not found.")
