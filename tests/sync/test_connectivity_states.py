"""The connectivity states, against arbitrary sequences of outcomes and against a real server that comes and goes."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.faulty_server import FaultyServer, bare, html
from tiknet_desktop.api.client import CallOutcome, PartnerApi
from tiknet_desktop.api.errors import ApiError, BadAnswer, CaptivePortal, ServerFault, Unreachable
from tiknet_desktop.api.tokens import MemoryTokens
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.sync import connectivity as module
from tiknet_desktop.sync.connectivity import FIRST_PROBE, LONGEST_PROBE, Connectivity, State

REFUSED = Unreachable("x", code="connect_refused")
NO_NAME = Unreachable("x", code="dns")
SILENCE = Unreachable("x", code="timeout")
RESET = Unreachable("x", code="reset")
PORTAL = CaptivePortal("x")
GATEWAY = ServerFault("x", code="gateway", status=502)
CRASH = ServerFault("x", code="crash", status=500)
PAGE = BadAnswer("x", code="html")
TROUBLE = [REFUSED, NO_NAME, SILENCE, RESET, PORTAL, GATEWAY, CRASH, PAGE, Unreachable("x", code="tls")]


def outcome(
    error: ApiError | None = None, *, seconds: float = 0.1, size: int = 500, operation: str = "list_plans"
) -> CallOutcome:
    return CallOutcome(operation, error, seconds, size, 100)


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(seconds=self.seconds)


def machine(*, local: bool = False, bus: ChangeBus | None = None) -> tuple[Connectivity, Clock]:
    clock = Clock()
    return Connectivity(bus, local=local, clock=clock, now=clock.now, chance=random.Random(1)), clock


def states(*outcomes: CallOutcome, local: bool = False) -> list[State]:
    subject, _ = machine(local=local)
    seen = []
    for one in outcomes:
        subject.note(one)
        seen.append(subject.state)
    return seen


GOOD, SLOW = outcome(), outcome(seconds=6)


@pytest.mark.parametrize(
    ("error", "state"),
    [(REFUSED, "server_down"), (NO_NAME, "offline"), (PORTAL, "captive_portal"), (GATEWAY, "server_down")],
)
def test_a_telling_error_changes_the_state_at_once(error: ApiError, state: str) -> None:
    assert states(GOOD, outcome(error), GOOD) == ["online", state, "online"]


@pytest.mark.parametrize(
    ("error", "state"), [(SILENCE, "offline"), (RESET, "server_down"), (PAGE, "server_down"), (CRASH, "server_down")]
)
def test_one_accident_is_no_finding_but_two_in_a_row_are(error: ApiError, state: str) -> None:
    assert states(GOOD, outcome(error), GOOD, outcome(error), outcome(error)) == [
        "online",
        "online",
        "online",
        "online",
        state,
    ]


def test_silence_of_a_server_on_this_computer_means_it_is_down() -> None:
    assert states(GOOD, outcome(SILENCE), outcome(SILENCE), local=True)[-1] == "server_down"


def test_slowness_comes_and_goes_with_several_answers() -> None:
    assert states(GOOD, SLOW, SLOW, GOOD, GOOD, GOOD) == ["online", "online", "slow", "slow", "slow", "online"]


def test_a_long_answer_may_take_its_time() -> None:
    big = outcome(seconds=8, size=200_000)
    assert states(big, big, big)[-1] == "online"


def test_waiting_for_a_router_says_nothing_about_the_server() -> None:
    router = outcome(seconds=24, operation="router_resources")
    lost = outcome(SILENCE, operation="router_resources")
    assert states(GOOD, router, router, lost, lost)[-1] == "online"


def test_a_server_that_reports_a_silent_router_is_not_in_trouble() -> None:
    silent = outcome(ServerFault("router_resources", code="router_timeout", status=503), operation="router_resources")
    assert states(GOOD, silent, silent, silent)[-1] == "online"


def test_probes_back_off_to_a_cap_and_start_over_after_success() -> None:
    subject, clock = machine()
    waits = []
    for _ in range(9):
        subject.note(outcome(REFUSED))
        waits.append(subject.probe_in())
        clock.seconds += waits[-1]
        assert subject.probe_in() == 0
    assert FIRST_PROBE / 2 <= waits[0] <= FIRST_PROBE
    assert LONGEST_PROBE / 2 <= waits[-1] <= LONGEST_PROBE
    subject.note(GOOD)
    subject.note(outcome(REFUSED))
    assert subject.probe_in() <= FIRST_PROBE


def test_bytes_are_counted_per_day() -> None:
    subject, clock = machine()
    subject.restore(bytes_today=1000, day=clock.now().astimezone().date())
    subject.note(GOOD)
    assert subject.bytes_today == 1600
    clock.seconds += 86_400
    assert subject.bytes_today == 0


def test_clocks_far_apart_are_not_trusted() -> None:
    subject, _ = machine()
    assert subject.clock_trusted
    subject.note(CallOutcome("x", None, 0.1, 1, 1, timedelta(minutes=-6)))
    assert (subject.skew, subject.clock_trusted) == (timedelta(minutes=-6), False)


async def test_changes_of_state_are_published_once() -> None:
    bus, heard = ChangeBus(), []
    bus.subscribe(heard.append)
    subject, _ = machine(bus=bus)
    for one in (GOOD, GOOD, outcome(REFUSED), outcome(REFUSED), GOOD):
        subject.note(one)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert heard == [ChangeSet("connectivity")] * 3


async def test_the_watch_finds_a_server_that_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PROBE", 0.01)
    with FaultyServer() as server:
        server.otherwise = html(502)
        subject = Connectivity(local=True)
        api = PartnerApi(server.url, MemoryTokens(), on_outcome=subject.note)
        watch = asyncio.create_task(subject.watch(api.probe))
        while subject.state is not State.SERVER_DOWN:
            await asyncio.sleep(0.005)
        assert not subject.usable
        server.on("GET", "/partner/profile/", bare({"detail": "Authentication credentials were not provided."}, 401))
        await subject.wait_usable()
        assert subject.state is State.ONLINE
        assert subject.error is None
        watch.cancel()
        await asyncio.wait([watch])
        await api.aclose()


class AnySequence(RuleBasedStateMachine):
    """Whatever happens in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.subject, self.clock = machine()
        self.last: CallOutcome | None = None
        self.seen = (self.subject.state, self.subject.since)
        self.spent = 0

    @rule(seconds=st.floats(0, 30), size=st.integers(0, 10**6))
    def answer(self, seconds: float, size: int) -> None:
        self._note(outcome(seconds=seconds, size=size))

    @rule(error=st.sampled_from(TROUBLE), operation=st.sampled_from(["list_plans", "router_resources"]))
    def trouble(self, error: ApiError, operation: str) -> None:
        self._note(outcome(error, operation=operation))

    @rule(seconds=st.floats(0, 600))
    def wait(self, seconds: float) -> None:
        self.clock.seconds += seconds

    @rule()
    def poke(self) -> None:
        self.subject.probe_now()
        assert self.subject.probe_in() == 0

    def _note(self, one: CallOutcome) -> None:
        before = self.subject.state
        self.subject.note(one)
        self.last = one
        self.spent += one.bytes_in + one.bytes_out
        if self.subject.state is not before:
            assert self.subject.since == self.clock.now()
        else:
            assert self.subject.since == self.seen[1]
        self.seen = (self.subject.state, self.subject.since)

    @invariant()
    def an_answer_means_usable(self) -> None:
        if self.last is not None and self.last.error is None:
            assert self.subject.usable
            assert self.subject.error is None

    @invariant()
    def a_refusal_means_unusable_with_its_cause(self) -> None:
        if self.last is not None and self.last.error in (REFUSED, NO_NAME, PORTAL, GATEWAY):
            assert not self.subject.usable
            assert self.subject.error is self.last.error

    @invariant()
    def a_probe_is_never_further_than_the_cap(self) -> None:
        assert 0 <= self.subject.probe_in() <= LONGEST_PROBE

    @invariant()
    def nothing_is_lost_from_the_count(self) -> None:
        if self.clock.seconds < 3600:
            assert self.subject.bytes_today == self.spent


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
