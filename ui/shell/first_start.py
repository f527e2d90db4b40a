"""First start: where the shop lives, then either sign in to the cloud or set the shop up on this computer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.kit import icons, paint
from ui.kit.buttons import Button
from ui.kit.checks import looks_like_email
from ui.kit.containers import Note
from ui.kit.fields import LineEdit
from ui.kit.form import FieldSpec, Form
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.messages import complaints_of, describe
from ui.kit.theme import theme
from ui.shell.front import FrontPage
from ui.shell.recovery_code import TITLE, RecoveryCode


@dataclass(frozen=True, slots=True)
class NewShop:
    """What setting up on this computer asks. ``country`` is an ISO-2 code; it decides the currency."""

    shop_name: str
    first_name: str
    last_name: str
    email: str
    password: str
    country: str


SetUp = Callable[[NewShop], Awaitable[str]]
"""``code = await set_up(shop)``: makes the shop on this computer and returns its recovery code."""

COUNTRIES: Final[tuple[tuple[str, Text], ...]] = (
    ("TG", Text("shell.countries", "Togo")),
    ("BJ", Text("shell.countries", "Benin")),
    ("CI", Text("shell.countries", "Ivory Coast")),
    ("SN", Text("shell.countries", "Senegal")),
    ("BF", Text("shell.countries", "Burkina Faso")),
    ("ML", Text("shell.countries", "Mali")),
    ("NE", Text("shell.countries", "Niger")),
    ("GW", Text("shell.countries", "Guinea-Bissau")),
    ("CM", Text("shell.countries", "Cameroon")),
    ("GA", Text("shell.countries", "Gabon")),
    ("CG", Text("shell.countries", "Congo")),
    ("TD", Text("shell.countries", "Chad")),
    ("CF", Text("shell.countries", "Central African Republic")),
    ("GQ", Text("shell.countries", "Equatorial Guinea")),
    ("GN", Text("shell.countries", "Guinea")),
    ("GH", Text("shell.countries", "Ghana")),
    ("NG", Text("shell.countries", "Nigeria")),
    ("KE", Text("shell.countries", "Kenya")),
    ("UG", Text("shell.countries", "Uganda")),
    ("TZ", Text("shell.countries", "Tanzania")),
    ("RW", Text("shell.countries", "Rwanda")),
    ("ZA", Text("shell.countries", "South Africa")),
)


class Choice(QAbstractButton):
    """A large choice: icon, title, one sentence."""

    def __init__(self, glyph: str, title: Words, text: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph, self._title, self._text = glyph, title, text
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(84))

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._title))
        self.setAccessibleDescription(say(self._text))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = look.radius("card")
        paint.rounded(
            painter, rect, radius, "hover" if self._hovered else "surface", "accent" if self._hovered else "border"
        )
        if self.hasFocus():
            paint.focus_ring(painter, rect, radius)
        side = look.px(24)
        icons.paint_glyph(
            painter, QRectF(look.px(18), round((self.height() - side) / 2), side, side), self._glyph, "accent_text"
        )
        arrow = look.px(18)
        icons.paint_glyph(
            painter,
            QRectF(self.width() - arrow - look.px(14), round((self.height() - arrow) / 2), arrow, arrow),
            "ri.arrow-right-s-line",
            "text_faint",
        )
        left, room = look.px(58), self.width() - look.px(58 + 40)
        wrap = int(Qt.TextFlag.TextWordWrap)
        below = look.metrics("small").boundingRect(QRect(0, 0, room, look.px(80)), wrap, say(self._text)).height()
        top = (self.height() - look.line("section") - below) / 2
        painter.setFont(look.font("section"))
        painter.setPen(look.color("text"))
        painter.drawText(QRectF(left, top, room, look.line("section")), Qt.AlignmentFlag.AlignVCenter, say(self._title))
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text_muted"))
        painter.drawText(QRectF(left, top + look.line("section"), room, below + 2), wrap, say(self._text))


class FirstStartPage(FrontPage):
    """Cloud or this computer; the second asks for the shop and shows its recovery code. ``finished`` when it is set up."""

    cloud_chosen = Signal()
    finished = Signal()

    def __init__(self, set_up: SetUp, spawn: Callable[..., Any], parent: QWidget | None = None) -> None:
        super().__init__(Text("shell.first_start", "Where does your shop live?"), column(), width=520, parent=parent)
        self._set_up, self._spawn = set_up, spawn
        self.form: Form | None = None
        self.code = ""
        self.show_content(Text("shell.first_start", "Where does your shop live?"), self._home_step())

    def _home_step(self) -> Any:
        cloud = Choice(
            "ri.cloud-line",
            Text("shell.first_start", "TikNet cloud"),
            Text("shell.first_start", "I already have a TikNet account, or several sites."),
        )
        here = Choice(
            "ri.computer-line",
            Text("shell.first_start", "This computer"),
            Text(
                "shell.first_start", "Everything stays here and works without Internet. You can join the cloud later."
            ),
        )
        cloud.clicked.connect(self.cloud_chosen)
        here.clicked.connect(self.ask_shop)
        self.cloud_button, self.here_button = cloud, here
        return column(cloud, here, spacing=12)

    def ask_shop(self) -> None:
        """The form of the shop."""
        self.form = Form(
            (
                FieldSpec(
                    "shop_name",
                    Text("shell.first_start", "Name of the shop"),
                    help=Text("shell.first_start", "Printed on vouchers and receipts."),
                ),
                FieldSpec("name", Text("shell.first_start", "Your first and last name"), check=_two_words),
                FieldSpec("email", Text("shell.first_start", "E-mail"), check=looks_like_email),
                FieldSpec(
                    "password",
                    Text("shell.first_start", "Password"),
                    "secret",
                    check=_long_enough,
                    help=Text("shell.first_start", "At least 10 characters."),
                ),
                FieldSpec(
                    "country",
                    Text("shell.first_start", "Country"),
                    "choice",
                    choices=COUNTRIES,
                    help=Text("shell.first_start", "Decides the currency."),
                ),
            ),
            {"country": "TG"},
        )
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault_box = Note(self.fault, look="danger")
        self.fault_box.hide()
        back = Button(Text("shell.first_start", "Back"))
        back.clicked.connect(self._back)
        self.create_button = Button(Text("shell.first_start", "Create the shop"), "primary")
        self.create_button.clicked.connect(self.submit)
        self.show_content(
            Text("shell.first_start", "Your shop"),
            column(self.form, self.fault_box, row(None, back, self.create_button, spacing=8), spacing=14),
        )
        first = self.form.edit("shop_name")
        assert isinstance(first, LineEdit)
        first.setFocus()

    def _back(self) -> None:
        self.show_content(Text("shell.first_start", "Where does your shop live?"), self._home_step())

    def submit(self) -> None:
        """Check the form, then set the shop up."""
        if self.form is None or not self.form.validate():
            return
        values = self.form.values()
        first, _, last = values["name"].partition(" ")
        shop = NewShop(
            values["shop_name"], first, last.strip(), values["email"], values["password"], str(values["country"])
        )
        self.fault_box.hide()
        self.create_button.setEnabled(False)
        self._spawn(self._run(shop), name="set up", owner=self)

    async def _run(self, shop: NewShop) -> None:
        try:
            self.code = await self._set_up(shop)
        except Exception as error:  # noqa: BLE001 - said to the person
            assert self.form is not None
            left = self.form.show_errors(complaints_of(error))
            if left or not complaints_of(error):
                self.fault.set_words(" ".join(left) or describe(error).sentence)
                self.fault_box.show()
            self.create_button.setEnabled(True)
            return
        self.show_code(self.code)

    def show_code(self, code: str) -> None:
        """The recovery code: read, copy, then confirm that it is written down."""
        panel = RecoveryCode(code, self._spawn)
        panel.kept.connect(self.finished)
        self.kept_box, self.done_button = panel.kept_box, panel.done_button
        self.show_content(TITLE, column(panel))


def _two_words(text: str) -> Words | None:
    return (
        None
        if len(text.split()) >= 2
        else Text("shell.first_start", "Write first name and last name, like Akossiwa Mensah")
    )


def _long_enough(text: str) -> Words | None:
    return None if len(text) >= 10 else Text("shell.first_start", "At least 10 characters: a short sentence works well")
