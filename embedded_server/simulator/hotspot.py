"""Hotspot of the simulated router: hosts, logins, live sessions, limits, cookies."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from embedded_server.routeros import validity, values
from embedded_server.simulator.tables import Row, Table

if TYPE_CHECKING:
    from embedded_server.simulator.router import Router

SERVER = "hotspot1"
_LICENCE_SESSIONS = {"3": 1, "4": 200, "5": 500, "6": math.inf}
_PACKET_BYTES = 900


class LoginRefused(Exception):  # noqa: N818 - the page's word
    """Text the login page shows."""


@dataclass
class Client:
    """A device on the hotspot network. Rates are bits per second as the client sees them."""

    mac: str
    address: str
    host_name: str
    upload_bps: int = 0
    download_bps: int = 0
    present: bool = True
    absent_for: float = 0.0
    host: Row | None = None
    session: Session | None = None


@dataclass
class Session:
    """One login. Budgets are what was left when it began; None is no limit."""

    row: Row
    user: str
    client: Client
    seconds_left: float | None
    bytes_left: dict[str, int]
    uptime: float = 0.0
    idle: float = 0.0
    bytes_in: float = 0.0
    bytes_out: float = 0.0
    idle_timeout: int = 0
    keepalive_timeout: int = 0
    queue: Row | None = field(default=None)

    def used(self, budget: str) -> float:
        """Bytes spent of one of the three budgets."""
        parts = {"limit-bytes-in": self.bytes_in, "limit-bytes-out": self.bytes_out}
        return parts.get(budget, self.bytes_in + self.bytes_out)


def active_id(address: str) -> str:
    """Ids of active rows are the address in reverse byte order (seen on a 7.24.1)."""
    number = int.from_bytes(bytes(int(part) for part in reversed(address.split("."))), "big")
    return f"*{number:X}"


class Hotspot:
    """The captive portal."""

    def __init__(self, router: Router) -> None:
        self._router = router
        self.clients: dict[str, Client] = {}
        users = router.tables["/ip/hotspot/user"]
        users.insert(
            {"name": "default-trial", "default": "true", "comment": "counters and limits for trial users"}, "*0"
        )

    def _table(self, name: str) -> Table:
        return self._router.tables[f"/ip/hotspot/{name}"]

    def _profile(self, user: Row) -> Row:
        named = self._table("user/profile").named(user.get("profile", "default"))
        return named[0] if named else {}

    def rates(self) -> tuple[int, int]:
        """Upload and download of all logged-in clients in bits per second."""
        live = [client for client in self.clients.values() if client.session is not None and client.present]
        return sum(client.upload_bps for client in live), sum(client.download_bps for client in live)

    # --- clients ----------------------------------------------------------------------------------------------

    def join(self, client: Client) -> None:
        """A device gets an address and appears among the hosts."""
        self.clients[client.mac] = client
        client.present, client.absent_for = True, 0.0
        leases = self._router.tables["/ip/dhcp-server/lease"]
        if not any(row.get("mac-address") == client.mac for row in leases):
            leases.insert(
                {
                    "address": client.address, "mac-address": client.mac, "server": "dhcp1", "status": "bound",
                    "expires-after": "58m10s", "last-seen": "1m50s", "active-address": client.address,
                    "active-mac-address": client.mac, "active-server": "dhcp1", "host-name": client.host_name,
                    "dynamic": "true",
                }
            )  # fmt: skip
        if client.host is None:
            client.host = self._table("host").insert(
                {
                    "mac-address": client.mac, "address": client.address, "to-address": client.address,
                    "server": SERVER, "uptime": "0s", "idle-time": "0s", "idle-timeout": "5m", "found-by": "dhcp",
                    "DHCP": "true", "bridge-port": "wlan1",
                }
            )  # fmt: skip

    def leave(self, client: Client) -> None:
        """The device goes out of range; its session ends by keepalive."""
        client.present = False

    # --- login and logout -------------------------------------------------------------------------------------

    def login(self, client: Client, name: str, password: str | None, by: str = "http-chap") -> Session:
        """Checks in the router's order. ``password`` None is a login by cookie. Raises ``LoginRefused``."""
        try:
            user = self._admitted(client, name, password)
        except LoginRefused as refusal:
            self._router.log("hotspot,info,debug", f"{name} ({client.address}): login failed: {refusal}")
            raise
        return self._start(client, user, by)

    def _admitted(self, client: Client, name: str, password: str | None) -> Row:
        named = [row for row in self._table("user").named(name) if row.get("server", "all") in ("all", SERVER)]
        user = named[0] if named else None
        if user is None or user.get("disabled") == "true" or user.get("default") == "true":
            raise LoginRefused("invalid username or password")
        if password is not None and password != user.get("password", ""):
            raise LoginRefused("invalid username or password")
        if user.get("mac-address", client.mac) != client.mac:
            raise LoginRefused(f"user {name} is not allowed to log in from this MAC address")
        if "limit-uptime" in user and (self._seconds_left(user) or 0) <= 0:
            raise LoginRefused(f"user {name} has reached uptime limit")
        if any(left <= 0 for left in self._bytes_left(user).values()):
            raise LoginRefused(f"user {name} has reached traffic limit")
        shared = self._profile(user).get("shared-users", "1")
        running = sum(1 for row in self._table("active") if row.get("user") == name)
        if shared != "unlimited" and running >= int(shared):
            raise LoginRefused(f"no more sessions are allowed for user {name}")
        licence = next(iter(self._router.tables["/system/license"])).get("nlevel", "4")
        if len(self._table("active")) >= _LICENCE_SESSIONS.get(licence, 200):
            raise LoginRefused("no more sessions are allowed by the licence")
        return user

    @staticmethod
    def _seconds_left(user: Row) -> float | None:
        limit = values.duration_seconds(user.get("limit-uptime"))
        return limit - values.duration_seconds(user.get("uptime")) if limit else None

    @staticmethod
    def _bytes_left(user: Row) -> dict[str, int]:
        used_in, used_out = int(user.get("bytes-in", "0")), int(user.get("bytes-out", "0"))
        used = {"limit-bytes-in": used_in, "limit-bytes-out": used_out, "limit-bytes-total": used_in + used_out}
        return {name: int(user[name]) - spent for name, spent in used.items() if int(user.get(name, "0"))}

    def _start(self, client: Client, user: Row, by: str) -> Session:
        profile = self._profile(user)
        name = user["name"]
        budgets = [self._seconds_left(user), values.duration_seconds(profile.get("session-timeout")) or None]
        ends = [seconds for seconds in budgets if seconds is not None]
        session = Session(
            row={},
            user=name,
            client=client,
            seconds_left=min(ends) if ends else None,
            bytes_left=self._bytes_left(user),
            idle_timeout=values.duration_seconds(profile.get("idle-timeout")),
            keepalive_timeout=values.duration_seconds(profile.get("keepalive-timeout")),
        )
        shown = {
            "server": SERVER, "user": name, "address": client.address, "mac-address": client.mac, "login-by": by,
            "uptime": "0s", "idle-time": "0s", "keepalive-timeout": profile.get("keepalive-timeout", ""),
            "comment": user.get("comment", ""),
        }  # fmt: skip
        if session.idle_timeout:
            shown["idle-timeout"] = profile["idle-timeout"]
        if session.seconds_left is not None:
            shown["session-time-left"] = values.format_duration(int(session.seconds_left))
        shown |= {budget: str(left) for budget, left in session.bytes_left.items()}
        session.row = self._table("active").insert(shown, active_id(client.address))
        client.session = session
        if client.host is not None:
            client.host["authorized"] = "true"
        self._add_queue(session, profile)
        self._remember_mac(client, name, profile)
        self._router.log("hotspot,account,info,debug", f"{name} ({client.address}): logged in")
        self._run_on_login(name, profile.get("on-login", ""))
        return session

    def _add_queue(self, session: Session, profile: Row) -> None:
        rate = profile.get("rate-limit", "").split(" ")[0]
        if rate:
            limit = rate if "/" in rate else f"{rate}/{rate}"
            session.queue = self._router.tables["/queue/simple"].insert(
                {
                    "name": f"<hotspot-{session.user}>", "target": f"{session.client.address}/32", "parent": "none",
                    "priority": "8/8", "max-limit": limit, "limit-at": "0/0", "bytes": "0/0", "packets": "0/0",
                    "dropped": "0/0", "rate": "0/0", "queued-bytes": "0/0", "dynamic": "true",
                }
            )  # fmt: skip

    def _remember_mac(self, client: Client, name: str, profile: Row) -> None:
        if profile.get("add-mac-cookie", "true") != "true":
            return
        for cookie in tuple(self._table("cookie")):
            if cookie.get("mac-address") == client.mac:
                self._table("cookie").remove(cookie)
        lifetime = profile.get("mac-cookie-timeout", "3d")
        self._table("cookie").insert(
            {"user": name, "mac-address": client.mac, "expires-in": lifetime, "mac-cookie": "true"}
        )

    def _run_on_login(self, name: str, script: str) -> None:
        if not script:
            return
        seconds = validity.on_login_validity(script)
        if seconds is None or validity.USER_NAME.match(name) is None:
            self._router.log("hotspot,script,error", f"on-login of {name}: script not understood by the simulator")
            return
        schedulers = self._router.tables["/system/scheduler"]
        if not schedulers.named(validity.SCHEDULER_PREFIX + name):
            row = schedulers.insert(
                {
                    "name": validity.SCHEDULER_PREFIX + name,
                    "interval": values.format_duration(seconds),
                    "on-event": validity.expiry_event(name),
                    "owner": self._router.options.username,
                    "policy": "read,write,test",
                }
            )
            self._router.schedule(row)

    def logout(self, session: Session, cause: str, *, forget_mac: bool = False) -> None:
        """Ends a session: its usage is added to the user row only now."""
        self.show(session)
        for user in self._table("user").named(session.user):
            total = values.duration_seconds(user.get("uptime")) + int(session.uptime)
            user["uptime"] = values.format_duration(total)
            for name, amount in (("bytes-in", session.bytes_in), ("bytes-out", session.bytes_out)):
                user[name] = str(int(user.get(name, "0")) + int(amount))
                packets = name.replace("bytes", "packets")
                user[packets] = str(int(user.get(packets, "0")) + int(amount) // _PACKET_BYTES)
            break
        self._drop(session)
        if forget_mac:
            self.remove_cookies(session.user)
        self._router.log(
            "hotspot,account,info,debug", f"{session.user} ({session.client.address}): logged out: {cause}"
        )

    def _drop(self, session: Session) -> None:
        session.client.session = None
        if self._table("active").get(session.row[".id"]) is session.row:
            self._table("active").remove(session.row)
        if session.queue is not None:
            self._router.tables["/queue/simple"].remove(session.queue)
        if session.client.host is not None:
            session.client.host["authorized"] = "false"

    def remove_cookies(self, user: str) -> None:
        """Every cookie of a user."""
        for cookie in tuple(self._table("cookie")):
            if cookie.get("user") == user:
                self._table("cookie").remove(cookie)

    def session_of(self, row: Row) -> Session | None:
        """The live session behind an active row."""
        sessions = (client.session for client in self.clients.values())
        return next((session for session in sessions if session is not None and session.row is row), None)

    def kick(self, row: Row) -> None:
        """``active remove``: the cookie stays, so the device is back at its next packet."""
        session = self.session_of(row)
        if session is None:
            self._table("active").remove(row)
        else:
            self.logout(session, "admin reset")

    def expire(self, event: validity.ExpiryEvent) -> None:
        """What our scheduler event does, with its guard against firing at creation."""
        user = event.user
        named = self._table("user").named(user)
        if len(named) != 1:
            return
        live = [client.session for client in self.clients.values() if client.session and client.session.user == user]
        counted = values.duration_seconds(named[0].get("uptime")) > 0
        if event.guarded and not counted and not any(session.uptime > 60 for session in live):
            return
        self._table("user").assign(named[0], {"disabled": "true"})
        for session in live:
            self.logout(session, "admin reset")
        self.remove_cookies(user)
        schedulers = self._router.tables["/system/scheduler"]
        for row in schedulers.named(validity.SCHEDULER_PREFIX + user):
            schedulers.remove(row)

    def forget_sessions(self) -> None:
        """Power is gone: nothing is counted, hosts disappear, cookies stay in flash."""
        for client in self.clients.values():
            if client.session is not None:
                self._drop(client.session)
            client.host = None
            client.absent_for = 0.0
        self._table("host").clear()
        leases = self._router.tables["/ip/dhcp-server/lease"]
        for row in tuple(leases):
            if row.get("dynamic") == "true":
                leases.remove(row)
        self._table("active").clear()

    # --- time -------------------------------------------------------------------------------------------------

    def advance(self, seconds: int) -> None:
        """Ages everything by so many seconds."""
        self._age_cookies(seconds)
        for client in tuple(self.clients.values()):
            self._age_host(client, seconds)
            if client.session is not None:
                self._age_session(client.session, seconds)
            elif client.present and client.host is not None:
                self._try_cookie(client)

    def _age_cookies(self, seconds: int) -> None:
        for cookie in tuple(self._table("cookie")):
            left = values.duration_seconds(cookie["expires-in"]) - seconds
            if left <= 0:
                self._table("cookie").remove(cookie)
            else:
                cookie["expires-in"] = values.format_duration(left)

    def _age_host(self, client: Client, seconds: int) -> None:
        host = client.host
        if host is None:
            return
        if client.present:
            host["uptime"] = values.format_duration(values.duration_seconds(host["uptime"]) + seconds)
            return
        client.absent_for += seconds
        if client.absent_for >= 300 and client.session is None:
            self._table("host").remove(host)
            client.host = None

    def _age_session(self, session: Session, seconds: float) -> None:
        client = session.client
        if session.seconds_left is not None:
            seconds = min(seconds, session.seconds_left - session.uptime)
        session.uptime += seconds
        moving = client.present and (client.upload_bps or client.download_bps)
        if moving:
            session.idle = 0.0
            session.bytes_in += client.upload_bps * seconds / 8
            session.bytes_out += client.download_bps * seconds / 8
        else:
            session.idle += seconds
        for budget, left in session.bytes_left.items():
            if session.used(budget) >= left:
                session.bytes_out -= max(0.0, session.used(budget) - left) if budget != "limit-bytes-in" else 0.0
                self.logout(session, "traffic limit reached", forget_mac=True)
                return
        if session.seconds_left is not None and session.uptime >= session.seconds_left:
            self.logout(session, "session timeout", forget_mac=True)
        elif session.idle_timeout and session.idle >= session.idle_timeout:
            self.logout(session, "idle timeout")
        elif session.keepalive_timeout and not client.present and client.absent_for >= session.keepalive_timeout:
            self.logout(session, "keepalive timeout")
        else:
            self.show(session)

    def show(self, session: Session) -> None:
        """Writes what a session has used into its rows."""
        row = session.row
        row["uptime"] = values.format_duration(int(session.uptime))
        row["idle-time"] = values.format_duration(int(session.idle))
        for name, amount in (("in", session.bytes_in), ("out", session.bytes_out)):
            row[f"bytes-{name}"] = str(int(amount))
            row[f"packets-{name}"] = str(int(amount) // _PACKET_BYTES)
        if session.seconds_left is not None:
            row["session-time-left"] = values.format_duration(max(0, int(session.seconds_left - session.uptime)))
        if session.client.host is not None:
            for name in ("bytes-in", "bytes-out", "packets-in", "packets-out"):
                session.client.host[name] = row[name]
        if session.queue is not None:
            session.queue["bytes"] = f"{int(session.bytes_in)}/{int(session.bytes_out)}"
            session.queue["rate"] = f"{session.client.upload_bps}/{session.client.download_bps}"

    def _try_cookie(self, client: Client) -> None:
        for cookie in tuple(self._table("cookie")):
            if cookie.get("mac-address") != client.mac:
                continue
            self._router.log(
                "hotspot,info,debug", f"{cookie['user']} ({client.address}): trying to log in by mac-cookie"
            )
            try:
                self.login(client, cookie["user"], None, "mac-cookie")
            except LoginRefused:
                self._table("cookie").remove(cookie)
            return
