"""Signing up with a mailed code, and verifying a new address."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from embedded_server.features.accounts.recovery import RecoveryRefusedError, replace_code
from tests.server.mailbox import code, codes, let_codes_expire, let_locks_end, mails, other
from tests.server.shops import OWNER, PASSWORD, ServedShop

NEW = "new@example.com"
BODY: dict[str, Any] = {
    "first_name": "Test",
    "email": NEW,
    "password": PASSWORD,
    "password2": PASSWORD,
    "phone": "+22890000000",
    "entreprise_name": "Test Business",
    "addresse": "1 Example Street",
    "city": "Lome",
    "country": "Togo",
    "number_of_router": 1,
}


@pytest.fixture
def visitor(own_shop: ServedShop) -> httpx.Client:
    return own_shop.client()


def _register(visitor: httpx.Client, **changes: Any) -> httpx.Response:
    return visitor.post("/register/", json=BODY | changes)


def _confirm(visitor: httpx.Client, typed: str, email: str = NEW, name: str = "code") -> httpx.Response:
    return visitor.post("/register-confirm/", json={"email": email, name: typed})


def test_the_mailed_code_makes_an_owner_who_is_signed_in(own_shop: ServedShop, visitor: httpx.Client) -> None:
    answer = _register(visitor)
    assert answer.json() == {
        "statusCode": 200,
        "error": False,
        "message": "A verification code has been sent to your email address.",
        "data": {"email": NEW},
        "exception": "",
    }
    confirmed = _confirm(visitor, code(own_shop, NEW))
    assert confirmed.status_code == 200
    assert confirmed.json()["message"] == "Inscription confirmée avec succès. Bienvenue !"
    data = confirmed.json()["data"]
    assert set(data) == {"access", "refresh", "email"}
    profile = own_shop.client(data["access"]).get("/profile/").json()["data"]
    assert (profile["first_name"], profile["partner"]["name"], profile["country"]) == ("Test", "Test Business", "Togo")
    assert (profile["city"], profile["addresse"]) == ("Lome", "1 Example Street")
    assert [row["name"] for row in own_shop.client(data["access"]).get("/roles/").json()["data"]] == [
        "Administrator",
        "Manager",
        "Worker",
    ]
    own_shop.sign_in(NEW)


def test_nobody_can_sign_in_before_the_code_came_back(visitor: httpx.Client) -> None:
    _register(visitor)
    assert visitor.post("/login/", json={"email": NEW, "password": PASSWORD}).status_code == 401


@pytest.mark.parametrize("path", ["/register-confirm/", "/register/confirm/", "/confirm-registration/"])
def test_every_path_confirms_and_otp_is_taken_for_code(own_shop: ServedShop, visitor: httpx.Client, path: str) -> None:
    assert visitor.post("/register-init/", json=BODY).status_code == 200
    assert visitor.post(path, json={"email": NEW, "otp": code(own_shop, NEW)}).status_code == 200


def test_the_captured_answer_to_otp_without_a_sign_up_is_kept(visitor: httpx.Client) -> None:
    for body in ({"email": NEW, "otp": "123456"}, {"email": NEW}):
        answer = visitor.post("/register-confirm/", json=body)
        assert (answer.status_code, answer.json()) == (400, {"code": ["This field is required."]})


def test_a_wrong_a_spent_and_an_old_code_read_the_same(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _register(visitor)
    right = code(own_shop, NEW)
    refused = _confirm(visitor, other(right))
    assert refused.status_code == 400
    assert refused.json()["error"] is True
    assert refused.json()["message"] == "Code OTP invalide ou expiré."
    let_codes_expire(own_shop)
    assert _confirm(visitor, right).json() == refused.json()
    _register(visitor)
    right = code(own_shop, NEW)
    assert _confirm(visitor, right).status_code == 200
    assert _confirm(visitor, right).json() == refused.json()


def test_a_newer_code_voids_the_older_one(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _register(visitor)
    again = visitor.post("/resend-verify-email-otp/", json={"email": NEW})
    assert (again.status_code, again.json()["data"]) == (201, {})
    first, second = codes(own_shop, NEW)
    assert first == second or _confirm(visitor, first).status_code == 400
    assert _confirm(visitor, second).status_code == 200


def test_ten_wrong_tries_end_a_code(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _register(visitor)
    right = code(own_shop, NEW)
    for _ in range(10):
        assert _confirm(visitor, other(right)).status_code == 400
    assert _confirm(visitor, right).status_code == 400
    visitor.post("/resend-verify-email-otp/", json={"email": NEW})
    assert _confirm(visitor, code(own_shop, NEW)).status_code == 200


def test_nine_wrong_tries_leave_the_right_one(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _register(visitor)
    right = code(own_shop, NEW)
    for _ in range(9):
        _confirm(visitor, other(right))
    assert _confirm(visitor, right).status_code == 200


def test_code_mails_are_throttled_per_address(own_shop: ServedShop, visitor: httpx.Client) -> None:
    statuses = [_register(visitor).status_code for _ in range(12)]
    assert statuses == [200] * 10 + [429] * 2
    refused = _register(visitor)
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.json()["statusCode"] == 429
    assert _register(visitor, email="somebody.else@example.com").status_code == 200
    let_locks_end(own_shop)
    assert _register(visitor).status_code == 200


def test_the_same_sign_up_twice_keeps_the_newest_details(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _register(visitor, password="attacker's", password2="attacker's")
    _register(visitor)
    assert _confirm(visitor, code(own_shop, NEW)).status_code == 200
    own_shop.sign_in(NEW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": OWNER}, "email"),
        ({"email": OWNER.upper()}, "email"),
        ({"password2": "something else"}, "password2"),
        ({"password": "short", "password2": "short"}, "password"),
        ({"country": "Atlantis"}, "country"),
        ({"email": "no address"}, "email"),
        ({"phone": ""}, "phone"),
        ({"number_of_router": "many"}, "number_of_router"),
    ],
)
def test_a_sign_up_that_cannot_be_names_its_field(
    visitor: httpx.Client, own_shop: ServedShop, changes: dict[str, Any], field: str
) -> None:
    answer = _register(visitor, **changes)
    assert answer.status_code == 400
    assert set(answer.json()["data"]) == {field}
    assert not mails(own_shop, NEW)


def test_a_used_address_has_the_documented_details(visitor: httpx.Client) -> None:
    body = _register(visitor, email=OWNER).json()
    assert body["details"] == {"email": ["This email is already in use."]}
    assert (body["error"], body["message"]) == (True, "Validation error.")


def test_five_fields_are_enough(own_shop: ServedShop, visitor: httpx.Client) -> None:
    needed = {name: BODY[name] for name in ("first_name", "email", "phone", "password", "password2")}
    assert visitor.post("/register/", json=needed).status_code == 200
    assert _confirm(visitor, code(own_shop, NEW)).status_code == 200
    for name in needed:
        answer = visitor.post("/register/", json={key: value for key, value in needed.items() if key != name})
        assert answer.json()["data"] == {name: ["This field is required."]}


def test_an_unknown_or_verified_address_gets_no_code(own_shop: ServedShop, visitor: httpx.Client) -> None:
    for address in ("nobody@example.com", OWNER):
        answer = visitor.post("/resend-verify-email-otp/", json={"email": address})
        assert answer.status_code == 404
        assert answer.json() == {
            "statusCode": 404,
            "error": True,
            "message": "Utilisateur introuvable.",
            "data": {},
            "exception": "",
        }
        assert not mails(own_shop, address)


def test_a_new_address_is_verified_with_the_code_sent_there(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    moved = "moved@example.com"
    assert owner.put("/profile/update/", json={"email": moved}).json()["data"]["email"] == moved
    assert moved in mails(own_shop, OWNER)[-1].get_content()
    first = code(own_shop, moved)
    assert owner.post("/verify-email-otp/", json={"code": other(first)}).status_code == 400
    assert own_shop.client().post("/resend-verify-email-otp/", json={"email": moved}).status_code == 201
    right = code(own_shop, moved)
    stranger = own_shop.member("Worker")
    assert stranger.post("/verify-email-otp/", json={"code": right}).status_code == 400
    answer = owner.post("/verify-email-otp/", json={"email": moved, "otp": right, "otp_id": "1"})
    assert (answer.status_code, answer.json()["data"]) == (201, {})
    assert owner.post("/verify-email-otp/", json={"code": right}).status_code == 400
    assert own_shop.client().post("/resend-verify-email-otp/", json={"email": moved}).status_code == 404


def test_a_verification_needs_a_token_and_a_code(own_shop: ServedShop, visitor: httpx.Client) -> None:
    answer = visitor.post("/verify-email-otp/", json={"email": OWNER, "otp": "123456"})
    assert (answer.status_code, answer.json()) == (401, {"detail": "Authentication credentials were not provided."})
    answer = own_shop.sign_in().post("/verify-email-otp/", json={})
    assert (answer.status_code, answer.json()) == (400, {"code": ["This field is required."]})


def test_no_code_is_kept_readable(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _register(visitor)
    right = code(own_shop, NEW)
    with own_shop.context.database.read() as reader:
        row = [str(value) for value in reader.row("SELECT code_hash, payload_locked, subject FROM one_time_codes")]
    assert not [value for value in row if right in value or NEW in value or "Business" in value]


def test_the_same_key_registers_once(own_shop: ServedShop, visitor: httpx.Client) -> None:
    headers = {"Idempotency-Key": "sign-up-1"}
    answers = [visitor.post("/register/", json=BODY, headers=headers).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(mails(own_shop, NEW)) == 1


def test_our_own_client_gets_a_recovery_code_that_works_once(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _register(visitor)
    body = {"email": NEW, "code": code(own_shop, NEW)}
    headers = {"Idempotency-Key": "sign-up"}
    answers = [visitor.post("/register-confirm/?extras=1", json=body, headers=headers).json() for _ in range(2)]
    # The answer that was lost on the way is given again: the code is seen nowhere else.
    assert answers[0] == answers[1]
    data = answers[0]["data"]
    assert set(data) == {"access", "refresh", "email", "recovery_code"}
    reset = {"email": NEW, "otp": data["recovery_code"], "new_password": "another one"}
    again = visitor.post("/reset-password/", json=reset)
    assert again.status_code == 200, again.text
    assert again.json()["data"]["recovery_code"] != data["recovery_code"]
    own_shop.sign_in(NEW, "another one")
    assert visitor.post("/reset-password/", json=reset).status_code == 400


def test_an_owner_who_signed_up_elsewhere_gets_a_recovery_code_for_the_password(
    own_shop: ServedShop, visitor: httpx.Client
) -> None:
    _register(visitor)
    assert "recovery_code" not in _confirm(visitor, code(own_shop, NEW)).json()["data"]
    own_shop.member("Worker")
    for email, password in ((NEW, "wrong one"), ("nobody@example.com", PASSWORD), ("worker@example.com", PASSWORD)):
        with pytest.raises(RecoveryRefusedError):
            replace_code(own_shop.context, email, password)
    first, second = (replace_code(own_shop.context, NEW, PASSWORD) for _ in range(2))
    reset = {"email": NEW, "new_password": "another one"}
    assert visitor.post("/reset-password/", json=reset | {"otp": first}).status_code == 400
    assert visitor.post("/reset-password/", json=reset | {"otp": second}).status_code == 200
