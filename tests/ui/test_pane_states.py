"""Every pane and tab with no row, one row and five thousand, offline, forbidden, not offered and refused: nothing breaks,
nothing is clipped, and what cannot be shown is explained."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.core.service_parts import opened
from tests.sync.reference_server import ReferenceServer, RefusalError
from tests.ui.conftest import Run, until
from tests.ui.inspection import Strays, faults_of
from tests.ui.real_desktop import said
from tests.ui.rounds import every_place
from tiknet_desktop.contracts.resources import DOCUMENTS, RESOURCES, FieldType, Resource
from tiknet_desktop.services import Services
from tiknet_desktop.storage.records import RecordQuery
from ui.kit.i18n import set_language
from ui.shell.preferences import Preferences
from ui.shell.window import Window

MANY = 5_000
_KINDS = {FieldType.INTEGER: 7, FieldType.BOOLEAN: True, FieldType.MONEY: "1250.00", FieldType.BYTES: 5_000_000}
_WORDS = {
    "status": "active", "state": "active", "type": "revenue", "kind": "sale", "payment_kind": "cash",
    "mac_address": "AA:BB:CC:DD:EE:FF", "validity_value": "7d", "rate_limit_value": "2M/1M", "idle_timeout_value": "5m",
    "data_limit_value": "1GB", "shared_users_value": 2, "formatted_validity": "7 Days", "price_display": "1250 XOF",
}  # fmt: skip
_OPTIONS = {"data_limit": "1GB", "shared_users": "3", "validity": "7d", "rate_limit": "2M/1M", "idle_timeout": "5m"}
WHOLE = {one.name: one.operation for one in DOCUMENTS}


def made_up(resource: Resource, number: int) -> dict[str, Any]:
    """A row with something sensible in every field."""
    row: dict[str, Any] = {}
    for field in resource.fields:
        name = field.wire_names[0]
        if field.name == resource.key:
            row[name] = number if field.type is FieldType.INTEGER else f"{resource.name}-{number}"
        elif field.name in _WORDS:
            row[name] = _WORDS[field.name]
        elif field.type is FieldType.MOMENT:
            row[name] = f"2026-11-{1 + number % 21:02d}T{number % 24:02d}:00:00.000000Z"
        elif field.type is FieldType.DURATION:
            row[name] = "1h23m45s"
        elif field.type is FieldType.JSON:
            row[name] = []
        elif field.type in _KINDS:
            row[name] = _KINDS[field.type]
        else:
            row[name] = f"{field.name.replace('_', ' ')} {number}"
    if resource.name in _OPTIONS:
        row["value"] = _OPTIONS[resource.name]
    return row


class StatesServer(ReferenceServer):
    """A server that has ``count`` rows of everything; ``mood`` says how it answers lists and questions."""

    def __init__(self, count: int, mood: str = "") -> None:
        super().__init__()
        self.mood = mood
        self.rows["plans"].clear()
        self.versions.clear()
        for resource in RESOURCES:
            if not resource.live:
                for number in range(1, count + 1):
                    self.rows[resource.name][number] = made_up(resource, number)
                    if resource.feed:
                        self._touch(resource.name, number)

    def _do(self, request: Any, body: dict[str, Any]) -> Any:
        name = request.operation
        always = ("login", "refresh_token", "capabilities", "get_profile", "digest")
        if self.mood and name not in always:
            if self.mood == "not_offered":
                raise LookupError(name)
            if self.mood == "forbidden":
                raise RefusalError(403, "Access denied. Missing permission.")
            raise RefusalError(500, "Internal server error.")
        return super()._do(request, body)

    def _get_settings(self, path: Any, body: Any, query: Any) -> Mapping[str, Any]:
        return {"notifications_enabled": True, "language": "fr", "low_balance_threshold": "5000.00",
                "notification_kinds": {}}  # fmt: skip

    def _check_subscription(self, path: Any, body: Any, query: Any) -> Mapping[str, Any]:
        names = ("subscription_id", "plan_name", "status", "start_date", "end_date", "plan")
        return {"has_active_subscription": False, **dict.fromkeys(names)}


@asynccontextmanager
async def window_on(
    folder: Path, server: ReferenceServer, *, sign_in: bool = True
) -> AsyncIterator[tuple[Window, Any]]:
    """The window on the services of a shop on that server."""
    async with opened(folder, server, sign_in=False) as (services, transport):
        await services.account.sign_in("owner@example.com", "secret-word")
        window = Window(Preferences(services.settings))
        window.resize(1366, 768)
        window.show()
        window.show_workspace(services)
        try:
            yield window, (services, transport)
        finally:
            window.close()
            window.deleteLater()
            await until(lambda: not isValid(window))


async def _read_all(services: Services) -> None:
    assert services.sync is not None
    try:
        await services.sync.pull_once()
    except Exception as error:
        logging.getLogger(__name__).info("pull: %s", error)


async def _walk(window: Window, services: Services) -> tuple[list[str], dict[str, str]]:
    """Open every pane and tab; faults, and what each said."""
    faults: list[str] = []
    words: dict[str, str] = {}
    async for place in every_place(window.workspace, services):
        faults += [f"{place}: {fault}" for fault in faults_of(window)]
        words[place] = said()
    return list(dict.fromkeys(faults)), words


@pytest.fixture(autouse=True)
def _clean(dressed: QApplication, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No task may have failed and no part flashed as a window, whatever the state."""
    set_language("fr")
    strays = Strays(dressed)
    yield
    strays.end()
    assert not strays.found, "\n".join(dict.fromkeys(strays.found))
    wrong = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert not wrong, wrong


@pytest.mark.timeout(400)
@pytest.mark.parametrize("count", [0, 1, MANY])
def test_every_pane_opens_with_that_many_rows(tmp_path: Path, run: Run[Any], count: int) -> None:
    async def day() -> None:
        async with window_on(tmp_path, StatesServer(count)) as (window, (services, _)):
            await _read_all(services)
            if count:
                assert (await services.records.page(RecordQuery("customers"), 0, 1)).count == count
            faults, words = await _walk(window, services)
            assert not faults, "\n".join(faults)
            assert all(words.values())

    run(day())


@pytest.mark.timeout(400)
@pytest.mark.parametrize("mood", ["not_offered", "forbidden", "refused"])
def test_every_pane_explains_a_server_in_that_mood(tmp_path: Path, run: Run[Any], mood: str) -> None:
    async def day() -> None:
        async with window_on(tmp_path, StatesServer(0, mood)) as (window, (services, _)):
            await _read_all(services)
            faults, words = await _walk(window, services)
            assert not faults, "\n".join(faults)
            for name, text in words.items():
                assert "Traceback" not in text, name
            if mood == "not_offered":
                assert "Ce serveur" in words["notifications"]

    run(day())


@pytest.mark.timeout(400)
def test_every_pane_works_offline_with_what_was_read_before(tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with window_on(tmp_path, StatesServer(3)) as (window, (services, transport)):
            await _read_all(services)
            transport.online = False
            services.connectivity.probe_now()
            await until(lambda: str(services.connectivity.state) not in ("online", "slow"), 60)
            faults, words = await _walk(window, services)
            assert not faults, "\n".join(faults)
            for name in ("customers", "notifications", "plans"):
                assert "1" in words[name], name  # the rows are still there

    run(day())
