"""Starting where one cannot: a second time, or on a folder that cannot be used. Real processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.processes import PATIENCE, Program
from tiknet_desktop.runtime.single_instance import InstanceLock

NOWHERE = "http://127.0.0.1:9/v1"


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    made: list[Program] = []
    yield made
    stubborn = [program for program in made if not program.gone()]
    assert not stubborn


def _second(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tiknet_desktop", *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_second_start_brings_the_first_window_up_and_ends_well(tmp_path: Path, programs: list[Program]) -> None:
    arguments = ["--data-dir", str(tmp_path), "--server", NOWHERE, "--lang", "en"]
    first = Program("tests.end_to_end.desktop_driver", arguments)
    programs.append(first)
    assert first.read()["ready"]
    assert first.ask("minimise")
    second = _second(*arguments)
    assert (second.returncode, second.stderr) == (0, "")
    assert first.ask("comes_back")
    assert first.ask("quit")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "TikNet est déjà ouvert pour cette boutique mais ne répond pas."),
        ("en", "TikNet is already open for this shop but does not answer."),
    ],
)
def test_a_first_program_that_does_not_answer_is_said_in_a_window(
    tmp_path: Path, programs: list[Program], language: str, sentence: str
) -> None:
    with InstanceLock(tmp_path) as lock:
        assert lock.acquire()
        (tmp_path / "instance.json").unlink()  # it has the folder, but nobody can reach it
        second = Program("tests.end_to_end.refusal_reader", ["--data-dir", str(tmp_path), "--lang", language])
        programs.append(second)
        assert sentence in second.read()["words"]
        assert second.process.wait(PATIENCE) == 1
        assert lock.held


@pytest.mark.parametrize(
    ("language", "sentence"), [("fr", "Ce dossier refuse l’écriture."), ("en", "This folder cannot be written.")]
)
def test_a_folder_that_cannot_be_written_is_said_in_a_window(
    tmp_path: Path, programs: list[Program], language: str, sentence: str
) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    folder = tmp_path / "file" / "shop"
    program = Program("tests.end_to_end.refusal_reader", ["--data-dir", str(folder), "--lang", language])
    programs.append(program)
    assert sentence in program.read()["words"]
    assert program.process.wait(PATIENCE) == 1
    plain = _second("--data-dir", str(folder))
    assert plain.returncode == 1
    assert len(plain.stderr.splitlines()) == 1
    assert "Traceback" not in plain.stderr
