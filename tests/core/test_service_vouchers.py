"""Ordering batches of codes with and without a server, stopping and going on, stock, and what went to paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.core.service_parts import opened, plan_key, until
from tests.core.voucher_mint import Mint
from tests.sync.reference_server import Fault
from tiknet_desktop.api.http import Request
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import Services
from tiknet_desktop.services.errors import InvalidInputError, NotAllowedError, RowGoneError
from tiknet_desktop.services.voucher_orders import (
    GUESSES,
    BatchOrder,
    BatchRequest,
    OrderState,
    combinations,
    sample_code,
    shortest_length,
)
from tiknet_desktop.services.voucher_stock import Printed
from tiknet_desktop.storage.records import EntryStatus, RecordQuery


async def _order(shop: Services, batch: str) -> BatchOrder:
    return next(order for order in await shop.vouchers.orders() if order.batch == batch)


async def _reached(shop: Services, batch: str, state: OrderState) -> BatchOrder:
    async def there() -> bool:
        return (await _order(shop, batch)).state is state

    await until(shop, there)
    return await _order(shop, batch)


def _at_part(number: int, fault: Fault) -> Callable[[Request], Fault]:
    """Let everything through but the ``number``-th batch request."""
    seen = Counter[str]()

    def choose(request: Request) -> Fault:
        seen[request.operation] += 1
        return fault if request.operation == "generate_vouchers" and seen[request.operation] == number else Fault.NONE

    return choose


async def test_a_batch_is_made_in_parts_under_one_name_and_counted_as_it_grows(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, _):
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 2_300, length=9, prefix="TK"))
        order = await _reached(shop, batch, OrderState.DONE)
        assert (order.made, order.total, order.plan_name, order.value) == (2_300, 2_300, "1 jour", Decimal(1_150_000))
        assert [body["count"] for body in server.bodies] == [1_000, 1_000, 300]
        assert {(body["batch"], body["length"], body["prefix"]) for body in server.bodies} == {(batch, 9, "TK")}

        async def counted() -> bool:
            row = await shop.records.find("voucher_batches", batch=batch)
            return row is not None and row["count"] == 2_300 and row.state == "clean"

        await until(shop, counted)
        assert len((await shop.records.page(RecordQuery("voucher_batches"), 0, 9)).rows) == 1


async def test_a_batch_ordered_offline_waits_survives_a_restart_and_is_made_once(tmp_path: Path) -> None:
    server = Mint()
    secrets = SecretStore.in_memory(tmp_path)
    async with opened(tmp_path, server, secrets=secrets) as (shop, transport):
        transport.online = False
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 1_200))
        order = await _order(shop, batch)
        assert (order.state, order.made, order.can_stop) == (OrderState.WAITING, 0, True)
        row = await shop.records.find("voucher_batches", batch=batch)
        assert row is not None and row.state == "pending" and row["count"] == 1_200
    async with opened(tmp_path, server, secrets=secrets, sign_in=False) as (shop, _):
        await _reached(shop, batch, OrderState.DONE)
        assert server.codes(batch) == server.effects[f"batch:{batch}"] == 1_200


async def test_a_waiting_batch_can_be_cancelled_and_leaves_nothing(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 3_000))
        await shop.vouchers.stop(batch)
        assert await shop.vouchers.orders() == []
        assert await shop.records.find("voucher_batches", batch=batch) is None
        await shop.vouchers.resume(batch)  # changed their mind
        assert (await _order(shop, batch)).state is OrderState.WAITING
        transport.online = True
        await shop.sync_centre.sync_now()
        await _reached(shop, batch, OrderState.DONE)
        assert server.codes(batch) == 3_000


async def test_going_on_after_a_stop_makes_exactly_the_rest(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, transport):
        # Nothing after the first part gets through, so there is time to stop.
        transport.choose = lambda request: (
            Fault.DROP if request.operation == "generate_vouchers" and server.bodies else Fault.NONE
        )
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 4_000))

        async def stopped() -> bool:
            order = await _order(shop, batch)
            if order.made and order.can_stop and not order.sending:
                await shop.vouchers.stop(batch)
            return order.state is OrderState.STOPPED

        await until(shop, stopped, 60)
        order = await _order(shop, batch)
        assert order.made == server.codes(batch) == 1_000 and order.can_resume and not order.can_stop
        transport.choose = lambda request: Fault.NONE
        await shop.vouchers.resume(batch)
        shop.connectivity.probe_now()
        await shop.sync_centre.sync_now()
        order = await _reached(shop, batch, OrderState.DONE)
        assert order.made == server.codes(batch) == server.effects[f"batch:{batch}"] == 4_000


async def test_a_stop_lets_the_part_on_its_way_finish(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 2_500))
        await shop.vouchers._shop().store.write(_first_on_its_way)
        await shop.vouchers.stop(batch)
        order = await _order(shop, batch)
        assert (order.state, order.sending, order.can_stop) == (OrderState.MAKING, True, False)


def _first_on_its_way(connection: Any) -> None:
    connection.exec_driver_sql(
        "UPDATE outbox SET status = 'inflight', sent = 1 WHERE seq ="
        " (SELECT min(seq) FROM outbox WHERE operation = 'generate_vouchers')"
    )


@pytest.mark.parametrize("fault", [Fault.LOSE_ANSWER, Fault.TRUNCATED, Fault.DROP, Fault.DUPLICATE, Fault.ERROR])
async def test_bad_weather_never_makes_a_part_twice(tmp_path: Path, fault: Fault) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, transport):
        transport.choose = _at_part(2, fault)
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 3_000))

        async def over() -> bool:
            order = await _order(shop, batch)
            if order.state is OrderState.REFUSED:
                await shop.vouchers.resume(batch)
            await shop.sync_centre.sync_now()
            return order.state is OrderState.DONE

        await until(shop, over, 60)
        assert server.codes(batch) == server.effects[f"batch:{batch}"] == 3_000


async def test_a_power_cut_while_a_part_is_on_its_way_makes_it_once(tmp_path: Path) -> None:
    server = Mint()
    secrets = SecretStore.in_memory(tmp_path)
    async with opened(tmp_path, server, secrets=secrets) as (shop, transport):
        transport.choose = _at_part(2, Fault.LOSE_ANSWER)
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 3_000))

        async def applied() -> bool:
            return server.codes(batch) >= 2_000

        await until(shop, applied)
        await shop.vouchers._shop().store.write(_as_if_being_sent)
    async with opened(tmp_path, server, secrets=secrets, sign_in=False) as (shop, _):
        await _reached(shop, batch, OrderState.DONE)
        assert server.codes(batch) == server.effects[f"batch:{batch}"] == 3_000


def _as_if_being_sent(connection: Any) -> None:
    connection.exec_driver_sql(
        "UPDATE outbox SET status = 'inflight' WHERE operation = 'generate_vouchers' AND status = 'queued' AND sent > 0"
    )


async def test_a_refused_batch_says_why_and_can_be_ended(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 2_000))
        server.remove("plans", next(iter(server.rows["plans"])))
        transport.online = True
        await shop.sync_centre.sync_now()
        order = await _reached(shop, batch, OrderState.REFUSED)
        assert order.error is not None and order.error.status == 400 and order.can_resume
        await shop.vouchers.give_up(batch)
        assert await shop.vouchers.orders() == []
        assert (await shop.sync_centre.counts()).attention == 0


async def test_a_batch_that_lost_an_answer_and_was_ended_cannot_go_on(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 3_000))
        await shop.vouchers._shop().store.write(_first_done_second_lost)
        assert (await _order(shop, batch)).state is OrderState.UNKNOWN
        await shop.vouchers.give_up(batch)
        order = await _order(shop, batch)
        assert (order.state, order.made, order.can_resume) == (OrderState.STOPPED, 1_000, False)
        with pytest.raises(InvalidInputError):
            await shop.vouchers.resume(batch)


def _first_done_second_lost(connection: Any) -> None:
    first, second = [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT seq FROM outbox WHERE operation = 'generate_vouchers' ORDER BY seq LIMIT 2"
        )
    ]
    for seq, status in ((first, EntryStatus.DONE), (second, EntryStatus.UNKNOWN)):
        connection.exec_driver_sql("UPDATE outbox SET status = ?, sent = 1 WHERE seq = ?", (status.value, seq))


async def test_a_server_without_batches_gets_only_what_it_knows(tmp_path: Path) -> None:
    server = Mint(features=())
    async with opened(tmp_path, server) as (shop, _):
        await until(shop, lambda: shop.sync is not None and shop.sync.capabilities is not None)
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 5, length=12, prefix="ABC"))
        order = await _reached(shop, batch, OrderState.DONE)
        assert [set(body) for body in server.bodies] == [{"plan", "count"}] and order.on_router is None
        await until(shop, lambda: _has(shop, 5))
        line = (await shop.vouchers.stock())[0]
        assert (line.left, line.plan_name) == (5, "1 jour")


async def _has(shop: Services, count: int) -> bool:
    return (await shop.records.page(RecordQuery("vouchers"), 0, 1)).total == count


async def test_stock_counts_every_state_and_warns_below_the_number_one_sets(tmp_path: Path) -> None:
    server = Mint()
    week = server.add("plans", {"name": "1 semaine", "slug": "w", "price": "2500.00", "profile": 7, "is_active": True})
    server.add("plans", {"name": "Vieux", "slug": "old", "price": "1.00", "profile": 7, "is_active": False})
    async with opened(tmp_path, server) as (shop, _):
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 40))
        await _reached(shop, batch, OrderState.DONE)
        numbers = list(server.rows["vouchers"])
        now = datetime.now(UTC)
        server.change("vouchers", numbers[0], status="assigned", is_assigned=True, is_assigned_at=now.isoformat())
        server.change(
            "vouchers",
            numbers[1],
            status="used",
            used_at=(now - timedelta(days=2)).isoformat(),
            expires_at=(now - timedelta(days=1)).isoformat(),
        )
        server.change("vouchers", numbers[2], status="cancelled")
        server.change("vouchers", numbers[3], on_router=True)

        async def counted() -> bool:
            await shop.records.refresh("vouchers")
            return (await shop.vouchers.stock())[0].cancelled == 1

        await until(shop, counted)
        line, other = await shop.vouchers.stock()
        assert (line.left, line.sold, line.used, line.expired, line.cancelled) == (37, 1, 0, 1, 1)
        assert (line.on_router, line.gone, line.value) == (1, 2, Decimal(18_500))
        assert line.days_left == pytest.approx(37 / (2 / 7))
        assert not line.low and (other.plan, other.ever, other.low) == (week, 0, False)
        shop.vouchers.set_threshold(50)
        assert (await shop.vouchers.stock())[0].low and shop.vouchers.threshold(line.plan) == 50
        shop.vouchers.set_threshold(5, line.plan)
        assert not (await shop.vouchers.stock())[0].low
        assert await shop.vouchers.unsold(batch) == (37, Decimal(18_500))
        done = await shop.vouchers.cancel(batch=batch)
        assert (done.cancelled, done.kept) == (37, 3)


async def test_a_plan_that_sells_and_runs_out_is_an_alert_of_the_day(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, _):
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 30))
        await _reached(shop, batch, OrderState.DONE)
        await until(shop, lambda: _has(shop, 30))

        async def alerts() -> list[tuple[str, int, str | None]]:
            found = await shop.today.alerts()
            return [(one.subject, one.count, one.plan) for one in found if one.kind == "low_stock"]

        shop.vouchers.set_threshold(29)
        assert await alerts() == [], "enough is left"
        shop.vouchers.set_threshold(40)
        assert await alerts() == [], "a plan nobody buys is not urgent"
        number = next(iter(server.rows["vouchers"]))
        moment = datetime.now(UTC).isoformat()
        server.change("vouchers", number, status="assigned", is_assigned=True, is_assigned_at=moment)

        async def sold() -> bool:
            await shop.records.refresh("vouchers")
            return (await shop.vouchers.stock())[0].gone == 1

        await until(shop, sold)
        assert await alerts() == [("1 jour", 29, await plan_key(shop))]
        line = (await shop.vouchers.stock())[0]
        alert = next(one for one in await shop.today.alerts() if one.kind == "low_stock")
        assert (alert.pane, alert.days) == ("vouchers", line.days_left)
        shop.vouchers.set_threshold(5)
        assert await alerts() == [], "another level counts at once"


async def test_paper_is_remembered_code_by_code(tmp_path: Path) -> None:
    server = Mint()
    async with opened(tmp_path, server) as (shop, _):
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 30))
        await _reached(shop, batch, OrderState.DONE)
        await until(shop, lambda: _has(shop, 30))
        rows = await shop.vouchers.printable(batch)
        assert len(rows) == 30
        await shop.vouchers.mark_printed(rows[:20])
        await shop.vouchers.mark_printed(rows[25:26])
        assert len(await shop.vouchers.printable(batch, unprinted=True)) == 9
        assert len((await shop.vouchers.printed()).ranges) == 2


def test_ranges_grow_together() -> None:
    printed = Printed([(1, 3)]) | [5, 4, 9]
    assert printed.ranges == [(1, 5), (9, 9)]
    assert 5 in printed and 6 not in printed


def test_codes_are_long_enough_not_to_be_guessed() -> None:
    for count in (1, 810, 811, 10_000):
        length = shortest_length(count)
        assert combinations(length) >= count * GUESSES
        assert length == 4 or combinations(length - 1) < count * GUESSES
    assert sample_code(6, "TK").startswith("TK") and len(sample_code(6, "TK")) == 8


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"count": 0}, "count", "out_of_range"),
        ({"count": 10_001}, "count", "out_of_range"),
        ({"count": 10_000, "length": 4}, "length", "too_tight"),
        ({"length": 3}, "length", "out_of_range"),
        ({"prefix": "é"}, "prefix", "bad_prefix"),
        ({"prefix": "A-B"}, "prefix", "bad_prefix"),
        ({"prefix": "ABCDEFGHI"}, "prefix", "too_long"),
        ({"name": "x" * 41}, "name", "too_long"),
    ],
)
async def test_what_cannot_be_made_is_not_kept(tmp_path: Path, change: dict[str, Any], field: str, code: str) -> None:
    async with opened(tmp_path, Mint()) as (shop, transport):
        transport.online = False
        with pytest.raises(InvalidInputError) as refused:
            await shop.vouchers.order(BatchRequest(**{"plan_key": await plan_key(shop), "count": 10, **change}))
        assert refused.value.fields == {field: code}
        assert await shop.vouchers.orders() == []


async def test_a_name_is_used_once_and_a_plan_must_exist(tmp_path: Path) -> None:
    async with opened(tmp_path, Mint()) as (shop, transport):
        transport.online = False
        plan = await plan_key(shop)
        assert await shop.vouchers.order(BatchRequest(plan, 10, name="Marché")) == "Marché"
        with pytest.raises(InvalidInputError) as taken:
            await shop.vouchers.order(BatchRequest(plan, 10, name="Marché"))
        assert taken.value.fields == {"name": "taken"}
        with pytest.raises(RowGoneError):
            await shop.vouchers.order(BatchRequest("nothing", 10))
        shop.vouchers._shop().permissions = frozenset()
        with pytest.raises(NotAllowedError):
            await shop.vouchers.order(BatchRequest(plan, 10))


async def test_a_batch_of_a_plan_made_offline_follows_the_plan(tmp_path: Path) -> None:
    class Both(Mint):
        def _create_plan(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
            return self.rows["plans"][self.add("plans", {**body, "slug": "soir"})]

    server = Both()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        plan = await shop.editing.create("plans", {"name": "Soir", "price": Decimal(300)}, {"name": "Soir"})
        batch = await shop.vouchers.order(BatchRequest(plan.key, 12))
        transport.online = True
        await shop.sync_centre.sync_now()
        await _reached(shop, batch, OrderState.DONE)
        assert {row["plan_name"] for row in server.rows["vouchers"].values()} == {"Soir"}


async def test_complete_batches_can_be_put_away(tmp_path: Path) -> None:
    async with opened(tmp_path, Mint()) as (shop, _):
        batch = await shop.vouchers.order(BatchRequest(await plan_key(shop), 3))
        await _reached(shop, batch, OrderState.DONE)
        await shop.vouchers.put_away(batch)
        assert await shop.vouchers.orders() == []
