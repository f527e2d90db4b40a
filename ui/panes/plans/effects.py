"""Beside the editor: the ticket a customer gets, what the routers are told, and who is affected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tiknet_desktop.services.plan_drafts import Outlook, PlanDraft, ProfileFate
from tiknet_desktop.services.plan_facts import option_text
from ui.kit import formatting
from ui.kit.containers import Card
from ui.kit.context import is_online
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import IconLabel, KeyValue, Label
from ui.kit.layout import clear, column, holder, rescale, row
from ui.kit.theme import theme
from ui.panes.plans.words import holder_words, list_words, quoted, rate_words, time_words
from ui.printing.paper import PaperSheet
from ui.printing.plan_words import devices_words, joined, validity_words, volume_words
from ui.printing.ticket import Ticket

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency
    from tiknet_desktop.services.settings import SettingsService
    from ui.kit.context import PaneContext

WIDTH: Final = 324
_TICKET_WIDTH: Final = 196

_FATES: Final[dict[ProfileFate, Text]] = {
    ProfileFate.KEPT: Text("plans", "The profile {name} stays as it is."),
    ProfileFate.REUSED: Text("plans", "The profile {name} exists already and is used."),
    ProfileFate.CHANGED: Text("plans", "The profile {name} changes; no other plan uses it."),
    ProfileFate.NEW: Text("plans", "A new profile {name} is made."),
}


def ticket_of(draft: PlanDraft, settings: SettingsService, currency: Currency, shop: str) -> Ticket:
    """The ticket of a plan before anybody bought it."""
    allowance = joined(
        validity_words(option_text("validity", draft.validity)) if draft.validity else "",
        volume_words(None if draft.data_limit is None else option_text("data_limit", draft.data_limit)),
        devices_words(draft.devices),
    )

    def read(name: str) -> str:
        return str(settings.get(name) or "")

    return Ticket(
        shop=read("shop_name") or shop,
        price=formatting.money(draft.price, currency),
        plan=joined(draft.name, allowance),
        wifi_name=read("wifi_name"),
        login_url=read("login_url"),
    )


class EffectsPanel(QWidget):
    """What saving means. ``show_draft`` follows every key, ``show_outlook`` when the computer has thought about it."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.body = column(spacing=14)
        self.setLayout(self.body)
        self.sheet = PaperSheet()
        self.sheet.setAccessibleName(str(Text("plans", "Preview of the voucher")))
        ticket = Card(self._centred(), title=Text("plans", "The voucher"), spacing=8)
        self._router = column(spacing=6)
        self._people = column(spacing=6)
        router = Card(self._router, title=Text("plans", "On the router"), spacing=8)
        people = Card(self._people, title=Text("plans", "Who is affected"), spacing=8)
        for card in (ticket, router, people):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self._outlook: tuple[Outlook, PlanDraft, bool] | None = None
        self.restyle()

    def restyle(self) -> None:
        rescale(self)
        self.setFixedWidth(theme().px(WIDTH))
        self.sheet.setFixedWidth(theme().px(_TICKET_WIDTH))
        self.sheet.setFixedHeight(self.sheet.heightForWidth(self.sheet.width()))

    def _centred(self) -> QWidget:
        return holder(row(None, self.sheet, None, spacing=0))

    def show_draft(self, draft: PlanDraft) -> None:
        """Draw the ticket."""
        services = self._context.services
        account = services.account
        self.sheet.show_content(
            ticket_of(
                draft,
                services.settings,
                account.currency,
                account.shop_name,
            )
        )
        self.sheet.setFixedHeight(self.sheet.heightForWidth(self.sheet.width()))

    def show_outlook(self, outlook: Outlook, draft: PlanDraft, known: bool) -> None:
        """Say what saving does; ``known`` is whether the plan exists already."""
        if (outlook, draft, known) == self._outlook:
            return
        self._outlook = (outlook, draft, known)
        clear(self._router)
        clear(self._people)
        _say_router(self._router, outlook, draft, self._away())
        _say_people(self._people, outlook, known)

    def _away(self) -> bool:
        """Whether the server, and with it every router, is out of reach now."""
        return not is_online(self._context.services)

    def retranslate(self) -> None:
        if self._outlook is not None:
            outlook, draft, known = self._outlook
            self._outlook = None
            self.show_draft(draft)
            self.show_outlook(outlook, draft, known)


def _say_router(box: QVBoxLayout, outlook: Outlook, draft: PlanDraft, away: bool) -> None:
    idle = outlook.idle
    box.addWidget(Label(_FATES[outlook.fate].fill(name=quoted(outlook.profile_name)), "small", "text_muted", wrap=True))
    box.addWidget(KeyValue(Text("plans", "Speed"), lambda: rate_words(outlook.rate)))
    box.addWidget(KeyValue(Text("plans", "Devices at once"), formatting.number(draft.devices)))
    box.addWidget(KeyValue(Text("plans", "Ends after"), lambda: time_words(draft.validity)))
    box.addWidget(
        KeyValue(
            Text("plans", "Cut when idle for"),
            (lambda: time_words(idle)) if idle else Text("plans", "Never"),
        )
    )
    if outlook.shares:
        words = Text("plans", "Also used by {plans}").fill(plans=lambda: list_words(outlook.shares))
        box.addWidget(Label(words, "small", "text_muted", wrap=True))
    for one in outlook.routers[:4]:
        box.addLayout(_router_line(one, away))
    if not outlook.routers:
        words = Text("plans", "There is no router yet: it is written as soon as there is one.")
        box.addWidget(Label(words, "small", "text_muted", wrap=True))


def _router_line(router: Any, away: bool) -> Any:
    here = router["status"] == "online" and not away
    words = Text("plans", "{router}: written within seconds")
    if away:
        words = Text("plans", "{router}: written when the connection is back")
    elif not here:
        words = Text("plans", "{router}: written when the router is back")
    glyph = IconLabel("ri.router-line" if here else "ri.time-line", "text_muted" if here else "pending", 14)
    line = row(glyph, Label(words.fill(router=str(router["name"] or "")), "small", elide=True), spacing=6)
    line.setStretch(1, 1)
    return line


def _say_people(box: QVBoxLayout, outlook: Outlook, known: bool) -> None:
    if not known:
        words: Words = Text("plans", "Nobody yet: it is a new plan.")
        box.addWidget(Label(words, "small", "text_muted", wrap=True))
        return
    held = outlook.customers + outlook.tickets
    if not outlook.holders_known:
        words = Text("plans", "This computer does not know who holds it.")
    elif held:
        words = Text("plans", "Held now by {holders}.").fill(
            holders=lambda: holder_words(outlook.customers, outlook.tickets)
        )
    else:
        words = Text("plans", "Nobody holds it now.")
    box.addWidget(Label(words, "body_strong" if held else "small", wrap=True))
    if outlook.stock and (outlook.terms_changed or outlook.price_changed):
        words = partial(_stock_words, outlook.stock)
        box.addWidget(Label(words, "small", "warning", wrap=True))
    if outlook.price_changed:
        words = Text("plans", "The new price counts for new sales only.")
        box.addWidget(Label(words, "small", "text_muted", wrap=True))
    if outlook.terms_changed and (held or not outlook.holders_known):
        words = Text(
            "plans", "Speed, volume and devices change for them too, at their next connection. Their end stays."
        )
        box.addWidget(Label(words, "small", "text_muted", wrap=True))
    elif outlook.terms_changed:
        box.addWidget(Label(Text("plans", "The new terms count from the next sale."), "small", "text_muted", wrap=True))


def _stock_words(count: int) -> str:
    return translate("plans", "%Ln voucher(s) in stock get the new terms; look at what is printed.", "", count)
