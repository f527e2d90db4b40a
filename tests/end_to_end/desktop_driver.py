"""The real desktop program with a person's hands: reads one JSON command a line, uses mouse and keys, answers in JSON.

Started as a process of its own so that a test can kill it. It looks only at what is on the screen, save for ``entries``.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from tiknet_desktop.__main__ import main

_PATIENCE = 25.0


async def _until(found: Callable[[], Any], what: str) -> Any:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        value = found()
        if value:
            return value
        await asyncio.sleep(0.05)
    raise TimeoutError(what)


class Hands:
    """What a person can do in the customers pane and read off the window."""

    def __init__(self, desktop: Any) -> None:
        self._desktop = desktop
        self._window = desktop.window

    def _pane(self, name: str) -> Any:
        self._window.workspace.go(name)
        return self._window.workspace.panes[name]

    def _button(self, words: str) -> Any:
        from PySide6.QtWidgets import QAbstractButton, QApplication

        for widget in QApplication.allWidgets():
            usable = isinstance(widget, QAbstractButton) and widget.isVisible() and widget.isEnabled()
            if usable and words in (widget.text().strip(), widget.accessibleName()):
                return widget
        return None

    async def _press(self, words: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        button = await _until(lambda: self._button(words), f"no button says {words!r}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    async def find(self, name: str) -> list[str]:
        """Type into the search box; the names in the list once it holds one row."""
        from PySide6.QtTest import QTest

        pane = self._pane("customers")
        await _until(lambda: pane.table.isVisible(), "the list of customers is not shown")
        pane.focus_search()
        search = pane.filter_bar.search
        search.clear()
        QTest.keyClicks(search, name)
        await _until(lambda: pane.model.rowCount() == 1 and pane.model.record(0), f"no single customer for {name!r}")
        return [str(pane.model.record(0)["first_name"])]

    async def block(self, name: str) -> bool:
        """Open the customer's drawer, press Block, and confirm."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        await self.find(name)
        pane = self._pane("customers")
        QTest.keyClick(pane.filter_bar.search, Qt.Key.Key_Down)
        pane.table.setFocus()
        pane.table.selectRow(0)
        QTest.keyClick(pane.table, Qt.Key.Key_Return)
        await self._press("Block")
        await self._press("Block the customer")
        await _until(lambda: pane.model.record(0) and pane.model.record(0).pending, "the row does not say pending")
        return True

    async def state(self, name: str) -> dict[str, Any]:
        """What the customer's row shows, and what the status bar says."""
        await self.find(name)
        pane = self._pane("customers")
        record = pane.model.record(0)
        cells = [pane.model.index(0, column).data() for column in range(pane.model.columnCount())]
        status = [button.accessibleName() for button in self._window.workspace.status.findChildren(self._segment())]
        return {"blocked": record["blocked"], "pending": sorted(record.pending), "cells": cells, "status": status}

    def _segment(self) -> Any:
        from PySide6.QtWidgets import QAbstractButton

        return QAbstractButton

    async def entries(self) -> list[dict[str, Any]]:
        """The actions of the sync centre, newest first."""
        found = await self._desktop.services.sync_centre.entries("all", 0, 50)
        return [{"id": entry.id, "operation": entry.operation, "status": str(entry.status)} for entry in found]

    async def settled(self) -> bool:
        """Wait until nothing is on its way."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            counts = await self._desktop.services.sync_centre.counts()
            if counts.pending == 0 and counts.unknown == 0:
                return True
            await asyncio.sleep(0.1)
        raise TimeoutError("actions are still waiting")

    async def minimise(self) -> bool:
        """Put the window away."""
        self._window.showMinimized()
        return bool(self._window.isMinimized())

    async def comes_back(self) -> bool:
        """Wait until the window is on the screen again."""
        return bool(await _until(lambda: not self._window.isMinimized(), "the window stays away"))

    async def confirmed(self, name: str) -> bool:
        """Wait until the customer's row no longer says that something waits."""
        await self.find(name)
        pane = self._pane("customers")
        await _until(lambda: pane.model.record(0) and not pane.model.record(0).pending, "the row still says pending")
        return True

    async def quit(self) -> bool:
        """Close the window."""
        self._desktop.stop()
        return True


def _patch() -> None:
    from tiknet_desktop.app import desktop

    async def obey(self: desktop.Desktop) -> None:
        hands, lines = Hands(self), asyncio.Queue[str]()
        loop = asyncio.get_running_loop()

        def listen() -> None:
            for line in sys.stdin:
                loop.call_soon_threadsafe(lines.put_nowait, line)

        threading.Thread(target=listen, daemon=True).start()
        print(json.dumps({"ready": True}), flush=True)
        told = asyncio.ensure_future(self._closed.wait())
        while not self._closed.is_set():
            line = asyncio.ensure_future(lines.get())
            await asyncio.wait({line, told}, return_when=asyncio.FIRST_COMPLETED)
            if not line.done():
                line.cancel()
                break
            command = json.loads(line.result())
            try:
                answer = {"ok": await getattr(hands, command.pop("do"))(**command)}
            except Exception as error:
                answer = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(answer, default=str), flush=True)

    desktop.Desktop.wait_closed = obey  # type: ignore[method-assign]


if __name__ == "__main__":
    _patch()
    sys.exit(main(sys.argv[1:]))
