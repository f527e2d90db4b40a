"""``--smoke``: does this installation work? Opens every pane off screen on a small throw-away shop and says so in JSON."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiknet_desktop import __version__
from tiknet_desktop.__main__ import STARTED
from tiknet_desktop.app.demo import DemoShop, DemoSize, open_demo
from tiknet_desktop.platform import crash
from tiknet_desktop.runtime import loop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tiknet_desktop.__main__ import Options
    from tiknet_desktop.app.desktop import Desktop

_PANE_SECONDS = 20.0


class _Complaints(logging.Handler):
    """Collects what went wrong while the panes were open."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.name == "qt":
            self.found.append(f"{record.name}: {record.getMessage()}")


def _since_start() -> int:
    return round((time.perf_counter() - STARTED) * 1000)


def run_smoke(options: Options) -> int:
    """Print one JSON line, ``ok`` true or false with the reasons; the exit code is 0 or 1."""
    complaints = _Complaints()
    logging.getLogger().addHandler(complaints)
    undo = crash.install_hooks(lambda error: complaints.found.append(f"uncaught: {error!r}"))
    report: dict[str, Any] = {"ok": False, "version": __version__, "panes": [], "startup_ms": {}}
    demo = DemoShop(Path(tempfile.mkdtemp(prefix="tiknet-smoke-")), DemoSize(customers=60, transactions=120, clients=6))
    try:
        loop.run(partial(_visit, demo=demo, options=options, report=report))
    except Exception as error:
        logging.getLogger(__name__).exception("the smoke run ended early")
        complaints.found.append(f"ended early: {error!r}")
    finally:
        demo.end()
        undo()
        logging.getLogger().removeHandler(complaints)
    report["reasons"] = complaints.found
    report["ok"] = not complaints.found and bool(report["panes"])
    if not complaints.found:
        del report["reasons"]
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return 0 if report["ok"] else 1


async def _visit(app: QApplication, *, demo: DemoShop, options: Options, report: dict[str, Any]) -> None:
    report["startup_ms"]["application"] = _since_start()
    desktop = await open_demo(app, demo, options)
    try:
        report["startup_ms"]["shop"] = _since_start()
        await _open_panes(desktop, report)
        report["startup_ms"]["panes"] = _since_start()
    finally:
        await desktop.close()
    if desktop.local is not None and desktop.local.running:
        raise RuntimeError("the server did not stop")


async def _open_panes(desktop: Desktop, report: dict[str, Any]) -> None:
    services, workspace = desktop.services, desktop.window.workspace
    assert services is not None
    assert workspace is not None
    assert services.sync is not None
    await asyncio.wait_for(services.sync.pull_once(), _PANE_SECONDS)
    for pane in workspace.entries:
        workspace.go(pane)
        await asyncio.sleep(0.3)  # its reads and its first paint
        picture = workspace.panes[pane].grab()
        if picture.isNull() or picture.width() < 200:
            raise RuntimeError(f"the pane {pane} paints nothing")
        report["panes"].append(pane)
    found = await services.records.page(_all_customers(), 0, 10)
    if found.total != 60:
        raise RuntimeError(f"{found.total} customers of 60 came from the server")


def _all_customers() -> Any:
    from tiknet_desktop.storage.records import RecordQuery

    return RecordQuery("customers")
