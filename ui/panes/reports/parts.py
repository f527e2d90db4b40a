"""Parts the pages share: the period bar, the line that says where figures come from, charts, rankings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from tiknet_desktop.services.periods import STEPS, Period, fitting_step, preset
from tiknet_desktop.services.reports import Origin
from ui.kit import formatting
from ui.kit.buttons import Button, IconButton, Segmented
from ui.kit.charts import AxisSpec, BarChart
from ui.kit.containers import Card, Note
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import column, flow, row
from ui.kit.messages import describe
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.panes.money.days import ask_days, days_words, today
from ui.panes.reports.words import change, period_words

PRESET_WORDS: Final[tuple[tuple[str, Words], ...]] = (
    ("today", Text("reports", "Today")),
    ("7d", Text("reports", "7 days")),
    ("month", Text("reports", "This month")),
    ("last_month", Text("reports", "Last month")),
)
STEP_WORDS: Final[dict[str, Words]] = {
    "day": Text("reports", "by day"),
    "week": Text("reports", "by week"),
    "month": Text("reports", "by month"),
}
CADENCE: Final = timedelta(minutes=10)
FEW_BARS: Final = 4
"""Fewer bars than this leave room at their sides."""
LEAST: Final = 210
"""Height of a chart or a ranking (design pixels) below which the page scrolls."""


class PeriodBar(QWidget):
    """Today, 7 days, this month, last month, or days of one's own; and the step of the charts."""

    changed = Signal()

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.period = preset("7d", today())
        self.presets = Segmented(PRESET_WORDS, "7d", Text("reports", "Period"))
        self.own = Button(self._own_words, "secondary", "ri.calendar-event-line")
        self.steps = Segmented(
            [(step, STEP_WORDS[step]) for step in STEPS], "day", Text("reports", "Step of the charts")
        )
        self.against = Label(self._against_words, "small", "text_muted")
        self.setLayout(flow(self.presets, self.own, self.against, None, self.steps, spacing=8, margins=(24, 6, 24, 4)))
        self.presets.changed.connect(self._choose)
        self.own.clicked.connect(lambda: context.spawn(self._ask(), name="reports: days", owner=self))
        self.steps.changed.connect(lambda _: self.changed.emit())

    @property
    def step(self) -> str:
        """``day``, ``week`` or ``month``."""
        return self.steps.current()

    def _own_words(self) -> str:
        if self.presets.current() == "own":
            return days_words(self.period)
        return str(Text("reports", "Other days"))

    def _against_words(self) -> str:
        return str(Text("reports", "against {days}").fill(days=period_words(self.period.before)))

    def show_period(self, period: Period, choice: str = "own") -> None:
        """Show these days from now on."""
        self.period = period
        self.presets.set_current(choice)
        self.steps.set_current(fitting_step(period))
        self.retranslate()
        self.changed.emit()

    def renew(self) -> None:
        """A preset means other days after midnight."""
        choice = self.presets.current()
        if choice != "own" and preset(choice, today()) != self.period:
            self.show_period(preset(choice, today()), choice)

    def _choose(self, key: str) -> None:
        self.show_period(preset(key, today()), key)

    async def _ask(self) -> None:
        chosen = await ask_days(self, self.period.first, self.period.last)
        if chosen is not None:
            self.show_period(chosen)

    def retranslate(self) -> None:
        self.own.retranslate()
        self.against.retranslate()


class OriginLine(QWidget):
    """Where the figures come from and how old they are; a box says it when this computer added them up."""

    def __init__(self, with_age: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_age = with_age
        self.truth = TruthLabel()
        self.truth.hide()
        self.title = Label("", "label", elide=True)
        self.text = Label("", "small", "text_muted", elide=True)
        words = column(self.title, self.text, spacing=0)
        inner = row(IconLabel("ri.computer-line", "accent_text", 18), words, spacing=10)
        inner.setStretch(1, 1)
        self.box = Note(inner, look="info", margins=(12, 6, 12, 7))
        self.setLayout(column(self.box, self.truth, spacing=4))
        self.box.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def show_origin(self, origin: Origin) -> None:
        """Say it."""
        here = origin.source == "computer"
        lasting = here or origin.error is not None  # what is only shown until the answer comes says its age, no more
        self.box.setVisible(lasting)
        self.truth.set_truth(truth_of(origin) if self._with_age else None)
        self.setVisible(self._with_age or lasting)
        if here:
            self.title.set_words(Text("reports", "From what this computer knows"))
            self.text.set_words(self._why_here(origin))
        elif origin.error is not None:
            self.title.set_words(Text("reports", "Last known figures"))
            error = origin.error
            self.text.set_words(
                Text("reports", "This server no longer offers this report.")
                if origin.not_offered
                else (lambda: describe(error).title)
            )

    @staticmethod
    def _why_here(origin: Origin) -> Words:
        if not origin.complete:
            return Text("reports", "Not all lists have been read yet: the figures are too low rather than too high.")
        if origin.not_offered:
            return Text("reports", "This report is not offered by this server; it is added up from the lists here.")
        return Text("reports", "The server did not answer; the figures are added up from the lists here.")


def truth_of(origin: Origin) -> Truth:
    """The age of figures, for a truth label."""
    return Truth(origin.at, "computer" if origin.source == "computer" else "server", CADENCE)


class PeriodChart(BarChart):
    """Bars of the period before those of the one before, with a button for the numbers."""

    def __init__(self, title: Words, axis: AxisSpec, now: Words = "", before: Words = "", nothing: Words = "") -> None:
        super().__init__(title, now or Text("reports", "this period"), before or Text("reports", "period before"), axis)
        self.nothing = Label(nothing or Text("reports", "Nothing was sold in this period."), "small", "text_muted")
        self.nothing.hide()
        self.body.insertWidget(1, self.nothing, 1, Qt.AlignmentFlag.AlignCenter)
        as_table = IconButton("ri.table-line", Text("reports", "View as table"), size="small")
        as_table.clicked.connect(self.view_as_table)
        self.top.addWidget(as_table)
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        self.setMinimumHeight(theme().px(LEAST))

    def set_bars(
        self, labels: Sequence[str], today: Sequence[float | None], compare: Sequence[float | None] = ()
    ) -> None:
        """Show these bars; a period before without anything draws nothing, not a line of zeros."""
        super().set_bars(labels, today, compare if any(compare) else ())
        empty = not any(today) and not any(compare)
        self.nothing.setVisible(empty)
        if self.plot is not None:
            self.plot.widget.setVisible(not empty)

    def redraw(self) -> None:
        """As the kit does; a few bars keep the width of bars."""
        super().redraw()
        count = len(self._labels)
        if self.plot is not None and 0 < count < FEW_BARS:
            spare = (FEW_BARS - count) / 2
            self.plot.show_span(-0.6 - spare, count - 0.4 + spare)
            self.plot.widget.setVisible(self.nothing.isHidden())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a ranking; ``share`` is its part of the whole (0–1)."""

    name: str
    amount: Decimal
    count: int
    before: Decimal | None
    share: float
    more: dict[str, Decimal] = field(default_factory=dict)


def figure_column(key: str, title: Words, cell: Callable[[Any], Cell | str], width: int = 0, **more: Any) -> ColumnSpec:
    """A column of a table whose rows are figures, not records of the cache."""
    return ColumnSpec(key, title, cell, width, **more)


def ranked(groups: Sequence[Any], before: Sequence[Any] | None, name_of: Callable[[str], str]) -> list[Line]:
    """Groups of now with their amounts of before."""
    earlier = None if before is None else {group.name: group.amount for group in before}
    total = sum((group.amount for group in groups), Decimal(0))
    return [
        Line(
            name_of(group.name),
            group.amount,
            group.count,
            None if earlier is None else earlier.get(group.name, Decimal(0)),
            float(group.amount / total) if total else 0.0,
            dict(group.paid),
        )
        for group in groups
    ]


class Ranking(Card):
    """Groups as a table whose meters are the bars: name, share, number, amount, against before."""

    def __init__(self, title: Words, amount: Callable[[Decimal], str], *tools: QWidget) -> None:
        self._amount = amount
        self.lines: list[Line] = []
        self.columns = (
            figure_column("name", Text("reports", "Name"), self._name),
            figure_column(
                "count", Text("reports", "Sales"), lambda line: formatting.number(line.count), 64, right=True
            ),
            figure_column(
                "amount",
                Text("reports", "Amount"),
                lambda line: Cell(amount(line.amount), strong=True),
                128,
                right=True,
            ),
            figure_column("change", Text("reports", "Change"), self._change, 96, right=True),
        )
        self.table = TableView(self.columns, row="row_comfortable", name=title)
        self.model = RowsModel(self.columns, self.table)
        self.table.setModel(self.model)
        self.nothing = Label(Text("reports", "Nothing was sold in this period."), "small", "text_muted")
        head = row(Label(title, "section", elide=True), *tools, margins=(15, 0, 12, 0))
        head.setStretch(0, 1)
        quiet = row(self.nothing, margins=(15, 4, 15, 8))
        # Beside a chart the titles stand on one line, with a switch in the head or without.
        super().__init__(column(head, quiet, spacing=4), spacing=2, margins=(1, 7 if tools else 14, 1, 2), least=LEAST)
        self.add(self.table, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.nothing.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, the dearest first."""
        self.lines = list(lines)
        self.model.show(self.lines)
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    @staticmethod
    def _name(line: Line) -> Cell:
        return Cell(line.name, share=line.share, low=0.0, tip=formatting.percent(line.share))

    def _change(self, line: Line) -> Cell:
        words, ink = change(line.amount, line.before)
        tip = "" if line.before is None else self._amount(line.before)
        return Cell(words, ink=ink, tip=tip)


def sheet_of(title: str, ranking: Ranking) -> tuple[str, list[str], list[list[object]]]:
    """A ranking as a sheet of a workbook."""
    head = [
        str(Text("reports", "Name")),
        str(Text("reports", "Sales")),
        str(Text("reports", "Amount")),
        str(Text("reports", "Period before")),
    ]
    return title, head, [[line.name, line.count, line.amount, line.before] for line in ranking.lines]


def note_of(second: str, words: str) -> str:
    """The second currency before the comparison, where one is shown."""
    return f"{second} · {words}" if second else words
