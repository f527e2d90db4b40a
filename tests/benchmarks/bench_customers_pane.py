"""The customers pane over 100,000 cached rows: open, sort, search keystroke, scroll frame, each until it is painted.

The real pane, kit and record service on a real SQLite file, off screen. Bars: design, section 9.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.real_shop import RealShop
from ui.kit.context import PaneContext
from ui.kit.theme import theme
from ui.panes.customers import create_pane

ROWS = 100_000
REST = 0.004
"""Seconds between two frames of a scroll."""
OPEN_BAR, SORT_BAR, KEY_BAR, FRAME_BAR = 150.0, 100.0, 50.0, 16.0
SEARCHES = ("koffi ad", "c0421", "228 91 3", "zinsou", "essi lawson-3", "agbeko")
SORTS = ("expires_at", "plan_name", "devices_online", "blocked", "first_name", "data_used")


class PaintWatch(QObject):
    """Settles ``painted`` at the first paint of a pane's rows after they arrived, without keeping the loop busy."""

    def __init__(self, pane: Any) -> None:
        super().__init__()
        self.painted: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._model, self._viewport = pane.model, pane.table.viewport()
        self._arrived = False
        self._model.loaded.connect(self._loaded)
        self._viewport.installEventFilter(self)

    def _loaded(self) -> None:
        self._arrived = True
        if not self._model.count:
            self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._arrived and event.type() == QEvent.Type.Paint:
            # After the paint itself, which runs when this filter returns.
            QTimer.singleShot(0, self, self._settle)
        return False

    def _settle(self) -> None:
        if not self.painted.done():
            self.painted.set_result(time.perf_counter())

    def stop(self) -> None:
        self._model.loaded.disconnect(self._loaded)
        self._viewport.removeEventFilter(self)


def _median(values: list[float]) -> float:
    return statistics.median(values)


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


async def _open_pane(shop: RealShop, window: QWidget) -> tuple[Any, float]:
    """A new pane in the window and the milliseconds until its rows are painted."""
    started = time.perf_counter()
    pane = create_pane(PaneContext(shop))
    watch = PaintWatch(pane)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(pane)
    pane.show()
    ended = await watch.painted
    watch.stop()
    return pane, (ended - started) * 1000


async def _rows_painted(pane: Any, act: Callable[[], object]) -> float:
    """Milliseconds from ``act`` until the rows it asks for are painted."""
    watch = PaintWatch(pane)
    started = time.perf_counter()
    act()
    ended = await watch.painted
    watch.stop()
    return (ended - started) * 1000


async def _settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0.005)


async def _sorts(pane: Any) -> list[float]:
    head = {column.sort: index for index, column in enumerate(pane.table.columns) if column.sort}
    took = []
    for field in SORTS * 2:
        took.append(await _rows_painted(pane, partial(pane.table._sort_by, head[field])))
        await _settle()
    return took


async def _keystrokes(pane: Any) -> list[float]:
    """Every letter of each search, as the list follows it; the wait for a pause in typing is not counted."""
    took = []
    field = pane.filter_bar.search

    def press(text: str) -> None:
        field.setText(text)
        field._tell()  # what the pause in typing triggers

    for text in SEARCHES:
        for part in [text[:end] for end in range(1, len(text) + 1) if text[end - 1] != " "]:
            took.append(await _rows_painted(pane, partial(press, part)))
            await _counted(pane)  # done before the next letter: the field waits for a pause in typing
        press("")
        await _settle()
    return took


async def _counted(pane: Any) -> None:
    while not pane.model.counted:
        await asyncio.sleep(0.002)


async def _frames(pane: Any) -> list[float]:
    """Scrolling by wheel steps and by dragging the bar, pages arriving on the way. A frame is the move and the paint it asks
    for, or what kept the loop beyond its rest before the next one, such as a page that arrived and was painted."""
    bar = pane.table.verticalScrollBar()
    took = []
    steps = [120 * number for number in range(250)] + [bar.maximum() * number // 120 for number in range(120)]
    for position in steps:
        started = time.perf_counter()
        bar.setValue(position)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)  # type: ignore[call-overload]
        painted = time.perf_counter()
        await asyncio.sleep(REST)
        kept = time.perf_counter() - painted - REST
        took.append(max(painted - started, kept) * 1000)
    return took


async def _begin_program(shop: RealShop, window: QWidget) -> None:
    """What stands before anybody can open the customers: the window's modules and a first pane. A person's first opening
    of this pane has its own modules and widgets to make, not those of Qt and of the whole kit."""
    import ui.shell.window
    import ui.shell.workspace  # noqa: F401
    from ui.panes.sessions import create_pane as first_pane

    layout = window.layout()
    assert layout is not None
    pane = first_pane(PaneContext(shop))
    layout.addWidget(pane)
    pane.show()
    await _settle()
    pane.hide()
    layout.removeWidget(pane)
    pane.deleteLater()
    await _settle()


async def _measure(folder: Path, rows: int) -> dict[str, float]:
    shop = RealShop(folder)
    await shop.open(rows)
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    window.resize(1158, 738)
    window.show()
    await _begin_program(shop, window)
    opened = []
    for _ in range(5):
        pane, took = await _open_pane(shop, window)
        opened.append(took)
        await _settle()
        last = pane
        if len(opened) < 5:
            pane.hide()
            layout.removeWidget(pane)
            pane.deleteLater()
            await _settle()
    results = {"open first": opened[0], "open": _median(opened)}
    results["sort"] = max(_median([a, b]) for a, b in zip(*_halves(await _sorts(last)), strict=True))
    results["key"] = _p95(await _keystrokes(last))
    frames = await _frames(last)
    results["frame median"] = _median(frames)
    results["frame"] = _p95(frames)
    results["frame worst"] = max(frames)
    await shop.close()
    window.deleteLater()
    return results


def _halves(values: list[float]) -> tuple[list[float], list[float]]:
    middle = len(values) // 2
    return values[:middle], values[middle:]


def _on_loop(work: Callable[[], Coroutine[Any, Any, dict[str, float]]]) -> dict[str, float]:
    from tiknet_desktop.runtime.loop import run as run_loop

    async def main(app: QApplication) -> dict[str, float]:
        theme().reduced_motion = True
        theme().install(app)
        return await work()

    return run_loop(main)


def run(rows: int = ROWS) -> list[dict[str, Any]]:
    """The figures; ``ratio`` below 1 is within the bar."""
    with tempfile.TemporaryDirectory() as folder:
        got = _on_loop(lambda: _measure(Path(folder), rows))

    def line(bench: str, value: float, bar: float) -> dict[str, Any]:
        return {"bench": bench, "value": round(value, 1), "unit": "ms", "baseline": bar, "ratio": round(value / bar, 2)}

    return [
        line(f"customers pane, {rows:,} rows: first open in the running program", got["open first"], OPEN_BAR),
        line(f"customers pane, {rows:,} rows: open", got["open"], OPEN_BAR),
        line(f"customers pane, {rows:,} rows: slowest sort", got["sort"], SORT_BAR),
        line(f"customers pane, {rows:,} rows: search keystroke p95", got["key"], KEY_BAR),
        line(f"customers pane, {rows:,} rows: scroll frame median", got["frame median"], FRAME_BAR),
        line(f"customers pane, {rows:,} rows: scroll frame p95", got["frame"], FRAME_BAR),
        line(f"customers pane, {rows:,} rows: scroll frame worst", got["frame worst"], FRAME_BAR),
    ]


if __name__ == "__main__":
    for figure in run(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        sys.stdout.write(json.dumps(figure) + "\n")
