"""Starts the real program, leaves it alone for a while and says in one JSON line what that cost. Run as a module.

``TIKNET_IDLE_SECONDS`` is how long it is left alone once everything is read.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tiknet_desktop.__main__ import main

IDLE = float(os.environ.get("TIKNET_IDLE_SECONDS", "45"))
QUIET, LONGEST = 6.0, 120.0
RESOURCES = ("customers", "plans", "assigned_plans", "wallet_transactions", "routers")


class Traffic:
    """Requests by operation, and bytes both ways."""

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.bytes = 0

    def add(self, outcome: Any) -> None:
        self.requests[outcome.operation] += 1
        self.bytes += outcome.bytes_in + outcome.bytes_out


def resident() -> float:
    """Megabytes of memory that are this process's now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 / 1e6


async def _settled(desktop: Any) -> None:
    """Until the first exchange after the start is over."""
    services, until, since = desktop.services, time.monotonic() + LONGEST, None
    while time.monotonic() < until:
        busy = services.connectivity.last_sync is None or services.sync is None or services.sync.syncing
        since = None if busy else since or time.monotonic()
        if since is not None and time.monotonic() - since > QUIET:
            return
        await asyncio.sleep(0.2)
    raise RuntimeError("the program did not come to rest")


async def _measure(desktop: Any, traffic: Traffic) -> dict[str, Any]:
    await _settled(desktop)
    idle, before, spent = Traffic(), traffic.bytes, time.process_time()
    requests = sum(traffic.requests.values())
    await asyncio.sleep(IDLE)
    idle.bytes = traffic.bytes - before
    found: dict[str, Any] = {
        "idle_bytes_per_hour": idle.bytes * 3600 / IDLE,
        "idle_requests_per_hour": (sum(traffic.requests.values()) - requests) * 3600 / IDLE,
        "idle_processor": (time.process_time() - spent) / IDLE,
        "memory": resident(),
        "refresh": {},
    }
    for name in RESOURCES:
        requests, before = sum(traffic.requests.values()), traffic.bytes
        await desktop.services.records.refresh(name)
        found["refresh"][name] = [sum(traffic.requests.values()) - requests, traffic.bytes - before]
    found["operations"] = dict(traffic.requests)
    return found


def _patch() -> None:
    from tiknet_desktop.app import start

    begin = start._main
    traffic = Traffic()

    async def begin_watched(*arguments: Any) -> int:
        from tiknet_desktop.app.desktop import Desktop
        from tiknet_desktop.sync.connectivity import Connectivity

        note = Connectivity.note

        def counted(self: Connectivity, outcome: Any) -> None:
            traffic.add(outcome)
            note(self, outcome)

        async def wait_measured(desktop: Desktop) -> None:
            print(json.dumps(await _measure(desktop, traffic)), flush=True)

        Connectivity.note = counted  # type: ignore[method-assign]
        Desktop.wait_closed = wait_measured  # type: ignore[method-assign]
        return await begin(*arguments)

    start._main = begin_watched


if __name__ == "__main__":
    _patch()
    sys.exit(main(sys.argv[1:]))
