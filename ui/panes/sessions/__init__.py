"""Sessions: who is connected now, on which router, for how long; disconnecting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.sessions.pane import SessionsPane


def create_pane(context: PaneContext) -> SessionsPane:
    """Build the pane."""
    from ui.panes.sessions.pane import SessionsPane

    return SessionsPane(context)
