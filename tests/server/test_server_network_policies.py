"""A network policy replaces the rate and idle time of one customer's plan, down to what routers get."""

from __future__ import annotations

from typing import Any

import httpx

from embedded_server.features.hotspot_users.service import RouterUser, router_users
from tests.server.shops import ServedShop, add_plan


def _wanted(shop: ServedShop, username: str) -> RouterUser:
    with shop.context.database.read() as reader:
        return router_users(reader, shop.owner.partner_id, [username])[username]


def _profile(client: httpx.Client, name: str, rate: str) -> dict[str, Any]:
    option = client.post("/rate-limit/create/", json={"value": rate}).json()["data"]
    body = {"name": name, "routers": [], "rate_limit": option["id"]}
    row: dict[str, Any] = client.post("/hotspot/profiles/create/", json=body).json()["data"]
    return row


def test_a_policy_changes_what_routers_get_and_taking_it_away_brings_the_plan_back(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    router = {"name": "R", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    client.post("/routers-add/", json=router)
    plan = add_plan(client)
    slow = _profile(client, "Slow", "512k/256k")
    customer = client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}).json()["data"]
    client.post("/assign-plan/", json={"customer": customer["username"], "plan": plan["slug"]})
    account = client.get("/hotspot/users/paginate-list/").json()["data"]["results"][0]["username"]
    before = _wanted(own_shop, account).profile
    path = f"/customers/{customer['username']}/assign-network-policy/"
    assert {"id": slow["id"], "name": "Slow"} in client.get("/network-policies/list/").json()["data"]
    answer = client.post(path, json={"network_policy_id": slow["id"]})
    assert (answer.status_code, answer.json()["data"]) == (200, {})
    after = _wanted(own_shop, account).profile
    assert (after.rate_limit, after.name != before.name) == ("256k/512k", True)
    assert (after.shared_users, after.validity_seconds) == (before.shared_users, before.validity_seconds)
    assert client.post(path, json={"network_policy_id": None}).status_code == 200
    assert _wanted(own_shop, account).profile == before
    for body, status in (({}, 400), ({"network_policy_id": 999}, 400), ({"network_policy_id": "x"}, 400)):
        refused = client.post(path, json=body)
        assert (refused.status_code, set(refused.json()["data"])) == (status, {"network_policy_id"})
    assert client.post("/customers/nobody/assign-network-policy/", json={"network_policy_id": 1}).status_code == 404
