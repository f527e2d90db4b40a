"""Whether the server can be reached, as a state with a reason: learned from every call, and from probes when calls are rare.

States: ``online``; ``slow``, where answers come but drag; ``captive_portal``, where something else answers; ``server_down``,
where the way there works but the server does not; ``offline``, where nothing answers.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from tiknet_desktop.api.client import CallOutcome
from tiknet_desktop.api.errors import ApiError, BadAnswer, CaptivePortal, ServerFault, Unreachable
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet

_log = logging.getLogger(__name__)

FIRST_PROBE = 2.0
"""Seconds until the first probe after trouble; doubled each time."""

LONGEST_PROBE = 60.0
"""Seconds between probes at most, in trouble and while nothing else is sent."""

SKEW_LIMIT = timedelta(minutes=5)
"""Beyond this difference of clocks, decisions by time are held (design, section 5)."""

_SLOW_ROUND = 2.0  # seconds that an answer may take besides its size
_SLOW_RATE = 20_000  # bytes a second below which a long answer drags
_RECENT = 3

_WAITS_FOR_ROUTERS = frozenset(
    [
        "router_resources",
        "router_active_users",
        "router_interfaces",
        "router_check",
        "reboot_router",
        "restart_hotspot",
        "create_router",
        "update_router",
        "delete_router",
        "list_active_sessions",
        "disconnect_session",
    ]
)
"""Calls in which the server waits for a router: how long they take says nothing about the way to the server."""


class State(StrEnum):
    """How things stand with the server."""

    ONLINE = "online"
    SLOW = "slow"
    CAPTIVE_PORTAL = "captive_portal"
    SERVER_DOWN = "server_down"
    OFFLINE = "offline"


class Connectivity:
    """The state, and when to probe.

    Feed :meth:`note` with the outcome of every exchange; run :meth:`watch` as a task. Changes of state are published as
    ``ChangeSet("connectivity")``. ``local`` servers run on this computer: silence means they are down, not that the link
    is. ``clock`` is monotonic seconds, ``now`` aware UTC. Before the first outcome the state is ``offline``.
    """

    def __init__(
        self,
        bus: ChangeBus | None = None,
        *,
        local: bool = False,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        chance: random.Random | None = None,
    ) -> None:
        self._bus = bus
        self._local = local
        self._clock = clock
        self._now = now
        self._chance = chance or random.Random()
        self._state = State.OFFLINE
        self._since = now()
        self._last_sync: datetime | None = None
        self._skew: timedelta | None = None
        self._error: ApiError | None = None
        self._day: date = now().astimezone().date()
        self._bytes = 0
        self._recent: deque[bool] = deque(maxlen=_RECENT)
        self._failures = 0
        self._probes = 0
        self._probe_at = clock()
        self._poke = asyncio.Event()
        self._usable = asyncio.Event()

    @property
    def state(self) -> State:
        """How things stand."""
        return self._state

    @property
    def since(self) -> datetime:
        """When the state was entered."""
        return self._since

    @property
    def error(self) -> ApiError | None:
        """What was met last, while the server cannot be used."""
        return self._error

    @property
    def usable(self) -> bool:
        """Whether calls have a chance: online or slow."""
        return self._state in (State.ONLINE, State.SLOW)

    @property
    def last_sync(self) -> datetime | None:
        """When everything was last brought up to date."""
        return self._last_sync

    @property
    def skew(self) -> timedelta | None:
        """Server clock minus this computer's; ``None`` until known."""
        return self._skew

    @property
    def clock_trusted(self) -> bool:
        """Whether the clocks agree well enough to decide by time."""
        return self._skew is None or abs(self._skew) <= SKEW_LIMIT

    @property
    def bytes_today(self) -> int:
        """Bytes sent and received since midnight, local time."""
        return self._bytes if self._now().astimezone().date() == self._day else 0

    def restore(self, *, bytes_today: int = 0, day: date | None = None, last_sync: datetime | None = None) -> None:
        """Take up what an earlier run counted; bytes of another day are dropped."""
        self._last_sync = last_sync or self._last_sync
        if day == self._day:
            self._bytes += bytes_today

    def synced(self) -> None:
        """Everything is up to date as of now."""
        self._last_sync = self._now()
        self._publish()

    def note(self, outcome: CallOutcome) -> None:
        """Learn from one exchange. Call on the loop's thread."""
        self._count(outcome.bytes_in + outcome.bytes_out)
        if outcome.skew is not None:
            self._skew = outcome.skew
        if outcome.error is None:
            self._succeeded(outcome)
        else:
            self._failed(outcome.operation, outcome.error)

    def probe_in(self) -> float:
        """Seconds until a probe is due; zero when it is."""
        return max(self._probe_at - self._clock(), 0.0)

    def probe_now(self) -> None:
        """Probe at once: the user asks, or the system reports a change of network."""
        self._probes = 0
        self._probe_at = self._clock()
        self._poke.set()

    async def wait_usable(self) -> None:
        """Return as soon as calls have a chance."""
        await self._usable.wait()

    async def watch(self, probe: Callable[[], Awaitable[object]]) -> None:
        """Probe whenever one is due, for ever. ``probe`` makes a call whose outcome comes back through :meth:`note`."""
        while True:
            self._poke.clear()
            delay = self.probe_in()
            if delay > 0:
                try:
                    await asyncio.wait_for(self._poke.wait(), delay)
                except TimeoutError:
                    pass
                else:
                    continue  # poked, or the date of the next probe moved
            if self.probe_in() > 0:
                continue  # other calls told what the probe would have
            self._probe_at = self._clock() + LONGEST_PROBE  # its outcome sets a better date
            try:
                await probe()
            except ApiError as error:
                _log.debug("probe: %s", error.code)

    def _succeeded(self, outcome: CallOutcome) -> None:
        self._failures = self._probes = 0
        self._error = None
        if outcome.operation not in _WAITS_FOR_ROUTERS:
            size = outcome.bytes_in + outcome.bytes_out
            self._recent.append(outcome.seconds > _SLOW_ROUND + size / _SLOW_RATE)
        if not self.usable:
            self._enter(State.SLOW if self._recent and self._recent[-1] else State.ONLINE)
        elif sum(self._recent) >= 2:
            self._enter(State.SLOW)
        elif not any(self._recent):
            self._enter(State.ONLINE)
        self._schedule()

    def _failed(self, operation: str, error: ApiError) -> None:
        if isinstance(error, Unreachable) and error.code == "timeout" and operation in _WAITS_FOR_ROUTERS:
            return
        if isinstance(error, ServerFault) and error.router_silent:
            return  # the server is there: it says itself that a router is not
        self._failures += 1
        state = self._meaning(error)
        if state is not None:
            self._error = error
            self._recent.clear()
            self._enter(state)
        if self._failures == 1:
            self._probes = 0
            self._poke.set()  # the next probe moves closer
        self._schedule()

    def _meaning(self, error: ApiError) -> State | None:
        """The state an error proves, ``None`` where one alone proves nothing."""
        if isinstance(error, CaptivePortal):
            return State.CAPTIVE_PORTAL
        if isinstance(error, Unreachable):
            if error.code in ("connect_refused", "tls"):
                return State.SERVER_DOWN
            if error.code in ("dns", "offline"):
                return State.OFFLINE
            # Silence or a broken connection: once is an accident on a mobile link, twice in a row is a finding.
            if self.usable and self._failures < 2:
                return None
            return State.SERVER_DOWN if self._local or error.code == "reset" else State.OFFLINE
        if isinstance(error, ServerFault) and error.code == "gateway":
            return State.SERVER_DOWN
        if isinstance(error, BadAnswer | ServerFault):
            return State.SERVER_DOWN if not self.usable or self._failures >= 2 else None
        return None

    def _enter(self, state: State) -> None:
        (self._usable.set if state in (State.ONLINE, State.SLOW) else self._usable.clear)()
        if state is self._state:
            return
        _log.info("connectivity", extra={"was": self._state.value, "state": state.value})
        self._state, self._since = state, self._now()
        self._publish()

    def _schedule(self) -> None:
        """Set the date of the next probe: soon after trouble, then ever later up to the cap; never in step with others."""
        if self.usable and not self._failures:
            delay = LONGEST_PROBE
        else:
            delay = min(FIRST_PROBE * 2 ** min(self._probes, 10), LONGEST_PROBE)
            self._probes += 1
        self._probe_at = self._clock() + delay * self._chance.uniform(0.5, 1.0)

    def _count(self, size: int) -> None:
        if self._local:
            return  # nothing of it crosses a link that anybody pays for
        today = self._now().astimezone().date()
        if today != self._day:
            self._day, self._bytes = today, 0
        self._bytes += size

    def _publish(self) -> None:
        if self._bus is not None:
            self._bus.publish(ChangeSet("connectivity"))
