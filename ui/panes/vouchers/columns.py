"""How a code reads in the list, and the filters of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tiknet_desktop.services.voucher_stock import VoucherState
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.i18n import Text
from ui.kit.spec import (
    Cell,
    ColumnSpec,
    FilterChoice,
    FilterSpec,
    date_column,
    money_column,
    pill_column,
    text_column,
)
from ui.panes.vouchers.words import STATES, code_of, state_pill

if TYPE_CHECKING:
    from ui.kit.context import PaneContext

BATCHES_OFFERED = 60
"""Newest batches among the choices of the filter."""


def _code_cell(record: Record) -> Cell:
    return Cell(code_of(record), strong=True, code=True)


def _router_cell(record: Record) -> Cell:
    if record["on_router"]:
        return Cell(str(Text("vouchers", "Yes")))
    return Cell(str(Text("vouchers", "Not yet")), ink="text_muted")


def columns(extras: bool, currency: Callable[[], Any]) -> tuple[ColumnSpec, ...]:
    """The columns; those the server does not fill are left out."""
    every = [
        ColumnSpec("code", Text("vouchers", "Code"), _code_cell, sort="code", export=lambda record: record["code"]),
        pill_column("state", Text("vouchers", "State"), state_pill, width=128, sort="status" if extras else ""),
        text_column("plan", Text("vouchers", "Plan"), field="plan_name", width=140),
        money_column("price", Text("vouchers", "Price"), currency=currency, width=110, priority=1),
        text_column("batch", Text("vouchers", "Batch"), width=130, priority=2),
        date_column("generated_at", Text("vouchers", "Made"), width=150, priority=3),
        text_column("generated_by", Text("vouchers", "Made by"), width=110, ink="text_muted", priority=5),
        text_column("used_by", Text("vouchers", "Used by"), width=130, priority=4, sort=""),
        date_column("is_assigned_at", Text("vouchers", "Sold on"), width=150, optional=True, priority=6),
        date_column("used_at", Text("vouchers", "First used"), width=150, optional=True, priority=6),
        date_column("expires_at", Text("vouchers", "Ends"), width=150, optional=True, priority=6),
        ColumnSpec("on_router", Text("vouchers", "On the routers"), _router_cell, 120, optional=True, priority=6),
    ]
    needs_extras = {"price", "batch", "generated_by", "expires_at", "on_router"}
    return tuple(column for column in every if extras or column.key not in needs_extras)


def filters(extras: bool) -> tuple[FilterSpec, ...]:
    """The chips above the list."""
    plan = FilterSpec("plan", Text("vouchers", "Plan"), load=_plans)
    if not extras:
        return FilterSpec("state", Text("vouchers", "State"), _choices_without_extras()), plan
    choices = [
        FilterChoice(state, words, (Filter("status", FilterOp.EQ, state),)) for state, (words, _) in STATES.items()
    ]
    not_there = FilterChoice(
        "not_on_router",
        Text("vouchers", "In stock, not on the routers yet"),
        (Filter("status", FilterOp.EQ, VoucherState.ACTIVE), Filter("on_router", FilterOp.EQ, False)),
    )
    batch = FilterSpec("batch", Text("vouchers", "Batch"), load=_batches)
    return FilterSpec("state", Text("vouchers", "State"), (*choices, not_there)), plan, batch


def _choices_without_extras() -> tuple[FilterChoice, ...]:
    def flags(**values: bool) -> tuple[Filter, ...]:
        return tuple(Filter(name, FilterOp.EQ, value) for name, value in values.items())

    conditions = {
        VoucherState.ACTIVE: flags(is_assigned=False, is_used=False, is_expired=False),
        VoucherState.ASSIGNED: flags(is_assigned=True, is_used=False, is_expired=False),
        VoucherState.USED: flags(is_used=True, is_expired=False),
        VoucherState.EXPIRED: flags(is_expired=True),
    }
    return tuple(FilterChoice(state, STATES[state][0], met) for state, met in conditions.items())


async def _plans(context: PaneContext) -> Sequence[FilterChoice]:
    query = RecordQuery("plans", sort=(Sort("name"),))
    rows = (await context.services.records.page(query, 0, 200)).rows
    return [
        FilterChoice(str(row["id"]), str(row["name"]), (Filter("plan", FilterOp.EQ, row["id"]),))
        for row in rows
        if row["id"] is not None
    ]


async def _batches(context: PaneContext) -> Sequence[FilterChoice]:
    query = RecordQuery("voucher_batches", sort=(Sort("generated_at", descending=True),))
    rows = (await context.services.records.page(query, 0, BATCHES_OFFERED)).rows
    return [batch_choice(str(row["batch"])) for row in rows if row["batch"]]


def batch_choice(batch: str) -> FilterChoice:
    """The choice that leaves the tickets of one batch."""
    return FilterChoice(batch, batch, (Filter("batch", FilterOp.EQ, batch),))


def share_cell(part: int | None, whole: int | None, *, low: float = 0.15) -> Cell:
    """“64 of 100” over its meter."""
    if part is None or not whole:
        return Cell(formatting.MISSING, ink="text_faint")
    words = Text("vouchers", "{part} of {whole}").fill(part=formatting.number(part), whole=formatting.number(whole))
    return Cell(str(words), share=part / whole, low=low)
