"""The partner API as one object: call an operation by its id, get an unwrapped answer or a typed error."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tiknet_desktop.api.answer import ApiAnswer, Capabilities
from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.api.tokens import TokenStore


@dataclass(frozen=True, slots=True)
class CallOutcome:
    """How one exchange with the server went; connectivity lives on these. ``error`` is ``None`` after any usable answer."""

    operation: str
    error: ApiError | None
    seconds: float
    bytes_in: int
    bytes_out: int


class PartnerApi:
    """One account on one server. Make it inside the running loop; call :meth:`aclose` before the loop ends."""

    def __init__(
        self,
        base_url: str,
        tokens: TokenStore,
        *,
        on_outcome: Callable[[CallOutcome], None] | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self.bytes_in = 0
        self.bytes_out = 0
        self.skew: timedelta | None = None

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

        Raises:
            ApiError: one of the types of :mod:`tiknet_desktop.api.errors`.
        """
        raise NotImplementedError

    async def sign_in(self, email: str, password: str) -> Mapping[str, Any]:
        """Sign in, keep the tokens, forget what was learned about routes; returns the user object."""
        raise NotImplementedError

    async def sign_out(self) -> None:
        """Drop the tokens; the API has no call for it (wire conventions, section 4)."""
        raise NotImplementedError

    async def capabilities(self, *, fresh: bool = False) -> Capabilities:
        """What this server offers beyond the catalogue; asked once, again with ``fresh``."""
        raise NotImplementedError

    async def aclose(self) -> None:
        """Close connections."""
        raise NotImplementedError
