"""Security: password, two-factor sign-in, the PIN of this computer, the owner's PIN, the sign-in itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.api.errors import NotOffered
from tiknet_desktop.domain.permissions import Permission
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.context import NEEDS_SERVER, PaneContext
from ui.kit.dialogs import ask, present, tell
from ui.kit.fields import Combo
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import IconLabel, Label, Pill
from ui.kit.layout import column, holder, row
from ui.kit.once import OnceCard
from ui.kit.reflow import SideOrBelow
from ui.panes.account.page import CardsPage

LEAST_WORDS: Final = 330
"""Width (design pixels) of the longest title."""
LOCK_AFTER: Final = (0, 1, 2, 5, 10, 15, 30, 60)


class Topic(Card):
    """One matter: icon, title, a sentence, a pill, its buttons."""

    def __init__(self, glyph: str, title: Words, *buttons: QWidget) -> None:
        self.text = Label("", "small", "text_muted", wrap=True)
        self.pill = Pill("", "neutral")
        self.pill.hide()
        head = row(Label(title, "section"), self.pill, None, spacing=10)
        words = column(head, self.text, spacing=3)
        line = row(
            IconLabel(glyph, "text_muted", 22),
            SideOrBelow(words, holder(row(*buttons, spacing=14)), least=LEAST_WORDS),
            spacing=14,
        )
        line.setStretch(1, 1)
        super().__init__(line, spacing=0, margins=(18, 14, 16, 14))

    def say(self, text: Words, pill: Words | None = None, tone: str = "neutral") -> None:
        """How it stands."""
        self.text.set_words(text)
        self.pill.setVisible(pill is not None)
        if pill is not None:
            self.pill.set_state(pill, tone)


class SecurityPage(CardsPage):
    """A card per matter."""

    documents = ("two_factor", "settings")

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "settings", "lock", parent=parent)
        self.two_factor_on: bool | None = None
        self.owner_pin: bool | None = None
        self._checked: tuple[bool, datetime] | None = None
        self._make_password()
        self._make_two_factor()
        self._make_pin()
        self._make_owner_pin()
        self._make_sign_in()

    def _button(self, words: Words, name: str, work: Any, kind: Any = "secondary") -> Button:
        button = Button(words, kind)
        button.clicked.connect(lambda: self.do(name, work()))
        return button

    def _make_password(self) -> None:
        self.password_button = self._button(Text("account", "Change…"), "password", self.change_password)
        self.password = Topic("ri.key-2-line", Text("account", "Password"), self.password_button)
        self.password.say(Text("account", "Changing it signs every other device out."))
        self.cards.addWidget(self.password)

    def _make_two_factor(self) -> None:
        self.on_button = self._button(Text("account", "Turn on…"), "two-factor on", self.turn_on)
        self.off_button = self._button(Text("account", "Turn off…"), "two-factor off", self.turn_off)
        self.on_button.hide()  # shown as soon as it is known which of them has a meaning
        self.off_button.hide()
        self.two_factor = Topic(
            "ri.shield-keyhole-line", Text("account", "Two-factor sign-in"), self.on_button, self.off_button
        )
        self.cards.addWidget(self.two_factor)

    def _make_pin(self) -> None:
        self.pin_button = self._button(Text("account", "Set a PIN…"), "pin", self.set_pin)
        self.pin_remove = self._button(Text("account", "Remove"), "remove pin", self.remove_pin, "quiet")
        self.pin_remove.hide()
        self.pin = Topic("ri.lock-2-line", Text("account", "PIN of this computer"), self.pin_remove, self.pin_button)
        self.lock_after = Combo(
            [(minutes, _minutes(minutes)) for minutes in LOCK_AFTER],
            int(self.services.settings.get("lock_after_minutes")),
            name=Text("account", "Lock by itself"),
        )
        self.lock_after.chosen.connect(self._choose_lock)
        self.lock_line = QWidget()
        self.lock_line.setLayout(
            row(
                Label(Text("account", "Lock by itself"), "label"),
                self.lock_after,
                None,
                spacing=10,
                margins=(36, 0, 0, 0),
            )
        )
        self.lock_line.hide()
        self.pin.add(self.lock_line)
        self.cards.addWidget(self.pin)

    def _make_owner_pin(self) -> None:
        self.owner_button = self._button(Text("account", "Set a PIN…"), "owner's pin", self.set_owner_pin)
        self.owner_remove = self._button(
            Text("account", "Remove"), "remove owner's pin", self.remove_owner_pin, "quiet"
        )
        self.owner_button.hide()
        self.owner_remove.hide()
        self.owner = Topic(
            "ri.arrow-go-back-line", Text("account", "Owner’s PIN for reversals"), self.owner_remove, self.owner_button
        )
        if not self.context.allowed(Permission.SETTING_ACCESS):
            self.owner.hide()
        self.cards.addWidget(self.owner)

    def _make_sign_in(self) -> None:
        self.check_button = self._button(Text("account", "Check now"), "check sign-in", self.check_sign_in)
        self.sign_in = Topic("ri.computer-line", Text("account", "Sign-in of this computer"), self.check_button)
        self.cards.addWidget(self.sign_in)

    # ------------------------------------------------------------ showing
    async def read(self) -> None:
        kept = await self.services.records.document("two_factor")
        freshness = await self.services.records.freshness("two_factor")
        value = kept.value or {}
        on = value.get("is_enabled")
        self.two_factor_on = on if isinstance(on, bool) else None
        self._show_two_factor(freshness, value.get("recovery_codes_left"))
        self.owner_pin = await self.services.security.owner_pin_set()
        self._show_owner_pin()
        self._show_pin()
        self._show_sign_in()
        needs = (self.password_button, self.on_button, self.off_button, self.check_button)
        for button in (*needs, self.owner_button, self.owner_remove):
            if not self.online():
                button.disable(NEEDS_SERVER)
            elif button in needs:
                button.enable()

    def _show_two_factor(self, freshness: Any, left: object) -> None:
        offered = freshness.state != "not_offered"
        self.on_button.setVisible(offered and self.two_factor_on is False)
        self.off_button.setVisible(offered and self.two_factor_on is True)
        if not offered:
            self.two_factor.say(Text("account", "This server does not offer it."), Text("account", "Not offered"))
        elif self.two_factor_on is None:
            self.two_factor.say(Text("account", "Not known on this computer yet."))
        elif not self.two_factor_on:
            self.two_factor.say(
                Text("account", "A stolen password is not enough any more: the app on your phone must agree."),
                Text("account", "Turned off"),
            )
        else:
            count = left if isinstance(left, int) else None
            text: Words = (
                Text("account", "Signing in asks for the code of your app.")
                if count is None
                else lambda: " ".join(
                    (
                        str(Text("account", "Signing in asks for the code of your app.")),
                        translate("account", "%Ln recovery code(s) left", "", count) + ".",
                    )
                )
            )
            self.two_factor.say(text, Text("account", "Turned on"), "success")

    def _show_pin(self) -> None:
        is_set = self.services.security.pin_set()
        self.pin_button.set_words(Text("account", "Change…") if is_set else Text("account", "Set a PIN…"))
        self.pin_remove.setVisible(is_set)
        self.lock_line.setVisible(is_set)
        if is_set:
            self.pin.say(
                Text("account", "Ctrl+L locks the shop; the PIN opens it again. A sale under way stays as it is."),
                Text("account", "On"),
                "success",
            )
        else:
            self.pin.say(
                Text("account", "Leave the counter without signing out: the shop hides until the PIN is typed."),
                Text("account", "Off"),
            )

    def _show_owner_pin(self) -> None:
        offered = self.owner_pin is not None
        self.owner_button.setVisible(offered)
        self.owner_remove.setVisible(self.owner_pin is True)
        self.owner_button.set_words(Text("account", "Change…") if self.owner_pin else Text("account", "Set a PIN…"))
        if not offered:
            self.owner.say(Text("account", "This server does not offer it."), Text("account", "Not offered"))
            return
        if self.online():
            self.owner_button.enable()
            self.owner_remove.enable()
        self.owner.say(
            Text("account", "A seller who takes a sale back has to type it."),
            Text("account", "On") if self.owner_pin else Text("account", "Off"),
            "success" if self.owner_pin else "neutral",
        )

    def _show_sign_in(self) -> None:
        email = self.services.account.email
        if self.services.account.sign_in_needed:
            self.sign_in.say(
                Text("account", "It was ended. Sign in again; nothing is lost."), Text("account", "Ended"), "danger"
            )
        elif self._checked is None:
            self.sign_in.say(Text("account", "Signed in as {email}.").fill(email=email))
        else:
            holds, at = self._checked
            when = formatting.clock(at)
            if holds:
                text = Text("account", "Signed in as {email}, checked at {time}.").fill(email=email, time=when)
                self.sign_in.say(text, Text("account", "Valid"), "success")
            else:
                text = Text("account", "It was ended elsewhere (seen at {time}). Sign in again; nothing is lost.")
                self.sign_in.say(text.fill(time=when), Text("account", "Ended"), "danger")

    # ------------------------------------------------------------ password, two-factor
    async def change_password(self) -> None:
        """A new password."""
        from ui.panes.account.dialogs import PasswordDialog

        if await present(PasswordDialog(self, self.services, self.context.spawn)):
            self.context.toast(Text("account", "The new password holds. Other devices are signed out."))

    async def turn_on(self) -> None:
        """Scan, prove, keep the recovery codes."""
        from ui.panes.account.dialogs import TwoFactorDialog

        set_up = await self.services.security.begin_two_factor()
        if not set_up.url:  # a server that does it in its own way says how it stands now
            await self.services.records.refresh("two_factor")
            await self.read()
            return
        dialog = TwoFactorDialog(self, self.services, self.context.spawn, set_up)
        if not await present(dialog):
            return
        codes = dialog.outcome
        await self.read()
        await self.show_recovery_codes(codes)

    async def show_recovery_codes(self, codes: tuple[str, ...]) -> None:
        """The codes for a lost phone, this once."""
        email = self.services.account.email
        await tell(
            self,
            Text("account", "Two-factor sign-in is on. Keep these codes"),
            Label(
                Text(
                    "account",
                    "Each opens the account once without the phone. They are shown only now: print them or write them down, away from this computer.",
                ),
                "body",
                "text_muted",
                wrap=True,
            ),
            OnceCard(
                Text("account", "Recovery code"),
                codes,
                lambda: "\n".join(
                    (
                        str(Text("account", "TikNet recovery codes of {email}").fill(email=email)),
                        "",
                        *codes,
                        "",
                        str(Text("account", "Each works once.")),
                    )
                ),
                self.context.spawn,
                can_save=True,
            ),
            done=Text("account", "I have kept them"),
        )

    async def turn_off(self) -> None:
        """Off again, with a proof."""

        async def save(entered: dict[str, Any]) -> bool:
            proof = str(entered["proof"])
            if entered["by"] == "code":
                await self.services.security.end_two_factor(code=proof)
            else:
                await self.services.security.end_two_factor(password=proof)
            return True

        done = await ask_form(
            self,
            Text("account", "Turn two-factor sign-in off?"),
            (
                FieldSpec(
                    "by",
                    Text("account", "Prove that it is you"),
                    "segmented",
                    choices=(("password", Text("account", "Password")), ("code", Text("account", "Code of the app"))),
                ),
                FieldSpec("proof", Text("account", "Password or code"), "secret", wire=("password", "code")),
            ),
            save,
            submit=Text("account", "Turn off"),
            values={"by": "password"},
            intro=Text("account", "From then on the password alone opens the account."),
        )
        if done:
            await self.read()
            self.context.toast(Text("account", "Two-factor sign-in is off"))

    # ------------------------------------------------------------ PINs
    async def set_pin(self) -> None:
        """A PIN for this computer."""
        from ui.panes.account.dialogs import PinDialog

        dialog = PinDialog(
            self,
            Text("account", "PIN of this computer"),
            Text("account", "Four to eight digits. If you forget it, your password opens the shop."),
            self.services.security.set_pin,
            self.context.spawn,
        )
        if await present(dialog):
            if not int(self.services.settings.get("lock_after_minutes")):
                self.services.settings.set("lock_after_minutes", 10)
                self.lock_after.set_value(10)
            self._show_pin()
            self.context.toast(Text("account", "The PIN is set. Ctrl+L locks the shop."))

    async def remove_pin(self) -> None:
        """No PIN any more."""
        if await ask(
            self,
            Text("account", "Remove the PIN of this computer?"),
            Text("account", "The shop no longer locks; whoever sits here sees everything."),
            act=Text("account", "Remove the PIN"),
            keep=Text("account", "Keep the PIN"),
            danger=True,
        ):
            await self.services.security.clear_pin()
            self._show_pin()

    def _choose_lock(self, minutes: object) -> None:
        self.services.settings.set("lock_after_minutes", int(str(minutes)))

    async def set_owner_pin(self) -> None:
        """The PIN a seller has to ask the owner for."""
        from ui.panes.account.dialogs import PinDialog

        dialog = PinDialog(
            self,
            Text("account", "Owner’s PIN for reversals"),
            Text(
                "account",
                "Four to eight digits that only you know. Sellers need it to take a sale back, on every computer of the shop.",
            ),
            self.services.security.set_owner_pin,
            self.context.spawn,
        )
        if await present(dialog):
            await self._reread_settings()
            self.context.toast(Text("account", "The owner’s PIN is set"))

    async def remove_owner_pin(self) -> None:
        """Reversals ask for nothing any more."""
        if await ask(
            self,
            Text("account", "Remove the owner’s PIN?"),
            Text("account", "Without it only people who may change settings can take a sale back."),
            act=Text("account", "Remove the PIN"),
            keep=Text("account", "Keep the PIN"),
            danger=True,
        ):
            await self.services.security.set_owner_pin("")
            await self._reread_settings()

    async def _reread_settings(self) -> None:
        await self.services.records.refresh("settings")
        await self.read()

    # ------------------------------------------------------------ the sign-in
    async def check_sign_in(self) -> None:
        """Whether it still holds, as the server says now."""
        try:
            holds = await self.services.security.check_sign_in()
        except NotOffered:
            self.sign_in.say(Text("account", "This server does not offer the check."))
            return
        self._checked = (holds, datetime.now(UTC))
        self._show_sign_in()

    def retranslate(self) -> None:
        if self._asked:
            self.refresh()


def _minutes(minutes: int) -> Words:
    if not minutes:
        return Text("account", "Never")
    return lambda: str(
        Text("account", "After {time} without input").fill(time=translate("account", "%Ln minute(s)", "", minutes))
    )
