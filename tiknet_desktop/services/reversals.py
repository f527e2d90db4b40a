"""Taking a sale back. What was never sent is given up here; what the server has is reversed there, which asks for the owner's
PIN from whoever may not change settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.engine import Connection

from tiknet_desktop.api.errors import ApiError, NotOffered, ValidationRefused
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services.errors import InvalidInputError, NotAllowedError, RowGoneError, ServiceError
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import outbox, reversals, sales
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import EntryStatus
from tiknet_desktop.storage.sales import SaleState


class Way(StrEnum):
    """How a sale can be taken back now."""

    HERE = "here"
    """Nothing was sent: the actions are given up."""
    SERVER = "server"
    """The server reverses it; it must answer now."""
    NOT_YET = "not_yet"
    """Its outcome is not known yet: first it must be settled."""
    DONE = "done"
    """It was taken back before, or never stood."""
    NOT_OFFERED = "not_offered"
    """This server takes no sale back."""


class NotReversibleError(ServiceError):
    """The sale cannot be taken back now. ``way`` says why."""

    code = "not_reversible"

    def __init__(self, way: Way) -> None:
        self.way = way
        super().__init__(way.value)


class PartlyReversedError(ServiceError):
    """Some tickets of the sale were taken back, then the server stopped answering. Trying again goes on where it stopped.
    ``done`` of ``count`` are back; ``cause`` is what stood in the way."""

    code = "partly_reversed"

    def __init__(self, done: int, count: int, cause: ApiError) -> None:
        self.done = done
        self.count = count
        self.cause = cause
        super().__init__(f"{done} of {count}")


@dataclass(frozen=True, slots=True)
class Possible:
    """How a sale can be taken back, and whether the owner's PIN is needed for it."""

    way: Way
    needs_pin: bool


class ReversalService:
    """Use cases of taking sales back."""

    def __init__(self, shop: ShopHolder) -> None:
        self._shop = shop

    async def possible(self, sale_id: str) -> Possible:
        """How a sale can be taken back now.

        Raises:
            RowGoneError: there is no such sale.
        """
        shop = self._shop()
        way = await shop.store.read(_way, sale_id)
        if way is Way.SERVER and shop.engine.capabilities is not None and "row-extras" not in shop.engine.capabilities:
            way = Way.NOT_OFFERED
        return Possible(way, Permission.SETTING_ACCESS not in shop.permissions)

    async def reverse(self, sale_id: str, reason: str, pin: str = "") -> None:
        """Take a sale back. Cash goes out of the open till.

        Raises:
            InvalidInputError: no reason, or no PIN where one is needed.
            NotReversibleError: not now, or not on this server.
            NotAllowedError: an unsent sale can be given up only by who may change settings.
            Forbidden: the PIN is wrong.
            PartlyReversedError, ApiError: the server did not do all of it.
        """
        shop = self._shop()
        shop.require("reverse_assigned_plan")
        possible = await self.possible(sale_id)
        if not reason.strip():
            raise InvalidInputError(reason="required")
        if possible.way is Way.HERE:
            if possible.needs_pin:  # the PIN is the server's to check
                raise NotAllowedError("reverse_assigned_plan", frozenset({Permission.SETTING_ACCESS}))
            shop.publish(await shop.store.write(_give_up, sale_id, reason.strip()))
        elif possible.way is Way.SERVER:
            if possible.needs_pin and not pin:
                raise InvalidInputError(pin="required")
            await self._on_server(shop, sale_id, reason.strip(), pin)
            await shop.store.write(reversals.note, sale_id, reason.strip())
        else:
            raise NotReversibleError(possible.way)
        shop.bus.publish(ChangeSet("sales", frozenset({sale_id})))
        shop.bus.publish(ChangeSet("tills"))

    async def _on_server(self, shop: Shop, sale_id: str, reason: str, pin: str) -> None:
        assigned = await shop.store.read(_assignments, sale_id)
        await shop.store.write(reversals.ask, sale_id, reason)
        body = {"reason": reason, **({"pin": pin} if pin else {})}
        for done, remote_id in enumerate(assigned):
            try:
                await _reverse_one(shop, remote_id, body)
            except ApiError as error:
                if done:
                    raise PartlyReversedError(done, len(assigned), error) from error
                if not error.outcome_unknown:
                    await shop.store.write(reversals.forget, sale_id)
                if isinstance(error, NotOffered):
                    raise NotReversibleError(Way.NOT_OFFERED) from error
                raise
        shop.engine.touched("assigned_plans", "assigned_transactions", "customers", "wallet", "dashboard")


async def _reverse_one(shop: Shop, remote_id: str, body: Mapping[str, str]) -> None:
    """Reverse one assignment. One that was reversed before, by an attempt whose answer was lost or at another computer, is
    what we want. Repeating is harmless: the server reverses once."""
    try:
        await shop.api.call("reverse_assigned_plan", path={"id": remote_id}, body=body)
    except ValidationRefused as error:
        if "status" not in error.fields:
            raise


def _way(connection: Connection, sale_id: str) -> Way:
    sale = sales.get(connection, sale_id)
    if sale is None:
        raise RowGoneError(sale_id)
    if sale.state in (SaleState.REVERSED, SaleState.REFUSED):
        return Way.DONE
    entries = outbox.of_sale(connection, sale_id)
    if all(entry.status is EntryStatus.DONE for entry in entries):
        return Way.SERVER
    if all(entry.status is EntryStatus.QUEUED and not entry.sent for entry in entries):
        return Way.HERE
    return Way.NOT_YET


def _give_up(connection: Connection, sale_id: str, reason: str) -> Changed:
    """Give the actions up and note the sale as taken back, in one transaction: half of it could never be finished."""
    if _way(connection, sale_id) is not Way.HERE:
        raise NotReversibleError(Way.NOT_YET)
    changed = Changed()
    for entry in outbox.of_sale(connection, sale_id):
        if outbox.get(connection, entry.id).status.open:  # giving up the first gives up what depends on it
            changed.join(outbox.undo(connection, entry.id))
    reversals.note(connection, sale_id, reason)
    return changed


def _assignments(connection: Connection, sale_id: str) -> list[str]:
    """The server's id of each assignment of a sale."""
    found = []
    for row in reversals.assignments(connection, sale_id):
        if row is None or row["id"] is None:
            raise NotReversibleError(Way.NOT_YET)
        found.append(str(row["id"]))
    return found
