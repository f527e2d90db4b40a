"""Adds up what hotspot users move on each router: differences between two readings of their session counters."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from embedded_server.routeros.records import ActiveUser

_ADD = text(
    "INSERT INTO router_traffic (router_id, day, partner_id, bytes_in, bytes_out, peak_users)"
    " VALUES (:router, :day, :partner, :bytes_in, :bytes_out, :users)"
    " ON CONFLICT (router_id, day) DO UPDATE SET bytes_in = router_traffic.bytes_in + excluded.bytes_in,"
    " bytes_out = router_traffic.bytes_out + excluded.bytes_out,"
    " peak_users = CASE WHEN excluded.peak_users > router_traffic.peak_users THEN excluded.peak_users"
    " ELSE router_traffic.peak_users END"
)

_Key = tuple[str, str, str]


@dataclass(slots=True)
class _Reading:
    at: float
    counters: dict[_Key, tuple[int, int]] = field(default_factory=dict)


class TrafficMeter:
    """Remembers the last counters of every session of every router. Thread-safe."""

    def __init__(self) -> None:
        self._last: dict[int, _Reading] = {}
        self._lock = threading.Lock()

    def moved(self, router_id: int, users: Sequence[ActiveUser]) -> tuple[int, int]:
        """Bytes in and out since the last reading of a router.

        A session that is older than the last reading, and was not in it, counts from now: its past was counted before a
        restart, or by nobody.
        """
        moment = time.monotonic()
        reading = _Reading(moment)
        with self._lock:
            last = self._last.get(router_id)
            self._last[router_id] = reading
        total_in = total_out = 0
        for user in users:
            key = (user.user, user.address, user.mac_address)
            reading.counters[key] = (user.bytes_in, user.bytes_out)
            before = last.counters.get(key) if last is not None else None
            fresh = last is not None and user.uptime_seconds <= moment - last.at + 2
            if before is not None and before[0] <= user.bytes_in and before[1] <= user.bytes_out:
                total_in, total_out = total_in + user.bytes_in - before[0], total_out + user.bytes_out - before[1]
            elif fresh:
                total_in, total_out = total_in + user.bytes_in, total_out + user.bytes_out
        return total_in, total_out


def add_traffic(
    session: Session, partner: int, router_id: int, moved: tuple[int, int], users: int, moment: datetime
) -> None:
    """Add traffic to a router's day."""
    values = {
        "router": router_id,
        "day": moment.date().isoformat(),
        "partner": partner,
        "bytes_in": moved[0],
        "bytes_out": moved[1],
        "users": users,
    }
    session.execute(_ADD, values)
