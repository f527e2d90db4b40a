"""asyncio on Qt's loop, in a process of its own: the loop ends with its QApplication."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

_PRELUDE = """
import asyncio, sys, threading
from tiknet_desktop.runtime import loop
"""


def _run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", _PRELUDE + script],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_coroutine_runs_beside_qt_timers_and_returns_its_result() -> None:
    done = _run("""
from PySide6.QtCore import QTimer
async def main(app):
    fired = asyncio.Event()
    QTimer.singleShot(0, fired.set)
    await fired.wait()
    result = await asyncio.get_running_loop().run_in_executor(None, lambda: 7)
    return result + len(app.arguments())
print(loop.run(main))
""")
    assert (done.returncode, done.stdout, done.stderr) == (0, "8\n", "")


def test_errors_of_loop_callbacks_reach_the_sink() -> None:
    done = _run("""
async def main(app):
    heard = asyncio.Event()
    global note
    note = heard.set
    async def fail():
        raise ValueError("lost")
    asyncio.create_task(fail())
    await asyncio.sleep(0)
    import gc
    while not heard.is_set():
        gc.collect()
        await asyncio.sleep(0.01)
def sink(message, error):
    print(type(error).__name__)
    note()
loop.run(main, on_error=sink)
""")
    assert (done.returncode, done.stdout) == (0, "ValueError\n"), done.stderr


def test_the_core_modules_work_on_qts_loop() -> None:
    done = _run("""
from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.api.tokens import MemoryTokens, Tokens
from tiknet_desktop.api.errors import Unreachable
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.runtime.tasks import TaskRegistry
from tests.faulty_server import FaultyServer, json_answer
async def main(app):
    tasks, executors, bus = TaskRegistry(), Executors(), ChangeBus()
    heard = asyncio.Event()
    bus.subscribe(lambda change: heard.set())
    await executors.write(bus.publish, ChangeSet("plans"))
    await heard.wait()
    with FaultyServer() as server:
        server.on("GET", "/v1/partner/plans/".removeprefix("/v1"), json_answer([1]))
        api = PartnerApi(server.url, MemoryTokens(Tokens("a", "r")))
        print((await tasks.spawn(api.call("list_plans"), name="plans")).data)
        await api.aclose()
    await tasks.close()
    executors.close()
loop.run(main)
""")
    assert (done.returncode, done.stdout) == (0, "[1]\n"), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent SIGTERM there")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_idle_program_hears_stop_signals(number: signal.Signals) -> None:
    script = """
async def main(app):
    stop = asyncio.Event()
    loop.on_stop_signals(stop.set)
    print("ready", flush=True)
    await stop.wait()
    return 0
sys.exit(loop.run(main))
"""
    with subprocess.Popen([sys.executable, "-c", _PRELUDE + script], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(number)
        assert child.wait(30) == 0


def test_sources_of_modules_imported_while_it_runs_are_neither_read_nor_kept() -> None:
    done = _run("""
import linecache
async def main(app):
    import wave
    print(wave.__file__ in linecache.cache)
loop.run(main)
""")
    assert (done.returncode, done.stdout, done.stderr) == (0, "False\n", "")
