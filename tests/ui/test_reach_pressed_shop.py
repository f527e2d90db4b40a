"""A customer, a sale and its taking back, a file of codes, and what the server tells of: pressed on the real server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.server.shops import ServedShop
from tests.ui.conftest import Run, until
from tests.ui.test_reach_pressed import (
    OPENS_MENUS,
    PATIENCE,
    asked,
    choose,
    closed,
    confirm,
    dialog_of,
    listed,
    said,
    save_into,
    sent,
    window,
)
from tiknet_desktop.services import Services
from ui.kit.form import FormDialog


async def becomes(services: Services, sale_id: str, state: str) -> None:
    """Wait for a sale's state."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while (sale := await services.sales.get(sale_id)) is None or str(sale.state) != state:
        assert asyncio.get_running_loop().time() < end, f"the sale is not {state}"
        await asyncio.sleep(0.02)


def test_a_new_customer_is_typed_and_known_to_the_server(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import customers

    async def day() -> None:
        async with window(tmp_path / "a", served, customers) as (services, pane):
            await until(lambda: pane.model.ever_loaded, PATIENCE)
            pane.primary_button.click()
            form = (await dialog_of(FormDialog)).form
            for key, text in (("first_name", "Delali"), ("last_name", "Amegan"), ("phone", "+228 90 12 45 08")):
                QTest.keyClicks(form.edit(key), text)
            confirm(asked())
            await closed(services)
            await sent(services)
            (row,) = owner.get("/customers/list/").json()["data"]
            assert (row["first_name"], row["last_name"]) == ("Delali", "Amegan")
            await until(lambda: pane.model.count == 1, PATIENCE)

    run(day())


def test_a_sale_at_the_counter_is_taken_back_with_its_reason(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import sell

    def of_server() -> list[str]:
        data = owner.get("/assigned-plans/?extras=1").json()
        rows = data["results"] if "results" in data else data["data"]["results"]
        return [row["status"] for row in rows]

    async def day() -> None:
        async with window(tmp_path / "a", served, sell) as (services, pane):
            await listed(services, "plans", name="Journée")
            await until(lambda: pane.plans.tiles, PATIENCE)
            pane.setFocus()
            QTest.keyClick(pane, Qt.Key.Key_1)
            QTest.keyClick(pane, Qt.Key.Key_Return)
            await until(lambda: pane.phase == "done", PATIENCE)
            sale = pane.receipt.sale()
            await becomes(services, sale.id, "confirmed")
            assert of_server() == ["unused"]
            await until(lambda: pane.recent.lines and pane.recent.lines[0].take_back.isEnabled(), PATIENCE)
            pane.recent.lines[0].take_back.click()
            form = await dialog_of(FormDialog)
            QTest.keyClicks(form.form.edit("reason"), "mauvais forfait")
            confirm(form)
            await until(lambda: f"{sale.number} annulée" in said(pane), PATIENCE)
            assert of_server() == ["reversed"]
            await becomes(services, sale.id, "reversed")

    run(day())


@OPENS_MENUS
def test_the_server_writes_a_file_of_the_codes_of_a_plan(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.panes import vouchers

    plan = owner.get("/plans/").json()["data"][0]
    made = owner.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": 3, "batch": "Marché"})
    assert made.status_code in (200, 201), made.text
    codes = [row["code"] for row in owner.get("/plans/tickets/").json()["data"]]
    assert len(codes) == 3
    target = tmp_path / "codes.csv"

    save_into(monkeypatch, target)

    async def day() -> None:
        async with window(tmp_path / "a", served, vouchers) as (services, pane):
            await listed(services, "vouchers", code=codes[0])
            pane.tabs.set_current("stock", tell=True)
            await until(lambda: pane.stock.current() is not None and pane.stock.file_button.isEnabled(), PATIENCE)
            pane.stock.file_button.click()
            await choose("Liste (CSV)")
            await until(lambda: "codes.csv" in said(pane), PATIENCE)

    run(day())
    written = target.read_text(encoding="utf-8-sig")
    assert all(one in written for one in codes)


def test_what_the_server_tells_of_is_chosen_in_the_settings(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import settings

    def kinds() -> dict[str, bool]:
        found: dict[str, bool] = owner.get("/settings/").json()["data"]["notification_kinds"]
        return found

    async def day() -> None:
        async with window(tmp_path / "a", served, settings) as (services, pane):
            pane.open_section("data")
            part = pane.pages["data"]
            await until(lambda: part.kinds["sale"].isVisible() and part.kinds["sale"].isEnabled(), PATIENCE)
            before = kinds()
            assert part.kinds["sale"].isChecked() == before["sale"]
            part.kinds["sale"].click()
            await closed(services)
            assert kinds() == {**before, "sale": not before["sale"]}

    run(day())
