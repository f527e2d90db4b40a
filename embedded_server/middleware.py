"""What stands before the routes: names the server answers to, foreign pages, slashes, answers for what nobody handles."""

from __future__ import annotations

import ipaddress
import logging
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from embedded_server.wire import error_response, json_response, refusal

logger = logging.getLogger(__name__)

_LOCAL_NAMES = frozenset({"localhost", "testserver"})


def _host_name(value: str) -> str:
    name = urlsplit(f"//{value}").hostname
    return (name or "").lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Gate:
    """Checks ``Host`` and ``Origin`` and makes the trailing slash optional.

    A page on another site can make a browser send requests to this machine, under a name it controls (DNS rebinding).
    Numeric addresses cannot be rebound; names must be ours.
    """

    def __init__(self, app: ASGIApp, allowed_hosts: frozenset[str]) -> None:
        self._app = app
        self._allowed = allowed_hosts | _LOCAL_NAMES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused is not None:
            await refused(scope, receive, send)
            return
        path: str = scope["path"]
        if path.startswith("/v1/partner/") and not path.endswith("/"):
            scope = {**scope, "path": f"{path}/"}
        elif path == "/v1/auth/login":
            scope = {**scope, "path": "/v1/auth/login/"}
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        host = origin = b""
        for name, value in scope["headers"]:
            if name == b"host":
                host = value
            elif name == b"origin":
                origin = value
        try:
            if not self._is_ours(_host_name(host.decode("ascii"))):
                return error_response(refusal(400, "This server does not answer to that host name."))
            if origin and not self._is_ours(urlsplit(origin.decode("ascii")).hostname or ""):
                return error_response(refusal(403, "Requests from other sites are not accepted."))
        except ValueError:
            return error_response(refusal(400, "Malformed Host or Origin header."))
        return None

    def _is_ours(self, name: str) -> bool:
        return name in self._allowed or _is_address(name)


async def missing_route(_request: Request, _error: Exception) -> Response:
    """404 of a path that no operation has; JSON is kinder than the remote's HTML (wire conventions, section 2)."""
    return json_response(404, {"detail": "Not found."})


async def wrong_method(request: Request, _error: Exception) -> Response:
    """405 of a path that has other methods."""
    return json_response(405, {"detail": f'Method "{request.method}" not allowed.'})


async def unexpected(request: Request, _error: Exception) -> Response:
    """500 without anything internal in it."""
    logger.error("no handler caught an error of %s %s", request.method, request.url.path)
    return error_response(refusal(500, "Internal server error."))
