"""Analytics and the monthly report.

The catalogue only guesses at these bodies; the keys it names are there, the others are what charts and tables need.
Without dates the last thirty days are meant.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from embedded_server import periods
from embedded_server.database import now
from embedded_server.features.analytics import service
from embedded_server.features.analytics.routers import routers
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply

ENDPOINTS = Endpoints()

_STEP = ("group_by", "string", "day | week | month: the step of the series")
_GROUP = (
    "group_by",
    "string",
    "day | week | month: the step of the series; seller | router | plan | payment_kind: groups",
)


class Step(BaseModel):
    """One day, week (its Monday) or month (its first day)."""

    date: str
    amount: str
    count: int


class Group(BaseModel):
    """Sales of one seller, router, plan or kind of payment, and how they were paid."""

    name: str
    amount: str
    count: int
    cash: str
    mobile_money: str
    credit: str
    online: str


class Revenue(BaseModel):
    """Revenue over time. ``previous`` covers as many days right before."""

    total_revenue: str
    online_revenue: str
    assigned_revenue: str
    sales: int
    start_date: str
    end_date: str
    step: str
    series: list[Step]
    groups: list[Group]
    previous: dict[str, Any]


class Customers(BaseModel):
    """Growth and activity. Active: holding a plan now. Paying: bought something in the period."""

    total_customers: int
    new_customers: int
    active_customers: int
    blocked_customers: int
    online_customers: int
    paying_customers: int
    start_date: str
    end_date: str
    step: str
    series: list[dict[str, Any]]


class PlanSales(BaseModel):
    """Sales of one plan."""

    plan: int | None
    plan_name: str
    sales: int
    revenue: str


class RouterFigures(BaseModel):
    """One router. Bytes are those of hotspot users, seen from the router; outages are counted while it is watched."""

    router: int
    router_name: str
    active_users: int
    revenue: str
    bytes_in: int
    bytes_out: int
    sales: int
    peak_users: int
    status: str
    outages: int
    offline_seconds: int


class Month(BaseModel):
    """A report, with the figures of the period before."""

    month: str
    revenue: str
    payouts: str
    new_customers: int
    plans_sold: int
    start_date: str
    end_date: str
    online_revenue: str
    assigned_revenue: str
    sales: int
    by_day: list[Step]
    by_plan: list[PlanSales]
    by_seller: list[Group]
    by_router: list[Group]
    previous: dict[str, Any]


def _scope(call: Call) -> service.Scope:
    return service.Scope(call.partner, call.view)


@ENDPOINTS.read("analytics_revenue", data=Revenue, query=(*periods.QUERY, _GROUP))
def analytics_revenue(call: Call) -> Reply:
    """Revenue over time by day, week or month; by seller (a till report), router, plan or kind of payment."""
    span = periods.span_of(call.parameters)
    return Reply(service.revenue(call.snapshot, _scope(call), span, call.parameters.get("group_by", "")))


@ENDPOINTS.read("analytics_customers", data=Customers, query=(*periods.QUERY, _STEP))
def analytics_customers(call: Call) -> Reply:
    """Growth and activity of customers."""
    span = periods.span_of(call.parameters)
    return Reply(service.customers(call.snapshot, _scope(call), span, call.parameters.get("group_by", "")))


@ENDPOINTS.read("analytics_plans", data=list[PlanSales], query=periods.QUERY)
def analytics_plans(call: Call) -> Reply:
    """Sales per plan, the dearest first."""
    return Reply(service.plans(call.snapshot, _scope(call), periods.span_of(call.parameters)))


@ENDPOINTS.read("analytics_routers", data=list[RouterFigures], query=periods.QUERY)
def analytics_routers(call: Call) -> Reply:
    """Load, revenue and outages per router; of their own only, for staff confined to some."""
    rows = routers(call.snapshot, call.partner, periods.span_of(call.parameters))
    return Reply([row for row in rows if call.view.shows_router(row["router"])])


@ENDPOINTS.read("monthly_report", data=Month, query=(("month", "string", "YYYY-MM; this month"), *periods.QUERY))
def monthly_report(call: Call) -> Reply:
    """A month (or any days) in figures, with the month (or as many days) before it."""
    asked = call.parameters
    if not asked.get("month") and any(asked.get(name) for name in ("period", "start_date", "end_date")):
        span = periods.span_of(asked)
        before = span.before
    else:
        span = periods.month_span(asked.get("month") or f"{now():%Y-%m}")
        before = periods.Span(span.before.last.replace(day=1), span.before.last)
    return Reply(service.report(call.snapshot, _scope(call), span, before))
