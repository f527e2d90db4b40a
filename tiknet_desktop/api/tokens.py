"""Access and refresh tokens of an account, and where they are kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a sign-in gave. ``access`` is empty where only the refresh token was kept."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)


class TokenStore(Protocol):
    """Keeps the tokens of one account. Stores that touch the disk or a keyring do so off the event loop."""

    async def load(self) -> Tokens | None:
        """The tokens kept, or ``None`` for an account that is not signed in."""

    async def save(self, tokens: Tokens) -> None:
        """Keep these tokens instead of the earlier ones."""

    async def clear(self) -> None:
        """Forget the tokens."""


class MemoryTokens:
    """Tokens for as long as the program runs: tests, the demo, sessions without any safe place to keep a secret."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._tokens = tokens

    async def load(self) -> Tokens | None:
        return self._tokens

    async def save(self, tokens: Tokens) -> None:
        self._tokens = tokens

    async def clear(self) -> None:
        self._tokens = None


class SecretKeeper(Protocol):
    """The part of :class:`tiknet_desktop.platform.secrets.SecretStore` that tokens need."""

    def get(self, name: str) -> str | None:
        """The secret of this name."""

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""

    def delete(self, name: str) -> None:
        """Forget a secret."""


class SecretTokens:
    """Keeps the refresh token among the user's secrets; the access token lives in memory only.

    One short secret fits every keyring (Windows allows about 2.5 kB). ``run`` executes a function off the event loop.
    """

    def __init__(
        self, secrets: SecretKeeper, account: str, run: Callable[..., Awaitable[Any]], *, prefix: str = "refresh"
    ) -> None:
        self._secrets = secrets
        self._name = f"{prefix}:{account}"
        self._run = run
        self._kept: str | None = None

    async def load(self) -> Tokens | None:
        refresh = await self._run(self._secrets.get, self._name)
        self._kept = refresh
        return Tokens("", refresh) if refresh else None

    async def save(self, tokens: Tokens) -> None:
        if tokens.refresh and tokens.refresh != self._kept:
            await self._run(self._secrets.set, self._name, tokens.refresh)
            self._kept = tokens.refresh

    async def clear(self) -> None:
        self._kept = None
        await self._run(self._secrets.delete, self._name)
