#!/usr/bin/env python3
"""Everything a developer types: run, test, server, bench, screenshots, freeze. Standard library only.

The first command makes ``.venv`` beside this file and installs the pinned dependencies; later ones reuse it until
``pyproject.toml`` or ``constraints.txt`` changes.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
SUFFIX = ".exe" if WINDOWS else ""
PYTHON = BIN / f"python{SUFFIX}"
DECLARATIONS = ("pyproject.toml", "constraints.txt")
SERVER_TESTS = "tests/server"
"""The half of the tests that runs beside the other: about as long, and without a window."""

STOP_SECONDS = 8.0
"""How long a child may take to stop before it is killed; with our own end this stays within ten seconds."""


class RefusalError(Exception):
    """A condition of this computer that the person can change; the text says how."""


class Stopped(BaseException):
    """A signal asked us to end; the child has."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon": "libxkbcommon0",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
}
"""What PySide6 loads from the system on Linux, and the Debian packages that bring it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="dev.py", description="Develop TikNet Desktop.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in {
        "run": "start the desktop application; further arguments are passed on",
        "test": "everything CI runs: format, lint, types, architecture, translations, tests; further arguments go to pytest",
        "server": "start tiknet-server with the further arguments",
        "bench": "run benchmarks, all or those named; one JSON object per line",
        "screenshots": "render every pane into a folder",
        "freeze": "build the bundle in dist/, start it with --smoke, and make the installer of this system",
    }.items():
        commands.add_parser(name, help=text, add_help=False)
    # What follows the command belongs to the program behind it, options included.
    chosen = parser.parse_args(given[:1]).command
    rest = given[1:]
    try:
        return {
            "run": run,
            "test": test,
            "server": server,
            "bench": bench,
            "screenshots": screenshots,
            "freeze": freeze,
        }[chosen](rest)
    except RefusalError as refusal:
        say(str(refusal))
        return 1
    except Stopped as stopped:
        return stopped.code
    except KeyboardInterrupt:
        return 130


def run(rest: Sequence[str]) -> int:
    """``tiknet-desktop`` with ``rest``."""
    set_up()
    return child([program("tiknet-desktop"), *rest])


def server(rest: Sequence[str]) -> int:
    """``tiknet-server`` with ``rest``."""
    set_up()
    return child([program("tiknet-server"), *rest])


def screenshots(rest: Sequence[str]) -> int:
    """Pictures of every pane in the folder that ``rest`` begins with; further arguments go to the program."""
    if not rest or rest[0].startswith("-"):
        say("usage: dev.py screenshots DIR [--scenes NAMES] [--lang en|fr] [--theme light|dark]")
        return 2
    set_up()
    return child([program("tiknet-desktop"), "--screenshots", *rest])


def test(rest: Sequence[str]) -> int:
    """Every check, then the tests. All of them run even if one fails, so that one look shows everything."""
    set_up()
    checks: dict[str, list[str | Path]] = {
        "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "lint": [PYTHON, "-m", "ruff", "check", "."],
        "types": [PYTHON, "-m", "mypy"],
        "architecture": [BIN / f"lint-imports{SUFFIX}"],
    }
    if (ROOT / "ui" / "translations.py").exists():
        checks["translations"] = [PYTHON, "-m", "ui.translations", "--check"]
    results: dict[str, tuple[int, float]] = {}
    for name, command in checks.items():
        say(f"-- {name}")
        began = time.monotonic()
        results[name] = (child([str(part) for part in command]), time.monotonic() - began)
    say("-- tests")
    began = time.monotonic()
    results["tests"] = (
        child([str(PYTHON), "-m", "pytest", *rest]) if rest else whole_suite(),
        time.monotonic() - began,
    )
    for name, (code, seconds) in results.items():
        say(f"{'ok    ' if code == 0 else 'FAILED'} {name} ({seconds:.1f} s)")
    return next((1 for code, _ in results.values() if code), 0)


def whole_suite() -> int:
    """Every test, those of the server beside the others: each half keeps one core busy. What the server's say is shown when
    they are through."""
    tests = [str(PYTHON), "-m", "pytest"]
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen([*tests, SERVER_TESTS], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        try:
            others = child([*tests, f"--ignore={SERVER_TESTS}"])
            code = server.wait()
        finally:
            if server.poll() is None:
                server.terminate()
                try:
                    server.wait(STOP_SECONDS)
                except subprocess.TimeoutExpired:
                    server.kill()
                    server.wait()
        say(f"-- tests of {SERVER_TESTS}")
        said.seek(0)
        sys.stdout.write(said.read().decode(errors="replace"))
        sys.stdout.flush()
    return others or code


def bench(rest: Sequence[str]) -> int:
    """Benchmarks by name: ``tests/benchmarks/bench_NAME.py``, each with ``run() -> Iterable[dict]``."""
    known = {path.stem.removeprefix("bench_"): path for path in sorted((ROOT / "tests/benchmarks").glob("bench_*.py"))}
    unknown = [name for name in rest if name not in known]
    if unknown:
        say(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known) or 'none'}")
        return 2
    set_up()
    # Modules are compiled once and kept, as on a computer where the program ran before.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    code = 0
    for name in rest or known:
        # A process of its own each: a benchmark must not profit from what the one before has imported.
        script = (
            f"import json, tests.benchmarks.bench_{name} as b\nfor row in b.run(): print(json.dumps(row), flush=True)"
        )
        code = child([str(PYTHON), "-c", script]) or code
    return code


def freeze(rest: Sequence[str]) -> int:
    """The bundle, the proof that it starts without this folder, its virtual environment and its variables, the installer."""
    if rest:
        say("usage: dev.py freeze")
        return 2
    set_up()
    spec = ROOT / "packaging" / "tiknet.spec"
    if not spec.exists():
        raise RefusalError(f"{spec} is missing")
    # The same source gives the same files.
    environment = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(source_moment())}
    code = child([str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--clean", str(spec)], environment=environment)
    if code:
        return code
    bundle = frozen_program()
    say(f"bundle: {bundle.parent} ({folder_bytes(bundle.parent) / 1e6:.0f} MB)")
    with tempfile.TemporaryDirectory(prefix="tiknet-smoke-") as empty:
        home = Path(empty) / "home"
        home.mkdir()
        code = child([str(bundle), "--smoke"], cwd=Path(empty), environment=clean_environment(home))
    if code:
        return code
    installer = ROOT / "packaging" / "installer.py"
    return child([str(PYTHON), str(installer), str(bundle.parent), str(ROOT / "dist")], environment=environment)


def source_moment() -> int:
    """When this source last changed, in seconds since 1970: ``SOURCE_DATE_EPOCH``, else the last commit, else now."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    try:
        said = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return int(time.time())
    return int(said.stdout) if said.stdout.strip().isdigit() else int(time.time())


def frozen_program() -> Path:
    """The program in ``dist/``.

    Raises:
        RefusalError: it is not there.
    """
    names = (
        [f"TikNet.app/Contents/MacOS/{name}" for name in ("tiknet-desktop", "TikNet")]
        if sys.platform == "darwin"
        else []
    )
    for folder in ("tiknet-desktop", "TikNet", "tiknet"):
        names += [f"{folder}/{name}{SUFFIX}" for name in ("tiknet-desktop", "TikNet", "tiknet")]
    for name in names:
        if (ROOT / "dist" / name).is_file():
            return ROOT / "dist" / name
    raise RefusalError(f"no program was found in {ROOT / 'dist'}")


def clean_environment(home: Path) -> dict[str, str]:
    """What a user's session has: nothing of Python, of this folder, or of the virtual environment."""
    keep = (
        "LANG",
        "LC_ALL",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "XDG_RUNTIME_DIR",
        "SYSTEMROOT",
        "WINDIR",
        "COMSPEC",
        "TEMP",
    )
    environment = {
        name: os.environ[name] for name in (*keep, "TMP", "TMPDIR", "NUMBER_OF_PROCESSORS") if name in os.environ
    }
    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    environment["PATH"] = os.pathsep.join(folder for folder in folders if not Path(folder).is_relative_to(ROOT))
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"APPDATA": str(home / "Roaming"), "LOCALAPPDATA": str(home / "Local")} if WINDOWS else {}
    return environment


def folder_bytes(folder: Path) -> int:
    """Bytes of all files below ``folder``; links are not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def program(name: str) -> str:
    """Path of an installed program.

    Raises:
        RefusalError: it is not there.
    """
    path = BIN / f"{name}{SUFFIX}"
    if not path.exists():
        raise RefusalError(f"{path} is missing; delete {STAMP} and try again")
    return str(path)


def set_up() -> None:
    """Make the virtual environment current. Messages go to stderr: stdout belongs to the program that is started.

    Raises:
        RefusalError: this Python is too old, or the system lacks something.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this with an older one must hear why
        raise RefusalError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    wanted = fingerprint()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8").strip() == wanted):
        if not PYTHON.exists():
            say("making .venv")
            make_environment()
        say("installing the pinned dependencies (once, and after they change)")
        pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
        code = child(
            [*pip, "install", "--quiet", "-c", "constraints.txt", "-e", ".[dev,postgresql]"], stdout=sys.stderr
        )
        if code:
            raise RefusalError(f"the dependencies could not be installed (pip ended with {code}); is there a network?")
        STAMP.write_text(wanted + "\n", "utf-8")
    warn_of_missing_libraries()
    compile_translations()


def fingerprint() -> str:
    """Changes whenever the declarations of dependencies or the interpreter do."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}\n".encode())
    for name in DECLARATIONS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """Make ``.venv``.

    Raises:
        RefusalError: the system's Python comes without the module that does it.
    """
    # A process of its own: it can be stopped, and it takes its own children with it.
    if child([sys.executable, "-m", "venv", "--clear", str(VENV)], stdout=sys.stderr):
        shutil.rmtree(VENV, ignore_errors=True)
        hint = "; on Debian and Ubuntu: apt-get install python3-venv" if sys.platform == "linux" else ""
        raise RefusalError(f"the virtual environment could not be made{hint}")


def missing_libraries() -> list[str]:
    """Debian packages for the libraries of Qt that this Linux lacks."""
    if sys.platform != "linux":
        return []
    return [package for library, package in QT_LIBRARIES.items() if ctypes.util.find_library(library) is None]


def warn_of_missing_libraries() -> None:
    """Name what to install before Qt says it in its own words."""
    missing = missing_libraries()
    if missing:
        say(
            f"Qt needs libraries this system lacks; as root: apt-get install --no-install-recommends {' '.join(missing)}"
        )


def compile_translations() -> None:
    """Bring the compiled translations up to date; without them the program speaks English."""
    sources = list((ROOT / "resources" / "translations").glob("*.ts"))
    if not sources or not (ROOT / "ui" / "translations.py").exists():
        return
    if all(newer(source.with_suffix(".qm"), source) for source in sources):
        return
    if child([str(PYTHON), "-m", "ui.translations"], stdout=sys.stderr):
        say("the translations could not be compiled; texts stay English")


def newer(result: Path, source: Path) -> bool:
    """Whether ``result`` was made after ``source`` last changed."""
    return result.exists() and result.stat().st_mtime >= source.stat().st_mtime


def child(
    command: Sequence[str],
    *,
    cwd: Path = ROOT,
    environment: dict[str, str] | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Run ``command`` and return its exit code. SIGTERM and Ctrl-C are passed on; a child that does not stop is killed.

    The code of a child ended by a signal is 128 and the number, as shells have it.

    Raises:
        Stopped: a signal came and the child has ended; ``code`` is what it ended with.
    """
    asked: list[float] = []
    process: subprocess.Popen[bytes] | None = None

    def ask(*_: object) -> None:
        """Pass the wish to stop on. A terminal sends Ctrl-C to the child as well; hearing it twice does no harm."""
        asked.append(time.monotonic())
        if process is not None and process.poll() is None:
            process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))

    earlier = {number: signal.signal(number, ask) for number in stop_signals()}
    try:
        flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # on Windows only a group can be sent CTRL_BREAK
        process = subprocess.Popen(list(command), cwd=cwd, env=environment, stdout=stdout, creationflags=flags)
        if asked:
            process.terminate()
        while True:
            try:
                # With a limit, because a signal alone does not end a wait: the system call is taken up again.
                code = process.wait(0.5)
                break
            except subprocess.TimeoutExpired:
                if asked and time.monotonic() - asked[0] > STOP_SECONDS:
                    process.kill()
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
    code = 128 - code if code < 0 else code
    if asked:
        raise Stopped(code)
    return code


def stop_signals() -> Iterable[signal.Signals]:
    """Signals that mean: please end."""
    return [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP") if hasattr(signal, name)]


def say(text: str) -> None:
    """One line for the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
