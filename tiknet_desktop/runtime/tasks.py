"""Background work on the event loop, held by strong references and ended with its owner.

asyncio keeps only weak references to tasks, and under Qt an exception nobody awaits is reported when the task is collected,
if ever. The registry keeps tasks alive and reports failures at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

ErrorSink = Callable[[str, BaseException], None]


def _log_error(name: str, error: BaseException) -> None:
    _log.error("task failed: %s", name, exc_info=error)


class TaskRegistry:
    """Starts coroutines and knows them until they end.

    ``on_error`` hears the name of a task and its exception; cancellation is not an error.
    """

    def __init__(self, on_error: ErrorSink | None = None, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self._on_error = on_error or _log_error
        self._loop = loop
        self._owners: dict[asyncio.Task[Any], object | None] = {}
        self._closing = False

    @property
    def on_error(self) -> ErrorSink:
        """Who hears of failures."""
        return self._on_error

    @on_error.setter
    def on_error(self, sink: ErrorSink) -> None:
        self._on_error = sink

    def __len__(self) -> int:
        return len(self._owners)

    @property
    def names(self) -> list[str]:
        """Names of the tasks that run now."""
        return [task.get_name() for task in self._owners]

    def spawn(
        self, coro: Coroutine[Any, Any, _Result], *, name: str, owner: object | None = None
    ) -> asyncio.Task[_Result]:
        """Start ``coro``. Works in coroutines and in plain callbacks of the loop's thread, such as Qt slots.

        Raises:
            RuntimeError: the registry is closed.
        """
        if self._closing:
            coro.close()
            raise RuntimeError(f"the task registry is closed; {name} was not started")
        loop = self._loop or asyncio.get_running_loop()
        task = loop.create_task(coro, name=name)
        self._owners[task] = owner
        task.add_done_callback(self._finished)
        return task

    def cancel(self, owner: object) -> None:
        """Cancel everything started for ``owner``, compared by identity."""
        for task, its_owner in list(self._owners.items()):
            if its_owner is owner:
                task.cancel()

    async def close(self, timeout: float = 5.0) -> None:
        """Cancel all tasks and wait for them, at most ``timeout`` seconds. The calling task is spared."""
        self._closing = True
        here = asyncio.current_task()
        tasks = [task for task in self._owners if task is not here]
        for task in tasks:
            task.cancel()
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=timeout)
            for task in late:
                _log.warning("task did not end in time: %s", task.get_name())

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._owners.pop(task, None)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._on_error(task.get_name(), error)
