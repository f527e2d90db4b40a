"""The details of one customer: what waits, the plan, the session, the last purchases."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout

from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Drawer, Note
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import IconLabel, KeyValue, Label, Meter, Pill, Rule
from ui.kit.layout import clear, column, holder, row
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.panes.customers import actions
from ui.panes.customers.columns import LOW_SHARE, ROW_EXTRAS, data_left, devices_text, full_name, state
from ui.panes.customers.history import show_history

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from ui.kit.pane import ResourcePane

log = logging.getLogger(__name__)

PURCHASES_SHOWN: Final = 5
SESSION_CADENCE: Final = timedelta(seconds=30)
PURCHASE_CADENCE: Final = timedelta(minutes=5)

_FIELD_WORDS: Final = {
    "first_name": Text("customers", "First name"),
    "last_name": Text("customers", "Last name"),
    "phone": Text("customers", "Phone"),
    "email": Text("customers", "E-mail"),
    "note": Text("customers", "Note"),
}


class CustomerDetails(QObject):
    """Fills the drawer of the customers pane.

    What takes a moment to read (pending actions, session, purchases) is kept per customer, so that a refresh of the list
    shows it again at once instead of blinking.
    """

    def __init__(self, pane: ResourcePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._services: Services = pane.services
        self._key = ""
        self._entries: list[Any] = []
        self._sessions: list[Record] | None = None
        self._purchases: list[Record] | None = None
        self._generation = 0

    def fill(self, record: Record, drawer: Drawer) -> None:
        """Show a customer and read what belongs to it."""
        if record.key != self._key:
            self._key, self._entries, self._sessions, self._purchases = record.key, [], None, None
        self._generation += 1
        drawer.set_head(full_name(record), formatting.phone(record["phone"]) or str(record["email"] or ""))
        self._show_pills(record, drawer)
        self._pane.add_drawer_actions(record, ("sell", "block", "unblock"))
        body = drawer.body
        self._pending_box = self._section(body)
        self._access(record, body)
        self._session_box = self._section(body)
        self._purchase_box = self._section(body)
        self._note(record, body)
        body.addStretch(1)
        self._show_pending()
        self._show_session(record)
        self._show_purchases()
        self._pane.context.spawn(self._read(record, self._generation), name="customers: details", owner=self._pane)

    @staticmethod
    def _section(body: QVBoxLayout) -> QVBoxLayout:
        box = column(spacing=8)
        body.addWidget(holder(box))
        return box

    async def _read(self, record: Record, generation: int) -> None:
        entries = await actions.waiting_entries(self._services, [record.key])
        if generation != self._generation:
            return
        if entries != self._entries:
            self._entries = entries
            self._show_pending()
        sessions = await actions.sessions_of(self._services, record)
        if generation != self._generation:
            return
        if sessions != self._sessions:
            self._sessions = sessions
            self._show_session(record)
        try:
            purchases = await self._services.customers.transactions(record.key, PURCHASES_SHOWN)
        except Exception as error:  # noqa: BLE001 - the rest of the drawer stands; the reason is in the log
            log.warning("purchases of a customer could not be read: %s", error)
            purchases = []
        if generation == self._generation and purchases != self._purchases:
            self._purchases = purchases
            self._show_purchases()

    # ------------------------------------------------------------ pills and pending notes
    def _show_pills(self, record: Record, drawer: Drawer) -> None:
        words, tone = state(record, self._pane.context.offers(ROW_EXTRAS))
        drawer.pills.addWidget(Pill(words, tone))
        mark = {
            "failed": (Text("customers", "Refused"), "danger"),
            "conflict": (Text("customers", "To choose"), "conflict"),
            "unknown": (Text("customers", "To check"), "unknown"),
        }.get(str(record.state), (Text("customers", "Pending"), "pending") if record.pending else None)
        if mark is not None:
            drawer.pills.addWidget(Pill(*mark))
        drawer.pills.addStretch(1)

    def _show_pending(self) -> None:
        clear(self._pending_box)
        for entry in self._entries:
            self._pending_box.addWidget(self._pending_note(entry))
        _show_if_filled(self._pending_box)

    def _pending_note(self, entry: Any) -> Note:
        button: Button
        if str(entry.status) in ("queued", "inflight"):
            button = Button(Text("customers", "Undo"), "link")
            button.clicked.connect(lambda: self._undo(entry.id))
            if str(entry.status) == "inflight":
                button.disable(Text("customers", "It is being sent right now"))
            waiting = Text("customers", "not yet confirmed")
        else:
            button = Button(Text("customers", "Look"), "link")
            button.clicked.connect(lambda: self._pane.context.go("sync_centre", entry.id))
            waiting = _attention_words(str(entry.status))
        truth = Truth(entry.created_at, "computer", state=waiting, pending=True)
        return Note.pending(entry_sentence(entry), truth, button)

    def _undo(self, entry_id: str) -> None:
        self._pane.context.spawn(self._take_back(entry_id), name="customers: undo", owner=self._pane)

    async def _take_back(self, entry_id: str) -> None:
        try:
            await self._services.sync_centre.undo(entry_id)
        except Exception as error:  # noqa: BLE001 - shown
            self._pane.show_fault(error)

    # ------------------------------------------------------------ access
    def _access(self, record: Record, body: QVBoxLayout) -> None:
        extras = self._pane.context.offers(ROW_EXTRAS)
        body.addWidget(Label(Text("customers", "Access"), "section"))
        if extras:
            body.addWidget(KeyValue(Text("customers", "Plan"), str(record["plan_name"] or "")))
        if record["username"]:
            body.addWidget(KeyValue(Text("customers", "Code"), str(record["username"]), code=True))
        if extras:
            expires = record["expires_at"]
            body.addWidget(KeyValue(Text("customers", "Expires"), formatting.day_and_time(expires)))
            self._volume(record, body)
            mark = IconLabel("ri.time-line", "pending", 13) if "devices_allowed" in record.pending else None
            body.addWidget(KeyValue(Text("customers", "Devices connected"), devices_text(record), mark=mark))
        else:
            self._usage_box = self._section(body)
            self._pane.context.spawn(
                self._read_usage(record, self._generation), name="customers: usage", owner=self._pane
            )
        if record["email"]:
            body.addWidget(KeyValue(Text("customers", "E-mail"), str(record["email"])))
        if record["date_added"] is not None:
            since = formatting.short_date(formatting.local(record["date_added"]).date())
            body.addWidget(KeyValue(Text("customers", "Customer since"), since))

    def _volume(self, record: Record, body: QVBoxLayout) -> None:
        left = data_left(record)
        if left is None:
            words = str(Text("customers", "Unlimited")) if record["plan_name"] else ""
            body.addWidget(KeyValue(Text("customers", "Volume left"), words))
            if record["data_used"]:
                body.addWidget(KeyValue(Text("customers", "Volume used"), formatting.size(record["data_used"])))
            return
        body.addLayout(volume_line(*left))

    async def _read_usage(self, record: Record, generation: int) -> None:
        try:
            usage = await self._services.customers.usage(record.key)
        except Exception as error:  # noqa: BLE001 - the line stays out; the reason is in the log
            log.warning("usage of a customer could not be read: %s", error)
            return
        if generation != self._generation or usage.used is None:
            return
        clear(self._usage_box)
        if usage.limit:
            self._usage_box.addLayout(volume_line(max(0, usage.limit - usage.used), usage.limit))
        else:
            self._usage_box.addWidget(KeyValue(Text("customers", "Volume used"), formatting.size(usage.used)))
        if usage.fetched_at is not None:
            self._usage_box.addWidget(TruthLabel(Truth(usage.fetched_at)))

    # ------------------------------------------------------------ session
    def _show_session(self, record: Record) -> None:
        clear(self._session_box)
        box = self._session_box
        sessions = self._sessions
        if sessions is None:
            _show_if_filled(box)
            return
        box.addWidget(Rule())
        box.addWidget(Label(Text("customers", "Present session"), "section"))
        if not sessions:
            seen = record["last_seen"]
            words: Words = Text("customers", "Not connected")
            if seen is not None:
                words = Text("customers", "Not connected · last seen {when}").fill(
                    when=formatting.day_and_time(seen, inside=True)
                )
            box.addWidget(Label(words, "small", "text_muted"))
        for session in sessions[:2]:
            self._session_lines(session, box)
        if sessions and sessions[0].fetched_at is not None:
            box.addWidget(TruthLabel(Truth(sessions[0].fetched_at, cadence=SESSION_CADENCE)))
        _show_if_filled(box)

    @staticmethod
    def _session_lines(session: Record, box: QVBoxLayout) -> None:
        uptime = session["uptime"]
        if uptime is not None and session.fetched_at is not None:
            since = f"{formatting.clock(session.fetched_at - uptime)} · {formatting.duration(uptime)}"
            box.addWidget(KeyValue(Text("customers", "Since"), since))
        router = session["router_name"] or session["router_dns_name"] or session["router_ip"]
        box.addWidget(KeyValue(Text("customers", "Router"), str(router or "")))
        box.addWidget(KeyValue(Text("customers", "Device"), str(session["mac_address"] or ""), code=True))
        if session["bytes_in"] is not None or session["bytes_out"] is not None:
            traffic = f"{formatting.size(session['bytes_out'])} / {formatting.size(session['bytes_in'])}"
            box.addWidget(KeyValue(Text("customers", "Received / sent"), traffic))

    # ------------------------------------------------------------ purchases
    def _show_purchases(self) -> None:
        clear(self._purchase_box)
        box = self._purchase_box
        if self._purchases is None:
            _show_if_filled(box)
            return
        box.addWidget(Rule())
        head = Label(Text("customers", "Last purchases"), "section", elide=True)
        every = Button(Text("customers", "Show all"), "link")
        every.clicked.connect(self._show_history)
        box.addLayout(row(head, every))
        for purchase in self._purchases[:PURCHASES_SHOWN]:
            box.addLayout(self._purchase_line(purchase))
        if not self._purchases:
            box.addWidget(Label(Text("customers", "Nothing bought yet"), "small", "text_muted"))
        moments = [purchase.fetched_at for purchase in self._purchases if purchase.fetched_at is not None]
        if moments:
            box.addWidget(TruthLabel(Truth(min(moments), cadence=PURCHASE_CADENCE)))
        _show_if_filled(box)

    def _show_history(self) -> None:
        self._pane.context.spawn(self._open_history(self._key), name="customers: history", owner=self._pane)

    async def _open_history(self, key: str) -> None:
        record = await self._services.records.get("customers", key)
        if record is not None:
            await show_history(self._pane, [record])

    def _purchase_line(self, purchase: Record) -> QLayout:
        created = purchase["created_at"]
        when = formatting.short_date(formatting.local(created).date()) if created is not None else formatting.MISSING
        day = Label(when, "small", "text_muted")
        day.setFixedWidth(theme().px(62))
        plan = Label(str(purchase["plan_name"] or formatting.MISSING), "body", elide=True)
        amount = formatting.money(purchase["amount_paid"], self._services.account.currency)
        marks = [IconLabel("ri.time-line", "pending", 13, Text("customers", "Not yet confirmed"))]
        line = row(
            day, plan, *(marks if purchase.pending else []), Label(amount, "body", align=Qt.AlignmentFlag.AlignRight)
        )
        line.setStretch(1, 1)
        return line

    # ------------------------------------------------------------ note
    @staticmethod
    def _note(record: Record, body: QVBoxLayout) -> None:
        if record["note"]:
            body.addWidget(Rule())
            body.addWidget(Label(Text("customers", "Note"), "section"))
            body.addWidget(Label(str(record["note"]), "small", "text_muted", wrap=True))


def volume_line(left: int, limit: int) -> QVBoxLayout:
    """“3.2 GB of 5 GB” over its meter, amber when little is left."""
    words = Text("customers", "{left} of {limit}").fill(
        left=lambda: formatting.size(left), limit=lambda: formatting.size(limit)
    )
    share = left / limit if limit else 0.0
    meter = Meter(share, "warning" if share < LOW_SHARE else "accent", Text("customers", "Volume left"))
    return column(KeyValue(Text("customers", "Volume left"), words), meter, spacing=6)


def entry_sentence(entry: Any) -> str:
    """What an unconfirmed action changes: “Block”, “Phone: 90 → 91”."""
    summary = entry.summary or {}
    blocked = summary.get("blocked")
    if entry.operation == "block_or_unblock_customer" and blocked is not None:
        return str(Text("customers", "Block") if blocked else Text("customers", "Unblock"))
    if entry.operation == "create_customer":
        return str(Text("customers", "New customer"))
    if entry.operation == "assign_network_policy":
        return str(Text("customers", "Another speed"))
    if entry.operation == "delete_customer":
        return str(Text("customers", "Delete"))
    if entry.operation == "assign_plan":
        return str(Text("customers", "Sale of a plan"))
    if entry.operation == "update_customer":
        changed = [name for name in summary if name in _FIELD_WORDS]
        if len(changed) == 1:
            name = changed[0]
            sentence = Text("customers", "{field}: {value}")
            return str(sentence.fill(field=say(_FIELD_WORDS[name]), value=str(summary[name] or formatting.MISSING)))
        return ", ".join(say(_FIELD_WORDS[name]) for name in changed) or str(Text("customers", "Changed data"))
    return str(Text("customers", "A change"))


def _attention_words(status: str) -> Text:
    return {
        "failed": Text("customers", "refused by the server"),
        "unknown": Text("customers", "the answer was lost"),
        "conflict": Text("customers", "also changed on the server"),
    }.get(status, Text("customers", "not yet confirmed"))


def _show_if_filled(box: QVBoxLayout) -> None:
    """A section without content takes no room."""
    parent = box.parentWidget()
    if parent is not None:
        parent.setVisible(box.count() > 0)
