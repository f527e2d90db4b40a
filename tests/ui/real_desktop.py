"""The real program in a test: window, services, files and the server on this computer; only the hands are ours."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from tests.ui.conftest import until
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.services.settings import SettingsService
from ui.kit.form import FormDialog
from ui.kit.labels import Label
from ui.shell.first_start import FirstStartPage

EMAIL, PASSWORD = "akossiwa@example.com", "une phrase assez longue"
PATIENCE = 40.0


def open_windows() -> list[QWidget]:
    """Every window on screen, dialogs last: they are in front."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return sorted(shown, key=lambda one: isinstance(one, QDialog))


def said() -> str:
    """Everything that can be read on screen, in one string."""
    words: list[str] = []
    for window in open_windows():
        for widget in [window, *window.findChildren(QWidget)]:
            if not widget.isVisible():
                continue
            if isinstance(widget, Label):
                words.append(widget.full_text())
            elif isinstance(widget, QAbstractButton):
                words.append(widget.text() or widget.accessibleName())
    return " | ".join(words).replace("\u00a0", " ").replace("\u202f", " ")


async def reads(words: str, seconds: float = PATIENCE) -> str:
    """Wait until these words stand on the screen; everything that does."""
    end = asyncio.get_running_loop().time() + seconds
    while words not in said():
        assert asyncio.get_running_loop().time() < end, f"{words!r} is not on screen: {said()}"
        await asyncio.sleep(0.01)
    assert "Traceback" not in said()
    return said()


def button(words: str) -> QAbstractButton:
    """The visible, usable button that says these words."""
    for window in reversed(open_windows()):
        for one in window.findChildren(QAbstractButton):
            if one.isVisible() and one.isEnabled() and words in (one.text().strip(), one.accessibleName()):
                return one
    raise AssertionError(f"no button says {words!r}: {said()}")


def press(words: str) -> None:
    """Click it."""
    button(words).click()


def form() -> FormDialog:
    """The form dialog on screen."""
    return next(one for one in open_windows() if isinstance(one, FormDialog))


def write(owner: Any, key: str, text: str) -> None:
    """Type into a field of a form."""
    edit = owner.edit(key)
    assert isinstance(edit, QLineEdit)
    edit.setText(text)


async def started(folder: Path, **options: Any) -> Desktop:
    """The window on a data folder, as the program opens it."""
    paths = Paths.of(folder)
    paths.prepare()
    desktop = Desktop(paths, SettingsService(paths.data / "settings.json"), **options)
    await desktop.open()
    desktop.window.show()
    return desktop


@asynccontextmanager
async def running(folder: Path, **options: Any) -> Any:
    """The window while the block runs."""
    desktop = await started(folder, **options)
    try:
        yield desktop
    finally:
        await desktop.close()
        desktop.window.deleteLater()


async def set_up(desktop: Desktop) -> str:
    """Choose "this computer", fill in the form, write the code down, open the shop; the recovery code."""
    press(_choice("here_button", desktop))
    page = _page(desktop)
    assert page.form is not None
    for key, text in (
        ("shop_name", "Boutique Tokoin"),
        ("name", "Akossiwa Mensah"),
        ("email", EMAIL),
        ("password", PASSWORD),
    ):
        write(page.form, key, text)
    page.create_button.click()
    await until(lambda: page.code, PATIENCE)
    page.kept_box.setChecked(True)
    page.done_button.click()
    await until(lambda: desktop.window.workspace is not None, PATIENCE)
    return page.code


def _page(desktop: Desktop) -> FirstStartPage:
    page = desktop.window.findChild(FirstStartPage)
    assert page is not None
    return page


def _choice(name: str, desktop: Desktop) -> str:
    chosen: QAbstractButton = getattr(_page(desktop), name)
    return chosen.text().strip() or chosen.accessibleName()


async def pane(desktop: Desktop, name: str, ready: Callable[[Any], object] | None = None) -> Any:
    """Open a pane and wait until it is ready."""
    workspace = desktop.window.workspace
    assert workspace is not None
    workspace.go(name)
    made = workspace.panes[name]
    await until(lambda: made.isVisible() and (ready is None or ready(made)), PATIENCE)
    return made
