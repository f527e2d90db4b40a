"""What is due when, on a clock turned by hand."""

from __future__ import annotations

import random

import pytest

from tiknet_desktop.sync.schedule import FEED, FEED_HIDDEN, Schedule


class Clock:
    """Monotonic seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def schedule(clock: Clock) -> Schedule:
    """Everything through the feed but the wallet, all of it read a moment ago."""
    made = Schedule(clock, random.Random(7))
    made.cover(["customers", "assigned_plans", "wallet"], frozenset({"customers", "assigned_plans"}))
    for name in made.due():
        made.began(name)
        made.done(name)
    return made


def test_what_was_read_waits_for_its_period(schedule: Schedule, clock: Clock) -> None:
    assert schedule.due() == []
    clock.now += FEED_HIDDEN * 1.2
    assert FEED in schedule.due()


def test_what_is_hastened_is_due_once(schedule: Schedule) -> None:
    schedule.hasten(["customers"])
    assert schedule.due() == [FEED]
    schedule.began(FEED)
    schedule.done(FEED)
    assert schedule.due() == []


def test_what_is_hastened_while_it_is_read_is_read_again(schedule: Schedule, clock: Clock) -> None:
    """The answer under way may be older than the change that asked for it."""
    schedule.hasten(["customers"])
    schedule.began(FEED)
    clock.now += 0.5
    schedule.hasten(["assigned_plans"])
    clock.now += 0.5
    schedule.done(FEED)
    assert schedule.due() == [FEED]
    schedule.began(FEED)
    schedule.done(FEED)
    assert schedule.due() == []


def test_a_failure_pauses_what_was_hastened_meanwhile_too(schedule: Schedule, clock: Clock) -> None:
    schedule.began("wallet")
    schedule.hasten(["wallet"])
    schedule.failed("wallet", wait=30.0)
    assert schedule.due() == []
    clock.now += 29.0
    assert "wallet" not in schedule.due()
    clock.now += 2.0
    assert "wallet" in schedule.due()


def test_what_is_not_offered_is_asked_for_only_by_name(schedule: Schedule) -> None:
    schedule.began("wallet")
    schedule.failed("wallet", not_offered=True)
    schedule.hasten()
    assert schedule.due() == [FEED]
    schedule.hasten(["wallet"])
    assert set(schedule.due()) == {FEED, "wallet"}
