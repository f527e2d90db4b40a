"""Analytics and the monthly report, compared with sums made from the lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from embedded_server.database import now
from embedded_server.features.analytics.routers import outages
from embedded_server.features.analytics.traffic import TrafficMeter, add_traffic
from embedded_server.features.notifications.models import RouterStateChange
from embedded_server.periods import Span
from embedded_server.routeros.records import ActiveUser
from embedded_server.sample_data import seed
from tests.server.shops import OWNER, ServedShop, serve_shop


@pytest.fixture(scope="module")
def seeded(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServedShop, httpx.Client]]:
    shop = serve_shop(tmp_path_factory.mktemp("analytics"))
    seed(shop.context, OWNER, customers=60, transactions=800)
    yield shop, shop.sign_in()
    shop.stop()


@pytest.fixture(scope="module")
def sales(seeded: tuple[ServedShop, httpx.Client]) -> list[dict[str, Any]]:
    _, client = seeded
    data = client.get("/transactions/filter/?page_size=1000&extras=1&status=success").json()["data"]
    assert data["count"] == len(data["paginate_data"])
    rows: list[dict[str, Any]] = data["paginate_data"]
    return rows


def _data(client: httpx.Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def _sum(rows: list[dict[str, Any]]) -> str:
    return str(sum((Decimal(row["amount_paid"]) for row in rows), Decimal("0.00")))


def _chosen(rows: list[dict[str, Any]], first: date, last: date) -> list[dict[str, Any]]:
    return [row for row in rows if row["type"] == "revenue" and str(first) <= row["created_at"][:10] <= str(last)]


def test_revenue_is_the_sum_of_the_sales_by_day_week_and_month(
    seeded: tuple[ServedShop, httpx.Client], sales: list[dict[str, Any]]
) -> None:
    _, client = seeded
    last = now().date()
    first = last - timedelta(days=19)
    mine = _chosen(sales, first, last)
    for step in ("day", "week", "month"):
        data = _data(client, f"/analytics/revenue/?start_date={first}&end_date={last}&group_by={step}")
        assert (data["total_revenue"], data["sales"]) == (_sum(mine), len(mine))
        assert sum(Decimal(entry["amount"]) for entry in data["series"]) == Decimal(data["total_revenue"])
        assert sum(entry["count"] for entry in data["series"]) == len(mine)
        starts = [date.fromisoformat(entry["date"]) for entry in data["series"]]
        assert starts == sorted(set(starts))
        if step == "day":
            assert starts == [first + timedelta(days=back) for back in range(20)]
        elif step == "week":
            assert all(day.weekday() == 0 for day in starts)
    assert Decimal(data["online_revenue"]) + Decimal(data["assigned_revenue"]) == Decimal(data["total_revenue"])
    before = _chosen(sales, first - timedelta(days=20), first - timedelta(days=1))
    assert (data["previous"]["total_revenue"], data["previous"]["sales"]) == (_sum(before), len(before))


def test_a_till_report_adds_up_by_seller_and_kind_of_payment(
    seeded: tuple[ServedShop, httpx.Client], sales: list[dict[str, Any]]
) -> None:
    _, client = seeded
    data = _data(client, "/analytics/revenue/?group_by=seller")
    mine = [row for row in _chosen(sales, now().date() - timedelta(days=29), now().date()) if row["assigned_by"]]
    wanted: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in mine:
        wanted[row["assigned_by"]][row["payment_kind"]] += Decimal(row["amount_paid"])
    assert {entry["name"] for entry in data["groups"]} == set(wanted)
    for entry in data["groups"]:
        for kind in ("cash", "mobile_money", "credit", "online"):
            assert Decimal(entry[kind]) == wanted[entry["name"]][kind]
        assert Decimal(entry["amount"]) == sum(wanted[entry["name"]].values())
    amounts = [Decimal(entry["amount"]) for entry in data["groups"]]
    assert amounts == sorted(amounts, reverse=True)
    for group in ("router", "plan", "payment_kind"):
        groups = _data(client, f"/analytics/revenue/?group_by={group}")["groups"]
        assert sum(Decimal(entry["amount"]) for entry in groups) == Decimal(data["total_revenue"])


def test_plans_and_customers_are_counted_from_their_rows(
    seeded: tuple[ServedShop, httpx.Client], sales: list[dict[str, Any]]
) -> None:
    _, client = seeded
    mine = _chosen(sales, now().date() - timedelta(days=29), now().date())
    rows = _data(client, "/analytics/plans/")
    assert {row["plan_name"]: (row["sales"], row["revenue"]) for row in rows} == {
        name: (len(group), _sum(group))
        for name in {row["plan_name"] for row in mine}
        if (group := [row for row in mine if row["plan_name"] == name])
    }
    customers = _data(client, "/customers/list/?extras=1")
    data = _data(client, "/analytics/customers/?start_date=2020-01-01")
    moment = now().isoformat()
    assert data["total_customers"] == data["new_customers"] == len(customers) == 60
    assert data["blocked_customers"] == sum(row["blocked"] for row in customers)
    assert data["active_customers"] == sum((row["expires_at"] or "") > moment for row in customers)
    assert data["paying_customers"] == len({row["customer"] for row in sales if row["type"] == "revenue"})
    assert sum(entry["count"] for entry in data["series"]) == 60


def test_the_monthly_report_stands_beside_the_month_before(
    seeded: tuple[ServedShop, httpx.Client], sales: list[dict[str, Any]]
) -> None:
    _, client = seeded
    today = now().date()
    first = today.replace(day=1)
    data = _data(client, "/reports/monthly/")
    mine = _chosen(sales, first, today)
    assert (data["month"], data["revenue"], data["plans_sold"]) == (f"{today:%Y-%m}", _sum(mine), len(mine))
    payouts = [row for row in sales if row["type"] == "payout" and row["created_at"][:10] >= str(first)]
    assert data["payouts"] == _sum(payouts)
    earlier = first - timedelta(days=1)
    before = _chosen(sales, earlier.replace(day=1), earlier)
    assert (data["previous"]["month"], data["previous"]["revenue"]) == (f"{earlier:%Y-%m}", _sum(before))
    assert _data(client, f"/reports/monthly/?month={earlier:%Y-%m}")["revenue"] == _sum(before)
    assert sum(Decimal(entry["amount"]) for entry in data["by_day"]) == Decimal(data["revenue"])
    assert sum(Decimal(row["revenue"]) for row in data["by_plan"]) == Decimal(data["revenue"])
    assert sum(Decimal(row["amount"]) for row in data["by_seller"]) == Decimal(data["assigned_revenue"])


def test_odd_periods_are_refused_by_name(seeded: tuple[ServedShop, httpx.Client]) -> None:
    _, client = seeded
    for path, field in (
        ("/analytics/revenue/?period=never", "period"),
        ("/analytics/revenue/?start_date=2026-02-30", "start_date"),
        ("/analytics/plans/?start_date=2026-02-02&end_date=2026-02-01", "end_date"),
        ("/analytics/routers/?start_date=1900-01-01", "start_date"),
        ("/analytics/customers/?group_by=shoe", "group_by"),
        ("/reports/monthly/?month=2026-13", "month"),
        ("/reports/monthly/?month=0000-01", "month"),
        ("/analytics/plans/?end_date=0001-01-02", "end_date"),
    ):
        answer = client.get(path)
        assert (answer.status_code, set(answer.json()["data"])) == (400, {field}), path
    assert _data(client, "/reports/monthly/?month=1970-01")["revenue"] == "0.00"


def test_a_router_shows_its_outages_traffic_and_revenue(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    body = {"name": "Shop", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    router = client.post("/routers-add/", json=body).json()["data"]
    partner, moment = own_shop.owner.partner_id, now() - timedelta(days=1)
    day = Span(moment.date(), moment.date())
    evening = datetime.combine(moment.date(), datetime.min.time(), UTC) - timedelta(hours=1)
    with own_shop.context.database.write() as session:
        for state, at in (
            ("online", evening - timedelta(days=1)),
            ("unreachable", evening),
            ("refused", evening + timedelta(minutes=10)),
            ("online", evening + timedelta(hours=1, seconds=30)),
        ):
            session.add(RouterStateChange(partner_id=partner, router_id=router["id"], state=state, changed_at=at))
        add_traffic(session, partner, router["id"], (1000, 2000), 3, moment)
        add_traffic(session, partner, router["id"], (10, 20), 2, moment)
    with own_shop.context.database.read() as reader:
        # Only what falls into the day counts: half a minute after midnight, of an outage that began before it.
        found = outages(reader, partner, day)[router["id"]]
        assert (found.count, found.seconds) == (1, 30)
    (row,) = client.get(f"/analytics/routers/?start_date={day.first}&end_date={day.last}").json()["data"]
    assert (row["bytes_in"], row["bytes_out"], row["peak_users"]) == (1010, 2020, 3)
    assert (row["router"], row["router_name"], row["outages"]) == (router["id"], "Shop", 1)


def _user(name: str, uptime: int, rx: int, tx: int) -> ActiveUser:
    values: dict[str, Any] = {
        field: ("" if kind in ("str", str) else 0) for field, kind in ActiveUser.__annotations__.items()
    }
    return ActiveUser(
        **values
        | {"user": name, "address": "10.0.0.2", "mac_address": "AA", "uptime_seconds": uptime}
        | {"bytes_in": rx, "bytes_out": tx}
    )


def test_traffic_counts_differences_and_never_twice() -> None:
    meter = TrafficMeter()
    assert meter.moved(1, [_user("a", 500, 100, 200)]) == (0, 0)
    assert meter.moved(1, [_user("a", 501, 150, 260), _user("b", 0, 7, 8)]) == (57, 68)
    # The counters of a new session of the same device begin again.
    assert meter.moved(1, [_user("a", 0, 5, 5)]) == (5, 5)
    assert meter.moved(2, [_user("a", 9000, 5, 5)]) == (0, 0)
