"""A list pane as data: columns, filters, actions and words. :class:`ui.kit.pane.ResourcePane` turns it into a screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tiknet_desktop.storage.records import Filter, Record, Sort
from ui.kit import formatting
from ui.kit.i18n import Words, say

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from tiknet_desktop.domain.permissions import Permission
    from ui.kit.containers import Drawer
    from ui.kit.context import PaneContext
    from ui.kit.pane import ResourcePane


@dataclass(frozen=True, slots=True)
class Cell:
    """What one table cell shows. Everything is optional; a plain string does for most.

    ``sub`` is a second line; ``pill`` is (words, tone); ``pending`` adds the dashed clock; ``share`` (0–1) draws a meter
    under the text, amber below ``low``; ``ink`` is a colour token; ``code`` uses the code figures.
    """

    text: str = ""
    sub: str = ""
    pill: tuple[str, str] | None = None
    pending: bool = False
    share: float | None = None
    low: float = 0.15
    glyph: str = ""
    ink: str = "text"
    strong: bool = False
    code: bool = False
    tip: str = ""
    loading: bool = False

    def spoken(self) -> str:
        """What a screen reader says."""
        parts = [self.pill[0] if self.pill else self.text, self.sub]
        return ", ".join(part for part in parts if part)


CellOf = Callable[[Record], "Cell | str"]


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column. ``width`` in design pixels, 0 for the one that takes what is left; ``sort`` names the field to order by.

    ``priority``: 0 stays always; when room is short the highest goes first. ``optional`` columns are off until chosen.
    ``export`` gives the value for CSV and XLSX; by default the text shown.
    """

    key: str
    title: Words
    cell: CellOf
    width: int = 0
    right: bool = False
    sort: str = ""
    priority: int = 0
    optional: bool = False
    export: Callable[[Record], object] | None = None

    def content(self, record: Record) -> Cell:
        """The cell of this column in a row."""
        made = self.cell(record)
        return made if isinstance(made, Cell) else Cell(made)

    def exported(self, record: Record) -> object:
        """The value to write to a file."""
        if self.export is not None:
            return self.export(record)
        cell = self.content(record)
        return cell.pill[0] if cell.pill else cell.text


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One choice of a filter: its key, its words and the conditions it stands for."""

    key: str
    words: Words
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """A filter chip: “State : active ×”. ``load`` fetches choices that are rows themselves (plans, routers)."""

    key: str
    title: Words
    choices: tuple[FilterChoice, ...] = ()
    load: Callable[[PaneContext], Awaitable[Sequence[FilterChoice]]] | None = None


Run = Callable[["ResourcePane", Sequence[Record]], Awaitable[object] | None]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Something to do with rows: shown in the context menu, in the drawer and (``bulk``) in the bulk bar.

    ``run`` gets the pane and the rows; it may be a coroutine function. ``refuse`` answers why it cannot be done now
    (greyed, said in the tooltip) or ``None``. ``hidden`` leaves it out for these rows. ``danger`` is never the default.
    """

    key: str
    title: Words
    run: Run
    glyph: str = ""
    bulk: bool = False
    single: bool = True
    danger: bool = False
    shortcut: str = ""
    permission: Permission | None = None
    refuse: Callable[[Sequence[Record]], Words | None] | None = None
    hidden: Callable[[Sequence[Record]], bool] | None = None


@dataclass(frozen=True, slots=True)
class EmptySpec:
    """Nothing there yet: glyph, one sentence, a line more. The action is the pane's primary one."""

    glyph: str
    title: Words
    text: Words = ""


@dataclass(frozen=True, slots=True)
class ResourceSpec:
    """A whole list pane.

    ``count`` makes the footer (“42 customers of 1,284”) from count and total. ``context`` makes the line under the title.
    ``detail`` fills the drawer for a row. ``primary`` is the filled button of the header; its ``run`` gets no rows.
    """

    key: str
    resource: str
    title: Words
    columns: tuple[ColumnSpec, ...]
    count: Callable[[int, int], str]
    empty: EmptySpec
    search: Words = ""
    filters: tuple[FilterSpec, ...] = ()
    actions: tuple[ActionSpec, ...] = ()
    primary: ActionSpec | None = None
    default_sort: tuple[Sort, ...] = ()
    base_filters: tuple[Filter, ...] = ()
    detail: Callable[[ResourcePane, Record, Drawer], None] | None = None
    context: Callable[[ResourcePane], Awaitable[Words]] | None = None
    row: str = "row_comfortable"
    permission: Permission | None = None
    also: tuple[str, ...] = ()
    """Other resources and documents whose changes matter to this pane."""
    extra_tools: Callable[[ResourcePane], Sequence[QWidget]] | None = None
    words: Mapping[str, Words] = field(default_factory=dict)


# ---------------------------------------------------------------- the usual columns


def text_column(
    key: str,
    title: Words,
    *,
    field: str = "",
    width: int = 0,
    strong: bool = False,
    code: bool = False,
    ink: str = "text",
    **more: Any,
) -> ColumnSpec:
    """Plain text of a field."""
    name = field or key

    def cell(record: Record) -> Cell:
        return Cell(
            str(record[name] if record[name] not in (None, "") else formatting.MISSING),
            strong=strong,
            code=code,
            ink=ink,
        )

    return ColumnSpec(
        key,
        title,
        cell,
        width,
        sort=more.pop("sort", name),
        export=more.pop("export", lambda record: record[name]),
        **more,
    )


def money_column(
    key: str, title: Words, *, field: str = "", currency: Callable[[], Any] | str = "XOF", width: int = 120, **more: Any
) -> ColumnSpec:
    """An amount, right-aligned."""
    name = field or key

    def cell(record: Record) -> Cell:
        amount: Decimal | None = record[name]
        return Cell(formatting.money(amount, currency() if callable(currency) else currency))

    return ColumnSpec(
        key, title, cell, width, right=True, sort=more.pop("sort", name), export=lambda record: record[name], **more
    )


def number_column(key: str, title: Words, *, field: str = "", width: int = 90, **more: Any) -> ColumnSpec:
    """A whole number, right-aligned."""
    name = field or key

    def cell(record: Record) -> Cell:
        return Cell(formatting.MISSING if record[name] is None else formatting.number(record[name]))

    return ColumnSpec(
        key, title, cell, width, right=True, sort=more.pop("sort", name), export=lambda record: record[name], **more
    )


def date_column(key: str, title: Words, *, field: str = "", width: int = 150, **more: Any) -> ColumnSpec:
    """A moment: “Today 18:30”, “Sun 22 Nov 09:12”."""
    name = field or key

    def cell(record: Record) -> Cell:
        moment: datetime | None = record[name]
        return Cell(formatting.day_and_time(moment), tip=formatting.full_moment(moment) if moment else "")

    return ColumnSpec(key, title, cell, width, sort=more.pop("sort", name), export=lambda record: record[name], **more)


def size_column(key: str, title: Words, *, field: str = "", width: int = 110, **more: Any) -> ColumnSpec:
    """An amount of data, right-aligned."""
    name = field or key
    return ColumnSpec(
        key,
        title,
        lambda record: formatting.size(record[name]),
        width,
        right=True,
        sort=more.pop("sort", name),
        export=lambda record: record[name],
        **more,
    )


def pill_column(
    key: str,
    title: Words,
    state: Callable[[Record], tuple[Words, str]],
    *,
    width: int = 140,
    sort: str = "",
    **more: Any,
) -> ColumnSpec:
    """A status pill; rows with unconfirmed fields get the dashed clock after it."""

    def cell(record: Record) -> Cell:
        words, tone = state(record)
        return Cell(pill=(say(words), tone), pending=bool(record.pending) and tone != "pending")

    return ColumnSpec(key, title, cell, width, sort=sort, export=lambda record: say(state(record)[0]), **more)
