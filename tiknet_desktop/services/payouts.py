"""Payouts that are never asked for twice.

A payout is the one action that must not be repeated blindly. Before it is sent, the attempt is written to this account's
durable file with the number the server knows it by (``Idempotency-Key``) and the payouts that existed then. When the answer
is lost the attempt stays: no other payout can be asked for until this one was found on the server, or proved not to be there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy.engine import Connection

from tiknet_desktop.api.answer import rows
from tiknet_desktop.api.errors import ApiError, StillRunning
from tiknet_desktop.contracts.resources import WITHDRAWALS
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.domain.money import wire_amount
from tiknet_desktop.services.errors import InvalidInputError, RowGoneError, ServiceError
from tiknet_desktop.services.money import has_keys, keep_row
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import cache
from tiknet_desktop.storage.codec import codec_of
from tiknet_desktop.storage.database import fact, set_fact
from tiknet_desktop.storage.records import Record

SAME_MOMENT: Final = timedelta(minutes=3)
"""How far the server's clock may stand before ours when a payout is recognised by its time."""
IN_TRANSIT: Final = timedelta(minutes=2)
"""How long a request may still be on its way to a server that knows no ``Idempotency-Key``."""
_ATTEMPT: Final = "withdrawal_attempt"


class AttemptOpenError(ServiceError):
    """The outcome of an earlier payout is not known yet; ``attempt`` is that one."""

    code = "attempt_open"

    def __init__(self, attempt: Attempt) -> None:
        self.attempt = attempt
        super().__init__(attempt.key)


class OutcomeUnknownError(ServiceError):
    """The payout was sent and its answer was lost. It is kept as ``attempt``; ``cause`` is how the answer was lost."""

    code = "outcome_unknown"

    def __init__(self, attempt: Attempt, cause: ApiError) -> None:
        self.attempt = attempt
        self.cause = cause
        super().__init__(f"{attempt.key}: {cause}")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A payout whose outcome is not known. ``known`` are the server ids of the payouts that existed before it was sent;
    ``sent_at`` is
    when it was sent last, both moments are aware UTC."""

    key: str
    amount: Decimal
    method_id: int
    method_name: str
    first_sent_at: datetime
    sent_at: datetime
    known: tuple[int, ...] = ()
    keyed: bool = False
    """Whether the server recognises a repetition by the key: repeating is then safe."""

    @property
    def may_repeat_at(self) -> datetime:
        """From when on its absence from the list proves that it was not done."""
        return self.sent_at if self.keyed else self.sent_at + IN_TRANSIT


@dataclass(frozen=True, slots=True)
class LookUp:
    """What looking for a payout found: its row, or nothing. ``settled`` says whether nothing means “not done”."""

    found: Record | None
    settled: bool


class PayoutService:
    """Asking for payouts, one at a time."""

    def __init__(self, shop: ShopHolder) -> None:
        self._shop = shop

    async def attempt(self) -> Attempt | None:
        """The payout whose outcome is not known, if any."""
        return await self._shop().store.read(_open_attempt)

    async def withdraw(self, amount: Decimal, method_key: str) -> Record | None:
        """Ask for a payout; the new row, where the server tells it.

        Raises:
            InvalidInputError: the amount is none, or more than the wallet is known to hold.
            AttemptOpenError: an earlier one must be settled first.
            OutcomeUnknownError: it was sent and the answer was lost.
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        shop = self._shop()
        shop.require("create_withdrawal")
        if amount <= 0:
            raise InvalidInputError(amount="too_small")
        waiting = await self.attempt()
        if waiting is not None:
            raise AttemptOpenError(waiting)
        method = await shop.record("payment_methods", method_key)
        if method["id"] is None:
            raise RowGoneError(f"payment_methods {method_key}")
        # What exists already is asked for first: a payout is recognised by being new. Unanswered, nothing is sent.
        before = await self._server_rows(shop)
        now = datetime.now(UTC)
        attempt = Attempt(
            key=new_ulid(),
            amount=amount,
            method_id=int(method["id"]),
            method_name=str(method["name"] or ""),
            first_sent_at=now,
            sent_at=now,
            known=tuple(int(row["id"]) for row in before),
            keyed=await has_keys(shop),
        )
        return await self._send(shop, attempt)

    async def look_up(self) -> LookUp:
        """Look for the payout whose answer was lost. A payout that is found is settled.

        Raises:
            ApiError: the server did not tell.
        """
        shop = self._shop()
        attempt = await self.attempt()
        if attempt is None:
            return LookUp(None, True)
        for row in await self._server_rows(shop):
            if matches(attempt, row):
                await self._settle(shop)
                return LookUp(row, True)
        return LookUp(None, datetime.now(UTC) >= attempt.may_repeat_at)

    async def repeat(self) -> Record | None:
        """Send the same payout again, after looking for it. A server that knows keys does it at most once; on any other
        one it must have been looked for in vain.

        Raises:
            AttemptOpenError: it may still be on its way.
            OutcomeUnknownError, ApiError: as for :meth:`withdraw`.
        """
        shop = self._shop()
        attempt = await self.attempt()
        if attempt is None:
            return None
        seen = await self.look_up()
        if seen.found is not None:
            return seen.found
        if not seen.settled:
            raise AttemptOpenError(attempt)
        return await self._send(shop, replace(attempt, sent_at=datetime.now(UTC)))

    async def give_up(self) -> None:
        """Forget the payout whose answer was lost; allowed once it was looked for in vain.

        Raises:
            AttemptOpenError: it may still be on its way.
            ApiError: the server did not tell whether it exists.
        """
        shop = self._shop()
        attempt = await self.attempt()
        if attempt is None:
            return
        seen = await self.look_up()
        if seen.found is None and not seen.settled:
            raise AttemptOpenError(attempt)
        await self._settle(shop)

    async def _send(self, shop: Shop, attempt: Attempt) -> Record | None:
        await shop.store.write(_keep_attempt, attempt)
        body = {"amount": wire_amount(attempt.amount), "payment_method": attempt.method_id}
        try:
            data = await shop.ask(
                "create_withdrawal", body=body, idempotency_key=attempt.key if attempt.keyed else None
            )
        except ApiError as error:
            if error.outcome_unknown or isinstance(error, StillRunning):
                shop.publish_rows("withdrawals", set())
                raise OutcomeUnknownError(attempt, error) from error
            await self._settle(shop)
            raise
        key = await keep_row(shop, "withdrawals", data)
        await self._settle(shop)
        return await shop.record("withdrawals", key) if key else None

    async def _settle(self, shop: Shop) -> None:
        await shop.store.write(set_fact, _ATTEMPT, None)
        shop.publish_rows("withdrawals", set())
        shop.engine.touched("withdrawals", "wallet", "wallet_transactions")

    async def _server_rows(self, shop: Shop) -> list[Record]:
        """Payouts as the server lists them now; kept too."""
        found = rows(await shop.ask("list_withdrawals"))
        applied = await shop.store.write(cache.apply_rows, "withdrawals", found)
        if applied.keys:
            shop.publish_rows("withdrawals", applied.keys)
        good, _ = codec_of(WITHDRAWALS).read(found)
        return [Record("withdrawals", key, values) for key, values in good]


def matches(attempt: Attempt, row: Record) -> bool:
    """Whether a payout on the server is the one that was sent: new since then, same amount, same destination."""
    if row["id"] is None or int(row["id"]) in attempt.known or row["amount"] != attempt.amount:
        return False
    if row["payment_method"] is not None and int(row["payment_method"]) != attempt.method_id:
        return False
    asked: datetime | None = row["requested_at"]
    return asked is None or asked >= attempt.first_sent_at - SAME_MOMENT


def _open_attempt(connection: Connection) -> Attempt | None:
    text = fact(connection, _ATTEMPT)
    if not text:
        return None
    kept = json.loads(text)
    return Attempt(
        **{
            **kept,
            "amount": Decimal(kept["amount"]),
            **{name: datetime.fromisoformat(kept[name]) for name in ("first_sent_at", "sent_at")},
            "known": tuple(kept["known"]),
        }
    )


def _keep_attempt(connection: Connection, attempt: Attempt) -> None:
    kept = {**asdict(attempt), "amount": str(attempt.amount), "known": list(attempt.known)}
    kept |= {name: getattr(attempt, name).isoformat() for name in ("first_sent_at", "sent_at")}
    set_fact(connection, _ATTEMPT, json.dumps(kept))
