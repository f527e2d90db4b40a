"""The scripts that run before a frozen program: where its modules lie, and what its children inherit."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


def test_both_programs_read_one_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/tiknet/_internal", raising=False)
    monkeypatch.setattr(sys, "_pyinstaller_pyz", "/opt/tiknet/tiknet-desktop?4096", raising=False)
    runpy.run_path(str(PACKAGING / "shared_modules.py"))
    assert sys._pyinstaller_pyz == "/opt/tiknet/_internal/modules.pyz?0"  # type: ignore[attr-defined]


@pytest.mark.parametrize("before", [None, "/opt/other/lib"])
def test_programs_started_from_the_window_see_the_libraries_of_the_system(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/tiknet/_internal", "QT_PLUGIN_PATH": "/opt/tiknet/plugins", "LANG": "fr"}
    if before is not None:
        environment["LD_LIBRARY_PATH_ORIG"] = before
    monkeypatch.setattr("os.environ", environment)
    runpy.run_path(str(PACKAGING / "restored_environment.py"))
    assert environment == {"LANG": "fr"} | ({} if before is None else {"LD_LIBRARY_PATH": before})
