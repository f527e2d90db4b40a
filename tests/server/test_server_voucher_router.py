"""Vouchers on a real wire: the routers take them, a first log-in is a sale, a cancelled or reversed one ends there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embedded_server.features.vouchers.service import batches
from embedded_server.runner import ServerHandle
from embedded_server.sample_router import DemoRouter, attach_router
from embedded_server.simulator import SimulatorOptions, SimulatorThread
from embedded_server.simulator.hotspot import Client
from embedded_server.simulator.server import RouterSimulator
from tests.server.databases import server_settings
from tests.server.shops import OWNER, ServedShop, add_plan, eventually, serve_shop


@pytest.fixture
def simulator() -> Iterator[SimulatorThread]:
    with SimulatorThread(SimulatorOptions(port=0, clients=0, users=0)) as running:
        yield running


@pytest.fixture
def site(tmp_path: Path, simulator: SimulatorThread) -> Iterator[ServedShop]:
    served = serve_shop(tmp_path / "site", poll_routers=True)
    attach_router(served.context, OWNER, DemoRouter("127.0.0.1", simulator.port, name="Main", dns_name="wifi.main"))
    yield served
    served.stop()


def _log_in(simulator: SimulatorThread, codes: list[str]) -> None:
    def arrive(running: RouterSimulator) -> None:
        for number, code in enumerate(codes, start=1):
            phone = Client(f"AA:BB:CC:00:00:0{number}", f"10.10.8.{210 + number}", "phone")
            running.router.hotspot.join(phone)
            running.router.hotspot.login(phone, code, code)

    simulator.call(arrive)


def test_a_paper_voucher_from_the_printer_to_its_end(site: ServedShop, simulator: SimulatorThread) -> None:
    client = site.sign_in()
    plan = add_plan(client)
    body = {"plan": plan["id"], "count": 6, "batch": "B"}
    codes = [row["code"] for row in client.post("/plans/tickets/generate/", json=body).json()["data"]]

    def batch() -> dict[str, Any]:
        found: dict[str, Any] = client.get("/plans/tickets/batches/").json()["data"][0]
        return found

    def on_router() -> set[str]:
        return {row["name"] for row in simulator.rows("/ip/hotspot/user") if row.get("disabled") != "true"} & {*codes}

    eventually(lambda: batch()["on_router"] == 6)
    assert on_router() == set(codes)

    # Several at once: a router with many newcomers is reported at once, one with few once a minute.
    used = set(codes[:4])
    _log_in(simulator, codes[:4])
    client.get("/routers/main/resources/?samples_since=0")
    eventually(lambda: batch()["used"] == 4, 60)
    sales = client.get("/assigned-plans/?extras=1").json()["data"]["results"]
    assert {(sale["username"], sale["router_name"], sale["assigned_by"]) for sale in sales} == {
        (code, "Main", "Afi") for code in used
    }

    answer = client.post("/plans/tickets/cancel/", json={"batch": "B"}).json()["data"]
    assert answer == {"cancelled": 2, "kept": 4}
    eventually(lambda: on_router() == used)
    eventually(lambda: batch()["on_router"] == 4)

    for sale in sales:
        answer = client.post(f"/assigned-plans/{sale['id']}/reverse/", json={"reason": "does not work"})
        assert answer.status_code == 200, answer.text
    eventually(lambda: not on_router())
    eventually(lambda: batch()["on_router"] == 0)
    assert [row["user"] for row in simulator.rows("/ip/hotspot/active")] == []
    assert (batch()["cancelled"], batch()["active"]) == (6, 0)


def test_a_voucher_used_while_this_computer_was_off_is_counted_at_the_next_contact(
    tmp_path: Path, simulator: SimulatorThread
) -> None:
    folder = tmp_path / "site"
    served = serve_shop(folder)
    attach_router(served.context, OWNER, DemoRouter("127.0.0.1", simulator.port, name="Main", dns_name="wifi.main"))
    client = served.sign_in()
    plan = add_plan(client)
    body = {"plan": plan["id"], "count": 2, "batch": "B"}
    code, _idle = (row["code"] for row in client.post("/plans/tickets/generate/", json=body).json()["data"])
    served.stop()

    def count(used: int, waiting: int) -> bool:
        assert handle.context is not None
        with handle.context.database.read() as reader:
            (entry,) = batches(reader, served.owner.partner_id)
        return (entry["used"], entry["on_router"]) == (used, waiting)

    handle = ServerHandle(server_settings(folder, poll_routers=True))
    handle.start()
    eventually(lambda: count(0, 2))
    handle.stop()

    def spend(running: RouterSimulator) -> None:
        table = running.router.tables["/ip/hotspot/user"]
        table.change(table.find(code), {"uptime": "40m"})

    simulator.call(spend)
    handle = ServerHandle(server_settings(folder, poll_routers=True))
    handle.start()
    eventually(lambda: count(1, 2))
    handle.stop()
