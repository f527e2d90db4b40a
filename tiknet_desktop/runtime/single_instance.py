"""One running program per data folder. A second start asks the first to show its window and ends.

The lock is an operating-system lock on a file, so it vanishes with the process however that ends. Beside it stands a small
file with a loopback port and a random word: whoever can read the user's data folder may poke, nobody else.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

_log = logging.getLogger(__name__)

_REPLY = b"shown\n"
_WAIT = 3.0


class InstanceLock:
    """The right to use a data folder.

    ``on_raise`` is called, on a thread of this lock, whenever another start pokes; hand over to the event loop there.
    """

    def __init__(self, data_dir: Path, on_raise: Callable[[], None] | None = None) -> None:
        self.on_raise = on_raise
        self._lock_path = data_dir / "instance.lock"
        self._contact_path = data_dir / "instance.json"
        self._file: IO[bytes] | None = None
        self._listener: socket.socket | None = None
        self._word = secrets.token_urlsafe(24)

    @property
    def held(self) -> bool:
        """Whether this process has the folder."""
        return self._file is not None

    def acquire(self) -> bool:
        """Take the folder; ``False`` when another process has it.

        Raises:
            OSError: the folder cannot be written.
        """
        if self._file is not None:
            return True
        self._lock_path.parent.mkdir(parents=True, exist_ok=True)
        file = self._lock_path.open("a+b")
        if not _lock(file):
            file.close()
            return False
        self._file = file
        self._listen()
        return True

    def poke(self, patience: float = 2.0) -> bool:
        """Ask the process that has the folder to come to the front; ``True`` when it said it would.

        A process that has only just started may not listen yet: it is asked again for ``patience`` seconds.
        """
        until = time.monotonic() + patience
        while not self._poke_once():
            if time.monotonic() >= until:
                return False
            time.sleep(0.1)
        return True

    def _poke_once(self) -> bool:
        try:
            contact = json.loads(self._contact_path.read_text("utf-8"))
            address = ("127.0.0.1", int(contact["port"]))
            with socket.create_connection(address, timeout=_WAIT) as connection:
                connection.sendall(f"{contact['word']}\n".encode())
                return connection.recv(len(_REPLY)) == _REPLY
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.info("the running program did not answer: %s", error)
            return False

    def release(self) -> None:
        """Give the folder back. Harmless when it is not held."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if self._file is not None:
            with contextlib.suppress(FileNotFoundError):
                self._contact_path.unlink()
            _unlock(self._file)
            self._file.close()
            self._file = None

    def __enter__(self) -> InstanceLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _listen(self) -> None:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.bind(("127.0.0.1", 0))
        listener.listen(4)
        self._listener = listener
        contact = json.dumps({"port": listener.getsockname()[1], "word": self._word, "pid": os.getpid()})
        _write_private(self._contact_path, contact)
        threading.Thread(target=self._serve, args=(listener,), name="instance", daemon=True).start()

    def _serve(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return  # closed by release()
            with connection:
                connection.settimeout(_WAIT)
                try:
                    said = connection.recv(256)
                    if not secrets.compare_digest(said.strip(), self._word.encode()):
                        continue
                    connection.sendall(_REPLY)
                except OSError as error:
                    _log.info("a poke broke off: %s", error)
                    continue
            if self.on_raise is not None:
                self.on_raise()


def _write_private(path: Path, text: str) -> None:
    """Write a file only its owner may read, in one step."""
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[Any]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[Any]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[Any]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[Any]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
