"""A RouterOS API router in this process, for tests and demonstrations. Standard library only."""

from embedded_server.simulator.demo import demo_router_command
from embedded_server.simulator.faults import Fault, FaultKind
from embedded_server.simulator.hotspot import Client
from embedded_server.simulator.options import SimulatorOptions
from embedded_server.simulator.server import RouterSimulator
from embedded_server.simulator.thread import SimulatorThread

__all__ = [
    "Client",
    "Fault",
    "FaultKind",
    "RouterSimulator",
    "SimulatorOptions",
    "SimulatorThread",
    "demo_router_command",
]
