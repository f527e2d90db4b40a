"""What the program costs while nobody touches it: bytes, memory, redrawing of live charts. Bars: design, section 9."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.bench_startup import EMAIL, PASSWORD, fill_cache, program_environment

SMALL, LARGE = 2_000, 100_000
_CHARTS = """
import os, time
import numpy as np
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from ui.kit import formatting
from ui.kit.charts import AxisSpec, LiveChart, SeriesSpec
from ui.kit.theme import theme

FRAMES = 50
app = QApplication([])
theme().install(app)
percent = lambda value: formatting.percent(value / 100)
window = QWidget()
grid = QGridLayout(window)
charts = [LiveChart("Load", [SeriesSpec("in", percent), SeriesSpec("out", percent)], AxisSpec(percent, top=100)) for _ in range(4)]
for number, chart in enumerate(charts):
    grid.addWidget(chart, number // 2, number % 2)
window.resize(1158, 738)
window.show()
base = time.time()

def frame(number):
    times = base + number / 10 + np.arange(600) / 2
    for chart in charts:
        chart.set_data(times, [50 + 30 * np.sin(times / 7), 40 + 20 * np.cos(times / 5)], (times[0], times[-1]))
        chart._beat()
    app.processEvents()

for number in range(10):
    frame(number)
began = time.process_time()
for number in range(10, 10 + FRAMES):
    frame(number)
print("spent", (time.process_time() - began) / FRAMES, flush=True)
window.close()
os._exit(0)  # Qt and Python disagree about the order in which charts end
"""


def _probe(folder: Path, customers: int, seconds: float) -> dict[str, Any]:
    fill_cache(folder, customers)
    environment = {**program_environment(folder / "bytecode"), "TIKNET_IDLE_SECONDS": str(seconds)}
    command = [sys.executable, "-m", "tests.benchmarks.idle_probe", "--data-dir", str(folder), "--lang", "fr"]
    signing_in = ["--email", EMAIL, "--password-stdin"]
    done = subprocess.run(
        [*command, *signing_in], input=PASSWORD + "\n", env=environment, capture_output=True, text=True, timeout=240, check=False
    )  # fmt: skip
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            found: dict[str, Any] = json.loads(line)
            return found
    raise RuntimeError(f"nothing was measured: {done.stdout[-300:]} {done.stderr[-1500:]}")


def _chart_seconds(bytecode: Path) -> float:
    command = [sys.executable, "-c", _CHARTS]
    done = subprocess.run(
        command, env=program_environment(bytecode), capture_output=True, text=True, timeout=120, check=True
    )
    return float(done.stdout.split("spent", 1)[1].split()[0])


def run() -> Iterator[dict[str, Any]]:
    """Figures against their bars; ``ratio`` below 1 is within the bar."""
    with tempfile.TemporaryDirectory() as name:
        small = _probe(Path(name), SMALL, 120)
    with tempfile.TemporaryDirectory() as name:
        large = _probe(Path(name), LARGE, 5)
        drawing = _chart_seconds(Path(name) / "bytecode") * 10
    requests = max(count for count, _size in small["refresh"].values())
    size = max(size for _count, size in small["refresh"].values())
    yield _line("refresh when nothing changed: requests, worst resource", requests, "requests", 1)
    yield _line("refresh when nothing changed: bytes, worst resource", size, "B", 2_000)
    yield _line("idle, window and embedded server: traffic", small["idle_bytes_per_hour"] / 1e6, "MB/h", 1)
    yield _line("idle, window and embedded server: processor", small["idle_processor"] * 100, "% of a core", None)
    yield _line("idle, window and embedded server: memory", small["memory"], "MB", 180)
    yield _line(f"idle with {LARGE:,} customers: memory", large["memory"], "MB", 260)
    yield _line("4 live charts at 10 Hz", drawing * 100, "% of a core", 10)


def _line(bench: str, value: float, unit: str, bar: float | None) -> dict[str, Any]:
    ratio = None if bar is None else round(value / bar, 3)
    return {"bench": bench, "value": round(value, 2), "unit": unit, "baseline": bar, "ratio": ratio}


if __name__ == "__main__":
    for row in run():
        print(json.dumps(row))
