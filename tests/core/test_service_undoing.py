"""What was just done is taken back: withdrawn before it was sent, answered by its opposite afterwards."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.core.served_services import desktop_of
from tests.core.service_parts import until
from tests.server.shops import ServedShop, add_plan
from tiknet_desktop.services import Services
from tiknet_desktop.services.customers import NewCustomer
from tiknet_desktop.storage.records import Record


@pytest.fixture
def owner(served: ServedShop) -> httpx.Client:
    client = served.sign_in()
    client.post("/customers/create/", json={"first_name": "Afi", "last_name": "Lawson", "phone": "+22890000001"})
    add_plan(client)
    return client


async def _row(services: Services, resource: str, **equal: Any) -> Record:
    found: list[Record] = []

    async def there() -> bool:
        row = await services.records.find(resource, **equal)
        found[:] = [row] if row is not None else []
        return bool(found)

    await until(services, there)
    return found[0]


async def _settled(services: Services) -> None:
    """Everything was sent."""

    async def idle() -> bool:
        counts = await services.sync_centre.counts()
        assert not counts.attention
        return not counts.pending

    await until(services, idle)


def _customers(owner: httpx.Client) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = owner.get("/customers/list/").json()["data"]
    return rows


async def test_a_block_that_was_sent_is_answered_by_its_opposite(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        afi = await _row(services, "customers", first_name="Afi")
        mark = await services.undoing.mark("customers", [afi.key])
        await services.customers.block([afi.key])
        deeds = await services.undoing.since(mark)
        await _settled(services)
        assert _customers(owner)[0]["blocked"]
        taken = await services.undoing.take_back(deeds)
        assert (taken.done, taken.late) == (1, 0)
        assert (await _row(services, "customers", first_name="Afi"))["blocked"] is False
        await _settled(services)
        assert not _customers(owner)[0]["blocked"]


async def test_what_was_not_sent_is_never_sent(tmp_path: Path, served: ServedShop, owner: httpx.Client) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        afi = await _row(services, "customers", first_name="Afi")
        await services._shop().engine.stop()
        await services.customers.update(afi.key, first_name="Afiwa")
        mark = await services.undoing.mark("customers", [afi.key])
        await services.customers.update(afi.key, first_name="Akou", phone="+22899999999")
        deeds = await services.undoing.since(mark)
        await services.undoing.take_back(deeds)
        row = await _row(services, "customers", username=afi["username"])
        assert (row["first_name"], row["phone"]) == ("Afiwa", "+22890000001"), "an earlier change stays"
        mark = await services.undoing.mark("customers", [afi.key])
        await services.customers.delete([afi.key])
        await services.undoing.take_back(await services.undoing.since(mark))
        assert (await _row(services, "customers", username=afi["username"]))["first_name"] == "Afiwa"
        services._shop().engine.start()
        await _settled(services)
        assert [(row["first_name"], row["phone"]) for row in _customers(owner)] == [("Afiwa", "+22890000001")]


async def test_a_new_row_that_was_sent_is_removed_again(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        mark = await services.undoing.mark()
        key = await services.customers.create(NewCustomer("Essi", phone="+22890000002"))
        deeds = await services.undoing.since(mark)
        await _settled(services)
        assert len(_customers(owner)) == 2
        assert (await services.undoing.take_back(deeds)).late == 0
        await _settled(services)
        assert [row["first_name"] for row in _customers(owner)] == ["Afi"]
        assert await services.records.get("customers", key) is None


async def test_the_details_of_a_plan_come_back_with_its_profile(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    from dataclasses import replace

    before = owner.get("/plans/").json()["data"][0]
    async with desktop_of(tmp_path / "a", served) as services:
        plan = await _row(services, "plans", name="Journée")
        draft = await services.plans.draft(plan.key)
        mark = await services.undoing.mark("plans", [plan.key])
        await services.plans.save(replace(draft, name="Day", price=Decimal(500), devices=3, is_active=False), plan.key)
        deeds = await services.undoing.since(mark)
        await _settled(services)
        changed = owner.get("/plans/").json()["data"][0]
        assert (changed["name"], changed["price"], changed["shared_users_value"]) == ("Day", "500.00", 3)
        taken = await services.undoing.take_back([deed for deed in deeds if deed.resource == "plans"])
        assert taken.late == 0
        await _settled(services)
        assert owner.get("/plans/").json()["data"][0] == before


async def test_what_has_no_opposite_comes_too_late(tmp_path: Path, served: ServedShop, owner: httpx.Client) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        afi = await _row(services, "customers", first_name="Afi")
        mark = await services.undoing.mark("customers", [afi.key])
        await services.customers.delete([afi.key])
        deeds = await services.undoing.since(mark)
        assert [deed.has_opposite for deed in deeds] == [False]
        await _settled(services)
        taken = await services.undoing.take_back(deeds)
        assert (taken.done, taken.late) == (0, 1)
        assert _customers(owner) == []


async def test_nothing_done_is_nothing_to_take_back(tmp_path: Path, served: ServedShop, owner: httpx.Client) -> None:
    async with desktop_of(tmp_path / "a", served) as services:
        afi = await _row(services, "customers", first_name="Afi")
        mark = await services.undoing.mark("customers", [afi.key])
        await services.customers.unblock([afi.key])
        assert await services.undoing.since(mark) == ()
