"""The real program, started where it cannot run: prints what its window says as one JSON line, then closes the window."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from tiknet_desktop.__main__ import main


def _patch() -> None:
    from tiknet_desktop.app import refusal
    from ui.shell.window import Window

    refusal._UNSEEN = ()  # type: ignore[assignment]  # here somebody looks

    shown = Window.show

    def show(self: Any) -> None:
        shown(self)
        asyncio.get_running_loop().call_later(0.1, read, self)

    def read(window: Any) -> None:
        from ui.kit.labels import Label

        words = [label.full_text() for label in window.findChildren(Label) if label.isVisible()]
        print(json.dumps({"title": window.windowTitle(), "words": words}), flush=True)
        window.close()

    Window.show = show  # type: ignore[method-assign]


if __name__ == "__main__":
    _patch()
    sys.exit(main(sys.argv[1:]))
