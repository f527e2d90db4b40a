"""Keys of this server and what they protect: router passwords at rest, and the signature of access tokens.

The key comes from the keyring where the desktop hands it over (``TIKNET_SERVER_KEY``), else from a file with mode 0600
beside the database (design, section 6).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

KEY_FILE = "server.key"
KEY_VARIABLE = "TIKNET_SERVER_KEY"


class WrongKeyError(Exception):
    """A secret was locked with another key: the key file does not belong to this database."""

    code = "wrong_key"


class Vault:
    """Locks and unlocks secrets with one 32-byte key."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._fernet = Fernet(base64.urlsafe_b64encode(self.derived("secrets at rest")))

    def derived(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose."""
        return hmac.new(self._key, purpose.encode(), hashlib.sha256).digest()

    def lock(self, text: str) -> str:
        """Encrypted text for the database; nothing stays nothing."""
        return self._fernet.encrypt(text.encode()).decode() if text else ""

    def unlock(self, token: str) -> str:
        """The text again.

        Raises:
            WrongKeyError: it was locked with another key.
        """
        if not token:
            return ""
        try:
            return self._fernet.decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise WrongKeyError from error


def open_vault(data_dir: Path) -> Vault:
    """The vault of a data folder; makes its key the first time."""
    from_environment = os.environ.get(KEY_VARIABLE)
    if from_environment:
        return Vault(hashlib.sha256(from_environment.encode()).digest())
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / KEY_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Vault(_read_key(path))
    with os.fdopen(handle, "wb") as file:
        key = secrets.token_bytes(32)
        file.write(base64.b64encode(key))
        file.flush()
        os.fsync(file.fileno())
    return Vault(key)


def _read_key(path: Path) -> bytes:
    key = base64.b64decode(path.read_bytes())
    if len(key) != 32:
        raise WrongKeyError(f"{path} does not hold a key")
    return key
