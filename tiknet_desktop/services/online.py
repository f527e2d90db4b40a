"""Asking the server for what no list holds: figures of a period, files, and actions that cannot wait.

An answer to a question is kept as a document under the question, so that the same question has an answer, with its age,
when the server is away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from tiknet_desktop.api.errors import ApiError, BadAnswer
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import states

KEPT_ANSWERS = 300
"""Answers kept for questions with arguments, newest first."""

_DECLARED = frozenset((*(one.name for one in RESOURCES), *(one.name for one in DOCUMENTS)))


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer. ``value`` is the payload, ``None`` where there never was one. ``fetched_at`` is aware UTC. ``error`` says
    why the server did not answer just now; the value is then an older one."""

    value: Any
    fetched_at: datetime | None
    error: ApiError | None = None

    @property
    def source(self) -> Literal["server", "computer"]:
        """``server`` for what was answered just now, else ``computer``."""
        return "server" if self.error is None and self.value is not None else "computer"


class OnlineService:
    """Questions and actions for the server as it is now."""

    def __init__(self, shop: ShopHolder, executors: Executors) -> None:
        self._shop = shop
        self._executors = executors

    async def ask(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        """Do an operation now; returns its data. Lists and documents it touches are read again soon.

        Raises:
            NotAllowedError: this person may not.
            ApiError: the server did not do it.
        """
        shop = self._shop()
        data = await shop.ask(operation_id, path=path, query=query, body=body)
        wanted = operation(operation_id)
        if wanted.changes:
            shop.engine.touched(*(name for name in wanted.touches if name in _DECLARED))
        return data

    async def reading(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> Reading:
        """The answer to a question, from the server when it answers, else as last known.

        Raises:
            NotAllowedError: this person may not.
        """
        shop = self._shop()
        shop.require(operation_id)
        name = question(operation_id, path, query)
        try:
            answer = await shop.api.call(operation_id, path=path, query=query)
        except ApiError as error:
            kept = await shop.store.read(states.document, name)
            return Reading(None if kept.value is None else kept.value.get("answer"), kept.fetched_at, error)
        await shop.store.write(states.keep_document, name, {"answer": answer.data}, None)
        await shop.store.write(states.forget_answers, KEPT_ANSWERS)
        return Reading(answer.data, datetime.now(UTC))

    async def known(
        self, operation_id: str, *, path: Mapping[str, Any] | None = None, query: Mapping[str, Any] | None = None
    ) -> Reading:
        """The answer as last kept, without asking: what a pane shows first."""
        kept = await self._shop().store.read(states.document, question(operation_id, path, query))
        return Reading(None if kept.value is None else kept.value.get("answer"), kept.fetched_at)

    async def download(
        self,
        operation_id: str,
        target: Path,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> int:
        """Save a file the server makes; returns its size in bytes. An earlier file of that name stays until the new one is
        complete.

        Raises:
            NotAllowedError: this person may not.
            ApiError: the server did not make it.
            OSError: it cannot be written there.
        """
        data = await self._shop().ask(operation_id, path=path, query=query, body=body)
        if not isinstance(data, bytes):
            raise BadAnswer(operation_id, code="shape", status=200)
        await self._executors.work(_save, target, data)
        return len(data)


def question(operation_id: str, path: Mapping[str, Any] | None, query: Mapping[str, Any] | None) -> str:
    """The name under which an answer is kept."""
    arguments = {**(path or {}), **(query or {})}
    return f"{operation_id}?{json.dumps(arguments, sort_keys=True, default=str)}"


def _save(target: Path, data: bytes) -> None:
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(target)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
