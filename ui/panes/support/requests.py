"""Requests for help: the list, a new one, reading and replying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.support import LONGEST_SUBJECT, Conversation, Message
from tiknet_desktop.storage.records import Filter, FilterOp, Record, Sort
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Drawer, Note
from ui.kit.context import PaneContext
from ui.kit.fields import Field, TextArea
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import Label, Pill
from ui.kit.layout import clear, column, holder, row
from ui.kit.messages import describe
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
    pill_column,
)
from ui.kit.truth import Truth, TruthLabel

STATES: Final = {
    "NEW": (Text("support", "New"), "info"),
    "OPEN": (Text("support", "In progress"), "warning"),
    "CLOSED": (Text("support", "Closed"), "neutral"),
}
URGENCY: Final = {
    "HIGH": Text("support", "Cannot sell"),
    "MEDIUM": Text("support", "Something is wrong"),
    "LOW": Text("support", "A question"),
}


class RequestsPage(ResourcePane):
    """Every request of the shop."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, requests_spec(), parent)
        self.drafts: dict[str, str] = {}
        """What was typed and not sent, by request: the drawer is filled anew whenever the list is."""
        self.typing = ""
        self.setFocusProxy(self.table)

    async def _show_state(self) -> None:
        await super()._show_state()
        freshness = await self.services.records.freshness("support_tickets")
        if self.primary_button is not None:
            if freshness.state == "not_offered":
                self.primary_button.disable(Text("support", "This server does not take requests for help"))
            else:
                self.primary_button.enable()


def requests_spec() -> ResourceSpec:
    """The list as data."""
    return ResourceSpec(
        key="support_tickets",
        resource="support_tickets",
        title=Text("support", "Requests"),
        columns=(
            ColumnSpec("subject", Text("support", "Subject"), _subject, 0, sort="subject"),
            pill_column("status", Text("support", "State"), _state, width=150, sort="status"),
            ColumnSpec("priority", Text("support", "How urgent"), _urgency, 200, sort="priority", priority=2),
            date_column("updated_at", Text("support", "Last word"), width=170),
        ),
        count=_count,
        empty=EmptySpec(
            "ri.customer-service-2-line",
            Text("support", "No request yet"),
            Text("support", "Describe what is wrong; the answer comes here."),
        ),
        search=Text("support", "Words of a request"),
        filters=(
            FilterSpec(
                "status",
                Text("support", "State"),
                tuple(
                    FilterChoice(state.lower(), words, (Filter("status", FilterOp.EQ, state),))
                    for state, (words, _) in STATES.items()
                ),
            ),
        ),
        primary=ActionSpec("new", Text("support", "New request"), ask_for_help, "ri.add-line", shortcut="Ctrl+N"),
        default_sort=(Sort("created_at", True),),
        detail=_detail,
        also=("outbox",),
    )


def _subject(record: Record) -> Cell:
    return Cell(str(record["subject"] or ""), sub=str(record["description"] or ""), strong=True)


def _state(record: Record) -> tuple[Words, str]:
    return STATES.get(str(record["status"] or ""), (str(record["status"] or ""), "neutral"))


def _urgency(record: Record) -> Cell:
    return Cell(str(URGENCY.get(str(record["priority"]), record["priority"] or "")))


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("support", "%Ln request(s)", "", total)
    return translate("support", "%Ln request(s) of {total}", "", count).format(total=formatting.number(total))


async def ask_for_help(pane: ResourcePane, _: Sequence[Record]) -> None:
    """Write a request."""

    async def save(values: dict[str, Any]) -> str:
        key: str = await pane.services.support.write(values["subject"], values["description"], values["priority"])
        return key

    key = await ask_form(
        pane,
        Text("support", "Ask for help"),
        (
            FieldSpec(
                "subject",
                Text("support", "In a few words"),
                placeholder=Text("support", "The printer does not cut"),
                check=lambda text: Text("support", "Make it shorter") if len(text) > LONGEST_SUBJECT else None,
            ),
            FieldSpec(
                "description",
                Text("support", "What happens, and since when"),
                "lines",
                help=Text("support", "No passwords and no PIN, please: nobody needs them to help."),
            ),
            FieldSpec("priority", Text("support", "How urgent"), "choice", choices=tuple(URGENCY.items())),
        ),
        save,
        submit=Text("support", "Send"),
        values={"priority": "MEDIUM"},
        intro=Text("support", "It is kept here and sent as soon as the server answers."),
    )
    if key:
        pane.context.toast(Text("support", "The request is kept on this computer and on its way."))
        pane.open_record(key)


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    drawer.set_head(str(record["subject"] or ""), formatting.day_and_time(record["created_at"]), avatar=False)
    words, tone = _state(record)
    drawer.pills.addWidget(Pill(words, tone))
    drawer.pills.addStretch(1)
    assert isinstance(pane, RequestsPage)
    drawer.body.addWidget(ConversationView(pane, record))
    drawer.body.addStretch(1)


class ConversationView(QWidget):
    """The messages of a request, and a place to say more."""

    def __init__(self, pane: RequestsPage, record: Record) -> None:
        super().__init__()
        self._pane, self._key = pane, record.key
        self.messages = column(spacing=8)
        self.truth = TruthLabel()
        self.fault = Label("", "small", "text_muted", wrap=True)
        self.fault.hide()
        self.text = TextArea(pane.drafts.get(record.key, ""), lines=3)
        self.text.textChanged.connect(self._typed)
        self.reply = Button(Text("support", "Reply"), "primary", "ri.send-plane-line")
        self.reply.clicked.connect(self._send)
        self.setLayout(
            column(
                self.messages,
                self.truth,
                self.fault,
                Field(Text("support", "Your reply"), self.text),
                row(None, self.reply),
                spacing=10,
            )
        )
        pane.context.spawn(self._read(), name="support: conversation", owner=self)
        if pane.typing == record.key:
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.text.setFocus()

    def _typed(self) -> None:
        self._pane.drafts[self._key] = self.text.toPlainText()
        self._pane.typing = self._key

    async def _read(self) -> None:
        service = self._pane.services.support
        self.show_conversation(await service.conversation(self._key, ask=False))
        self.show_conversation(await service.conversation(self._key))

    def show_conversation(self, conversation: Conversation) -> None:
        """Show the messages, oldest first."""
        clear(self.messages)
        for message in conversation.messages:
            self.messages.addWidget(_bubble(message))
        self.truth.set_truth(Truth(conversation.fetched_at) if conversation.fetched_at is not None else None)
        error = conversation.error
        self.fault.setVisible(error is not None)
        if error is not None:
            self.fault.set_words(describe(error).sentence)

    def _send(self) -> None:
        text = self.text.toPlainText().strip()
        if text:
            self.text.clear()
            self._pane.typing = ""
            # The list tells of the reply and fills the drawer anew: the work outlives this widget.
            self._pane.context.spawn(self._say(text), name="support: reply", owner=self._pane)
        else:
            self.text.setFocus()

    async def _say(self, text: str) -> None:
        pane, key = self._pane, self._key
        try:
            await pane.services.support.reply(key, text)
        except Exception as error:  # noqa: BLE001 - shown
            pane.drafts[key] = text
            pane.show_fault(error)
        pane.refresh()


_WAITING: Final = {
    "waiting": Text("support", "waits for the server"),
    "refused": Text("support", "refused: see the sync centre"),
}


def _bubble(message: Message) -> QWidget:
    who: Words = Text("support", "You") if message.mine else message.sender
    when = Label(lambda: formatting.day_and_time(message.sent_at) if message.sent_at else "", "caption", "text_faint")
    head = row(Label(who, "label", elide=True), when, spacing=8)
    head.setStretch(0, 1)
    items: list[Any] = [holder(head), Label(message.text, "body", wrap=True, selectable=True)]
    waiting = _WAITING.get(message.state)
    if waiting is not None:
        items.append(Label(waiting, "caption", "text_muted"))
    look = "pending" if waiting is not None else "note" if message.mine else "info"
    return Note(*items, look=look, spacing=3)
