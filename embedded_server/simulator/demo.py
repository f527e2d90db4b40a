"""What ``tiknet-server demo-router`` runs."""

from __future__ import annotations

import asyncio
import json
import signal
import sys

from embedded_server.simulator.options import SimulatorOptions
from embedded_server.simulator.server import RouterSimulator


async def demo_router_command(options: SimulatorOptions) -> None:
    """Serves until SIGTERM or Ctrl-C; prints one JSON line when it listens. ``OSError`` when the port is taken."""
    simulator = RouterSimulator(options)
    host, port = await simulator.start()
    finished = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, finished.set)
        except (NotImplementedError, RuntimeError):
            # Windows loops take no handlers: a plain one wakes the loop instead.
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(finished.set))
    sys.stdout.write(json.dumps({"host": host, "port": port, "version": options.version}) + "\n")
    sys.stdout.flush()
    try:
        await finished.wait()
    finally:
        await simulator.stop()
