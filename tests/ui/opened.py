"""Opening a pane in a test, and pressing what it asks."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from ui.kit.buttons import Button
from ui.kit.context import PaneContext
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label


class Window(PaneContext):
    """Remembers where a pane wanted to go and what it said."""

    def __init__(self, services: Any) -> None:
        super().__init__(services)
        self.went: list[tuple[str, str | None, dict[str, object]]] = []
        self.said: list[tuple[str, Any]] = []

    def go(self, pane: str, key: str | None = None, **options: object) -> None:
        self.went.append((pane, key, options))

    def can_go(self, pane: str) -> bool:
        return True

    def toast(self, words: Any, tone: str = "success", action: Any = "", on_action: Any = None) -> None:
        self.said.append((str(words() if callable(words) else words), on_action))


def opened(create: Any, services: Any, qtbot: QtBot, run: Run[Any], size: tuple[int, int] = (1158, 738)) -> Any:
    """The pane, shown and filled."""
    window = Window(services)
    pane = create(window)
    qtbot.addWidget(pane)
    pane.resize(*size)
    pane.show()
    run(until(lambda: pane.model.ever_loaded and not len(services.tasks)))
    return pane


def dialog() -> Dialog | None:
    """The dialog on screen."""
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()), None)


def press(owner: QWidget | None, words: str) -> None:
    """Click the visible button with these words."""
    button = _button(owner, words)
    assert button is not None, words
    button.click()


def press_soon(run: Run[Any], owner: QWidget, words: str) -> None:
    """Click the button as soon as it is there; buttons of a part just built show with the next turn of the loop."""
    run(until(lambda: _button(owner, words) is not None))
    press(owner, words)


def _button(owner: QWidget | None, words: str) -> Button | None:
    buttons = owner.findChildren(Button) if owner is not None else []
    return next((one for one in buttons if one.isVisibleTo(owner) and plain(one.text()) == words), None)


def texts(owner: QWidget) -> str:
    """Every visible label, joined, with plain spaces."""
    return plain(" | ".join(one.full_text() for one in owner.findChildren(Label) if one.isVisibleTo(owner)))


def plain(text: str) -> str:
    """The text with plain spaces in place of those that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
