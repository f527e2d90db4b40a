"""The card of the chosen action: what it is, where it stands, what a person can do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.i18n import Text, Words
from ui.kit.labels import IconLabel, KeyValue, Label, Pill
from ui.kit.layout import clear, row
from ui.kit.messages import describe
from ui.kit.truth import Truth, TruthLabel
from ui.panes.sync_centre import words
from ui.panes.sync_centre.choice import VersionCard, VersionChoice

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency


@dataclass(frozen=True, slots=True)
class Situation:
    """What stands around an action: the connection, the currency, when the server's version was read, where to correct."""

    online: bool
    currency: Currency
    read_at: datetime | None = None
    can_correct: bool = False


class EntryCard(Card):
    """Shows one action; the signals carry it. ``resolved`` also carries ``mine`` or ``server``."""

    undone = Signal(object)
    given_up = Signal(object)
    retried = Signal(object)
    corrected = Signal(object)
    resolved = Signal(object, str)
    postponed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.entry: Any = None
        self.situation: Situation | None = None
        self.choice: VersionChoice | None = None
        self.buttons: dict[str, Button] = {}
        self.setAccessibleName(str(Text("sync_centre", "Chosen action")))
        self.show_nothing(0)

    # ------------------------------------------------------------ what is shown
    def show_nothing(self, attention: int) -> None:
        """No action is chosen."""
        self._start(None)
        if attention:
            glyph, ink = "ri.error-warning-line", "warning"
            title: Words = Text("sync_centre", "Some actions need you")
            text: Words = Text("sync_centre", "Choose one of them in the list to see what can be done.")
        else:
            glyph, ink = "ri.checkbox-circle-line", "success"
            title = Text("sync_centre", "Nothing to decide")
            text = Text("sync_centre", "What waits leaves by itself as soon as the server answers.")
        self._head(glyph, ink, title)
        self.add(Label(text, "small", "text_muted", wrap=True))

    def show_entry(self, entry: Any, situation: Situation) -> None:
        """Show an action; nothing changes when it is the same as before."""
        if entry == self.entry and situation == self.situation:
            return
        self._start(entry)
        self.situation = situation
        status = str(entry.status)
        shown: Callable[[Any, Situation], None] = {
            "queued": self._show_waiting,
            "inflight": self._show_waiting,
            "unknown": self._show_unknown,
            "conflict": self._show_conflict,
            "failed": self._show_refused,
        }.get(status, self._show_settled)
        shown(entry, situation)

    def focus_first(self) -> None:
        """Bring the keyboard to the first thing that can be done."""
        if self.choice is not None and not self.choice.choice():
            self.choice.cards["mine"].setFocus()
            return
        for button in self.buttons.values():
            if button.isEnabled():
                button.setFocus()
                return

    def retranslate(self) -> None:
        entry, situation = self.entry, self.situation
        self.setAccessibleName(str(Text("sync_centre", "Chosen action")))
        if entry is not None and situation is not None:
            self.entry = None
            self.show_entry(entry, situation)

    # ------------------------------------------------------------ parts
    def _start(self, entry: Any) -> None:
        clear(self.body)
        self.entry, self.situation = entry, None
        self.choice = None
        self.buttons = {}

    def _head(self, glyph: str, ink: str, title: Words) -> None:
        line = row(IconLabel(glyph, ink, 18), Label(title, "section", elide=True), spacing=8)
        line.setStretch(1, 1)
        self.add(line)

    def _entry_head(self, entry: Any, glyph: str, ink: str) -> None:
        self._head(glyph, ink, words.full_title(entry))

    def _sentence(self, text: Words) -> None:
        self.add(Label(text, "small", "text_muted", wrap=True))

    def _facts(self, entry: Any, situation: Situation) -> None:
        about = words.subject(entry, situation.currency)
        if about and about != str(entry.subject):
            self.add(KeyValue(Text("sync_centre", "About"), about))
        number = (entry.summary or {}).get("number")
        if number:
            self.add(KeyValue(Text("sync_centre", "Receipt"), str(number), code=True))
        for name, value in _changes(entry).items():
            shown = words.shown_value(entry.resource, name, value, situation.currency)
            self.add(KeyValue(words.field_name(name), shown))

    def _button(self, key: str, text: Words, kind: str, act: Callable[[], object]) -> Button:
        button = Button(text, kind)  # type: ignore[arg-type]
        button.clicked.connect(lambda: act())
        self.buttons[key] = button
        return button

    def _button_row(self, *buttons: Button) -> None:
        self.add(row(*buttons, None, spacing=8))

    # ------------------------------------------------------------ one method per state
    def _show_waiting(self, entry: Any, situation: Situation) -> None:
        self._entry_head(entry, words.glyph(entry), "text_muted")
        sending = str(entry.status) == "inflight"
        pill = row(Pill(*words.state(entry)), None)
        self.add(pill)
        if sending:
            self._sentence(Text("sync_centre", "It is being sent. The server’s answer is awaited."))
        elif not situation.online:
            self._sentence(Text("sync_centre", "Kept on this computer. It leaves by itself when the network is back."))
        elif entry.waits_for:
            self._sentence(Text("sync_centre", "It leaves as soon as the action before it is confirmed."))
        else:
            self._sentence(Text("sync_centre", "It leaves by itself in a moment."))
        self._facts(entry, situation)
        self.add(TruthLabel(Truth(entry.created_at, "computer", state=_not_confirmed(), pending=True)))
        send = self._button("retry", Text("sync_centre", "Send now"), "secondary", lambda: self.retried.emit(entry))
        take_back = self._button("undo", Text("sync_centre", "Undo"), "secondary", lambda: self.undone.emit(entry))
        if sending:
            send.disable(Text("sync_centre", "It is being sent right now"))
            take_back.disable(Text("sync_centre", "It is being sent right now"))
        elif not situation.online:
            send.disable(Text("sync_centre", "There is no connection now"))
        self._button_row(send, take_back)

    def _show_unknown(self, entry: Any, situation: Situation) -> None:
        self._entry_head(entry, "ri.question-line", "neutral")
        self._sentence(
            Text("sync_centre", "It was sent at {time}, but the answer was lost: it may be done already.").fill(
                time=lambda: formatting.time_or_day(entry.created_at)
            )
        )
        self._sentence(words.check_advice(entry))
        self._facts(entry, situation)
        check = self._button(
            "retry", Text("sync_centre", "Check, then send again"), "primary", lambda: self.retried.emit(entry)
        )
        if not situation.online:
            check.disable(Text("sync_centre", "There is no connection now"))
        self._button_row(check, self._give_up(entry))

    def _show_conflict(self, entry: Any, situation: Situation) -> None:
        self._entry_head(entry, "ri.git-merge-line", "warning")
        gone = entry.theirs is None
        self._sentence(
            Text("sync_centre", "You changed it here; on the server it no longer exists.")
            if gone
            else Text("sync_centre", "Changed here and on the server. Choose which version to keep.")
        )
        names = words.fields_of(entry)
        one = len(names) == 1

        def lines(values: Any) -> list[tuple[str, str]]:
            return [
                (
                    "" if one else words.field_name(name),
                    words.shown_value(entry.resource, name, (values or {}).get(name), situation.currency),
                )
                for name in names
            ]

        mine = VersionCard(
            Text("sync_centre", "This computer"),
            lines(entry.mine),
            Text("sync_centre", "{time} · you").fill(time=lambda: formatting.time_or_day(entry.created_at)),
        )
        seen: Words = ""
        if situation.read_at is not None:
            seen = Text("sync_centre", "seen at {time}").fill(time=lambda: formatting.time_or_day(situation.read_at))
        missing = [("", str(Text("sync_centre", "Deleted")))]
        server = VersionCard(Text("sync_centre", "Server"), missing if gone else lines(entry.theirs), seen)
        if one and names[0] != "price":  # the title says it already
            self.add(Label(words.field_name(names[0]), "label"))
        self.choice = VersionChoice(mine, server)
        self.choice.chosen.connect(self._version_chosen)
        self.add(self.choice)
        keep = self._button("keep", Text("sync_centre", "Keep…"), "primary", self._resolve)
        keep.disable(Text("sync_centre", "Choose a version first"))
        later = self._button("later", Text("sync_centre", "Decide later"), "quiet", self.postponed.emit)
        self._button_row(keep, later)

    def _version_chosen(self, key: str) -> None:
        assert self.choice is not None
        card = self.choice.cards[key]
        keep = self.buttons["keep"]
        value = card.value()
        if len(value) <= 18:
            keep.set_words(Text("sync_centre", "Keep {value}").fill(value=value))
        else:
            keep.set_words(
                Text("sync_centre", "Keep my version")
                if key == "mine"
                else Text("sync_centre", "Keep the server’s version")
            )
        keep.enable()

    def _resolve(self) -> None:
        if self.choice is not None and self.choice.choice():
            self.resolved.emit(self.entry, self.choice.choice())

    def _show_refused(self, entry: Any, situation: Situation) -> None:
        self._entry_head(entry, "ri.close-circle-line", "danger")
        self.add(Label(words.long_reason(entry.error), "small", "text", wrap=True))
        self._facts(entry, situation)
        correct = self._button("correct", Text("sync_centre", "Correct"), "primary", lambda: self.corrected.emit(entry))
        if not situation.can_correct:
            correct.hide()
        retry = self._button(
            "retry",
            Text("sync_centre", "Send again"),
            "secondary" if situation.can_correct else "primary",
            lambda: self.retried.emit(entry),
        )
        if not situation.online:
            retry.disable(Text("sync_centre", "There is no connection now"))
        self._button_row(correct, retry, self._give_up(entry))
        details = describe(entry.error, entry.operation).details
        copy = self._button(
            "copy", Text("sync_centre", "Copy details"), "link", lambda: QGuiApplication.clipboard().setText(details)
        )
        self.add(row(copy, None))

    def _show_settled(self, entry: Any, situation: Situation) -> None:
        done = str(entry.status) == "done"
        self._entry_head(entry, words.glyph(entry), "text_muted")
        self.add(row(Pill(*words.state(entry)), None))
        self._sentence(
            Text("sync_centre", "The server has done it.")
            if done
            else Text("sync_centre", "It was taken back and not sent.")
        )
        self._facts(entry, situation)
        self.add(KeyValue(Text("sync_centre", "Recorded"), formatting.time_or_day(entry.created_at)))
        settled = getattr(entry, "settled_at", None)
        if settled is not None:
            name = Text("sync_centre", "Confirmed at") if done else Text("sync_centre", "Undone at")
            self.add(KeyValue(name, formatting.time_or_day(settled)))

    def _give_up(self, entry: Any) -> Button:
        return self._button("give_up", Text("sync_centre", "Give up"), "danger", lambda: self.given_up.emit(entry))


def _not_confirmed() -> Text:
    return Text("sync_centre", "not yet confirmed")


def _changes(entry: Any) -> dict[str, Any]:
    """Values worth showing: what an update writes, never keys and numbers of other rows."""
    if not str(entry.operation).startswith("update_"):
        return {}
    mine = entry.mine or {}
    return {name: value for name, value in mine.items() if name in words.SHOWN_FIELDS}
