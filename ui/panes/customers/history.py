"""Everything a customer ever got and paid, asked from the server: plans from the counter and bought online, and the money."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtWidgets import QWidget

from tiknet_desktop.api.answer import rows
from tiknet_desktop.api.errors import NotOffered
from tiknet_desktop.services.customers import path_name
from tiknet_desktop.storage.codec import parse_moment
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting, states
from ui.kit.buttons import Segmented
from ui.kit.containers import Card
from ui.kit.dialogs import Dialog, present
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import Label
from ui.kit.layout import row
from ui.kit.messages import describe
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.panes.customers.columns import full_name

if TYPE_CHECKING:
    from ui.kit.pane import ResourcePane

WIDTH: Final = 640
HEIGHT: Final = 340
CADENCE: Final = timedelta(minutes=5)


class Part(NamedTuple):
    """One list: its title, what the server is asked, the rows of this computer that stand in meanwhile, newest by ``sort``."""

    title: Text
    operation: str
    resource: str
    sort: str


PARTS: Final[dict[str, Part]] = {
    "assigned": Part(
        Text("customers", "Plans from the counter"), "customer_assigned_plans", "assigned_plans", "assigned_date"
    ),
    "purchased": Part(
        Text("customers", "Plans bought online"), "customer_purchased_plans", "purchased_plans", "purchased_at"
    ),
    "counter": Part(
        Text("customers", "Paid at the counter"),
        "customer_assigned_transactions",
        "assigned_transactions",
        "created_at",
    ),
    "online": Part(
        Text("customers", "Paid online"), "customer_wallet_transactions", "wallet_transactions", "created_at"
    ),
}
MOST_ROWS: Final = 200

Row = Any
"""A row as the server writes it: the columns of the kit expect records, these are plain objects."""


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    try:
        return parse_moment(str(value)) if value else None
    except ValueError:
        return None


def _day(*names: str) -> Callable[[Row], Cell]:
    def cell(one: Row) -> Cell:
        moment = next((found for name in names if (found := _moment(one.get(name))) is not None), None)
        return Cell(formatting.day_and_time(moment), tip=formatting.full_moment(moment) if moment else "")

    return cell


def _text(*names: str, strong: bool = False) -> Callable[[Row], Cell]:
    def cell(one: Row) -> Cell:
        value = next((one[name] for name in names if one.get(name) not in (None, "")), formatting.MISSING)
        return Cell(str(value), strong=strong)

    return cell


_STATES: Final[dict[str, Text]] = {
    "active": Text("customers", "running"),
    "unused": Text("customers", "not used yet"),
    "expired": Text("customers", "ended"),
    "reversed": Text("customers", "taken back"),
}


def _state(one: Row) -> str:
    status = str(one.get("status") or "")
    return str(_STATES.get(status.lower(), status or formatting.MISSING))


class HistoryDialog(Dialog):
    """Four lists of one customer and, above them, the plan held now."""

    def __init__(self, pane: ResourcePane, record: Record) -> None:
        self._pane, self._services, self._record = pane, pane.services, record
        self._part = "assigned"
        self.active = Label("", "small", "text_muted", wrap=True)
        self.switch = Segmented(
            [(key, part.title) for key, part in PARTS.items()], "assigned", Text("customers", "What is listed")
        )
        self.switch.changed.connect(self.show_part)
        self._columns = self._make_columns()
        self.table = TableView(self._columns, name=Text("customers", "Plans and payments"))
        self.model = RowsModel(self._columns, self.table)
        self.table.setModel(self.model)
        self.count = Label("", "small", "text_muted")
        self.truth = TruthLabel()
        foot = row(self.count, None, self.truth, margins=(12, 4, 12, 6))
        card = Card(self.table, foot, spacing=0, margins=(1, 1, 1, 0))
        card.body.setStretch(0, 1)
        self._host = states.StateHost(card)
        self._host.setFixedHeight(theme().px(HEIGHT))
        title = Text("customers", "Plans and payments of {name}").fill(name=full_name(record))
        super().__init__(pane, title, self.active, self.switch, self._host, width=WIDTH)
        self.switch.setFocus()
        self._spawn("active plan", self._read_active())
        self.show_part("assigned")

    def _spawn(self, name: str, work: Any) -> None:
        self._pane.context.spawn(work, name=f"customers: {name}", owner=self)

    def _make_columns(self) -> tuple[ColumnSpec, ...]:
        account = self._services.account
        currency = account.currency

        def money(one: Row) -> Cell:
            from tiknet_desktop.domain.money import InvalidAmountError, parse_amount

            value = next((one[name] for name in ("price", "amount_paid", "amount") if one.get(name) is not None), None)
            try:
                return Cell(formatting.MISSING if value is None else formatting.money(parse_amount(value), currency))
            except InvalidAmountError:
                return Cell(str(value))

        when = ("assigned_date", "purchased_at", "created_at")
        return (
            ColumnSpec("plan", Text("customers", "Plan"), _text("plan_name", "type", strong=True)),
            ColumnSpec("amount", Text("customers", "Amount"), money, 118, right=True),
            ColumnSpec("when", Text("customers", "When"), _day(*when), 158),
            ColumnSpec("state", Text("customers", "State"), _state, 110),
            ColumnSpec("by", Text("customers", "Seller"), _text("assigned_by", "tag"), 90),
        )

    # ------------------------------------------------------------ reading
    def show_part(self, part: str) -> None:
        """List another part."""
        self._part = part
        self.model.show(())
        self._host.show_state(Card(states.Skeleton(), margins=(16, 12, 16, 8)))
        self._spawn("history", self._read(part))

    async def _read(self, part: str) -> None:
        """What this computer knows at once, then what the server says."""
        known = await self._show_known(part)
        try:
            reading = await self._services.online.reading(
                PARTS[part].operation, path={"username": path_name(self._record)}
            )
        except Exception as error:  # noqa: BLE001 - said in place of the list
            self._fail(part, error)
            return
        if part != self._part:
            return
        if reading.value is None and reading.error is not None:
            if not known:
                self._fail(part, reading.error)
            return
        found: Sequence[Row] = [one for one in rows(reading.value) if isinstance(one, Mapping)]
        if found or not known:
            self._show(found, Truth(reading.fetched_at, reading.source, CADENCE))

    async def _show_known(self, part: str) -> bool:
        """Rows of the cache, if there are any."""
        number = self._record["customer"] or self._record["id"]
        if number is None:
            return False
        wanted = PARTS[part]
        query = RecordQuery(
            wanted.resource, filters=(Filter("customer", FilterOp.EQ, number),), sort=(Sort(wanted.sort, True),)
        )
        try:
            page = await self._services.records.page(query, 0, MOST_ROWS)
            freshness = await self._services.records.freshness(wanted.resource)
        except Exception as error:  # noqa: BLE001 - said in place of the list
            self._fail(part, error)
            return False
        if page.rows and part == self._part:
            self._show([one.values for one in page.rows], Truth(freshness.synced_at, "server", CADENCE))
        return bool(page.rows)

    def _show(self, found: Sequence[Row], truth: Truth) -> None:
        count = len(found)
        self.truth.set_truth(truth)
        self.count.set_words(lambda: translate("customers", "%Ln line(s)", "", count))
        if found:
            self.model.show(found)
            self._host.show_content()
        else:
            self._say(states.empty("ri.bill-line", Text("customers", "Nothing here yet")))

    def _fail(self, part: str, error: BaseException) -> None:
        if part != self._part:
            return
        if isinstance(error, NotOffered):
            self._say(states.not_offered())
            return
        message = describe(error)
        self._say(states.error(message.title, message.text, lambda: self.show_part(part), message.details))

    def _say(self, state: QWidget) -> None:
        self._host.show_state(Card(state, margins=(1, 1, 1, 1)))

    async def _read_active(self) -> None:
        words: Words = Text("customers", "The plan held now is not known.")
        try:
            reading = await self._services.online.reading(
                "customer_active_plan", path={"username": path_name(self._record)}
            )
        except Exception as error:  # noqa: BLE001 - said in the line
            self.active.set_words(describe(error).sentence)
            return
        value = reading.value if isinstance(reading.value, Mapping) else {}
        plan = value.get("active_plan", value if "plan_name" in value else None)
        told = plan if isinstance(plan, Mapping) else {}
        name, until = told.get("plan_name"), _moment(told.get("expires_at"))
        ends = self._record["expires_at"]
        if not name and ends is not None and ends > datetime.now(UTC):
            # Asked for the active plan, servers speak of those from the counter only; the list knows of all.
            name, until = self._record["plan_name"], ends
        if name:
            words = Text("customers", "Holds {plan} now, until {when}.").fill(
                plan=str(name), when=lambda: formatting.day_and_time(until, inside=True)
            )
        elif reading.value is not None:
            words = Text("customers", "Holds no plan now.")
        self.active.set_words(words)
        await self._add_usage(words)

    async def _add_usage(self, held: Words) -> None:
        """Say how much was used, where somebody knows."""
        try:
            usage = await self._services.customers.usage(self._record.key)
        except Exception as error:  # noqa: BLE001 - said in the line
            self.active.set_words(describe(error).sentence)
            return
        if usage.used is None:
            return
        used = Text("customers", "Used: {amount}.").fill(amount=lambda: formatting.size(usage.used))
        if usage.limit:
            used = Text("customers", "Used: {amount} of {limit}.").fill(
                amount=lambda: formatting.size(usage.used), limit=lambda: formatting.size(usage.limit)
            )
        self.active.set_words(lambda: f"{say(held)} {used}")


async def show_history(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Open the lists of a customer."""
    await present(HistoryDialog(pane, records[0]))
