"""``Idempotency-Key``: one effect, the same answer, whatever happens in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from embedded_server.runner import ServerHandle
from tests.server.databases import server_settings
from tests.server.shops import ServedShop, add_plan, serve_shop

AMA = {"first_name": "Ama", "phone": "+22890000001"}


def test_the_same_key_and_body_give_the_same_answer_once(shop: ServedShop, owner: httpx.Client) -> None:
    before = owner.get("/customers/paginate-list/").json()["data"]["count"]
    answers = [
        owner.post("/customers/create/", json=body, headers={"Idempotency-Key": "k-1"})
        for body in (AMA, dict(reversed(AMA.items())))
    ]
    assert answers[0].status_code == answers[1].status_code == 201
    assert answers[0].content == answers[1].content
    # The other path of the operation shares the key.
    assert owner.post("/customers/", json=AMA, headers={"Idempotency-Key": "k-1"}).content == answers[0].content
    assert owner.get("/customers/paginate-list/").json()["data"]["count"] == before + 1


def test_another_body_under_the_same_key_is_422(shop: ServedShop, owner: httpx.Client) -> None:
    headers = {"Idempotency-Key": "k-2"}
    assert owner.post("/customers/create/", json=AMA, headers=headers).status_code == 201
    refused = owner.post("/customers/create/", json=AMA | {"phone": "+22890000002"}, headers=headers)
    assert refused.status_code == 422
    assert refused.json()["error"] is True


def test_a_key_belongs_to_its_account_and_operation(shop: ServedShop, owner: httpx.Client) -> None:
    headers = {"Idempotency-Key": "k-3"}
    first = owner.post("/customers/create/", json=AMA, headers=headers).json()["data"]["id"]
    colleague = shop.member("Administrator")
    assert colleague.post("/customers/create/", json=AMA, headers=headers).json()["data"]["id"] != first
    assert owner.post("/validity/create/", json={"value": "2h"}, headers=headers).status_code == 201


def test_a_refused_request_leaves_its_key_free(shop: ServedShop, owner: httpx.Client) -> None:
    headers = {"Idempotency-Key": "k-4"}
    assert owner.post("/customers/create/", json={"phone": "1"}, headers=headers).status_code == 400
    assert owner.post("/customers/create/", json=AMA, headers=headers).status_code == 201


def test_simultaneous_requests_with_one_key_have_one_effect(shop: ServedShop, owner: httpx.Client) -> None:
    before = owner.get("/customers/paginate-list/").json()["data"]["count"]

    def create(_number: int) -> httpx.Response:
        return owner.post("/customers/create/", json=AMA, headers={"Idempotency-Key": "k-5"})

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(create, range(16)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert owner.get("/customers/paginate-list/").json()["data"]["count"] == before + 1


def test_the_answer_survives_a_restart(tmp_path: Path) -> None:
    served = serve_shop(tmp_path / "shop")
    client = served.sign_in()
    headers = {"Idempotency-Key": "k-6", "Authorization": client.headers["Authorization"]}
    first = client.post("/customers/create/", json=AMA, headers=headers)
    served.stop()
    with ServerHandle(server_settings(tmp_path / "shop", poll_routers=False)) as again:
        second = httpx.post(f"{again.base_url}/partner/customers/create/", json=AMA, headers=headers)
    assert second.content == first.content


def test_a_sale_with_the_same_receipt_number_is_the_same_sale(shop: ServedShop, owner: httpx.Client) -> None:
    plan = add_plan(owner, "Soirée")
    customer = owner.post("/customers/create/", json=AMA).json()["data"]
    body = {"customer": customer["username"], "plan": plan["slug"], "reference": "T-0001", "tag": "Afi"}
    sales = [owner.post("/assign-plan/", json=body).json()["data"]["id"] for _ in range(3)]
    assert len(set(sales)) == 1
    found = owner.get("/transactions/assigned/?search=T-0001").json()["data"]
    assert (found["count"], found["paginate_data"][0]["amount_paid"]) == (1, "300.00")
