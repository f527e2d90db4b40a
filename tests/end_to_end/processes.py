"""Programs started for a test: their ready line is read, they are ended by their own process id."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any

PATIENCE = 60.0


class Program:
    """A running program that speaks JSON lines."""

    def __init__(self, module: str, arguments: Sequence[str], *, first_line: str = "", **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._errors: list[str] = []
        self._readers: list[threading.Thread] = []
        for stream, keep in ((self.process.stdout, self._lines.put), (self.process.stderr, self._errors.append)):
            self._readers.append(threading.Thread(target=self._read, args=(stream, keep), daemon=True))
            self._readers[-1].start()
        if first_line:
            self.write(first_line)

    @staticmethod
    def _read(stream: Any, keep: Any) -> None:
        for line in stream:
            keep(line)

    def write(self, line: str) -> None:
        """Send a line to its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """The next JSON object it prints; other text is passed over."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                line = self._lines.get(timeout=0.2)
            except queue.Empty:
                over = self.process.poll() is not None and self._lines.empty()
                if over or time.monotonic() > until:
                    raise AssertionError(
                        f"nothing came (exit {self.process.poll()}): {''.join(self._errors)[-3000:]}"
                    ) from None
                continue
            if line.startswith("{"):
                found: dict[str, Any] = json.loads(line)
                return found

    def ask(self, do: str, **arguments: Any) -> Any:
        """Give the desktop driver a command and wait for its answer."""
        self.write(json.dumps({"do": do, **arguments}))
        answer = self.read()
        assert "error" not in answer, f"{do}: {answer['error']} {''.join(self._errors)[-3000:]}"
        return answer["ok"]

    def kill(self) -> None:
        """Take it away as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def end(self) -> int:
        """Ask it to end and wait; its exit code.

        Raises:
            subprocess.TimeoutExpired: it does not end.
        """
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(15)

    def gone(self) -> bool:
        """End it, by force if need be; whether asking was enough."""
        try:
            self.end()
        except subprocess.TimeoutExpired:
            self.kill()
            return False
        finally:
            for thread in self._readers:
                thread.join(5)
            for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
                if stream is not None:
                    stream.close()
        return True
