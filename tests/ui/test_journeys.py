"""Days at the counter in both languages: by keys and buttons, on the demonstration and on the double of the cloud."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.cloud_double.server import CloudDouble
from tests.ui.conftest import Run, until
from tests.ui.opened import dialog, plain
from tests.ui.real_desktop import PATIENCE, reads, said
from tests.ui.test_cloud_journeys import shop_on
from tests.ui.test_crawl import demonstration
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.storage.records import RecordQuery
from ui.kit import dialogs
from ui.kit.i18n import Text, language, set_language
from ui.panes.sell.counting import ClosingDialog
from ui.panes.sell.pane import SellPane

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
