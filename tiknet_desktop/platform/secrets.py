"""Where secrets of this user are kept: the system's keyring, an encrypted file the user unlocks, or only in memory.

Never in plain text on the disk, and never silently: :attr:`SecretStore.kind` and :attr:`SecretStore.reason` say which one is
in use and why, and the interface shows it.
"""

from __future__ import annotations

import hashlib
import logging
import secrets as random
import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from tiknet_desktop.platform.secret_file import SecretFile

_log = logging.getLogger(__name__)

PROBE_SECONDS = 3.0
"""A keyring that waits for a password prompt nobody sees would block for ever."""

_UNSAFE_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


class SecretKind(StrEnum):
    """Where secrets are kept."""

    KEYRING = "keyring"
    FILE = "file"
    MEMORY = "memory"


class KeyringReason(StrEnum):
    """Why the keyring is not used."""

    NONE = ""
    ABSENT = "no_keyring"
    SLOW = "keyring_does_not_answer"
    UNSAFE = "keyring_without_encryption"
    BROKEN = "keyring_failed"


class SecretsUnavailable(Exception):  # noqa: N818
    """The place that holds the secrets refused; ``detail`` is for the log."""

    code = "secrets_unavailable"

    def __init__(self, kind: SecretKind, detail: str) -> None:
        self.kind = kind
        self.detail = detail
        super().__init__(kind, detail)


class _Backend(Protocol):
    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None: ...


class _Memory:
    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.entries.get(name)

    def set(self, name: str, value: str) -> None:
        self.entries[name] = value

    def delete(self, name: str) -> None:
        self.entries.pop(name, None)


class _Keyring:
    """The system's keyring under a service name of one data folder."""

    def __init__(self, backend: Any, service: str) -> None:
        self._backend = backend
        self._service = service

    def get(self, name: str) -> str | None:
        value = self._do(self._backend.get_password, self._service, name)
        return value if isinstance(value, str) else None

    def set(self, name: str, value: str) -> None:
        self._do(self._backend.set_password, self._service, name, value)

    def delete(self, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        try:
            self._backend.delete_password(self._service, name)
        except PasswordDeleteError:
            return  # it was not there
        except Exception as error:
            raise SecretsUnavailable(SecretKind.KEYRING, str(error)) from error

    def _do(self, fn: Callable[..., Any], *args: str) -> Any:
        try:
            return fn(*args)
        except Exception as error:  # back-ends raise what their operating system raises
            raise SecretsUnavailable(SecretKind.KEYRING, str(error)) from error


class SecretStore:
    """The secrets of one data folder. Calls may block: run them off the event loop.

    ``find`` looks for a keyring at the first use rather than now: nothing secret is needed for the first screen.
    """

    def __init__(self, data_dir: Path, find: Callable[[], Any] | None = None, timeout: float = PROBE_SECONDS) -> None:
        self._path = data_dir / "secrets.enc"
        self._service = f"TikNet Desktop {hashlib.sha256(str(data_dir.absolute()).encode()).hexdigest()[:8]}"
        self._lock = threading.Lock()
        self._backend: _Backend = _Memory()
        self._kind = SecretKind.MEMORY
        self._reason = KeyringReason.NONE
        self._find = find
        self._timeout = timeout

    @classmethod
    def open(
        cls, data_dir: Path, *, backend: Callable[[], Any] | None = None, timeout: float = PROBE_SECONDS
    ) -> SecretStore:
        """The best store this computer offers, found by writing, reading and deleting a test entry. Blocks up to ``timeout``
        seconds. ``backend`` finds the keyring; the ``keyring`` library chooses unless told otherwise."""
        store = cls(data_dir, backend or _system_keyring, timeout)
        store.settle()
        return store

    @classmethod
    def at_first_use(cls, data_dir: Path) -> SecretStore:
        """As :meth:`open`, but the test waits for the first secret asked for or for :meth:`settle`; what the other
        properties say counts from then on."""
        return cls(data_dir, _system_keyring)

    @classmethod
    def in_memory(cls, data_dir: Path) -> SecretStore:
        """A store that forgets with the program: the demo."""
        return cls(data_dir)

    @property
    def kind(self) -> SecretKind:
        """Where secrets are kept now."""
        return self._kind

    @property
    def reason(self) -> KeyringReason:
        """Why the keyring is not used; empty where it is."""
        return self._reason

    @property
    def locked(self) -> bool:
        """Whether an encrypted file waits for its passphrase; until then secrets live in memory only."""
        return self._kind is SecretKind.MEMORY and self._path.exists()

    def settle(self) -> None:
        """Look for the keyring now, if nobody has; blocks up to some seconds."""
        with self._lock:
            self._look_for_keyring()

    def get(self, name: str) -> str | None:
        """The secret of this name, ``None`` where there is none.

        Raises:
            SecretsUnavailable: the keyring refused.
        """
        with self._lock:
            self._look_for_keyring()
            return self._backend.get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret.

        Raises:
            SecretsUnavailable: the keyring refused.
            OSError: the encrypted file cannot be written.
        """
        with self._lock:
            self._look_for_keyring()
            self._backend.set(name, value)

    def delete(self, name: str) -> None:
        """Forget a secret; unknown names are none.

        Raises:
            SecretsUnavailable: the keyring refused.
            OSError: the encrypted file cannot be written.
        """
        with self._lock:
            self._look_for_keyring()
            self._backend.delete(name)

    def unlock(self, passphrase: str) -> None:
        """Open the encrypted file; secrets entered meanwhile move into it.

        Raises:
            WrongPassphrase: the passphrase does not fit.
            SecretFileDamaged: the file cannot be read; :meth:`protect` makes a new one.
            OSError: the file cannot be read.
        """
        from tiknet_desktop.platform.secret_file import SecretFile

        self._use(SecretFile.open(self._path, passphrase))

    def protect(self, passphrase: str) -> None:
        """Make an encrypted file with a new passphrase, replacing any other; secrets held in memory move into it.

        Raises:
            ValueError: the passphrase is empty.
            OSError: the file cannot be written.
        """
        from tiknet_desktop.platform.secret_file import SecretFile

        self._use(SecretFile.create(self._path, passphrase))

    def _look_for_keyring(self) -> None:
        if self._find is None:
            return
        find, self._find = self._find, None
        found, self._reason = _probe(find, self._service, self._timeout)
        if found is not None:
            self._backend, self._kind = found, SecretKind.KEYRING
        _log.info("secrets are kept in: %s", self._kind, extra={"reason": self._reason.value, "locked": self.locked})

    def _use(self, file: SecretFile) -> None:
        with self._lock:
            self._find = None
            if isinstance(self._backend, _Memory):
                for name, value in self._backend.entries.items():
                    file.set(name, value)
            self._backend, self._kind = file, SecretKind.FILE


def _system_keyring() -> Any:
    import keyring

    return keyring.get_keyring()


def _probe(find: Callable[[], Any], service: str, timeout: float) -> tuple[_Keyring | None, KeyringReason]:
    """Try the keyring on a thread that may be left behind."""
    outcome: list[tuple[_Keyring | None, KeyringReason]] = []

    def attempt() -> None:
        outcome.append(_try(find, service))

    thread = threading.Thread(target=attempt, name="keyring probe", daemon=True)
    thread.start()
    thread.join(timeout)
    return outcome[0] if outcome else (None, KeyringReason.SLOW)


def _try(find: Callable[[], Any], service: str) -> tuple[_Keyring | None, KeyringReason]:
    try:
        backend = find()
        refused = _refusal(backend)
        if refused is not None:
            return None, refused
        name, value = "probe", random.token_urlsafe(12)
        backend.set_password(service, name, value)
        same = backend.get_password(service, name) == value
        backend.delete_password(service, name)
    except Exception as error:  # noqa: BLE001 - back-ends raise what their operating system raises
        _log.warning("the keyring cannot be used", exc_info=error)
        return None, KeyringReason.BROKEN
    return (_Keyring(backend, service), KeyringReason.NONE) if same else (None, KeyringReason.BROKEN)


def _refusal(backend: Any) -> KeyringReason | None:
    """A chain uses its first member for writing: that one must be safe."""
    members = list(getattr(backend, "backends", None) or [backend])
    module = type(members[0]).__module__
    if module.startswith(("keyring.backends.fail", "keyring.backends.null")):
        return KeyringReason.ABSENT
    return KeyringReason.UNSAFE if module.startswith(_UNSAFE_MODULES) else None
