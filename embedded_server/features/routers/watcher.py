"""Watches one router in a thread of its own: a fixed buffer of samples, the last facts, and since when it is away."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from embedded_server.database import now
from embedded_server.features.routers.access import Access, Place, RouterError, state_of
from embedded_server.routeros.records import ActiveUser, RouterResources

logger = logging.getLogger(__name__)

BUFFER = 600
WATCHED_SECONDS = 6.0
"""How long after a question a router counts as watched."""
_FAST, _SLOW = 0.5, 20.0
_AWAY_FAST, _AWAY_SLOW = 1.0, 5.0
_ACTIVE_EVERY = 3.0
"""Seconds between readings of the active users while watched: the list is the dearest of the three."""
_REPORT_EVERY = 60.0
_REPORT_RUSH = 5.0  # seconds, when many people have come or gone

Sample = tuple[int, int, int | None, int | None, int | None, int | None, int | None, int | None]
"""seq, epoch ms, CPU %, memory used, memory total (bytes), rx, tx (bits/s), active users."""


@dataclass(slots=True)
class View:
    """What is known about a router at one moment."""

    state: str = "unknown"
    reason: str = ""
    offline_since: datetime | None = None
    last_seen: datetime | None = None
    resources: RouterResources | None = None
    rates: dict[str, tuple[int, int]] = field(default_factory=dict)
    active: Sequence[ActiveUser] = ()
    active_at: float = 0.0
    error: RouterError | None = None
    rounds: int = 0


Reporter = Callable[[Place, View, bool], None]
"""Called from the watcher's thread with a view; the flag says that the state has changed."""


class RouterWatcher:
    """Polls a router twice a second while somebody looks, else every twenty seconds."""

    def __init__(self, place: Place, access: Access, report: Reporter) -> None:
        self.place = place
        self._access = access
        self._report = report
        self._wake = threading.Condition()
        self._stopping = False
        self._watched_until = 0.0
        self._samples: deque[Sample] = deque(maxlen=BUFFER)
        self._seq = 0
        self._reported_active = 0
        self._reported_at = 0.0
        self._reported_state = "unknown"
        self._view = View()
        self._thread = threading.Thread(target=self._run, name=f"router-watch-{place.slug}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the thread to end."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()

    def join(self, timeout: float) -> None:
        """Wait for the end."""
        self._thread.join(timeout)

    def look(self) -> None:
        """Somebody looks at this router: sample it fast for a while."""
        with self._wake:
            rested = time.monotonic() >= self._watched_until
            self._watched_until = time.monotonic() + WATCHED_SECONDS
            if rested:
                self._wake.notify_all()

    @property
    def view(self) -> View:
        """The newest view."""
        with self._wake:
            return self._view

    def first_view(self, timeout: float) -> View:
        """The newest view; waits for the first reading or failure."""
        with self._wake:
            self._wake.wait_for(lambda: self._view.rounds > 0 or self._stopping, timeout)
            return self._view

    def samples_since(self, seq: int) -> tuple[int, list[Sample]]:
        """The newest number and the samples after ``seq``; all of them where the number is from another life."""
        with self._wake:
            if seq > self._seq:
                seq = 0
            return self._seq, [sample for sample in self._samples if sample[0] > seq]

    def _run(self) -> None:
        while True:
            started = time.monotonic()
            with self._wake:
                if self._stopping:
                    return
            self._round()
            with self._wake:
                self._wake.notify_all()
                watched = time.monotonic() < self._watched_until
                away = self._view.state != "online"
                pause = (_AWAY_FAST if watched else _AWAY_SLOW) if away else (_FAST if watched else _SLOW)
                self._rest(max(pause - (time.monotonic() - started), 0.02), watched=watched)

    def _rest(self, seconds: float, *, watched: bool) -> None:
        """Wait, but no longer than until somebody begins to look."""
        self._wake.wait_for(lambda: self._stopping or (not watched and time.monotonic() < self._watched_until), seconds)

    def _round(self) -> None:
        before = self.view
        try:
            view = self._read(before)
        except RouterError as error:
            view = View(
                state=state_of(error),
                reason=error.code,
                offline_since=before.offline_since or now(),
                last_seen=before.last_seen,
                resources=before.resources,
                rates=before.rates,
                active=before.active,
                active_at=before.active_at,
                error=error,
            )
        except Exception as error:
            logger.exception("watching router %s failed", self.place.slug)
            view = View(state="unreachable", reason=type(error).__name__, offline_since=before.offline_since or now())
        view.rounds = before.rounds + 1
        with self._wake:
            self._view = view
            if view.state != "online":
                self._seq += 1  # an outage is a reading too: the chart must break there
                self._samples.append((self._seq, int(now().timestamp() * 1000), *(None,) * 6))
        self._tell(view)

    def _read(self, before: View) -> View:
        gateway = self._access.gateway(self.place)
        resources = gateway.resources()
        traffic = gateway.traffic()
        rates = {name: (traffic.rx_bps[name], traffic.tx_bps.get(name, 0)) for name in traffic.rx_bps}
        active, active_at = before.active, before.active_at
        if before.state != "online" or time.monotonic() - active_at >= _ACTIVE_EVERY:
            active, active_at = gateway.active_users(), time.monotonic()
        moment = now()
        rx, tx = busiest(rates)
        with self._wake:
            self._seq += 1
            self._samples.append(
                (
                    self._seq,
                    int(moment.timestamp() * 1000),
                    resources.cpu_load,
                    resources.total_memory - resources.free_memory,
                    resources.total_memory,
                    rx,
                    tx,
                    len(active),
                )
            )
        return View(
            state="online",
            last_seen=moment,
            resources=resources,
            rates=rates,
            active=active,
            active_at=active_at,
        )

    def _tell(self, view: View) -> None:
        changed = view.state != self._reported_state
        waited = time.monotonic() - self._reported_at
        rush = abs(len(view.active) - self._reported_active) > max(2, self._reported_active // 5)
        due = view.state == "online" and waited >= (_REPORT_RUSH if rush else _REPORT_EVERY)
        if not (changed or due):
            return
        self._reported_state, self._reported_at = view.state, time.monotonic()
        self._reported_active = len(view.active)
        try:
            self._report(self.place, view, changed)
        except Exception:
            # The report is retried at the next change or minute; watching goes on.
            logger.exception("the state of router %s could not be stored", self.place.slug)
            self._reported_state = ""


def busiest(rates: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """Rates of the line to the Internet: ``ether1`` by custom, else the busiest port (ports together count twice)."""
    if not rates:
        return 0, 0
    return rates["ether1"] if "ether1" in rates else max(rates.values(), key=sum)


def interface_row(row: Any, rates: dict[str, tuple[int, int]]) -> dict[str, Any]:
    """An interface on the wire (extension)."""
    rx, tx = rates.get(row.name, (0, 0))
    return {
        "name": row.name,
        "type": row.type,
        "running": row.running,
        "disabled": row.disabled,
        "mac_address": row.mac_address,
        "rx_bits_per_second": rx,
        "tx_bits_per_second": tx,
        "rx_byte": row.rx_bytes,
        "tx_byte": row.tx_bytes,
        "comment": row.comment,
    }
