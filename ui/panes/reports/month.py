"""The close of a month: its figures, what is still open, sales by seller and day, and the report as PDF or workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from tiknet_desktop.services.periods import month_of
from tiknet_desktop.services.reports import Check, Month, NothingKeptError
from ui.kit import dialogs, formatting
from ui.kit.buttons import Button, IconButton, Segmented
from ui.kit.containers import Card, StatCard
from ui.kit.context import PaneContext
from ui.kit.fields import Combo
from ui.kit.i18n import Text, Words, language, say, translate
from ui.kit.labels import IconLabel, Label, Rule
from ui.kit.layout import clear, column, row
from ui.kit.messages import describe
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.panes.money.days import today
from ui.panes.reports.pages import ReportPage, card_row, two_columns
from ui.panes.reports.parts import figure_column
from ui.panes.reports.words import REPORT_KINDS, Purse, group_name, month_name

MONTHS: Final = 18

_CHECKS: Final[dict[str, tuple[Words, Words]]] = {
    "sales": (Text("reports", "Every sale is confirmed"), Text("reports", "Sales not confirmed yet")),
    "tills": (Text("reports", "The till is closed"), Text("reports", "The till is still open")),
    "actions": (Text("reports", "Nothing needs a decision"), Text("reports", "Actions that need a decision")),
    "payouts": (Text("reports", "Every withdrawal is paid"), Text("reports", "Withdrawals not paid yet")),
    "month_over": (
        Text("reports", "The month is over and all of it is here"),
        Text("reports", "The month is not over yet"),
    ),
}


def check_words(purse: Purse, check: Check) -> tuple[str, str]:
    """What a check says, and how many or how much."""
    done, open_ = _CHECKS[check.code]
    if check.code == "month_over" and check.state == "unknown":
        return str(Text("reports", "Not all of the month has been read yet")), ""
    if check.state == "ok":
        return say(done), ""
    amount = purse.amount(check.amount) if check.amount else ""
    count = formatting.number(check.count) if check.count and check.code != "tills" else ""
    return say(open_), " · ".join(part for part in (count, amount) if part)


class CheckList(Card):
    """What to settle before the month is closed; each open line leads to where it is settled."""

    def __init__(self, context: PaneContext) -> None:
        self.context = context
        self._lines = column(spacing=0)
        self.offered = Label("", "caption", "text_faint", wrap=True)
        super().__init__(
            self._lines,
            None,
            self.offered,
            title=Text("reports", "Before the month is closed"),
            spacing=4,
            margins=(16, 17, 16, 14),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_checks(self, checks: Sequence[Check], purse: Purse) -> None:
        """Show these."""
        clear(self._lines)
        for index, check in enumerate(checks):
            if index:
                self._lines.addWidget(Rule())
            words, note = check_words(purse, check)
            glyph, ink = {
                "ok": ("ri.checkbox-circle-line", "success"),
                "open": ("ri.error-warning-line", "warning"),
            }.get(check.state, ("ri.question-line", "text_muted"))
            text = column(Label(words, "body", elide=True), spacing=0)
            if note:
                text.addWidget(Label(note, "small", "text_muted", elide=True))
            line = row(IconLabel(glyph, ink, 18), text, spacing=10, margins=(0, 8, 0, 8))
            line.setStretch(1, 1)
            if check.state == "open" and check.pane and self.context.can_go(check.pane):
                link = Button(Text("reports", "Look"), "link")
                link.setAccessibleDescription(words)
                options: dict[str, Any] = {"tab": "withdrawals"} if check.code == "payouts" else {}
                link.clicked.connect(partial(self._go, check.pane, options))
                line.addWidget(link)
            self._lines.addLayout(line)

    def _go(self, pane: str, options: dict[str, Any], _checked: bool = False) -> None:
        self.context.go(pane, **options)


class MonthPage(ReportPage):
    """One month. The period bar of the other pages does not apply here: it has its own choice."""

    month_chosen = Signal()

    def __init__(self, context: PaneContext) -> None:
        super().__init__(context)
        self.first = month_of(today()).before.first
        self.checks: list[Check] = []
        self.choice = Combo(self._choices(), self.first, name=Text("reports", "Month"))
        self.choice.chosen.connect(lambda key: self.choose(key))
        self.earlier = IconButton("ri.arrow-left-s-line", Text("reports", "Month before"))
        self.later = IconButton("ri.arrow-right-s-line", Text("reports", "Month after"))
        self.earlier.clicked.connect(lambda: self.choose(month_of(self.first).before.first))
        self.later.clicked.connect(lambda: self.choose(month_of(self.first).last + timedelta(days=1)))
        bar = row(self.choice, self.earlier, self.later, None, spacing=6)
        self.revenue = StatCard(Text("reports", "Revenue"))
        self.payouts = StatCard(Text("reports", "Withdrawals"))
        self.plans = StatCard(Text("reports", "Plans sold"))
        self.people = StatCard(Text("reports", "New customers"))
        self.list = CheckList(context)
        self.sellers = _SellerDays(self)
        self.page.body.insertLayout(0, bar)
        self.page.body.addWidget(card_row(self.revenue, self.payouts, self.plans, self.people))
        self.page.body.addWidget(two_columns(self.sellers, self.list, (7, 5)), 1)

    def _choices(self) -> list[tuple[object, Words]]:
        first, found = month_of(today()), []
        for _ in range(MONTHS):
            found.append((first.first, partial(month_name, first.first)))
            first = first.before
        return list(found)

    def choose(self, first: Any) -> None:
        """Show the month that begins on this day."""
        this_month = month_of(today()).first
        self.first = min(first, this_month)
        self.choice.set_options(self._choices(), self.first)
        self.later.setEnabled(self.first < this_month)
        self.open_period(month_of(self.first), "day")

    def show_month(self) -> None:
        """Show the month chosen last."""
        self.choose(self.first)

    async def read(self, period: Any, step: str, *, kept: bool = False) -> Any:
        if kept:
            raise NothingKeptError(str(period))  # a month is closed on fresh figures
        reports = self.services.reports
        month = await reports.month(period.first)
        tills = self.services.tills
        open_tills = None if tills is None else int(await tills.current() is not None)
        self.checks = await reports.checks(period.first, open_tills)
        self._show_offered((await reports.kinds()).value)
        return month

    def _show_offered(self, value: object) -> None:
        names = [str(one.get("name")) for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        if not names:
            self.list.offered.set_words("")
            return

        def words() -> str:
            told = ", ".join(say(REPORT_KINDS.get(name, name)).lower() for name in names)
            return str(Text("reports", "This server reports on: {kinds}").fill(kinds=told))

        self.list.offered.set_words(words)

    def show_figures(self, figures: Any) -> None:
        month: Month = figures
        before = month.before
        self.money_card(self.revenue, month.revenue.total, before.get("revenue"))
        self.money_card(self.payouts, month.payouts, before.get("payouts"))
        self.count_card(self.plans, month.plans_sold, _whole(before.get("plans_sold")))
        self.count_card(self.people, month.new_customers, _whole(before.get("new_customers")))
        self.list.show_checks(self.checks, self.purse)
        self.sellers.show_month(month)
        self.month_chosen.emit()

    # ------------------------------------------------------------ files
    def file_name(self, suffix: str) -> str:
        """``Boutique Tokoin 2026-10.pdf``."""
        shop = self.services.account.shop_name or "TikNet"
        safe = "".join(character for character in shop if character not in '\\/:*?"<>|').strip()
        return f"{safe} {self.first:%Y-%m}.{suffix}"

    def paper(self) -> Any:
        """The report as it would be printed now."""
        from ui.panes.reports.paper import MonthPaper

        settings, account = self.services.settings, self.services.account
        address = " · ".join(part for part in (settings.get("shop_address"), settings.get("shop_phone")) if part)
        made = Text("reports", "made on {when} by {who}").fill(
            when=written_moment(datetime.now(UTC)), who=account.seller_name or "TikNet"
        )
        return MonthPaper(
            account.shop_name or str(settings.get("shop_name") or "TikNet"),
            address,
            self.figures,
            self.checks,
            self.purse,
            source_words(self.figures),
            str(made),
            partial(check_words, self.purse),
        )

    async def save_pdf(self, path: Path | None = None) -> Path | None:
        """Write the report as PDF; asks where when no path is given."""
        if self.figures is None:
            return None
        path = path or await dialogs.save_path(
            self, Text("reports", "Save the report"), self.file_name("pdf"), "PDF (*.pdf)"
        )
        if path is None:
            return None
        from ui.panes.reports.paper import write_month_pdf

        try:
            pages = write_month_pdf(path, self.paper())
        except OSError as error:
            self.context.toast(describe(error).sentence, "warning")
            return None
        self.context.toast(lambda: translate("reports", "Report saved: %Ln page(s)", "", pages))
        return path

    async def save_workbook(self, path: Path | None = None) -> Path | None:
        """Write the month as a workbook; asks where when no path is given."""
        if self.figures is None:
            return None
        path = path or await dialogs.save_path(
            self, Text("reports", "Save the workbook"), self.file_name("xlsx"), "XLSX (*.xlsx)"
        )
        if path is None:
            return None
        from ui.panes.reports.workbook import month_sheets, write_workbook

        sheets = month_sheets(self.figures)
        try:
            await self.services.executors.work(write_workbook, path, sheets, self.purse.money.digits)
        except OSError as error:
            self.context.toast(describe(error).sentence, "warning")
            return None
        self.context.toast(Text("reports", "Workbook saved: {name}").fill(name=path.name))
        return path


def written_moment(moment: datetime) -> str:
    """A date and time inside a sentence on paper: ``dimanche 22 novembre 2026, 05:15``."""
    day = formatting.long_date(formatting.local(moment).date())
    return f"{day.lower() if language() == 'fr' else day}, {formatting.clock(moment)}"


def source_words(month: Month) -> str:
    """Where the figures on paper come from."""
    when = written_moment(month.origin.at) if month.origin.at is not None else formatting.MISSING
    if month.origin.source == "computer":
        return str(Text("reports", "Added up from what this computer knew on {when}").fill(when=when))
    return str(Text("reports", "As the server answered on {when}").fill(when=when))


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


class _SellerDays(Card):
    """Sales by seller, or by day with the best seller of each."""

    def __init__(self, page: MonthPage) -> None:
        self._page = page
        self._month: Month | None = None
        self.by = Segmented(
            [("seller", Text("reports", "Sellers")), ("day", Text("reports", "Days"))],
            "seller",
            Text("reports", "Sales by"),
        )
        self.by.changed.connect(lambda _: self._fill())
        self._tables: dict[str, TableView] = {}
        head = row(Label(Text("reports", "Sales by"), "section", elide=True), self.by, margins=(15, 0, 12, 0))
        head.setStretch(0, 1)
        self.nothing = Label(Text("reports", "Nothing was sold in this month."), "small", "text_muted")
        super().__init__(head, row(self.nothing, margins=(15, 4, 15, 8)), spacing=4, margins=(1, 10, 1, 2), least=220)
        for key, columns in (("seller", self._seller_columns()), ("day", self._day_columns())):
            table = TableView(columns, row="row_compact", name=Text("reports", "Sales by"))
            table.setModel(RowsModel(columns, table))
            self._tables[key] = table
            self.add(table, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def _amount(self, value: Decimal) -> str:
        return self._page.purse.amount(value)

    def _seller_columns(self) -> tuple[ColumnSpec, ...]:
        def paid(kind: str) -> Any:
            return lambda one: self._amount(one.paid.get(kind, Decimal(0)))

        return (
            figure_column(
                "name", Text("reports", "Seller"), lambda one: Cell(group_name("seller", one.name), strong=True)
            ),
            figure_column("sales", Text("reports", "Sales"), lambda one: formatting.number(one.count), 70, right=True),
            figure_column("cash", Text("reports", "Cash"), paid("cash"), 118, right=True),
            figure_column("mobile", Text("reports", "Mobile money"), paid("mobile_money"), 118, right=True, priority=1),
            figure_column("credit", Text("reports", "Credit"), paid("credit"), 104, right=True, priority=2),
            figure_column(
                "total",
                Text("reports", "Amount"),
                lambda one: Cell(self._amount(one.amount), strong=True),
                122,
                right=True,
            ),
        )

    def _day_columns(self) -> tuple[ColumnSpec, ...]:
        return (
            figure_column("day", Text("reports", "Day"), lambda line: Cell(formatting.long_date(line[0]), strong=True)),
            figure_column("best", Text("reports", "Best seller"), lambda line: line[3], 170, priority=1),
            figure_column("sales", Text("reports", "Sales"), lambda line: formatting.number(line[1]), 80, right=True),
            figure_column(
                "total",
                Text("reports", "Amount"),
                lambda line: Cell(self._amount(line[2]), strong=True),
                130,
                right=True,
            ),
        )

    def show_month(self, month: Month) -> None:
        """Show its sellers or its days."""
        self._month = month
        self._fill()

    def _fill(self) -> None:
        month = self._month
        if month is None:
            return
        best: dict[date, tuple[Decimal, str]] = {}
        for (seller, day), (amount, _) in month.seller_days.items():
            best[day] = max(best.get(day, (Decimal(0), "")), (amount, seller))
        days = [
            (point.day, point.count, point.amount, self._best(best.get(point.day)))
            for point in month.revenue.series
            if point.count
        ]
        rows: dict[str, Sequence[Any]] = {"seller": month.sellers, "day": days}
        for key, table in self._tables.items():
            model = table.model()
            assert isinstance(model, RowsModel)
            model.show(rows[key])
            table.setVisible(key == self.by.current() and bool(rows[key]))
        self.nothing.setVisible(not rows[self.by.current()])

    @staticmethod
    def _best(found: tuple[Decimal, str] | None) -> str:
        return formatting.MISSING if found is None else group_name("seller", found[1])

    def retranslate(self) -> None:
        self._fill()
