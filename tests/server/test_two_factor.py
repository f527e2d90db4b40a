"""Two-factor sign-in, for clients that know it and for those that do not."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pyotp
import pytest

from tests.server.mailbox import code as mailed_code
from tests.server.mailbox import let_locks_end
from tests.server.shops import OWNER, PASSWORD, ServedShop

ENABLE, DISABLE, STATUS = "/security/2fa/enable/", "/security/2fa/disable/", "/security/2fa/status/"


class Phone:
    """An authenticator whose clock the test turns."""

    def __init__(self, secret: str) -> None:
        self._totp = pyotp.TOTP(secret)

    def code(self, steps: int = 0) -> str:
        return self._totp.at(int(time.time()) + 30 * steps)


def _turned_on(client: httpx.Client) -> tuple[Phone, list[str]]:
    data = client.post(ENABLE).json()["data"]
    phone = Phone(data["secret"])
    answer = client.post(ENABLE, json={"code": phone.code()})
    assert answer.status_code == 200, answer.text
    recovery: list[str] = answer.json()["data"]["recovery_codes"]
    return phone, recovery


def _sign_in(shop: ServedShop, **body: Any) -> httpx.Response:
    return shop.client().post("/login/", json={"email": OWNER, "password": PASSWORD} | body)


def test_setting_up_changes_nothing_until_a_code_comes_back(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    data = owner.post(ENABLE).json()["data"]
    assert data["is_enabled"] is False
    assert data["otpauth_url"].startswith("otpauth://totp/TikNet:")
    assert data["secret"] in data["otpauth_url"]
    assert owner.get(STATUS).json()["data"] == {"is_enabled": False}
    assert _sign_in(own_shop).status_code == 200
    assert owner.post(ENABLE, json={"code": "000000"}).status_code == 400
    assert owner.get(STATUS).json()["data"] == {"is_enabled": False}


def test_a_sign_in_needs_the_code_once_it_is_on(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    phone, _ = _turned_on(owner)
    assert owner.get(STATUS).json()["data"] == {"is_enabled": True}
    asked = _sign_in(own_shop)
    assert asked.status_code == 401
    assert asked.json()["data"] == {"two_factor": ["required"]}
    assert asked.json()["message"].startswith("Two-factor code required")
    wrong = _sign_in(own_shop, code="000000")
    assert (wrong.status_code, wrong.json()["data"]) == (401, {"two_factor": ["invalid"]})
    assert _sign_in(own_shop, code=phone.code()).status_code == 200


@pytest.mark.parametrize("name", ["code", "otp", "totp"])
def test_the_code_comes_under_any_of_its_names(own_shop: ServedShop, name: str) -> None:
    phone, _ = _turned_on(own_shop.sign_in())
    assert _sign_in(own_shop, **{name: phone.code()}).status_code == 200


@pytest.mark.parametrize("between", ["", " ", ","])
def test_a_client_that_knows_nothing_sends_the_code_after_the_password(own_shop: ServedShop, between: str) -> None:
    phone, _ = _turned_on(own_shop.sign_in())
    assert _sign_in(own_shop, password=f"{PASSWORD}{between}{phone.code()}").status_code == 200
    assert _sign_in(own_shop, password=f"wrong{between}{phone.code(1)}").json()["data"] == {}


def test_no_code_works_twice(own_shop: ServedShop) -> None:
    phone, recovery = _turned_on(own_shop.sign_in())
    typed = phone.code()
    assert _sign_in(own_shop, code=typed).status_code == 200
    assert _sign_in(own_shop, code=typed).json()["data"] == {"two_factor": ["invalid"]}
    assert _sign_in(own_shop, code=phone.code(1)).status_code == 200
    assert _sign_in(own_shop, code=recovery[0].lower()).status_code == 200
    assert _sign_in(own_shop, code=recovery[0]).status_code == 401


def test_recovery_codes_are_counted_for_our_own_client(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    _, recovery = _turned_on(owner)
    _sign_in(own_shop, code=recovery[3])
    assert owner.get(f"{STATUS}?extras=1").json()["data"] == {"is_enabled": True, "recovery_codes_left": 7}


def test_wrong_second_factors_lock_the_account(own_shop: ServedShop) -> None:
    phone, _ = _turned_on(own_shop.sign_in())
    statuses = [_sign_in(own_shop, code="000000").status_code for _ in range(12)]
    assert statuses == [401] * 10 + [429] * 2
    assert _sign_in(own_shop, code=phone.code()).status_code == 429
    let_locks_end(own_shop)
    assert _sign_in(own_shop, code=phone.code()).status_code == 200


def test_a_right_password_without_the_factor_tells_nothing_to_guessers(own_shop: ServedShop) -> None:
    _turned_on(own_shop.sign_in())
    assert _sign_in(own_shop, password="wrong", code="000000").json()["data"] == {}


@pytest.mark.parametrize("proof", ["code", "recovery", "password"])
def test_it_is_turned_off_with_a_proof(own_shop: ServedShop, proof: str) -> None:
    owner = own_shop.sign_in()
    phone, recovery = _turned_on(owner)
    assert owner.post(DISABLE).status_code == 400
    assert owner.post(DISABLE, json={"password": "wrong"}).status_code == 400
    assert owner.post(DISABLE, json={"code": "000000"}).status_code == 400
    body = {"code": {"code": phone.code()}, "recovery": {"code": recovery[0]}, "password": {"password": PASSWORD}}
    answer = owner.post(DISABLE, json=body[proof])
    assert (answer.status_code, answer.json()["data"]) == (200, {"is_enabled": False})
    assert _sign_in(own_shop).status_code == 200
    assert owner.post(DISABLE).status_code == 200


def test_guessing_the_proof_is_throttled(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    _turned_on(owner)
    statuses = [owner.post(DISABLE, json={"code": "000000"}).status_code for _ in range(12)]
    assert statuses == [400] * 10 + [429] * 2
    assert owner.post(DISABLE, json={"password": PASSWORD}).status_code == 429


def test_it_cannot_be_set_up_twice(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    _turned_on(owner)
    assert owner.post(ENABLE).status_code == 400


def test_a_mailed_reset_leaves_it_on_and_the_printed_code_turns_it_off(own_shop: ServedShop) -> None:
    visitor = own_shop.client()
    _turned_on(own_shop.sign_in())
    visitor.post("/password-reset/request-otp/", json={"email": OWNER})
    body = {"email": OWNER, "otp": mailed_code(own_shop, OWNER), "new_password": PASSWORD}
    assert visitor.post("/reset-password/", json=body).status_code == 200
    assert _sign_in(own_shop).status_code == 401
    body = {"email": OWNER, "otp": own_shop.owner.recovery_code, "new_password": PASSWORD}
    assert visitor.post("/reset-password/", json=body).status_code == 200
    assert _sign_in(own_shop).status_code == 200


def test_it_belongs_to_one_account(own_shop: ServedShop) -> None:
    worker = own_shop.member("Worker")
    _turned_on(own_shop.sign_in())
    assert worker.get(STATUS).json()["data"] == {"is_enabled": False}
    own_shop.sign_in("worker@example.com")


def test_the_secret_is_not_kept_readable(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    secret = owner.post(ENABLE).json()["data"]["secret"]
    with own_shop.context.database.read() as reader:
        assert secret not in str(reader.row("SELECT totp_locked FROM accounts WHERE is_owner"))
