"""What tells the password of an account without a connection: a slow salted hash among the person's secrets.

It opens the lock of a counter whose link is down, nothing else: a server still wants the password itself. Where this
computer has no lasting place for secrets it is forgotten with the program.
"""

from __future__ import annotations

import logging
from typing import Final

from tiknet_desktop.platform.secrets import SecretStore, SecretsUnavailable
from tiknet_desktop.runtime.executors import Executors

_log = logging.getLogger(__name__)

# Argon2id; about 0.1 s and 32 MiB for a moment, on computers with 4 GB.
_ROUNDS: Final = 4
_KIB: Final = 32_768


class PasswordProof:
    """Proofs of the accounts of this computer, by the name of their folder."""

    def __init__(self, secrets: SecretStore, executors: Executors) -> None:
        self._secrets = secrets
        self._executors = executors

    async def keep(self, account: str, password: str) -> None:
        """Remember a password that a server has just taken, in place of any other."""
        try:
            await self._executors.work(self._keep, _name(account), password)
        except (SecretsUnavailable, OSError) as error:
            _log.warning("the secret store refused: %s", type(error).__name__)  # without a link only the PIN opens

    async def fits(self, account: str, password: str) -> bool | None:
        """Whether this is the password the server took last; ``None`` where this computer cannot tell."""
        try:
            return await self._executors.work(self._fits, _name(account), password)
        except SecretsUnavailable as error:
            _log.warning("the secret store refused: %s", error.kind)
            return None

    async def forget(self, account: str) -> None:
        """The account was left, or its password is another now."""
        try:
            await self._executors.work(self._secrets.delete, _name(account))
        except (SecretsUnavailable, OSError) as error:
            _log.warning("the secret store refused: %s", type(error).__name__)

    def _keep(self, name: str, password: str) -> None:
        from argon2 import PasswordHasher

        self._secrets.set(name, PasswordHasher(time_cost=_ROUNDS, memory_cost=_KIB, parallelism=1).hash(password))

    def _fits(self, name: str, password: str) -> bool | None:
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        kept = self._secrets.get(name)
        if kept is None:
            return None
        try:
            return PasswordHasher().verify(kept, password)
        except InvalidHashError:
            return None  # damaged: it tells nothing
        except VerificationError:
            return False


def _name(account: str) -> str:
    return f"password:{account}"
