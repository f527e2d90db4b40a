"""State of the simulated router: tables, clock, log, schedulers, interfaces. Knows nothing of sockets."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from embedded_server.routeros import validity, values
from embedded_server.simulator.hotspot import Hotspot
from embedded_server.simulator.menus import MENUS
from embedded_server.simulator.options import SimulatorOptions
from embedded_server.simulator.tables import Column, Kind, MenuSpec, Row, Table
from embedded_server.simulator.versions import PROFILES, Grammar

_LOG_LINES = 1000
_POWER_ON = datetime(1970, 1, 2)  # noqa: DTZ001 - router-local by meaning
_MAX_STEPS = 300
_HEALTH_V6 = MenuSpec("/system/health", (Column("voltage"), Column("temperature", Kind.NUMBER)), singleton=True)


def _shop_rows() -> dict[str, list[Row]]:
    loaded: dict[str, list[Row]] = json.loads((files(__package__) / "data" / "shop.json").read_text("ascii"))
    return loaded


class Router:
    """One router. Every method runs on the simulator's event loop thread."""

    def __init__(self, options: SimulatorOptions) -> None:
        self.options = options
        self.profile = PROFILES[options.version]
        self.grammar = Grammar(self.profile)
        self.random = random.Random(options.seed)
        self.tables: dict[str, Table] = {}
        for spec in MENUS:
            if self.grammar.has_menu(spec.path):
                flat_health = spec.path == "/system/health" and not self.profile.v7
                self.tables[spec.path] = Table(_HEALTH_V6 if flat_health else spec, self.tables)
        self.passwords: dict[str, str] = {}
        self.uptime = float(options.initial_uptime)
        self._carried = 0.0
        self.each_step: list[Callable[[int], None]] = []
        true_time = datetime.now(UTC).replace(tzinfo=None)
        self.clock = true_time + timedelta(minutes=options.gmt_offset_minutes, seconds=options.clock_drift)
        self._next_fire: dict[str, datetime] = {}
        self._log_moments: dict[str, datetime] = {}
        self._port_rates: dict[str, tuple[int, int]] = {}
        self._refreshers: dict[str, Callable[[Table], None]] = {
            "/system/resource": self._show_resource,
            "/system/clock": self._show_clock,
            "/system/health": self._show_health,
            "/system/scheduler": self._show_schedulers,
            "/log": self._show_log,
        }
        self._fill()
        self.hotspot = Hotspot(self)
        self.log("system,info", "router rebooted")

    # --- filling ----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for menu, rows in _shop_rows().items():
            if menu.startswith("/ip/hotspot") and not self.options.hotspot and menu == "/ip/hotspot":
                continue
            for row in rows:
                self.tables[menu].insert(row)
        self._single("/system/resource", uptime="0s", version=self.profile.label, **{"build-time": self.profile.build})
        self._single("/system/identity", name=self.options.identity)
        self._single("/system/clock", **{"time": "-", "date": "-", "time-zone-name": "Africa/Lome", "gmt-offset": "-"})
        self._single("/system/routerboard", **{"current-firmware": self.profile.number})
        if self.options.clients > 180:
            self._single("/system/license", nlevel="6")
        self._fill_ntp()
        self._fill_health()
        self.tables["/system/package"].insert(
            {"name": "routeros", "version": self.profile.number, "build-time": self.profile.build}
        )
        if self.profile.device_mode:
            allowed = "false" if self.options.device_mode in ("home", "basic") else "true"
            self._single("/system/device-mode", mode=self.options.device_mode, hotspot=allowed, flagged="false")
        self.add_api_user(self.options.username, self.options.password, "full", "system default user")

    def _single(self, menu: str, **given: str) -> None:
        table = self.tables[menu]
        row = next(iter(table), None)
        if row is None:
            table.insert(given)
        else:
            table.assign(row, given)

    def _fill_ntp(self) -> None:
        enabled = "true" if self.options.ntp else "false"
        if not self.profile.v7:
            servers = {"primary-ntp": "192.168.100.1", "secondary-ntp": "0.0.0.0", "server-dns-names": ""}
            self._single("/system/ntp/client", enabled=enabled, mode="unicast", **servers)
        elif self.options.ntp:
            synced = {"synced-server": "192.168.100.1", "synced-stratum": "3", "system-offset": "0.412"}
            self._single(
                "/system/ntp/client", enabled=enabled, mode="unicast", servers="192.168.100.1", vrf="main",
                status="synchronized", **synced,
            )  # fmt: skip
        else:
            self._single("/system/ntp/client", enabled=enabled, mode="unicast", vrf="main", status="stopped")

    def _fill_health(self) -> None:
        table = self.tables["/system/health"]
        if not self.profile.v7:
            table.insert({"voltage": "24.1", "temperature": "36"})
            return
        table.insert({"name": "voltage", "value": "24.1", "type": "V"}, "*D")
        table.insert({"name": "temperature", "value": "36", "type": "C"}, "*E")

    def add_api_user(self, name: str, password: str, group: str, comment: str = "") -> None:
        """An account of ``/user`` with its password."""
        self.tables["/user"].insert({"name": name, "group": group, "comment": comment})
        self.passwords[name] = password

    def policies(self, group: str) -> frozenset[str]:
        """What a group may do."""
        rows = self.tables["/user/group"].named(group)
        names = rows[0].get("policy", "").split(",") if rows else []
        return frozenset(name for name in names if not name.startswith("!"))

    # --- shown values -----------------------------------------------------------------------------------------

    def refresh(self, menu: str) -> None:
        """Brings computed properties of a menu up to date before it is shown."""
        if menu in self._refreshers:
            self._refreshers[menu](self.tables[menu])

    def stamp(self, moment: datetime | None = None) -> str:
        """A moment of the router's clock in the style of its version."""
        return values.format_date_time(moment or self.clock, iso=self.profile.iso_dates)

    def short_stamp(self, moment: datetime) -> str:
        """As in ``next-run`` and the log: version 6 leaves out today's date and this year."""
        if moment.date() == self.clock.date() and not self.profile.iso_dates:
            return f"{moment:%H:%M:%S}"
        full = self.stamp(moment)
        if not self.profile.iso_dates and moment.year == self.clock.year:
            return full[:6] + full[11:]
        return full

    def _show_resource(self, table: Table) -> None:
        row = next(iter(table))
        load = 4 + len(self.tables["/ip/hotspot/active"]) // 8 + self.random.randint(0, 6)
        row["uptime"] = values.format_duration(int(self.uptime))
        row["cpu-load"] = str(min(load, 100))
        row["free-memory"] = str(95_106_048 - len(self.tables["/ip/hotspot/user"]) * 900 - load * 65_536)

    def _show_clock(self, table: Table) -> None:
        row = next(iter(table))
        sign = "-" if self.options.gmt_offset_minutes < 0 else "+"
        hours, minutes = divmod(abs(self.options.gmt_offset_minutes), 60)
        row["date"] = values.format_date(self.clock, iso=self.profile.iso_dates)
        row["time"] = f"{self.clock:%H:%M:%S}"
        row["gmt-offset"] = f"{sign}{hours:02d}:{minutes:02d}"

    def _show_health(self, table: Table) -> None:
        voltage = f"{24 + self.random.randint(0, 3) / 10:.1f}"
        temperature = str(36 + self.random.randint(0, 2))
        if not self.profile.v7:
            next(iter(table)).update(voltage=voltage, temperature=temperature)
            return
        for row, value in zip(table, (voltage, temperature), strict=True):
            row["value"] = value

    def _show_schedulers(self, table: Table) -> None:
        for row in table:
            moment = self._next_fire.get(row[".id"])
            if moment is None:
                row.pop("next-run", None)
            else:
                row["next-run"] = self.short_stamp(moment)

    def _show_log(self, table: Table) -> None:
        for row in table:
            moment = self._log_moments[row[".id"]]
            same_day = moment.date() == self.clock.date()
            row["time"] = f"{moment:%H:%M:%S}" if same_day else self.short_stamp(moment)

    def log(self, topics: str, message: str) -> None:
        """A line in the memory buffer."""
        table = self.tables["/log"]
        row = table.insert({"time": f"{self.clock:%H:%M:%S}", "topics": topics, "message": message})
        self._log_moments[row[".id"]] = self.clock
        if len(table) > _LOG_LINES:
            oldest = next(iter(table))
            table.remove(oldest)
            self._log_moments.pop(oldest[".id"], None)

    def set_clock(self, date: str | None, time: str | None) -> None:
        """``/system/clock/set``; raises ``ValueError`` for text that is no date or time."""
        day = date or values.format_date(self.clock, iso=True)
        hour = time or f"{self.clock:%H:%M:%S}"
        values.check_date_and_time(day, hour)
        self.clock = values.parse_date_time(f"{day} {hour}")
        self.schedule_all()

    # --- time -------------------------------------------------------------------------------------------------

    def advance(self, seconds: float) -> None:
        """Lets time pass in whole seconds (a rest is kept): sessions, limits, cookies, schedulers, counters."""
        self._carried += seconds
        whole = int(self._carried)
        self._carried -= whole
        step = max(1, whole // _MAX_STEPS)
        while whole > 0:
            passed = min(step, whole)
            whole -= passed
            self.uptime += passed
            self.clock += timedelta(seconds=passed)
            for happens in self.each_step:
                happens(passed)
            self.hotspot.advance(passed)
            self.count_ports(passed)
            self._run_schedulers()

    def count_ports(self, seconds: int) -> None:
        """Interface counters and rates follow what the clients do."""
        upload, download = self.hotspot.rates()
        rates = {
            "ether1": (download * 103 // 100, upload * 103 // 100),
            "bridge": (upload, download),
            "wlan1": (upload * 9 // 10, download * 9 // 10),
            "ether2": (upload // 10, download // 10),
        }
        self._port_rates = rates
        for name, (received, sent) in rates.items():
            for row in self.tables["/interface"].named(name):
                for direction, rate in (("rx", received), ("tx", sent)):
                    added = int(rate * seconds / 8)
                    row[f"{direction}-byte"] = str(int(row[f"{direction}-byte"]) + added)
                    row[f"{direction}-packet"] = str(int(row[f"{direction}-packet"]) + added // 900)

    def port_rates(self, name: str) -> tuple[int, int]:
        """Bits per second received and sent by an interface, with the flutter of a real line."""
        received, sent = self._port_rates.get(name, (0, 0))
        wobble = self.random.uniform(0.9, 1.1)
        return int(received * wobble), int(sent * wobble)

    # --- schedulers -------------------------------------------------------------------------------------------

    def schedule(self, row: Row) -> None:
        """Works out when a scheduler runs next; called after it was added, changed or the clock moved."""
        if "start-date" not in row or "start-time" not in row:
            row["start-date"] = values.format_date(self.clock, iso=self.profile.iso_dates)
            row["start-time"] = f"{self.clock:%H:%M:%S}"
        # A period beyond a century never comes; it must not leave the calendar either.
        interval = min(timedelta(seconds=values.duration_seconds(row.get("interval"))), timedelta(days=36_500))
        if row["start-time"] == "startup":
            start = self.clock - timedelta(seconds=self.uptime)
        else:
            start = values.parse_date_time(f"{row['start-date']} {row['start-time']}")
        self._next_fire.pop(row[".id"], None)
        if row.get("disabled") == "true":
            return
        if not interval:
            if start > self.clock:
                self._next_fire[row[".id"]] = start
            return
        periods = max(0, (self.clock - start) // interval + 1)
        moment = start + periods * interval
        # The first period starts with the scheduler itself, it does not run at its own start.
        self._next_fire[row[".id"]] = max(moment, start + interval)

    def schedule_all(self) -> None:
        """After the clock was set."""
        for row in self.tables["/system/scheduler"]:
            self.schedule(row)

    def _run_schedulers(self) -> None:
        table = self.tables["/system/scheduler"]
        for row in tuple(table):
            moment = self._next_fire.get(row[".id"])
            if moment is None or moment > self.clock:
                continue
            row["run-count"] = str(int(row.get("run-count", "0")) + 1)
            self._run_event(row)
            if table.get(row[".id"]) is not None:
                self.schedule(row)

    def _run_event(self, row: Row) -> None:
        event = validity.parse_expiry_event(row.get("on-event", ""))
        if event is None:
            self.log("script,error", f"scheduler {row.get('name', '')}: script not understood by the simulator")
            return
        self.hotspot.expire(event)

    # --- power ------------------------------------------------------------------------------------------------

    def restart(self, *, power_cut: bool) -> None:
        """Start over as after a reboot or a power cut: live sessions are lost without being counted."""
        self.hotspot.forget_sessions()
        self.uptime = 0.0
        if power_cut or not self.options.ntp:
            self.clock = _POWER_ON
        self.tables["/log"].clear()
        self._log_moments.clear()
        self.tables["/user/active"].clear()
        for row in self.tables["/system/scheduler"]:
            row["run-count"] = "0"
        for row in self.tables["/interface"]:
            for column in row:
                if column.endswith(("-byte", "-packet")):
                    row[column] = "0"
        self.schedule_all()
        self.log("system,info", "router rebooted")

    def shown(self, menu: str) -> list[dict[str, Any]]:
        """Copies of the rows of a menu with computed properties."""
        self.refresh(menu)
        return [dict(row) for row in self.tables[menu]]
