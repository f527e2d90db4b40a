"""The partner API as one object: call an operation by its id, get an unwrapped answer or a typed error."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tiknet_desktop import __version__
from tiknet_desktop.api import requests
from tiknet_desktop.api.answer import ApiAnswer, Capabilities, page_of
from tiknet_desktop.api.envelope import Payload, RouteMissing, claims_json, interpret, server_date
from tiknet_desktop.api.errors import ApiError, BadAnswer, NotOffered, SignInNeeded
from tiknet_desktop.api.http import HttpTransport, RawAnswer, Request
from tiknet_desktop.api.routes import RouteMemory, fill
from tiknet_desktop.api.session import Session
from tiknet_desktop.api.tokens import TokenStore
from tiknet_desktop.contracts.operations import Auth, Operation, Route, operation
from tiknet_desktop.domain.ids import new_ulid

_log = logging.getLogger(__name__)

OWN_SERVER = "tiknet-embedded"
"""How our server names itself in its capabilities."""


@dataclass(frozen=True, slots=True)
class CallOutcome:
    """How one exchange with the server went; connectivity lives on these.

    ``error`` is ``None`` after every answer the server wrote itself, refusals included. ``seconds`` is the time until the
    whole answer was there, or until it was given up. ``skew`` is as for :class:`PartnerApi`.
    """

    operation: str
    error: ApiError | None
    seconds: float
    bytes_in: int
    bytes_out: int
    skew: timedelta | None = None


class PartnerApi:
    """One account on one server. Make it inside the running loop; call :meth:`aclose` before the loop ends.

    ``bytes_in`` and ``bytes_out`` count everything since then. ``skew`` is server clock minus this computer's, good to
    about a second, ``None`` until an answer carried a date.
    """

    def __init__(
        self,
        base_url: str,
        tokens: TokenStore,
        *,
        routes: RouteMemory | None = None,
        on_outcome: Callable[[CallOutcome], None] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        transport: HttpTransport | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.bytes_in = 0
        self.bytes_out = 0
        self.skew: timedelta | None = None
        self.routes = routes or RouteMemory()
        self._transport = transport or HttpTransport(
            base_url, user_agent=f"TikNetDesktop/{__version__}", ssl_context=ssl_context
        )
        self._session = Session(tokens, self._refresh)
        self._on_outcome = on_outcome
        self._now = now or (lambda: datetime.now(UTC))
        self._capabilities: Capabilities | None = None

    @property
    def base_url(self) -> str:
        """The server's address without a slash at the end."""
        return self._transport.base_url

    @property
    def known_capabilities(self) -> Capabilities | None:
        """What :meth:`capabilities` found, ``None`` before it was asked."""
        return self._capabilities

    async def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, str | int] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        idempotency_key: str | None = None,
        etag: str | None = None,
    ) -> ApiAnswer:
        """Do one operation.

        ``body`` holds everything the caller knows in the plain spelling; where servers disagree about spellings the
        alternatives are tried in turn (:mod:`tiknet_desktop.api.requests`). With ``etag`` the answer may be
        ``not_modified``.

        Raises:
            ApiError: one of the types of :mod:`tiknet_desktop.api.errors`; ``outcome_unknown`` says whether the request
                may have had its effect.
            KeyError: no such operation is declared.
            ValueError: a path parameter is missing.
        """
        wanted = operation(operation_id)
        headers: dict[str, str] = {}
        if idempotency_key is not None:
            headers["Idempotency-Key"] = idempotency_key
        if etag is not None:
            headers["If-None-Match"] = etag
        own = self._capabilities is not None and self._capabilities.server == OWN_SERVER
        values, texts = path or {}, requests.query_text(query or {})
        try:
            return await self._call(
                wanted, values, texts, requests.first_body(operation_id, body, own_server=own), headers
            )
        except ApiError as error:
            refusal = error
        for alternative in requests.alternatives(operation_id, body, own_server=own):
            if not alternative.after(refusal):
                break
            try:
                return await self._call(wanted, values, texts, alternative.body, headers)
            except ApiError as error:
                refusal = error
        raise refusal

    async def sign_in(self, email: str, password: str, code: str = "") -> Mapping[str, Any]:
        """Sign in, keep the tokens, forget what was learned about routes; returns the user object. ``code`` is the second
        factor of an account that has one.

        Raises:
            SignInNeeded: wrong address or password (code ``wrong_credentials``), or a second factor that is missing or
                wrong (``two_factor_required``, ``two_factor_invalid``).
            ApiError: as for :meth:`call`.
        """
        self.routes.forget()
        self._capabilities = None
        body = {"email": email, "password": password} | ({"code": code} if code else {})
        answer = await self.call("login", body=body)
        await self._session.begin(answer.data, "login")
        user = answer.data.get("user") if isinstance(answer.data, Mapping) else None
        return user if isinstance(user, Mapping) else {}

    async def sign_out(self) -> None:
        """Drop the tokens; the API has no call for it (wire conventions, section 4)."""
        await self._session.end()

    async def signed_in(self) -> bool:
        """Whether tokens are kept for this account."""
        return await self._session.signed_in()

    async def capabilities(self, *, fresh: bool = False) -> Capabilities:
        """What this server offers beyond the catalogue; asked once, again with ``fresh``.

        Raises:
            ApiError: the server could not be asked. A server without the document is no error: it offers nothing.
        """
        if self._capabilities is None or fresh:
            try:
                answer = await self.call("capabilities")
            except NotOffered:
                self._capabilities = Capabilities()
            else:
                self._capabilities = _capabilities(answer.data)
        return self._capabilities

    async def probe(self) -> None:
        """Ask for a sign of life: any answer in JSON, without an account.

        Raises:
            ApiError: no answer, or not from the partner API.
        """
        known = operation("get_profile").routes[0]
        request = Request("get_profile", known.method, known.path, known.path, {}, None, {})
        try:
            await self._exchange(request, known)
        except SignInNeeded:
            return  # it asks who we are: it is there
        except RouteMissing as missing:
            if not missing.by_server:
                raise BadAnswer("get_profile", code="html", status=missing.status) from missing

    async def aclose(self) -> None:
        """Keep the result of a token renewal under way, then close connections."""
        await self._session.settle()
        await self._transport.aclose()

    async def _call(
        self,
        wanted: Operation,
        values: Mapping[str, str | int],
        query: Mapping[str, str],
        body: Any,
        headers: Mapping[str, str],
    ) -> ApiAnswer:
        """Walk the routes until one exists."""
        by_server, last = False, 404
        candidates = self.routes.order(wanted)
        if not candidates:
            raise NotOffered(wanted.id)
        for route in candidates:
            request = Request(
                operation=wanted.id,
                method=route.method,
                path=fill(route, values),
                route=route.path,
                query=query,
                body=requests.encode(body),
                headers=headers,
            )
            try:
                raw, payload = await self._authenticated(wanted, route, request)
            except RouteMissing as missing:
                by_server, last = by_server or missing.by_server, missing.status
                continue
            self.routes.exists(wanted, route)
            return ApiAnswer(
                data=payload.data,
                status=raw.status,
                etag=raw.headers.get("etag"),
                message=payload.message,
                not_modified=raw.status == 304,
                date=server_date(raw),
                page=page_of(payload.data),
                route=route.path,
            )
        if not by_server:
            # The 404 page of a portal, or of a proxy while the server is replaced, proves nothing: it must be there now.
            try:
                await self.probe()
            except ApiError as error:
                raise error.as_part_of(wanted.id) from error
        self.routes.absent(wanted)
        raise NotOffered(wanted.id, status=last)

    async def _authenticated(self, wanted: Operation, route: Route, request: Request) -> tuple[RawAnswer, Payload]:
        """One request; after a 401 one renewal of the token and one replay."""
        if wanted.auth is Auth.PUBLIC:
            return await self._exchange(request, route)
        access = await self._session.access(wanted.id)
        try:
            return await self._exchange(request, route, access)
        except SignInNeeded:
            renewed = await self._session.renewed(wanted.id, refused=access)
        return await self._exchange(request, route, renewed)

    async def _exchange(self, request: Request, route: Route, access: str = "") -> tuple[RawAnswer, Payload]:
        headers = {**request.headers, "X-Request-Id": new_ulid()}
        if access:
            headers["Authorization"] = f"Bearer {access}"
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        ready = Request(
            request.operation, request.method, request.path, request.route, request.query, request.body, headers
        )
        raw: RawAnswer | None = None
        failure: ApiError | None = None
        began = time.monotonic()
        try:
            raw = await self._transport.exchange(ready)
            if raw.status == 304:
                return raw, Payload(None, "")
            payload = interpret(
                ready,
                raw,
                local=self._transport.local,
                has_parameters=bool(route.parameters),
                keyed="Idempotency-Key" in headers,
            )
        except ApiError as error:
            failure = error
            raise
        else:
            return raw, payload
        finally:
            self._account(ready, raw, failure, time.monotonic() - began)

    def _account(self, request: Request, raw: RawAnswer | None, failure: ApiError | None, seconds: float) -> None:
        """Count, measure the clock, log, and tell connectivity; paths and bodies hold names and stay out of the log."""
        bytes_in, bytes_out = (
            (raw.bytes_in, raw.bytes_out) if raw else (0, len(request.body or b"") + len(request.path))
        )
        self.bytes_in += bytes_in
        self.bytes_out += bytes_out
        from_server = raw is not None and not isinstance(failure, BadAnswer) and (raw.status == 304 or claims_json(raw))
        if raw is not None and from_server:
            self._measure_clock(raw)
        _log.info(
            "call",
            extra={
                "operation": request.operation,
                "method": request.method,
                "route": request.route,
                "status": raw.status if raw else None,
                "code": failure.code if failure else None,
                "milliseconds": round(seconds * 1000),
                "bytes_in": bytes_in,
                "bytes_out": bytes_out,
                "request_id": request.headers.get("X-Request-Id"),
            },
        )
        if self._on_outcome is not None:
            hurt = failure if failure is not None and (not from_server or failure.code == "gateway") else None
            crowded = hurt is not None and hurt.code == "busy"  # our own doing
            if (hurt is not None and not crowded) or from_server:  # a foreign 404 page says nothing either way
                self._on_outcome(CallOutcome(request.operation, hurt, seconds, bytes_in, bytes_out, self.skew))

    def _measure_clock(self, raw: RawAnswer) -> None:
        moment = server_date(raw)
        if moment is None or raw.seconds > 5:  # too slow an answer says little about the clock
            return
        # The date is cut to whole seconds; the answer was written about half a round trip ago.
        self.skew = moment + timedelta(seconds=0.5) - (self._now() - timedelta(seconds=raw.seconds / 2))

    async def _refresh(self, refresh_token: str) -> Any:
        return (await self.call("refresh_token", body={"refresh": refresh_token})).data


def _capabilities(data: Any) -> Capabilities:
    if not isinstance(data, Mapping):
        return Capabilities()
    features, database = data.get("features"), data.get("database")
    return Capabilities(
        features=frozenset(str(feature) for feature in features) if isinstance(features, list) else frozenset(),
        database=database if isinstance(database, str) else None,
        server=str(data.get("server") or ""),
        version=str(data.get("version") or ""),
    )
