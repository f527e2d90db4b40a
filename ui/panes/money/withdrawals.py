"""The list of withdrawals with what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QGuiApplication

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.money import masked
from tiknet_desktop.storage.records import Filter, FilterOp, Record, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import IconLabel, KeyValue, Label, Pill, Rule
from ui.kit.layout import column, row
from ui.kit.pane import ResourcePane
from ui.kit.spec import (
    ActionSpec,
    Cell,
    ColumnSpec,
    EmptySpec,
    FilterChoice,
    FilterSpec,
    ResourceSpec,
    Run,
    date_column,
    money_column,
)
from ui.kit.truth import Truth, TruthLabel
from ui.panes.money.days import day_choices
from ui.panes.money.words import WITHDRAWAL_STATUSES, withdrawal_status


class WithdrawalsPane(ResourcePane):
    """Withdrawals; the header belongs to the money pane and stays hidden here."""

    def __init__(self, context: PaneContext, ask: Run) -> None:
        super().__init__(context, withdrawals_spec(context, ask))
        self.header.hide()
        self.setFocusProxy(self.table)


_STEPS: Final[dict[str, tuple[tuple[str, Words], ...]]] = {
    "pending": (
        ("done", Text("money", "Asked for")),
        ("open", Text("money", "Approval")),
        ("open", Text("money", "Payment")),
    ),
    "approved": (
        ("done", Text("money", "Asked for")),
        ("done", Text("money", "Approved")),
        ("open", Text("money", "Payment")),
    ),
    "completed": (
        ("done", Text("money", "Asked for")),
        ("done", Text("money", "Approved")),
        ("done", Text("money", "Paid")),
    ),
    "rejected": (
        ("done", Text("money", "Asked for")),
        ("failed", Text("money", "Rejected: the money is back in the wallet")),
    ),
}
_MARKS: Final = {
    "done": ("ri.checkbox-circle-line", "success"),
    "open": ("ri.time-line", "text_faint"),
    "failed": ("ri.close-circle-line", "danger"),
}


def steps(record: Record) -> list[tuple[str, str, str]]:
    """State, words and moment of each step; a moment is empty where the server does not tell it."""
    status = str(record["status"] or "pending")
    chain = _STEPS.get(status, _STEPS["pending"])
    found = []
    for index, (state, words) in enumerate(chain):
        moment = record["requested_at"] if index == 0 else record["processed_at"] if index == len(chain) - 1 else None
        found.append((state, say(words), formatting.day_and_time(moment) if moment is not None else ""))
    return found


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    money = pane.services.account.currency
    drawer.set_head(formatting.money(record["amount"], money), str(record["payment_method_name"] or ""), False)
    drawer.pills.addWidget(Pill(*withdrawal_status(record)))
    drawer.pills.addStretch(1)
    body = drawer.body
    body.addWidget(KeyValue(Text("money", "Sent to"), str(record["payment_method_name"] or "")))
    body.addWidget(KeyValue(Text("money", "Number"), masked(str(record["payment_method_numbers"] or "")), code=True))
    body.addWidget(KeyValue(Text("money", "Reference"), str(record["reference"] or ""), code=True))
    body.addWidget(Rule())
    body.addWidget(Label(Text("money", "What became of it"), "section"))
    for state, words, moment in steps(record):
        glyph, ink = _MARKS[state]
        text = column(Label(words, "body", "text" if state != "open" else "text_muted", wrap=True), spacing=0)
        if moment:
            text.addWidget(Label(moment, "small", "text_muted"))
        line = row(IconLabel(glyph, ink, 18), text, spacing=10)
        line.setStretch(1, 1)
        body.addLayout(line)
    if record.fetched_at is not None:
        body.addWidget(TruthLabel(Truth(record.fetched_at)))
    body.addStretch(1)


async def _copy(pane: ResourcePane, records: Sequence[Record]) -> None:
    QGuiApplication.clipboard().setText(str(records[0]["reference"] or ""))
    pane.context.toast(Text("money", "Reference copied"), "info")


def _destination_cell(record: Record) -> Cell:
    number = masked(str(record["payment_method_numbers"] or ""))
    return Cell(str(record["payment_method_name"] or formatting.MISSING), sub=number, strong=True)


def _status_cell(record: Record) -> Cell:
    words, tone = withdrawal_status(record)
    return Cell(pill=(say(words), tone))


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("money", "%Ln withdrawal(s)", "", total)
    return translate("money", "%Ln withdrawal(s) of {total}", "", count).format(total=formatting.number(total))


def withdrawals_spec(context: PaneContext, ask: Run) -> ResourceSpec:
    """Withdrawals as data; ``ask`` opens the form."""
    choices = tuple(
        FilterChoice(key, words, (Filter("status", FilterOp.EQ, key),))
        for key, (words, _) in WITHDRAWAL_STATUSES.items()
    )
    money = context.services.account.currency
    return ResourceSpec(
        key="money_withdrawals",
        resource="withdrawals",
        title=Text("money", "Withdrawals"),
        columns=(
            ColumnSpec(
                "to",
                Text("money", "Sent to"),
                _destination_cell,
                sort="payment_method_name",
                export=lambda one: one["payment_method_name"],
            ),
            ColumnSpec(
                "reference",
                Text("money", "Reference"),
                lambda one: Cell(str(one["reference"] or formatting.MISSING), code=True, ink="text_muted"),
                270,
                priority=2,
                export=lambda one: one["reference"],
            ),
            date_column("asked", Text("money", "Asked for"), field="requested_at", width=160),
            date_column("processed", Text("money", "Processed"), field="processed_at", width=160, priority=1),
            ColumnSpec(
                "state",
                Text("money", "State"),
                _status_cell,
                130,
                sort="status",
                export=lambda one: say(withdrawal_status(one)[0]),
            ),
            money_column("amount", Text("money", "Amount"), currency=lambda: money, width=130),
        ),
        count=_count,
        empty=EmptySpec(
            "ri.bank-line",
            Text("money", "No withdrawal yet"),
            Text("money", "Withdraw what customers paid online to your mobile money or bank account."),
        ),
        search=Text("money", "Reference or destination"),
        filters=(
            FilterSpec("state", Text("money", "State"), choices),
            FilterSpec("period", Text("money", "Period"), tuple(day_choices("requested_at"))),
        ),
        actions=(ActionSpec("copy", Text("money", "Copy the reference"), _copy, "ri.file-copy-line"),),
        primary=ActionSpec("ask", Text("money", "Withdraw"), ask, "ri.bank-line", permission=Permission.SETTING_ACCESS),
        default_sort=(Sort("requested_at", descending=True),),
        detail=_detail,
        permission=Permission.TRANSACTION_VIEWING,
        also=("documents",),
    )
