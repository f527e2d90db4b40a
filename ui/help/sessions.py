"""Help: sessions."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "sessions",
    Text("help", "Who is on the network now, on which router, since when."),
    (
        HelpTask(
            Text("help", "Find a device"),
            (
                Text("help", "Type a name, a code or an address in the search."),
                Text("help", "Filter by router when there are many."),
            ),
        ),
        HelpTask(
            Text("help", "Disconnect somebody"),
            (
                Text("help", "Mark one or several lines."),
                Text("help", "Choose Disconnect; with time left they can sign in again."),
            ),
        ),
        HelpTask(
            Text("help", "Open the customer behind a session"),
            (Text("help", "Click the line, then choose to open the customer."),),
        ),
    ),
    keys=(("Del", Text("help", "Disconnect")),),
)
