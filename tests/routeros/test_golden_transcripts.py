"""Replies captured from real routers, replayed byte for byte (data/wire.json)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from embedded_server.simulator import RouterSimulator, SimulatorThread
from embedded_server.simulator.hotspot import Client

from .conftest import RouterMaker
from .wire_client import WireClient

WIRE = {
    entry["what"]: entry
    for entry in json.loads(Path(__file__).with_name("data").joinpath("wire.json").read_text())["wire"]
}


def _connected(router: SimulatorThread) -> WireClient:
    return WireClient(router.port).log_in()


@pytest.mark.parametrize("what", ["quit", "empty table 7.18+"])
def test_single_commands(make_router: RouterMaker, what: str) -> None:
    with _connected(make_router(version="7.20.8")) as wire:
        wire.send(*WIRE[what]["client"])
        assert wire.received_exactly(WIRE[what]["router"])


def test_a_command_before_login(router: SimulatorThread) -> None:
    with WireClient(router.port) as wire:
        wire.send("/system/identity/print")
        assert wire.received_exactly(WIRE["command before login"]["router"])
        assert wire.closed()


def test_refused_logins(router: SimulatorThread) -> None:
    with WireClient(router.port) as wire:
        wire.send("/login", "=name=admin", "=password=wrong")
        assert wire.received_exactly(WIRE["login refused 6.43+"]["router"])
        wire.ask("/login")
        wire.send("/login", "=name=admin", "=response=00" + "0" * 32)
        assert wire.received_exactly(WIRE["login pre-6.43 refused"]["router"])


def test_the_challenge_has_the_captured_form(router: SimulatorThread) -> None:
    with WireClient(router.port) as wire:
        (done,) = wire.ask("/login")
        assert done[0] == "!done"
        assert len(bytes.fromhex(done[1].removeprefix("=ret="))) == 16


def test_a_proplist_of_an_unset_property(router: SimulatorThread) -> None:
    def two_services(simulator: RouterSimulator) -> None:
        table = simulator.router.tables["/ip/service"]
        for row in [row for row in table if row["name"] not in ("api", "winbox")]:
            table.remove(row)

    router.call(two_services)
    with _connected(router) as wire:
        entry = WIRE["proplist of an unset property"]
        wire.send(*entry["client"])
        assert wire.received_exactly(entry["router"])


def test_adding_answers_with_the_new_id(router: SimulatorThread) -> None:
    with _connected(router) as wire:
        wire.send(*WIRE["add"]["client"])
        assert wire.received_exactly(WIRE["add"]["router"])


def test_a_bad_interface(router: SimulatorThread) -> None:
    with _connected(router) as wire:
        wire.send(*WIRE["bad interface"]["client"])
        assert wire.received_exactly(WIRE["bad interface"]["router"])


def test_listen_then_cancel(router: SimulatorThread) -> None:
    def prepare(simulator: RouterSimulator) -> None:
        simulator.router.tables["/interface"].insert({"name": "br-lan", "type": "bridge"})
        simulator.router.tables["/ip/address"].next_id = 10

    router.call(prepare)
    entry = WIRE["listen then cancel (order as captured)"]
    listen, cancel = entry["client"]
    with _connected(router) as wire, _connected(router) as other:
        wire.send(*listen)
        # An answer to a later command proves that the router is listening.
        wire.ask("/system/identity/print")
        other.ask("/ip/address/add", "=address=1.1.1.1/32", "=interface=br-lan")
        assert wire.received_exactly(entry["router"][:1])
        other.ask("/ip/address/remove", "=.id=*A")
        assert wire.received_exactly(entry["router"][1:2])
        wire.send(*cancel)
        assert wire.received_exactly(entry["router"][2:])


def test_a_session_that_ends_is_told_dead(make_router: RouterMaker) -> None:
    router = make_router(version="7.24.1")

    def log_in(simulator: RouterSimulator) -> None:
        hotspot = simulator.router.hotspot
        simulator.router.tables["/ip/hotspot/user"].insert({"name": "ABC234"})
        phone = Client("02:00:00:00:00:77", "10.10.8.211", "phone")
        hotspot.join(phone)
        hotspot.login(phone, "ABC234", "")

    router.call(log_in)
    with _connected(router) as wire, _connected(router) as other:
        wire.send("/ip/hotspot/active/listen", ".tag=L2")
        wire.ask("/system/identity/print")
        other.ask("/ip/hotspot/active/remove", "=.id=*D3080A0A")
        assert wire.received_exactly(WIRE["listen removal on 7.24.1"]["router"])


def test_a_cancelled_listen_that_produced_nothing(make_router: RouterMaker) -> None:
    with _connected(make_router(version="7.24.1")) as wire:
        wire.send("/ip/pool/listen", ".tag=9")
        wire.send("/cancel", "=tag=9", ".tag=10")
        sentences = [wire.sentence() for _ in range(4)]
        assert ["!done", ".tag=10"] in sentences
        mine = [[word for word in words if word != ".tag=9"] for words in sentences if ".tag=9" in words]
        assert mine == WIRE["cancel of a listen that produced nothing, 7.23.7/7.24.5"]["router"]
