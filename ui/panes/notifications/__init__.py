"""Notifications: what happened, newest first, read or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.notifications.pane import NotificationsPane


def create_pane(context: PaneContext) -> NotificationsPane:
    """Build the pane."""
    from ui.panes.notifications.pane import NotificationsPane

    return NotificationsPane(context)
