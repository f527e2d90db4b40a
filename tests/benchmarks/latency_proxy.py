"""A TCP proxy that makes a line long: every byte arrives late, none is held back otherwise."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress


class LatencyProxy:
    """Forwards to ``host:port`` with ``round_trip`` seconds added per question and answer."""

    def __init__(self, host: str, port: int, round_trip: float = 0.020) -> None:
        self._target = (host, port)
        self._one_way = round_trip / 2
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="latency-proxy", daemon=True)
        self._server: asyncio.Server | None = None
        self.port = 0

    def __enter__(self) -> LatencyProxy:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(self, *_error: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        assert self._server is not None
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(*self._target)
        try:
            # Cancelled when the proxy ends: asyncio's stream server expects its handlers to end normally.
            with suppress(asyncio.CancelledError):
                await asyncio.gather(self._carry(reader, far_writer), self._carry(far_reader, writer))
        finally:
            writer.close()
            far_writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        underway: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, data = await underway.get()
                await asyncio.sleep(due - self._loop.time())
                if not data:
                    writer.close()
                    return
                writer.write(data)

        delivery = self._loop.create_task(deliver())
        try:
            with suppress(ConnectionError):
                while data := await reader.read(65536):
                    underway.put_nowait((self._loop.time() + self._one_way, data))
            underway.put_nowait((self._loop.time() + self._one_way, b""))
            await delivery
        finally:
            delivery.cancel()
