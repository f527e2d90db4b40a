"""Collaborators: accounts with a role, made with a temporary password that is mailed to them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from embedded_server.change_log import touch
from embedded_server.database import moment_text, now
from embedded_server.features.accounts import codes, passwords
from embedded_server.features.accounts.codes import Purpose
from embedded_server.features.accounts.countries import country_code, country_name
from embedded_server.features.accounts.models import Account, Partner, Role
from embedded_server.features.accounts.service import address_used, permissions_held, role_of
from embedded_server.features.accounts.sessions import end_sessions
from embedded_server.features.accounts.throttle import CODE_MAILS
from embedded_server.features.collaborators.models import CollaboratorRouter
from embedded_server.features.mail.service import office_of
from embedded_server.features.mail.texts import invitation_mail, reminder_mail
from embedded_server.features.roles import service as roles
from embedded_server.features.routers import service as routers
from embedded_server.features.routers.models import Router
from embedded_server.listing import row_number
from embedded_server.tokens import Principal
from embedded_server.view import view_in
from embedded_server.wire import REQUIRED, invalid, invalid_bare, not_found, refusal
from tiknet_desktop.domain.ids import RESERVED_WORDS

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz"
_TEMPORARY = 8


@dataclass(frozen=True, slots=True)
class Staff:
    """Collaborators of one partner, as one caller may handle them."""

    server: ServerContext
    session: Session
    who: Principal

    # Reading

    def rows(self, *, extras: bool) -> list[dict[str, Any]]:
        """All of them, oldest first."""
        accounts = self.session.scalars(self._select().order_by(Account.id)).all()
        held = {role.id: role for role in self.session.scalars(select(Role).where(Role.partner_id == self._partner))}
        given: dict[int, list[str]] = {}
        for account_id, slug in self.session.execute(
            select(CollaboratorRouter.account_id, Router.slug)
            .join(Router, Router.id == CollaboratorRouter.router_id)
            .where(Router.partner_id == self._partner)
            .order_by(Router.id)
        ):
            given.setdefault(account_id, []).append(slug)
        return [_row(one, held.get(one.role_id or 0), given.get(one.id, []), extras) for one in accounts]

    def row(self, account: Account, *, extras: bool) -> dict[str, Any]:
        """One of them."""
        slugs = self.session.scalars(
            select(Router.slug)
            .join(CollaboratorRouter, Router.id == CollaboratorRouter.router_id)
            .where(CollaboratorRouter.account_id == account.id)
            .order_by(Router.id)
        )
        return _row(account, role_of(self.session, account), list(slugs), extras)

    def find(self, reference: str, missing: str = "Collaborator not found.") -> Account:
        """A collaborator by username, e-mail or number.

        Raises:
            WireError: 404.
        """
        found = self.session.scalar(
            self._select().where(
                (Account.username == reference)
                | (Account.email == reference.lower())
                | (Account.id == row_number(reference))
            )
        )
        if found is None:
            raise not_found(missing)
        return found

    @property
    def _partner(self) -> int:
        return self.who.partner_id

    def _select(self) -> Select[Account]:
        return select(Account).where(
            Account.partner_id == self._partner, Account.is_owner.is_(False), Account.deleted_at.is_(None)
        )

    # Changing

    def create(self, fields: Mapping[str, Any]) -> tuple[Account, str]:
        """Make an account and mail the invitation; the account and its temporary password.

        Raises:
            WireError: 400 (form E3), 403 for a role beyond the caller, 429 after too many mails to the address.
        """
        address = fields["email"].lower()
        if address_used(self.session, address):
            raise invalid_bare(email="This email is already in use.")
        username = self._free_username(fields["username"], address)
        try:
            country = country_code(fields["country"])
        except LookupError as error:
            raise invalid_bare(country="Unknown country.") from error
        weakness = passwords.weakness(fields["password"]) if fields["password"] else None
        if weakness:
            raise invalid_bare(password=weakness)
        role = self._role_for_creation(fields)
        password = fields["password"] or "".join(secrets.choice(_ALPHABET) for _ in range(_TEMPORARY))
        account = Account(
            partner_id=self._partner,
            role_id=role.id if role else None,
            email=address,
            username=username,
            password_hash=passwords.password_hash(password),
            invitation_locked=self.server.vault.lock(password),
            is_active=True,
            is_verified=True,
            first_name=fields["first_name"],
            last_name=fields["last_name"],
            phone=fields["phone"],
            city=fields["city"],
            address=fields["addresse"],
            country=country,
            date_joined=now(),
        )
        self.session.add(account)
        self.session.flush()
        # Whoever is confined to routers makes nobody who sees more.
        for router_id in view_in(self.session).routers or ():
            self.session.add(CollaboratorRouter(account_id=account.id, router_id=router_id))
        self._invite(account)
        return account, password

    def _free_username(self, wanted: str | None, address: str) -> str:
        if not wanted:
            return address
        if wanted.lower() in RESERVED_WORDS or wanted.isdigit():
            raise invalid_bare(username="This name is reserved.")
        taken = select(Account.id).where((Account.username == wanted) | (Account.email == wanted.lower()))
        if self.session.scalar(taken) is not None:
            raise invalid_bare(username="A user with that username already exists.")
        return wanted

    def _role_for_creation(self, fields: Mapping[str, Any]) -> Role | None:
        name = "role_id" if fields["role_id"] not in (None, "") else "role"
        if fields[name] in (None, ""):
            return None
        role = roles.named_role(self.session, self._partner, fields[name])
        if role is None and name == "role":
            # The starting roles by a slug of another installation: only the number behind the name differs.
            role = roles.named_role(self.session, self._partner, re.sub(r"-\d+$", "", fields[name]))
        if role is None:
            raise invalid_bare(**{name: f'Invalid pk "{str(fields[name])[:40]}" - object does not exist.'})
        roles.refuse_beyond(self.who, role.permissions)
        return role

    def _invite(self, account: Account) -> None:
        CODE_MAILS.refuse_when_locked(self.session, account.email)
        CODE_MAILS.count(self.session, account.email)
        shop = self.session.get_one(Partner, self._partner).name
        role = role_of(self.session, account)
        password = self.server.vault.unlock(account.invitation_locked)
        mail = (
            invitation_mail(account.email, shop, role.name if role else "", password)
            if password
            else reminder_mail(account.email, shop)
        )
        office_of(self.server).post(self.session, mail)

    def invite_again(self, reference: str) -> None:
        """Mail the invitation again; without the password once it was used.

        Raises:
            WireError: 404, 403 for somebody beyond the caller, 429 after too many mails to the address.
        """
        account = self.find(reference)
        self._refuse_beyond(account)
        self._invite(account)

    def give_role(self, reference: str, wanted: str | None) -> None:
        """Give a role in place of the present one.

        Raises:
            WireError: 404 for an unknown collaborator or role, 403 beyond the caller, 400 for oneself or without a role.
        """
        missing = "Collaborateur ou rôle non trouvé"
        account = self.find(reference, missing)
        if not wanted:
            raise invalid(role_id=REQUIRED)
        role = roles.named_role(self.session, self._partner, wanted)
        if role is None:
            raise not_found(missing)
        self._refuse_beyond(account)
        roles.refuse_beyond(self.who, role.permissions)
        account.role_id, account.own_permissions = role.id, None
        self.session.flush()

    def _refuse_beyond(self, account: Account) -> None:
        """Neither oneself nor somebody who may do more than the caller."""
        if account.id == self.who.account_id:
            raise refusal(400, "You cannot change your own access.")
        held = permissions_held(account, role_of(self.session, account))
        roles.refuse_beyond(self.who, ",".join(str(permission.number) for permission in held))

    def change(self, reference: str, changes: Mapping[str, Any]) -> Account:
        """Change details, role, own permissions or whether the account works.

        Raises:
            WireError: 404, 403, 400.
        """
        account = self.find(reference)
        self._refuse_beyond(account)
        for name in ("first_name", "last_name", "phone", "city"):
            if name in changes:
                setattr(account, name, changes[name])
        if "addresse" in changes:
            account.address = changes["addresse"]
        wanted = changes.get("role_id") or changes.get("role")
        if wanted:
            self.give_role(reference, wanted)
        if changes.get("permissions") is not None:
            kept = roles.checked_permissions(changes["permissions"])
            roles.refuse_beyond(self.who, kept)
            account.own_permissions = kept
        if changes.get("is_active") is not None:
            account.is_active = changes["is_active"]
            if not account.is_active:
                end_sessions(self.session, account.id)
        self.session.flush()
        return account

    def remove(self, reference: str) -> None:
        """End an account: its tokens stop, its address is free again; its name stays on what it did.

        Raises:
            WireError: 404, 403, 400.
        """
        account = self.find(reference)
        self._refuse_beyond(account)
        end_sessions(self.session, account.id)
        codes.void(self.session, Purpose.PASSWORD_RESET, account.email)
        codes.void(self.session, Purpose.VERIFY_EMAIL, account.email)
        self.session.execute(delete(CollaboratorRouter).where(CollaboratorRouter.account_id == account.id))
        account.is_active, account.deleted_at, account.role_id = False, now(), None
        account.email = account.username = f"deleted-{account.id}@tiknet.invalid"
        account.password_hash, account.invitation_locked, account.totp_locked = "", "", ""
        self.session.flush()

    # Routers

    def give_router(self, reference: str, router: str) -> Account:
        """Confine a collaborator to a router, besides those given before.

        Raises:
            WireError: 404, 403, 400.
        """
        account, found = self._pair(reference, router)
        key = {"account_id": account.id, "router_id": found.id}
        if self.session.get(CollaboratorRouter, key) is None:
            self.session.add(CollaboratorRouter(**key))
        # Lists of routers look different from now on.
        touch(self.session, self._partner, "routers", (found.id,))
        return account

    def take_router(self, reference: str, router: str) -> Account:
        """Withdraw a router; without any the collaborator works on all of them again.

        Raises:
            WireError: 404, 403, 400; by somebody confined to routers also 400 for the last one.
        """
        account, found = self._pair(reference, router)
        given = self.session.get(CollaboratorRouter, {"account_id": account.id, "router_id": found.id})
        if given is None:
            raise not_found("Routeur introuvable")
        mine = CollaboratorRouter.account_id == account.id
        others = select(CollaboratorRouter).where(mine, CollaboratorRouter.router_id != found.id)
        if view_in(self.session).confined and self.session.scalar(others.limit(1)) is None:
            raise refusal(400, "Cannot withdraw the only router of a collaborator; give them another one first.")
        self.session.delete(given)
        touch(self.session, self._partner, "routers", (found.id,))
        return account

    def _pair(self, reference: str, router: str) -> tuple[Account, Router]:
        account = self.find(reference)
        if not router:
            raise invalid(router_id=REQUIRED)
        self._refuse_beyond(account)
        return account, routers.router(self.session, self._partner, router)


def _row(account: Account, role: Role | None, routers: list[str], extras: bool) -> dict[str, Any]:
    held = permissions_held(account, role)
    row: dict[str, Any] = {
        "id": account.id,
        "username": account.username,
        "first_name": account.first_name or "",
        "last_name": account.last_name,
        "email": account.email,
        "role": role.slug if role else "",
        "role_name": role.name if role else "",
        "permissions": sorted(permission.value for permission in held),
        "assigned_routers": routers,
        "is_active": account.is_active,
        "created_at": moment_text(account.date_joined),
    }
    if extras:
        row |= {
            "role_id": role.id if role else None,
            "phone": account.phone,
            "addresse": account.address,
            "city": account.city,
            "country": country_name(account.country),
            "invitation_pending": bool(account.invitation_locked),
            "two_factor": account.totp_enabled_at is not None,
        }
    return row
