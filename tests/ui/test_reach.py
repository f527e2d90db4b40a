"""Every operation of the partner API can be reached by a person: something in a pane, a page or a dialog sends it.

What changes or does something is proved by a test that presses it on a real server and is held to that each time it runs
(``reach_proofs.PROOFS``, checked by a fixture of all tests here). For what only reads, the source is read: a pane, or a service that
panes use, names the operation.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.ui.reach_proofs import OWN_WAY, PROOFS
from tiknet_desktop.contracts.operations import EXTENSIONS, OPERATIONS, OfflinePolicy, operation
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES

ROOT = Path(__file__).parents[2]
ROOMS = ("ui", "tiknet_desktop/services", "tiknet_desktop/sync", "tiknet_desktop/api", "tiknet_desktop/app")
EVERY = [one.id for one in (*OPERATIONS, *EXTENSIONS)]


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


@cache
def cases_of(file: str) -> frozenset[str]:
    """The tests of a file beside this one."""
    tree = ast.parse((Path(__file__).parent / file).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(one.name for one in functions if one.name.startswith("test_"))


@pytest.mark.parametrize("operation_id", EVERY)
def test_an_operation_is_reached(operation_id: str) -> None:
    if operation_id in PROOFS:
        file, _, test = PROOFS[operation_id].partition("::")
        assert test in cases_of(file), f"{PROOFS[operation_id]} is gone: what else presses it?"
    elif operation_id not in OWN_WAY:
        assert operation(operation_id).policy is OfflinePolicy.READ, "name a test that presses it in reach_proofs"
        assert _named(operation_id) or _through_a_list(operation_id)


def test_each_operation_has_one_way_and_every_way_leads_to_one() -> None:
    ways = [*PROOFS, *OWN_WAY]
    assert sorted(ways) == sorted(set(ways))
    assert set(ways) <= set(EVERY)
