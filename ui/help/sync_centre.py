"""Help: the sync centre."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "sync_centre",
    Text("help", "What waits for the server, what went wrong, and what this computer keeps."),
    (
        HelpTask(
            Text("help", "See what waits"),
            (
                Text("help", "Everything listed as pending is safe here and goes by itself."),
                Text("help", "An action can be undone as long as it was not sent."),
            ),
        ),
        HelpTask(
            Text("help", "Deal with a refused action"),
            (
                Text("help", "Open it: the reason stands in the details."),
                Text("help", "Correct it and try again, or give it up."),
            ),
        ),
        HelpTask(
            Text("help", "Choose between two versions"),
            (
                Text("help", "Something was changed here and on the server: both are shown."),
                Text("help", "Choose one; the other is noted in the list."),
            ),
        ),
    ),
    keys=(("Del", Text("help", "Undo the action")),),
)
