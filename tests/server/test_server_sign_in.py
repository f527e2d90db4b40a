"""Sign-in, tokens, sessions, throttling."""

from __future__ import annotations

import httpx
import jwt

from tests.server.databases import server_settings
from tests.server.shops import OWNER, PASSWORD, ServedShop, eventually, serve_shop


def _pair(shop: ServedShop) -> tuple[str, str]:
    data = shop.client().post("/login/", json={"email": OWNER, "password": PASSWORD}).json()["data"]
    return data["access"], data["refresh"]


def test_every_generation_of_the_login_path_answers_with_and_without_the_slash(shop: ServedShop) -> None:
    body = {"email": OWNER.upper(), "password": PASSWORD}
    root = shop.handle.base_url
    for path in ("/partner/login/", "/partner/login", "/auth/login/", "/auth/login"):
        answer = httpx.post(root + path, json=body)
        assert answer.status_code == 200, path
        assert answer.json()["data"]["user"]["role"]["permissions"]["Create Plans"] is True


def test_a_refresh_rotates_once_the_new_token_is_used(shop: ServedShop) -> None:
    access, first = _pair(shop)
    client = shop.client(access)
    renewed = client.post("/token/refresh/", json={"refresh": first}).json()["data"]
    assert renewed["refresh"] != first
    assert shop.client(renewed["access"]).get("/profile/").status_code == 200
    # Used: from here on the first one is spent. Whoever shows it has a copy, and the sign-in ends.
    assert client.post("/token/refresh/", json={"refresh": renewed["refresh"]}).status_code == 200
    reused = client.post("/refresh/token/", json={"refresh": first})
    assert (reused.status_code, reused.json()["code"]) == (401, "token_not_valid")
    assert client.post("/token/refresh/", json={"refresh": renewed["refresh"]}).status_code == 401
    assert shop.client(renewed["access"]).get("/profile/").status_code == 401


def test_a_lost_answer_of_a_refresh_is_given_again_under_its_key(shop: ServedShop) -> None:
    access, refresh = _pair(shop)
    client = shop.client(access)
    answers = [
        client.post("/token/refresh/", json={"refresh": refresh}, headers={"Idempotency-Key": "lost-answer"}).json()
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert client.post("/token/refresh/", json={"refresh": answers[0]["data"]["refresh"]}).status_code == 200


def test_a_deleted_session_ends_its_tokens_at_once(shop: ServedShop) -> None:
    access, refresh = _pair(shop)
    doomed = shop.client(access)
    current = next(row for row in doomed.get("/sessions/list/").json()["data"] if row["is_current"])
    assert shop.sign_in().delete(f"/sessions/{current['id']}/delete/").status_code == 200
    assert doomed.get("/profile/").status_code == 401
    assert doomed.post("/token/refresh/", json={"refresh": refresh}).status_code == 401


def test_tokens_that_are_expired_forged_or_of_the_other_kind_are_refused(shop: ServedShop) -> None:
    access, refresh = _pair(shop)
    claims = jwt.decode(access, options={"verify_signature": False})
    forged = jwt.encode(claims, "x" * 32, "HS256")
    unsigned = jwt.encode(claims, "", "none")
    old = shop.context.tokens._signed("access", -5, sid=claims["sid"], user_id=claims["user_id"])
    for token in (forged, unsigned, old, refresh, "x", "\xe9"):
        answer = httpx.get(
            f"{shop.handle.base_url}/partner/profile/", headers={"Authorization": f"Bearer {token}".encode("latin-1")}
        )
        assert (answer.status_code, answer.json()["code"]) == (401, "token_not_valid")
    assert shop.client().get("/profile/").json() == {"detail": "Authentication credentials were not provided."}


def test_a_wrong_password_reads_like_an_unknown_address_and_both_are_throttled(own_shop: ServedShop) -> None:
    client = own_shop.client()
    for email in (OWNER, "nobody@example.com"):
        texts = set()
        for _ in range(30):
            answer = client.post("/login/", json={"email": email, "password": "wrong"})
            if answer.status_code == 429:
                break
            texts.add((answer.status_code, answer.json()["message"]))
        assert texts == {(401, "No active account found with the given credentials")}
        locked = client.post("/login/", json={"email": email, "password": PASSWORD})
        assert locked.status_code == 429
        assert int(locked.headers["Retry-After"]) > 0
        assert locked.json()["error"] is True


def test_a_running_server_stops_cleanly_and_keeps_sign_ins_over_a_restart(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "shop"
    first = serve_shop(folder)
    access, _ = _pair(first)
    first.stop()
    assert eventually(lambda: not first.handle.running)

    from embedded_server.runner import ServerHandle

    with ServerHandle(server_settings(folder, poll_routers=False)) as again:
        answer = httpx.get(f"{again.base_url}/partner/profile/", headers={"Authorization": f"Bearer {access}"})
        assert answer.status_code == 200
