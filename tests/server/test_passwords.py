"""Changing a password and resetting a forgotten one."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from embedded_server import cli
from tests.server.mailbox import code, codes, let_codes_expire, let_locks_end, mails, other
from tests.server.shops import OWNER, PASSWORD, ServedShop

NEXT = "a new password"
REQUESTS = ["/password-reset/request-otp/", "/password-reset-request-otp/", "/password-reset/"]
RESENDS = ["/password-reset/resend-request-otp/", "/resend-password-reset-otp/"]
VERIFIES = ["/password-reset/verify-otp/", "/password-reset-otp-verify/"]
RESETS = ["/password-reset/update-password/", "/reset-password/", "/password-reset-confirm/"]


@pytest.fixture
def visitor(own_shop: ServedShop) -> httpx.Client:
    return own_shop.client()


def _request(visitor: httpx.Client, path: str = REQUESTS[0]) -> dict[str, Any]:
    answer = visitor.post(path, json={"email": OWNER})
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def _token(visitor: httpx.Client, **body: Any) -> str:
    answer = visitor.post(VERIFIES[0], json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json()["message"] == "Code OTP vérifié avec succès."
    token: str = answer.json()["data"]["reset_token"]
    return token


def test_a_reset_in_two_steps_ends_every_earlier_sign_in(own_shop: ServedShop, visitor: httpx.Client) -> None:
    owner = own_shop.sign_in()
    refresh = visitor.post("/login/", json={"email": OWNER, "password": PASSWORD}).json()["data"]["refresh"]
    data = _request(visitor)
    assert set(data) == {"otp_id", "expires_at"}
    token = _token(visitor, code=code(own_shop, OWNER), otp_id=data["otp_id"])
    assert owner.get("/profile/").status_code == 200
    answer = visitor.post(RESETS[0], json={"token": token, "new_password": NEXT})
    assert (answer.status_code, answer.json()["data"]) == (200, {})
    assert answer.json()["message"] == "Mot de passe réinitialiser avec succès."
    assert owner.get("/profile/").status_code == 401
    assert visitor.post("/token/refresh/", json={"refresh": refresh}).status_code == 401
    assert visitor.post("/login/", json={"email": OWNER, "password": PASSWORD}).status_code == 401
    own_shop.sign_in(password=NEXT)


@pytest.mark.parametrize("name", ["otp", "code"])
@pytest.mark.parametrize("path", RESETS)
def test_a_reset_in_one_step(own_shop: ServedShop, visitor: httpx.Client, path: str, name: str) -> None:
    _request(visitor)
    body = {"email": OWNER, name: code(own_shop, OWNER), "new_password": NEXT}
    assert visitor.post(path, json=body).status_code == 200
    own_shop.sign_in(password=NEXT)


@pytest.mark.parametrize("path", [*REQUESTS, *RESENDS])
def test_every_path_sends_a_fresh_code_and_voids_older_ones(
    own_shop: ServedShop, visitor: httpx.Client, path: str
) -> None:
    first = _request(visitor)
    second = _request(visitor, path)
    old, new = codes(own_shop, OWNER)
    assert visitor.post(VERIFIES[0], json={"code": old, "otp_id": first["otp_id"]}).status_code == 400
    assert old == new or visitor.post(VERIFIES[1], json={"code": old, "email": OWNER}).status_code == 400
    _token(visitor, code=new, otp_id=second["otp_id"], email=OWNER)


def test_a_newer_code_voids_the_token_of_an_older_one(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _request(visitor)
    token = _token(visitor, code=code(own_shop, OWNER), email=OWNER)
    _request(visitor)
    assert visitor.post(RESETS[0], json={"token": token, "new_password": NEXT}).status_code == 401


def test_a_token_works_once_and_not_for_ever(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _request(visitor)
    token = _token(visitor, code=code(own_shop, OWNER), email=OWNER)
    assert visitor.post(RESETS[0], json={"token": token, "new_password": NEXT}).status_code == 200
    refused = visitor.post(RESETS[0], json={"token": token, "new_password": "yet another"})
    assert refused.status_code == 401
    assert refused.json() == {
        "statusCode": 401,
        "error": True,
        "message": "Token invalide ou expiré.",
        "data": {},
        "exception": "",
    }
    _request(visitor)
    token = _token(visitor, code=code(own_shop, OWNER), email=OWNER)
    let_codes_expire(own_shop)
    assert visitor.post(RESETS[0], json={"token": token, "new_password": "yet another"}).status_code == 401
    own_shop.sign_in(password=NEXT)


def test_codes_die_of_use_of_age_and_of_ten_tries(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _request(visitor)
    right = code(own_shop, OWNER)
    _token(visitor, code=right, email=OWNER)
    assert visitor.post(VERIFIES[0], json={"code": right, "email": OWNER}).status_code == 400
    _request(visitor)
    let_codes_expire(own_shop)
    refused = visitor.post(VERIFIES[0], json={"code": code(own_shop, OWNER), "email": OWNER})
    assert (refused.status_code, refused.json()["message"]) == (400, "Code invalide ou expiré.")
    _request(visitor)
    right = code(own_shop, OWNER)
    for _ in range(10):
        assert visitor.post(VERIFIES[0], json={"code": other(right), "email": OWNER}).status_code == 400
    assert visitor.post(VERIFIES[0], json={"code": right, "email": OWNER}).status_code == 400


def test_tries_at_the_same_time_count_and_a_right_code_works_once(own_shop: ServedShop, visitor: httpx.Client) -> None:
    def at_once(typed: str, times: int) -> list[int]:
        def one(_: int) -> int:
            return visitor.post(VERIFIES[0], json={"code": typed, "email": OWNER}).status_code

        with ThreadPoolExecutor(8) as threads:
            return sorted(threads.map(one, range(times)))

    _request(visitor)
    right = code(own_shop, OWNER)
    assert at_once(right, 8) == [200, *[400] * 7]
    _request(visitor)
    right = code(own_shop, OWNER)
    assert set(at_once(other(right), 16)) <= {400, 429}
    assert at_once(right, 1) == [400]


def test_wrong_codes_over_several_mails_are_throttled(own_shop: ServedShop, visitor: httpx.Client) -> None:
    statuses = set()
    for _ in range(4):
        _request(visitor)
        wrong = other(code(own_shop, OWNER))
        statuses |= {visitor.post(VERIFIES[0], json={"code": wrong, "email": OWNER}).status_code for _ in range(10)}
    assert statuses == {400, 429}
    let_locks_end(own_shop)
    _token(visitor, code=code(own_shop, OWNER), email=OWNER)


def test_errors_have_the_forms_of_the_catalogue(own_shop: ServedShop, visitor: httpx.Client) -> None:
    for path, text in ((REQUESTS[0], "Utilisateur introuvable"), (RESENDS[0], "Utilisateur introuvable.")):
        answer = visitor.post(path, json={"email": "nobody@example.com"})
        assert (answer.status_code, answer.json()["message"]) == (404, text)
    answer = visitor.post(VERIFIES[0], json={"email": OWNER})
    assert (answer.status_code, answer.json()) == (400, {"code": ["This field is required."]})
    for body in ({"code": "123456"}, {"code": "123456", "email": OWNER}, {"code": "123456", "otp_id": "77"}):
        answer = visitor.post(VERIFIES[0], json=body)
        assert (answer.status_code, answer.json()["message"]) == (404, "OTP non trouvé ou user invalide.")
    answer = visitor.post(RESETS[0], json={"token": "nonsense", "new_password": NEXT})
    assert answer.status_code == 401
    answer = visitor.post(RESETS[0], json={"new_password": NEXT})
    assert answer.json()["data"] == {"token": ["This field is required."]}


def test_a_weak_password_costs_no_code(own_shop: ServedShop, visitor: httpx.Client) -> None:
    _request(visitor)
    body = {"email": OWNER, "otp": code(own_shop, OWNER), "new_password": "short"}
    assert set(visitor.post(RESETS[0], json=body).json()["data"]) == {"new_password"}
    assert visitor.post(RESETS[0], json=body | {"new_password": NEXT}).status_code == 200


def test_code_mails_are_throttled_for_known_and_unknown_addresses(own_shop: ServedShop, visitor: httpx.Client) -> None:
    statuses = [visitor.post(REQUESTS[0], json={"email": OWNER}).status_code for _ in range(30)]
    assert statuses == [200] * 10 + [429] * 20
    assert len(mails(own_shop, OWNER)) == 10


def test_a_reset_lets_a_locked_account_in_again(own_shop: ServedShop, visitor: httpx.Client) -> None:
    for _ in range(12):
        visitor.post("/login/", json={"email": OWNER, "password": "wrong"})
    assert visitor.post("/login/", json={"email": OWNER, "password": PASSWORD}).status_code == 429
    _request(visitor)
    visitor.post(RESETS[0], json={"email": OWNER, "otp": code(own_shop, OWNER), "new_password": NEXT})
    own_shop.sign_in(password=NEXT)


@pytest.mark.parametrize("path", ["/password/update/", "/change-password/", "/password-change/"])
def test_a_change_keeps_this_sign_in_and_ends_the_others(own_shop: ServedShop, path: str) -> None:
    here, there = own_shop.sign_in(), own_shop.sign_in()
    answer = here.post(path, json={"old_password": PASSWORD, "new_password": NEXT})
    assert (answer.status_code, answer.json()["message"]) == (200, "Mot de passe modifié avec succès.")
    assert here.get("/profile/").status_code == 200
    assert there.get("/profile/").status_code == 401
    own_shop.sign_in(password=NEXT)
    assert "modifié" in mails(own_shop, OWNER)[-1].get_content()


def test_a_wrong_old_password_is_told_and_throttled(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    answers = [owner.post("/password/update/", json={"old_password": "x", "new_password": NEXT}) for _ in range(12)]
    assert (answers[0].status_code, answers[0].json()["message"]) == (400, "Ancien mot de passe incorrect.")
    assert answers[-1].status_code == 429
    assert owner.post("/password/update/", json={"old_password": PASSWORD, "new_password": NEXT}).status_code == 429


def test_spaces_around_a_password_belong_to_it(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    spaced = f"  {NEXT} "
    assert owner.post("/password/update/", json={"old_password": PASSWORD, "new_password": spaced}).status_code == 200
    own_shop.sign_in(password=spaced)
    body = {"email": OWNER, "password": NEXT}
    assert own_shop.client().post("/login/", json=body).status_code == 401


# The printed recovery code


def test_the_recovery_code_stands_in_for_the_mailed_one_and_is_replaced(
    own_shop: ServedShop, visitor: httpx.Client
) -> None:
    printed = own_shop.owner.recovery_code
    token = _token(visitor, code=printed.lower().replace("-", " "), email=OWNER)
    answer = visitor.post(RESETS[0], json={"token": token, "new_password": NEXT}).json()
    following = answer["data"]["recovery_code"]
    own_shop.sign_in(password=NEXT)
    assert following != printed
    assert visitor.post(VERIFIES[0], json={"code": printed, "email": OWNER}).status_code == 400
    body = {"email": OWNER, "otp": following, "new_password": "once more"}
    assert visitor.post(RESETS[2], json=body).status_code == 200
    own_shop.sign_in(password="once more")


def test_the_recovery_code_works_with_the_id_of_a_mail_that_never_arrived(
    own_shop: ServedShop, visitor: httpx.Client
) -> None:
    data = _request(visitor)
    _token(visitor, code=own_shop.owner.recovery_code, otp_id=data["otp_id"])


def test_wrong_recovery_codes_are_throttled(own_shop: ServedShop, visitor: httpx.Client) -> None:
    body = {"code": "AAAA-AAAA-AAAA-AAAA", "email": OWNER}
    statuses = [visitor.post(VERIFIES[0], json=body).status_code for _ in range(12)]
    assert statuses == [400] * 10 + [429] * 2
    right = {"code": own_shop.owner.recovery_code, "email": OWNER}
    assert visitor.post(VERIFIES[0], json=right).status_code == 429


def test_a_collaborator_has_no_recovery_code(own_shop: ServedShop, visitor: httpx.Client) -> None:
    own_shop.member("Worker")
    body = {"code": own_shop.owner.recovery_code, "email": "worker@example.com"}
    assert visitor.post(VERIFIES[0], json=body).status_code == 400


def _reset_command(shop: ServedShop, monkeypatch: pytest.MonkeyPatch, lines: str, email: str = OWNER) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    place = ["--data-dir", str(shop.context.settings.data_dir), "--database", shop.context.settings.database_url]
    return cli.main(["reset-password", *place, "--email", email, "--password-stdin"])


def test_the_command_resets_while_the_server_runs(
    own_shop: ServedShop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = own_shop.sign_in()
    assert _reset_command(own_shop, monkeypatch, f"{own_shop.owner.recovery_code}\n{NEXT}\n") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["email"] == OWNER
    assert owner.get("/profile/").status_code == 401
    own_shop.sign_in(password=NEXT)
    assert _reset_command(own_shop, monkeypatch, f"{said['recovery_code']}\nand again\n") == 0
    own_shop.sign_in(password="and again")


@pytest.mark.parametrize(
    ("lines", "email"),
    [
        ("AAAA-AAAA-AAAA-AAAA\na new password\n", OWNER),
        ("{code}\na new password\n", "nobody@example.com"),
        ("{code}\nshort\n", OWNER),
        ("{code}\n", OWNER),
        ("", OWNER),
    ],
)
def test_the_command_refuses_in_one_line(
    own_shop: ServedShop,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: str,
    email: str,
) -> None:
    assert _reset_command(own_shop, monkeypatch, lines.format(code=own_shop.owner.recovery_code), email) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    own_shop.sign_in()
