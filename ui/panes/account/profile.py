"""The profile: what stands on receipts and how the shop is reached; a new address is proved by a code."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.money import Currency
from ui.kit.buttons import Button
from ui.kit.checks import looks_like_email
from ui.kit.containers import Card, Note
from ui.kit.context import NEEDS_SERVER, PaneContext
from ui.kit.fields import TextField
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words
from ui.kit.labels import Avatar, IconLabel, KeyValue, Label, Pill, Rule
from ui.kit.layout import clear, column, row
from ui.kit.messages import complaints_of, describe
from ui.kit.reflow import Reflow
from ui.kit.truth import Truth, TruthLabel
from ui.panes.account.page import CardsPage

SIDE_BY_SIDE_FROM = 880
"""Width (design pixels) from which the two cards stand side by side."""


class ProfilePage(CardsPage):
    """Two cards: the person, the shop."""

    width_in_design = 1200
    documents = ("profile",)

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.waiting_for = ""
        """The new address whose code has not been typed yet."""
        self.edit_button = Button(Text("account", "Edit"), "secondary", "ri.pencil-line")
        self.edit_button.clicked.connect(lambda: self.do("edit", self.edit()))
        self.email_button = Button(Text("account", "Change the e-mail…"), "link")
        self.email_button.clicked.connect(lambda: self.do("e-mail", self.change_email()))
        self.avatar = Avatar("", 48)
        self.name = Label("", "section", elide=True)
        self.role = Pill("", "neutral", "ri.shield-user-line")
        self.truth = TruthLabel()
        self.lines = {
            key: KeyValue(words)
            for key, words in (
                ("email", Text("account", "E-mail")),
                ("phone", Text("account", "Phone")),
                ("shop", Text("account", "Shop")),
                ("city", Text("account", "City")),
                ("addresse", Text("account", "Address")),
                ("country", Text("account", "Country")),
                ("currency", Text("account", "Currency")),
            )
        }
        head = row(self.avatar, column(self.name, row(self.role, None), spacing=2), self.edit_button, spacing=14)
        head.setStretch(1, 1)
        self._code_box = column(spacing=0)
        person = Card(
            head,
            Rule(),
            *(self.lines[key] for key in ("email", "phone")),
            row(None, self.email_button),
            self._code_box,
            None,
            spacing=10,
        )
        shop = Card(
            *(self.lines[key] for key in ("shop", "city", "addresse", "country", "currency")),
            row(None, self.truth),
            None,
            title=Text("account", "The shop"),
        )
        self.cards.addWidget(Reflow(person, shop, narrow=1, wide_from=SIDE_BY_SIDE_FROM))

    async def read(self) -> None:
        kept = await self.services.records.document("profile")
        account = self.services.account
        profile = account.profile
        name = " ".join(str(profile[part]) for part in ("first_name", "last_name") if profile.get(part))
        self.name.set_words(name or account.email)
        self.avatar.set_name(name or account.email)
        role: Words = account.role_name or (
            Text("account", "Owner") if account.is_owner else Text("account", "No role")
        )
        self.role.set_state(role, "info" if account.is_owner else "neutral", "ri.shield-user-line")
        shop = profile.get("partner")
        values = {
            "email": account.email,
            "phone": profile.get("phone"),
            "shop": (shop.get("name") if isinstance(shop, dict) else "") or account.shop_name,
            "city": profile.get("city"),
            "addresse": profile.get("addresse") or profile.get("address"),
            "country": _country(profile.get("country")),
            "currency": _currency(account.currency),
        }
        for key, value in values.items():
            self.lines[key].set_value(str(value or ""))
        self.truth.set_truth(Truth(kept.fetched_at, "server", timedelta(minutes=15)) if kept.fetched_at else None)
        for button in (self.edit_button, self.email_button):
            if self.online():
                button.enable()
            else:
                button.disable(NEEDS_SERVER)

    # ------------------------------------------------------------ changing
    async def edit(self) -> None:
        """Names, phone and address; the shop's name for owners."""
        account = self.services.account
        profile = account.profile
        fields = [
            FieldSpec(
                "first_name", Text("account", "First name"), help=Text("account", "Stands on receipts as the seller.")
            ),
            FieldSpec("last_name", Text("account", "Last name"), optional=True),
            FieldSpec("phone", Text("account", "Phone"), optional=True),
            FieldSpec("city", Text("account", "City"), optional=True),
            FieldSpec("addresse", Text("account", "Address"), optional=True),
        ]
        if account.is_owner:
            fields.insert(3, FieldSpec("business_name", Text("account", "Name of the shop")))
        shop = profile.get("partner")
        values = {
            "business_name": (shop.get("name") if isinstance(shop, dict) else "") or account.shop_name,
            "addresse": profile.get("addresse") or profile.get("address"),
            **{name: profile.get(name) for name in ("first_name", "last_name", "phone", "city")},
        }

        async def save(entered: dict[str, Any]) -> bool:
            changed = {name: value for name, value in entered.items() if value != (values.get(name) or "")}
            if changed:
                await account.update_profile(changed)
            return True

        if await ask_form(
            self, Text("account", "Edit the profile"), fields, save, submit=Text("account", "Save"), values=values
        ):
            await self.read()
            self.context.toast(Text("account", "The profile is saved"))

    async def change_email(self) -> None:
        """Another address: from then on one signs in with it; a code proves that mail arrives there."""
        account = self.services.account

        async def save(entered: dict[str, Any]) -> str:
            await account.update_profile({"email": entered["email"]})
            return str(entered["email"])

        new = await ask_form(
            self,
            Text("account", "Change the e-mail"),
            (FieldSpec("email", Text("account", "New e-mail"), check=looks_like_email),),
            save,
            submit=Text("account", "Change and send a code"),
            intro=Text("account", "You sign in with the new address from then on. We send it a code of six digits."),
        )
        if new:
            self.ask_code(str(new))
            await self.read()

    def ask_code(self, email: str) -> None:
        """The strip that takes the code of a new address."""
        self.waiting_for = email
        clear(self._code_box)
        code = TextField(
            Text("account", "Code sent to {email}").fill(email=email),
            features="codes",
            max_length=8,
            placeholder="123456",
        )
        self.code_field = code
        verify = Button(Text("account", "Confirm"), "primary")
        verify.clicked.connect(lambda: self.do("verify e-mail", self.verify()))
        code.edit.returnPressed.connect(verify.click)
        again = Button(Text("account", "Send another code"), "link")
        again.clicked.connect(lambda: self.do("send code", self.send_again()))
        line = row(code, column(None, verify, spacing=0), column(None, again, spacing=0), None, spacing=10)
        icon = IconLabel("ri.send-plane-line", "text_muted", 18)
        self._code_box.addWidget(Note(row(icon, line, spacing=12), look="info", margins=(14, 12, 14, 12)))
        code.edit.setFocus()

    async def verify(self) -> None:
        """Prove the new address."""
        if not self.code_field.validate():
            return
        try:
            await self.services.account.verify_email(self.code_field.value())
        except Exception as error:  # noqa: BLE001 - said beside the field
            fields = complaints_of(error)
            self.code_field.set_error(
                Text("account", "This code is wrong or too old: take the newest one")
                if fields or getattr(error, "status", 0) == 400
                else describe(error).sentence
            )
            return
        self.waiting_for = ""
        clear(self._code_box)
        self.context.toast(Text("account", "The new e-mail is confirmed"))

    async def send_again(self) -> None:
        """Another code; the one before is void."""
        await self.services.account.send_email_code()
        self.context.toast(Text("account", "Another code is on its way to {email}").fill(email=self.waiting_for))


def _currency(money: Currency) -> str:
    """``FCFA (XOF)``: the sign people read, then the code of banks."""
    return money.code if money.code == money.sign else f"{money.sign} ({money.code})"


def _country(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("code")
    return str(value or "")
