from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys

import pytest

from embedded_server.simulator import RouterSimulator, SimulatorOptions

from .conftest import RouterMaker
from .wire_client import WireClient

_PROGRAM = """
import asyncio, sys
from embedded_server.simulator import SimulatorOptions, demo_router_command
asyncio.run(demo_router_command(SimulatorOptions(port=0, clients=3, users=10, version="7.22.3")))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another process")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_demo_router_says_where_it_is_and_stops_when_told(number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        assert (ready["host"], ready["version"]) == ("127.0.0.1", "7.22.3")
        with WireClient(ready["port"]) as wire:
            wire.log_in()
            assert len(wire.ask("/ip/hotspot/active/print")) == 4
            process.send_signal(number)
            assert process.wait(20) == 0


def test_a_port_in_use_is_an_error(router: object) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        simulator = RouterSimulator(SimulatorOptions(port=taken.getsockname()[1], clients=0, users=0))
        with pytest.raises(OSError, match=r".+"):
            asyncio.run(simulator.start())


@pytest.mark.parametrize("options", [{"version": "8.0"}, {"clients": -1}, {"users": -1}, {"port": 70_000}])
def test_options_that_make_no_sense_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        SimulatorOptions(**options)  # type: ignore[arg-type]


def test_a_cut_line_is_refused_until_it_is_restored(make_router: RouterMaker) -> None:
    router = make_router()
    port = router.port
    with WireClient(port) as wire:
        wire.log_in()
        router.cut()
        assert wire.closed()
    with pytest.raises(ConnectionRefusedError):
        WireClient(port)
    router.restore()
    assert router.port == port
    with WireClient(port) as wire:
        wire.log_in()


def test_a_live_router_moves_by_itself(make_router: RouterMaker) -> None:
    router = make_router(clients=2, users=10, live=True)
    with WireClient(router.port) as wire:
        wire.log_in()
        wire.send("/ip/hotspot/host/listen", ".tag=1")
        before = {row["user"]: row for row in router.rows("/ip/hotspot/active")}
        wire.send("/interface/monitor-traffic", "=interface=bridge", ".tag=2")
        # The third sample comes two seconds after the first.
        for _ in range(3):
            assert wire.sentence()[1] == ".tag=2"
        after = {row["user"]: row for row in router.rows("/ip/hotspot/active")}
    assert all(after[user]["uptime"] != before[user]["uptime"] for user in before)
    assert all(int(after[user]["bytes-in"]) > int(before[user]["bytes-in"]) for user in before)


def test_five_thousand_users_can_be_listed(make_router: RouterMaker) -> None:
    router = make_router(users=5000)
    with WireClient(router.port) as wire:
        wire.log_in()
        assert wire.ask("/ip/hotspot/user/print", "=count-only=")[0] == ["!done", "=ret=5001"]
        assert len(wire.ask("/ip/hotspot/user/print", "=.proplist=.id,name")) == 5002
