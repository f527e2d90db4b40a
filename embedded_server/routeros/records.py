"""What the gateway answers, typed by our own table (router text in, units named out)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from embedded_server.routeros import values

Row = Mapping[str, str]


def number(row: Row, name: str) -> int:
    """A counter; 0 when it is absent or no number."""
    text = row.get(name, "0")
    return int(text) if text.isdigit() else 0


def _flag(row: Row, name: str) -> bool:
    return values.parse_bool(row.get(name, "false") or "false")


def _seconds(row: Row, name: str) -> int | None:
    return values.duration_seconds(row[name]) if name in row else None


@dataclass(frozen=True)
class RouterResources:
    """``/system/resource`` and the sensors. Memory and disk in bytes, load in percent, °C and volts."""

    uptime_seconds: int
    version: str
    board_name: str
    architecture: str
    cpu_load: int
    cpu_count: int
    cpu_frequency_mhz: int
    free_memory: int
    total_memory: int
    free_disk: int
    total_disk: int
    temperature: float | None = None
    voltage: float | None = None

    @classmethod
    def read(cls, row: Row, health: Mapping[str, str]) -> RouterResources:
        """From one resource row and sensor readings by name."""

        def sensor(*names: str) -> float | None:
            return next((float(health[name]) for name in names if _is_decimal(health.get(name, ""))), None)

        return cls(
            uptime_seconds=values.duration_seconds(row.get("uptime")),
            version=row.get("version", ""),
            board_name=row.get("board-name", ""),
            architecture=row.get("architecture-name", ""),
            cpu_load=number(row, "cpu-load"),
            cpu_count=number(row, "cpu-count"),
            cpu_frequency_mhz=number(row, "cpu-frequency"),
            free_memory=number(row, "free-memory"),
            total_memory=number(row, "total-memory"),
            free_disk=number(row, "free-hdd-space"),
            total_disk=number(row, "total-hdd-space"),
            temperature=sensor("temperature", "cpu-temperature", "board-temperature1"),
            voltage=sensor("voltage"),
        )


def _is_decimal(text: str) -> bool:
    return text.replace(".", "", 1).removeprefix("-").isdigit()


def health_readings(rows: list[dict[str, str]]) -> dict[str, str]:
    """Sensor values by name from either shape: one flat row (version 6) or one row per sensor (7)."""
    if rows and "value" in rows[0]:
        return {row["name"]: row["value"] for row in rows if "name" in row and "value" in row}
    return dict(rows[0]) if rows else {}


@dataclass(frozen=True)
class TrafficRates:
    """Bits per second now, by interface name: received and sent by the router."""

    taken_at: datetime
    rx_bps: dict[str, int] = field(default_factory=dict)
    tx_bps: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ActiveUser:
    """One live hotspot session. ``bytes_in`` is what the client uploaded."""

    id: str
    user: str
    address: str
    mac_address: str
    server: str
    login_by: str
    uptime_seconds: int
    idle_seconds: int
    session_seconds_left: int | None
    bytes_in: int
    bytes_out: int
    comment: str = ""

    @classmethod
    def read(cls, row: Row) -> ActiveUser:
        return cls(
            id=row.get(".id", ""),
            user=row.get("user", ""),
            address=row.get("address", ""),
            mac_address=row.get("mac-address", ""),
            server=row.get("server", ""),
            login_by=row.get("login-by", ""),
            uptime_seconds=values.duration_seconds(row.get("uptime")),
            idle_seconds=values.duration_seconds(row.get("idle-time")),
            session_seconds_left=_seconds(row, "session-time-left"),
            bytes_in=number(row, "bytes-in"),
            bytes_out=number(row, "bytes-out"),
            comment=row.get("comment", ""),
        )


@dataclass(frozen=True)
class InterfaceRow:
    """One interface; counters in bytes since the last reset."""

    id: str
    name: str
    type: str
    mac_address: str
    running: bool
    disabled: bool
    dynamic: bool
    rx_bytes: int
    tx_bytes: int
    comment: str = ""

    @classmethod
    def read(cls, row: Row) -> InterfaceRow:
        return cls(
            id=row.get(".id", ""),
            name=row.get("name", ""),
            type=row.get("type", ""),
            mac_address=row.get("mac-address", ""),
            running=_flag(row, "running"),
            disabled=_flag(row, "disabled"),
            dynamic=_flag(row, "dynamic"),
            rx_bytes=number(row, "rx-byte"),
            tx_bytes=number(row, "tx-byte"),
            comment=row.get("comment", ""),
        )


@dataclass(frozen=True)
class HotspotServer:
    """One row of ``/ip/hotspot``."""

    id: str
    name: str
    interface: str
    profile: str
    address_pool: str
    disabled: bool
    invalid: bool
    note: str = ""

    @classmethod
    def read(cls, row: Row) -> HotspotServer:
        return cls(
            id=row.get(".id", ""),
            name=row.get("name", ""),
            interface=row.get("interface", ""),
            profile=row.get("profile", ""),
            address_pool=row.get("address-pool", "none"),
            disabled=_flag(row, "disabled"),
            invalid=_flag(row, "invalid"),
            note=row.get("about", ""),
        )


class FindingLevel(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True)
class OnboardingFinding:
    """One thing looked at when a router is connected. ``code`` names the text shown, ``values`` fill it in."""

    code: str
    level: FindingLevel
    values: dict[str, str] = field(default_factory=dict)
