"""The application: every bound operation on every path of the shared table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from embedded_server import middleware
from embedded_server.context import ServerContext, open_context
from embedded_server.features import every_endpoint, start_features, stop_features
from embedded_server.openapi import describe, error_schemas
from embedded_server.registrar import Binding, endpoint_of
from embedded_server.settings import Settings
from tiknet_desktop import __version__
from tiknet_desktop.contracts.operations import Route

BASE = "/v1"


def _placed(bindings: list[Binding]) -> Iterator[tuple[Binding, Route]]:
    """Bindings with their routes: literal segments before parameters, frequent reads first."""
    pairs = [(binding, route) for binding in bindings for route in binding.operation.served]

    def place(pair: tuple[Binding, Route]) -> tuple[bool, tuple[bool, ...], bool]:
        binding, route = pair
        segments = tuple(segment.startswith("{") for segment in route.path.strip("/").split("/"))
        return any(segments), segments, not binding.inline

    return iter(sorted(pairs, key=place))


def create_app(settings: Settings, context: ServerContext | None = None) -> FastAPI:
    """The application on a data folder; opens and migrates the database unless a context is given.

    Raises:
        DatabaseTooNewError: a newer program wrote the database.
    """
    server = context or open_context(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        start_features(server)
        try:
            yield
        finally:
            stop_features(server)
            server.database.close()

    app = _application(
        lifespan=lifespan,
        openapi_url=f"{BASE}/openapi.json",
        exception_handlers={
            404: middleware.missing_route,
            405: middleware.wrong_method,
            Exception: middleware.unexpected,
        },
    )
    app.state.server = server
    _add_routes(app, server, documented=False)
    # Describing every answer of every route costs more than all else at the start: only who asks for it pays.
    app.openapi = lambda: _document(server)  # type: ignore[method-assign]
    app.add_middleware(middleware.Gate, allowed_hosts=settings.allowed_hosts)
    return app


def _application(**more: Any) -> FastAPI:
    return FastAPI(
        title="TikNet partner API",
        version=__version__,
        description="The partner backend that TikNet Desktop carries; wire-compatible with the partner API.",
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        **more,
    )


def _add_routes(app: FastAPI, server: ServerContext, *, documented: bool) -> None:
    for binding, route in _placed(every_endpoint()):
        texts: dict[str, Any] = {}
        if documented:
            texts = {
                "operation_id": f"{binding.operation.id}:{route.method}:{route.path}",
                "tags": [binding.operation.group],
                "summary": binding.operation.id.replace("_", " ").capitalize(),
                "description": (binding.handler.__doc__ or "").strip(),
                "responses": error_schemas(binding, route),
                "openapi_extra": describe(binding, route),
            }
        app.add_api_route(
            BASE + route.path,
            endpoint_of(binding, server),
            methods=[route.method],
            response_model=None,
            status_code=binding.status,
            **texts,
        )


def _document(server: ServerContext) -> dict[str, Any]:
    """The OpenAPI document, from the same routes with everything that can be said about them."""
    described = server.parts.get("openapi")
    if not isinstance(described, dict):
        app = _application()
        _add_routes(app, server, documented=True)
        described = server.parts["openapi"] = app.openapi()
    return described
