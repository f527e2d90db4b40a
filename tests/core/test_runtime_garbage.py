"""Reference cycles end on the thread of the loop, whoever allocates."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

from tiknet_desktop.runtime.garbage import INTERVAL, LoopCollector


class Knot:
    """Something in a cycle with itself."""

    def __init__(self) -> None:
        self.itself = self


async def test_cycles_are_collected_on_the_loop_only() -> None:
    ended: list[int] = []
    loop = asyncio.get_running_loop()
    collector = LoopCollector(loop, first=INTERVAL)
    collector.start()
    try:
        for _ in range(3_000):
            weakref.finalize(Knot(), lambda: ended.append(threading.get_ident()))
        with ThreadPoolExecutor(1) as pool:
            await loop.run_in_executor(pool, lambda: [Knot() for _ in range(50_000)] and None)
        while not ended:
            await asyncio.sleep(INTERVAL / 5)
    finally:
        collector.stop()
    assert set(ended) == {threading.get_ident()}


async def test_stopping_gives_collection_back() -> None:
    before = gc.isenabled()
    collector = LoopCollector(asyncio.get_running_loop())
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled() is before
