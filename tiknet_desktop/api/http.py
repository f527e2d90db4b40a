"""One exchange over HTTP: bytes out, bytes in, and an exact account of what may have reached the server.

httpx is imported here and nowhere else, and only at the first exchange: the window opens from the cache before that.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import logging
import socket
import ssl
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tiknet_desktop.api.errors import ApiError, BadAnswer, CaptivePortal, Unreachable

if TYPE_CHECKING:
    import httpx

_log = logging.getLogger(__name__)

MAX_BODY = 64 * 1024 * 1024
"""Bytes of an answer beyond which we stop reading."""

TOTAL_SECONDS = 180.0
"""An exchange that is not over by then is given up, however busily bytes drip: a page of 1,000 rows needs 60 s on 2G."""

_NO_ROUTE = {
    number
    for name in ("ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EHOSTDOWN", "EADDRNOTAVAIL", "WSAENETUNREACH")
    if (number := getattr(errno, name, None)) is not None
} | {10051, 10065}


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer as it came. ``headers`` have lower-case names. Sizes count headers and the compressed body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float
    bytes_in: int
    bytes_out: int


@dataclass(frozen=True, slots=True)
class Request:
    """A request ready to be sent. ``path`` is quoted and relative to the base address; ``route`` is its template."""

    operation: str
    method: str
    path: str
    route: str
    query: Mapping[str, str]
    body: bytes | None
    headers: Mapping[str, str]

    @property
    def changes(self) -> bool:
        """Whether the server may do something about it."""
        return self.method not in ("GET", "HEAD")


class _Trace:
    """What the connection did, told by httpcore while it works."""

    def __init__(self) -> None:
        self.sending = False
        self.connected = False

    async def __call__(self, event: str, _: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started"):
            self.sending = True
        elif event.endswith("connect_tcp.started"):
            self.connected = True


def is_loopback(base_url: str) -> bool:
    """Whether the address is on this computer."""
    host = urlsplit(base_url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def default_ssl_context() -> ssl.SSLContext:
    """Trusts what the operating system trusts (company networks add their own) and the usual public authorities."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class HttpTransport:
    """Connections to one server. Make it inside the running loop."""

    def __init__(
        self,
        base_url: str,
        *,
        user_agent: str,
        ssl_context: ssl.SSLContext | None = None,
        timeout: httpx.Timeout | None = None,
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"not the address of a server: {base_url}")
        self.local = is_loopback(self.base_url)
        self._host = parts.hostname
        self._ssl_context = ssl_context
        self._total = total_seconds
        self._timeout = timeout
        self._user_agent = user_agent
        self._client: httpx.AsyncClient | None = None

    def _connections(self) -> httpx.AsyncClient:
        if self._client is None:
            # Where its libraries are installed httpx brings its command line along: 11 MB and a tenth of a second. An
            # entry that says "not there" is what Python itself documents for sys.modules.
            sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
            import httpx

            context = self._ssl_context
            if context is None:
                # Loading the authorities takes tens of milliseconds: not for a server that speaks plain HTTP.
                plain = urlsplit(self.base_url).scheme == "http"
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else default_ssl_context()
            self._client = httpx.AsyncClient(
                timeout=self._timeout or httpx.Timeout(connect=5.0, read=20.0, write=20.0, pool=5.0),
                # Idle connections are given up before the server's five seconds: fewer requests meet a closed socket.
                limits=httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=4.0),
                verify=context,
                follow_redirects=False,
                trust_env=not self.local,
                headers={"User-Agent": self._user_agent, "Accept": "application/json"},
            )
        return self._client

    async def aclose(self) -> None:
        """Close all connections."""
        if self._client is not None:
            await self._client.aclose()

    async def exchange(self, request: Request) -> RawAnswer:
        """Send ``request`` and read the whole answer, whatever its status.

        A read that fails on a connection kept open from before is repeated once: the server may have closed it meanwhile.

        Raises:
            Unreachable: no (whole) answer came.
            CaptivePortal: a redirect to another host, or status 511.
            BadAnswer: not HTTP, a redirect on the same host, or too large.
        """
        trace = _Trace()
        try:
            return await self._once(request, trace)
        except Unreachable as error:
            if error.code == "reset" and not request.changes and not trace.connected:
                return await self._once(request, _Trace())
            raise

    async def _once(self, request: Request, trace: _Trace) -> RawAnswer:
        client = self._connections()
        import httpx

        outgoing = client.build_request(
            request.method,
            self.base_url + request.path,
            params=dict(request.query) or None,
            content=request.body,
            headers=dict(request.headers),
            extensions={"trace": trace},
        )
        bytes_out = _header_size(outgoing.headers) + len(outgoing.url.raw_path) + len(request.body or b"") + 16
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._total):
                response = await client.send(outgoing, stream=True)
                try:
                    body = await self._body(request, response)
                finally:
                    await response.aclose()
        except TimeoutError as error:
            raise Unreachable(
                request.operation, code="timeout", outcome_unknown=trace.sending and request.changes
            ) from error
        except httpx.HTTPError as error:
            raise self._typed(request, error, sent=trace.sending) from error
        except (httpx.InvalidURL, httpx.StreamError) as error:
            raise BadAnswer(request.operation, code="address", detail=str(error)) from error
        answer = RawAnswer(
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            body=body,
            seconds=time.monotonic() - began,
            bytes_in=response.num_bytes_downloaded + _header_size(response.headers) + 16,
            bytes_out=bytes_out,
        )
        self._refuse_detours(request, answer)
        return answer

    async def _body(self, request: Request, response: httpx.Response) -> bytes:
        parts: list[bytes] = []
        size = 0
        async for part in response.aiter_bytes():
            size += len(part)
            if size > MAX_BODY:
                raise BadAnswer(
                    request.operation,
                    code="too_large",
                    status=response.status_code,
                    outcome_unknown=request.changes,
                )
            parts.append(part)
        return b"".join(parts)

    def _refuse_detours(self, request: Request, answer: RawAnswer) -> None:
        if answer.status == 511:
            raise CaptivePortal(request.operation, status=511)
        if answer.status not in (301, 302, 303, 307, 308):
            return
        target = answer.headers.get("location", "")
        host = urlsplit(target).hostname
        if host is not None and host != self._host and not self.local:
            raise CaptivePortal(request.operation, status=answer.status, detail=host)
        raise BadAnswer(request.operation, code="redirect", status=answer.status, detail=target)

    def _typed(self, request: Request, error: httpx.HTTPError, *, sent: bool) -> ApiError:
        import httpx

        unknown = sent and request.changes
        if isinstance(error, httpx.DecodingError):
            return BadAnswer(request.operation, code="not_json", detail=str(error), outcome_unknown=unknown)
        if isinstance(error, httpx.RemoteProtocolError) and not _says_closed(error):
            return BadAnswer(request.operation, code="not_http", detail=str(error), outcome_unknown=unknown)
        return Unreachable(request.operation, code=_reason(error), detail=_words(error), outcome_unknown=unknown)


def _header_size(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.raw)


def _says_closed(error: httpx.RemoteProtocolError) -> bool:
    text = str(error).lower()
    return "disconnected" in text or "closed" in text


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything it came from; connecting to several addresses fails with a group."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            waiting.extend(current.exceptions)
        waiting.extend(cause for cause in (current.__cause__, current.__context__) if cause is not None)


def _reason(error: httpx.HTTPError) -> str:
    import httpx

    if isinstance(error, httpx.PoolTimeout):
        return "busy"
    if isinstance(error, httpx.TimeoutException):
        return "timeout"
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "tls"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "dns"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "connect_refused"
    if any(isinstance(cause, TimeoutError | asyncio.TimeoutError) for cause in causes):
        return "timeout"
    if any(isinstance(cause, OSError) and cause.errno in _NO_ROUTE for cause in causes):
        return "offline"
    if isinstance(error, httpx.ConnectError | httpx.ProxyError):
        return "connect_refused"
    return "reset"


def _words(error: httpx.HTTPError) -> str:
    return str(error) or type(error).__name__
