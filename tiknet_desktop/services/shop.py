"""The open account: its data, its server, its engine. Every service reaches them through here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.services.errors import NotAllowedError, NotSignedInError, RowGoneError
from tiknet_desktop.storage import search
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import Record
from tiknet_desktop.storage.store import Store
from tiknet_desktop.sync.engine import SyncEngine


@dataclass(slots=True)
class Shop:
    """One account on one server, open on this computer."""

    email: str
    store: Store
    api: PartnerApi
    engine: SyncEngine
    bus: ChangeBus
    permissions: frozenset[Permission] = field(default_factory=frozenset)

    def require(self, operation_id: str) -> None:
        """Check the role of this person against the operation.

        Raises:
            NotAllowedError: none of the permissions it needs is there.
        """
        needed = operation(operation_id).permissions
        if needed and not needed & self.permissions:
            raise NotAllowedError(operation_id, needed)

    async def record(self, resource_name: str, key: str) -> Record:
        """A row that must exist.

        Raises:
            RowGoneError: it does not.
        """
        found = await self.store.read(search.get, resource_name, key)
        if found is None:
            raise RowGoneError(f"{resource_name} {key}")
        return found

    def publish(self, changed: Changed | None = None, *, origin: str = "") -> None:
        """Tell panes what an outbox step changed, and that the outbox did."""
        for resource_name, keys in (changed.keys if changed is not None else {}).items():
            self.store.forget_counts(resource_name)
            self.bus.publish(ChangeSet(resource_name, frozenset(keys), origin))
        if changed is not None and changed.sales:
            self.bus.publish(ChangeSet("sales", frozenset(changed.sales), origin))
        self.bus.publish(ChangeSet("outbox", None, origin))

    def publish_rows(self, resource_name: str, keys: Iterable[str] | None = None) -> None:
        """Tell panes that rows changed."""
        self.store.forget_counts(resource_name)
        self.bus.publish(ChangeSet(resource_name, None if keys is None else frozenset(keys)))

    async def ask(self, operation_id: str, **arguments: Any) -> Any:
        """Do an operation that needs the server now, after checking the right; returns its data.

        Raises:
            NotAllowedError: this person may not.
            ApiError: the server did not do it.
        """
        self.require(operation_id)
        answer = await self.api.call(operation_id, **arguments)
        return answer.data


class ShopHolder:
    """Knows the open account, if any. ``profile`` survives in the cache; the holder only points at what is open."""

    def __init__(self) -> None:
        self.current: Shop | None = None
        self.profile: Mapping[str, Any] = {}

    def __call__(self) -> Shop:
        """The open account.

        Raises:
            NotSignedInError: none is open.
        """
        if self.current is None:
            raise NotSignedInError
        return self.current
