"""How the program is set up on this computer: what is well, what is not, and the log for whoever helps."""

from __future__ import annotations

import platform
import zipfile
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from tiknet_desktop import __version__
from tiknet_desktop.platform import disk
from tiknet_desktop.platform.logging import FILE_NAME
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.redaction import redact
from tiknet_desktop.platform.secrets import SecretKind, SecretStore
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.services.server import Server
from tiknet_desktop.services.shop import ShopHolder

SKEW_LIMIT: Final = timedelta(minutes=2)
PARTS: Final = (
    "PySide6-Essentials",
    "qasync",
    "httpx",
    "SQLAlchemy",
    "keyring",
    "librouteros",
    "pyqtgraph",
    "numpy",
    "fastapi",
    "uvicorn",
    "alembic",
    "pydantic",
    "PyJWT",
    "argon2-cffi",
    "cryptography",
    "pyotp",
    "segno",
    "QtAwesome",
    "XlsxWriter",
    "platformdirs",
    "orjson",
)
"""What the program is made of, as in the project's dependencies; the fonts and icons come with them."""

_LONGEST_LICENCE: Final = 60

State = Literal["ok", "warning", "failed"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. ``code`` names it: secrets, disk, clock, server, data. ``value`` is a count of bytes (disk),
    seconds (clock), or a word such as the state of the server."""

    code: str
    state: State
    value: int | str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A package the program is made of."""

    name: str
    version: str
    licence: str


class InstallationService:
    """Looks at this computer."""

    def __init__(
        self, shop: ShopHolder, paths: Paths, secrets: SecretStore, server: Server, executors: Executors
    ) -> None:
        self._shop = shop
        self._paths = paths
        self._secrets = secrets
        self._server = server
        self._executors = executors

    @property
    def version(self) -> str:
        """Of this program."""
        return __version__

    @property
    def data_folder(self) -> Path:
        """Where everything of this program is kept."""
        return self._paths.data

    async def checks(self) -> list[Check]:
        """Look at everything; the data file is read through, which takes a moment in a large shop."""
        connectivity = self._server.connectivity
        good = str(connectivity.state) in ("online", "slow")
        checks = [
            self._secrets_check(),
            await self._executors.work(self._disk_check),
            self._clock_check(),
            Check("server", "ok" if good else "warning", str(connectivity.state)),
        ]
        problems = await self._shop().store.check_integrity()
        return [*checks, Check("data", "failed" if problems else "ok", len(problems))]

    def _secrets_check(self) -> Check:
        kind = self._secrets.kind
        return Check("secrets", "warning" if kind is SecretKind.MEMORY else "ok", kind.value)

    def _disk_check(self) -> Check:
        free = disk.free_bytes(self._paths.data)
        return Check("disk", "warning" if free < disk.LOW_BYTES else "ok", free)

    def _clock_check(self) -> Check:
        skew = self._server.connectivity.skew
        if skew is None:
            return Check("clock", "ok")
        return Check("clock", "warning" if abs(skew) > SKEW_LIMIT else "ok", round(skew.total_seconds()))

    async def parts(self) -> list[Part]:
        """What the program is made of, with licences."""
        return await self._executors.work(_parts)

    async def export_log(self, target: Path) -> int:
        """Write the log, without secrets and personal data, into a ZIP file; its size in bytes.

        Raises:
            OSError: it cannot be written there.
        """
        return await self._executors.work(_export, self._paths.logs, target)


def _parts() -> list[Part]:
    found = []
    for name in PARTS:
        try:
            described = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # a packed program carries only what it needs
        found.append(Part(name, described["Version"], _licence(described)))
    return found


def _licence(described: metadata.PackageMetadata) -> str:
    """The short name of a licence: old packages put its whole text, or only a classifier, where others write the name."""
    for name in ("License-Expression", "License"):
        said = str((described.get_all(name) or [""])[0])
        if 0 < len(said) <= _LONGEST_LICENCE and "\n" not in said:
            return said
    classifiers = [str(one) for one in described.get_all("Classifier") or []]
    return ", ".join(one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::"))


def _export(logs: Path, target: Path) -> int:
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as packed:
            about = f"TikNet Desktop {__version__}\nPython {platform.python_version()} on {platform.platform()}\n"
            packed.writestr("about.txt", about)
            for file in sorted(logs.glob(f"{FILE_NAME}*")):
                # Written without secrets already; a second look costs little and covers what other versions wrote.
                packed.writestr(file.name, redact(file.read_text(encoding="utf-8", errors="replace")))
        unfinished.replace(target)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    return target.stat().st_size
