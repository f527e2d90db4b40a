"""Editing any row and asking the server, with and without it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.core.service_parts import opened, until
from tests.sync.reference_server import Fault, ReferenceServer, RefusalError
from tiknet_desktop.api.errors import Unreachable, ValidationRefused
from tiknet_desktop.services import Services
from tiknet_desktop.services.editing import Reference
from tiknet_desktop.services.errors import NotAllowedError, NotYetKnownError, RowGoneError
from tiknet_desktop.storage.records import RecordQuery


class Workshop(ReferenceServer):
    """A server where options, profiles, plans and roles can be made and changed."""

    def _make(self, resource: str, body: Mapping[str, Any], slug: str = "") -> dict[str, Any]:
        number = self.add(resource, {**body, **({"slug": slug} if slug else {})})
        self.effects[f"{resource}:{body.get('name') or body.get('value')}"] += 1
        return self.rows[resource][number]

    def _create_rate_limit(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        return self._make("rate_limit", body)

    def _create_hotspot_profile(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        if not isinstance(body.get("rate_limit"), int):
            raise RefusalError(400, "Validation error.", {"rate_limit": ["Not an id."]})
        return self._make("hotspot_profiles", body, slug=str(body["name"]).lower())

    def _create_plan(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        return self._make("plans", body, slug=str(body["name"]).lower())

    def _update_plan(self, path: Mapping[str, str], body: Mapping[str, Any], query: Any) -> Any:
        for number, row in self.rows["plans"].items():
            if row["slug"] == path["plan_slug"]:
                self.change("plans", number, **body)
                return row
        raise RefusalError(404, "Plan not found.")

    def _create_role(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        if not body.get("name"):
            raise RefusalError(400, "Validation error.", {"name": ["This field is required."]})
        return self._make("roles", body, slug=str(body["name"]).lower())

    def _delete_role(self, path: Mapping[str, str], body: Any, query: Any) -> Any:
        number = next(number for number, row in self.rows["roles"].items() if row["slug"] == path["slug"])
        self.remove("roles", number)
        return {}

    def _analytics_revenue(self, path: Any, body: Any, query: Mapping[str, str]) -> Any:
        return {"total_revenue": "500.00", "period": query.get("period", "")}


async def _rows(shop: Services, resource: str) -> list[Any]:
    return list((await shop.records.page(RecordQuery(resource), 0, 50)).rows)


async def _settled(shop: Services) -> bool:
    counts = await shop.sync_centre.counts()
    return counts.pending == 0


async def test_a_plan_with_its_profile_and_speed_made_offline_arrives_in_order(tmp_path: Path) -> None:
    server = Workshop()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        rate = await shop.editing.create("rate_limit", {"value": "2M/1M"})
        profile = await shop.editing.create(
            "hotspot_profiles",
            {"name": "Rapide"},
            {"name": "Rapide", "rate_limit": Reference("rate_limit", rate.key), "routers": []},
        )
        plan = await shop.editing.create(
            "plans", {"name": "Soir"}, {"name": "Soir", "profile": Reference("hotspot_profiles", profile.key)}
        )
        await shop.editing.update("plans", plan.key, {"description": "de 18 h à minuit"})
        assert {row["name"] for row in await _rows(shop, "plans")} == {"1 jour", "Soir"}
        transport.online = True
        await shop.sync_centre.sync_now()
        await until(shop, lambda: _settled(shop))
        made = next(row for row in server.rows["plans"].values() if row["name"] == "Soir")
        assert made["description"] == "de 18 h à minuit"
        assert server.rows["hotspot_profiles"][made["profile"]]["rate_limit"] in server.rows["rate_limit"]
        assert all(count == 1 for count in server.effects.values())


async def test_what_needs_the_server_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    server = Workshop()
    async with opened(tmp_path, server) as (shop, transport):
        transport.online = False
        with pytest.raises(Unreachable):
            await shop.editing.create("roles", {"name": "Caisse"})
        assert await _rows(shop, "roles") == []
        transport.online = True
        with pytest.raises(ValidationRefused) as refused:
            await shop.editing.create("roles", {"name": ""})
        assert "name" in refused.value.fields


async def test_a_role_is_shown_when_the_server_has_made_it_and_gone_when_deleted(tmp_path: Path) -> None:
    server = Workshop()
    async with opened(tmp_path, server) as (shop, _):
        written = await shop.editing.create("roles", {"name": "Caisse", "permissions": [3]})
        assert [(row.key, row["slug"], row["permissions"]) for row in await _rows(shop, "roles")] == [
            (written.key, "caisse", [3])
        ]
        await shop.editing.delete("roles", [written.key])
        assert await _rows(shop, "roles") == [] and server.rows["roles"] == {}


async def test_a_repeated_attempt_with_the_same_key_has_one_effect(tmp_path: Path) -> None:
    server = Workshop()
    async with opened(tmp_path, server) as (shop, transport):
        transport.choose = lambda request: Fault.LOSE_ANSWER if request.operation == "create_role" else Fault.NONE
        with pytest.raises(Unreachable) as lost:
            await shop.editing.create("roles", {"name": "Caisse"}, idempotency_key="one-form")
        assert lost.value.outcome_unknown
        transport.choose = lambda request: Fault.NONE
        await shop.editing.create("roles", {"name": "Caisse"}, idempotency_key="one-form")
        assert server.effects["roles:Caisse"] == 1


async def test_rows_that_are_gone_or_unknown_to_the_server_are_told_apart(tmp_path: Path) -> None:
    server = Workshop()
    async with opened(tmp_path, server) as (shop, transport):
        with pytest.raises(RowGoneError):
            await shop.editing.update("plans", "no-such-key", {"name": "x"})
        transport.online = False
        plan = await shop.editing.create("plans", {"name": "Nuit"})
        with pytest.raises(NotYetKnownError):  # the operation cannot wait, and the row is not there yet
            await shop.editing.act("transaction_details", "plans", plan.key)


async def test_somebody_without_the_right_is_refused_before_anything_is_kept(tmp_path: Path) -> None:
    server = Workshop()
    async with opened(tmp_path, server) as (shop, _):
        assert shop.account.permissions
        holder = shop.editing._shop()
        holder.permissions = frozenset()
        with pytest.raises(NotAllowedError):
            await shop.editing.create("plans", {"name": "Nuit"})
        with pytest.raises(NotAllowedError):
            await shop.online.reading("analytics_revenue")


async def test_an_answer_is_kept_under_its_question_and_given_with_its_age_when_the_server_is_away(
    tmp_path: Path,
) -> None:
    server = Workshop()
    async with opened(tmp_path, server) as (shop, transport):
        fresh = await shop.online.reading("analytics_revenue", query={"period": "this_month"})
        assert (fresh.value["total_revenue"], fresh.source) == ("500.00", "server")
        transport.online = False
        old = await shop.online.reading("analytics_revenue", query={"period": "this_month"})
        assert old.value == fresh.value and old.source == "computer"
        assert old.fetched_at is not None and isinstance(old.error, Unreachable)
        other = await shop.online.reading("analytics_revenue", query={"period": "today"})
        assert other.value is None and other.fetched_at is None
        assert (await shop.online.known("analytics_revenue", query={"period": "this_month"})).value == fresh.value
