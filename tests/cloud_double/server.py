"""The cloud double on a loopback socket."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.cloud_double.answers import Answer, Call, Cloud, RefusedError
from tests.cloud_double.catalogue import Served, served

EMAIL, MANAGER, PASSWORD = "owner@example.com", "manager@example.com", "mot de passe"

_PAGE = "<!doctype html><html><head><title>Not Found</title></head><body><h1>Not Found</h1></body></html>"
_NO_TOKEN = Answer(401, {"detail": "Authentication credentials were not provided."})
_OLD_TOKEN = Answer(
    401,
    {
        "detail": "Given token not valid for any token type",
        "code": "token_not_valid",
        "messages": [{"token_class": "AccessToken", "token_type": "access", "message": "Token is invalid or expired"}],
    },
)


class CloudDouble:
    """A cloud with one partner. ``calls`` counts operations, ``unrouted`` the paths nobody serves."""

    def __init__(self) -> None:
        self.cloud = Cloud()
        self.calls: Counter[str] = Counter()
        self.unrouted: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The base URL for a client."""
        return f"http://127.0.0.1:{self._port}/v1"

    def start(self) -> None:
        """Listen, on the same port as before."""
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), _handler(self))
        self._server.daemon_threads = True
        self._port = self._server.server_address[1]
        serve = self._server.serve_forever
        self._thread = threading.Thread(target=serve, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Pull the plug: nobody listens any more."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._thread.join(10)
        self._server.server_close()
        self._server = self._thread = None

    def expire_tokens(self) -> None:
        """Every access token handed out so far is refused from now on; refresh tokens go on."""
        with self._lock:
            self.cloud.issued += 1

    @contextmanager
    def running(self) -> Iterator[CloudDouble]:
        """Serve while the block runs."""
        self.start()
        try:
            yield self
        finally:
            self.stop()

    def answer(self, method: str, target: str, token: str, raw: bytes) -> Answer:
        """What the cloud says to a request."""
        parts = urlsplit(target)
        found = _route(method, parts.path)
        with self._lock:
            if found is None:
                self.unrouted[f"{method} {parts.path}"] += 1
                return _unrouted(method, parts.path)
            route, values = found
            self.calls[route.operation] += 1
            if not route.public:
                refusal = self._refused(token)
                if refusal is not None:
                    return refusal
            try:
                body = json.loads(raw) if raw else {}
            except ValueError:
                return Answer(400, {"detail": "JSON parse error"})
            query = dict(parse_qsl(parts.query))
            address = f"{self.url}{parts.path.removeprefix('/v1')}"
            call = Call(values, query, body if isinstance(body, dict) else {}, "manager" in token, address)
            try:
                return self.cloud.handler(route.operation)(call)
            except RefusedError as refused:
                return refused.answer

    def _refused(self, token: str) -> Answer | None:
        if not token:
            return _NO_TOKEN
        good = {self.cloud.tokens(manager=manager)["access"] for manager in (False, True)}
        return None if token in good else _OLD_TOKEN


def _route(method: str, path: str) -> tuple[Served, dict[str, str]] | None:
    for one in served():
        match = one.pattern.match(path)
        if match is not None and one.method == method:
            return one, {name: unquote(value) for name, value in match.groupdict().items()}
    return None


def _unrouted(method: str, path: str) -> Answer:
    """No route: an HTML page. The words ``list`` after roles and payment-methods were taken for a slug (section 2)."""
    if method == "GET" and path in ("/v1/partner/roles/list/", "/v1/partner/payment-methods/list/"):
        return Answer(404, {"detail": "Not found."})
    return Answer(404, text=_PAGE)


def _handler(double: CloudDouble) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"  # one request a connection: a pulled plug leaves none half served

        def _serve(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            answer = double.answer(self.command, self.path, token, raw)
            if answer.text is not None:
                kind = "text/html; charset=utf-8" if answer.text.startswith("<") else "text/plain"
                payload = answer.text.encode()
            else:
                kind = "application/json"
                payload = b"" if answer.body is None else json.dumps(answer.body, ensure_ascii=False).encode()
            self.send_response(answer.status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve

        def log_message(self, format: str, *arguments: Any) -> None:
            """Quiet: what was asked is counted."""

    return Handler
