"""Help: help itself."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "support",
    Text("help", "This help, and requests for help to the people behind TikNet."),
    (
        HelpTask(
            Text("help", "Ask for help"),
            (
                Text("help", "Open Requests and press Ctrl+N."),
                Text("help", "Say what happens and since when; it is sent when there is a connection."),
            ),
        ),
        HelpTask(
            Text("help", "Read an answer"),
            (
                Text("help", "Click the request: the messages stand at the right."),
                Text("help", "Reply below them; a closed request opens again."),
            ),
        ),
        HelpTask(
            Text("help", "Send the log"),
            (
                Text("help", "Open Settings, then About, and save the log."),
                Text("help", "It holds no passwords, codes or phone numbers."),
            ),
        ),
    ),
    keys=(
        ("F1", Text("help", "Help for this page")),
        ("Ctrl+N", Text("help", "New request")),
    ),
)
