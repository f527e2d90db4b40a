"""Where withdrawals go, and files of movements, pressed in the money pane on the real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.mailbox import code
from tests.server.shops import OWNER, ServedShop
from tests.ui.conftest import Run, until
from tests.ui.test_reach_pressed import (
    OPENS_MENUS,
    PATIENCE,
    choose,
    choose_of,
    closed,
    confirm,
    dialog_of,
    listed,
    said,
    save_into,
    undo,
    window,
)
from tiknet_desktop.services import Services
from ui.kit.form import FormDialog


def method(owner: httpx.Client, name: str) -> dict[str, Any]:
    """A payment method as the server holds it."""
    rows = owner.get("/payment-methods/list/?extras=1").json()["data"]
    found: dict[str, Any] = next(one for one in rows if one["name"] == name)
    return found


async def write(services: Services, *, by_code: bool = False, **values: str) -> None:
    """Fill the form of a payment method in, and send it."""
    form = await dialog_of(FormDialog)
    for key, text in values.items():
        form.form.edit(key).setText(text)
    form.form.fields["with_code"].setChecked(by_code)
    confirm(form)
    if not by_code:
        await closed(services)


async def add(services: Services, pane: Any, name: str, numbers: str) -> str:
    pane.add_button.click()
    await write(services, name=name, numbers=numbers)
    row = await listed(services, "payment_methods", name=name)
    key: str = row.key
    return key


@OPENS_MENUS
def test_payment_methods_are_added_changed_confirmed_by_mail_and_put_first(
    tmp_path: Path, served: ServedShop, run: Run[Any]
) -> None:
    from ui.panes import money

    owner = served.sign_in()

    async def day() -> None:
        async with window(tmp_path / "a", served, money) as (services, pane):
            pane.tabs.set_current("methods", tell=True)
            await until(lambda: pane.methods.model.ever_loaded and pane.add_button.isVisible(), PATIENCE)
            await add(services, pane, "Moov Money", "+228 99 12 45 08")
            bank = await add(services, pane, "Ecobank", "TG53 0001 0203")
            assert method(owner, "Moov Money")["numbers"] == "+228 99 12 45 08"

            await choose_of(pane.methods, bank, "Modifier")
            await write(services, description="Au nom de Afi")
            assert method(owner, "Ecobank")["description"] == "Au nom de Afi"

            await choose_of(pane.methods, bank, "Modifier")
            await write(services, by_code=True, numbers="TG53 0001 9999")
            proof = await dialog_of(FormDialog, "Code reçu")
            assert method(owner, "Ecobank")["numbers"] == "TG53 0001 0203"  # not before the code
            proof.form.edit("code").setText(code(served, OWNER))
            confirm(proof)
            await closed(services)
            assert method(owner, "Ecobank")["numbers"] == "TG53 0001 9999"

            first = next(one for one in ("Moov Money", "Ecobank") if not method(owner, one)["is_default"])
            row = await listed(services, "payment_methods", name=first)
            await choose_of(pane.methods, row.key, "Proposer en premier")
            await closed(services)
            assert method(owner, first)["is_default"]
            await undo(services, pane)
            assert not method(owner, first)["is_default"]

    run(day())


@OPENS_MENUS
def test_the_server_writes_a_file_of_what_the_staff_sold(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.panes import money

    plan = owner.get("/plans/").json()["data"][0]
    owner.post("/customers/create/", json={"first_name": "Ama", "phone": "+22890000009", "username": "AMA7KQ4M"})
    sale = {"customer": "AMA7KQ4M", "plan": plan["slug"], "reference": "R-77"}
    assert owner.post("/assign-plan/", json=sale).status_code == 200
    target = tmp_path / "ventes.csv"

    save_into(monkeypatch, target)

    async def day() -> None:
        async with window(tmp_path / "a", served, money) as (_, pane):
            pane.tabs.set_current("transactions", tell=True)
            pane.kind.set_current("staff", tell=True)
            await until(lambda: pane.lists["staff"].isVisible() and pane.lists["staff"].model.ever_loaded, PATIENCE)
            pane.lists["staff"].filter_bar.export_button.click()
            await choose("Tout, écrit par le serveur (CSV)")
            await until(lambda: "Enregistré" in said(pane), PATIENCE)

    run(day())
    assert "R-77" in target.read_text(encoding="utf-8-sig")
