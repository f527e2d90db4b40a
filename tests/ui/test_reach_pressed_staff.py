"""A first role, a router taken away again, and the second proof turned off: pressed on the real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pyotp

from embedded_server.features.accounts.service import NewMember, add_member
from tests.core.served_services import desktop_of
from tests.server.shops import PASSWORD, ServedShop
from tests.ui.conftest import Run, until
from tests.ui.test_reach_pressed import (
    OPENS_MENUS,
    PATIENCE,
    asked,
    choose_of,
    closed,
    confirm,
    dialog_of,
    listed,
    opened,
    press,
    undo,
    window,
)
from ui.kit.form import FormDialog
from ui.kit.saving import SavingDialog
from ui.panes.team.checklist import Checklist

ESSI = "essi@example.com"


@OPENS_MENUS
def test_a_worker_without_a_role_gets_one_and_loses_a_router(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import team

    for name, address in (("Nearby", "127.0.0.8"), ("Market", "127.0.0.9")):
        body = {"name": name, "ip_address": address, "username": "u", "password": "p", "api_port": 1}
        router = owner.post("/routers-add/", json=body).json()["data"]
    new = {"first_name": "Essi", "last_name": "Lawson", "email": ESSI}
    assert owner.post("/collaborators/create/", json=new).status_code == 201
    given = owner.post(f"/collaborators/{ESSI}/assign-router/", json={"router_id": router["id"]})
    assert given.status_code == 200, given.text

    def of_server() -> dict[str, Any]:
        rows = owner.get("/collaborators/list/?extras=1").json()["data"]
        found: dict[str, Any] = next(one for one in rows if one["email"] == ESSI)
        return found

    async def day() -> None:
        async with window(tmp_path / "a", served, team) as (services, pane):
            row = await listed(services, "collaborators", email=ESSI)
            for name in ("Nearby", "Market"):
                await listed(services, "routers", name=name)
            worker = await listed(services, "roles", name="Worker")
            people = pane.pages["people"]
            assert (of_server()["role_name"] or "", of_server()["assigned_routers"]) == ("", [router["slug"]])

            await choose_of(people, row.key, "Changer le rôle…")
            form = (await dialog_of(FormDialog)).form
            form.edit("role").set_value(worker.key)
            assert form.values()["role"] == worker.key
            confirm(asked())
            await closed(services)
            assert of_server()["role_name"] == "Worker"

            await choose_of(people, row.key, "Routeurs…")
            boxes = (await dialog_of(SavingDialog)).findChild(Checklist).boxes
            market = await listed(services, "routers", name="Market")
            assert boxes[market.key].isChecked()
            boxes[market.key].click()
            confirm(asked())
            await closed(services)
            assert of_server()["assigned_routers"] == []
            await undo(services, pane)
            assert of_server()["assigned_routers"] == [router["slug"]]

    run(day())


def test_another_role_and_a_switched_off_sign_in_are_taken_back(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import team

    member = NewMember(ESSI, PASSWORD, "Essi", "Worker")
    add_member(served.context.database, served.owner.partner_id, member)

    def of_server(name: str) -> Any:
        rows = owner.get("/collaborators/list/?extras=1").json()["data"]
        return next(one for one in rows if one["email"] == ESSI)[name]

    async def day() -> None:
        async with window(tmp_path / "a", served, team) as (services, pane):
            row = await listed(services, "collaborators", email=ESSI)
            await listed(services, "roles", name="Manager")
            people = pane.pages["people"]

            await press(services, people, "role", row)
            assert of_server("role_name") != "Worker"
            await undo(services, pane)
            assert of_server("role_name") == "Worker"

            await press(services, people, "off", row)
            assert not of_server("is_active")
            await undo(services, pane)
            assert of_server("is_active")

    run(day())


def test_the_second_proof_is_turned_off_with_the_password(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    from ui.panes import account

    def is_on() -> bool:
        return bool(owner.get("/security/2fa/status/").json()["data"]["is_enabled"])

    async def day() -> None:
        async with desktop_of(tmp_path / "a", served) as services:
            secret = (await services.security.begin_two_factor()).secret
            await services.security.confirm_two_factor(pyotp.TOTP(secret).now())
            assert is_on()
            with opened(services, account) as pane:
                pane.open_tab("security")
                page = pane.pages["security"]
                await until(lambda: page.two_factor_on and page.off_button.isVisible(), PATIENCE)
                page.off_button.click()
                question = await dialog_of(FormDialog)
                question.form.edit("proof").setText("not this one")
                confirm(question)
                question = await dialog_of(FormDialog, "Ce n’est pas le mot de passe")
                assert is_on()
                question.form.edit("proof").setText(PASSWORD)
                confirm(question)
                await closed(services)
                assert not is_on()
                await until(lambda: page.on_button.isVisible() and not page.off_button.isVisible(), PATIENCE)

    run(day())
