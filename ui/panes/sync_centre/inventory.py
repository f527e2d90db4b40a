"""What this computer holds, resource by resource, and how much data it used today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import IconLabel, KeyValue, Label, Meter, Rule
from ui.kit.layout import clear, column, holder, row
from ui.kit.theme import theme
from ui.panes.sync_centre.words import RESOURCE_NAMES

_DOCUMENTS: Final = frozenset({"profile", "dashboard", "wallet"})
_UNSEEN: Final = frozenset({"profile", "dashboard"})
"""Single objects nobody thinks of as data; they count for progress all the same."""
_LOOKS: Final = {
    "fresh": ("ri.checkbox-circle-line", "success"),
    "stale": ("ri.history-line", "warning"),
    "syncing": ("ri.refresh-line", "accent_text"),
    "never": ("ri.time-line", "text_faint"),
    "not_offered": ("ri.forbid-2-line", "text_faint"),
    "forbidden": ("ri.lock-2-line", "text_faint"),
    "error": ("ri.error-warning-line", "warning"),
}
_STATES: Final = {
    "stale": Text("sync_centre", "old"),
    "syncing": Text("sync_centre", "being read"),
    "never": Text("sync_centre", "not loaded yet"),
    "not_offered": Text("sync_centre", "not offered"),
    "forbidden": Text("sync_centre", "not allowed"),
    "error": Text("sync_centre", "not read"),
}
MEGABYTE: Final = 1_000_000
SHORTEST_LIST: Final = 58
NEARLY_USED: Final = 0.85
"""From this share of the daily budget the meter is amber."""


class InventoryCard(Card):
    """One line per resource: state, count, age; below it the data used today against the budget."""

    refresh_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.refresh_button = Button(Text("sync_centre", "Refresh"), "link")
        super().__init__(
            title=Text("sync_centre", "Data on this computer"), action=self.refresh_button, spacing=8, parent=parent
        )
        self.refresh_button.clicked.connect(self.refresh_asked)
        self._lines: list[tuple[Any, ...]] = []
        self._list = column(spacing=2)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder(column(self._list, None, spacing=0), "page"))
        self._scroll.setMinimumHeight(theme().px(SHORTEST_LIST))
        self._used = KeyValue(Text("sync_centre", "Data used today"), "")
        self._meter = Meter(0.0, name=Text("sync_centre", "Data used today"))
        self.progress = Label("", "caption", "text_muted")
        self.progress_meter = Meter(0.0, name=Text("sync_centre", "Synchronisation"))
        self._progress_box = holder(column(self.progress_meter, self.progress, spacing=6))
        self._progress_box.hide()
        self.add(self._progress_box)
        self.add(self._scroll, 1)
        self.add(Rule())
        self.add(self._used)
        self.add(self._meter)

    def restyle(self) -> None:
        super().restyle()
        if self._lines:
            self._scroll.setMinimumHeight(theme().px(SHORTEST_LIST))
            self._fill()

    def show_lines(self, lines: Sequence[Any]) -> None:
        """``lines`` are (resource, count, synced_at, state)."""
        shown = [tuple(line) for line in lines]
        if shown == self._lines and self._list.count():
            return
        self._lines = shown
        self._fill()

    def _fill(self) -> None:
        clear(self._list)
        for resource, count, synced_at, state in self._lines:
            if resource in _UNSEEN:
                continue
            self._list.addWidget(self._line(str(resource), count, synced_at, str(state)))

    @staticmethod
    def _line(resource: str, count: int | None, synced_at: datetime | None, state: str) -> QWidget:
        glyph, ink = _LOOKS.get(state, _LOOKS["error"])
        state_words: Words = _STATES.get(state, "")
        known = RESOURCE_NAMES.get(resource)
        name = Label(known or resource.replace("_", " ").capitalize(), "body", elide=True)
        has_rows = bool(count) or state == "fresh"
        value: Words = formatting.number(count or 0) if has_rows and resource not in _DOCUMENTS else ""
        if state in ("not_offered", "forbidden", "never", "error") and not count:
            value = state_words
        right = Qt.AlignmentFlag.AlignRight
        age = Label(_age(synced_at), "small", "warning" if state == "stale" else "text_faint", align=right)
        age.setFixedWidth(theme().px(48))
        line = holder(
            row(IconLabel(glyph, ink, 14), name, Label(value, "body", "text_muted", align=right), age, spacing=8)
        )
        layout = line.layout()
        assert layout is not None
        layout.setStretch(1, 1)  # type: ignore[attr-defined]
        spoken = ", ".join(part for part in (name.full_text(), say(value), say(state_words)) if part)
        line.setAccessibleName(spoken)
        tip = [say(state_words)] if say(state_words) else []
        if synced_at is not None:
            tip.append(formatting.full_moment(synced_at))
        line.setToolTip("\n".join(tip))
        return line

    def show_data(self, used: int, budget_megabytes: int) -> None:
        """Bytes used today; a budget of 0 sets no limit."""
        budget = budget_megabytes * MEGABYTE
        if budget:
            share = used / budget
            text = Text("sync_centre", "{used} of {budget}").fill(
                used=lambda: formatting.size(used), budget=lambda: formatting.size(budget)
            )
            self._used.set_value(text)
            self._meter.set_share(min(1.0, share), "warning" if share >= NEARLY_USED else "accent")
        else:
            self._used.set_value(lambda: formatting.size(used))
        self._meter.setVisible(bool(budget))

    def show_progress(self, done: int, total: int) -> None:
        """How far a synchronisation is; ``total`` 0 takes it away."""
        self._progress_box.setVisible(total > 0)
        if total:
            self.progress_meter.set_share(done / total)
            self.progress.set_words(
                Text("sync_centre", "{done} of {total} lists up to date").fill(
                    done=formatting.number(done), total=formatting.number(total)
                )
            )

    def progress_since(self, start: datetime) -> tuple[int, int]:
        """How many lists were read since ``start``, of how many that can be."""
        wanted = [line for line in self._lines if str(line[3]) not in ("not_offered", "forbidden")]
        done = [line for line in wanted if line[2] is not None and line[2] >= start.astimezone(UTC)]
        return len(done), len(wanted)

    def retranslate(self) -> None:
        self._fill()


def _age(moment: datetime | None) -> str:
    """“14:01” today, “20 Nov” on another day; the tooltip has both."""
    if moment is None:
        return formatting.MISSING
    today = formatting.local(datetime.now(UTC)).date()
    that = formatting.local(moment).date()
    return formatting.clock(moment) if that == today else formatting.short_date(that, today)
