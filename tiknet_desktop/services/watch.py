"""Watching one router live: a poller, a ring of samples, and means kept on the disk."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.domain.data_sizes import InvalidDataSizeError, parse_data_size
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.series import GAP_SECONDS, SampleRing, Series, series_of
from tiknet_desktop.services.shop import Shop
from tiknet_desktop.storage import samples
from tiknet_desktop.storage.codec import parse_moment
from tiknet_desktop.storage.errors import StorageError

_log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
"""Twice a second, like the server polls the router while somebody asks."""

SLOW_POLL_SECONDS = 5.0
"""Against a server that keeps no samples, every request goes to the router."""

LONGEST_PAUSE = 15.0
KEEP_SECONDS = 5.0


class RouterWatch:
    """Live values of one router between :meth:`start` and :meth:`stop`; both may be called more than once, and the last
    stop ends the polling. What was measured stays readable after a cut, with ``offline_since``."""

    def __init__(self, shop: Shop, tasks: TaskRegistry, key: str, interval: float = POLL_SECONDS) -> None:
        self.state = "unknown"
        self.offline_since: datetime | None = None
        self.facts: Mapping[str, Any] = {}
        self.error: ApiError | None = None
        self.key = key
        self._shop = shop
        self._tasks = tasks
        self._interval = interval
        self._ring = SampleRing()
        self._unkept: list[tuple[float | None, ...]] = []
        self._sequence = 0
        self._starts = 0
        self._task: asyncio.Task[None] | None = None
        self._kept_at = 0.0

    @property
    def running(self) -> bool:
        """Whether somebody watches."""
        return self._task is not None and not self._task.done()

    def start(self) -> None:
        """Begin to poll."""
        self._starts += 1
        if not self.running:
            self._task = self._tasks.spawn(self._poll_for_ever(), name="router watch", owner=self)

    def stop(self) -> None:
        """One who watched looks away."""
        self._starts = max(self._starts - 1, 0)
        if self._starts == 0 and self._task is not None:
            self._task.cancel()
            self._task = None

    async def close(self) -> None:
        """Stop for everybody and keep what was measured."""
        self._starts = 0
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])
        await self._keep()

    def snapshot(self, seconds: float) -> Series:
        """The last ``seconds`` from memory; an outage reaches up to now as a gap."""
        rows = self._ring.since(time.time() - seconds)
        return series_of(rows, gap=GAP_SECONDS)

    def samples_since(self, moment: float) -> list[tuple[float | None, ...]]:
        """Samples in memory at or after ``moment`` (epoch seconds), oldest first."""
        return self._ring.since(moment)

    @property
    def last(self) -> Mapping[str, float | None]:
        """The newest measures by name; empty before the first."""
        last = self._ring.last
        return {} if last is None else dict(zip(("t", *samples.MEASURES), last, strict=True))

    async def _poll_for_ever(self) -> None:
        row = await self._shop.record("routers", self.key)
        failures = 0
        while True:
            began = time.monotonic()
            try:
                answer = await self._shop.api.call(
                    "router_resources",
                    path={"slug": str(row["slug"])},
                    query={"samples_since": self._sequence} if self._keeps_samples else {},
                )
            except ApiError as error:
                failures += 1
                self._note_failure(error)
            else:
                failures = 0
                self.error = None
                if isinstance(answer.data, Mapping):
                    self._take(answer.data)
            if time.monotonic() - self._kept_at > KEEP_SECONDS:
                await self._keep()
            pause = self._interval if self._keeps_samples else max(self._interval, SLOW_POLL_SECONDS)
            pause = min(pause * 2 ** min(failures, 5), LONGEST_PAUSE)
            await asyncio.sleep(max(pause - (time.monotonic() - began), 0.05))

    @property
    def _keeps_samples(self) -> bool:
        capabilities = self._shop.engine.capabilities
        return capabilities is not None and "router-samples" in capabilities

    def _take(self, data: Mapping[str, Any]) -> None:
        inner = next((data[name] for name in ("resource", "system-resource", "results") if name in data), data)
        facts = inner if isinstance(inner, Mapping) else data
        self.facts = {name: value for name, value in {**data, **facts}.items() if name != "samples"}
        self.state = str(data.get("state") or "online")
        since = data.get("offline_since")
        self.offline_since = parse_moment(since) if isinstance(since, str) and since else None
        if isinstance(data.get("sample_seq"), int):
            if data["sample_seq"] < self._sequence:  # the server started again
                self._sequence = 0
            self._sequence = max(self._sequence, data["sample_seq"])
        measured = data.get("samples")
        if isinstance(measured, list):
            taken = [_sample(one) for one in measured if isinstance(one, (list, tuple)) and len(one) >= 8]
            self._sequence = max([self._sequence, *(int(one[0]) for one in measured if one)])
        else:
            taken = [_sample_of_facts(self.facts)]
        newest = self._ring.last
        fresh = [one for one in taken if newest is None or (one[0] or 0) > (newest[0] or 0)]
        self._ring.add(fresh)
        self._unkept += fresh

    def _note_failure(self, error: ApiError) -> None:
        self.error = error
        if self.offline_since is None:
            self.offline_since = datetime.now(UTC)
        self.state = "server_unreachable" if error.status is None else "unreachable"

    async def _keep(self) -> None:
        self._kept_at = time.monotonic()
        if not self._unkept:
            return
        batch, self._unkept = self._unkept, []
        try:
            await self._shop.store.write(samples.keep, self.key, batch)
            await self._shop.store.write(samples.thin, time.time())
        except StorageError as error:
            _log.warning("samples were not kept: %s", error)


def _sample(one: Any) -> tuple[float | None, ...]:
    _, milliseconds, *measures = one[:8]
    return (float(milliseconds) / 1000, *(None if value is None else float(value) for value in measures))


def _sample_of_facts(facts: Mapping[str, Any]) -> tuple[float | None, ...]:
    total, free = _size(facts.get("total-memory")), _size(facts.get("free-memory"))
    used = total - free if total is not None and free is not None else None
    load = facts.get("cpu-load")
    cpu = float(str(load).rstrip("%")) if load is not None and str(load).rstrip("%").isdigit() else None
    return (time.time(), cpu, used, total, None, None, None)


def _size(value: Any) -> float | None:
    if isinstance(value, (int, float)):
        return float(value)
    try:
        return float(parse_data_size(str(value)))
    except InvalidDataSizeError:
        return None
