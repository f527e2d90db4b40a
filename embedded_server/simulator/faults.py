"""Misbehaviour on demand, so that tests can meet it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class FaultKind(Enum):
    """What goes wrong with a command."""

    DELAY = auto()
    """The reply comes ``seconds`` late."""
    SILENCE = auto()
    """The command is carried out but never answered."""
    HALF_SENTENCE = auto()
    """Half of the reply, then silence."""
    RESET = auto()
    """Half of the reply, then the connection is reset."""
    CLOSE_BEFORE = auto()
    """The connection closes and nothing was done."""
    CLOSE_AFTER = auto()
    """It was done, but the connection closes before the reply."""
    TRAP = auto()
    """Refused with ``message``."""
    WRONG_TAG = auto()
    """Answered under a tag nobody asked for."""
    DRIP = auto()
    """The reply comes byte by byte, one each ``seconds``: alive, but too slow."""


@dataclass
class Fault:
    """Strikes the ``nth`` command whose word starts with ``command`` and the ``times - 1`` matching ones after it."""

    kind: FaultKind
    command: str = ""
    nth: int = 1
    times: int = 1
    seconds: float = 0.0
    message: str = "failure: injected"
    seen: int = 0


class FaultPlan:
    """Faults waiting to strike."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    @property
    def waiting(self) -> tuple[Fault, ...]:
        """Every fault added, with how many commands it has seen."""
        return tuple(self._faults)

    def add(self, fault: Fault) -> None:
        self._faults.append(fault)

    def clear(self) -> None:
        self._faults.clear()

    def strike(self, command: str) -> Fault | None:
        """The fault that hits this command, counting it for every fault that matches."""
        hit: Fault | None = None
        for fault in self._faults:
            if command.startswith(fault.command):
                fault.seen += 1
                if hit is None and fault.nth <= fault.seen < fault.nth + fault.times:
                    hit = fault
        return hit
