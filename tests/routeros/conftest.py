from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from embedded_server.routeros.connection import RouterAddress
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.simulator import SimulatorOptions, SimulatorThread

from .wire_client import WireClient

QUIET = {"port": 0, "clients": 0, "users": 0, "bystanders": 0, "live": False, "reboot_seconds": 0.0}

RouterMaker = Callable[..., SimulatorThread]


@pytest.fixture
def make_router() -> Iterator[RouterMaker]:
    """Starts routers that are stopped after the test; quiet unless told otherwise."""
    started: list[SimulatorThread] = []

    def make(**options: object) -> SimulatorThread:
        simulator = SimulatorThread(SimulatorOptions(**{**QUIET, **options}))  # type: ignore[arg-type]
        started.append(simulator)
        simulator.start()
        return simulator

    yield make
    for simulator in started:
        simulator.stop()


@pytest.fixture
def router(make_router: RouterMaker) -> SimulatorThread:
    return make_router()


@pytest.fixture
def make_gateway() -> Iterator[Callable[..., RouterGateway]]:
    made: list[RouterGateway] = []

    def make(simulator: SimulatorThread, deadline: float = 20.0, **changes: object) -> RouterGateway:
        address = {"host": "127.0.0.1", "port": simulator.port, "username": "admin", "password": "demo", **changes}
        gateway = RouterGateway(RouterAddress(**address), connect_timeout=5.0, deadline=deadline)  # type: ignore[arg-type]
        made.append(gateway)
        return gateway

    yield make
    for gateway in made:
        gateway.close()


@pytest.fixture
def gateway(router: SimulatorThread, make_gateway: Callable[..., RouterGateway]) -> RouterGateway:
    return make_gateway(router)


@pytest.fixture
def client(router: SimulatorThread) -> Iterator[WireClient]:
    with WireClient(router.port) as wire:
        yield wire.log_in()
