"""Tills: who opened the drawer with how much, what went in and out besides sales, and what was counted at the end.

Ours alone, like sales: never dropped, and a closed till never changes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.storage.codec import moment_text, parse_moment

_COLUMNS = "id, number, seller, opened_at, opening, closed_at, counted, expected, note, figures, fingerprint"


@dataclass(frozen=True, slots=True)
class TillRow:
    """One drawer from opening to closing. Amounts are in the shop's currency. What stands at closing is ``None`` or empty
    while it is open; ``figures`` are the sums as they were signed, ``fingerprint`` their SHA-256 in hexadecimal."""

    id: str
    number: int
    seller: str
    opened_at: datetime
    opening: Decimal
    closed_at: datetime | None = None
    counted: Decimal | None = None
    expected: Decimal | None = None
    note: str = ""
    figures: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    fingerprint: str = ""

    @property
    def difference(self) -> Decimal | None:
        """Counted less expected: negative where money is missing."""
        return None if self.counted is None or self.expected is None else self.counted - self.expected


@dataclass(frozen=True, slots=True)
class Movement:
    """Cash put in (positive) or taken out (negative) besides sales. ``kind`` is ``in``, ``out`` or ``reversal``."""

    id: str
    till_id: str
    at: datetime
    kind: str
    amount: Decimal
    reason: str


def add(connection: Connection, till: TillRow) -> None:
    """Open a till."""
    connection.exec_driver_sql(
        f"INSERT INTO tills ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, '', '{{}}', '')",
        (till.id, till.number, till.seller, moment_text(till.opened_at), _hundredths(till.opening)),
    )


def next_number(connection: Connection) -> int:
    """The number of the next till of this computer, from 1."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) + 1 FROM tills").scalar() or 1)


def open_till(connection: Connection) -> TillRow | None:
    """The till that is open, if any."""
    row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM tills WHERE closed_at IS NULL").first()
    return None if row is None else _till(row)


def get(connection: Connection, till_id: str) -> TillRow | None:
    """One till, or ``None``."""
    row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM tills WHERE id = ?", (till_id,)).first()
    return None if row is None else _till(row)


def past(connection: Connection, limit: int, offset: int = 0) -> list[TillRow]:
    """Closed tills, newest first."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM tills WHERE closed_at IS NOT NULL ORDER BY number DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [_till(row) for row in rows]


def close(connection: Connection, till: TillRow) -> bool:
    """Write what was counted; whether the till was still open."""
    assert till.closed_at is not None and till.counted is not None and till.expected is not None
    done = connection.exec_driver_sql(
        "UPDATE tills SET closed_at = ?, counted = ?, expected = ?, note = ?, figures = ?, fingerprint = ?"
        " WHERE id = ? AND closed_at IS NULL",
        (
            moment_text(till.closed_at),
            _hundredths(till.counted),
            _hundredths(till.expected),
            till.note,
            json.dumps(dict(till.figures), ensure_ascii=False, sort_keys=True),
            till.fingerprint,
            till.id,
        ),
    )
    return done.rowcount == 1


def move(connection: Connection, movement: Movement) -> None:
    """Keep a movement of cash."""
    connection.exec_driver_sql(
        "INSERT INTO till_movements (id, till_id, at, kind, amount, reason) VALUES (?, ?, ?, ?, ?, ?)",
        (
            movement.id,
            movement.till_id,
            moment_text(movement.at),
            movement.kind,
            _hundredths(movement.amount),
            movement.reason,
        ),
    )


def record_movement(connection: Connection, kind: str, amount: Decimal, reason: str) -> Movement | None:
    """Keep a movement in the open till; ``None`` when no till is open."""
    till = open_till(connection)
    if till is None:
        return None
    movement = Movement(new_ulid(), till.id, datetime.now(UTC), kind, amount, reason)
    move(connection, movement)
    return movement


def movements(connection: Connection, till_id: str) -> list[Movement]:
    """Movements of a till, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT id, till_id, at, kind, amount, reason FROM till_movements WHERE till_id = ? ORDER BY id", (till_id,)
    )
    return [
        Movement(id_, till, parse_moment(at), kind, Decimal(amount) / 100, reason)
        for id_, till, at, kind, amount, reason in rows
    ]


def _hundredths(amount: Decimal) -> int:
    return int((amount * 100).to_integral_value())


def _amount(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value) / 100


def _till(row: Any) -> TillRow:
    id_, number, seller, opened_at, opening, closed_at, counted, expected, note, figures, fingerprint = row
    return TillRow(
        id=id_,
        number=number,
        seller=seller,
        opened_at=parse_moment(opened_at),
        opening=Decimal(opening) / 100,
        closed_at=parse_moment(closed_at) if closed_at else None,
        counted=_amount(counted),
        expected=_amount(expected),
        note=note,
        figures=json.loads(figures),
        fingerprint=fingerprint,
    )
