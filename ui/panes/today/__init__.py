"""What the day looks like: sales, people connected, what needs a hand."""

from ui.panes.today.pane import TodayPane

__all__ = ["TodayPane", "create_pane"]

create_pane = TodayPane
