"""Days at the counter in both languages: by keys and buttons, on the demonstration and on the double of the cloud."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.cloud_double.server import CloudDouble
from tests.ui.conftest import Run, until
from tests.ui.opened import dialog, plain
from tests.ui.real_desktop import PATIENCE, open_windows, reads, running, said, set_up
from tests.ui.real_desktop import pane as opened_pane
from tests.ui.test_cloud_journeys import shop_on
from tests.ui.test_crawl import demonstration
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.domain.rates import RateLimit
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.storage.records import RecordQuery
from ui.kit import dialogs
from ui.kit.i18n import Text, language, set_language
from ui.kit.once import OnceCard
from ui.panes.sell.counting import ClosingDialog
from ui.panes.sell.pane import SellPane
from ui.panes.team.invitation import InviteDialog
from ui.shell.sign_in import SignInPage

LANGUAGES = ("fr", "en")


@pytest.fixture
def cloud() -> Iterator[CloudDouble]:
    with CloudDouble().running() as double:
        yield double


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    yield
    set_language("fr")


def key(desktop: Desktop, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(desktop.window.focusWidget() or desktop.window, which, modifier)


async def counter(desktop: Desktop) -> SellPane:
    """The Sell pane, by its key."""
    workspace = desktop.window.workspace
    assert workspace is not None
    desktop.window.activateWindow()
    QTest.keyClick(workspace, Qt.Key.Key_F2)
    await until(lambda: workspace.current == "sell" or workspace.go("sell"), PATIENCE)
    pane = workspace.panes["sell"]
    assert isinstance(pane, SellPane)
    await until(lambda: pane.plans.tiles, PATIENCE)
    return pane


async def sell_by_keys(desktop: Desktop) -> Any:
    """First plan, one ticket, cash: two keys."""
    pane = await counter(desktop)
    pane.setFocus()
    QTest.keyClick(pane, Qt.Key.Key_1)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    await until(lambda: pane.phase == "done", PATIENCE)
    await until(lambda: not pane.settling.isActive(), PATIENCE)
    sale = pane.receipt.sale()
    assert sale is not None and sale.codes
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    return sale


async def state_of(desktop: Desktop, sale: Any) -> str:
    """What became of a sale."""
    services = desktop.services
    assert services is not None
    found = await services.sales.get(sale.id)
    return str(found.state) if found is not None else ""


async def becomes(desktop: Desktop, sale: Any, state: str) -> None:
    """Wait for a sale's state."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while await state_of(desktop, sale) != state:
        assert asyncio.get_running_loop().time() < end, f"{await state_of(desktop, sale)} is not {state}: {said()}"
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.timeout(300)
def test_a_day_with_a_link_that_drops(tmp_path: Path, run: Run[Any], cloud: CloudDouble, tongue: str) -> None:
    async def day() -> None:
        async with shop_on(cloud, tmp_path) as desktop:
            set_language(tongue)
            online = await sell_by_keys(desktop)
            await becomes(desktop, online, "confirmed")
            cloud.stop()
            assert desktop.services is not None
            desktop.services.connectivity.probe_now()
            await until(lambda: not desktop.services.connectivity.usable, PATIENCE)  # type: ignore[union-attr]
            kept = [await sell_by_keys(desktop) for _ in range(2)]
            assert [await state_of(desktop, sale) for sale in kept] == ["pending", "pending"]
            await reads(plain(str(Text("sell", "Offline: kept on this computer, sent later."))))
            cloud.start()
            await desktop.services.sync_centre.sync_now()
            for sale in kept:
                await becomes(desktop, sale, "confirmed")
            assert len(cloud.cloud.tables["assigned"]) == 3
            codes = {row["customer_name"] for row in cloud.cloud.tables["assigned"]}
            assert codes == {sale.codes[0] for sale in (online, *kept)}

    run(day())


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.timeout(300)
def test_a_day_of_a_standalone_shop(
    tmp_path: Path, run: Run[Any], tongue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def day() -> None:
        desktop, demo = await demonstration(tmp_path)
        try:
            set_language(tongue)
            await _till_sale_and_paper(desktop, tmp_path, monkeypatch)
            await _block_a_cheater(desktop, demo)
            _switch_language(desktop, tongue)
        finally:
            await desktop.close()
            desktop.window.deleteLater()
            await asyncio.get_running_loop().run_in_executor(None, demo.end)

    run(day())


async def _till_sale_and_paper(desktop: Desktop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = desktop.services
    assert services is not None
    pane = await counter(desktop)
    await services.tills.open(Decimal(10_000))
    sale = await sell_by_keys(desktop)
    await becomes(desktop, sale, "confirmed")
    target = folder / "receipt.pdf"

    async def here(*_: Any) -> Path:
        return target

    monkeypatch.setattr(dialogs, "save_path", here)
    await pane._show(sale.id)
    pane.receipt.pdf_pressed.emit()
    await until(lambda: target.exists() and target.stat().st_size > 3_000, PATIENCE)
    await until(lambda: pane.till.till is not None, PATIENCE)
    pane.till.menu_actions()[0][1]()
    await until(lambda: isinstance(dialog(), ClosingDialog), PATIENCE)
    closing = dialog()
    assert isinstance(closing, ClosingDialog)
    closing.sum.edit.setText(f"{10_000 + sale.total:f}")
    closing._show_difference()
    assert plain(closing.difference.full_text()) == plain(str(Text("sell", "The count is right")))
    closing.submit.click()
    await until(lambda: pane.till.till is None and dialog() is not None and dialog() is not closing, PATIENCE)
    final = dialog()
    assert final is not None
    final.accept()
    await until(lambda: dialog() is None, PATIENCE)


async def _block_a_cheater(desktop: Desktop, demo: Any) -> None:
    services, workspace = desktop.services, desktop.window.workspace
    assert services is not None and workspace is not None
    QTest.keyClick(workspace, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    workspace.go("customers")
    pane = workspace.panes["customers"]
    await until(lambda: pane.model.rowCount() > 5, PATIENCE)
    session = (await services.records.page(RecordQuery("network_sessions"), 0, 1)).rows
    online = {str(row["username"]) for row in session}
    cheater = None
    for place in range(pane.model.rowCount()):
        record = pane.model.record(place)
        if record is not None and not record["blocked"] and (not online or record["username"] in online):
            cheater = record
            break
    cheater = cheater or pane.model.record(0)
    assert cheater is not None
    block = next(action for action in pane.spec.actions if action.key == "block")
    pane.run(block, (cheater,))
    await until(lambda: dialog() is not None, PATIENCE)
    question = dialog()
    assert question is not None
    question.accept()

    def barred() -> bool:
        users = {row["name"]: row for row in demo.router.rows("/ip/hotspot/user")}
        row = users.get(str(cheater["username"]))
        return row is None or row.get("disabled") == "true"

    await until(barred, PATIENCE)


def _switch_language(desktop: Desktop, tongue: str) -> None:
    """The menu of the person changes the language of what stands there, at once."""
    workspace = desktop.window.workspace
    assert workspace is not None
    other = "en" if tongue == "fr" else "fr"
    before = workspace.rail.items["sell"].text() or workspace.rail.items["sell"].accessibleName()
    workspace._set_language(other)
    assert language() == other
    after = workspace.rail.items["sell"].text() or workspace.rail.items["sell"].accessibleName()
    assert before != after


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.timeout(300)
def test_a_day_of_the_owner(tmp_path: Path, run: Run[Any], tongue: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def day() -> None:
        desktop, demo = await demonstration(tmp_path)
        try:
            set_language(tongue)
            await _a_new_plan_to_the_router(desktop, demo)
            await _the_month_is_closed(desktop, tmp_path, monkeypatch)
        finally:
            await desktop.close()
            desktop.window.deleteLater()
            await asyncio.get_running_loop().run_in_executor(None, demo.end)

    run(day())


async def _a_new_plan_to_the_router(desktop: Desktop, demo: Any) -> None:
    pane = await opened_pane(desktop, "plans", lambda made: made.model.rowCount())
    pane.edit(None)
    await until(pane.editing, PATIENCE)
    editor = pane.editor
    editor.name.set_value("Nuit")
    editor.price.set_value("400")
    editor.validity.set_value(timedelta(hours=12))
    editor.rate.set_value(RateLimit(6_000_000, 3_000_000))
    editor.devices.set_value(2)
    editor.save()
    await until(lambda: not pane.editing(), PATIENCE)

    def profile() -> dict[str, str] | None:
        found = demo.router.rows("/ip/hotspot/user/profile")
        return next((one for one in found if one["name"] == "plan-nuit"), None)

    await until(profile, PATIENCE)
    there = profile()
    assert there is not None and there["shared-users"] == "2" and there["rate-limit"].startswith("3M/6M")


async def _the_month_is_closed(desktop: Desktop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = await opened_pane(desktop, "reports")
    pane.tabs.set_current("month", tell=True)
    month = pane.month
    await until(lambda: month.figures is not None and month.figures.revenue.total > 0, PATIENCE)
    targets = iter((folder / "month.pdf", folder / "month.xlsx"))

    async def here(*_: Any) -> Path:
        return next(targets)

    monkeypatch.setattr(dialogs, "save_path", here)
    pane.pdf_button.click()
    await until(lambda: _begins(folder / "month.pdf", b"%PDF-"), PATIENCE)
    pane.sheet_button.click()
    await until(lambda: _begins(folder / "month.xlsx", b"PK"), PATIENCE)


def _begins(path: Path, mark: bytes) -> bool:
    return path.exists() and path.stat().st_size > 4_000 and path.read_bytes().startswith(mark)


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.timeout(300)
def test_from_the_first_start_to_a_worker_with_limited_rights(tmp_path: Path, run: Run[Any], tongue: str) -> None:
    async def day() -> None:
        set_language(tongue)
        async with running(tmp_path, secrets=SecretStore.in_memory(tmp_path)) as desktop:
            set_language(tongue)
            recovery = await set_up(desktop)
            assert recovery
            services = desktop.services
            assert services is not None
            while (await services.records.freshness("roles")).synced_at is None:  # the invitation offers them
                await services.records.refresh("roles")
            team = await opened_pane(desktop, "team")
            team.pages["people"].primary_button.click()
            await until(lambda: isinstance(dialog(), InviteDialog), PATIENCE)
            invitation = dialog()
            assert isinstance(invitation, InviteDialog)
            for name, text in (("first_name", "Kofi"), ("last_name", "Mensah"), ("email", "kofi@example.com")):
                QTest.keyClicks(invitation.form.edit(name), text)
            QTest.keyClick(invitation.form.edit("email"), Qt.Key.Key_Return)
            await until(_once, PATIENCE)
            (password,) = _once()[0].codes
            shown = dialog()
            assert shown is not None
            shown.accept()
            workspace = desktop.window.workspace
            assert workspace is not None
            workspace.sign_out_requested.emit()
            await until(lambda: isinstance(desktop.window._front, SignInPage), PATIENCE)
            page = desktop.window._front
            assert isinstance(page, SignInPage)
            page.email.edit.setText("kofi@example.com")
            page.password.edit.setText(password)
            page.submit()
            await until(lambda: desktop.window.workspace not in (None, workspace), PATIENCE)
            mine = desktop.window.workspace
            assert mine is not None
            assert not {"team", "money", "reports", "plans"} & set(mine.entries)
            assert {"sell", "customers"} <= set(mine.entries)

    run(day())


def _once() -> list[OnceCard]:
    """The cards with what is shown once."""
    return [card for window in open_windows() for card in window.findChildren(OnceCard)]
