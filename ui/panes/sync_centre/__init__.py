"""Sync centre: every action on its way to the server, what needs a person, and what this computer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.sync_centre.pane import SyncCentrePane


def create_pane(context: PaneContext) -> SyncCentrePane:
    """Build the pane."""
    from ui.panes.sync_centre.pane import SyncCentrePane

    return SyncCentrePane(context)
