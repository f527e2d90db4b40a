"""What routers measured, kept as means over 1 second, 1 minute and 1 hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.engine import Connection

MEASURES = ("cpu", "memory_used", "memory_total", "rx", "tx", "active")
SPANS: dict[int, int] = {1: 2 * 3600, 60: 49 * 3600, 3600: 400 * 86_400}
"""Seconds of a span, and for how many seconds back means of that span are kept."""

Sample = Sequence[float | None]
"""Epoch seconds, then the measures in the order of :data:`MEASURES`; ``None`` where nothing was measured."""

_UPSERT = (
    "INSERT INTO samples (router, span, at, count, cpu, memory_used, memory_total, rx, tx, active)"
    " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT (router, span, at) DO UPDATE SET "
    + ", ".join(f"{m} = coalesce(({m} * count + excluded.{m}) / (count + 1), excluded.{m}, {m})" for m in MEASURES)
    + ", count = count + 1"
)


def keep(connection: Connection, router: str, samples: Iterable[Sample]) -> None:
    """Fold samples into the means of every span."""
    rows = []
    for moment, *measures in samples:
        if moment is None:
            continue
        rows += [(router, span, int(moment) // span * span, *measures) for span in SPANS]
    if rows:
        connection.connection.cursor().executemany(_UPSERT, rows)


def thin(connection: Connection, now: float) -> None:
    """Drop means that are older than their span is kept."""
    for span, kept in SPANS.items():
        connection.exec_driver_sql("DELETE FROM samples WHERE span = ? AND at < ?", (span, int(now) - kept))


def series(
    connection: Connection, router: str | None, span: int, since: float, until: float
) -> list[tuple[float, ...]]:
    """Means of one span, oldest first: epoch seconds and the measures. ``router`` ``None`` sums over all routers."""
    if router is not None:
        rows = connection.exec_driver_sql(
            f"SELECT at, {', '.join(MEASURES)} FROM samples WHERE router = ? AND span = ? AND at >= ? AND at < ? ORDER BY at",
            (router, span, int(since), int(until)),
        )
    else:
        rows = connection.exec_driver_sql(
            "SELECT at, avg(cpu), sum(memory_used), sum(memory_total), sum(rx), sum(tx), sum(active) FROM samples"
            " WHERE span = ? AND at >= ? AND at < ? GROUP BY at ORDER BY at",
            (span, int(since), int(until)),
        )
    return [tuple(row) for row in rows]
