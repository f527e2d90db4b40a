from __future__ import annotations

import contextlib
import hashlib

import pytest

from embedded_server.simulator import Fault, FaultKind, SimulatorThread
from embedded_server.simulator.wire import BEFORE_LOGIN_CAP, WORD_CAP, encode_length

from .conftest import RouterMaker
from .wire_client import WireClient


def test_a_wrong_password_leaves_the_connection_open(router: SimulatorThread) -> None:
    with WireClient(router.port) as wire:
        refused = wire.ask("/login", "=name=admin", "=password=no")
        assert refused == [["!trap", "=message=invalid user name or password (6)"], ["!done"]]
        wire.log_in()


def test_the_old_challenge_login_works(router: SimulatorThread) -> None:
    with WireClient(router.port) as wire:
        done = wire.ask("/login")[0]
        challenge = bytes.fromhex(done[1].removeprefix("=ret="))
        digest = hashlib.md5(b"\0demo" + challenge, usedforsecurity=False).hexdigest()
        assert wire.ask("/login", "=name=admin", f"=response=00{digest}") == [["!done"]]
        assert wire.ask("/login", "=name=admin", "=response=0000")[0] == ["!trap", "=message=cannot log in"]


def test_a_login_shows_among_the_active_users_and_in_the_log(client: WireClient, router: SimulatorThread) -> None:
    active = client.ask("/user/active/print", "=.proplist=name,via")[0]
    assert active == ["!re", "=name=admin", "=via=api"]
    assert any("logged in from 127.0.0.1 via api" in row["message"] for row in router.rows("/log"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xf8", id="reserved first byte"),
        pytest.param(encode_length(WORD_CAP + 1) + b"x", id="word over the cap"),
        pytest.param((encode_length(1_000_000) + b"x" * 1_000_000) * (BEFORE_LOGIN_CAP // 1_000_000 + 1), id="8 MiB"),
        pytest.param(b"\0" * (BEFORE_LOGIN_CAP + 1), id="8 MiB of empty sentences"),
        pytest.param(b"\x02/x\0" * 2000, id="many sentences"),
    ],
)
def test_a_connection_that_cannot_be_trusted_is_dropped(router: SimulatorThread, data: bytes) -> None:
    with WireClient(router.port) as wire:
        with contextlib.suppress(ConnectionError):
            wire.send_bytes(data)
        assert wire.closed()


def test_after_login_large_sentences_are_fine(client: WireClient) -> None:
    source = "".join(chr(index % 256) for index in range(17_000))
    added = client.ask("/system/script/add", "=name=big", f"=source={source}")
    assert added[0][0] == "!done"
    rows = client.ask("/system/script/print", "?name=big", "=.proplist=source")
    assert rows[0] == ["!re", f"=source={source}"]


def test_tags_are_echoed_and_untagged_commands_have_none(client: WireClient) -> None:
    assert client.ask("/system/identity/print", ".tag=a7") == [
        ["!re", ".tag=a7", "=name=Boutique-Demo"],
        ["!done", ".tag=a7"],
    ]
    assert client.ask("/system/identity/print")[0] == ["!re", "=name=Boutique-Demo"]


def test_tagged_commands_run_side_by_side(client: WireClient, router: SimulatorThread) -> None:
    router.inject(Fault(FaultKind.DELAY, "/system/resource", seconds=0.2))
    client.send("/system/resource/print", ".tag=slow")
    client.send("/system/identity/print", ".tag=quick")
    tags = [client.sentence()[1] for _ in range(4)]
    assert tags == [".tag=quick", ".tag=quick", ".tag=slow", ".tag=slow"]


def test_listening_tells_changes_until_cancelled(client: WireClient) -> None:
    client.send("/ip/pool/listen", ".tag=1")
    added = client.ask("/ip/pool/add", "=name=p1", "=ranges=10.0.0.2-10.0.0.9", ".tag=2")
    item = added[-1][2].removeprefix("=ret=")
    assert client.sentence() == ["!re", ".tag=1", f"=.id={item}", "=name=p1", "=ranges=10.0.0.2-10.0.0.9"]
    assert client.ask("/ip/pool/remove", f"=.id={item}", ".tag=3") == [["!done", ".tag=3"]]
    assert client.sentence() == ["!re", ".tag=1", f"=.id={item}", "=.dead=true"]
    client.send("/cancel", "=tag=1", ".tag=4")
    assert [client.sentence() for _ in range(3)] == [
        ["!trap", ".tag=1", "=category=2", "=message=interrupted"],
        ["!done", ".tag=4"],
        ["!done", ".tag=1"],
    ]


def test_cancel_without_a_tag_ends_every_stream(client: WireClient) -> None:
    client.send("/ip/pool/listen", ".tag=1")
    client.send("/log/listen", ".tag=2")
    client.send("/cancel")
    heads = [client.sentence()[:2] for _ in range(5)]
    assert heads.count(["!trap", ".tag=1"]) == heads.count(["!trap", ".tag=2"]) == 1
    assert ["!done"] in heads


def test_monitoring_streams_until_cancelled_and_once_ends_by_itself(client: WireClient) -> None:
    once = client.ask("/interface/monitor-traffic", "=interface=ether1,bridge", "=once=")
    assert [words[1:2] for words in once] == [["=name=ether1"], ["=name=bridge"], []]
    client.send("/interface/monitor-traffic", "=interface=ether1", ".tag=m")
    first = client.sentence()
    assert first[:3] == ["!re", ".tag=m", "=name=ether1"]
    assert first[-1] == "=.section=0"
    client.send("/cancel", "=tag=m", ".tag=c")
    assert client.sentence()[0] == "!trap"


def test_counting_answers_with_ret(client: WireClient) -> None:
    assert client.ask("/interface/print", "=count-only=", "?type=ether") == [["!done", "=ret=3"]]


def test_a_proplist_of_unset_properties_yields_empty_rows(client: WireClient) -> None:
    assert client.ask("/ip/hotspot/user/profile/print", "=.proplist=rate-limit", "?name=default")[0] == ["!re"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("/no/such/print",), "no such command prefix"),
        (("/system/identity/fly",), "no such command"),
        (("/ip/pool/remove", "=.id=*FF"), "no such item"),
        (("/ip/hotspot/user/add", "=name=A", "=profile=none-such"), "input does not match any value of profile"),
        (("/ip/hotspot/user/add", "=name=A", "=limit-uptime="), "invalid time value for argument limit-uptime"),
        (("/ip/hotspot/user/add", "=name=A", "=limit-uptime=none"), "invalid time value for argument limit-uptime"),
        (("/ip/hotspot/user/add", "=name=A", "=colour=red"), "unknown parameter colour"),
        (("/ip/service/set", "=.id=api", "=port=70000"), "value of port out of range (1..65535)"),
        (("/interface/monitor-traffic", "=interface=no", "=once="), "input does not match any value of interface"),
    ],
)
def test_refusals_use_the_router_s_own_words(client: WireClient, words: tuple[str, ...], message: str) -> None:
    answer = client.ask(*words)
    assert answer[0][0] == "!trap"
    assert f"=message={message}" in answer[0]
    assert answer[1] == ["!done"]


def test_a_service_limited_to_other_addresses_closes_without_a_word(
    client: WireClient, router: SimulatorThread
) -> None:
    assert client.ask("/ip/service/set", "=.id=api", "=address=10.0.0.0/8") == [["!done"]]
    with WireClient(router.port) as wire, pytest.raises(EOFError):
        wire.sentence()
    assert client.ask("/system/identity/print")[-1] == ["!done"]


def test_rights_come_from_the_group(client: WireClient, router: SimulatorThread) -> None:
    client.ask("/user/add", "=name=clerk", "=password=x", "=group=read")
    client.ask("/ip/hotspot/user/add", "=name=ABC234", "=password=secret")
    client.ask("/user/group/set", "=.id=read", "=policy=read,api")
    with WireClient(router.port) as wire:
        wire.log_in("clerk", "x")
        shown = wire.ask("/ip/hotspot/user/print", "?name=ABC234")[0]
        assert not any(word.startswith("=password=") for word in shown)
        assert wire.ask("/ip/pool/add", "=name=x")[0][-1] == "=message=not enough permissions (9)"
        assert wire.ask("/system/reboot")[0][-1] == "=message=not enough permissions (9)"


def test_a_scheduler_cannot_have_more_rights_than_its_maker(client: WireClient, router: SimulatorThread) -> None:
    client.ask("/user/group/add", "=name=till", "=policy=read,write,api,test")
    client.ask("/user/add", "=name=till", "=password=x", "=group=till")
    with WireClient(router.port) as wire:
        wire.log_in("till", "x")
        assert wire.ask("/system/scheduler/add", "=name=a")[0][-1] == "=message=not enough permissions (9)"
        assert wire.ask("/system/scheduler/add", "=name=a", "=policy=read,write")[0][0] == "!done"


def test_the_wrong_tag_fault_answers_under_another_name(client: WireClient, router: SimulatorThread) -> None:
    router.inject(Fault(FaultKind.WRONG_TAG, "/system/identity"))
    assert client.ask("/system/identity/print", ".tag=1")[0][1] == ".tag=1x"


def test_a_trap_strikes_the_nth_command_only(client: WireClient, router: SimulatorThread) -> None:
    router.inject(Fault(FaultKind.TRAP, "/system/identity", nth=2, message="failure: tired"))
    heads = [client.ask("/system/identity/print")[0] for _ in range(3)]
    assert heads[1] == ["!trap", "=message=failure: tired"]
    assert heads[0][0] == heads[2][0] == "!re"


def test_stopping_says_goodbye(make_router: RouterMaker) -> None:
    router = make_router()
    with WireClient(router.port) as wire:
        wire.log_in()
        router.stop()
        assert wire.sentence() == ["!fatal", "shutting down"]
        assert wire.closed()
