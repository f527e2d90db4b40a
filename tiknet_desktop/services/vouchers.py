"""Vouchers: ordering batches that the server makes, following them, cancelling codes, and how many are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from tiknet_desktop.domain.ids import CODE_LENGTH
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.services import voucher_orders, voucher_stock
from tiknet_desktop.services.settings import SettingsService
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.services.voucher_orders import MOST_CODES, BatchOrder, BatchRequest, check_request
from tiknet_desktop.services.voucher_stock import LOW_STOCK, Printed, StockLine, VoucherState
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort

_THRESHOLDS: Final = "pane.vouchers_low_stock"


@dataclass(frozen=True, slots=True)
class Cancelled:
    """How many codes were cancelled, and how many stay because they were sold or used."""

    cancelled: int
    kept: int


class VoucherService:
    """Use cases of the Vouchers pane."""

    def __init__(self, shop: ShopHolder, settings: SettingsService) -> None:
        self._shop = shop
        self._settings = settings

    @property
    def batches_offered(self) -> bool:
        """Whether the server knows batches, code lengths, prefixes and cancelling."""
        capabilities = self._shop().engine.capabilities
        if capabilities is None:
            return bool(self._settings.get("home") != "cloud")
        return "row-extras" in capabilities

    # ------------------------------------------------------------ ordering
    async def order(self, request: BatchRequest) -> str:
        """Keep a batch and send it as soon as the server answers; returns its name. Safe on the disk when this returns.

        Raises:
            InvalidInputError: as :func:`check_request`, or the ``name`` is taken.
            NotAllowedError: this person may not make codes.
            RowGoneError: the plan is no longer there.
            DiskFullError: nothing was ordered.
        """
        shop = self._shop()
        shop.require("generate_vouchers")
        if not self.batches_offered:
            request = replace(request, length=CODE_LENGTH, prefix="")
        check_request(request)
        name, changed = await shop.store.write(voucher_orders.order, request, self.batches_offered)
        self._announce(shop, changed)
        return name

    async def orders(self) -> list[BatchOrder]:
        """Batches ordered here that are on their way, were stopped, or became complete lately; newest first."""
        return await self._shop().store.read(voucher_orders.orders)

    async def stop(self, batch: str) -> None:
        """Send no further part of a batch; the one on its way is finished. What waits entirely is cancelled.

        Raises:
            NotSendableError: the next part was taken up this very moment.
        """
        shop = self._shop()
        self._announce(shop, await shop.store.write(voucher_orders.stop, batch))

    async def resume(self, batch: str) -> None:
        """Go on with a batch that was stopped, or send a refused part again.

        Raises:
            NotAllowedError: this person may not make codes.
            InvalidInputError: nothing is known of this batch (unknown), or a part that was taken back may have been made
                (was_sent).
            NotSendableError: the part in the way is being sent.
        """
        shop = self._shop()
        shop.require("generate_vouchers")
        self._announce(shop, await shop.store.write(voucher_orders.resume, batch))

    async def give_up(self, batch: str) -> None:
        """End a batch that cannot go on: what was made stays, the rest is not made.

        Raises:
            NotSendableError: a part is being sent.
        """
        shop = self._shop()
        self._announce(shop, await shop.store.write(voucher_orders.give_up, batch))

    async def put_away(self, batch: str) -> None:
        """Show a batch as an order no longer."""
        shop = self._shop()
        await shop.store.write(voucher_orders.put_away, batch)
        shop.bus.publish(ChangeSet("outbox"))

    def freshen_batches(self) -> None:
        """Codes changed: have the counts of the batches read again soon."""
        if self.batches_offered:
            self._shop().engine.touched("voucher_batches")

    # ------------------------------------------------------------ cancelling
    async def unsold(self, batch: str) -> tuple[int, Decimal]:
        """How many codes of a batch nobody has bought, and what they sell for."""
        return await self._shop().store.read(voucher_stock.unsold, batch)

    async def cancel(self, *, batch: str = "", codes: Sequence[str] = ()) -> Cancelled:
        """Take unsold codes out of sale for good, here and on the routers.

        Raises:
            NotAllowedError: this person may not.
            ApiError: the server did not do it.
        """
        shop = self._shop()
        body: dict[str, Any] = {"batch": batch} if batch else {"codes": list(codes)}
        data = await shop.ask("cancel_vouchers", body=body)
        shop.engine.touched("vouchers", "voucher_batches")
        told = data if isinstance(data, Mapping) else {}
        return Cancelled(int(told.get("cancelled") or 0), int(told.get("kept") or 0))

    # ------------------------------------------------------------ stock
    async def stock(self) -> list[StockLine]:
        """What is left of each plan, the scarcest first; plans without printed tickets last."""
        kept = self._settings.get(_THRESHOLDS)
        thresholds = {str(name): int(value) for name, value in kept.items()} if isinstance(kept, Mapping) else {}
        return await self._shop().store.read(voucher_stock.stock, thresholds, datetime.now(UTC))

    def threshold(self, plan: int | None = None) -> int:
        """When the stock of a plan counts as low; without one, of plans that have no number of their own."""
        kept = self._settings.get(_THRESHOLDS)
        thresholds = kept if isinstance(kept, Mapping) else {}
        return int(thresholds.get(str(plan), thresholds.get("", LOW_STOCK)))

    def set_threshold(self, value: int, plan: int | None = None) -> None:
        """Warn below ``value`` tickets of a plan; without one, of every plan that has no number of its own.

        Raises:
            OSError: the disk does not take it.
        """
        kept = self._settings.get(_THRESHOLDS)
        thresholds = dict(kept) if isinstance(kept, Mapping) else {}
        thresholds["" if plan is None else str(plan)] = value
        self._settings.set(_THRESHOLDS, thresholds)

    # ------------------------------------------------------------ paper
    async def printable(self, batch: str, *, unprinted: bool = False) -> list[Record]:
        """Codes of a batch that still open the door and are not in use, in the order they were made; ``unprinted`` leaves
        out those that went to paper on this computer."""
        store = self._shop().store
        usable = Filter("status", FilterOp.IN, (VoucherState.ACTIVE, VoucherState.ASSIGNED))
        query = RecordQuery(
            "vouchers", filters=(Filter("batch", FilterOp.EQ, batch), usable), sort=(Sort("generated_at"),)
        )
        rows: Sequence[Record] = (await store.page(query, 0, MOST_CODES)).rows
        if unprinted:
            printed = await self.printed()
            rows = [row for row in rows if row["id"] is None or int(row["id"]) not in printed]
        return sorted(rows, key=lambda row: int(row["id"] or 0))

    async def printed(self) -> Printed:
        """Which codes went to paper on this computer."""
        return await self._shop().store.read(voucher_stock.printed)

    async def mark_printed(self, records: Iterable[Record]) -> None:
        """Note that these went to paper."""
        ids = sorted(int(record["id"]) for record in records if record["id"] is not None)
        shop = self._shop()
        await shop.store.write(voucher_stock.mark_printed, ids)
        shop.bus.publish(ChangeSet("prints"))

    def _announce(self, shop: Shop, changed: Changed) -> None:
        shop.publish(changed)
        shop.engine.poke()
