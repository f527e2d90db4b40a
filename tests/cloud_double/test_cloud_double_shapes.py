"""The double says what the catalogue says: shapes, exact refusals, pages of markup where nothing was."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.cloud_double.catalogue import Served, entries, served, with_status
from tests.cloud_double.server import EMAIL, MANAGER, PASSWORD, CloudDouble

READS = [one for one in served() if one.method == "GET" and not one.partial]
PARTIAL_BODIES = {
    "create_role": {"name": "x", "permissions": ["Read Users"]},
    "create_collaborator": {},
    "create_payment_method": {},
    "create_additional_device": {},
    "resend_password_reset_otp": {"email": "nobody@example.com"},
    "transaction_details": {},
    "list_permissions": {},
}


@pytest.fixture(scope="module")
def double() -> Iterator[CloudDouble]:
    with CloudDouble().running() as running:
        yield running


def ask(double: CloudDouble, method: str, path: str, body: Any = None, token: str = "") -> tuple[int, str, Any]:
    """Status, kind and body of an answer."""
    request = urllib.request.Request(double.url + path, method=method)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, data, timeout=20) as answer:
            status, headers, raw = answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        status, headers, raw = error.code, error.headers, error.read()
    kind = headers["Content-Type"].partition(";")[0]
    return status, kind, json.loads(raw) if kind == "application/json" and raw else raw.decode()


def sign_in(double: CloudDouble, email: str = EMAIL) -> str:
    """An access token."""
    status, _, body = ask(double, "POST", "/partner/login/", {"email": email, "password": PASSWORD})
    assert status == 200
    return str(body["data"]["access"])


def _filled(one: Served) -> str:
    names = {"router_slug": "hex-tokoin", "slug": "hex-tokoin", "id": "701"}
    path: str = one.entry["path"]
    for name, value in names.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def _fits(shape: Any, value: Any) -> None:
    """Every key the catalogue names is there; lists hold rows of their shape."""
    if isinstance(shape, Mapping) and shape:
        assert isinstance(value, Mapping)
        for name, inner in shape.items():
            assert name in value or "optional" in str(inner), name
            if isinstance(inner, Mapping | list):
                _fits(inner, value[name])
    elif isinstance(shape, list) and shape and isinstance(value, list):
        for row in value:
            _fits(shape[0], row)


@pytest.mark.parametrize("one", READS, ids=lambda one: one.operation)
def test_a_working_read_answers_in_its_shape(double: CloudDouble, one: Served) -> None:
    status, kind, body = ask(double, "GET", _filled(one), token=sign_in(double))
    assert (status, kind) == (200, "application/json")
    _fits(one.entry["success"]["data_shape"], body["data"])


def test_every_live_operation_has_an_answer(double: CloudDouble) -> None:
    assert {one.operation for one in served()} == {*with_status("working"), *with_status("partial")}
    for one in served():
        assert callable(double.cloud.handler(one.operation))


@pytest.mark.parametrize("operation", with_status("partial"))
def test_a_partial_one_answers_the_error_of_the_report(double: CloudDouble, operation: str) -> None:
    one = next(found for found in served() if found.operation == operation)
    body = PARTIAL_BODIES[operation] if one.method != "GET" else None
    status, _, answered = ask(double, one.method, _filled(one), body, sign_in(double))
    first = next(error for error in one.entry["errors"] if error["status"] != 401)
    assert (status, answered) == (first["status"], first["body"])


@pytest.mark.parametrize("operation", [*with_status("missing"), *with_status("unknown")])
def test_what_was_not_there_is_a_page_of_markup(double: CloudDouble, operation: str) -> None:
    entry = next(found for found in entries() if found["id"] == operation)
    status, kind, body = ask(double, entry["method"], entry["path"].replace("{", "").replace("}", ""), token="any")
    assert status == 404
    assert kind == "text/html" and "Not Found" in body


def test_lists_ignore_pages_where_the_cloud_did(double: CloudDouble) -> None:
    token = sign_in(double)
    assert len(ask(double, "GET", "/partner/customers/list/?page=2&page_size=10", token=token)[2]["data"]) == 142
    page = ask(double, "GET", "/partner/customers/paginate-list/?page=2&page_size=10", token=token)[2]["data"]
    assert (page["count"], len(page["results"])) == (142, 10) and "username" not in page["results"][0]


def test_a_country_by_name_breaks_the_profile_update(double: CloudDouble) -> None:
    token = sign_in(double)
    answer = ask(double, "PUT", "/partner/update/", {"country": "Togo"}, token)
    assert answer == (500, "text/plain", "Server Error (500)")
    assert ask(double, "PUT", "/partner/update/", {"country": "TG"}, token)[0] == 200


def test_tokens_expire_and_are_renewed(double: CloudDouble) -> None:
    token = sign_in(double)
    double.expire_tokens()
    status, _, body = ask(double, "GET", "/partner/profile/", token=token)
    assert (status, body["code"]) == (401, "token_not_valid")
    assert ask(double, "GET", "/partner/profile/")[2] == {"detail": "Authentication credentials were not provided."}
    renewed = ask(double, "POST", "/partner/refresh/token/", {"refresh": "refresh-owner"})[2]["data"]
    assert ask(double, "GET", "/partner/profile/", token=renewed["access"])[0] == 200


def test_a_manager_is_refused_in_the_words_of_the_cloud(double: CloudDouble) -> None:
    body = {"name": "x", "price": 100, "profile": 51, "validity": 71}
    status, _, answered = ask(double, "POST", "/partner/plans/create/", body, sign_in(double, MANAGER))
    assert (status, answered["message"]) == (403, "Access denied. Missing permission.")
