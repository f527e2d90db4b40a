"""The demonstration, with its router cut off: the page says since when it is away and keeps the last values."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tiknet_desktop.__main__ import Options
from tiknet_desktop.app.demo import DemoShop, DemoSize, open_demo
from tiknet_desktop.runtime import loop


async def _until(found: Callable[[], Any], what: str, seconds: float = 40.0) -> Any:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        value = found()
        if value:
            return value
        await asyncio.sleep(0.1)
    raise AssertionError(what)


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


async def _cut_and_look(app: QApplication, demo: DemoShop) -> None:
    desktop = await open_demo(app, demo, Options(language="en", theme="light"))
    try:
        workspace = desktop.window.workspace
        assert workspace is not None
        assert demo.router is not None
        workspace.go("routers")
        pane: Any = workspace.panes["routers"]
        record = await _until(lambda: pane.list.model.record(0), "the router is not in the list")
        pane.open_record(record.key)
        page = pane.page
        await _until(
            lambda: page.watch and page.watch.state == "online" and len(page.watch.snapshot(60)) >= 4, "no live values"
        )
        before = dict(page.watch.last)
        assert before["active"], "people are connected"

        demo.router.cut()
        await _until(lambda: page.offline_since is not None, "the page does not say that the router is away")
        said = await _until(
            lambda: [text for text in _texts(page) if "since" in text.lower()], "nobody says since when it is away"
        )
        assert any(character.isdigit() for character in said[0]), "a time is named"
        values = page.live_values()
        assert values, "the last values are still there"
        shown = await desktop.services.records.page(_customers(), 0, 5)
        assert shown.total == demo.size.customers, "and so is everything else"

        demo.router.restore()
        await _until(lambda: page.watch.state == "online", "the router is not seen again")
    finally:
        await desktop.close()


def _customers() -> Any:
    from tiknet_desktop.storage.records import RecordQuery

    return RecordQuery("customers")


@pytest.mark.timeout(200)
def test_a_router_that_is_cut_off_is_away_since_a_time_and_its_last_values_stay(tmp_path: Path) -> None:
    demo = DemoShop(tmp_path / "shop", DemoSize(customers=60, transactions=120, clients=6))
    demo.folder.mkdir()
    try:
        loop.run(lambda app: _cut_and_look(app, demo))
    finally:
        demo.end()
