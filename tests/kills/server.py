"""The embedded server as a process of its own that can die at any moment and come back on the same port and data."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from pathlib import Path

import uvicorn

import embedded_server.cli
from embedded_server.app import create_app
from embedded_server.context import open_context
from embedded_server.settings import Settings
from tests.kills.process import Child, Fuse, forked

EMAIL, PASSWORD = "owner@example.com", "counter-word-1"
CUSTOMERS = 12

_POINTS = {"statement": 1_500, "commit": 50, "committed": 50}
"""Where a server may fall, and how often it passes there in some rounds."""


def command(log: Path, *arguments: str, stdin: str = "") -> None:
    """Run ``tiknet-server`` with these arguments to its end.

    Raises:
        RuntimeError: it failed; the log says why.
    """

    def work(_pipe: int) -> None:
        reading, writing = os.pipe()
        os.write(writing, stdin.encode())
        os.close(writing)
        sys.stdin = os.fdopen(reading)
        sys.stdout = sys.stderr
        code = embedded_server.cli.main(arguments)
        if code:
            raise SystemExit(code)

    if forked(work, log).wait(60) != 0:
        raise RuntimeError(f"tiknet-server {' '.join(arguments)}:\n{log.read_text()[-2000:]}")


def load(folder: Path) -> None:
    """Load everything a server loads when it starts, so that those made by forking start at once."""
    settings = Settings(folder)
    context = open_context(settings)
    try:
        uvicorn.Config(create_app(settings, context), loop="asyncio", ws="none").load()
    finally:
        context.database.close()


def template(folder: Path) -> Path:
    """A data folder with an owner, plans and customers, copied for every group."""
    data = folder / "template"
    log = folder / "template.log"
    command(log, "create-owner", "--data-dir", str(data), "--email", EMAIL, "--password-stdin", stdin=PASSWORD + "\n")
    customers = ("--customers", str(CUSTOMERS), "--transactions", "0")
    command(log, "seed", "--data-dir", str(data), "--email", EMAIL, *customers)
    return data


class ServerProcess:
    """``tiknet-server serve`` on one data folder, with a fuse in some of its lives."""

    def __init__(self, made: Path, data: Path, chance: random.Random) -> None:
        shutil.copytree(made, data)
        self.data = data
        self.log = data.parent / "server.log"
        self.url = ""
        self.kills = 0
        self._chance = chance
        self._port = 0
        self._child: Child | None = None

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.data / "server.sqlite"

    def ensure(self, *, fused: bool = True) -> None:
        """Have it answer, however often it dies while it starts."""
        while not self._answers():
            fuse = Fuse()
            if fused and self._chance.random() < 0.6:
                fuse = Fuse.drawn(self._chance, _POINTS)
            self._start(fuse)

    def _answers(self) -> bool:
        if self._child is not None:
            self._child.hear(0)
            if self._child.ended:
                self._buried()
        return self._child is not None

    def _start(self, fuse: Fuse) -> None:
        arguments = ["serve", "--data-dir", str(self.data), "--port", str(self._port)]

        def work(pipe: int) -> None:
            os.dup2(pipe, 1)
            os.close(pipe)
            sys.stdout = os.fdopen(1, "w")
            fuse.lay()
            code = embedded_server.cli.main(arguments)
            if code:
                raise SystemExit(code)

        self._child = forked(work, self.log)
        if self._child.hear_lines(1, 30):
            told = json.loads(self._child.lines[0])
            self.url, self._port = told["url"], told["port"]
        elif not self._child.ended:
            self.kill()
            raise RuntimeError(f"the server did not start:\n{self.log.read_text()[-2000:]}")
        else:
            self._buried()

    def _buried(self) -> None:
        """It fell by its own fuse; anything else is an end nobody wished."""
        assert self._child is not None
        status = self._child.wait()
        self._child = None
        self.kills += 1
        if status is None or not os.WIFSIGNALED(status):
            raise RuntimeError(f"the server ended by itself ({status}):\n{self.log.read_text()[-2000:]}")

    def kill(self) -> None:
        """SIGKILL now."""
        if self._child is not None:
            self._child.kill()
            self._child = None
            self.kills += 1
