"""The side card of a router: what it is, and what stands in the way of selling through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tiknet_desktop.domain.durations import InvalidDurationError, parse_duration
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.i18n import Text, Words
from ui.kit.labels import IconLabel, KeyValue, Label, Rule
from ui.kit.layout import clear, column, row
from ui.kit.truth import Truth, TruthLabel
from ui.panes.routers.words import check_values, check_words, drift, seconds_of

_MARKS: Final = {
    "ok": ("ri.checkbox-circle-fill", "success", Text("routers", "fine")),
    "warning": ("ri.error-warning-fill", "warning", Text("routers", "warning")),
    "failed": ("ri.close-circle-fill", "danger", Text("routers", "problem")),
}
_ORDER: Final = {"failed": 0, "warning": 1, "ok": 2}


def uptime_of(facts: Mapping[str, Any], record: Record) -> timedelta | None:
    """How long the router has been up, from the newest reading."""
    value = facts.get("uptime", record["uptime"])
    if isinstance(value, timedelta):
        return value
    try:
        return parse_duration(str(value)) if value else None
    except InvalidDurationError:
        return None


def check_value(checks: Sequence[Mapping[str, Any]], code: str, name: str) -> str:
    """A value inside the detail of a check, or an empty string."""
    for check in checks:
        if check.get("code") == code:
            return check_values(check).get(name, "")
    return ""


class FactsCard(Card):
    """“This router” and “Checks”; ``again`` looks once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.model = KeyValue(Text("routers", "Model"))
        self.version = KeyValue(Text("routers", "RouterOS"))
        self.address = KeyValue(Text("routers", "Address"), code=True)
        self.uptime = KeyValue(Text("routers", "Up for"))
        self.clock = KeyValue(Text("routers", "Clock"))
        self.licence = KeyValue(Text("routers", "Licence"))
        self._checks: QVBoxLayout = column(spacing=8)
        self.again = Button(Text("routers", "Check now"), "secondary", "ri.refresh-line")
        self.truth = TruthLabel()
        super().__init__(
            self.model,
            self.version,
            self.address,
            self.uptime,
            self.clock,
            self.licence,
            Rule(),
            Label(Text("routers", "Checks"), "section"),
            self._checks,
            None,
            self.again,
            self.truth,
            title=Text("routers", "This router"),
            spacing=7,
            parent=parent,
        )
        self.again.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_checks(None)

    def show_facts(self, record: Record, facts: Mapping[str, Any], checks: Sequence[Mapping[str, Any]]) -> None:
        """Write what is known, from the newest reading and else from the list."""
        self.model.set_value(str(facts.get("board-name") or record["board_name"] or ""))
        self.version.set_value(str(facts.get("version") or record["version"] or ""))
        port = record["api_port"]
        self.address.set_value(f"{record['ip_address']}:{port}" if port else str(record["ip_address"] or ""))
        span = uptime_of(facts, record)
        self.uptime.set_value(lambda: formatting.duration(span, seconds=True))
        seconds = seconds_of(check_value(checks, "clock_drift", "seconds"))
        self.clock.set_value(lambda: drift(seconds))
        licence = check_value(checks, "licence", "level")
        self.licence.set_value(Text("routers", "level {level}").fill(level=licence) if licence.isdigit() else licence)

    def show_checks(self, checks: Sequence[Mapping[str, Any]] | None, note: Words = "") -> None:
        """List the checks, trouble first; ``None`` while they have not been made, ``note`` says why."""
        clear(self._checks)
        if checks is None:
            self._checks.addWidget(Label(note or Text("routers", "Not checked yet."), "small", "text_muted", wrap=True))
            return
        for check in sorted(checks, key=lambda one: _ORDER.get(str(one.get("state")), 1)):
            state = str(check.get("state") or "warning")
            glyph, ink, spoken = _MARKS.get(state, _MARKS["warning"])
            words = column(Label(partial(_title, check), "small", wrap=True), spacing=0)
            if _more(check):
                words.addWidget(Label(partial(_more, check), "caption", "text_muted", wrap=True))
            mark = IconLabel(glyph, ink, 16, spoken)
            line = row(mark, words, spacing=9)
            line.setStretch(1, 1)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            self._checks.addLayout(line)

    def show_age(self, record: Record, live: bool, moment: datetime | None) -> None:
        """Say how old what is shown is."""
        truth = Truth(moment or record["last_seen"] or record.fetched_at, "router", timedelta(seconds=10), live=live)
        if not live and truth.moment is not None and not truth.is_old(datetime.now(UTC)):
            truth = Truth(truth.moment, "router", timedelta(seconds=60))
        self.truth.set_truth(truth)


def _title(check: Mapping[str, Any]) -> str:
    return check_words(check)[0]


def _more(check: Mapping[str, Any]) -> str:
    return check_words(check)[1]
