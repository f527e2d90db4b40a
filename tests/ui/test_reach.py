"""Every operation of the partner API can be reached by a person: something in a pane, or in the shell, calls a service that
calls it."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tiknet_desktop.contracts.operations import EXTENSIONS, OPERATIONS
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES

ROOT = Path(__file__).parents[2]
ROOMS = ("ui", "tiknet_desktop/services", "tiknet_desktop/sync", "tiknet_desktop/api", "tiknet_desktop/app")

OWN_WAY = {
    "list_all_customers": "the same rows as list_customers, which the customers pane reads",
    "login": "the sign-in page, through PartnerApi.sign_in",
    "refresh_token": "by itself, when an access token has run out",
    "capabilities": "by itself, when a server is met",
    "changes": "by itself: the change feed behind every list",
    "digest": "by itself: the comparison after a read",
}
"""Operations that no pane names, with how they are reached all the same."""


@cache
def literals() -> dict[str, set[str]]:
    """Where each string literal of the program stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found[node.value].add(str(path.relative_to(ROOT)))
    return found


def _in(room: str, text: str) -> bool:
    return any(place.startswith(room) for place in literals().get(text, ()))


def _named(operation_id: str) -> bool:
    """Whether a pane, the shell or a service that they use names it."""
    return any(_in(room, operation_id) for room in ("ui", "tiknet_desktop/services", "tiknet_desktop/api/client"))


def _through_a_list(operation_id: str) -> bool:
    """Whether a pane works with a resource or document that is read, made, changed or removed by it."""
    for resource in RESOURCES:
        ways = (
            *resource.lists,
            *resource.plain_lists,
            resource.create,
            resource.read,
            resource.update,
            resource.delete,
        )
        if operation_id in ways and (_in("ui", resource.name) or _in("tiknet_desktop/services", resource.name)):
            return True
    return any(
        document.operation == operation_id
        and (_in("ui", document.name) or _in("tiknet_desktop/services", document.name))
        for document in DOCUMENTS
    )


@pytest.mark.parametrize("operation_id", [one.id for one in (*OPERATIONS, *EXTENSIONS)])
def test_an_operation_is_reached(operation_id: str) -> None:
    assert operation_id in OWN_WAY or _named(operation_id) or _through_a_list(operation_id)
