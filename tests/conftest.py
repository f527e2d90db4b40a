"""What every test stands on: no display, no network but loopback, no keyring, no folder of the real user.

``async def`` tests run on a plain asyncio loop of their own. Tests of coroutines on Qt's loop use ``qasync`` through
``tiknet_desktop.runtime.loop`` instead.
"""

from __future__ import annotations

import asyncio
import inspect
import ipaddress
import os
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

    from tests.server.shops import ServedShop

# Read by libraries when they are first imported, and inherited by programs the tests start: set before anything else.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["TIKNET_DATA_DIR"] = tempfile.mkdtemp(prefix="tiknet-tests-")
for _name in ("TIKNET_SERVER", "TIKNET_MAIL", "TIKNET_OTP_TTL", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
    os.environ.pop(_name, None)
    os.environ.pop(_name.lower(), None)


def pytest_configure(config: pytest.Config) -> None:
    """SIGTERM ends the run as Ctrl-C does: fixtures stop the programs they started."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run ``async def`` tests to their end."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in inspect.signature(pyfuncitem.obj).parameters}
    asyncio.run(pyfuncitem.obj(**arguments))
    return True


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, which is also the default one while the test runs."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("TIKNET_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedShop]:
    """An empty shop on a real embedded server."""
    from tests.server.shops import serve_shop

    shop = serve_shop(tmp_path / "server")
    yield shop
    shop.stop()


@pytest.fixture
def owner(served: ServedShop) -> httpx.Client:
    """Its owner, signed in, with one plan to sell."""
    from tests.server.shops import add_plan

    client = served.sign_in()
    add_plan(client)
    return client


def _is_loopback(host: str) -> bool:
    if host in ("localhost", "", "testserver"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    """Refuse every connection and every name that leads off this computer."""
    patch = pytest.MonkeyPatch()

    def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(str(address[0])):
                raise OSError(101, f"the tests stay on this computer: {address}")
            return original(self, address)

        return connect

    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_loopback(name):
            try:
                ipaddress.ip_address(name)
            except ValueError:
                raise socket.gaierror(socket.EAI_NONAME, f"the tests look up no names: {name}") from None
        return look_up(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    patch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    patch.undo()
