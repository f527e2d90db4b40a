"""Collects the texts of the interface and compiles them: ``python -m ui.translations [--check]``.

One ``.ts`` file per area and language, so that people do not collide. French covers every text; English only what is
counted, because the source is English. Compiled files (``tiknet_<language>.qm``) are not kept in the repository.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "resources" / "translations"
LANGUAGES: Final = ("fr", "en")


_COUNTED: Final = re.compile(
    r'(translate\(\s*"[^"]*",\s*"(?:[^"\\]|\\.)*%L?n(?:[^"\\]|\\.)*",\s*"[^"]*",\s*)[^),\s][^),]*'
)
"""``translate(context, source, comment, number)`` of something counted, up to and with the number."""


class ToolMissingError(RuntimeError):
    """lupdate or lrelease did not come with PySide6."""


def areas() -> dict[str, list[Path]]:
    """Area → its source files: kit, shell, printing, help and every pane."""
    found = {name: sorted((ROOT / "ui" / name).rglob("*.py")) for name in ("kit", "shell", "printing", "help")}
    for path in sorted((ROOT / "ui" / "panes").iterdir()):
        if path.suffix == ".py" and path.stem != "__init__":
            found[path.stem] = [path]
        elif path.is_dir() and path.name != "__pycache__":
            found.setdefault(path.name, []).extend(sorted(path.rglob("*.py")))
    return {area: files for area, files in found.items() if files}


def tool(name: str) -> Path:
    """``lupdate`` or ``lrelease`` as shipped with PySide6.

    Raises:
        ToolMissingError: not installed.
    """
    spec = find_spec("PySide6")
    for location in (spec.submodule_search_locations if spec else None) or ():
        for candidate in (Path(location) / name, Path(location) / f"{name}.exe"):
            if candidate.exists():
                return candidate
    raise ToolMissingError(f"{name} is not part of the installed PySide6")


def _run(*arguments: str | Path) -> None:
    done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolMissingError(f"{Path(arguments[0]).name} failed:\n{done.stdout}{done.stderr}")


def _countable(sources: list[Path], folder: Path) -> list[Path]:
    """Copies in which counted texts carry a literal number: the Python reader of lupdate sees plurals only there."""
    copies = []
    for number, source in enumerate(sources):
        copy = folder / f"{number:03d}_{source.name}"
        copy.write_text(_COUNTED.sub(r"\g<1>1", source.read_text(encoding="utf-8")), encoding="utf-8")
        copies.append(copy)
    return copies


def collect(area: str, sources: list[Path], folder: Path = FOLDER) -> list[Path]:
    """Bring the ``.ts`` files of an area up to date with its sources; obsolete entries go."""
    written = []
    for language in LANGUAGES:
        target = folder / f"{area}_{language}.ts"
        options: list[str | Path] = [
            "-locations",
            "none",
            "-no-obsolete",
            "-source-language",
            "en",
            "-target-language",
            language,
        ]
        if language == "en":
            options.append("-pluralonly")
        with tempfile.TemporaryDirectory() as scratch:
            copies = _countable(sources, Path(scratch))
            _run(tool("lupdate"), *options, "-tr-function-alias", "QT_TRANSLATE_NOOP+=Text", *copies, "-ts", target)
        if language == "en" and not _messages(target):
            target.unlink(missing_ok=True)
        else:
            written.append(target)
    return written


def _messages(path: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(path).getroot().iter("message")) if path.exists() else []


def release(language: str) -> Path:
    """Compile every ``.ts`` of a language into one ``.qm``; written beside and moved, so readers never see half a file."""
    sources = sorted(FOLDER.glob(f"*_{language}.ts"))
    target = FOLDER / f"tiknet_{language}.qm"
    FOLDER.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".qm", dir=FOLDER)
    os.close(handle)
    draft = Path(name)
    try:
        if sources:
            _run(tool("lrelease"), "-silent", *sources, "-qm", draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def faults() -> list[str]:
    """What is wrong with the translations as they are: missing, unfinished, obsolete, outdated."""
    found: list[str] = []
    known = {f"{area}_{language}" for area in areas() for language in LANGUAGES}
    found += [f"{path.name}: no such area" for path in FOLDER.glob("*.ts") if path.stem not in known]
    with tempfile.TemporaryDirectory() as scratch:
        for area, sources in areas().items():
            for language in LANGUAGES:
                current = FOLDER / f"{area}_{language}.ts"
                if current.exists():
                    (Path(scratch) / current.name).write_bytes(current.read_bytes())
            for draft in collect(area, sources, Path(scratch)):
                for context in ElementTree.parse(draft).getroot().iter("context"):
                    for message in context.iter("message"):
                        translation = message.find("translation")
                        source = message.findtext("source", "")
                        if translation is None or translation.get("type") == "unfinished":
                            found.append(f"{draft.name}: {context.findtext('name')}: no translation of {source!r}")
                kept, wanted = _keys(FOLDER / draft.name), _keys(draft)
                found += [f"{draft.name}: no longer used: {source!r}" for _, source in sorted(kept - wanted)]
    return found


def _keys(path: Path) -> set[tuple[str, str]]:
    if not path.exists():
        return set()
    root = ElementTree.parse(path).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in root.iter("context")
        for message in context.iter("message")
    }


def main(arguments: list[str] | None = None) -> int:
    """Collect and compile, or only check."""
    parser = argparse.ArgumentParser(
        prog="python -m ui.translations", description="Collect and compile the texts of the interface."
    )
    parser.add_argument("areas", nargs="*", help="only these areas (kit, shell, printing, help or the name of a pane)")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail when a text is missing, unfinished or no longer used"
    )
    options = parser.parse_args(arguments)
    if options.check:
        problems = faults()
        for problem in problems:
            sys.stderr.write(problem + "\n")
        return 1 if problems else 0
    for area, sources in areas().items():
        if not options.areas or area in options.areas:
            collect(area, sources)
    for language in LANGUAGES:
        release(language)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
