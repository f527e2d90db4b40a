"""The counter: tickets sold by mouse or keyboard, online or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.kit.context import PaneContext


def create_pane(context: PaneContext) -> QWidget:
    """The pane, ready to be shown."""
    from ui.panes.sell.pane import SellPane

    return SellPane(context)
