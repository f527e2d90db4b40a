"""Plans: what is sold, the profiles and options behind it, accounts on the routers, and who got what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.plans.pane import PlansPane


def create_pane(context: PaneContext) -> PlansPane:
    """Build the pane."""
    from ui.panes.plans.pane import PlansPane

    return PlansPane(context)
