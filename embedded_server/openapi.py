"""What the OpenAPI document says about each route, from its binding and the shared table."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, TypeAdapter

from embedded_server.registrar import Binding, Kind
from tiknet_desktop.contracts.operations import Auth, Route

_LIST_PARAMETERS = (
    ("page", "integer", "1-based"),
    ("page_size", "integer", "at most 1000"),
    ("search", "string", "free text"),
    ("ordering", "string", "field names, comma separated, - for descending"),
    ("updated_since", "string", "ISO 8601; rows changed since"),
    ("extras", "string", "1 adds the fields of our own client"),
)


class Envelope(BaseModel):
    """Form E1 of the wire: every answer but deletes and a few errors."""

    statusCode: int
    error: bool
    message: str
    data: Any
    exception: str


class Detail(BaseModel):
    """Form E4: ``{"detail": …}``."""

    detail: str
    code: str | None = None


_EITHER = Envelope | Detail
_MIXED = frozenset({400, 401, 404})
"""Statuses that operations answer in form E1 or E4, as the remote does (wire conventions, section 2)."""


def _statuses(binding: Binding, route: Route) -> set[int]:
    statuses = {400, 404} | set(binding.errors)
    if binding.operation.auth is Auth.BEARER:
        statuses.add(401)
    if binding.operation.permissions:
        statuses.add(403)
    if route.method == "GET":
        statuses.add(304)
    else:
        statuses |= {413, 415}
    if route.method == "POST":
        statuses |= {409, 422}
    if binding.operation.auth is Auth.PUBLIC and route.method == "POST":
        statuses |= {401, 403, 429}
    if binding.kind is Kind.DIRECT:
        statuses |= {429, 500, 503}
    return statuses


def error_schemas(binding: Binding, route: Route) -> dict[int | str, dict[str, Any]]:
    """Documented answers of a route besides its success."""
    answers: dict[int | str, dict[str, Any]] = {}
    for status in sorted(_statuses(binding, route)):
        if status == 304:
            answers[status] = {"description": "Not modified"}
        elif status == 400 and getattr(binding.body, "bare_errors", False):
            answers[status] = {"description": "Field names and their texts, bare (form E3), or the envelope"}
        else:
            answers[status] = {"model": _EITHER if status in _MIXED else Envelope}
    return answers


def describe(binding: Binding, route: Route) -> dict[str, Any]:
    """Parameters, body and success of a route as OpenAPI fragments."""
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in route.parameters
    ]
    if route.method == "GET" and "_customers" in binding.operation.id + "_customers":
        parameters += [
            {"name": name, "in": "query", "required": False, "schema": {"type": kind}, "description": text}
            for name, kind, text in _LIST_PARAMETERS
        ]
    known = {entry["name"] for entry in parameters}
    parameters += [
        {"name": name, "in": "query", "required": False, "schema": {"type": kind}, "description": text}
        for name, kind, text in binding.query
        if name not in known
    ]
    if route.method == "POST":
        parameters.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "schema": {"type": "string", "maxLength": 255},
                "description": "the same key and body give the same answer once",
            }
        )
    extra: dict[str, Any] = {"parameters": parameters}
    if binding.body is not None:
        extra["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _inlined(binding.body.model_json_schema())}},
        }
    if binding.operation.auth is Auth.BEARER:
        extra["security"] = [{"bearer": []}]
    if binding.status != 204:
        extra["responses"] = {
            str(binding.status): {
                "description": "Success",
                "content": _file_content(binding) or {"application/json": {"schema": _success_schema(binding)}},
            }
        }
    return extra


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without ``$defs``: below a path of the document nothing could refer to them."""
    definitions: dict[str, Any] = schema.pop("$defs", {})

    def resolved(part: Any) -> Any:
        if isinstance(part, list):
            return [resolved(entry) for entry in part]
        if not isinstance(part, dict):
            return part
        reference = part.get("$ref")
        if isinstance(reference, str):
            return resolved(definitions[reference.rpartition("/")[2]])
        return {name: resolved(entry) for name, entry in part.items()}

    found: dict[str, Any] = resolved(schema)
    return found


def _file_content(binding: Binding) -> dict[str, Any]:
    return {media: {"schema": {"type": "string", "format": "binary"}} for media in binding.media}


def _success_schema(binding: Binding) -> dict[str, Any]:
    data = _inlined(TypeAdapter(binding.data).json_schema()) if binding.data is not None else {}
    return {
        "type": "object",
        "required": ["statusCode", "error", "message", "data", "exception"],
        "properties": {
            "statusCode": {"type": "integer"},
            "error": {"const": False},
            "message": {"type": "string"},
            "data": data,
            "exception": {"type": "string"},
        },
    }
