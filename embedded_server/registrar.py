"""Binds handler functions to operations of the shared table and answers their requests.

One order for every call: route, token, permission, body, then the handler (conventions of the server). Methods, paths,
authentication and permissions are read from ``contracts.operations``; a feature writes only what the operation does.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse

from embedded_server import audit, idempotency
from embedded_server.database import Reader, session_reader
from embedded_server.listing import ListQuery, kept_count, parse_query
from embedded_server.tokens import Principal
from embedded_server.view import EVERYTHING, View, show_as, view_of
from embedded_server.wire import (
    JSON,
    MISSING_PERMISSION,
    EncodedArray,
    Reply,
    WireError,
    encoded,
    envelope,
    envelope_around,
    error_response,
    invalid,
    parse_body,
    refusal,
)
from tiknet_desktop.contracts.operations import Auth, Operation, operation

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

logger = logging.getLogger(__name__)


class NotModified(Exception):  # noqa: N818 - an answer, not an error
    """The client's copy is still right."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


class Kind(StrEnum):
    """How a handler is run."""

    READ = "read"
    """In a snapshot."""
    WRITE = "write"
    """In one transaction, together with its Idempotency-Key."""
    DIRECT = "direct"
    """Without a transaction: it talks to a router or takes long, and opens its own."""


@dataclass(slots=True)
class Call:
    """One request on its way through a handler."""

    server: ServerContext
    operation: Operation
    request: Request
    path: Mapping[str, str]
    principal: Principal | None = None
    body: Any = None
    reader: Reader | None = None
    session: Session | None = None
    _view: View | None = None

    @property
    def who(self) -> Principal:
        """The signed-in caller; only in operations that need a token."""
        return cast("Principal", self.principal)

    @property
    def partner(self) -> int:
        """The tenant the caller belongs to."""
        return self.who.partner_id

    @property
    def snapshot(self) -> Reader:
        """The snapshot of a read operation."""
        return cast("Reader", self.reader)

    @property
    def transaction(self) -> Session:
        """The session of a write operation."""
        return cast("Session", self.session)

    @property
    def parameters(self) -> Mapping[str, str]:
        """The query string."""
        return self.request.query_params

    @property
    def view(self) -> View:
        """Which of the partner's rows the caller sees."""
        if self._view is None:
            if self.who.is_owner:
                self._view = EVERYTHING
            elif self.reader is not None:
                self._view = view_of(self.reader, self.who)
            elif self.session is not None:
                self._view = view_of(session_reader(self.session), self.who)
            else:
                with self.server.database.read() as reader:
                    self._view = view_of(reader, self.who)
        return self._view

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads, among the rows the caller sees."""
        # The view is found first: a thread that held two connections could starve the pool.
        view = self.view
        with self.server.database.read_session() as session:
            show_as(session, lambda: view)
            yield session

    @property
    def list_query(self) -> ListQuery:
        """The query string of a list."""
        asked = parse_query(self.request.query_params)
        return replace(asked, view=self.view) if self.view.confined else asked

    @property
    def extras(self) -> bool:
        """Whether rows may carry the fields only our own client knows."""
        return self.request.query_params.get("extras") == "1"

    @property
    def url(self) -> str:
        """The address of the request without its query."""
        return str(self.request.url.replace(query=""))

    def list_etag(self, *resources: str) -> str:
        """A tag that changes with any row of these resources; ends the call with 304 when the client has it."""
        seqs = "-".join(str(kept_count(self.snapshot, self.partner, name)[2]) for name in resources)
        query = hashlib.blake2b(self.request.url.query.encode(), digest_size=4).hexdigest() + self.view.tag
        etag = f'"{self.server.database_id[:8]}-{self.partner}-{"-".join(resources)}-{seqs}-{query}"'
        if etag_matches(self.request.headers.get("if-none-match"), etag):
            raise NotModified(etag)
        return etag


Handler = Callable[[Call], Reply]
Check = Callable[[Call], None]
"""Refuses a call by raising."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A handler and the operation it carries out."""

    operation: Operation
    handler: Handler
    kind: Kind
    body: type[BaseModel] | None = None
    data: Any = None
    """The type of ``data`` in the envelope, for the OpenAPI document."""
    status: int = 200
    errors: frozenset[int] = frozenset()
    inline: bool = False
    """A short read that may run on the event loop (SQLite only)."""
    query: tuple[tuple[str, str, str], ...] = ()
    """Parameters of the query string beyond those of every list: name, type and meaning, for the OpenAPI document."""
    media: tuple[str, ...] = ()
    """Types of the files it answers with, instead of an envelope."""
    before: Check | None = None
    """Looks at the call before its transaction is opened, where a refusal has to leave a trace."""


@dataclass
class Endpoints:
    """The bindings of one feature."""

    bindings: list[Binding] = field(default_factory=list)

    def _bind(self, operation_id: str, kind: Kind, **options: Any) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.bindings.append(Binding(operation(operation_id), handler, kind, **options))
            return handler

        return register

    def read(
        self,
        operation_id: str,
        *,
        data: Any = None,
        inline: bool = False,
        body: type[BaseModel] | None = None,
        query: tuple[tuple[str, str, str], ...] = (),
        media: tuple[str, ...] = (),
    ) -> Callable[[Handler], Handler]:
        """Bind a handler that only reads; ``body`` where it is asked by POST (exports)."""
        return self._bind(operation_id, Kind.READ, data=data, inline=inline, body=body, query=query, media=media)

    def write(
        self,
        operation_id: str,
        *,
        body: type[BaseModel] | None = None,
        data: Any = None,
        status: int = 200,
        errors: frozenset[int] = frozenset(),
        before: Check | None = None,
    ) -> Callable[[Handler], Handler]:
        """Bind a handler that changes things in one transaction; ``errors`` are statuses others of its kind lack."""
        return self._bind(operation_id, Kind.WRITE, body=body, data=data, status=status, errors=errors, before=before)

    def direct(
        self,
        operation_id: str,
        *,
        body: type[BaseModel] | None = None,
        data: Any = None,
        status: int = 200,
        query: tuple[tuple[str, str, str], ...] = (),
    ) -> Callable[[Handler], Handler]:
        """Bind a handler that opens its own transactions."""
        errors = frozenset({503})
        return self._bind(operation_id, Kind.DIRECT, body=body, data=data, status=status, errors=errors, query=query)


def etag_matches(header: str | None, etag: str) -> bool:
    """Whether ``If-None-Match`` names this tag; weak and strong tags compare alike for GET (RFC 9110, 13.1.2)."""
    if not header:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags


async def _body_of(request: Request, limit: int) -> bytes | None:
    """The body, or None when it is larger than allowed."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:15]) > limit:
        return None
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def endpoint_of(binding: Binding, server: ServerContext) -> Callable[[Request], Awaitable[Response]]:
    """The function a route calls."""
    inline = binding.inline and server.database.is_sqlite

    async def endpoint(request: Request) -> Response:
        raw: bytes | None = b""
        if request.method != "GET":
            try:
                raw = await _body_of(request, server.settings.body_limit)
            except ClientDisconnect:
                return Response(status_code=400)
        call = Call(server, binding.operation, request, request.path_params)
        if inline and "search" not in request.query_params:
            return _answer(binding, call, raw)
        return await run_in_threadpool(_answer, binding, call, raw)

    endpoint.__name__ = binding.operation.id
    return endpoint


def _answer(binding: Binding, call: Call, raw: bytes | None) -> Response:
    try:
        if binding.kind is Kind.READ:
            repeated = False
            with call.server.database.read() as reader:
                _admit(binding, call, reader)
                if binding.body is not None:
                    body = _accepted_body(call, raw)
                    call.body = parse_body(binding.body, body)
                    repeated = not _is_first(call, body)
                call.reader = reader
                reply = binding.handler(call)
                response = _success(call, reply)
            if binding.media and not repeated:
                _tell_taken(call, reply)
            return response
        with call.server.database.read() as reader:
            _admit(binding, call, reader)
        # The snapshot is released first: a thread that held two connections could starve the pool.
        body = _accepted_body(call, raw)
        if binding.body is not None:
            call.body = parse_body(binding.body, body)
        if binding.before is not None:
            binding.before(call)
        return _changed(binding, call, body)
    except WireError as error:
        _tell_refusal(call, error)
        return error_response(error)
    except NotModified as unchanged:
        return Response(status_code=304, headers={"ETag": unchanged.etag})
    except idempotency.Replay as replay:
        return Response(replay.raw, status_code=replay.status, media_type=JSON, headers={"Idempotent-Replayed": "true"})
    except Exception:
        # The last line of defence: the log gets the traceback, the client a plain sentence.
        logger.exception("operation %s failed", binding.operation.id)
        return error_response(refusal(500, "Internal server error."))


def _admit(binding: Binding, call: Call, reader: Reader) -> None:
    if binding.operation.auth is Auth.BEARER:
        call.principal = call.server.tokens.principal(reader, call.request.headers.get("authorization"))
        if not call.principal.may(binding.operation.permissions):
            raise refusal(403, MISSING_PERMISSION)
    _refuse_null_characters(call)


def _refuse_null_characters(call: Call) -> None:
    """No name or text holds one, and PostgreSQL cannot even be asked about it."""
    if any("\x00" in value for value in call.path.values()):
        raise refusal(404, "Not found.")
    if "%00" in call.request.url.query:
        for name, value in call.parameters.items():
            if "\x00" in value:
                raise invalid(**{name.replace("\x00", ""): "Null characters are not allowed."})


def _accepted_body(call: Call, raw: bytes | None) -> bytes:
    if raw is None:
        raise refusal(413, "Request body is too large.")
    kind = call.request.headers.get("content-type", JSON).partition(";")[0].strip().lower()
    if raw and kind != JSON:
        raise refusal(415, f'Unsupported media type "{kind[:80]}" in request.')
    return raw


def _changed(binding: Binding, call: Call, raw: bytes) -> Response:
    """Carry out a POST, PUT, PATCH or DELETE, keeping the answer under its key where it has one."""
    database, vault = call.server.database, call.server.vault
    header = call.request.headers.get(idempotency.HEADER) if call.request.method == "POST" else None
    scope = call.principal.account_id if call.principal else 0
    if binding.kind is Kind.WRITE:
        with database.write() as session:
            kept = None
            if header:
                key, wanted = idempotency.checked_key(header), _request_hash(call, raw)
                kept = idempotency.begin(session, scope, binding.operation.id, key, wanted, vault)
            call.session = session
            if call.principal is not None:
                show_as(session, lambda: call.view)
            reply = binding.handler(call)
            _tell(session, call, reply)
            response = _success(call, reply, binding.status)
            if kept is not None:
                idempotency.finish(kept, response.status_code, bytes(response.body), vault)
        call.server.after_write()
        return response
    if not header:
        return _success(call, _told(call, binding.handler(call)), binding.status)
    key, wanted = idempotency.checked_key(header), _request_hash(call, raw)
    with database.write() as session:
        kept = idempotency.begin(session, scope, binding.operation.id, key, wanted, vault)
    try:
        response = _success(call, _told(call, binding.handler(call)), binding.status)
    except BaseException:
        with database.write() as session:
            session.delete(session.merge(kept))
        raise
    with database.write() as session:
        idempotency.finish(session.merge(kept), response.status_code, bytes(response.body), vault)
    return response


def _told(call: Call, reply: Reply) -> Reply:
    """Enter an effect that had its own transactions into the audit trail."""
    if call.request.method != "GET" and audit.told(call.operation.id):
        with call.server.database.write() as session:
            _tell(session, call, reply)
    return reply


def _tell(session: Session, call: Call, reply: Reply) -> None:
    """Enter an effect into the audit trail, by the caller's token or, where it needs none, by the address in its body."""
    account = call.principal.account_id if call.principal else getattr(call.body, "email", None)
    if account and audit.told(call.operation.id):
        subject = audit.subject_of(call.path, call.body, reply.data)
        deed = audit.Deed(call.operation.id, subject, audit.summary_of(call.body), _address(call))
        audit.record(session, account, deed)


def _tell_taken(call: Call, reply: Reply) -> None:
    """Enter into the trail that rows left as a file: nothing has changed, but somebody has them now."""
    name = reply.headers.get("Content-Disposition", "").partition('filename="')[2].rstrip('"')
    asked = call.body if call.body is not None else call.parameters
    with call.server.database.write() as session:
        deed = audit.Deed(call.operation.id, name, audit.summary_of(asked), _address(call))
        audit.record(session, call.who.account_id, deed)


def _tell_refusal(call: Call, error: WireError) -> None:
    """Enter a refused sign-in into the trail of the account that was meant. Refusals of a locked account are not: they
    come as fast as somebody sends them."""
    asked_for_code = error.body.get("data") == {"two_factor": ["required"]}
    if call.operation.id == "login" and call.body is not None and error.status == 401 and not asked_for_code:
        with call.server.database.write() as session:
            audit.record(session, str(call.body.email), audit.Deed(audit.REFUSED_SIGN_IN, "", "", _address(call)))


def _address(call: Call) -> str:
    return call.request.client.host if call.request.client else ""


def _is_first(call: Call, raw: bytes) -> bool:
    """Whether a POST that changes nothing is new by its key: another body is refused; the same one is read again."""
    header = call.request.headers.get(idempotency.HEADER)
    if not header:
        return True
    key, wanted, vault = idempotency.checked_key(header), _request_hash(call, raw), call.server.vault
    with call.server.database.write() as session:
        try:
            kept = idempotency.begin(session, call.who.account_id, call.operation.id, key, wanted, vault)
        except idempotency.Replay:
            return False
        idempotency.finish(kept, 200, b"", vault)
    return True


def _request_hash(call: Call, raw: bytes) -> str:
    # Paths of one operation differ by generation only; what they address are the parameters.
    return idempotency.body_hash("/".join(f"{name}={value}" for name, value in sorted(call.path.items())), raw)


def _success(call: Call, reply: Reply, status: int = 200) -> Response:
    status = reply.status if reply.status != 200 else status
    headers = dict(reply.headers)
    if status == 204:
        return Response(status_code=204, headers=headers)
    if reply.raw is not None:
        return Response(reply.raw, status_code=status, headers=headers)
    data = {} if reply.data is None else reply.data
    if isinstance(data, EncodedArray):
        pieces = envelope_around(status, reply.message, data)
    else:
        pieces = [encoded(envelope(status, reply.message, data))]
    if call.request.method == "GET":
        etag = reply.etag or _content_tag(pieces)
        if etag_matches(call.request.headers.get("if-none-match"), etag):
            return Response(status_code=304, headers={"ETag": etag})
        headers["ETag"] = etag
    if len(pieces) == 1:
        return Response(pieces[0], status_code=status, headers=headers, media_type=JSON)
    headers["Content-Length"] = str(sum(map(len, pieces)))
    return StreamingResponse(_sent(pieces), status_code=status, headers=headers, media_type=JSON)


def _content_tag(pieces: Sequence[bytes]) -> str:
    told = hashlib.blake2b(digest_size=12)
    for piece in pieces:
        told.update(piece)
    return f'"{told.hexdigest()}"'


async def _sent(pieces: list[bytes]) -> AsyncIterator[bytes]:
    """Each piece in turn, forgotten as soon as it is on its way."""
    pieces.reverse()
    while pieces:
        yield pieces.pop()
