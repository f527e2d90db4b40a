"""Access and refresh tokens of an account, and where they are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


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
