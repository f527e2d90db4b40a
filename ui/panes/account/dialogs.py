"""The dialogs of the security page: a new password, two-factor sign-in on and off, a PIN."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from tiknet_desktop.services.security import TwoFactorSetUp, password_strength
from ui.kit.buttons import IconButton
from ui.kit.fields import TextField
from ui.kit.form import FieldSpec, Form
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label, Meter
from ui.kit.layout import column, row
from ui.kit.messages import complaints_of, describe
from ui.kit.saving import SavingDialog
from ui.kit.theme import theme

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

QR_SIDE: Final = 180

_STRENGTH: Final[tuple[tuple[Words, str], ...]] = (
    (Text("account", "Too short"), "danger"),
    (Text("account", "Weak"), "danger"),
    (Text("account", "Fair"), "warning"),
    (Text("account", "Good"), "success"),
    (Text("account", "Strong"), "success"),
)
_HINTS: Final[dict[str, Text]] = {
    "longer": Text("account", "make it longer: a short sentence works well"),
    "common": Text("account", "everybody tries this word first"),
    "name": Text("account", "it holds a name that is easy to find"),
    "repeats": Text("account", "too few different signs"),
    "mix": Text("account", "add a second word or a number"),
}


class StrengthMeter(QWidget):
    """How hard a password is to guess: a bar with a word, and what would help."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.meter = Meter(0, "danger", Text("account", "Strength of the password"))
        self.words = Label("", "caption", "text_muted", wrap=True)
        self.setLayout(column(self.meter, self.words, spacing=4))
        self.judge("")

    def judge(self, password: str) -> None:
        """Show how this one would do."""
        if not password:
            self.meter.set_share(0, "danger")
            self.words.set_words(Text("account", "At least 6 characters; a short sentence is best."))
            return
        strength = password_strength(password, *self._names)
        name, tone = _STRENGTH[strength.score]
        self.meter.set_share(max(0.08, strength.score / 4), tone)
        hints = ", ".join(str(_HINTS[hint]) for hint in strength.hints)
        self.words.set_words(f"{say(name)} – {hints}" if hints else say(name))


class PasswordDialog(SavingDialog):
    """The present password and the new one, twice."""

    def __init__(self, parent: QWidget, services: Services, spawn: Callable[..., Any]) -> None:
        self._services = services
        account = services.account
        self.old = TextField(Text("account", "Present password"), secret=True)
        self.new = TextField(Text("account", "New password"), secret=True)
        self.again = TextField(Text("account", "New password again"), secret=True, check=self._same)
        self.strength = StrengthMeter((account.email, account.shop_name, account.seller_name))
        self.new.edit.textChanged.connect(self.strength.judge)
        super().__init__(
            parent,
            Text("account", "Change the password"),
            self.old,
            self.new,
            self.strength,
            self.again,
            Label(
                Text(
                    "account", "Every other computer, phone and browser of this account is signed out; this one stays."
                ),
                "small",
                "text_muted",
                wrap=True,
            ),
            submit=Text("account", "Change the password"),
            save=self._change,
            spawn=spawn,
        )
        self.old.edit.setFocus()

    def _same(self, text: str) -> Words | None:
        return None if text == self.new.value() else Text("account", "Not the same as above")

    def ready(self) -> bool:
        checks = [self.old.validate(), self.new.validate(), self.again.validate()]
        if not all(checks):
            (self.old, self.new, self.again)[checks.index(False)].edit.setFocus()
        return all(checks)

    async def _change(self) -> bool:
        await self._services.security.change_password(self.old.value(), self.new.value())
        return True

    def show_error(self, error: BaseException) -> None:
        fields = complaints_of(error)
        if "new_password" in fields:
            same = "same" in str(fields["new_password"])
            self.new.set_error(
                Text("account", "Choose another one than before") if same else Text("account", "Make it longer")
            )
            self.new.edit.setFocus()
        elif getattr(error, "status", None) == 400:
            self.old.set_error(Text("account", "This is not the present password; capitals count"))
            self.old.edit.setFocus()
        else:
            self.say_fault(describe(error).sentence)


class TwoFactorDialog(SavingDialog):
    """Scan, then type a code. ``outcome`` holds the recovery codes."""

    def __init__(self, parent: QWidget, services: Services, spawn: Callable[..., Any], set_up: TwoFactorSetUp) -> None:
        from ui.printing.qr import qr_image

        self._services, self.set_up = services, set_up
        picture = QLabel()
        side = theme().px(QR_SIDE)
        image = qr_image(set_up.url, side)
        picture.setPixmap(QPixmap.fromImage(image))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(str(Text("account", "QR code for the authenticator app")))
        spaced = " ".join(set_up.secret[start : start + 4] for start in range(0, len(set_up.secret), 4))
        secret = Label(spaced, "label", features="codes", wrap=True, selectable=True)
        secret.setAccessibleName(str(Text("account", "Key to type instead of the scan")))
        copy = IconButton("ri.file-copy-line", Text("account", "Copy the key"), size="small")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(set_up.secret))
        self.code = TextField(
            Text("account", "The six digits the app shows"), placeholder="123456", features="codes", max_length=8
        )
        key = row(secret, copy, spacing=6)
        key.setStretch(0, 1)
        key.setAlignment(secret, Qt.AlignmentFlag.AlignVCenter)
        steps = column(
            Label(
                Text("account", "1. Scan this with an authenticator app (Aegis, Google Authenticator…)."),
                "body",
                wrap=True,
            ),
            Label(Text("account", "No camera? Type this key into the app:"), "small", "text_muted", wrap=True),
            key,
            Label(Text("account", "2. Type what the app shows."), "body", wrap=True),
            self.code,
            None,
            spacing=10,
        )
        both = row(picture, steps, spacing=18)
        both.setStretch(1, 1)
        super().__init__(
            parent,
            Text("account", "Turn two-factor sign-in on"),
            both,
            submit=Text("account", "Turn on"),
            save=self._confirm,
            spawn=spawn,
            width=600,
        )
        self.code.edit.setFocus()

    def ready(self) -> bool:
        return self.code.validate()

    async def _confirm(self) -> Any:
        return await self._services.security.confirm_two_factor(self.code.value())

    def show_error(self, error: BaseException) -> None:
        if getattr(error, "status", None) == 400:
            self.code.set_error(Text("account", "This code does not fit: wait for the next one and type it"))
            self.code.edit.setFocus()
            self.code.edit.selectAll()
        else:
            self.say_fault(describe(error).sentence)


class PinDialog(SavingDialog):
    """A PIN, twice. ``keep`` gets it."""

    def __init__(
        self,
        parent: QWidget,
        title: Words,
        intro: Words,
        keep: Callable[[str], Awaitable[Any]],
        spawn: Callable[..., Any],
    ) -> None:
        self._keep = keep
        self.form = Form(
            (
                FieldSpec("pin", Text("account", "PIN"), "secret", check=_digits, wire=("owner_pin",)),
                FieldSpec("again", Text("account", "The same again"), "secret", check=self._same),
            )
        )
        super().__init__(
            parent,
            title,
            Label(intro, "body", "text_muted", wrap=True),
            self.form,
            submit=Text("account", "Keep the PIN"),
            save=self._save,
            spawn=spawn,
            width=420,
        )
        self.form.edit("pin").setFocus()

    def _same(self, text: str) -> Words | None:
        return None if text == self.form.values()["pin"] else Text("account", "Not the same as above")

    def ready(self) -> bool:
        return self.form.validate()

    async def _save(self) -> bool:
        await self._keep(self.form.values()["pin"])
        return True


def _digits(text: str) -> Words | None:
    fine = text.isascii() and text.isdigit() and 4 <= len(text) <= 8
    return None if fine else Text("account", "Four to eight digits")
