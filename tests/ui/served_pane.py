"""A pane on the real services and the real server of this computer, in a window of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from tests.core.served_shop import OWNER, Served, signed_in
from tests.server.shops import ServedShop
from tests.ui.opened import Window

SIZE = (1158, 738)
"""What the window of 1366 by 768 leaves to a pane."""


@asynccontextmanager
async def shown(
    create: Callable[[Any], Any],
    folder: Path,
    server: ServedShop,
    *,
    email: str = OWNER,
    prepare: Callable[[Served], Any] | None = None,
    wait: bool = True,
    lacks: Iterable[str] = (),
) -> AsyncIterator[tuple[Any, Served]]:
    """The pane and its shop while the block runs. ``prepare`` gets the shop before the pane is built;
    ``lacks`` are operations the server does not have."""
    async with signed_in(folder, server, email=email, wait=wait, lacks=lacks) as shop:
        if prepare is not None:
            await prepare(shop)
        frame = QWidget()
        frame.resize(1366, SIZE[1])
        pane = create(Window(shop.services))
        pane.setParent(frame)
        pane.setGeometry(208, 0, *SIZE)
        frame.show()
        pane.show()
        try:
            yield pane, shop
        finally:
            frame.close()
            await shop.services.tasks.close()
            frame.deleteLater()
