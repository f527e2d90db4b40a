"""Live values of routers: the ring, the means on the disk, gaps where a router was away."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

from tests.core.service_parts import has_rows, opened, until
from tests.sync.reference_server import ReferenceServer
from tiknet_desktop.services.series import GAP_SECONDS, MOST_POINTS, SampleRing, series_of
from tiknet_desktop.services.today import summed
from tiknet_desktop.storage import samples
from tiknet_desktop.storage.records import RecordQuery


class LiveServer(ReferenceServer):
    """A server whose one router answers with samples, or has gone."""

    def __init__(self) -> None:
        super().__init__()
        self.add("routers", {"name": "hAP", "slug": "hap", "is_active": True, "status": "online", "active_users": 7})
        self.away = False
        self.asked = 0

    def _router_resources(self, path: Any, body: Any, query: Any) -> Any:
        self.asked += 1
        now = int(time.time() * 1000)
        first = int(query.get("samples_since", 0)) + 1
        measured = (
            [] if self.away else [[first + n, now - 1_000 + 500 * n, 12.5, 60, 128, 1e6, 2e6, 7] for n in range(2)]
        )
        return {
            "cpu-load": 12, "version": "7.20", "samples": measured, "sample_seq": first + len(measured) - 1,
            "state": "unreachable" if self.away else "online",
            "offline_since": "2026-11-22T01:00:00Z" if self.away else None,
        }  # fmt: skip


async def test_a_watch_fills_its_ring_and_keeps_the_last_values_when_the_router_goes(tmp_path: Path) -> None:
    server = LiveServer()
    async with opened(tmp_path, server) as (shop, _):
        await until(shop, lambda: has_rows(shop, "routers"))
        key = (await shop.records.page(RecordQuery("routers"), 0, 1)).rows[0].key
        watch = shop.routers.watch(key, interval=0.05)
        watch.start()
        await _eventually(shop, lambda: len(watch.snapshot(60)) >= 2)
        assert (watch.state, watch.facts["version"]) == ("online", "7.20")
        server.away = True
        await _eventually(shop, lambda: watch.state == "unreachable")
        assert watch.offline_since is not None
        assert watch.last["active"] == 7
        watch.stop()
        assert not watch.running
        await watch.close()
        kept = await shop.routers.history(key, "1h")
        assert kept.cpu[~_nan(kept.cpu)].tolist()[0] == 12.5


async def test_live_totals_sum_over_routers(tmp_path: Path) -> None:
    server = LiveServer()
    async with opened(tmp_path, server) as (shop, _):
        await until(shop, lambda: has_rows(shop, "routers"))
        figures = await shop.today.figures()
        assert (figures.active_users, figures.routers_online, figures.routers_total) == (7, 1, 1)
        await shop.today.live_series(60)
        key = (await shop.records.page(RecordQuery("routers"), 0, 1)).rows[0].key
        await _eventually(shop, lambda: len(shop.routers.watch(key).snapshot(60)) > 0)
        series = await shop.today.live_series(60)
        assert series.active[-1] == 7


def test_an_outage_breaks_the_line_and_long_series_are_thinned() -> None:
    rows = [(float(t), 1.0, 1.0, 1.0, 1.0, 1.0, 1.0) for t in [*range(10), *range(100, 110)]]
    series = series_of(rows, gap=5)
    assert len(series) == 21
    assert math.isnan(series.cpu[10])
    long = series_of([(float(t), *[2.0] * 6) for t in range(7_000)], gap=5)
    assert len(long) <= MOST_POINTS
    assert set(long.cpu.tolist()) == {2.0}
    assert len(series_of([], gap=5)) == 0


def _row(at: float, active: float | None, cpu: float | None = 10.0) -> tuple[float | None, ...]:
    return (at, cpu, 1.0, 1.0, 1.0, 1.0, active)


def test_routers_read_at_different_moments_are_summed_without_a_dip_and_without_a_gap() -> None:
    slow = [_row(float(at), 5.0, 20.0) for at in range(0, 91, 30)]
    quick = [_row(float(at), 3.0, 40.0) for at in range(10, 91, 2)]
    totals = summed([slow, quick], since=10.0)
    assert {row[6] for row in totals} == {8.0}
    assert {row[1] for row in totals} == {30.0}, "loads are not added up"
    assert not any(math.isnan(value) for value in series_of(totals, GAP_SECONDS).active)


def test_an_outage_of_one_router_takes_its_people_out_and_of_all_leaves_a_gap() -> None:
    one = [_row(0.0, 5.0), _row(20.0, None, None), _row(40.0, None, None), _row(60.0, None, None)]
    other = [_row(0.0, 3.0), _row(20.0, 3.0), _row(40.0, None, None), _row(60.0, 3.0)]
    assert [row[6] for row in summed([one, other], since=0.0)] == [8.0, 3.0, None, 3.0]
    silent = summed([[_row(0.0, 5.0)], [_row(0.0, 3.0), _row(200.0, 3.0)]], since=0.0)
    assert [row[6] for row in silent] == [8.0, 3.0], "what nobody has heard of for long counts for nothing"


def test_the_ring_takes_only_what_is_newer() -> None:
    ring = SampleRing(3)
    for moment in (1.0, 2.0, 2.0, 1.5, 3.0, 4.0):
        ring.add([(moment, *[0.0] * 6)])
    assert [sample[0] for sample in ring.since(0)] == [2.0, 3.0, 4.0]


async def test_means_are_kept_by_second_minute_and_hour_and_thinned(tmp_path: Path) -> None:
    async with opened(tmp_path, LiveServer()) as (shop, _):
        store = shop._shop().store
        start = 1_800_000_000.0 // 3600 * 3600
        batch = [(start + n / 2, float(n % 2 * 10), 1.0, 2.0, None, 4.0, 5.0) for n in range(240)]
        await store.write(samples.keep, "r", batch[:100])
        await store.write(samples.keep, "r", batch[100:])
        seconds = await store.read(samples.series, "r", 1, start, start + 3600)
        minutes = await store.read(samples.series, "r", 60, start, start + 3600)
        hours = await store.read(samples.series, "r", 3600, start, start + 3600)
        assert (len(seconds), len(minutes), len(hours)) == (120, 2, 1)
        assert all(abs(line[1] - 5.0) < 1e-9 for line in (*seconds, *minutes, *hours))
        assert hours[0][4] is None
        await store.write(samples.thin, start + 3 * 3600)
        assert await store.read(samples.series, "r", 1, start, start + 3600) == []
        assert len(await store.read(samples.series, "r", 60, start, start + 3600)) == 2


def _nan(values: Any) -> Any:
    import numpy as np

    return np.isnan(values)


async def _eventually(shop: Any, condition: Any) -> None:
    import asyncio

    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.02)
