from __future__ import annotations

from collections.abc import Callable

import pytest

from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.records import FindingLevel
from embedded_server.simulator import Fault, FaultKind, SimulatorThread
from embedded_server.simulator.versions import PROFILES

from .conftest import RouterMaker

GatewayMaker = Callable[..., RouterGateway]


@pytest.mark.parametrize("version", list(PROFILES))
def test_a_shop_router_reads_the_same_in_every_version(
    make_router: RouterMaker, make_gateway: GatewayMaker, version: str
) -> None:
    gateway = make_gateway(make_router(version=version, clients=6, users=20))
    resources = gateway.resources()
    assert resources.version.startswith(version)
    assert resources.uptime_seconds == 797_315
    assert resources.total_memory == 134_217_728
    assert resources.voltage is not None
    assert resources.temperature is not None
    assert 0 < resources.cpu_load <= 100
    assert gateway.identity() == "Boutique-Demo"
    users = gateway.active_users()
    assert len(users) == 6
    assert all(user.uptime_seconds > 0 and user.bytes_out > user.bytes_in > 0 for user in users)
    traffic = gateway.traffic()
    assert traffic.rx_bps["ether1"] > 0
    assert traffic.tx_bps["bridge"] > 0
    assert {row.type for row in gateway.interfaces()} >= {"ether", "bridge"}
    assert [(server.name, server.disabled) for server in gateway.hotspots()] == [("hotspot1", False)]


def test_text_stays_text(gateway: RouterGateway) -> None:
    for name in ("0012", "true", "no", "123456"):
        gateway.command(("/ip/hotspot/user/add", f"=name={name}", f"=password={name}"))
    rows = gateway.rows("/ip/hotspot/user", ("name", "password"))
    assert [row["name"] for row in rows[1:]] == ["0012", "true", "no", "123456"]
    assert rows[1]["password"] == "0012"


def test_bytes_of_any_code_page_are_read(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(router)
    gateway.command(("/ip/pool/add", "=name=utf", "=ranges=10.0.0.2", "=comment=Café ☕"))
    router.call(lambda simulator: simulator.router.tables["/ip/pool"].insert({"name": "winbox", "comment": "Caf\xe9"}))
    comments = {row["name"]: row.get("comment") for row in gateway.rows("/ip/pool", ("name", "comment"))}
    assert comments["utf"] == "Café ☕"
    assert comments["winbox"] == "Café"


def test_a_script_of_17000_bytes_comes_back(gateway: RouterGateway) -> None:
    source = 'é="$x"\n' * 2125
    assert len(source.encode()) == 17_000
    gateway.command(("/system/script/add", "=name=long", f"=source={source}"))
    assert gateway.rows("/system/script", ("source",), ("?name=long",))[0]["source"] == source


def test_traffic_follows_a_renamed_interface(gateway: RouterGateway) -> None:
    assert "ether1" in gateway.traffic().rx_bps
    gateway.command(("/interface/set", "=.id=ether1", "=name=wan"))
    assert "wan" in gateway.traffic().rx_bps


def test_restarting_the_hotspots_leaves_them_on(gateway: RouterGateway, router: SimulatorThread) -> None:
    assert gateway.restart_hotspots() == ["hotspot1"]
    assert not gateway.hotspots()[0].disabled


def test_a_hotspot_that_did_not_come_back_is_switched_on_again(gateway: RouterGateway, router: SimulatorThread) -> None:
    router.inject(Fault(FaultKind.TRAP, "/ip/hotspot/enable"))
    assert gateway.restart_hotspots() == ["hotspot1"]
    assert not gateway.hotspots()[0].disabled


def test_a_router_without_hotspot_has_none_to_restart(make_router: RouterMaker, make_gateway: GatewayMaker) -> None:
    assert make_gateway(make_router(hotspot=False)).restart_hotspots() == []


def test_rebooting_drops_the_line_and_comes_back_younger(make_router: RouterMaker, make_gateway: GatewayMaker) -> None:
    router = make_router(clients=3, users=10)
    gateway = make_gateway(router)
    before = gateway.resources().uptime_seconds
    gateway.reboot()
    router.returned()
    assert gateway.resources().uptime_seconds < before
    assert gateway.active_users() == []


def test_a_dead_idle_connection_is_not_a_reboot(gateway: RouterGateway, router: SimulatorThread) -> None:
    gateway.hotspots()
    router.cut()
    router.restore()
    gateway.reboot()
    router.returned()
    assert router.rows("/system/resource")[0]["uptime"] == "0s"


def _levels(gateway: RouterGateway) -> dict[str, str]:
    return {finding.code: finding.level.value for finding in gateway.check()}


def test_a_healthy_router_has_no_complaints(gateway: RouterGateway) -> None:
    found = gateway.check()
    assert {finding.code for finding in found} == {
        "api_access", "version", "rights", "licence", "device_mode", "hotspot", "ntp", "clock_drift",
    }  # fmt: skip
    assert all(finding.level is FindingLevel.OK for finding in found)


def test_the_check_names_what_is_wrong(make_router: RouterMaker, make_gateway: GatewayMaker) -> None:
    router = make_router(hotspot=False, ntp=False, device_mode="home", clock_drift=-3600.0, gmt_offset_minutes=60)
    found = make_gateway(router).check()
    levels = {finding.code: finding.level.value for finding in found}
    assert levels["hotspot_missing"] == "problem"
    assert levels["device_mode"] == "problem"
    assert levels["ntp"] == "warning"
    assert levels["clock_drift"] == "warning"
    assert found[0].level is FindingLevel.PROBLEM
    drift = next(finding.values["seconds"] for finding in found if finding.code == "clock_drift")
    assert -3605 < int(drift) < -3595


def test_the_check_sees_missing_rights(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    admin = make_gateway(router)
    admin.command(("/user/group/add", "=name=weak", "=policy=api,read"))
    admin.command(("/user/add", "=name=weak", "=group=weak", "=password=x"))
    found = make_gateway(router, username="weak", password="x").check()
    rights = next(finding for finding in found if finding.code == "rights")
    assert rights.level is FindingLevel.PROBLEM
    assert rights.values["missing"] == "write,test,sensitive"


def test_the_check_says_when_nobody_gets_in(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    (finding,) = make_gateway(router, password="wrong").check()
    assert finding.code == "api_access"
    assert finding.values["error"] == "router_wrong_password"


def test_version_six_has_no_device_mode(make_router: RouterMaker, make_gateway: GatewayMaker) -> None:
    assert "device_mode" not in _levels(make_gateway(make_router(version="6.49.17")))
