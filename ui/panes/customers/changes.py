"""Changing a customer: name and phone, the speed, and removing one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit.dialogs import ask
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, translate
from ui.kit.undo import Undoable
from ui.panes.customers.columns import full_name

if TYPE_CHECKING:
    from ui.kit.pane import ResourcePane

NAMES_SHOWN = 3


async def edit(pane: ResourcePane, records: Sequence[Record], fields: Sequence[FieldSpec]) -> None:
    """Ask for name, phone and e-mail; only what changed is sent."""
    record = records[0]
    before = {spec.key: str(record[spec.key] or "") for spec in fields}

    async def save(values: dict[str, Any]) -> bool:
        changed = {name: str(value or "") for name, value in values.items() if str(value or "") != before[name]}
        if changed:
            await pane.services.customers.update(record.key, **changed)
        return bool(changed)

    async with Undoable(pane.context, pane, "customers", [record.key]):
        await ask_form(
            pane, Text("customers", "Edit the customer"), fields, save, submit=Text("customers", "Save"), values=before
        )


async def delete(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask by name, then remove; the sales stay in the books."""
    count = len(records)
    name = full_name(records[0])
    question: Words = (
        Text("customers", "Delete {name}?").fill(name=name)
        if count == 1
        else lambda: translate("customers", "Delete %Ln customer(s)?", "", count)
    )
    if not await ask(
        pane,
        question,
        _loss(records),
        act=Text("customers", "Delete the customer")
        if count == 1
        else lambda: translate("customers", "Delete %Ln customer(s)", "", count),
        keep=Text("customers", "Keep"),
        danger=True,
    ):
        return
    async with Undoable(pane.context, pane):
        await pane.services.customers.delete([one.key for one in records])
    pane.model.check_records(())
    pane.drawer.dismiss()


def _loss(records: Sequence[Record]) -> str:
    """What goes and what stays."""
    lost = str(
        Text("customers", "The connection is cut and the rest of the plan is lost. Past sales stay in the books.")
    )
    if len(records) == 1:
        plan = records[0].values.get("plan_name")
        held = Text("customers", "Plan: {plan}.").fill(plan=str(plan))
        return f"{held} {lost}" if plan else lost
    names = ", ".join(full_name(one) for one in records[:NAMES_SHOWN])
    more = len(records) - NAMES_SHOWN
    if more > 0:
        names = translate("customers", "{names} and %Ln other(s)", "", more).format(names=names)
    return f"{names}.\n{lost}"


async def change_speed(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Give a customer the speed of a profile, whatever the plan says, or take that back."""
    services, record = pane.services, records[0]
    query = RecordQuery("network_policies", sort=(Sort("name"),))
    page = await services.records.page(query, 0, 200)
    if not page.rows:
        await services.records.refresh("network_policies")
        page = await services.records.page(query, 0, 200)
    if not page.rows:
        freshness = await services.records.freshness("network_policies")
        words = (
            Text("customers", "This server sets no speed for single customers")
            if str(freshness.state) == "not_offered"
            else Text("customers", "The speeds are not on this computer yet: they need the server once")
        )
        pane.context.toast(words, "info")
        return
    choices: list[tuple[Any, Words]] = [(None, Text("customers", "As the plan says"))]
    choices += [(one["id"], str(one["name"])) for one in page.rows]

    async def save(values: dict[str, Any]) -> bool:
        body = {"network_policy_id": values["policy"]}
        await services.editing.act("assign_network_policy", "customers", record.key, {}, body)
        return True

    async with Undoable(pane.context, pane, "customers", [record.key]):
        await ask_form(
            pane,
            Text("customers", "Speed of {name}").fill(name=full_name(record)),
            (
                FieldSpec(
                    "policy",
                    Text("customers", "Speed"),
                    "choice",
                    help=Text("customers", "It counts from the next connection, until it is changed back"),
                    choices=choices,
                ),
            ),
            save,
            submit=Text("customers", "Change the speed"),
        )
