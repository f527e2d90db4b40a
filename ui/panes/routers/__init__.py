"""The routers: which ones there are, how each is doing, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.kit.context import PaneContext


def create_pane(context: PaneContext) -> QWidget:
    """The pane; imported here so that words of this package can be used without it."""
    from ui.panes.routers.pane import RoutersPane

    return RoutersPane(context)
