"""House rules that a machine can check (design, sections 3 and 10)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tiknet_desktop", "ui", "embedded_server")

_EXEC_NAMES = ("exec", "exec_")
_BLOCKING_DIALOGS = {
    "QMessageBox": {"question", "information", "warning", "critical", "about"},
    "QFileDialog": {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"},
    "QInputDialog": {"getText", "getItem", "getInt", "getDouble", "getMultiLineText"},
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}


def sources(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"), str(path))


def tracked() -> list[Path]:
    """Files of the repository, new ones included, ignored ones not."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_the_layers_hold() -> None:
    from importlinter.application.use_cases import SUCCESS, lint_imports
    from importlinter.configuration import configure

    configure()
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == SUCCESS


def _nested_loop(node: ast.AST) -> str | None:
    """What about a call starts an event loop inside the running one."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return None
    name, owner = node.func.attr, node.func.value
    owner_name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    if name in _EXEC_NAMES and not re.search(r"(?i)session|connection|cursor|engine", owner_name):
        return f"{owner_name}.{name}()"
    if name == "processEvents":
        return "processEvents()"
    if name in _BLOCKING_DIALOGS.get(owner_name, ()):
        return f"{owner_name}.{name}()"
    return None


def test_no_dialog_or_menu_starts_an_event_loop_of_its_own() -> None:
    """One nested loop inside a coroutine stops every task of the program for good."""
    found = [
        f"{path}:{node.lineno}: {what}"
        for path, tree in sources("ui", "tiknet_desktop")
        for node in ast.walk(tree)
        if (what := _nested_loop(node)) and isinstance(node, ast.Call)
    ]
    assert found == []


def test_no_slot_is_made_with_async_slot() -> None:
    """qasync's decorator loses arguments and errors; slots spawn tasks through the registry."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in sources("ui", "tiknet_desktop")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name | ast.alias) and getattr(node, "id", getattr(node, "name", "")) in ("asyncSlot", "asyncClose"))
        or (isinstance(node, ast.Attribute) and node.attr in ("asyncSlot", "asyncClose"))
    ]  # fmt: skip
    assert found == []


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


@pytest.mark.parametrize(
    ("package", "allowed"),
    [("embedded_server", ()), ("tiknet_desktop", ("tiknet_desktop/runtime/loop.py", "tiknet_desktop/app/"))],
)
def test_qt_lives_in_the_interface(package: str, allowed: tuple[str, ...]) -> None:
    found = [
        f"{path}:{line}: {module}"
        for path, tree in sources(package)
        for line, module in _imports(tree)
        if module.split(".")[0] in ("PySide6", "shiboken6", "qasync", "pyqtgraph", "qtawesome", "qtpy")
        and not path.as_posix().startswith(allowed)
    ]
    assert found == []


def test_the_server_starts_without_loading_qt() -> None:
    script = (
        "import sys, importlib.util\n"
        "names = ['embedded_server.cli'] if importlib.util.find_spec('embedded_server.cli') else ['embedded_server']\n"
        "[__import__(name) for name in names]\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'ui', 'qasync')]\n"
        "sys.exit(repr(bad) if bad else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


_TELLTALES = {
    "a path of a machine": re.compile(rb"(?<![\w.:/-])/(?:home/(?!\.\.)\w+/|Users/\w+/|root/|work/(?:main|shared))|[A-Z]:\\\\?Users\\\\?\w"),
    "a package registry": re.compile(rb"(?i)(?:pypi\.org|pythonhosted\.org|artifactory|devpi|nexus\.|/simple/|--index-url|--extra-index-url)"),
    "a private network host": re.compile(rb"(?i)https?://[\w.-]+\.(?:internal|corp|intranet|lan)\b"),
}  # fmt: skip
_BINARY = {".png", ".otf", ".ttf", ".ico", ".icns", ".qm", ".pdf", ".gz", ".sqlite", ".woff2", ".jpg"}


def test_no_file_tells_where_it_was_made() -> None:
    found = []
    for path in tracked():
        if path.suffix.lower() in _BINARY or path == Path(__file__).resolve():
            continue
        text = path.read_bytes()
        found += [f"{path.relative_to(ROOT)}: {what}" for what, pattern in _TELLTALES.items() if pattern.search(text)]
    assert found == []


def test_pinned_versions_are_plain() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    wrong = [line for line in lines if line and not re.fullmatch(r"[\w.-]+==[\w.+!-]+", line)]
    assert wrong == []


_REFERENCE_PROBE = """
import gc, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Table(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 3
    def columnCount(self, parent=QModelIndex()):
        return 3
    def data(self, index, role=0):
        return None

class Sender(QObject):
    number = Signal(int)
    plain = Signal()

app = QApplication([])
table, widget, sender = Table(), QWidget(), Sender()
index = table.index(0, 0)
calls = {
    "data": lambda: index.data(1),
    "parent": widget.parent,
    "layout": widget.layout,
    "update": widget.update,
    "setEnabled": lambda: widget.setEnabled(True),
    "isEnabled": widget.isEnabled,
    "isVisible": widget.isVisible,
    "property": lambda: widget.property("missing"),
    "emit number": lambda: sender.number.emit(1),
    "emit plain": sender.plain.emit,
    "processEvents": app.processEvents,
}
TURNS = 400
gc.collect()
gc.disable()
for name, call in calls.items():
    for value in (None, True, False):
        for _ in range(10):
            call()
        before = sys.getrefcount(value)
        for _ in range(TURNS):
            call()
        drift = sys.getrefcount(value) - before
        if abs(drift) > TURNS // 5:
            print(f"{name}: {value} drifts by {drift / TURNS:+.2f} a call")
"""


def test_qt_keeps_the_reference_counts_of_none_true_and_false() -> None:
    """PySide6 6.12.0 on CPython 3.11 loses one per call and aborts the process after a few thousand (design, section 10)."""
    done = subprocess.run(
        [sys.executable, "-c", _REFERENCE_PROBE], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
