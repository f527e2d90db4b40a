"""A new account in the TikNet cloud: who and which shop, then the code from the mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.before_sign_in import NewAccount
from ui.kit.buttons import Button
from ui.kit.checks import looks_like_email
from ui.kit.containers import Note
from ui.kit.fields import TextField
from ui.kit.form import FieldSpec, Form
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import complaints_of
from ui.shell.first_start import COUNTRIES
from ui.shell.recovery import SHORTEST, StepPage
from ui.shell.recovery_code import TITLE, RecoveryCode

_PHONE = re.compile(r"\+\d[\d\s.\-]{6,18}\d")


class RegistrationPage(StepPage):
    """``finished`` when the account is there and signed in."""

    finished = Signal()

    def __init__(self, account: Any, spawn: Callable[..., Any], parent: QWidget | None = None) -> None:
        super().__init__(Text("shell.registration", "A new account"), spawn, width=520, parent=parent)
        self._account = account
        self._password = ""
        self.form = Form(())
        self.show_form()

    def show_form(self) -> None:
        """Who and which shop."""
        self.form = Form(
            (
                FieldSpec(
                    "shop_name",
                    Text("shell.registration", "Name of the shop"),
                    wire=("entreprise_name", "business_name"),
                ),
                FieldSpec(
                    "name",
                    Text("shell.registration", "Your first and last name"),
                    check=_two_words,
                    wire=("first_name", "last_name"),
                ),
                FieldSpec("email", Text("shell.registration", "E-mail"), check=looks_like_email),
                FieldSpec(
                    "phone",
                    Text("shell.registration", "Phone"),
                    check=_phone,
                    placeholder="+228 90 00 11 22",
                    help=Text("shell.registration", "With the country code."),
                ),
                FieldSpec("country", Text("shell.registration", "Country"), "choice", choices=COUNTRIES),
                FieldSpec("city", Text("shell.registration", "City")),
                FieldSpec(
                    "password",
                    Text("shell.registration", "Password"),
                    "secret",
                    check=_long_enough,
                    wire=("password2",),
                ),
            ),
            {"country": "TG"},
        )
        self.fields = ()
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        self._words = Text("shell.registration", "Create the account")
        self.submit_button = Button(self._words, "primary")
        self.submit_button.clicked.connect(self.submit)
        back = Button(Text("shell.registration", "Back"))
        back.clicked.connect(self.left)
        self._work = self._register
        self.show_content(
            Text("shell.registration", "A new account"),
            column(self.form, self.fault_box, row(None, back, self.submit_button, spacing=8), spacing=14),
        )
        self.form.edit("shop_name").setFocus()

    def submit(self) -> None:
        if self.fields or self.form.validate():
            super().submit()

    async def _register(self) -> None:
        values = self.form.values()
        first, _, last = values["name"].partition(" ")
        new = NewAccount(
            first_name=first,
            last_name=last.strip(),
            email=values["email"],
            phone="".join(values["phone"].split()),
            password=values["password"],
            shop_name=values["shop_name"],
            city=values["city"],
            country=str(values["country"]),
        )
        await self._account.register(new)
        self._password = new.password
        self.show_code_step(new.email)

    def show_fault(self, error: BaseException) -> None:
        fields = complaints_of(error)
        if self.fields or not fields:
            super().show_fault(error)
            return
        left = self.form.show_errors(fields)
        if left:
            self.say(" ".join(left))

    def show_code_step(self, email: str) -> None:
        """The code from the mail."""
        self.code = TextField(Text("shell.registration", "Code"), features="codes", placeholder="123456", max_length=8)

        async def confirm() -> None:
            try:
                recovery = await self._account.confirm_registration(email, self.code.value())
            except Exception as error:
                if getattr(error, "status", None) != 400:
                    raise
                self.code.set_error(Text("shell.registration", "This code is wrong or too old: take the newest one"))
                return
            if recovery:
                self.show_recovery_code(email, recovery)
            else:
                await self._open(email)

        async def again() -> None:
            await self._account.send_email_code(email)
            self.code.set_value("")
            self.code.set_help(Text("shell.registration", "Another code is on its way; the one before is void."))

        self.step(
            Text("shell.registration", "Look into your mail"),
            Text("shell.registration", "We sent a code to {email}. The account exists when you have typed it.").fill(
                email=email
            ),
            (self.code,),
            Text("shell.registration", "Open the shop"),
            confirm,
            self.link(Text("shell.registration", "Send another code"), lambda: self.run(again)),
            self.link(Text("shell.registration", "Change the address"), self.show_form),
        )

    def show_recovery_code(self, email: str, code: str) -> None:
        """The recovery code, this once; what it opens comes after it: a failing sign-in must not hide it."""
        panel = RecoveryCode(code, self._spawn)
        self.fields, self._words = (), Text("shell.first_start", "Open the shop")
        self.kept_box, self.submit_button = panel.kept_box, panel.done_button
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        panel.kept.connect(lambda: self.run(partial(self._open, email)))
        self.show_content(TITLE, column(self.fault_box, panel, spacing=14))

    async def _open(self, email: str) -> None:
        await self._account.sign_in(email, self._password)
        self._password = ""
        self.finished.emit()


def _two_words(text: str) -> Words | None:
    fine = len(text.split()) >= 2
    return None if fine else Text("shell.registration", "Write first name and last name, like Akossiwa Mensah")


def _phone(text: str) -> Words | None:
    fine = _PHONE.fullmatch(text) is not None
    return None if fine else Text("shell.registration", "Write it with the country code, like +228 90 00 11 22")


def _long_enough(text: str) -> Words | None:
    return (
        None
        if len(text) >= SHORTEST
        else Text("shell.registration", "At least 6 characters: a short sentence works well")
    )
