"""The features of the server, one folder per group of operations. Features know each other's services only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embedded_server.context import ServerContext
    from embedded_server.registrar import Binding


def every_endpoint() -> list[Binding]:
    """The bindings of all features."""
    from embedded_server.features.accounts.endpoints import ENDPOINTS as ACCOUNTS

    return [binding for endpoints in (ACCOUNTS,) for binding in endpoints.bindings]


def start_features(server: ServerContext) -> None:
    """Start what runs besides requests."""


def stop_features(server: ServerContext) -> None:
    """Stop it again."""
