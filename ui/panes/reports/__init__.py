"""Reports: figures of a period against the one before, and the close of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.reports.pane import ReportsPane


def create_pane(context: PaneContext) -> ReportsPane:
    """Build the pane."""
    from ui.panes.reports.pane import ReportsPane

    return ReportsPane(context)
