"""Customers: block and unblock, create, usage, transactions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.api.answer import rows
from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.domain.data_sizes import InvalidDataSizeError, parse_data_size
from tiknet_desktop.domain.ids import new_access_code, new_ulid
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.errors import InvalidInputError, RowGoneError
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import cache, outbox, search, states
from tiknet_desktop.storage.entries import HIDDEN, NewEntry
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import Filter, Record, RecordQuery, Sort


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """What is typed about a new customer."""

    first_name: str
    last_name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Data used, in bytes. ``None`` where the server does not say. ``fetched_at`` is aware UTC."""

    used: int | None
    limit: int | None
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """A new customer ready to be kept: the entry that creates it and the code it signs in with."""

    entry: NewEntry
    code: str
    name: str


def customer_name(row: Record) -> str:
    """First and last name, else the username."""
    return " ".join(part for part in (row["first_name"], row["last_name"]) if part) or str(row["username"] or "")


def path_name(row: Record) -> str:
    """What stands for a customer in item paths: the username, else a number where the list leaves usernames out."""
    return str(row["username"] or row["customer"] or row["id"] or "")


def draft(new: NewCustomer, *, sale_id: str | None = None) -> CustomerDraft:
    """Check what was typed and prepare the create.

    Raises:
        InvalidInputError: a required field is empty.
    """
    first_name, phone = new.first_name.strip(), new.phone.strip()
    missing = {name: "required" for name, value in (("first_name", first_name), ("phone", phone)) if not value}
    if missing:
        raise InvalidInputError(**missing)
    code = new_access_code()
    typed = {"first_name": first_name, "last_name": new.last_name.strip(), "phone": phone, "email": new.email.strip()}
    typed = {name: value for name, value in typed.items() if value}
    name = f"{first_name} {new.last_name.strip()}".strip()
    entry = NewEntry(
        operation="create_customer",
        resource="customers",
        local_key=new_ulid(),
        id=new_ulid(),
        body={**typed, "username": code, "password": code},
        changes={**typed, "username": code, "blocked": False, "date_added": datetime.now(UTC)},
        creates=True,
        natural={"username": code},
        subject=name,
        summary={"phone": phone},
        sale_id=sale_id,
    )
    return CustomerDraft(entry, code, name)


class CustomerService:
    """Use cases of the customers pane."""

    def __init__(self, shop: ShopHolder, tasks: TaskRegistry) -> None:
        self._shop = shop
        self._tasks = tasks

    async def block(self, keys: Sequence[str]) -> None:
        """Block customers; shown at once, sent when the server answers.

        Raises:
            NotAllowedError: this person may not.
            RowGoneError: a customer is no longer there; nobody was blocked.
        """
        await self._set_blocked(keys, True)

    async def unblock(self, keys: Sequence[str]) -> None:
        """Let customers in again; raises as :meth:`block`."""
        await self._set_blocked(keys, False)

    async def create(self, new: NewCustomer) -> str:
        """Add a customer; returns its key.

        Raises:
            InvalidInputError: a required field is empty.
            NotAllowedError: this person may not.
        """
        shop = self._shop()
        shop.require("create_customer")
        made = draft(new)
        await shop.store.write(outbox.append, made.entry)
        await self._announce(shop, {made.entry.local_key})
        return made.entry.local_key

    async def update(self, key: str, **changes: str) -> None:
        """Change ``first_name``, ``last_name``, ``phone`` or ``email``.

        Raises:
            InvalidInputError: another field was named.
            NotAllowedError: this person may not.
            RowGoneError: the customer is no longer there.
        """
        unknown = {name: "unknown" for name in changes if name not in ("first_name", "last_name", "phone", "email")}
        if unknown:
            raise InvalidInputError(**unknown)
        shop = self._shop()
        shop.require("update_customer")
        row = await shop.record("customers", key)
        entry = NewEntry(
            operation="update_customer",
            resource="customers",
            local_key=key,
            id=new_ulid(),
            path={"id": row["id"] or path_name(row)},
            body=changes,
            changes=changes,
            subject=customer_name(row),
            summary=changes,
        )
        await shop.store.write(outbox.append, entry)
        await self._announce(shop, {key})

    async def delete(self, keys: Sequence[str]) -> None:
        """Delete customers; hidden at once.

        Raises:
            NotAllowedError: this person may not.
            RowGoneError: a customer is no longer there; nobody was deleted.
        """
        shop = self._shop()
        shop.require("delete_customer")
        await shop.store.write(_delete, tuple(keys))
        await self._announce(shop, set(keys))

    async def usage(self, key: str) -> Usage:
        """Data used by a customer, from the server when it answers, else as last known.

        Raises:
            RowGoneError: the customer is no longer there.
        """
        shop = self._shop()
        row = await shop.record("customers", key)
        name = f"usage:{row['id'] or key}"
        if row["id"] is not None:
            try:
                answer = await shop.api.call("customer_data_usage", path={"username": path_name(row)})
            except ApiError:
                answer = None  # the connectivity watcher heard of it; what is known stands
            if answer is not None and isinstance(answer.data, dict):
                await shop.store.write(states.keep_document, name, answer.data, None)
        kept = await shop.store.read(states.document, name)
        if kept.value is None:
            return Usage(row["data_used"], row["data_limit"], row.fetched_at if row["data_used"] is not None else None)
        return Usage(
            _size(kept.value.get("total_data_convert_bytes")),
            _size(kept.value.get("total_limit_convert_bytes")),
            kept.fetched_at,
        )

    async def transactions(self, key: str, limit: int = 20) -> list[Record]:
        """A customer's transactions, newest first, from the cache; a server without a change feed is asked in the
        background, and the bus tells when more is known.

        Raises:
            RowGoneError: the customer is no longer there.
        """
        shop = self._shop()
        row = await shop.record("customers", key)
        found = await shop.store.read(_transactions, row, limit)
        if not shop.engine.has_feed and row["id"] is not None:
            self._tasks.spawn(self._fetch_transactions(shop, row), name="customer transactions")
        return found

    async def _fetch_transactions(self, shop: Shop, row: Record) -> None:
        try:
            answer = await shop.api.call("customer_transactions", path={"username": path_name(row)})
        except ApiError:
            return  # the cache stands; connectivity shows why
        applied = await shop.store.write(cache.apply_rows, "wallet_transactions", rows(answer))
        if applied.keys:
            shop.publish_rows("wallet_transactions", applied.keys)

    async def _set_blocked(self, keys: Sequence[str], blocked: bool) -> None:
        shop = self._shop()
        shop.require("block_or_unblock_customer")
        await shop.store.write(_append_blocks, tuple(keys), blocked)
        await self._announce(shop, set(keys))

    async def _announce(self, shop: Shop, keys: set[str]) -> None:
        shop.publish(Changed({"customers": keys}))
        shop.engine.poke()


def _append_blocks(connection: Connection, keys: tuple[str, ...], blocked: bool) -> None:
    for key in keys:
        row = search.get(connection, "customers", key)
        if row is None:
            raise RowGoneError(key)
        if bool(row["blocked"]) == blocked:
            continue
        outbox.append(
            connection,
            NewEntry(
                operation="block_or_unblock_customer",
                resource="customers",
                local_key=key,
                id=new_ulid(),
                path={"username": path_name(row)},
                body={"blocked": blocked},
                changes={"blocked": blocked},
                subject=customer_name(row),
                summary={"blocked": blocked},
            ),
        )


def _delete(connection: Connection, keys: tuple[str, ...]) -> None:
    for key in keys:
        row = search.get(connection, "customers", key)
        if row is None:
            raise RowGoneError(key)
        outbox.append(
            connection,
            NewEntry(
                operation="delete_customer",
                resource="customers",
                local_key=key,
                id=new_ulid(),
                path={"username": path_name(row)},
                changes={HIDDEN: True},
                subject=customer_name(row),
            ),
        )


def _transactions(connection: Connection, row: Record, limit: int) -> list[Record]:
    found: list[Record] = []
    reader = search.RecordReader()
    for resource_name in ("assigned_transactions", "wallet_transactions"):
        for field, value in (("customer", row["customer"]), ("customer_username", row["username"])):
            if value is None:
                continue
            query = RecordQuery(resource_name, filters=(Filter(field, "eq", value),), sort=(Sort("created_at", True),))
            found += reader.page(connection, query, 0, limit).rows
            break
    unique = {(one["payment_reference"] or one.key): one for one in found}
    epoch = datetime.min.replace(tzinfo=UTC)
    return sorted(unique.values(), key=lambda one: one["created_at"] or epoch, reverse=True)[:limit]


def _size(text: Any) -> int | None:
    if not isinstance(text, str):
        return int(text) if isinstance(text, (int, float)) else None
    try:
        return parse_data_size(text)
    except InvalidDataSizeError:
        return None  # "Unlimited" and the like
