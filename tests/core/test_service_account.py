"""Signing in, opening without a connection, signing out, and what this computer remembers."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.core.service_parts import EMAIL, PASSWORD, has_rows, opened, shop_server, until
from tiknet_desktop.api.errors import SignInNeeded
from tiknet_desktop.domain.permissions import STARTING_ROLES, Permission
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import identity
from tiknet_desktop.services.errors import NotSignedInError, PendingWorkError
from tiknet_desktop.services.settings import SETTINGS, SettingsService
from tiknet_desktop.storage.records import RecordQuery, RowState
from tiknet_desktop.storage.states import FreshnessState


async def test_a_wrong_password_opens_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, shop_server(), sign_in=False) as (shop, _):
        with pytest.raises(SignInNeeded) as caught:
            await shop.account.sign_in(EMAIL, "wrong")
        assert caught.value.code == "wrong_credentials"
        assert not shop.account.signed_in
        with pytest.raises(NotSignedInError):
            await shop.records.page(RecordQuery("customers"), 0, 1)


async def test_the_last_shop_opens_without_a_connection(tmp_path: Path) -> None:
    secrets = SecretStore.in_memory(tmp_path)
    server = shop_server()
    async with opened(tmp_path, server, secrets=secrets) as (shop, _):
        await until(shop, lambda: has_rows(shop, "customers"))
    async with opened(tmp_path, server, secrets=secrets, sign_in=False, online=False) as (shop, _):
        assert (shop.account.signed_in, shop.account.email) == (True, EMAIL)
        assert (shop.account.seller_name, shop.account.shop_name) == ("Ama", "Chez Ama")
        assert shop.account.permissions == frozenset(Permission)
        assert shop.account.currency.code == "XOF"
        page = await shop.records.page(RecordQuery("customers"), 0, 10)
        assert page.total == 4
        freshness = await shop.records.freshness("customers")
        assert (freshness.state, freshness.source) == (FreshnessState.STALE, "computer")
        await shop.customers.block([page.rows[0].key])
        row = await shop.records.get("customers", page.rows[0].key)
        assert row is not None
        assert (row["blocked"], row.state) == (True, RowState.PENDING)


async def test_an_action_of_an_earlier_run_is_sent_by_the_next_one(tmp_path: Path) -> None:
    secrets = SecretStore.in_memory(tmp_path)
    server = shop_server()
    async with opened(tmp_path, server, secrets=secrets) as (shop, transport):
        await until(shop, lambda: has_rows(shop, "customers"))
        transport.online = False
        row = (await shop.records.page(RecordQuery("customers"), 0, 1)).rows[0]
        await shop.customers.block([row.key])
    async with opened(tmp_path, server, secrets=secrets, sign_in=False) as (shop, _):
        await until(shop, lambda: server.effects[f"block:{row['id']}"] == 1)


async def test_signing_out_is_refused_while_actions_wait_and_never_deletes_them(tmp_path: Path) -> None:
    server = shop_server()
    async with opened(tmp_path, server) as (shop, transport):
        await until(shop, lambda: has_rows(shop, "customers"))
        transport.online = False
        await shop.customers.block([(await shop.records.page(RecordQuery("customers"), 0, 1)).rows[0].key])
        with pytest.raises(PendingWorkError) as caught:
            await shop.account.sign_out()
        assert caught.value.count == 1
        await shop.account.sign_out(force=True)
        assert not shop.account.signed_in
        transport.online = True
        await shop.account.sign_in(EMAIL, PASSWORD)
        await until(
            shop, lambda: sum(count for name, count in server.effects.items() if name.startswith("block:")) == 1
        )


async def test_closing_leaves_no_thread_and_no_task(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    async with opened(tmp_path, shop_server()) as (shop, _):
        pass
    assert shop.tasks.names == []
    left = {thread.name for thread in set(threading.enumerate()) - before}
    assert not [name for name in left if name.startswith(("write", "read"))]


def test_settings_are_kept_checked_and_survive_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsService(path)
    assert settings.get("zoom") == 100
    settings.set("zoom", 150)
    settings.set("columns.customers", {"hidden": ["email"]})
    with pytest.raises(ValueError, match="zoom"):
        settings.set("zoom", 500)
    with pytest.raises(KeyError):
        settings.set("no_such_setting", 1)
    again = SettingsService(path)
    assert (again.get("zoom"), again.get("columns.customers")) == (150, {"hidden": ["email"]})
    path.write_text("{ damaged")
    assert SettingsService(path).get("zoom") == 100
    assert path.with_suffix(".damaged.json").exists()
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


@pytest.mark.parametrize(
    ("user", "rights"),
    [
        ({"partner": {"is_partner": True}}, frozenset(Permission)),
        ({"role": {"name": "Worker"}}, STARTING_ROLES["Worker"]),
        ({"roles": {"name": "manager-2"}}, STARTING_ROLES["Manager"]),
        (
            {"role": {"permissions": {"Create Users": True, "Delete Users": False}}},
            frozenset({Permission.CREATE_USERS}),
        ),
        (
            {"role": {"permissions": [3, "setting-access"]}},
            frozenset({Permission.CREATE_USERS, Permission.SETTING_ACCESS}),
        ),
        ({"role": None}, frozenset()),
    ],
)
def test_rights_are_read_in_every_form_servers_send(user: dict[str, object], rights: frozenset[Permission]) -> None:
    assert identity.permissions_of(user) == rights


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        ({"currency_code": "GHS"}, "GHS"),
        ({"country": "Togo"}, "XOF"),
        ({"country": "CM"}, "XAF"),
        ({"country": {"code": "GH"}}, "GHS"),
        ({}, "XOF"),
    ],
)
def test_the_currency_comes_from_the_server_or_the_country(profile: dict[str, object], code: str) -> None:
    assert identity.currency_of(profile).code == code
