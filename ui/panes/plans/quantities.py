"""Fields for a time, a volume and a speed: a number and its unit, with the usual values to pick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.rates import RateLimit
from ui.kit import formatting
from ui.kit.buttons import Chip
from ui.kit.fields import Combo, Field, LineEdit, set_wrong
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.layout import clear, holder, rescale, row
from ui.kit.theme import theme
from ui.panes.plans.words import NO_LIMIT, UNLIMITED, bytes_words, number_of, rate_words, speed_words, time_words, typed

DAY: Final = timedelta(days=1)
UNITS: Final[dict[str, tuple[timedelta, Text]]] = {
    "minutes": (timedelta(minutes=1), Text("plans", "minutes")),
    "hours": (timedelta(hours=1), Text("plans", "hours")),
    "days": (DAY, Text("plans", "days")),
    "weeks": (7 * DAY, Text("plans", "weeks")),
    "months": (30 * DAY, Text("plans", "months of 30 days")),
}
SHORTEST_IDLE: Final = timedelta(seconds=10)
"""Routers look for idle devices no more often."""
_MOST_PRESETS: Final = 5
_LONGEST_DAYS: Final = 3_660
_LARGEST: Final = Decimal(10) ** 6


class QuantityField(Field):
    """Numbers with one unit, and chips that fill them in, ``beside`` them or below. ``changed`` tells of every edit;
    ``value()`` is ``None`` while nothing usable is typed."""

    changed = Signal()

    def __init__(
        self,
        label: Words,
        units: Sequence[tuple[Any, Words]],
        unit: Any,
        names: Sequence[Words],
        *,
        help: Words = "",
        optional: bool = False,
        say_value: Callable[[Any], str],
        nothing: Words = "",
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edits = [LineEdit(name=name) for name in names]
        self.unit = Combo(units, unit, name=Text("plans", "Unit"))
        self._say, self._nothing, self._beside = say_value, nothing, beside
        self._presets: list[Any] = []
        self._chips = row(spacing=6)
        self._line = row(spacing=8)
        super().__init__(label, holder(self._line), help=help, optional=optional, parent=parent)
        layout = self.layout()
        assert layout is not None
        if not beside:
            layout.insertLayout(2, self._chips)  # type: ignore[attr-defined]
        for edit in self.edits:
            edit.textEdited.connect(self._edited)
        self.unit.chosen.connect(lambda _: self._edited())
        self.setFocusProxy(self.edits[0])
        self.caption.setBuddy(self.edits[0])
        self._fill_line()
        if beside:
            self._line.addLayout(self._chips, 1)
        else:
            self._line.addStretch(1)
        self._size_edits()

    def _fill_line(self) -> None:
        for edit in self.edits:
            self._line.addWidget(edit)
        self._line.addWidget(self.unit)

    def _size_edits(self) -> None:
        for edit in self.edits:
            edit.setFixedWidth(theme().px(76))

    def restyle(self) -> None:
        rescale(self)
        self._size_edits()

    def set_presets(self, values: Sequence[Any]) -> None:
        """Offer these values as chips; ``None`` stands for "no limit"."""
        self._presets = list(values)[: _MOST_PRESETS + 1]
        self._show_presets()

    def _show_presets(self) -> None:
        clear(self._chips)
        current = self.value()
        before: QWidget = self.unit
        for value in self._presets:
            words: Words = self._nothing if value is None else partial(self.short, value)
            chip = Chip(words, active=self.ready() and value == current)
            if value is not None:
                chip.setAccessibleName(self._say(value))
            chip.clicked.connect(lambda _=False, value=value: self._pick(value))
            self._chips.addWidget(chip)
            QWidget.setTabOrder(before, chip)  # else what comes late is reached last
            before = chip
        self._chips.addStretch(1)
        self._fit_chips(self.width())

    def _fit_chips(self, width: int) -> None:
        """Chips that have no room leave: what they say can be typed."""
        gap = theme().px(6)
        left = width - (self._fixed_width() if self._beside else 0)
        for index in range(len(self._presets)):
            item = self._chips.itemAt(index)
            chip = item.widget() if item is not None else None
            if isinstance(chip, Chip):
                left -= chip.sizeHint().width() + gap
                chip.setVisible(left >= -gap)

    def _fixed_width(self) -> int:
        """Room that the numbers and their unit take."""
        taken = 0
        for index in range(self._line.count()):
            item = self._line.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                taken += widget.width() if widget in self.edits else widget.sizeHint().width()
            taken += theme().px(8)
        return taken

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chips(event.size().width())

    def short(self, value: Any) -> str:
        """A value as its chip says it."""
        return self._say(value)

    def _pick(self, value: Any) -> None:
        self.set_value(value)
        self.edits[0].setFocus()
        self.changed.emit()

    def _edited(self, _text: str = "") -> None:
        if self.error():
            self.validate()
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        current, ready = self.value(), self.ready()
        for index, value in enumerate(self._presets):
            item = self._chips.itemAt(index)
            chip = item.widget() if item is not None else None
            if isinstance(chip, Chip):
                chip.set_active(ready and value == current)

    def require(self) -> None:
        """Empty is no answer here: there is no "no limit" to choose."""
        self._nothing = ""
        self._optional = False
        self.set_help("")
        self.retranslate()

    def numbers(self) -> list[Decimal | None]:
        """What is typed."""
        return [number_of(edit.text()) for edit in self.edits]

    def blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(edit.text().strip() for edit in self.edits)

    def ready(self) -> bool:
        """Whether what stands there can be used."""
        return self.fault() is None

    def fault(self) -> Words | None:
        """What is wrong with what is typed."""
        if self.blank():
            return None if self._nothing else Text("plans", "Fill this in to continue")
        if any(number is None or not 0 < number < _LARGEST for number in self.numbers()):
            return Text("plans", "A number above zero, like 2 or 1.5")
        return None

    def validate(self) -> bool:
        """Check now and show what is wrong."""
        fault = self.fault()
        self.set_error(fault)
        return fault is None

    def set_error(self, sentence: Words | None) -> None:
        super().set_error(sentence)
        for edit in self.edits:
            set_wrong(edit, sentence is not None)
            edit.setAccessibleDescription("" if sentence is None else self.error())

    def value(self) -> Any:
        """What it amounts to."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def _show_numbers(self, numbers: Sequence[Decimal | None], unit: Any) -> None:
        for edit, number in zip(self.edits, numbers, strict=True):
            edit.setText("" if number is None else typed(number))
        self.unit.set_value(unit)
        self.set_error(None)
        self._mark()

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_line"):
            self._show_presets()


class TimeField(QuantityField):
    """A length of time: "7 days"; with ``nothing`` it may stay empty."""

    def __init__(
        self,
        label: Words,
        units: Sequence[str] = ("minutes", "hours", "days"),
        *,
        nothing: Words = "",
        help: Words = "",
        beside: bool = False,
        least: timedelta = timedelta(minutes=1),
        parent: QWidget | None = None,
    ) -> None:
        self._least = least
        self._offered = [unit for unit in units if unit in UNITS]
        super().__init__(
            label,
            [(unit, UNITS[unit][1]) for unit in self._offered],
            self._offered[0],
            (label,),
            say_value=time_words,
            nothing=nothing,
            help=help,
            optional=bool(nothing),
            beside=beside,
            parent=parent,
        )

    def offer_units(self, units: Sequence[str]) -> None:
        """Offer these units."""
        offered = [unit for unit in UNITS if unit in units]
        if offered:
            self._offered = offered
            self.unit.set_options([(unit, UNITS[unit][1]) for unit in offered], self.unit.value())

    def fault(self) -> Words | None:
        found = super().fault()
        if found is None and not self.blank():
            span = self._span()
            if span is None or span < self._least:
                return Text("plans", "A whole number of minutes, hours or days")
            if span > timedelta(days=_LONGEST_DAYS):
                return Text("plans", "At most ten years")
        return found

    def _span(self) -> timedelta | None:
        number = self.numbers()[0]
        if number is None or not 0 < number < _LARGEST:
            return None
        seconds = number * int(UNITS[str(self.unit.value())][0].total_seconds())
        return timedelta(seconds=int(seconds)) if seconds == int(seconds) else None

    def value(self) -> timedelta | None:
        return None if self.blank() or self.fault() is not None else self._span()

    def set_value(self, value: timedelta | None) -> None:
        if not value:
            self._show_numbers((None,), self.unit.value())
            return
        # Weeks and months are for typing; what was kept is shown in days, as tickets show it.
        whole = (one for one in ("days", "hours", "minutes") if one in self._offered and not value % UNITS[one][0])
        unit = next(whole, self._offered[0])
        self._show_numbers((Decimal(int(value.total_seconds())) / int(UNITS[unit][0].total_seconds()),), unit)


class VolumeField(QuantityField):
    """An amount of data; empty is unlimited."""

    def __init__(self, label: Words, *, beside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            label,
            [(10**6, lambda: formatting.size_unit(2)), (10**9, lambda: formatting.size_unit(3))],
            10**9,
            (label,),
            say_value=bytes_words,
            nothing=UNLIMITED,
            beside=beside,
            parent=parent,
        )

    def value(self) -> int | None:
        number = self.numbers()[0]
        return None if number is None or self.fault() is not None else int(number * int(str(self.unit.value())))

    def set_value(self, value: int | None) -> None:
        unit = 10**9 if not value or value >= 10**9 else 10**6
        self._show_numbers((None if value is None else Decimal(value) / unit,), unit)


class RateField(QuantityField):
    """A speed towards the customer and from it; both empty is no limit."""

    def __init__(self, label: Words, *, beside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            label,
            [(10**6, "Mbit/s"), (10**3, "kbit/s")],
            10**6,
            (Text("plans", "Down, to the customer"), Text("plans", "Up, from the customer")),
            say_value=rate_words,
            nothing=NO_LIMIT,
            beside=beside,
            parent=parent,
        )

    def _fill_line(self) -> None:
        down, up = self.edits
        for words, edit in ((Text("plans", "down"), down), (Text("plans", "up"), up)):
            self._line.addWidget(edit)
            self._line.addWidget(Label(words, "small", "text_muted"))
        self._line.addWidget(self.unit)

    def short(self, value: RateLimit) -> str:
        return f"{speed_words(value.down)} / {speed_words(value.up)}"

    def value(self) -> RateLimit | None:
        down, up = self.numbers()
        if self.fault() is not None or down is None or up is None:
            return None
        unit = int(str(self.unit.value()))
        return RateLimit(_bits(down, unit), _bits(up, unit))

    def set_value(self, value: RateLimit | None) -> None:
        if value is None or not (value.down or value.up):
            self._show_numbers((None, None), 10**6)
            return
        exact = all(bits % 100_000 == 0 for bits in (value.down, value.up))
        unit = 10**6 if exact else 10**3
        self._show_numbers((Decimal(value.down) / unit, Decimal(value.up) / unit), unit)


def _bits(number: Decimal, unit: int) -> int:
    """Whole kilobits: finer steps would not be seen, and the wire has no sign for them."""
    return max(1, round(number * unit / 1000)) * 1000
