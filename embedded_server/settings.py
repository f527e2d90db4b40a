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
    mail: str = ""
    """``file:DIR``, ``smtp://user@host:587`` (STARTTLS) or ``smtps://user@host:465``; empty: what is kept in the database,
    else the folder ``mail`` in ``data_dir``."""
    mail_password: str = field(default="", repr=False)
    mail_sender: str = ""
    otp_seconds: int = 600
    """How long a mailed code lives."""

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
    """Settings for a data folder; the environment adds what is not for the command line.

    ``TIKNET_ALLOWED_HOSTS`` (comma separated): names the server answers to. ``TIKNET_MAIL``, ``TIKNET_MAIL_PASSWORD``,
    ``TIKNET_MAIL_FROM``: how mail is sent. ``TIKNET_OTP_TTL``: seconds a mailed code lives.

    Raises:
        ValueError: ``TIKNET_OTP_TTL`` is not a number of seconds.
    """
    names = environment.get("TIKNET_ALLOWED_HOSTS", "")
    return Settings(
        data_dir=data_dir,
        database_url=database_url,
        host=host,
        port=port,
        allowed_hosts=frozenset(name.strip().lower() for name in names.split(",") if name.strip()),
        mail=environment.get("TIKNET_MAIL", "").strip(),
        mail_password=environment.get("TIKNET_MAIL_PASSWORD", ""),
        mail_sender=environment.get("TIKNET_MAIL_FROM", "").strip(),
        otp_seconds=_seconds(environment.get("TIKNET_OTP_TTL", "")),
    )


def _seconds(text: str) -> int:
    cleaned = text.strip()
    if not cleaned:
        return 600
    if not (cleaned.isascii() and cleaned.isdigit() and 1 <= int(cleaned[:9]) <= 604_800):
        raise ValueError(f"TIKNET_OTP_TTL is a number of seconds from 1 to 604800, not {text!r}")
    return int(cleaned)
