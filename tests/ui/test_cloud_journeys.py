"""The window against the cloud as it was in November 2025: every pane opens, what is missing there is said, work goes on."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cloud_double.server import EMAIL, MANAGER, PASSWORD, CloudDouble
from tests.ui.conftest import Run, until
from tests.ui.real_desktop import pane, running, said
from tests.ui.rounds import settled
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.services.sales import SaleRequest
from tiknet_desktop.storage.records import RecordQuery
from tiknet_desktop.storage.states import FreshnessState
from ui.kit.i18n import set_language
from ui.shell.sign_in import SignInPage

ABSENT_LISTS = {"notifications", "account_sessions", "support_tickets", "vouchers", "voucher_batches"}


@pytest.fixture
def cloud() -> Iterator[CloudDouble]:
    with CloudDouble().running() as double:
        yield double


@asynccontextmanager
async def shop_on(cloud: CloudDouble, folder: Path, email: str = EMAIL) -> AsyncIterator[Desktop]:
    """The window, signed in to the cloud and read once."""
    async with running(folder, server_url=cloud.url) as desktop:
        await until(lambda: desktop.window.findChild(SignInPage) is not None, 30)
        page = desktop.window.findChild(SignInPage)
        assert isinstance(page, SignInPage)
        page.email.edit.setText(email)
        page.password.edit.setText(PASSWORD)
        page.submit()
        await until(lambda: desktop.window.workspace is not None, 30)
        services = desktop.services
        assert services is not None and services.sync is not None
        await services.sync.pull_once()
        yield desktop


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_pane_opens_on_the_cloud(
    tmp_path: Path, run: Run[Any], cloud: CloudDouble, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def day() -> None:
        async with shop_on(cloud, tmp_path) as desktop:
            set_language(language)
            workspace = desktop.window.workspace
            assert workspace is not None
            for name in workspace.entries:
                with caplog.at_level(logging.ERROR):
                    await pane(desktop, name)
                    await until(lambda: settled(desktop), 30)
                wrong = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
                assert not wrong, f"{name}: {wrong}"
                assert "Traceback" not in said() and "<html" not in said()

    run(day())


def test_a_missing_endpoint_is_never_an_empty_list(tmp_path: Path, run: Run[Any], cloud: CloudDouble) -> None:
    async def day() -> None:
        async with shop_on(cloud, tmp_path) as desktop:
            services = desktop.services
            assert services is not None
            for name in sorted(ABSENT_LISTS):
                assert (await services.records.freshness(name)).state is FreshnessState.NOT_OFFERED, name
            for name in ("customers", "plans", "hotspot_profiles", "roles", "payment_methods", "rate_limit"):
                assert (await services.records.page(RecordQuery(name), 0, 1)).count, name

    run(day())


def test_a_sale_and_a_block_reach_the_cloud_though_the_token_expires(
    tmp_path: Path, run: Run[Any], cloud: CloudDouble
) -> None:
    async def day() -> None:
        async with shop_on(cloud, tmp_path) as desktop:
            services = desktop.services
            assert services is not None
            plan = (await services.records.page(RecordQuery("plans"), 0, 1)).rows[0]
            cloud.expire_tokens()
            sale = await services.sales.sell(SaleRequest(plan.key))
            cheater = await services.records.find("customers", username="kofi_0001")
            assert cheater is not None
            await services.customers.block([cheater.key])
            await until(lambda: len(cloud.cloud.tables["assigned"]) == 1, 30)
            await until(lambda: cloud.cloud.tables["customers"][1]["blocked"], 30)
            assert cloud.cloud.tables["assigned"][0]["customer_name"] == sale.codes[0]

    run(day())


def test_a_manager_is_not_shown_what_the_role_may_not(tmp_path: Path, run: Run[Any], cloud: CloudDouble) -> None:
    async def day() -> None:
        async with shop_on(cloud, tmp_path, MANAGER) as desktop:
            workspace = desktop.window.workspace
            assert workspace is not None
            assert "team" not in workspace.entries
            for name in workspace.entries:
                await pane(desktop, name)
            assert "Traceback" not in said()

    run(day())
