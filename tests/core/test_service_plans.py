"""Plans against the real server: what is found again, what is made, what a router gets, with and without a connection."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.core.plan_desk import desk, named, rows, sent
from tests.server.shops import ServedShop
from tests.sync.reference_server import ReferenceServer
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.domain.rates import RateLimit
from tiknet_desktop.services.errors import InvalidInputError, NotAllowedError, RowGoneError
from tiknet_desktop.services.plan_drafts import PlanDraft, ProfileFate, check
from tiknet_desktop.services.plan_facts import Presets, option_text, option_value, preset_values, rate_of
from tiknet_desktop.services.plans import PlanHeldError
from tiknet_desktop.storage import states

EVENING = PlanDraft(
    name="Soir",
    price=Decimal(250),
    validity=timedelta(hours=6),
    data_limit=1_500_000_000,
    devices=3,
    rate=RateLimit(4_000_000, 1_000_000),
    idle=timedelta(minutes=15),
    description="de 18 h à minuit",
)


def on_server(owner: httpx.Client, name: str) -> dict[str, Any]:
    plans = owner.get("/plans/", params={"extras": 1}).json()["data"]
    return next(one for one in plans if one["name"] == name)


async def test_a_whole_plan_made_without_a_connection_arrives_whole(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, line):
        line.online = False
        outlook = await shop.plans.outlook(EVENING)
        assert (outlook.fate, outlook.profile_name) == (ProfileFate.NEW, "4M/1M 15m")
        assert set(outlook.new_options) == {"validity", "data_limit", "shared_users", "rate_limit", "idle_timeout"}
        key = await shop.plans.save(EVENING)
        kept = await shop.records.get("plans", key)
        assert kept is not None and kept["validity_value"] == "6h" and kept["price"] == Decimal(250)
        assert kept["data_limit_value"] == "1500MB" and kept["shared_users_value"] == 3
        assert (await shop.sync_centre.counts()).pending == 7
        changed = replace(await shop.plans.draft(key), price=Decimal(300))
        assert replace(changed, price=EVENING.price) == EVENING
        await shop.plans.save(changed, key)
        line.online = True
        await sent(shop)
        made = on_server(owner, "Soir")
        assert made["price"] == "300.00" and made["formatted_validity"] == "6 Hours"
        assert made["data_limit_value"] == "1500MB" and made["shared_users_value"] == 3
        assert made["rate_limit_value"] == "4M/1M" and made["profile_name"] == "4M/1M 15m"
        assert made["description"] == "de 18 h à minuit"
        profiles = owner.get("/hotspot/profiles/list/").json()["data"]
        assert [one["idle_timeout_value"] for one in profiles if one["name"] == "4M/1M 15m"] == ["15m"]


async def test_what_exists_is_used_again_also_when_it_was_made_a_moment_ago(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, line):
        day = PlanDraft(
            name="Demi", price=Decimal(150), validity=timedelta(days=1), devices=2, rate=RateLimit(2_000_000, 1_000_000)
        )
        outlook = await shop.plans.outlook(day)
        assert (outlook.fate, outlook.profile_name, outlook.shares) == (ProfileFate.REUSED, "Standard", ("Journée",))
        assert outlook.new_options == ()
        line.online = False
        first = await shop.plans.save(EVENING)
        await shop.plans.save(replace(EVENING, name="Nuit", price=Decimal(400)))
        assert (await shop.sync_centre.counts()).pending == 8, "the second takes only itself"
        assert first
        line.online = True
        await sent(shop)
        assert on_server(owner, "Soir")["profile"] == on_server(owner, "Nuit")["profile"]
        assert on_server(owner, "Soir")["validity"] == on_server(owner, "Nuit")["validity"]


async def test_what_was_never_read_is_read_before_a_value_is_made(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    owner.post("/idle-timeout/create/", json={"value": "15m"})
    async with desk(tmp_path, served) as (shop, line):
        store = shop.plans._shop().store
        await store.write(lambda connection: connection.exec_driver_sql("DELETE FROM cache_idle_timeout").close())
        await store.write(states.mark, "idle_timeout", states.FreshnessState.NEVER)
        await shop.plans.presets()
        line.online = False
        assert "idle_timeout" not in (await shop.plans.outlook(EVENING)).new_options


async def test_a_new_speed_changes_a_profile_of_one_plan_and_spares_one_that_others_use(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, _):
        day = await named(shop, "Journée")
        draft = await shop.plans.draft(day.key)
        assert (draft.validity, draft.devices, draft.rate) == (timedelta(days=1), 2, RateLimit(2_000_000, 1_000_000))
        faster = replace(draft, rate=RateLimit(8_000_000, 2_000_000))
        outlook = await shop.plans.outlook(faster, day.key)
        assert (outlook.fate, outlook.profile_name, outlook.terms_changed) == (ProfileFate.CHANGED, "Standard", True)
        await shop.plans.save(faster, day.key)
        await sent(shop)
        assert on_server(owner, "Journée")["rate_limit_value"] == "8M/2M"
        assert len(owner.get("/hotspot/profiles/list/").json()["data"]) == 1

        await shop.plans.save(replace(faster, name="Semaine", validity=timedelta(days=7)))
        await sent(shop)
        await shop.records.refresh("plans")
        outlook = await shop.plans.outlook(draft, day.key)
        assert outlook.fate is ProfileFate.NEW
        await shop.plans.save(draft, day.key)
        await sent(shop)
        assert on_server(owner, "Journée")["rate_limit_value"] == "2M/1M"
        assert on_server(owner, "Semaine")["rate_limit_value"] == "8M/2M"


async def test_only_what_changed_is_sent_and_nothing_when_nothing_did(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, line):
        day = await named(shop, "Journée")
        draft = await shop.plans.draft(day.key)
        await shop.plans.save(draft, day.key)
        assert (await shop.sync_centre.counts()).pending == 0
        line.online = False
        dearer = replace(draft, price=Decimal(350))
        outlook = await shop.plans.outlook(dearer, day.key)
        assert outlook.price_changed and not outlook.terms_changed and outlook.fate is ProfileFate.KEPT
        await shop.plans.save(dearer, day.key)
        entry = (await shop.sync_centre.entries("pending", 0, 5))[0]
        assert (entry.operation, dict(entry.summary)) == ("update_plan", {"price": "350"})
        assert (await named(shop, "Journée"))["price"] == Decimal(350)


async def test_a_sold_plan_is_taken_off_sale_instead_of_deleted(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, _):
        unsold = await shop.plans.save(EVENING)
        await sent(shop)
        await shop.plans.delete(unsold)
        day = await named(shop, "Journée")
        code = "K7QM2XWP"
        body = {"username": code, "password": code, "profile": day["profile"], "is_active": True}
        assert owner.post("/hotspot/users/create/", json=body).status_code == 201
        assert owner.post("/assign-plan/", json={"customer": code, "plan": day["slug"]}).status_code < 300
        await shop.records.refresh("assigned_plans")
        facts = await shop.plans.facts()
        assert facts.holders_known and facts.tickets == {day["id"]: 1} and facts.customers == {}
        assert facts.sold[day["id"]].count == 1 and facts.sold[day["id"]].amount == Decimal(300)
        with pytest.raises(PlanHeldError) as held:
            await shop.plans.delete(day.key)
        assert (held.value.name, held.value.holders, held.value.sold) == ("Journée", 1, 1)
        await shop.plans.put_on_sale([day.key], False)
        await sent(shop)
        assert on_server(owner, "Journée")["is_active"] is False
        assert [one["name"] for one in owner.get("/plans/").json()["data"]] == ["Journée"]


async def test_profiles_options_and_accounts_are_made_and_changed(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, _):
        profile = await shop.plans.save_profile("Terrasse", RateLimit(3_000_000, 3_000_000), timedelta(minutes=20))
        account = await shop.plans.save_account("caisse-1", profile, password="premier-mot")
        same = await shop.plans.save_option("validity", timedelta(days=1))
        assert same == (await rows(shop, "validity"))[0].key
        other = await shop.plans.save_option("validity", timedelta(hours=12))
        await sent(shop)
        await shop.plans.save_option("validity", timedelta(hours=10), other)
        await shop.plans.save_profile("Terrasse", None, None, key=profile, is_active=False)
        new = await shop.plans.reset_password(account)
        await sent(shop)
        wire = {one["name"]: one for one in owner.get("/hotspot/profiles/list/").json()["data"]}
        assert wire["Terrasse"]["rate_limit"] is None and wire["Terrasse"]["is_active"] is False
        user = owner.get("/hotspot/users/caisse-1/read/").json()["data"]
        assert user["password"] == new and user["is_active"] is True
        assert "10h" in [one["value"] for one in owner.get("/validity/list/").json()["data"]]
        with pytest.raises(InvalidInputError):
            await shop.plans.save_account("ohne-profil")


async def test_rows_are_read_again_one_at_a_time(tmp_path: Path, served: ServedShop, owner: httpx.Client) -> None:
    async with desk(tmp_path, served) as (shop, line):
        day, validity = await named(shop, "Journée"), (await rows(shop, "validity"))[0]
        owner.put(f"/plans/{day['slug']}/update/", json={"price": "325.00"})
        owner.put(f"/validity/{validity['id']}/", json={"value": "2d"})
        assert await shop.editing.reread("plans", day.key) and await shop.editing.reread("validity", validity.key)
        assert (await named(shop, "Journée"))["price"] == Decimal(325)
        assert (await rows(shop, "validity"))[0]["value"] == "2d"
        line.online = False
        assert not await shop.editing.reread("hotspot_profiles", (await rows(shop, "hotspot_profiles"))[0].key)
        with pytest.raises(RowGoneError):
            await shop.editing.reread("plans", "no-such-key")


async def test_presets_are_the_servers_own_where_it_has_them(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, _):
        presets = await shop.plans.presets()
        assert presets.validities == (timedelta(days=1),) and presets.rates == (RateLimit(2_000_000, 1_000_000),)
        assert presets.devices == (2,) and presets.volumes == Presets().volumes
        assert presets.units == ("minutes", "hours", "days", "weeks", "months")


async def test_a_server_without_presets_leaves_the_usual_ones(tmp_path: Path) -> None:
    from tests.core.service_parts import opened

    server = ReferenceServer(features=())
    async with opened(tmp_path, server) as (shop, _):
        assert await shop.plans.presets() == Presets()
        assert {"plan_config_resources", "plan_config_speed_limits"} <= set(server.calls)


async def test_somebody_who_may_not_make_options_gets_nothing_half_made(
    tmp_path: Path, served: ServedShop, owner: httpx.Client
) -> None:
    async with desk(tmp_path, served) as (shop, line):
        line.online = False
        holder = shop.plans._shop()
        holder.permissions = frozenset({Permission.CREATE_PLANS})
        with pytest.raises(NotAllowedError):
            await shop.plans.save(EVENING)
        assert (await shop.sync_centre.counts()).pending == 0
        day = await named(shop, "Journée")
        twin = replace(await shop.plans.draft(day.key), name="Jour de marché")
        await shop.plans.save(twin)  # everything it needs is there
        assert (await shop.sync_centre.counts()).pending == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"price": Decimal(-1)}, "price"),
        ({"validity": timedelta(0)}, "validity"),
        ({"data_limit": 0}, "data_limit"),
        ({"devices": 0}, "shared_users"),
    ],
)
def test_what_cannot_be_is_said_by_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInputError) as wrong:
        check(replace(EVENING, **change))
    assert list(wrong.value.fields) == [field]


def test_options_are_read_in_every_spelling_and_written_in_one() -> None:
    assert option_value("data_limit", "500MO") == option_value("data_limit", "500 MB") == 500_000_000
    assert option_text("data_limit", 2_000_000_000) == "2GB"
    assert option_value("rate_limit", "2M") == RateLimit(2_000_000, 2_000_000)
    assert option_value("validity", "later") is None
    assert rate_of("0/0") is None and rate_of("") is None and rate_of("1M") == RateLimit(1_000_000, 1_000_000)
    assert preset_values("shared_users", [{"value": "3"}, {"value": 1}, 3, "many"]) == (1, 3)
    assert preset_values("validity", None) == ()
