"""Sales made at this computer. They are ours alone, written before anything is sent, and never dropped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.ids import new_access_code
from tiknet_desktop.storage.codec import moment_text, parse_moment
from tiknet_desktop.storage.database import fact, set_fact
from tiknet_desktop.storage.errors import UnknownRowError

_COLUMNS = (
    "id, number, created_at, state, plan_key, plan_name, price, quantity, total, received, payment, codes, customer_key,"
    " customer_name, seller, details"
)


class SaleState(StrEnum):
    """Whether the server knows of a sale."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"
    REVERSED = "reversed"
    """Taken back: by us before it was sent, or by the server."""


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One sale. Amounts are in the shop's currency; ``details`` hold what the receipt shows besides."""

    id: str
    number: str
    created_at: datetime
    plan_key: str
    plan_name: str
    price: Decimal
    quantity: int
    total: Decimal
    received: Decimal | None
    payment: str
    codes: tuple[str, ...]
    customer_key: str | None
    customer_name: str
    seller: str
    state: SaleState = SaleState.PENDING
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def change(self) -> Decimal | None:
        """What the customer gets back, when what was handed over is known."""
        return None if self.received is None else self.received - self.total


def next_number(connection: Connection, when: datetime) -> str:
    """The next receipt number of this computer: year, month and a counter that starts again each month: ``2611-0843``.

    ``when`` is local time; the counter never goes back, even when the clock does.
    """
    month = f"{when:%y%m}"
    newest = connection.exec_driver_sql(
        "SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM sales WHERE number LIKE ?", (f"{month}-%",)
    ).scalar()
    counted = fact(connection, f"receipts:{month}")
    count = max(int(newest or 0), int(counted or 0)) + 1
    set_fact(connection, f"receipts:{month}", str(count))
    return f"{month}-{count:04d}"


def computer_mark(connection: Connection) -> str:
    """Six characters that tell this computer's references from those of another one of the same shop."""
    mark = fact(connection, "computer_mark")
    if mark is None:
        mark = new_access_code()[:6]
        set_fact(connection, "computer_mark", mark)
    return mark


def add(connection: Connection, sale: SaleRow) -> None:
    """Keep a sale."""
    connection.exec_driver_sql(
        f"INSERT INTO sales ({_COLUMNS}) VALUES ({', '.join('?' * 16)})",
        (
            sale.id,
            sale.number,
            moment_text(sale.created_at),
            sale.state.value,
            sale.plan_key,
            sale.plan_name,
            _hundredths(sale.price),
            sale.quantity,
            _hundredths(sale.total),
            None if sale.received is None else _hundredths(sale.received),
            sale.payment,
            json.dumps(sale.codes),
            sale.customer_key,
            sale.customer_name,
            sale.seller,
            json.dumps(dict(sale.details), ensure_ascii=False),
        ),
    )


def get(connection: Connection, sale_id: str) -> SaleRow | None:
    """One sale, or ``None``."""
    row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM sales WHERE id = ?", (sale_id,)).first()
    return None if row is None else _sale(row)


def recent(connection: Connection, limit: int, offset: int = 0) -> list[SaleRow]:
    """The newest sales first."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM sales ORDER BY id DESC LIMIT ? OFFSET ?", (limit, offset)
    )
    return [_sale(row) for row in rows]


def between(connection: Connection, start: datetime, end: datetime) -> list[SaleRow]:
    """Sales from ``start`` (included) to ``end`` (not included), oldest first."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM sales WHERE created_at >= ? AND created_at < ? ORDER BY id",
        (moment_text(start), moment_text(end)),
    )
    return [_sale(row) for row in rows]


def refresh_state(connection: Connection, sale_id: str) -> SaleState:
    """Derive a sale's state from its actions: the worst of them counts. A sale that was taken back stays so."""
    reversed_at = connection.exec_driver_sql(
        "SELECT json_extract(details, '$.reversed_at') FROM sales WHERE id = ?", (sale_id,)
    ).scalar()
    if reversed_at is not None:
        return SaleState.REVERSED
    statuses = {
        str(status)
        for (status,) in connection.exec_driver_sql("SELECT DISTINCT status FROM outbox WHERE sale_id = ?", (sale_id,))
    }
    if "conflict" in statuses:
        state = SaleState.CONFLICT
    elif statuses & {"failed", "undone"}:
        state = SaleState.REFUSED
    elif "unknown" in statuses:
        state = SaleState.UNKNOWN
    elif statuses == {"done"}:
        state = SaleState.CONFIRMED
    else:
        state = SaleState.PENDING
    connection.exec_driver_sql("UPDATE sales SET state = ? WHERE id = ?", (state.value, sale_id))
    return state


def mark_reversed(connection: Connection, sale_id: str, at: datetime, reason: str) -> SaleRow:
    """Note that a sale was taken back; returns it.

    Raises:
        UnknownRowError: there is no such sale.
    """
    connection.exec_driver_sql(
        "UPDATE sales SET state = ?, details = json_set(details, '$.reversed_at', ?, '$.reversal_reason', ?) WHERE id = ?",
        (SaleState.REVERSED.value, moment_text(at), reason, sale_id),
    )
    found = get(connection, sale_id)
    if found is None:
        raise UnknownRowError(sale_id)
    return found


def _hundredths(amount: Decimal) -> int:
    return int((amount * 100).to_integral_value())


def _sale(row: Any) -> SaleRow:
    (id_, number, created_at, state, plan_key, plan_name, price, quantity, total, received, payment, codes, customer_key,
     customer_name, seller, details) = row  # fmt: skip
    return SaleRow(
        id=id_,
        number=number,
        created_at=parse_moment(created_at),
        state=SaleState(state),
        plan_key=plan_key,
        plan_name=plan_name,
        price=Decimal(price) / 100,
        quantity=quantity,
        total=Decimal(total) / 100,
        received=None if received is None else Decimal(received) / 100,
        payment=payment,
        codes=tuple(json.loads(codes)),
        customer_key=customer_key,
        customer_name=customer_name,
        seller=seller,
        details=json.loads(details),
    )
