"""No row of one partner is visible or changeable to another; roles may do what the shared table says and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from embedded_server.features import every_endpoint
from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.registrar import Binding
from tests.server.shops import PASSWORD, ServedShop, add_plan, serve_shop
from tiknet_desktop.contracts.operations import Auth, Route
from tiknet_desktop.domain.permissions import STARTING_ROLES

OTHER = "other@example.com"


@pytest.fixture(scope="module")
def two(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServedShop, dict[str, Any]]]:
    """A shop with one row of everything, and a second partner in the same database."""
    served = serve_shop(tmp_path_factory.mktemp("two"))
    mine = served.sign_in()
    plan = add_plan(mine)
    customer = mine.post("/customers/create/", json={"first_name": "Ama", "phone": "+22890000001"}).json()["data"]
    router = mine.post(
        "/routers-add/",
        json={"name": "Mine", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1},
    ).json()["data"]
    mine.post("/data-limit/create/", json={"value": "1GB"})
    mine.post("/idle-timeout/create/", json={"value": "5m"})
    mine.post("/assign-plan/", json={"customer": customer["username"], "plan": plan["slug"], "reference": "R-1"})
    account = mine.get("/hotspot/users/paginate-list/").json()["data"]["results"][0]
    options = mine.get("/plan-config/resources/").json()["data"]
    rows = {
        "plan_slug": [plan["slug"], str(plan["id"])],
        "profile_slug": [mine.get("/hotspot/profiles/list/").json()["data"][0]["slug"]],
        "router_slug": [router["slug"], str(router["id"])],
        "slug": [router["slug"], str(router["id"])],
        "router_id": [router["slug"], str(router["id"])],
        "username": [customer["username"], str(customer["id"]), str(customer["customer"]), account["username"]],
        "id": [*{str(row["id"]) for kind in options.values() for row in kind}, account["username"], "1", "2"],
    }
    create_owner(served.context.database, NewOwner(OTHER, PASSWORD))
    yield served, rows
    served.stop()


def _item_routes() -> list[Any]:
    return [
        pytest.param(binding, route, id=f"{route.method} {route.path}")
        for binding in every_endpoint()
        if binding.operation.auth is Auth.BEARER
        for route in binding.operation.served
        if route.parameters
    ]


def _contents(shop: ServedShop) -> list[tuple[Any, ...]]:
    """Every row of the first partner, as the database has it."""
    tables = ("routers", "plans", "hotspot_profiles", "customers", "hotspot_users", "assigned_plans", "movements")
    tables += ("plan_options", "router_jobs", "roles")
    with shop.context.database.read() as reader:
        return [
            tuple(row)
            for table in tables
            for row in reader.rows(f"SELECT * FROM {table} WHERE partner_id = :p ORDER BY id", {"p": 1})
        ]


@pytest.mark.parametrize(("binding", "route"), _item_routes())
def test_an_item_of_another_partner_does_not_exist(
    binding: Binding, route: Route, two: tuple[ServedShop, dict[str, Any]]
) -> None:
    shop, rows = two
    stranger = shop.sign_in(OTHER)
    before = _contents(shop)
    parameter, *further = route.parameters
    # Sign-in sessions are numbered for all accounts together: the first is the first partner's.
    references = ["1"] if binding.operation.id == "delete_account_session" else rows[parameter]
    for reference in references:
        path = route.path.removeprefix("/partner").replace(f"{{{parameter}}}", reference)
        for name in further:
            path = path.replace(f"{{{name}}}", rows[name][0])
        body = {"blocked": True, "value": "9", "name": "Stolen", "is_active": False, "first_name": "Stolen"}
        answer = stranger.request(route.method, path, json=None if route.method == "GET" else body)
        assert answer.status_code == 404, f"{path}: {answer.text}"
    assert _contents(shop) == before


def test_lists_and_feeds_of_another_partner_are_empty(two: tuple[ServedShop, dict[str, Any]]) -> None:
    shop, _ = two
    stranger = shop.sign_in(OTHER)
    for binding in every_endpoint():
        route = binding.operation.routes[0]
        if binding.operation.auth is not Auth.BEARER or route.method != "GET" or route.parameters:
            continue
        answer = stranger.get(f"{route.path.removeprefix('/partner')}?extras=1")
        assert answer.status_code in (200, 404), answer.text
        for trace in ("Ama", "Mine", "R-1", "Chez Afi"):
            assert trace not in answer.text, route.path


def test_an_assignment_cannot_name_what_belongs_to_another(two: tuple[ServedShop, dict[str, Any]]) -> None:
    shop, rows = two
    stranger = shop.sign_in(OTHER)
    before = _contents(shop)
    own = stranger.post("/customers/create/", json={"first_name": "Own", "phone": "1"}).json()["data"]
    for body in (
        {"customer": rows["username"][0], "plan": rows["plan_slug"][0]},
        {"customer": own["username"], "plan": rows["plan_slug"][0]},
        {"customer_id": own["customer"], "plan_id": int(rows["plan_slug"][1])},
    ):
        assert stranger.post("/assign-plan/", json=body).status_code == 404
    assert _contents(shop) == before


@pytest.fixture(scope="module")
def staff(two: tuple[ServedShop, dict[str, Any]]) -> dict[str, httpx.Client]:
    shop, _ = two
    return {"Owner": shop.sign_in(), **{role: shop.member(role) for role in STARTING_ROLES}}


def _operations() -> list[Any]:
    return [
        pytest.param(binding, id=binding.operation.id)
        for binding in every_endpoint()
        if binding.operation.auth is Auth.BEARER
    ]


@pytest.mark.parametrize("binding", _operations())
def test_each_role_may_do_what_the_shared_table_says(binding: Binding, staff: dict[str, httpx.Client]) -> None:
    route = binding.operation.routes[0]
    path = route.path.removeprefix("/partner")
    for parameter in route.parameters:
        path = path.replace(f"{{{parameter}}}", "nothing-of-that-name")
    for role, client in staff.items():
        held = STARTING_ROLES.get(role)
        allowed = held is None or not binding.operation.permissions or bool(held & binding.operation.permissions)
        # No body that could be carried out: a refusal must come first, everything else must stop at the body or item.
        content = None if route.method == "GET" else b"[]"
        answer = client.request(route.method, path, content=content, headers={"Content-Type": "application/json"})
        if allowed:
            assert answer.status_code != 403, f"{role}: {answer.text}"
        else:
            assert answer.status_code == 403, f"{role}: {answer.text}"
            assert answer.json() == {
                "statusCode": 403,
                "error": True,
                "message": "Access denied. Missing permission.",
                "data": {},
                "exception": "",
            }


@pytest.mark.parametrize("binding", _operations())
def test_without_a_token_nothing_else_is_looked_at(binding: Binding, two: tuple[ServedShop, dict[str, Any]]) -> None:
    shop, _ = two
    for route in binding.operation.served:
        path = route.path.removeprefix("/partner")
        answer = shop.client().request(route.method, path, content=b"{" if route.method != "GET" else None)
        assert (answer.status_code, answer.json()) == (
            401,
            {"detail": "Authentication credentials were not provided."},
        ), path
