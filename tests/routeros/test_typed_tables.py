from __future__ import annotations

import pytest

from embedded_server.simulator import SimulatorThread
from embedded_server.simulator.versions import PROFILES, Grammar

from .conftest import RouterMaker
from .wire_client import WireClient


def _row(client: WireClient, menu: str, item: str) -> dict[str, str]:
    words = client.ask(f"{menu}/print", f"?.id={item}")[0][1:]
    return dict(word[1:].split("=", 1) for word in words)


def _added(client: WireClient, *words: str) -> str:
    (done,) = client.ask(*words)
    assert done[0] == "!done"
    return done[1].removeprefix("=ret=")


def test_values_are_stored_in_the_router_s_own_form(client: WireClient) -> None:
    item = _added(
        client,
        "/ip/hotspot/user/add",
        "=name=ABC234",
        "=limit-uptime=90",
        "=limit-bytes-total=1G",
        "=mac-address=02-00-00-0a-0b-0c",
        "=disabled=yes",
    )
    row = _row(client, "/ip/hotspot/user", item)
    assert row["limit-uptime"] == "1m30s"
    assert row["limit-bytes-total"] == str(1024**3)
    assert row["mac-address"] == "02:00:00:0A:0B:0C"
    assert row["disabled"] == "true"
    assert row["uptime"] == "0s"


def test_unset_properties_are_absent_and_defaults_present(client: WireClient) -> None:
    row = _row(client, "/ip/hotspot/user", _added(client, "/ip/hotspot/user/add", "=name=ABC234"))
    assert row["profile"] == "default"
    assert not {"server", "address", "limit-uptime", "comment", "email", "password"} & set(row)


def test_empty_text_clears_and_zero_clears_a_limit(client: WireClient) -> None:
    item = _added(client, "/ip/hotspot/user/add", "=name=ABC234", "=comment=x", "=limit-uptime=1h")
    assert client.ask("/ip/hotspot/user/set", f"=.id={item}", "=comment=", "=limit-uptime=0s") == [["!done"]]
    row = _row(client, "/ip/hotspot/user", item)
    assert "comment" not in row
    assert row["limit-uptime"] == "0s"


def test_a_value_may_hold_equal_signs_and_any_byte(client: WireClient) -> None:
    item = _added(client, "/ip/hotspot/user/add", "=name=ABC234", "=comment=a=b=\xe9\xff")
    assert _row(client, "/ip/hotspot/user", item)["comment"] == "a=b=\xe9\xff"


@pytest.mark.parametrize(
    ("menu", "words", "message"),
    [
        ("/ip/hotspot/user", ["=name=X"], "failure: already have user with this name for this server"),
        ("/ip/hotspot/user/profile", ["=name=X"], "failure: already have profile with this name"),
        ("/system/script", ["=name=X"], "failure: item with such name already exists"),
        ("/system/scheduler", ["=name=X"], "failure: item with such name already exists"),
        ("/ip/address", ["=address=10.9.0.1/24", "=interface=ether1"], "failure: already have such address"),
    ],
)
def test_duplicates_are_refused(client: WireClient, menu: str, words: list[str], message: str) -> None:
    _added(client, f"{menu}/add", *words)
    assert client.ask(f"{menu}/add", *words)[0][-1] == f"=message={message}"


def test_the_same_name_for_another_server_is_another_user(client: WireClient) -> None:
    _added(client, "/ip/hotspot/user/add", "=name=X")
    _added(client, "/ip/hotspot/user/add", "=name=X", "=server=hotspot1")


def test_one_bad_id_fails_a_removal_of_many(client: WireClient) -> None:
    item = _added(client, "/ip/pool/add", "=name=p", "=ranges=10.0.0.2")
    assert client.ask("/ip/pool/remove", f"=.id={item},*FFF")[0][-1] == "=message=no such item"
    assert _row(client, "/ip/pool", item)["name"] == "p"


def test_ids_are_upper_case_hex_and_not_used_again(client: WireClient) -> None:
    items = [_added(client, "/ip/pool/add", f"=name=p{number}", "=ranges=10.0.0.2") for number in range(10)]
    assert items[-1] == "*B"
    client.ask("/ip/pool/remove", "=.id=*B")
    assert _added(client, "/ip/pool/add", "=name=again", "=ranges=10.0.0.2") == "*C"


def test_items_can_be_named(client: WireClient) -> None:
    assert client.ask("/interface/set", "=.id=ether1", "=comment=uplink") == [["!done"]]
    assert client.ask("/interface/comment", "=numbers=ether1", "=comment=") == [["!done"]]


def test_the_trial_user_cannot_be_removed(client: WireClient) -> None:
    assert client.ask("/ip/hotspot/user/remove", "=.id=*0")[0][0] == "!trap"


def test_dynamic_rows_cannot_be_written(make_router: RouterMaker) -> None:
    router = make_router(clients=1, users=5)
    with WireClient(router.port) as wire:
        wire.log_in()
        answer = wire.ask("/ip/dhcp-server/lease/set", "=.id=*1", "=comment=x")
        assert answer[0][-1] == "=message=failure: can not change dynamic lease"


@pytest.mark.parametrize(
    ("version", "known"), [("6.49.17", False), ("7.9.2", False), ("7.20.8", False), ("7.22.3", True)]
)
def test_arguments_are_known_or_not_by_version(make_router: RouterMaker, version: str, known: bool) -> None:
    with WireClient(make_router(version=version).port) as wire:
        wire.log_in()
        answer = wire.ask("/ip/hotspot/user/add", "=name=A", "=otp-secret=x")
        assert (answer[0][0] == "!done") is known
        if not known:
            assert answer[0][-1] == "=message=unknown parameter otp-secret"


def test_menus_and_verbs_are_known_or_not_by_version() -> None:
    old, new = Grammar(PROFILES["7.9.2"]), Grammar(PROFILES["7.22.3"])
    assert old.has_verb("/ip/hotspot/active", "set")
    assert not new.has_verb("/ip/hotspot/active", "set")
    assert not old.has_menu("/system/device-mode")
    assert new.has_menu("/system/device-mode")
    assert "primary-ntp" in Grammar(PROFILES["6.49.17"]).arguments("/system/ntp/client", "set")
    assert "max-sessions" in Grammar(PROFILES["7.16.2"]).arguments("/ip/service", "set")
    assert "max-sessions" not in old.arguments("/ip/service", "set")


@pytest.mark.parametrize("version", list(PROFILES))
def test_every_menu_can_be_printed_in_every_version(make_router: RouterMaker, version: str) -> None:
    router: SimulatorThread = make_router(version=version, clients=3, users=10)
    menus = router.call(lambda simulator: list(simulator.router.tables))
    with WireClient(router.port) as wire:
        wire.log_in()
        for menu in menus:
            answer = wire.ask(f"{menu}/print")
            assert answer[-1] == ["!done"], menu
            assert all(words[0] in ("!re", "!empty", "!done") for words in answer), menu
            assert any(words[0] == "!empty" for words in answer) is (len(answer) == 2 and answer[0] == ["!empty"]), menu


def test_health_and_dates_have_the_shape_of_the_version(make_router: RouterMaker) -> None:
    old, new = make_router(version="6.49.17"), make_router(version="7.16.2")
    assert set(old.rows("/system/health")[0]) == {"voltage", "temperature"}
    assert [row["name"] for row in new.rows("/system/health")] == ["voltage", "temperature"]
    assert "/" in old.rows("/system/clock")[0]["date"]
    assert "-" in new.rows("/system/clock")[0]["date"]
