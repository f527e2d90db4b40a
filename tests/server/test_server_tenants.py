"""No row of one partner is visible or changeable to another; roles may do what the shared table says and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from embedded_server.features import every_endpoint
from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.registrar import Binding
from tests.server.partners import MARK, OTHER, contents, first_partner
from tests.server.shops import PASSWORD, ServedShop, serve_shop
from tiknet_desktop.contracts.operations import Auth, Route
from tiknet_desktop.domain.permissions import STARTING_ROLES

REFUSED = {
    "statusCode": 403,
    "error": True,
    "message": "Access denied. Missing permission.",
    "data": {},
    "exception": "",
}


@pytest.fixture(scope="module")
def two(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServedShop, dict[str, list[str]]]]:
    """A shop with a row of everything, what its rows are called by the start of their path, and a second partner."""
    served = serve_shop(tmp_path_factory.mktemp("two"))
    rows = first_partner(served)
    create_owner(served.context.database, NewOwner(OTHER, PASSWORD, first_name="Kofi"))
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


def _addresses(route: Route, rows: dict[str, Any]) -> list[str]:
    """The paths of a route to the first partner's rows, under every name they have."""
    path = route.path.removeprefix("/partner")
    kind = max((kind for kind in rows if path.startswith(f"/{kind}/")), key=len)
    first, *further = route.parameters
    for name in further:
        path = path.replace(f"{{{name}}}", rows["routers"][0])
    return [path.replace(f"{{{first}}}", reference) for reference in rows[kind]]


BODY = {
    "blocked": True,
    "value": "9",
    "name": f"{MARK} again",
    "first_name": MARK,
    "content": "x",
    "code": "123456",
    "price": 5,
    "numbers": "9",
    "role": "Worker",
    "routers": [],
    "network_policy_id": None,
    "permissions": [],
    "reason": MARK,
}


@pytest.mark.parametrize(("binding", "route"), _item_routes())
def test_an_item_of_another_partner_does_not_exist(
    binding: Binding, route: Route, two: tuple[ServedShop, dict[str, Any]], both: tuple[httpx.Client, httpx.Client]
) -> None:
    shop, rows = two
    stranger, mine = both
    before = contents(shop)
    body = None if route.method == "GET" else {**BODY, "router": rows["routers"][0]}
    addresses = _addresses(route, rows)
    assert addresses
    for path in addresses:
        answer = stranger.request(route.method, path, json=body)
        assert answer.status_code == 404, f"{path}: {answer.text}"
        assert MARK not in answer.text
    assert contents(shop) == before
    if route.method == "GET":
        # The same address is right for whom it belongs to, at least by one of the names.
        assert {mine.get(path).status_code for path in addresses} - {404}, addresses


def test_lists_and_feeds_of_another_partner_are_empty(
    two: tuple[ServedShop, dict[str, Any]], both: tuple[httpx.Client, httpx.Client]
) -> None:
    stranger, mine = both
    shown = 0
    for binding in every_endpoint():
        for route in binding.operation.served:
            if binding.operation.auth is not Auth.BEARER or route.parameters:
                continue
            if route.method != "GET" and not binding.media:
                continue
            path = route.path.removeprefix("/partner")
            query = {"extras": "1", "format": "csv", "page_size": "1000"}
            body = None if route.method == "GET" else {"format": "csv"}
            answer = stranger.request(route.method, path, params=query, json=body)
            assert answer.status_code in (200, 404), answer.text
            for trace in (MARK, "Chez Afi", *two[1]["customers"][:1]):
                assert trace not in answer.text, route.path
            shown += MARK in mine.request(route.method, path, params=query, json=body).text
    # The same lists do show them to whom they belong.
    assert shown > 30


def test_an_assignment_cannot_name_what_belongs_to_another(two: tuple[ServedShop, dict[str, Any]]) -> None:
    shop, rows = two
    stranger = shop.sign_in(OTHER)
    before = contents(shop)
    own = stranger.post("/customers/create/", json={"first_name": "Own", "phone": "1"}).json()["data"]
    for body in (
        {"customer": rows["customers"][0], "plan": rows["plans"][0]},
        {"customer": own["username"], "plan": rows["plans"][0]},
        {"customer_id": own["customer"], "plan_id": int(rows["plans"][1])},
    ):
        assert stranger.post("/assign-plan/", json=body).status_code == 404
    assert contents(shop) == before


@pytest.fixture(scope="module")
def both(two: tuple[ServedShop, dict[str, Any]]) -> tuple[httpx.Client, httpx.Client]:
    """The second partner and the first."""
    return two[0].sign_in(OTHER), two[0].sign_in()


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
    for route in binding.operation.served:
        path = route.path.removeprefix("/partner")
        for parameter in route.parameters:
            path = path.replace(f"{{{parameter}}}", "nothing-of-that-name")
        for role, client in staff.items():
            held = STARTING_ROLES.get(role)
            allowed = held is None or not binding.operation.permissions or bool(held & binding.operation.permissions)
            # No body that could be carried out: a refusal comes first, everything else stops at the body or item.
            content = None if route.method == "GET" else b"[]"
            answer = client.request(route.method, path, content=content, headers={"Content-Type": "application/json"})
            if allowed:
                assert answer.status_code != 403, f"{role}, {path}: {answer.text}"
            else:
                assert (answer.status_code, answer.json()) == (403, REFUSED), f"{role}, {path}: {answer.text}"


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
