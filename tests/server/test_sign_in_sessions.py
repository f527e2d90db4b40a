"""Sign-ins of an account: listed, ended, refreshed, stolen."""

from __future__ import annotations

import httpx

from tests.server.shops import OWNER, PASSWORD, ServedShop

KEYS = {"id", "device_type", "ip_address", "location", "last_active", "is_current"}


def _tokens(shop: ServedShop, agent: str = "phone") -> tuple[httpx.Client, str]:
    answer = shop.client().post("/login/", json={"email": OWNER, "password": PASSWORD}, headers={"User-Agent": agent})
    data = answer.json()["data"]
    return shop.client(data["access"]), data["refresh"]


def _refresh(shop: ServedShop, token: str, path: str = "/token/refresh/") -> httpx.Response:
    return shop.client().post(path, json={"refresh": token})


def test_every_sign_in_is_a_row(own_shop: ServedShop) -> None:
    here, _ = _tokens(own_shop, "shop computer")
    _tokens(own_shop, "phone")
    rows = here.get("/sessions/list/").json()["data"]
    assert {row["device_type"] for row in rows} == {"shop computer", "phone"}
    assert all(set(row) == KEYS for row in rows)
    assert [row["device_type"] for row in rows if row["is_current"]] == ["shop computer"]
    assert {row["ip_address"] for row in rows} == {"127.0.0.1"}


def test_a_deleted_sign_in_loses_both_tokens_at_once(own_shop: ServedShop) -> None:
    here, _ = _tokens(own_shop)
    for path, method in (("/sessions/{}/delete/", "DELETE"), ("/sessions/{}/terminate/", "POST")):
        there, refresh = _tokens(own_shop, "lost phone")
        row = next(row for row in here.get("/sessions/list/").json()["data"] if row["device_type"] == "lost phone")
        answer = here.request(method, path.format(row["id"]))
        assert (answer.status_code, answer.json()["data"]) == (200, {})
        assert there.get("/profile/").status_code == 401
        assert _refresh(own_shop, refresh).json()["code"] == "token_not_valid"
        again = here.request(method, path.format(row["id"]))
        assert (again.status_code, again.json()["message"]) == (404, "Session not found.")
    assert here.get("/profile/").status_code == 200


def test_one_can_end_the_sign_in_one_is_using(own_shop: ServedShop) -> None:
    here, refresh = _tokens(own_shop)
    (row,) = here.get("/sessions/list/").json()["data"]
    assert here.delete(f"/sessions/{row['id']}/delete/").status_code == 200
    assert here.get("/sessions/list/").status_code == 401
    assert _refresh(own_shop, refresh).status_code == 401


def test_sign_ins_of_others_are_out_of_reach(own_shop: ServedShop) -> None:
    owner, _ = _tokens(own_shop)
    worker = own_shop.member("Worker")
    (theirs,) = worker.get("/sessions/list/").json()["data"]
    (mine,) = owner.get("/sessions/list/").json()["data"]
    assert owner.delete(f"/sessions/{theirs['id']}/delete/").status_code == 404
    assert worker.delete(f"/sessions/{mine['id']}/delete/").status_code == 404
    for odd in ("0", "-1", "x", "9" * 30, "%00"):
        assert owner.delete(f"/sessions/{odd}/delete/").status_code == 404
    assert worker.get("/profile/").status_code == 200


def test_a_refresh_gives_a_new_pair_and_keeps_the_row(own_shop: ServedShop) -> None:
    here, refresh = _tokens(own_shop)
    data = _refresh(own_shop, refresh, "/refresh/token/").json()["data"]
    assert {"access", "refresh", "user"} <= set(data)
    assert own_shop.client(data["access"]).get("/profile/").status_code == 200
    assert len(here.get("/sessions/list/").json()["data"]) == 1


def test_a_spent_refresh_token_ends_the_sign_in_of_whoever_holds_a_copy(own_shop: ServedShop) -> None:
    here, refresh = _tokens(own_shop)
    stolen = _refresh(own_shop, refresh).json()["data"]
    answer = _refresh(own_shop, refresh)
    assert (answer.status_code, answer.json()) == (
        401,
        {"detail": "Token is invalid or expired", "code": "token_not_valid"},
    )
    assert here.get("/profile/").status_code == 401
    assert own_shop.client(stolen["access"]).get("/profile/").status_code == 401
    assert _refresh(own_shop, stolen["refresh"]).status_code == 401
