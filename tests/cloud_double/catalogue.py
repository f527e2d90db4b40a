"""Which paths the cloud served in November 2025, read from the endpoint catalogue.

Only the first path of each operation was live then: the others are older or younger generations (wire conventions, section 1).
What the status report never tested (``unknown``) counts as absent here: a client must be able to live without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CATALOGUE = Path(__file__).parent.parent / "data" / "endpoints.yaml"


@dataclass(frozen=True, slots=True)
class Served:
    """A live method and path."""

    operation: str
    method: str
    pattern: re.Pattern[str]
    public: bool
    entry: dict[str, Any]

    @property
    def partial(self) -> bool:
        """Whether the report met nothing but an error here."""
        return bool(self.entry["remote_status"] == "partial")


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """Every operation of the catalogue."""
    return tuple(yaml.safe_load(CATALOGUE.read_text(encoding="utf-8")))


@cache
def served() -> tuple[Served, ...]:
    """The live routes, those without parameters first."""
    found = [
        Served(
            entry["id"],
            entry["method"],
            re.compile("/v1" + re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", entry["path"]) + "$"),
            entry["auth"] == "none",
            entry,
        )
        for entry in entries()
        if entry["remote_status"] in ("working", "partial")
    ]
    return tuple(sorted(found, key=lambda one: one.pattern.groups))


def with_status(status: str) -> list[str]:
    """Ids of the operations with a ``remote_status``."""
    return [entry["id"] for entry in entries() if entry["remote_status"] == status]
