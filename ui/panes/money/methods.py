"""Payment methods: where withdrawals go. Numbers show their end only until somebody asks; some servers want a mailed code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtGui import QGuiApplication

from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.money import BANK, MOBILE_MONEY, CodeSent, MethodDraft, masked
from tiknet_desktop.storage.records import Filter, FilterOp, Record, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext, needs_server
from ui.kit.dialogs import ask
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import KeyValue, Label, Pill
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, FilterChoice, FilterSpec, ResourceSpec, date_column
from ui.kit.truth import Truth, TruthLabel
from ui.kit.undo import offer_opposite
from ui.panes.money.words import METHOD_KINDS

_PHONE: Final = re.compile(r"\+?[\d\s.\-()]{8,}")
_WITH_CODE: Final = "with_code"


class MethodsPane(ResourcePane):
    """The list of payment methods; its header belongs to the money pane and stays hidden here."""

    def __init__(self, context: PaneContext) -> None:
        self.revealed: set[str] = set()
        super().__init__(context, methods_spec(context))
        self.header.hide()
        self.setFocusProxy(self.table)

    def number_of(self, record: Record) -> str:
        """The number as it may be shown now."""
        numbers = str(record["numbers"] or "")
        return numbers if record.key in self.revealed else masked(numbers)


# ---------------------------------------------------------------- adding and changing


def check_numbers(text: str) -> Words | None:
    """What is wrong with an account or phone number."""
    digits = sum(character.isalnum() for character in text)
    return None if digits >= 6 else Text("money", "This number is too short")


def _fields(changing: bool) -> tuple[FieldSpec, ...]:
    fields = [
        FieldSpec(
            "kind",
            Text("money", "Kind"),
            "segmented",
            choices=[(key, METHOD_KINDS[key]) for key in (MOBILE_MONEY, BANK)],
        ),
        FieldSpec("name", Text("money", "Operator or bank"), placeholder="Moov Money, T-Money, Ecobank"),
        FieldSpec(
            "numbers",
            Text("money", "Phone or account number"),
            "code",
            check=check_numbers,
            placeholder="+228 90 12 45 08",
            help=Text("money", "The money goes to this number: check it twice"),
        ),
        FieldSpec(
            "description", Text("money", "Note"), optional=True, placeholder=Text("money", "In whose name it is")
        ),
    ]
    if not changing:
        fields.append(FieldSpec("is_default", Text("money", "Offer it first for withdrawals"), "check"))
    fields.append(FieldSpec(_WITH_CODE, Text("money", "Confirm by a code sent to my e-mail"), "check"))
    return tuple(fields)


async def edit(pane: Any, record: Record | None = None) -> str | None:
    """Ask for a new method or changes to one; asks for the mailed code where the server wants one. Answers its key."""
    money, attempt = pane.services.money, new_ulid()

    async def save(values: dict[str, Any]) -> str | CodeSent:
        values = dict(values)
        by_code = bool(values.pop(_WITH_CODE))
        found: str | CodeSent = await money.save_method(
            MethodDraft(**values), record.key if record else None, by_code=by_code, attempt=attempt
        )
        return found

    values = None
    if record is not None:
        values = {name: record[name] or "" for name in ("name", "numbers", "description")}
        values["kind"] = record["kind"] or MOBILE_MONEY
    saved = await ask_form(
        pane,
        Text("money", "Change {name}").fill(name=record["name"]) if record else Text("money", "New payment method"),
        _fields(record is not None),
        save,
        submit=Text("money", "Save the changes") if record else Text("money", "Add the payment method"),
        values=values,
    )
    if isinstance(saved, CodeSent):
        saved = await _confirm(pane, saved)
    if saved is None:
        return None
    pane.context.toast(Text("money", "The payment method is saved"))
    return str(saved)


async def _confirm(pane: Any, sent: CodeSent) -> str | None:
    async def check(values: dict[str, Any]) -> str:
        key: str = await pane.services.money.confirm_method(sent, values["code"])
        return key

    confirmed: str | None = await ask_form(
        pane,
        Text("money", "Confirm {name}").fill(name=sent.draft.name),
        (
            FieldSpec(
                "code",
                Text("money", "Code from the e-mail"),
                "code",
                help=Text("money", "Six digits; they are good for some minutes"),
                placeholder="123456",
                wire=("otp", "otp_id"),
            ),
        ),
        check,
        submit=Text("money", "Confirm"),
        intro=Text("money", "The server sent a code to your e-mail. Nothing is saved without it."),
        width=400,
    )
    return confirmed


async def add(pane: ResourcePane, records: Sequence[Record]) -> None:
    """A new method."""
    key = await edit(pane)
    if key:
        pane.open_record(key)


async def change(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Change a method."""
    await edit(pane, records[0])


async def make_default(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Offer a method first."""
    money = pane.services.money
    first = await pane.services.records.find("payment_methods", is_default=True)
    await money.make_default(records[0].key)
    words = Text("money", "{name} is offered first from now on").fill(name=records[0]["name"])
    if first is None or first.key == records[0].key:
        pane.context.toast(words)
    else:
        offer_opposite(pane.context, pane, words, lambda: money.make_default(first.key))


async def remove(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask, then remove a method."""
    record = records[0]
    sure = await ask(
        pane,
        Text("money", "Remove {name}?").fill(name=record["name"]),
        Text("money", "{number} can no longer receive withdrawals. Those already made keep its name.").fill(
            number=masked(str(record["numbers"] or ""))
        ),
        act=Text("money", "Remove the payment method"),
        keep=Text("money", "Keep it"),
        danger=True,
    )
    if sure:
        await pane.services.money.delete_method(record.key)
        pane.drawer.dismiss()
        pane.context.toast(Text("money", "{name} was removed").fill(name=record["name"]))


async def reveal(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Show the whole number, or its end only again."""
    assert isinstance(pane, MethodsPane)
    pane.revealed ^= {records[0].key}
    pane.model.refresh()


async def copy_number(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Put the number on the clipboard."""
    QGuiApplication.clipboard().setText(str(records[0]["numbers"] or ""))
    pane.context.toast(Text("money", "Number copied"), "info")


# ---------------------------------------------------------------- the list as data


def _name_cell(record: Record) -> Cell:
    kind = METHOD_KINDS.get(str(record["kind"] or ""))
    return Cell(str(record["name"] or formatting.MISSING), sub=say(kind) if kind is not None else "", strong=True)


def _number_cell(record: Record) -> Cell:
    return Cell(masked(str(record["numbers"] or "")), code=True)


def _default_cell(record: Record) -> Cell:
    return Cell(pill=(str(Text("money", "First choice")), "info")) if record["is_default"] else Cell()


def _columns(extras: bool) -> tuple[ColumnSpec, ...]:
    return (
        ColumnSpec("name", Text("money", "Operator or bank"), _name_cell, sort="name", export=lambda one: one["name"]),
        ColumnSpec(
            "numbers", Text("money", "Number"), _number_cell, 220, export=lambda one: masked(str(one["numbers"]))
        ),
        ColumnSpec(
            "note",
            Text("money", "Note"),
            lambda record: str(record["description"] or formatting.MISSING),
            220,
            priority=1,
            export=lambda one: one["description"],
        ),
        *((ColumnSpec("default", Text("money", "Offered"), _default_cell, 150, priority=0),) if extras else ()),
        *((date_column("added", Text("money", "Added"), field="created_at", width=150, priority=2),) if extras else ()),
    )


def _count(count: int, total: int) -> str:
    return translate("money", "%Ln payment method(s)", "", count)


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    assert isinstance(pane, MethodsPane)
    kind = METHOD_KINDS.get(str(record["kind"] or ""), "")
    drawer.set_head(str(record["name"] or ""), say(kind))
    if record["is_default"]:
        drawer.pills.addWidget(Pill(Text("money", "First choice"), "info"))
    drawer.pills.addStretch(1)
    pane.add_drawer_actions(record, ("change", "default"))
    number = KeyValue(Text("money", "Number"), pane.number_of(record), code=True)
    drawer.body.addWidget(number)
    drawer.body.addWidget(KeyValue(Text("money", "Note"), str(record["description"] or "")))
    if record["created_at"] is not None:
        drawer.body.addWidget(KeyValue(Text("money", "Added"), formatting.day_and_time(record["created_at"])))
    fault = Label("", "small", "warning", wrap=True)
    fault.hide()
    truth = TruthLabel()
    drawer.body.addWidget(fault)
    drawer.body.addWidget(truth)
    drawer.body.addStretch(1)

    async def read() -> None:
        reading = await pane.services.money.method(record.key)
        told = reading.value if isinstance(reading.value, dict) else {}
        truth.set_truth(Truth(reading.fetched_at or record.fetched_at))
        if told and str(told.get("numbers")) != str(record["numbers"]):
            fault.set_words(Text("money", "On the server the number is another one now: refresh the list."))
            fault.show()

    pane.context.spawn(read(), name="money: method", owner=truth)


def methods_spec(context: PaneContext) -> ResourceSpec:
    """Payment methods as data."""
    extras = context.offers("row-extras")
    owner = Permission.SETTING_ACCESS

    def refuse(records: Sequence[Record]) -> Words | None:
        return needs_server(context.services)

    kinds = tuple(FilterChoice(key, words, (Filter("kind", FilterOp.EQ, key),)) for key, words in METHOD_KINDS.items())
    first = ActionSpec(
        "default",
        Text("money", "Offer it first"),
        make_default,
        "ri.star-line",
        permission=owner,
        refuse=refuse,
        hidden=lambda records: bool(records[0]["is_default"]),
    )
    return ResourceSpec(
        key="money_methods",
        resource="payment_methods",
        title=Text("money", "Payment methods"),
        columns=_columns(extras),
        count=_count,
        empty=EmptySpec(
            "ri.bank-card-line",
            Text("money", "No payment method yet"),
            Text("money", "Add the mobile money or bank account that receives your withdrawals."),
        ),
        search=Text("money", "Name or number"),
        filters=(FilterSpec("kind", Text("money", "Kind"), kinds),) if extras else (),
        actions=(
            ActionSpec("change", Text("money", "Change"), change, "ri.pencil-line", permission=owner, refuse=refuse),
            # Only a server that tells which one is first can change it.
            *((first,) if extras else ()),
            ActionSpec("reveal", Text("money", "Show or hide the number"), reveal, "ri.eye-line"),
            ActionSpec("copy", Text("money", "Copy the number"), copy_number, "ri.file-copy-line"),
            ActionSpec(
                "remove",
                Text("money", "Remove"),
                remove,
                "ri.delete-bin-6-line",
                danger=True,
                shortcut="Del",
                permission=owner,
                refuse=refuse,
            ),
        ),
        primary=ActionSpec("add", Text("money", "New payment method"), add, "ri.add-line", permission=owner),
        default_sort=(Sort("name"),),
        detail=_detail,
        permission=Permission.TRANSACTION_VIEWING,
    )
