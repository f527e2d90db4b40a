"""Reading what changed on the server: by change feed where there is one, else by whole-list scans, plus documents and live
lists. Every batch is one transaction of at most a page; the interface gets the interpreter between them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.api.answer import ApiAnswer, Capabilities, rows
from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.api.errors import (
    ApiError,
    BadAnswer,
    CursorGone,
    Forbidden,
    NotOffered,
    ObjectMissing,
)
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES, Document, Resource, resource
from tiknet_desktop.storage import cache, filling, outbox, reversals, states
from tiknet_desktop.storage.codec import BadRowError
from tiknet_desktop.storage.records import EntryError
from tiknet_desktop.storage.states import FreshnessState
from tiknet_desktop.storage.store import Store
from tiknet_desktop.sync import policy
from tiknet_desktop.sync.reconcile import ScanWatch, SuspiciousShrinkError, check_share, disagreeing

_log = logging.getLogger(__name__)

FEED = frozenset(one.name for one in RESOURCES if one.feed)
"""Resources our own server's change feed carries."""

FEED_LIMIT = 1_000
PAGE_SIZE = 1_000
CLOUD_PAGE_SIZE = 200
RESCANS = 3
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long read is. ``total`` is ``None`` while unknown."""

    resource: str
    done: int
    total: int | None


@dataclass(slots=True)
class _Snapshot:
    """What a read from the beginning of the feed has met, by resource."""

    seen: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in FEED})


class Puller:
    """Reads one account's server into its store.

    ``on_rows`` hears (resource, local keys) of what changed, ``on_state`` the name of a resource or document whose
    freshness did, ``on_progress`` how far a long read is. ``pushed_at`` tells when a row was last confirmed by a push
    (monotonic seconds): answers asked for earlier do not overwrite it.
    """

    def __init__(
        self,
        store: Store,
        api: PartnerApi,
        *,
        on_rows: Callable[[str, Iterable[str]], None],
        on_state: Callable[[str], None],
        on_progress: Callable[[Progress], None] = lambda progress: None,
        pushed_at: Mapping[tuple[str, str], float] | None = None,
    ) -> None:
        self._store = store
        self._api = api
        self._on_rows = on_rows
        self._on_state = on_state
        self._on_progress = on_progress
        self._pushed_at: Mapping[tuple[str, str], float] = pushed_at if pushed_at is not None else {}
        self._verify_digest = True

    async def feed(self, capabilities: Capabilities) -> set[str]:
        """Bring every resource of the change feed up to date; returns the resources that changed.

        Raises:
            ApiError: the server did not answer usably; what was read so far is kept.
        """
        database, cursor = await self._store.read(states.feed_place)
        if capabilities.database is not None and database not in (None, capabilities.database):
            cursor = None  # another database behind the same address
        try:
            changed = await self._read_feed(cursor)
        except CursorGone:
            _log.info("the change feed no longer reaches back; reading it from the beginning")
            changed = await self._read_feed(None)
        if (changed or self._verify_digest) and "digest" in capabilities:
            self._verify_digest = False
            if await self._disagrees():
                _log.warning("the cache differs from the server's digest; reading everything again")
                changed |= await self._read_feed(None)
                self._verify_digest = True
        return changed

    async def _read_feed(self, cursor: str | None) -> set[str]:
        snapshot = _Snapshot() if cursor is None else None
        changed: set[str] = set()
        if snapshot is not None:
            for name in sorted(FEED):
                await self._store.write_relaxed(filling.begin_fill, name)
        asked = time.monotonic()
        answer = await self._changes(cursor)
        done = repeats = 0
        while True:
            data = answer.data
            if not isinstance(data, Mapping) or not isinstance(data.get("changes"), list):
                raise BadAnswer("changes", code="shape", status=answer.status)
            changes = data["changes"]
            if snapshot is None and self._spared(asked) and repeats < RESCANS:
                # A push was confirmed while this answer travelled: it may hold the row as it was before. Ask again.
                repeats += 1
                asked = time.monotonic()
                answer = await self._changes(cursor)
                continue
            repeats = 0
            following, more = data.get("cursor"), bool(data.get("has_more"))
            upcoming: asyncio.Task[ApiAnswer] | None = None
            next_asked = time.monotonic()
            if more:  # the next page travels while this one is written
                upcoming = asyncio.get_running_loop().create_task(self._changes(following))
            try:
                # While a snapshot is under way the place is not kept: an interrupted one starts again.
                place = (data.get("database"), following) if snapshot is None else None
                write = self._store.write if snapshot is None else self._store.write_relaxed
                applied, effects = await write(_apply_changes, changes, place, snapshot)
            except BaseException:
                if upcoming is not None:
                    upcoming.cancel()
                raise
            if effects:
                for name, keys in (await self._store.write(outbox.settle_effects, effects)).keys.items():
                    applied.setdefault(name, set()).update(keys)
            for name, keys in applied.items():
                changed.add(name)
                self._on_rows(name, keys)
            done += len(changes)
            if snapshot is not None or done > FEED_LIMIT:
                self._on_progress(Progress("changes", done, None))
            if upcoming is None:
                break
            answer, asked, cursor = await upcoming, next_asked, following
        if snapshot is not None:
            changed |= await self._finish_snapshot(snapshot, data.get("database"), following)
        await self._fresh(FEED)
        for name in sorted(FEED if snapshot is not None else changed & FEED):
            await self._store.index(name)
        return changed

    async def _finish_snapshot(self, snapshot: _Snapshot, database: Any, cursor: Any) -> set[str]:
        """Rows the complete snapshot did not hold are gone, provided the digest confirms that it was complete."""
        changed: set[str] = set()
        confirmed = await self._confirmed_counts(snapshot)
        for name, seen in snapshot.seen.items():
            held = await self._store.write(cache.remote_ids, name)
            missing = held - seen
            if missing:
                if name not in confirmed:
                    try:
                        check_share(name, len(missing), len(held))
                    except SuspiciousShrinkError as error:
                        await self._suspicious(error)
                        continue
                gone = await self._store.write(cache.remove_rows, name, sorted(missing))
                if gone:
                    changed.add(name)
                    self._on_rows(name, gone)
        await self._store.write(states.keep_feed_place, database, cursor)
        return changed

    async def _confirmed_counts(self, snapshot: _Snapshot) -> set[str]:
        try:
            digest = (await self._api.call("digest")).data
        except (NotOffered, BadAnswer):
            return set()
        listed = digest.get("resources") if isinstance(digest, Mapping) else None
        if not isinstance(listed, Mapping):
            return set()
        return {
            name
            for name, seen in snapshot.seen.items()
            if isinstance(listed.get(name), Mapping) and listed[name].get("count") == len(seen)
        }

    async def _changes(self, cursor: str | None) -> ApiAnswer:
        query: dict[str, Any] = {"limit": FEED_LIMIT}
        if cursor is not None:
            query["since"] = cursor
        return await self._api.call("changes", query=query)

    async def _disagrees(self) -> bool:
        """Whether the cache differs from the server's digest, taken at the same place of the feed."""
        asked = time.monotonic()
        answer = await self._api.call("digest")
        digest = answer.data if isinstance(answer.data, Mapping) else {}
        _, cursor = await self._store.read(states.feed_place)
        if digest.get("cursor") != cursor:
            self._verify_digest = True
            return False  # the server moved on meanwhile; the next pull compares again
        held = {name: await self._store.read(cache.row_versions, name) for name in sorted(FEED)}
        if self._spared(asked):
            self._verify_digest = True
            return False  # a push was confirmed meanwhile: the cache is ahead of the feed
        different = disagreeing(digest.get("resources") or {}, held)
        for name in different:
            _log.warning("digest differs", extra={"resource": name})
        return bool(different)

    async def scan(self, name: str, capabilities: Capabilities, *, accept_shrink: bool = False) -> bool:
        """Read a whole list, twice if it moves underneath; rows missing in two complete scans go. Returns whether rows
        changed.

        Raises:
            ApiError: the scan is not complete; rows read so far are kept and none are dropped.
        """
        declared = resource(name)
        changed = False
        for _ in range(RESCANS):
            seen, moved, drifted = await self._scan_once(declared, capabilities)
            changed |= moved
            if not drifted:
                break
        else:
            _log.info("list keeps moving, nothing is dropped", extra={"resource": name})
            await self._fresh([name])
            return changed
        changed |= await self._sweep(name, seen, accept_shrink)
        await self._store.index(name)
        return changed

    async def _scan_once(self, declared: Resource, capabilities: Capabilities) -> tuple[set[str], bool, bool]:
        name = declared.name
        size = PAGE_SIZE if "row-extras" in capabilities else CLOUD_PAGE_SIZE
        seen: set[str] = set()
        watch = ScanWatch()
        changed, page = False, 1
        for page in range(1, MOST_PAGES):
            asked = time.monotonic()
            answer = await self._page(declared, page, size, capabilities)
            found = rows(answer)
            touched = await self._store.write(_apply_page, name, found, self._spared(asked))
            ids = _ids(name, found)
            if page == 1:
                watch.first_page(ids, answer.page.count if answer.page else None)
            seen.update(ids)
            changed |= bool(touched)
            for one, keys in touched.items():
                self._on_rows(one, keys)
            if answer.page is None or answer.page.next is None:
                break
            self._on_progress(Progress(name, len(seen), answer.page.count))
        if page == 1:
            return seen, changed, False  # one page cannot drift
        again = await self._page(declared, 1, size, capabilities)
        drifted = watch.drifted(_ids(name, rows(again)), again.page.count if again.page else None, len(seen))
        return seen, changed, drifted

    async def _page(self, declared: Resource, page: int, size: int, capabilities: Capabilities) -> ApiAnswer:
        query: dict[str, Any] = {"page": page, "page_size": size}
        if "row-extras" in capabilities:
            query["extras"] = 1
        refusal: ApiError | None = None
        for operation_id in declared.list_order(extras="row-extras" in capabilities):
            try:
                return await self._api.call(operation_id, query=query)
            except NotOffered as error:
                refusal = error
        raise refusal or NotOffered(declared.lists[0])

    async def _sweep(self, name: str, seen: set[str], accept_shrink: bool) -> bool:
        held = await self._store.write(cache.remote_ids, name)
        missing = sorted(held - seen)
        if not missing:
            await self._fresh([name])
            return False
        try:
            if not accept_shrink:
                check_share(name, len(missing), len(held))
        except SuspiciousShrinkError as error:
            await self._suspicious(error)
            return False
        twice = await self._store.write(cache.note_missed, name, missing)
        gone = await self._store.write(cache.remove_rows, name, missing if accept_shrink else twice)
        if gone:
            self._on_rows(name, gone)
        await self._fresh([name])
        return bool(gone)

    async def live(self, name: str, capabilities: Capabilities) -> bool:
        """Replace a list that describes the present moment. Returns whether rows changed.

        Raises:
            ApiError: the server did not answer usably.
        """
        declared = resource(name)
        known = await self._store.read(states.freshness, name)
        query = {"extras": 1} if "row-extras" in capabilities else {}
        etag = known.etag if "etag" in capabilities and known.state is FreshnessState.FRESH else None
        try:
            answer = await self._api.call(declared.lists[0], query=query, etag=etag)
        except ObjectMissing:
            answer = ApiAnswer([], 200)  # "no active router": nobody is connected (endpoint catalogue)
        if answer.not_modified:
            await self._fresh([name])
            return False
        found = flat_sessions(rows(answer)) if name == "network_sessions" else rows(answer)
        applied = await self._store.write(cache.replace_rows, name, found)
        await self._store.write(states.mark, name, FreshnessState.FRESH, complete=True, etag=answer.etag or "")
        self._on_state(name)
        if applied.keys:
            self._on_rows(name, applied.keys)
        return bool(applied.keys)

    async def document(self, document: Document, capabilities: Capabilities) -> bool:
        """Read a document; returns whether it changed.

        Raises:
            ApiError: the server did not answer usably.
        """
        etag = await self._store.read(states.document_etag, document.name) if "etag" in capabilities else None
        query = {"extras": 1} if "row-extras" in capabilities else {}
        answer = await self._api.call(document.operation, query=query, etag=etag)
        changed = False
        if not answer.not_modified:
            if not isinstance(answer.data, Mapping):
                raise BadAnswer(document.operation, code="shape", status=answer.status)
            changed = await self._store.write(states.keep_document, document.name, answer.data, answer.etag)
        await self._fresh([document.name])
        if changed:
            self._on_rows("documents", [document.name])
        return changed

    async def note_error(self, name: str, error: ApiError) -> None:
        """Keep what stood against reading a resource or document; what was read before stays."""
        state = FreshnessState.ERROR
        if isinstance(error, NotOffered):
            state = FreshnessState.NOT_OFFERED
        elif isinstance(error, Forbidden):
            state = FreshnessState.FORBIDDEN
        elif error.status is None:
            return  # no answer at all is the link's trouble; connectivity shows it
        await self._store.write(states.mark, name, state, error=policy.error_of(error))
        self._on_state(name)

    async def _suspicious(self, error: SuspiciousShrinkError) -> None:
        _log.warning("suspicious shrink, nothing dropped: %s", error)
        detail = f"{error.missing}/{error.held}"
        await self._store.write(
            states.mark, error.resource, FreshnessState.ERROR, error=EntryError("suspicious_shrink", None, detail)
        )
        self._on_state(error.resource)

    async def _fresh(self, names: Iterable[str]) -> None:
        chosen = sorted(names)
        await self._store.write(_mark_fresh, chosen)
        for name in chosen:
            self._on_state(name)

    def _spared(self, asked: float) -> frozenset[tuple[str, str]]:
        return frozenset(key for key, when in self._pushed_at.items() if when >= asked)


def _mark_fresh(connection: Connection, names: Sequence[str]) -> None:
    for name in names:
        states.mark(connection, name, FreshnessState.FRESH, complete=True)


def _apply_page(
    connection: Connection, name: str, found: Sequence[Any], spared: frozenset[tuple[str, str]]
) -> dict[str, set[str]]:
    applied = cache.apply_rows(connection, name, found, None, frozenset(key for res, key in spared if res == name))
    keys = set(applied.keys)
    for changed in outbox.settle_effects(connection, applied.effects).keys.values():
        keys |= changed
    return _with_reversals(connection, {name: keys} if keys else {})


def _with_reversals(connection: Connection, touched: dict[str, set[str]]) -> dict[str, set[str]]:
    """``touched``, and the sales that these rows show to be taken back: those asked for here, and others."""
    if "assigned_plans" not in touched:
        return touched
    back = reversals.finish(connection) | reversals.mark_elsewhere(connection, touched["assigned_plans"])
    return touched | {"sales": back, "tills": set()} if back else touched


def _apply_changes(
    connection: Connection,
    changes: Sequence[Any],
    place: tuple[Any, Any] | None,
    snapshot: _Snapshot | None,
) -> tuple[dict[str, set[str]], list[tuple[str, str]]]:
    """One batch of the feed in one transaction, its place included. Returns the keys that changed by resource, and the
    creates whose effect came with it."""
    effects: list[tuple[str, str]] = []
    upserts: dict[str, tuple[list[Any], list[int | None]]] = {}
    deletes: dict[str, list[str]] = {}
    for change in changes:
        name = change.get("resource")
        if name not in FEED:
            continue
        if change.get("deleted") or change.get("row") is None:
            deletes.setdefault(name, []).append(str(change.get("id")))
            continue
        found, versions = upserts.setdefault(name, ([], []))
        found.append(change["row"])
        versions.append(change.get("version"))
        if snapshot is not None:
            snapshot.seen[name].add(str(change.get("id")))
    touched: dict[str, set[str]] = {}
    for name, (found, versions) in upserts.items():
        applied = cache.apply_rows(connection, name, found, versions)
        effects += applied.effects
        if applied.keys:
            touched[name] = applied.keys
    for name, ids in deletes.items():
        gone = cache.remove_rows(connection, name, ids)
        if gone:
            touched.setdefault(name, set()).update(gone)
    touched = _with_reversals(connection, touched)
    if place is not None:
        states.keep_feed_place(connection, *place)
    return touched, effects


def _ids(name: str, found: Iterable[Any]) -> tuple[str, ...]:
    key = resource(name).field(resource(name).key)
    ids = []
    for row in found:
        if isinstance(row, Mapping):
            value = next((row[wire] for wire in key.wire_names if row.get(wire) is not None), None)
            if value is not None:
                ids.append(str(value))
    return tuple(ids)


def flat_sessions(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Sessions grouped by router or flat (wire conventions, section 12, 15) as rows with a key of their own."""
    flat: list[dict[str, Any]] = []
    for item in found:
        if not isinstance(item, Mapping):
            continue
        users = item.get("active_users")
        group = {name: value for name, value in item.items() if name != "active_users"}
        members = users if isinstance(users, list) else [item]
        flat.extend({**group, **user} for user in members if isinstance(user, Mapping))
    codec = cache.row_sql("network_sessions").codec
    for session in flat:
        try:
            stored = codec.stored({**session, "key": "-"})
        except BadRowError:
            continue  # quarantined with the rest of its page
        parts = ("router_slug", "router_dns_name", "router_ip", "username", "mac_address", "ip_address")
        session["key"] = "|".join(str(stored[codec.index[part]] or "") for part in parts)
    return flat


def declared_resources() -> tuple[str, ...]:
    """Names of every resource and document, in the order in which a first read takes them."""
    return (*(one.name for one in RESOURCES), *(one.name for one in DOCUMENTS))
