"""What stands in place of the counter when there is no plan to sell, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.kit import states
from ui.kit.context import PaneContext
from ui.kit.i18n import Text
from ui.kit.messages import describe


def state_without_plans(
    context: PaneContext, freshness: Any, offline: bool, pull: Callable[[], object]
) -> tuple[str, QWidget]:
    """Name and view of the state. ``freshness`` is that of the plans; ``pull`` asks the server for them."""
    state = str(freshness.state)
    if state == "forbidden":
        return state, states.forbidden()
    if state == "not_offered":
        return state, states.not_offered()
    if state == "error":
        message = describe(freshness.error)
        return state, states.error(message.title, message.text, pull, message.details)
    if freshness.synced_at is not None:
        return "empty", _empty(context, pull)
    if offline:
        return "never", states.never_loaded(pull)
    return "loading", states.Skeleton()


def _empty(context: PaneContext, pull: Callable[[], object]) -> QWidget:
    title = Text("sell", "No plan on sale")
    if context.can_go("plans"):
        return states.empty(
            "ri.price-tag-3-line",
            title,
            Text("sell", "Create a plan with its price; it appears here at once."),
            Text("sell", "Open the plans"),
            lambda: context.go("plans"),
        )
    return states.empty(
        "ri.price-tag-3-line",
        title,
        Text("sell", "Ask the owner to create one; it appears here by itself."),
        Text("sell", "Look again"),
        pull,
    )
