"""Every dialog, drawer and page of the pictures at large zoom: texts fit, nothing is cut off or covered."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import Run, until
from tests.ui.inspection import faults_of
from tests.ui.rounds import LAYOUT_TURNS, settled
from tests.ui.test_crawl import ZOOMS, demonstration
from tiknet_desktop.app.pictures import ONLINE, Stage, before_the_shop, dialogs_open
from ui.kit.i18n import set_language
from ui.kit.theme import theme

DIALOG_SECONDS = 0.3
"""For what a dialog reads when it opens; the task that opened it goes on for as long as it stands."""
LIGHTER = {"today", "paper", "tickets_on_paper"}
"""Panes the other crawl sees as they are, and printouts, which have no zoom."""


class Inspection(Stage):
    """A stage that looks things over in place of taking their picture."""

    def __init__(self, desktop: Any, demo: Any) -> None:
        super().__init__(desktop, demo)
        self.found: list[str] = []

    async def settle(self, seconds: float = 0.0) -> None:
        """Until nothing is at work, or only what waits for the answer of a dialog."""
        await until(lambda: settled(self.desktop) or bool(dialogs_open()), 40)
        if dialogs_open():
            await asyncio.sleep(DIALOG_SECONDS)
        for _ in range(LAYOUT_TURNS):
            await asyncio.sleep(0)

    async def shoot(self, name: str, seconds: float = 0.0) -> None:
        await self.settle()
        for window in (self.desktop.window, *dialogs_open()):
            self.found += [f"{name}: {fault}" for fault in faults_of(window)]

    def keep(self, name: str, picture: Any) -> None:
        """Printouts have no zoom."""


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("zoom", "language"), [one for one in ZOOMS.items() if one[0] > 1])
def test_dialogs_and_drawers_fit_at_large_zoom(tmp_path: Path, run: Run[Any], zoom: float, language: str) -> None:
    async def day() -> list[str]:
        desktop, demo = await demonstration(tmp_path)
        try:
            stage = Inspection(desktop, demo)
            set_language(language)
            theme().switch(zoom=zoom)
            for scene in (*ONLINE, before_the_shop):
                if scene.__name__ not in LIGHTER:
                    await scene(stage)
        finally:
            theme().switch(zoom=1.0)
            await desktop.close()
            desktop.window.deleteLater()
            demo.end()
        return list(dict.fromkeys(stage.found))

    found = run(day())
    assert not found, "\n".join(found)
