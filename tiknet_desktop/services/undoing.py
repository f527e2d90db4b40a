"""Taking back what was just done: withdrawn as long as it was not sent, else the opposite is sent after it.

What an action did is read from the outbox: every action keeps what its row showed before. The opposite of a change is the
same operation with those values, of a create the removal; joined with a change that was never sent it cancels out. There is
none for what was removed or handed out: that can only be withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.contracts.operations import OfflinePolicy, operation
from tiknet_desktop.contracts.resources import Resource, resource
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.domain.money import wire_amount
from tiknet_desktop.services.editing import Reference, item_path, plain_summary
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import outbox, search
from tiknet_desktop.storage.codec import decode
from tiknet_desktop.storage.entries import HIDDEN, Entry, NewEntry
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import EntryStatus, Record

_MOST = 5_000
"""Actions looked at; more than the largest selection of a list."""
_BY_THEMSELVES = frozenset({"notifications"})
"""Changed by looking at things, never by an action a person would take back."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How things stood before an action: the newest entry of the outbox, those that wait, and rows as they were."""

    last: int
    waiting: Mapping[str, Entry] = field(default_factory=dict)
    rows: Mapping[tuple[str, str], Record] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of an action. ``before`` are the values its row showed and ``body`` what sends them again; ``None`` where
    nothing can."""

    entry: str
    resource: str
    key: str
    before: Mapping[str, Any] | None = None
    body: Mapping[str, Any] | None = None
    removable: bool = False
    """Whether it made a row that may be removed again."""
    dropped: tuple[Entry, ...] = ()
    """Changes of its row that were never sent and that its removal made pointless."""

    @property
    def has_opposite(self) -> bool:
        """Whether it can be taken back after it was sent."""
        return self.before is not None or self.removable


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many entries were withdrawn or answered by their opposite, and how many came too late for either."""

    done: int
    late: int


class UndoService:
    """Use cases of “Undo” in a toast."""

    def __init__(self, shop: ShopHolder) -> None:
        self._shop = shop

    async def mark(self, resource_name: str = "", keys: Sequence[str] = ()) -> Mark:
        """Remember how things stand before an action, the rows it is about among them."""
        return await self._shop().store.read(_mark, resource_name, tuple(keys))

    async def since(self, mark: Mark) -> tuple[Deed, ...]:
        """What was done since then, newest first."""
        shop = self._shop()
        held = shop.permissions

        def may(operation_id: str) -> bool:
            needed = operation(operation_id).permissions
            return not needed or bool(needed & held)

        return await shop.store.read(_since, mark, may)

    async def take_back(self, deeds: Sequence[Deed]) -> TakenBack:
        """Withdraw these, or send their opposites after them; all in one step.

        Raises:
            StorageError: nothing was taken back.
        """
        shop = self._shop()
        changed = Changed()
        taken: TakenBack = await shop.store.write(_take_back, tuple(deeds), changed)
        shop.publish(changed)
        shop.engine.poke()
        return taken


def _mark(connection: Connection, resource_name: str, keys: tuple[str, ...]) -> Mark:
    newest = outbox.listed(connection, "all", 0, 1)
    waiting = {entry.id: entry for entry in outbox.listed(connection, "pending", 0, _MOST)}
    rows = {(resource_name, key): search.get(connection, resource_name, key) for key in keys}
    known = {place: row for place, row in rows.items() if row is not None}
    return Mark(newest[0].seq if newest else 0, waiting, known)


def _since(connection: Connection, mark: Mark, may: Callable[[str], bool]) -> tuple[Deed, ...]:
    fresh = []
    for entry in outbox.listed(connection, "all", 0, _MOST):
        joined = mark.waiting.get(entry.id)
        new = entry.seq > mark.last or (joined is not None and joined.body != entry.body)
        # A sale is taken back at the counter, with its reason: it is never undone by the way.
        if (
            new
            and entry.status is not EntryStatus.UNDONE
            and not entry.sale_id
            and entry.resource not in _BY_THEMSELVES
        ):
            fresh.append(entry)
    return tuple(_deed(connection, entry, mark, may) for entry in fresh)


def _deed(connection: Connection, entry: Entry, mark: Mark, may: Callable[[str], bool]) -> Deed:
    declared = resource(entry.resource)
    plain = Deed(entry.id, entry.resource, entry.local_key)
    if entry.creates:
        queued = declared.delete and operation(declared.delete).policy is OfflinePolicy.QUEUE and may(declared.delete)
        return Deed(entry.id, entry.resource, entry.local_key, removable=bool(queued))
    if entry.removes:
        earlier = [one for one in mark.waiting.values() if _place(one) == _place(entry)]
        gone = [one for one in earlier if outbox.get(connection, one.id).status is EntryStatus.UNDONE]
        return Deed(entry.id, entry.resource, entry.local_key, dropped=tuple(gone))
    row = mark.rows.get((entry.resource, entry.local_key)) or search.get(connection, entry.resource, entry.local_key)
    if (entry.operation != declared.update and not entry.changes) or row is None:
        return plain
    joined = mark.waiting.get(entry.id)
    stored = {**entry.base, **(joined.changes if joined is not None else {})}
    before = {name: decode(declared.field(name), stored.get(name)) for name in entry.changes}
    body = {name: _again(declared, name, before, row, value) for name, value in entry.body.items()}
    if any(value is _UNKNOWN for value in body.values()):
        return plain
    return Deed(entry.id, entry.resource, entry.local_key, before, body)


_UNKNOWN: Any = object()


def _again(declared: Resource, name: str, before: Mapping[str, Any], row: Record, sent: Any) -> Any:
    """What sends the value again that a field had before ``sent``."""
    known = next((one for one in declared.fields if one.name == name), None)
    if known is None or known.secret:
        return _UNKNOWN
    value = before[name] if name in before else row[name]
    if isinstance(value, Decimal):
        return wire_amount(value)
    if isinstance(sent, str) and value is None:
        return ""
    if isinstance(sent, int) and not isinstance(sent, bool) and isinstance(value, str):
        return int(value) if value.isdigit() else _UNKNOWN
    return value


def _take_back(connection: Connection, deeds: tuple[Deed, ...], changed: Changed) -> TakenBack:
    done = late = 0
    for deed in deeds:
        entry = outbox.get(connection, deed.entry)
        if entry.status is EntryStatus.UNDONE:
            done += 1  # with one it depended on
        elif entry.status in (EntryStatus.FAILED, EntryStatus.CONFLICT) or (_unsent(entry) and deed.before is None):
            changed.join(outbox.undo(connection, entry.id))
            for one in deed.dropped:
                outbox.append(connection, _anew(one))
            done += 1
        else:
            opposite = _opposite(connection, deed, entry)
            if opposite is None:
                late += 1
                continue
            outbox.append(connection, opposite)
            changed.add(entry)
            done += 1
    return TakenBack(done, late)


def _unsent(entry: Entry) -> bool:
    return entry.status is EntryStatus.QUEUED and not entry.sent


def _place(entry: Entry) -> tuple[str, str]:
    return entry.resource, entry.local_key


def _after(entry: Entry, **differing: Any) -> NewEntry:
    """An entry about the same row that follows ``entry``: the same but for what differs."""
    return NewEntry(
        **{
            "operation": entry.operation,
            "resource": entry.resource,
            "local_key": entry.local_key,
            "id": new_ulid(),
            "path": entry.path,
            "subject": entry.subject,
            **differing,
        }
    )


def _anew(entry: Entry) -> NewEntry:
    """A dropped change once more."""
    declared = resource(entry.resource)
    changes = {name: decode(declared.field(name), value) for name, value in entry.changes.items()}
    return _after(entry, body=entry.body, changes=changes, summary=entry.summary)


def _opposite(connection: Connection, deed: Deed, entry: Entry) -> NewEntry | None:
    if deed.before is not None and deed.body is not None:
        return _after(entry, body=deed.body, changes=deed.before, summary=plain_summary(deed.before))
    row = search.get(connection, entry.resource, entry.local_key)
    if not deed.removable or entry.status is not EntryStatus.DONE or row is None:
        return None
    declared = resource(entry.resource)
    path = item_path(operation(declared.delete), row, entry.resource)
    if any(isinstance(value, Reference) for value in path.values()):
        return None
    return _after(entry, operation=declared.delete, path=path, changes={HIDDEN: True})
