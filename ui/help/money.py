"""Help: money."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "money",
    Text("help", "The wallet, every movement, payouts and where they go."),
    (
        HelpTask(
            Text("help", "Withdraw"),
            (
                Text("help", "Press Ctrl+N and choose where the money goes."),
                Text("help", "The fee and what arrives are shown before you confirm."),
                Text("help", "A request is never sent twice, even when an answer is lost."),
            ),
        ),
        HelpTask(
            Text("help", "Find a movement"),
            (
                Text("help", "Filter by kind and by day, or search a reference."),
                Text("help", "The totals under the list follow the filters."),
            ),
        ),
        HelpTask(
            Text("help", "Add a payment method"),
            (
                Text("help", "Open the payment methods and choose New payment method."),
                Text("help", "Mobile money and bank accounts are both possible."),
            ),
        ),
    ),
    keys=(("Ctrl+N", Text("help", "Withdraw")),),
)
