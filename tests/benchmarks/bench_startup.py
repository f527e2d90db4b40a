"""Start to the first painted window with cached data, against a bare PySide6 window in the same run (design, section 9)."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROUNDS = 7
CUSTOMERS = 2_000
EMAIL, PASSWORD = "bench@example.com", "a long enough sentence"
_SERVER = (sys.executable, "-m", "embedded_server.cli")
_BARE = """
import time
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
class Window(QWidget):
    def paintEvent(self, event):
        print("painted", time.time(), time.process_time(), flush=True)
        app.exit(0)
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""


def program_environment(bytecode: Path) -> dict[str, str]:
    """As on a computer where the program ran before: whether this shell forbids to keep compiled modules says nothing."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(bytecode),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def _until_painted(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the command to its word, by the clock and of processor."""
    began = time.time()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    for line in done.stdout.splitlines():
        if line.startswith("painted "):
            _word, moment, spent = line.split()
            return float(moment) - began, float(spent)
    raise RuntimeError(f"{command[-1][:80]!r} never painted: {done.stdout[-300:]} {done.stderr[-1500:]}")


def fill_cache(folder: Path, customers: int = CUSTOMERS) -> None:
    """Sign in once against a real server so that a shop is cached; the server is gone afterwards."""
    server = folder / "server"
    subprocess.run(
        [*_SERVER, "create-owner", "--data-dir", str(server), "--email", EMAIL, "--password-stdin"],
        input=PASSWORD + "\n", text=True, check=True, capture_output=True,
    )  # fmt: skip
    seeding = ["seed", "--data-dir", str(server), "--email", EMAIL, "--customers", str(customers)]
    subprocess.run([*_SERVER, *seeding, "--transactions", "1000"], check=True, capture_output=True)
    script = f"""
import asyncio, sys
from pathlib import Path
from tiknet_desktop.app.local_server import HOME, LocalServer
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services.container import open_services
from tiknet_desktop.services.settings import SettingsService

async def main():
    paths = Paths.of(sys.argv[1])
    paths.prepare()
    settings = SettingsService(paths.data / "settings.json")
    local = LocalServer(paths.server)
    local.start()
    services = await open_services(paths, local.url, home=HOME, local=True, settings=settings,
                                   secrets=SecretStore.in_memory(paths.data))
    await services.account.sign_in({EMAIL!r}, {PASSWORD!r})
    await services.sync.pull_once()
    settings.set("home", "computer")
    settings.set("last_pane", "customers")
    await services.close()
    local.stop()

asyncio.run(main())
"""
    subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        check=True,
        env=program_environment(folder / "bytecode"),
        timeout=120,
    )


def run() -> Iterator[dict[str, Any]]:
    """Medians in seconds; the ratios are ours over the bare window's. Processor time hardly feels what else runs here."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill_cache(folder)
        environment = program_environment(folder / "bytecode")
        probe = [sys.executable, "-m", "tests.benchmarks.startup_probe", "--data-dir", str(folder), "--lang", "fr"]
        bare = [sys.executable, "-c", _BARE]
        for command in (bare, probe):  # warms the disk's cache and writes the bytecode, for both
            _until_painted(command, environment)
        rounds = [(_until_painted(bare, environment), _until_painted(probe, environment)) for _ in range(ROUNDS)]
    for index, what in enumerate(("", ", processor time")):
        base = statistics.median(pair[0][index] for pair in rounds)
        ours = statistics.median(pair[1][index] for pair in rounds)
        yield {
            "bench": f"start to first painted window with cached data{what}",
            "value": round(ours, 3),
            "unit": "s",
            "baseline": round(base, 3),
            "ratio": round(ours / base, 2),
        }


if __name__ == "__main__":
    for row in run():
        print(json.dumps(row))
