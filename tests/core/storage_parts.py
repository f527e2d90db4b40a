"""Rows and actions for tests of storage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.storage import outbox, search
from tiknet_desktop.storage.database import ShopDatabase
from tiknet_desktop.storage.entries import Entry, NewEntry


@contextmanager
def open_database(folder: Path) -> Iterator[ShopDatabase]:
    """A shop's file that is closed again."""
    database = ShopDatabase(folder / "shop.sqlite")
    database.open()
    try:
        yield database
    finally:
        database.close()


def customer(number: int, **values: Any) -> dict[str, Any]:
    """A customer as our server sends it."""
    return {
        "id": number + 100,
        "customer": number + 5_000,
        "username": f"client{number}",
        "first_name": "Ama",
        "last_name": f"Mensah {number}",
        "phone": f"+228 9{number:07d}",
        "email": f"client{number}@example.com",
        "blocked": False,
        "date_added": f"2026-10-01T10:{number % 60:02d}:00Z",
        "data_used": number * 1_000,
        **values,
    }


def new_block(key: str, username: str, blocked: bool = True) -> NewEntry:
    """The action that blocks a customer."""
    return NewEntry(
        "block_or_unblock_customer",
        "customers",
        key,
        new_ulid(),
        path={"username": username},
        body={"blocked": blocked},
        changes={"blocked": blocked},
    )


def block(database: ShopDatabase, username: str, blocked: bool = True) -> Entry:
    """Block a customer of the cache."""
    row = database.read(search.find, "customers", {"username": username})
    assert row is not None
    entry = database.write(outbox.append, new_block(row.key, username, blocked))
    assert entry is not None
    return entry
