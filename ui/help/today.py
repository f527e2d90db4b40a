"""Help: the day."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "today",
    Text("help", "The day at a glance: sales, people on the network, routers, and what needs you."),
    (
        HelpTask(
            Text("help", "See whether the day goes well"),
            (
                Text("help", "The first figure is what was sold today; below it, last week at this time."),
                Text("help", "The line under each figure says how old it is."),
            ),
        ),
        HelpTask(
            Text("help", "Deal with an alert"),
            (
                Text("help", "Click the alert: it leads to the router or the customer it is about."),
                Text("help", "It goes away by itself once the cause is gone."),
            ),
        ),
        HelpTask(
            Text("help", "Read the charts"),
            (
                Text("help", "The pale bars are last week, the dark ones today."),
                Text("help", "A gap means nothing was measured then: it is not zero."),
            ),
        ),
    ),
)
