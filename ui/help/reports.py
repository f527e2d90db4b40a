"""Help: reports."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "reports",
    Text("help", "What the shop earned, by day, plan, router and seller; the month on paper."),
    (
        HelpTask(
            Text("help", "Compare two periods"),
            (
                Text("help", "Choose the period at the top."),
                Text("help", "The period before stands beside each figure."),
            ),
        ),
        HelpTask(
            Text("help", "Close the month"),
            (
                Text("help", "Open the monthly report and choose the month."),
                Text("help", "Save it as PDF or as a workbook."),
            ),
        ),
        HelpTask(
            Text("help", "See who sold what"),
            (
                Text("help", "Choose the view by seller."),
                Text("help", "It counts what the server confirmed."),
            ),
        ),
    ),
)
