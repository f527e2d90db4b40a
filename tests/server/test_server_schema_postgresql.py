"""Generated requests on PostgreSQL: one of each operation by its first path.

The other database is asked everything (``test_server_schema``); what differs here is the dialect of the statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from schemathesis import GenerationMode

from embedded_server.features import every_endpoint
from embedded_server.registrar import Binding
from tests.server.generated_requests import Described, ask, described_shop

CASES = 1


@pytest.fixture(scope="module")
def served(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    described = described_shop(tmp_path_factory.mktemp("schema"))
    yield described
    described.shop.stop()


def _operations() -> list[Any]:
    return [pytest.param(binding, id=binding.operation.id) for binding in every_endpoint()]


@pytest.mark.parametrize("binding", _operations())
def test_generated_requests_get_documented_answers(binding: Binding, served: Described) -> None:
    ask(served, binding, binding.operation.routes[0], GenerationMode.POSITIVE, CASES)
