"""Collaborators confined to routers, or without a right, in lists, feed and digest: the same rows everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import httpx
import pytest

from embedded_server.features import every_endpoint
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from tests.server.shops import OWNER, PASSWORD, ServedShop, add_plan, serve_shop
from tests.server.test_server_change_feed import Mirror, agrees, pull
from tiknet_desktop.contracts.operations import Auth
from tiknet_desktop.domain.permissions import Permission

FAR = "Farside"
"""In every name of what belongs to the router that the collaborator was not given."""


@dataclass
class Two:
    """A shop with two routers, of which a manager was given the first."""

    shop: ServedShop
    owner: httpx.Client
    manager: httpx.Client
    routers: list[dict[str, Any]]
    far: dict[str, Any]
    """Rows of the second router by kind."""

    @property
    def name(self) -> str:
        """What the manager is called in paths."""
        return "manager@example.com"


def _set_up(shop: ServedShop) -> Two:
    owner = shop.sign_in()
    far: dict[str, Any] = {}
    routers = []
    for number, name in enumerate(("Nearby", FAR)):
        body = {"name": name, "ip_address": f"127.0.0.{number + 1}", "username": "u", "password": "p", "api_port": 1}
        router = owner.post("/routers-add/", json=body).json()["data"]
        routers.append(router)
        plan = add_plan(owner, f"{name} plan")
        profile = {"name": f"{name} profile", "routers": [router["id"]]}
        owner.put(f"/hotspot/profiles/{plan['profile']}/update/", json=profile)
        user = {"username": f"{name.upper()}-1", "password": "secret", "profile": plan["profile"]}
        account = owner.post("/hotspot/users/create/", json=user).json()["data"]
        customer = owner.post("/customers/create/", json={"first_name": name, "phone": "1"}).json()["data"]
        sale = {"customer": customer["username"], "plan": plan["slug"], "reference": f"R-{name}"}
        assigned = owner.post("/assign-plan/", json=sale)
        assert assigned.status_code == 200, assigned.text
        owner.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": 1, "batch": f"{name} batch"})
        with shop.context.database.write() as session:
            payment = OnlinePayment(f"P-{name}", Decimal(900), plan_name=f"{name} plan", router_name=name)
            record_online_payment(session, shop.owner.partner_id, payment)
        far = {
            "router": router,
            "plan": plan,
            "account": account,
            "customer": customer,
            "assigned": assigned.json()["data"],
        }
    owner.post("/customers/create/", json={"first_name": "Nobody's", "phone": "2"})
    manager = shop.member("Manager")
    answer = owner.post("/collaborators/manager@example.com/assign-router/", json={"router_id": routers[0]["slug"]})
    assert answer.status_code == 200, answer.text
    return Two(shop, owner, manager, routers, far)


@pytest.fixture(scope="module")
def two(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Read only."""
    shop = serve_shop(tmp_path_factory.mktemp("views"))
    yield _set_up(shop)
    shop.stop()


@pytest.fixture
def changing(own_shop: ServedShop) -> Two:
    return _set_up(own_shop)


WHOLE_SHOP = frozenset({"list_audit"})
"""Who did what in the shop."""


def test_no_list_and_no_feed_shows_what_belongs_to_another_router(two: Two) -> None:
    shown = 0
    for binding in every_endpoint():
        if binding.operation.auth is not Auth.BEARER or binding.operation.id in WHOLE_SHOP:
            continue
        for route in binding.operation.served:
            if route.parameters or (route.method != "GET" and not binding.media):
                continue
            path = route.path.removeprefix("/partner")
            query = {"extras": "1", "format": "csv", "page_size": "1000"}
            body = None if route.method == "GET" else {"format": "csv"}
            answer = two.manager.request(route.method, path, params=query, json=body)
            assert answer.status_code in (200, 403, 404, 503), answer.text
            assert FAR.lower() not in answer.text.lower(), f"{path}: {answer.text[:2000]}"
            shown += "Nearby" in answer.text
    assert shown > 20


def test_what_belongs_to_no_router_is_shown(two: Two) -> None:
    names = [row["first_name"] for row in two.manager.get("/customers/list/").json()["data"]]
    assert names == ["Nobody's", "Nearby"]
    assert two.manager.get("/customers/paginate-list/").json()["data"]["count"] == 2


def test_items_of_another_router_do_not_exist_for_whoever_was_not_given_it(two: Two) -> None:
    far, admin = two.far, two.owner
    other = two.shop.member("Administrator")
    admin.post("/collaborators/administrator@example.com/assign-router/", json={"router_id": two.routers[0]["id"]})
    customer, account, plan = far["customer"], far["account"], far["plan"]
    requests: list[tuple[str, str, Any]] = [
        ("GET", f"/routers/{far['router']['slug']}/details/", None),
        ("GET", f"/plans/{plan['slug']}/read/", None),
        ("PUT", f"/plans/{plan['id']}/update/", {"name": "Mine"}),
        ("DELETE", f"/plans/{plan['slug']}/delete/", None),
        ("GET", f"/hotspot/profiles/{plan['profile']}/detail/", None),
        ("PUT", f"/hotspot/profiles/{plan['profile']}/update/", {"routers": []}),
        ("DELETE", f"/hotspot/profiles/{plan['profile']}/delete/", None),
        ("GET", f"/hotspot/users/{account['username']}/read/", None),
        ("GET", f"/hotspot/users/{account['id']}/read/", None),
        ("PUT", f"/hotspot/users/{account['username']}/update/", {"password": "mine"}),
        ("DELETE", f"/hotspot/users/{account['id']}/delete/", None),
        ("PUT", f"/customers/{customer['username']}/block-or-unblock/", {"blocked": True}),
        ("PUT", f"/customers/{customer['id']}/", {"first_name": "Mine"}),
        ("DELETE", f"/customers/{customer['username']}/delete/", None),
        ("POST", f"/customers/{customer['username']}/assign-network-policy/", {"network_policy_id": None}),
        *(
            ("GET", f"/customers/{customer['username']}/{what}/", None)
            for what in ("data-usage", "transactions", "plans/assigned", "plans/purchased", "get-active-plan")
        ),
    ]
    for method, path, body in requests:
        assert other.request(method, path, json=body).status_code == 404, f"{method} {path}"
        if method == "GET":
            assert admin.get(path).status_code == 200, path
    movements = {row["id"] for row in admin.get("/wallet/all-transactions/").json()["data"]}
    mine = {row["id"] for row in other.get("/wallet/all-transactions/").json()["data"]}
    for number in movements:
        assert (other.get(f"/transactions/{number}/details/").status_code == 200) == (number in mine)
    assert len(movements - mine) == 1


def _profiles(client: httpx.Client) -> dict[int, list[int]]:
    return {row["id"]: row["routers"] for row in client.get("/hotspot/profiles/list/").json()["data"]}


def test_whoever_is_confined_leaves_other_routers_as_they_are(changing: Two) -> None:
    owner, (near, far) = changing.owner, [router["id"] for router in changing.routers]
    other = changing.shop.member("Administrator")
    owner.post("/collaborators/administrator@example.com/assign-router/", json={"router_id": near})
    shared, everywhere = (
        owner.post("/hotspot/profiles/create/", json={"name": "Shared", "routers": routers}).json()["data"]["id"]
        for routers in ([near, far], [])
    )
    made = other.post("/hotspot/profiles/create/", json={"name": "Mine", "routers": []}).json()["data"]["id"]
    for number in (shared, everywhere):
        shown = _profiles(other)[number]
        answer = other.put(f"/hotspot/profiles/{number}/update/", json={"name": "Seen", "routers": shown})
        assert answer.is_success, answer.text
    known = _profiles(owner)
    assert (sorted(known[shared]), known[everywhere], known[made]) == ([near, far], [], [near])


def test_whoever_is_confined_makes_nobody_who_sees_more(changing: Two) -> None:
    owner, (near, far) = changing.owner, [router["slug"] for router in changing.routers]
    other = changing.shop.member("Administrator")
    owner.post("/collaborators/administrator@example.com/assign-router/", json={"router_id": near})
    new = {"first_name": "Esi", "email": "esi@example.com", "password": PASSWORD}
    assert other.post("/collaborators/create/", json=new).is_success
    given = {row["email"]: row["assigned_routers"] for row in owner.get("/collaborators/").json()["data"]}
    assert given["esi@example.com"] == [near]
    for slug, status in ((near, 400), (far, 404)):
        answer = other.delete(f"/collaborators/esi@example.com/routers/{slug}/")
        assert (answer.status_code, answer.json()["error"]) == (status, True)


def test_totals_count_what_the_list_shows(two: Two) -> None:
    data = two.manager.get("/transactions/wallet/").json()["data"]
    assert (data["count"], data["totals"]["total_revenue"]) == (1, "900.00")
    assert two.owner.get("/transactions/wallet/").json()["data"]["totals"]["total_revenue"] == "1800.00"


def test_feed_and_digest_of_a_confined_collaborator_agree_while_things_change(changing: Two) -> None:
    manager, owner = changing.manager, changing.owner
    mirror: Mirror = {}
    cursor = pull(manager, mirror, limit=2)
    agrees(manager, mirror)
    customers = [row["first_name"] for (kind, _), (_, row) in mirror.items() if kind == "customers"]
    assert sorted(customers) == ["Nearby", "Nobody's"]
    assert FAR not in repr(mirror)
    assert {kind for kind, _ in mirror} >= {"routers", "plans", "hotspot_profiles", "hotspot_users", "assigned_plans"}

    # Somebody comes into view, goes out of it, and changes out of sight.
    nearby, far = owner.get("/plans/").json()["data"]
    nobody = next(row for (kind, _), (_, row) in mirror.items() if row.get("first_name") == "Nobody's")
    owner.put(f"/customers/{changing.far['customer']['username']}/block-or-unblock/", json={"blocked": True})
    owner.post("/assign-plan/", json={"customer": nobody["username"], "plan": far["slug"], "reference": "A"})
    cursor = pull(manager, mirror, cursor)
    agrees(manager, mirror)
    assert ("customers", nobody["id"]) not in mirror
    owner.post("/assign-plan/", json={"customer": nobody["username"], "plan": nearby["slug"], "reference": "B"})
    pull(manager, mirror, cursor)
    agrees(manager, mirror)
    assert mirror["customers", nobody["id"]][1]["plan_name"] == nearby["name"]
    assert FAR not in repr(mirror)


def _gone(client: httpx.Client, cursor: str) -> bool:
    answer = client.get("/changes/", params={"since": cursor})
    assert answer.status_code in (200, 410), answer.text
    return answer.status_code == 410


def test_other_routers_mean_that_the_client_starts_over(changing: Two) -> None:
    manager, owner = changing.manager, changing.owner
    near, far = changing.routers
    mine = f"/collaborators/{changing.name}"
    profile = f"/hotspot/profiles/{changing.far['plan']['profile']}/update/"
    steps: list[tuple[str, str, Any]] = [
        ("POST", f"{mine}/assign-router/", {"router_id": far["slug"]}),
        ("DELETE", f"{mine}/routers/{far['slug']}/", None),
        ("PUT", f"/routers/{near['slug']}/update/", {"name": "Renamed"}),
        ("PUT", profile, {"routers": []}),
        ("PUT", profile, {"routers": [far["id"]]}),
        ("DELETE", f"{mine}/routers/{near['slug']}/", None),
    ]
    for method, path, body in steps:
        mirror: Mirror = {}
        cursor = pull(manager, mirror)
        agrees(manager, mirror)
        etag = manager.get("/customers/list/").headers["ETag"]
        assert not _gone(manager, cursor)
        answer = owner.request(method, path, json=body)
        assert answer.is_success, answer.text
        assert _gone(manager, cursor), path
        assert manager.get("/customers/list/", headers={"If-None-Match": etag}).status_code == 200, path
    mirror = {}
    pull(manager, mirror)
    agrees(manager, mirror)
    assert FAR in repr(mirror)


def test_the_owner_keeps_the_cursor_whatever_others_are_given(changing: Two) -> None:
    cursor = changing.owner.get("/changes/").json()["data"]["cursor"]
    changing.owner.post(f"/collaborators/{changing.name}/assign-router/", json={"router_id": changing.routers[1]["id"]})
    assert not _gone(changing.owner, cursor)


MONEY = {"assigned_transactions", "wallet_transactions"}
PEOPLE = {"customers", "hotspot_users", "assigned_plans"}


def _kinds(client: httpx.Client) -> set[str]:
    mirror: Mirror = {}
    pull(client, mirror)
    agrees(client, mirror)
    return {kind for kind, _ in mirror}


def test_feed_and_lists_ask_for_the_same_rights(changing: Two) -> None:
    owner = changing.owner
    worker = changing.shop.member("Worker")
    everything = _kinds(owner)
    assert everything >= MONEY | PEOPLE
    assert _kinds(worker) == everything - MONEY
    for path in (
        "/transactions/assigned/",
        "/transactions/wallet/",
        "/transactions/filter/",
        "/assigned-wallet/balance/",
    ):
        assert worker.get(path).status_code == 403, path

    body = {"name": "Caisse", "permissions": [Permission.CREATE_USERS.number]}
    role = owner.post("/roles/create/", json=body).json()["data"]
    cursor = worker.get("/changes/").json()["data"]["cursor"]
    owner.post("/collaborators/worker@example.com/assign-role/", json={"role_id": role["slug"]})
    assert _gone(worker, cursor)
    assert _kinds(worker) == everything - MONEY - PEOPLE
    for path in ("/customers/list/", "/customers/paginate-list/", "/hotspot/users/paginate-list/", "/assigned-plans/"):
        assert worker.get(path).status_code == 403, path

    cursor = worker.get("/changes/").json()["data"]["cursor"]
    numbers = [Permission.CREATE_USERS.number, Permission.TRANSACTION_VIEWING.number]
    owner.put(f"/roles/{role['slug']}/update/", json={"permissions": numbers})
    assert _gone(worker, cursor)
    assert _kinds(worker) == everything - PEOPLE
    # A right that opens no list changes nothing.
    cursor = worker.get("/changes/").json()["data"]["cursor"]
    numbers.append(Permission.DELETE_PLANS.number)
    owner.put(f"/roles/{role['slug']}/update/", json={"permissions": numbers})
    assert not _gone(worker, cursor)


def test_a_cursor_of_somebody_else_is_no_way_around(two: Two) -> None:
    for client in (two.manager, two.shop.sign_in(OWNER, PASSWORD)):
        cursor = client.get("/changes/").json()["data"]["cursor"]
        other = two.owner if client is two.manager else two.manager
        assert _gone(other, cursor)


def test_the_only_router_of_a_collaborator_is_not_deleted_under_them(changing: Two) -> None:
    near, far = changing.routers
    answer = changing.owner.delete(f"/routers/{near['id']}/delete/")
    assert (answer.status_code, answer.json()["error"]) == (400, True)
    assert [row["id"] for row in changing.manager.get("/routers/list/").json()["data"]] == [near["id"]]
    given = {"router_id": far["slug"]}
    changing.owner.post(f"/collaborators/{changing.name}/assign-router/", json=given)
    assert changing.owner.delete(f"/routers/{near['id']}/delete/").status_code == 204
    assert [row["id"] for row in changing.manager.get("/routers/list/").json()["data"]] == [far["id"]]
    # Somebody who left is in nobody's way.
    changing.owner.delete(f"/collaborators/{changing.name}/delete/")
    assert changing.owner.delete(f"/routers/{far['id']}/delete/").status_code == 204
