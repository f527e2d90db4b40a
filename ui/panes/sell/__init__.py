"""The counter: tickets sold by mouse or keyboard, online or not."""

from ui.panes.sell.pane import SellPane

__all__ = ["SellPane"]
