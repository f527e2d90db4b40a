"""The truth label: where a number comes from, when it was true and what is not confirmed yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import formatting
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import row

Source = Literal["computer", "server", "router"]

_GLYPHS: Final = {"computer": "ri.computer-line", "server": "ri.checkbox-circle-line", "router": "ri.router-line"}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known about the age of something shown.

    ``moment``: when it was true; ``None`` when it was never loaded. ``cadence``: how often it is normally refreshed;
    older than three times that counts as old. ``state``: a third part such as “not yet confirmed”. ``origin``: the
    name of a router in place of the plain word. ``live``: sampled now; shows seconds and “live”.
    """

    moment: datetime | None
    source: Source = "server"
    cadence: timedelta = timedelta(minutes=5)
    state: Words = ""
    origin: str = ""
    pending: bool = False
    live: bool = False

    def is_old(self, now: datetime) -> bool:
        """Older than its cadence × 3."""
        return self.moment is not None and now - self.moment > 3 * self.cadence

    def sentence(self, now: datetime) -> str:
        """``14:02 · cet ordinateur · pas encore confirmé`` and the other forms."""
        if self.moment is None:
            return str(Text("kit.truth", "never loaded on this computer"))
        if self.is_old(now) and self.source != "computer":
            parts = [formatting.time_or_day(self.moment, now)]
            if formatting.local(self.moment).date() == formatting.local(now).date():
                parts.append(formatting.ago(self.moment, now))
        else:
            when = (
                formatting.clock(self.moment, seconds=True) if self.live else formatting.time_or_day(self.moment, now)
            )
            parts = [when, self._origin()]
        if say(self.state):
            parts.append(say(self.state))
        elif self.live and not self.is_old(now):
            parts.append(str(Text("kit.truth", "live")))
        return " · ".join(parts)

    def _origin(self) -> str:
        if self.source == "router":
            if self.origin:
                return str(Text("kit.truth", "router {name}").fill(name=self.origin))
            return str(Text("kit.truth", "router"))
        if self.source == "computer":
            return str(Text("kit.truth", "this computer"))
        return str(Text("kit.truth", "server"))

    def explanation(self) -> str:
        """The full date and what the source means, for the tooltip."""
        if self.moment is None:
            return str(Text("kit.truth", "This has not been received from the server yet."))
        meaning = {
            "computer": Text(
                "kit.truth", "Recorded on this computer; the server confirms it as soon as there is a connection."
            ),
            "server": Text("kit.truth", "As the server answered at that time."),
            "router": Text("kit.truth", "As the router answered at that time."),
        }[self.source]
        return f"{formatting.full_moment(self.moment)}\n{meaning}"

    def glyph(self, now: datetime) -> tuple[str, str]:
        """Glyph and colour token."""
        if self.pending:
            return "ri.time-line", "pending"
        if self.moment is None:
            return "ri.cloud-off-line", "text_faint"
        if self.is_old(now) and self.source != "computer":
            return "ri.history-line", "warning"
        if self.live:
            return "ri.pulse-line", "text_faint"
        return _GLYPHS[self.source], "text_faint"


class TruthLabel(QWidget):
    """Shows a :class:`Truth`; call :meth:`refresh` from a minute timer or give it a new truth."""

    def __init__(self, truth: Truth | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._truth = truth
        self._icon = IconLabel("ri.time-line", "text_faint", 12)
        self._text = Label("", "caption", "text_faint", elide=True)
        layout = row(self._icon, self._text, spacing=5)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.refresh()

    def set_truth(self, truth: Truth | None) -> None:
        """Show another truth; ``None`` hides the label."""
        self._truth = truth
        self.refresh()

    def text(self) -> str:
        """What the label says now."""
        return self._text.full_text()

    def refresh(self, now: datetime | None = None) -> None:
        """Work out the words again; ages move on."""
        if self._truth is None:
            self.hide()
            return
        if self.isHidden() and self.parentWidget() is not None:  # alone it would show as a window of its own
            self.show()
        moment = now or datetime.now(UTC)
        glyph, color = self._truth.glyph(moment)
        self._icon.set_glyph(glyph, color)
        self._text.set_color("warning" if color == "warning" else "text_faint")
        self._text.set_words(self._truth.sentence(moment))
        self.setToolTip(self._truth.explanation())
        self.setAccessibleName(self._truth.sentence(moment))
        self.setAccessibleDescription(self._truth.explanation())

    def retranslate(self) -> None:
        self.refresh()
