from __future__ import annotations

from collections.abc import Callable

import pytest

from embedded_server.routeros import expiry, provisioning
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.provisioning import ProfileSpec, UserSpec
from embedded_server.simulator import Client, RouterSimulator, SimulatorThread

from .conftest import RouterMaker

DAY = 86_400


@pytest.fixture(params=["6.49.17", "7.9.2", "7.20.8"])
def router(request: pytest.FixtureRequest, make_router: RouterMaker) -> SimulatorThread:
    """A router of each date style."""
    return make_router(version=request.param)


def _use(router: SimulatorThread, gateway: RouterGateway) -> None:
    provisioning.ensure_user_profile(gateway, ProfileSpec("7-JOURS", validity_seconds=7 * DAY))
    provisioning.ensure_users(gateway, [UserSpec("ABC234", "pw", "7-JOURS")])

    def log_in(simulator: RouterSimulator) -> None:
        phone = Client("02:00:00:00:00:77", "10.10.8.211", "phone", 8000, 8000)
        simulator.router.hotspot.join(phone)
        simulator.router.hotspot.login(phone, "ABC234", "pw")

    router.call(log_in)


def test_a_first_use_is_seen_by_its_scheduler(
    router: SimulatorThread, make_gateway: Callable[..., RouterGateway]
) -> None:
    gateway = make_gateway(router)
    assert expiry.seconds_left(gateway) == {}
    _use(router, gateway)
    router.advance(DAY)
    assert expiry.seconds_left(gateway) == {"ABC234": pytest.approx(6 * DAY, abs=2)}


def test_an_expiry_that_agrees_costs_no_write(
    router: SimulatorThread, make_gateway: Callable[..., RouterGateway]
) -> None:
    gateway = make_gateway(router)
    _use(router, gateway)
    before = router.rows("/system/scheduler")
    assert expiry.realign(gateway, {"ABC234": 7 * DAY - 100}) == expiry.Realigned()
    assert router.rows("/system/scheduler") == before


def test_after_a_power_cut_the_expiry_is_put_right(
    router: SimulatorThread, make_gateway: Callable[..., RouterGateway]
) -> None:
    gateway = make_gateway(router)
    _use(router, gateway)
    router.advance(DAY)
    router.power_cut()
    assert expiry.seconds_left(gateway)["ABC234"] > 365 * DAY
    assert expiry.realign(gateway, {"ABC234": 6 * DAY}).corrected == ["ABC234"]
    assert expiry.seconds_left(gateway) == {"ABC234": pytest.approx(6 * DAY, abs=2)}
    router.advance(6 * DAY + 10)
    assert expiry.seconds_left(gateway) == {}


def test_a_voucher_whose_time_is_over_is_blocked_now(
    router: SimulatorThread, make_gateway: Callable[..., RouterGateway]
) -> None:
    gateway = make_gateway(router)
    _use(router, gateway)
    assert expiry.realign(gateway, {"ABC234": 0}).expired == ["ABC234"]
    assert gateway.active_users() == []
    assert expiry.seconds_left(gateway) == {}
    router.advance(60)
    assert gateway.active_users() == []
