"""Generated requests against the OpenAPI document of a running server."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from embedded_server.document import openapi_document
from embedded_server.registrar import Binding
from embedded_server.routes import BASE
from tests.server.shops import ServedShop, add_plan, serve_shop
from tiknet_desktop.contracts.operations import Auth, Route

load_all_checks()
_CHECKS = CHECKS.get_by_names(["status_code_conformance", "content_type_conformance", "response_schema_conformance"])
_AWAY = 503
"""The one 5xx that is an answer: the router cannot be reached. Documented where it can happen."""


@dataclass
class Described:
    """A shop with something of everything, its owner, references of what exists by parameter, and the document."""

    shop: ServedShop
    owner: httpx.Client
    known: dict[str, str]
    document: Any


def described_shop(folder: Path) -> Described:
    """Make one; the caller stops the shop."""
    shop = serve_shop(folder)
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
    return Described(shop, owner, known, schemathesis.openapi.from_dict(openapi_document(shop.context)))


def ask(served: Described, binding: Binding, route: Route, mode: GenerationMode, cases: int) -> None:
    """Send generated requests, valid or invalid: nothing undocumented may come back, and never a 5xx.

    The seed is fixed (``derandomize``). Half of the requests address what exists, as far as there is still one.
    """
    base = served.shop.handle.base_url.removesuffix("/v1")
    signed = binding.operation.auth is Auth.BEARER
    headers = {"Authorization": served.owner.headers["Authorization"]} if signed else {}
    described = served.document[BASE + route.path][route.method]
    turn = count(1)

    @given(case=described.as_strategy(generation_mode=mode))
    @settings(
        max_examples=cases,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def send(case: Any) -> None:
        if next(turn) % 2 and binding.operation.id != "delete_account_session":
            # Not the sign-in we came with.
            case.path_parameters = {
                name: served.known.get(name, value) for name, value in (case.path_parameters or {}).items()
            }
        answer = case.call(base_url=base, headers=headers, timeout=40)
        assert answer.status_code < 500 or answer.status_code == _AWAY, answer.text
        if signed:
            assert answer.status_code != 401, answer.text
        case.validate_response(answer, checks=_CHECKS)

    try:
        send()
    except Unsatisfiable:
        # Nothing invalid can be said to a route without parameters and body.
        assert mode is GenerationMode.NEGATIVE
