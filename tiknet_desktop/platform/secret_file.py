"""An encrypted file of secrets that a passphrase opens: for computers without a keyring.

Layout, JSON: a random data key, wrapped with a key derived from the passphrase by Argon2id, and the entries, encrypted with
the data key. Both by AES-256-GCM, so a changed byte is noticed.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_BOUND_TO = b"tiknet secrets 1"
_NONCE = 12
_COST = {"time": 3, "memory_kib": 65_536, "lanes": 2}
_LIMITS = {"time": (1, 16), "memory_kib": (8_192, 1_048_576), "lanes": (1, 8)}


class WrongPassphrase(Exception):  # noqa: N818
    """The passphrase does not open the file."""

    code = "wrong_passphrase"


class SecretFileDamaged(Exception):  # noqa: N818
    """The file cannot be read any more; its secrets must be entered anew."""

    code = "secrets_damaged"


class SecretFile:
    """The opened file. Everything blocks: deriving the key takes a good part of a second on purpose."""

    def __init__(self, path: Path, key: bytes, head: dict[str, Any], entries: dict[str, str]) -> None:
        self._path = path
        self._key = key
        self._head = head
        self._entries = entries

    @classmethod
    def create(cls, path: Path, passphrase: str) -> SecretFile:
        """Make a new, empty file, replacing any other.

        Raises:
            ValueError: the passphrase is empty.
            OSError: the file cannot be written.
        """
        if not passphrase:
            raise ValueError("a passphrase is needed")
        opened = cls(path, AESGCM.generate_key(256), {}, {})
        opened.change_passphrase(passphrase)
        return opened

    @classmethod
    def open(cls, path: Path, passphrase: str) -> SecretFile:
        """Open the file.

        Raises:
            WrongPassphrase: the passphrase does not fit.
            SecretFileDamaged: the file is no secrets file, or was changed.
            OSError: the file cannot be read.
        """
        try:
            head = json.loads(path.read_text("utf-8"))
            cost = {name: int(head["cost"][name]) for name in _COST}
            salt, wrapped, sealed = (base64.b64decode(head[name], validate=True) for name in ("salt", "key", "entries"))
        except (ValueError, KeyError, TypeError) as error:
            raise SecretFileDamaged(str(path)) from error
        if any(not low <= cost[name] <= high for name, (low, high) in _LIMITS.items()) or len(salt) < 16:
            raise SecretFileDamaged(f"{path}: cost")
        try:
            key = _unseal(_derive(passphrase, salt, cost), wrapped)
        except InvalidTag as error:
            raise WrongPassphrase(str(path)) from error
        try:
            entries = json.loads(_unseal(key, sealed))
        except (InvalidTag, ValueError) as error:
            raise SecretFileDamaged(str(path)) from error
        return cls(path, key, {name: head[name] for name in ("cost", "salt", "key")}, dict(entries))

    def get(self, name: str) -> str | None:
        """The secret of this name."""
        return self._entries.get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret; it is on the disk when this returns.

        Raises:
            OSError: the file cannot be written; the old one stays.
        """
        self._write({**self._entries, name: value})

    def delete(self, name: str) -> None:
        """Forget a secret; unknown names are none.

        Raises:
            OSError: the file cannot be written; the old one stays.
        """
        if name in self._entries:
            self._write({key: value for key, value in self._entries.items() if key != name})

    def change_passphrase(self, passphrase: str) -> None:
        """From now on another passphrase opens the file."""
        salt = secrets.token_bytes(16)
        self._head = {
            "cost": dict(_COST),
            "salt": base64.b64encode(salt).decode(),
            "key": base64.b64encode(_seal(_derive(passphrase, salt, _COST), self._key)).decode(),
        }
        self._write(self._entries)

    def _write(self, entries: dict[str, str]) -> None:
        sealed = _seal(self._key, json.dumps(entries).encode())
        text = json.dumps({"version": 1, **self._head, "entries": base64.b64encode(sealed).decode()})
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
        self._entries = entries


def _derive(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=cost["time"],
        memory_cost=cost["memory_kib"],
        parallelism=cost["lanes"],
        hash_len=32,
        type=Type.ID,
    )


def _seal(key: bytes, data: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, _BOUND_TO)


def _unseal(key: bytes, data: bytes) -> bytes:
    return AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], _BOUND_TO)
