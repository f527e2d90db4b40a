"""Killed without warning in the middle of money: nothing acknowledged is lost, nothing is doubled, nothing is half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the rounds fork")
@pytest.mark.timeout(300)
def test_kills_of_a_counter_and_its_server_leave_books_that_agree() -> None:
    seed = 20_261_122
    done = subprocess.run(
        [sys.executable, "-m", "tests.kills.rounds", "--seed", str(seed), "--rounds", "40"],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["desktop_kills"] == 40
    assert result["server_kills"] > 2
    assert result["acknowledged"] > 40
    assert result["arrived"] > 0, "nothing was sent while the plug was pulled"
