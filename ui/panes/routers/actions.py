"""What is asked before a router is touched, and saving one with a look at whether it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.routers import NewRouter
from tiknet_desktop.storage.records import Record
from ui.kit import dialogs
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, translate
from ui.panes.routers.form import RouterDialog
from ui.panes.routers.words import check_values, people_cut, router_code

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

_KEPT_WHEN_EMPTY: Final = ("password", "secret")
_WIRE_FIELDS: Final = ("name", "ip_address", "api_port", "username", "password", "secret", "dns_name")


async def confirm_restart_hotspot(parent: QWidget, record: Record, people: int | None) -> bool:
    """Ask before the hotspot is restarted; the safe answer is the default."""
    return await dialogs.ask(
        parent,
        Text("routers", "Restart the hotspot of {router}?").fill(router=record["name"]),
        Text("routers", "{people} They sign in again by themselves after about ten seconds. No plan loses time.").fill(
            people=lambda: people_cut(people)
        ),
        act=Text("routers", "Restart the hotspot"),
        keep=Text("routers", "Cut nobody"),
        danger=True,
    )


async def confirm_reboot(parent: QWidget, record: Record, people: int | None) -> bool:
    """Ask before the router is restarted; the safe answer is the default."""
    return await dialogs.ask(
        parent,
        Text("routers", "Restart the router {router}?").fill(router=record["name"]),
        Text("routers", "{people} Internet is away for one to two minutes. Nothing is erased.").fill(
            people=lambda: people_cut(people)
        ),
        act=Text("routers", "Restart the router"),
        keep=Text("routers", "Cut nobody"),
        danger=True,
    )


async def confirm_delete(parent: QWidget, record: Record) -> bool:
    """Ask before a router is removed; the text names what goes and what stays."""
    jobs = record["pending_jobs"] or 0

    def lost() -> str:
        words = [
            str(Text("routers", "Its address, its password and its measurements are erased here and on the server."))
        ]
        if jobs:
            words.append(translate("routers", "%Ln change(s) still waiting for this router are lost.", "", jobs))
        words.append(str(Text("routers", "The router itself keeps running: its users stay connected.")))
        return " ".join(words)

    return await dialogs.ask(
        parent,
        Text("routers", "Remove the router {router}?").fill(router=record["name"]),
        lost,
        act=Text("routers", "Remove {router}").fill(router=record["name"]),
        keep=Text("routers", "Keep the router"),
        danger=True,
    )


class RouterSilentError(Exception):
    """The router was saved but does not let us in. ``code`` names why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail
        self.operation = "router_check"


class RouterSaver:
    """Saves what the form holds, then looks whether the router answers.

    The first call adds the router, later ones correct it: a wrong password does not make a second router. ``key`` is the
    router's once it is saved.
    """

    def __init__(self, services: Services, key: str = "", values: Mapping[str, Any] | None = None) -> None:
        self.services = services
        self.key = key
        self._before = dict(values or {})

    async def __call__(self, values: dict[str, Any]) -> None:
        """Save and check.

        Raises:
            RouterSilentError: saved, but the router refuses us or is silent.
            ApiError, ServiceError: not saved.
        """
        wanted = {name: values[name] for name in _WIRE_FIELDS}
        if not self.key:
            self.key = await self.services.routers.add(NewRouter(**wanted))
        else:
            changes = {
                name: value
                for name, value in wanted.items()
                if value != self._before.get(name) and not (name in _KEPT_WHEN_EMPTY and not value)
            }
            if changes:
                await self.services.routers.update(self.key, changes)
        self._before = wanted
        if self.key:
            await self._look()

    async def _look(self) -> None:
        try:
            found = await self.services.routers.check(self.key)
        except Exception as error:
            code = router_code(error)
            if code.startswith("router_"):
                raise RouterSilentError(code, str(getattr(error, "detail", ""))) from error
            return
        for row in found:
            if row.get("code") == "api_access" and row.get("state") == "failed":
                cause = check_values(row).get("error", "")
                raise RouterSilentError(cause or "router_timeout", cause)


async def add_router(parent: QWidget, context: PaneContext) -> str:
    """Show the form for a new router; its key, or an empty string when the person changed their mind."""
    saver = RouterSaver(context.services)
    await dialogs.present(RouterDialog(parent, context, saver))
    return saver.key


async def edit_router(parent: QWidget, context: PaneContext, record: Record) -> bool:
    """Show the form for a router that is there; whether it was saved."""
    values = {name: record[name] or "" for name in _WIRE_FIELDS if name not in _KEPT_WHEN_EMPTY}
    saver = RouterSaver(context.services, record.key, {**values, "password": "", "secret": ""})
    return await dialogs.present(RouterDialog(parent, context, saver, values, editing=True))
