"""What a served shop mailed, and ways to make its codes old."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from sqlalchemy import text

from tests.server.shops import ServedShop


def mails(shop: ServedShop, recipient: str) -> list[EmailMessage]:
    """Mails to an address, oldest first."""
    folder = shop.context.settings.data_dir / "mail"
    read = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(folder.glob("*.eml"))]
    return [mail for mail in read if mail["To"] == recipient]


def codes(shop: ServedShop, recipient: str) -> list[str]:
    """Codes mailed to an address, oldest first."""
    found = [re.findall(r"(?<!\d)\d{6}(?!\d)", mail.get_content()) for mail in mails(shop, recipient)]
    assert all(len(numbers) <= 1 for numbers in found), "a mail holds one number of six digits at most"
    return [numbers[0] for numbers in found if numbers]


def code(shop: ServedShop, recipient: str) -> str:
    """The newest code mailed to an address."""
    return codes(shop, recipient)[-1]


def other(right: str) -> str:
    """A code that is not the right one."""
    return "111111" if right != "111111" else "222222"


def let_codes_expire(shop: ServedShop) -> None:
    """Make every code and token too old."""
    with shop.context.database.write() as session:
        session.execute(text("UPDATE one_time_codes SET expires_at = '2020-01-01T00:00:00.000000Z'"))


def let_locks_end(shop: ServedShop) -> None:
    """Let the time of every throttle pass."""
    with shop.context.database.write() as session:
        session.execute(text("DELETE FROM sign_in_attempts"))
