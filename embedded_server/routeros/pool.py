"""Gateways of all routers, one each, kept while the server runs."""

from __future__ import annotations

import threading
import time

from embedded_server.routeros.connection import RouterAddress
from embedded_server.routeros.gateway import RouterGateway

_CLOSE_SECONDS = 2.0


class GatewayPool:
    """Thread-safe. A changed address (also a new password) is another gateway, so it logs in afresh."""

    def __init__(self, connect_timeout: float = 5.0, deadline: float = 20.0) -> None:
        self._connect_timeout = connect_timeout
        self._deadline = deadline
        self._gateways: dict[RouterAddress, RouterGateway] = {}
        self._lock = threading.Lock()

    def gateway(self, address: RouterAddress) -> RouterGateway:
        """The gateway of this address; nothing is connected before its first call."""
        with self._lock:
            gateway = self._gateways.get(address)
            if gateway is None:
                gateway = RouterGateway(address, self._connect_timeout, self._deadline)
                self._gateways[address] = gateway
            return gateway

    def forget(self, address: RouterAddress) -> None:
        """Closes and drops the gateway of this address, if there is one."""
        with self._lock:
            gateway = self._gateways.pop(address, None)
        if gateway is not None:
            gateway.close()

    def close(self) -> None:
        """Closes every gateway; takes two seconds at most, however many routers are dead."""
        with self._lock:
            gateways = list(self._gateways.values())
            self._gateways.clear()
        for gateway in gateways:
            gateway.stop()
        until = time.monotonic() + _CLOSE_SECONDS
        for gateway in gateways:
            gateway.join(until - time.monotonic())
