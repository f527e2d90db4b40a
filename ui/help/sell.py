"""Help: selling."""

from __future__ import annotations

from typing import Final

from ui.help.topic import HelpTask, HelpTopic
from ui.kit.i18n import Text

TOPIC: Final = HelpTopic(
    "sell",
    Text("help", "Sell access in seconds and hand over the voucher. Works without a connection: sales wait here."),
    (
        HelpTask(
            Text("help", "Sell a voucher"),
            (
                Text("help", "Press F2, then choose the plan with its number or the arrow keys."),
                Text("help", "Type the quantity and how it is paid; a customer is not needed."),
                Text("help", "Press Enter: the code and its QR appear, and the receipt prints if you want."),
            ),
        ),
        HelpTask(
            Text("help", "Print a receipt again"),
            (
                Text("help", "Find the sale among the last sales at the right."),
                Text("help", "Choose to print it again: the receipt says “Duplicata”."),
            ),
        ),
        HelpTask(
            Text("help", "Close the till"),
            (
                Text("help", "Open the till menu and choose to close it."),
                Text("help", "Count the cash and type it in; the difference is shown."),
                Text("help", "Print or save the closing: it names you and the time."),
            ),
        ),
    ),
    keys=(
        ("F2", Text("help", "Sell")),
        ("1 … 9", Text("help", "Choose the plan")),
        ("+ / -", Text("help", "More or fewer")),
        ("P", Text("help", "Kind of payment")),
        ("C", Text("help", "Customer")),
        ("R", Text("help", "Cash received")),
        ("Enter", Text("help", "Sell, then the next customer")),
        ("Ctrl+P", Text("help", "Print the receipt")),
    ),
)
