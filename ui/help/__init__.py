"""Short help for every pane; needs no connection."""

from __future__ import annotations

from typing import Final

from ui.help import (
    account,
    customers,
    money,
    notifications,
    plans,
    reports,
    routers,
    sell,
    sessions,
    settings,
    support,
    sync_centre,
    team,
    today,
    vouchers,
)
from ui.help.topic import HelpTask, HelpTopic

TOPICS: Final[tuple[HelpTopic, ...]] = (
    sell.TOPIC,
    today.TOPIC,
    customers.TOPIC,
    sessions.TOPIC,
    vouchers.TOPIC,
    plans.TOPIC,
    routers.TOPIC,
    money.TOPIC,
    reports.TOPIC,
    team.TOPIC,
    sync_centre.TOPIC,
    settings.TOPIC,
    account.TOPIC,
    notifications.TOPIC,
    support.TOPIC,
)
"""In the order of the rail."""


def topic_of(pane: str) -> HelpTopic | None:
    """The help of a pane, if there is any."""
    return next((topic for topic in TOPICS if topic.pane == pane), None)


__all__ = ["TOPICS", "HelpTask", "HelpTopic", "topic_of"]
