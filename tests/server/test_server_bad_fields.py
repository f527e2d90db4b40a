"""Every field of every body, one wrong value at a time, on rows that exist: 400 that names it, nothing stored."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from embedded_server.features import every_endpoint
from embedded_server.models import metadata
from embedded_server.registrar import Binding
from tests.server.shops import ServedShop, add_plan
from tiknet_desktop.contracts.operations import Auth

FRAGMENTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE customers; --",
    '" OR 1=1 --',
    "{{7*7}}${7*7}",
    "../../etc/passwd",
    "%s%n%d",
    "=1+1|cmd",
)
NEVER_RIGHT: tuple[Any, ...] = ({"a": [{}]}, [[["x"]]])
ODD: tuple[Any, ...] = (-1, 0, 10**18, -(10**30), 1.5e300, "x" * 100_000, "\u202e\u0007", True, "", [], None, 2**53 + 1)
_OBJECTS = frozenset({"notification_kinds"})
"""Fields that are objects themselves; unknown keys in them are ignored as everywhere."""
_VOLATILE = frozenset({"idempotency_keys", "sign_in_failures", "sign_in_sessions", "queued_mails"})


def _writes() -> list[Any]:
    return [pytest.param(binding, id=binding.operation.id) for binding in every_endpoint() if binding.body is not None]


def _fields(binding: Binding) -> list[str]:
    assert binding.body is not None
    return list(binding.body.model_json_schema().get("properties", {}))


def _stored(shop: ServedShop) -> dict[str, list[str]]:
    with shop.context.database.read() as reader:
        return {
            name: sorted(repr(tuple(row)) for row in reader.rows(f"SELECT * FROM {name}"))
            for name in metadata.tables
            if name not in _VOLATILE
        }


@pytest.fixture(scope="module")
def known(shop: ServedShop, owner: httpx.Client) -> dict[str, str]:
    plan = add_plan(owner)
    customer = owner.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}).json()["data"]
    body = {"name": "R", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    router = owner.post("/routers-add/", json=body).json()["data"]
    owner.post("/payment-methods/create/", json={"name": "Moov", "numbers": "1"})
    return {
        "plan_slug": plan["slug"],
        "profile_slug": owner.get("/hotspot/profiles/list/").json()["data"][0]["slug"],
        "router_slug": router["slug"],
        "username": customer["username"],
        "slug": "moov",
        "id": "1",
    }


def _named(answer: httpx.Response) -> set[str]:
    body = answer.json()
    fields = body["data"] if "statusCode" in body else body
    return set(fields)


@pytest.mark.parametrize("binding", _writes())
def test_a_wrong_value_is_refused_by_the_name_of_its_field(
    binding: Binding, shop: ServedShop, owner: httpx.Client, known: dict[str, str]
) -> None:
    route = binding.operation.routes[0]
    path = route.path.removeprefix("/partner")
    for parameter in route.parameters:
        path = path.replace(f"{{{parameter}}}", known.get(parameter, "1"))
    client = owner if binding.operation.auth is Auth.BEARER else shop.client()
    before = _stored(shop)
    for name in _fields(binding):
        for value in NEVER_RIGHT[1:] if name in _OBJECTS else NEVER_RIGHT:
            answer = client.request(route.method, path, json={name: value})
            if answer.status_code == 404:
                continue  # no row of that name: items are looked up before bodies are judged
            assert answer.status_code in (400, 401, 403, 429), f"{name}={value!r}: {answer.status_code} {answer.text}"
            if answer.status_code == 400:
                assert _named(answer) - {"detail"}, f"{name}={value!r}: {answer.text}"
    after = _stored(shop)
    assert [table for table in after if after[table] != before[table]] == []


@pytest.mark.parametrize("binding", _writes())
def test_odd_values_and_fragments_never_break_anything(
    binding: Binding, shop: ServedShop, owner: httpx.Client, known: dict[str, str]
) -> None:
    route = binding.operation.routes[0]
    path = route.path.removeprefix("/partner")
    for parameter in route.parameters:
        path = path.replace(f"{{{parameter}}}", known.get(parameter, "1"))
    client = owner if binding.operation.auth is Auth.BEARER else shop.client()
    names = _fields(binding)
    for value in (*ODD, *FRAGMENTS):
        answer = client.request(route.method, path, json=dict.fromkeys(names, value))
        assert answer.status_code < 500 or answer.status_code == 503, f"{value!r:.60}: {answer.text}"
        assert "Traceback" not in answer.text
        assert "sqlalchemy" not in answer.text.lower()
