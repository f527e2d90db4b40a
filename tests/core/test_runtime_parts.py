"""Tasks, threads, the change bus and the lock on a data folder."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.runtime.single_instance import InstanceLock
from tiknet_desktop.runtime.tasks import TaskRegistry


async def test_changes_from_any_thread_arrive_in_order_on_the_loops_thread() -> None:
    bus, heard, done = ChangeBus(), [], asyncio.Event()

    def listen(change: ChangeSet) -> None:
        heard.append((change.origin, threading.get_ident()))
        if change.origin == "99":
            done.set()

    bus.subscribe(listen)
    sender = threading.Thread(target=lambda: [bus.publish(ChangeSet("plans", origin=str(n))) for n in range(100)])
    sender.start()
    await done.wait()
    sender.join()
    assert heard == [(str(n), threading.get_ident()) for n in range(100)]


async def test_one_faulty_subscriber_does_not_silence_the_others(caplog: pytest.LogCaptureFixture) -> None:
    bus, heard = ChangeBus(), asyncio.Event()

    def faulty(_: ChangeSet) -> None:
        raise RuntimeError("pane")

    bus.subscribe(faulty)
    bus.subscribe(lambda _: heard.set())
    with caplog.at_level(logging.ERROR):
        bus.publish(ChangeSet("plans"))
        await heard.wait()
    assert "a subscriber failed" in caplog.text


async def test_an_ended_subscription_hears_nothing_more() -> None:
    bus, heard, end = ChangeBus(), [], asyncio.Event()
    stop = bus.subscribe(heard.append)
    bus.subscribe(lambda _: end.set())
    stop()
    stop()
    bus.publish(ChangeSet("plans"))
    await end.wait()
    assert heard == []


def test_changes_published_before_the_loop_wait_for_it() -> None:
    bus, heard = ChangeBus(), []
    bus.subscribe(heard.append)
    bus.publish(ChangeSet("plans"))

    async def main() -> None:
        bus.bind(asyncio.get_running_loop())
        await asyncio.sleep(0)

    asyncio.run(main())
    assert heard == [ChangeSet("plans")]
    bus.publish(ChangeSet("plans"))  # after the loop has ended: nobody left, no error
    assert len(heard) == 1


async def test_a_failing_task_is_reported_at_once_with_its_name() -> None:
    failures: asyncio.Queue[tuple[str, BaseException]] = asyncio.Queue()
    tasks = TaskRegistry(on_error=lambda name, error: failures.put_nowait((name, error)))

    async def fail() -> None:
        raise ValueError("x")

    tasks.spawn(fail(), name="load plans")
    name, error = await failures.get()
    assert (name, type(error)) == ("load plans", ValueError)
    assert len(tasks) == 0


async def test_cancelling_an_owner_spares_the_tasks_of_others() -> None:
    tasks, pane, other = TaskRegistry(), object(), object()
    mine = tasks.spawn(asyncio.Event().wait(), name="mine", owner=pane)
    theirs = tasks.spawn(asyncio.Event().wait(), name="theirs", owner=other)
    tasks.cancel(pane)
    await asyncio.wait([mine])
    assert mine.cancelled()
    assert not theirs.done()
    await tasks.close()
    assert theirs.cancelled()


async def test_a_closed_registry_starts_nothing() -> None:
    tasks = TaskRegistry()
    await tasks.close()
    with pytest.raises(RuntimeError, match="closed"):
        tasks.spawn(asyncio.sleep(0), name="late")


async def test_writes_run_one_after_the_other_on_one_thread() -> None:
    executors, order = Executors(), []

    def write(number: int) -> int:
        order.append((number, threading.current_thread().name))
        return number

    assert await asyncio.gather(*(executors.write(write, n) for n in range(20))) == list(range(20))
    assert [number for number, _ in order] == list(range(20))
    assert len({name for _, name in order}) == 1
    executors.close()


async def test_a_write_whose_caller_gave_up_still_ends() -> None:
    executors, begun, go, ended = Executors(), threading.Event(), threading.Event(), threading.Event()

    def write() -> None:
        begun.set()
        go.wait(10)
        ended.set()

    task = asyncio.create_task(executors.write(write))
    await executors.work(begun.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go.set()
    executors.close()
    assert ended.is_set()


_HOLDER = """
import sys, pathlib
from tiknet_desktop.runtime.single_instance import InstanceLock
lock = InstanceLock(pathlib.Path(sys.argv[1]), on_raise=lambda: print("raised", flush=True))
print("held" if lock.acquire() else "taken", flush=True)
sys.stdin.readline()
"""


def test_a_second_process_is_refused_and_pokes_the_first(data_dir: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(data_dir)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    with holder, holder.stdin, holder.stdout:
        assert holder.stdout.readline() == "held\n"
        second = InstanceLock(data_dir)
        assert not second.acquire()
        assert second.poke()
        assert holder.stdout.readline() == "raised\n"
        holder.kill()
        holder.wait(10)
    assert not second.poke(patience=0)
    assert second.acquire()  # the lock died with its process
    second.release()


def test_a_stranger_on_the_port_cannot_raise_the_window(data_dir: Path) -> None:
    raised: list[bool] = []
    with InstanceLock(data_dir, on_raise=lambda: raised.append(True)) as lock:
        assert lock.acquire()
        contact = data_dir / "instance.json"
        right = contact.read_text()
        contact.write_text(right.replace(lock._word, "guess"))
        assert not InstanceLock(data_dir).poke(patience=0)
        assert raised == []
        contact.write_text(right)
        assert InstanceLock(data_dir).poke()
