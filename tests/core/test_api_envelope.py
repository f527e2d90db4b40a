"""Whatever bytes come back are a payload, a typed error, or a route that is missing: never another exception."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiknet_desktop.api.answer import page_of, rows
from tiknet_desktop.api.envelope import Payload, RouteMissing, interpret
from tiknet_desktop.api.errors import ApiError, ServerFault
from tiknet_desktop.api.http import RawAnswer, Request

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["data", "error", "message", "statusCode", "detail", "details", "code", "results", "name"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def read(status: int, body: bytes, *, method: str = "GET", kind: str = "application/json", **flags: bool) -> Payload:
    request = Request("list_plans", method, "/x/", "/x/", {}, None, {})
    answer = RawAnswer(status, {"content-type": kind}, body, 0.1, 10, 10)
    chosen = {"local": True, "has_parameters": False, "keyed": False} | flags
    return interpret(request, answer, **chosen)


@given(
    status=st.sampled_from([200, 201, 204, 400, 401, 403, 404, 405, 409, 410, 412, 418, 422, 429, 500, 502, 503]),
    body=_JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=40),
    kind=st.sampled_from(["application/json", "text/html", "text/csv", ""]),
    method=st.sampled_from(["GET", "POST"]),
    has_parameters=st.booleans(),
    keyed=st.booleans(),
)
def test_any_answer_is_understood_one_way_or_another(
    status: int, body: bytes, kind: str, method: str, has_parameters: bool, keyed: bool
) -> None:
    try:
        payload = read(status, body, method=method, kind=kind, has_parameters=has_parameters, keyed=keyed)
    except RouteMissing:
        assert status in (404, 405)
    except ApiError as error:
        assert error.code
        assert not (error.outcome_unknown and method == "GET")
        assert all(isinstance(text, str) for texts in error.fields.values() for text in texts)
    else:
        assert status < 300
        rows(payload.data)
        page_of(payload.data)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"message": "first", "detail": "second"}, "first"),
        ({"detail": "second", "data": {"name": ["third"]}}, "second"),
        ({"error": True, "data": {"name": ["third"]}}, "third"),
        ({"phone": ["fourth"]}, "fourth"),
        ({"data": {"items": {"0": ["nested"]}}, "error": True}, "nested"),
        ({}, ""),
    ],
)
def test_the_servers_words_are_found_in_their_order(body: dict[str, object], detail: str) -> None:
    with pytest.raises(ApiError) as caught:
        read(400, json.dumps(body).encode(), method="POST")
    assert caught.value.detail == detail


def test_a_file_is_handed_over_as_bytes() -> None:
    assert read(200, b"code;plan\n", kind="text/csv").data == b"code;plan\n"


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read(200, b"\xef\xbb\xbf" + b'{"data": [1], "message": ""}').data == [1]


def test_a_router_that_is_away_is_told_apart_from_a_server_in_trouble() -> None:
    body = {
        "statusCode": 503,
        "error": True,
        "message": "Router hEX refuses the user name or password.",
        "data": {"code": "router_wrong_password", "router": "hEX"},
        "exception": "",
    }
    with pytest.raises(ServerFault) as caught:
        read(503, json.dumps(body).encode())
    assert caught.value.code == "router_wrong_password" and caught.value.router_silent
    with pytest.raises(ServerFault) as caught:
        read(503, json.dumps({**body, "data": {}}).encode())
    assert caught.value.code == "server_fault" and not caught.value.router_silent
