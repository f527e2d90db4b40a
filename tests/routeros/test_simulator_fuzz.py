"""Whatever is sent, the simulator answers or drops the line; it never falls silent by its own fault."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import embedded_server.simulator
from embedded_server.simulator import RouterSimulator, SimulatorOptions, SimulatorThread
from embedded_server.simulator.commands import Account, Commands, Request
from embedded_server.simulator.traps import Trap

from .wire_client import WireClient

_SCHEMA = json.loads(Path(embedded_server.simulator.__file__).with_name("data").joinpath("schema.json").read_text())
_VERBS = {
    menu: [verb for verb in (*entry["commands"], "listen", "getall", "nonsense") if verb != "listen"]
    for menu, entry in sorted(_SCHEMA.items())
}
_VALUES = st.sampled_from(
    ["", "0", "-1", "99999999999999999999", "9" * 400, "yes", "none", "1w", "999999999w", "1d 00:30:00", "*1", "*0", "*1,*2",
     "all", "default", "1M/2M", "10.0.0.1", "02:00:00:00:00:01", "jan/99/1970", "2026-02-30", "startup", "12:00:00", "\xff\x00",
     "ether1", "api", "a,b", "!", "9999-12-31"]
) | st.text(st.characters(max_codepoint=255), max_size=12)  # fmt: skip
_QUERIES = st.sampled_from(
    ["?name", "?-name", "?name=x", "?>uptime=1h", "?<name=", "?#!", "?#&|", "?#9", "?#9.", "?#x", "?", "?="]
)


@st.composite
def _sentence(draw: st.DrawFn) -> list[str]:
    menu = draw(st.sampled_from(list(_VERBS)))
    verb = draw(st.sampled_from(_VERBS[menu]))
    known = [*_SCHEMA[menu]["arguments"].get(verb, []), ".id", "numbers", ".proplist", "value-name", "count-only"]
    names = draw(st.lists(st.sampled_from(known), max_size=5))
    words = [f"={name}={draw(_VALUES)}" for name in names]
    if verb == "monitor-traffic":
        words.append("=once=")
    return [f"{menu}/{verb}", *words, *draw(st.lists(_QUERIES, max_size=3))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentences=st.lists(_sentence(), min_size=1, max_size=6))
def test_every_command_is_answered(router: SimulatorThread, sentences: list[list[str]]) -> None:
    with WireClient(router.port) as wire:
        wire.log_in()
        for words in sentences:
            # A group or service that was changed may refuse, but it must say so.
            answer = wire.ask(*words)
            assert all(sentence[0] in ("!re", "!trap", "!empty", "!done") for sentence in answer)
        router.advance(2)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_garbage_never_hurts_the_others(router: SimulatorThread, data: bytes) -> None:
    with WireClient(router.port) as bystander:
        bystander.log_in()
        with WireClient(router.port) as wire:
            wire.send_bytes(data)
        assert bystander.ask("/system/identity/print")[-1] == ["!done"]


@pytest.mark.parametrize("version", ["6.49.17", "7.24.1"])
def test_every_argument_meets_every_odd_value(version: str) -> None:
    simulator = RouterSimulator(SimulatorOptions(port=0, clients=2, users=3, live=False, version=version))
    account = Account("admin", "full", simulator.router.policies("full"))
    scheduler = {"/system/scheduler/add": {"start-date": "2026-01-01", "start-time": "10:00:00"}}
    odd = (
        "",
        "-1",
        "9" * 20,
        "9" * 400,
        "999999999w",
        "none",
        "*1,*2",
        "1M/",
        "::1",
        "jan/99/1970",
        "\xff\0",
        "²",
        "9999-12-31",
    )
    for menu, entry in _SCHEMA.items():
        for verb in ("add", "set", "login", "make-binding"):
            for number, name in enumerate(entry["arguments"].get(verb, ())):
                for value in odd:
                    given = {"name": f"n{number}", ".id": "*1", **scheduler.get(f"{menu}/{verb}", {}), name: value}
                    given = {key: text for key, text in given.items() if key in (*entry["arguments"][verb], ".id")}
                    with suppress(Trap):
                        Commands(simulator.router, account).execute(Request(f"{menu}/{verb}", given, (), None))
        simulator.router.advance(1)
        for table in simulator.router.tables:
            simulator.router.refresh(table)
