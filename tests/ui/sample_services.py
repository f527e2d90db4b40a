"""A shop in memory, shaped like the services, for trying kit and shell without a database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from tests.ui.signed_in import Link, Person
from tiknet_desktop.runtime.changebus import ChangeBus
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.storage.records import Page, Record, RecordQuery

NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)


def customers(count: int) -> list[Record]:
    """Made-up customers."""
    names = (
        "Afi Dossou",
        "Koffi Adjovi",
        "Ablavi Kponton",
        "Yao Amégan",
        "Sènan Houngbédji",
        "Mawuli Tettey",
        "Essi Lawson",
    )
    made = []
    for number in range(count):
        first, _, last = names[number % len(names)].partition(" ")
        made.append(
            Record(
                "customers",
                f"k{number:06d}",
                {
                    "first_name": first,
                    "last_name": last if number < len(names) else f"{last} {number}",
                    "phone": f"+228 90 {number:06d}",
                    "username": f"C{number:05d}",
                    "plan_name": ("Semaine", "Journée", "Mois pro")[number % 3],
                    "price": Decimal(500 * (1 + number % 5)),
                    "expires_at": NOW + timedelta(hours=5 * number),
                },
                pending=frozenset({"plan"}) if number == 2 else frozenset(),
                fetched_at=NOW,
            )
        )
    return made


@dataclass
class SampleRecords:
    """``records`` of the services over lists in memory. ``delay`` makes every answer take a turn of the loop."""

    rows: dict[str, list[Record]] = field(default_factory=dict)
    state: str = "fresh"
    synced_at: datetime | None = NOW
    failure: BaseException | None = None
    asked: list[tuple[RecordQuery, int, int]] = field(default_factory=list)
    refreshed: list[str] = field(default_factory=list)

    async def glance(self, query: Any, limit: int) -> None:
        """Everything here is counted at once."""

    async def page(self, query: RecordQuery, offset: int, limit: int) -> Page:
        """A page: search over all text, sort by the first field."""
        await asyncio.sleep(0)
        self.asked.append((query, offset, limit))
        if self.failure is not None:
            raise self.failure
        rows = self.rows.get(query.resource, [])
        found = [
            row
            for row in rows
            if all(
                word in " ".join(str(value) for value in row.values.values()).lower()
                for word in query.search.lower().split()
            )
        ]
        for condition in query.filters:
            found = [row for row in found if row[condition.field] == condition.value]
        for order in reversed(query.sort):
            found.sort(key=lambda row, order=order: row[order.field], reverse=order.descending)
        return Page(tuple(found[offset : offset + limit]), len(found), len(rows), offset)

    async def get(self, resource: str, key: str) -> Record | None:
        """One row."""
        return next((row for row in self.rows.get(resource, []) if row.key == key), None)

    async def freshness(self, resource: str) -> Any:
        """As set."""
        return SimpleNamespace(state=self.state, synced_at=self.synced_at, error=self.failure, source="server")

    async def refresh(self, resource: str) -> None:
        """Remember that it was asked."""
        self.refreshed.append(resource)

    def set_visible(self, resources: Sequence[str]) -> None:
        """Nothing to do."""


class SampleSettings:
    """Settings in a dictionary."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def get(self, name: str, default: Any = None) -> Any:
        """As kept."""
        return self.values.get(name, default)

    def set(self, name: str, value: Any) -> None:
        """Keep."""
        self.values[name] = value


class SampleExecutors:
    """Runs work at once."""

    async def work(self, function: Any, *arguments: Any) -> Any:
        """In place."""
        return function(*arguments)


class SampleSyncCentre:
    """Counts of the outbox."""

    def __init__(self) -> None:
        self.numbers = SimpleNamespace(pending=3, unknown=1, conflict=1, refused=1, done=128)
        self.asked = 0

    async def counts(self) -> Any:
        """As set."""
        return self.numbers

    async def sync_now(self) -> None:
        """Count."""
        self.asked += 1


class SampleServices:
    """What panes are given."""

    def __init__(self, loop: asyncio.AbstractEventLoop, count: int = 12) -> None:
        self.bus = ChangeBus(loop)
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = TaskRegistry(on_error=lambda name, error: self.failures.append((name, error)), loop=loop)
        self.executors = SampleExecutors()
        self.records = SampleRecords({"customers": customers(count), "routers": []})
        self.settings = SampleSettings()
        self.sync_centre = SampleSyncCentre()
        self.sync = None
        self.connectivity = Link(since=NOW, last_sync=NOW)
        self.account = Person(role_name="")
