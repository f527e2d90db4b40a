"""``dev.py``: what it passes on to its children, and what it keeps from them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

_POLITE = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
print("ready", flush=True)
while True:
    time.sleep(0.05)
"""
_STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
while True:
    time.sleep(0.05)
"""
_OUTER = """
import sys, dev
dev.STOP_SECONDS = 0.2
try:
    code = dev.child([sys.executable, "-c", sys.argv[1]])
except dev.Stopped as stopped:
    code = stopped.code
sys.exit(code)
"""


def start(inner: str) -> subprocess.Popen[str]:
    outer = subprocess.Popen([sys.executable, "-c", _OUTER, inner], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert outer.stdout is not None
    assert outer.stdout.readline() == "ready\n"
    return outer


@posix_only
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_passed_on_and_the_childs_code_comes_back(number: signal.Signals) -> None:
    with start(_POLITE) as outer:
        outer.send_signal(number)
        assert outer.wait(30) == 7


@posix_only
def test_a_child_that_will_not_stop_is_killed() -> None:
    with start(_STUBBORN) as outer:
        outer.send_signal(signal.SIGTERM)
        assert outer.wait(30) == 128 + signal.SIGKILL


@pytest.mark.parametrize("code", [0, 3])
def test_the_code_of_the_child_is_ours(code: int) -> None:
    assert dev.child([sys.executable, "-c", f"raise SystemExit({code})"]) == code


@pytest.mark.parametrize(
    "arguments", [[], ["bogus"], ["bench", "nothing-of-this-name"], ["screenshots"], ["freeze", "now"]]
)
def test_wrong_usage_is_exit_2_with_a_line_on_stderr(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "dev.py", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_the_frozen_program_sees_nothing_of_this_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([str(dev.BIN), "/usr/bin"]))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("VIRTUAL_ENV", str(dev.VENV))
    environment = dev.clean_environment(tmp_path)
    assert environment["HOME"] == str(tmp_path)
    assert not any(str(ROOT) in value or name.startswith(("PYTHON", "VIRTUAL")) for name, value in environment.items())


def test_the_moment_of_the_source_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert dev.source_moment() == 1_700_000_000


def test_a_source_without_history_is_as_old_as_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    before = int(time.time())
    assert dev.source_moment() >= before


def test_a_change_of_the_declarations_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in dev.DECLARATIONS:
        (tmp_path / name).write_text("a")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    (tmp_path / "constraints.txt").write_text("b")
    assert dev.fingerprint() != before


def test_compiled_translations_older_than_their_source_are_noticed(tmp_path: Path) -> None:
    source, result = tmp_path / "fr.ts", tmp_path / "fr.qm"
    source.write_text("")
    assert not dev.newer(result, source)
    result.write_text("")
    os.utime(source, (time.time() + 10, time.time() + 10))
    assert not dev.newer(result, source)
    os.utime(result, (time.time() + 20, time.time() + 20))
    assert dev.newer(result, source)
