"""Team: who works here, what each role may do, who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.kit.tabbed import TabbedPane


def create_pane(context: PaneContext) -> TabbedPane:
    """Build the pane."""
    from ui.panes.team.pane import TeamPane

    return TeamPane(context)
