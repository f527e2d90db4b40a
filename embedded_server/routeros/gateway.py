"""The way to one router for the rest of the server: blocking calls, typed answers, typed errors."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime

from embedded_server.routeros.connection import Answer, RouterAddress, RouterConnection
from embedded_server.routeros.errors import (
    RouterConnectionLost,
    RouterMismatch,
    RouterTrap,
    RouterUnsupported,
    TrapKind,
)
from embedded_server.routeros.onboarding import findings
from embedded_server.routeros.records import (
    ActiveUser,
    HotspotServer,
    InterfaceRow,
    OnboardingFinding,
    RouterResources,
    TrafficRates,
    health_readings,
    number,
)
from embedded_server.routeros.worker import RouterWorker

_ACTIVE = (
    "user", "address", "mac-address", "server", "login-by", "uptime", "idle-time", "session-time-left",
    "bytes-in", "bytes-out", "comment",
)  # fmt: skip
_INTERFACE = ("name", "type", "mac-address", "running", "disabled", "dynamic", "rx-byte", "tx-byte", "comment")
_CLOSE_SECONDS = 2.0
_HOTSPOT = ("name", "interface", "profile", "address-pool", "disabled", "invalid", "about")


class RouterGateway:
    """Thread-safe. Each call blocks for at most ``deadline`` seconds and raises a ``RouterError`` if it fails.

    Two connections are kept: one for commands, one for polling, so that a long provisioning does not blind the
    charts. They are made at the first call and again after a failure.
    """

    def __init__(self, address: RouterAddress, connect_timeout: float = 5.0, deadline: float = 20.0) -> None:
        self.address = address
        self.deadline = deadline
        where = f"{address.host}:{address.port}"
        self._commands = RouterWorker(address, connect_timeout, f"router-commands-{where}")
        self._polling = RouterWorker(address, connect_timeout, f"router-polling-{where}")
        self._ports: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str | None:
        """SHA-256 of the certificate seen at the last TLS connection, to be pinned; None without one."""
        return self._commands.fingerprint or self._polling.fingerprint

    @property
    def user_name(self) -> str:
        """The account on the router."""
        return self.address.username

    def close(self) -> None:
        """Ends both connections, also under waiting commands. The gateway cannot be used afterwards."""
        self.stop()
        self.join(_CLOSE_SECONDS)

    def stop(self) -> None:
        """The part of ``close`` that does not wait."""
        self._commands.stop()
        self._polling.stop()

    def join(self, seconds: float) -> None:
        """Waits up to so many seconds for both connections to end."""
        until = time.monotonic() + seconds
        for worker in (self._commands, self._polling):
            worker.join(until - time.monotonic())

    def allow_login(self) -> None:
        """Lets a password that was refused be tried again, because a person asked for it."""
        self._commands.allow_login()
        self._polling.allow_login()

    # --- raw ----------------------------------------------------------------------------------------------------

    def rows(
        self,
        menu: str,
        proplist: Sequence[str] = (),
        queries: Sequence[str] = (),
        *,
        polling: bool = False,
        deadline: float | None = None,
    ) -> list[dict[str, str]]:
        """Rows of ``menu`` as text. ``queries`` are raw ``?`` words. ``RouterUnsupported`` when it has no such menu."""
        words = [f"{menu}/print", *queries]
        if proplist:
            # Without the id a row that has none of the properties would be indistinguishable from no row.
            words.append("=.proplist=" + ",".join(dict.fromkeys((".id", *proplist))))
        return self._read(words, polling=polling, deadline=deadline).rows

    def _read(self, words: Sequence[str], *, polling: bool, deadline: float | None = None) -> Answer:
        worker = self._polling if polling else self._commands

        def work(connection: RouterConnection, until: float) -> Answer:
            return connection.execute(words, until)

        try:
            return worker.run(work, deadline or self.deadline, repeatable=True)
        except RouterTrap as trap:
            raise _told_apart(trap, words[0]) from trap

    def command(self, words: Sequence[str], deadline: float | None = None) -> Answer:
        """One command that may change something; never repeated by itself. Raises ``RouterTrap``."""

        def work(connection: RouterConnection, until: float) -> Answer:
            return connection.execute(words, until)

        try:
            return self._commands.run(work, deadline or self.deadline)
        except RouterTrap as trap:
            raise _told_apart(trap, words[0]) from trap

    def pipeline(
        self, sentences: Sequence[Sequence[str]], deadline: float | None = None, *, repeatable: bool = False
    ) -> list[Answer | RouterTrap]:
        """Many commands at the price of few round trips; refusals are returned in their place, not raised.

        ``repeatable`` (only reads) may be sent again when an idle connection turned out to be dead.
        """

        def work(connection: RouterConnection, until: float) -> list[Answer | RouterTrap]:
            return connection.pipeline(sentences, until)

        if not sentences:
            return []
        return self._commands.run(work, deadline or self.deadline, repeatable=repeatable)

    # --- reading ------------------------------------------------------------------------------------------------

    def resources(self) -> RouterResources:
        """Load, memory, uptime and sensors."""
        row = self.rows("/system/resource", polling=True)
        try:
            health = health_readings(self.rows("/system/health", polling=True))
        except RouterUnsupported:
            health = {}
        return RouterResources.read(row[0] if row else {}, health)

    def identity(self) -> str:
        """The router's own name."""
        rows = self.rows("/system/identity", polling=True)
        return rows[0].get("name", "") if rows else ""

    def interfaces(self) -> list[InterfaceRow]:
        """Every interface with its counters."""
        return [InterfaceRow.read(row) for row in self.rows("/interface", _INTERFACE, polling=True)]

    def traffic(self) -> TrafficRates:
        """What every fixed interface carries at this moment, in one command."""
        if not self._ports:
            self._ports = tuple(row.name for row in self.interfaces() if not row.dynamic and not row.disabled)
        try:
            answer = self._monitor(self._ports)
        except RouterTrap as trap:
            if trap.kind is not TrapKind.BAD_REFERENCE:
                raise
            # An interface was renamed or removed since we looked.
            self._ports = tuple(row.name for row in self.interfaces() if not row.dynamic and not row.disabled)
            answer = self._monitor(self._ports)
        received = {row["name"]: number(row, "rx-bits-per-second") for row in answer.rows if "name" in row}
        sent = {row["name"]: number(row, "tx-bits-per-second") for row in answer.rows if "name" in row}
        return TrafficRates(datetime.now(UTC), received, sent)

    def _monitor(self, ports: Sequence[str]) -> Answer:
        if not ports:
            return Answer()
        words = ("/interface/monitor-traffic", f"=interface={','.join(ports)}", "=once=")
        return self._read(words, polling=True)

    def active_users(self) -> list[ActiveUser]:
        """Live hotspot sessions."""
        return [ActiveUser.read(row) for row in self.rows("/ip/hotspot/active", _ACTIVE, polling=True)]

    def hotspots(self) -> list[HotspotServer]:
        """Hotspot servers."""
        return [HotspotServer.read(row) for row in self.rows("/ip/hotspot", _HOTSPOT)]

    # --- acting -------------------------------------------------------------------------------------------------

    def restart_hotspots(self) -> list[str]:
        """Switches every enabled hotspot server off and on; returns their names.

        Both commands travel together and the end is verified, so that a lost line cannot leave a shop switched off
        unnoticed.
        """
        servers = [server for server in self.hotspots() if not server.disabled]
        if not servers:
            return []
        ids = ",".join(server.id for server in servers)
        switched = self.pipeline([("/ip/hotspot/disable", f"=.id={ids}"), ("/ip/hotspot/enable", f"=.id={ids}")])
        if isinstance(switched[0], RouterTrap):
            raise switched[0]
        off = {server.id for server in self.hotspots() if server.disabled} & {server.id for server in servers}
        if off:
            self.command(("/ip/hotspot/enable", f"=.id={','.join(sorted(off))}"))
            if any(server.disabled and server.id in off for server in self.hotspots()):
                raise RouterMismatch("a hotspot server stayed off")
        return [server.name for server in servers]

    def reboot(self) -> None:
        """Restarts the router. The line drops, usually before an answer: that is success."""
        # A connection that died while idle must not be taken for a reboot: this read renews it first.
        self.rows("/system/identity")
        try:
            self.command(("/system/reboot",))
        except RouterConnectionLost:
            return

    def check(self) -> list[OnboardingFinding]:
        """Everything a technician should know about this router, the worst first. Never raises a ``RouterError``."""
        self.allow_login()
        return findings(self)


def _told_apart(trap: RouterTrap, command: str) -> RouterTrap | RouterUnsupported:
    if trap.kind is TrapKind.NO_SUCH_COMMAND:
        return RouterUnsupported(f"{command}: {trap.message}")
    return trap
