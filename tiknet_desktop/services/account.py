"""Signing in and out, opening the last shop without a connection, and who is at the counter."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.api.http import HttpTransport
from tiknet_desktop.domain.money import Currency
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.platform.paths import Paths, account_hash
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services import identity
from tiknet_desktop.services.before_sign_in import BeforeSignIn, typed_code
from tiknet_desktop.services.errors import PendingWorkError
from tiknet_desktop.services.kept_tokens import KeptTokens
from tiknet_desktop.services.password_proof import PasswordProof
from tiknet_desktop.services.server import Server
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import outbox, states
from tiknet_desktop.storage.database import fact, set_fact
from tiknet_desktop.storage.errors import StorageError
from tiknet_desktop.storage.records import EntryStatus
from tiknet_desktop.storage.salvage import Salvaged
from tiknet_desktop.storage.store import Store
from tiknet_desktop.sync.engine import SyncEngine

_log = logging.getLogger(__name__)

_MEGABYTE = 1_000_000


class AccountService(BeforeSignIn):
    """The open account. ``transport`` replaces the network in tests."""

    def __init__(
        self,
        paths: Paths,
        server: Server,
        secrets: SecretStore,
        settings: SettingsService,
        shop: ShopHolder,
        bus: ChangeBus,
        tasks: TaskRegistry,
        executors: Executors,
        transport: HttpTransport | None = None,
    ) -> None:
        self._paths = paths
        self._server = server
        self._secrets = secrets
        self._settings = settings
        self._shop = shop
        self._bus = bus
        self._tasks = tasks
        self._executors = executors
        self._transport = transport
        self._proof = PasswordProof(secrets, executors)
        self._user: Mapping[str, Any] = {}
        self._profile: Mapping[str, Any] = {}
        self._unsubscribe = bus.subscribe(self._on_change)

    @property
    def signed_in(self) -> bool:
        """Whether an account is open; its cache can be read, with or without a connection."""
        return self._shop.current is not None

    @property
    def sign_in_needed(self) -> bool:
        """Whether the server wants the password again before anything more is sent or read."""
        return self._shop.current is None or self._shop.current.engine.sign_in_needed

    @property
    def email(self) -> str:
        """Address of the open account, else of the last one, else empty."""
        if self._shop.current is not None:
            return self._shop.current.email
        last = self._settings.get("last_account")
        return str(last.get("email") or "") if isinstance(last, dict) else ""

    @property
    def profile(self) -> Mapping[str, Any]:
        """What the server says about this person and shop, as last heard."""
        return {**self._user, **{name: value for name, value in self._profile.items() if value is not None}}

    @property
    def permissions(self) -> frozenset[Permission]:
        """Rights of this person."""
        return self._shop.current.permissions if self._shop.current is not None else frozenset()

    @property
    def is_owner(self) -> bool:
        """Whether the shop is this person's own."""
        partner = self._user.get("partner")
        owns = isinstance(partner, Mapping) and partner.get("is_partner") is True
        return owns or self._profile.get("is_owner") is True

    @property
    def role_name(self) -> str:
        """What the server calls this person's role; empty for owners and where it does not say."""
        role = self.profile.get("roles") or self.profile.get("role")
        name = role.get("name") if isinstance(role, Mapping) else role
        return "" if self.is_owner else str(name or "")

    @property
    def folder_name(self) -> str:
        """A short lasting name of the account on this computer that tells nothing about it."""
        return account_hash(self._server.identity, self._first_address(self.email))

    @property
    def currency(self) -> Currency:
        """The shop's currency."""
        return identity.currency_of(self.profile)

    @property
    def seller_name(self) -> str:
        """Who stands on receipts."""
        return identity.person_name(self.profile, self.email)

    @property
    def shop_name(self) -> str:
        """The shop's name: as set on this computer, else as the server knows it."""
        return str(self._settings.get("shop_name")) or identity.shop_name(self.profile)

    @property
    def salvaged(self) -> Salvaged | None:
        """What was saved from a damaged file when the account was opened, if it was."""
        shop = self._shop.current
        return shop.store.opening.salvaged if shop is not None and shop.store.opening is not None else None

    async def sign_in(self, email: str, password: str, code: str = "") -> None:
        """Sign in and open the account's data; the account that was open is closed. ``code`` is the second factor.

        Raises:
            SignInNeeded: wrong address or password (code ``wrong_credentials``); the password is right but the second
                factor is missing or wrong (``two_factor_required``, ``two_factor_invalid``).
            ApiError: the server did not answer usably.
            StorageError: the account's file cannot be used.
        """
        email = email.strip()
        shop = self._shop.current
        if shop is not None and shop.email.lower() == email.lower():
            user = await shop.api.sign_in(email, password, code)
            await self._take_user(shop, user)
            shop.engine.signed_in()
            await self.keep_password(password)
            return
        api = self._api(email)
        try:
            user = await api.sign_in(email, password, code)
            await self.close()
            shop = await self._open(email, api)
        except BaseException:
            await api.aclose()
            raise
        await self._take_user(shop, user)
        self._settings.set("last_account", {"identity": self._server.identity, "email": email})
        shop.engine.start()
        self._bus.publish(ChangeSet("account"))
        await self.keep_password(password)

    async def keep_password(self, password: str) -> None:
        """Know the password the server took last without asking it; see :mod:`tiknet_desktop.services.password_proof`."""
        await self._proof.keep(self.folder_name, password)

    async def knows_password(self, password: str) -> bool | None:
        """Whether this is the password the server took last; ``None`` where this computer cannot tell, or where the server
        has ended this sign-in since."""
        return None if self.sign_in_needed else await self._proof.fits(self.folder_name, password)

    async def disown_password(self, password: str) -> None:
        """The server does not take this password: it no longer counts here either."""
        if await self._proof.fits(self.folder_name, password):
            await self._proof.forget(self.folder_name)

    async def resume(self, *, begin: bool = True) -> bool:
        """Open the account that was open last on this server, with or without a connection; returns whether there is one.

        With ``begin`` false nothing is sent or read until :meth:`begin`: the window is painted from the cache first.

        Raises:
            StorageError: its file cannot be used.
        """
        last = self._settings.get("last_account")
        if not isinstance(last, dict) or last.get("identity") != self._server.identity or not last.get("email"):
            return False
        email = str(last["email"])
        if not (self._folder(email) / "shop.sqlite").exists():
            return False
        api = self._api(email)
        try:
            shop = await self._open(email, api)
        except BaseException:
            await api.aclose()
            raise
        user = await shop.store.read(fact, "user")
        self._user = json.loads(user) if user else {}
        shop.permissions = identity.permissions_of(self._user)
        self._take_rights(shop)
        if begin:
            shop.engine.start()
        self._bus.publish(ChangeSet("account"))
        return True

    def begin(self) -> None:
        """Start to send and read, if an account is open and has not started."""
        if self._shop.current is not None and not self._shop.current.engine.running:
            self._shop.current.engine.start()

    def try_again(self) -> None:
        """The secret store was opened meanwhile: perhaps the sign-in kept in it will do."""
        if self._shop.current is not None and self._shop.current.engine.sign_in_needed:
            self._shop.current.engine.signed_in()

    async def sign_out(self, force: bool = False) -> None:
        """Close the account and forget its tokens. Its file stays: sales and waiting actions are never deleted.

        Raises:
            PendingWorkError: actions wait for the server and ``force`` was not given.
        """
        shop = self._shop()
        counts = await shop.store.read(outbox.counts)
        waiting = sum(counts[status] for status in EntryStatus if status.open)
        if waiting and not force:
            raise PendingWorkError(waiting)
        await shop.engine.stop()
        await shop.api.sign_out()
        await self._proof.forget(self.folder_name)
        await self.close()
        self._settings.set("last_account", None)
        self._bus.publish(ChangeSet("account"))

    async def use_server(self, base_url: str, *, home: str = "", local: bool = False) -> bool:
        """Talk to another server from now on; opens the last account there, if there was one."""
        await self.close()
        self._server.move(base_url, home=home, local=local)
        return await self.resume()

    async def close(self) -> None:
        """Close the open account, if any; nothing of it runs afterwards."""
        shop, self._shop.current = self._shop.current, None
        self._user = self._profile = {}
        if shop is None:
            return
        await shop.engine.stop()
        connectivity = self._server.connectivity
        try:
            await shop.store.write(_keep_counters, connectivity.bytes_today, connectivity.last_sync)
        except StorageError as error:
            _log.warning("the counters of the day were not kept: %s", error.code)  # a full disk must not stop the end
        finally:
            await shop.api.aclose()
            await shop.store.close()

    async def end(self) -> None:
        """Close for good."""
        self._unsubscribe()
        await self.close()

    def _api(self, email: str) -> PartnerApi:
        account = account_hash(self._server.identity, self._first_address(email))
        return PartnerApi(
            self._server.base_url,
            KeptTokens(self._secrets, self._executors, account),
            on_outcome=self._server.connectivity.note,
            transport=self._transport,
        )

    async def _open(self, email: str, api: PartnerApi) -> Shop:
        folder = self._folder(email)
        store = Store(folder / "shop.sqlite", self._executors)
        await store.open()
        engine = SyncEngine(
            store,
            api,
            self._server.connectivity,
            self._bus,
            self._tasks,
            budget=lambda: int(self._settings.get("data_budget_mb")) * _MEGABYTE,
        )
        shop = Shop(email, store, api, engine, self._bus)
        self._shop.current = shop
        self._profile = (await store.read(states.document, "profile")).value or {}
        kept = await store.read(fact, "counters")
        counters = json.loads(kept) if kept else {}
        if counters:
            self._server.connectivity.restore(
                bytes_today=int(counters["bytes"]),
                day=date.fromisoformat(counters["day"]),
                last_sync=datetime.fromisoformat(counters["last_sync"]) if counters.get("last_sync") else None,
            )
        return shop

    async def _take_user(self, shop: Shop, user: Mapping[str, Any]) -> None:
        self._user = dict(user)
        shop.permissions = identity.permissions_of(user)
        await shop.store.write(set_fact, "user", json.dumps(self._user, default=str))

    def _on_change(self, change: ChangeSet) -> None:
        shop = self._shop.current
        if change.resource == "documents" and change.keys and "profile" in change.keys and shop is not None:
            self._tasks.spawn(self._reread_profile(shop), name="profile", owner=self)

    async def _reread_profile(self, shop: Shop) -> None:
        value = (await shop.store.read(states.document, "profile")).value
        if self._shop.current is shop and value is not None:
            self._profile = value
            self._take_rights(shop)
            self._bus.publish(ChangeSet("account"))

    def _take_rights(self, shop: Shop) -> None:
        """Rights as the profile tells them, where it does: an owner may have changed them since the sign-in."""
        held = self._profile.get("permissions")
        if isinstance(held, Mapping) and held:
            shop.permissions = identity.permissions_of({"permissions": held})

    def _folder(self, email: str) -> Path:
        return self._paths.account(self._server.identity, self._first_address(email))

    def _first_address(self, email: str) -> str:
        """The address whose file an account uses: a changed address must not leave sales behind."""
        return str(self._settings.get(f"moved.{account_hash(self._server.identity, email)}") or email)

    # ------------------------------------------------------------ the profile
    async def update_profile(self, changes: Mapping[str, Any]) -> bool:
        """Change what the server knows of this person and shop; whether a new address waits for its code.

        Raises:
            ApiError: the server did not take it.
        """
        shop = self._shop()
        data = await shop.ask("update_profile", body=dict(changes))
        new = str(changes.get("email") or "").strip()
        moved = bool(new) and new.lower() != shop.email.lower()
        if moved:
            first = self._first_address(shop.email)
            self._settings.set(f"moved.{account_hash(self._server.identity, new)}", first)
            self._settings.set("last_account", {"identity": self._server.identity, "email": new})
            shop.email = new
        if isinstance(data, Mapping):
            self._profile = {**self._profile, **data}
            self._bus.publish(ChangeSet("account"))
        shop.engine.touched("profile")
        return moved

    async def verify_email(self, code: str) -> None:
        """Prove the present address with the code that was mailed to it.

        Raises:
            ApiError: the code is wrong or too old, or the server did not answer.
        """
        shop = self._shop()
        await shop.ask("verify_email_otp", body={"code": typed_code(code), "email": shop.email})
        shop.engine.touched("profile")

    async def _ask_public(self, operation_id: str, body: Mapping[str, Any], *, extras: bool = False) -> Any:
        shop = self._shop.current
        if shop is not None:
            return await _asked(shop.api, operation_id, body, extras)
        api = self._api("")
        try:
            return await _asked(api, operation_id, body, extras)
        finally:
            await api.aclose()

    def _own_address(self) -> str:
        return self._shop().email


async def _asked(api: PartnerApi, operation_id: str, body: Mapping[str, Any], extras: bool) -> Any:
    query = {"extras": 1} if extras and "row-extras" in await api.capabilities() else None
    return (await api.call(operation_id, body=dict(body), query=query)).data


def _keep_counters(connection: Connection, size: int, last_sync: datetime | None) -> None:
    kept = {
        "day": datetime.now(UTC).astimezone().date().isoformat(),
        "bytes": size,
        "last_sync": last_sync.isoformat() if last_sync else None,
    }
    set_fact(connection, "counters", json.dumps(kept))
