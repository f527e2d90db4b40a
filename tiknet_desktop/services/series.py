"""Measured values over time, as arrays a chart draws directly."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MOST_POINTS = 2_000
GAP_SECONDS = 75.0
"""Longer than this without a reading is a gap: an unwatched router is read every 30 s at the slowest, and outages come as
readings without values."""
MEASURES = ("cpu", "memory_used", "memory_total", "rx", "tx", "active")


@dataclass(frozen=True, slots=True)
class Series:
    """Values at times ``t`` (epoch seconds, increasing). CPU in percent, memory in bytes, rx and tx in bits per second,
    ``active`` users. NaN where nothing was measured; at most 2,000 points."""

    t: Floats
    cpu: Floats
    memory_used: Floats
    memory_total: Floats
    rx: Floats
    tx: Floats
    active: Floats

    def __len__(self) -> int:
        return len(self.t)


def series_of(rows: Iterable[Sequence[float | None]], gap: float) -> Series:
    """Rows of (time, measures…), oldest first, as arrays. Where more than ``gap`` seconds lie between two rows a NaN point
    breaks the line; more than 2,000 points are thinned by means of neighbours."""
    import numpy as np

    table: Any = np.array([[np.nan if v is None else v for v in row] for row in rows], dtype=np.float64)
    if table.size == 0:
        empty = np.empty(0)
        return Series(empty, *(empty.copy() for _ in MEASURES))
    breaks = np.flatnonzero(np.diff(table[:, 0]) > gap)
    if len(breaks):
        gaps = np.full((len(breaks), table.shape[1]), np.nan)
        gaps[:, 0] = table[breaks, 0] + gap / 2
        table = np.insert(table, breaks + 1, gaps, axis=0)
    if len(table) > MOST_POINTS:
        table = _thinned(table)
    return Series(*(np.ascontiguousarray(table[:, column]) for column in range(1 + len(MEASURES))))


def _thinned(table: Any) -> Any:
    """Means of equal runs. A run with a break in it becomes the break, so that outages stay visible."""
    import numpy as np

    size = -(-len(table) // MOST_POINTS)
    whole = len(table) // size * size
    means = table[:whole].reshape(-1, size, table.shape[1]).mean(axis=1)
    if whole < len(table):
        means = np.vstack([means, table[whole:].mean(axis=0)])
    return means


class SampleRing:
    """The newest samples of one router, in memory. A sample is (time, measures…); ``None`` measures are gaps."""

    def __init__(self, capacity: int = 7_200) -> None:
        self._samples: deque[tuple[float | None, ...]] = deque(maxlen=capacity)

    def add(self, samples: Iterable[tuple[float | None, ...]]) -> None:
        """Append samples that are newer than the last one."""
        for sample in samples:
            if not self._samples or (sample[0] or 0) > (self._samples[-1][0] or 0):
                self._samples.append(sample)

    def since(self, moment: float) -> list[tuple[float | None, ...]]:
        """Samples at or after ``moment``, oldest first."""
        found: list[tuple[float | None, ...]] = []
        for sample in reversed(self._samples):
            if (sample[0] or 0) < moment:
                break
            found.append(sample)
        found.reverse()
        return found

    @property
    def last(self) -> tuple[float | None, ...] | None:
        """The newest sample."""
        return self._samples[-1] if self._samples else None

    def __len__(self) -> int:
        return len(self._samples)
