"""PINs, password, second factor, recovery and sign-ins elsewhere, on the real server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyotp
import pytest

from tests.core.served_services import desktop_of
from tests.core.service_parts import until
from tests.server.mailbox import code as mailed_code
from tests.server.shops import OWNER, PASSWORD, ServedShop
from tiknet_desktop.api.errors import ObjectMissing, SignInNeeded, Throttled, Unreachable, ValidationRefused
from tiknet_desktop.platform.secrets import SecretKind, SecretStore
from tiknet_desktop.services import Services
from tiknet_desktop.services.attempts import FREE_TRIES, TRIES_WITH_PIN
from tiknet_desktop.services.before_sign_in import NewAccount
from tiknet_desktop.services.errors import InvalidInputError, NotAllowedError
from tiknet_desktop.services.security import SecurityService, password_strength
from tiknet_desktop.storage.records import RecordQuery

NEW = "une phrase toute neuve"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


def security_of(services: Services, clock: Clock) -> SecurityService:
    return SecurityService(
        services._shop,
        services.account,
        services.editing,
        services.settings,
        services.secrets,
        services.executors,
        services.bus,
        now=clock,
    )


# ---------------------------------------------------------------- the PIN
@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤", " 1234"])
async def test_a_pin_is_four_to_eight_digits(tmp_path: Path, served: ServedShop, pin: str) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        with pytest.raises(InvalidInputError) as caught:
            await services.security.set_pin(pin)
        assert dict(caught.value.fields) == {"pin": "four_to_eight_digits"}
        assert not services.security.pin_set()


async def test_only_the_hash_of_the_pin_is_kept(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        security = services.security
        assert security.lock_after is None
        services.settings.set("lock_after_minutes", 5)
        assert security.lock_after is None, "without a PIN nothing locks"
        await security.set_pin("482915")
        assert security.lock_after == timedelta(minutes=5)
        assert (await security.check_pin("482915"), await security.check_pin("482916")) == (True, False)
        for path in (tmp_path / "a").rglob("*"):
            if path.is_file():
                assert b"482915" not in path.read_bytes(), path
        await security.clear_pin()
        assert (security.pin_set(), await security.check_pin("482915")) == (False, False)


async def test_the_hash_goes_to_the_secret_store_where_there_is_one(tmp_path: Path, served: ServedShop) -> None:
    secrets = SecretStore.in_memory(tmp_path)
    secrets.protect("a long passphrase")
    assert secrets.kind is SecretKind.FILE
    async with desktop_of(tmp_path / "a", served, secrets=secrets) as services:
        await services.security.set_pin("4829")
        kept: dict[str, Any] = services.settings.get(f"pin.{services.account.folder_name}")
        assert kept == {"kept": "secrets"}
        assert await services.security.check_pin("4829")
        secrets.delete(f"pin.{services.account.folder_name}")
        assert not await services.security.check_pin("4829")
        assert services.security.pin_state().password_needed, "its keeper lost it"


async def test_wrong_pins_wait_longer_and_longer_then_only_the_password_opens(
    tmp_path: Path, served: ServedShop
) -> None:
    clock = Clock()
    async with desktop_of(tmp_path / "a", served) as services:
        security = security_of(services, clock)
        await security.set_pin("4829")
        for _ in range(FREE_TRIES - 1):
            assert not await security.check_pin("0000")
            assert not security.pin_state().wait
        assert not await security.check_pin("0000")
        assert security.pin_state().wait == timedelta(seconds=30)
        assert not await security.check_pin("4829"), "nothing is tried while it waits"
        waits = []
        while not security.pin_state().password_needed:
            clock.moment += security.pin_state().wait
            assert not await security.check_pin("0000")
            waits.append(security.pin_state().wait.total_seconds())
        assert waits == [60, 120, 240, 480, 900]
        assert len(waits) + FREE_TRIES == TRIES_WITH_PIN
        clock.moment += timedelta(hours=1)
        assert not await security.check_pin("4829")
        again = security_of(services, clock)
        assert again.pin_state().password_needed, "a restart forgives nothing"
        clock.moment -= timedelta(days=400)
        assert security.pin_state().wait <= timedelta(minutes=15), "a clock set back locks nobody for years"
        security.forgive()
        assert await security.check_pin("4829")


async def _kept(services: Services) -> bool:
    name = f"password:{services.account.folder_name}"
    return await services.executors.work(services.secrets.get, name) is not None


async def test_without_a_link_the_password_opens_too(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        clock = Clock()
        security = security_of(services, clock)
        assert await _kept(services)
        await security.check_password(PASSWORD)
        served.handle.stop()
        for _ in range(FREE_TRIES - 1):
            with pytest.raises(SignInNeeded) as wrong:
                await security.check_password("not this")
            assert wrong.value.code == "wrong_credentials"
            assert not security.password_wait
        await security.check_password(PASSWORD)
        for _ in range(FREE_TRIES):
            with pytest.raises(SignInNeeded):
                await security.check_password("not this")
        assert security.password_wait == timedelta(seconds=30)
        with pytest.raises(Throttled):
            await security.check_password(PASSWORD)
        clock.moment += timedelta(seconds=31)
        await security.set_pin("4829")
        await security.check_pin("0000")
        await security.check_password(PASSWORD)
        assert security.pin_state().tries_left == FREE_TRIES
        for path in (tmp_path / "a").rglob("*"):
            if path.is_file():
                assert PASSWORD.encode() not in path.read_bytes(), path


async def test_a_computer_that_cannot_tell_says_that_the_server_is_away(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        assert await _kept(services)
        await services.security.change_password(PASSWORD, NEW)
        served.handle.stop()
        with pytest.raises(SignInNeeded):
            await services.security.check_password(PASSWORD)
        await services.security.check_password(NEW)
        services.secrets.delete(f"password:{services.account.folder_name}")
        with pytest.raises(Unreachable):
            await services.security.check_password(NEW)


async def test_what_the_server_does_not_take_any_more_opens_nothing(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        assert await _kept(services)
        change = {"old_password": PASSWORD, "new_password": NEW, "confirm_password": NEW}
        assert served.sign_in().post("/change-password/", json=change).is_success
        with pytest.raises(SignInNeeded):
            await services.security.check_password(PASSWORD)
        assert not await _kept(services)
        await services.security.check_password(NEW)
        assert await _kept(services)
        await services.account.sign_out(force=True)
        assert not await _kept(services)


async def test_the_lock_is_told_to_everybody(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        services.security.set_locked(True)
        heard: list[str] = []
        services.bus.subscribe(lambda change: heard.append(change.resource))
        services.security.set_locked(False)
        await until(services, lambda: "lock" in heard)
        assert not services.security.locked


async def test_the_owners_pin_is_kept_by_the_server_only(tmp_path: Path, served: ServedShop) -> None:
    served.member("Worker")
    async with desktop_of(tmp_path / "a", served) as services:
        with pytest.raises(InvalidInputError):
            await services.security.set_owner_pin("12")
        await services.security.set_owner_pin("739156")
        await services.records.refresh("settings")
        assert await services.security.owner_pin_set() is True
        for path in (tmp_path / "a").rglob("*"):
            if path.is_file():
                assert b"739156" not in path.read_bytes(), path
        await services.security.set_owner_pin("")
        await services.records.refresh("settings")
        assert await services.security.owner_pin_set() is False
    async with desktop_of(tmp_path / "b", served, email="worker@example.com") as services:
        with pytest.raises(NotAllowedError):
            await services.security.set_owner_pin("1234")


# ---------------------------------------------------------------- password and sign-ins
async def test_a_new_password_ends_other_sign_ins(tmp_path: Path, served: ServedShop) -> None:
    served.sign_in()
    async with desktop_of(tmp_path / "a", served) as services:
        with pytest.raises(InvalidInputError):
            await services.security.change_password(PASSWORD, "abc")
        with pytest.raises(InvalidInputError):
            await services.security.change_password(PASSWORD, PASSWORD)
        with pytest.raises(ValidationRefused):
            await services.security.change_password("not this", NEW)
        await services.security.change_password(PASSWORD, NEW)
        await services.records.refresh("account_sessions")
        page = await services.records.page(RecordQuery("account_sessions"), 0, 10)
        assert [row["is_current"] for row in page.rows] == [True]
        assert await services.security.check_sign_in()


async def test_other_devices_are_signed_out(tmp_path: Path, served: ServedShop) -> None:
    others = [served.sign_in() for _ in range(2)]
    async with desktop_of(tmp_path / "a", served) as services:
        await services.records.refresh("account_sessions")
        page = await services.records.page(RecordQuery("account_sessions"), 0, 10)
        other = next(row for row in page.rows if not row["is_current"])
        await services.security.end_session(other.key)
        ended = await services.security.end_other_sessions()
        assert (ended.done, ended.failed) == (1, 0)
        assert [one.get("/profile/").status_code for one in others] == [401, 401]
        assert await services.security.check_sign_in()


async def test_a_sign_in_ended_elsewhere_is_noticed(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        client = served.sign_in()
        for row in client.get("/sessions/list/").json()["data"]:
            if not row["is_current"]:
                client.delete(f"/sessions/{row['id']}/delete/")
        assert not await services.security.check_sign_in()


@pytest.mark.parametrize(
    ("password", "score", "hints"),
    [
        ("abc", 0, ("longer",)),
        ("motdepasse2026", 1, ("common",)),
        ("owner-of-nothing", 1, ("name",)),
        ("aaaaaaaaaaaa", 1, ("repeats", "mix")),
        ("mangue7", 1, ("longer",)),
        ("la mangue tombe au marché", 4, ()),
        ("Gbadago-1987-Kpalime", 4, ()),
    ],
)
def test_a_password_is_judged_by_length_and_what_it_holds(password: str, score: int, hints: tuple[str, ...]) -> None:
    strength = password_strength(password, "owner@example.com")
    assert (strength.score, strength.hints) == (score, hints)


# ---------------------------------------------------------------- second factor
async def test_the_second_factor_from_the_first_scan_to_its_end(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        set_up = await services.security.begin_two_factor()
        assert set_up.url.startswith("otpauth://totp/TikNet")
        assert set_up.secret not in repr(set_up)
        with pytest.raises(ValidationRefused):
            await services.security.confirm_two_factor("000000")
        codes = await services.security.confirm_two_factor(pyotp.TOTP(set_up.secret).now())
        assert len(codes) == 8
        assert ((await services.records.document("two_factor")).value or {})["is_enabled"] is True
    async with desktop_of(tmp_path / "b", served, sign_in=False) as other:
        with pytest.raises(SignInNeeded) as caught:
            await other.account.sign_in(OWNER, PASSWORD)
        assert caught.value.code == "two_factor_required"
        with pytest.raises(SignInNeeded) as caught:
            await other.account.sign_in(OWNER, PASSWORD, "000000")
        assert caught.value.code == "two_factor_invalid"
        await other.account.sign_in(OWNER, PASSWORD, codes[0])
        with pytest.raises(ValidationRefused):
            await other.security.end_two_factor(password="not this")
        await other.security.end_two_factor(password=PASSWORD)
        assert ((await other.records.document("two_factor")).value or {})["is_enabled"] is False


# ---------------------------------------------------------------- recovery and sign-up
async def test_a_forgotten_password_comes_back_by_mail(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path / "a", served, sign_in=False) as services:
        with pytest.raises(ObjectMissing):
            await services.account.request_password_reset("nobody@example.com")
        otp = await services.account.request_password_reset(OWNER)
        first = mailed_code(served, OWNER)
        otp = await services.account.request_password_reset(OWNER, again=True)
        with pytest.raises(ValidationRefused):
            await services.account.verify_password_reset(OWNER, first, otp)
        token = await services.account.verify_password_reset(OWNER, mailed_code(served, OWNER), otp)
        assert await services.account.reset_password(token, NEW) == ""
        await services.account.sign_in(OWNER, NEW)
        assert services.account.is_owner


async def test_the_printed_code_of_an_owner_works_once_and_is_followed_by_another(
    tmp_path: Path, served: ServedShop
) -> None:
    async with desktop_of(tmp_path / "a", served, sign_in=False) as services:
        token = await services.account.verify_password_reset(OWNER, served.owner.recovery_code.lower())
        following = await services.account.reset_password(token, NEW)
        assert following and following != served.owner.recovery_code
        with pytest.raises((ValidationRefused, Throttled)):
            await services.account.verify_password_reset(OWNER, served.owner.recovery_code)
        await services.account.sign_in(OWNER, NEW)


async def test_a_new_account_is_confirmed_by_mail(tmp_path: Path, served: ServedShop) -> None:
    new = NewAccount("Essi", "Lawson", "essi@example.com", "+22890000000", NEW, "Chez Essi", "Lomé", "TG")
    async with desktop_of(tmp_path / "a", served, sign_in=False) as services:
        await services.account.register(new)
        await services.account.send_email_code(new.email)
        with pytest.raises(ValidationRefused):
            await services.account.confirm_registration(new.email, "000000")
        recovery = await services.account.confirm_registration(new.email, mailed_code(served, new.email))
        await services.account.sign_in(new.email, NEW)
        assert services.account.is_owner
        # What was shown once opens the account again.
        token = await services.account.verify_password_reset(new.email, recovery)
        following = await services.account.reset_password(token, f"{NEW} again")
        assert following not in ("", recovery)


async def test_a_changed_address_keeps_the_file_of_the_account(tmp_path: Path, served: ServedShop) -> None:
    secrets = SecretStore.in_memory(tmp_path)
    async with desktop_of(tmp_path / "a", served, secrets=secrets) as services:
        await services.security.set_pin("4829")
        before = services.account.folder_name
        assert await services.account.update_profile({"email": "afi@example.com", "city": "Lomé"})
        await services.account.send_email_code()
        with pytest.raises(ValidationRefused):
            await services.account.verify_email("000000")
        await services.account.verify_email(mailed_code(served, "afi@example.com"))
        assert (services.account.email, services.account.folder_name) == ("afi@example.com", before)
        assert services.security.pin_set()
    async with desktop_of(tmp_path / "a", served, secrets=secrets, sign_in=False) as services:
        assert services.account.signed_in, "the same file opens at the next start"
        await services.account.sign_in("afi@example.com", PASSWORD)
        assert services.account.folder_name == before
        assert len(list((tmp_path / "a").rglob("shop.sqlite"))) == 1
