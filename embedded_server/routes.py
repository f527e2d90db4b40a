"""Where requests go: every bound operation on every path of the shared table, found without trying them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from typing import Any

from starlette.routing import Match, Route, Router
from starlette.types import Receive, Scope, Send

from embedded_server.context import ServerContext
from embedded_server.features import every_endpoint
from embedded_server.registrar import Binding, endpoint_of
from tiknet_desktop.contracts import operations

BASE = "/v1"

Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]


def placed() -> Iterator[tuple[Binding, operations.Route]]:
    """Bindings with their routes, literal segments before parameters."""
    pairs = [(binding, route) for binding in every_endpoint() for route in binding.operation.served]

    def place(pair: tuple[Binding, operations.Route]) -> tuple[bool, tuple[bool, ...]]:
        segments = tuple(segment.startswith("{") for segment in pair[1].path.strip("/").split("/"))
        return any(segments), segments

    return iter(sorted(pairs, key=place))


def served_routes(server: ServerContext) -> Iterator[Route]:
    """The routes of a server, in the order they are tried."""
    for binding, route in placed():
        made = Route(BASE + route.path, endpoint_of(binding, server), methods=[route.method])
        # The remote answers HEAD with 405 like any other method a path does not have.
        made.methods = {route.method}
        yield made


class Switchboard(Router):
    """Finds the route of a request by its path, or by its number of segments, before it tries one after the other.

    Trying the 240 routes of the shared table costs more than a page of a list. The order among those that could match is
    kept, and what nobody serves is answered by the router as ever.
    """

    def __init__(self, routes: list[Route], lifespan: Lifespan) -> None:
        super().__init__(routes, redirect_slashes=False, lifespan=lifespan)
        self._literal: dict[tuple[str, str], Route] = {}
        self._by_length: dict[tuple[str, int], list[Route]] = {}
        for route in routes:
            for method in route.methods or ():
                if route.param_convertors:
                    self._by_length.setdefault((method, route.path.count("/")), []).append(route)
                else:
                    self._literal.setdefault((method, route.path), route)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http":
            method, path = scope["method"], scope["path"]
            literal = self._literal.get((method, path))
            for route in (literal,) if literal else self._by_length.get((method, path.count("/")), ()):
                match, found = route.matches(scope)
                if match is Match.FULL:
                    scope.update(found, route=route, router=self)
                    await route.handle(scope, receive, send)
                    return
        await super().app(scope, receive, send)
