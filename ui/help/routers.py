"""Help: routers."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "routers",
    Text("help", "Your routers live: load, traffic, people, and whether they are set up well."),
    (
        HelpTask(
            Text("help", "Add a router"),
            (
                Text("help", "Choose Add a router and type its address, user and password."),
                Text("help", "The checks say what is missing on it, in words."),
            ),
        ),
        HelpTask(
            Text("help", "Find out why it is slow"),
            (
                Text("help", "Open the router: processor, memory and traffic move live."),
                Text("help", "Choose 24 h or 7 days to compare."),
            ),
        ),
        HelpTask(
            Text("help", "Restart the hotspot"),
            (
                Text("help", "Choose Restart the hotspot in the menu of the router."),
                Text("help", "People sign in again with the code they have."),
            ),
        ),
    ),
    keys=(("Alt+←", Text("help", "Back to the list")),),
)
