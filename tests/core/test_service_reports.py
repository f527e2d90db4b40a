"""Reports: periods and what they are compared with, the server's figures, kept ones, and those added up here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.served_shop import filled_server, hire, signed_in
from tests.server.shops import ServedShop
from tiknet_desktop.services.errors import NotAllowedError
from tiknet_desktop.services.money import MethodDraft
from tiknet_desktop.services.periods import Period, fitting_step, month_of, preset
from tiknet_desktop.services.reports import NothingKeptError

ANALYTICS = ("analytics_revenue", "analytics_customers", "analytics_plans", "analytics_routers", "monthly_report")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    served = filled_server(tmp_path_factory.mktemp("reports"))
    yield served
    served.stop()


def last_days(count: int = 20) -> Period:
    today = datetime.now(UTC).date()
    return Period(today - timedelta(days=count - 1), today)


# ---------------------------------------------------------------- periods


def test_a_month_is_compared_with_the_month_before() -> None:
    assert Period(date(2026, 3, 1), date(2026, 3, 31)).before == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert Period(date(2026, 1, 1), date(2026, 1, 31)).before == Period(date(2025, 12, 1), date(2025, 12, 31))


def test_a_month_that_has_begun_is_compared_with_the_same_days() -> None:
    assert Period(date(2026, 11, 1), date(2026, 11, 22)).before == Period(date(2026, 10, 1), date(2026, 10, 22))
    assert Period(date(2026, 3, 1), date(2026, 3, 30)).before == Period(date(2026, 2, 1), date(2026, 2, 28))


def test_any_other_days_are_compared_with_as_many_before() -> None:
    assert Period(date(2026, 11, 16), date(2026, 11, 22)).before == Period(date(2026, 11, 9), date(2026, 11, 15))
    assert Period(date(2026, 11, 1), date(2026, 11, 1)).before == Period(date(2026, 10, 31), date(2026, 10, 31))


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31)])
def test_presets_end_where_they_say(day: date) -> None:
    assert preset("today", day) == Period(day, day)
    assert preset("7d", day).days == 7
    assert preset("month", day).first.day == 1
    last_month = preset("last_month", day)
    assert last_month.is_month
    assert last_month.last + timedelta(days=1) == day.replace(day=1)


def test_steps_cover_the_period_and_stay_readable() -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert (len(year.starts("day")), len(year.starts("month"))) == (365, 12)
    assert year.starts("week")[0] == date(2025, 12, 29)
    assert [fitting_step(one) for one in (last_days(31), last_days(180), year)] == ["day", "week", "month"]


# ---------------------------------------------------------------- figures


async def test_the_server_and_this_computer_add_up_the_same(server: ServedShop, tmp_path: Path) -> None:
    async with signed_in(tmp_path, server) as shop:
        reports, period = shop.services.reports, last_days()
        told = await reports.revenue(period, "day")
        groups = {by: (await reports.groups(period, by)).now for by in ("plan", "seller", "router", "payment_kind")}
        assert told.origin.source == "server"
        assert told.before is not None
        shop.transport.missing.update(ANALYTICS)
        shop.services._shop().api.routes.forget()
        assert (await reports.revenue(period, "day")).origin.source == "kept"
        own = await reports.revenue(Period(period.first - timedelta(days=1), period.last), "day")
        assert own.origin.source == "computer"
        assert own.origin.not_offered
        assert own.origin.complete
        days = {point.day: point for point in own.now.series}
        assert {point.day: point.amount for point in told.now.series} == {
            point.day: days[point.day].amount for point in told.now.series
        }
        week = Period(period.first - timedelta(days=2), period.last)
        for by, expected in groups.items():
            mine = {group.name: group.amount for group in (await reports.groups(week, by)).now}
            assert set(mine) >= {group.name for group in expected}


async def test_kept_figures_open_offline_with_their_age(server: ServedShop, tmp_path: Path) -> None:
    async with signed_in(tmp_path, server) as shop:
        reports, period = shop.services.reports, last_days(10)
        first = await reports.plans(period)
        assert first.now
        kept = await reports.plans(period, kept=True)
        assert (kept.now, kept.origin.source, kept.origin.error) == (first.now, "kept", None)
        with pytest.raises(NothingKeptError):
            await reports.plans(last_days(11), kept=True)
        shop.transport.online = False
        again = await reports.plans(period)
        assert again.now == first.now
        assert (again.origin.source, again.origin.at is not None) == ("kept", True)
        assert not again.origin.not_offered


async def test_growth_and_routers_say_what_they_cannot_know(server: ServedShop, tmp_path: Path) -> None:
    async with signed_in(tmp_path, server) as shop:
        reports, period = shop.services.reports, last_days(30)
        told = await reports.customers(period, "week")
        assert told.now.paying is not None
        await reports.routers(period)
        shop.transport.missing.update(ANALYTICS)
        shop.services._shop().api.routes.forget()
        own = await reports.customers(last_days(29), "week")
        assert own.origin.source == "computer"
        assert own.now.paying is None
        assert own.now.total == told.now.total
        assert sum(point.count for point in own.now.series) == own.now.new
        assert (await reports.routers(last_days(29))).origin.source == "computer"


async def test_a_month_is_told_and_added_up(server: ServedShop, tmp_path: Path) -> None:
    async with signed_in(tmp_path, server) as shop:
        reports, today = shop.services.reports, datetime.now(UTC).date()
        month = await reports.month(today)
        assert month.period == month_of(today)
        assert month.revenue.total == month.revenue.online + month.revenue.assigned
        assert sum((group.amount for group in month.payments), Decimal(0)) == month.revenue.total
        by_seller = {group.name: group.amount for group in month.sellers}
        for seller, total in by_seller.items():
            days = [amount for (name, _), (amount, _) in month.seller_days.items() if name == seller]
            assert sum(days, Decimal(0)) == total
        assert month.before.keys() >= {"revenue", "payouts"}
        shop.transport.missing.update(ANALYTICS)
        shop.services._shop().api.routes.forget()
        earlier = await reports.month(month.period.before.first)
        assert earlier.origin.source == "computer"
        assert earlier.revenue.total == month.before["revenue"]


async def test_the_close_of_a_month_names_what_is_open(server: ServedShop, tmp_path: Path) -> None:
    async with signed_in(tmp_path, server) as shop:
        method = await shop.services.money.save_method(MethodDraft("T-Money", "+228 90 00 00 01"))
        assert isinstance(method, str)
        await shop.services.payouts.withdraw(Decimal(400), method)
        today = datetime.now(UTC).date()
        checks = {check.code: check for check in await shop.services.reports.checks(today, tills_open=1)}
        assert (checks["payouts"].state, checks["payouts"].amount) == ("open", Decimal(400))
        assert checks["tills"].state == "open"
        assert checks["sales"].state == "ok"
        assert checks["month_over"].state == "open"
        past = {check.code: check for check in await shop.services.reports.checks(date(2026, 1, 1))}
        assert past["month_over"].state == "ok"
        assert "tills" not in past


async def test_a_second_currency_by_country(server: ServedShop, tmp_path: Path) -> None:
    async with signed_in(tmp_path, server, wait=False) as shop:
        reports = shop.services.reports
        assert ("TG", "Togo") in await reports.countries()
        assert (await reports.currency_of("GH")).code == "GHS"
        rates = await reports.rates()
        assert rates["EUR"].of(Decimal(655957)) == Decimal("999.678468")
        assert "GHS" not in rates
        assert {"name": "Monthly report"} in (await reports.kinds()).value


async def test_a_worker_sees_no_figures(server: ServedShop, tmp_path: Path) -> None:
    async with signed_in(tmp_path, server, email=hire(server, "Worker"), wait=False) as shop:
        with pytest.raises(NotAllowedError):
            await shop.services.reports.revenue(last_days(), "day")
