"""Sign-ins of an account: listed, ended, refreshed, stolen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

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


SPENT = {"detail": "Token is invalid or expired", "code": "token_not_valid"}


def _refreshed(shop: ServedShop, token: str) -> tuple[httpx.Client, str]:
    answer = _refresh(shop, token)
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    return shop.client(data["access"]), data["refresh"]


def _is_over(shop: ServedShop, token: str, *clients: httpx.Client) -> None:
    answer = _refresh(shop, token)
    assert (answer.status_code, answer.json()) == (401, SPENT)
    assert {client.get("/profile/").status_code for client in clients} <= {401}


def test_a_client_that_keeps_its_first_refresh_token_stays_signed_in(own_shop: ServedShop) -> None:
    here, first = _tokens(own_shop)
    for _ in range(5):
        again, _thrown_away = _refreshed(own_shop, first)
        assert again.get("/profile/").status_code == 200
    assert len(here.get("/sessions/list/").json()["data"]) == 1


def test_a_lost_answer_to_a_refresh_signs_nobody_out(own_shop: ServedShop) -> None:
    _, token = _tokens(own_shop)
    for _ in range(4):
        # The answer to the first of two never arrived; the client asks again with what it has.
        _lost = _refreshed(own_shop, token)
        here, token = _refreshed(own_shop, token)
        assert here.get("/profile/").status_code == 200


def test_a_refresh_token_from_before_the_one_in_use_ends_the_sign_in_for_both(own_shop: ServedShop) -> None:
    here, first = _tokens(own_shop)
    _, second = _refreshed(own_shop, first)
    holder, third = _refreshed(own_shop, second)
    # Whoever comes with the first now has a copy, or the holder of the others is the thief: nobody can tell.
    _is_over(own_shop, first, here, holder)
    for token in (first, second, third):
        _is_over(own_shop, token)


def test_two_successors_of_one_refresh_token_are_not_both_taken(own_shop: ServedShop) -> None:
    here, shared = _tokens(own_shop)
    _, of_the_thief = _refreshed(own_shop, shared)
    _, of_the_owner = _refreshed(own_shop, shared)
    user, following = _refreshed(own_shop, of_the_owner)
    _is_over(own_shop, of_the_thief, here, user)
    _is_over(own_shop, following)


def test_the_end_of_a_stolen_sign_in_leaves_the_others_alone(own_shop: ServedShop) -> None:
    _, elsewhere = _tokens(own_shop, "phone")
    _, first = _tokens(own_shop)
    _, second = _refreshed(own_shop, first)
    _refreshed(own_shop, second)
    _is_over(own_shop, first)
    assert _refreshed(own_shop, elsewhere)[0].get("/profile/").status_code == 200


def test_refreshes_at_the_same_time_all_succeed(own_shop: ServedShop) -> None:
    _, token = _tokens(own_shop)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: _refresh(own_shop, token), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert _refreshed(own_shop, answers[-1].json()["data"]["refresh"])[0].get("/profile/").status_code == 200
