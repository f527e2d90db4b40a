"""Help: vouchers."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "vouchers",
    Text("help", "Codes made in advance: batches, stock per plan, paper."),
    (
        HelpTask(
            Text("help", "Make and print a batch"),
            (
                Text("help", "Press Ctrl+N, choose the plan and how many."),
                Text("help", "The batch goes on by itself, also after a power cut."),
                Text("help", "Choose Print: sheets of A4 or strips, with a look before."),
            ),
        ),
        HelpTask(
            Text("help", "Find one code"),
            (
                Text("help", "Type the code in the search, with or without its dash."),
                Text("help", "Its state and its batch stand in the details."),
            ),
        ),
        HelpTask(
            Text("help", "Cancel what was lost"),
            (
                Text("help", "Open the batch or mark the codes."),
                Text("help", "Choose Cancel: codes already used or sold are kept."),
            ),
        ),
    ),
    keys=(
        ("Ctrl+N", Text("help", "New batch")),
        ("Ctrl+P", Text("help", "Print")),
        ("Del", Text("help", "Cancel codes")),
    ),
)
