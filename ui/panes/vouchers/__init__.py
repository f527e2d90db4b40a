"""Vouchers: every code, the batches they were made in, what is left of each plan; making, printing and cancelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.vouchers.pane import VouchersPane


def create_pane(context: PaneContext) -> VouchersPane:
    """Build the pane."""
    from ui.panes.vouchers.pane import VouchersPane

    return VouchersPane(context)
