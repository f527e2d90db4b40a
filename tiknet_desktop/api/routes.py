"""Which path of an operation this server knows: remembered for a day, forgotten at sign-in."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tiknet_desktop.contracts.operations import Operation, Route

KEEP_SECONDS = 86_400.0
"""How long a finding holds (design, section 5: absent endpoints are tried again daily)."""

ABSENT = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """Place of the route that exists, or :data:`ABSENT`; ``at`` is in seconds since the epoch."""

    place: int
    at: float


class RouteMemory:
    """Findings per operation. They can be handed to a store and back, so that a restart does not ask again."""

    def __init__(
        self, findings: Mapping[str, Finding] | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._findings = dict(findings or {})
        self._clock = clock

    @property
    def findings(self) -> dict[str, Finding]:
        """A copy of everything known."""
        return dict(self._findings)

    def order(self, operation: Operation) -> list[Route]:
        """Routes in the order to try: the one that is known to exist first. Empty: known to be absent."""
        finding = self._current(operation)
        if finding is None:
            return list(operation.routes)
        if finding.place == ABSENT:
            return []
        known = operation.routes[finding.place]
        return [known, *(route for route in operation.routes if route != known)]

    def exists(self, operation: Operation, route: Route) -> None:
        """The server answered on this route."""
        place = operation.routes.index(route)
        finding = self._current(operation)
        if finding is None or finding.place != place:
            self._findings[operation.id] = Finding(place, self._clock())

    def absent(self, operation: Operation) -> None:
        """The server knows none of the routes."""
        self._findings[operation.id] = Finding(ABSENT, self._clock())

    def is_absent(self, operation: Operation) -> bool:
        """Whether the operation was lately found to be missing."""
        finding = self._current(operation)
        return finding is not None and finding.place == ABSENT

    def forget(self) -> None:
        """Ask everything anew."""
        self._findings.clear()

    def _current(self, operation: Operation) -> Finding | None:
        finding = self._findings.get(operation.id)
        if finding is None or not 0 <= self._clock() - finding.at < KEEP_SECONDS:
            return None
        return finding if finding.place < len(operation.routes) else None


def fill(route: Route, values: Mapping[str, str | int]) -> str:
    """The path of ``route`` with its parameters filled in and quoted.

    Raises:
        ValueError: a parameter is missing, empty, or would leave its place in the path.
    """
    path = route.path
    for name in route.parameters:
        value = str(values.get(name, ""))
        if value.strip(". ") == "":
            raise ValueError(f"{route.path} needs {name}")
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return path
