"""The sign-in session of an account: who holds the tokens, and one refresh at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tiknet_desktop.api.errors import (
    ApiError,
    BadAnswer,
    Forbidden,
    NotOffered,
    ObjectMissing,
    SignInNeeded,
    ValidationRefused,
)
from tiknet_desktop.api.tokens import Tokens, TokenStore

_REFUSALS = (SignInNeeded, ValidationRefused, Forbidden, ObjectMissing, NotOffered)


class Session:
    """Gives out access tokens and renews them.

    ``renew`` sends a refresh token to the server and returns the payload of the answer.
    """

    def __init__(self, store: TokenStore, renew: Callable[[str], Awaitable[Any]]) -> None:
        self._store = store
        self._renew = renew
        self._tokens: Tokens | None = None
        self._loaded = False
        self._lock = asyncio.Lock()
        self._renewal: asyncio.Task[str] | None = None

    async def begin(self, payload: Any, operation: str) -> None:
        """Take the tokens out of a sign-in's payload and keep them.

        Raises:
            BadAnswer: there are none in it.
        """
        access, refresh = _text(payload, "access"), _text(payload, "refresh")
        if not access:
            raise BadAnswer(operation, code="shape", detail="the answer to the sign-in holds no access token")
        async with self._lock:
            await self._keep(Tokens(access, refresh))

    async def end(self) -> None:
        """Forget the tokens."""
        async with self._lock:
            self._tokens, self._loaded = None, True
            await self._store.clear()

    async def signed_in(self) -> bool:
        """Whether there are tokens, whatever they are worth."""
        return await self._current() is not None

    async def access(self, operation: str) -> str:
        """An access token for ``operation``, renewed first where only the refresh token is known.

        Raises:
            SignInNeeded: the account is not signed in.
            ApiError: renewing failed.
        """
        tokens = await self._current()
        if tokens is None:
            raise SignInNeeded(operation)
        return tokens.access or await self.renewed(operation, refused="")

    async def renewed(self, operation: str, *, refused: str) -> str:
        """An access token other than ``refused``. Of many callers one asks the server; the others take its result.

        Raises:
            SignInNeeded: the server accepts the refresh token no longer (code ``session_ended``).
            ApiError: the server could not be asked.
        """
        tokens = self._tokens
        if tokens is not None and tokens.access and tokens.access != refused:
            return tokens.access
        if tokens is None or not tokens.refresh:
            raise SignInNeeded(operation, code="session_ended")
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.create_task(self._renew_once(tokens.refresh), name="renew access token")
            self._renewal.add_done_callback(_retrieve)
        try:
            # A caller that gives up must not throw away a refresh token the server has already replaced.
            return await asyncio.shield(self._renewal)
        except _REFUSALS as error:
            raise SignInNeeded(operation, code="session_ended", status=error.status, detail=error.detail) from error
        except ApiError as error:
            raise error.as_part_of(operation) from error

    async def settle(self, timeout: float = 3.0) -> None:
        """Wait for a renewal that is under way, so that its result is kept."""
        if self._renewal is not None and not self._renewal.done():
            await asyncio.wait([self._renewal], timeout=timeout)

    async def _renew_once(self, refresh: str) -> str:
        try:
            payload = await self._renew(refresh)
        except _REFUSALS:
            if self._tokens is not None and self._tokens.refresh == refresh:
                await self.end()
            raise
        access = _text(payload, "access")
        if not access:
            raise BadAnswer("refresh_token", code="shape", detail="the answer to the refresh holds no access token")
        async with self._lock:
            if self._tokens is not None:  # signed out meanwhile: nothing to keep
                # The remote keeps the old refresh token; ours sends a new one each time (wire conventions, section 4).
                await self._keep(Tokens(access, _text(payload, "refresh") or refresh))
        return access

    async def _current(self) -> Tokens | None:
        if not self._loaded:
            async with self._lock:
                if not self._loaded:
                    self._tokens = await self._store.load()
                    self._loaded = self._tokens is not None  # a locked store may be opened later
        return self._tokens

    async def _keep(self, tokens: Tokens) -> None:
        self._tokens, self._loaded = tokens, True
        await self._store.save(tokens)


def _text(payload: Any, name: str) -> str:
    value = payload.get(name) if isinstance(payload, Mapping) else None
    return value if isinstance(value, str) else ""


def _retrieve(task: asyncio.Task[str]) -> None:
    """Mark the outcome as seen: every caller may have been cancelled before it came."""
    if not task.cancelled():
        task.exception()
