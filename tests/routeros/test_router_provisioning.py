from __future__ import annotations

import pytest

from embedded_server.routeros import provisioning
from embedded_server.routeros.errors import RouterConnectionLost, RouterMismatch, RouterTrap, TrapKind
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.provisioning import Change, ProfileSpec, UserSpec
from embedded_server.routeros.validity import on_login_script
from embedded_server.simulator import Client, Fault, FaultKind, RouterSimulator, SimulatorThread

PLAN = ProfileSpec("7-JOURS", "1M/2M", shared_users=1, validity_seconds=604_800)


def _specs(count: int, **changes: object) -> list[UserSpec]:
    return [
        UserSpec(f"V{number:05d}", f"p{number}", "7-JOURS", reference=str(number), limit_uptime=3600, **changes)  # type: ignore[arg-type]
        for number in range(count)
    ]


def _stored(router: SimulatorThread) -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in router.rows("/ip/hotspot/user") if row.get("default") != "true"}


def _connect(router: SimulatorThread, user: str, password: str, number: int = 1) -> Client:
    phone = Client(f"02:00:00:00:01:{number:02X}", f"10.10.8.{number}", "phone", 8000, 80_000)

    def work(simulator: RouterSimulator) -> None:
        simulator.router.hotspot.join(phone)
        simulator.router.hotspot.login(phone, user, password)

    router.call(work)
    return phone


def test_a_profile_is_made_once_and_then_left_alone(gateway: RouterGateway, router: SimulatorThread) -> None:
    assert provisioning.ensure_user_profile(gateway, PLAN) is Change.CREATED
    assert provisioning.ensure_user_profile(gateway, PLAN) is Change.UNCHANGED
    row = next(row for row in router.rows("/ip/hotspot/user/profile") if row["name"] == "7-JOURS")
    assert row["on-login"] == on_login_script(604_800)
    assert row["rate-limit"] == "1M/2M"
    changed = ProfileSpec("7-JOURS", "2M/4M", shared_users=3, session_timeout=7200, idle_timeout=600)
    assert provisioning.ensure_user_profile(gateway, changed) is Change.CHANGED
    assert provisioning.ensure_user_profile(gateway, changed) is Change.UNCHANGED
    row = next(row for row in router.rows("/ip/hotspot/user/profile") if row["name"] == "7-JOURS")
    assert (row["session-timeout"], row["idle-timeout"], row["shared-users"]) == ("2h", "10m", "3")
    assert "on-login" not in row


def test_a_rate_written_otherwise_is_the_same_rate(gateway: RouterGateway) -> None:
    provisioning.ensure_user_profile(gateway, ProfileSpec("P", "1000k/2M"))
    assert provisioning.ensure_user_profile(gateway, ProfileSpec("P", "1M/2000k")) is Change.UNCHANGED


def test_users_are_made_once_and_then_left_alone(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    specs = _specs(120)
    steps: list[tuple[int, int]] = []
    outcome = provisioning.ensure_users(gateway, specs, lambda done, total: steps.append((done, total)))
    assert (len(outcome.created), outcome.complete, steps[-1]) == (120, True, (120, 120))
    again = provisioning.ensure_users(gateway, specs)
    assert (len(again.created), len(again.unchanged)) == (0, 120)
    stored = _stored(router)
    assert len(stored) == 120
    assert stored["V00007"]["comment"] == "hs1;v=7"
    assert stored["V00007"]["limit-uptime"] == "1h"


def test_only_differences_are_written(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    provisioning.ensure_users(gateway, _specs(5))
    changed = [*_specs(4), UserSpec("V00004", "new", "7-JOURS", reference="4", limit_bytes_total=1000)]
    outcome = provisioning.ensure_users(gateway, changed)
    assert (outcome.changed, len(outcome.unchanged)) == (["V00004"], 4)
    row = _stored(router)["V00004"]
    assert (row["password"], row["limit-uptime"], row["limit-bytes-total"]) == ("new", "0s", "1000")


@pytest.mark.parametrize("kind", [FaultKind.CLOSE_BEFORE, FaultKind.CLOSE_AFTER, FaultKind.RESET])
@pytest.mark.parametrize("nth", [1, 63, 64, 200, 300])
def test_a_batch_that_was_cut_is_resumed(
    gateway: RouterGateway, router: SimulatorThread, kind: FaultKind, nth: int
) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    router.inject(Fault(kind, "/ip/hotspot/user/add", nth=nth))
    specs = _specs(300)
    with pytest.raises(RouterConnectionLost):
        provisioning.ensure_users(gateway, specs)
    half = len(_stored(router))
    assert half < 300 or nth == 300
    outcome = provisioning.ensure_users(gateway, specs)
    assert outcome.complete
    assert len(outcome.created) == 300 - half
    assert set(_stored(router)) == {spec.name for spec in specs}


def test_a_line_cut_between_two_batches_loses_and_doubles_nothing(
    gateway: RouterGateway, router: SimulatorThread
) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    specs = _specs(300)

    def cut(done: int, total: int) -> None:
        router.cut()
        router.restore()

    with pytest.raises(RouterConnectionLost):
        provisioning.ensure_users(gateway, specs, cut)
    assert len(_stored(router)) == provisioning.BATCH
    outcome = provisioning.ensure_users(gateway, specs)
    assert (len(outcome.created), len(outcome.unchanged)) == (300 - provisioning.BATCH, provisioning.BATCH)


def test_strangers_are_left_alone(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    gateway.command(("/ip/hotspot/user/add", "=name=V00001", "=password=theirs", "=comment=vc-123"))
    outcome = provisioning.ensure_users(gateway, _specs(3))
    assert (outcome.strangers, outcome.complete) == (["V00001"], False)
    assert _stored(router)["V00001"]["password"] == "theirs"
    outcome = provisioning.ensure_users(gateway, _specs(60))
    assert outcome.strangers == ["V00001"]


def test_a_user_under_another_profile_is_moved(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    provisioning.ensure_user_profile(gateway, ProfileSpec("OLD"))
    provisioning.ensure_users(gateway, [UserSpec("V00003", "x", "OLD")])
    outcome = provisioning.ensure_users(gateway, _specs(50))
    assert outcome.changed == ["V00003"]
    assert _stored(router)["V00003"]["profile"] == "7-JOURS"


def test_refused_users_are_reported_and_the_others_made(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    outcome = provisioning.ensure_users(gateway, [*_specs(2), UserSpec("LOST22", "x", "NO-PLAN")])
    assert outcome.created == ["V00000", "V00001"]
    assert outcome.refused["LOST22"].kind is TrapKind.BAD_REFERENCE


def test_what_is_not_there_after_all_is_noticed(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)

    def forgetful(simulator: RouterSimulator) -> None:
        table = simulator.router.tables["/ip/hotspot/user"]
        table.subscribe(lambda row: row.update(password="other") if ".dead" not in row else None)

    router.call(forgetful)
    with pytest.raises(RouterMismatch):
        provisioning.ensure_users(gateway, _specs(2))


@pytest.mark.parametrize("name", ["", "a b", 'x"y', "a$b", "été", "x\\y", "TRUE", "no", "a" * 65, "-x"])
def test_unsafe_names_are_refused_before_anything_is_sent(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        UserSpec(name, "x", "P")


def test_blocking_ends_the_session_for_good(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    provisioning.ensure_users(gateway, _specs(1))
    _connect(router, "V00000", "p0")
    assert provisioning.disable_user(gateway, "V00000")
    assert not gateway.active_users()
    assert not router.rows("/ip/hotspot/cookie")
    router.advance(30)
    assert not gateway.active_users()
    assert _stored(router)["V00000"]["disabled"] == "true"
    assert provisioning.enable_user(gateway, "V00000")
    assert _stored(router)["V00000"]["disabled"] == "false"
    assert not provisioning.disable_user(gateway, "UNKNOWN")


def test_disconnecting_keeps_the_device_out_until_it_logs_in_again(
    gateway: RouterGateway, router: SimulatorThread
) -> None:
    gateway.command(("/ip/hotspot/user/profile/set", "=.id=default", "=shared-users=2"))
    provisioning.ensure_users(gateway, [UserSpec("V00000", "p0", "default")])
    first, second = _connect(router, "V00000", "p0", 1), _connect(router, "V00000", "p0", 2)
    assert provisioning.disconnect(gateway, "V00000", first.mac.lower()) == 1
    router.advance(5)
    assert [user.mac_address for user in gateway.active_users()] == [second.mac]
    assert provisioning.disconnect(gateway, "V00000") == 1
    assert provisioning.disconnect(gateway, "V00000") == 0


def test_a_session_that_ended_meanwhile_is_no_failure(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_users(gateway, [UserSpec("V00000", "p0", "default")])
    _connect(router, "V00000", "p0")
    router.inject(Fault(FaultKind.TRAP, "/ip/hotspot/cookie/remove", message="no such item"))
    assert provisioning.disconnect(gateway, "V00000") == 1
    router.inject(Fault(FaultKind.TRAP, "/ip/hotspot/user/set", message="not enough permissions (9)"))
    with pytest.raises(RouterTrap):
        provisioning.disable_user(gateway, "V00000")


def test_removing_takes_everything_along(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_user_profile(gateway, PLAN)
    provisioning.ensure_users(gateway, _specs(2))
    _connect(router, "V00000", "p0")
    assert router.rows("/system/scheduler")
    assert provisioning.remove_user(gateway, "V00000")
    assert set(_stored(router)) == {"V00001"}
    assert not router.rows("/system/scheduler")
    assert not gateway.active_users()
    assert not router.rows("/ip/hotspot/cookie")
    assert not provisioning.remove_user(gateway, "V00000")


def test_usage_adds_the_live_session(gateway: RouterGateway, router: SimulatorThread) -> None:
    provisioning.ensure_users(gateway, [UserSpec("V00000", "p0", "default"), UserSpec("V00001", "p1", "default")])
    _connect(router, "V00000", "p0")
    router.advance(100)
    provisioning.disconnect(gateway, "V00000")
    _connect(router, "V00000", "p0")
    router.advance(10)
    usage = provisioning.read_usage(gateway, ["V00000"])
    assert set(usage) == {"V00000"}
    assert usage["V00000"] == provisioning.Usage(110, 110_000, 1_100_000, 1, False)
    assert set(provisioning.read_usage(gateway)) >= {"V00000", "V00001"}
