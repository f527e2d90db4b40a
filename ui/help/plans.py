"""Help: plans."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "plans",
    Text("help", "What you sell: price, validity, volume, speed. A change reaches the routers by itself."),
    (
        HelpTask(
            Text("help", "Make a plan"),
            (
                Text("help", "Press Ctrl+N and give it a name and a price."),
                Text("help", "Choose validity, volume and speed in words, such as 7 days or 2 M."),
                Text("help", "Look at the voucher on the right, then save."),
            ),
        ),
        HelpTask(
            Text("help", "Change a price"),
            (
                Text("help", "Open the plan and press Ctrl+E."),
                Text("help", "Type the new price and save: vouchers already sold keep theirs."),
            ),
        ),
        HelpTask(
            Text("help", "Take a plan off sale"),
            (
                Text("help", "Mark the plan and switch it off."),
                Text("help", "Customers who have it keep it to its end."),
            ),
        ),
    ),
    keys=(
        ("Ctrl+N", Text("help", "New plan")),
        ("Ctrl+E", Text("help", "Change")),
        ("Ctrl+D", Text("help", "Duplicate")),
        ("Ctrl+S", Text("help", "Save the plan")),
    ),
)
