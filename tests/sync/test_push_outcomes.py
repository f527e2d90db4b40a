"""What becomes of an action after each kind of answer."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.core.storage_parts import new_block
from tests.sync.reference_server import OWN_FEATURES, Fault, ReferenceServer
from tests.sync.sync_client import SyncClient
from tiknet_desktop.api.answer import Capabilities
from tiknet_desktop.api.errors import ApiError, Forbidden, ServerFault, Throttled, Unreachable, ValidationRefused
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.storage.entries import HIDDEN, NewEntry
from tiknet_desktop.storage.records import EntryStatus
from tiknet_desktop.sync import policy


@asynccontextmanager
async def shop(
    folder: Path, features: tuple[str, ...] = OWN_FEATURES
) -> AsyncIterator[tuple[ReferenceServer, SyncClient]]:
    server = ReferenceServer(features)
    for number in range(3):
        server.add("customers", {"username": f"c{number}", "customer": number, "first_name": "Ama", "blocked": False})
    client = await SyncClient(folder / "shop.sqlite", server).open()
    try:
        assert await client.pull()
        yield server, client
    finally:
        await client.close()


def new_customer(code: str = "CODE2345") -> NewEntry:
    values = {"first_name": "Afi", "phone": "90", "username": code}
    return NewEntry(
        "create_customer", "customers", new_ulid(), new_ulid(), body=values, changes=values, creates=True,
        natural={"username": code},
    )  # fmt: skip


def meet(client: SyncClient, operation: str, *faults: Fault) -> None:
    coming = list(faults)

    def choose(request: Any) -> Fault:
        return coming.pop(0) if coming and request.operation == operation else Fault.NONE

    client.transport.choose = choose


async def status(client: SyncClient) -> list[str]:
    return [entry.status.value for entry in await client.entries()]


@pytest.mark.parametrize("fault", [Fault.LOSE_ANSWER, Fault.TRUNCATED])
async def test_a_create_whose_answer_is_lost_is_repeated_only_with_its_key(tmp_path: Path, fault: Fault) -> None:
    async with shop(tmp_path) as (server, client):
        meet(client, "create_customer", fault)
        await client.act(new_customer())
        await client.push()
        await client.push()
        assert await status(client) == ["done"]
        assert server.effects["customer:CODE2345"] == 1
        assert server.calls.count("create_customer") == 2


async def test_without_keys_the_effect_is_looked_for_and_found(tmp_path: Path) -> None:
    async with shop(tmp_path, ()) as (server, client):
        meet(client, "create_customer", Fault.LOSE_ANSWER)
        await client.act(new_customer())
        await client.push()
        assert await status(client) == ["unknown"]
        await client.push()
        assert await status(client) == ["done"]
        assert server.calls.count("create_customer") == 1


async def test_an_effect_that_is_surely_absent_is_sent_again_but_not_at_once(tmp_path: Path) -> None:
    async with shop(tmp_path, ()) as (server, client):
        meet(client, "create_customer", Fault.LOSE_ANSWER)
        await client.act(new_customer())
        await client.push()
        server.remove("customers", max(server.rows["customers"]))
        server.effects.clear()
        await client.push()
        await client.push()
        assert await status(client) == ["done"]
        assert server.effects["customer:CODE2345"] == 1


async def test_what_cannot_be_recognised_is_left_to_a_person(tmp_path: Path) -> None:
    async with shop(tmp_path, ()) as (server, client):
        entry = NewEntry(
            "assign_plan", "assigned_plans", new_ulid(), new_ulid(), body={"customer": "c1", "plan": "one-day", "reference": "R"},
            changes={"plan_name": "1 jour", "reference": "R"}, creates=True, natural={"reference": "R"},
        )  # fmt: skip
        meet(client, "assign_plan", Fault.LOSE_ANSWER)
        await client.act(entry)
        for _ in range(4):
            await client.push()
        (kept,) = await client.entries()
        assert (kept.status, kept.error.code) == (EntryStatus.UNKNOWN, "not_recognisable")
        assert server.calls.count("assign_plan") == 1


async def test_a_block_whose_answer_is_lost_is_simply_repeated(tmp_path: Path) -> None:
    async with shop(tmp_path, ()) as (_server, client):
        row = await client.row("customers", username="c1")
        assert row is not None
        meet(client, "block_or_unblock_customer", Fault.LOSE_ANSWER)
        await client.act(new_block(row.key, "c1"))
        await client.push()
        await client.push()
        assert await status(client) == ["done"]


async def test_a_refusal_stays_with_its_reason_until_a_person_acts(tmp_path: Path) -> None:
    async with shop(tmp_path) as (server, client):
        server.add("hotspot_users", {"username": "TAKEN234"})
        entry = NewEntry(
            "create_hotspot_user", "hotspot_users", new_ulid(), new_ulid(), body={"username": "TAKEN234"},
            changes={"username": "TAKEN234"}, creates=True,
        )  # fmt: skip
        await client.act(entry)
        for _ in range(3):
            await client.push()
        (kept,) = await client.entries()
        assert (kept.status, kept.error.status, dict(kept.error.fields)) == (
            EntryStatus.FAILED, 400, {"username": ["taken"]},
        )  # fmt: skip
        assert server.calls.count("create_hotspot_user") == 1


async def test_a_change_of_what_is_gone_is_a_conflict_and_its_deletion_is_done(tmp_path: Path) -> None:
    async with shop(tmp_path) as (server, client):
        one, two = [await client.row("customers", username=name) for name in ("c0", "c1")]
        assert one is not None and two is not None
        for row in (one, two):
            server.remove("customers", row["id"])
        await client.act(new_block(one.key, "c0"))
        await client.act(
            NewEntry(
                "delete_customer", "customers", two.key, new_ulid(), path={"username": "c1"}, changes={HIDDEN: True}
            )
        )
        await client.push()
        assert await status(client) == ["conflict", "done"]


async def test_a_server_that_is_away_gets_everything_when_it_is_back(tmp_path: Path) -> None:
    async with shop(tmp_path) as (_server, client):
        client.transport.online = False
        for name in ("c0", "c1", "c2"):
            row = await client.row("customers", username=name)
            assert row is not None
            await client.act(new_block(row.key, name))
        await client.push()
        assert set(await status(client)) == {"queued"}
        client.transport.online = True
        await client.push()
        assert await status(client) == ["done"] * 3


async def test_a_throttled_server_is_left_in_peace(tmp_path: Path) -> None:
    async with shop(tmp_path) as (_server, client):
        client.transport.choose = lambda request: Fault.THROTTLE if request.changes else Fault.NONE
        for name in ("c0", "c1", "c2"):
            row = await client.row("customers", username=name)
            assert row is not None
            await client.act(new_block(row.key, name))
        await client.push()
        assert set(await status(client)) == {"queued"}


def test_pauses_double_have_a_ceiling_and_obey_the_server() -> None:
    chance = random.Random(7)
    waits = [policy.backoff(attempts, chance) for attempts in range(1, 30)]
    assert all(0 < wait <= policy.LONGEST_WAIT for wait in waits)
    assert policy.backoff(1, chance, retry_after=120) >= 120
    assert sum(waits[-5:]) > sum(waits[:5]) * 20


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (Unreachable("x", code="timeout", outcome_unknown=True), policy.Verdict.LOOK),
        (Unreachable("x", code="dns"), policy.Verdict.AGAIN),
        (Forbidden("x", status=403), policy.Verdict.FAILED),
        (ValidationRefused("x", status=400), policy.Verdict.FAILED),
        (Throttled("x", status=429), policy.Verdict.AGAIN),
        (ServerFault("x", status=500), policy.Verdict.AGAIN),
    ],
)
async def test_each_error_has_its_verdict(tmp_path: Path, error: ApiError, verdict: policy.Verdict) -> None:
    async with shop(tmp_path) as (_, client):
        await client.act(new_customer())
        (entry,) = await client.entries()
        decision = policy.decide(error, entry, Capabilities(), random.Random(1), timedelta(seconds=1))
        assert decision.verdict is verdict


async def test_a_clock_nobody_can_trust_never_repeats_a_create(tmp_path: Path) -> None:
    async with shop(tmp_path) as (_, client):
        await client.act(new_customer())
        (entry,) = await client.entries()
        keyed = Capabilities(features=frozenset({"idempotency-key"}))
        assert policy.repeatable(entry, keyed, timedelta(minutes=1))
        assert not policy.repeatable(entry, keyed, None)
        assert not policy.repeatable(entry, keyed, timedelta(days=2))
        assert not policy.clock_trusted(timedelta(minutes=6))
