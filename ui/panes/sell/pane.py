"""Sell: choose a plan, take the money, hand over the ticket. By keyboard in three keys, with or without a connection."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QWidget

from tiknet_desktop.contracts.resources import PLANS
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.customers import NewCustomer
from tiknet_desktop.services.errors import NotSignedInError, ServiceError
from tiknet_desktop.services.sales import SaleRequest
from tiknet_desktop.storage.errors import StorageError
from tiknet_desktop.storage.records import RecordQuery, Sort
from ui.kit import formatting, states
from ui.kit.containers import Card, PageHeader, ScrollPage
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.i18n import Text, Words
from ui.kit.layout import NO_LIMIT, column, holder, row
from ui.kit.messages import Message, describe
from ui.kit.theme import theme
from ui.kit.tools import SearchTool
from ui.kit.truth import Truth
from ui.panes.sell.customer_field import buyer_of
from ui.panes.sell.form import SaleForm
from ui.panes.sell.keys import CUSTOMER_KEY, PAYMENT_KEY, RECEIVED_KEY, digit_of, has_command, is_enter, step_of
from ui.panes.sell.paperwork import Paperwork
from ui.panes.sell.plans import PlanGrid, PlanTile
from ui.panes.sell.recent import RecentSales
from ui.panes.sell.side import PayBox, PreviewBox, ReceiptBox
from ui.panes.sell.take_back import take_back
from ui.panes.sell.till import TillButton
from ui.panes.sell.without_plans import state_without_plans
from ui.panes.sell.words import not_stored, ticket_preview
from ui.printing.plan_words import joined

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale

log = logging.getLogger(__name__)

BESIDE_FROM: Final = 972
"""Width of the pane (design pixels) from which the ticket stands beside the form: a window of 1,180 less the rail. In a
low window it never does, the QR would not fit."""
LOW_BELOW: Final = 680
"""Height of the pane (design pixels) under which tiles and form close up, so that the change stays in view."""
SETTLE_MS: Final = 400
"""After a sale Enter is deaf for this long, so that a bouncing key does not wipe the receipt off the screen."""
MOST_PLANS: Final = 200

Phase = Literal["form", "storing", "done"]


class SellPane(QWidget):
    """The counter. ``open_record(sale_id)`` shows a sale; options ``plan`` and ``customer`` (keys) prepare one."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.phase: Phase = "form"
        self._resetting = False
        self._beside: bool | None = None
        self._low: bool | None = None
        self._loaded = False
        self._state_name = ""
        self.settling = QTimer(self)
        self.settling.setSingleShot(True)
        self.settling.setInterval(SETTLE_MS)
        self._build()
        self._paperwork = Paperwork(context, self, self._show_print_fault)
        self._connect()
        self._listener = BusListener(
            self,
            self.services.bus,
            ("plans", "sales", "outbox", "freshness", "connectivity", "settings", "account"),
            self._changed,
            delay=120,
        )
        self._update()
        self._arrange()  # before the first layout: all parts at once would make the window grow

    # ------------------------------------------------------------ construction
    def _build(self) -> None:
        money = self.services.account.currency
        self.till = TillButton(self.context, self)
        self.header = PageHeader(Text("sell", "Sell"), self._context_words, self.till, SearchTool(self.context))
        self.plans = PlanGrid()
        self.form = SaleForm(self.context, money)
        self.recent = RecentSales()
        self._page = ScrollPage(self.plans, self.form, self.recent, None, spacing=11)
        self._host = states.StateHost(self._page)
        self.pay = PayBox()
        self.preview = PreviewBox()
        self.receipt = ReceiptBox()
        self._bar = QFrame()
        self._bar.setProperty("box", "status")
        self._bar.setLayout(column(spacing=0))
        self._left = holder(column(self.header, self._host, self._bar, spacing=0))
        left = self._left.layout()
        assert left is not None
        left.setStretch(1, 1)  # type: ignore[attr-defined]
        self._panel_form = holder(column(self.preview, spacing=12))
        self._panel = QFrame()
        self._panel.setProperty("box", "drawer")
        self._panel.setLayout(column(self._panel_form, self.receipt, spacing=0, margins=(20, 18, 20, 14)))
        outer = row(self._left, self._panel, spacing=0)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.plans.chosen.connect(self._plan_chosen)
        self.form.changed.connect(self._form_changed)
        self.form.customer.picked.connect(self.plans.focus_tiles)
        self.pay.pressed.connect(self.sell)
        self.pay.print_after_changed.connect(self._remember_print_after)
        self.recent.show_requested.connect(lambda sale_id: self._spawn("show", self._show(sale_id)))
        self.recent.reprint_requested.connect(lambda sale_id: self._spawn("reprint", self._reprint(sale_id)))
        self.recent.take_back_requested.connect(lambda sale_id: self._spawn("take back", self._take_back(sale_id)))
        self.recent.more_requested.connect(lambda: self._spawn("recent", self._refresh_recent()))
        self.receipt.next_sale.connect(self._next_pressed)
        self.receipt.print_pressed.connect(lambda: self._print())
        self.receipt.other_printer_pressed.connect(lambda: self._print(ask=True))
        self.receipt.pdf_pressed.connect(self._save_pdf)
        self.receipt.copy_pressed.connect(self._copy)

    def _spawn(self, name: str, work: object) -> object:
        return self.context.spawn(work, name=f"sell: {name}", owner=self)  # type: ignore[arg-type]

    # ------------------------------------------------------------ data
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(["plans"])
        if self._loaded:
            self._listener.shown()
        self.reload()
        if self.phase == "form" and not self._left.isHidden():
            QTimer.singleShot(0, self, self._focus_start)

    def reload(self) -> None:
        """Read plans and sales again."""
        if self.services.account.signed_in:  # else the shop was closed meanwhile
            self.till.reload()
            self._spawn("load", self._reload())

    async def _reload(self) -> None:
        try:
            await self._load()
        except NotSignedInError:
            log.debug("the shop was closed while the counter was read")

    def pull(self) -> None:
        """Ask the server for the plans now."""
        self._spawn("pull", self._pull())

    async def _pull(self) -> None:
        try:
            await self.services.records.refresh("plans")
        except Exception as error:  # noqa: BLE001 - any failure of the pull is shown in the place of the plans
            message = describe(error)
            self._show_state("error", states.error(message.title, message.text, self.pull, message.details))
            return
        await self._load()

    async def _load(self) -> None:
        if not self.context.allowed(Permission.CREATE_USERS):
            role = self.services.account.role_name
            self._show_state("forbidden", states.forbidden(role))
            return
        page = await self.services.records.page(RecordQuery("plans", sort=(Sort("price"), Sort("name"))), 0, MOST_PLANS)
        plans = [plan for plan in page.rows if plan["is_active"] is not False]
        freshness = await self.services.records.freshness("plans")
        sales = await self.services.sales.recent(self.recent.limit)
        first, self._loaded = not self._loaded, True
        money = self.services.account.currency
        self.plans.show_plans(plans, money)
        self._take_price()
        self.plans.set_truth(
            Truth(freshness.synced_at, "server", timedelta(seconds=PLANS.cadence))
            if freshness.synced_at is not None
            else None
        )
        self.recent.show_sales(sales, money)
        if plans:
            self._show_content()
        else:
            self._show_state(*state_without_plans(self.context, freshness, self._is_offline(), self.pull))
        await self._follow_shown_sale(sales)
        self._update()
        if first:
            self._focus_start()

    def _show_content(self) -> None:
        if self._state_name:
            self._state_name = ""
            self._host.show_content()
            self._arrange()
            self._focus_start()

    def _show_state(self, name: str, state: QWidget) -> None:
        if name == self._state_name and name != "error":
            state.deleteLater()
            return
        self._state_name = name
        card = Card(state, margins=(16, 12, 16, 12))
        self._host.show_state(holder(column(card, spacing=0, margins=(24, 6, 24, 16))))
        self._arrange()

    def state_name(self) -> str:
        """The state shown in place of the counter; empty when it can be used."""
        return self._state_name

    async def _follow_shown_sale(self, sales: list[Sale]) -> None:
        shown = self.receipt.sale()
        if self.phase != "done" or shown is None:
            return
        newer = next((sale for sale in sales if sale.id == shown.id), None) or await self.services.sales.get(shown.id)
        if newer is not None and newer.state != shown.state:
            self._show_sale(newer, getattr(self.receipt.paper.sheet.content(), "duplicate", 0))

    def _changed(self, changed: set[str]) -> None:
        self.reload()
        self.header.context.retranslate()

    # ------------------------------------------------------------ choosing
    def _plan_chosen(self, key: str) -> None:
        self._take_price()
        if key:
            self._back_to_form()
        self._update()

    def _take_price(self) -> None:
        """Count with the price of the chosen plan as it is now."""
        plan = self.plans.current()
        self.form.set_price(plan["price"] if plan is not None else None, self.services.account.currency)

    def _form_changed(self) -> None:
        if not self._resetting:
            self._back_to_form()
        self._update()

    def _back_to_form(self) -> None:
        """The next sale is being prepared: the receipt of the last one gives way."""
        if self.phase == "done" and not self._resetting:
            self.phase = "form"
            self._arrange()

    def open_record(self, key: str | None = None, **options: object) -> None:
        """Show a sale, or prepare one for a ``plan`` or a ``customer``."""
        self._spawn("open", self._open(key, options))

    async def _open(self, key: str | None, options: dict[str, object]) -> None:
        if key:
            await self._show(key)
            return
        if not self._loaded:
            await self._load()
        if options.get("plan"):
            self.plans.choose(str(options["plan"]))
        if options.get("customer"):
            record = await self.services.records.get("customers", str(options["customer"]))
            if record is not None:
                self.form.customer.set_buyer(buyer_of(record))
        self._focus_start()

    # ------------------------------------------------------------ selling
    def why_not(self) -> Words | None:
        """Why the sale cannot be taken as it stands; ``None`` when it can."""
        if self.phase == "storing":
            return Text("sell", "The sale is being recorded")
        plan = self.plans.current()
        if plan is None:
            return Text("sell", "Choose a plan")
        if plan["price"] is None:
            return Text("sell", "This plan has no price")
        if self.form.missing_customer():
            return Text("sell", "Credit needs a customer")
        if self.form.customer.is_unfinished():
            return Text("sell", "Choose or create the customer, or empty the field")
        change = self.form.change()
        if change is not None and change < 0:
            return Text("sell", "{amount} is still missing").fill(
                amount=formatting.money(-change, self.services.account.currency)
            )
        return None

    def _request(self) -> SaleRequest:
        plan = self.plans.current()
        assert plan is not None
        buyer = self.form.customer.buyer()
        new = None
        if buyer is not None and buyer.key is None:
            first, _, last = buyer.name.partition(" ")
            new = NewCustomer(first, last, buyer.phone)
        return SaleRequest(
            plan.key,
            self.form.quantity.value(),
            buyer.key if buyer is not None else None,
            new,
            self.form.payment.current(),
            self.form.amount_received(),
        )

    def sell(self) -> None:
        """Take the money: the sale is written to the disk before anything else happens."""
        if self.phase != "form" or self._state_name:
            return
        if self.why_not() is not None:
            self._focus_what_is_missing()
            return
        request = self._request()
        self.phase = "storing"
        self.pay.fault.show_message(None)
        self._update()
        self._spawn("sale", self._store(request))

    async def _store(self, request: SaleRequest) -> None:
        try:
            sale = await self.services.sales.sell(request)
        except (StorageError, ServiceError, OSError) as error:
            self._sale_failed(error)
            return
        except Exception as error:
            self._sale_failed(error)
            raise  # a fault of ours: the registry reports it
        self._sold(sale)

    def _sale_failed(self, error: BaseException) -> None:
        """Nothing was recorded: say so, and leave everything as it was typed."""
        self.phase = "form"
        self.pay.fault.show_message(not_stored(error))
        self._update()

    def _sold(self, sale: Sale) -> None:
        self.settling.start()
        self._resetting = True
        self.plans.choose("")
        self.form.reset()
        self._resetting = False
        self._show_sale(sale)
        self._spawn("recent", self._refresh_recent())
        if self.services.settings.get("print_after_sale"):
            self._print()

    async def _refresh_recent(self) -> None:
        self.recent.show_sales(await self.services.sales.recent(self.recent.limit), self.services.account.currency)

    def _show_sale(self, sale: Sale, duplicate: int = 0) -> None:
        self.phase = "done"
        self.receipt.show_sale(sale, self._paperwork.receipt(sale, duplicate), self.services.account.currency)
        self._arrange()
        self.receipt.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._update()

    async def _show(self, sale_id: str, duplicate: int = 0) -> Sale | None:
        sale: Sale | None = await self.services.sales.get(sale_id)
        if sale is None or self.phase == "storing":
            return None
        self.receipt.fault.show_message(None)
        self._show_sale(sale, duplicate)
        return sale

    def _next_pressed(self) -> None:
        if not self.settling.isActive():
            self.next_sale()

    def next_sale(self) -> None:
        """An empty counter for the next customer."""
        if self.phase == "storing":
            return
        self.phase = "form"
        self.receipt.fault.show_message(None)
        self._arrange()
        self._update()
        self._focus_start()

    # ------------------------------------------------------------ paper
    def _print(self, *, ask: bool = False) -> None:
        sale = self.receipt.sale()
        if sale is not None:
            self._spawn("print", self._print_sale(sale, ask=ask))

    async def _print_sale(self, sale: Sale, *, again: bool = False, ask: bool = False) -> None:
        duplicate = await self._paperwork.print_sale(sale, again=again, ask=ask)
        if duplicate is not None and self.phase == "done" and self.receipt.sale() == sale:
            self._show_sale(sale, duplicate)

    async def _reprint(self, sale_id: str) -> None:
        sale = await self.services.sales.get(sale_id)
        if sale is None or self.phase == "storing":
            return
        self._show_sale(sale, await self._paperwork.next_duplicate(sale, again=True))
        await self._print_sale(sale, again=True)

    async def _take_back(self, sale_id: str) -> None:
        sale = await self.services.sales.get(sale_id)
        if sale is not None and await take_back(self.context, self, sale):
            await self._refresh_recent()

    def _save_pdf(self) -> None:
        sale = self.receipt.sale()
        if sale is not None:
            self._spawn("pdf", self._paperwork.save_pdf(sale))

    def _copy(self) -> None:
        sale = self.receipt.sale()
        if sale is not None:
            self._paperwork.copy_codes(sale)

    def _show_print_fault(self, message: Message | None) -> None:
        self.receipt.fault.show_message(message)

    def _remember_print_after(self, wanted: bool) -> None:
        self.services.settings.set("print_after_sale", wanted)

    # ------------------------------------------------------------ display
    def _context_words(self) -> str:
        account = self.services.account
        if not account.seller_name:
            return str(account.shop_name)
        return joined(str(Text("sell", "Sold by {name}").fill(name=account.seller_name)), str(account.shop_name))

    def _is_offline(self) -> bool:
        return not is_online(self.services)

    def _update(self) -> None:
        money = self.services.account.currency
        total = self.form.total()
        self.pay.show_total(total, money)
        self.pay.show_button(self._button_words, self.why_not())
        self.pay.print_after.setChecked(bool(self.services.settings.get("print_after_sale")))
        if self._is_offline():
            self.pay.show_where(Text("sell", "Offline: kept on this computer, sent later."), "ri.cloud-off-line")
        else:
            self.pay.show_where(Text("sell", "Recorded on this computer first, then confirmed."), "ri.computer-line")
        self.preview.show_ticket(
            ticket_preview(self.plans.current(), self.services.account.shop_name, money, self.services.settings)
        )

    def _button_words(self) -> str:
        total = self.form.total()
        if self.phase == "storing":
            return str(Text("sell", "Recording…"))
        if total is None:
            return str(Text("sell", "Take payment"))
        amount = formatting.money(total, self.services.account.currency)
        if self.form.payment.current() == "credit":
            return str(Text("sell", "Sell {amount} on credit").fill(amount=amount))
        return str(Text("sell", "Take {amount}").fill(amount=amount))

    def _arrange(self) -> None:
        """Put the parts where width and phase want them."""
        low = self.height() < theme().px(LOW_BELOW)
        beside = self.width() >= theme().px(BESIDE_FROM) and not low
        if low != self._low:
            self._low = low
            self.plans.set_low(low)
            self.form.set_low(low)
        done = self.phase == "done"
        usable = not self._state_name
        moved = beside != self._beside
        self._beside = beside
        if moved:
            target = self._panel_form.layout() if beside else self._bar.layout()
            assert target is not None
            target.addWidget(self.pay)
            self.pay.lie_flat(not beside)
            self.receipt.lie_flat(not beside)
        panel_alone = done and not beside
        wanted = (
            (self._left, not panel_alone),
            (self._bar, not beside and usable),
            (self._panel, done or (beside and usable)),
            (self._panel_form, not done),
            (self.receipt, done),
        )
        for widget, visible in sorted(wanted, key=lambda pair: pair[1]):  # hide first: both at once would not fit
            widget.setVisible(visible)
        self._panel.setMinimumWidth(0 if panel_alone else theme().size("drawer"))
        self._panel.setMaximumWidth(NO_LIMIT if panel_alone else theme().size("drawer"))

    def kept_free(self) -> tuple[int, int]:
        """Pixels at the right and at the bottom that no message may cover: there the money is taken."""
        if self._panel.isVisible() and self._left.isVisible():
            return self._panel.width(), 0
        return 0, self._bar.height() if self._bar.isVisible() else 0

    # ------------------------------------------------------------ focus and keys
    def _focus_start(self) -> None:
        if self.isVisible() and not self._state_name and self.phase == "form":
            self._page.verticalScrollBar().setValue(0)  # the plans may be out of sight since a look at the last sales
            self.plans.focus_tiles()

    def _focus_what_is_missing(self) -> None:
        if self.plans.current() is None:
            self.plans.focus_tiles()
        elif self.form.missing_customer() or self.form.customer.is_unfinished():
            self.form.customer.focus()
        else:
            self.form.received.setFocus()
            self.form.received.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if is_enter(event) and not has_command(event):
                self._enter()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            return
        if self.phase == "done" and event.matches(QKeySequence.StandardKey.Print):
            self._print()
            return
        if self.phase == "done" and event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        digit, step = digit_of(event), step_of(event)
        if self.phase == "storing" or self._state_name:
            super().keyPressEvent(event)
        elif digit is not None and not event.isAutoRepeat() and self.plans.choose_number(digit):
            return
        elif step and self.phase == "form":
            self.form.quantity.set_value(self.form.quantity.value() + step)
        elif self.phase == "form" and not has_command(event) and self._lead_to(event.text().upper()):
            return
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.plans.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _lead_to(self, letter: str) -> bool:
        """Follow a letter to its field; whether it leads anywhere."""
        if letter == CUSTOMER_KEY:
            self.form.customer.focus()
        elif letter == RECEIVED_KEY and self.form.payment.current() == "cash":
            self.form.received.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.form.received.selectAll()
        elif letter == PAYMENT_KEY:
            self.form.next_payment()
        else:
            return False
        return True

    def _enter(self) -> None:
        if self.phase == "storing" or self.settling.isActive():
            return
        focused = self.focusWidget()
        if isinstance(focused, PlanTile):
            if self.phase == "form" and not focused.isChecked():
                self.plans.choose(focused.plan.key)
                return
        elif isinstance(focused, QAbstractButton) and focused.isVisible() and focused.isEnabled():
            focused.click()
            return
        if self.phase == "done":
            self.next_sale()
        else:
            self.sell()

    def _escape(self) -> None:
        if self.phase == "done":
            self.next_sale()
        elif self.phase == "form":
            if isinstance(self.focusWidget(), QLineEdit):
                self.plans.focus_tiles()
            else:
                self.plans.choose("")

    # ------------------------------------------------------------ kit hooks
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        self._beside = None
        self._arrange()

    def retranslate(self) -> None:
        sale = self.receipt.sale()
        if self.phase == "done" and sale is not None:
            duplicate = getattr(self.receipt.paper.sheet.content(), "duplicate", 0)
            self.receipt.show_sale(sale, self._paperwork.receipt(sale, duplicate), self.services.account.currency)
        self._update()
