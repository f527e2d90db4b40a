"""Help: my account."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "account",
    Text("help", "Who you are here: profile, password, PIN, devices, subscription."),
    (
        HelpTask(
            Text("help", "Lock the counter with a PIN"),
            (
                Text("help", "Open Security and set a PIN."),
                Text("help", "Ctrl+L locks; the PIN opens again where you were."),
            ),
        ),
        HelpTask(
            Text("help", "Make sign-in safer"),
            (
                Text("help", "Turn two-factor sign-in on and scan the QR code with your phone."),
                Text("help", "Keep the recovery codes away from this computer."),
            ),
        ),
        HelpTask(
            Text("help", "End a sign-in elsewhere"),
            (
                Text("help", "Open Devices and mark the one you do not know."),
                Text("help", "End it, then change the password."),
            ),
        ),
    ),
)
