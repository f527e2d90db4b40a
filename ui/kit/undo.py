"""“Undo” in a toast: after an action that can be taken back, for as long as the toast stays.

An action of a list declares it by running inside :class:`Undoable`: what was not sent is withdrawn, what was is answered by
its opposite (:mod:`tiknet_desktop.services.undoing`). An action that needs the server names its opposite itself, with
:func:`offer_opposite`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words
from ui.kit.messages import describe

UNDO: Final = Text("kit.undo", "Undo")
KEPT: Final = Text("kit.undo", "Recorded on this computer")
_TAKEN_BACK: Final = Text("kit.undo", "Taken back")
_TOO_LATE: Final = Text("kit.undo", "It has been sent already and cannot be taken back")


class Undoable:
    """``async with Undoable(context, owner, resource, keys):`` around what an action does to these rows; the toast comes at
    the end, if anything was done. ``after`` gets the keys of what was taken back."""

    def __init__(
        self,
        context: PaneContext,
        owner: QWidget,
        resource: str = "",
        keys: Sequence[str] = (),
        *,
        words: Words = KEPT,
        after: Callable[[list[str]], None] | None = None,
    ) -> None:
        self._context, self._owner, self._words, self._after = context, owner, words, after
        self._about = (resource, tuple(keys))
        self._service = context.services.undoing
        self._mark: Any = None

    async def __aenter__(self) -> Undoable:
        await self.begin()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            await self.offer()

    async def begin(self) -> None:
        """Remember how things stand."""
        self._mark = await self._service.mark(*self._about)

    async def offer(self) -> None:
        """Say that something was done since :meth:`begin`, and offer the way back."""
        deeds = await self._service.since(self._mark)
        if deeds:
            self._context.toast(self._words, "pending", UNDO, lambda: self._spawn(deeds))

    def _spawn(self, deeds: Sequence[Any]) -> None:
        self._context.spawn(self._take_back(deeds), name="undo", owner=self._owner)

    async def _take_back(self, deeds: Sequence[Any]) -> None:
        try:
            taken = await self._service.take_back(deeds)
        except Exception as error:  # noqa: BLE001 - said to the person
            self._context.toast(describe(error).sentence, "danger")
            return
        self._context.toast(*((_TOO_LATE, "info") if taken.late else (_TAKEN_BACK, "success")))
        if self._after is not None:
            self._after([deed.key for deed in deeds])


def offer_opposite(context: PaneContext, owner: QWidget, words: Words, opposite: Callable[[], Awaitable[Any]]) -> None:
    """Say what the server has done, and offer what takes it back."""

    async def take_back() -> None:
        try:
            await opposite()
        except Exception as error:  # noqa: BLE001 - said to the person
            context.toast(describe(error).sentence, "danger")
        else:
            context.toast(_TAKEN_BACK)

    context.toast(words, "success", UNDO, lambda: context.spawn(take_back(), name="undo", owner=owner))
