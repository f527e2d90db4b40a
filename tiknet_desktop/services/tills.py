"""The drawer: opened with what is in it, closed with what was counted, and the difference said without blame."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services.errors import InvalidInputError, ServiceError
from tiknet_desktop.services.sales import PAYMENTS, Seller
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import sales, tills
from tiknet_desktop.storage.sales import SaleRow, SaleState
from tiknet_desktop.storage.tills import Movement, TillRow

LARGEST = Decimal(10) ** 12


class TillOpenError(ServiceError):
    """A till is open already: one drawer at a time."""

    code = "till_open"


class NoTillError(ServiceError):
    """No till is open."""

    code = "no_till"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in by one kind of payment."""

    payment: str
    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class TillFigures:
    """A till in figures. ``expected`` is the cash that should lie in the drawer. ``unconfirmed`` sales are counted like the
    others: the money was taken."""

    opening: Decimal
    taken: tuple[Taken, ...]
    movements: tuple[Movement, ...]
    sales: int
    tickets: int
    unconfirmed: int

    @property
    def cash(self) -> Decimal:
        """Cash taken for sales."""
        return sum((one.amount for one in self.taken if one.payment == "cash"), Decimal(0))

    @property
    def total(self) -> Decimal:
        """Everything sold, however it was paid."""
        return sum((one.amount for one in self.taken), Decimal(0))

    @property
    def moved(self) -> Decimal:
        """Cash put in less cash taken out besides sales."""
        return sum((one.amount for one in self.movements), Decimal(0))

    @property
    def expected(self) -> Decimal:
        """Opening, cash sales and movements together."""
        return self.opening + self.cash + self.moved

    def plain(self) -> dict[str, Any]:
        """As it is kept and signed: amounts as text."""
        return {
            "opening": str(self.opening),
            "taken": {one.payment: [one.count, str(one.amount)] for one in self.taken},
            "movements": [[one.kind, str(one.amount), one.reason] for one in self.movements],
            "sales": self.sales,
            "tickets": self.tickets,
            "unconfirmed": self.unconfirmed,
        }


class TillService:
    """Use cases of the drawer. Every till belongs to the account open on this computer."""

    def __init__(self, shop: ShopHolder, seller: Seller) -> None:
        self._shop = shop
        self._seller = seller

    async def current(self) -> TillRow | None:
        """The open till, if any."""
        return await self._shop().store.read(tills.open_till)

    async def past(self, limit: int = 50, offset: int = 0) -> list[TillRow]:
        """Closed tills, newest first."""
        return await self._shop().store.read(tills.past, limit, offset)

    async def open(self, opening: Decimal) -> TillRow:
        """Open the drawer with ``opening`` in it.

        Raises:
            InvalidInputError: the amount cannot be.
            TillOpenError: one is open.
        """
        _check(opening=opening)
        made = await self._shop().store.write(self._open, opening)
        self._announce(made.id)
        return made

    async def figures(self, till_id: str) -> TillFigures:
        """The till as it stands now, or as it stood when it was closed.

        Raises:
            NoTillError: there is no such till.
        """
        found = await self._shop().store.read(_figures, till_id)
        if found is None:
            raise NoTillError(till_id)
        return found

    async def move(self, amount: Decimal, reason: str) -> Movement:
        """Put cash in (positive) or take it out (negative) besides sales.

        Raises:
            InvalidInputError: no amount, or no reason.
            NoTillError: no till is open.
        """
        if amount == 0 or abs(amount) > LARGEST:
            raise InvalidInputError(amount="out_of_range")
        if not reason.strip():
            raise InvalidInputError(reason="required")
        kind = "in" if amount > 0 else "out"
        made = await self._shop().store.write(tills.record_movement, kind, amount, reason.strip())
        if made is None:
            raise NoTillError
        self._announce(made.till_id)
        return made

    async def close(self, counted: Decimal, note: str = "") -> TillRow:
        """Close the drawer with what was counted; the figures are fixed and fingerprinted.

        Raises:
            InvalidInputError: the amount cannot be.
            NoTillError: no till is open.
        """
        _check(counted=counted)
        closed = await self._shop().store.write(_close, counted, note.strip())
        self._announce(closed.id)
        return closed

    def _open(self, connection: Connection, opening: Decimal) -> TillRow:
        if tills.open_till(connection) is not None:
            raise TillOpenError
        number = tills.next_number(connection)
        till = TillRow(new_ulid(), number, self._seller.seller_name, datetime.now(UTC), opening)
        tills.add(connection, till)
        return till

    def _announce(self, till_id: str) -> None:
        self._shop().bus.publish(ChangeSet("tills", frozenset({till_id})))


def fingerprint(till: TillRow) -> str:
    """SHA-256 over everything a signature stands under: two equal papers have the same, a changed one has not."""
    assert till.closed_at is not None
    parts: Mapping[str, Any] = {
        "id": till.id,
        "number": till.number,
        "seller": till.seller,
        "opened_at": till.opened_at.isoformat(),
        "closed_at": till.closed_at.isoformat(),
        "counted": f"{till.counted:.2f}",
        "expected": f"{till.expected:.2f}",
        "note": till.note,
        "figures": dict(till.figures),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _check(**amounts: Decimal) -> None:
    wrong = {name: "out_of_range" for name, value in amounts.items() if not 0 <= value <= LARGEST}
    if wrong:
        raise InvalidInputError(**wrong)


def _figures(connection: Connection, till_id: str) -> TillFigures | None:
    till = tills.get(connection, till_id)
    if till is None:
        return None
    if till.closed_at is not None:
        return _as_signed(till, tills.movements(connection, till_id))
    return _counted(connection, till, datetime.now(UTC))


def _counted(connection: Connection, till: TillRow, until: datetime) -> TillFigures:
    made = sales.between(connection, till.opened_at, until)
    return TillFigures(
        opening=till.opening,
        taken=_taken(made),
        movements=tuple(tills.movements(connection, till.id)),
        sales=len(made),
        tickets=sum(one.quantity for one in made),
        unconfirmed=sum(one.state not in (SaleState.CONFIRMED, SaleState.REVERSED) for one in made),
    )


def _taken(made: Sequence[SaleRow]) -> tuple[Taken, ...]:
    def by(payment: str) -> Iterable[SaleRow]:
        return [one for one in made if one.payment == payment]

    return tuple(
        Taken(payment, len(list(by(payment))), sum((one.total for one in by(payment)), Decimal(0)))
        for payment in PAYMENTS
    )


def _as_signed(till: TillRow, moved: Sequence[Movement]) -> TillFigures:
    figures = till.figures
    return TillFigures(
        opening=till.opening,
        taken=tuple(Taken(name, figures["taken"][name][0], Decimal(figures["taken"][name][1])) for name in PAYMENTS),
        movements=tuple(moved),
        sales=figures["sales"],
        tickets=figures["tickets"],
        unconfirmed=figures["unconfirmed"],
    )


def _close(connection: Connection, counted: Decimal, note: str) -> TillRow:
    till = tills.open_till(connection)
    if till is None:
        raise NoTillError
    now = datetime.now(UTC)
    figures = _counted(connection, till, now)
    closed = replace(
        till, closed_at=now, counted=counted, expected=figures.expected, note=note, figures=figures.plain()
    )
    closed = replace(closed, fingerprint=fingerprint(closed))
    if not tills.close(connection, closed):
        raise NoTillError
    return closed
