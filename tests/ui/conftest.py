"""The dressed application for tests of the interface: theme, language, and asyncio on Qt's loop."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine, Generator, Iterator
from typing import Any, TypeVar

import pytest
import qasync
from PySide6.QtWidgets import QApplication

from tests.ui.reach_proofs import PROOFS
from tests.ui.reached import note, recorded
from tests.ui.sample_services import SampleServices
from ui import translations
from ui.kit.i18n import set_language
from ui.kit.theme import theme

Result = TypeVar("Result")
_PASSED = pytest.StashKey[bool]()
Run = Callable[[Coroutine[Any, Any, Result]], Result]


@pytest.fixture(scope="session", autouse=True)
def _collect_here() -> Iterator[None]:
    """No automatic collection: on a thread of the executors it would destroy widgets of earlier tests there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Collect what a test leaves, on the thread of the widgets."""
    yield
    gc.collect(1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep whether a test passed for what looks at it afterwards."""
    report = yield
    if report.when == "call":
        item.stash[_PASSED] = report.passed
    return report


@pytest.fixture(autouse=True)
def _reached(request: pytest.FixtureRequest) -> Iterator[None]:
    """Note what a test sends, and hold those that prove something to it (``reach_proofs``)."""
    test = f"{request.node.path.name}::{request.node.originalname}"
    with recorded() as found:
        yield
    note(test, found)
    if request.node.stash.get(_PASSED, False):
        owed = {one for one, proof in PROOFS.items() if proof == test} - found
        assert not owed, f"reach_proofs says that this test sends {sorted(owed)}; nothing it pressed did"


@pytest.fixture(scope="session")
def _compiled_texts() -> None:
    for language in translations.LANGUAGES:
        translations.release(language)


@pytest.fixture
def dressed(qapp: QApplication, _compiled_texts: None) -> Iterator[QApplication]:
    """The application in the light theme at 100 %, in French."""
    if theme()._app is not qapp:
        theme().install(qapp)
    qapp.setQuitOnLastWindowClosed(False)
    theme().reduced_motion = True
    theme().switch("light", 1.0)
    set_language("fr")
    yield qapp
    theme().switch("light", 1.0)


@pytest.fixture
def qt_loop(dressed: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """asyncio on Qt's loop."""
    loop = qasync.QEventLoop(dressed, already_running=False)
    asyncio.set_event_loop(loop)
    yield loop
    loop.close()
    asyncio.set_event_loop(None)


@pytest.fixture
def run(qt_loop: asyncio.AbstractEventLoop) -> Run[Any]:
    """Run a coroutine to its end on Qt's loop."""
    return qt_loop.run_until_complete


@pytest.fixture
def shop(qt_loop: asyncio.AbstractEventLoop) -> Iterator[SampleServices]:
    """Services of a sample shop with 1,284 customers; failures of background tasks fail the test."""
    services = SampleServices(qt_loop, 1284)
    yield services
    qt_loop.run_until_complete(services.tasks.close())
    assert not services.failures


async def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Let Qt and asyncio work until the condition holds; the time only bounds a failing test."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not condition():
        assert loop.time() < end, "the condition was never met"
        await asyncio.sleep(0.005)
