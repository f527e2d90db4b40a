"""The shared table of operations says what the catalogue says, all of it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tiknet_desktop.contracts.operations import EXTENSIONS, OPERATIONS, Auth, operation

CATALOGUE: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "endpoints.yaml").read_text(encoding="utf-8")
)


def _pairs(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield entry["method"], entry["path"]
    for alias in entry["aliases"]:
        yield alias["method"], alias["path"]


def _unnamed(method: str, path: str) -> tuple[str, str]:
    """A pair without the names of its parameters: ``{id}`` and ``{username}`` are one place in a path."""
    return method, re.sub(r"{\w+}", "{}", path)


def test_the_catalogue_holds_163_operations_and_228_pairs_of_method_and_path() -> None:
    assert len(CATALOGUE) == 163
    assert len({_unnamed(*pair) for entry in CATALOGUE for pair in _pairs(entry)}) == 228
    served = {_unnamed(route.method, route.path) for declared in OPERATIONS for route in declared.served}
    assert len(served) == 228


def test_every_operation_is_declared_once_and_no_other() -> None:
    assert sorted(declared.id for declared in OPERATIONS) == sorted(entry["id"] for entry in CATALOGUE)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry["id"])
def test_an_operation_has_the_paths_and_the_group_of_the_catalogue(entry: dict[str, Any]) -> None:
    declared = operation(entry["id"])
    assert {(route.method, route.path) for route in declared.served} == set(_pairs(entry))
    assert declared.group == entry["group"]
    assert declared.auth is (Auth.PUBLIC if entry["auth"] == "none" else Auth.BEARER)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry["id"])
def test_a_client_tries_paths_in_the_order_of_the_catalogue(entry: dict[str, Any]) -> None:
    order = [tuple(text.split(" ", 1)) for text in entry["client_order"]]
    routes = [(route.method, route.path) for route in operation(entry["id"]).routes]
    assert routes == order


def test_extensions_take_no_path_of_the_catalogue() -> None:
    taken = {pair for entry in CATALOGUE for pair in _pairs(entry)}
    ours = {(route.method, route.path) for extension in EXTENSIONS for route in extension.served}
    assert not taken & ours
