"""``tiknet-desktop``: reads its options before anything heavy is imported (public commands: ``--help``)."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tiknet_desktop import __version__

STARTED = time.perf_counter()
"""When this program began, for the figures of ``--smoke``."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for; ``None`` leaves the saved choice."""

    demo: bool = False
    server: str | None = None
    email: str | None = None
    password: str | None = None
    data_dir: Path | None = None
    language: str | None = None
    theme: str | None = None
    screenshots: Path | None = None
    scenes: tuple[str, ...] = ()
    smoke: bool = False
    tour: bool = False


class UsageError(Exception):
    """The options do not fit together."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tiknet-desktop", description="Sell Wi-Fi tickets, watch the routers and keep the books, online or not."
    )
    parser.add_argument("--demo", action="store_true", help="open a throw-away shop with a simulated router")
    parser.add_argument("--server", metavar="URL", help="partner API base (also TIKNET_SERVER)")
    parser.add_argument("--email", metavar="ADDRESS", help="sign in as ADDRESS, with --password-stdin")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where cache, outbox and logs live")
    parser.add_argument("--lang", choices=("en", "fr"), help="language of the window")
    parser.add_argument("--theme", choices=("light", "dark", "system"), help="colours of the window")
    parser.add_argument("--screenshots", metavar="DIR", type=Path, help="render every pane into DIR and exit")
    parser.add_argument("--scenes", metavar="NAMES", help="with --screenshots: only these scenes, as money,reports")
    parser.add_argument("--smoke", action="store_true", help="open every pane off screen, print one JSON line and exit")
    parser.add_argument("--tour", action="store_true", help="with --demo: begin with the tour of the window")
    parser.add_argument("--version", action="version", version=f"TikNet Desktop {__version__}")
    return parser


def read_options(arguments: list[str] | None = None) -> Options:
    """Options from the command line, the environment and, for the password, standard input.

    Raises:
        UsageError: ``--email`` and ``--password-stdin`` do not come together.
        SystemExit: wrong usage (2), or ``--help`` and ``--version`` (0).
    """
    found = _parser().parse_args(arguments)
    if bool(found.email) != found.password_stdin:
        raise UsageError("--email and --password-stdin go together")
    return Options(
        demo=found.demo,
        server=found.server or os.environ.get("TIKNET_SERVER") or None,
        email=found.email,
        password=sys.stdin.readline().rstrip("\r\n") if found.password_stdin else None,
        data_dir=found.data_dir,
        language=found.lang,
        theme=found.theme,
        screenshots=found.screenshots,
        scenes=tuple((found.scenes or "").replace(",", " ").split()),
        smoke=found.smoke,
        tour=found.tour,
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the desktop application and return its exit code: 0 done, 2 wrong usage, 1 anything else."""
    try:
        options = read_options(arguments)
    except UsageError as error:
        print(f"tiknet-desktop: {error}", file=sys.stderr)  # noqa: T201 - a command answers on stderr
        return 2
    collecting = gc.isenabled()
    gc.disable()  # what is made while starting stays; the event loop collects from then on (runtime/garbage.py)
    try:
        from tiknet_desktop.app import run

        return run(options)
    finally:
        if collecting:
            gc.enable()


if __name__ == "__main__":
    sys.exit(main())
