"""The drawer and taking sales back, on a real file and a server in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from tests.core.service_parts import opened, plan_key, shop_server, until
from tests.sync.reference_server import OWN_FEATURES, Fault, ReferenceServer, RefusalError
from tiknet_desktop.api.errors import Forbidden, Unreachable
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services import Services
from tiknet_desktop.services.errors import InvalidInputError, NotAllowedError
from tiknet_desktop.services.reversals import NotReversibleError, PartlyReversedError, Way
from tiknet_desktop.services.sales import SaleRequest
from tiknet_desktop.services.tills import NoTillError, TillOpenError, fingerprint
from tiknet_desktop.storage import reversals, tills
from tiknet_desktop.storage.errors import DiskFullError
from tiknet_desktop.storage.sales import SaleState
from tiknet_desktop.storage.schema import MIGRATIONS
from tiknet_desktop.storage.tills import Movement, TillRow, add, move, movements


class Reversing(ReferenceServer):
    """A server that takes sales back, with the PIN 4711 from those without the right."""

    def __init__(self, features: tuple[str, ...] = OWN_FEATURES) -> None:
        super().__init__(features)
        self.reversed: list[str] = []
        self.pin_wanted = False

    def _reverse_assigned_plan(self, path: Mapping[str, str], body: Mapping[str, Any], query: Any) -> Any:
        if self.pin_wanted and body.get("pin") != "4711":
            raise RefusalError(403, "Wrong PIN.", {"pin": ["wrong"]})
        if path["id"] in self.reversed:
            raise RefusalError(400, "Validation error.", {"status": ["This sale has already been reversed."]})
        self.reversed.append(path["id"])
        self.change("assigned_plans", int(path["id"]), status="reversed")
        return self.rows["assigned_plans"][int(path["id"])]


def reversing() -> Reversing:
    """With one plan, like every reference server."""
    return Reversing()


async def _confirmed(shop: Services, sale_id: str) -> bool:
    return await _in_state(shop, sale_id, SaleState.CONFIRMED)


async def _in_state(shop: Services, sale_id: str, state: SaleState) -> bool:
    sale = await shop.sales.get(sale_id)
    return sale is not None and sale.state is state


async def _sold(shop: Services, quantity: int = 1, payment: str = "cash") -> Any:
    sale = await shop.sales.sell(SaleRequest(await plan_key(shop), quantity, payment=payment))
    await until(shop, lambda: _confirmed(shop, sale.id))
    return sale


async def test_a_till_expects_what_was_taken_in_cash_and_says_what_is_missing(tmp_path: Path) -> None:
    async with opened(tmp_path, shop_server()) as (shop, transport):
        transport.online = False
        await shop.tills.open(Decimal(5000))
        with pytest.raises(TillOpenError):
            await shop.tills.open(Decimal(0))
        plan = await plan_key(shop)
        await shop.sales.sell(SaleRequest(plan, 3))
        await shop.sales.sell(SaleRequest(plan, payment="mobile_money"))
        await shop.tills.move(Decimal(-700), "craie et papier")
        await shop.tills.move(Decimal(200), "monnaie")
        till = await shop.tills.current()
        assert till is not None
        figures = await shop.tills.figures(till.id)
        assert (figures.cash, figures.total, figures.moved, figures.expected) == (1500, 2000, -500, 6000)
        assert (figures.sales, figures.tickets, figures.unconfirmed) == (2, 4, 2)
        closed = await shop.tills.close(Decimal(5950), "  une pièce perdue ")
        assert (closed.difference, closed.note) == (Decimal(-50), "une pièce perdue")
        assert await shop.tills.current() is None
        with pytest.raises(NoTillError):
            await shop.tills.close(Decimal(0))
        await shop.sales.sell(SaleRequest(plan))
        assert await shop.tills.figures(closed.id) == figures


async def test_the_fingerprint_of_a_closing_tells_a_changed_paper(tmp_path: Path) -> None:
    async with opened(tmp_path, shop_server()) as (shop, _):
        await shop.tills.open(Decimal(100))
        closed = await shop.tills.close(Decimal(100))
        (kept,) = await shop.tills.past()
        assert fingerprint(kept) == closed.fingerprint == kept.fingerprint
        assert fingerprint(replace(kept, counted=Decimal(101))) != kept.fingerprint


async def test_amounts_that_cannot_be_are_named(tmp_path: Path) -> None:
    async with opened(tmp_path, shop_server()) as (shop, _):
        for wrong in (Decimal(-1), Decimal(10) ** 13):
            with pytest.raises(InvalidInputError) as refused:
                await shop.tills.open(wrong)
            assert "opening" in refused.value.fields
        with pytest.raises(NoTillError):
            await shop.tills.move(Decimal(5), "monnaie")
        await shop.tills.open(Decimal(0))
        with pytest.raises(InvalidInputError):
            await shop.tills.move(Decimal(0), "rien")
        with pytest.raises(InvalidInputError):
            await shop.tills.move(Decimal(5), "  ")


async def test_a_sale_nobody_heard_of_is_given_up_here(tmp_path: Path) -> None:
    server = reversing()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        await shop.tills.open(Decimal(0))
        sale = await shop.sales.sell(SaleRequest(await plan_key(shop), 2))
        assert (await shop.reversals.possible(sale.id)).way is Way.HERE
        with pytest.raises(InvalidInputError):
            await shop.reversals.reverse(sale.id, " ")
        await shop.reversals.reverse(sale.id, "mauvais forfait")
        again = await shop.sales.get(sale.id)
        assert again is not None and again.state is SaleState.REVERSED
        assert (await shop.sync_centre.counts()).pending == 0
        till = await shop.tills.current()
        assert till is not None and (await shop.tills.figures(till.id)).expected == 0
        transport.online = True
        await shop.sync_centre.sync_now()
        with pytest.raises(NotReversibleError):
            await shop.reversals.reverse(sale.id, "encore")
        assert server.rows["hotspot_users"] == {}


async def test_a_sale_is_given_up_together_with_its_cash_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program may end between any two transactions; a sale given up but not noted could never be finished."""
    async with opened(tmp_path, reversing()) as (shop, transport):
        transport.online = False
        await shop.tills.open(Decimal(0))
        sale = await shop.sales.sell(SaleRequest(await plan_key(shop), 2))

        def full(*_: object) -> None:
            raise DiskFullError("no room")

        with monkeypatch.context() as patched, pytest.raises(DiskFullError):
            patched.setattr(tills, "record_movement", full)
            await shop.reversals.reverse(sale.id, "erreur")
        assert (await shop.sales.get(sale.id)).state is SaleState.PENDING  # type: ignore[union-attr]
        assert (await shop.sync_centre.counts()).pending == 4
        await shop.reversals.reverse(sale.id, "erreur")
        assert (await shop.sales.get(sale.id)).state is SaleState.REVERSED  # type: ignore[union-attr]


async def test_a_sale_taken_back_twice_at_once_gives_its_cash_back_once(tmp_path: Path) -> None:
    async with opened(tmp_path, reversing()) as (shop, _):
        await shop.tills.open(Decimal(0))
        sale = await _sold(shop)
        await asyncio.gather(*(shop.reversals.reverse(sale.id, "erreur") for _ in range(2)))
        till = await shop.tills.current()
        assert till is not None and (await shop.tills.figures(till.id)).expected == 0


async def test_the_server_takes_back_what_it_has_once_even_when_an_answer_is_lost(tmp_path: Path) -> None:
    server = reversing()
    async with opened(tmp_path, server) as (shop, transport):
        sale = await _sold(shop, 3)
        lost = 0

        def weather(request: Any) -> Fault:
            nonlocal lost
            if request.operation != "reverse_assigned_plan":
                return Fault.NONE
            lost += 1
            return Fault.LOSE_ANSWER if lost == 2 else Fault.NONE

        transport.choose = weather
        with pytest.raises(PartlyReversedError) as stopped:
            await shop.reversals.reverse(sale.id, "erreur")
        assert (stopped.value.done, stopped.value.count) == (1, 3)
        assert isinstance(stopped.value.cause, Unreachable)
        assert (await shop.sales.get(sale.id)).state is SaleState.CONFIRMED  # type: ignore[union-attr]
        await shop.reversals.reverse(sale.id, "erreur")
        assert len(server.reversed) == len(set(server.reversed)) == 3
        assert (await shop.sales.get(sale.id)).state is SaleState.REVERSED  # type: ignore[union-attr]


@pytest.mark.parametrize("missing", ["", "change-feed"])
async def test_a_reversal_whose_answer_was_never_noted_is_finished_by_the_next_pull(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """The program ends between the server's yes and our note of it; rows come by the feed or by whole lists."""
    server = Reversing(tuple(one for one in OWN_FEATURES if one != missing))
    async with opened(tmp_path, server) as (shop, _):
        await shop.tills.open(Decimal(0))
        sale = await _sold(shop, 2)

        def full(*_: object) -> None:
            raise DiskFullError("the power went")

        with monkeypatch.context() as patched, pytest.raises(DiskFullError):
            patched.setattr(reversals, "note", full)
            await shop.reversals.reverse(sale.id, "erreur")
        await shop.sync_centre.sync_now()
        await until(shop, lambda: _in_state(shop, sale.id, SaleState.REVERSED))
        till = await shop.tills.current()
        assert till is not None
        assert (await shop.tills.figures(till.id)).expected == 0
        assert (await shop.reversals.possible(sale.id)).way is Way.DONE


async def test_what_another_computer_reverses_shows_as_such_and_is_not_taken_out_of_this_drawer(tmp_path: Path) -> None:
    server = reversing()
    async with opened(tmp_path, server) as (shop, _):
        await shop.tills.open(Decimal(0))
        sale = await _sold(shop)
        (number,) = server.rows["assigned_plans"]
        server.change("assigned_plans", number, status="reversed")
        await shop.sync_centre.sync_now()
        await until(shop, lambda: _in_state(shop, sale.id, SaleState.REVERSED))
        till = await shop.tills.current()
        assert till is not None
        assert (await shop.tills.figures(till.id)).expected == 500
        assert (await shop.reversals.possible(sale.id)).way is Way.DONE


async def test_a_refused_reversal_leaves_nothing_to_finish(tmp_path: Path) -> None:
    server = reversing()
    async with opened(tmp_path, server) as (shop, _):
        till = await shop.tills.open(Decimal(0))
        sale = await _sold(shop)
        server.pin_wanted = True
        with pytest.raises(Forbidden):
            await shop.reversals.reverse(sale.id, "erreur", "0000")
        (number,) = server.rows["assigned_plans"]
        assert (await shop.sales.get(sale.id)).state is SaleState.CONFIRMED  # type: ignore[union-attr]
        server.change("assigned_plans", number, status="reversed")
        await shop.sync_centre.sync_now()
        await until(shop, lambda: _in_state(shop, sale.id, SaleState.REVERSED))
        assert (await shop.tills.figures(till.id)).expected == 500


async def test_a_seller_needs_the_pin_of_the_owner(tmp_path: Path) -> None:
    server = reversing()
    async with opened(tmp_path, server) as (shop, transport):
        server.pin_wanted = True
        holder = shop.reversals._shop()
        holder.permissions = frozenset({Permission.CREATE_USERS, Permission.READ_USERS})
        sale = await _sold(shop)
        assert (await shop.reversals.possible(sale.id)).needs_pin
        with pytest.raises(InvalidInputError) as refused:
            await shop.reversals.reverse(sale.id, "erreur")
        assert refused.value.fields == {"pin": "required"}
        with pytest.raises(Forbidden) as wrong:
            await shop.reversals.reverse(sale.id, "erreur", "0000")
        assert "pin" in wrong.value.fields
        assert server.reversed == []
        await shop.reversals.reverse(sale.id, "erreur", "4711")
        assert len(server.reversed) == 1
        transport.online = False
        unsent = await shop.sales.sell(SaleRequest(await plan_key(shop)))
        with pytest.raises(NotAllowedError):
            await shop.reversals.reverse(unsent.id, "erreur", "4711")


async def test_a_server_without_reversal_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, ReferenceServer()) as (shop, _):
        sale = await _sold(shop)
        with pytest.raises(NotReversibleError) as refused:
            await shop.reversals.reverse(sale.id, "erreur")
        assert refused.value.way is Way.NOT_OFFERED


@settings(max_examples=30, deadline=None)
@given(amounts=st.lists(st.integers(-10_000, 10_000).filter(bool), max_size=30))
def test_movements_come_back_as_they_were_written(amounts: list[int]) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for statements in MIGRATIONS:
            for statement in statements:
                connection.exec_driver_sql(statement)
        at = datetime(2026, 11, 22, 8, tzinfo=UTC)
        add(connection, TillRow("t", 1, "Ama", at, Decimal("12.50")))
        for number, amount in enumerate(amounts):
            value = Decimal(amount) / 100
            move(connection, Movement(f"{number:04d}", "t", at, "in" if amount > 0 else "out", value, "x"))
        assert sum(one.amount for one in movements(connection, "t")) == Decimal(sum(amounts)) / 100
    engine.dispose()
