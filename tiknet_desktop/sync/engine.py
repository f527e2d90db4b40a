"""Ties push, pull and connectivity together for one open account. Nothing runs after :meth:`SyncEngine.stop`."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Callable, Iterable, Sequence

from tiknet_desktop.api.answer import Capabilities
from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.api.errors import ApiError, Forbidden, NotOffered, SignInNeeded
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES, resource
from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.storage import outbox
from tiknet_desktop.storage.entries import Entry
from tiknet_desktop.storage.errors import StorageError
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.store import Store
from tiknet_desktop.sync import pull
from tiknet_desktop.sync.connectivity import Connectivity
from tiknet_desktop.sync.pull import Progress, Puller
from tiknet_desktop.sync.push import Pusher
from tiknet_desktop.sync.schedule import FEED, Schedule

_log = logging.getLogger(__name__)

MAINTENANCE = 600.0
LONGEST_SLEEP = 900.0
FORBIDDEN_WAIT = 3600.0
"""Seconds before a list this person may not read is asked for again: roles change seldom."""

_DOCUMENTS = {document.name: document for document in DOCUMENTS}
_NAMES = {one.name for one in RESOURCES}


class SyncEngine:
    """Keeps one account's cache and the server the same.

    ``budget`` gives the bytes this account may use today, zero without limit. ``syncing`` names what is being read now;
    ``progress`` how far the long reads are. ``sign_in_needed`` is set when the server no longer knows us.
    """

    def __init__(
        self,
        store: Store,
        api: PartnerApi,
        connectivity: Connectivity,
        bus: ChangeBus,
        tasks: TaskRegistry,
        *,
        budget: Callable[[], int] = lambda: 0,
        clock: Callable[[], float] = time.time,
        chance: random.Random | None = None,
    ) -> None:
        self.syncing: set[str] = set()
        self.progress: dict[str, Progress] = {}
        self.sign_in_needed = False
        self.capabilities: Capabilities | None = None
        self._store = store
        self._api = api
        self._connectivity = connectivity
        self._bus = bus
        self._tasks = tasks
        self._budget = budget
        self._clock = clock
        self._schedule = Schedule(time.monotonic, chance or random.Random())
        self._push_wanted = asyncio.Event()
        self._pull_wanted = asyncio.Event()
        self._signed_in = asyncio.Event()
        self._signed_in.set()
        self._pushed_at: dict[tuple[str, str], float] = {}
        self._pulling = asyncio.Lock()
        self._running: list[asyncio.Task[None]] = []
        self._pusher = Pusher(
            store,
            api,
            on_change=self._outbox_changed,
            on_done=self._action_done,
            on_sign_in=self._ask_sign_in,
            clock=clock,
            chance=chance,
        )
        self._puller = Puller(
            store,
            api,
            on_rows=self._rows_changed,
            on_state=self._state_changed,
            on_progress=self._progressed,
            pushed_at=self._pushed_at,
        )

    @property
    def has_feed(self) -> bool:
        """Whether this server offers a change feed; false until it was asked."""
        return self.capabilities is not None and "change-feed" in self.capabilities

    @property
    def running(self) -> bool:
        """Whether it was started and not stopped."""
        return bool(self._running)

    def start(self) -> None:
        """Begin. Call once, in the running loop."""
        parts = {
            "connectivity": self._connectivity.watch(self._api.probe),
            "push": self._push_for_ever(),
            "pull": self._pull_for_ever(),
            "upkeep": self._upkeep(),
        }
        self._running = [self._tasks.spawn(work, name=f"sync {name}", owner=self) for name, work in parts.items()]

    async def stop(self) -> None:
        """End everything; an action being sent is known as such in the outbox."""
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=5.0)
        self._running = []

    def poke(self) -> None:
        """Something was put into the outbox."""
        self._push_wanted.set()

    def touched(self, *names: str) -> None:
        """These may differ on the server now: read them as soon as possible."""
        self._schedule.hasten(names)
        self._pull_wanted.set()

    def set_visible(self, names: Sequence[str]) -> None:
        """Name the resources and documents on screen."""
        self._schedule.show(names)
        self._pull_wanted.set()

    def signed_in(self) -> None:
        """Somebody signed in again: go on."""
        self.sign_in_needed = False
        self._signed_in.set()
        self._push_wanted.set()
        self._pull_wanted.set()
        self._bus.publish(ChangeSet("account"))

    async def sync_now(self) -> None:
        """Send and read everything, without waiting for the cadence. Returns at once; the bus tells."""
        self._connectivity.probe_now()
        await self._store.write(outbox.hurry)
        self._schedule.hasten()
        self._push_wanted.set()
        self._pull_wanted.set()

    async def refresh(self, name: str, *, accept_shrink: bool = False) -> None:
        """Read one resource or document now. ``accept_shrink`` believes a list that lost suspiciously many rows.

        Raises:
            ApiError: the server did not answer usably.
            KeyError: no such resource or document is declared.
        """
        if name not in _DOCUMENTS:
            resource(name)
        capabilities = await self._known_capabilities()
        async with self._pulling:
            await self._read(self._schedule.item_of(name), capabilities, accept_shrink=accept_shrink)

    async def push_once(self) -> None:
        """Send what is due and return when nothing more can be sent.

        Raises:
            ApiError: the server could not be asked what it offers.
        """
        await self._pusher.run(await self._known_capabilities())

    async def pull_once(self) -> None:
        """Read every resource and document once and return.

        Raises:
            ApiError: the first error met; everything that could be read was read. What the server does not offer or
                not show to this person is no error: its state says so.
        """
        capabilities = await self._known_capabilities()
        async with self._pulling:
            self._schedule.hasten()
            errors = [await self._try_read(name, capabilities) for name in self._schedule.due()]
        for error in errors:
            if error is not None and not isinstance(error, (NotOffered, Forbidden)):
                raise error

    async def _known_capabilities(self) -> Capabilities:
        found = await self._api.capabilities()
        if found is not self.capabilities:
            self.capabilities = found
            carried = pull.FEED if "change-feed" in found else frozenset[str]()
            self._schedule.cover(pull.declared_resources(), carried)
            self._bus.publish(ChangeSet("capabilities"))
        return found

    async def _push_for_ever(self) -> None:
        was_usable = False
        while True:
            if not self._connectivity.usable:
                was_usable = False
            await self._connectivity.wait_usable()
            await self._signed_in.wait()
            self._push_wanted.clear()
            try:
                if not was_usable:
                    await self._store.write(outbox.hurry)
                    was_usable = True
                await self.push_once()
            except ApiError as error:
                _log.info("nothing can be sent: %s", error.code)
            except StorageError as error:
                _log.error("the outbox cannot be read or written: %s", error)
                self._bus.publish(ChangeSet("outbox"))
            await self._until_due()

    async def _until_due(self) -> None:
        due = await self._store.read(outbox.next_due)
        pause = LONGEST_SLEEP if due is None else min(max(due - self._clock(), 0.2), LONGEST_SLEEP)
        if not self._connectivity.usable:
            pause = min(pause, 1.0)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._push_wanted.wait(), pause)

    async def _pull_for_ever(self) -> None:
        failures = 0
        while True:
            await self._connectivity.wait_usable()
            await self._signed_in.wait()
            self._pull_wanted.clear()
            try:
                capabilities = await self._known_capabilities()
                failures = 0
            except ApiError as error:
                failures += 1
                _log.info("capabilities unknown: %s", error.code)
                await asyncio.sleep(min(60.0, 2.0**failures))
                continue
            limit = self._budget()
            self._schedule.over_budget = bool(limit) and self._connectivity.bytes_today >= limit
            await self._read_due(capabilities)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._pull_wanted.wait(), min(max(self._schedule.next_in(), 0.2), LONGEST_SLEEP))

    async def _read_due(self, capabilities: Capabilities) -> None:
        everything = True
        while (due := self._schedule.due()) and self._connectivity.usable and not self.sign_in_needed:
            async with self._pulling:
                error = await self._try_read(due[0], capabilities)
            everything = everything and (error is None or isinstance(error, NotOffered))
        if everything and self._connectivity.usable:
            self._connectivity.synced()

    async def _try_read(self, name: str, capabilities: Capabilities) -> ApiError | None:
        try:
            await self._read(name, capabilities)
        except SignInNeeded as error:
            self._ask_sign_in()
            self._schedule.failed(name)
            return error
        except ApiError as error:
            _log.info("not read: %s: %s", name, error.code)
            wait = FORBIDDEN_WAIT if isinstance(error, Forbidden) else error.retry_after
            self._schedule.failed(name, not_offered=isinstance(error, NotOffered), wait=wait)
            for one in pull.FEED if name == FEED else (name,):
                await self._puller.note_error(one, error)
            return error
        except StorageError as error:
            _log.error("%s could not be kept: %s", name, error)
            self._schedule.failed(name)
        return None

    async def _read(self, name: str, capabilities: Capabilities, *, accept_shrink: bool = False) -> None:
        parts = set(pull.FEED) if name == FEED else {name}
        self.syncing |= parts
        self._schedule.began(name)
        self._bus.publish(ChangeSet("freshness", frozenset(parts)))
        try:
            if name == FEED:
                await self._puller.feed(capabilities)
            elif name in _DOCUMENTS:
                await self._puller.document(_DOCUMENTS[name], capabilities)
            elif resource(name).live:
                await self._puller.live(name, capabilities)
            else:
                await self._puller.scan(name, capabilities, accept_shrink=accept_shrink)
            self._schedule.done(name)
        finally:
            self.syncing -= parts
            for one in (*parts, FEED):
                self.progress.pop(one, None)
            self._bus.publish(ChangeSet("freshness", frozenset(parts)))

    async def _upkeep(self) -> None:
        """Finish the search index an earlier run left, check the file once, copy what cannot be had again."""
        try:
            await self._store.index_all()
            problems = await self._store.check_integrity()
            if problems:
                _log.error("the shop's file has faults: %s", problems)
                self._bus.publish(ChangeSet("storage", frozenset({"damaged"})))
        except StorageError as error:
            _log.error("upkeep: %s", error)
        while True:
            try:
                await self._store.back_up_if_due()
            except StorageError as error:
                _log.warning("backup: %s", error)
                self._bus.publish(ChangeSet("storage", frozenset({"no_backup"})))
            self._forget_old_pushes()
            await asyncio.sleep(MAINTENANCE)

    def _forget_old_pushes(self) -> None:
        limit = time.monotonic() - MAINTENANCE
        for key in [key for key, when in self._pushed_at.items() if when < limit]:
            del self._pushed_at[key]

    def _action_done(self, entry: Entry) -> None:
        self._pushed_at[entry.resource, entry.local_key] = time.monotonic()
        touched = [name for name in operation(entry.operation).touches if name in _NAMES or name in _DOCUMENTS]
        self._schedule.hasten(touched)
        self._pull_wanted.set()

    def _ask_sign_in(self) -> None:
        if not self.sign_in_needed:
            self.sign_in_needed = True
            self._signed_in.clear()
            self._bus.publish(ChangeSet("account"))

    def _outbox_changed(self, changed: Changed) -> None:
        for name, keys in changed.keys.items():
            self._rows_changed(name, keys)
        if changed.sales:
            self._bus.publish(ChangeSet("sales", frozenset(changed.sales)))
        self._bus.publish(ChangeSet("outbox"))

    def _rows_changed(self, name: str, keys: Iterable[str]) -> None:
        if name != "documents":
            self._store.forget_counts(name)
        self._bus.publish(ChangeSet(name, frozenset(keys)))

    def _state_changed(self, name: str) -> None:
        self._bus.publish(ChangeSet("freshness", frozenset({name})))

    def _progressed(self, progress: Progress) -> None:
        self.progress[progress.resource] = progress
        self._bus.publish(ChangeSet("freshness", frozenset({progress.resource})))
