"""Help: customers."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "customers",
    Text("help", "Everybody who has an account with you: find, help, extend, block."),
    (
        HelpTask(
            Text("help", "Add a customer"),
            (
                Text("help", "Press Ctrl+N and type a name and a phone number."),
                Text("help", "The account appears at once; it reaches the server when there is a connection."),
            ),
        ),
        HelpTask(
            Text("help", "Block somebody who shares a code"),
            (
                Text("help", "Mark the line and choose Block."),
                Text("help", "The person is off the network within a minute; unblock gives the access back."),
            ),
        ),
        HelpTask(
            Text("help", "See what somebody bought and used"),
            (
                Text("help", "Click the line: the details open at the right."),
                Text("help", "Remaining volume, time and past payments stand there."),
            ),
        ),
    ),
    keys=(
        ("Ctrl+N", Text("help", "New customer")),
        ("Ctrl+E", Text("help", "Change the customer")),
    ),
)
