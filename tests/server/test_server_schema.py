"""Generated requests against the OpenAPI document of a running server: nothing undocumented, never a 5xx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from schemathesis import GenerationMode

from embedded_server.features import every_endpoint
from embedded_server.registrar import Binding
from tests.server.generated_requests import Described, ask, described_shop
from tiknet_desktop.contracts.operations import Route

CASES = 4


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    described = described_shop(tmp_path_factory.mktemp("schema"))
    yield described
    described.shop.stop()


def _routes() -> list[Any]:
    return [
        pytest.param(binding, route, id=f"{route.method} {route.path}")
        for binding in every_endpoint()
        for route in binding.operation.served
    ]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("binding", "route"), _routes())
def test_generated_requests_get_documented_answers(
    binding: Binding, route: Route, mode: GenerationMode, served: Described
) -> None:
    ask(served, binding, route, mode, CASES)
