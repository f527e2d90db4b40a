"""Every pane and every tab of the demonstration, in both languages: texts fit, controls have names, nothing hangs outside."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Run, until
from tests.ui.inspection import faults_of
from tests.ui.test_cloud_journeys import settled
from tiknet_desktop.app.demo import DemoShop, DemoSize
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services.settings import SettingsService
from ui.kit.buttons import Tabs
from ui.kit.i18n import set_language

SIZES = ((1366, 768), (1024, 640))


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


def tabs_of(pane: QWidget) -> list[Tabs]:
    """The lines of tabs that can be seen."""
    return [one for one in pane.findChildren(Tabs) if one.isVisible()]


async def crawl(desktop: Desktop) -> list[str]:
    """Open everything and note what is wrong."""
    workspace = desktop.window.workspace
    assert workspace is not None
    found: list[str] = []
    for name in workspace.entries:
        workspace.go(name)
        pane = workspace.panes[name]
        await rest(desktop, name)
        found += [f"{name}: {fault}" for fault in await _looked(desktop)]
        for line in tabs_of(pane)[:1]:
            for key, words in list(line._options):
                if not line.isVisible():
                    break
                line.set_current(key, tell=True)
                await rest(desktop, f"{name}/{key}")
                found += [f"{name}/{key} ({words}): {fault}" for fault in await _looked(desktop)]
    return list(dict.fromkeys(found))


async def rest(desktop: Desktop, name: str) -> None:
    """Wait until a pane has everything it asked for."""
    try:
        await until(lambda: settled(desktop), 40)
    except AssertionError as error:
        raise AssertionError(f"{name} does not come to rest: {desktop.services.tasks.names}") from error  # type: ignore[union-attr]


async def _looked(desktop: Desktop) -> list[str]:
    for _ in range(12):  # layouts settle with the events that follow the data
        await asyncio.sleep(0)
    return faults_of(desktop.window)


@pytest.mark.timeout(600)
def test_everything_fits_and_has_a_name(tmp_path: Path, run: Run[Any], caplog: pytest.LogCaptureFixture) -> None:
    async def day() -> None:
        desktop, demo = await demonstration(tmp_path)
        found: list[str] = []
        try:
            for size in SIZES:
                desktop.window.resize(*size)
                for language in ("fr", "en"):
                    set_language(language)
                    found += [f"{size[0]} {language} {fault}" for fault in await crawl(desktop)]
                    assert (desktop.window.width(), desktop.window.height()) == size, "the window had to grow"
        finally:
            await desktop.close()
            desktop.window.deleteLater()
            await asyncio.get_running_loop().run_in_executor(None, demo.end)
        wrong = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
        assert not wrong, wrong
        assert not found, "\n".join(found)

    run(day())
