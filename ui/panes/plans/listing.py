"""The plans on offer: columns, filters, drawer, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from shiboken6 import isValid

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, Sort
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Drawer
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, say, translate
from ui.kit.labels import KeyValue, Label, Rule
from ui.kit.layout import row
from ui.kit.pane import ResourcePane
from ui.kit.spec import (
    ActionSpec,
    Cell,
    ColumnSpec,
    EmptySpec,
    FilterChoice,
    FilterSpec,
    ResourceSpec,
    date_column,
    money_column,
    text_column,
)
from ui.panes.plans.desk import Desk, delete_action, edit_action, row_pills
from ui.panes.plans.words import (
    OFF_SALE,
    ON_SALE,
    UNLIMITED,
    holder_words,
    list_words,
    pending_tip,
    quoted,
    rate_text_words,
    sale_state,
)
from ui.printing.plan_words import validity_words, volume_words

ALSO: Final = (
    "assigned_plans",
    "purchased_plans",
    "vouchers",
    "hotspot_profiles",
    "hotspot_users",
    "routers",
    "outbox",
)

Edit = Callable[[Record | None, bool], None]
"""Open the editor: for a new plan without a record; ``True`` makes a copy."""


def plans_spec(desk: Desk, edit: Edit) -> ResourceSpec:
    """The list of plans."""
    return ResourceSpec(
        key="plans",
        resource="plans",
        title=Text("plans", "Plans"),
        columns=_columns(desk),
        count=_count,
        empty=EmptySpec(
            "ri.price-tag-3-line",
            Text("plans", "No plan yet"),
            Text("plans", "A plan is what you sell: a price, a time, a speed. Make the first one."),
        ),
        search=Text("plans", "Name of a plan"),
        filters=_filters(),
        actions=_actions(desk, edit),
        primary=ActionSpec(
            "new",
            Text("plans", "New plan"),
            lambda pane, records: edit(None, False),
            "ri.add-line",
            shortcut="Ctrl+N",
            permission=Permission.CREATE_PLANS,
        ),
        default_sort=(Sort("price"),),
        detail=lambda pane, record, drawer: _detail(desk, pane, record, drawer),
        also=ALSO,
    )


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("plans", "%Ln plan(s)", "", total)
    return translate("plans", "%Ln plan(s) of {total}", "", count).format(total=formatting.number(total))


# ---------------------------------------------------------------- cells


def rate_text(desk: Desk, record: Record) -> str:
    """The speed of a plan: its own field, else that of its profile."""
    profile = desk.facts.profile_of(record)
    written = record["rate_limit_value"] or (profile["rate_limit_value"] if profile is not None else None)
    return rate_text_words(written)


def volume_text(desk: Desk, record: Record) -> str:
    """The volume of a plan."""
    written = record["data_limit_value"] or desk.facts.option("data_limit", record["data_limit"])
    if not written and record["data_limit"] is None:
        return str(UNLIMITED)
    return volume_words(written, limited=True) or formatting.MISSING


def validity_text(desk: Desk, record: Record) -> str:
    """How long a plan lasts."""
    written = record["validity_value"] or desk.facts.option("validity", record["validity"])
    return validity_words(written, record["formatted_validity"]) or formatting.MISSING


def devices_text(desk: Desk, record: Record) -> str:
    """How many devices may use a plan at once."""
    value = record["shared_users_value"] or desk.facts.option("shared_users", record["shared_users"])
    return str(value or formatting.MISSING)


def held_text(desk: Desk, record: Record) -> str:
    """How many hold a plan; a dash where nobody told."""
    if not desk.facts.holders_known:
        return formatting.MISSING
    return formatting.number(desk.facts.holders(record["id"]))


def _columns(desk: Desk) -> tuple[ColumnSpec, ...]:
    def name(record: Record) -> Cell:
        promo = str(Text("plans", "Promotion")) if record["is_for_promo"] else ""
        return Cell(str(record["name"] or ""), sub=str(record["description"] or promo), strong=True)

    def state(record: Record) -> Cell:
        words, tone = sale_state(record)
        return Cell(pill=(say(words), tone), pending=bool(record.pending), tip=pending_tip(record))

    def sold(record: Record) -> Cell:
        made = desk.facts.sold.get(record["id"] or -1)
        if made is None:
            return Cell(formatting.number(0) if desk.facts.holders_known else formatting.MISSING, ink="text_faint")
        return Cell(formatting.number(made.count), sub=formatting.money(made.amount, desk.currency()))

    return (
        ColumnSpec("name", Text("plans", "Plan"), name, sort="name", export=lambda record: record["name"]),
        money_column("price", Text("plans", "Price"), currency=desk.currency, width=122),
        ColumnSpec(
            "rate",
            Text("plans", "Speed"),
            lambda record: rate_text(desk, record),
            172,
            priority=2,
        ),
        ColumnSpec("validity", Text("plans", "Valid for"), lambda record: validity_text(desk, record), 84, priority=1),
        ColumnSpec("volume", Text("plans", "Volume"), lambda record: volume_text(desk, record), 84, priority=3),
        ColumnSpec(
            "devices", Text("plans", "Devices"), lambda record: devices_text(desk, record), 80, right=True, priority=4
        ),
        ColumnSpec(
            "state", Text("plans", "State"), state, 122, sort="is_active", export=lambda r: say(sale_state(r)[0])
        ),
        ColumnSpec(
            "held",
            Text("plans", "Held by"),
            lambda record: held_text(desk, record),
            100,
            right=True,
            priority=2,
            export=lambda record: desk.facts.holders(record["id"]),
        ),
        ColumnSpec("sold", Text("plans", "This month"), sold, 112, right=True, priority=3),
        text_column("profile_name", Text("plans", "Profile"), width=130, priority=5, optional=True),
        date_column("created_at", Text("plans", "Made"), priority=6, optional=True),
    )


def _filters() -> tuple[FilterSpec, ...]:
    return (
        FilterSpec(
            "state",
            Text("plans", "State"),
            (
                FilterChoice("on", ON_SALE, (Filter("is_active", FilterOp.NE, False),)),
                FilterChoice("off", OFF_SALE, (Filter("is_active", FilterOp.EQ, False),)),
            ),
        ),
        FilterSpec(
            "promo",
            Text("plans", "Promotion"),
            (
                FilterChoice("yes", Text("plans", "yes"), (Filter("is_for_promo", FilterOp.EQ, True),)),
                FilterChoice("no", Text("plans", "no"), (Filter("is_for_promo", FilterOp.NE, True),)),
            ),
        ),
    )


# ---------------------------------------------------------------- drawer


def _detail(desk: Desk, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    desk.look_again(pane, record)
    drawer.set_head(str(record["name"] or ""), str(record["description"] or ""), avatar=False)
    row_pills(drawer, record, sale_state(record))
    pane.add_drawer_actions(record, ("edit", "off_sale", "on_sale"))
    body, facts = drawer.body, desk.facts
    body.addWidget(Label(formatting.money(record["price"], desk.currency()), "title"))
    for title, words in (
        (Text("plans", "Valid for"), validity_text(desk, record)),
        (Text("plans", "Volume"), volume_text(desk, record)),
        (Text("plans", "Devices at once"), devices_text(desk, record)),
        (Text("plans", "Speed"), rate_text(desk, record)),
    ):
        body.addWidget(KeyValue(title, words))
    if record["is_for_promo"] or record["is_for_roaming"]:
        marks = [Text("plans", "Promotion")] if record["is_for_promo"] else []
        marks += [Text("plans", "Roaming")] if record["is_for_roaming"] else []
        body.addWidget(KeyValue(Text("plans", "Marked as"), lambda: ", ".join(str(mark) for mark in marks)))
    body.addWidget(Rule())
    body.addWidget(Label(Text("plans", "On the routers"), "section"))
    body.addWidget(KeyValue(Text("plans", "Profile"), str(record["profile_name"] or "")))
    names = [str(one.get("name") or "") for one in record["routers"] or () if isinstance(one, dict)]
    body.addWidget(KeyValue(Text("plans", "Routers"), list_words(names) if names else Text("plans", "All")))
    body.addWidget(Rule())
    body.addWidget(Label(Text("plans", "People and sales"), "section"))
    _people(desk, record, drawer)
    if facts.holders_known:
        made = facts.sold.get(record["id"] or -1)
        words = (
            formatting.MISSING
            if made is None
            else str(
                Text("plans", "{count} · {amount}").fill(
                    count=formatting.number(made.count), amount=formatting.money(made.amount, desk.currency())
                )
            )
        )
        body.addWidget(KeyValue(Text("plans", "Sold this month"), words))
        _sold_so_far(desk, pane, record, drawer)
    body.addStretch(1)


def _sold_so_far(desk: Desk, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    """Sales of all time: counted when somebody looks, because all of them are looked at."""
    number = record["id"]
    if number is None:
        return
    line = KeyValue(Text("plans", "Sold so far"), formatting.number(desk.ever.get(number, 0)))
    show = Button(Text("plans", "Show these sales"), "link")
    show.clicked.connect(lambda: desk.context.go("plans", tab="sold", plan=record.key))
    show.setVisible(bool(desk.ever.get(number)))
    drawer.body.addWidget(line)
    drawer.body.addLayout(row(show, None, margins=(-4, 0, 0, 0)))

    async def count() -> None:
        found = desk.ever[number] = await desk.services.plans.sold_ever(number)
        if isValid(line):
            line.set_value(formatting.number(found))
            show.setVisible(bool(found))

    pane.context.spawn(count(), name="plans: sold so far", owner=line)


def _people(desk: Desk, record: Record, drawer: Drawer) -> None:
    facts, number = desk.facts, record["id"] or -1
    if not facts.holders_known:
        unknown = Text("plans", "This computer does not know who holds it.")
        drawer.body.addWidget(Label(unknown, "small", "text_muted", wrap=True))
        return
    customers, tickets = facts.customers.get(number, 0), facts.tickets.get(number, 0)
    held = holder_words(customers, tickets) if customers or tickets else str(Text("plans", "Nobody"))
    drawer.body.addWidget(KeyValue(Text("plans", "Held by"), held))
    if facts.stock.get(number):
        words = translate("plans", "%Ln voucher(s)", "", facts.stock[number])
        drawer.body.addWidget(KeyValue(Text("plans", "In stock"), words))


# ---------------------------------------------------------------- actions


def _actions(desk: Desk, edit: Edit) -> tuple[ActionSpec, ...]:
    async def off_sale(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _put(desk, pane, [one for one in records if one["is_active"] is not False], False)

    async def on_sale(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _put(desk, pane, [one for one in records if one["is_active"] is False], True)

    async def delete(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _delete(desk, pane, records[0])

    return (
        edit_action(lambda pane, records: edit(records[0], False), Permission.UPDATE_PLANS),
        ActionSpec(
            "off_sale",
            Text("plans", "Take off sale"),
            off_sale,
            "ri.forbid-line",
            bulk=True,
            permission=Permission.UPDATE_PLANS,
            hidden=lambda records: all(one["is_active"] is False for one in records),
        ),
        ActionSpec(
            "on_sale",
            Text("plans", "Put on sale"),
            on_sale,
            "ri.price-tag-3-line",
            bulk=True,
            permission=Permission.UPDATE_PLANS,
            hidden=lambda records: all(one["is_active"] is not False for one in records),
        ),
        ActionSpec(
            "duplicate",
            Text("plans", "Duplicate"),
            lambda pane, records: edit(records[0], True),
            "ri.file-copy-line",
            shortcut="Ctrl+D",
            permission=Permission.CREATE_PLANS,
        ),
        delete_action(delete, Permission.DELETE_PLANS),
    )


async def _put(desk: Desk, pane: ResourcePane, records: Sequence[Record], on: bool) -> None:
    if records:
        await desk.services.plans.put_on_sale([one.key for one in records], on)
        pane.model.check_records(())


async def _delete(desk: Desk, pane: ResourcePane, record: Record) -> None:
    from tiknet_desktop.services.plans import PlanHeldError

    name = quoted(record["name"])
    facts = await desk.services.plans.facts()
    number = record["id"] or -1
    if facts.holders(number) or facts.stock.get(number, 0) or await desk.services.plans.sold_ever(record["id"]):
        await _offer_off_sale(desk, pane, record, facts)
        return
    sure = await ask(
        pane,
        Text("plans", "Delete the plan {name}?").fill(name=name),
        Text("plans", "It was never sold. It leaves the list and the routers, and cannot be brought back."),
        act=Text("plans", "Delete the plan"),
        keep=Text("plans", "Keep it"),
        danger=True,
    )
    if not sure:
        return
    try:
        await desk.services.plans.delete(record.key)
    except PlanHeldError:  # sold while the question was open
        await _offer_off_sale(desk, pane, record, await desk.services.plans.facts())
        return
    pane.drawer.dismiss()


async def _offer_off_sale(desk: Desk, pane: ResourcePane, record: Record, facts: Any) -> None:
    """A plan that was sold stays, for the books and for those who hold it."""
    number = record["id"] or -1
    customers, tickets = facts.customers.get(number, 0), facts.tickets.get(number, 0)
    ever = await desk.services.plans.sold_ever(record["id"])
    sold = translate("plans", "It was sold %Ln time(s).", "", ever) if ever else ""
    held = (
        str(Text("plans", "Held now by {holders}.").fill(holders=holder_words(customers, tickets)))
        if customers or tickets
        else ""
    )
    if record["is_active"] is False:
        rest = Text("plans", "It is off sale already: nobody new gets it.")
    else:
        rest = Text("plans", "Off sale nobody new gets it; who holds it keeps it.")
    question = Text("plans", "{name} cannot be deleted. Take it off sale?").fill(name=quoted(record["name"]))
    if record["is_active"] is False:
        question = Text("plans", "{name} cannot be deleted").fill(name=quoted(record["name"]))
    stock = facts.stock.get(number, 0)
    unsold = translate("plans", "%Ln voucher(s) in stock.", "", stock) if stock else ""
    sentence = " ".join(part for part in (held, sold, unsold, str(rest)) if part)
    if record["is_active"] is False:
        from ui.kit.dialogs import tell

        await tell(pane, question, Label(sentence, "body", "text_muted", wrap=True), width=420)
        return
    if await ask(pane, question, sentence, act=Text("plans", "Take off sale"), keep=Text("plans", "Keep on sale")):
        await _put(desk, pane, [record], False)
