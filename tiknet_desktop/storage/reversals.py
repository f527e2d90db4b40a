"""Sales taken back, as far as this computer's file is concerned.

What the server is asked to reverse is written down before it is asked, like a payout: when the program ends before the answer
is noted, the reversed rows of the next pull finish it, cash included.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy.engine import Connection

from tiknet_desktop.storage import outbox, sales, search, tills
from tiknet_desktop.storage.database import fact, set_fact
from tiknet_desktop.storage.records import Record
from tiknet_desktop.storage.sales import SaleState

_ASKED: Final = "reversal:"
_AT_ONCE: Final = 500
"""Assignments looked up with one question."""


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


def mark_elsewhere(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Mark sales behind these assignments that were taken back wholly without this computer: at another one, or by whoever
    runs the server. Whether cash was given back, and from which drawer, is not known here: this till stays as it is.
    Returns their ids."""
    done: set[str] = set()
    wanted = list(keys)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        sold = connection.exec_driver_sql(
            "SELECT DISTINCT outbox.sale_id FROM outbox JOIN sales ON sales.id = outbox.sale_id"
            " WHERE resource = 'assigned_plans' AND operation = 'assign_plan' AND sales.state = ?"
            f" AND local_key IN ({', '.join('?' * len(some))})",
            (SaleState.CONFIRMED.value, *some),
        )
        for (sale_id,) in sold.all():
            if _wholly_reversed(connection, sale_id):
                sales.mark_reversed(connection, sale_id, datetime.now(UTC), "")
                done.add(str(sale_id))
    return done


def finish(connection: Connection) -> set[str]:
    """Note the sales the server was asked to reverse and has reversed wholly; returns their ids."""
    names = connection.exec_driver_sql(
        "SELECT name FROM facts WHERE name >= ? AND name < ?", (_ASKED, _ASKED[:-1] + chr(ord(_ASKED[-1]) + 1))
    )
    done: set[str] = set()
    for (name,) in names.all():
        sale_id = str(name).removeprefix(_ASKED)
        if _wholly_reversed(connection, sale_id):
            note(connection, sale_id, fact(connection, name) or "")
            done.add(sale_id)
    return done


def _wholly_reversed(connection: Connection, sale_id: str) -> bool:
    rows = assignments(connection, sale_id)
    return bool(rows) and all(row is not None and row["status"] == "reversed" for row in rows)
