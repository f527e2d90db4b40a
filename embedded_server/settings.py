"""How one server is set up: where its data live, whom it lets in, how long its tokens last."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DATABASE_FILE = "server.sqlite"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one server.

    Durations are seconds, sizes are bytes. ``database_url`` empty: a SQLite file in ``data_dir``.
    """

    data_dir: Path
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    access_seconds: int = 1800
    refresh_seconds: int = 30 * 86_400
    body_limit: int = 1_000_000
    allowed_hosts: frozenset[str] = field(default_factory=frozenset)
    poll_routers: bool = True
    """Whether workers watch the routers and carry out their jobs; off where only the API is wanted."""

    @property
    def url(self) -> str:
        """The SQLAlchemy address of the database."""
        return self.database_url or f"sqlite:///{self.data_dir / DATABASE_FILE}"

    @property
    def database_file(self) -> Path | None:
        """The SQLite file; None where another database is used."""
        return None if self.database_url else self.data_dir / DATABASE_FILE


def settings_from_environment(
    data_dir: Path,
    *,
    database_url: str = "",
    host: str = "127.0.0.1",
    port: int = 0,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Settings for a data folder; ``TIKNET_ALLOWED_HOSTS`` (comma separated) adds names the server answers to."""
    names = environment.get("TIKNET_ALLOWED_HOSTS", "")
    return Settings(
        data_dir=data_dir,
        database_url=database_url,
        host=host,
        port=port,
        allowed_hosts=frozenset(name.strip().lower() for name in names.split(",") if name.strip()),
    )
