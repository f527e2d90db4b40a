"""Rules of the interface that a reader of the source can check."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ui.kit import icons

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "ui").rglob("*.py"))
CORE = sorted((ROOT / "tiknet_desktop").rglob("*.py"))
PAPER = ROOT / "ui" / "printing"  # paper is black on white in both themes
HEX = re.compile(r"""["'](#[0-9A-Fa-f]{3,8})["']""")


def calls(paths: list[Path]) -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call with the last part of its name."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield path, node, name


def test_colours_come_from_the_tokens_only() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in SOURCES
        if PAPER not in path.parents
        for match in HEX.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_runs_a_nested_event_loop() -> None:
    banned = {"exec", "exec_", "processEvents"}
    static = {
        "question",
        "information",
        "warning",
        "critical",
        "getOpenFileName",
        "getSaveFileName",
        "getExistingDirectory",
        "getText",
        "getItem",
    }
    found = []
    for path, call, name in calls(SOURCES + CORE):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        owner_name = getattr(owner, "id", getattr(owner, "attr", ""))
        if (name in banned and isinstance(call.func, ast.Attribute)) or (
            name in static and owner_name in {"QMessageBox", "QFileDialog", "QInputDialog"}
        ):
            found.append(f"{path.relative_to(ROOT)}:{call.lineno} {name}")
    assert found == []


def test_services_are_asked_plainly() -> None:
    """A question that allows for a missing service hides a misspelt one; doubles have what the real ones have."""
    allowing = re.compile(r"getattr\([^,]*\b(?:services|account)\b|services: Any\b")
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in SOURCES
        for match in allowing.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_effects_that_redraw_everything_are_not_used() -> None:
    assert [path for path in SOURCES if "QGraphicsDropShadowEffect" in path.read_text(encoding="utf-8")] == []


def test_texts_are_literals_the_collector_can_see() -> None:
    found = []
    for path, call, name in calls(SOURCES):
        literal = [isinstance(argument, ast.Constant) and isinstance(argument.value, str) for argument in call.args]
        if (
            name == "Text"
            and isinstance(call.func, ast.Name)
            and not (len(call.args) == 2 and all(literal) and not call.keywords)
            and path.name != "i18n.py"
        ):
            found.append(f"{path.relative_to(ROOT)}:{call.lineno}")
        if name == "translate" and isinstance(call.func, ast.Name) and not all(literal[:2]) and path.name != "i18n.py":
            found.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert found == []


def test_every_text_reached_the_collector() -> None:
    """It overlooks texts inside f-strings; they would stay English for ever without anybody being told."""
    known: set[tuple[str | None, str | None]] = set()
    for path in (ROOT / "resources" / "translations").glob("*_fr.ts"):
        for context in ElementTree.parse(path).getroot().iter("context"):
            known |= {(context.findtext("name"), text.text) for text in context.iter("source")}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.args[1].value}"
        for path, node, name in calls(SOURCES)
        if name in ("Text", "translate")
        and len(node.args) >= 2
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[1], ast.Constant)
        and (node.args[0].value, node.args[1].value) not in known
    ]
    assert found == []


def test_every_glyph_named_in_the_source_exists() -> None:
    known = icons.charmap()
    names = {name for path in SOURCES for name in re.findall(r'"ri\.([a-z0-9-]+)"', path.read_text(encoding="utf-8"))}
    assert names
    missing = {name for name in names if name not in known and f"{name}-line" not in known}
    assert missing == set()


@pytest.mark.parametrize("module", ["ui.shell.window", "ui.kit.pane", "ui.kit.charts"])
def test_starting_up_imports_nothing_heavy(module: str) -> None:
    import subprocess
    import sys

    script = f"import sys, {module}; print([name for name in ('pyqtgraph', 'qtawesome', 'numpy', 'fastapi', 'xlsxwriter', 'httpx', 'PIL') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
