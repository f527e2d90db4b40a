"""A real HTTP server on loopback that misbehaves on demand.

::

    with FaultyServer() as server:
        server.on("GET", "/v1/partner/plans/", html(200), json_answer([]))
        …  # the first request gets the page, later ones the empty list
        assert server.requests[0].path == "/v1/partner/plans/"
"""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import json
import socket
import ssl
import struct
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome to the hotspot</body></html>"


@dataclass(frozen=True)
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Behaviour = Callable[["_Handler"], None]


def envelope(data: Any, *, status: int = 200, error: bool = False, message: str = "ok") -> dict[str, Any]:
    """The usual form of an answer (wire conventions, section 2, E1)."""
    return {"statusCode": status, "error": error, "message": message, "data": data, "exception": ""}


def answer(
    status: int, body: bytes, content_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Behaviour:
    """Any answer."""

    def behave(handler: _Handler) -> None:
        handler.send_response_only(status)
        given = {name.lower() for name in headers or {}}
        if "date" not in given:
            handler.send_header("Date", format_datetime(dt.datetime.now(dt.UTC), usegmt=True))
        if content_type:
            handler.send_header("Content-Type", content_type)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        if status not in (204, 304):
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if status not in (204, 304):
            handler.wfile.write(body)

    return behave


def json_answer(data: Any, status: int = 200, *, headers: Mapping[str, str] | None = None) -> Behaviour:
    """``data`` in the envelope; statuses from 400 on as an error."""
    wrapped = envelope(data, status=status, error=status >= 400)
    return answer(status, json.dumps(wrapped).encode(), headers=headers)


def bare(body: Any, status: int = 200) -> Behaviour:
    """JSON without the envelope."""
    return answer(status, json.dumps(body).encode())


def html(status: int = 200, headers: Mapping[str, str] | None = None) -> Behaviour:
    """A page, as portals and proxies send."""
    return answer(status, HTML, "text/html; charset=utf-8", headers)


def empty(status: int) -> Behaviour:
    """No body."""
    return answer(status, b"", "")


def redirect(location: str, status: int = 302) -> Behaviour:
    """Go elsewhere."""
    return answer(status, b"", "", {"Location": location})


def truncated_json() -> Behaviour:
    """Half of a JSON document, honestly counted."""
    return answer(200, b'{"statusCode": 200, "error": false, "data": [{"id": 1, "na')


def reset_mid_body() -> Behaviour:
    """Promise more than is sent, then break the connection."""

    def behave(handler: _Handler) -> None:
        handler.send_response_only(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "10000")
        handler.end_headers()
        handler.wfile.write(b'{"statusCode": 200, ')
        handler.wfile.flush()
        _reset(handler.connection)
        handler.close_connection = True

    return behave


def reset_before_answer() -> Behaviour:
    """Read the request, then break the connection."""

    def behave(handler: _Handler) -> None:
        _reset(handler.connection)
        handler.close_connection = True

    return behave


def silent(until: threading.Event) -> Behaviour:
    """Say nothing before ``until`` is set."""

    def behave(handler: _Handler) -> None:
        until.wait(30)
        handler.close_connection = True

    return behave


def dripping(until: threading.Event) -> Behaviour:
    """A body that never ends, byte by byte, until ``until`` is set."""

    def behave(handler: _Handler) -> None:
        handler.send_response_only(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not until.wait(0.02):
            handler.wfile.write(b" ")
        handler.close_connection = True

    return behave


def held(until: threading.Event, then: Behaviour) -> Behaviour:
    """Wait for ``until``, then behave as ``then`` says."""

    def behave(handler: _Handler) -> None:
        until.wait(30)
        then(handler)

    return behave


def garbage(data: bytes = b"\x15\x03\x01\x00\x02\x02\x16 this is not HTTP\r\n\r\n") -> Behaviour:
    """Bytes that are not HTTP."""

    def behave(handler: _Handler) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    return behave


def refused_url() -> str:
    """An address on loopback where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


def _reset(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are two writes: the second would wait for an acknowledgement
    server: _Server

    def log_message(self, *_: Any) -> None:
        """Tests look at ``requests``."""

    def handle_any(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        owner = self.server.owner
        behaviour = owner.next_behaviour(Seen(self.command, parts.path, parts.query, headers, body))
        with contextlib.suppress(ConnectionError):
            behaviour(self)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    owner: FaultyServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of the game."""


class FaultyServer:
    """The server. Paths nobody prepared answer as an unrouted path of the remote: 404 with a page."""

    def __init__(self, *, tls: bool = False, port: int = 0) -> None:
        self.requests: list[Seen] = []
        self.otherwise: Behaviour = html(404)
        self._behaviours: dict[tuple[str, str], list[Behaviour]] = defaultdict(list)
        self._lock = threading.Lock()
        self._http = _Server(("127.0.0.1", port), _Handler)
        self._http.owner = self
        self._scheme = "http"
        if tls:
            self._scheme = "https"
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "both.pem"
                path.write_bytes(_self_signed())
                context.load_cert_chain(path)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), name="faulty", daemon=True)

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        """Base address, as a client is given it."""
        return f"{self._scheme}://127.0.0.1:{self.port}/v1"

    def on(self, method: str, path: str, *behaviours: Behaviour) -> None:
        """What to do at this path, request by request; the last behaviour stays. ``path`` is below the base address."""
        self._behaviours[(method, f"/v1{path}")] = list(behaviours)

    def next_behaviour(self, seen: Seen) -> Behaviour:
        with self._lock:
            self.requests.append(seen)
            waiting = self._behaviours.get((seen.method, seen.path))
            if not waiting:
                return self.otherwise
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def paths(self) -> list[str]:
        """Paths asked for, below the base address, in order."""
        return [seen.path.removeprefix("/v1") for seen in self.requests]

    def __enter__(self) -> FaultyServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(5)


def _self_signed() -> bytes:
    """A certificate nobody trusts, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "tiknet test")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
