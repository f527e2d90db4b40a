"""Rounds of selling that end in a kill, in groups on a fresh pair of data folders; after each group the books are compared.

``python -m tests.kills.rounds --seed 7 --rounds 100 [--keep DIR]`` repeats one group and prints what came of it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from tests.kills import books, counter
from tests.kills.process import Child, Fuse, forked
from tests.kills.server import ServerProcess, command, load, template

SERVER_SHARE = 0.1
"""Rounds in which the server is killed from outside; besides, most of its lives end at a place drawn beforehand."""

FUSED_SHARE = 0.6
"""Rounds in which the counter falls at a place drawn beforehand; in the others it is killed at a moment."""

MOST_LINES = 12
"""Calls and answers after which a counter whose place was never reached is killed all the same."""

LONGEST = 1.5
"""Seconds a round lasts when what it waits for does not come: the server is dead, or the machine is busy."""

SLOWEST_START = 30.0
"""Seconds until a counter must have opened its file, however busy the machine is."""

DAMAGED_WORDS = ("Traceback", "damaged", "malformed", "task failed")
"""What must not stand in the log of either program."""


@dataclass
class Result:
    """What came of a group."""

    seed: int
    rounds: int
    desktop_kills: int = 0
    exact_kills: int = 0
    """Of these, those at a place drawn beforehand; the others came at a moment."""
    server_kills: int = 0
    acknowledged: int = 0
    sales: int = 0
    batches: int = 0
    reversals: int = 0
    arrived: int = 0
    """Actions the server had confirmed before everything was left in peace to settle."""
    repeated: int = 0
    """Of all actions, those taken up again after a kill because nobody knew what had become of them."""
    server_reversals: int = 0
    """Sold units that the server took back; the other reversals were of what it had not heard of yet."""
    half_reversals: int = 0
    rescans: int = 0
    seconds: float = 0.0
    settling_seconds: float = 0.0
    problems: list[str] = field(default_factory=list)

    def add(self, other: Result) -> None:
        """Count another group as well; the seed stays."""
        for each in fields(self):
            if each.name != "seed":
                setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


class Group:
    """One counter and one server over some rounds."""

    def __init__(self, made: Path, folder: Path, seed: int) -> None:
        folder.mkdir()
        self.made = made
        self.folder = folder / "counter"
        self.folder.mkdir()
        self.log = folder / "counter.log"
        self.log.touch()
        self.chance = random.Random(seed)
        self.server = ServerProcess(made, folder / "server", random.Random(self.chance.random()))
        self.told = books.Told()
        self.result = Result(seed, 0)

    def round(self) -> None:
        """One start of the counter, its sales and its end."""
        chance = self.chance
        self.server.ensure()
        fuse = Fuse.drawn(chance, counter.POINTS) if chance.random() < FUSED_SHARE else Fuse()
        child = forked(counter.trade(self.folder, self.server.url, chance.randrange(2**32), fuse), self.log)
        try:
            self._wait(child, fused=bool(fuse.point))
            child.hear(0)
            fell = child.ended
        finally:
            child.kill()
        self.result.exact_kills += fell and os.WIFSIGNALED(child.status or 0)
        self.told.take(child.lines)
        self.result.rounds += 1
        self.result.desktop_kills += 1

    def _wait(self, child: Child, *, fused: bool) -> None:
        """Let it work until the drawn moment: some calls acknowledged or some requests answered, and a little more."""
        chance = self.chance
        beginning, wanted = (b'["sent"', chance.randint(1, 6)) if chance.random() < 0.5 else (b"", chance.randint(0, 4))
        if wanted or fused:
            child.hear_lines(1, SLOWEST_START, b'["open"')
        longest = LONGEST
        if chance.random() < SERVER_SHARE:
            child.hear_lines(chance.randint(0, wanted), LONGEST, beginning)
            child.hear(chance.uniform(0, 0.04))
            self.server.kill()
            longest = chance.uniform(0, 0.5)  # sales without a server
        if fused:
            beginning, wanted = b"", MOST_LINES
        child.hear_lines(wanted, longest, beginning)
        if not child.ended:
            time.sleep(chance.uniform(0, 0.03))  # the drawn moment itself

    def settle(self) -> None:
        """Have everything arrive, then compare the books."""
        self.server.kill()
        self.server.ensure(fused=False)

        def half(folder: Path) -> list[str]:
            return books.half_reversals(self.server.database, counter.file_of(folder))

        before = len(self.told.reversed)
        self.result.arrived, _ = books.under_fire(counter.file_of(self.folder))
        last = forked(counter.settle(self.folder, self.server.url, half), self.log)
        try:
            status = last.wait(150)
        finally:
            last.kill()
        if status != 0:
            self.told.problems.append(f"the last start of the counter failed:\n{self.log.read_text()[-2000:]}")
        self.told.take(last.lines)
        self.server.kill()
        result = self.result
        result.half_reversals = len(self.told.reversed) - before
        result.problems = books.problems(
            counter.file_of(self.folder), self.server.database, self.made / "server.sqlite", self.told
        )
        try:
            command(self.server.log, "check", "--data-dir", str(self.server.data))
        except RuntimeError as error:
            result.problems.append(str(error))
        for log in (self.log, self.server.log):
            text = log.read_text(errors="replace")
            result.problems += [f"{log.name}: {word}\n{_around(text, word)}" for word in DAMAGED_WORDS if word in text]
        result.rescans = self.log.read_text(errors="replace").count("differs from the server's digest")
        _, result.repeated = books.under_fire(counter.file_of(self.folder))
        with books.opened(self.server.database) as file:
            query = "SELECT count(*) FROM assigned_plans WHERE status = 'reversed'"
            result.server_reversals = file.execute(query).fetchone()[0]
        result.server_kills = self.server.kills
        result.acknowledged = self.told.count
        result.sales, result.batches = len(self.told.sales), len(self.told.batches)
        result.reversals = len(self.told.reversed)
        result.settling_seconds = round(float(self.told.settled.get("seconds") or 0), 2)


def _around(text: str, word: str) -> str:
    at = text.index(word)
    return text[max(at - 300, 0) : at + 1_500]


def run_group(made: Path, folder: Path, seed: int, rounds: int) -> Result:
    """All rounds of one seed in ``folder``, which must not exist; the folder stays."""
    began = time.monotonic()
    group = Group(made, folder, seed)
    try:
        for _ in range(rounds):
            group.round()
        group.settle()
    finally:
        group.server.kill()
    group.result.seconds = round(time.monotonic() - began, 1)
    return group.result


@contextmanager
def prepared(keep: Path | None = None) -> Iterator[tuple[Path, Path]]:
    """A folder for groups, and the data folder every server begins with."""
    with tempfile.TemporaryDirectory(prefix="tiknet-kills-") as name:
        folder = Path(name)
        if keep is not None:
            keep.mkdir(parents=True)
            folder = keep
        made = template(folder)
        load(folder / "loaded")
        gc.collect()
        gc.freeze()  # children share what stands now
        yield folder, made


def main() -> int:
    """Repeat one group."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    with prepared(chosen.keep) as (folder, made):
        result = run_group(made, folder / f"group-{chosen.seed}", chosen.seed, chosen.rounds)
    print(json.dumps(asdict(result), ensure_ascii=False))
    sys.stderr.write("".join(f"{problem}\n" for problem in result.problems))
    return 1 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main())
