"""Folders of this user."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs(appname="TikNet", appauthor=False, roaming=False)

ENVIRONMENT = "TIKNET_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things live below one data folder. Nothing is made before :meth:`prepare`."""

    data: Path

    @classmethod
    def of(cls, data_dir: str | os.PathLike[str] | None = None) -> Paths:
        """``data_dir``, else the folder named by ``TIKNET_DATA_DIR``, else the platform's."""
        chosen = data_dir or os.environ.get(ENVIRONMENT) or _DIRS.user_data_path
        return cls(Path(chosen).expanduser().absolute())

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def server(self) -> Path:
        """Data folder of the embedded server."""
        return self.data / "server"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    def account(self, base_url: str, user: str) -> Path:
        """Folder of one account: base address and user, so that two shops never share a cache (design, section 5)."""
        return self.data / "accounts" / account_hash(base_url, user)

    def prepare(self) -> None:
        """Make the folders, readable by their owner only.

        Raises:
            OSError: the folder cannot be made or written.
        """
        for folder in (self.data, self.logs):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def account_hash(base_url: str, user: str) -> str:
    """A short stable name for an account that tells nothing about it."""
    text = f"{base_url.rstrip('/').lower()}\n{user.strip().lower()}"
    return hashlib.sha256(text.encode()).hexdigest()[:20]
