"""The table of what the server answers, from the catalogue: 163 operations on 228 paths."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from embedded_server.features import every_endpoint
from tiknet_desktop.contracts.operations import EXTENSIONS, OPERATIONS

CATALOGUE = Path(__file__).parents[1] / "data" / "endpoints.yaml"


def _plain(method: str, path: str) -> tuple[str, str]:
    """A method and a path, whatever its parameters are called."""
    return method, re.sub(r"{\w+}", "{}", path)


def _catalogue() -> dict[str, tuple[str, set[tuple[str, str]]]]:
    """Group and paths of every operation of the catalogue, by id."""
    entries: list[dict[str, Any]] = yaml.load(CATALOGUE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        entry["id"]: (
            entry["group"],
            {_plain(route["method"], route["path"]) for route in (entry, *entry["aliases"])},
        )
        for entry in entries
    }


def test_every_operation_and_every_path_of_the_catalogue_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = _catalogue()
    bound = {binding.operation.id: binding for binding in every_endpoint()}
    answered_paths = {
        _plain(route.method, route.path) for binding in bound.values() for route in binding.operation.served
    }
    groups: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for name, (group, paths) in wanted.items():
        groups[group].append((name in bound, 1, len(paths & answered_paths), len(paths)))
    with capsys.disabled():
        print(f"\n{'group':<28}{'operations':>12}{'paths':>12}")
        for group, counts in sorted(groups.items()):
            operations, all_operations, paths_done, all_paths = (sum(column) for column in zip(*counts, strict=True))
            print(f"{group:<28}{f'{operations}/{all_operations}':>12}{f'{paths_done}/{all_paths}':>12}")
        every = set().union(*(paths for _, paths in wanted.values()))
        done = f"{sum(name in bound for name in wanted)}/{len(wanted)}"
        print(f"{'all':<28}{done:>12}{f'{len(every & answered_paths)}/{len(every)}':>12}")
    missing = sorted(name for name in wanted if name not in bound)
    assert missing == []
    assert (len(wanted), len(every)) == (163, 228)
    assert sorted(every - answered_paths) == []
    assert {operation.id for operation in OPERATIONS} == set(wanted)


def test_every_extension_is_answered() -> None:
    # The sweeps over roles and partners walk what is bound: nothing declared may be missing there.
    bound = [binding.operation.id for binding in every_endpoint()]
    assert sorted(bound) == sorted(operation.id for operation in (*OPERATIONS, *EXTENSIONS))
