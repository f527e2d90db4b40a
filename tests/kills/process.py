"""Processes made by forking after the imports, and the fuse that kills one at an exact place."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Pool, event

INSTRUCTIONS = 50
"""SQLite's virtual machine tells its progress after so many instructions: a place inside a statement."""


@dataclass
class Fuse:
    """Kills this process, as a power cut of its own, when ``point`` has been passed ``count`` times.

    Points: ``statement`` (before SQL runs), ``inside`` (while it runs), ``commit`` (before a commit), ``committed`` (right
    after one); others are for whoever calls :meth:`passed`.
    """

    point: str = ""
    count: int = 0

    @classmethod
    def drawn(cls, chance: random.Random, points: Mapping[str, int]) -> Fuse:
        """One of ``points`` after at most so many passings, early ones more often than late ones."""
        point = chance.choice(sorted(points))
        return cls(point, 1 + int(points[point] * chance.random() ** 2))

    def passed(self, point: str) -> None:
        """One passing; the last thing this process does may be to call this."""
        if point == self.point:
            self.count -= 1
            if self.count <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def lay(self) -> None:
        """Watch every database connection this process makes from now on."""
        if self.point == "statement":
            event.listen(Engine, "before_cursor_execute", lambda *_: self.passed("statement"))
        elif self.point == "commit":
            event.listen(Engine, "commit", lambda *_: self.passed("commit"))
        elif self.point == "committed":
            event.listen(Engine, "commit", self._committed)
        elif self.point == "inside":
            event.listen(Pool, "connect", self._watch)

    def _committed(self, connection: Any) -> None:
        driver = connection.connection.driver_connection
        driver.commit()  # what follows is a commit of nothing
        self.passed("committed")

    def _watch(self, driver: Any, _record: Any) -> None:
        def progress() -> int:
            self.passed("inside")
            return 0

        driver.set_progress_handler(progress, INSTRUCTIONS)


def forked(work: Callable[[int], object], log: Path) -> Child:
    """Run ``work`` in a child that hears nothing and writes its stderr to ``log``; ``work`` gets the pipe to tell us on.

    The child ends when ``work`` does, with 0, or 1 and a traceback in ``log`` where it raised.
    """
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(reading)
            with log.open("ab", buffering=0) as kept:
                os.dup2(kept.fileno(), 2)
            sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
            random.seed()  # what the parent would have thrown must not fall again in every child
            work(writing)
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    return Child(pid, reading)


@dataclass
class Child:
    """A child process and what it told."""

    pid: int
    pipe: int
    text: bytes = b""
    ended: bool = field(default=False)
    """Whether it closed its side of the pipe: it is dead or about to be."""
    status: int | None = None

    def hear(self, seconds: float) -> None:
        """Take what it says next, for at most ``seconds``."""
        if not self.ended and select.select([self.pipe], [], [], max(seconds, 0.0))[0]:
            part = os.read(self.pipe, 65_536)
            self.text += part
            self.ended = not part

    def hear_lines(self, count: int, seconds: float, beginning: bytes = b"") -> bool:
        """Listen until it told ``count`` lines (with this beginning); False when it died or ``seconds`` passed before."""
        limit = time.monotonic() + seconds
        while self._told(beginning) < count and not self.ended and (left := limit - time.monotonic()) > 0:
            self.hear(left)
        return self._told(beginning) >= count

    def _told(self, beginning: bytes) -> int:
        return sum(line.startswith(beginning) for line in self.text.split(b"\n")[:-1])

    @property
    def lines(self) -> list[str]:
        """Whole lines told so far."""
        return self.text.decode().split("\n")[:-1]

    def kill(self) -> None:
        """SIGKILL, then everything it still managed to say."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self, seconds: float | None = None) -> int | None:
        """Wait for its end; the wait status, ``None`` when it still runs after ``seconds``."""
        limit = None if seconds is None else time.monotonic() + seconds
        while not self.ended:
            left = 60.0 if limit is None else limit - time.monotonic()
            if left <= 0:
                return None
            self.hear(left)
        if self.status is None:
            self.status = os.waitpid(self.pid, 0)[1]
            os.close(self.pipe)
        return self.status
