"""Databases that the tests of the server run on: a SQLite file, or a schema of its own in a real PostgreSQL.

PostgreSQL is Debian's package, started here on a free loopback port in a temporary folder, without durability: what is
tested is the dialect and concurrency, not the disk. Each folder of data has its own database, so that a server that is
started again on a folder finds what it left.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from embedded_server.context import open_context
from embedded_server.settings import Settings

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_TEMPLATE = "tiknet_template"
_NOBODY = "postgres"


class NoPostgresError(Exception):
    """PostgreSQL cannot be had here; the text says why."""


def _programs() -> Path:
    """The folder with ``initdb`` and ``postgres``: Debian keeps them out of the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    if not folders:
        raise NoPostgresError("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return folders[-1].parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class PostgresServer:
    """A PostgreSQL of this test run."""

    def __init__(self) -> None:
        """Make and start it.

        Raises:
            NoPostgresError: it is not installed or does not start.
        """
        if sys.platform == "win32":
            raise NoPostgresError("PostgreSQL is tested on Linux only")
        self._bin = _programs()
        self._root = Path(tempfile.mkdtemp(prefix="tiknet-postgresql-"))
        self._as: list[str] = []
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            if shutil.which("runuser") is None:
                raise NoPostgresError("running as root, and there is no runuser to start PostgreSQL as somebody else")
            self._as = ["runuser", "-u", _NOBODY, "--"]
            shutil.chown(self._root, _NOBODY)
        self._made: dict[Path, str] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._log = self._root / "log"
        self._data = self._root / "data"
        self._run(
            "initdb", "-D", str(self._data), "-U", "tiknet", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        for _ in range(3):
            self.port = _free_port()
            if self._started():
                break
            self.stop(keep=True)
        else:
            raise NoPostgresError(f"PostgreSQL did not start: {self._log.read_text(errors='replace')[-300:]}")
        self._make_template()

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._as, str(self._bin / program), *arguments], capture_output=True, text=True, cwd="/", check=False
        )
        if done.returncode:
            raise NoPostgresError(f"{program} failed: {done.stderr.strip()[-300:]}")

    def _started(self) -> bool:
        settings = (
            *("listen_addresses=127.0.0.1", f"port={self.port}", f"unix_socket_directories={self._root}"),
            *("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"),
        )
        options = [part for setting in settings for part in ("-c", setting)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._as, str(self._bin / "postgres"), "-D", str(self._data), *options],
                stdout=log,
                stderr=log,
                cwd="/",
            )
        until = time.monotonic() + 30
        pause = threading.Event()
        while time.monotonic() < until and self._process.poll() is None:
            try:
                psycopg.connect(self._address("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError:
                pause.wait(0.05)
            else:
                return True
        return False

    def _address(self, name: str) -> str:
        return f"postgresql://tiknet@127.0.0.1:{self.port}/{name}"

    def _execute(self, *statements: str) -> None:
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def _make_template(self) -> None:
        """A migrated database to copy: migrations cost more than most tests."""
        self._execute(f"CREATE DATABASE {_TEMPLATE}")
        url = self._address(_TEMPLATE).replace("postgresql:", "postgresql+psycopg:")
        open_context(Settings(self._root / "template", database_url=url)).database.close()

    def empty_url(self) -> str:
        """The address of a new database without any table."""
        name = f"t{secrets.token_hex(6)}"
        self._execute(f"CREATE DATABASE {name}")
        return self._address(name).replace("postgresql:", "postgresql+psycopg:")

    def url_for(self, folder: Path) -> str:
        """The address of the database that belongs to a folder of data."""
        name = self._made.get(folder)
        if name is None:
            name = self._made[folder] = f"t{secrets.token_hex(6)}"
            self._execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
            with psycopg.connect(self._address(name)) as connection:
                connection.execute("UPDATE change_state SET database = gen_random_uuid()::text")
        return self._address(name).replace("postgresql:", "postgresql+psycopg:")

    def stop(self, *, keep: bool = False) -> None:
        """Stop it and remove its folder."""
        if self._process is not None and self._process.poll() is None:
            self._run("pg_ctl", "stop", "-D", str(self._data), "-m", "immediate")
            self._process.wait(20)
        if not keep:
            shutil.rmtree(self._root, ignore_errors=True)


class _Choice:
    """Which database the tests that run now use."""

    def __init__(self) -> None:
        self.url_for: Callable[[Path], str] | None = None


CHOICE = _Choice()


def server_settings(folder: Path, **more: object) -> Settings:
    """Settings of a server on a folder, on the database that the running test is for."""
    if CHOICE.url_for is not None:
        more.setdefault("database_url", CHOICE.url_for(folder))
    return Settings(folder, **more)  # type: ignore[arg-type]
