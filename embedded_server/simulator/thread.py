"""The simulator on its own thread, for callers without an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from embedded_server.simulator.faults import Fault
from embedded_server.simulator.options import SimulatorOptions
from embedded_server.simulator.server import RouterSimulator

_Result = TypeVar("_Result")
_CALL_SECONDS = 30.0


class SimulatorThread:
    """Runs a router on a daemon thread. Every method blocks and may be called from any other thread."""

    def __init__(self, options: SimulatorOptions | None = None) -> None:
        self.options = options or SimulatorOptions()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._simulator: RouterSimulator | None = None

    def __enter__(self) -> SimulatorThread:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    @property
    def host(self) -> str:
        return self.options.host

    @property
    def port(self) -> int:
        """The port listened on."""
        return self._running().port

    @property
    def accepted(self) -> int:
        """Connections taken since the start."""
        return self._running().accepted

    def start(self) -> tuple[str, int]:
        """Listens. Raises ``OSError`` when the port is taken."""
        loop = asyncio.new_event_loop()
        self._loop = loop
        self._thread = threading.Thread(target=self._run, args=(loop,), name="router-simulator", daemon=True)
        self._thread.start()
        try:
            return self._await(self._begin())
        except BaseException:
            self._end_loop()
            raise

    @staticmethod
    def _run(loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()
        leftovers = asyncio.all_tasks(loop)
        for task in leftovers:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*leftovers, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(asyncio.sleep(0))  # closed connections let go of their sockets in the next round
        loop.close()

    async def _begin(self) -> tuple[str, int]:
        self._simulator = RouterSimulator(self.options)
        return await self._simulator.start()

    def _running(self) -> RouterSimulator:
        if self._simulator is None:
            raise RuntimeError("the simulator is not running")
        return self._simulator

    def _await(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        if self._loop is None:
            work.close()
            raise RuntimeError("the simulator is not running")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_CALL_SECONDS)

    def _end_loop(self) -> None:
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(_CALL_SECONDS)
        self._loop = self._thread = self._simulator = None

    def stop(self) -> None:
        """Closes every connection and ends the thread; harmless when it is not running."""
        if self._simulator is not None:
            self._await(self._simulator.stop())
        self._end_loop()

    def call(self, work: Callable[[RouterSimulator], _Result]) -> _Result:
        """Runs ``work(simulator)`` on the simulator's own thread."""

        async def run() -> _Result:
            return work(self._running())

        return self._await(run())

    def cut(self) -> None:
        """Stops listening and drops every connection."""
        self._await(self._running().cut())

    def restore(self) -> None:
        """Listens again on the same port."""
        self._await(self._running().restore())

    def power_cut(self) -> None:
        """Power fails and comes back at once."""
        self._await(self._running().power_cut())

    def reboot(self) -> None:
        """Reboots and returns when the router listens again."""
        self._await(self._running().reboot())

    def returned(self) -> None:
        """Waits until a reboot a client asked for is over."""
        self._await(self._running().returned())

    def advance(self, seconds: float) -> None:
        """Lets the router's time pass."""
        self.call(lambda simulator: simulator.router.advance(seconds))

    def gather(self) -> None:
        """Everyone in the shop logs in now."""
        self.call(lambda simulator: simulator.crowd.gather())

    def inject(self, fault: Fault) -> None:
        """Makes a coming command go wrong."""
        self.call(lambda simulator: simulator.faults.add(fault))

    def clear_faults(self) -> None:
        """Behaves again."""
        self.call(lambda simulator: simulator.faults.clear())

    def rows(self, menu: str) -> list[dict[str, str]]:
        """Copies of the rows of a menu; text is latin-1, one character per byte."""
        return self.call(lambda simulator: simulator.router.shown(menu))
