"""Help: team."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "team",
    Text("help", "Who works here, what each may do, and what was done."),
    (
        HelpTask(
            Text("help", "Take somebody on"),
            (
                Text("help", "Press Ctrl+N and type name, address and role."),
                Text("help", "Hand over the first password; it is shown once."),
            ),
        ),
        HelpTask(
            Text("help", "Change what a role may do"),
            (
                Text("help", "Open the roles and tick what is allowed."),
                Text("help", "Save with Ctrl+S: it holds for everybody in that role."),
            ),
        ),
        HelpTask(
            Text("help", "Find out who did something"),
            (
                Text("help", "Open Who did what and filter by person or day."),
                Text("help", "Nothing there can be changed or removed."),
            ),
        ),
    ),
    keys=(
        ("Ctrl+N", Text("help", "New person")),
        ("F4", Text("help", "Name and phone")),
        ("Ctrl+S", Text("help", "Save the roles")),
    ),
)
