"""The four numbers at the top of Today."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tiknet_desktop.domain.permissions import Permission
from ui.kit import formatting
from ui.kit.containers import StatCard
from ui.kit.context import PaneContext, is_online
from ui.kit.i18n import Text, Words, language, translate
from ui.kit.truth import Truth

ROUTER_CADENCE = timedelta(seconds=60)
WALLET_CADENCE = timedelta(seconds=120)


def weekday_name(moment: datetime) -> str:
    """The day of the week as it stands inside a sentence."""
    name = formatting.weekday(formatting.local(moment).date(), short=False)
    return name.lower() if language() == "fr" else name


class Figures:
    """Fills the cards from the day's figures. ``cards`` are in reading order; a role that may not see money has three."""

    def __init__(self, context: PaneContext) -> None:
        self.context = context
        self.sales = StatCard(Text("today", "Sales today"))
        self.tickets = StatCard(Text("today", "Vouchers sold"))
        self.devices = StatCard(Text("today", "Devices online"))
        self.wallet = StatCard(Text("today", "Wallet"))
        self.cards = [self.sales, self.tickets, self.devices]
        if context.allowed(Permission.TRANSACTION_VIEWING):
            self.cards.append(self.wallet)

    def show(self, figures: Any, wallet_state: str, now: datetime, last_seen: datetime | None = None) -> None:
        """Write the numbers. ``wallet_state`` is the freshness of the wallet: it may not be offered or allowed;
        ``last_seen`` is when a router was last heard of, the age of the devices while none answers."""
        away = not is_online(self.context.services)
        self._show_sales(figures, away, now)
        self._show_tickets(figures, now)
        self._show_devices(figures, away, last_seen)
        self._show_wallet(figures, away, wallet_state)

    def refresh_age(self) -> None:
        """Let the truth labels move on."""
        for card in self.cards:
            card.refresh_age()

    def _money(self, amount: Decimal) -> tuple[str, str]:
        return formatting.money_parts(amount, self.context.services.account.currency)

    def _show_sales(self, figures: Any, away: bool, now: datetime) -> None:
        # Counted on this computer a moment ago, with what is not sent yet: that is the age of the sum.
        pending = figures.sales_pending
        pill: tuple[Words, str] | None = None
        if pending and away:
            pill = (lambda: translate("today", "%Ln to send", "sales", pending), "pending")
        elif pending:
            pill = (lambda: translate("today", "%Ln to confirm", "sales", pending), "pending")
        self.sales.show_value(
            lambda: self._money(figures.sales_total)[0],
            lambda: self._money(figures.sales_total)[1],
            lambda: comparison(figures.sales_total, figures.sales_last_week_same_time, now),
            Truth(
                now,
                "computer",
                state=Text("today", "to confirm") if pending else "",
                pending=bool(pending),
            ),
            pill,
        )
        self.sales.setToolTip(self._comparison_in_full(figures, now))

    def _comparison_in_full(self, figures: Any, now: datetime) -> str:
        money = self.context.services.account.currency
        return str(
            Text("today", "Until {time}: {today} today, {before} last {day}.").fill(
                time=formatting.clock(now),
                today=formatting.money(figures.sales_total, money),
                before=formatting.money(figures.sales_last_week_same_time, money),
                day=weekday_name(now),
            )
        )

    def _show_tickets(self, figures: Any, now: datetime) -> None:
        def best() -> str:
            if not figures.best_plan_name:
                return str(Text("today", "none yet today"))
            return translate("today", "%Ln of them “{plan}”", "vouchers of one plan", figures.best_plan_count).format(
                plan=figures.best_plan_name
            )

        self.tickets.show_value(
            lambda: formatting.number(figures.sales_count),
            note=best,
            truth=Truth(now, "computer"),
        )

    def _show_devices(self, figures: Any, away: bool, last_seen: datetime | None) -> None:
        online, total = figures.routers_online, figures.routers_total
        moment = figures.as_of_routers if online else last_seen or figures.as_of_routers

        def note() -> str:
            if not total:
                return str(Text("today", "no router yet"))
            if away:
                return str(Text("today", "as last seen"))
            words = translate("today", "%Ln router(s) of {total} reachable", "", online)
            return words.format(total=formatting.number(total))

        self.devices.show_value(
            lambda: formatting.MISSING if figures.active_users is None else formatting.number(figures.active_users),
            note=note,
            truth=Truth(moment, "router", ROUTER_CADENCE) if total else None,
        )

    def _show_wallet(self, figures: Any, away: bool, state: str) -> None:
        note: Words = ""
        truth: Truth | None = Truth(figures.as_of_wallet, "server", WALLET_CADENCE)
        if state == "not_offered":
            note, truth = Text("today", "not offered by this server"), None
        elif state == "forbidden":
            note, truth = Text("today", "reserved for other roles"), None
        elif away:
            note = Text("today", "withdrawals once back online")
        elif figures.wallet_available is not None:
            money = self.context.services.account.currency
            note = Text("today", "{amount} ready to withdraw").fill(
                amount=lambda: formatting.money(figures.wallet_available, money)
            )
        balance = figures.wallet_balance
        self.wallet.show_value(
            lambda: formatting.MISSING if balance is None else self._money(balance)[0],
            lambda: "" if balance is None else self._money(balance)[1],
            note,
            truth,
        )


def comparison(now_total: Decimal, before: Decimal, now: datetime) -> str:
    """``+12 % compared with last Saturday``; both count up to the same time of day."""
    day = weekday_name(now)
    if not before and not now_total:
        return str(Text("today", "no sale yet today"))
    if not before:
        return str(Text("today", "no sale last {day} at this time").fill(day=day))
    share = float((now_total - before) / before)
    if abs(share) < 0.005:
        return str(Text("today", "same as last {day}").fill(day=day))
    sign = "+" if share > 0 else "−"
    return str(
        Text("today", "{share} compared with last {day}").fill(share=sign + formatting.percent(abs(share)), day=day)
    )
