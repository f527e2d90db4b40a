"""From an answer's bytes to its payload or a typed error (wire conventions, sections 2 and 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import orjson

from tiknet_desktop.api.errors import (
    ApiError,
    BadAnswer,
    CaptivePortal,
    Conflict,
    CursorGone,
    Forbidden,
    KeyReused,
    ObjectMissing,
    ServerFault,
    SignInNeeded,
    StillRunning,
    Throttled,
    ValidationRefused,
)
from tiknet_desktop.api.http import RawAnswer, Request

_BOM = b"\xef\xbb\xbf"
_FRAME = frozenset(("statusCode", "error", "message", "exception", "detail", "code", "details", "data"))
_FILES = ("text/csv", "application/pdf", "application/octet-stream", "application/vnd.", "application/zip", "image/")


class RouteMissing(Exception):  # noqa: N818
    """The server does not know this method and path; the next route may exist.

    ``by_server`` tells whether the partner API itself said so, in JSON, or whatever stands in front of it.
    """

    def __init__(self, status: int, *, by_server: bool) -> None:
        self.status = status
        self.by_server = by_server
        super().__init__(status)


@dataclass(frozen=True, slots=True)
class Payload:
    """What is inside a successful answer."""

    data: Any
    message: str


@dataclass(frozen=True, slots=True)
class _Body:
    kind: str  # json | html | empty | text | broken | file
    value: Any = None
    text: str = ""


def server_date(answer: RawAnswer) -> datetime | None:
    """The server's clock when it answered, aware UTC."""
    return _http_date(answer.headers.get("date", ""))


def claims_json(answer: RawAnswer) -> bool:
    """Whether the answer says it is JSON: evidence that the partner API itself wrote it."""
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def interpret(request: Request, answer: RawAnswer, *, local: bool, has_parameters: bool, keyed: bool) -> Payload:
    """The payload of a successful answer.

    ``local`` servers have no captive portal in front of them. ``has_parameters`` says that the route names an object.
    ``keyed`` says that an ``Idempotency-Key`` went along.

    Raises:
        RouteMissing: 404 or 405 that speaks about the path, not about an object.
        ApiError: everything else that is no success.
    """
    body = _read(answer)
    if answer.status in (404, 405):
        raise _missing(request, answer, body, has_parameters=has_parameters)
    if answer.status < 300:
        return _success(request, answer, body, local=local)
    raise _failure(request, answer, answer.status, body, keyed=keyed)


def _read(answer: RawAnswer) -> _Body:
    raw = answer.body.removeprefix(_BOM).strip()
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not raw:
        return _Body("empty")
    if answer.status < 300 and kind.startswith(_FILES):
        return _Body("file", value=answer.body)
    try:
        return _Body("json", value=orjson.loads(raw))
    except orjson.JSONDecodeError:
        text = raw[:500].decode("utf-8", "replace")
    if kind in ("text/html", "application/xhtml+xml") or text.lstrip()[:1] == "<":
        return _Body("html", text=text)
    return _Body("broken" if text[:1] in ("{", "[") else "text", text=text)


def _success(request: Request, answer: RawAnswer, body: _Body, *, local: bool) -> Payload:
    if body.kind == "json":
        value = body.value
        if isinstance(value, Mapping) and value.get("error") is True:
            claimed = value.get("statusCode")
            status = claimed if isinstance(claimed, int) and claimed >= 400 else 400
            raise _failure(request, answer, status, body, keyed=False)
        return _unwrap(value)
    if body.kind == "file":
        return Payload(body.value, "")
    if body.kind == "empty" and request.changes:
        return Payload(None, "")
    if body.kind == "html" and not local:
        # Nothing says whether the page came before or instead of the server: an effect is not ruled out.
        raise CaptivePortal(request.operation, status=answer.status, outcome_unknown=request.changes)
    code = {"html": "html", "empty": "empty", "broken": "truncated"}.get(body.kind, "not_json")
    raise BadAnswer(
        request.operation, code=code, status=answer.status, detail=body.text, outcome_unknown=request.changes
    )


def _unwrap(value: Any) -> Payload:
    if (
        isinstance(value, Mapping)
        and "data" in value
        and any(key in value for key in ("statusCode", "error", "message"))
    ):
        message = value.get("message")
        return Payload(value["data"], message if isinstance(message, str) else "")
    return Payload(value, "")


def _missing(request: Request, answer: RawAnswer, body: _Body, *, has_parameters: bool) -> Exception:
    if body.kind != "json":
        return RouteMissing(answer.status, by_server=False)
    value = body.value
    enveloped = isinstance(value, Mapping) and ("statusCode" in value or "error" in value)
    if answer.status == 404 and (enveloped or has_parameters):
        return ObjectMissing(request.operation, status=404, detail=_message(value))
    return RouteMissing(answer.status, by_server=True)


def _failure(request: Request, answer: RawAnswer, status: int, body: _Body, *, keyed: bool) -> ApiError:
    operation, value = request.operation, body.value
    wait = _retry_after(answer)
    if status >= 500:
        enveloped = isinstance(value, Mapping) and ("statusCode" in value or "error" in value)
        if enveloped:
            return ServerFault(
                operation, code=_router_cause(value), status=status, detail=_message(value), retry_after=wait
            )
        gateway = status in (502, 503, 504)
        return ServerFault(
            operation,
            code="gateway" if gateway else "crash",
            status=status,
            detail=_message(value) or body.text,
            retry_after=wait,
            outcome_unknown=gateway and request.changes,
        )
    if status == 429:
        return Throttled(operation, status=status, detail=_message(value), retry_after=wait)
    if body.kind in ("html", "text", "broken"):
        # A firewall or proxy said no: that is not the account's fault and not the server's word.
        return BadAnswer(
            operation, code=body.kind if body.kind == "html" else "not_json", status=status, detail=body.text
        )
    detail, fields = _message(value), _fields(value)
    if status == 401:
        code = "wrong_credentials" if operation == "login" else "sign_in_needed"
        factor = fields.get("two_factor") if operation == "login" else None
        if factor:  # the password was right; only our own server says so
            code = "two_factor_required" if "required" in factor else "two_factor_invalid"
        return SignInNeeded(operation, code=code, status=status, detail=detail)
    if status == 403:
        return Forbidden(operation, status=status, detail=detail, fields=fields, retry_after=wait)
    if status == 408:
        return ServerFault(operation, code="timeout", status=status, detail=detail)
    if status == 404:
        return ObjectMissing(operation, status=status, detail=detail)
    if status == 409 and keyed:
        return StillRunning(operation, status=status, detail=detail, retry_after=wait)
    if status in (409, 412):
        return Conflict(operation, status=status, detail=detail, fields=fields)
    if status == 410:
        return CursorGone(operation, status=status, detail=detail)
    if status == 422 and keyed:
        return KeyReused(operation, status=status, detail=detail)
    return ValidationRefused(operation, status=status, detail=detail, fields=fields)


def _message(value: Any) -> str:
    """The server's words: ``message``, else ``detail``, else the first text among the field errors."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        return ""
    for name in ("message", "detail"):
        if isinstance(value.get(name), str) and value[name]:
            return str(value[name])
    return next((texts[0] for texts in _fields(value).values() if texts), "")


def _router_cause(value: Any) -> str:
    """Why a router did not answer (``router_timeout``, ``router_wrong_password``…), where our server says it; else empty."""
    data = value.get("data") if isinstance(value, Mapping) else None
    code = data.get("code") if isinstance(data, Mapping) else None
    return code if isinstance(code, str) and code.startswith("router_") else ""


def _fields(value: Any) -> dict[str, list[str]]:
    """Complaints per field: in ``data``, else in ``details``, else the bare map."""
    if not isinstance(value, Mapping):
        return {}
    for source in (value.get("data"), value.get("details")):
        if isinstance(source, Mapping) and source:
            return _complaints(source)
    # A field may be called ``code``: words of the frame are complaints only where they hold a list.
    return _complaints({name: texts for name, texts in value.items() if name not in _FRAME or isinstance(texts, list)})


def _complaints(source: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, texts in source.items():
        if isinstance(texts, str):
            found[name] = [texts]
        elif isinstance(texts, list):
            found[name] = [text if isinstance(text, str) else orjson.dumps(text).decode() for text in texts]
        elif isinstance(texts, Mapping):
            found.update({f"{name}.{inner}": list_ for inner, list_ in _complaints(texts).items()})
    return found


def _retry_after(answer: RawAnswer) -> float | None:
    text = answer.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    moment = _http_date(text)
    if moment is None:
        return None
    now = server_date(answer) or datetime.now(UTC)  # the server's own clock: ours may be wrong
    return max((moment - now).total_seconds(), 0.0)


def _http_date(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
