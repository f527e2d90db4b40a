"""Going round the whole window: every pane, every tab, each at rest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from PySide6.QtWidgets import QWidget

from tests.ui.conftest import until
from ui.kit.buttons import Tabs

LAYOUT_TURNS = 12
"""Layouts settle with the events that follow the data."""


def settled(shop: Any) -> bool:
    """Whether nothing runs but what always does: the sync engine and the watches of routers. ``shop`` is the desktop or its
    services."""
    services = getattr(shop, "services", shop)
    return all(name.startswith("sync ") or "watch" in name for name in services.tasks.names)


async def rest(shop: Any, where: str = "the shop", seconds: float = 40) -> None:
    """Wait until everything that was asked for is there and laid out.

    Raises:
        AssertionError: something still runs after ``seconds``.
    """
    try:
        await until(lambda: settled(shop), seconds)
    except AssertionError as error:
        raise AssertionError(f"{where} does not come to rest: {getattr(shop, 'services', shop).tasks.names}") from error
    for _ in range(LAYOUT_TURNS):
        await asyncio.sleep(0)


def tabs_of(pane: QWidget) -> list[Tabs]:
    """The lines of tabs that can be seen."""
    return [one for one in pane.findChildren(Tabs) if one.isVisible()]


async def every_place(workspace: Any, shop: Any) -> AsyncIterator[str]:
    """Open every pane and every tab in turn; yields ``pane`` or ``pane/tab`` once it stands."""
    for name in workspace.entries:
        workspace.go(name)
        await rest(shop, name)
        yield name
        for line in tabs_of(workspace.panes[name])[:1]:
            for key, _ in list(line._options):
                if not line.isVisible():
                    break
                line.set_current(key, tell=True)
                await rest(shop, f"{name}/{key}")
                yield f"{name}/{key}"
