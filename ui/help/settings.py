"""Help: settings."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "settings",
    Text("help", "Look, shop, printers, data, backup, server and security of this computer."),
    (
        HelpTask(
            Text("help", "Choose the receipt printer"),
            (
                Text("help", "Open Printers and paper and choose how it is connected."),
                Text("help", "Print the test page and look at the accents."),
            ),
        ),
        HelpTask(
            Text("help", "Make a backup"),
            (
                Text("help", "Open Backup and press Back up now."),
                Text("help", "Copy the folder to a key or another computer from time to time."),
            ),
        ),
        HelpTask(
            Text("help", "Use less internet"),
            (
                Text("help", "Open Data and sync and choose how much a day may use."),
                Text("help", "The bar shows what was used today."),
            ),
        ),
    ),
    keys=(("Ctrl+,", Text("help", "Settings")),),
)
