"""When each resource and document is read next: visible first, jittered, slower the longer nothing works."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES

FEED = "changes"
"""The change feed, which stands for all the resources it carries."""

FEED_VISIBLE, FEED_HIDDEN = 10.0, 60.0
VISIBLE, VISIBLE_LIVE, VISIBLE_DOCUMENT = 20.0, 8.0, 30.0
HIDDEN_LIVE = 300.0
NOT_OFFERED = 24 * 3600.0
LONGEST = 15 * 60.0
OVER_BUDGET = 6.0
"""Everything is read this many times less often once the day's data budget is used up."""


@dataclass(slots=True)
class _Item:
    due: float
    failures: int = 0
    done_at: float | None = None
    hastened: bool = False
    """Asked for since it was last begun: what is being read may be older than what it was asked for."""


class Schedule:
    """Due times in monotonic seconds."""

    def __init__(self, clock: Callable[[], float], chance: random.Random) -> None:
        self._clock = clock
        self._chance = chance
        self._items: dict[str, _Item] = {}
        self._visible: tuple[str, ...] = ()
        self._carried: frozenset[str] = frozenset()
        self.over_budget = False
        self._live = {one.name for one in RESOURCES if one.live}
        self._cadence = {one.name: float(one.cadence) for one in RESOURCES} | {
            one.name: float(one.cadence) for one in DOCUMENTS
        }
        self._documents = {one.name for one in DOCUMENTS}

    def cover(self, names: Iterable[str], carried: frozenset[str]) -> None:
        """Schedule ``names``; those ``carried`` by the change feed are read through it."""
        self._carried = carried
        wanted = {name for name in names if name not in carried} | ({FEED} if carried else set())
        for name in wanted - self._items.keys():
            self._items[name] = _Item(self._clock())
        for name in self._items.keys() - wanted:
            del self._items[name]

    def item_of(self, name: str) -> str:
        """What reads ``name``: itself, or the feed."""
        return FEED if name in self._carried else name

    def show(self, names: Iterable[str]) -> None:
        """These are on screen now: due at once unless read a moment ago."""
        self._visible = tuple(dict.fromkeys(self.item_of(name) for name in names))
        now = self._clock()
        for name in self._visible:
            item = self._items.get(name)
            if item is not None and not item.failures:
                since = now - item.done_at if item.done_at is not None else float("inf")
                item.due = min(item.due, now + max(self._period(name) - since, 0.0))

    def hasten(self, names: Iterable[str] | None = None) -> None:
        """Make ``names``, or everything, due now; what the server does not offer keeps its time unless named."""
        chosen = list(self._items) if names is None else [self.item_of(name) for name in names]
        for name in chosen:
            item = self._items.get(name)
            if item is not None and (names is not None or item.due - self._clock() <= NOT_OFFERED / 4):
                item.due = self._clock()
                item.hastened = True

    def began(self, name: str) -> None:
        """It is being read from now on."""
        item = self._items.get(name)
        if item is not None:
            item.hastened = False

    def due(self) -> list[str]:
        """What is due, visible first, then feed, then in the order of declaration."""
        now = self._clock()
        ready = [name for name, item in self._items.items() if item.due <= now]
        rank = {name: position for position, name in enumerate([*self._visible, FEED, *self._cadence])}
        return sorted(ready, key=lambda name: rank.get(name, len(rank)))

    def next_in(self) -> float:
        """Seconds until something is due."""
        if not self._items:
            return LONGEST
        return max(min(item.due for item in self._items.values()) - self._clock(), 0.0)

    def done(self, name: str) -> None:
        """Read completely; due again at once if it was hastened meanwhile."""
        item = self._items.get(name)
        if item is not None:
            item.failures = 0
            item.done_at = self._clock()
            item.due = item.done_at
            if not item.hastened:
                item.due += self._period(name) * self._chance.uniform(0.85, 1.15)

    def failed(self, name: str, *, not_offered: bool = False, wait: float | None = None) -> None:
        """Not read: later, and ever later."""
        item = self._items.get(name)
        if item is None:
            return
        item.failures += 1
        pause = NOT_OFFERED if not_offered else min(LONGEST, 5.0 * 2 ** min(item.failures, 10))
        item.due = self._clock() + max(pause * self._chance.uniform(0.5, 1.0), wait or 0.0)

    def _period(self, name: str) -> float:
        visible = name in self._visible
        if name == FEED:
            period = FEED_VISIBLE if visible else FEED_HIDDEN
        elif name in self._live:
            period = VISIBLE_LIVE if visible else HIDDEN_LIVE
        elif name in self._documents:
            period = VISIBLE_DOCUMENT if visible else self._cadence[name]
        else:
            period = VISIBLE if visible else self._cadence.get(name, 300.0)
        return period * (OVER_BUDGET if self.over_budget else 1.0)
