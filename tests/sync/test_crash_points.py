"""Killed without warning in the middle of money: nothing acknowledged is lost, nothing is half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the rounds fork")
@pytest.mark.timeout(300)
def test_sixty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    seed = 20_261_122
    done = subprocess.run(
        [sys.executable, "-m", "tests.sync.crash_rounds", str(tmp_path), "60", str(seed)],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["problems"] == [], f"seed {seed}"
    assert result["acknowledged"] > 100
