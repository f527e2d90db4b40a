"""Which operations a test really sent, and that a person's hand was behind them.

A pane, a page of the shell or a dialog does everything in a task it spawns; a test that asks a service itself does not. So
what is asked inside such a task was asked by the interface. What only reads is left out: when it is read is a matter of
time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from pathlib import Path
from typing import Any

import pytest

from tiknet_desktop.api.client import PartnerApi
from tiknet_desktop.contracts.operations import OfflinePolicy, operation
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.shop import Shop

_BY_HAND: ContextVar[bool] = ContextVar("by hand", default=False)


@contextmanager
def recorded() -> Iterator[set[str]]:
    """The operations sent, or kept to be sent, while the block runs."""
    found: set[str] = set()
    call, require, spawn = PartnerApi.call, Shop.require, TaskRegistry.spawn

    async def noted_call(self: PartnerApi, operation_id: str, **arguments: Any) -> Any:
        if _BY_HAND.get() and operation(operation_id).policy is not OfflinePolicy.READ:
            found.add(operation_id)
        return await call(self, operation_id, **arguments)

    def noted_require(self: Shop, operation_id: str) -> None:
        require(self, operation_id)
        if _BY_HAND.get() and operation(operation_id).policy is OfflinePolicy.QUEUE:
            found.add(operation_id)

    def noted_spawn(
        self: TaskRegistry, coro: Coroutine[Any, Any, Any], *, name: str, owner: object | None = None
    ) -> Any:
        context = copy_context()
        context.run(_BY_HAND.set, not name.startswith("sync"))
        return context.run(spawn, self, coro, name=name, owner=owner)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PartnerApi, "call", noted_call)
        patch.setattr(Shop, "require", noted_require)
        patch.setattr(TaskRegistry, "spawn", noted_spawn)
        yield found


def note(test: str, found: set[str]) -> None:
    """Write what a test sent to the file that ``TIKNET_REACHED`` names: how the table of proofs is made anew."""
    target = os.environ.get("TIKNET_REACHED")
    if target and found:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(json.dumps([test, sorted(found)]) + "\n")
