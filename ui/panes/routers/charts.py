"""Four charts of one router: processor, memory, throughput, people."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from ui.kit import formatting
from ui.kit.charts import AxisSpec, LiveChart, SeriesSpec
from ui.kit.i18n import Text, Words, say

LIVE_SECONDS: Final = 300
SPAN_SECONDS: Final = {"live": LIVE_SECONDS, "1h": 3_600, "24h": 86_400, "7d": 7 * 86_400}
SILENCE: Final = {"live": 6.0, "1h": 15.0, "24h": 180.0, "7d": 2 * 3_600.0}
"""Seconds without a reading, up to now, that count as an outage."""
MEGABYTE: Final = 2**20
"""Working memory is sold and printed on the box in powers of two: 128, 256."""


def whole(value: float) -> str:
    """A tick of things that are counted; nothing where the tick falls between two of them."""
    return formatting.number(value) if value == int(value) else ""


def megabits(bits_per_second: float) -> str:
    """A tick of throughput; the unit stands beside the live value."""
    value = bits_per_second / 1_000_000
    return formatting.number(value, 0 if value == int(value) else 1)


def percent(value: float) -> str:
    """A load of 0–100."""
    return formatting.percent(value / 100)


def megabytes(value: float) -> str:
    """An amount of memory with its unit."""
    return f"{formatting.number(value / MEGABYTE)}\N{NO-BREAK SPACE}{formatting.size_unit(2)}"


def last_known(values: Any) -> float | None:
    """The newest value that was measured; a gap at the end does not hide it."""
    import numpy as np

    known = values[np.isfinite(values)]
    return float(known[-1]) if len(known) else None


def up_to_now(series: Any, names: tuple[str, ...], now: float, silence: float) -> tuple[Any, list[Any]]:
    """Times and values with the present silence as a gap: a line that merely ends would look like a router that is fine."""
    import numpy as np

    times, values = series.t, [getattr(series, name) for name in names]
    if len(times) and now - float(times[-1]) > silence:
        times = np.append(times, (float(times[-1]) + silence / 3, now))
        values = [np.append(one, (np.nan, np.nan)) for one in values]
    return times, values


class RouterCharts:
    """Builds and feeds the charts. ``all`` holds them in reading order."""

    def __init__(self) -> None:
        self.cpu = LiveChart(
            Text("routers", "Processor"),
            [SeriesSpec(Text("routers", "Processor"), percent)],
            AxisSpec(percent, top=100.0),
        )
        self.memory = LiveChart(
            Text("routers", "Memory used"),
            [SeriesSpec(Text("routers", "Memory"), megabytes)],
            AxisSpec(megabytes),
        )
        self.traffic = LiveChart(
            Text("routers", "Throughput"),
            [
                SeriesSpec(Text("routers", "received"), formatting.rate),
                SeriesSpec(Text("routers", "sent"), formatting.rate),
            ],
            AxisSpec(megabits),
        )
        self.people = LiveChart(
            Text("routers", "Devices online"),
            [SeriesSpec(Text("routers", "devices"), formatting.number)],
            AxisSpec(whole),
        )
        self.all = (self.cpu, self.memory, self.traffic, self.people)

    def show(self, series: Any, span: str, now: float | None = None) -> None:
        """Draw readings of a span ending now."""
        moment = now if now is not None else datetime.now(UTC).timestamp()
        if not len(series.t):
            return
        total = last_known(series.memory_total)
        if total and self.memory.axis.top != total:
            self.memory.axis = AxisSpec(megabytes, top=total)
        window = (moment - SPAN_SECONDS[span], moment)
        for chart, names in (
            (self.cpu, ("cpu",)),
            (self.memory, ("memory_used",)),
            (self.traffic, ("rx", "tx")),
            (self.people, ("active",)),
        ):
            chart.set_data(*up_to_now(series, names, moment, SILENCE[span]), window)

    def show_values(self, series: Any, offline_since: datetime | None) -> None:
        """Write the newest values; after a cut the last ones stay and say since when they are old."""
        if not len(series.t):
            return
        cpu, used, total = (last_known(getattr(series, name)) for name in ("cpu", "memory_used", "memory_total"))
        self.cpu.set_live(*_split(None if cpu is None else percent(cpu)))
        self.memory.set_live(*_memory(used, total))
        received = last_known(series.rx)
        self.traffic.set_live(*_split(None if received is None else formatting.rate(received)))
        active = last_known(series.active)
        self.people.set_live(formatting.MISSING if active is None else formatting.number(active))
        old: Words = ""
        if offline_since is not None:
            old = Text("routers", "offline since {time}").fill(time=formatting.time_or_day(offline_since))
        for chart in (self.cpu, self.people):
            chart.set_note(old or chart.maximum_note)
        self.memory.set_note(old or Text("routers", "working memory of the router"))
        self.traffic.set_note("")  # its legend needs the line
        for chart in self.all:
            chart.value.set_color("text_muted" if say(old) else "text")


def _split(text: str | None) -> tuple[str, str]:
    """Number and unit apart: the unit stands smaller."""
    if text is None:
        return formatting.MISSING, ""
    if text.endswith("%"):
        return text.removesuffix("%").rstrip("\N{NO-BREAK SPACE}"), "%"
    number, _, unit = text.partition("\N{NO-BREAK SPACE}")
    return number, unit


def _memory(used: float | None, total: float | None) -> tuple[str, Words]:
    if used is None:
        return formatting.MISSING, ""
    number = formatting.number(used / MEGABYTE)
    if not total:
        return number, formatting.size_unit(2)
    return number, Text("routers", "{unit} of {total}").fill(
        unit=lambda: formatting.size_unit(2), total=formatting.number(total / MEGABYTE)
    )
