"""Help: notifications."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "notifications",
    Text("help", "What happened while you were away: sales, payouts, silent routers."),
    (
        HelpTask(
            Text("help", "Read what is new"),
            (
                Text("help", "The bell at the top counts what is unread."),
                Text("help", "Click a line, then go to what it is about."),
            ),
        ),
        HelpTask(
            Text("help", "Be told of less"),
            (
                Text("help", "Open Settings, then Data and sync."),
                Text("help", "Untick the kinds you do not want."),
            ),
        ),
        HelpTask(
            Text("help", "See messages beside the clock"),
            (
                Text("help", "Open Settings, then Look and sound, and switch them on."),
                Text("help", "While the counter is locked they show no amounts."),
            ),
        ),
    ),
)
