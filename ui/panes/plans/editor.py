"""The editor of a plan: everything in the words of the shop; what it means for routers and people stands beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tiknet_desktop.services.plan_drafts import LONGEST_NAME, PlanDraft
from tiknet_desktop.services.plan_facts import PlanFacts, Presets
from ui.kit.buttons import Button, CheckBox
from ui.kit.containers import Card, Note, PageHeader, ScrollPage
from ui.kit.dialogs import ask
from ui.kit.fields import Combo, Field, Stepper, TextArea, TextField
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import clear, column, holder, row
from ui.kit.messages import complaints_of, describe, field_fault
from ui.kit.theme import theme
from ui.panes.plans.desk import Desk
from ui.panes.plans.effects import EffectsPanel
from ui.panes.plans.quantities import SHORTEST_IDLE, RateField, TimeField, VolumeField
from ui.panes.plans.words import quoted, rate_text_words

THINK_MS: Final = 180
"""Pause after the last key before the effects are looked up."""
BESIDE_FROM: Final = 900
"""Width of the page from which the effects stand beside the form; below it only the form has room."""
WIDEST_CHOICE: Final = 420
MOST_DEVICES: Final = 1_000


def _name_fault(text: str) -> Words | None:
    return Text("plans", "At most 100 characters") if len(text) > LONGEST_NAME else None


class PlanEditor(QWidget):
    """A page of its own. ``done(key)`` is called when it closes, with the plan's key when it was saved."""

    def __init__(self, desk: Desk, done: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services, self._desk, self._done = desk.context, desk.services, desk, done
        self.key = ""
        self._start = PlanDraft()
        self._saving = False
        self._generation = 0
        self._facts = PlanFacts()
        self._chosen_routers: set[int] = set()
        self._make_fields()
        self._lay_out()
        self._think = QTimer(self)
        self._think.setSingleShot(True)
        self._think.setInterval(THINK_MS)
        self._think.timeout.connect(self._look_ahead)
        self._connect()

    # ------------------------------------------------------------ construction
    def _make_fields(self) -> None:
        self.name = TextField(
            Text("plans", "Name"), check=_name_fault, placeholder=Text("plans", "Week-end"), max_length=LONGEST_NAME
        )
        self.price = self._desk.price_field()
        self.validity = TimeField(
            Text("plans", "Valid for"), help=Text("plans", "Counts from the first connection"), beside=True
        )
        self.volume = VolumeField(Text("plans", "Volume"), beside=True)
        self.rate = RateField(Text("plans", "Speed"), beside=True)
        self.devices = Stepper(1, 1, MOST_DEVICES, name=Text("plans", "Devices at once"))
        self.idle = TimeField(
            Text("plans", "Cut when idle for"),
            ("minutes", "hours"),
            nothing=Text("plans", "Never"),
            least=SHORTEST_IDLE,
            beside=True,
        )
        self.description = TextArea(lines=2)
        self.on_sale = CheckBox(Text("plans", "On sale"), True)
        self.promo = CheckBox(Text("plans", "Promotion"))
        self.roaming = CheckBox(Text("plans", "Valid on every router of the network (roaming)"))
        self.profile = Combo([("", Text("plans", "Chosen by itself"))], "", name=Text("plans", "Hotspot profile"))
        self.routers: dict[int, CheckBox] = {}
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()

    def _lay_out(self) -> None:
        self.back = Button(Text("plans", "Plans"), "link")
        self.back.setAccessibleDescription(str(Text("plans", "Back to the plans")))
        self.crumb = Label("", "small", "text_muted", elide=True)
        self.header = PageHeader(Text("plans", "New plan"))
        self.header.context.hide()
        line = row(self.back, self.crumb, spacing=4, margins=(-2, 0, 0, 0))  # a link keeps 2 px around itself
        line.setStretch(1, 1)
        words = self.header.layout().itemAt(0).layout()  # type: ignore[union-attr]
        assert isinstance(words, QVBoxLayout)
        words.addLayout(line)
        self.cancel = Button(Text("plans", "Cancel"))
        self.save_button = Button(Text("plans", "Save the plan"), "primary", hint="Ctrl+S", shortcut="Ctrl+S")
        self.header.add(self.cancel, self.save_button)
        top = row(self.name, self.price, spacing=12)
        top.setStretch(0, 3)
        top.setStretch(1, 1)
        for field in (self.name, self.price):
            top.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        devices = Field(Text("plans", "Devices at once"), self.devices)
        given = Card(
            top,
            self.validity,
            self.rate,
            self.volume,
            devices,
            title=Text("plans", "What the customer gets"),
            spacing=14,
        )
        self._router_box = column(spacing=2)
        self._router_label = Label(Text("plans", "Routers"), "label")
        self._router_note = Label(Text("plans", "None ticked: all of them"), "caption", "text_muted")
        self._routers_part = holder(column(self._router_label, self._router_box, self._router_note, spacing=6))
        profile = Field(
            Text("plans", "Hotspot profile"),
            self.profile,
            help=Text("plans", "The technical side of the speed; leave it alone unless you know why"),
        )
        self.profile.setMaximumWidth(theme().px(WIDEST_CHOICE))
        more = Card(
            self.idle,
            Field(Text("plans", "Description"), self.description, optional=True),
            column(self.on_sale, self.promo, self.roaming, spacing=2),
            self._routers_part,
            profile,
            title=Text("plans", "More"),
            spacing=14,
        )
        self.effects = EffectsPanel(self.context)
        form = column(self.fault_box, given, more, None, spacing=14)
        body = row(form, self.effects, spacing=16)
        body.setStretch(0, 1)
        self._form = ScrollPage(body)
        outer = column(self.header, self._form, spacing=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.cancel.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self.name.edited.connect(self._touched)
        self.price.edited.connect(self._touched)
        self.description.textChanged.connect(self._touched)
        self.devices.changed.connect(self._touched)
        for field in (self.validity, self.volume, self.rate, self.idle):
            field.changed.connect(self._touched)
        for box in (self.on_sale, self.promo, self.roaming):
            box.toggled.connect(self._touched)
        self.profile.chosen.connect(self._profile_chosen)

    # ------------------------------------------------------------ opening
    def open(self, draft: PlanDraft, key: str = "", *, title: Words = "", changed: bool = False) -> None:
        """Show a draft; ``changed`` makes it count as edited already (a duplicate)."""
        self.key = key
        self.header.set_title(title or Text("plans", "New plan"))
        self.crumb.set_words(Text("plans", "›  Edit") if key else Text("plans", "›  New"))
        self._show(draft)
        self._start = PlanDraft() if changed else self.draft()
        self.fault_box.hide()
        self.save_button.enable()
        self._saving = False
        self.name.edit.setFocus()
        self.context.spawn(self._prepare(draft), name="plans: editor", owner=self)
        self._touched()

    def _show(self, draft: PlanDraft) -> None:
        self.name.set_value(draft.name)
        self.price.set_amount(draft.price if draft.price or self.key else None)
        self.validity.set_value(draft.validity)
        self.volume.set_value(draft.data_limit)
        self.rate.set_value(draft.rate)
        self.idle.set_value(draft.idle)
        self.devices.set_value(draft.devices)
        self.description.setPlainText(draft.description)
        for box, on in (
            (self.on_sale, draft.is_active),
            (self.promo, draft.is_for_promo),
            (self.roaming, draft.is_for_roaming),
        ):
            box.setChecked(on)
        self.profile.set_value(draft.profile_key)
        self._lock_speed(bool(draft.profile_key))
        self._chosen_routers = set(draft.routers)
        for number, box in self.routers.items():
            box.setChecked(number in draft.routers)

    async def _prepare(self, draft: PlanDraft) -> None:
        self._facts = await self.services.plans.facts()
        self._offer_profiles()
        self._offer_routers()
        self._offer(Presets())
        self._offer(await self.services.plans.presets())

    def _offer(self, presets: Presets) -> None:
        self.validity.offer_units(presets.units)
        self.validity.set_presets(presets.validities)
        self.volume.set_presets([None, *presets.volumes[:4]])
        self.rate.set_presets([None, *presets.rates[:3]])
        self.idle.set_presets([None, *presets.idles[:4]])

    def _offer_profiles(self) -> None:
        options: list[tuple[object, Words]] = [("", Text("plans", "Chosen by itself"))]
        options += [
            (one.key, f"{one['name']} · {rate_text_words(one['rate_limit_value'])}")
            for one in self._facts.profiles
            if one["is_active"] is not False
        ]
        self.profile.set_options(options, self.profile.value() or "")

    def _offer_routers(self) -> None:
        clear(self._router_box)
        self.routers = {}
        for one in self._facts.routers:
            if one["id"] is None:
                continue
            box = CheckBox(str(one["name"] or ""), one["id"] in self._chosen_routers)
            box.toggled.connect(self._touched)
            before = next(reversed(self.routers.values()), self.roaming)
            self.routers[one["id"]] = box
            self._router_box.addWidget(box)
            QWidget.setTabOrder(before, box)
        self._routers_part.setVisible(len(self.routers) > 1)

    # ------------------------------------------------------------ what is typed
    def draft(self) -> PlanDraft:
        """What stands in the form; a field that cannot be read counts as empty."""
        validity = self.validity.value()
        by_hand = str(self.profile.value() or "")
        ticked = {number for number, box in self.routers.items() if box.isChecked()} if self.routers else None
        return PlanDraft(
            name=self.name.value(),
            price=self.price.amount() or Decimal(0),
            validity=validity if validity is not None else PlanDraft().validity * 0,
            data_limit=self.volume.value(),
            devices=self.devices.value(),
            rate=self.rate.value(),
            idle=self.idle.value(),
            description=self.description.toPlainText().strip(),
            is_active=self.on_sale.isChecked(),
            is_for_promo=self.promo.isChecked(),
            is_for_roaming=self.roaming.isChecked(),
            routers=frozenset(self._chosen_routers if ticked is None else ticked),
            profile_key=by_hand,
        )

    def changed(self) -> bool:
        """Whether anything was typed."""
        return self.draft() != self._start

    def _profile_chosen(self, key: object) -> None:
        """A profile chosen by hand brings its own speed and idle time."""
        profile = next((one for one in self._facts.profiles if one.key == key), None)
        if profile is not None:
            from tiknet_desktop.services.plan_facts import option_value

            self.rate.set_value(option_value("rate_limit", profile["rate_limit_value"]))
            self.idle.set_value(option_value("idle_timeout", profile["idle_timeout_value"]))
        self._lock_speed(profile is not None)
        self._touched()

    def _lock_speed(self, locked: bool) -> None:
        """Speed and idle time belong to a profile chosen by hand; changing them there would change other plans."""
        for field in (self.rate, self.idle):
            field.setEnabled(not locked)
            field.set_help(Text("plans", "As the profile says") if locked else "")

    def _touched(self, *_: object) -> None:
        self.effects.show_draft(self.draft())
        self._think.start()

    def _look_ahead(self) -> None:
        self._generation += 1
        self.context.spawn(self._show_effects(self._generation), name="plans: effects", owner=self)

    async def _show_effects(self, generation: int) -> None:
        draft, key = self.draft(), self.key
        try:
            outlook = await self.services.plans.outlook(draft, key)
        except Exception as error:  # noqa: BLE001 - said in the form
            self._show_fault(error)
            return
        if generation == self._generation and key == self.key:
            self.effects.show_outlook(outlook, draft, bool(key))

    # ------------------------------------------------------------ saving
    def save(self) -> None:
        """Check, then keep the plan."""
        if self._saving or not self._valid():
            return
        self._saving = True
        self.save_button.disable(Text("plans", "It is being saved"))
        self.context.spawn(self._save(self.draft()), name="plans: save", owner=self)

    def _valid(self) -> bool:
        fields: tuple[Any, ...] = (self.name, self.price, self.validity, self.volume, self.rate, self.idle)
        wrong = [field for field in fields if not field.validate()]
        if wrong:
            wrong[0].setFocus()
            self._form.ensureWidgetVisible(wrong[0])
        return not wrong

    async def _save(self, draft: PlanDraft) -> None:
        try:
            async with self._desk.undoable(self, "plans", [self.key] if self.key else []):
                key = await self.services.plans.save(draft, self.key)
        except Exception as error:  # noqa: BLE001 - said in the form, with what to do
            self._saving = False
            self.save_button.enable()
            self._show_fault(error)
            return
        # Kept is kept: a key still on its way must not make a second plan. :meth:`open` begins anew.
        self._start = self.draft()
        self._done(key)

    def _show_fault(self, error: BaseException) -> None:
        complaints = complaints_of(error)
        places: dict[str, Any] = {
            "name": self.name,
            "price": self.price,
            "validity": self.validity,
            "data_limit": self.volume,
            "rate_limit": self.rate,
            "idle_timeout": self.idle,
        }
        placed = False
        for name, said in complaints.items():
            if name in places:
                places[name].set_error(field_fault(said if isinstance(said, str) else said[0]))
                placed = True
        message = describe(error)
        self.fault.set_words(lambda: say(message.sentence))
        self.fault_box.setVisible(not placed)
        if not placed:
            self._form.ensureWidgetVisible(self.fault_box)

    def leave(self) -> None:
        """Go back; asks when something would be lost."""
        if not self.changed():
            self._done("")
            return
        self.context.spawn(self._ask_leave(), name="plans: leave", owner=self)

    async def _ask_leave(self) -> None:
        name = self.draft().name or say(Text("plans", "the new plan"))
        sure = await ask(
            self,
            Text("plans", "Leave without saving {name}?").fill(name=quoted(name)),
            Text("plans", "What was typed is lost."),
            act=Text("plans", "Leave"),
            keep=Text("plans", "Stay here"),
            danger=True,
        )
        if sure:
            await asyncio.sleep(0)  # the dialog closes first
            self._done("")

    # ------------------------------------------------------------ events
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        self.profile.setMaximumWidth(theme().px(WIDEST_CHOICE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.effects.setVisible(event.size().width() >= theme().px(BESIDE_FROM))


def duplicate_of(draft: PlanDraft, taken: set[str]) -> PlanDraft:
    """A copy under a free name."""
    name = str(Text("plans", "{name} (copy)").fill(name=draft.name))
    number = 2
    while name in taken:
        name = str(Text("plans", "{name} (copy {number})").fill(name=draft.name, number=number))
        number += 1
    return replace(draft, name=name[:LONGEST_NAME])
