"""Sales taken back, as far as this computer's file is concerned.

What the server is asked to reverse is written down before it is asked, like a payout: when the program ends before the answer
is noted, the reversed rows of the next pull finish it, cash included.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy.engine import Connection

from tiknet_desktop.storage import outbox, sales, search, tills
from tiknet_desktop.storage.database import fact, set_fact
from tiknet_desktop.storage.records import Record
from tiknet_desktop.storage.sales import SaleState

_ASKED: Final = "reversal:"


def ask(connection: Connection, sale_id: str, reason: str) -> None:
    """The server is about to be asked to reverse this sale."""
    set_fact(connection, _ASKED + sale_id, reason)


def forget(connection: Connection, sale_id: str) -> None:
    """It was refused, or it is done."""
    connection.exec_driver_sql("DELETE FROM facts WHERE name = ?", (_ASKED + sale_id,))


def assignments(connection: Connection, sale_id: str) -> list[Record | None]:
    """The server's row of each assignment of a sale, found by our row or, after a rebuilt cache, by its reference; ``None``
    where it is not known here."""
    return [
        search.get(connection, "assigned_plans", entry.local_key)
        or search.find(connection, "assigned_plans", {"reference": entry.natural.get("reference")})
        for entry in outbox.of_sale(connection, sale_id)
        if entry.operation == "assign_plan"
    ]


def note(connection: Connection, sale_id: str, reason: str) -> None:
    """Mark the sale and give its cash back, once however often it was asked for at the same time."""
    forget(connection, sale_id)
    known = sales.get(connection, sale_id)
    if known is not None and known.state is SaleState.REVERSED:
        return
    sale = sales.mark_reversed(connection, sale_id, datetime.now(UTC), reason)
    if sale.payment == "cash":
        tills.record_movement(connection, "reversal", -sale.total, f"{sale.number}: {reason}")


def finish(connection: Connection) -> set[str]:
    """Note the sales the server was asked to reverse and has reversed wholly; returns their ids."""
    names = connection.exec_driver_sql(
        "SELECT name FROM facts WHERE name >= ? AND name < ?", (_ASKED, _ASKED[:-1] + chr(ord(_ASKED[-1]) + 1))
    )
    done: set[str] = set()
    for (name,) in names.all():
        sale_id = str(name).removeprefix(_ASKED)
        rows = assignments(connection, sale_id)
        if rows and all(row is not None and row["status"] == "reversed" for row in rows):
            note(connection, sale_id, fact(connection, name) or "")
            done.add(sale_id)
    return done
