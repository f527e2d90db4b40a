"""Kills in the middle of money: the desktop dies once a round, the server now and then, and afterwards every acknowledged
sale, batch, reversal and movement of cash must be there exactly once on both sides (design, section 9).

``TIKNET_BENCH_KILLS`` rounds (10,000), ``TIKNET_BENCH_SEED`` for other seeds. A group that fails tells its seed and where
its files are; ``python -m tests.kills.rounds --seed SEED`` repeats it alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.kills.rounds import Result

GROUP = 100
"""Rounds on one pair of data folders."""


def _say(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stderr.flush()


def _kept(folder: Path) -> str:
    """Move the files of a failed group to where they stay."""
    place = Path(tempfile.mkdtemp(prefix="tiknet-kills-failed-"))
    shutil.move(folder, place)
    return str(place)


def _groups(first: int, rounds: int) -> Iterator[Result]:
    from tests.kills.rounds import prepared, run_group

    with prepared() as (folder, made):
        for number, done in enumerate(range(0, rounds, GROUP)):
            result = run_group(made, folder / "group", first + number, min(GROUP, rounds - done))
            if result.problems:
                _say(f"seed {result.seed} failed, files in {_kept(folder / 'group')}")
                for problem in result.problems:
                    _say(f"  {problem}")
            else:
                shutil.rmtree(folder / "group")
            yield result


def run() -> Iterator[dict[str, Any]]:
    """One line for the kills with everything that was found, then what they were made of. Ctrl-C ends it early, with the
    figures of the groups that are complete."""
    if not hasattr(os, "fork"):
        _say("no kills: this system cannot fork")
        return
    from tests.kills.rounds import Result

    rounds = int(os.environ.get("TIKNET_BENCH_KILLS", "10000"))
    first = int(os.environ.get("TIKNET_BENCH_SEED", "20261122"))
    total = Result(first, 0)
    seeds: list[int] = []
    failed: list[int] = []
    with contextlib.suppress(KeyboardInterrupt):  # what was measured until then counts
        for result in _groups(first, rounds):
            total.add(result)
            seeds = [first, result.seed]
            if result.problems:
                failed.append(result.seed)
            _say(
                f"{total.desktop_kills} kills of the desktop, {total.server_kills} of the server,"
                f" {total.acknowledged} calls acknowledged, {total.repeated} actions repeated after an unknown outcome,"
                f" {total.half_reversals} reversals finished, {len(failed)} groups failed, {total.seconds:.0f} s"
            )
    yield {
        "bench": "kills of the desktop in the middle of money",
        "value": total.desktop_kills,
        "unit": "kills",
        "baseline": rounds,
        "ratio": None,
        "problems": len(total.problems),
        "failed_seeds": failed,
        "seeds": seeds,
    }
    for name in (
        *("exact_kills", "server_kills", "acknowledged", "sales", "batches", "reversals", "server_reversals"),
        *("arrived", "repeated", "half_reversals", "rescans"),
    ):
        yield _figure(name, getattr(total, name), "")
    yield _figure("seconds", round(total.seconds), "s")
    yield _figure("settling_seconds", round(total.settling_seconds), "s")


def _figure(name: str, value: float, unit: str) -> dict[str, Any]:
    return {"bench": f"kills: {name.replace('_', ' ')}", "value": value, "unit": unit, "baseline": None, "ratio": None}


if __name__ == "__main__":
    for line in run():
        print(json.dumps(line))
