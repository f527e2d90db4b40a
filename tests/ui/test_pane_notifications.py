"""Notifications on real services: read marks wait for the server, lines lead to what they are about, the bell tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.core.service_parts import has_rows
from tests.core.service_parts import opened as opened_shop
from tests.core.service_parts import until as until_shop
from tests.sync.reference_server import ReferenceServer, RefusalError
from tests.ui.conftest import Run, until
from tests.ui.opened import Window, texts
from ui.kit.tools import Bell
from ui.panes.notifications.pane import NotificationsPane, kind_of


class Telling(ReferenceServer):
    """A server with three notifications."""

    def __init__(self) -> None:
        super().__init__()
        for title, kind, wire in (
            ("Vente de 500 FCFA", "sale", "transaction"),
            ("hEX-Tokoin ne répond plus", "router", "critical"),
            ("Solde bas", "balance", "balance"),
        ):
            self.add(
                "notifications",
                {"title": title, "message": f"{title}.", "type": wire, "kind": kind, "is_read": False,
                 "created_at": "2026-11-22T08:00:00.000000Z"},
            )  # fmt: skip

    def _mark_notification_read(self, path: Mapping[str, str], body: Any, query: Any) -> Any:
        if int(path["id"]) not in self.rows["notifications"]:
            raise RefusalError(404, "Notification not found.")
        self.change("notifications", int(path["id"]), is_read=True)
        return self.rows["notifications"][int(path["id"])]

    def unread(self) -> int:
        """How many nobody has read."""
        return sum(not row["is_read"] for row in self.rows["notifications"].values())


async def _pane(shop: Any, qtbot: QtBot) -> tuple[NotificationsPane, Window]:
    window = Window(shop)
    pane = NotificationsPane(window)
    pane.resize(1158, 738)
    pane.show()
    await until(lambda: pane.model.rowCount() == 3)
    return pane, window


async def _end(pane: NotificationsPane) -> None:
    """Take the pane away before its services end, as the window does."""
    pane.close()
    pane.deleteLater()
    await until(lambda: not isValid(pane))


def test_reading_is_kept_offline_and_told_to_the_server_later(qtbot: QtBot, run: Run[Any], tmp_path: Path) -> None:
    async def day() -> None:
        server = Telling()
        async with opened_shop(tmp_path, server) as (shop, transport):
            await until_shop(shop, lambda: has_rows(shop, "notifications"))
            pane, _ = await _pane(shop, qtbot)
            bell = pane.findChild(Bell)
            assert bell is not None
            await until(lambda: bell.unread == 3)
            transport.online = False
            assert pane.primary_button is not None
            pane.primary_button.click()
            await until(lambda: bell.unread == 0)
            assert server.unread() == 3
            transport.online = True
            await shop.sync_centre.sync_now()
            await until(lambda: server.unread() == 0, 20)
            await _end(pane)

    run(day())


def test_a_line_leads_to_what_it_is_about(qtbot: QtBot, run: Run[Any], tmp_path: Path) -> None:
    async def day() -> None:
        async with opened_shop(tmp_path, Telling()) as (shop, _):
            await until_shop(shop, lambda: has_rows(shop, "notifications"))
            pane, window = await _pane(shop, qtbot)
            for row in range(3):
                record = pane.model.record(row)
                assert record is not None
                pane.run(pane.spec.actions[1], (record,))
            await until(lambda: len(window.went) == 3)
            assert {target for target, _, _ in window.went} == {"money", "routers"}
            pane.table.selectRow(0)
            await until(lambda: "Voir de quoi" in texts(pane) or pane.drawer.isVisible())
            await _end(pane)

    run(day())


def test_a_cloud_row_without_kind_is_told_by_its_type(run: Run[Any]) -> None:
    from tiknet_desktop.storage.records import Record

    for wire, kind in (("transaction", "sale"), ("critical", "router"), ("something new", "")):
        assert kind_of(Record("notifications", "k", {"type": wire})) == kind
