"""Threads for work that must not run on the event loop: one writes, one reads, a few compute."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

_Result = TypeVar("_Result")

HANDOVER: Final = 0.001
"""Seconds after which a busy thread hands the interpreter to the one that waits. Drawing a frame takes it back a dozen times;
at the usual 5 ms each, a pane stands still while a page of rows is taken in."""


class Executors:
    """Runs functions on named threads and hands back what they return or raise.

    A caller that is cancelled stops waiting, but the function runs to its end: a transaction is never cut in two.
    """

    def __init__(self, workers: int = 4) -> None:
        sys.setswitchinterval(HANDOVER)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="read")
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="work")

    async def write(self, fn: Callable[..., _Result], *args: Any) -> _Result:
        """Run on the thread that owns the write connection. Calls run one after the other, in order."""
        return await asyncio.wrap_future(self._writer.submit(fn, *args))

    async def read(self, fn: Callable[..., _Result], *args: Any) -> _Result:
        """Run on the thread that owns the read connection, beside writes."""
        return await asyncio.wrap_future(self._reader.submit(fn, *args))

    async def work(self, fn: Callable[..., _Result], *args: Any) -> _Result:
        """Run on any worker thread: rendering, hashing, files, the keyring. Must not touch the database."""
        return await asyncio.wrap_future(self._workers.submit(fn, *args))

    def close(self) -> None:
        """Finish queued writes, drop queued reads and work, and end the threads. Blocks; a stuck worker is left behind."""
        self._reader.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._workers.shutdown(wait=False, cancel_futures=True)
