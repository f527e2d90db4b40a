"""Starts the real program and says when its first pane has painted cached rows; then ends it. Run as a module."""

from __future__ import annotations

import asyncio
import sys
import time

from tiknet_desktop.__main__ import main


def _patch() -> None:
    from tiknet_desktop.app import desktop

    async def wait_painted(self: desktop.Desktop) -> None:
        print("shown", time.time(), flush=True)
        workspace = self.window.workspace
        assert workspace is not None, "no shop is open: the probe needs cached data"
        pane = workspace.panes[workspace.current]
        from ui.kit.table_view import TableView

        tables = pane.findChildren(TableView)
        until = time.monotonic() + 10
        while time.monotonic() < until:
            model = tables[0].model() if tables else None
            if model is not None and model.rowCount() > 0 and model.index(0, 1).data() is not None:
                self.window.grab()
                print("painted", time.time(), time.process_time(), flush=True)
                return
            await asyncio.sleep(0.005)
        print("empty", time.time(), flush=True)

    desktop.Desktop.wait_closed = wait_painted  # type: ignore[method-assign]


if __name__ == "__main__":
    _patch()
    sys.exit(main(sys.argv[1:]))
