"""Whatever is sent: a 4xx in the documented form, nothing stored, never a 5xx."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from embedded_server.features import every_endpoint
from embedded_server.registrar import Binding
from tests.server.shops import ServedShop
from tiknet_desktop.contracts.operations import Auth

_ALL_OPTIONAL = ("update_profile", "two_factor_enable", "two_factor_disable", "update_settings")
JSON = {"Content-Type": "application/json"}

_BODIES: dict[str, bytes] = {
    "nothing": b"",
    "not json": b"{",
    "invalid utf-8": b'{"name": "\xff\xfe", "first_name": "\xff"}',
    "lone surrogate": b'{"first_name": "\\ud800", "phone": "1", "name": "\\ud800", "email": "\\udfff", "value": "\\ud800"}',
    "a list": b"[1, 2]",
    "a number": b"12345",
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "deep object": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "huge number": b'{"name":"x","price":1e400,"profile":99999999999999999999999,"value":-1,"validity":1e30,"plan_id":-5,'
    b'"customer_id":99999999999999999999}',
    "not a number": b'{"price": NaN, "value": Infinity}',
    "wrong types": b'{"name":{"a":[]},"price":[],"profile":"x","routers":"all","value":{},"email":5,"password":[],'
    b'"username":{},"first_name":[1],"phone":{},"blocked":"maybe","refresh":{},"api_port":"abc","customer":[],"plan":{}}',
    "nulls": b'{"name":null,"price":null,"profile":null,"routers":null,"value":null,"email":null,"password":null,'
    b'"username":null,"first_name":null,"phone":null,"blocked":null,"refresh":null}',
    "null characters": b'{"name":"a\\u0000b","first_name":"a\\u0000b","phone":"\\u0000","username":"\\u0000","value":"\\u0000",'
    b'"email":"a\\u0000@b.co","password":"\\u0000","ip_address":"\\u0000"}',
    "a megabyte": b'{"first_name":"' + b"x" * 900_000 + b'","name":"' + b"y" * 90_000 + b'"}',
    "too much": b'{"first_name":"' + b"x" * 2_000_000 + b'"}',
}


def _changing() -> list[Any]:
    return [pytest.param(binding, id=binding.operation.id) for binding in every_endpoint() if binding.body is not None]


def _documented(answer: httpx.Response, *, bare: bool = False) -> None:
    assert 400 <= answer.status_code < 500, answer.text[:300]
    body = answer.json()
    if bare and answer.status_code == 400 and "statusCode" not in body:
        # Form E3: field names and their texts, nothing around them.
        assert body
        assert all(isinstance(texts, list) for texts in body.values())
        return
    if "detail" in body and "statusCode" not in body:
        return
    assert body["statusCode"] == answer.status_code
    assert body["error"] is True
    assert body["exception"] == ""
    assert isinstance(body["message"], str)
    assert isinstance(body["data"], dict)


@pytest.mark.parametrize("kind", _BODIES)
@pytest.mark.parametrize("binding", _changing())
def test_a_bad_body_is_refused_in_a_documented_form(
    binding: Binding, kind: str, owner: httpx.Client, shop: ServedShop
) -> None:
    route = binding.operation.routes[0]
    path = route.path.removeprefix("/partner")
    for parameter in route.parameters:
        path = path.replace(f"{{{parameter}}}", "nothing-here")
    client = owner if binding.operation.auth is Auth.BEARER else shop.client()
    answer = client.request(route.method, path, content=_BODIES[kind], headers=JSON)
    if binding.operation.id in _ALL_OPTIONAL and answer.status_code == 200:
        # Every field is optional and unknown ones are ignored: a body that names none of them changes nothing.
        assert binding.operation.id != "update_profile" or kind in ("nothing", "huge number", "nulls")
        return
    _documented(answer, bare=getattr(binding.body, "bare_errors", False))


@pytest.mark.parametrize(
    "reference",
    [
        "0",
        "-1",
        "99999999999999999999999",
        "%00",
        "%FF%FE",
        "..%2F..%2Fetc",
        "' OR 1=1 --",
        "<script>",
        "a" * 5000,
        "%F0%9F%98%80",
        "list",
        "true",
    ],
)
def test_an_odd_reference_is_an_object_that_does_not_exist(reference: str, owner: httpx.Client) -> None:
    for path in (
        "/customers/{}/data-usage/",
        "/plans/{}/read/",
        "/routers/{}/details/",
        "/routers/{}/resources/",
        "/hotspot/users/{}/read/",
        "/validity/{}/",
        "/transactions/{}/details/",
    ):
        answer = owner.get(path.format(reference))
        if answer.status_code == 200:
            # Some words are paths of their own: validity/list is a list.
            assert reference == "list"
            continue
        _documented(answer)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("page=0", 404),
        ("page=-3", 404),
        ("page=x", 404),
        ("page=99999999999999", 404),
        ("page=2", 404),
        ("page_size=x", 200),
        ("page_size=0", 200),
        ("page_size=100000", 200),
        ("ordering=-nonsense,first_name", 200),
        ("ordering=first_name;DROP TABLE customers", 200),
        ("search=%25_%5C'\"", 200),
        ("search=%00", 400),
        ("search=" + "x" * 5000, 400),
        ("updated_since=yesterday", 400),
        ("updated_since=2026-01-01T00:00:00Z", 200),
    ],
)
def test_a_query_string_never_breaks_a_list(query: str, status: int, owner: httpx.Client) -> None:
    answer = owner.get(f"/customers/paginate-list/?{query}")
    assert answer.status_code == status, answer.text
    if status >= 400:
        _documented(answer)


def test_filters_of_transactions_name_what_is_wrong(owner: httpx.Client) -> None:
    for name in ("status", "type", "period", "start_date", "end_date"):
        answer = owner.get(f"/wallet/transactions/?{name}=nonsense")
        assert answer.status_code == 400
        assert list(answer.json()["data"]) == [name]


def test_prices_are_exact_and_bounded(owner: httpx.Client) -> None:
    from tests.server.shops import add_plan

    plan = add_plan(owner, "Exact", 10.1)
    assert (plan["price"], plan["price_display"]) == ("10.10", "10 XOF")
    for price in ("1.005", "-1", "1e20", "abc", "NaN", "Infinity", ""):
        answer = owner.put(f"/plans/{plan['slug']}/update/", json={"price": price})
        assert (answer.status_code, list(answer.json()["data"])) == (400, ["price"]), price


def test_other_media_types_are_refused(owner: httpx.Client) -> None:
    answer = owner.post("/customers/create/", content=b"a=b", headers={"Content-Type": "text/plain"})
    _documented(answer)
    assert answer.status_code == 415


def test_unknown_routes_and_methods_answer_in_json(shop: ServedShop, owner: httpx.Client) -> None:
    root = shop.handle.base_url
    assert (owner.get("/nowhere/").status_code, owner.get("/nowhere/").json()) == (404, {"detail": "Not found."})
    assert httpx.get(root + "/").json() == {"detail": "Not found."}
    assert owner.delete("/plans/").status_code == 405
    assert "detail" in owner.delete("/plans/").json()


def test_other_sites_and_other_names_are_kept_out(shop: ServedShop) -> None:
    path = f"{shop.handle.base_url}/partner/capabilities/"
    assert httpx.get(path, headers={"Host": "evil.example"}).status_code == 400
    assert httpx.get(path, headers={"Origin": "https://evil.example"}).status_code == 403
    assert httpx.get(path, headers={"Origin": "null"}).status_code == 403
    assert httpx.get(path, headers={"Origin": "http://localhost:3000"}).status_code == 200
    assert httpx.get(path, headers={"Host": "localhost"}).status_code == 200
