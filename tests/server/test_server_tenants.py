"""No row of one partner is visible or changeable to another; roles may do what the shared table says and no more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import httpx
import pytest

from embedded_server.features import every_endpoint
from embedded_server.features.accounts.service import NewMember, NewOwner, add_member, create_owner
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from embedded_server.models import metadata
from embedded_server.registrar import Binding
from tests.server.shops import PASSWORD, ServedShop, add_plan, serve_shop
from tiknet_desktop.contracts.operations import Auth, Route
from tiknet_desktop.domain.permissions import STARTING_ROLES

OTHER = "other@example.com"
REFUSED = {
    "statusCode": 403,
    "error": True,
    "message": "Access denied. Missing permission.",
    "data": {},
    "exception": "",
}


OPTIONS = ("data-limit", "shared-users", "validity", "rate-limit", "idle-timeout")
MARK = "Zephyrine"
"""In every name the first partner gives."""


@pytest.fixture(scope="module")
def two(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServedShop, dict[str, Any]]]:
    """A shop with a row of everything, what its rows are called by the start of their path, and a second partner."""
    served = serve_shop(tmp_path_factory.mktemp("two"))
    mine = served.sign_in()
    made: dict[str, dict[str, Any]] = {}

    def make(kind: str, path: str, **body: Any) -> dict[str, Any]:
        answer = mine.post(path, json=body)
        assert answer.is_success, answer.text
        made[kind] = answer.json()["data"]
        return made[kind]

    plan = add_plan(mine, f"{MARK} plan")
    customer = make("customers", "/customers/create/", first_name=MARK, phone="+22890000001")
    router = make(
        "routers",
        "/routers-add/",
        name=f"{MARK} router",
        ip_address="127.0.0.1",
        username="u",
        password="p",
        api_port=1,
    )
    make("data-limit", "/data-limit/create/", value="1GB")
    make("idle-timeout", "/idle-timeout/create/", value="5m")
    make("assign", "/assign-plan/", customer=customer["username"], plan=plan["slug"], reference=f"R-{MARK}")
    method = make("payment-methods", "/payment-methods/create/", name=f"{MARK} pay", numbers="90000001")
    with served.context.database.write() as session:
        record_online_payment(
            session, served.owner.partner_id, OnlinePayment(f"P-{MARK}", Decimal(900), "plan", plan["id"])
        )
    make("withdrawals", "/withdrawals/create/", amount=10, payment_method=method["id"])
    device = make("additional-devices", "/additional-devices/create/", value=1, price=100)
    ticket = make("support", "/support/tickets/create/", subject=MARK, description=MARK)
    role = make("roles", "/roles/create/", name=f"{MARK} role", permissions=[])
    make("vouchers", "/plans/tickets/generate/", plan=plan["id"], count=1)
    member = NewMember("zephyrine@example.com", PASSWORD, MARK, "Worker")
    member_id = add_member(served.context.database, served.owner.partner_id, member)
    account = mine.get("/hotspot/users/paginate-list/").json()["data"]["results"][0]
    profile = mine.get("/hotspot/profiles/list/").json()["data"][0]
    options = mine.get("/plan-config/resources/").json()["data"]
    movement = mine.get("/transactions/wallet/").json()["data"]["paginate_data"][0]
    assigned = mine.get("/transactions/assigned/").json()["data"]["paginate_data"][0]
    told = mine.get("/notifications/list/").json()["data"]["results"][0]
    session_row = mine.get("/sessions/list/").json()["data"][0]
    rows: dict[str, list[str]] = {
        "customers": [customer["username"], str(customer["id"]), str(customer["customer"])],
        "routers": [router["slug"], str(router["id"])],
        "plans": [plan["slug"], str(plan["id"])],
        "hotspot/profiles": [profile["slug"], str(profile["id"])],
        "hotspot/users": [account["username"], str(account["id"])],
        **{path: [str(row["id"]) for row in _option_rows(options, path)] for path in OPTIONS},
        "transactions": [str(movement["id"]), str(assigned["id"]), movement["payment_reference"]],
        "wallet": [str(movement["id"]), movement["payment_reference"]],
        "collaborators": [member.email, str(member_id)],
        "roles": [role["slug"], str(role["id"])],
        "additional-devices": [str(device["id"])],
        "notifications": [str(told["id"])],
        "payment-methods": [method["slug"], str(method["id"])],
        "support": [str(ticket["id"])],
        "sessions": [str(session_row["id"])],
    }
    create_owner(served.context.database, NewOwner(OTHER, PASSWORD, first_name="Kofi"))
    yield served, rows
    served.stop()


def _option_rows(options: dict[str, Any], path: str) -> list[dict[str, Any]]:
    wanted = path.replace("-", "_")
    return next(
        rows for name, rows in options.items() if name.startswith((wanted, wanted.replace("validity", "validit")))
    )


def _item_routes() -> list[Any]:
    return [
        pytest.param(binding, route, id=f"{route.method} {route.path}")
        for binding in every_endpoint()
        if binding.operation.auth is Auth.BEARER
        for route in binding.operation.served
        if route.parameters
    ]


def _contents(shop: ServedShop) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the first partner in every table that has partners, as the database has it."""
    with shop.context.database.read() as reader:
        return {
            name: sorted(
                (tuple(row) for row in reader.rows(f"SELECT * FROM {name} WHERE partner_id = :p", {"p": 1})), key=repr
            )
            for name, table in metadata.tables.items()
            if "partner_id" in table.c
        }


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
}


@pytest.mark.parametrize(("binding", "route"), _item_routes())
def test_an_item_of_another_partner_does_not_exist(
    binding: Binding, route: Route, two: tuple[ServedShop, dict[str, Any]], both: tuple[httpx.Client, httpx.Client]
) -> None:
    shop, rows = two
    stranger, mine = both
    before = _contents(shop)
    body = None if route.method == "GET" else {**BODY, "router": rows["routers"][0]}
    addresses = _addresses(route, rows)
    assert addresses
    for path in addresses:
        answer = stranger.request(route.method, path, json=body)
        assert answer.status_code == 404, f"{path}: {answer.text}"
        assert MARK not in answer.text
    assert _contents(shop) == before
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
    before = _contents(shop)
    own = stranger.post("/customers/create/", json={"first_name": "Own", "phone": "1"}).json()["data"]
    for body in (
        {"customer": rows["customers"][0], "plan": rows["plans"][0]},
        {"customer": own["username"], "plan": rows["plans"][0]},
        {"customer_id": own["customer"], "plan_id": int(rows["plans"][1])},
    ):
        assert stranger.post("/assign-plan/", json=body).status_code == 404
    assert _contents(shop) == before


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
