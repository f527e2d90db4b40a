"""One thread that owns one connection, so that nothing is ever shared and one slow router delays only itself."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from embedded_server.routeros.connection import RouterAddress, RouterConnection
from embedded_server.routeros.errors import (
    RouterAuthError,
    RouterConnectionLost,
    RouterTimeout,
    RouterTrap,
)

_Result = TypeVar("_Result")
_GRACE = 2.0
"""Seconds a caller waits beyond its deadline for the worker to report a name that resolves slowly."""

_CLOSED = "this gateway was closed"

Work = Callable[[RouterConnection, float], _Result]
"""Takes the connection and the deadline (monotonic clock)."""


@dataclass
class _Job:
    work: Work[Any]
    deadline: float
    repeatable: bool
    outcome: Future[Any]


class RouterWorker:
    """Runs jobs one after another on its connection, which it makes when needed and drops after any failure."""

    def __init__(self, address: RouterAddress, connect_timeout: float, name: str) -> None:
        self._address = address
        self._connect_timeout = connect_timeout
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._connection: RouterConnection | None = None
        self._refusal: RouterAuthError | None = None
        self.fingerprint: str | None = None

    def run(self, work: Work[_Result], deadline: float, *, repeatable: bool = False) -> _Result:
        """Runs ``work`` within ``deadline`` seconds and returns its result. Raises ``RouterError``.

        ``repeatable`` work is done once more on a fresh connection when an idle one turned out to be dead.
        """
        job = _Job(work, time.monotonic() + deadline, repeatable, Future())
        with self._lock:
            if self._closed:
                raise RouterConnectionLost(_CLOSED)
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
                self._thread.start()
            self._jobs.put(job)
        try:
            result: _Result = job.outcome.result(deadline + _GRACE)
        except TimeoutError:
            job.outcome.cancel()
            raise RouterTimeout("the router is busy or does not answer") from None
        return result

    def allow_login(self) -> None:
        """A person asked again: a refused password may be tried once more."""
        self._refusal = None

    def stop(self) -> None:
        """Ends the connection, also under a command that is waiting; returns at once."""
        with self._lock:
            self._closed = True
            self._jobs.put(None)
        connection = self._connection
        if connection is not None:
            connection.interrupt()

    def join(self, seconds: float) -> None:
        """Waits for the thread to end; one that is still connecting is left to its timeout."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(max(0.0, seconds))

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._closed:
                job.outcome.set_exception(RouterConnectionLost(_CLOSED))
                continue
            if not job.outcome.set_running_or_notify_cancel():
                continue
            try:
                job.outcome.set_result(self._perform(job))
            except BaseException as error:  # noqa: BLE001 - handed to the caller who waits for it
                job.outcome.set_exception(error)
        self._drop()

    def _perform(self, job: _Job) -> Any:
        used_before = self._connection is not None
        try:
            return self._attempt(job)
        except RouterConnectionLost:
            if self._closed or not (used_before and job.repeatable):
                raise
        return self._attempt(job)

    def _attempt(self, job: _Job) -> Any:
        if time.monotonic() >= job.deadline:
            raise RouterTimeout("the commands before this one took all the time")
        try:
            connection = self._connection or self._open(job.deadline)
            return job.work(connection, job.deadline)
        except RouterTrap:
            raise
        except BaseException:
            self._drop()
            raise

    def _open(self, deadline: float) -> RouterConnection:
        if self._refusal is not None:
            # Trying a wrong password again and again fills the router's log and may lock the account.
            raise RouterAuthError(self._refusal.detail)
        timeout = min(self._connect_timeout, max(0.1, deadline - time.monotonic()))
        try:
            self._connection = RouterConnection(self._address, timeout, deadline)
        except RouterAuthError as refusal:
            self._refusal = refusal
            raise
        self.fingerprint = self._connection.fingerprint
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
