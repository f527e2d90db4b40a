"""Reads what has happened since the last look, from the rows of the other features, and puts it in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from embedded_server.database import Reader, moment_text, now
from embedded_server.features.notifications.router_log import AWAY
from embedded_server.features.notifications.words import said
from embedded_server.features.settings.service import Preferences
from embedded_server.features.subscription.service import last_end
from embedded_server.features.wallet import ledger
from embedded_server.features.wallet.ledger import Book
from tiknet_desktop.domain.money import Currency, format_money

_MOST = 50
"""Of one kind at once; who was away for longer reads the lists."""
_OLDEST = timedelta(days=7)
_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class News:
    """A notification to be."""

    event: str
    kind: str
    title: str
    message: str
    subject: str
    created_at: str


@dataclass(slots=True)
class Progress:
    """Ids up to which rows have been looked at."""

    movement_id: int = 0
    customer_id: int = 0
    router_change_id: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """Whose news, how it is told, and from where on."""

    reader: Reader
    partner: int
    preferences: Preferences
    money: Currency
    progress: Progress

    def amount(self, hundredths: int) -> str:
        """An amount for people."""
        return format_money(Decimal(hundredths).scaleb(-2), self.money, self.preferences.language)

    def said(self, template: str, **values: object) -> tuple[str, str]:
        """Title and message in the partner's language."""
        return said(self.preferences.language, template, **values)

    def since(self, **more: object) -> dict[str, object]:
        """Parameters of queries for rows that are neither known nor old."""
        return {"partner": self.partner, "oldest": moment_text(now() - _OLDEST), "most": _MOST, **more}


def news(view: View) -> Iterator[News]:
    """Everything that is new and wanted; ``view.progress`` moves on."""
    for source in (_sales, _payouts, _balance, _customers, _routers, _plans, _subscription):
        for item in source(view):
            if view.preferences.wants(item.kind):
                yield item


_NEW_SALES = (
    "SELECT id, payment_reference, amount_paid, plan_name, customer_firstname, assigned_by, created_at, type, status"
    " FROM movements WHERE partner_id = :partner AND id > :last AND created_at >= :oldest ORDER BY id DESC LIMIT :most"
)


def _sales(view: View) -> Iterator[News]:
    rows = view.reader.rows(_NEW_SALES, view.since(last=view.progress.movement_id))
    for row in reversed(rows):
        view.progress.movement_id = row[0]
        if row[7] != "revenue" or row[8] != "success":
            continue
        title, message = view.said(
            "sale",
            plan=row[3] or "–",
            amount=view.amount(row[2]),
            customer=f", {row[4]}" if row[4] else "",
            seller=f" ({row[5]})" if row[5] else "",
        )
        yield News(f"sale:{row[0]}", "sale", title, message, row[1], row[6])


_PAYOUTS = (
    "SELECT w.reference, w.amount, w.payment_method_name, w.payment_method_numbers, w.status, w.requested_at,"
    " w.processed_at FROM withdrawals AS w WHERE w.partner_id = :partner"
    " AND coalesce(w.processed_at, w.requested_at) >= :oldest ORDER BY w.id DESC LIMIT :most"
)


def _payouts(view: View) -> Iterator[News]:
    for row in reversed(view.reader.rows(_PAYOUTS, view.since())):
        values = {"amount": view.amount(row[1]), "target": f"{row[2]} {row[3]}", "reference": row[0]}
        title, message = view.said("payout_asked", **values)
        yield News(f"payout:{row[0]}:asked", "payout", title, message, row[0], row[5])
        if row[4] in ("completed", "rejected"):
            title, message = view.said(f"payout_{row[4]}", **values)
            yield News(f"payout:{row[0]}:{row[4]}", "payout", title, message, row[0], row[6])


def _balance(view: View) -> Iterator[News]:
    threshold = view.preferences.low_balance
    if threshold <= 0:
        return
    moved = view.reader.row(
        "SELECT max(id) FROM movements WHERE partner_id = :partner AND book = 'wallet'", {"partner": view.partner}
    )[0]
    held = ledger.balance(view.reader, view.partner, Book.WALLET)
    # A shop that sells over the counter only has an empty wallet for good: that is no news.
    if moved is None or held >= threshold:
        return
    language = view.preferences.language
    title, message = view.said(
        "balance",
        amount=format_money(held, view.money, language),
        threshold=format_money(threshold, view.money, language),
    )
    moment = moment_text(now())
    yield News(f"balance:{moment[:10]}", "balance", title, message, "", moment)


_NEW_CUSTOMERS = (
    "SELECT id, username, first_name, last_name, phone, date_added FROM customers"
    " WHERE partner_id = :partner AND id > :last AND date_added >= :oldest ORDER BY id DESC LIMIT :most"
)


def _customers(view: View) -> Iterator[News]:
    rows = view.reader.rows(_NEW_CUSTOMERS, view.since(last=view.progress.customer_id))
    for row in reversed(rows):
        view.progress.customer_id = row[0]
        name = " ".join(part for part in (row[2], row[3]) if part)
        title, message = view.said("customer", name=name, phone=row[4] or "–")
        yield News(f"customer:{row[0]}", "customer", title, message, row[1], row[5])


_ROUTER_CHANGES = (
    "SELECT c.id, c.state, c.reason, c.changed_at, r.name, r.slug,"
    " (SELECT p.state FROM router_state_changes AS p WHERE p.router_id = c.router_id AND p.id < c.id"
    " ORDER BY p.id DESC LIMIT 1) FROM router_state_changes AS c JOIN routers AS r ON r.id = c.router_id"
    " WHERE c.partner_id = :partner AND c.id > :last AND c.changed_at >= :oldest ORDER BY c.id DESC LIMIT :most"
)


def _routers(view: View) -> Iterator[News]:
    rows = view.reader.rows(_ROUTER_CHANGES, view.since(last=view.progress.router_change_id))
    for row in reversed(rows):
        view.progress.router_change_id = row[0]
        values = {"router": row[4], "reason": row[2] or row[1], "time": row[3][11:16]}
        if row[1] in AWAY and row[6] not in AWAY:
            title, message = view.said("router_down", **values)
        elif row[1] == "online" and row[6] in AWAY:
            title, message = view.said("router_up", **values)
        else:
            continue
        yield News(f"router:{row[0]}", "router", title, message, row[5], row[3])


def _plans(view: View) -> Iterator[News]:
    moment = now()
    count = view.reader.row(
        "SELECT count(*) FROM assigned_plans WHERE partner_id = :partner AND status = 'active'"
        " AND expiry_date > :moment AND expiry_date <= :soon AND validity_seconds > 86400",
        {
            "partner": view.partner,
            "moment": moment_text(moment),
            "soon": moment_text(moment + timedelta(days=1)),
        },
    )[0]
    if count:
        title, message = view.said("plans", count=count)
        yield News(f"plans:{moment:%Y-%m-%d}", "expiry", title, message, "", moment_text(moment))


def _subscription(view: View) -> Iterator[News]:
    end, moment = last_end(view.reader, view.partner), now()
    if end is None or end - moment > _SOON or moment - end > _OLDEST:
        return
    template = "subscription_soon" if end > moment else "subscription_over"
    title, message = view.said(template, day=f"{end:%Y-%m-%d}")
    shown: datetime = moment if end > moment else end
    yield News(f"{template}:{end:%Y-%m-%d}", "expiry", title, message, "", moment_text(shown))
