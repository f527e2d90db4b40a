"""Help and support: short help for each page, requests for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.support.pane import SupportPane


def create_pane(context: PaneContext) -> SupportPane:
    """Build the pane."""
    from ui.panes.support.pane import SupportPane

    return SupportPane(context)
