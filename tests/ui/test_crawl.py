"""Every pane and every tab of the demonstration, in both languages: texts fit, controls have names, nothing hangs outside."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import Run
from tests.ui.inspection import faults_of
from tests.ui.rounds import every_place
from tiknet_desktop.app.demo import DemoShop, DemoSize
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services.settings import SettingsService
from ui.kit.i18n import set_language
from ui.kit.theme import theme

SIZES = ((1366, 768), (1024, 640))
ZOOMS = {0.8: "en", 1.5: "en", 2.0: "fr"}
"""The longer language where room is scarce."""


async def demonstration(folder: Path) -> tuple[Desktop, DemoShop]:
    """A small demonstration shop in a window."""
    demo = DemoShop(folder, DemoSize(customers=60, transactions=200, clients=6))
    paths = Paths.of(folder)
    paths.prepare()
    settings = SettingsService(paths.data / "settings.json")
    for name, value in demo.settings().items():
        settings.set(name, value)
    desktop = Desktop(paths, settings, secrets=SecretStore.in_memory(paths.data))
    desktop.window.resize(*SIZES[0])
    desktop.window.show()
    await asyncio.get_running_loop().run_in_executor(None, demo.build)
    await desktop.open(page=False)
    await demo.enter(desktop)
    assert desktop.services is not None and desktop.services.sync is not None
    await desktop.services.sync.pull_once()
    return desktop, demo


async def crawl(desktop: Desktop) -> list[str]:
    """Open everything and note what is wrong."""
    workspace = desktop.window.workspace
    assert workspace is not None
    found: list[str] = []
    async for place in every_place(workspace, desktop):
        found += [f"{place}: {fault}" for fault in faults_of(desktop.window)]
    return list(dict.fromkeys(found))


class Crawler:
    """A demonstration in a window of ``SIZES[0]``; what is wrong in it is collected in ``found``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.found: list[str] = []

    async def __aenter__(self) -> Crawler:
        self.desktop, self._demo = await demonstration(self._folder)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.desktop.close()
        self.desktop.window.deleteLater()
        await asyncio.get_running_loop().run_in_executor(None, self._demo.end)

    async def look(self, size: tuple[int, int], language: str, zoom: float = 1.0) -> None:
        """Go through everything once."""
        window = self.desktop.window
        window.resize(*size)
        set_language(language)
        theme().switch(zoom=zoom)
        where = f"{size[0]} {zoom:.0%} {language}"
        self.found += [f"{where} {fault}" for fault in await crawl(self.desktop)]
        assert (window.width(), window.height()) == size, f"{where}: the window had to grow"


def assert_clean(crawler: Crawler, caplog: pytest.LogCaptureFixture) -> None:
    """Neither a fault on the screen nor one in the log."""
    wrong = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert not wrong, wrong
    assert not crawler.found, "\n".join(crawler.found)


@pytest.mark.timeout(600)
def test_everything_fits_and_has_a_name(tmp_path: Path, run: Run[Any], caplog: pytest.LogCaptureFixture) -> None:
    async def day() -> None:
        async with Crawler(tmp_path) as crawler:
            for size in SIZES:
                for language in ("fr", "en"):
                    await crawler.look(size, language)
        assert_clean(crawler, caplog)

    run(day())


@pytest.mark.timeout(600)
def test_everything_fits_and_is_in_reach_at_every_zoom(
    tmp_path: Path, run: Run[Any], caplog: pytest.LogCaptureFixture
) -> None:
    async def day() -> None:
        try:
            async with Crawler(tmp_path) as crawler:
                for zoom, language in ZOOMS.items():
                    await crawler.look(SIZES[0], language, zoom)
        finally:
            theme().switch(zoom=1.0)
        assert_clean(crawler, caplog)

    run(day())
