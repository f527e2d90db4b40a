"""Selling with and without a server."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.service_parts import opened, plan_key, shop_server, until
from tests.sync.reference_server import Fault
from tiknet_desktop.services.customers import NewCustomer
from tiknet_desktop.services.errors import InvalidInputError, NotAllowedError, RowGoneError
from tiknet_desktop.services.sales import SaleRequest
from tiknet_desktop.storage.records import RecordQuery
from tiknet_desktop.storage.sales import SaleState


async def test_tickets_are_sold_at_once_and_confirmed_by_the_server(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path, server) as (shop, _):
        sale = await shop.sales.sell(SaleRequest(await plan_key(shop), 2, received=Decimal(1500)))
        assert (sale.total, sale.change, len(set(sale.codes)), sale.state) == (
            Decimal(1000), Decimal(500), 2, SaleState.PENDING,
        )  # fmt: skip
        assert (sale.seller, sale.shop_name) == ("Ama", "Chez Ama")
        await until(shop, lambda: _confirmed(shop, sale.id))
        for code in sale.codes:
            assert server.effects[f"user:{code}"] == server.effects[f"assigned:{code}"] == 1


async def test_receipt_numbers_follow_each_other_and_references_name_this_computer(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path / "one", server) as (one, _), opened(tmp_path / "two", server) as (two, _):
        numbers = [(await one.sales.sell(SaleRequest(await plan_key(one)))).number for _ in range(3)]
        assert [number[-4:] for number in numbers] == ["0001", "0002", "0003"]
        other = await two.sales.sell(SaleRequest(await plan_key(two)))
        assert other.number == numbers[0]
        await until(two, lambda: _confirmed(two, other.id))
        for sale in await one.sales.recent():
            await until(one, lambda sale=sale: _confirmed(one, sale.id))
        references = [row["reference"] for row in server.rows["assigned_plans"].values()]
        assert len(references) == len(set(references)) == 4


async def test_a_sale_made_without_a_server_arrives_once_it_is_back(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        sale = await shop.sales.sell(SaleRequest(await plan_key(shop)))
        rows = (await shop.records.page(RecordQuery("assigned_plans"), 0, 5)).rows
        assert [(row["price"], row.state) for row in rows] == [(Decimal(500), "pending")]
        transport.online = True
        await shop.sync_centre.sync_now()
        await until(shop, lambda: _confirmed(shop, sale.id))


async def test_a_new_customer_and_the_plan_travel_together(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path, server) as (shop, _):
        new = NewCustomer("Kodjo", "Test", "+228 90 11 22 33")
        sale = await shop.sales.sell(SaleRequest(await plan_key(shop), new_customer=new))
        await until(shop, lambda: _confirmed(shop, sale.id))
        made = next(row for row in server.rows["customers"].values() if row["username"] == sale.codes[0])
        assigned = next(iter(server.rows["assigned_plans"].values()))
        assert (assigned["customer"], sale.customer_name) == (made["customer"], "Kodjo Test")


async def test_a_refused_sale_says_so_and_undo_takes_it_out_of_the_figures(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path, server) as (shop, transport):
        transport.choose = lambda request: Fault.NONE
        server.missing.add("assign_plan")
        sale = await shop.sales.sell(SaleRequest(await plan_key(shop)))
        await until(shop, lambda: _state(shop, sale.id, SaleState.REFUSED))
        (entry,) = await shop.sync_centre.entries("attention")
        assert (entry.operation, entry.sale_id) == ("assign_plan", sale.id)
        assert (await shop.today.figures()).sales_count == 0
        await shop.sync_centre.undo(entry.id)
        assert (await shop.sync_centre.counts()).attention == 0


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": 101}, "quantity"),
        ({"payment": "cheque"}, "payment"),
        ({"received": Decimal(100)}, "received"),
        ({"quantity": 2, "new_customer": NewCustomer("A", phone="1")}, "quantity"),
        ({"new_customer": NewCustomer("", phone="1")}, "first_name"),
    ],
)
async def test_what_cannot_be_sold_is_refused_and_nothing_is_kept(tmp_path: Path, request_: dict, field: str) -> None:  # type: ignore[type-arg]
    async with opened(tmp_path, shop_server()) as (shop, _):
        with pytest.raises(InvalidInputError) as caught:
            await shop.sales.sell(SaleRequest(await plan_key(shop), **request_))
        assert field in caught.value.fields
        assert await shop.sales.recent() == []
        assert await shop.sync_centre.entries() == []


async def test_who_may_not_sell_cannot_and_a_plan_that_is_gone_is_not_sold(tmp_path: Path) -> None:
    async with opened(tmp_path, shop_server()) as (shop, _):
        with pytest.raises(RowGoneError):
            await shop.sales.sell(SaleRequest("no such plan"))
        shop._shop().permissions = frozenset()
        with pytest.raises(NotAllowedError):
            await shop.sales.sell(SaleRequest(await plan_key(shop)))


async def _confirmed(shop: object, sale_id: str) -> bool:
    return await _state(shop, sale_id, SaleState.CONFIRMED)


async def _state(shop: object, sale_id: str, state: SaleState) -> bool:
    sale = await shop.sales.get(sale_id)  # type: ignore[attr-defined]
    return sale is not None and sale.state is state
