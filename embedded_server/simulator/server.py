"""The simulated router on the network: listening, power, time."""

from __future__ import annotations

import asyncio
import ssl
import time

from embedded_server.simulator.connection import Connection
from embedded_server.simulator.crowd import Crowd
from embedded_server.simulator.faults import FaultPlan
from embedded_server.simulator.options import SimulatorOptions
from embedded_server.simulator.router import Router


class RouterSimulator:
    """A RouterOS API router on a TCP port. Use it from one event loop; ``SimulatorThread`` wraps it for others."""

    def __init__(self, options: SimulatorOptions | None = None) -> None:
        self.options = options or SimulatorOptions()
        self.router = Router(self.options)
        self.crowd = Crowd(self.router)
        self.router.each_step.append(self.crowd.advance)
        self.router.count_ports(0)
        self.faults = FaultPlan()
        self.connections: dict[Connection, asyncio.Task[None] | None] = {}
        self.accepted = 0
        """Connections taken since the start."""
        self._port = self.options.port
        self._server: asyncio.Server | None = None
        self._clockwork: asyncio.Task[None] | None = None
        self._returning: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        """The port listened on; the real one once started."""
        return self._port

    async def start(self) -> tuple[str, int]:
        """Listens and lets time pass. Raises ``OSError`` when the port is taken."""
        await self.restore()
        if self.options.live:
            self._clockwork = asyncio.get_running_loop().create_task(self._run_clock())
        return self.options.host, self._port

    def _tls(self) -> ssl.SSLContext | None:
        if self.options.tls_certificate is None:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.options.tls_certificate)
        return context

    async def restore(self) -> None:
        """Listens again after ``cut``, on the same port."""
        if self._server is not None:
            return
        self._server = await asyncio.start_server(self._serve, self.options.host, self._port, ssl=self._tls())
        self._port = int(self._server.sockets[0].getsockname()[1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = Connection(self, reader, writer)
        self.accepted += 1
        self.connections[connection] = asyncio.current_task()
        try:
            await connection.serve()
        except asyncio.CancelledError:
            # The line was cut; asyncio's stream server expects its handlers to end normally.
            pass
        finally:
            del self.connections[connection]

    async def _run_clock(self) -> None:
        last = time.monotonic()
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            self.router.advance(now - last)
            last = now

    async def cut(self) -> None:
        """The line is dead: nobody listens and every connection drops."""
        if self._server is not None:
            self._server.close()
            self._server = None
        serving = [task for task in self.connections.values() if task is not None]
        for connection, task in self.connections.items():
            connection.abort()
            if task is not None:
                task.cancel()
        await asyncio.gather(*serving)

    async def power_cut(self) -> None:
        """Power fails for a moment: sessions are not counted, the clock restarts in 1970, the log is gone."""
        await self.cut()
        self.router.restart(power_cut=True)
        await self.restore()

    async def reboot(self) -> None:
        """Goes away for ``reboot_seconds`` and comes back with an uptime of zero."""
        await self.cut()
        await asyncio.sleep(self.options.reboot_seconds)
        self.router.restart(power_cut=False)
        await self.restore()

    def power_action(self, verb: str) -> None:
        """``/system/reboot`` and ``/system/shutdown``: at once, without an answer."""
        self._returning = asyncio.get_running_loop().create_task(self.reboot() if verb == "reboot" else self.cut())

    async def returned(self) -> None:
        """Waits until a reboot a client asked for is over."""
        if self._returning is not None:
            await self._returning

    async def stop(self) -> None:
        """Says ``!fatal`` to everybody and closes."""
        for task in (self._clockwork, self._returning):
            if task is not None:
                task.cancel()
        for connection in tuple(self.connections):
            connection.farewell()
        await self.cut()
