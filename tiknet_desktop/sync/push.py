"""Sending what was done here: claim, send, settle. Several rows at once, one row in order."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tiknet_desktop.api.answer import Capabilities, rows
from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.api.errors import ApiError, NotOffered, ObjectMissing, SignInNeeded
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.contracts.resources import resource
from tiknet_desktop.storage import cache, outbox
from tiknet_desktop.storage.codec import BadRowError
from tiknet_desktop.storage.entries import Entry
from tiknet_desktop.storage.outbox import Changed
from tiknet_desktop.storage.records import EntryError, EntryStatus
from tiknet_desktop.storage.store import Store
from tiknet_desktop.sync import policy
from tiknet_desktop.sync.policy import Verdict

_log = logging.getLogger(__name__)

LANES = 3
"""Requests in flight at once, each for another row."""

LOOK_PAGE = 200


class Pusher:
    """Drains the outbox of one account.

    ``on_change`` hears what each step changed; ``on_done`` hears the resources whose rows may differ on the server after
    an action; ``on_sign_in`` is called when nothing can be sent before somebody signs in.
    """

    def __init__(
        self,
        store: Store,
        api: PartnerApi,
        *,
        on_change: Callable[[Changed], None],
        on_done: Callable[[Entry], None],
        on_sign_in: Callable[[], None],
        clock: Callable[[], float] = time.time,
        chance: random.Random | None = None,
    ) -> None:
        self._store = store
        self._api = api
        self._on_change = on_change
        self._on_done = on_done
        self._on_sign_in = on_sign_in
        self._clock = clock
        self._chance = chance or random.Random()
        self._paused = False

    async def run(self, capabilities: Capabilities) -> None:
        """Send everything that is due, until nothing is or the server cannot take more."""
        self._paused = False
        await self._settle_unknown(capabilities)
        await asyncio.gather(*(self._lane(capabilities) for _ in range(LANES)))

    async def _lane(self, capabilities: Capabilities) -> None:
        while not self._paused:
            claimed = await self._store.write(outbox.claim, self._clock())
            if not claimed:
                return
            entry = claimed[0]
            self._on_change(_only(entry))
            await self._send(entry, capabilities)

    async def _send(self, entry: Entry, capabilities: Capabilities) -> None:
        key = entry.idempotency_key if "idempotency-key" in capabilities else None
        try:
            answer = await self._api.call(
                entry.operation,
                path=entry.path,
                body=dict(entry.body) or None,
                idempotency_key=key if operation(entry.operation).method == "POST" else None,
            )
        except ApiError as error:
            await self._after_error(entry, error, capabilities)
            return
        # What changes nothing of its row, such as a message in a request, answers with something that is not the row.
        told = (entry.creates or entry.changes) and isinstance(answer.data, Mapping)
        data = answer.data if told else None
        self._on_change(await self._store.write(outbox.complete, entry, data))
        self._on_done(entry)

    async def _after_error(self, entry: Entry, error: ApiError, capabilities: Capabilities) -> None:
        decision = policy.decide(error, entry, capabilities, self._chance, self._age(entry))
        said = policy.error_of(error)
        _log.info("action not done: %s %s %s", entry.operation, error.code, decision.verdict.value)
        if decision.pause:
            self._paused = True
        write = self._store.write
        match decision.verdict:
            case Verdict.AGAIN:
                due = self._clock() + decision.wait
                changed = await write(outbox.release, entry, at=due, error=said, reached=decision.reached)
            case Verdict.SIGN_IN:
                changed = await write(outbox.release, entry, at=None, error=said, reached=False)
                self._on_sign_in()
            case Verdict.LOOK:
                changed = await write(outbox.mark_unknown, entry, said)
            case Verdict.CONFLICT:
                changed = await write(outbox.mark_conflict, entry, said, await self._theirs(entry))
            case Verdict.GONE:
                changed = await write(outbox.mark_conflict, entry, said, None)
            case Verdict.DONE:
                changed = await write(outbox.complete, entry, None)
                self._on_done(entry)
            case Verdict.FAILED:
                changed = await write(outbox.mark_failed, entry, said)
        self._on_change(changed)

    async def _theirs(self, entry: Entry) -> Mapping[str, Any] | None:
        base = await self._store.read(cache.base_row, entry.resource, entry.local_key)
        if base is None:
            return None
        codec = cache.row_sql(entry.resource).codec
        return {name: base[codec.index[name]] for name in entry.changes if name in codec.index}

    async def _settle_unknown(self, capabilities: Capabilities) -> None:
        """Actions whose outcome is unknown: repeat what may be repeated, look for the effect of the rest."""
        for entry in await self._store.read(outbox.with_status, EntryStatus.UNKNOWN):
            if policy.repeatable(entry, capabilities, self._age(entry)):
                changed = await self._store.write(outbox.release, entry, at=None, error=entry.error, reached=True)
                self._on_change(changed)
                continue
            try:
                await self._look(entry, capabilities)
            except ApiError as error:
                _log.info("the effect of %s could not be looked for: %s", entry.operation, error.code)
                if error.status is None or isinstance(error, SignInNeeded):
                    self._paused = True
                    return

    async def _look(self, entry: Entry, capabilities: Capabilities) -> None:
        """Look for the effect of a create by its natural key. Found: done. Surely absent: send again. Else a person decides."""
        if not entry.creates or not entry.natural:
            return
        declared = resource(entry.resource)
        extras = "row-extras" in capabilities
        codec = cache.row_sql(entry.resource).codec
        seen, complete = await self._candidates(
            entry, declared.list_order(extras=extras), extras, "search" in capabilities
        )
        for row in seen:
            try:
                stored = codec.stored(row)
            except BadRowError:
                continue
            if entry.matches(dict(zip(codec.names, stored, strict=True))):
                current = await self._store.read(outbox.get, entry.id)
                if current.status is EntryStatus.UNKNOWN:
                    self._on_change(await self._store.write(outbox.complete, current, row))
                    self._on_done(entry)
                return
        tells = all(extras or not declared.field(name).extra for name in entry.natural)
        sent_at, age = entry.sent_at, self._age(entry)
        settled = sent_at is None or (age is not None and age > policy.SETTLE_TIME)
        if complete and tells and settled:
            self._on_change(await self._store.write(outbox.release, entry, at=None, error=entry.error, reached=True))
        elif complete and not tells:
            note = EntryError("not_recognisable", None, entry.error.detail if entry.error else "")
            self._on_change(await self._store.write(outbox.mark_unknown, entry, note))

    async def _candidates(
        self, entry: Entry, lists: tuple[str, ...], extras: bool, searching: bool
    ) -> tuple[list[Mapping[str, Any]], bool]:
        """Rows among which the effect would be, and whether they are all the server has."""
        text = str(next(iter(entry.natural.values())))
        for list_operation in lists:
            found: list[Mapping[str, Any]] = []
            page = 1
            try:
                while True:
                    query: dict[str, Any] = {"page": page, "page_size": LOOK_PAGE}
                    if extras:
                        query["extras"] = 1
                    if searching:
                        query["search"] = text
                    answer = await self._api.call(list_operation, query=query)
                    found += rows(answer)
                    if answer.page is None or answer.page.next is None:
                        return found, True
                    page += 1
            except (NotOffered, ObjectMissing):
                continue
        return [], False

    def _age(self, entry: Entry) -> timedelta | None:
        if not policy.clock_trusted(self._api.skew):
            return None
        age = datetime.fromtimestamp(self._clock(), UTC) - entry.created_at
        return age if age >= timedelta(0) else None


def _only(entry: Entry) -> Changed:
    changed = Changed()
    changed.add(entry)
    return changed
