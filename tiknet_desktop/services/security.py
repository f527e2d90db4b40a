"""What keeps a shop closed to others: the PIN of this computer, the owner's PIN, the password, the second factor, and
where the account is signed in."""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
import secrets as random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from tiknet_desktop.api.errors import (
    ApiError,
    BadAnswer,
    CaptivePortal,
    NotOffered,
    ObjectMissing,
    ServerFault,
    SignInNeeded,
    Throttled,
    Unreachable,
)
from tiknet_desktop.platform.secrets import SecretKind, SecretStore, SecretsUnavailable
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.services.attempts import FREE_TRIES, TRIES_WITH_PIN, Attempts
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.storage import states
from tiknet_desktop.storage.records import Filter, FilterOp, RecordQuery

if TYPE_CHECKING:
    from tiknet_desktop.runtime.executors import Executors
    from tiknet_desktop.services.account import AccountService
    from tiknet_desktop.services.editing import EditingService
    from tiknet_desktop.services.settings import SettingsService
    from tiknet_desktop.services.shop import ShopHolder

_log = logging.getLogger(__name__)

SHORTEST_PASSWORD: Final = 6
"""What every server of ours asks for at least."""

_PIN: Final = re.compile(r"[0-9]{4,8}")
# 16 MiB and about 50 ms: a PIN of four digits is guessed quickly whatever it costs, so the waits matter more.
_SCRYPT: Final = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
_COMMON: Final = frozenset(
    (
        "password",
        "motdepasse",
        "azerty",
        "qwerty",
        "123456",
        "111111",
        "000000",
        "abcdef",
        "tiknet",
        "bonjour",
        "soleil",
    )
)


@dataclass(frozen=True, slots=True)
class PinState:
    """How the PIN of this computer stands. ``wait`` is how long nothing is tried; ``password_needed``: it was mistyped too
    often, or its keeper lost it."""

    is_set: bool
    wait: timedelta = timedelta()
    tries_left: int = FREE_TRIES
    password_needed: bool = False


@dataclass(frozen=True, slots=True)
class TwoFactorSetUp:
    """What the authenticator app needs. Empty where the server sets the second factor up in its own way."""

    secret: str = field(repr=False)
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EndedSessions:
    """How many sign-ins ended elsewhere, and the first reason why one did not."""

    done: int
    failed: int = 0
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a password is to guess, 0 (refused) to 4; ``hints`` are codes of what would make it better: ``longer``,
    ``common``, ``name``, ``repeats``, ``mix``."""

    score: int
    hints: tuple[str, ...] = ()


def password_strength(password: str, *names: str) -> Strength:
    """Judge a new password. ``names`` (e-mail, shop, person) must not stand in it."""
    lower = password.lower()
    hints: list[str] = []
    if len(password) < SHORTEST_PASSWORD:
        return Strength(0, ("longer",))
    plain = "".join(character for character in lower if character.isalnum())
    if any(word in plain for word in _COMMON):
        hints.append("common")
    parts = {part for name in names for part in re.split(r"[^\w]+", name.lower()) if len(part) >= 4}
    if any(part in lower for part in parts):
        hints.append("name")
    if len(set(lower)) <= max(3, len(lower) // 4):
        hints.append("repeats")
    kinds = sum(bool(re.search(pattern, password)) for pattern in (r"[a-zà-ÿ]", r"[A-ZÀ-Þ]", r"\d", r"[^\w]|_"))
    score = 1 + (len(password) >= 10) + (len(password) >= 14) + (kinds >= 3 or len(password.split()) >= 3)
    if len(password) < 10:
        hints.append("longer")
    elif kinds < 2:
        hints.append("mix")
    if hints and hints[0] in ("common", "name", "repeats"):
        score = 1
    return Strength(min(score, 4), tuple(hints))


class SecurityService:
    """Use cases of the account pane and of the lock. ``now`` replaces the clock in tests."""

    def __init__(
        self,
        shop: ShopHolder,
        account: AccountService,
        editing: EditingService,
        settings: SettingsService,
        secrets: SecretStore,
        executors: Executors,
        bus: ChangeBus,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._shop = shop
        self._account = account
        self._editing = editing
        self._settings = settings
        self._secrets = secrets
        self._executors = executors
        self._bus = bus
        self._now = now
        self._locked = False

    # ------------------------------------------------------------ the lock of this computer
    @property
    def locked(self) -> bool:
        """Whether the shop is behind its lock now: nothing of it may be shown, notifications included."""
        return self._locked

    def set_locked(self, locked: bool) -> None:
        """Tell everybody that the shop was locked or opened (pseudo-resource ``lock``)."""
        if locked != self._locked:
            self._locked = locked
            self._bus.publish(ChangeSet("lock"))

    @property
    def lock_after(self) -> timedelta | None:
        """After how long without input the shop locks itself; ``None``: never, or there is no PIN."""
        minutes = int(self._settings.get("lock_after_minutes"))
        return timedelta(minutes=minutes) if minutes and self.pin_set() else None

    def pin_set(self) -> bool:
        """Whether the open account has a PIN on this computer."""
        return isinstance(self._settings.get(self._name), dict)

    def pin_state(self) -> PinState:
        """What may be tried now."""
        if not self.pin_set():
            return PinState(False)
        wrong = self._tries.wrong
        return PinState(True, self._tries.wait, max(0, FREE_TRIES - wrong), wrong >= TRIES_WITH_PIN)

    async def set_pin(self, pin: str) -> None:
        """Give the open account a PIN on this computer, in place of any other. Its hash goes to the secret store, or to the
        settings where that forgets with the program.

        Raises:
            InvalidInputError: it is not of four to eight digits.
            OSError: the disk does not take it.
        """
        if not _PIN.fullmatch(pin):
            raise InvalidInputError(pin="four_to_eight_digits")
        name = self._name
        kept = await self._executors.work(_hashed, pin)
        where: dict[str, Any] = {"kept": "secrets"}
        try:
            await self._executors.work(self._secrets.set, name, kept)
            if self._secrets.kind is SecretKind.MEMORY:
                where = {"kept": "settings", "hash": kept}
        except (SecretsUnavailable, OSError) as error:
            _log.warning("the PIN is kept in the settings: %s", type(error).__name__)
            where = {"kept": "settings", "hash": kept}
        self._settings.set(name, where)
        self.forgive()

    async def clear_pin(self) -> None:
        """Take the PIN of the open account away; the shop locks no more.

        Raises:
            OSError: the disk does not take it.
        """
        name = self._name
        self._settings.set(name, None)
        self.forgive()
        try:
            await self._executors.work(self._secrets.delete, name)
        except (SecretsUnavailable, OSError) as error:
            _log.warning(
                "the secret store refused: %s", type(error).__name__
            )  # without its setting the hash opens nothing

    async def check_pin(self, pin: str) -> bool:
        """Whether this is the PIN. Wrong ones count; while :meth:`pin_state` asks to wait or for the password the answer
        is always no."""
        state = self.pin_state()
        if not state.is_set or state.wait or state.password_needed:
            return False
        kept = await self._kept_hash()
        if kept is None:
            self._tries.exhaust()  # its keeper lost it: the password opens
            return False
        if await self._executors.work(_fits, pin, kept):
            self.forgive()
            return True
        self._tries.count()
        return False

    def forgive(self) -> None:
        """Forget wrong tries: the right PIN or the password was given."""
        self._tries.forgive()

    @property
    def _name(self) -> str:
        return f"pin.{self._account.folder_name}"

    @property
    def _tries(self) -> Attempts:
        return Attempts(self._settings, self._name, self._now)

    async def _kept_hash(self) -> str | None:
        where = self._settings.get(self._name)
        if isinstance(where, dict) and where.get("kept") == "settings":
            return str(where.get("hash") or "") or None
        try:
            found: str | None = await self._executors.work(self._secrets.get, self._name)
        except SecretsUnavailable as error:
            _log.warning("the secret store refused: %s", error.kind)
            return None
        return found

    # ------------------------------------------------------------ the password instead of the PIN
    @property
    def password_wait(self) -> timedelta:
        """How long no password may be tried at the lock."""
        return self._password_tries.wait

    async def check_password(self, password: str) -> None:
        """Take the password where the PIN is forgotten. The server judges it; where it cannot be asked this computer does,
        if it has signed in before and the server has not ended that.

        Raises:
            SignInNeeded: it is wrong.
            Throttled: too many were; nothing was tried.
            ApiError: nobody can tell.
        """
        tries = self._password_tries
        if tries.wait:
            raise Throttled("login", retry_after=tries.wait.total_seconds())
        try:
            await self._account.sign_in(self._account.email, password)
        except SignInNeeded as error:
            if error.code != "two_factor_required":  # that one says the password was right
                tries.count()
                await self._account.disown_password(password)
                raise
        except (Unreachable, CaptivePortal, BadAnswer, ServerFault) as error:
            known = await self._account.knows_password(password)
            if known is None:
                raise
            if not known:
                tries.count()
                raise SignInNeeded("login", code="wrong_credentials") from error
        tries.forgive()
        self.forgive()

    @property
    def _password_tries(self) -> Attempts:
        return Attempts(self._settings, f"{self._name}.password", self._now)

    # ------------------------------------------------------------ the owner's PIN
    async def owner_pin_set(self) -> bool | None:
        """Whether reversals ask for the owner's PIN; ``None`` where this server does not know it."""
        kept = await self._shop().store.read(states.document, "settings")
        value = (kept.value or {}).get("owner_pin_set")
        return value if isinstance(value, bool) else None

    async def set_owner_pin(self, pin: str) -> None:
        """Set the PIN that allows what a seller may not do alone, such as a reversal; empty takes it away.

        Raises:
            InvalidInputError: it is not of four to eight digits.
            NotAllowedError: only who may change settings.
            NotOffered: this server has no such PIN; nothing was sent.
            ApiError: the server did not take it.
        """
        if pin and not _PIN.fullmatch(pin):
            raise InvalidInputError(owner_pin="four_to_eight_digits")
        shop = self._shop()
        shop.require("update_settings")
        if await self.owner_pin_set() is None:
            await shop.engine.refresh("settings")
            if await self.owner_pin_set() is None:
                raise NotOffered("update_settings")
        # Not through the outbox: a PIN has no place in a file.
        await shop.ask("update_settings", body={"owner_pin": pin})
        shop.engine.touched("settings")

    # ------------------------------------------------------------ the password
    async def change_password(self, old: str, new: str) -> None:
        """Replace the password; our server ends every other sign-in of the account.

        Raises:
            InvalidInputError: the new one is too short or the same.
            ApiError: the server did not take it.
        """
        if len(new) < SHORTEST_PASSWORD:
            raise InvalidInputError(new_password="too_short")
        if new == old:
            raise InvalidInputError(new_password="same")
        shop = self._shop()
        await shop.ask("change_password", body={"old_password": old, "new_password": new})
        await self._account.keep_password(new)
        shop.engine.touched("account_sessions")

    # ------------------------------------------------------------ the second factor
    async def begin_two_factor(self) -> TwoFactorSetUp:
        """Ask the server for a secret for the authenticator app; nothing is on yet.

        Raises:
            ApiError: the server did not do it.
        """
        shop = self._shop()
        data = await shop.ask("two_factor_enable", body={})
        answer: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        shop.engine.touched("two_factor")
        return TwoFactorSetUp(str(answer.get("secret") or ""), str(answer.get("otpauth_url") or ""))

    async def confirm_two_factor(self, code: str) -> tuple[str, ...]:
        """Turn it on with a code from the app; the recovery codes, which are shown once and kept nowhere.

        Raises:
            ApiError: the code is wrong, or the server did not do it.
        """
        shop = self._shop()
        data = await shop.ask("two_factor_enable", body={"code": "".join(code.split())})
        if not isinstance(data, Mapping):
            raise BadAnswer("two_factor_enable", code="shape", status=200)
        await self._reread("two_factor")
        codes = data.get("recovery_codes")
        return tuple(str(one) for one in codes) if isinstance(codes, list) else ()

    async def end_two_factor(self, *, code: str = "", password: str = "") -> None:
        """Turn it off with a code, a recovery code or the password.

        Raises:
            ApiError: the proof is wrong, or the server did not do it.
        """
        body = {"code": "".join(code.split())} if code else {"password": password}
        await self._shop().ask("two_factor_disable", body=body)
        await self._reread("two_factor")

    async def _reread(self, name: str) -> None:
        engine = self._shop().engine
        try:
            await engine.refresh(name)
        except ApiError:
            engine.touched(name)  # what was asked for is done; the state follows with the next read

    # ------------------------------------------------------------ where the account is signed in
    async def end_session(self, key: str) -> None:
        """End one sign-in; one that is gone already counts as ended.

        Raises:
            RowGoneError, ApiError: it was not ended.
        """
        try:
            await self._editing.delete("account_sessions", [key])
        except ObjectMissing:
            self._shop().engine.touched("account_sessions")

    async def end_other_sessions(self) -> EndedSessions:
        """End every sign-in but this one, as far as the list of this computer goes after reading it again.

        Raises:
            ApiError: the list could not be read again; nothing was ended.
        """
        shop = self._shop()
        await shop.engine.refresh("account_sessions")
        query = RecordQuery("account_sessions", filters=(Filter("is_current", FilterOp.NE, True),))
        done, failed, first = 0, 0, None
        for key in await shop.store.keys(query):
            try:
                await self.end_session(key)
            except ApiError as error:
                failed, first = failed + 1, first or error
            else:
                done += 1
        return EndedSessions(done, failed, first)

    async def check_sign_in(self) -> bool:
        """Ask the server whether this computer's sign-in still holds; ``False`` when it was ended elsewhere.

        Raises:
            ApiError: the server could not say.
        """
        try:
            await self._shop().ask("check_token")
        except SignInNeeded:
            return False
        return True


def _hashed(pin: str) -> str:
    salt = random.token_bytes(16)
    return f"scrypt${salt.hex()}${hashlib.scrypt(pin.encode(), salt=salt, **_SCRYPT).hex()}"


def _fits(pin: str, kept: str) -> bool:
    try:
        scheme, salt, wanted = kept.split("$")
        made = hashlib.scrypt(pin.encode(), salt=bytes.fromhex(salt), **_SCRYPT)
    except ValueError:
        return False  # a damaged entry fits nothing; the password opens
    return scheme == "scrypt" and hmac.compare_digest(made.hex(), wanted)
