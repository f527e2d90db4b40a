"""``--screenshots DIR``: every pane, dialog and printout of the demonstration, in both languages and both themes."""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiknet_desktop.app import complain
from tiknet_desktop.app.demo import DemoShop, open_demo
from tiknet_desktop.app.paper_pictures import notifications, till
from tiknet_desktop.app.team_pictures import account, team
from tiknet_desktop.runtime import loop

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from tiknet_desktop.__main__ import Options
    from tiknet_desktop.app.desktop import Desktop

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark")
SIZE = (1366, 768)

_SETTLE_SECONDS = 1.0
_LIVE_SECONDS = 20.0

_log = logging.getLogger(__name__)


class Stage:
    """The window while its pictures are taken; ``folder`` belongs to one language and theme."""

    def __init__(self, desktop: Desktop, demo: DemoShop) -> None:
        self.desktop, self.demo = desktop, demo
        self.folder = Path()
        self.taken = 0

    @property
    def workspace(self) -> Any:
        """The open shop."""
        return self.desktop.window.workspace

    @property
    def services(self) -> Any:
        """The shop's services."""
        return self.desktop.services

    async def settle(self, seconds: float = _SETTLE_SECONDS) -> None:
        """Let reads, timers and paints happen."""
        await asyncio.sleep(seconds)

    async def pane(self, name: str) -> Any:
        """Open a pane and let it fill."""
        self.workspace.go(name)
        await self.settle()
        return self.workspace.panes[name]

    async def shoot(self, name: str, seconds: float = 0.4) -> None:
        """Keep what the window shows, dialogs included."""
        await self.settle(seconds)
        self.keep(name, _with_dialogs(self.desktop.window))

    def keep(self, name: str, picture: Any) -> None:
        """Save a picture under this name.

        Raises:
            OSError: the file cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.png"
        if not picture.save(str(path)):
            raise OSError(f"{path} cannot be written")
        self.taken += 1

    @asynccontextmanager
    async def dialog(self, name: str, opened: Callable[[], Any]) -> AsyncIterator[None]:
        """Open a dialog, keep its picture as ``name``, and close it again."""
        opened()
        await self.shoot(name, 0.6)
        try:
            yield
        finally:
            for dialog in dialogs_open():
                dialog.reject()
            await self.settle(0.3)


def dialogs_open() -> list[Any]:
    """The dialogs on the screen."""
    from PySide6.QtWidgets import QApplication, QDialog

    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def _with_dialogs(window: QWidget) -> QPixmap:
    from PySide6.QtGui import QPainter

    picture = window.grab()
    painter = QPainter(picture)
    for dialog in dialogs_open():
        painter.drawPixmap(dialog.pos() - window.mapToGlobal(window.rect().topLeft()), dialog.grab())
    painter.end()
    return picture


# ---------------------------------------------------------------- what is shown
async def today(stage: Stage) -> None:
    """The first pane, its three charts."""
    await stage.pane("today")
    await stage.shoot("today")


async def sell(stage: Stage) -> None:
    """The counter: empty, filled, and the receipt of a sale."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    pane = await stage.pane("sell")
    await stage.shoot("sell")
    pane.setFocus()
    QTest.keyClick(pane, Qt.Key.Key_3)
    await stage.shoot("sell-chosen", 0.6)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    await stage.shoot("sell-receipt", 1.5)
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    await stage.settle(0.3)


async def customers(stage: Stage) -> None:
    """The list, a customer, several marked, the two dialogs."""
    pane = await stage.pane("customers")
    pane.filter_bar.chip("state").opened.emit()  # its choices are asked for when somebody opens it
    await stage.settle(0.4)
    pane.set_filter("state", "active")
    await stage.shoot("customers", 1.0)
    record = pane.model.record(2)
    if record is not None:
        pane.open_record(record.key)
        await stage.shoot("customers-drawer", 1.2)
        actions = {action.key: action for action in pane.spec.actions}
        async with stage.dialog("customers-block", partial(pane.run, actions["block"], [record])):
            pass
        pane.drawer.dismiss()
    await stage.settle(0.4)
    pane.set_filter("state", None)
    async with stage.dialog("customers-new", pane.primary_button.click):
        pass


async def sessions(stage: Stage) -> None:
    """Who is connected."""
    await stage.pane("sessions")
    await stage.shoot("sessions")


async def routers(stage: Stage) -> None:
    """The list, one router's tabs, the dialogs."""
    pane = await stage.pane("routers")
    pane.show_list()
    await stage.shoot("routers")
    async with stage.dialog("routers-add", pane.add):
        pass
    record = pane.list.model.record(0)
    if record is None:
        return
    pane.open_record(record.key)
    await stage.shoot("router", 2.5)
    for tab in ("connected", "interfaces"):
        pane.page.open_tab(tab)
        await stage.shoot(f"router-{tab}", 2.0)
    pane.page.open_tab("overview")
    async with stage.dialog("router-reboot", pane.page.reboot):
        pass
    pane.show_list()


async def plans(stage: Stage) -> None:
    """Every tab, a plan, its editor."""
    pane = await stage.pane("plans")
    await stage.shoot("plans", 1.0)
    record = pane.lists["plans"].model.record(3)
    if record is not None:
        pane.open_record(record.key)
        await stage.shoot("plans-drawer", 1.0)
        pane.lists["plans"].drawer.dismiss()
        pane.edit(record, False)
        await stage.settle(0.6)
        pane.editor.price.set_amount(Decimal(1750))
        pane.editor.price.edited.emit("1750")
        await stage.shoot("plans-editor", 1.0)
        pane.editor.open(pane.editor.draft(), record.key)
        pane.editor.leave()
        await stage.settle(0.3)
    for tab in ("profiles", "options", "devices", "accounts", "sold"):
        pane.open_tab(tab)
        await stage.shoot(f"plans-{tab}", 1.0)
    pane.open_tab("profiles")
    async with stage.dialog("plans-profile-new", pane.lists["profiles"].primary_button.click):
        pass
    pane.open_tab("plans")


async def vouchers(stage: Stage) -> None:
    """Tickets, one of them, batches, stock, the form of a new batch."""
    pane = await stage.pane("vouchers")
    await _order_once(stage)
    await stage.shoot("vouchers", 1.0)
    record = pane.tickets.model.record(1)
    if record is not None:
        pane.open_record(record.key)
        await stage.shoot("vouchers-drawer", 1.0)
        pane.tickets.drawer.dismiss()
    pane.open_tab("batches")
    await stage.shoot("vouchers-batches", 1.0)
    batch = pane.batches.model.record(0)
    if batch is not None:
        pane.batches.open_record(batch.key)
        await stage.shoot("vouchers-batch", 1.0)
        pane.batches.drawer.dismiss()
    pane.open_tab("stock")
    await stage.shoot("vouchers-stock", 1.0)
    pane.open_tab("tickets")
    async with stage.dialog("vouchers-new", pane.new_button.click):
        pass


async def _order_once(stage: Stage) -> None:
    """A batch that was just made, in the first of the pictures."""
    from tiknet_desktop.services.voucher_orders import BatchRequest
    from tiknet_desktop.storage.records import RecordQuery, Sort

    plans = (await stage.services.records.page(RecordQuery("plans", sort=(Sort("price"),)), 0, 2)).rows
    if plans and not await stage.services.vouchers.orders():
        await stage.services.vouchers.order(BatchRequest(plans[-1].key, 240, prefix="TK", length=6))
        await stage.settle(5.0)


async def money(stage: Stage) -> None:
    """The wallet, movements with their sums, withdrawals with the form, payment methods."""
    from tiknet_desktop.services.money import MethodDraft
    from tiknet_desktop.storage.records import RecordQuery

    if not await stage.services.records.aggregate(RecordQuery("payment_methods"), "id", "count"):
        await stage.services.money.save_method(MethodDraft("Moov Money", "+228 99 12 45 08"))
    pane = await stage.pane("money")
    await stage.shoot("money", 1.0)
    pane.open_kind("staff")
    await stage.shoot("money-movements", 1.2)
    pane.open_kind("server")
    await stage.shoot("money-server", 1.5)
    pane.open_tab("withdrawals")
    await stage.shoot("money-withdrawals", 1.0)
    async with stage.dialog("money-withdraw", pane.withdraw):
        pass
    pane.open_tab("methods")
    await stage.shoot("money-methods", 1.0)
    pane.open_tab("overview")


async def reports(stage: Stage) -> None:
    """Each report of this month, the close of the month, and its paper."""
    from ui.panes.reports.paper import month_images

    pane = await stage.pane("reports")
    await stage.shoot("reports", 1.5)
    for tab in ("customers", "plans", "routers", "month"):
        pane.open_tab(tab)
        await stage.shoot(f"reports-{tab}", 1.5)
    for number, image in enumerate(month_images(pane.month.paper()), start=1):
        stage.keep(f"month-report-{number}", image)
    pane.open_tab("sales")


async def sync_centre(stage: Stage) -> None:
    """What was done on this computer."""
    await stage.pane("sync_centre")
    await stage.shoot("sync-centre")


async def settings(stage: Stage) -> None:
    """Every section, and a search."""
    pane = await stage.pane("settings")
    for key in pane.items:
        pane.open_section(key)
        await stage.shoot(f"settings-{key}", 1.0)
    pane.open_section("look")


async def support(stage: Stage) -> None:
    """The help of a page, the requests, one of them."""
    pane = await stage.pane("support")
    pane.open_record(None, topic="sell")
    await stage.shoot("help")
    pane.open_tab("requests")
    page = pane.pages["requests"]
    await stage.settle()
    record = page.model.record(0)
    if record is not None:
        page.open_record(record.key)
    await stage.shoot("support-request", 1.0)
    page.drawer.dismiss()
    async with stage.dialog("support-new", page.primary_button.click):
        pass


async def tour(stage: Stage) -> None:
    """The first two steps of the tour."""
    await stage.pane("today")
    stage.workspace.start_tour()
    await stage.shoot("tour")
    stage.workspace.tour_overlay.forward()
    await stage.shoot("tour-next")
    stage.workspace.tour_overlay.end()


async def everywhere(stage: Stage) -> None:
    """The command palette and the sheet of keys."""
    await stage.pane("today")
    stage.workspace.open_palette()
    await stage.shoot("palette")
    stage.workspace._palette.dismiss()
    async with stage.dialog("shortcuts", stage.workspace.show_shortcuts):
        pass


async def paper(stage: Stage) -> None:
    """The receipt of the latest sale on both widths of paper."""
    from ui.printing.receipt import WIDTH_58_MM, WIDTH_80_MM, receipt_image
    from ui.printing.sale_receipt import receipt_of

    sales = await stage.services.sales.recent(1)
    if not sales:
        return
    from ui.kit.i18n import language

    receipt = receipt_of(sales[0], stage.services.account.currency, stage.services.settings)
    stage.keep("receipt-80mm", receipt_image(receipt, language(), WIDTH_80_MM))
    stage.keep("receipt-58mm", receipt_image(receipt, language(), WIDTH_58_MM))


async def tickets_on_paper(stage: Stage) -> None:
    """Sheets and strips of tickets, and what is asked before they are printed."""
    from datetime import UTC, datetime

    from PySide6.QtWidgets import QDialog

    from ui.kit.context import PaneContext
    from ui.printing.content import WIDTH_58_MM
    from ui.printing.press import blocks_image
    from ui.printing.print_tickets import PrintTicketsDialog
    from ui.printing.samples import sample_tickets
    from ui.printing.sheets import SheetJob, page_image
    from ui.printing.strip import strip_blocks
    from ui.printing.template import COMPACT, LARGE, STANDARD, STRIP
    from ui.printing.template_editor import edit_templates

    services, window = stage.services, stage.desktop.window
    tickets, logo = sample_tickets(services, 60), services.printing.logo_path()
    for template in (STANDARD, LARGE, COMPACT):
        job = SheetJob(tickets, template, "L-2611-07", services.account.seller_name, datetime.now(UTC), logo)
        stage.keep(f"tickets-{template.key}", page_image(job, 0, 1240))
    stage.keep("tickets-strip", blocks_image(strip_blocks(tickets[0], STRIP, WIDTH_58_MM, logo), WIDTH_58_MM))
    context = PaneContext(services)

    def ask() -> QDialog:
        dialog = PrintTicketsDialog(window, context, tickets, "sheet", "L-2611-07")
        dialog.open()
        return dialog

    await stage.pane("today")
    async with stage.dialog("print-tickets", ask):
        pass
    edit = partial(edit_templates, context, window, STANDARD)
    async with stage.dialog("ticket-templates", lambda: services.tasks.spawn(edit(), name="templates")):
        pass


async def offline(stage: Stage) -> None:
    """The same panes without a server: nothing disappears."""
    pane = await stage.pane("customers")
    record = pane.model.record(1)
    if record is not None:
        await (stage.services.customers.unblock if record["blocked"] else stage.services.customers.block)([record.key])
        pane.open_record(record.key)
    await stage.shoot("offline-customers", 1.0)
    pane.drawer.dismiss()
    await _order_offline(stage)
    for name in ("today", "sell", "sessions", "routers", "vouchers", "plans", "sync_centre"):
        await stage.pane(name)
        await stage.shoot(f"offline-{name.replace('_', '-')}")


async def _order_offline(stage: Stage) -> None:
    """A batch that waits for the server."""
    from tiknet_desktop.services.voucher_orders import BatchRequest
    from tiknet_desktop.storage.records import RecordQuery, Sort

    plans = (await stage.services.records.page(RecordQuery("plans", sort=(Sort("price"),)), 0, 1)).rows
    if plans and not any(order.made < order.total for order in await stage.services.vouchers.orders()):
        await stage.services.vouchers.order(BatchRequest(plans[0].key, 2_000))


async def before_the_shop(stage: Stage) -> None:
    """First start, sign-in, and a start that failed."""
    from tiknet_desktop.storage.errors import NewerSchemaError
    from ui.shell.fault_page import FaultPage
    from ui.shell.first_start import FirstStartPage
    from ui.shell.recovery import RecoveryPage
    from ui.shell.registration import RegistrationPage
    from ui.shell.sign_in import SignInPage

    async def never(*_: Any) -> Any:
        raise AssertionError("a picture signs nobody in")

    window, spawn = stage.desktop.window, stage.services.tasks.spawn
    first = FirstStartPage(never, spawn)
    pages: list[tuple[str, QWidget, Callable[[], object]]] = [
        ("first-start", first, lambda: None),
        ("first-start-shop", FirstStartPage(never, spawn), lambda: None),
        ("first-start-code", FirstStartPage(never, spawn), lambda: None),
        (
            "sign-in",
            SignInPage(never, spawn, server="https://api.tiknetafrica.com/v1", can_recover=True, can_register=True),
            lambda: None,
        ),
        ("sign-in-code", SignInPage(never, spawn), lambda: None),
        ("recovery", RecoveryPage(stage.services.account, spawn, "demo@example.com"), lambda: None),
        ("registration", RegistrationPage(stage.services.account, spawn), lambda: None),
        ("start-failed", FaultPage(NewerSchemaError("99")), lambda: None),
    ]
    for name, page, _ in pages:
        if name == "first-start-shop":
            page.ask_shop()  # type: ignore[attr-defined]
        if name == "sign-in-code":
            page.ask_code()  # type: ignore[attr-defined]
        if name == "first-start-code":
            page.show_code("7KQ4-M2PX-H9TD-3RWC")  # type: ignore[attr-defined]
        window.show_front(page)
        await stage.shoot(name)


Scene = Callable[[Stage], Awaitable[None]]
ONLINE: tuple[Scene, ...] = (
    today,
    sell,
    customers,
    sessions,
    routers,
    plans,
    vouchers,
    money,
    reports,
    team,
    account,
    sync_centre,
    settings,
    notifications,
    support,
    till,
    tour,
    everywhere,
    paper,
    tickets_on_paper,
)
OFFLINE: tuple[Scene, ...] = (offline, before_the_shop)
"""Taken last: the server has stopped."""


def _chosen(scenes: tuple[Scene, ...], names: tuple[str, ...]) -> list[Scene]:
    return [scene for scene in scenes if not names or scene.__name__ in names]


# ---------------------------------------------------------------- the run
def run_screenshots(options: Options, folder: Path) -> int:
    """Take all pictures, or those of the scenes asked for, into ``folder``; the exit code."""
    known = [scene.__name__ for scene in ONLINE + OFFLINE]
    if unknown := [name for name in options.scenes if name not in known]:
        return complain(f"no scene is called {', '.join(unknown)}; there are {', '.join(known)}")
    demo = DemoShop(Path(tempfile.mkdtemp(prefix="tiknet-pictures-")))
    try:
        taken = loop.run(partial(_take_all, demo=demo, options=options, folder=folder))
    except OSError as error:
        return complain(f"the pictures cannot be taken: {error}")
    finally:
        demo.end()
    sys.stdout.write(json.dumps({"pictures": taken, "folder": str(folder)}) + "\n")
    return 0


async def _take_all(app: QApplication, *, demo: DemoShop, options: Options, folder: Path) -> int:
    desktop = await open_demo(app, demo, options)
    desktop.window.resize(*SIZE)
    stage = Stage(desktop, demo)
    try:
        online, without = _chosen(ONLINE, options.scenes), _chosen(OFFLINE, options.scenes)
        if routers in online:
            await _gather_history(stage)
        for scene in online:
            await _in_every_dress(stage, folder, options, scene)
        if without:
            await _cut_off(stage)
        for scene in without:
            await _in_every_dress(stage, folder, options, scene)
    finally:
        await desktop.close()
    return stage.taken


async def _cut_off(stage: Stage) -> None:
    """The server of the demonstration stops."""
    assert stage.desktop.local is not None
    await asyncio.get_running_loop().run_in_executor(None, stage.desktop.local.stop)
    stage.services.connectivity.probe_now()
    await stage.settle(2.0)


async def _gather_history(stage: Stage) -> None:
    """Watch the router for a while: an empty chart says nothing about the charts."""
    pane = await stage.pane("routers")
    record = pane.list.model.record(0)
    if record is not None:
        pane.open_record(record.key)
        await stage.settle(_LIVE_SECONDS)


async def _in_every_dress(stage: Stage, folder: Path, options: Options, scene: Scene) -> None:
    from ui.kit.i18n import set_language
    from ui.kit.theme import theme

    languages = (options.language,) if options.language else LANGUAGES
    themes: tuple[Any, ...] = (options.theme,) if options.theme else THEMES
    for language, mode in itertools.product(languages, themes):
        theme().switch(mode=mode)
        set_language(language)
        stage.folder = folder / f"{language}-{theme().name}"
        await scene(stage)
