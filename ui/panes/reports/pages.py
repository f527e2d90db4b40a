"""The four pages that follow the period: sales, customers, plans, routers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.api.errors import Forbidden
from tiknet_desktop.services.errors import NotAllowedError
from tiknet_desktop.services.figures import Point, RouterFigures
from tiknet_desktop.services.periods import Period
from tiknet_desktop.services.reports import Compared, NothingKeptError
from ui.kit import formatting, states
from ui.kit.buttons import Segmented
from ui.kit.charts import AxisSpec
from ui.kit.containers import Card, ScrollPage, StatCard
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import describe
from ui.kit.reflow import Reflow
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.truth import Truth
from ui.panes.money.days import today
from ui.panes.reports.parts import OriginLine, PeriodChart, Ranking, figure_column, note_of, ranked, sheet_of, truth_of
from ui.panes.reports.words import Purse, comparison, group_name, step_label

Sheet = tuple[str, list[str], list[list[object]]]
MOST_BARS: Final = 8


class ReportPage(QWidget):
    """A page of figures. Pages implement :meth:`read` (ask) and :meth:`show_figures` (draw); this one does the states."""

    with_age = False
    """Whether the age stands above the page; else it stands in its cards."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.purse = Purse(self.services.account.currency)
        self.period: Period | None = None
        self.step = "day"
        self.figures: Any = None
        self.origin = OriginLine(self.with_age)
        self.page = ScrollPage(self.origin, spacing=12, margins=(24, 4, 24, 16))
        self._host = states.StateHost(self.page)
        layout = column(spacing=0)
        layout.addWidget(self._host, 1)
        self.setLayout(layout)
        self._asked = 0

    async def read(self, period: Period, step: str, *, kept: bool = False) -> Any:
        """Ask for the figures; with ``kept`` only what was answered before."""
        raise NotImplementedError

    def show_figures(self, figures: Any) -> None:
        """Draw them."""
        raise NotImplementedError

    def sheets(self) -> list[Sheet]:
        """What is shown, as sheets of a workbook."""
        return []

    def open_period(self, period: Period, step: str) -> None:
        """Show these days; what is on screen stays until the figures are there."""
        self.period, self.step = period, step
        self._asked += 1
        if self.figures is None:
            self._host.show_state(_framed(states.Skeleton(), 16))
        self.context.spawn(self._read(period, step, self._asked), name="reports: read", owner=self)

    async def _read(self, period: Period, step: str, number: int) -> None:
        await self._read_kept(period, step, number)
        try:
            figures = await self.read(period, step)
        except (NotAllowedError, Forbidden):
            role = self.services.account.role_name
            self._host.show_state(_framed(states.forbidden(role), 1))
            return
        except Exception as error:  # noqa: BLE001 - said in the page
            message = describe(error)
            again = partial(self.open_period, period, step)
            self._host.show_state(_framed(states.error(message.title, message.text, again, message.details), 1))
            return
        self._take(figures, number)

    async def _read_kept(self, period: Period, step: str, number: int) -> None:
        """What was answered before stands at once, with its age: a slow server is no reason for an empty page."""
        try:
            self._take(await self.read(period, step, kept=True), number)
        except NothingKeptError:
            return

    def _take(self, figures: Any, number: int) -> None:
        if number == self._asked:
            self.figures = figures
            self._host.show_content()
            self.redraw()

    def redraw(self) -> None:
        """Draw what is known again: another language, another currency."""
        if self.figures is not None:
            self.origin.show_origin(self.origin_of(self.figures))
            self.show_figures(self.figures)

    def retranslate(self) -> None:
        self.redraw()

    @staticmethod
    def origin_of(figures: Any) -> Any:
        """Where the figures come from."""
        return figures.origin

    # ------------------------------------------------------------ drawing
    def _axis(self) -> AxisSpec:
        return AxisSpec(formatting.number, ticks=4)

    def show_series(
        self, chart: PeriodChart, now: Sequence[Point], before: Sequence[Point] | None, *, counts: bool
    ) -> None:
        """Bars of a series before those of the period before, by place."""
        assert self.period is not None
        value: Callable[[Point], float] = (
            (lambda point: float(point.count)) if counts else (lambda point: float(point.amount))
        )
        present = today()
        labels = [step_label(point.day, self.step, self.period) for point in now]
        shown = [None if point.day > present else value(point) for point in now]
        earlier = [value(point) for point in before][: len(now)] if before is not None else []
        chart.set_bars(labels, shown, earlier)

    def money_card(self, card: StatCard, now: Decimal, before: Decimal | None) -> None:
        """An amount against the one before, and in the second currency."""
        number, unit = formatting.money_parts(now, self.purse.money)
        words = comparison(now, before, self.purse.amount)
        card.show_value(number, unit, note_of(self.purse.second(now), words), self.truth())
        card.setToolTip(words)

    def truth(self) -> Truth:
        """The age of what is shown."""
        return truth_of(self.origin_of(self.figures))

    def count_card(self, card: StatCard, now: int | None, before: int | None, note: Words = "") -> None:
        """A number against the one before; a dash where it cannot be known."""
        if now is None:
            card.show_value(formatting.MISSING, "", Text("reports", "only the server knows"))
            return
        words = note or comparison(now, before)
        card.show_value(formatting.number(now), "", words, self.truth())
        card.setToolTip(say(words))


def _framed(state: QWidget, inset: int) -> Card:
    return Card(state, margins=(inset, inset, inset, inset))


def card_row(*cards: QWidget) -> Reflow:
    """Cards of one width; two by two where there is little room."""
    return Reflow(*cards)


def two_columns(left: QWidget, right: QWidget, shares: tuple[int, int] = (7, 5)) -> Reflow:
    """A chart beside its ranking, or above it."""
    return Reflow(left, right, narrow=1, shares=shares)


class SalesPage(ReportPage):
    """Revenue over time, and by plan, seller, router or kind of payment."""

    BY: Final = (
        ("plan", Text("reports", "Plan")),
        ("seller", Text("reports", "Seller")),
        ("router", Text("reports", "Router")),
        ("payment_kind", Text("reports", "Payment")),
    )

    def __init__(self, context: PaneContext) -> None:
        super().__init__(context)
        self.total = StatCard(Text("reports", "Revenue"))
        self.online = StatCard(Text("reports", "Paid online"))
        self.counter = StatCard(Text("reports", "Over the counter"))
        self.sales = StatCard(Text("reports", "Sales"))
        self.chart = PeriodChart(
            Text("reports", "Revenue over time, in {currency}").fill(currency=self.purse.money.sign), self._axis()
        )
        self.by = Segmented(self.BY, "plan", Text("reports", "Revenue by"))
        self.by.changed.connect(lambda _: self._regroup())
        self.ranking = Ranking(Text("reports", "Revenue by"), self.purse.amount, self.by)
        self.page.body.addWidget(card_row(self.total, self.online, self.counter, self.sales))
        self.page.body.addWidget(two_columns(self.chart, self.ranking, (6, 6)), 1)

    async def read(self, period: Period, step: str, *, kept: bool = False) -> Any:
        reports = self.services.reports
        return (
            await reports.revenue(period, step, kept=kept),
            await reports.groups(period, self.by.current(), kept=kept),
        )

    @staticmethod
    def origin_of(figures: Any) -> Any:
        return figures[0].origin

    def _regroup(self) -> None:
        if self.period is not None:
            self.context.spawn(self._read_groups(self.by.current()), name="reports: groups", owner=self)

    async def _read_groups(self, by: str) -> None:
        assert self.period is not None
        period = self.period
        groups = await self.services.reports.groups(period, by)
        if by == self.by.current() and period == self.period and self.figures is not None:
            self.figures = (self.figures[0], groups)
            self._show_groups(groups)

    def show_figures(self, figures: Any) -> None:
        revenue, groups = figures
        now, before = revenue.now, revenue.before
        self.money_card(self.total, now.total, before.total if before else None)
        self.money_card(self.online, now.online, before.online if before else None)
        self.money_card(self.counter, now.assigned, before.assigned if before else None)
        self.count_card(self.sales, now.sales, before.sales if before else None)
        self.show_series(self.chart, now.series, before.series if before else None, counts=False)
        self._show_groups(groups)

    def _show_groups(self, groups: Compared[Any]) -> None:
        self.ranking.show_lines(ranked(groups.now, groups.before, partial(group_name, self.by.current())))

    def sheets(self) -> list[Sheet]:
        if self.figures is None:
            return []
        revenue = self.figures[0].now
        head = [str(Text("reports", "From")), str(Text("reports", "Sales")), str(Text("reports", "Amount"))]
        series: list[list[object]] = [[point.day, point.count, point.amount] for point in revenue.series]
        return [
            (str(Text("reports", "Revenue")), head, series),
            sheet_of(say(dict(self.BY)[self.by.current()]), self.ranking),
        ]


class CustomersPage(ReportPage):
    """Growth of customers."""

    def __init__(self, context: PaneContext) -> None:
        super().__init__(context)
        self.total = StatCard(Text("reports", "Customers"))
        self.new = StatCard(Text("reports", "New customers"))
        self.active = StatCard(Text("reports", "With a plan now"))
        self.paying = StatCard(Text("reports", "Bought something"))
        self.chart = PeriodChart(
            Text("reports", "New customers, number"),
            self._axis(),
            nothing=Text("reports", "No customer was added in this period."),
        )
        self.page.body.addWidget(card_row(self.total, self.new, self.active, self.paying))
        self.page.body.addWidget(self.chart, 1)

    async def read(self, period: Period, step: str, *, kept: bool = False) -> Any:
        return await self.services.reports.customers(period, step, kept=kept)

    def show_figures(self, figures: Any) -> None:
        now, before = figures.now, figures.before
        blocked = Text("reports", "{count} of them blocked").fill(count=formatting.number(now.blocked))
        self.count_card(self.total, now.total, None, blocked if now.blocked else Text("reports", "none is blocked"))
        self.count_card(self.new, now.new, before.new if before else None)
        self.count_card(self.active, now.active, None, Text("reports", "as it is now"))
        self.count_card(self.paying, now.paying, before.paying if before else None)
        self.show_series(self.chart, now.series, before.series if before else None, counts=True)

    def sheets(self) -> list[Sheet]:
        if self.figures is None:
            return []
        rows: list[list[object]] = [[point.day, point.count] for point in self.figures.now.series]
        return [
            (
                str(Text("reports", "New customers")),
                [str(Text("reports", "From")), str(Text("reports", "New customers"))],
                rows,
            )
        ]


class PlansPage(ReportPage):
    """What sells: plans by revenue."""

    def __init__(self, context: PaneContext) -> None:
        super().__init__(context)
        self.chart = PeriodChart(
            Text("reports", "Revenue by plan, in {currency}").fill(currency=self.purse.money.sign), self._axis()
        )
        self.ranking = Ranking(Text("reports", "Plans sold"), self.purse.amount)
        self.best = StatCard(Text("reports", "Brings in most"))
        self.often = StatCard(Text("reports", "Sold most often"))
        self.average = StatCard(Text("reports", "Average sale"))
        self.page.body.addWidget(card_row(self.best, self.often, self.average))
        self.page.body.addWidget(two_columns(self.chart, self.ranking, (6, 6)), 1)

    async def read(self, period: Period, step: str, *, kept: bool = False) -> Any:
        return await self.services.reports.plans(period, kept=kept)

    def show_figures(self, figures: Any) -> None:
        lines = ranked(figures.now, figures.before, partial(group_name, "plan"))
        self.ranking.show_lines(lines)
        shown = lines[:MOST_BARS]
        known = figures.before is not None
        self.chart.set_bars(
            [line.name for line in shown],
            [float(line.amount) for line in shown],
            [float(line.before or 0) for line in shown] if known else (),
        )
        nothing = Text("reports", "nothing sold in this period")
        for card, key in ((self.best, _amount_of), (self.often, _count_of)):
            line = max(lines, key=key, default=None)
            if line is None:
                card.show_value(formatting.MISSING, "", nothing)
                continue
            share = Text("reports", "{share} of the revenue").fill(share=partial(formatting.percent, line.share))
            times = Text("reports", "{count} times").fill(count=formatting.number(line.count))
            card.show_value(line.name, "", share if card is self.best else times, self.truth())
        sales = sum(line.count for line in lines)
        earlier = sum(group.count for group in figures.before or ())
        if not sales:
            self.average.show_value(formatting.MISSING, "", nothing)
            return
        before_known = None if figures.before is None else Decimal(0)
        average = sum((line.amount for line in lines), Decimal(0)) / sales
        total_before = sum((group.amount for group in figures.before or ()), Decimal(0))
        self.money_card(self.average, average, total_before / earlier if earlier else before_known)

    def sheets(self) -> list[Sheet]:
        return [sheet_of(str(Text("reports", "Plans")), self.ranking)] if self.figures is not None else []


def _amount_of(line: Any) -> Decimal:
    amount: Decimal = line.amount
    return amount


def _count_of(line: Any) -> int:
    return int(line.count)


class RoutersPage(ReportPage):
    """Users, traffic, revenue and outages per router."""

    with_age = True

    def __init__(self, context: PaneContext) -> None:
        super().__init__(context)
        self.columns = self._columns()
        self.revenue = PeriodChart(
            Text("reports", "Revenue by router, in {currency}").fill(currency=self.purse.money.sign), self._axis()
        )
        self.traffic = PeriodChart(
            Text("reports", "Data carried by router, in {unit}").fill(unit=lambda: formatting.size_unit(3)),
            AxisSpec(lambda value: formatting.number(value, 1 if 0 < value < 10 else 0), ticks=4),
            nothing=Text("reports", "No data was counted in this period."),
        )
        self.table = TableView(self.columns, row="row_comfortable", name=Text("reports", "Routers"))
        self.model = RowsModel(self.columns, self.table)
        self.table.setModel(self.model)
        self.nothing = Label(Text("reports", "No router took part in this period."), "small", "text_muted")
        head = row(Label(Text("reports", "Routers"), "section"), margins=(15, 0, 15, 0))
        quiet = row(self.nothing, margins=(15, 4, 15, 8))
        card = Card(column(head, quiet, spacing=4), spacing=4, margins=(1, 10, 1, 4), least=190)
        card.add(self.table, 1)
        self.page.body.addWidget(two_columns(self.revenue, self.traffic, (6, 6)), 1)
        self.page.body.addWidget(card, 1)
        self.page.body.addStretch(0)

    def _columns(self) -> tuple[ColumnSpec, ...]:
        def whole(name: str) -> Callable[[RouterFigures], str]:
            return lambda one: (
                formatting.MISSING if getattr(one, name) is None else formatting.number(getattr(one, name))
            )

        def data(name: str) -> Callable[[RouterFigures], str]:
            return lambda one: formatting.size(getattr(one, name))

        def away(one: RouterFigures) -> Cell:
            if one.outages is None:
                return Cell(formatting.MISSING)
            if not one.outages:
                return Cell(str(Text("reports", "none")), ink="text_muted")
            return Cell(formatting.number(one.outages), sub=formatting.duration(one.offline_seconds), ink="warning")

        return (
            figure_column("name", Text("reports", "Router"), lambda one: Cell(one.name, strong=True)),
            figure_column("users", Text("reports", "Users now"), whole("active_users"), 92, right=True, priority=2),
            figure_column("peak", Text("reports", "Most users"), whole("peak_users"), 96, right=True, priority=1),
            figure_column("received", Text("reports", "Received"), data("bytes_out"), 96, right=True),
            figure_column("sent", Text("reports", "Sent"), data("bytes_in"), 92, right=True, priority=3),
            figure_column("outages", Text("reports", "Outages"), away, 110, right=True),
            figure_column("sales", Text("reports", "Sales"), whole("sales"), 80, right=True, priority=1),
            figure_column(
                "revenue",
                Text("reports", "Revenue"),
                lambda one: Cell(self.purse.amount(one.revenue), strong=True),
                130,
                right=True,
            ),
        )

    async def read(self, period: Period, step: str, *, kept: bool = False) -> Any:
        return await self.services.reports.routers(period, kept=kept)

    def show_figures(self, figures: Any) -> None:
        routers: Sequence[RouterFigures] = figures.now
        before = {one.name: one for one in figures.before or ()}
        known = figures.before is not None
        self.model.show(routers)
        for widget in (self.table, self.revenue, self.traffic):
            widget.setVisible(bool(routers))
        self.nothing.setVisible(not routers)
        shown = sorted(routers, key=lambda one: -one.revenue)[:MOST_BARS]
        names = [one.name for one in shown]
        self.revenue.set_bars(
            names,
            [float(one.revenue) for one in shown],
            [float(before[one.name].revenue) if one.name in before else 0.0 for one in shown] if known else (),
        )
        carried = [_gigabytes(one) for one in shown]
        self.traffic.set_bars(
            names,
            carried,
            [_gigabytes(before[one.name]) or 0.0 if one.name in before else 0.0 for one in shown] if known else (),
        )

    def sheets(self) -> list[Sheet]:
        if self.figures is None:
            return []
        head = [say(spec.title) for spec in self.columns]
        rows: list[list[object]] = [
            [
                one.name,
                one.active_users,
                one.peak_users,
                one.bytes_out,
                one.bytes_in,
                one.outages,
                one.sales,
                one.revenue,
            ]
            for one in self.figures.now
        ]
        return [(str(Text("reports", "Routers")), head, rows)]


def _gigabytes(one: RouterFigures) -> float | None:
    if one.bytes_in is None and one.bytes_out is None:
        return None
    return ((one.bytes_in or 0) + (one.bytes_out or 0)) / 1_000_000_000
