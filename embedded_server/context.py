"""What every handler can reach: the parts of one running server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from embedded_server.change_models import ChangeState
from embedded_server.database import Database
from embedded_server.settings import Settings
from embedded_server.tokens import Tokens
from embedded_server.vault import Vault, open_vault


@dataclass
class ServerContext:
    """The parts of one server. ``parts`` holds what features add, by name (the router fleet)."""

    settings: Settings
    database: Database
    vault: Vault
    tokens: Tokens
    database_id: str = ""
    parts: dict[str, Any] = field(default_factory=dict)
    write_listeners: list[Callable[[], None]] = field(default_factory=list)

    def after_write(self) -> None:
        """Tell those who wait for work that something was committed."""
        for listener in self.write_listeners:
            listener()

    def identify(self) -> None:
        """Learn the identity of the database."""
        with self.database.write() as session:
            self.database_id = session.scalars(select(ChangeState.database)).one()


def open_context(settings: Settings) -> ServerContext:
    """Open the database of these settings, migrated to the newest schema.

    Raises:
        DatabaseTooNewError: a newer program wrote it.
    """
    from embedded_server.migrate import migrate

    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.url)
    try:
        migrate(database)
        vault = open_vault(settings.data_dir)
        context = ServerContext(settings, database, vault, Tokens(vault, settings))
        context.identify()
    except BaseException:
        database.close()
        raise
    return context
