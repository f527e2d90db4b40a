"""Everything that can stand between us and a router is told apart."""

from __future__ import annotations

import datetime
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from embedded_server.routeros.connection import RouterAddress
from embedded_server.routeros.errors import (
    RouterAuthError,
    RouterConnectionLost,
    RouterFingerprintChanged,
    RouterNotAllowed,
    RouterRefused,
    RouterTimeout,
    RouterTlsError,
    RouterTrap,
    RouterUnknownHost,
    RouterUnsupported,
    TrapKind,
)
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.pool import GatewayPool
from embedded_server.simulator import Fault, FaultKind, SimulatorThread

from .conftest import RouterMaker

GatewayMaker = Callable[..., RouterGateway]


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """Accepts connections (the system does) and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def certificate(tmp_path: Path) -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "router")])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "router.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + built.public_bytes(serialization.Encoding.PEM)
    )
    return str(path)


def _to(port: int, connect_timeout: float = 5.0, **changes: object) -> RouterGateway:
    address = {"host": "127.0.0.1", "port": port, "username": "admin", "password": "demo", **changes}
    return RouterGateway(RouterAddress(**address), connect_timeout=connect_timeout)  # type: ignore[arg-type]


def _failures(router: SimulatorThread) -> int:
    return sum("login failure" in row["message"] for row in router.rows("/log"))


def test_a_wrong_password_is_told_apart_and_not_tried_again(
    router: SimulatorThread, make_gateway: GatewayMaker
) -> None:
    gateway = make_gateway(router, password="wrong")
    for _ in range(3):
        with pytest.raises(RouterAuthError):
            gateway.hotspots()
    assert _failures(router) == 1
    gateway.allow_login()
    with pytest.raises(RouterAuthError):
        gateway.hotspots()
    assert _failures(router) == 2


def test_a_port_nobody_listens_on(router: SimulatorThread) -> None:
    port = router.port
    router.cut()
    gateway = _to(port)
    with pytest.raises(RouterRefused):
        gateway.identity()
    router.restore()
    assert gateway.identity() == "Boutique-Demo"
    gateway.close()


def test_a_port_that_never_answers(deaf_port: int) -> None:
    gateway = _to(deaf_port, connect_timeout=0.2)
    with pytest.raises(RouterTimeout):
        gateway.identity()
    gateway.close()


def test_a_name_that_does_not_resolve() -> None:
    gateway = _to(8728, host="router.invalid")
    with pytest.raises(RouterUnknownHost):
        gateway.identity()
    gateway.close()


def test_an_address_the_router_does_not_serve(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    first = make_gateway(router)
    first.command(("/ip/service/set", "=.id=api", "=address=10.0.0.0/8"))
    with pytest.raises(RouterNotAllowed):
        make_gateway(router).hotspots()


def test_tls_pins_the_first_certificate_and_refuses_another(make_router: RouterMaker, certificate: str) -> None:
    router = make_router(tls_certificate=certificate)
    first = _to(router.port, tls=True)
    assert first.identity() == "Boutique-Demo"
    seen = first.fingerprint
    assert seen is not None
    pinned = _to(router.port, tls=True, fingerprint=":".join(seen[i : i + 2].upper() for i in range(0, 64, 2)))
    assert pinned.identity() == "Boutique-Demo"
    other = _to(router.port, tls=True, fingerprint="ab" * 32)
    with pytest.raises(RouterFingerprintChanged) as changed:
        other.identity()
    assert (changed.value.seen, changed.value.pinned) == (seen, "ab" * 32)
    for gateway in (first, pinned, other):
        gateway.close()


def test_tls_to_something_else_is_a_tls_failure() -> None:
    def answer(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer, args=(listener,))
        thread.start()
        gateway = _to(listener.getsockname()[1], tls=True)
        with pytest.raises(RouterTlsError):
            gateway.identity()
        gateway.close()
        thread.join()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.RESET, RouterConnectionLost),
        (FaultKind.CLOSE_AFTER, RouterConnectionLost),
        (FaultKind.CLOSE_BEFORE, RouterConnectionLost),
        (FaultKind.HALF_SENTENCE, RouterTimeout),
        (FaultKind.SILENCE, RouterTimeout),
    ],
)
def test_an_answer_that_stops_in_the_middle(
    router: SimulatorThread, make_gateway: GatewayMaker, kind: FaultKind, error: type[Exception]
) -> None:
    gateway = make_gateway(router, deadline=0.5)
    router.inject(Fault(kind, "/ip/pool/print", times=2))
    with pytest.raises(error) as caught:
        gateway.rows("/ip/pool")
    assert type(caught.value) is error
    router.clear_faults()
    assert gateway.rows("/ip/pool")[0]["name"] == "dhcp_pool0"


def test_a_router_that_drips_runs_into_the_total_deadline(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(router, deadline=0.6)
    router.inject(Fault(FaultKind.DRIP, "/ip/pool/print", seconds=0.05))
    with pytest.raises(RouterTimeout):
        gateway.rows("/ip/pool")


def test_a_late_answer_is_never_taken_for_the_next_command(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(router, deadline=0.4)
    router.inject(Fault(FaultKind.DELAY, "/system/identity", seconds=0.6))
    with pytest.raises(RouterTimeout):
        gateway.rows("/system/identity")
    connections = router.accepted
    rows = gateway.rows("/ip/pool")
    assert [row["name"] for row in rows] == ["dhcp_pool0"]
    assert router.accepted == connections + 1


def test_an_answer_under_a_foreign_tag_ends_the_connection(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(router)
    router.inject(Fault(FaultKind.WRONG_TAG, "/ip/pool/print", times=2))
    with pytest.raises(RouterConnectionLost):
        gateway.rows("/ip/pool")
    router.clear_faults()
    assert gateway.rows("/ip/pool")


def test_a_refused_command_keeps_the_connection(gateway: RouterGateway, router: SimulatorThread) -> None:
    gateway.hotspots()
    connections = router.accepted
    with pytest.raises(RouterTrap):
        gateway.command(("/ip/pool/remove", "=.id=*FFF"))
    assert gateway.hotspots()
    assert router.accepted == connections


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("no such item (4)", TrapKind.NO_SUCH_ITEM),
        ("failure: already have user with this name for this server", TrapKind.DUPLICATE),
        ("failure: item with such name already exists", TrapKind.DUPLICATE),
        ("input does not match any value of profile", TrapKind.BAD_REFERENCE),
        ("invalid time value for argument limit-uptime", TrapKind.BAD_VALUE),
        ("unknown parameter otp-secret", TrapKind.UNKNOWN_PARAMETER),
        ("failure: can not change dynamic lease", TrapKind.READ_ONLY),
        ("not enough permissions (9)", TrapKind.PERMISSION),
        ("failure: not allowed by device-mode", TrapKind.DEVICE_MODE),
        ("failure: configuration flagged, check all router configuration", TrapKind.DEVICE_MODE),
        ("interrupted", TrapKind.INTERRUPTED),
        ("failure: something new", TrapKind.OTHER),
    ],
)
def test_refusals_have_kinds(gateway: RouterGateway, router: SimulatorThread, message: str, kind: TrapKind) -> None:
    router.inject(Fault(FaultKind.TRAP, "/ip/pool/add", message=message))
    with pytest.raises(RouterTrap) as caught:
        gateway.command(("/ip/pool/add", "=name=x"))
    assert (caught.value.kind, caught.value.message) == (kind, message)


def test_a_menu_this_router_does_not_have(gateway: RouterGateway) -> None:
    with pytest.raises(RouterUnsupported):
        gateway.rows("/user-manager/user")


def test_an_idle_connection_that_died_is_renewed_for_reading_only(
    gateway: RouterGateway, router: SimulatorThread
) -> None:
    gateway.hotspots()
    router.cut()
    router.restore()
    assert gateway.hotspots()
    router.cut()
    router.restore()
    with pytest.raises(RouterConnectionLost):
        gateway.command(("/ip/pool/add", "=name=x", "=ranges=10.0.0.2"))


def test_a_dead_router_delays_no_other(make_router: RouterMaker, make_gateway: GatewayMaker) -> None:
    stuck, fine = make_router(), make_router()
    stuck.inject(Fault(FaultKind.SILENCE, "/system/identity"))
    slow, quick = make_gateway(stuck, deadline=1.0), make_gateway(fine)
    finished: list[str] = []

    def wait() -> None:
        with pytest.raises(RouterTimeout):
            slow.identity()
        finished.append("slow")

    thread = threading.Thread(target=wait)
    thread.start()
    for _ in range(5):
        quick.identity()
    finished.append("quick")
    thread.join()
    assert finished == ["quick", "slow"]


def test_polling_goes_on_while_a_command_hangs(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(router, deadline=1.0)
    router.inject(Fault(FaultKind.SILENCE, "/ip/pool/print"))
    finished: list[str] = []

    def wait() -> None:
        with pytest.raises(RouterTimeout):
            gateway.rows("/ip/pool")
        finished.append("command")

    thread = threading.Thread(target=wait)
    thread.start()
    gateway.resources()
    finished.append("poll")
    thread.join()
    assert finished == ["poll", "command"]


def test_no_password_reaches_the_log(router: SimulatorThread, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    gateway = _to(router.port, password="S3cret-Wr0ng")
    with pytest.raises(RouterAuthError) as caught:
        gateway.identity()
    assert "S3cret-Wr0ng" not in caplog.text
    assert "S3cret-Wr0ng" not in repr(caught.value) + repr(gateway.address)
    gateway.close()


def test_a_closed_gateway_says_so(gateway: RouterGateway) -> None:
    gateway.identity()
    gateway.close()
    with pytest.raises(RouterConnectionLost):
        gateway.identity()


def test_the_pool_keeps_one_gateway_per_address(router: SimulatorThread) -> None:
    pool = GatewayPool()
    address = RouterAddress("127.0.0.1", router.port, "admin", "demo")
    gateway = pool.gateway(address)
    assert pool.gateway(RouterAddress("127.0.0.1", router.port, "admin", "demo")) is gateway
    assert pool.gateway(RouterAddress("127.0.0.1", router.port, "admin", "other")) is not gateway
    assert gateway.identity() == "Boutique-Demo"
    pool.forget(address)
    assert pool.gateway(address) is not gateway
    pool.close()


def test_closing_ends_a_waiting_command_at_once(router: SimulatorThread, make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(router, deadline=60.0)
    gateway.hotspots()
    router.inject(Fault(FaultKind.SILENCE, "/ip/pool/print"))
    ended = threading.Event()

    def wait() -> None:
        with pytest.raises(RouterConnectionLost):
            gateway.rows("/ip/pool")
        ended.set()

    thread = threading.Thread(target=wait)
    thread.start()
    while not router.call(lambda simulator: any(f.seen for f in simulator.faults.waiting)):
        pass
    gateway.close()
    assert ended.wait(20)
    thread.join()
