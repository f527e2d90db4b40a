"""Runs a server: as a thread inside the desktop, or as a program of its own."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from embedded_server.settings import Settings

if TYPE_CHECKING:
    import uvicorn

    from embedded_server.context import ServerContext

_STOP_SECONDS = 8.0
_ALLOCATIONS = 10_000
"""Objects made and kept before garbage is looked for; a page of the change feed makes 10,000."""


class PortInUseError(Exception):
    """Another program listens on the port."""

    code = "port_in_use"


class ServerFailedError(Exception):
    """The server ended before it was ready."""

    code = "server_failed"


def _server(settings: Settings, context: ServerContext) -> uvicorn.Server:
    import uvicorn

    from embedded_server.app import create_app
    from embedded_server.memory import return_large_blocks

    return_large_blocks()
    config = uvicorn.Config(
        create_app(settings, context),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        ws="none",
        lifespan="on",
        loop="asyncio",
        server_header=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=75,
        limit_concurrency=None,
    )
    return uvicorn.Server(config)


def _check_port(settings: Settings) -> None:
    """Fail in words before uvicorn fails with a log line and an exit."""
    if settings.port == 0:
        return
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise PortInUseError(f"port {settings.port} on {settings.host} cannot be used: {error.strerror}") from error


def _port_of(server: uvicorn.Server) -> int:
    return int(server.servers[0].sockets[0].getsockname()[1])


class ServerHandle:
    """A server in a thread of this process.

    ``start`` returns when it answers; ``stop`` when it and its workers are gone. Port 0 takes a free port: uvicorn binds
    it itself, a hand-made socket costs 44 ms per request (design, section 10).
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._error: BaseException | None = None
        self.context: ServerContext | None = None
        self.port = 0

    @property
    def base_url(self) -> str:
        """The partner API base, for example ``http://127.0.0.1:41234/v1``."""
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        return f"http://{host}:{self.port}/v1"

    @property
    def running(self) -> bool:
        """Whether the server's thread is alive."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, timeout: float = 30.0) -> str:
        """Open the database, migrate it, listen; the base URL.

        Raises:
            PortInUseError: the port is taken.
            DatabaseTooNewError: a newer program wrote the database.
            ServerFailedError: anything else; the cause is chained.
        """
        if self.running:
            return self.base_url
        from embedded_server.context import open_context

        _check_port(self._settings)
        self._ready.clear()
        self._error = None
        self.context = open_context(self._settings)
        self._server = _server(self._settings, self.context)
        self._thread = threading.Thread(target=self._run, name="tiknet-server", daemon=True)
        self._thread.start()
        if not self._ready.wait(timeout) or self._error is not None:
            cause = self._error
            self.stop()
            if isinstance(cause, SystemExit):  # how uvicorn gives up when it cannot bind
                raise PortInUseError(f"port {self._settings.port} was taken meanwhile") from cause
            raise ServerFailedError("the server did not start") from cause
        return self.base_url

    def _run(self) -> None:
        server = self._server
        if server is None:
            return
        try:
            with asyncio.Runner() as runner:
                runner.run(self._serve(server))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - handed to whoever starts the server
            self._error = error
        finally:
            self._ready.set()

    async def _serve(self, server: uvicorn.Server) -> None:
        serving = asyncio.ensure_future(server.serve())
        while not server.started and not serving.done():
            await asyncio.sleep(0.002)
        if server.started:
            self.port = _port_of(server)
            self._ready.set()
        await serving

    def stop(self) -> None:
        """Stop and wait; safe to call twice."""
        if self._server is not None:
            self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(_STOP_SECONDS)
        self._thread = None
        self._server = None

    def __enter__(self) -> ServerHandle:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def serve(settings: Settings, on_ready: object) -> None:
    """Run in this thread until SIGTERM or Ctrl-C. ``on_ready(base_url, port)`` is called once it listens.

    Raises:
        PortInUseError: the port is taken.
    """
    from embedded_server.context import open_context

    _check_port(settings)
    server = _server(settings, open_context(settings))
    host = f"[{settings.host}]" if ":" in settings.host else settings.host

    async def run() -> None:
        serving = asyncio.ensure_future(server.serve())
        while not server.started and not serving.done():
            await asyncio.sleep(0.005)
        # What stands now stays to the end: no collection need walk it again, and rows of pages die without one.
        gc.collect()
        gc.freeze()
        gc.set_threshold(_ALLOCATIONS)
        if server.started and callable(on_ready):
            port = _port_of(server)
            on_ready(f"http://{host}:{port}/v1", port)
        await serving

    asyncio.run(run())


def data_dir_settings(data_dir: Path | str, *, port: int = 0) -> Settings:
    """Settings of a server on loopback for a data folder."""
    from embedded_server.settings import settings_from_environment

    return settings_from_environment(Path(data_dir), port=port)
