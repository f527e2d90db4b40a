"""What a simulated router is like when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field

from embedded_server.simulator.versions import DEFAULT_VERSION, PROFILES


@dataclass(frozen=True)
class SimulatorOptions:
    """Start conditions. ``port`` 0 lets the system choose; times are seconds."""

    host: str = "127.0.0.1"
    port: int = 8728
    version: str = DEFAULT_VERSION
    clients: int = 40
    """Customers who join, browse and leave."""
    bystanders: int = 2
    """Devices on the hotspot that never log in."""
    users: int = 200
    """Vouchers on the router at the start."""
    username: str = "admin"
    password: str = field(default="demo", repr=False)
    seed: int = 1
    identity: str = "Boutique-Demo"
    initial_uptime: int = 797_315
    reboot_seconds: float = 5.0
    """How long a reboot keeps the router away."""
    gmt_offset_minutes: int = 0
    clock_drift: float = 0.0
    """Router clock minus true time."""
    ntp: bool = True
    hotspot: bool = True
    device_mode: str = "advanced"
    live: bool = True
    """Time passes by itself; without it only ``advance`` moves the router's clock."""
    tls_certificate: str | None = None
    """PEM file with certificate and key; the API then speaks TLS."""

    def __post_init__(self) -> None:
        if self.version not in PROFILES:
            raise ValueError(f"unknown RouterOS version {self.version}; known: {', '.join(PROFILES)}")
        if self.clients < 0 or self.users < 0 or self.bystanders < 0:
            raise ValueError("clients, bystanders and users cannot be negative")
        if not 0 <= self.port <= 65535:
            raise ValueError("port must be between 0 and 65535")
