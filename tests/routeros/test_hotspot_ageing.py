from __future__ import annotations

import pytest

from embedded_server.routeros.validity import on_login_script
from embedded_server.simulator import Client, RouterSimulator, SimulatorThread
from embedded_server.simulator.hotspot import LoginRefused

from .conftest import RouterMaker

MAC = "02:00:00:00:00:77"


def _phone(upload: int = 8_000, download: int = 80_000) -> Client:
    return Client(MAC, "10.10.8.211", "phone", upload, download)


def _user(router: SimulatorThread, **fields: str) -> None:
    given = {"name": "ABC234", "password": "pw", **{name.replace("_", "-"): value for name, value in fields.items()}}
    router.call(lambda simulator: simulator.router.tables["/ip/hotspot/user"].add(given))


def _profile(router: SimulatorThread, **fields: str) -> None:
    given = {name.replace("_", "-"): value for name, value in fields.items()}

    def change(simulator: RouterSimulator) -> None:
        table = simulator.router.tables["/ip/hotspot/user/profile"]
        table.change(table.find("default"), given)

    router.call(change)


def _log_in(router: SimulatorThread, phone: Client, password: str = "pw") -> None:
    def work(simulator: RouterSimulator) -> None:
        simulator.router.hotspot.join(phone)
        simulator.router.hotspot.login(phone, "ABC234", password)

    router.call(work)


def _stored(router: SimulatorThread) -> dict[str, str]:
    return next(row for row in router.rows("/ip/hotspot/user") if row["name"] == "ABC234")


def _active(router: SimulatorThread) -> list[dict[str, str]]:
    return router.rows("/ip/hotspot/active")


def test_a_live_session_counts_and_the_user_only_after_logout(router: SimulatorThread) -> None:
    _user(router)
    phone = _phone()
    _log_in(router, phone)
    router.advance(100)
    (row,) = _active(router)
    assert row["uptime"] == "1m40s"
    assert (row["bytes-in"], row["bytes-out"]) == ("100000", "1000000")
    assert row[".id"] == "*D3080A0A"
    assert _stored(router)["uptime"] == "0s"
    assert phone.session is not None
    session = phone.session
    router.call(lambda simulator: simulator.router.hotspot.logout(session, "user request", forget_mac=True))
    assert (_stored(router)["uptime"], _stored(router)["bytes-in"]) == ("1m40s", "100000")
    assert not _active(router)


def test_limit_uptime_ends_the_session_and_refuses_the_next(router: SimulatorThread) -> None:
    _user(router, limit_uptime="1h")
    phone = _phone()
    _log_in(router, phone)
    router.advance(3599)
    assert _active(router)[0]["session-time-left"] == "1s"
    router.advance(2)
    assert not _active(router)
    assert _stored(router)["uptime"] == "1h"
    with pytest.raises(LoginRefused, match="has reached uptime limit"):
        _log_in(router, phone)


def test_limit_bytes_total_ends_the_session_and_refuses_the_next(router: SimulatorThread) -> None:
    _user(router, limit_bytes_total="1100000")
    phone = _phone()
    _log_in(router, phone)
    router.advance(99)
    assert _active(router)
    router.advance(2)
    assert not _active(router)
    assert not router.rows("/ip/hotspot/cookie")
    with pytest.raises(LoginRefused, match="has reached traffic limit"):
        _log_in(router, phone)


def test_session_timeout_of_the_profile_is_the_smaller_limit(router: SimulatorThread) -> None:
    _profile(router, session_timeout="10m")
    _user(router, limit_uptime="1h")
    _log_in(router, _phone())
    assert _active(router)[0]["session-time-left"] == "10m"
    router.advance(600)
    assert not _active(router)


def test_a_silent_client_is_logged_out_when_idle(router: SimulatorThread) -> None:
    _profile(router, idle_timeout="5m", add_mac_cookie="no")
    _user(router)
    phone = _phone(0, 0)
    _log_in(router, phone)
    router.advance(299)
    assert _active(router)[0]["idle-time"] == "4m59s"
    router.advance(1)
    assert not _active(router)


def test_a_client_that_left_is_logged_out_by_keepalive(router: SimulatorThread) -> None:
    _user(router)
    phone = _phone()
    _log_in(router, phone)
    router.call(lambda simulator: simulator.router.hotspot.leave(phone))
    router.advance(119)
    assert _active(router)
    router.advance(2)
    assert not _active(router)
    router.advance(300)
    assert not router.rows("/ip/hotspot/host")


def test_a_kicked_client_with_a_cookie_is_back_at_once(router: SimulatorThread) -> None:
    _user(router)
    _log_in(router, _phone())

    def kick(simulator: RouterSimulator) -> None:
        hotspot = simulator.router.hotspot
        hotspot.kick(next(iter(simulator.router.tables["/ip/hotspot/active"])))

    router.call(kick)
    assert not _active(router)
    router.advance(1)
    assert _active(router)[0]["login-by"] == "mac-cookie"
    router.call(lambda simulator: simulator.router.hotspot.remove_cookies("ABC234"))
    router.call(kick)
    router.advance(5)
    assert not _active(router)


def test_cookies_run_out(router: SimulatorThread) -> None:
    _profile(router, mac_cookie_timeout="1h")
    _user(router)
    _log_in(router, _phone())
    router.advance(3599)
    assert router.rows("/ip/hotspot/cookie")[0]["expires-in"] == "1s"
    router.advance(1)
    assert not router.rows("/ip/hotspot/cookie")


@pytest.mark.parametrize(
    ("fields", "password", "text"),
    [
        ({}, "wrong", "invalid username or password"),
        ({"disabled": "yes"}, "pw", "invalid username or password"),
        ({"mac_address": "02:00:00:00:00:01"}, "pw", "is not allowed to log in from this MAC address"),
    ],
)
def test_logins_are_refused_with_the_page_s_words(
    router: SimulatorThread, fields: dict[str, str], password: str, text: str
) -> None:
    _user(router, **fields)
    with pytest.raises(LoginRefused, match=text):
        _log_in(router, _phone(), password)
    assert any(text in row["message"] for row in router.rows("/log"))


def test_shared_users_limits_the_sessions(router: SimulatorThread) -> None:
    _user(router)
    _log_in(router, _phone())
    with pytest.raises(LoginRefused, match="no more sessions are allowed for user ABC234"):
        _log_in(router, Client("02:00:00:00:00:78", "10.10.8.212", "tablet"))


def test_calendar_validity_blocks_the_user_after_its_time(router: SimulatorThread) -> None:
    _profile(router, on_login=on_login_script(7 * 86400))
    _user(router)
    _log_in(router, _phone())
    (scheduler,) = router.rows("/system/scheduler")
    assert (scheduler["name"], scheduler["interval"], scheduler["run-count"]) == ("hs1-ABC234", "1w", "0")
    router.advance(7 * 86400 - 1)
    assert _active(router)
    router.advance(1)
    assert not _active(router)
    assert _stored(router)["disabled"] == "true"
    assert not router.rows("/system/scheduler")
    assert not router.rows("/ip/hotspot/cookie")
    router.advance(10)
    assert not _active(router)


def test_a_second_login_does_not_start_the_validity_again(router: SimulatorThread) -> None:
    _profile(router, on_login=on_login_script(86400), shared_users="2")
    _user(router)
    _log_in(router, _phone())
    first = router.rows("/system/scheduler")
    router.advance(3600)
    _log_in(router, Client("02:00:00:00:00:78", "10.10.8.212", "tablet"))
    assert router.rows("/system/scheduler") == first


def test_other_scripts_are_refused_with_a_log_line(router: SimulatorThread) -> None:
    _profile(router, on_login=on_login_script(86400) + " ")
    _user(router)
    _log_in(router, _phone())
    assert not router.rows("/system/scheduler")
    assert any("not understood by the simulator" in row["message"] for row in router.rows("/log"))


def test_a_power_cut_loses_the_open_session_and_the_clock(router: SimulatorThread) -> None:
    _user(router, limit_uptime="1h")
    _log_in(router, _phone())
    router.advance(1800)
    router.power_cut()
    assert not _active(router)
    assert not router.rows("/ip/hotspot/host")
    assert _stored(router)["uptime"] == "0s"
    assert router.rows("/system/clock")[0]["date"] == "1970-01-02"
    assert router.rows("/system/resource")[0]["uptime"] == "0s"
    assert [row["message"] for row in router.rows("/log")] == ["router rebooted"]


def test_after_a_power_cut_a_scheduler_fires_late_never_early(router: SimulatorThread) -> None:
    _profile(router, on_login=on_login_script(3600))
    _user(router)
    _log_in(router, _phone())
    router.advance(600)
    router.power_cut()
    router.advance(7200)
    assert _stored(router)["disabled"] == "false"


def test_a_shop_is_alive(make_router: RouterMaker) -> None:
    router = make_router(clients=40, users=200, bystanders=2)
    before = {row[".id"]: row for row in _active(router)}
    assert len(before) == 40
    router.advance(5)
    after = {row[".id"]: row for row in _active(router)}
    still = set(before) & set(after)
    assert len(still) > 30
    assert all(int(after[item]["bytes-out"]) > int(before[item]["bytes-out"]) for item in still)
    assert all(after[item]["uptime"] != before[item]["uptime"] for item in still)
    hosts = router.rows("/ip/hotspot/host")
    assert sum(row["authorized"] == "false" for row in hosts) >= 2
    router.advance(4 * 3600)
    assert _active(router)
    names = [row["user"] for row in _active(router)]
    assert len(set(names)) > 10


def test_the_same_seed_gives_the_same_shop(make_router: RouterMaker) -> None:
    one, other = make_router(clients=5, users=20), make_router(clients=5, users=20)
    assert one.rows("/ip/hotspot/user") == other.rows("/ip/hotspot/user")
    assert _active(one) == _active(other)
