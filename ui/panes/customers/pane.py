"""The customers pane: the list of :mod:`ui.panes.customers.columns` on the kit, with its drawer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, translate
from ui.kit.pane import ResourcePane
from ui.kit.spec import EmptySpec, ResourceSpec
from ui.panes.customers.actions import actions, primary
from ui.panes.customers.columns import ROW_EXTRAS, columns, filters
from ui.panes.customers.drawer import CustomerDetails


class CustomersPane(ResourcePane):
    """Every customer of the shop: find, filter, sort, look at, sell to, block."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, customers_spec(context), parent)
        self.details = CustomerDetails(self)
        self.setFocusProxy(self.table)


def customers_spec(context: PaneContext) -> ResourceSpec:
    """The list as data; leaves out what this server does not send."""
    extras = context.offers(ROW_EXTRAS)
    return ResourceSpec(
        key="customers",
        resource="customers",
        title=Text("customers", "Customers"),
        columns=columns(extras),
        count=_count,
        empty=EmptySpec(
            "ri.group-line",
            Text("customers", "No customer yet"),
            Text("customers", "Add the first one, or sell a voucher: it works without a connection too."),
        ),
        search=Text("customers", "Name, phone or code"),
        filters=filters(extras),
        actions=actions(context.services, context.can_go("sell")),
        primary=primary(),
        default_sort=(Sort("first_name"),),
        detail=_detail,
        context=_context,
        permission=Permission.READ_USERS,
        also=("outbox",),
    )


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    assert isinstance(pane, CustomersPane)
    pane.details.fill(record, drawer)


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("customers", "%Ln customer(s)", "", total)
    return translate("customers", "%Ln customer(s) of {total}", "", count).format(total=formatting.number(total))


async def _context(pane: ResourcePane) -> Words:
    """“1,284 customers · 38 connected now”."""
    total = pane.model.total
    customers = translate("customers", "%Ln customer(s)", "", total)
    if not pane.context.offers(ROW_EXTRAS):
        return customers
    query = RecordQuery("customers", filters=(Filter("devices_online", FilterOp.GT, 0),))
    online = (await pane.services.records.page(query, 0, 0)).count

    def words() -> str:
        return " · ".join(
            (
                translate("customers", "%Ln customer(s)", "", total),
                translate("customers", "%Ln connected now", "", online),
            )
        )

    return words
