"""Server gone, a customer is blocked, the program is killed: after both are back the block arrives once, also on the router."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from librouteros import connect

from tests.end_to_end.processes import Program

EMAIL, PASSWORD = "owner@example.com", "a long enough sentence"


class Shop:
    """A server, a router and the desktop, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server_dir = folder / "server"
        self.port = 0
        self.programs: list[Program] = []
        self.router = self._start(
            "embedded_server.cli", ["demo-router", "--port", "0", "--clients", "3", "--users", "5"]
        )
        self.router_port = int(self.router.read()["port"])
        arguments = ["create-owner", "--data-dir", str(self.server_dir), "--email", EMAIL, "--password-stdin"]
        owner = self._start("embedded_server.cli", arguments, first_line=PASSWORD)
        owner.read()
        owner.process.wait(60)
        self.server = self.start_server()

    def _start(self, module: str, arguments: list[str], **more: Any) -> Program:
        program = Program(module, arguments, **more)
        self.programs.append(program)
        return program

    def start_server(self) -> Program:
        server = self._start(
            "embedded_server.cli", ["serve", "--data-dir", str(self.server_dir), "--port", str(self.port)]
        )
        self.port = int(server.read()["port"])
        return server

    def start_desktop(self) -> Program:
        desktop = self._start(
            "tests.end_to_end.desktop_driver",
            [
                *("--server", f"http://127.0.0.1:{self.port}/v1", "--data-dir", str(self.folder / "desktop")),
                *("--lang", "en", "--email", EMAIL, "--password-stdin"),
            ],
            first_line=PASSWORD,
        )
        assert desktop.read()["ready"]
        return desktop

    @contextmanager
    def client(self) -> Iterator[httpx.Client]:
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}/v1/partner", timeout=30) as client:
            token = client.post("/login/", json={"email": EMAIL, "password": PASSWORD}).json()["data"]["access"]
            client.headers["Authorization"] = f"Bearer {token}"
            yield client

    def on_router(self, name: str) -> dict[str, Any]:
        api = connect("127.0.0.1", "admin", "demo", port=self.router_port, encoding="latin-1")
        try:
            rows = [dict(row) for row in api.path("ip", "hotspot", "user") if row.get("name") == name]
        finally:
            api.close()
        return rows[0] if rows else {}

    def await_router(self, name: str, disabled: bool) -> None:
        until = time.monotonic() + 40
        while time.monotonic() < until:
            row = self.on_router(name)
            if row and bool(row.get("disabled")) is disabled:
                return
            time.sleep(0.2)
        raise AssertionError(f"{name} on the router: {self.on_router(name)}")

    def end(self) -> None:
        stubborn = [program for program in reversed(self.programs) if not program.gone()]
        assert not stubborn, "every program ends when it is asked to"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.end()


def _customer_with_a_plan(shop: Shop) -> str:
    """Make a router, a plan and a customer who holds it; the name of the hotspot account on the router."""
    with shop.client() as client:

        def post(path: str, **body: Any) -> Any:
            answer = client.post(path, json=body)
            assert answer.status_code in (200, 201), answer.text
            return answer.json()["data"]

        address = {"ip_address": "127.0.0.1", "api_port": shop.router_port, "username": "admin", "password": "demo"}
        post("/routers-add/", name="Counter", **address)
        profile = post("/hotspot/profiles/create/", name="Standard", routers=[])
        validity = post("/validity/create/", value="1d")
        plan = post("/plans/create/", name="Day", price=500, profile=profile["id"], validity=validity["id"])
        customer = post("/customers/create/", first_name="Ablavi", phone="+22890000001")
        given = post("/assign-plan/", customer_id=customer["customer"], plan_id=plan["id"])
        assert given["plan_name"] == "Day"
        people = client.get("/customers/paginate-list/", params={"extras": 1}).json()["data"]["results"]
        return str(people[0].get("assigned_username") or people[0]["username"])


@pytest.mark.timeout(300)
def test_a_block_made_offline_survives_a_kill_and_arrives_once_also_on_the_router(shop: Shop) -> None:
    account = _customer_with_a_plan(shop)
    shop.await_router(account, disabled=False)
    desktop = shop.start_desktop()
    assert desktop.ask("find", name="Ablavi") == ["Ablavi"]
    shop.server.end()

    assert desktop.ask("block", name="Ablavi")
    shown = desktop.ask("state", name="Ablavi")
    assert shown["blocked"] is True
    assert shown["pending"] == ["blocked"]
    desktop.kill()
    assert not shop.on_router(account).get("disabled"), "nothing can have arrived yet"

    desktop = shop.start_desktop()
    shown = desktop.ask("state", name="Ablavi")
    assert shown["pending"] == ["blocked"], "the block is still there, and still says that it waits"
    shop.server = shop.start_server()
    assert desktop.ask("settled")
    assert desktop.ask("confirmed", name="Ablavi")

    shown = desktop.ask("state", name="Ablavi")
    assert (shown["blocked"], shown["pending"]) == (True, [])
    assert [entry["status"] for entry in desktop.ask("entries")] == ["done"]
    shop.await_router(account, disabled=True)
    with shop.client() as client:
        people = client.get("/customers/paginate-list/").json()["data"]["results"]
        assert [person["blocked"] for person in people] == [True]
    desktop.ask("quit")
    assert desktop.process.wait(15) == 0
    database = sqlite3.connect(shop.server_dir / "server.sqlite")
    jobs = database.execute("SELECT count(*) FROM router_jobs WHERE state NOT IN ('done')").fetchone()
    database.close()
    assert jobs == (0,), "no work waits for the router"
