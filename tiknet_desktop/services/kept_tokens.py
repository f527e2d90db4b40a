"""Tokens of an account where the person's secrets are kept."""

from __future__ import annotations

import logging

from tiknet_desktop.api.tokens import Tokens
from tiknet_desktop.platform.secrets import SecretStore, SecretsUnavailable
from tiknet_desktop.runtime.executors import Executors

_log = logging.getLogger(__name__)


class KeptTokens:
    """Keeps the refresh token in the secret store and the access token in memory."""

    def __init__(self, secrets: SecretStore, executors: Executors, account: str) -> None:
        self._secrets = secrets
        self._executors = executors
        self._name = f"refresh:{account}"
        self._tokens: Tokens | None = None

    async def load(self) -> Tokens | None:
        """The tokens kept; a store that refuses counts as empty, and the person signs in again."""
        if self._tokens is None:
            try:
                refresh = await self._executors.work(self._secrets.get, self._name)
            except SecretsUnavailable as error:
                _log.warning("the secret store refused: %s", error.kind)
                return None
            self._tokens = Tokens("", refresh) if refresh else None
        return self._tokens

    async def save(self, tokens: Tokens) -> None:
        """Keep tokens; where the store refuses they last until the program ends."""
        before, self._tokens = self._tokens, tokens
        if before is not None and before.refresh == tokens.refresh:
            return
        try:
            await self._executors.work(self._secrets.set, self._name, tokens.refresh)
        except (SecretsUnavailable, OSError) as error:
            _log.warning("the secret store refused: %s", type(error).__name__)

    async def clear(self) -> None:
        """Forget them."""
        self._tokens = None
        try:
            await self._executors.work(self._secrets.delete, self._name)
        except (SecretsUnavailable, OSError) as error:
            _log.warning("the secret store refused: %s", type(error).__name__)
