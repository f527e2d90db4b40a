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
        while not gc.get_freeze_count():
            await asyncio.sleep(INTERVAL / 5)
        for _ in range(3_000):
            weakref.finalize(Knot(), lambda: ended.append(threading.get_ident()))
        with ThreadPoolExecutor(1) as pool:
            await loop.run_in_executor(pool, lambda: [Knot() for _ in range(50_000)] and None)
        while not ended:
            await asyncio.sleep(INTERVAL / 5)
    finally:
        collector.stop()
    assert set(ended) == {threading.get_ident()}


async def test_the_first_look_walks_nothing_and_leaves_out_what_stands_by_then() -> None:
    collections = sum(generation["collections"] for generation in gc.get_stats())
    collector = LoopCollector(asyncio.get_running_loop(), first=0.0)
    collector.start()
    try:
        while not gc.get_freeze_count():
            await asyncio.sleep(0.01)
        assert sum(generation["collections"] for generation in gc.get_stats()) == collections
    finally:
        collector.stop()
    assert not gc.get_freeze_count()


async def test_what_was_left_out_is_collected_at_the_end_on_the_same_thread() -> None:
    ended: list[int] = []
    collector = LoopCollector(asyncio.get_running_loop(), first=0.0)
    collector.start()
    weakref.finalize(Knot(), lambda: ended.append(threading.get_ident()))
    while not gc.get_freeze_count():
        await asyncio.sleep(0.01)
    assert ended == []
    collector.stop()
    assert ended == [threading.get_ident()]


async def test_stopping_gives_collection_back() -> None:
    before = gc.isenabled()
    collector = LoopCollector(asyncio.get_running_loop())
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled() is before
