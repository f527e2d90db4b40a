"""The application: the routes of the shared table behind the gate, and what runs besides requests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from embedded_server import middleware
from embedded_server.context import ServerContext, open_context
from embedded_server.features import start_features, stop_features
from embedded_server.routes import BASE, Switchboard, served_routes
from embedded_server.settings import Settings
from embedded_server.wire import json_response


def create_app(settings: Settings, context: ServerContext | None = None) -> Starlette:
    """The application on a data folder; opens and migrates the database unless a context is given.

    Raises:
        DatabaseTooNewError: a newer program wrote the database.
    """
    server = context or open_context(settings)

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        start_features(server)
        try:
            yield
        finally:
            stop_features(server)
            server.database.close()

    async def described(_request: Request) -> Response:
        from embedded_server.document import openapi_document

        return json_response(200, await run_in_threadpool(openapi_document, server))

    app = Starlette(
        middleware=[Middleware(middleware.Gate, allowed_hosts=settings.allowed_hosts)],
        exception_handlers={
            404: middleware.missing_route,
            405: middleware.wrong_method,
            Exception: middleware.unexpected,
        },
    )
    app.router = Switchboard([*served_routes(server), Route(f"{BASE}/openapi.json", described)], lifespan)
    app.state.server = server
    return app
