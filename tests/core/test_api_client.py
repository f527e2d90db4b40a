"""The client against a real server that misbehaves."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime

import httpx
import pytest

from tests.faulty_server import (
    FaultyServer,
    answer,
    bare,
    dripping,
    empty,
    garbage,
    held,
    html,
    json_answer,
    redirect,
    refused_url,
    reset_before_answer,
    reset_mid_body,
    silent,
    truncated_json,
)
from tiknet_desktop.api.answer import rows
from tiknet_desktop.api.client import CallOutcome, PartnerApi
from tiknet_desktop.api.errors import (
    ApiError,
    BadAnswer,
    CaptivePortal,
    Conflict,
    CursorGone,
    Forbidden,
    KeyReused,
    NotOffered,
    ObjectMissing,
    ServerFault,
    SignInNeeded,
    StillRunning,
    Throttled,
    Unreachable,
    ValidationRefused,
)
from tiknet_desktop.api.http import HttpTransport
from tiknet_desktop.api.routes import RouteMemory
from tiknet_desktop.api.tokens import MemoryTokens, Tokens

PLANS = "/partner/plans/"
ROLES_NEW, ROLES_OLD = "/partner/roles/list/", "/partner/roles/"
REFRESH_NEW, REFRESH_OLD = "/partner/token/refresh/", "/partner/refresh/token/"
E4_NOT_FOUND = {"detail": "Not found."}
SALE = {"customer_id": 7, "plan_id": 3, "customer": "kofi", "plan": "day", "tag": "Ama"}


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as running:
        yield running


@asynccontextmanager
async def client(
    server: FaultyServer | str,
    *,
    tokens: MemoryTokens | None = None,
    read: float = 5.0,
    pool: float = 5.0,
    total: float = 60.0,
    outcomes: list[CallOutcome] | None = None,
    local: bool = True,
    routes: RouteMemory | None = None,
) -> AsyncIterator[PartnerApi]:
    url = server if isinstance(server, str) else server.url
    transport = HttpTransport(
        url,
        user_agent="test",
        timeout=httpx.Timeout(connect=5.0, read=read, write=5.0, pool=pool),
        total_seconds=total,
    )
    transport.local = local  # a portal is believed possible only away from this computer
    api = PartnerApi(
        url,
        tokens or MemoryTokens(Tokens("access-1", "refresh-1")),
        transport=transport,
        routes=routes,
        on_outcome=None if outcomes is None else outcomes.append,
    )
    try:
        yield api
    finally:
        await api.aclose()


async def failure(api: PartnerApi, operation_id: str, **arguments: object) -> ApiError:
    with pytest.raises(ApiError) as caught:
        await api.call(operation_id, **arguments)  # type: ignore[arg-type]
    return caught.value


# -- the envelope ------------------------------------------------------------------------------------------------------


async def test_an_enveloped_list_is_unwrapped(server: FaultyServer) -> None:
    server.on("GET", PLANS, json_answer([{"id": 1}], headers={"ETag": '"5"'}))
    async with client(server) as api:
        got = await api.call("list_plans", query={"page": 2, "search": None, "extras": True})
    assert (got.data, got.status, got.etag, got.message) == ([{"id": 1}], 200, '"5"', "ok")
    assert server.requests[0].query == "page=2&extras=true"
    assert server.requests[0].headers["authorization"] == "Bearer access-1"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ({"count": 9, "next": "http://x/?page=2", "previous": None, "results": [{"id": 1}]}, 9),
        ({"count": 9, "next": "http://x/?page=2", "previous": None, "totals": {}, "paginate_data": [{"id": 1}]}, 9),
    ],
)
async def test_both_paged_forms_give_rows_and_page(server: FaultyServer, body: dict[str, object], count: int) -> None:
    server.on("GET", PLANS, json_answer(body))
    async with client(server) as api:
        got = await api.call("list_plans")
    assert rows(got) == [{"id": 1}]
    assert got.page is not None
    assert (got.page.count, got.page.next, got.page.previous) == (count, "http://x/?page=2", None)


async def test_results_at_the_root_are_rows_too(server: FaultyServer) -> None:
    server.on("GET", PLANS, bare({"results": [{"id": 4}]}))
    async with client(server) as api:
        assert rows(await api.call("list_plans")) == [{"id": 4}]


async def test_error_true_with_status_200_is_a_failure(server: FaultyServer) -> None:
    server.on("POST", "/partner/plans/create/", bare({"error": True, "message": "No.", "details": {"name": ["taken"]}}))
    async with client(server) as api:
        error = await failure(api, "create_plan", body={})
    assert isinstance(error, ValidationRefused)
    assert (error.detail, error.fields["name"]) == ("No.", ["taken"])


async def test_a_field_called_code_keeps_its_complaint(server: FaultyServer) -> None:
    server.on("POST", "/partner/register-confirm/", bare({"code": ["This field is required."]}, 400))
    async with client(server) as api:
        error = await failure(api, "register_confirm", body={"email": "a@b.c"})
    assert error.fields == {"code": ["This field is required."]}
    assert error.detail == "This field is required."


async def test_a_delete_answered_without_a_body_succeeded(server: FaultyServer) -> None:
    server.on("DELETE", "/partner/plans/day/delete/", empty(204))
    async with client(server) as api:
        assert (await api.call("delete_plan", path={"plan_slug": "day"})).data is None


async def test_an_empty_200_is_never_an_empty_list(server: FaultyServer) -> None:
    server.on("GET", PLANS, empty(200))
    async with client(server) as api:
        error = await failure(api, "list_plans")
    assert isinstance(error, BadAnswer)
    assert error.code == "empty"


async def test_an_unchanged_list_costs_a_304(server: FaultyServer) -> None:
    server.on("GET", PLANS, answer(304, b"", headers={"ETag": '"9"'}))
    async with client(server) as api:
        got = await api.call("list_plans", etag='"9"')
    assert got.not_modified
    assert server.requests[0].headers["if-none-match"] == '"9"'


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (400, ValidationRefused, "validation"),
        (403, Forbidden, "forbidden"),
        (409, StillRunning, "still_running"),
        (410, CursorGone, "cursor_gone"),
        (412, Conflict, "conflict"),
        (422, KeyReused, "key_reused"),
        (429, Throttled, "throttled"),
        (500, ServerFault, "server_fault"),
        (503, ServerFault, "server_fault"),
    ],
)
async def test_statuses_in_the_envelope_are_told_apart(
    server: FaultyServer, status: int, kind: type[ApiError], code: str
) -> None:
    server.on("POST", "/partner/plans/create/", json_answer({}, status))
    async with client(server) as api:
        error = await failure(api, "create_plan", body={}, idempotency_key="k")
    assert type(error) is kind
    assert (error.code, error.status, error.outcome_unknown) == (code, status, False)


async def test_retry_after_is_read_as_seconds_and_as_a_date(server: FaultyServer) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    dates = {"Date": format_datetime(now, usegmt=True)}
    later = {**dates, "Retry-After": format_datetime(now + timedelta(seconds=90), usegmt=True)}
    server.on(
        "POST",
        "/partner/login/",
        json_answer({}, 429, headers={"Retry-After": "17"}),
        json_answer({}, 429, headers=later),
    )
    async with client(server) as api:
        assert (await failure(api, "login", body={})).retry_after == 17
        assert (await failure(api, "login", body={})).retry_after == 90


# -- answers that are none ---------------------------------------------------------------------------------------------


async def test_half_a_json_document_is_told_apart_from_a_page(server: FaultyServer) -> None:
    server.on("GET", PLANS, truncated_json(), html(200), garbage())
    async with client(server) as api:
        codes = [(await failure(api, "list_plans")).code for _ in range(3)]
    assert codes == ["truncated", "html", "not_http"]


async def test_a_page_away_from_this_computer_is_a_captive_portal(server: FaultyServer) -> None:
    server.on("GET", PLANS, html(200))
    async with client(server, local=False) as api:
        assert isinstance(await failure(api, "list_plans"), CaptivePortal)


async def test_a_redirect_to_another_host_is_a_captive_portal(server: FaultyServer) -> None:
    server.on("POST", "/partner/assign-plan/", redirect("http://login.wifi.example/"))
    async with client(server, local=False) as api:
        error = await failure(api, "assign_plan", body={})
    assert isinstance(error, CaptivePortal)
    assert not error.outcome_unknown


async def test_a_connection_reset_in_mid_body_leaves_a_post_unknown(server: FaultyServer) -> None:
    server.on("POST", "/partner/assign-plan/", reset_mid_body())
    async with client(server) as api:
        error = await failure(api, "assign_plan", body={})
    assert isinstance(error, Unreachable)
    assert (error.code, error.outcome_unknown) == ("reset", True)


async def test_a_connection_reset_before_the_answer_leaves_a_post_unknown_and_sends_it_once(
    server: FaultyServer,
) -> None:
    server.on("POST", "/partner/assign-plan/", reset_before_answer())
    async with client(server) as api:
        error = await failure(api, "assign_plan", body={})
    assert (error.code, error.outcome_unknown) == ("reset", True)
    assert server.paths() == ["/partner/assign-plan/"]


async def test_silence_after_sending_is_a_timeout_of_unknown_outcome(server: FaultyServer) -> None:
    release = threading.Event()
    server.on("POST", "/partner/assign-plan/", silent(release))
    async with client(server, read=0.2) as api:
        error = await failure(api, "assign_plan", body={})
    release.set()
    assert (type(error), error.code, error.outcome_unknown) == (Unreachable, "timeout", True)


async def test_an_answer_that_drips_for_ever_is_given_up(server: FaultyServer) -> None:
    release = threading.Event()
    server.on("POST", "/partner/assign-plan/", dripping(release))
    async with client(server, total=0.3) as api:
        error = await failure(api, "assign_plan", body={})
    release.set()
    assert (error.code, error.outcome_unknown) == ("timeout", True)


async def test_too_many_calls_at_once_are_our_own_doing(server: FaultyServer) -> None:
    release, outcomes = threading.Event(), list[CallOutcome]()
    server.on("GET", PLANS, held(release, json_answer([])))
    async with client(server, pool=0.1, outcomes=outcomes) as api:
        waiting = [asyncio.create_task(api.call("list_plans")) for _ in range(8)]
        while len(server.requests) < 8:
            await asyncio.sleep(0.005)
        error = await failure(api, "list_plans")
        release.set()
        await asyncio.gather(*waiting)
    assert (error.code, error.outcome_unknown) == ("busy", False)
    assert [outcome.error for outcome in outcomes] == [None] * 8


async def test_a_read_that_fails_is_never_of_unknown_outcome(server: FaultyServer) -> None:
    server.on("GET", PLANS, reset_mid_body())
    async with client(server) as api:
        assert not (await failure(api, "list_plans")).outcome_unknown


async def test_a_dead_port_is_told_apart_and_nothing_was_sent() -> None:
    async with client(refused_url()) as api:
        error = await failure(api, "assign_plan", body={})
    assert (type(error), error.code, error.outcome_unknown) == (Unreachable, "connect_refused", False)


async def test_a_name_that_does_not_exist_is_told_apart() -> None:
    async with client("http://shop.invalid/v1") as api:
        error = await failure(api, "assign_plan", body={})
    assert (error.code, error.outcome_unknown) == ("dns", False)


async def test_an_untrusted_certificate_is_a_tls_error_and_nothing_was_sent() -> None:
    with FaultyServer(tls=True) as server:
        async with client(server) as api:
            error = await failure(api, "assign_plan", body={})
        assert server.requests == []
    assert (error.code, error.outcome_unknown, error.transient) == ("tls", False, False)


async def test_https_to_a_plain_server_is_a_tls_error(server: FaultyServer) -> None:
    async with client(server.url.replace("http:", "https:")) as api:
        assert (await failure(api, "list_plans")).code == "tls"


@pytest.mark.parametrize("status", [502, 503, 504])
async def test_a_gateway_that_answers_for_the_server_leaves_a_post_unknown(server: FaultyServer, status: int) -> None:
    server.on("POST", "/partner/assign-plan/", html(status, {"Retry-After": "5"}))
    async with client(server) as api:
        error = await failure(api, "assign_plan", body={})
    assert (type(error), error.code, error.outcome_unknown, error.retry_after) == (ServerFault, "gateway", True, 5.0)


async def test_a_proxy_that_forbids_is_not_the_accounts_fault(server: FaultyServer) -> None:
    server.on("GET", PLANS, html(403))
    async with client(server) as api:
        assert isinstance(await failure(api, "list_plans"), BadAnswer)


# -- paths that move ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", [html(404), empty(404), html(405), bare(E4_NOT_FOUND, 404)])
async def test_an_unknown_list_path_falls_back_and_is_remembered(server: FaultyServer, missing: object) -> None:
    server.on("GET", ROLES_NEW, missing)  # type: ignore[arg-type]
    server.on("GET", ROLES_OLD, json_answer([]))
    async with client(server) as api:
        await api.call("list_roles")
        await api.call("list_roles")
    assert server.paths() == [ROLES_NEW, ROLES_OLD, ROLES_OLD]


@pytest.mark.parametrize("answered", [json_answer({}, 404), bare(E4_NOT_FOUND, 404)])
async def test_a_missing_object_stops_the_search(server: FaultyServer, answered: object) -> None:
    server.on("GET", "/partner/transactions/wallet/9/details/", answered)  # type: ignore[arg-type]
    async with client(server) as api:
        assert isinstance(await failure(api, "transaction_details", path={"id": 9}), ObjectMissing)
    assert len(server.requests) == 1


async def test_an_endpoint_nobody_serves_is_not_offered_and_asked_again_after_a_day(server: FaultyServer) -> None:
    now = [1000.0]
    server.on("GET", "/partner/profile/", bare({"detail": "Authentication credentials were not provided."}, 401))
    async with client(server, routes=RouteMemory(clock=lambda: now[0])) as api:
        assert isinstance(await failure(api, "list_support_tickets"), NotOffered)
        first = len(server.requests)
        assert isinstance(await failure(api, "list_support_tickets"), NotOffered)
        assert len(server.requests) == first
        now[0] += 86_401
        server.on("GET", "/partner/support/tickets/", json_answer([]))
        assert (await api.call("list_support_tickets")).data == []


async def test_a_portals_404_page_does_not_prove_that_an_endpoint_is_missing(server: FaultyServer) -> None:
    async with client(server) as api:
        error = await failure(api, "list_support_tickets")
        assert isinstance(error, BadAnswer)
        server.on("GET", "/partner/support/tickets/", json_answer([]))
        assert (await api.call("list_support_tickets")).data == []


async def test_sign_in_forgets_which_paths_were_missing(server: FaultyServer) -> None:
    server.on("POST", "/partner/login/", json_answer({"access": "a", "refresh": "r", "user": {"id": 5}}))
    server.on("GET", ROLES_NEW, html(404), json_answer(["new"]))
    server.on("GET", ROLES_OLD, json_answer(["old"]))
    async with client(server) as api:
        assert (await api.call("list_roles")).data == ["old"]
        assert await api.sign_in("a@b.c", "x") == {"id": 5}
        assert (await api.call("list_roles")).data == ["new"]


async def test_a_username_with_a_slash_stays_in_its_place(server: FaultyServer) -> None:
    server.otherwise = json_answer({})
    async with client(server) as api:
        await api.call("customer_data_usage", path={"username": "a/b?c d"})
        with pytest.raises(ValueError, match="needs username"):
            await api.call("customer_data_usage", path={"username": ".."})
    assert server.paths() == ["/partner/customers/a%2Fb%3Fc%20d/data-usage/"]


# -- tokens ------------------------------------------------------------------------------------------------------------


async def test_a_stale_token_is_renewed_and_the_call_replayed(server: FaultyServer) -> None:
    tokens = MemoryTokens(Tokens("stale", "refresh-1"))
    server.on("GET", PLANS, bare({"detail": "x", "code": "token_not_valid"}, 401), json_answer(["row"]))
    server.on("POST", REFRESH_NEW, json_answer({"access": "fresh"}))
    async with client(server, tokens=tokens) as api:
        assert (await api.call("list_plans")).data == ["row"]
    assert server.requests[1].json == {"refresh": "refresh-1"}
    assert server.requests[2].headers["authorization"] == "Bearer fresh"
    assert await tokens.load() == Tokens("fresh", "refresh-1")


async def test_a_rotated_refresh_token_is_kept(server: FaultyServer) -> None:
    tokens = MemoryTokens(Tokens("", "refresh-1"))
    server.on("GET", PLANS, json_answer([]))
    server.on("POST", REFRESH_OLD, bare({"access": "fresh", "refresh": "refresh-2"}))
    async with client(server, tokens=tokens) as api:
        await api.call("list_plans")
    assert await tokens.load() == Tokens("fresh", "refresh-2")
    assert server.paths() == [REFRESH_NEW, REFRESH_OLD, PLANS]


async def test_many_refused_calls_ask_for_one_renewal(server: FaultyServer) -> None:
    gate = threading.Event()
    refusal = bare({"detail": "expired"}, 401)
    server.on("GET", PLANS, refusal, refusal, refusal, refusal, json_answer([]))
    server.on("POST", REFRESH_NEW, held(gate, json_answer({"access": "fresh"})))
    async with client(server) as api:
        calls = [asyncio.create_task(api.call("list_plans")) for _ in range(4)]
        while server.paths().count(PLANS) < 4 or REFRESH_NEW not in server.paths():
            await asyncio.sleep(0.005)
        gate.set()
        await asyncio.gather(*calls)
    assert server.paths().count(REFRESH_NEW) == 1
    assert server.paths().count(PLANS) == 8


async def test_a_refused_refresh_token_ends_the_session_without_a_loop(server: FaultyServer) -> None:
    tokens = MemoryTokens(Tokens("stale", "dead"))
    server.on("GET", PLANS, bare({"detail": "expired"}, 401))
    server.on("POST", REFRESH_NEW, bare({"detail": "Token is invalid or expired", "code": "token_not_valid"}, 401))
    async with client(server, tokens=tokens) as api:
        assert (await failure(api, "list_plans")).code == "session_ended"
        error = await failure(api, "list_plans")
        assert isinstance(error, SignInNeeded)
    assert len(server.requests) == 2
    assert await tokens.load() is None


async def test_a_token_the_server_never_accepts_is_replayed_once(server: FaultyServer) -> None:
    server.on("GET", PLANS, bare({"detail": "no"}, 401))
    server.on("POST", REFRESH_NEW, json_answer({"access": "fresh"}))
    async with client(server) as api:
        assert isinstance(await failure(api, "list_plans"), SignInNeeded)
    assert server.paths() == [PLANS, REFRESH_NEW, PLANS]


async def test_a_renewal_that_fails_says_nothing_of_the_call_was_sent(server: FaultyServer) -> None:
    tokens = MemoryTokens(Tokens("", "refresh-1"))
    server.on("POST", REFRESH_NEW, reset_before_answer())
    async with client(server, tokens=tokens) as api:
        error = await failure(api, "assign_plan", body={})
    assert (error.operation, error.outcome_unknown) == ("assign_plan", False)
    assert await tokens.load() == Tokens("", "refresh-1")


async def test_a_caller_that_gives_up_does_not_lose_a_rotated_token(server: FaultyServer) -> None:
    tokens = MemoryTokens(Tokens("", "refresh-1"))
    gate = threading.Event()
    server.on("POST", REFRESH_NEW, held(gate, json_answer({"access": "a2", "refresh": "refresh-2"})))
    async with client(server, tokens=tokens) as api:
        call = asyncio.create_task(api.call("list_plans"))
        while not server.requests:
            await asyncio.sleep(0.005)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        gate.set()
    assert await tokens.load() == Tokens("a2", "refresh-2")


async def test_a_wrong_password_is_told_apart_from_a_dead_port(server: FaultyServer) -> None:
    server.on("POST", "/partner/login/", json_answer({}, 401))
    async with client(server, tokens=MemoryTokens()) as api:
        with pytest.raises(SignInNeeded) as caught:
            await api.sign_in("a@b.c", "wrong")
    assert caught.value.code == "wrong_credentials"


async def test_without_tokens_nothing_is_sent(server: FaultyServer) -> None:
    async with client(server, tokens=MemoryTokens()) as api:
        assert (await failure(api, "list_plans")).code == "sign_in_needed"
    assert server.requests == []


# -- contradictions ----------------------------------------------------------------------------------------------------


async def test_assign_plan_sends_ids_first_and_names_after_a_refusal(server: FaultyServer) -> None:
    server.on("POST", "/partner/assign-plan/", json_answer({}, 500), json_answer({"id": 1}, 201))
    async with client(server) as api:
        await api.call("assign_plan", body=SALE)
    assert [seen.json for seen in server.requests] == [
        {"customer_id": 7, "plan_id": 3, "tag": "Ama"},
        {"customer": "kofi", "plan": "day", "tag": "Ama"},
    ]


@pytest.mark.parametrize("lost", [reset_before_answer(), html(502), answer(500, b"Server Error (500)", "text/plain")])
async def test_a_sale_whose_answer_is_lost_is_not_sent_in_another_spelling(server: FaultyServer, lost: object) -> None:
    server.on("POST", "/partner/assign-plan/", lost)  # type: ignore[arg-type]
    async with client(server) as api:
        await failure(api, "assign_plan", body=SALE)
    assert len(server.requests) == 1


async def test_our_own_server_gets_every_spelling_at_once(server: FaultyServer) -> None:
    server.on("GET", "/partner/capabilities/", json_answer({"server": "tiknet-embedded", "features": ["etag"]}))
    server.on("POST", "/partner/assign-plan/", json_answer({}, 400))
    async with client(server) as api:
        found = await api.capabilities()
        assert "etag" in found
        assert "digest" not in found
        await failure(api, "assign_plan", body=SALE)
    assert server.requests[-1].json == SALE
    assert server.paths().count("/partner/assign-plan/") == 1


async def test_a_server_without_capabilities_offers_none(server: FaultyServer) -> None:
    server.on("GET", "/partner/capabilities/", bare(E4_NOT_FOUND, 404))
    async with client(server) as api:
        assert (await api.capabilities()).features == frozenset()
        await api.capabilities()
    assert len(server.requests) == 1


async def test_block_falls_back_to_the_newer_field_name(server: FaultyServer) -> None:
    path = "/partner/customers/kofi/block-or-unblock/"
    server.on("PUT", path, json_answer({"is_blocked": ["required"]}, 400), json_answer({}))
    async with client(server) as api:
        await api.call("block_or_unblock_customer", path={"username": "kofi"}, body={"blocked": True})
    assert [seen.json for seen in server.requests] == [{"blocked": True}, {"is_blocked": True}]


async def test_a_country_that_breaks_the_profile_is_left_out_once(server: FaultyServer) -> None:
    crash = answer(500, b"Server Error (500)", "text/html")
    server.on("PUT", "/partner/profile/update/", crash, json_answer({}))
    async with client(server) as api:
        await api.call("update_profile", body={"city": "Lomé", "country": "TG"})
    assert [seen.json for seen in server.requests] == [{"city": "Lomé", "country": "TG"}, {"city": "Lomé"}]


async def test_amounts_travel_as_text_with_two_places(server: FaultyServer) -> None:
    server.on("POST", "/partner/wallet/withdrawls/create/", json_answer({}, 201))
    async with client(server) as api:
        await api.call("create_withdrawal", body={"amount": Decimal("1500")})
    assert server.requests[0].json == {"amount": "1500.00"}


# -- what it tells others ----------------------------------------------------------------------------------------------


async def test_the_clock_skew_comes_from_the_date_header(server: FaultyServer) -> None:
    ahead = datetime.now(UTC) + timedelta(minutes=9)
    server.on("GET", PLANS, json_answer([], headers={"Date": format_datetime(ahead, usegmt=True)}))
    async with client(server) as api:
        await api.call("list_plans")
        assert api.skew is not None
        assert timedelta(minutes=8, seconds=55) < api.skew < timedelta(minutes=9, seconds=5)


async def test_bytes_are_counted_both_ways(server: FaultyServer) -> None:
    server.on("GET", PLANS, json_answer("x" * 5000))
    async with client(server) as api:
        await api.call("list_plans")
        assert 5000 < api.bytes_in < 5600
        assert 100 < api.bytes_out < 600


async def test_outcomes_tell_refusals_from_trouble(server: FaultyServer) -> None:
    outcomes: list[CallOutcome] = []
    server.on("GET", PLANS, json_answer({}, 403), json_answer({}, 500), html(502), json_answer([]))
    async with client(server, outcomes=outcomes) as api:
        for _ in range(3):
            await failure(api, "list_plans")
        await api.call("list_plans")
    assert [outcome.error.code if outcome.error else None for outcome in outcomes] == [None, None, "gateway", None]


async def test_logs_hold_no_secrets_and_no_names(server: FaultyServer, caplog: pytest.LogCaptureFixture) -> None:
    server.otherwise = json_answer({})
    with caplog.at_level(logging.DEBUG, logger="tiknet_desktop"):
        async with client(server, tokens=MemoryTokens(Tokens("tok-secret", "ref-secret"))) as api:
            await api.call(
                "block_or_unblock_customer",
                path={"username": "+22890112233"},
                body={"blocked": True, "password": "pw-secret"},
            )
    said = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "block_or_unblock_customer" in said
    for secret in ("tok-secret", "ref-secret", "pw-secret", "22890112233"):
        assert secret not in said
