"""The composition root: the only place that imports the window and starts the server (design, section 3)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiknet_desktop.__main__ import Options

CLOUD = "https://api.tiknetafrica.com/v1"


def run(options: Options) -> int:
    """Run the program as the options ask and return its exit code."""
    if options.smoke or options.screenshots is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.smoke:
        from tiknet_desktop.app.smoke import run_smoke

        return run_smoke(options)
    if options.screenshots is not None:
        from tiknet_desktop.app.pictures import run_screenshots

        return run_screenshots(options, options.screenshots)
    if options.demo:
        from tiknet_desktop.app.demo import run_demo

        return run_demo(options)
    from tiknet_desktop.app.start import run_shop

    return run_shop(options)


def complain(text: str) -> int:
    """One line on stderr, and the exit code of anything that went wrong."""
    sys.stderr.write(f"tiknet-desktop: {text}\n")
    return 1
