"""Generated requests against the OpenAPI document of a running server: nothing undocumented, never a 5xx."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from embedded_server.context import open_context
from embedded_server.document import openapi_document
from embedded_server.features import every_endpoint
from embedded_server.registrar import Binding
from embedded_server.routes import BASE
from embedded_server.settings import Settings
from tests.server.shops import ServedShop, add_plan, serve_shop
from tiknet_desktop.contracts.operations import Auth, Route

CASES = 4
"""Generated requests per route and way, valid and invalid; the seed is fixed (``derandomize``)."""
load_all_checks()
_CHECKS = CHECKS.get_by_names(["status_code_conformance", "content_type_conformance", "response_schema_conformance"])
_AWAY = 503
"""The one 5xx that is an answer: the router cannot be reached. Documented where it can happen."""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    context = open_context(Settings(tmp_path_factory.mktemp("document"), poll_routers=False))
    found = openapi_document(context)
    context.database.close()
    return schemathesis.openapi.from_dict(found)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServedShop, httpx.Client, dict[str, str]]]:
    """A shop with something of everything, its owner, and references of what exists by parameter."""
    shop = serve_shop(tmp_path_factory.mktemp("schema"))
    owner = shop.sign_in()
    plan = add_plan(owner)
    customer = owner.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}).json()["data"]
    body = {"name": "R", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    router = owner.post("/routers-add/", json=body).json()["data"]
    owner.post("/assign-plan/", json={"customer": customer["username"], "plan": plan["slug"], "reference": "R-1"})
    owner.post("/payment-methods/create/", json={"name": "Moov", "numbers": "1"})
    known = {
        "plan_slug": plan["slug"],
        "profile_slug": owner.get("/hotspot/profiles/list/").json()["data"][0]["slug"],
        "router_slug": router["slug"],
        "router_id": router["slug"],
        "username": customer["username"],
        "id": "1",
    }
    yield shop, owner, known
    shop.stop()


def _routes() -> list[Any]:
    return [
        pytest.param(binding, route, id=f"{route.method} {route.path}")
        for binding in every_endpoint()
        for route in binding.operation.served
    ]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("binding", "route"), _routes())
def test_generated_requests_get_documented_answers(
    binding: Binding,
    route: Route,
    mode: GenerationMode,
    document: Any,
    served: tuple[ServedShop, httpx.Client, dict[str, str]],
) -> None:
    shop, owner, known = served
    base = shop.handle.base_url.removesuffix("/v1")
    signed = binding.operation.auth is Auth.BEARER
    headers = {"Authorization": owner.headers["Authorization"]} if signed else {}
    described = document[BASE + route.path][route.method]
    turn = count()

    @given(case=described.as_strategy(generation_mode=mode))
    @settings(
        max_examples=CASES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        if next(turn) % 2 and binding.operation.id != "delete_account_session":
            # Half of the requests address what exists, as far as there is still one; not the sign-in we came with.
            case.path_parameters = {
                name: known.get(name, value) for name, value in (case.path_parameters or {}).items()
            }
        answer = case.call(base_url=base, headers=headers, timeout=40)
        assert answer.status_code < 500 or answer.status_code == _AWAY, answer.text
        if signed:
            assert answer.status_code != 401, answer.text
        case.validate_response(answer, checks=_CHECKS)

    try:
        ask()
    except Unsatisfiable:
        # Nothing invalid can be said to a route without parameters and body.
        assert mode is GenerationMode.NEGATIVE
