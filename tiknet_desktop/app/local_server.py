"""The server of a shop on this computer: a thread of this program, started after the window is on screen."""

from __future__ import annotations

import logging
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embedded_server.runner import ServerHandle

HOME = "this-computer"
"""The lasting name of the server here: its port may differ at each start, its accounts stay the same."""

_MORE_PORTS = 3

_log = logging.getLogger(__name__)


def free_port(wanted: int) -> int:
    """``wanted`` if nobody listens there, else a port the system has free."""
    for port in (wanted, 0) if wanted else (0,):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on loopback")


class LocalServer:
    """The embedded server on a data folder.

    Its address is known before it listens, so the window can open from the cache first. All methods but :attr:`url` block:
    call them off the event loop.
    """

    def __init__(self, data_dir: Path, wanted_port: int = 0) -> None:
        self._data_dir = data_dir
        self.port = free_port(wanted_port)
        self._handle: ServerHandle | None = None
        self._starting = threading.Lock()

    @property
    def url(self) -> str:
        """The partner API base."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def running(self) -> bool:
        """Whether it answers."""
        return self._handle is not None and self._handle.running

    def start(self) -> None:
        """Open the database, migrate it, listen; on another port where the one foreseen was taken meanwhile.

        Raises:
            PortInUseError, ServerFailedError, DatabaseTooNewError, OSError: it cannot run; the cause is in words.
        """
        from embedded_server.runner import PortInUseError

        with self._starting:  # first start and the background start may meet here
            for _ in range(_MORE_PORTS):
                if self.running:
                    return
                try:
                    self._start()
                except PortInUseError as error:
                    _log.warning("another port is tried: %s", error)
                    self.port = free_port(0)
            if not self.running:
                self._start()

    def _start(self) -> None:
        from embedded_server.runner import ServerHandle, data_dir_settings

        handle = ServerHandle(data_dir_settings(self._data_dir, port=self.port))
        handle.start()
        self._handle = handle
        _log.info("the server on this computer listens")

    def stop(self) -> None:
        """Stop it and wait."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.stop()

    def back_up(self, target: Path) -> None:
        """Copy the database and its key to a file while it is in use, and verify the copy.

        Raises:
            BackupError, OSError: there is no sound copy.
        """
        from embedded_server.backups import backup
        from embedded_server.runner import data_dir_settings

        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        backup(data_dir_settings(self._data_dir), target)

    def restore(self, source: Path) -> None:
        """Put a copy in place of the database; what was there is kept beside it. The server stops for that and starts again.

        Raises:
            BackupError, OSError: the copy is not sound; the server goes on with what it had.
        """
        from embedded_server.backups import restore
        from embedded_server.runner import data_dir_settings

        self.stop()
        try:
            restore(data_dir_settings(self._data_dir), source)
        finally:
            self.start()

    def create_owner(
        self, *, email: str, password: str, first_name: str, last_name: str, country: str, business_name: str
    ) -> str:
        """Make the owner of the shop; the recovery code, which is kept nowhere.

        Raises:
            AddressUsedError: the address has an account here.
        """
        from embedded_server.context import open_context
        from embedded_server.features.accounts.service import NewOwner, create_owner
        from embedded_server.runner import data_dir_settings

        context = self._handle.context if self._handle is not None else None
        own = context is None
        if context is None:
            context = open_context(data_dir_settings(self._data_dir))
        try:
            owner = create_owner(
                context.database,
                NewOwner(
                    email=email,
                    password=password,
                    first_name=first_name,
                    last_name=last_name,
                    country=country,
                    business_name=business_name,
                ),
            )
        finally:
            if own:
                context.database.close()
        return owner.recovery_code

    def seed(self, email: str, *, customers: int, transactions: int) -> None:
        """Sample data for the owner."""
        from embedded_server.context import open_context
        from embedded_server.runner import data_dir_settings
        from embedded_server.sample_data import seed
        from embedded_server.sample_office import furnish

        context = open_context(data_dir_settings(self._data_dir))
        try:
            seed(context, email, customers=customers, transactions=transactions)
            furnish(context, email)
        finally:
            context.database.close()
