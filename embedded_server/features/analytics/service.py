"""Figures over time, computed from movements, customers and routers as they are. A sale is a successful revenue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from embedded_server.database import Reader, amount_text, moment_text, now
from embedded_server.periods import Span
from embedded_server.view import EVERYTHING, View
from embedded_server.wire import invalid

STEPS = ("day", "week", "month")
GROUPS: Mapping[str, str] = {
    "seller": "coalesce(t.assigned_by, '')",
    "router": "coalesce(t.router_name, '')",
    "plan": "coalesce(t.plan_name, '')",
    "payment_kind": "t.payment_kind",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures, and of which routers."""

    partner: int
    view: View = EVERYTHING

    def also(self, resource: str) -> str:
        """The view as a further condition on a table called ``t``."""
        shown = self.view.condition(resource)
        return f" AND {shown}" if shown else ""


def _within(scope: Scope) -> str:
    times = "t.created_at >= :start AND t.created_at < :end"
    return f"t.partner_id = :partner AND {times}{scope.also('movements')}"


def _sales(scope: Scope) -> str:
    return f"FROM movements AS t WHERE {_within(scope)} AND t.status = 'success' AND t.type = 'revenue'"


def _amount(value: int | None) -> str:
    return amount_text(int(value or 0)) or "0.00"


def _asked(scope: Scope, span: Span) -> dict[str, Any]:
    return {"partner": scope.partner, **span.parameters(), **scope.view.parameters}


def step_start(day: date, step: str) -> date:
    """The first day of the day, week (Monday) or month a day lies in."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def steps_of(span: Span, step: str) -> list[date]:
    """First days of every step that a span touches."""
    starts: dict[date, None] = {}
    for back in range(span.days):
        starts[step_start(span.first + timedelta(days=back), step)] = None
    return list(starts)


def checked_step(text: str, span: Span) -> str:
    """The step asked for; days for up to three months, else months.

    Raises:
        WireError: 400, no such step or group.
    """
    if text in STEPS:
        return text
    if text and text not in GROUPS:
        raise invalid(group_by=f'"{text[:40]}" is not a valid choice.')
    return "day" if span.days <= 92 else "month"


def _series(rows: Sequence[Sequence[Any]], span: Span, step: str) -> dict[date, list[int]]:
    """Sums of daily rows (day, value, …) per step, steps without rows included."""
    width = len(rows[0]) - 1 if rows else 2
    sums = {start: [0] * width for start in steps_of(span, step)}
    for row in rows:
        place = sums[step_start(date.fromisoformat(row[0]), step)]
        for index, value in enumerate(row[1:]):
            place[index] += int(value or 0)
    return sums


@dataclass(frozen=True, slots=True)
class Totals:
    """Money of a span, in hundredths, and numbers of sales."""

    online: int
    assigned: int
    sales: int
    plans: int
    payouts: int

    @property
    def revenue(self) -> int:
        """Both kinds."""
        return self.online + self.assigned


def totals(reader: Reader, scope: Scope, span: Span) -> Totals:
    """What came in and went out in a span."""
    rows = reader.rows(
        "SELECT t.type, t.book, t.related_model, sum(t.amount_paid), count(*) FROM movements AS t"
        f" WHERE {_within(scope)} AND t.status = 'success' GROUP BY t.type, t.book, t.related_model",
        _asked(scope, span),
    )
    sales = [row for row in rows if row[0] == "revenue"]
    return Totals(
        online=sum(int(row[3]) for row in sales if row[1] == "wallet"),
        assigned=sum(int(row[3]) for row in sales if row[1] == "assigned"),
        sales=sum(row[4] for row in sales),
        plans=sum(row[4] for row in sales if row[2] == "plan"),
        payouts=sum(int(row[3]) for row in rows if row[0] == "payout"),
    )


def revenue_series(reader: Reader, scope: Scope, span: Span, step: str) -> list[dict[str, Any]]:
    """Amount and number of sales per step."""
    rows = reader.rows(
        f"SELECT substr(t.created_at, 1, 10), sum(t.amount_paid), count(*) {_sales(scope)} GROUP BY substr(t.created_at, 1, 10)",
        _asked(scope, span),
    )
    return [
        {"date": start.isoformat(), "amount": _amount(sums[0]), "count": sums[1]}
        for start, sums in _series(rows, span, step).items()
    ]


def groups(reader: Reader, scope: Scope, span: Span, group: str) -> list[dict[str, Any]]:
    """Sales per seller, router, plan or kind of payment, the dearest first, with how they were paid: a till report."""
    key = GROUPS[group]
    staff = " AND t.book = 'assigned'" if group == "seller" else ""
    rows = reader.rows(
        f"SELECT {key}, t.payment_kind, sum(t.amount_paid), count(*) {_sales(scope)}{staff} GROUP BY {key}, t.payment_kind",
        _asked(scope, span),
    )
    found: dict[str, dict[str, int]] = {}
    for name, kind, amount, count in rows:
        entry = found.setdefault(name, {})
        entry[kind] = entry.get(kind, 0) + int(amount)
        entry["count"] = entry.get("count", 0) + count
        entry["amount"] = entry.get("amount", 0) + int(amount)
    ordered = sorted(found.items(), key=lambda item: (-item[1]["amount"], item[0]))
    kinds = ("cash", "mobile_money", "credit", "online")
    return [
        {
            "name": name,
            "amount": _amount(entry["amount"]),
            "count": entry["count"],
            **{kind: _amount(entry.get(kind)) for kind in kinds},
        }
        for name, entry in ordered
    ]


def revenue(reader: Reader, scope: Scope, span: Span, group_by: str) -> dict[str, Any]:
    """Revenue of a span, over time, by group, against as many days before."""
    step = checked_step(group_by, span)
    now_, before = totals(reader, scope, span), totals(reader, scope, span.before)
    return {
        "total_revenue": _amount(now_.revenue),
        "online_revenue": _amount(now_.online),
        "assigned_revenue": _amount(now_.assigned),
        "sales": now_.sales,
        "start_date": span.first.isoformat(),
        "end_date": span.last.isoformat(),
        "step": step,
        "series": revenue_series(reader, scope, span, step),
        "groups": groups(reader, scope, span, group_by) if group_by in GROUPS else [],
        "previous": {
            "start_date": span.before.first.isoformat(),
            "end_date": span.before.last.isoformat(),
            "total_revenue": _amount(before.revenue),
            "sales": before.sales,
        },
    }


def _new(scope: Scope) -> str:
    times = "t.date_added >= :start AND t.date_added < :end"
    return f"FROM customers AS t WHERE t.partner_id = :partner AND {times}{scope.also('customers')}"


def new_customers(reader: Reader, scope: Scope, span: Span) -> int:
    """Customers added in a span."""
    return int(reader.row(f"SELECT count(*) {_new(scope)}", _asked(scope, span))[0])


def customers(reader: Reader, scope: Scope, span: Span, group_by: str) -> dict[str, Any]:
    """Growth and activity of customers."""
    step = checked_step(group_by, span)
    rows = reader.rows(
        f"SELECT substr(t.date_added, 1, 10), count(*) {_new(scope)} GROUP BY substr(t.date_added, 1, 10)",
        _asked(scope, span),
    )
    state = reader.row(
        "SELECT sum(CASE WHEN expires_at > :moment THEN 1 ELSE 0 END), sum(CASE WHEN blocked THEN 1 ELSE 0 END),"
        " sum(CASE WHEN devices_online > 0 THEN 1 ELSE 0 END), count(*) FROM customers AS t"
        f" WHERE t.partner_id = :partner{scope.also('customers')}",
        {"partner": scope.partner, "moment": moment_text(now()), **scope.view.parameters},
    )
    paying = reader.row(f"SELECT count(DISTINCT t.customer_id) {_sales(scope)}", _asked(scope, span))
    return {
        "total_customers": state[3],
        "new_customers": sum(row[1] for row in rows),
        "active_customers": int(state[0] or 0),
        "blocked_customers": int(state[1] or 0),
        "online_customers": int(state[2] or 0),
        "paying_customers": int(paying[0]),
        "start_date": span.first.isoformat(),
        "end_date": span.last.isoformat(),
        "step": step,
        "series": [{"date": start.isoformat(), "count": sums[0]} for start, sums in _series(rows, span, step).items()],
    }


def plans(reader: Reader, scope: Scope, span: Span) -> list[dict[str, Any]]:
    """Sales per plan, the dearest first; plans that are gone keep their last name."""
    rows = reader.rows(
        "SELECT t.model_id, coalesce(p.name, max(t.plan_name), ''), count(*), sum(t.amount_paid) FROM movements AS t"
        f" LEFT JOIN plans AS p ON p.id = t.model_id AND p.partner_id = t.partner_id WHERE {_within(scope)}"
        " AND t.status = 'success' AND t.type = 'revenue' AND t.related_model = 'plan' GROUP BY t.model_id, p.name"
        " ORDER BY sum(t.amount_paid) DESC, t.model_id",
        _asked(scope, span),
    )
    return [{"plan": row[0], "plan_name": row[1], "sales": row[2], "revenue": _amount(row[3])} for row in rows]


def summary(reader: Reader, scope: Scope, span: Span) -> dict[str, Any]:
    """The four figures of a monthly report."""
    found = totals(reader, scope, span)
    return {
        "month": f"{span.first:%Y-%m}",
        "revenue": _amount(found.revenue),
        "payouts": _amount(found.payouts),
        "new_customers": new_customers(reader, scope, span),
        "plans_sold": found.plans,
    }


def report(reader: Reader, scope: Scope, span: Span, before: Span) -> dict[str, Any]:
    """A monthly report with the period before it."""
    found = totals(reader, scope, span)
    return {
        **summary(reader, scope, span),
        "start_date": span.first.isoformat(),
        "end_date": span.last.isoformat(),
        "online_revenue": _amount(found.online),
        "assigned_revenue": _amount(found.assigned),
        "sales": found.sales,
        "by_day": revenue_series(reader, scope, span, "day"),
        "by_plan": plans(reader, scope, span),
        "by_seller": groups(reader, scope, span, "seller"),
        "by_router": groups(reader, scope, span, "router"),
        "previous": summary(reader, scope, before),
    }
