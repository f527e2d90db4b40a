"""Adding, changing and removing one row of any declared resource, through the outbox where its operation may wait, else at
once. What an operation needs and whether it waits is declared in :mod:`tiknet_desktop.contracts`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.api.errors import ApiError, NotOffered
from tiknet_desktop.contracts.operations import OfflinePolicy, Operation, operation
from tiknet_desktop.contracts.resources import RESOURCES, Resource, resource
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.services.errors import NotYetKnownError, RowGoneError
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.storage import cache, outbox, search
from tiknet_desktop.storage.entries import HIDDEN, NewEntry
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import Record, RowState

_DECLARED = frozenset(one.name for one in RESOURCES)


@dataclass(frozen=True, slots=True)
class Reference:
    """A value of a body that stands for another row: its field ``field`` as the server knows it. A row that was made here
    and not sent yet is filled in when the server has answered its create."""

    resource: str
    key: str
    field: str = "id"


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an action. ``key`` is the row's key here, empty where the server's answer names no row; ``data`` is the
    server's answer, ``None`` for what waits in the outbox."""

    key: str
    data: Any = None


class EditingService:
    """The plain changes. What takes more than one step has a service of its own."""

    def __init__(self, shop: ShopHolder) -> None:
        self._shop = shop

    async def create(
        self,
        resource_name: str,
        shown: Mapping[str, Any],
        body: Mapping[str, Any] | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> Written:
        """Add a row. ``shown`` are the decoded values the list shows until the server answers; ``body`` what is sent, by
        default the same. Values of the body may be :class:`Reference`. A form that asks for money passes one
        ``idempotency_key`` for all its attempts: an answer that got lost then leads to no second payment.

        Raises:
            NotAllowedError: this person may not.
            RowGoneError: a referenced row is no longer there.
            ApiError: the operation needs the server now and was not done.
        """
        declared = resource(resource_name)
        shop = self._shop()
        shop.require(declared.create)
        sent = dict(shown if body is None else body)
        if operation(declared.create).policy is not OfflinePolicy.QUEUE:
            filled, _ = await shop.store.read(_filled, sent)
            written = await self._ask(shop, declared, declared.create, {}, filled, idempotency_key=idempotency_key)
            return Written(await self._take(shop, declared, written.data), written.data)
        key = new_ulid()
        natural = {name: shown[name] for name in declared.natural_key if shown.get(name) is not None}

        def keep(connection: Connection) -> None:
            ready, waits = _filled(connection, sent)
            outbox.append(
                connection,
                NewEntry(
                    operation=declared.create,
                    resource=declared.name,
                    local_key=key,
                    id=new_ulid(),
                    body=ready,
                    changes=dict(shown),
                    creates=True,
                    natural=natural,
                    depends_on=waits,
                    subject=str(shown.get(declared.subject) or ""),
                    summary=plain_summary(shown),
                ),
            )

        await shop.store.write(keep)
        self._announce(shop, declared, {key})
        return Written(key)

    async def update(
        self, resource_name: str, key: str, shown: Mapping[str, Any], body: Mapping[str, Any] | None = None
    ) -> Written:
        """Change a row; arguments as for :meth:`create`.

        Raises:
            NotAllowedError, RowGoneError, NotYetKnownError, ApiError: it was not done.
        """
        declared = resource(resource_name)
        return await self.act(declared.update, resource_name, key, shown, body)

    async def delete(self, resource_name: str, keys: Sequence[str]) -> None:
        """Remove rows; hidden at once where the operation may wait.

        Raises:
            NotAllowedError, RowGoneError, NotYetKnownError, ApiError: not all were removed.
        """
        declared = resource(resource_name)
        for key in keys:
            await self.act(declared.delete, resource_name, key, {HIDDEN: True}, {})

    async def act(
        self,
        operation_id: str,
        resource_name: str,
        key: str,
        shown: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        *,
        apart: bool = False,
    ) -> Written:
        """Do an operation on one row: ``shown`` is what the row shows from now on, ``body`` what is sent. ``apart`` keeps
        it an action of its own where it would be joined with one that still waits.

        Raises:
            NotAllowedError: this person may not.
            RowGoneError: the row is no longer there.
            NotYetKnownError: the server has not confirmed the row yet and the operation cannot wait.
            ApiError: the operation needs the server now and was not done.
        """
        declared, wanted = resource(resource_name), operation(operation_id)
        shown = shown or {}
        sent = dict(shown if body is None else body)
        shop = self._shop()
        shop.require(operation_id)
        row = await shop.record(resource_name, key)
        if wanted.policy is not OfflinePolicy.QUEUE:
            filled, _ = await shop.store.read(_filled, sent)
            written = await self._ask(shop, declared, operation_id, _known_path(wanted, row), filled)
            if HIDDEN in shown:
                await shop.store.write(cache.remove_rows, resource_name, [str(row[declared.key])])
                shop.publish_rows(resource_name, {key})
            return Written(key, written.data)

        def keep(connection: Connection) -> None:
            ready, waits = _filled(connection, sent)
            path, more = _filled(connection, item_path(wanted, row, resource_name))
            outbox.append(
                connection,
                NewEntry(
                    operation=operation_id,
                    resource=resource_name,
                    local_key=key,
                    id=new_ulid(),
                    path=path,
                    body=ready,
                    changes=dict(shown),
                    depends_on=[*waits, *more],
                    subject=str(row[declared.subject] or ""),
                    summary=plain_summary(shown),
                    apart=apart,
                ),
            )

        await shop.store.write(keep)
        self._announce(shop, declared, {key})
        return Written(key)

    async def reread(self, resource_name: str, key: str) -> bool:
        """Read one row from the server now; whether it could be. A row the server no longer has leaves with the next look at
        the list.

        Raises:
            RowGoneError: it is no longer on this computer.
        """
        shop = self._shop()
        row, declared = await shop.record(resource_name, key), resource(resource_name)
        wanted = operation(declared.read)
        if row[declared.path_key] is None or row.state is not RowState.CLEAN:
            return False
        capabilities = shop.engine.capabilities
        extras = capabilities is not None and "row-extras" in capabilities
        path = dict.fromkeys(wanted.routes[0].parameters, row[declared.path_key])
        try:
            answer = await shop.api.call(wanted.id, path=path, query={"extras": 1} if extras else None)
            if declared.feed and shop.engine.has_feed:  # the feed numbers its rows: they only come from there
                await shop.engine.refresh(resource_name)
                return True
        except NotOffered:
            return False
        except ApiError:
            shop.engine.touched(resource_name)
            return False
        if not isinstance(answer.data, Mapping):
            return False
        applied = await shop.store.write(cache.apply_rows, resource_name, [answer.data])
        if applied.keys:
            shop.publish_rows(resource_name, applied.keys)
        return True

    async def _ask(
        self,
        shop: Shop,
        declared: Resource,
        operation_id: str,
        path: Mapping[str, Any],
        body: Mapping[str, Any],
        **more: Any,
    ) -> Written:
        data = await shop.ask(operation_id, path=dict(path), body=dict(body) or None, **more)
        touched = {declared.name, *operation(operation_id).touches}
        shop.engine.touched(*(name for name in touched if name in _DECLARED))
        return Written("", data)

    async def _take(self, shop: Shop, declared: Resource, data: Any) -> str:
        """Show the row a create answered with before the list is read again; its key."""
        if not isinstance(data, Mapping) or data.get(declared.key) is None:
            return ""
        applied = await shop.store.write(cache.apply_rows, declared.name, [data])
        shop.publish_rows(declared.name, applied.keys)
        return next(iter(applied.keys), "")

    def _announce(self, shop: Shop, declared: Resource, keys: set[str]) -> None:
        shop.publish(Changed({declared.name: keys}))
        shop.engine.poke()


def _field_of(parameter: str) -> str:
    """The field that stands for a path parameter: ``plan_slug`` is the slug, ``router_id`` the id."""
    for name in ("slug", "id"):
        if parameter == name or parameter.endswith(f"_{name}"):
            return name
    return parameter


def item_path(wanted: Operation, row: Record, resource_name: str) -> dict[str, Any]:
    """The path of an operation on a row; :class:`Reference` for what the server has not told yet."""
    path: dict[str, Any] = {}
    for parameter in wanted.routes[0].parameters:
        name = _field_of(parameter)
        path[parameter] = row[name] if row[name] is not None else Reference(resource_name, row.key, name)
    return path


def _known_path(wanted: Operation, row: Record) -> dict[str, Any]:
    path = {parameter: row[_field_of(parameter)] for parameter in wanted.routes[0].parameters}
    if any(value is None for value in path.values()):
        raise NotYetKnownError(row.key)
    return path


def _filled(connection: Connection, values: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Values with references replaced, and the entries they wait for."""
    waits: list[str] = []

    def filled(value: Any) -> Any:
        if isinstance(value, Reference):
            found, entry = _referred(connection, value)
            if entry:
                waits.append(entry)
            return found
        if isinstance(value, (list, tuple)):
            return [filled(one) for one in value]
        return value

    return {name: filled(value) for name, value in values.items()}, waits


def _referred(connection: Connection, reference: Reference) -> tuple[Any, str]:
    row = search.get(connection, reference.resource, reference.key)
    if row is None:
        raise RowGoneError(f"{reference.resource} {reference.key}")
    if row[reference.field] is not None:
        return row[reference.field], ""
    creating = outbox.creating_entry(connection, reference.resource, reference.key)
    if creating is None:
        raise NotYetKnownError(reference.key)
    return {"$from": creating, "field": reference.field}, creating


def plain_summary(shown: Mapping[str, Any]) -> dict[str, Any]:
    """What the sync centre says about the action; plain values only."""
    plain = {name: value for name, value in shown.items() if name != HIDDEN}
    return {
        name: value if isinstance(value, (str, int, bool)) else str(value) for name, value in plain.items() if value
    }
