"""The OpenAPI document, made when somebody asks for it.

Describing every answer of every route costs more than all else at the start of a server; so does the framework that does
it, which is therefore imported here and nowhere else.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from embedded_server.context import ServerContext
from embedded_server.openapi import describe, error_schemas
from embedded_server.registrar import endpoint_of
from embedded_server.routes import BASE, placed
from tiknet_desktop import __version__


def openapi_document(server: ServerContext) -> dict[str, Any]:
    """Every route with everything that can be said about it."""
    described = server.parts.get("openapi")
    if isinstance(described, dict):
        return described
    app = FastAPI(
        title="TikNet partner API",
        version=__version__,
        description="The partner backend that TikNet Desktop carries; wire-compatible with the partner API.",
    )
    for binding, route in placed():
        app.add_api_route(
            BASE + route.path,
            endpoint_of(binding, server),
            methods=[route.method],
            response_model=None,
            status_code=binding.status,
            operation_id=f"{binding.operation.id}:{route.method}:{route.path}",
            tags=[binding.operation.group],
            summary=binding.operation.id.replace("_", " ").capitalize(),
            description=(binding.handler.__doc__ or "").strip(),
            responses=error_schemas(binding, route),
            openapi_extra=describe(binding, route),
        )
    document: dict[str, Any] = app.openapi()
    server.parts["openapi"] = document
    return document
